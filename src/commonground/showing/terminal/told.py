"""The upper half of a brief: what is known, the timeline, who said what."""

from collections.abc import Callable, Sequence

from rich.text import Text

from commonground.records.annotations import Status
from commonground.records.story import Direction
from commonground.showing import labels
from commonground.showing.choices import EVENTS, PAIRS, QUOTATIONS, SPEAKERS, STANDS, UNDATED
from commonground.showing.digest.lines import Happening, Quotation, Speaker
from commonground.showing.terminal.pen import DIFFERS, NAMED, SAME, SOFT, STRONG, Pen, tag, when
from commonground.showing.words import counted

DATE = 22
"""Most columns for dates: "28 August – 3 September 2013" wraps, "16–17 September 2013?" does not."""

MARK = {Status.HAPPENED: "●", Status.ONGOING: "●", Status.PLANNED: "○"}
CLAIMED = "◌"
Tags = Callable[[Happening], list[str]]

CLAIMS = (Status.ALLEGED, Status.DENIED, Status.CONDITIONAL)


def header(pen: Pen) -> None:
    """The story's title, its reports in numbers, their dates."""
    pen.console.print(Text(pen.digest.title, style=STRONG))
    pen.console.print(Text(labels.reports(pen.digest), style=SOFT))
    pen.console.print(Text(labels.published(pen.digest), style=SOFT))


def known(pen: Pen) -> None:
    """The events that lead the reports, and what is below in numbers."""
    pen.heading("What is known")
    _happenings(pen, pen.digest.known, _width(pen.digest.known), labels.known_tags)
    if not pen.digest.known:
        for source in labels.headlines(pen.digest):
            pen.write(
                Text(source.headline).append_text(tag(labels.reported(source))).append_text(pen.refs([source.number]))
            )
    if words := labels.tally(pen.digest):
        pen.write(Text(words, style=SOFT))


def timeline(pen: Pen) -> None:
    """What happened when; undated events last."""
    events = pen.digest.timeline
    if not events:
        return
    pen.heading("Timeline")
    dated = [event for event in events if event.when.words]
    undated = [event for event in events if not event.when.words]
    first, last = pen.choices.first(dated, EVENTS), pen.choices.first(undated, UNDATED)
    width = _width(events)
    _happenings(pen, first, width)
    pen.more(dated, first, "event with a date", "events with a date")
    _happenings(pen, last, width)
    pen.more(undated, last, "event without a date", "events without a date")


def without_timeline(pen: Pen) -> None:
    """A line where there is nothing to place in time."""
    if not pen.digest.timeline:
        pen.console.print()
        pen.write(Text(labels.NO_EVENT, style=SOFT))


def _happenings(pen: Pen, events: Sequence[Happening], width: int, tags: Tags = labels.tags) -> None:
    if pen.narrow:
        for event in events:
            pen.write(Text(_mark(event) + " ").append_text(when(event.when)))
            pen.write(_words(pen, event, tags), indent=4)
        return
    pen.rows(((when(event.when), Text(_mark(event)), _words(pen, event, tags)) for event in events), right=width)


def _width(events: Sequence[Happening]) -> int:
    return min(DATE, max((len(str(event.when)) for event in events), default=0))


def _mark(event: Happening) -> str:
    return MARK.get(event.status, CLAIMED)


def _words(pen: Pen, event: Happening, tags: Tags) -> Text:
    text = Text(event.words, style=STRONG if event.main else "")
    text.stylize(NAMED, *event.trigger)
    for words in tags(event):
        claim = event.status in CLAIMS and words == labels.status(event)
        text.append_text(tag(words, DIFFERS if claim else SOFT))
    return text.append_text(pen.refs(pen.digest.refs(event.evidence)))


def said(pen: Pen) -> None:
    """Statements by speaker: verbatim, then reported, then reported silence."""
    if not pen.digest.speakers:
        return
    pen.heading("Who said what")
    shown = pen.choices.first(pen.digest.speakers, SPEAKERS)
    for number, speaker in enumerate(shown):
        if number:
            pen.console.print()
        _speaker(pen, speaker)
    pen.more(pen.digest.speakers, shown, "speaker")


def _speaker(pen: Pen, speaker: Speaker) -> None:
    reports = pen.digest.refs(tuple(span for quote in speaker.all for span in quote.evidence))
    counts = f"{counted(len(speaker.all), 'statement')}, {counted(len(reports), 'report')}"
    name = Text(speaker.name or labels.NO_SPEAKER, style=STRONG if speaker.name else SOFT)
    pen.write(name.append(f"  {counts}", f"not bold {SOFT}"))
    forms = (("", speaker.verbatim), (labels.INDIRECT, speaker.indirect), (labels.SILENCE, speaker.silence))
    for form, quotes in forms:
        shown = pen.choices.first(quotes, QUOTATIONS)
        for quote in shown:
            _quotation(pen, quote, form)
        pen.more(quotes, shown, labels.FORMS[form])


def _quotation(pen: Pen, quote: Quotation, form: str) -> None:
    pen.write(Text(quote.words, style="italic" if form == labels.SILENCE else ""), indent=4)
    numbers = pen.digest.refs(quote.evidence)
    by = [source for source in pen.digest.sources if source.number in numbers]
    text = Text(" · ".join(f"{source.when}, {labels.name(source)}" for source in by), style=SOFT)
    for words in labels.quotation(quote, form):
        text.append_text(tag(words))
    for headline in quote.headlines:
        text.append_text(tag(f"altered in headline: {headline}", DIFFERS))
    pen.write(text.append_text(pen.refs(numbers)), indent=6)


def parties(pen: Pen) -> None:
    """What two parties of the story do in one direction, and where they part: the sentences, pair by pair."""
    if not pen.digest.parties:
        return
    pen.heading(labels.PARTIES)
    shown = pen.choices.first(pen.digest.parties, PAIRS)
    for pair in shown:
        pen.write(Text(labels.parties(pair), style=STRONG))
        stands = pen.choices.first(pair.all, STANDS)
        for direction, stand in stands:
            text = Text(labels.DIRECTION[direction], style=SAME if direction is Direction.TOGETHER else DIFFERS)
            text.append(": ", SOFT).append(stand.words, "not bold")
            if stand.whose:
                text.append_text(tag(labels.says(stand)))
            pen.write(text.append_text(pen.refs(pen.digest.refs(stand.evidence))), indent=4)
        pen.more(pair.all, stands, "sentence")
    pen.more(pen.digest.parties, shown, "pair")
