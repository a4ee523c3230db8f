"""Offices beside names, and roles that mean their holders."""

import pytest
from as_read import people_by_rules as read

from commonground.records.annotations import MentionForm


def roles(text: str) -> list[tuple[str, str | None]]:
    """The roles of a text with the names of those whom they mean."""
    people = read(text)
    return [(m.text, people.name_of(m.entity)) for m in people.mentions if m.form is MentionForm.ROLE]


@pytest.mark.parametrize(
    "beginning",
    [
        "Denmark's fisheries minister, Martin Hale, said it was over.",
        "Danish fisheries minister Martin Hale said it was over.",
        "Danish Fisheries Minister Martin Hale said it was over.",
        "Martin Hale, the Danish fisheries minister, said it was over.",
    ],
)
@pytest.mark.parametrize("role", ["Danish fisheries minister", "fisheries minister", "minister"])
def test_a_portfolio_is_part_of_the_office(beginning: str, role: str) -> None:
    assert roles(f"{beginning} The {role} was late.")[-1] == (role, "Martin Hale")


def test_the_office_before_a_name_is_an_alias() -> None:
    """So that another report's "Denmark's fisheries minister" is he."""
    entity = read("Denmark's fisheries minister, Martin Hale, said it was over.").entity("person:martin-hale")
    assert entity is not None
    assert "Denmark's fisheries minister" in entity.aliases


def test_another_portfolio_is_another_minister() -> None:
    text = "Danish fisheries minister Martin Hale spoke. The climate minister was late. The Norwegian minister too."
    assert roles(text) == [("climate minister", None), ("Norwegian minister", None)]


def test_two_portfolios_are_told_apart() -> None:
    text = "Denmark's water minister, Ana Berg, met the roads minister, Karl Moe, in Oslo. The roads minister was late."
    assert roles(text) == [("roads minister", "Karl Moe")]


def test_a_verb_is_no_portfolio() -> None:
    entity = read("The party praised minister Martin Hale on Monday.").entity("person:martin-hale")
    assert entity is not None
    assert not any("praised" in alias for alias in entity.aliases)


@pytest.mark.parametrize("kin", ["His aunt, Robin Leask, said little.", "His aunt Robin Leask said little."])
def test_an_aunt_is_she(kin: str) -> None:
    """Robin is a man's name as often as a woman's."""
    people = read(f"John Leask died on Monday. {kin} She wept. He was 40.")
    pronouns = [people.name_of(m.entity) for m in people.mentions if m.text in ("She", "He")]
    assert pronouns == ["Robin Leask", "John Leask"]
