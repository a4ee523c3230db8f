"""Who takes part in an event: a wrong name beside a killing is a libel, so in doubt nobody is named."""

import pytest

from commonground.pipeline import annotate, from_text


def parts(text: str, trigger: str) -> set[tuple[str, str]]:
    """The (name, role) pairs of the one event that the word sets off, on a page of 22 March 2024."""
    found = [e for e in annotate(from_text(text, published="2024-03-22")).events if e.trigger.text == trigger]
    assert len(found) == 1, [e.trigger.text for e in found]
    return {(p.name, p.role) for p in found[0].participants}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Police arrested Paul Lund in Oslo on Monday.", "arrested", {("Paul Lund", "patient")}),
        ("Paul Lund was shot in Oslo on Monday.", "shot", {("Paul Lund", "patient")}),
        ("Paul Lund, arrested on Monday, is a baker.", "arrested", {("Paul Lund", "patient")}),
        (
            "Police arrested Paul Lund, Anna Berg and John Moe on Monday.",
            "arrested",
            {("Paul Lund", "patient"), ("Anna Berg", "patient"), ("John Moe", "patient")},
        ),
        ("Paul Lund left Oslo and attacked Anna Berg.", "attacked", {("Paul Lund", "agent"), ("Anna Berg", "patient")}),
    ],
)
def test_subject_and_object_take_part(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    assert parts(text, trigger) == expected


def test_the_object_ends_at_the_comma_of_the_clause() -> None:
    text = "When Paul Lund killed himself in jail, prosecutors charged Anna Berg."
    assert parts(text, "killed") == {("Paul Lund", "patient")}
    assert parts(text, "charged") == {("Anna Berg", "patient")}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A tank crew killed a Herald reporter in Homs on Monday.", "killed"),
        ("A Paul Lund supporter was killed in Oslo on Monday.", "killed"),
        ("Police arrested Paul Lund's brother on Monday.", "arrested"),
        ("The wife of Paul Lund was killed in Oslo on Monday.", "killed"),
        ("A plane came down in Nepal on Monday, killing 72 aboard a jet operated by Fell Airlines.", "killing"),
        ("Paul Lund, whose son was killed in Oslo on Monday, wept.", "killed"),
        ("Paul Lund praised the plan to attack Homs on Monday.", "attack"),
        ("Paul Lund spoke in Oslo and a man shot a policeman on Monday.", "shot"),
    ],
)
def test_a_name_that_belongs_to_another_word_takes_no_part(text: str, trigger: str) -> None:
    found = [e for e in annotate(from_text(text, published="2024-03-22")).events if e.trigger.text == trigger]
    people = {"Paul Lund", "Herald", "Fell Airlines"}
    assert all(p.name not in people for e in found for p in e.participants)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Anna Berg (R-Ark.) on Tuesday released a report on schools.", "released", {("Anna Berg", "agent")}),
        ("The tour of Norway on Tuesday drew crowds.", "tour", set()),
        ("Paul Lund defended the raid on the camp in Homs, Syria, which killed four people.", "killed", set()),
        ("The court struck down tariffs Paul Lund had imposed in Varno on Monday.", "struck down", set()),
    ],
)
def test_a_name_that_stands_near_takes_no_part(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    assert parts(text, trigger) == expected


def test_a_headline_without_its_auxiliary_names_who_was_blamed() -> None:
    page = from_text(
        "Lund Criticised for Harbour Remarks\n\nPaul Lund spoke.", headline="Lund Criticised for Harbour Remarks"
    )
    found = [e for e in annotate(page).events if e.kind == "condemnation"]
    assert [(p.role) for e in found for p in e.participants] in ([], ["patient"])
