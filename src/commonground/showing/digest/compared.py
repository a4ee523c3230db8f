"""Report by report: the points that several have, and those that one alone has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, FactKind, Story, Verdict
from commonground.showing.dates import dated_in_words
from commonground.showing.digest.figures_told import Figures
from commonground.showing.digest.lines import Cell, Grid, OnlyHere, Piece, Row, Source
from commonground.showing.digest.mentions import cut, named, triggers
from commonground.showing.digest.pairs import seconds
from commonground.showing.digest.quantities import beside
from commonground.showing.words import counted, joined, plain, same_words

ORDER = (Verdict.DIFFER, Verdict.UPDATE, Verdict.NOT_COMPARABLE, Verdict.SAME)
"""What a reader looks for first stands first."""

WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
SHORT = 3
"""Shorter words without a digit ("of", "to") are never marked as differing: they say nothing alone."""

VERBATIM = 6
"""Words in a row that another report has too by no chance."""

Folded = Mapping[str, tuple[str, ...]]


def grid(story: Story, sources: Sequence[Source]) -> Grid:
    """Points that at least two origins have, those on which they differ first."""
    columns = tuple(source for source in sources if source.copy_of is None)
    folded = _folded(story, columns)
    shared = (f for f in story.facts if f.verdict is not Verdict.SINGLE)
    facts = sorted(_each_once(shared), key=lambda f: ORDER.index(f.verdict))
    figures = Figures(story, sources)
    rows = tuple(_row(fact, columns, folded, triggers(story, fact), figures) for fact in facts)
    return Grid(columns, rows) if rows else Grid()


def _each_once(facts: Iterable[Fact]) -> Iterable[Fact]:
    """The facts without those whose verdict and words in every report are another's: one clause may tell two events."""
    return {(f.kind, f.verdict, tuple(sorted(f.cells.items(), key=_article))): f for f in facts}.values()


def _article(cell: tuple[str, tuple[Evidence, ...] | None]) -> str:
    return cell[0]


def only_here(story: Story, sources: Sequence[Source]) -> tuple[OnlyHere, ...]:
    """For each report the points that no other origin has, in the order of its text; a copy adds what it alone has.

    An event that a statement tells is left to the statement. What another report has word for word is left out, and so
    are numbers that say nothing more than a row above.
    """
    idle = _idle(story, sources)
    singles = [(_holder(fact, sources), fact) for fact in story.facts if fact.verdict is Verdict.SINGLE]
    articles = {report.article.id: report.article for report in story.reports}
    texts = {id: same_words(article.text) for id, article in articles.items()}
    found = []
    for source in sources:
        said = [f.cells.get(source.article) or () for f in story.facts if f.kind is FactKind.STATEMENT]
        others = [texts[each.article] for each in sources if _root(each) != _root(source)]
        full = [texts[each.article] for each in sources if each.number == source.copy_of]
        own = [fact for holder, fact in singles if holder == source.article]
        own = [f for f in own if not _stands_in(f, source, others, VERBATIM) and not _stands_in(f, source, full, 1)]
        own = [fact for fact in own if (source.article, fact.id) not in idle]
        told = [
            fact for fact in own if fact.kind is not FactKind.EVENT or not _within(fact.cells[source.article], said)
        ]
        article = articles[source.article]
        points = _points([fact for fact in told if fact.kind is not FactKind.STATEMENT], article)
        statements = _points([fact for fact in told if fact.kind is FactKind.STATEMENT], article)
        shown = [point.evidence for point in points]
        statements = tuple(each for each in statements if not _within(each.evidence, shown))
        if points or statements:
            found.append(OnlyHere(source, points, statements))
    return tuple(found)


def _idle(story: Story, sources: Sequence[Source]) -> set[tuple[str, str]]:
    """The figures, by report and fact, that tell a reader nothing by themselves.

    A small number that counts nothing named ("the other two"), the second half of a vote or a range, and a number that
    stands in a row above under another name ("the $4.7 million package" beside "spent $4.7 million").
    """
    figures, halves = Figures(story, sources), seconds(story)
    found = set()
    for source in sources:
        id = source.article
        above = [figures.odd(fact, id) for fact in story.facts if fact.verdict is not Verdict.SINGLE]
        for fact in story.facts:
            spans = fact.cells.get(id) or ()
            half = bool(spans) and halves.issuperset((span.article, span.start) for span in spans)
            if half or figures.is_bare(fact, id) or figures.is_repeat(fact, id, above):
                found.add((id, fact.id))
    return found


def _root(source: Source) -> int:
    """The number of the report whose text a report carries: its own, or that of the original."""
    return source.copy_of or source.number


def _stands_in(fact: Fact, source: Source, others: Sequence[str], least: int) -> bool:
    """Whether other reports have all words of an event or a statement in a row, and these are `least` or more."""
    spans = [same_words(span.text) for span in fact.cells[source.article] or ()]
    if fact.kind is FactKind.FIGURE or any(words.count(" ") + 1 < least for words in spans):
        return False
    return all(any(words in text for text in others) for words in spans)


def _within(spans: tuple[Evidence, ...] | None, wider: Sequence[tuple[Evidence, ...]]) -> bool:
    """Whether all spans lie inside the words of one other point."""
    return any(all(any(span.within(other) for other in others) for span in spans or ()) for others in wider)


def _holder(fact: Fact, sources: Sequence[Source]) -> str | None:
    """The report that a point of one origin is told under: the original, where it has it."""
    holders = sorted((source for source in sources if fact.cells.get(source.article)), key=lambda s: s.copy_of or 0)
    return holders[0].article if holders else None


