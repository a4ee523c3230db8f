"""What the line classifier sees at its second look: the lines again, and what its first look took the page for.

Lines are judged by those around them, so a page is read twice: what stands between two paragraphs that the first look
was sure of, below the last of them, or holds none of their names, is seen for what it is only then (stacking:
Wolpert 1992; for sequences Cohen and Carvalho 2005).
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from commonground.reading import signs
from commonground.reading.line_features import Shape, shape_of, stems
from commonground.reading.lines import Line

SURE, LONG = 0.9, 10
"""Chance and words from which the first look's lines tell what the article is about and where it stands."""
STEPS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98)
"""Bounds of the classes of chance of the line itself; its neighbours' are those of HALF."""
HALF = (0.1, 0.5, 0.9)
NEAR, CLOSE = 8, 4
"""Lines up to which the nearest sure one is counted, alone and on both sides together."""
LEAST_WITHIN = 16
"""Letters and digits from which words that stand within a sure paragraph do so on purpose."""


@dataclass(frozen=True, slots=True)
class Article:
    """What the first look is sure of: the places of these lines, their content words, names and text."""

    places: tuple[int, ...]
    sure: frozenset[int]
    topic: Counter[str]
    names: Counter[str]
    text: str

    @property
    def first(self) -> int:
        """The first of its lines; a large number where there is none."""
        return self.places[0] if self.places else 1_000_000

    @property
    def last(self) -> int:
        """The last of its lines; -1 where there is none."""
        return self.places[-1] if self.places else -1

    def where(self, at: int) -> str:
        """Whether a line stands before the article, in it or after it."""
        return "before" if at < self.first else "after" if at > self.last else "in"


def second_features(lines: Sequence[Line], chances: Sequence[float]) -> list[list[str]]:
    """The names of the features that the first look's `chances` add to each line of a page."""
    kinds = [kind_of(shape_of(line)) for line in lines]
    article = sure_lines(lines, chances)
    up, down = distances(article.sure, len(lines))
    return [
        around(chances, at, kinds[at])
        + place_in(article, at, up[at], down[at], kinds[at])
        + shared_with(article, line, at, neighbours(chances, at), kinds[at])
        for at, line in enumerate(lines)
    ]


def kind_of(shape: Shape) -> str:
    """A line's class of length and its ending."""
    return f"{min(shape.length // 2, 4)}{shape.ending}"


def sure_lines(lines: Sequence[Line], chances: Sequence[float]) -> Article:
    """What the first look is sure of."""
    places = tuple(at for at, line in enumerate(lines) if chances[at] > SURE and len(line.words) >= LONG)
    topic: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for at in places:
        topic.update(stems(lines[at]))
        names.update(capitals(lines[at].words[1:]))
    return Article(places, frozenset(places), topic, names, "\n".join(lines[at].letters.casefold() for at in places))


def capitals(words: Sequence[str]) -> set[str]:
    """The words that are written like names."""
    return {word.strip(".") for word in words if word[0].isupper()}


def distances(sure: Set[int], count: int) -> tuple[list[int], list[int]]:
    """How many lines above and below each line the nearest sure one stands, at most NEAR."""
    up, down = [NEAR] * count, [NEAR] * count
    for found, order in ((up, range(count)), (down, range(count - 1, -1, -1))):
        distance = NEAR
        for at in order:
            found[at] = min(distance, NEAR)
            distance = 0 if at in sure else distance + 1
    return up, down


def step_of(chance: float, bounds: Sequence[float]) -> int:
    """The class of a chance."""
    return sum([chance > bound for bound in bounds])


def neighbours(chances: Sequence[float], at: int) -> str:
    """The classes of chance of the lines right above and below."""
    return "".join(str(step_of(chances[n], HALF)) if 0 <= n < len(chances) else "x" for n in (at - 1, at + 1))


def around(chances: Sequence[float], at: int, kind: str) -> list[str]:
    """The chance of a line and of those around it."""
    own = step_of(chances[at], STEPS)
    beside = neighbours(chances, at)
    four = "".join(
        str(step_of(chances[n], HALF)) if 0 <= n < len(chances) else "x" for n in (at - 2, at - 1, at + 1, at + 2)
    )
    return [
        f"p{own}",
        f"p{own}_{kind}",
        f"p_above{beside[0]}_{kind}",
        f"p_below{beside[1]}_{kind}",
        f"p_four{four}",
        f"p_both{beside}_{own}",
        f"p_both{beside}_{kind}",
    ]


def place_in(article: Article, at: int, up: int, down: int, kind: str) -> list[str]:
    """Where a line stands to what the first look is sure of."""
    where = article.where(at)
    size = min(len(article.places), 12) // 3
    return [
        f"where_{where}_{kind}",
        f"sure_up{up}_{kind}",
        f"sure_down{down}_{kind}",
        f"sure_gap{min(up, CLOSE)}{min(down, CLOSE)}_{where}",
        f"from_first{max(min(at - article.first, 4), -4)}_{kind}",
        f"from_last{max(min(at - article.last, 6), -2)}_{kind}",
        f"sure_lines{size}_{kind}",
    ]


def shared_with(article: Article, line: Line, at: int, beside: str, kind: str) -> list[str]:
    """What a line's words share with those that the first look is sure of, itself left out."""
    where, itself = article.where(at), at in article.sure
    found: list[str] = []
    if own := stems(line):
        share = int(5 * sum([article.topic[word] > itself for word in own]) / len(own))
        found += [f"sure_topic{share}_{kind}", f"sure_topic{share}_{where}_{beside}"]
    if names := capitals(line.words):
        share = int(4 * sum([article.names[word] > itself for word in names]) / len(names))
        found += [f"sure_names{share}_{min(len(names), 4)}", f"sure_names{share}_{where}_{kind}"]
    if not itself and len(line.letters) >= LEAST_WITHIN and line.letters.casefold() in article.text:
        found.append(f"within_{kind}")
    if signs.reports(line):
        found.append(f"reports_{where}")
    return found
