"""The figures of a story: those that say what they count first."""

from commonground.records import edtf
from commonground.records.annotations import Figure
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Report, Story
from commonground.showing.dates import in_words
from commonground.showing.digest.lines import Quantity
from commonground.showing.digest.pairs import told_in_phrases
from commonground.showing.words import near, plain, same_words

Key = tuple[object, ...]


def quantities(story: Story) -> tuple[Quantity, ...]:
    """The figures in the order of the reports, those that say what they count first.

    One that several reports give in the same words is one line. So is one that a report gives twice, once without its
    time or its source.
    """
    reports = {report.article.id: report for report in story.reports}
    merged: dict[Key, list[Figure]] = {}
    for report in story.reports:
        for figure in told_in_phrases(report):
            merged.setdefault(_same_line(figure), []).append(figure)
    lines = [_quantity(figures, reports[figures[0].article]) for figures in _folded(list(merged.values()))]
    return tuple(sorted(lines, key=lambda line: line.counted is None))


def _folded(lines: list[list[Figure]]) -> list[list[Figure]]:
    """The lines, without those of one report that give less of another of its lines."""
    kept: list[list[Figure]] = []
    for line in lines:
        fuller = (other for other in lines if other is not line and _is_less(line[0], other[0]))
        home = next(fuller, None) if len({figure.article for figure in line}) == 1 else None
        if home is None:
            kept.append(line)
        else:
            home += line
    return kept


def _is_less(figure: Figure, other: Figure) -> bool:
    """Whether a figure says the same as another of its report, without the time or the source."""
    mine, theirs = _same_line(figure), _same_line(other)
    if figure.article != other.article or figure.counted is None or mine[:6] != theirs[:6]:
        return False
    told = figure.period in {None, other.period} and figure.source_name in {None, other.source_name}
    return told and figure.as_of in {None, other.as_of} and (mine != theirs or figure.as_of != other.as_of)


def _same_line(figure: Figure) -> Key:
    """What two figures must share to be shown as one line; a figure that counts nothing stands alone."""
    counted = same_words(figure.counted.text) if figure.counted else (figure.article, figure.start)
    source, held = same_words(figure.source_name or ""), figure.as_of
    return counted, figure.value, figure.high, figure.unit, figure.bound, figure.change, figure.period, source, held


def beside(article: Article, number: Evidence) -> str:
    """The words about a number within its block."""
    block = next((each for each in article.blocks if each.start <= number.start < each.end), None)
    if block is None:
        return plain(number.text)
    return near(block.text, number.start - block.start, number.end - block.start)


def _ahead(report: Report, figure: Figure) -> bool:
    """Whether the day as of which it holds comes after the report."""
    day, reported = edtf.days(figure.as_of)[1], edtf.days(report.annotations.published.edtf)[1]
    return day is not None and reported is not None and day > reported


def _quantity(figures: list[Figure], report: Report) -> Quantity:
    figure = figures[0]
    hedges = [plain(hedge.text) for each in figures for hedge in each.hedges]
    return Quantity(
        counted=plain(figure.counted.text) if figure.counted else None,
        beside=beside(report.article, figure),
        value=plain(figure.text),
        bound=figure.bound,
        hedges=tuple(dict.fromkeys(hedges)),
        change=plain(figure.change) if figure.change else None,
        whose=plain(figure.source_name) if figure.source_name else None,
        period=in_words(figure.period) if figure.period else None,
        as_of=in_words(figure.as_of) if figure.as_of else None,
        ahead=_ahead(report, figure),
        evidence=tuple(figures),
    )
