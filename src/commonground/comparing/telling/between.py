"""The lines between the parties of a story: each says who, what, to whom, and has its sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.denials import Denied, Voice, denied
from commonground.comparing.facts.fact_rows import cells
from commonground.comparing.people.actors import Actor, actors_in, is_quoted, sentences
from commonground.comparing.telling.dealings import read_nouns
from commonground.comparing.telling.parties import Found, read_sentence
from commonground.records.annotations import Directness, Entity, Statement
from commonground.records.article import Role
from commonground.records.evidence import Evidence
from commonground.records.story import Between, Direction, Party, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says, whose word it is if not the reporter's, and the sentence."""

    found: Found
    by: str | None
    sentence: Evidence


def find_between(
    reports: Sequence[Report], entities: Sequence[Entity], origins: Origins, story: str
) -> tuple[Between, ...]:
    """What the parties of a story do together, and then where they part; first what most origins have."""
    known = {entity.id: entity for entity in entities}
    gathered: dict[tuple[object, ...], list[Reading]] = {}
    for report in reports:
        for reading in _readings(report, actors_in(report, known)):
            gathered.setdefault(_key(reading), []).append(reading)
    lines = [_line(readings) for readings in gathered.values()]
    lines += filter(None, (_denial(pairs, known) for pairs in denied(reports, origins)))
    lines.sort(key=lambda line: (line.direction is Direction.APART, -origins.count(line.cells)))
    return tuple(replace(line, id=f"{story}-b{n}") for n, line in enumerate(lines, 1))


def _denial(pairs: Denied, entities: Mapping[str, Entity]) -> Between | None:
    """Who denies a claim against who made it, both sides as they stand; None where either has no name."""
    claim, denial = pairs[0]
    speakers = [entities.get(voice.statement.speaker_entity or "") for voice in (denial, claim)]
    if not speakers[0] or not speakers[1]:
        return None
    first, second = (Party(entity.name, entity.id) for entity in speakers if entity)
    spans = [_in_full(voice) for pair in pairs for voice in pair]
    return Between(id="", parties=(first, second), direction=Direction.APART, verb="deny", cells=cells(spans))


def _in_full(voice: Voice) -> Evidence:
    """The sentences that a statement stands in."""
    whole = voice.whole
    around = [(a, b) for a, b in sentences(voice.report) if a < whole.end and whole.start < b]
    start, end = min([whole.start, *(a for a, _ in around)]), max([whole.end, *(b for _, b in around)])
    return voice.report.article.evidence(start, end)


def _readings(report: Report, actors: Sequence[Actor]) -> Iterator[Reading]:
    text = report.article.text
    for start, end in sentences(report):
        inside = [actor for actor in actors if start <= actor.start and actor.end <= end]
        if len({actor.key for actor in inside}) < 2:
            continue
        told = read_sentence(text, start, end, inside, headline=_in_headline(report, start))
        for found in chain(told, read_nouns(text, start, end, inside)):
            if is_quoted(report, found.start):
                continue
            around = _statement_around(report, found.start)
            if around is None:
                yield Reading(found, None, report.article.evidence(start, end))
            elif around.directness is not Directness.DIRECT and not around.denies and not around.cue_negated:
                yield Reading(found, _whose(around, found), report.article.evidence(start, end))


def _in_headline(report: Report, at: int) -> bool:
    return any(block.start <= at < block.end for block in report.article.blocks_of(Role.HEADLINE))


def _statement_around(report: Report, at: int) -> Statement | None:
    """The statement in whose content a verb stands, the innermost."""
    holding = [
        (part.end - part.start, i)
        for i, statement in enumerate(report.annotations.statements)
        for part in statement.content
        if part.start <= at < part.end
    ]
    return report.annotations.statements[min(holding)[1]] if holding else None


def _whose(statement: Statement, found: Found) -> str | None:
    """Who says it; None where it is one of the two: what a party says of itself is its own word."""
    if statement.speaker_entity in (found.first.entity, found.second.entity) and statement.speaker_entity:
        return None
    return statement.speaker_name or (statement.speaker.text if statement.speaker else None)


def _key(reading: Reading) -> tuple[object, ...]:
    found = reading.found
    parties = (found.first.key, found.second.key)
    return (frozenset(parties) if found.mutual else parties), found.verb, found.direction, reading.by


def _line(readings: Sequence[Reading]) -> Between:
    found = readings[0].found
    return Between(
        id="",
        parties=(_party(found.first), _party(found.second)),
        direction=found.direction,
        verb=found.verb,
        cells=cells(reading.sentence for reading in readings),
        attributed_to=readings[0].by,
    )


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.entity)
