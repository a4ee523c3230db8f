"""Nothing from a page may act on a terminal."""

import unicodedata

from harbour_story import at, courier
from hypothesis import given
from hypothesis import strategies as st

from commonground.showing.words import around, counted, joined, near, plain, quoted, same_words


@given(st.text())
def test_no_text_keeps_a_control_or_a_mark_that_reorders(text: str) -> None:
    shown = plain(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert {c for c in shown if unicodedata.category(c) == "Cf"} <= {"\u200c", "\u200d"}
    assert plain(shown) == shown


def test_an_escape_sequence_is_seen_and_does_nothing() -> None:
    assert plain("a\x1b[31mb") == "a\ufffd[31mb"


def test_reordering_marks_are_gone_and_the_words_stay_in_writing_order() -> None:
    assert plain("pay \u202e001\u202c euros") == "pay 001 euros"


def test_blanks_and_line_ends_are_one_space() -> None:
    assert plain(" a\u00a0b\r\n\tc\u2028d ") == "a b c d"


def test_letters_that_need_joiners_keep_them() -> None:
    assert plain("می\u200cروم") == "می\u200cروم"


def test_spans_that_lie_apart_are_joined_with_dots() -> None:
    article = courier().article
    spans = [at(article, "She said"), at(article, "on Friday")]
    assert joined(spans) == "She said … on Friday"
    assert quoted(spans) == "“She said” … “on Friday”"
    assert joined([at(article, "Ana Terzi, who leads"), at(article, "Terzi")]) == "Ana Terzi, who leads"
    assert joined([at(article, "Nobody"), at(article, "will load a ship")]) == "Nobody will load a ship"


def test_words_are_the_same_whatever_their_case_and_marks() -> None:
    assert same_words("“Nobody will,”") == same_words("nobody WILL")


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(1, "report"), counted(2, "copy", "copies"), counted(1200, "line")] == [
        "1 report",
        "2 copies",
        "1,200 lines",
    ]


def test_a_long_clause_is_cut_about_the_word_that_names_the_event() -> None:
    text = " ".join(f"w{n}" for n in range(40)).replace("w20", "struck")
    start = text.index("struck")
    cut, moved = around(text, start, start + 6)
    assert (
        cut
        == "… "
        + " ".join(f"w{n}" for n in range(13, 20))
        + " struck "
        + " ".join(f"w{n}" for n in range(21, 33))
        + " …"
    )
    assert cut[start + moved :].startswith("struck")


def test_a_clause_keeps_its_subject_where_the_event_is_named_soon_after_it() -> None:
    text = "Two crews of the northern fleet struck " + " ".join(f"w{n}" for n in range(40))
    cut, moved = around(text, text.index("struck"), text.index("struck") + 6)
    assert cut.startswith("Two crews of the northern fleet struck w0")
    assert cut.endswith(" …")
    assert moved == 0


def test_a_short_clause_is_left_whole() -> None:
    assert around("Dockers walked out on Monday", 8, 14) == ("Dockers walked out on Monday", 0)


@given(st.text(min_size=1).map(plain).filter(bool), st.data())
def test_what_is_cut_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([n for n, c in enumerate(text) if not c.isspace()]))
    cut, moved = around(text, start, start + 1)
    assert cut[start + moved] == text[start]
    assert cut.removeprefix("… ").removesuffix(" …") in text


def test_a_number_stands_among_its_words() -> None:
    text = "The port said its cranes lift $35 an hour at most, and often less than that."
    assert near(text, text.index("$35"), text.index("$35") + 3) == "… said its cranes lift $35 an hour at most, …"


@given(st.text(), st.data())
def test_the_words_about_a_number_are_on_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "\n" not in near(text, start, end)
