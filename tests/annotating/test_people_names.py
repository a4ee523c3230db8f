"""Names that are not what they look like: headline verbs, ranks, sons called like fathers, states after senators."""

import pytest

from commonground.annotating.people import People, who_is_who
from commonground.language.analyze import analyze
from commonground.reading.read import from_text


def read(text: str, headline: str | None = None) -> People:
    """Who is who in a text, as the program reads it."""
    article = from_text(text, headline=headline)
    return who_is_who(article, analyze(article))


def meant(people: People, words: str) -> list[str | None]:
    """The names of those whom mentions with these words mean, in text order."""
    return [people.name_of(m.entity) for m in people.mentions if m.text == words]


def people_of(people: People) -> list[str]:
    return [entity.name for entity in people.entities if entity.kind == "person"]


def test_a_son_is_not_his_father() -> None:
    """They differ by "Jr." alone; each is meant by his own full name."""
    people = read("Donald Marsh Jr. said he would not run. His father, Donald Marsh, was asked again on Monday.")
    assert people_of(people) == ["Donald Marsh Jr.", "Donald Marsh"]


def test_a_headline_leaves_out_the_suffix() -> None:
    """Where the text has one man of the name, in full."""
    headline = "Ivan Hale Warns Harbour Towns"
    people = read(f"{headline}\n\nIvan R. Hale Jr. warned the towns on Monday. Mr. Hale was calm.", headline)
    assert people_of(people) == ["Ivan R. Hale Jr."]


def test_a_short_first_name_is_the_same_person() -> None:
    people = read("Robert Toft spoke first. Later Bob Toft took questions, and Mr. Toft left.")
    assert people_of(people) == ["Robert Toft"]
    assert meant(people, "Mr. Toft") == ["Robert Toft"]


@pytest.mark.parametrize("beginning", ["Storms: MEC Mamabane urges caution", "Professors Chide Mamabane"])
def test_a_rank_or_a_verb_in_a_headline_is_no_first_name(beginning: str) -> None:
    """The surname alone is still the one person's who has a full name."""
    people = read(f"{beginning}\n\nJacob Mamabane said it was over. Mamabane left. He was tired.", beginning)
    assert people_of(people) == ["Jacob Mamabane"]
    assert meant(people, "He") == ["Jacob Mamabane"]


def test_a_senators_party_and_state_are_nobody() -> None:
    assert people_of(read("Sen. Ana Torvik, R-Fla., accused the mayor of delay.")) == ["Ana Torvik"]


def test_a_prince_goes_by_his_title() -> None:
    """ "Andrew" alone tells no reader who it is."""
    people = read("Prince Andrew met Virginia Holt in London. Andrew said he was sorry.")
    assert meant(people, "Andrew") == ["Prince Andrew"]


def test_the_president_is_not_the_vice_president() -> None:
    people = read("Vice President Joe Dale met President Karl Moe on Monday. The president said the talks went well.")
    assert meant(people, "president") == ["Karl Moe"]


def test_the_wife_of_the_president_is_not_the_president() -> None:
    people = read("Ana Berg, wife of the president, came by train. The president was late.")
    assert meant(people, "president") == [None, None]


def test_an_officer_of_another_tale_is_not_the_one_named() -> None:
    """Berg remembers one who stopped her years ago; the article's officer was named long before."""
    calm = "The town was calm. Nobody was hurt. Shops opened. Buses ran. Schools were shut. Ferries ran. "
    people = read(
        f'Officer Karl Moe shot the man on Monday. {calm}Ana Berg was stopped once. "The officer yelled," she said.'
    )
    assert meant(people, "officer") == [None]


def test_a_quotation_that_a_paragraph_ends_is_not_the_speakers_clause() -> None:
    """The straight mark closes what the paragraph before opened, so that Moe stands outside it and goes on to speak."""
    people = read(
        '"This is about the harbour.\n\nThis is not about Captain Hale," Karl Moe said. "It is late," he said.'
    )
    assert meant(people, "he") == ["Karl Moe"]


def test_a_resident_with_his_age_is_no_stranger() -> None:
    """ "A resident" describes Toft, so nobody else competes for "he"."""
    text = "Yevhen Toft, 74, a Norvik resident who saw the fire, said the moment he heard it he ran to his dog."
    people = read(f"{text}\n\n“She and I were thrown back. We both survived,” he said.")
    assert meant(people, "he") == ["Yevhen Toft"] * 3


def test_a_surname_is_no_firm() -> None:
    """Wherever the reader of names takes it for one: Asa Hutton is named in full."""
    people = read("Asa Hutton led the review. Hutton Group was late. The Harbour Guild praised Hutton and his team.")
    assert [e.kind for e in people.entities if e.name == "Hutton"] == []


def test_the_surname_is_the_sons_where_the_story_is_about_him() -> None:
    """His father is named once, just before."""
    text = (
        "Jesse Moe Jr. was sentenced with his wife, Sandra Moe. Jesse Moe Jr. wept. Jesse Moe Jr. left. "
        "It was late. It was cold. His father, Rev. Jesse L. Moe, was in the room. Moe spoke."
    )
    assert set(meant(read(text), "Moe")) == {"Jesse Moe Jr."}
