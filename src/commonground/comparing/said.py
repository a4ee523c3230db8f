"""Rows about statements: what one speaker is reported to have said in several reports."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import fsum

from commonground.comparing.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.origins import Origins
from commonground.comparing.terms import WORD, Rarity, name_stems, numbers, stem
from commonground.records.annotations import Directness, Statement, StatementKind
from commonground.records.story import FactKind, Report, Verdict
from commonground.tables import words

QUOTED = 6
"""Words in a row that show two statements to be one utterance, also where the reports tell two events."""
CONTAINED = 0.8
"""Share of the shorter statement's weight that makes the longer one the same, said more fully."""
PARAPHRASE = 0.55
"""Share of the shorter statement's weight that makes two statements of one event the same point in other words."""
LEAST_WORDS = 3
"""Content words that must be shared: two short sentences agree by chance."""
CONTENT = 2.0
"""Weight (nats) above which a word carries content."""
RUN_CONTENT = 1.5
"""The same inside a run of equal words, where order speaks too."""
LEAST_SAID = 4
"""Words that reported speech must have to be a point of its own: "the claim" and "joint patrols" say nothing."""
AUXILIARIES = words("commonground.comparing", "auxiliaries")
NEGATIONS = frozenset(("not", "no", "never", "none", "neither", "nor", "without", "cannot", "nothing", "nobody"))


@dataclass(frozen=True)
class Said:
    """One statement with what comparing needs of its words."""

    article: str
    statement: Statement
    rarity: Rarity

    @cached_property
    def text(self) -> str:
        """Its content; where it has several parts, what stands between them is left out."""
        return " … ".join(part.text for part in self.statement.content)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, in order."""
        return tuple(m.group().lower().replace("’", "'") for m in WORD.finditer(self.text))

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
        return self.statement.cue_negated or any(w in NEGATIONS or w.endswith("n't") for w in self.words)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Its runs of `QUOTED` words with content: "the crew of the Meridian had been" is nobody's utterance."""
        runs: Iterable[tuple[str, ...]] = zip(*(self.words[i:] for i in range(QUOTED)), strict=False)
        telling = {word for word in set(self.words) if self.rarity.weight(stem(word)) >= RUN_CONTENT}
        plain = {word for word in telling if stem(word) not in self.names}
        if self.statement.directness is Directness.INDIRECT:
            runs = (run for run in runs if any(stem(word) in self.predicate for word in run))
        return frozenset(run for run in runs if _tells(run, telling, plain))


def statement_rows(reports: Sequence[Report], origins: Origins) -> list[Row]:
    """A row for every point that somebody is reported to have said; reported silence and headline repeats are none."""
    rarity = Rarity()
    said = [Said(r.article.id, s, rarity) for r in reports for s in r.annotations.statements if _counts(s)]
    return [_row(group, origins) for group in _groups(said, origins)]


def _tells(run: Sequence[str], telling: Container[str], plain: Container[str]) -> bool:
    """Whether a run holds enough telling words, and they are not names alone."""
    return sum(word in telling for word in run) >= LEAST_WORDS and sum(word in plain for word in run) >= LEAST_WORDS - 1


def _counts(statement: Statement) -> bool:
    return statement.kind is StatementKind.SAID and statement.repeats is None and not _is_fragment(statement)


def _is_fragment(statement: Statement) -> bool:
    """Whether reported words are too few to say something; quoted ones are somebody's words however few."""
    reported = statement.directness is Directness.INDIRECT
    return reported and sum(len(part.text.split()) for part in statement.content) < LEAST_SAID


def _groups(said: Sequence[Said], origins: Origins) -> list[list[Said]]:
    """Statements of one point: each joins the group whose every statement it matches."""
    groups: list[list[Said]] = []
    for one in said:
        home = next((g for g in groups if all(_one_point(one, other, origins) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _one_point(a: Said, b: Said, origins: Origins) -> bool:
    """Whether two statements of different reports give one point of one speaker."""
    if a.article == b.article or not one_speaker(a.statement, b.statement):
        return False
    if a.runs & b.runs:
        return True
    least = PARAPHRASE if a.negated == b.negated else CONTAINED
    return _known(a.statement) and origins.same_event(a.article, b.article) and shared(a, b) >= least


def one_speaker(a: Statement, b: Statement) -> bool:
    """Whether two statements are of one speaker, by entity where one is known, else by the same words."""
    if a.speaker_entity or b.speaker_entity:
        return a.speaker_entity == b.speaker_entity
    return bool(speaker_of(a)) and speaker_of(a).lower() == speaker_of(b).lower()


def _known(statement: Statement) -> bool:
    """Whether the speaker has a name: "officials" of two reports need not be the same people."""
    return statement.speaker_entity is not None or any(word[:1].isupper() for word in speaker_of(statement).split()[1:])


def speaker_of(statement: Statement) -> str:
    """The speaker's name, or the words that name the speaker; empty where nobody is named."""
    return statement.speaker_name or (statement.speaker.text if statement.speaker else "")


def shared(a: Said, b: Said) -> float:
    """The weight of common content words, of the lighter statement's.

    0 where they are too few, or names, or none of them says anything of the subject.
    """
    both = a.content.keys() & b.content.keys()
    least = min(fsum(a.content.values()), fsum(b.content.values()))
    if len(both) < LEAST_WORDS or len(both - a.names - b.names) < LEAST_WORDS - 1 or not least:
        return 0.0
    if not a.predicate & b.predicate - a.names - b.names:
        return 0.0
    return fsum(a.content[word] for word in both) / least


def _row(group: Sequence[Said], origins: Origins) -> Row:
    fullest = max(group, key=lambda said: len(said.words))
    ruling = _ruling(group, origins)
    spans = cells(part for said in group for part in said.statement.content)
    return Row(FactKind.STATEMENT, fullest.text, ruling.verdict, spans, ruling.why)


def _ruling(group: Sequence[Said], origins: Origins) -> Ruling:
    articles = {said.article for said in group}
    if origins.count(articles) < 2:
        return agreeing(articles, origins)
    for a, b in combinations(group, 2):
        clash = _clash(a, b)
        if clash:
            return Ruling(Verdict.NOT_COMPARABLE, clash)
    return agreeing(articles, origins, _likeness(group))


def _clash(a: Said, b: Said) -> str | None:
    """Why two statements of one point do not simply agree: other numbers, or one negated."""
    left, right = set(numbers(a.text)), set(numbers(b.text))
    if left and right and not left & right:
        return f"other numbers: {_listed(left)} and {_listed(right)}"
    if a.negated != b.negated and not a.runs & b.runs:
        return "one of the two is negated"
    return None


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _likeness(group: Sequence[Said]) -> str:
    pairs = list(combinations(group, 2))
    if all(a.words == b.words for a, b in pairs):
        return "the same words"
    if all(a.runs & b.runs for a, b in pairs):
        return f"at least {QUOTED} words in a row in common"
    if all(shared(a, b) >= CONTAINED for a, b in pairs):
        return "one says the other more fully"
    return "in other words: " + ", ".join(_in_common(group)) + " in common"


def _in_common(group: Sequence[Said]) -> list[str]:
    """The content words that all share, as the first statement writes them."""
    stems = frozenset.intersection(*(frozenset(said.content) for said in group))
    return list(dict.fromkeys(word for word in group[0].words if stem(word) in stems))[:8]