def _points(facts: Sequence[Fact], article: Article) -> tuple[Cell, ...]:
    by_spans = {spans: fact for fact in facts if (spans := fact.cells[article.id])}
    told = {each: _told(by_spans[each], each, article) for each in _outermost([*by_spans])}
    first = {same_words(words): each for each, words in reversed(told.items())}
    kept = ((each, words) for each, words in told.items() if first[same_words(words)] is each)
    return tuple(Cell((Piece(words),), each, by_spans[each].kind) for each, words in kept)


def _told(fact: Fact, spans: tuple[Evidence, ...], article: Article) -> str:
    """What one report says on a point: the label where it says more ("140 boats" for "140"), else the words.

    A number that counts nothing stands among the words beside it.
    """
    label = plain(fact.label)
    words = _mention(label, spans, {}) if fact.kind is FactKind.EVENT else joined(spans)
    if fact.kind is FactKind.FIGURE and same_words(label) == same_words(words):
        return f"“{beside(article, spans[0])}”"
    return label if words in label else words


def _mention(label: str, spans: tuple[Evidence, ...], told: Mapping[Evidence, Evidence]) -> str:
    """The mention of an event in one report that is shown, and how many others it has."""
    first = _first(label, spans)
    more = len({plain(span.text) for span in spans}) - 1
    return cut(first, told.get(first)) + (f" (and {counted(more, 'more mention')})" if more else "")


def _first(label: str, spans: tuple[Evidence, ...]) -> Evidence:
    """Of the mentions in one report the one that names the event in the story, else the first."""
    return next((span for span in spans if plain(span.text) == label), spans[0])


def _outermost(points: Sequence[tuple[Evidence, ...]]) -> list[tuple[Evidence, ...]]:
    """The points in text order, without those that lie wholly inside the words of another."""
    kept: list[tuple[Evidence, ...]] = []
    for spans in sorted(points, key=lambda spans: (spans[0].start, -spans[-1].end)):
        if not _within(spans, kept):
            kept.append(spans)
    return kept


def _folded(story: Story, columns: Sequence[Source]) -> Folded:
    """For each column the articles it stands for: its own, then the copies of its text."""
    copies = {folded.kept: folded.articles for folded in story.copies}
    return {c.article: (c.article, *(id for id in copies.get(c.article, ()) if id != c.article)) for c in columns}


def _row(
    fact: Fact, columns: Sequence[Source], folded: Folded, told: Mapping[Evidence, Evidence], figures: Figures
) -> Row:
    spans = [_said_by(fact, folded[column.article]) for column in columns]
    figured = figures.cells(fact, [folded[c.article] for c in columns]) if fact.kind is FactKind.FIGURE else None
    cells = figured or _cells(fact, spans, told)
    return Row(label=_label(fact, told), kind=fact.kind, verdict=fact.verdict, cells=cells, why=_why(fact, spans, told))


def _cells(
    fact: Fact, spans: Sequence[tuple[Evidence, ...] | None], told: Mapping[Evidence, Evidence]
) -> tuple[Cell | None, ...]:
    event = fact.kind is FactKind.EVENT
    shown = [(_mention(plain(fact.label), each, told) if event else joined(each)) if each else "" for each in spans]
    words = [_words(each) for each in shown]
    mark = fact.verdict is not Verdict.SAME or fact.kind is FactKind.STATEMENT
    cells = []
    for index, each in enumerate(spans):
        others = [said for other, said in enumerate(words) if other != index and said]
        common = set().union(*others) if mark and others else words[index]
        cells.append(Cell(_pieces(shown[index], common), each) if each else None)
    return tuple(cells)


def _label(fact: Fact, told: Mapping[Evidence, Evidence]) -> str:
    """The label, a long one of an event cut about the word that names it."""
    clause = next((clause for clause in told if clause.text == fact.label), None)
    return cut(clause, told[clause]) if clause else plain(fact.label)


def _why(fact: Fact, spans: Iterable[tuple[Evidence, ...] | None], told: Mapping[Evidence, Evidence]) -> str | None:
    """The verdict's reason, and the words by which the reports name an event, since a clause may tell several."""
    shown = [_first(plain(fact.label), each) for each in spans if each]
    words = named(told[span] for span in shown if span in told)
    reasons = [dated_in_words(plain(fact.why)) if fact.why else "", f"named by {words}" if words else ""]
    return " · ".join(filter(None, reasons)) or None


def _said_by(fact: Fact, articles: Sequence[str]) -> tuple[Evidence, ...] | None:
    return next((spans for article in articles if (spans := fact.cells.get(article))), None)


def _words(text: str) -> set[str]:
    return {_plainly(word) for word in WORD.findall(text)}


def _plainly(word: str) -> str:
    return word.casefold().replace("’", "'")


def _pieces(text: str, common: set[str]) -> tuple[Piece, ...]:
    """The text cut at the runs of words that are not common to another report."""
    runs: list[list[int]] = []
    for match in WORD.finditer(text):
        word = match.group()
        if _plainly(word) in common or (len(word) < SHORT and not any(map(str.isdigit, word))):
            continue
        if runs and not text[runs[-1][1] : match.start()].strip():
            runs[-1][1] = match.end()
        else:
            runs.append([match.start(), match.end()])
    edges = [0, *(edge for run in runs for edge in run), len(text)]
    cuts = enumerate(pairwise(edges))
    return tuple(Piece(text[a:b], differs=index % 2 == 1) for index, (a, b) in cuts if a < b)
