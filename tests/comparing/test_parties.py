"""Between two parties: what both do in one direction, where they part, and silence where the text does not say."""

import pytest
from newsroom import Desk

from commonground.comparing.stories import group
from commonground.records.annotations import EntityKind
from commonground.records.story import Between, Direction

PEOPLE = ("Ana Roe", "Bo Lind", "Ida Falk")


def between(text: str) -> list[Between]:
    desk = Desk(text + "\n", published="2031-05-09")
    for name in PEOPLE:
        if name in text:
            desk.person(name)
    if "the Boatmen's Union" in text:
        desk.person("Boatmen's Union", kind=EntityKind.ORGANISATION)
    (story,) = group([desk.report()])
    return list(story.between)


def lines(text: str) -> list[tuple[str, str, str, str]]:
    return [(b.parties[0].name, b.verb, b.parties[1].name, b.direction.value) for b in between(text)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ana Roe and Bo Lind agreed to share the harbour.", ("Ana Roe", "agree", "Bo Lind", "together")),
        ("Ana Roe and Bo Lind will sign the pact on Friday.", ("Ana Roe", "sign", "Bo Lind", "together")),
        ("Ana Roe agreed with Bo Lind that the quay is unsafe.", ("Ana Roe", "agree with", "Bo Lind", "together")),
        ("The mayor, Ana Roe, backed Bo Lind's plan.", ("Ana Roe", "back", "Bo Lind", "together")),
        ("Ana Roe accused Bo Lind of selling the quay.", ("Ana Roe", "accuse", "Bo Lind", "apart")),
        ("Bo Lind was accused by Ana Roe of selling it.", ("Ana Roe", "accuse", "Bo Lind", "apart")),
        ("Ana Roe left the hall, accusing Bo Lind of lying.", ("Ana Roe", "accuse", "Bo Lind", "apart")),
        ("On Friday, Ana Roe rejected Bo Lind's offer.", ("Ana Roe", "reject", "Bo Lind", "apart")),
        ("Ana Roe rejected a proposal by Bo Lind.", ("Ana Roe", "reject", "Bo Lind", "apart")),
        ("Ana Roe and Bo Lind did not agree on a price.", ("Ana Roe", "not agree", "Bo Lind", "apart")),
        ("Ana Roe and Bo Lind accused each other of lying.", ("Ana Roe", "accuse", "Bo Lind", "apart")),
        ("Ana Roe, who accused Bo Lind of lying, stayed away.", ("Ana Roe", "accuse", "Bo Lind", "apart")),
        (
            "Sheriff Ana Roe, known for her views on boats, praised Bo Lind.",
            ("Ana Roe", "praise", "Bo Lind", "together"),
        ),
        ("Ana Roe endorsed three-term Governor Bo Lind.", ("Ana Roe", "endorse", "Bo Lind", "together")),
        ("Ana Roe called out House Speaker Bo Lind.", ("Ana Roe", "call out", "Bo Lind", "apart")),
        ("Ana Roe is challenging Bo Lind for the seat.", ("Ana Roe", "challenge", "Bo Lind", "apart")),
        ("Ana Roe then went on to praise Bo Lind.", ("Ana Roe", "praise", "Bo Lind", "together")),
        ("Ana Roe, meanwhile, took on Bo Lind again.", ("Ana Roe", "take on", "Bo Lind", "apart")),
        ("Ana Roe and other captains criticised Bo Lind.", ("Ana Roe", "criticise", "Bo Lind", "apart")),
        ("Ana Roe of Velm scoffed at Bo Lind's plan.", ("Ana Roe", "scoff at", "Bo Lind", "apart")),
        ("The dispute between Ana Roe and Bo Lind was long.", ("Ana Roe", "dispute between", "Bo Lind", "apart")),
        ("Ana Roe's sharp criticism of Bo Lind was heard.", ("Ana Roe", "criticism of", "Bo Lind", "apart")),
    ],
)
def test_a_sentence_that_says_it(text: str, line: tuple[str, str, str, str]) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe did not accuse Bo Lind of lying.",
        "Ana Roe would back Bo Lind if he asked her.",
        "Did Ana Roe accuse Bo Lind of lying?",
        "If Ana Roe and Bo Lind agreed, the quay would open.",
        "Friends of Ana Roe accused Bo Lind of lying.",
        "Ana Roe's lawyer accused Bo Lind of lying.",
        "Ana Roe rejected Bo Lind's critics.",
        "Ana Roe criticised the Bo Lind campaign.",
        "Ana Roe met Bo Lind on the quay.",
        "“Ana Roe accused Bo Lind of lying,” a neighbour said.",
        "Ana Roe wants to accuse Bo Lind of lying.",
        "Before Ana Roe and Bo Lind said so, nobody knew.",
        "Ana Roe, a friend of Bo Lind, who opposes the quay, left.",
        "Ana Roe, head of the house of Bo Lind, was attacked by some who fear boats.",
        "Ana Roe was criticised Bo Lind wrote.",
        "Ana Roe and Bo Lind were condemned by all.",
        "Ana Roe was challenged on Bo Lind.",
        "There was no dispute between Ana Roe and Bo Lind.",
        "Ana Roe's criticism of the Bo Lind campaign went on.",
        "Criticism of Bo Lind went on, and Ana Roe left.",
    ],
)
def test_silence_where_the_text_does_not_say_it(text: str) -> None:
    assert lines(text) == []


