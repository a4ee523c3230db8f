"""What the brief tells of a story, before it is drawn."""

from dataclasses import replace

from harbour_story import at, harbour

from commonground.records.annotations import Directness, Figure, Statement
from commonground.records.story import EventMention, Fact, FactKind, Report, Story, Verdict
from commonground.showing.digest.lines import Digest, Row, Speaker
from commonground.showing.digest.tell import digests
from commonground.showing.labels import quotation, time_of
from commonground.showing.words import plain


def told(story: Story | None = None) -> Digest:
    return digests([story or harbour()])[0]


def speaker(digest: Digest, name: str | None) -> Speaker:
    return next(speaker for speaker in digest.speakers if speaker.name == name)


def with_statements(*statements: Statement) -> Story:
    """The harbour story in which the first report says this alone."""
    story = harbour()
    first = story.reports[0]
    report = Report(first.article, replace(first.annotations, statements=statements))
    return replace(story, reports=(report, *story.reports[1:]))


def test_copies_are_one_origin_and_numbered_all_the_same() -> None:
    digest = told()
    assert (len(digest.sources), digest.origins, digest.outlets) == (3, 2, 2)
    assert [(source.number, source.copy_of) for source in digest.sources] == [(1, None), (2, None), (3, 2)]


def test_numbers_run_through_all_stories() -> None:
    story = harbour()
    alone = replace(story, id="s2", reports=story.reports[2:], events=(), timeline=(), facts=(), copies=(), joins=())
    pair = replace(story, reports=story.reports[:2], copies=())
    assert [s.number for digest in digests([alone, pair]) for s in digest.sources] == [1, 2, 3]


def test_the_timeline_keeps_the_order_and_puts_the_words_of_a_date_behind_it() -> None:
    walkout, meeting, sale = told().timeline
    assert (str(walkout.when), walkout.place, walkout.main) == ("3 March 2014", "Velm", True)
    assert walkout.date_words == ("on Monday",)
    assert meeting.attributed_to == ("Ana Terzi",)
    assert str(sale.when) == "no date"


def test_what_is_known_has_a_date() -> None:
    assert all(event.when.words for event in told().known)


def test_what_somebody_said_is_no_second_line_of_the_timeline() -> None:
    story = harbour()
    first = story.reports[0]
    cue = first.annotations.events[0].trigger
    accused = Statement(content=(first.article.evidence(0, 5),), directness=Directness.INDIRECT, cue=cue)
    report = Report(first.article, replace(first.annotations, statements=(accused,)))
    alone = replace(story, reports=(report,), copies=(), facts=(), joins=(), timeline=("v1",))
    event = replace(story.events[0], mentions=story.events[0].mentions[:1])
    assert told(replace(alone, events=(event,))).timeline == ()


def test_what_is_more_than_its_cue_is_a_line_of_the_timeline() -> None:
    story = harbour()
    first = story.reports[0]
    walked = first.annotations.events[0].trigger
    cue = first.article.evidence(walked.start, walked.start + 4)
    pleaded = Statement(content=(first.article.evidence(0, 5),), directness=Directness.INDIRECT, cue=cue)
    report = Report(first.article, replace(first.annotations, statements=(pleaded,)))
    alone = replace(story, reports=(report,), copies=(), facts=(), joins=(), timeline=("v1",))
    event = replace(story.events[0], mentions=story.events[0].mentions[:1])
    assert len(told(replace(alone, events=(event,))).timeline) == 1


def test_a_date_reckoned_from_an_inferred_date_is_inferred() -> None:
    story = harbour()
    gazette = replace(story, reports=story.reports[1:2], copies=(), facts=(), joins=(), timeline=("v1",))
    event = replace(story.events[0], mentions=story.events[0].mentions[1:])
    assert told(replace(gazette, events=(event,))).timeline[0].when.inferred
    assert not told().timeline[0].when.inferred


def test_a_report_s_own_word_needs_no_attribution() -> None:
    story = harbour()
    courier = story.reports[0]
    events = tuple(replace(event, attributed_to="Ana Terzi") for event in courier.annotations.events)
    report = Report(courier.article, replace(courier.annotations, events=events))
    both = replace(story, reports=(report, *story.reports[1:]))
    assert told(both).timeline[0].attributed_to == ()
    walkout = replace(story.events[0], mentions=story.events[0].mentions[:1])
    assert told(replace(both, events=(walkout,), timeline=("v1",))).timeline[0].attributed_to == ("Ana Terzi",)


