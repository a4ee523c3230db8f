"""A text that is already clean: the text is the snapshot, every line is body."""

from datetime import date, datetime

import pytest

from commonground.reading.read import from_text
from commonground.records.article import UNDATED, Role

TEXT = "Bridge closed\n\nThe bridge was closed.\r\n  It stays closed. \n"


def test_every_line_is_body_and_the_text_is_untouched() -> None:
    article = from_text(TEXT)
    assert article.text == TEXT
    assert [(block.role, block.text) for block in article.blocks] == [
        (Role.BODY, "Bridge closed"),
        (Role.BODY, "The bridge was closed."),
        (Role.BODY, "It stays closed."),
    ]
    assert article.published == UNDATED


def test_a_headline_at_its_start_is_the_headlines_block() -> None:
    article = from_text(TEXT, headline="Bridge closed")
    assert article.headline is not None and article.headline.start == 0
    assert [block.role for block in article.blocks] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_a_headline_over_two_lines_is_one_block() -> None:
    article = from_text("Bridge\nclosed\nThe bridge was closed.", headline="Bridge closed")
    assert article.headline is not None and article.headline.text == "Bridge\nclosed"


def test_a_headline_that_is_not_there_is_metadata_alone() -> None:
    article = from_text(TEXT, headline="Bridge shut")
    assert article.title == "Bridge shut"
    assert article.headline is None
    assert all(block.role is Role.BODY for block in article.blocks)


@pytest.mark.parametrize("given", ["2013-05-10", date(2013, 5, 10)])
def test_the_date_is_an_iso_date_or_a_date(given: str | date) -> None:
    published = from_text(TEXT, published=given).published
    assert (published.edtf, published.best) == ("2013-05-10", "2013-05-10")


def test_a_time_is_kept_with_its_offset() -> None:
    given = datetime.fromisoformat("2013-05-10T17:46:00+01:00")
    assert from_text(TEXT, published=given).published.edtf == "2013-05-10T17:46:00+01:00"


@pytest.mark.parametrize("given", ["10 May 2013", "2013-02-30", "soon"])
def test_another_date_is_one_clear_error(given: str) -> None:
    with pytest.raises(ValueError, match="no ISO date such as 2013-05-10"):
        from_text(TEXT, published=given)


def test_texts_of_two_outlets_dates_or_headlines_are_different_articles() -> None:
    made = [from_text(TEXT), from_text(TEXT, outlet="A"), from_text(TEXT, published="2013-05-10")]
    made.append(from_text(TEXT, headline="Bridge shut"))
    assert len({article.id for article in made}) == 4


def test_an_empty_text_is_an_article_without_lines() -> None:
    assert from_text("").blocks == ()
