"""A statement with what comparing needs of its words, and how much two statements have in common."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum

from commonground.annotating.people.naming import SUFFIXES
from commonground.comparing.words.terms import WORD, Rarity, name_stems, stem
from commonground.comparing.words.wording import Stretch, closed, common_run, marked, quoted
from commonground.language.known import is_pronoun
from commonground.records.annotations import Directness, Statement, StatementKind
from commonground.records.evidence import Evidence
from commonground.records.story import Report
from commonground.tables import words

QUOTED = 6
"""Words in a row that show two statements to be one utterance, also where the reports tell two events."""
CONTAINED = 0.8
"""Share of the shorter statement's weight that makes the longer one the same, said more fully."""
LEAST_WORDS = 3
"""Content words that must be shared: two short sentences agree by chance."""
CONTENT = 2.0
"""Weight (nats) above which a word carries content."""
RUN_CONTENT = 1.5
"""The same inside a run of equal words, where order speaks too."""
AUXILIARIES = words("commonground.comparing.facts", "auxiliaries")
NEGATIONS = frozenset(("not", "no", "never", "none", "neither", "nor", "without", "cannot", "nothing", "nobody"))
AGAINST = frozenset(("denies", "rejects", "opposes"))
"""Kinds of cues that are negations of what follows them."""
CUE_REACH = 12
"""Code points between a cue and the words it reports within which both are one stretch ("accused Roe of ...")."""


@dataclass(frozen=True)
class Said:
    """One statement with what comparing needs of its words."""

    report: Report
    statement: Statement
    rarity: Rarity

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.report.article.id

    @cached_property
    def text(self) -> str:
        """Its content; where it has several parts, what stands between them is left out."""
        return " … ".join(part.text for part in self.statement.content)

    @cached_property
    def shown(self) -> tuple[Evidence, ...]:
        """Its content as it is shown: with the quotation marks about it, and the cue just before reported words."""
        article, cue = self.report.article, self.statement.cue
        parts = [marked(article, part) for part in sorted(self.statement.content, key=lambda part: part.start)]
        first = parts[0]
        spoken = cue and any(map(str.isalpha, cue.text))
        if (
            cue
            and spoken
            and self.statement.directness is not Directness.DIRECT
            and 0 <= first.start - cue.end <= CUE_REACH
        ):
            parts[0] = article.evidence(cue.start, first.end)
        return tuple(parts)

    @property
    def label(self) -> str:
        """Who says it, and what, as its report has it."""
        return self.label_by(self.statement)

    def label_by(self, named: Statement) -> str:
        """The same with the speaker that another statement names."""
        words = closed(" … ".join(part.text for part in self.shown))
        return f"{speaker_of(named)}: {words}" if is_told(named) else words

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, in order."""
        return _lower(WORD.findall(self.text))

    @cached_property
    def quoted(self) -> tuple[Stretch, ...]:
        """Its words that stand between quotation marks."""
        return quoted(self.report.article, self.statement)

    @cached_property
    def quoted_pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbours among these: two quotations without one in common have no run in common."""
        low = [_lower(stretch) for stretch in self.quoted]
        return frozenset(pair for stretch in low for pair in pairwise(stretch))

    @cached_property
    def content(self) -> dict[str, float]:
        """The stems that carry content, with their weights; a quotation's edges are no content."""
        weighed = {stem(word): self.rarity.weight(stem(word)) for word in self.words}
        return {word: weight for word, weight in weighed.items() if weight >= CONTENT}

    @cached_property
    def predicate(self) -> frozenset[str]:
        """The content after the first auxiliary: what is said of the subject; all of it where there is none."""
        at = next((i + 1 for i, word in enumerate(self.words) if word in AUXILIARIES or word.endswith("n't")), 0)
        return frozenset(self.content.keys() & {stem(word) for word in self.words[at:]})

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its names: two statements that only name the same people say nothing alike."""
        return name_stems(self.text)

    @cached_property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        said = self.statement
        reported = said.directness is Directness.INDIRECT
        against = said.cue_negated or said.denies or (reported and said.cue_kind in AGAINST)
        return against or any(w in NEGATIONS or w.endswith("n't") for w in self.words)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Its runs of `QUOTED` words with content: "the crew of the Meridian had been" is nobody's utterance."""
        runs = self._telling_runs(self.words)
        if self.statement.directness is Directness.INDIRECT:
            runs = (run for run in runs if any(stem(word) in self.predicate for word in run))
        return frozenset(runs)

    @cached_property
    def quoted_runs(self) -> frozenset[tuple[str, ...]]:
        """The same, of the words between quotation marks alone."""
        return frozenset(run for stretch in self.quoted for run in self._telling_runs(_lower(stretch)))

    def _telling_runs(self, low: Sequence[str]) -> Iterable[tuple[str, ...]]:
        telling = {word for word in set(low) if self.rarity.weight(stem(word)) >= RUN_CONTENT}
        plain = {word for word in telling if stem(word) not in self.names}
        return (run for run in runs_of(low) if _tells(run, telling, plain))