def test_of_several_mentions_in_a_report_one_is_shown_and_the_others_counted() -> None:
    story = harbour()
    first = story.reports[0].article
    spans = (at(first, "Velm dockers walk out"), at(first, "Dockers in Velm walked out on Monday"))
    fact = replace(story.facts[0], label="Dockers in Velm walked out on Monday")
    cells = dict(fact.cells) | {"courier": spans}
    (row,) = told(replace(story, facts=(replace(fact, cells=cells),))).grid.rows
    assert row.cells[0] is not None
    assert row.cells[0].pieces[0].words == "Dockers in Velm walked out on Monday (and 1 more mention)"
    assert row.cells[0].evidence == spans


def test_only_dated_events_that_took_place_lead() -> None:
    assert [event.words for event in told().known] == ["Dockers in Velm walked out on Monday"]


def test_words_of_a_speaker_are_verbatim_indirect_or_silence_and_never_mixed_up() -> None:
    terzi, port = speaker(told(), "Ana Terzi"), speaker(told(), "Port authority")
    assert [quote.words for quote in terzi.verbatim] == ["“Nobody will load a single ship,”"]
    assert [quote.words for quote in terzi.indirect] == ["said the union would meet the minister on Friday"]
    assert [quote.words for quote in port.silence] == ["did not say when talks would resume"]


def test_a_headline_that_shortens_a_quote_is_told_with_it_and_not_as_another_quote() -> None:
    quote = speaker(told(), "Ana Terzi").verbatim[0]
    assert quote.headlines == ("“Nobody will load a ship”",)
    assert not any("load a ship" in q.words for s in told().speakers for q in s.all)


def test_a_speaker_who_is_not_settled_stands_in_the_words_of_the_report() -> None:
    assert speaker(told(), "“A spokesman”").indirect[0].negated


def test_a_pronoun_alone_names_nobody() -> None:
    article = harbour().reports[0].article
    content = (at(article, "the union would meet the minister"),)
    said = Statement(content=content, directness=Directness.INDIRECT, speaker=at(article, "She"), speaker_name="She")
    assert speaker(told(with_statements(said)), None).indirect


def test_a_heading_has_the_storys_name_whatever_one_report_calls_her() -> None:
    """The first report knows her as "Terzi" alone."""
    article = harbour().reports[0].article
    content = (at(article, "the union would meet the minister"),)
    said = Statement(content=content, directness=Directness.INDIRECT, speaker_entity="e1", speaker_name="Terzi")
    assert speaker(told(with_statements(said)), "Ana Terzi").indirect


def test_unnamed_speakers_of_two_reports_are_two() -> None:
    story = harbour()
    reports = []
    for report in story.reports[:2]:
        words = at(report.article, "on Monday")
        said = Statement(content=(words,), directness=Directness.INDIRECT, speaker_name="officials")
        reports.append(Report(report.article, replace(report.annotations, statements=(said,))))
    digest = told(replace(story, reports=tuple(reports), copies=(), facts=()))
    assert [s.name for s in digest.speakers] == ["“officials”", "“officials”"]


def test_the_same_words_in_two_reports_are_one_line_with_two_numbers() -> None:
    story = harbour()
    reports = []
    for report in story.reports[1:]:
        words = at(report.article, "Velm harbour stood still on Monday")
        said = Statement(
            content=(words,), directness=Directness.DIRECT, speaker_entity="e2", speaker_name="Port authority"
        )
        reports.append(Report(report.article, replace(report.annotations, statements=(said,), events=(), figures=())))
    apart = Story(id="s", title="t", reports=tuple(reports), entities=story.entities)
    digest = told(apart)
    (quote,) = speaker(digest, "Port authority").verbatim
    assert digest.refs(quote.evidence) == (1, 2)
    (copied,) = speaker(told(replace(apart, copies=story.copies)), "Port authority").verbatim
    assert told(replace(apart, copies=story.copies)).refs(copied.evidence) == (1,)


def test_a_partly_quoted_stretch_keeps_the_mark_that_closes_it() -> None:
    article = harbour().reports[0].article
    opened = at(article, "“Nobody will load a single ship")
    quote = told(with_statements(Statement(content=(opened,), directness=Directness.MIXED))).speakers
    words = [q.words for s in quote if s.name is None for q in s.verbatim]
    assert words == ["“Nobody will load a single ship,”"]