def test_each_line_has_its_sentence() -> None:
    (line,) = between("The sun shone. Ana Roe and Bo Lind signed the pact. Then it rained.")
    ((span,),) = line.cells.values()
    assert span.text == "Ana Roe and Bo Lind signed the pact."
    assert line.direction is Direction.TOGETHER


def test_of_three_that_agree_every_two_do() -> None:
    found = lines("Ana Roe, Bo Lind and Ida Falk agreed to meet again.")
    assert [(a, b) for a, _, b, _ in found] == [
        ("Ana Roe", "Bo Lind"),
        ("Ana Roe", "Ida Falk"),
        ("Bo Lind", "Ida Falk"),
    ]


def test_what_a_third_says_of_two_names_whose_word_it_is() -> None:
    desk = Desk("Ida Falk said that Ana Roe accused Bo Lind of lying.\n", published="2031-05-09")
    for name in PEOPLE:
        desk.person(name)
    desk.said("that Ana Roe accused Bo Lind of lying", "Ida Falk", name="Ida Falk", entity="p2")
    (story,) = group([desk.report()])
    (line,) = story.between
    assert line.attributed_to == "Ida Falk"


def test_a_denial_is_shown_beside_the_claim_with_both_sentences() -> None:
    desk = Desk("Bo Lind said the quay was sold. Ana Roe rejected the claim.\n", published="2031-05-09")
    for name in PEOPLE[:2]:
        desk.person(name)
    desk.said("the quay was sold", "Bo Lind", name="Bo Lind", entity="p1", cue="said")
    desk.said("the claim", "Ana Roe", name="Ana Roe", entity="p0", cue="rejected", denies=True)
    (story,) = group([desk.report()])
    (line,) = story.between
    assert (line.parties[0].name, line.verb, line.parties[1].name) == ("Ana Roe", "deny", "Bo Lind")
    ((claim, denial),) = line.cells.values()
    assert (claim.text, denial.text) == ("Bo Lind said the quay was sold.", "Ana Roe rejected the claim.")


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Ana Roe Backs Bo Lind", [("Ana Roe", "back", "Bo Lind")]),
        ("Ana Roe Mocks Bo Lind for Vote", [("Ana Roe", "mock", "Bo Lind")]),
        ("Ana Roe Backs Bo Lind Programs", []),
        ("Ana Roe Backs Away, Bo Lind Says", []),
    ],
)
def test_a_headline_writes_its_verb_like_a_name(headline: str, found: list[tuple[str, str, str]]) -> None:
    desk = Desk(f"{headline}\n\nThe harbour was quiet.\n", headline=headline, published="2031-05-09")
    for name in PEOPLE[:2]:
        desk.person(name)
    (story,) = group([desk.report()])
    assert [(b.parties[0].name, b.verb, b.parties[1].name) for b in story.between] == found
