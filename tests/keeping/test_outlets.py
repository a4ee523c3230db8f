"""The library learns which lines are an outlet's own, and the user's word on a line wins."""

import pytest

from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from commonground.records.article import Role

TALES = (
    ("Ferry to Ostrel late again", "The ferry to Ostrel was three hours late on Monday, the harbour office said."),
    ("School in Ruvik gets a roof", "The school in Ruvik will have its new roof by May, the council decided."),
    ("Bakers of Holt strike", "Bakers in Holt stayed away from their ovens on Tuesday over the price of flour."),
    ("Snow shuts the pass", "The pass above Holt was shut on Wednesday after two feet of snow fell in a night."),
    ("A choir for Ruvik", "Ruvik will have a choir again, the first since 1988, its new priest told the parish."),
    ("Owl stops train", "An owl on the line stopped the evening train to Ruvik for an hour on Friday."),
)
SLOGAN = "The valley has had its own paper since the bridge was built, and it means to keep it that way for good."


def page(number: int) -> bytes:
    title, text = TALES[number]
    return f"{title}\n\n{text}\n\n{SLOGAN}\n".encode()


def role_of(library: Library, article: str, words: str) -> Role:
    return next(block.role for block in library.report(article).article.blocks if block.text.startswith(words))


def add(library: Library, number: int) -> str:
    return library.add(page(number), outlet="Valley Post", source=f"page {number}").article


def test_a_line_on_page_after_page_is_the_outlets_own(empty: Library) -> None:
    first, *_, last = (add(empty, number) for number in range(6))
    assert role_of(empty, first, SLOGAN) is not Role.FURNITURE, "on the first page nothing was known yet"
    assert role_of(empty, last, SLOGAN) is Role.FURNITURE
    assert empty.search(f'"{SLOGAN}"')
    (template,) = empty.templates("Valley Post")
    assert (template.text, template.pages, template.of, template.role) == (SLOGAN, 6, 6, None)
    assert empty.recall("Valley Post") == 5, "the earlier pages are marked by what is known now"
    assert role_of(empty, first, SLOGAN) is Role.FURNITURE
    assert empty.search(f'"{SLOGAN}"') == []
    assert empty.recall("Valley Post") == 0
    assert list(empty.check()) == []


def test_what_the_user_says_of_a_line_holds_for_all_pages_of_the_outlet(empty: Library) -> None:
    first, second = add(empty, 0), add(empty, 1)
    elsewhere = empty.add(page(2), outlet="Holt Herald").article
    start = empty.report(first).article.text.index(SLOGAN)
    assert empty.mark(first, start, "furniture") == 2
    assert {role_of(empty, id, SLOGAN) for id in (first, second, add(empty, 3))} == {Role.FURNITURE}
    assert role_of(empty, elsewhere, SLOGAN) is not Role.FURNITURE
    reasons = [block.reason for block in empty.report(second).article.blocks if block.text == SLOGAN]
    assert reasons == ["you marked this line"]
    empty.mark(first, start, None)
    assert role_of(empty, second, SLOGAN) is not Role.FURNITURE
    assert list(empty.check()) == []


def test_a_mark_changes_what_is_found(empty: Library) -> None:
    article = add(empty, 2)
    text = empty.report(article).article.text
    assert empty.report(article).annotations.times
    empty.mark(article, text.index("Bakers in Holt"), "caption")
    assert empty.mark(article, text.index("Bakers in Holt"), "furniture") == 1
    assert empty.report(article).annotations.times == ()
    assert empty.search("flour") == []


def test_forgetting_starts_anew(empty: Library) -> None:
    article = next(iter([add(empty, number) for number in range(3)]))
    empty.mark(article, empty.report(article).article.text.index(SLOGAN), "caption")
    empty.forget("Valley Post")
    assert empty.templates("Valley Post") == []
    assert role_of(empty, add(empty, 3), SLOGAN) is not Role.FURNITURE
    with pytest.raises(LibraryError, match="no outlet"):
        empty.forget("Nobody's Paper")


def test_a_page_without_an_outlet_is_remembered_by_itself(empty: Library) -> None:
    one, other = (empty.add(page(number)).article for number in (0, 1))
    assert empty.mark(one, empty.report(one).article.text.index(SLOGAN), "furniture") == 1
    assert role_of(empty, other, SLOGAN) is not Role.FURNITURE


def test_only_a_line_can_be_marked(empty: Library) -> None:
    article = add(empty, 0)
    with pytest.raises(LibraryError, match="no line with words starts at 3"):
        empty.mark(article, 3, "furniture")
    with pytest.raises(ValueError, match="nonsense"):
        empty.mark(article, 0, "nonsense")


def test_outlets_are_listed_with_their_pages(shelf: Library) -> None:
    assert {row.name: row.pages for row in shelf.outlets()}["The Harbour Post"] == 3
