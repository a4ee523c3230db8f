"""Rules and another analyzer together."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from commonground.language.agreed import AgreedAnalyzer
from commonground.language.analysis import Name, Sentence
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
Told = list[tuple[str, EntityKind]]


class Listed:
    """An analyzer that finds the names of a list wherever their words stand, and calls every word a noun."""

    def __init__(self, names: Told) -> None:
        self._names = names

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences with the listed names."""
        return [self._read(sentence) for sentence in sentences]

    def _read(self, sentence: Sentence) -> Sentence:
        words = [token.text for token in sentence.tokens]
        found = [
            Name(sentence.tokens[at].start, sentence.tokens[at + size - 1].end, text, kind, at, at + size - 1)
            for text, kind in self._names
            for size in [len(text.split())]
            for at in range(len(words))
            if words[at : at + size] == text.split()
        ]
        found = [n for n in found if not any(m.first <= n.first <= n.last <= m.last for m in found if m != n)]
        tokens = tuple(replace(token, upos="NOUN") for token in sentence.tokens)
        return replace(sentence, names=tuple(sorted(found, key=lambda n: n.first)), tokens=tokens)


def names(text: str, listed: Told) -> Told:
    """The names of a text with their kinds, once the listed ones are weighed against the rules'."""
    analysis = analyze(from_text(text), AgreedAnalyzer(Listed(listed)))
    return [(name.text, name.kind) for sentence in analysis.sentences for name in sentence.names]


def test_the_trees_are_the_others() -> None:
    analysis = analyze(from_text("On Monday Ms Greta Halvorsen left."), AgreedAnalyzer(Listed([])))
    assert {token.upos for token in analysis.sentences[0].tokens} == {"NOUN"}


def test_the_others_fill_the_gaps() -> None:
    """A titled name stands by the rules alone."""
    found = names("On Monday Ms Greta Halvorsen left Brimlo.", [("Brimlo", ORGANISATION)])
    assert found == [("Greta Halvorsen", PERSON), ("Brimlo", ORGANISATION)]


def test_where_a_name_ends_the_other_says() -> None:
    text = "The head of Halden Rowers Federation, Ana Moe, left."
    whole = ("Halden Rowers Federation", ORGANISATION)
    assert whole in names(text, [whole, ("Ana Moe", PERSON)])


def test_a_hyphen_ties_a_name_together() -> None:
    listed = [("Uma", PERSON), ("Sambel", PERSON), ("Dudu", PERSON)]
    assert names("The court heard Dudu Uma-Sambel on Monday.", listed)[-1] == ("Uma-Sambel", PERSON)


def test_an_organisation_goes_on_to_its_last_word() -> None:
    assert ("Oberlo Rowers Federation", ORGANISATION) in names(
        "He called the Oberlo Rowers Federation.", [("Oberlo Rowers", ORGANISATION)]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Boats lay in Orvik on Monday. Orvik mourns.",
        "Karl Moe, 24, from Orvik, died. Orvik mourns.",
        "ORVIK, Scotland (Sea Wire News) – The fishermen of Orvik stayed. They left Orvik.",
    ],
)
def test_a_place_is_no_person_because_it_mourns(text: str) -> None:
    """What stands before it says that it is a place, once for the whole article."""
    found = names(text, [("Orvik", PERSON), ("ORVIK", PERSON)])
    assert {kind for name, kind in found if name.lower() == "orvik"} == {PLACE}


def test_a_town_before_a_noun_is_no_person() -> None:
    found = names("A Orvik trawler sank. The Orvik boat was old.", [("Orvik", PERSON)])
    assert ("Orvik", PERSON) not in found


def test_a_surname_is_its_persons() -> None:
    text = "Daiza Rioland has two children. She attends a centre that Rioland trusts. Nobody asked Rioland."
    found = names(text, [("Daiza Rioland", PERSON), ("Rioland", ORGANISATION)])
    assert {kind for _, kind in found} == {PERSON}


def test_the_capital_that_opens_a_line_is_no_name() -> None:
    text = "Deckhand dies after a week\n\nThe deckhand was 24, his aunt said."
    assert names(text, [("Deckhand", PERSON)]) == []


def test_a_title_case_headline_repeats_the_bodys_names() -> None:
    text = "Oslo and Brimlo Mend a Long Quarrel Over Mackerel\n\nBrimlo sent its boats home on Monday."
    found = names(text, [("Mackerel", PLACE), ("Brimlo", PLACE)])
    assert [name for name, _ in found] == ["Oslo", "Brimlo", "Brimlo"]


def test_games_and_fairs_are_no_organisations() -> None:
    """The town in their name is what is known of them."""
    found = names("He spoke of the Oslo Winter Games next year.", [("Oslo Winter Games", ORGANISATION)])
    assert found == [("Oslo", PLACE)]


def test_a_person_whom_the_network_cuts_short_or_in_two_is_one() -> None:
    text = "Councillor Gary Fan of Vell met his rival, the veteran politician Raymond Wong of Halden."
    listed = [("Gary", PERSON), ("Raymond", PERSON), ("Wong", PERSON), ("Vell", PLACE), ("Halden", PLACE)]
    found = names(text, listed)
    assert ("Gary Fan", PERSON) in found
    assert ("Raymond Wong", PERSON) in found
    assert not {("Gary", PERSON), ("Raymond", PERSON), ("Wong", PERSON)} & set(found)


def test_a_university_keeps_the_place_it_is_of() -> None:
    found = names(
        "She studied at the University of Norway before the war.", [("University", ORGANISATION), ("Norway", PLACE)]
    )
    assert found == [("University of Norway", ORGANISATION)]


def test_two_parties_with_and_between_them_stay_two() -> None:
    listed = [("Reform Party", ORGANISATION), ("Labour Party", ORGANISATION)]
    found = names("He left the Reform Party and Labour Party of Norway behind.", listed)
    assert ("Reform Party", ORGANISATION) in found


def test_one_of_a_people_is_no_person_by_name() -> None:
    assert names("One Kurd was turned back at the border.", [("One Kurd", PERSON)]) == []