def test_the_grid_has_a_column_for_each_original_and_points_that_differ_first() -> None:
    grid = told().grid
    assert [column.number for column in grid.columns] == [1, 2]
    assert [row.label for row in grid.rows] == ["workers took part", "walked out"]
    assert [[p.words for p in cell.pieces if p.differs] for cell in grid.rows[0].cells if cell] == [
        ["Some 1,200 workers took part"],
        ["least 900 dockers stayed away"],
    ]
    assert not any(piece.differs for cell in grid.rows[1].cells if cell for piece in cell.pieces)


def test_pieces_put_together_are_the_words_again() -> None:
    for row in told().grid.rows:
        for cell in row.cells:
            assert cell is None or "".join(p.words for p in cell.pieces) == " … ".join(s.text for s in cell.evidence)


def test_what_one_report_alone_has_stands_under_that_report() -> None:
    (alone,) = told().only
    assert (alone.source.number, alone.points) == (2, ())
    assert alone.statements[0].pieces[0].words == "the port was for sale"


def test_what_only_an_original_and_its_copy_have_stands_under_the_original() -> None:
    story = harbour()
    second, third = (report.article for report in story.reports[1:])
    cells = {"courier": None} | {a.id: (at(a, "at least 900 dockers stayed away"),) for a in (third, second)}
    fact = replace(story.facts[2], cells=cells, kind=FactKind.EVENT)
    assert [(alone.source.number, len(alone.points)) for alone in told(replace(story, facts=(fact,))).only] == [(2, 1)]


def test_how_each_page_was_dated() -> None:
    courier, gazette, ledger = told().dated
    assert courier.stated == "“4 March 2014”"
    assert [(span.text, says) for span, says in gazette.clues] == [
        ("on Monday", "a weekday names one of the last seven days")
    ]
    assert (ledger.stated, ledger.clues) == (None, ())


def test_furniture_is_counted_line_by_line_with_its_reason() -> None:
    courier = told().aside[0]
    assert [(span.text, why) for span, why in courier.lines] == [
        ("Sign in to follow the harbour", "asks the reader to sign in"),
        ("More from the Courier", "asks the reader to sign in"),
    ]


def test_what_somebody_thinks_stands_behind_what_was_said() -> None:
    first = harbour().reports[0].article
    thinks = Statement(content=(first.evidence(0, 5),), directness=Directness.INDIRECT, cue_kind="believes")
    says = Statement(content=(first.evidence(6, 12),), directness=Directness.INDIRECT, cue_kind="says")
    nobody = speaker(told(with_statements(thinks, says)), None)
    assert [quote.evidence for quote in nobody.indirect] == [says.content, thinks.content]


def test_a_denial_is_never_shown_as_what_it_denies() -> None:
    """A cue far before its content ("denied on Thursday that ...") stands before it all the same, and is named."""
    article = harbour().reports[0].article
    content = article.evidence(40, 50)
    denial = Statement(
        content=(content,), directness=Directness.INDIRECT, cue=article.evidence(0, 6), cue_kind="denies", denies=True
    )
    (quote,) = speaker(told(with_statements(denial)), None).indirect
    assert quote.words.startswith(plain(article.text[0:6]))
    assert quotation(quote, "indirect") == ["indirect", f"denial: “{quote.cue}”"]


def test_a_denial_by_its_own_words_does_not_name_a_cue_that_only_says() -> None:
    article = harbour().reports[0].article
    plans = Statement(
        content=(article.evidence(40, 50),),
        directness=Directness.INDIRECT,
        cue=article.evidence(0, 6),
        cue_kind="says",
        denies=True,
    )
    (quote,) = speaker(told(with_statements(plans)), None).indirect
    assert quotation(quote, "indirect") == ["indirect", "denial"]


def test_an_event_of_the_timeline_keeps_its_id_and_its_date() -> None:
    assert [(event.event, event.date, event.kind) for event in told().timeline] == [
        ("v1", "2014-03-03", "protest"),
        ("v2", "2014-03-07", "meeting"),
        ("v3", None, "sale"),
    ]


def test_two_events_shown_as_one_line_keep_the_evidence_of_both() -> None:
    story = harbour()
    again = replace(story.events[0], id="v4", mentions=story.events[0].mentions[::-1])
    (line, *_) = told(replace(story, events=(*story.events, again), timeline=("v1", "v4"))).timeline
    assert [span.article for span in line.evidence] == ["courier", "gazette"]


def planned(*others: EventMention) -> Story:
    """The harbour story with a visit whose clause begins the one that tells of the meeting, told by `others` too."""
    story = harbour()
    courier, met = story.reports[0], story.events[1]
    known = courier.annotations.events
    shorter = replace(known[1], kind="visit", clause=at(courier.article, "the union would meet the minister"))
    reports = (replace(courier, annotations=replace(courier.annotations, events=(*known, shorter))), *story.reports[1:])
    visit = replace(met, id="v4", kind="visit", mentions=(EventMention("courier", len(known)), *others))
    return replace(story, reports=reports, events=(met, visit), timeline=("v4", "v2"))


