"""The figures of a story: those that say what they count first."""

from commonground.records.annotations import Figure
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Story
from commonground.showing.dates import in_words
from commonground.showing.digest.lines import Quantity
from commonground.showing.words import near, plain, same_words

Key = tuple[object, ...]


def quantities(story: Story) -> tuple[Quantity, ...]:
    """The figures in the order of the reports; one that several reports give in the same words is one line."""
    texts = {report.article.id: report.article for report in story.reports}
    merged: dict[Key, list[Figure]] = {}
    for report in story.reports:
        for figure in report.annotations.figures:
            merged.setdefault(_same_line(figure), []).append(figure)
    lines = [_quantity(figures, texts[figures[0].article]) for figures in merged.values()]
    return tuple(sorted(lines, key=lambda line: line.counted is None))


def _same_line(figure: Figure) -> Key:
    """What two figures must share to be shown as one line; a figure that counts nothing stands alone."""
    counted = same_words(figure.counted.text) if figure.counted else (figure.article, figure.start)
    source = same_words(figure.source_name or "")
    return counted, figure.value, figure.high, figure.unit, figure.bound, figure.change, figure.period, source


def beside(article: Article, number: Evidence) -> str:
    """The words about a number within its block."""
    block = next((each for each in article.blocks if each.start <= number.start < each.end), None)
    if block is None:
        return plain(number.text)
    return near(block.text, number.start - block.start, number.end - block.start)


def _quantity(figures: list[Figure], article: Article) -> Quantity:
    figure = figures[0]
    hedges = [plain(hedge.text) for each in figures for hedge in each.hedges]
    return Quantity(
        counted=plain(figure.counted.text) if figure.counted else None,
        beside=beside(article, figure),
        value=plain(figure.text),
        bound=figure.bound,
        hedges=tuple(dict.fromkeys(hedges)),
        change=plain(figure.change) if figure.change else None,
        whose=plain(figure.source_name) if figure.source_name else None,
        period=in_words(figure.period) if figure.period else None,
        as_of=in_words(figure.as_of) if figure.as_of else None,
        evidence=tuple(figures),
    )
