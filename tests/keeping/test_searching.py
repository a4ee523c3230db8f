"""Search finds by words, speakers, outlets, places and dates, and points into the snapshot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from commonground.keeping.searching import LONGEST, best_line, parsed, unmarked


def found(library: Library, query: str) -> set[str]:
    return {library.report(hit.article).article.source.rpartition("/")[2][:2] for hit in library.search(query)}


def holding(library: Library, words: str) -> set[str]:
    """The samples whose text, furniture apart, holds the words."""
    rows = [library.report(row.id).article for row in library.articles()]
    return {
        article.source.rpartition("/")[2][:2]
        for article in rows
        if any(words.casefold() in block.text.casefold() for block in article.blocks if block.role != "furniture")
    }


def test_words_are_found_where_they_stand_and_nowhere_else(shelf: Library) -> None:
    assert found(shelf, "helicopter") == holding(shelf, "helicopter") != set()
    assert found(shelf, '"joint inquiry"') == holding(shelf, "joint inquiry") != set()
    assert found(shelf, "zebra") == set()


def test_furniture_is_not_found(shelf: Library) -> None:
    """ "Crossword" stands in the machinery of several pages, and in no article."""
    assert found(shelf, "crossword") == set()


def test_all_words_must_stand_there_in_any_form_of_their_ending(shelf: Library) -> None:
    assert found(shelf, "helicopter Mowat") <= found(shelf, "helicopter") & found(shelf, "Mowat")
    assert found(shelf, "collisions") == found(shelf, "collision") != set()
    assert found(shelf, "helicop*") == found(shelf, "helicopter")


def test_marks_are_the_matched_words_and_the_passage_is_a_stretch_of_the_snapshot(shelf: Library) -> None:
    for hit in shelf.search("fishermen"):
        text = shelf.report(hit.article).article.text
        assert hit.passage is not None
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert hit.marks
        assert {hit.passage.text[start:end].lower().rstrip("'s")[:8] for start, end in hit.marks} == {"fisherme"}


def test_who_said_it(shelf: Library) -> None:
    """Only statements of that speaker count: Gunn is cited on the telephone, Hale is not."""
    assert found(shelf, 'speaker:gunn said:"picks up a telephone"') == {"01"}
    assert found(shelf, 'speaker:hale said:"picks up a telephone"') == set()
    (hit,) = shelf.search('speaker:gunn said:"picks up a telephone"')
    assert hit.passage is not None
    assert "picks up a telephone" in hit.passage.text


def test_what_somebody_did_not_say_is_no_statement(shelf: Library) -> None:
    """ "It did not say how fast the Nordvakt had been going" is reported silence."""
    assert "01" in found(shelf, '"how fast the Nordvakt"')
    assert found(shelf, 'said:"how fast the Nordvakt"') == set()


def test_outlets_places_and_dates_narrow_it_down(shelf: Library) -> None:
    assert found(shelf, "outlet:fjord") == {"07", "09"}
    assert found(shelf, 'outlet:"the fjord tribune" after:2024-03-20') == {"09"}
    assert "06" in found(shelf, "place:bergen")
    assert found(shelf, "place:bergen") <= holding(shelf, "bergen")
    before, after = found(shelf, "before:2024-03"), found(shelf, "after:2024-02")
    assert "01" in before
    assert not before & after
    assert found(shelf, "before:2030") == {f"{number:02}" for number in range(1, 14)}, "an inferred date counts too"


def test_without_words_the_latest_come_first(shelf: Library) -> None:
    dates = [hit.published for hit in shelf.search("outlet:lerwick") if hit.published]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("query", ["before:yesterday", "after:2024-13", 'speaker:""', "said: "])
def test_what_is_wrong_with_a_query_is_said(shelf: Library, query: str) -> None:
    with pytest.raises(LibraryError) as error:
        shelf.search(query)
    assert error.value.remedy


def test_a_colon_in_a_word_is_no_field() -> None:
    assert parsed("10:30 https://x.example").words == ['"10:30"', '"https://x.example"']


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_query_is_answered_or_refused(samples_library: Library, query: str) -> None:
    """FTS5 has a language of its own; nothing that is typed may reach it as such."""
    try:
        samples_library.search(query)
    except LibraryError as error:
        assert error.remedy


@pytest.fixture(scope="module")
def samples_library(samples: object) -> Library:
    return Library(str(samples), readonly=True)


@given(st.text(alphabet="ab \n\ufdd0\ufdd1", max_size=600), st.text(min_size=1, max_size=5))
def test_a_passage_is_never_longer_than_it_may_be(line: str, word: str) -> None:
    clean = line.replace("\ufdd0", "").replace("\ufdd1", "") + word.replace("\ufdd0", "x").replace("\ufdd1", "x")
    start = len(clean) - len(word)
    passage = best_line(clean, [(start, len(clean))])
    assert passage is not None
    assert clean[passage.start : passage.start + len(passage.text)] == passage.text
    assert len(passage.text) <= max(LONGEST, len(word))


def test_marks_are_taken_out_where_they_stand() -> None:
    assert unmarked("a \ufdd0fish\ufdd1 and \ufdd0fish\ufdd1") == ("a fish and fish", [(2, 6), (11, 15)])
