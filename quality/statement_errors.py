"""What goes wrong with statements, counted by kind: a table to look at before each change."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from quality.shared import scorer


class Matched:
    """Gold and found statements of one article, paired as the scorer pairs them."""

    def __init__(self, gold: dict[str, Any], found: dict[str, Any]) -> None:
        scoring = scorer("score_statements")
        self.text: str = gold["text"]
        tokens = scoring.tokenize(self.text)
        starts = [token[0] for token in tokens]
        self.gold = [a for a in gold["attributions"] if a["content"]]
        self.found = [s for s in found["statements"] if s["kind"] != "silence"]
        sets = [scoring.token_set(tokens, starts, a["content"]) for a in self.gold]
        ours = [scoring.token_set(tokens, starts, scoring.pairs(s["content"])) for s in self.found]
        sources = [scoring.token_set(tokens, starts, a["source"]) for a in self.gold]
        speakers = [scoring.token_set(tokens, starts, scoring.pairs(s["speaker"])) for s in self.found]
        values = sorted(
            ((scoring.iou(a, b), i, j) for i, a in enumerate(sets) for j, b in enumerate(ours) if a & b), reverse=True
        )
        self.pair: dict[int, tuple[int, float]] = {}
        taken: set[int] = set()
        for value, i, j in values:
            if i not in self.pair and j not in taken:
                self.pair[i] = (j, value)
                taken.add(j)
        self.spurious = [j for j in range(len(self.found)) if j not in taken]
        self.speaker_right = {i: bool(sources[i] & speakers[j]) for i, (j, _) in self.pair.items()}

    def words(self, spans: Sequence[Sequence[int]]) -> str:
        """The text of (start, end) pairs, joined."""
        return " ... ".join(self.text[start:end] for start, end in spans)

    def cue(self, number: int) -> str:
        """The cue of a found statement in lower case."""
        cue = self.found[number]["cue"]
        return self.text[cue["start"] : cue["end"]].lower() if cue else "(none)"


def matched(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Iterator[Matched]:
    """Article by article."""
    for record, line in zip(gold, found, strict=True):
        yield Matched(record, line)


def by_kind(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    """A line for each kind of outcome with its count."""
    kinds: Counter[str] = Counter()
    for article in matched(gold, found):
        kinds["found that is no statement"] += len(article.spurious)
        for i, attribution in enumerate(article.gold):
            kinds[_kind(article, i, attribution)] += 1
    return [f"{count:6d}  {kind}" for kind, count in kinds.most_common()]


def _kind(article: Matched, number: int, attribution: dict[str, Any]) -> str:
    has_source = bool(attribution["source"])
    if number not in article.pair:
        return "missed" if has_source else "missed, and the gold names no source"
    value = article.pair[number][1]
    if value < 0.5:
        return "content: less than half shared"
    if has_source and not article.speaker_right[number]:
        return "content found, speaker wrong or none"
    return "right, exact" if value == 1 else "right, content not exact"


def by_cue(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    """A line for each cue: times found, share of content right in percent; the most harmful first."""
    right: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for article in matched(gold, found):
        good = {j for i, (j, value) in article.pair.items() if value >= 0.5}
        for j in range(len(article.found)):
            right[article.cue(j)][0] += 1
            right[article.cue(j)][1] += j in good
    harm = sorted(right.items(), key=lambda item: item[1][1] - item[1][0])
    return [f"{n:5d} {100 * good / n:5.0f}%  {cue}" for cue, (n, good) in harm]