def test_two_events_of_one_day_that_one_clause_tells_are_one_line_in_the_longer_words() -> None:
    (line,) = told(planned()).timeline
    assert (line.kind, line.words) == ("meeting", "the union would meet the minister on Friday")
    assert len(line.evidence) == 2


def test_a_report_that_tells_the_shorter_clause_alone_is_not_put_beside_the_longer_one() -> None:
    story = planned(EventMention("gazette", 1))
    gazette = story.reports[1]
    calm = replace(gazette.annotations.events[1], attributed_to="Ana Terzi")
    second = replace(gazette, annotations=replace(gazette.annotations, events=(gazette.annotations.events[0], calm)))
    lines = told(replace(story, reports=(story.reports[0], second, *story.reports[2:]))).timeline
    assert [{span.article for span in line.evidence} for line in lines] == [{"courier", "gazette"}, {"courier"}]


def test_a_day_that_is_to_come_is_told_as_by_when_and_not_as_of_when() -> None:
    story = harbour()
    first = story.reports[0]
    for day, words in (("2044-12-31", "by 31 December 2044"), ("2014-03-01", "as of 1 March 2014")):
        figure = replace(first.annotations.figures[0], period=None, as_of=day)
        report = Report(first.article, replace(first.annotations, figures=(figure,)))
        assert time_of(told(replace(story, reports=(report, *story.reports[1:]))).figures[0]) == words


def rowed(*figures: Figure, verdict: Verdict = Verdict.DIFFER) -> Row:
    """The row on these figures of the harbour story's reports, which have no others."""
    story = harbour()
    reports = []
    for report in story.reports:
        own = tuple(figure for figure in figures if figure.article == report.article.id)
        reports.append(Report(report.article, replace(report.annotations, figures=own)))
    spans = {id: tuple(f for f in figures if f.article == id) or None for id in (r.article.id for r in reports)}
    fact = Fact(id="f1", kind=FactKind.FIGURE, label="days", verdict=verdict, cells=spans)
    return told(replace(story, reports=tuple(reports), facts=(fact,))).grid.rows[0]


def number(report: int, words: str, value: float, source: str | None = None) -> Figure:
    article = harbour().reports[report].article
    span = at(article, words)
    return Figure(span.article, span.start, span.end, span.text, value=value, source_name=source)


def test_a_report_that_gives_both_figures_says_whose_each_is_and_nothing_otherwise() -> None:
    first, second = harbour().reports[0].article.text.split()[:2]
    mine, theirs = number(0, first, 140, "the union"), number(0, second, 115, "the port")
    other = number(1, harbour().reports[1].article.text.split()[0], 140, "the union")
    row = rowed(mine, theirs, other)
    both, one = row.cells[0], row.cells[1]
    assert both and one
    assert both.words == f"{first} (the union) … {second} (the port)"
    assert [piece.words for piece in both.pieces if piece.differs] == [second]
    assert not row.otherwise(both)
    assert not row.otherwise(one)


def test_what_a_copy_puts_otherwise_stands_beside_its_original_with_its_number() -> None:
    original, copy = (number(i, harbour().reports[i].article.text.split()[0], 3.0 + i) for i in (1, 2))
    row = rowed(original, copy, number(0, harbour().reports[0].article.text.split()[0], 3.0), verdict=Verdict.UPDATE)
    cell = row.cells[1]
    assert cell
    assert cell.words == f"{original.text} … {copy.text} [3]"


def test_a_figure_that_its_report_gives_again_with_a_day_is_one_line() -> None:
    story = harbour()
    first = story.reports[0]
    figure = first.annotations.figures[0]
    words = [at(first.article, word) for word in first.article.text.split()[:2]]
    other, again = (
        replace(figure, start=word.start, end=word.end, text=word.text, value=value, hedges=(), bound=None)
        for word, value in zip(words, (7.0, 1200.0), strict=True)
    )
    dated = replace(figure, hedges=(), bound=None, period="2014-03-03")
    report = Report(first.article, replace(first.annotations, figures=(other, again, dated)))
    lines = told(replace(story, reports=(report, *story.reports[1:]))).figures
    assert [line.period for line in lines if line.value in (dated.text, again.text)] == ["3 March 2014"]
