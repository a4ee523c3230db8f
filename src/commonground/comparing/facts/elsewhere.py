"""Quoted words that another report has too, where no statement was read: what is there is not said to be missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from commonground.comparing.facts.said import Said, runs_of
from commonground.comparing.people.actors import is_quoted
from commonground.comparing.words.terms import WORD
from commonground.language.sentences import split
from commonground.records.annotations import Directness, Statement
from commonground.records.article import Role
from commonground.records.evidence import Evidence
from commonground.records.story import Report

READ = (Role.STANDFIRST, Role.BODY)


def unattributed(said: Sequence[Said], reports: Sequence[Report]) -> list[Said]:
    """The sentences of other reports that quote the words of a statement, but are part of none that was read."""
    wanted: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in said:
        for run in one.quoted_runs:
            wanted[run].append(one)
    if not wanted:
        return []
    found: dict[Evidence, Said] = {}
    for report in reports:
        for sentence, owner in _quoting(report, wanted):
            statement = Statement(content=(sentence,), directness=Directness.MIXED)
            found.setdefault(sentence, Said(report, statement, owner.rarity))
    return list(found.values())


def _quoting(report: Report, wanted: Mapping[tuple[str, ...], Sequence[Said]]) -> Iterator[tuple[Evidence, Said]]:
    """The report's sentences with a wanted run between quotation marks, outside of all statements."""
    for block in report.article.blocks_of(*READ):
        for start, end in split(report.article.text, block.start, block.end):
            sentence = report.article.evidence(start, end)
            if any(part.overlaps(sentence) for s in report.annotations.statements for part in s.content):
                continue
            for run, at in _runs(sentence):
                if run in wanted and is_quoted(report, at):
                    yield sentence, wanted[run][0]
                    break


def _runs(sentence: Evidence) -> Iterator[tuple[tuple[str, ...], int]]:
    """The runs of words of a sentence, each with where it begins."""
    found = [(m.group().lower().replace("’", "'"), sentence.start + m.start()) for m in WORD.finditer(sentence.text)]
    runs = runs_of([word for word, _ in found])
    return ((run, at) for run, (_, at) in zip(runs, found, strict=False))
