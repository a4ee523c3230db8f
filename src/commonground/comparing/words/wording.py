"""The words that a report gives as a speaker's own, and where two reports give them otherwise.

Only what stands between quotation marks is compared word by word. Ellipses and brackets are where a desk says that it
left out or put in something: nothing is made of what lies there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from commonground.comparing.words.terms import WORD
from commonground.records.annotations import Directness, Statement
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.tables import rows, words

MARK = re.compile(r"[“”\"]")
CUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]|\([^)]*\)?")
"""Where a desk left words out, or put its own in."""
FLANK, ALIKE = 5, 0.5
"""Words in common, and their share of the shorter quotation, that make what else differs a change of one utterance."""
NEXT = 2
"""So many of these stand on each side of a change; fewer where a quotation begins or ends there."""
LAST = 3
"""Words in which two quotations can begin or end otherwise: with more, one of them may have been cut."""
LONGEST = 6
"""Words of a change at most: more than that are another sentence and no other wording of this one."""
MOST = 3000
"""Quoted words of a statement that are compared, the first ones: finding runs costs the square of their number, and two
pages that quote 16,000 words each took seconds. It is half an hour's speech.
"""
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
"""Initials with points, which other desks write without: "U.N." and "UN"."""
SPACED = re.compile(r"(?<=\w)\s?([’'])\s?(?=(?:s|t|d|m|ll|re|ve)\b)")
"""An apostrophe that a page sets apart from its word: "we ’ ll"."""
OUR = re.compile(r"our(?=$|s$|ed$|ing$|able$|ite$|ful$)")
ISE = re.compile(r"is(?=e$|es$|ed$|ing$|ation$|ations$)")

Stretch = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one quotation that another report has otherwise, empty where it has none; each within its neighbours."""

    ours: Stretch
    theirs: Stretch
    before: Stretch = ()
    after: Stretch = ()

    def is_read_in(self, ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> bool:
        """Whether either side stands word for word among the other's words: then two sentences are only built alike."""
        return _holds(theirs, self.before + self.ours + self.after) or _holds(
            ours, self.before + self.theirs + self.after
        )

    @property
    def told(self) -> Stretch:
        """All words in which the two differ."""
        own, others = {key(word) for word in self.ours}, {key(word) for word in self.theirs}
        return tuple(w for w in (*self.ours, *self.theirs) if not (key(w) in own and key(w) in others))

    @property
    def spells_names(self) -> bool:
        """Whether both sides are names: behind a bracket two desks spell one name in two ways ("al-Qadi", "Kadi")."""
        common = words("commonground.language.lexicons", "common_words")
        return all(any(w[0].isupper() and w.lower() not in common for w in side) for side in (self.ours, self.theirs))

    @property
    def of_few(self) -> bool:
        """Whether each has a few words of its own, as quotations can begin or end."""
        lengths = len(self.ours), len(self.theirs)
        return min(lengths) > 0 and max(lengths) <= LAST

    def __str__(self) -> str:
        ours, theirs = (f"“{' '.join(side)}”" for side in (self.ours, self.theirs))
        if self.ours and self.theirs:
            return f"{ours} and {theirs}"
        return f"{ours if self.ours else theirs} in one alone"


def marked(article: Article, part: Evidence) -> Evidence:
    """A part of a statement with the quotation marks that stand at its edges."""
    start = part.start - (part.start > 0 and bool(MARK.match(article.text, part.start - 1)))
    end = part.end
    if _open(article.text[start:end]):
        closing = re.compile(r"[.,!?;…]?[”\"]").match(article.text, end)
        end = closing.end() if closing else end
    return article.evidence(start, end)


def _open(text: str) -> bool:
    """Whether a quotation begins in a text and does not end there."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def closed(text: str) -> str:
    """A text whose quotation goes on, with the mark that closes it."""
    if "“" in text:
        return text + "”" * (text.count("“") > text.count("”") + text.count('"'))
    return text + '"' * ((text.count('"') + text.count("”")) % 2)


def quoted(article: Article, statement: Statement) -> tuple[Stretch, ...]:
    """The first `MOST` words that stand between quotation marks, cut where a desk left out or put in something."""
    texts = [
        text
        for part in statement.content
        for text in (
            [part.text] if statement.directness is Directness.DIRECT else _between_marks(marked(article, part).text)
        )
    ]
    pieces, left = [], MOST
    for piece in (piece for text in texts for piece in CUT.split(text)):
        found = tuple(WORD.findall(_plain(piece)))[:left]
        left -= len(found)
        if found:
            pieces.append(found)
    return tuple(pieces)


def _plain(text: str) -> str:
    return INITIALS.sub(lambda initials: initials.group().replace(".", ""), SPACED.sub(r"\1", text))


def _between_marks(text: str) -> Iterator[str]:
    """What stands between the marks of a text; from the last mark to the end where it opens a quotation."""
    start: int | None = None
    for mark in MARK.finditer(text):
        if start is None and mark.group() == "”":
            yield text[: mark.start()]
        elif start is None:
            start = mark.end()
        else:
            yield text[start : mark.start()]
            start = None
    if start is not None:
        yield text[start:]


def changes(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> list[Change]:
    """Where two quotations of one utterance differ between words that they have in common."""
    return [change for a in ours for b in theirs for change in _changes(a, b)]


def _changes(a: Stretch, b: Stretch) -> Iterator[Change]:
    steps = _merged(_matcher(a, b).get_opcodes())
    equal = sum(_size([step]) for step in steps if step[0] == "equal")
    if equal < max(FLANK, ALIKE * min(len(a), len(b))):
        return
    for n, (tag, start, end, from_, to) in enumerate(steps):
        before, after = _size(steps[:n][-1:]), _size(steps[n + 1 : n + 2])
        change = Change(a[start:end], b[from_:to], a[max(0, start - NEXT) : start], a[end : end + NEXT])
        begins = before >= NEXT or (start == from_ == 0 and change.of_few and not change.spells_names)
        if tag != "equal" and begins and (after >= NEXT or _ends(steps[n + 1 :], change)) and _is_of_words(change):
            yield change


Step = tuple[str, int, int, int, int]


def _merged(steps: Sequence[Step]) -> list[Step]:
    """The steps, two differences with less than `NEXT` equal words between them taken as one."""
    merged: list[Step] = []
    for step in steps:
        last = step is steps[-1] and not 0 < step[2] - step[1] == step[4] - step[3]
        inside = len(merged) > 1 and not last and "equal" not in (step[0], merged[-2][0])
        if inside and merged[-1][2] - merged[-1][1] < NEXT:
            first = merged[-2]
            merged[-2:] = [("replace", first[1], step[2], first[3], step[4])]
        else:
            merged.append(step)
    return merged


def _size(steps: Sequence[Step]) -> int:
    return steps[0][2] - steps[0][1] if steps else 0


def _ends(rest: Sequence[Step], change: Change) -> bool:
    """Whether both quotations end behind a difference: with the same word, or each with last words of its own."""
    if not rest:
        return change.of_few
    return len(rest) <= NEXT and rest[0][0] == "equal"


def _holds(stretches: Sequence[Stretch], words: Stretch) -> bool:
    wanted = list(map(key, words))
    spelled = (list(map(key, stretch)) for stretch in stretches)
    return any(low[i : i + len(wanted)] == wanted for low in spelled for i in range(len(low) - len(wanted) + 1))


def _is_of_words(change: Change) -> bool:
    if max(len(change.ours), len(change.theirs)) > LONGEST:
        return False
    return _written_out(change.ours) != _written_out(change.theirs)


def common_run(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> Stretch:
    """The longest run of words that two quotations have in common, as the first spells them."""
    left = _flat(ours, "<")
    match = _matcher(left, _flat(theirs, ">")).find_longest_match()
    return tuple(left[match.a : match.a + match.size])


def overlap(ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> float:
    """The share of the shorter quotation's words that stand in the longer one, in order."""
    left, right = _flat(ours, "<"), _flat(theirs, ">")
    same = sum(block.size for block in _matcher(left, right).get_matching_blocks())
    return same / max(1, min(sum(map(len, ours)), sum(map(len, theirs))))


def _matcher(left: Sequence[str], right: Sequence[str]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, [key(word) for word in left], [key(word) for word in right], autojunk=False)


def _flat(stretches: Sequence[Stretch], gap: str) -> list[str]:
    """The stretches in one list, with a sign of its own between two of them."""
    return [word for i, stretch in enumerate(stretches) for word in ((gap,) if i else ()) + stretch]


@lru_cache(maxsize=2**16)
def key(word: str) -> str:
    """A word as two desks may both spell it: in lower case, with American endings."""
    low = word.lower().replace("’", "'")
    return ISE.sub("iz", OUR.sub("or", low)) if len(low) > 5 else low


def _written_out(words: Sequence[str]) -> str:
    """Words without contractions and blanks: "isn't" is "is not", and "healthcare" is "health care"."""
    return "".join(_in_full(key(word)) for word in words).replace(" ", "")


def _in_full(word: str) -> str:
    known = _contractions()
    if word in known:
        return known[word]
    ending = next((short for short in known if "'" in short and word.endswith(short)), "")
    return word.removesuffix(ending) + known.get(ending, "")


@cache
def _contractions() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("commonground.comparing.words", "contractions")}
