"""Whatever the text and the article's date: no crash, exact offsets, and a calendar meaning that can be read."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.annotating.dating import date_article
from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records import edtf
from commonground.records.annotations import Time
from commonground.records.article import UNDATED, Article, Basis, Dating

WORDS = st.sampled_from(
    """
    early late mid this last next the past a few two 31 2013 1999 0 99 30 June May Feb. 29 Monday Sat night week days
    years decade ago earlier later from now of on in by eve summit upcoming 10:30 p.m. GMT Friday / - , . ' ’ – 1990s
    quarter half first fourth fiscal FY every daily Easter Christmas Election Day noon old will said 9999 1000 season
    spring century year-on-year and to 10/12/13 2013-02-30 weekend today yesterday recent future hundred thousand
    """.split()  # noqa: SIM905
)
PROSE = st.lists(WORDS, max_size=25).map(" ".join)


def times(text: str, dating: Dating) -> tuple[Article, tuple[Time, ...]]:
    article = from_text(text)
    return article, find_times(article, analyze(article), dating)


def between(first: date, last: date) -> Dating:
    return Dating(Basis.STATED, f"{first}/{last}", str(first), "given")


def check(article: Article, found: tuple[Time, ...]) -> None:
    for time in found:
        assert article.text[time.start : time.end] == time.text
        assert time.value
        assert time.basis
        assert time.edtf is None or edtf.is_valid(time.edtf)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=200) | PROSE, st.dates() | st.none())
@settings(deadline=None)
def test_any_text_on_any_day(text: str, published: date | None) -> None:
    check(*times(text, between(published, published) if published else UNDATED))


@given(PROSE, st.dates(), st.dates())
@settings(deadline=None)
def test_any_text_in_any_interval(text: str, a: date, b: date) -> None:
    check(*times(text, between(min(a, b), max(a, b))))


@given(PROSE)
@settings(deadline=None)
def test_a_dating_is_a_reading_of_the_text(text: str) -> None:
    article = from_text(text)
    dating: Dating = date_article(article, analyze(article))
    assert dating.edtf is None or all(edtf.days(dating.edtf))
    assert all(article.text[c.span.start : c.span.end] == c.span.text for c in dating.clues)
