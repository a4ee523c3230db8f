"""Time expressions: TIMEX3 spans with type, value and calendar meaning.

Two passes over the article's own text: the rules of `timex` find what looks like a time, then each find is read
against the article's date, in the direction that its sentence gives.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex.anchored import read_anchored
from commonground.annotating.timex.finding import Found, find
from commonground.annotating.timex.ranges import joined
from commonground.annotating.timex.resolving import PROBES, Read, agreed, read_on, unanchored, unmoved
from commonground.language.analysis import Analysis
from commonground.records import edtf
from commonground.records.annotations import Time
from commonground.records.article import Article, Dating, Role

Stretches = list[tuple[int, int]]
"""Start and end of each sentence."""


def find_times(article: Article, analysis: Analysis, published: Dating) -> tuple[Time, ...]:
    """The time expressions of the article, resolved against `published`.

    Furniture is not looked at; the lines that state the page's date are. Where the article's date is an interval, an
    expression has days only if they are the same for all of it, or together cover what it can mean; where there is no
    date, only if they do not depend on it; where the page was changed long after, only if both days give the same.
    """
    sentences = find_in(article, analysis)
    stretches = [(sentence.start, sentence.end) for sentence in analysis.sentences]
    first, last = article_days(published)
    reads = _resolve(article.text, stretches, sentences, first, last)
    if last and (changed := rewritten(article, last)):
        reads = unmoved(reads, read_day(article.text, stretches, sentences, changed), changed)
    return tuple(_time(article, read) for read in reads)


REWRITTEN = 30
"""Days; a page changed later than this may tell of either day, so "last month" on it is of no known month."""


def rewritten(article: Article, last: date) -> date | None:
    """The day the page was last changed, if that is far behind `last`, the latest day it can have come out."""
    _, changed = article_days(article.updated) if article.updated else (None, None)
    return changed if changed and changed - last > timedelta(REWRITTEN) else None


def article_days(published: Dating) -> tuple[date | None, date | None]:
    """The first and the last day that the article can be of; None, None where that is not known."""
    try:
        first, last = edtf.days(published.edtf)
    except ValueError:
        return None, None
    return (first, last) if first and last else (None, None)


def find_in(article: Article, analysis: Analysis) -> list[list[Found]]:
    """The candidates of each sentence, the lines with the page's date first among them in order of the text."""
    dated_lines = [(block.start, block.end, ()) for block in article.blocks_of(Role.PUBLISHED)]
    lines = [*dated_lines, *((s.start, s.end, s.tokens) for s in analysis.sentences)]
    return [find(article.text, start, end, tokens) for start, end, tokens in sorted(lines, key=lambda line: line[0])]


def _resolve(
    text: str, stretches: Stretches, sentences: list[list[Found]], first: date | None, last: date | None
) -> list[Read]:
    if first is None or last is None:
        readings = [read_day(text, stretches, sentences, day) for day in PROBES]
        return [replace(r[0], meaning=unanchored([read.meaning for read in r])) for r in _in_all(readings)]
    if first == last:
        return read_day(text, stretches, sentences, first)
    readings = [read_day(text, stretches, sentences, day) for day in (first, last)]
    return [replace(r[0], meaning=agreed([read.meaning for read in r], first, last)) for r in _in_all(readings)]


def read_day(text: str, stretches: Stretches, sentences: list[list[Found]], today: date) -> list[Read]:
    """All expressions as they read on one day, in order of the text."""
    plain = read_on(sentences, today)
    anchored = read_anchored(text, stretches, plain)
    return joined(text, _without_overlap(sorted([*anchored, *plain], key=lambda read: (read.start, -read.end))))


def _without_overlap(reads: list[Read]) -> list[Read]:
    """Of expressions that overlap, the one that starts first, or is longer."""
    kept: list[Read] = []
    for read in reads:
        if not kept or read.start >= kept[-1].end:
            kept.append(read)
    return kept


def _in_all(readings: list[list[Read]]) -> Iterable[list[Read]]:
    """The expressions that are found whatever the day, with their readings."""
    tables = [{(read.start, read.end): read for read in reads} for reads in readings]
    for span in tables[0]:
        if all(span in table for table in tables):
            yield [table[span] for table in tables]


def _time(article: Article, read: Read) -> Time:
    span, meaning = article.evidence(read.start, read.end), read.meaning
    return Time(
        span.article,
        span.start,
        span.end,
        span.text,
        type=meaning.type,
        value=meaning.value,
        basis=meaning.basis,
        edtf=meaning.edtf,
        mod=meaning.mod,
        candidates=meaning.candidates,
    )
