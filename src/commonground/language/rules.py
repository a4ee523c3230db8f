"""Names by rules and tables: the analyzer that needs no weights.

1. Each sentence offers candidates: runs of capitals, cut by the tables.
2. Each candidate gathers evidence from what stands around it.
3. The article decides: what a run is called somewhere counts for it everywhere, and a surname takes its person's kind.
4. Headlines in capitals or Title Case only repeat names that the body or the tables know.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonground.language import known
from commonground.language.analysis import Name, Sentence
from commonground.language.candidates import Candidate, Line, candidates, capital
from commonground.language.evidence import THITHER, WHERE, go_on, weigh
from commonground.language.headlines import loud, repeated
from commonground.language.lemmas import lemma
from commonground.records.annotations import EntityKind

ENOUGH = 1.0
"""Evidence from which a run of capitals counts as a name; chosen on the dev halves (`python -m quality.names`)."""

AGAIN, REPEATS = 0.1, 0.4
"""What each further mention of a form adds to its evidence, and the most that all of them add."""

LEGAL = frozenset(
    ["Corp.", "Corp", "Corporation", "Inc.", "Inc", "Ltd.", "Ltd", "Limited", "Co.", "LLC", "plc", "PLC", "AG"]
)
"""Words that end a firm's full name and that its next mention leaves out."""

Kinds = dict[tuple[str, ...], EntityKind]


class RuleAnalyzer:
    """Finds names by their capitals and the lexicons, and gives lemmas; no tags and no trees."""

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences with their names and lemmas."""
        return [_with_lemmas(sentence) for sentence in named(sentences, offers(sentences))]


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence with the candidates for names in it, each with its evidence; none where the line is `loud`."""

    line: Line
    found: list[Candidate]
    loud: bool


def offers(sentences: Sequence[Sentence]) -> list[Offer]:
    """The candidates of an article's sentences, weighed."""
    offered: list[Offer] = []
    for sentence in sentences:
        line = Line(sentence.tokens, [token.text for token in sentence.tokens])
        noisy = loud(line.words)
        found = [] if noisy else list(candidates(line))
        for candidate in found:
            weigh(line, candidate)
        if offered and sentence.block == sentences[len(offered) - 1].block:
            go_on(offered[-1].found, line)
        offered.append(Offer(line, found, noisy))
    return offered


def named(sentences: Sequence[Sentence], offered: Sequence[Offer]) -> list[Sentence]:
    """The sentences with the names that the article decides on among its candidates."""
    kinds = _decide([candidate for offer in offered for candidate in offer.found])
    surnames = _surnames(kinds)
    chosen = [
        repeated(offer.line, kinds, surnames)
        if offer.loud
        else [(c.first, c.last, kind) for c in offer.found if (kind := _kind(offer.line, c, kinds, surnames))]
        for offer in offered
    ]
    return [
        replace(sentence, names=tuple(name_of(sentence, *found) for found in names))
        for sentence, names in zip(sentences, chosen, strict=True)
    ]


def _decide(offered: list[Candidate]) -> Kinds:
    """The kind of every form with enough evidence: its best mention's, raised a little by the others."""
    scores: dict[tuple[str, ...], dict[EntityKind, list[float]]] = defaultdict(lambda: defaultdict(list))
    kinds: Kinds = {}
    for candidate in offered:
        if candidate.kind is not None:
            kinds[candidate.words] = candidate.kind
        for kind, score in candidate.scores.items():
            scores[candidate.words][kind].append(score)
    for words, by_kind in scores.items():
        totals = {kind: max(values) + min(REPEATS, AGAIN * (len(values) - 1)) for kind, values in by_kind.items()}
        against = sum(value < 0 for value in by_kind.get(EntityKind.PERSON, ()))
        if against and against >= sum(value >= ENOUGH / 2 for value in by_kind[EntityKind.PERSON]):
            totals[EntityKind.PERSON] = 0.0  # people take no "the"
        best = max(totals, key=lambda kind: totals[kind])
        if words not in kinds and totals[best] >= ENOUGH:
            kinds[words] = best
    return kinds | {
        words[:-1]: kind
        for words, kind in kinds.items()
        if kind is EntityKind.ORGANISATION and len(words) > 1 and words[-1] in LEGAL
    }


def _surnames(kinds: Kinds) -> dict[str, EntityKind]:
    """The last and first words of the article's people, each meaning a person."""
    people = [words for words, kind in kinds.items() if kind is EntityKind.PERSON and len(words) > 1]
    parts = {words[-1] for words in people} | {words[0] for words in people if words[0] in known.first_names()}
    return {word: EntityKind.PERSON for word in parts if capital(word)}


def _kind(line: Line, candidate: Candidate, kinds: Kinds, surnames: dict[str, EntityKind]) -> EntityKind | None:
    """What the candidate is, None where it is no name; what precedes tells a place from a person of its name."""
    if candidate.titled:
        return EntityKind.PERSON
    if len(candidate.words) == 1 and candidate.words[0] in surnames:
        place = candidate.kind is EntityKind.PLACE or kinds.get(candidate.words) is EntityKind.PLACE
        if not (place and line.word(candidate.first - 1).lower() in WHERE | THITHER | {"of"}):
            return EntityKind.PERSON
    return kinds.get(candidate.words)


def _with_lemmas(sentence: Sentence) -> Sentence:
    """The sentence with each token's lemma; a name's words are their own lemmas."""
    inside = {index for name in sentence.names for index in range(name.first, name.last + 1)}
    tokens = tuple(
        replace(token, lemma=token.text if index in inside else lemma(token.lower))
        for index, token in enumerate(sentence.tokens)
    )
    return replace(sentence, tokens=tokens)


def name_of(sentence: Sentence, first: int, last: int, kind: EntityKind) -> Name:
    """The tokens from first to last as a name, spaced as in the text, every gap one blank."""
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = "".join(
        " " * (index > first and token.start > sentence.tokens[index - 1].end) + token.text
        for index, token in enumerate(sentence.tokens[first : last + 1], first)
    )
    return Name(start, end, text, kind, first, last)