def _lower(spelled: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in spelled)


def runs_of(low: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every run of `QUOTED` neighbours."""
    return zip(*(low[i:] for i in range(QUOTED)), strict=False)


def _tells(run: Sequence[str], telling: Container[str], plain: Container[str]) -> bool:
    """Whether a run holds enough telling words, and they are not names alone."""
    return sum(word in telling for word in run) >= LEAST_WORDS and sum(word in plain for word in run) >= LEAST_WORDS - 1


def counts(statement: Statement) -> bool:
    """Whether a statement is somebody's words at all: neither reported silence nor a headline that repeats others."""
    return statement.kind is StatementKind.SAID and statement.repeats is None


def one_speaker(a: Statement, b: Statement) -> bool:
    """Whether two statements are of one speaker, by entity where one is known, else by the same words."""
    return bool(speaker_key(a)) and speaker_key(a) == speaker_key(b)


def speaker_key(statement: Statement) -> str:
    """What two statements of one speaker have in common; empty where nobody is named or described."""
    return statement.speaker_entity or (speaker_of(statement).lower() if is_told(statement) else "")


def is_told(statement: Statement) -> bool:
    """Whether the speaker is named or described, and not by a pronoun alone."""
    return bool(speaker_of(statement)) and not is_pronoun(speaker_of(statement))


def has_name(statement: Statement) -> bool:
    """Whether the speaker has a name: "officials" of two reports need not be the same people."""
    return statement.speaker_entity is not None or any(word[:1].isupper() for word in speaker_of(statement).split()[1:])


def can_be_one(a: Statement, b: Statement) -> bool:
    """Whether two statements of the same words can be of one speaker: not of two who have other last names."""
    if one_speaker(a, b) or not is_settled(a) or not is_settled(b):
        return True
    return _last_name(a) == _last_name(b)


def is_settled(statement: Statement) -> bool:
    """Whether it is known who speaks; "the Texas governor" alone may be one who is named elsewhere."""
    spelled = speaker_of(statement).split()
    return statement.speaker_entity is not None or (bool(spelled) and all(word[0].isupper() for word in spelled))


def _last_name(statement: Statement) -> str:
    spelled = [word.strip(".,").lower() for word in speaker_of(statement).split()]
    return next((word for word in reversed(spelled) if word not in SUFFIXES), "")


def speaker_of(statement: Statement) -> str:
    """The speaker's name, or the words that name the speaker; empty where nobody is named."""
    return statement.speaker_name or (statement.speaker.text if statement.speaker else "")


def weight_in_common(a: Said, b: Said) -> float:
    """The weight (nats) of the content words that two statements share."""
    return fsum(a.content[word] for word in a.content.keys() & b.content.keys())


def shared(a: Said, b: Said) -> float:
    """The weight of common content words, of the lighter statement's.

    0 where they are too few, or names, or none of them says anything of the subject.
    """
    both, names = a.content.keys() & b.content.keys(), a.names | b.names
    if len(both) < LEAST_WORDS or len(both - names) < LEAST_WORDS - 1 or not a.predicate & b.predicate - names:
        return 0.0
    return weight_in_common(a, b) / min(fsum(a.content.values()), fsum(b.content.values()))


def quoted_alike(a: Said, b: Said) -> Stretch:
    """The longest run of quoted words that two statements have in common; empty where they share none of two words."""
    if not a.quoted_pairs & b.quoted_pairs:
        return ()
    return common_run(a.quoted, b.quoted)
