"""Which statements of several reports are one point: the same utterance first, then the same thing in other words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import fsum

from commonground.comparing.clusters import Pair
from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.said import (
    CONTAINED,
    QUOTED,
    RUN_CONTENT,
    Said,
    can_be_one,
    has_name,
    one_speaker,
    quoted_alike,
    shared,
    speaker_key,
    weight_in_common,
)
from commonground.comparing.words.terms import stem
from commonground.comparing.words.wording import overlap

PARAPHRASE = 0.65
"""Share of the shorter statement's weight that makes two statements of one event the same point in other words.

Nine stories of BASIL read by hand, 56 pairs of statements that are one point: from .6 on one wrong pair, from .65 none,
and no more of the right ones at .6.
"""
PARAPHRASE_WEIGHT = 9.0
"""Weight (nats) of the words in common below which they may be those of the matter alone."""
QUOTED_WORDS, QUOTED_WEIGHT = 5, 8.5
"""Quoted words in a row, and their weight, by which what one speaker said of one event is one utterance."""
WHOLE_WEIGHT = 5.0
"""Weight that is enough for a run of `QUOTED` words where a report quotes no more in one breath."""
UNNAMED_WORDS, UNNAMED_WEIGHT, UNNAMED_SHARE = 8, 15.0, 0.9
"""Words of such a run, its weight, and the share of the shorter quotation in common that tell whose the words are where
one report names no speaker."""
NEGATED_WORDS = 4
"""Content words in common of two statements one of which is negated."""


def points(said: Sequence[Said], origins: Origins) -> list[list[Said]]:
    """The statements by point, in order; closest first, and none in two points.

    What is one utterance is joined through a third report as well, and one report may give it in two statements; what
    is only alike must be alike in every pair. Words of "the governor" go with the same words of a governor by name.
    """
    links = dict(_links(said, origins))
    home = {i: [i] for i in range(len(said))}
    for (a, b), strength in sorted(links.items(), key=lambda link: (-link[1], link[0])):
        left, right = home[a], home[b]
        if left is not right and _go_together(left, right, said, links, uttered=strength >= 1):
            left.extend(right)
            home.update(dict.fromkeys(right, left))
    distinct = {id(group): group for group in home.values()}
    return [[said[i] for i in sorted(group)] for group in sorted(distinct.values(), key=min)]


def _go_together(
    left: Sequence[int], right: Sequence[int], said: Sequence[Said], links: Mapping[Pair, float], *, uttered: bool
) -> bool:
    if not all(can_be_one(said[a].statement, said[b].statement) for a in left for b in right):
        return False
    if uttered:
        return True
    pairs = [(min(a, b), max(a, b)) for a in left for b in right]
    return all(pair in links for pair in pairs)


def _links(said: Sequence[Said], origins: Origins) -> Iterator[tuple[Pair, float]]:
    """The pairs of one point, with the weight of the run for one utterance, else a share below 1."""
    for pair in sorted(_comparable(said)):
        a, b = (said[i] for i in pair)
        uttered = _uttered(a, b, origins)
        if uttered:
            yield pair, 1 + uttered
        elif _in_other_words(a, b, origins):
            yield pair, min(shared(a, b), 0.99)


def _comparable(said: Sequence[Said]) -> set[Pair]:
    """Pairs of two reports by one speaker, and those with a long run of quoted words whose speakers can be one."""
    speakers: dict[str, list[int]] = defaultdict(list)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        if key := speaker_key(one.statement):
            speakers[key].append(i)
        for run in one.quoted_runs:
            runs[run].append(i)
    alike = {
        pair
        for numbers in runs.values()
        for pair in combinations(numbers, 2)
        if can_be_one(said[pair[0]].statement, said[pair[1]].statement)
    }
    found = alike.union(pair for numbers in speakers.values() for pair in combinations(numbers, 2))
    return {(a, b) for a, b in found if said[a].article != said[b].article}


def _uttered(a: Said, b: Said, origins: Origins) -> float:
    """The weight of the words by which two statements are one utterance; 0 where they are not."""
    run = quoted_alike(a, b)
    weight = _weight(run, a)
    if not one_speaker(a.statement, b.statement):
        long = len(run) >= UNNAMED_WORDS and weight >= UNNAMED_WEIGHT
        return weight if long and overlap(a.quoted, b.quoted) >= UNNAMED_SHARE else 0.0
    common = a.runs & b.runs
    if common:
        return max(weight, *(_weight(run, a) for run in common))
    if not has_name(a.statement) or not origins.same_event(a.article, b.article):
        return 0.0
    if a.words == b.words:
        return max(1.0, weight)
    whole = len(run) in (len(stretch) for stretch in (*a.quoted, *b.quoted))
    heavy = weight >= QUOTED_WEIGHT and len(run) >= QUOTED_WORDS
    return weight if heavy or (whole and len(run) >= QUOTED and weight >= WHOLE_WEIGHT) else 0.0


def _weight(run: Sequence[str], said: Said) -> float:
    return fsum(w for word in {stem(word) for word in run} if (w := said.rarity.weight(word)) >= RUN_CONTENT)


def _in_other_words(a: Said, b: Said, origins: Origins) -> bool:
    """Whether two statements of one named speaker on one event say one thing, as far as their words can tell."""
    if not one_speaker(a.statement, b.statement) or not has_name(a.statement):
        return False
    if not origins.same_event(a.article, b.article) or weight_in_common(a, b) < PARAPHRASE_WEIGHT:
        return False
    if a.negated == b.negated:
        return shared(a, b) >= PARAPHRASE
    return shared(a, b) >= CONTAINED and len(a.content.keys() & b.content.keys()) >= NEGATED_WORDS
