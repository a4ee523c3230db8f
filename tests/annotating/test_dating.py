"""The date of a page that states none."""

from commonground.annotating.dating import date_article
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.article import UNDATED, Basis, Dating

TALKS = (
    "Ministers said they agreed after talks with the union on the eve of the ports conference.\n"
    "After the talks the minister will travel to Norhaven, which hosts the conference on September 9-10.\n"
    "Freight rose almost 4 percent in 2018, and in the first half of 2019 it grew 6 percent.\n"
    "The union said Sunday's talks were useful.\n"
)


def dating(text: str) -> Dating:
    article = from_text(text)
    return date_article(article, analyze(article))


def test_a_stated_date_is_returned_as_it_stands() -> None:
    article = from_text("Talks failed on Monday.", published="2013-05-10")
    assert date_article(article, analyze(article)) is article.published


def test_weekday_eve_and_a_half_year_that_is_over_give_the_days_with_their_clues() -> None:
    found = dating(TALKS)
    assert (found.basis, found.edtf, found.best) == (Basis.INFERRED, "2019-09-08/2019-09-09", "2019-09-08")
    assert [clue.span.text for clue in found.clues] == [
        "the eve of the ports conference",
        "September 9-10",
        "the first half of 2019",
        "Sunday",
    ]
    assert found.clues[2].says == "told as past: written on 2019-07-01 or later"


def test_where_the_weekday_fits_no_year_there_is_no_date() -> None:
    assert dating(TALKS.replace("Sunday", "Wednesday")) == UNDATED


def test_where_no_figures_tell_the_year_there_is_no_date() -> None:
    assert dating(TALKS.replace(", and in the first half of 2019 it grew 6 percent", "")) == UNDATED


def test_years_named_in_passing_give_no_date() -> None:
    assert dating("The mill closed in 2006. It had opened in May 1990. It will be razed on Monday.") == UNDATED


def test_a_dateline_with_its_full_date_is_enough() -> None:
    found = dating("PORT ELLIS, May 10, 2013 (Agency) -- The harbour will close for repairs.")
    assert (found.edtf, found.best) == ("2013-05-10/2013-05-11", "2013-05-10")
    assert found.clues[0].says == "dateline: published from 2013-05-10 to 2013-05-11"


def test_two_datelines_that_contradict_give_no_date() -> None:
    text = "PORT ELLIS, May 10, 2013 (Agency) -- The harbour closed.\nNORHAVEN, May 20, 2013 (Agency) -- It opened."
    assert dating(text) == UNDATED


def test_a_full_date_that_is_no_dateline_gives_no_date() -> None:
    assert dating("On May 10, 2013 - a Friday - the harbour closed.") == UNDATED


def test_a_text_without_times_has_no_date() -> None:
    assert dating("The minister declined to comment.") == UNDATED
    assert dating("") == UNDATED


def test_the_newest_post_quoted_gives_two_weeks() -> None:
    found = dating(
        "The mayor was mocked for his hat.\nNice hat! — Ann Berg (@annberg) May 3, 2019\n"
        "What a hat. — Port Ellis Ferries (@pe_ferries) May 10, 2019\n"
    )
    assert (found.basis, found.edtf) == (Basis.INFERRED, "2019-05-09/2019-05-24")
    assert found.clues[-1].says == "post quoted: published from 2019-05-09 to 2019-05-24"


def test_a_note_of_a_change_ends_the_days_that_a_post_gives() -> None:
    post = "What a hat. — Port Ellis Ferries (@pe_ferries) May 10, 2019\n"
    text = post + "Correction added May 12, 2019: The hat was green.\n"
    assert dating(text).edtf == "2019-05-09/2019-05-12"


def test_a_note_of_a_change_alone_gives_no_date() -> None:
    assert dating("The hat was red.\nCorrection added May 12, 2019: The hat was green.") == UNDATED


PICTURE = (
    "Mayor Ann Berg waves from the pier in Port Ellis, {}. (AP Photo/Paul Lund)\nThe mayor will speak on Sunday.\n"
)


def test_an_agency_picture_with_its_weekday_gives_two_weeks() -> None:
    assert dating(PICTURE.format("Friday, May 10, 2019")).edtf == "2019-05-09/2019-05-24"


def test_a_picture_from_the_files_or_without_its_weekday_gives_no_date() -> None:
    assert dating("FILE - " + PICTURE.format("Friday, May 10, 2019")) == UNDATED
    assert dating(PICTURE.format("May 10, 2019")) == UNDATED


def test_a_note_of_the_printed_issue_gives_the_weeks_before_it() -> None:
    text = "The mill burnt down.\nA version of this article appears in print on May 10, 2019, on page A16."
    assert dating(text).edtf == "2019-04-26/2019-05-11"


def test_a_full_date_in_the_story_gives_no_date() -> None:
    assert dating("The mill burnt down on Friday, May 10, 2019, and was rebuilt.") == UNDATED


FAIR = (
    "The two met two days before the Herring Fair, which the mayor will open in the city on April 25-26.\n"
    "Exports had fallen almost 30 percent in the first three months of 2024.\n"
)


def test_days_counted_back_from_an_event_ahead_give_the_days_between() -> None:
    found = dating(FAIR)
    assert (found.edtf, found.best) == ("2024-04-23/2024-04-25", "2024-04-23")
    assert [(clue.span.text, clue.says) for clue in found.clues][:2] == [
        ("two days before the Herring Fair", "2 days before the fair, 23 April: told as past"),
        ("April 25-26", "25 April: still ahead"),
    ]


def test_an_event_ahead_alone_gives_no_date() -> None:
    assert dating(FAIR.replace("The two met two days before the Herring Fair", "The two met at the Herring Fair")) == (
        UNDATED
    )


def test_days_counted_from_an_event_give_no_date_where_nothing_tells_the_year() -> None:
    assert dating(FAIR.partition("\n")[0]) == UNDATED
