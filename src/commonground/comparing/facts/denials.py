"""Rows that put a denial beside the claim it denies, both as they stand; never more is said of the two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.fact_rows import Row, cells
from commonground.comparing.facts.said import Said, counts, is_told, one_speaker, shared, speaker_of
from commonground.comparing.facts.utterances import PARAPHRASE
from commonground.comparing.words.terms import Rarity, stem
from commonground.records.annotations import Statement
from commonground.records.evidence import Evidence
from commonground.records.story import FactKind, Report, Verdict
from commonground.tables import words

CLAIMS = words("commonground.comparing.facts", "claims")
NAMED_BY = 5
"""Words that mean what was said before: "the claim", "that is not true"; longer ones say what is denied."""
JUST_BEFORE = 400
"""Characters before such a denial in which the claim must stand: about two sentences."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement with the report it stands in and its words."""

    report: Report
    said: Said

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.said.statement

    @property
    def whole(self) -> Evidence:
        """The statement with its speaker and cue."""
        parts = [*self.said.shown, *filter(None, (self.statement.cue, self.statement.speaker))]
        return self.report.article.evidence(min(p.start for p in parts), max(p.end for p in parts))


Denied = Sequence[tuple[Voice, Voice]]
"""A claim and its denial, in each report or copy that has the two."""


def denial_rows(reports: Sequence[Report], origins: Origins) -> list[Row]:
    """A row for every claim that somebody else is reported to deny."""
    return [_row(pairs) for pairs in denied(reports, origins)]


def denied(reports: Sequence[Report], origins: Origins) -> list[Denied]:
    """Every claim with the denial by somebody else."""
    rarity = Rarity()
    voices = [
        Voice(report, Said(report, statement, rarity))
        for report in reports
        for statement in report.annotations.statements
        if counts(statement)
    ]
    pairs = [
        (claim, denial) for denial in voices if denial.statement.denies for claim in _claims(denial, voices, origins)
    ]
    return _once(pairs)


def _claims(denial: Voice, voices: Sequence[Voice], origins: Origins) -> Iterator[Voice]:
    """The claim that a denial is about: the one just before it, or the one whose words it repeats."""
    others = [v for v in voices if not v.statement.denies and _other_speaker(v.statement, denial.statement)]
    if _means_the_last(denial.said):
        claims = [v for v in others if v.report is denial.report and not _says_not(v.said)]
        before = [v for v in claims if 0 <= _gap(v, denial) <= JUST_BEFORE]
        yield from sorted(before, key=lambda v: _gap(v, denial))[:1]
        return
    near = [v for v in others if origins.same_event(v.said.article, denial.said.article)]
    alike = [v for v in near if shared(v.said, denial.said) >= PARAPHRASE]
    yield from sorted(alike, key=lambda v: -shared(v.said, denial.said))[:1]


def _other_speaker(a: Statement, b: Statement) -> bool:
    return is_told(a) and is_told(b) and not one_speaker(a, b)


def _means_the_last(said: Said) -> bool:
    return len(said.words) <= NAMED_BY and bool(said.words) and stem(said.words[-1]) in CLAIMS


def _says_not(said: Said) -> bool:
    """Whether it denies something itself: "we do not" is seldom the charge that another rejects."""
    return any(word in ("not", "never", "cannot") or word.endswith("n't") for word in said.words)


def _gap(claim: Voice, denial: Voice) -> int:
    return denial.whole.start - claim.whole.end


def _once(pairs: Denied) -> list[Denied]:
    """The pairs by the words of the claim and the denier: copies of one text give one row."""
    groups: dict[tuple[tuple[str, ...], str], list[tuple[Voice, Voice]]] = {}
    for claim, denial in pairs:
        groups.setdefault((claim.said.words, speaker_of(denial.statement).lower()), []).append((claim, denial))
    return list(groups.values())


def _row(pairs: Denied) -> Row:
    claim, denial = pairs[0]
    why = f"said by {speaker_of(claim.statement)}, denied by {speaker_of(denial.statement)}"
    spans = cells(voice.whole for pair in pairs for voice in pair)
    return Row(FactKind.STATEMENT, claim.said.label, Verdict.DIFFER, spans, why)
