"""What the line classifier sees of a line: its shape, its words, its neighbours and its place on the page."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from commonground.reading import signs
from commonground.reading.dateline import printed_dates
from commonground.reading.lines import Line
from commonground.reading.names import BY, is_person
from commonground.tables import words

LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60, 120)
"""Upper bounds, in words, of the classes of length."""
LONG = 18
"""Words from which a sentence counts as a paragraph that tells the page's topic."""
WORDS_WITHIN = 12
"""Words of a line up to which, and of a longer line of which, single words are seen."""
AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one)\s?(?:s|m|h|d|w|secs?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago\b"
)
ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.(?:com|org|net|co\.uk|de)\b")
SYMBOLS = "|›»•©#@→▶·…"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s+[\"“‘'(]?[A-Z]")
QUOTE, PRICE, SYMBOL = re.compile('["“”«„]'), re.compile("[$£€]"), re.compile(f"[{re.escape(SYMBOLS)}]")
DIGIT = re.compile(r"\d")
TOLD = ("cue_", "credit", "date", "by")
"""How the features begin that a line tells its neighbours of itself."""
I_SAY = re.compile(r"\b(?:I|I'm|I've|I'd|my|me)\b")


@cache
def function_words() -> frozenset[str]:
    """Words that a running English text is held together by."""
    return words("commonground.reading", "function_words")


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one line: its class of length, how it ends, and whether it is a long paragraph of its own voice."""

    length: int
    ending: str
    long: bool

    @property
    def name(self) -> str:
        """Both in one word, as neighbours see it."""
        return f"{self.length}{self.ending}"


def shape_of(line: Line) -> Shape:
    """The shape of a line."""
    count = len(line.words)
    length = next((number for number, bound in enumerate(LENGTHS) if count <= bound), len(LENGTHS))
    last = line.text.rstrip("\"'”’)]»")[-1:]
    ending = {".": "s", "!": "e", "?": "q", ":": "c", "…": "d", ",": "m", ";": "m"}.get(last, "n")
    return Shape(length, ending, count >= LONG and ending in "seq")


def features(lines: Sequence[Line]) -> list[list[str]]:
    """The names of the features that hold for each line of a page."""
    shapes = [shape_of(line) for line in lines]
    content = [stems(line) for line in lines]
    topic = topic_of(content, shapes)
    seen = Counter(line.lower for line in lines)
    places = places_of(lines, shapes)
    own = [own_features(line, shape) for line, shape in zip(lines, shapes, strict=True)]
    told = [[name for name in names if name.startswith(TOLD)] for names in own]
    return [
        own[at]
        + word_features(line)
        + neighbour_features(shapes, told, at)
        + places[at]
        + topic_features(content[at], shapes[at], topic)
        + ([f"repeated{min(seen[line.lower], 4)}"] if seen[line.lower] > 1 else [])
        for at, line in enumerate(lines)
    ]


def own_features(line: Line, shape: Shape) -> list[str]:
    """What is seen of a line alone."""
    text = line.text
    found = [f"len{shape.length}", f"end_{shape.ending}", f"shape_{shape.name}"]
    found += [f"cue_{kind}" for kind in {kind for _, kind in signs.cues(line)}]
    initials = [word[0].isupper() for word in line.words if len(word) > 3 and word[0].isalpha()]
    if initials:
        found.append(f"caps{int(4 * sum(initials) / len(initials))}_{min(shape.length // 2, 3)}")
    plain = [word.lower() for word in line.words]
    small = function_words()
    function = sum([word in small for word in plain])
    digits = DIGIT.search(text) is not None
    found.append(f"func{min(int(10 * function / max(len(plain), 1)), 5)}_{min(shape.length // 2, 4)}")
    checks = {
        "bullet": line.bullet,
        "upper": text.isupper(),
        "first_lower": text[:1].islower(),
        "first_digit": text[:1].isdigit(),
        "first_quote": text[:1] in "\"“‘'«„",
        "first_bracket": text[:1] in "([",
        "quotes": QUOTE.search(text) is not None,
        "digits_only": not any(c.isalpha() for c in text),
        "year": digits and YEAR.search(text) is not None,
        "clock": digits and CLOCK.search(text) is not None,
        "date": digits and len(line.words) <= 20 and bool(printed_dates(text)),
        "ago": " ago" in line.lower and AGO.search(line.lower) is not None,
        "address": ADDRESS.search(line.lower) is not None,
        "reader": signs.READER.search(text) is not None,
        "we": signs.OURSELVES.search(text) is not None and signs.speaks_to_reader(line),
        "i": I_SAY.search(text) is not None,
        "reports": signs.reports(line),
        "by": BY.match(text) is not None,
        "person": is_person(text),
        "credit": signs.is_credit(text),
        "credit_tail": signs.credit_tail(line) is not None,
        "agency_note": signs.AGENCY_NOTE.match(text) is not None,
        "two_sentences": SENTENCE_END.search(text) is not None,
        "question": "?" in text,
        "price": PRICE.search(text) is not None,
    }
    found += [name if shape.length >= 4 else f"{name}_short" for name, holds in checks.items() if holds]
    found += [f"sign_{sign}" for sign in dict.fromkeys(SYMBOL.findall(text))]
    return found


def word_features(line: Line) -> list[str]:
    """The words of a short line, the first ones of a longer one."""
    seen = [word.lower().replace("’", "'").strip(".'-") for word in line.words[:WORDS_WITHIN]]
    seen = ["0" if word[:1].isdigit() else word for word in seen if word]
    if not seen:
        return []
    kind = "long_" if len(line.words) > WORDS_WITHIN else ""
    return [f"{kind}w_{word}" for word in set(seen)] + [f"{kind}first_{seen[0]}"]


def neighbour_features(shapes: Sequence[Shape], told: Sequence[Sequence[str]], at: int) -> list[str]:
    """The shapes of the lines around a line, alone and together with its own, and what these tell of themselves."""
    here = shapes[at].name
    before = shapes[at - 1].name if at else "top"
    after = shapes[at + 1].name if at + 1 < len(shapes) else "bottom"
    found = [f"before_{before}", f"after_{after}", f"before_{before}_{here}", f"after_{after}_{here}"]
    short_before = sum([not shape.long for shape in shapes[max(0, at - 3) : at]])
    short_after = sum([not shape.long for shape in shapes[at + 1 : at + 4]])
    found.append(f"around_{short_before}{short_after}_{min(shapes[at].length, 6)}{shapes[at].ending}")
    if at:
        found += [f"prev_{feature}" for feature in told[at - 1]]
    if at + 1 < len(told):
        found += [f"next_{feature}" for feature in told[at + 1]]
    return found


def places_of(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[list[str]]:
    """Where each line stands: how much of the page's long text lies above and below it, and how far the nearest is."""
    weights = [len(line.words) if shape.long else 0 for line, shape in zip(lines, shapes, strict=True)]
    total = sum(weights) or 1
    above = [0]
    for weight in weights:
        above.append(above[-1] + weight)
    longs = [at for at, shape in enumerate(shapes) if shape.long]
    found: list[list[str]] = []
    distance_up, downs = len(lines), distances_down(longs, len(lines))
    for at, shape in enumerate(shapes):
        up, down = above[at] / total, (total - above[at] - weights[at]) / total
        kind = f"{min(shape.length // 2, 4)}{shape.ending if shape.length > 3 else ''}"
        found.append(
            [
                f"up{step_of(up)}_{kind}",
                f"down{step_of(down)}_{kind}",
                f"gap_up{min(distance_up, 6)}_{kind}",
                f"gap_down{min(downs[at], 6)}_{kind}",
                f"gaps{min(distance_up, 4)}{min(downs[at], 4)}",
                f"line{min(at, 8)}" if at < 8 else f"back{min(len(lines) - at, 8)}",
                f"density{int(8 * (above[min(at + 6, len(lines))] - above[max(at - 5, 0)]) / 400)}"
                if above[min(at + 6, len(lines))] - above[max(at - 5, 0)] < 400
                else "density8",
            ]
        )
        distance_up = 0 if shape.long else distance_up
        distance_up += 1
    return found


