"""What a page cut from the text it shares with others, what it added, who was first, whom it credits."""

from newsroom import Desk

from commonground.comparing.stories import group
from commonground.records.story import Copies, Report

LINES = (
    "KARSK (Nordic Wire) – The ferry Aurora ran aground off Karsk at dawn with ninety people on board.",
    "Two tugs from Vell pulled at the hull for three hours before the tide began to lift the bow.",
    "The harbour master, Bo Lind, called the crew calm and said the pilots had warned of the bank.",
    "Passengers were given soup and blankets in the old customs house while buses came from Vell.",
    "The line will send another ship on Monday and pay for the nights that travellers lost by it.",
)
OWN = "Readers of this paper saw the same bank close the port for a week in the winter of last year."


def report(*lines: str, published: str = "2031-05-09") -> Report:
    return Desk("\n\n".join(lines) + "\n", published=published).report()


def copies(*reports: Report) -> Copies:
    (story,) = group(reports)
    (found,) = story.copies
    return found


def test_the_last_paragraphs_were_cut() -> None:
    full, short = report(*LINES), report(*LINES[:3])
    (cut,) = copies(full, short).cuts
    assert (cut.article, cut.of, cut.from_end) == (short.article.id, 5, True)
    assert [span.text for span in cut.cut] == list(LINES[3:])
    assert all(span.article == full.article.id for span in cut.cut)


def test_a_paragraph_in_the_middle_was_cut_and_one_was_added() -> None:
    full, other = report(*LINES), report(*LINES[:1], *LINES[2:4], OWN)
    (cut,) = copies(full, other).cuts
    assert [span.text for span in cut.cut] == [LINES[1], LINES[4]]
    assert not cut.from_end
    assert [span.text for span in cut.added] == [OWN]


def test_a_paragraph_whose_words_a_desk_changed_is_still_there() -> None:
    changed = LINES[1].replace("three hours", "half a morning")
    (cut,) = copies(report(*LINES), report(LINES[0], changed, *LINES[2:4])).cuts
    assert [span.text for span in cut.cut] == [LINES[4]]
    assert cut.added == ()


def test_who_was_first_is_said_where_the_days_tell_it() -> None:
    early, late = report(*LINES[:4], published="2031-05-09"), report(*LINES, published="2031-05-10")
    assert copies(early, late).first == early.article.id
    assert copies(report(*LINES[:4]), report(*LINES)).first is None


def test_the_agency_is_shown_where_the_page_credits_it() -> None:
    found = copies(report(*LINES), report(*LINES[:3]))
    assert [span.text for span in found.agencies] == ["Nordic Wire", "Nordic Wire"]


def test_pages_that_share_no_text_are_no_copies() -> None:
    for story in group([report(*LINES), report(OWN)]):
        assert story.copies == ()
