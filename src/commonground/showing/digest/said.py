"""Who said what: statements by speaker, verbatim apart from reported, reported silence apart from both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from commonground.comparing.facts.said import CUE_REACH
from commonground.language.known import is_pronoun
from commonground.records.annotations import Annotations, Directness, MentionForm, Statement, StatementKind
from commonground.records.evidence import Evidence
from commonground.records.story import Report, Story
from commonground.showing.digest.lines import Quotation, Speaker
from commonground.showing.words import joined, plain, quoted, same_words

MARKS = '"“”'
MARK_REACH = 3
"""Code points after a partly quoted stretch within which its closing mark stands: a stop or comma may come first."""

ATTITUDES = frozenset({"believes", "praises", "opposes"})
DENIALS = frozenset({"denies", "rejects"})
"""Kinds of cues that tell what somebody thinks or favours; they stand behind what was said."""

VERBATIM, INDIRECT, SILENCE = "verbatim", "indirect", "silence"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a statement is given to; unnamed voices of two reports are never taken for one."""

    key: str
    name: str | None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A statement made ready to be shown; `attitude`: the report says what was thought rather than said."""

    voice: Voice
    form: str
    quotation: Quotation
    attitude: bool = False


def speakers(story: Story) -> tuple[Speaker, ...]:
    """The story's speakers, those with most to say first, nobody's words last."""
    names = {entity.id: entity.name for entity in story.entities}
    origin = {id: copies.kept for copies in story.copies for id in copies.articles}
    said = _merged(
        each for report in story.reports for each in _of_report(report, names, origin.get(report.article.id))
    )
    said.sort(key=lambda each: each.voice.key)
    voices = [_speaker(list(group)) for _, group in groupby(said, key=lambda each: each.voice.key)]
    return tuple(sorted(voices, key=lambda s: (s.name is None, not s.settled, -len(s.all), s.name or "")))


def _speaker(said: list[Said]) -> Speaker:
    def of(form: str) -> tuple[Quotation, ...]:
        told = [each for each in said if each.form == form]
        return tuple(each.quotation for each in sorted(told, key=lambda each: each.attitude))

    voice = said[0].voice
    return Speaker(
        name=voice.name, settled=voice.settled, verbatim=of(VERBATIM), indirect=of(INDIRECT), silence=of(SILENCE)
    )


def _of_report(report: Report, names: dict[str, str], origin: str | None) -> Iterator[Said]:
    """A report's statements; a headline that shortens one of them is told with that one.

    Of a text that several reports carry, `origin` names the one that is kept.
    """
    statements = report.annotations.statements
    local = {entity.id: entity.name for entity in report.annotations.entities}
    for index, statement in enumerate(statements):
        if statement.repeats is not None:
            continue
        headlines = tuple(quoted(s.content) for s in statements if s.repeats == index and s.altered)
        quotation = replace(_quotation(report, statement), headlines=headlines)
        voice = _voice(report, statement, local | names, origin or report.article.id)
        yield Said(voice, _form(statement), quotation, statement.cue_kind in ATTITUDES)


def _voice(report: Report, statement: Statement, names: dict[str, str], origin: str) -> Voice:
    """An entity has the name of the story; without one the words stand for whoever speaks, a pronoun for nobody."""
    entity = statement.speaker_entity
    if entity and (name := names.get(entity) or statement.speaker_name):
        return Voice(f"entity {entity}", plain(name), settled=True)
    words = statement.speaker_name or (statement.speaker.text if statement.speaker else "")
    if not words or _is_pronoun(statement, report.annotations):
        return Voice("nobody", None)
    return Voice(f"words {origin} {same_words(words)}", f"“{plain(words)}”")


def _is_pronoun(statement: Statement, annotations: Annotations) -> bool:
    """Whether the speaker is named by a pronoun alone, which settles nothing."""
    speaker = statement.speaker
    if speaker is None:
        return False
    found = (m.form for m in annotations.mentions if (m.start, m.end) == (speaker.start, speaker.end))
    return MentionForm.PRONOUN in found or is_pronoun(same_words(speaker.text))


def _form(statement: Statement) -> str:
    if statement.kind is StatementKind.SILENCE:
        return SILENCE
    return INDIRECT if statement.directness is Directness.INDIRECT else VERBATIM


def _partly(statement: Statement) -> bool:
    return statement.directness is Directness.MIXED


def _quotation(report: Report, statement: Statement) -> Quotation:
    return Quotation(
        words=_words(report, statement),
        cue=plain(statement.cue.text) if statement.cue else "",
        evidence=statement.content,
        partly=_partly(statement),
        negated=statement.cue_negated,
        denied=statement.denies and statement.directness is not Directness.DIRECT,
        cue_denies=statement.cue_kind in DENIALS,
        addressee=plain(statement.addressee.text) if statement.addressee else None,
    )


def _words(report: Report, statement: Statement) -> str:
    """The content; in quotation marks where it is direct, with the cue before it where it is only reported."""
    form = _form(statement)
    if form == VERBATIM:
        partly = [_closed(report, span) for span in statement.content]
        return joined(partly) if _partly(statement) else quoted(statement.content)
    spans = sorted(statement.content, key=lambda span: span.start)
    first, cue = spans[0], statement.cue
    if cue and not any(map(str.isalpha, cue.text)):
        return joined(spans)
    if cue and cue.start < first.start and first.start - cue.end <= CUE_REACH:
        spans[0] = report.article.evidence(cue.start, first.end)
    elif cue and cue.start < first.start:
        spans = [cue, *spans]
    return joined(spans)


def _closed(report: Report, span: Evidence) -> Evidence:
    """A stretch that opens a quotation, together with the mark that closes it."""
    opened = span.text.count("“") > span.text.count("”") or span.text.count('"') % 2
    after = report.article.text[span.end : span.end + MARK_REACH]
    mark = next((place for place, character in enumerate(after, 1) if character in MARKS), 0)
    return report.article.evidence(span.start, span.end + mark) if opened else span


def _merged(said: Iterable[Said]) -> list[Said]:
    """One quotation for the same words of the same speaker in several reports, with all their evidence."""
    merged: dict[tuple[str, str, str], Said] = {}
    for each in said:
        key = (each.voice.key, each.form, same_words(joined(each.quotation.evidence)))
        known = merged.get(key)
        merged[key] = _together(known, each) if known else each
    return list(merged.values())


def _together(first: Said, second: Said) -> Said:
    one, other = first.quotation, second.quotation
    headlines = tuple(dict.fromkeys(one.headlines + other.headlines))
    return replace(first, quotation=replace(one, evidence=one.evidence + other.evidence, headlines=headlines))