def distances_down(longs: Sequence[int], count: int) -> list[int]:
    """How many lines below each line the next long paragraph stands; `count` where there is none."""
    found, following = [count] * count, count
    marks = set(longs)
    for at in range(count - 1, -1, -1):
        found[at] = following - at if following < count else count
        if at in marks:
            following = at
    return found


def step_of(share: float) -> int:
    """A share as one of six steps, fine at the ends."""
    return next((step for step, bound in enumerate((0.0, 0.03, 0.15, 0.5, 0.9)) if share <= bound), 5)


def topic_of(content: Sequence[Set[str]], shapes: Sequence[Shape]) -> Counter[str]:
    """In how many long paragraphs each content word of the page stands, by the content words of its lines."""
    counts: Counter[str] = Counter()
    for own, shape in zip(content, shapes, strict=True):
        if shape.long:
            counts.update(own)
    return counts


def stems(line: Line) -> set[str]:
    """A line's content words, cut to what their forms share."""
    small = function_words()
    return {lower[:5] for word in line.words if len(word) > 3 and (lower := word.lower()) not in small}


def topic_features(own: Set[str], shape: Shape, topic: Counter[str]) -> list[str]:
    """How much of a line's content words the long paragraphs of the page take up, itself left out."""
    if not own:
        return ["topic_none"]
    counts = [topic[word] for word in own]
    shared = sum([count > shape.long for count in counts]) / len(own)
    often = sum([count > 2 + shape.long for count in counts]) / len(own)
    kind = min(shape.length // 2, 4)
    return [f"topic{int(4 * shared)}_{kind}{shape.ending}", f"often{int(4 * often)}_{kind}"]
