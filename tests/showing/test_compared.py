"""Report by report, and what one report alone has."""

from commonground.reading.read import from_text
from commonground.records.annotations import Annotations, Event, Status
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Copies, EventMention, Fact, FactKind, Report, Story, StoryEvent, Verdict
from commonground.showing.digest.lines import Digest
from commonground.showing.digest.tell import digests

COURIER = """Ana Roe accused Bo Lind of selling the old quay for a song.
The ferry carried 17 percent.
The gale sank a boat.
"""
GAZETTE = "The gale sank a boat.\nNobody at the old quay of Velm would speak of the ferry and its last day.\n"


def at(article: Article, words: str) -> Evidence:
    start = article.text.index(words)
    return article.evidence(start, start + len(words))


def fact(kind: FactKind, label: str, verdict: Verdict, *spans: Evidence) -> Fact:
    cells: dict[str, tuple[Evidence, ...] | None] = {span.article: (span,) for span in spans}
    return Fact(id=f"f-{label}", kind=kind, label=label, verdict=verdict, cells=cells)


def told(articles: tuple[Article, ...], *facts: Fact) -> Digest:
    reports = tuple(Report(a, Annotations(article=a.id, published=a.published)) for a in articles)
    return digests([Story(id="s", title="The quay", reports=reports, facts=facts)])[0]


def only(*facts: Fact, articles: tuple[Article, ...]) -> list[str]:
    return [cell.words for alone in told(articles, *facts).only for cell in (*alone.points, *alone.statements)]


def both() -> tuple[Article, Article]:
    return from_text(COURIER, outlet="Courier"), from_text(GAZETTE, outlet="Gazette")


def test_an_event_that_a_statement_tells_is_left_to_the_statement() -> None:
    courier, gazette = both()
    words = "accused Bo Lind of selling the old quay for a song"
    said = fact(FactKind.STATEMENT, f"Ana Roe: {words}", Verdict.SINGLE, at(courier, words))
    sale = fact(FactKind.EVENT, "selling the old quay", Verdict.SINGLE, at(courier, "selling the old quay"))
    assert only(sale, said, articles=(courier, gazette)) == [f"Ana Roe: {words}"]


def test_a_statement_inside_an_event_that_is_shown_is_not_shown_again() -> None:
    courier, gazette = both()
    clause = "Ana Roe accused Bo Lind of selling the old quay for a song"
    event = fact(FactKind.EVENT, clause, Verdict.SINGLE, at(courier, clause))
    said = fact(FactKind.STATEMENT, "Ana Roe: accused Bo Lind", Verdict.SINGLE, at(courier, "accused Bo Lind"))
    assert only(event, said, articles=(courier, gazette)) == [clause]


def test_what_another_report_has_word_for_word_is_not_in_one_report_only() -> None:
    courier, gazette = both()
    words = "Nobody at the old quay of Velm would speak"
    copied = from_text(COURIER + words + " to us.\n", outlet="Echo")
    event = fact(FactKind.EVENT, words, Verdict.SINGLE, at(gazette, words))
    assert only(event, articles=(courier, gazette)) == [words]
    assert only(event, articles=(copied, gazette)) == []


def test_a_few_words_that_stand_elsewhere_too_say_nothing() -> None:
    courier, gazette = both()
    event = fact(FactKind.EVENT, "The gale sank a boat", Verdict.SINGLE, at(courier, "The gale sank a boat"))
    assert only(event, articles=(courier, gazette)) == ["The gale sank a boat"]


def test_a_number_that_counts_nothing_stands_among_its_words() -> None:
    courier, gazette = both()
    share = fact(FactKind.FIGURE, "17 percent", Verdict.SINGLE, at(courier, "17 percent"))
    assert only(share, articles=(courier, gazette)) == ["“The ferry carried 17 percent.”"]


def test_one_clause_that_tells_two_events_is_one_row() -> None:
    courier, gazette = both()
    spans = [at(article, "The gale sank a boat") for article in (courier, gazette)]
    rows = [fact(FactKind.EVENT, label, Verdict.SAME, *spans) for label in ("The gale", "The gale sank a boat")]
    assert len(told((courier, gazette), *rows).grid.rows) == 1


def test_in_a_quotation_given_in_two_wordings_the_words_that_differ_are_marked_and_nobody_says_otherwise() -> None:
    courier, gazette = from_text("“The quay is safe.”\n", outlet="Courier"), from_text("“The quay is sound.”\n")
    said = fact(
        FactKind.STATEMENT,
        "Ana Roe: “The quay is safe.”",
        Verdict.DIFFER,
        at(courier, "“The quay is safe.”"),
        at(gazette, "“The quay is sound.”"),
    )
    (row,) = told((courier, gazette), said).grid.rows
    cells = [cell for cell in row.cells if cell]
    assert [piece.words for cell in cells for piece in cell.pieces if piece.differs] == ["safe", "sound"]
    assert not any(row.otherwise(cell) for cell in cells)


def test_the_row_of_an_event_says_which_word_of_the_clause_names_it_and_shows_the_words_about_that() -> None:
    text = (
        "The mayor of Velm on Wednesday handed over to the court all the letters that her office had written in "
        "the long months after the fire at the old quay in March.\n"
    )
    courier, gazette = from_text(text, outlet="Courier"), from_text("She saw the blaze at the quay.\n")
    told_in = [(courier, text.strip().rstrip("."), "fire"), (gazette, "She saw the blaze at the quay", "blaze")]
    reports, spans = [], []
    for article, clause, trigger in told_in:
        event = Event(trigger=at(article, trigger), kind="fire", clause=at(article, clause), status=Status.HAPPENED)
        reports.append(Report(article, Annotations(article=article.id, published=article.published, events=(event,))))
        spans.append(event.clause)
    label = spans[0].text
    mentions = tuple(EventMention(report.article.id, 0) for report in reports)
    fire = StoryEvent(id="e", label=label, kind="fire", mentions=mentions)
    row_of = fact(FactKind.EVENT, label, Verdict.SAME, *spans)
    story = Story(id="s", title="The fire", reports=tuple(reports), events=(fire,), facts=(row_of,))
    (row,) = digests([story])[0].grid.rows
    assert row.why == "named by “fire”, “blaze”"
    assert row.label == "… written in the long months after the fire at the old quay in March"


def test_a_copy_adds_only_what_its_original_lacks() -> None:
    full = from_text(COURIER, outlet="Courier")
    copy = from_text("The gale sank a boat.\nIt was the Aurora.\n", outlet="Echo")
    gale = fact(FactKind.EVENT, "The gale sank a boat", Verdict.SINGLE, at(copy, "The gale sank a boat"))
    name = fact(FactKind.EVENT, "It was the Aurora", Verdict.SINGLE, at(copy, "It was the Aurora"))
    reports = tuple(Report(a, Annotations(article=a.id, published=a.published)) for a in (full, copy))
    folded = (Copies(articles=(full.id, copy.id), kept=full.id, overlap=0.9),)
    story = Story(id="s", title="The gale", reports=reports, facts=(gale, name), copies=folded)
    (alone,) = digests([story])[0].only
    assert [cell.words for cell in alone.points] == ["It was the Aurora"]
