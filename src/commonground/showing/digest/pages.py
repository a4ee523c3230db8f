"""The reports of a story: numbered, how each was dated, what of each was set aside."""

from collections.abc import Mapping

from commonground.records.article import Article, Basis, Dating, Role
from commonground.records.story import Report, Story
from commonground.showing.dates import dated_in_words, days_in_words, in_words
from commonground.showing.digest.lines import Dated, SetAside, Source, When
from commonground.showing.words import plain


def sources(story: Story, numbers: Mapping[str, int]) -> tuple[Source, ...]:
    """The story's reports by number; `numbers` gives each article of the brief its own."""
    of_text = {id: copies for copies in story.copies for id in copies.articles}
    folded = {id: copies for id, copies in of_text.items() if id != copies.kept}
    cuts = {cut.article: cut for copies in story.copies for cut in copies.cuts}
    agencies = {span.article: span for copies in story.copies for span in copies.agencies}
    listed = []
    for report in story.reports:
        article = report.article
        copies = folded.get(article.id)
        listed.append(
            Source(
                number=numbers[article.id],
                article=article.id,
                outlet=plain(article.outlet or ""),
                headline=plain(article.title or (article.headline.text if article.headline else "")),
                when=when_published(report.annotations.published),
                file=plain(article.source),
                authors=tuple(map(plain, article.authors)),
                copy_of=numbers.get(copies.kept) if copies else None,
                overlap=copies.overlap if copies else None,
                cut=cuts.get(article.id),
                agency=agencies.get(article.id),
                first=article.id in of_text and of_text[article.id].first == article.id,
                notes=tuple(map(plain, article.notes)),
            )
        )
    return tuple(sorted(listed, key=lambda source: source.number))


def when_published(dating: Dating) -> When:
    """The publication date in words: the interval where it is inferred, as the best day alone would say too much."""
    if not dating.edtf:
        return When()
    return When(days_in_words(dating.edtf), dating.basis is Basis.INFERRED, in_words(dating.edtf))


def span_of_dates(story: Story) -> When:
    """From the day of the first report to that of the last; inferred where either day is."""
    datings = [report.annotations.published for report in story.reports]
    days = sorted((d.best[:10], d.basis is Basis.INFERRED) for d in datings if d.best)
    if not days:
        return When()
    (first, early), (last, late) = days[0], days[-1]
    return When(in_words(f"{first}/{last}"), early or late)


def dated(report: Report, source: Source) -> Dated:
    """How this page's date is known."""
    dating = report.annotations.published
    stated = where_stated(report.article, dating)
    clues = tuple((clue.span, dated_in_words(plain(clue.says))) for clue in dating.clues)
    return Dated(source=source, basis=dating.basis, stated=stated, clues=() if stated else clues)


def where_stated(article: Article, dating: Dating) -> str | None:
    """Where a stated date stands: the field, or the words of the page; None where it is not stated."""
    if dating.basis is not Basis.STATED:
        return None
    if dating.source:
        return plain(dating.source)
    spans = [clue.span.text for clue in dating.clues] or [b.text for b in article.blocks_of(Role.PUBLISHED)]
    return f"“{plain(spans[0])}”" if spans else None


def why_nothing_found(report: Report) -> str:
    """Why a page has nothing to show, as its last note says: no article, or another language; "" where it has."""
    found = report.annotations
    if found.statements or found.events or found.figures or not report.article.notes:
        return ""
    return plain(report.article.notes[-1])


def set_aside(report: Report, source: Source) -> SetAside:
    """The page's furniture, line by line."""
    article = report.article
    lines = []
    for block in article.blocks_of(Role.FURNITURE):
        at = block.start
        for line in block.text.split("\n"):
            if line.strip():
                lines.append((article.evidence(at, at + len(line)), plain(block.reason) if block.reason else None))
            at += len(line) + 1
    return SetAside(source, tuple(lines))
