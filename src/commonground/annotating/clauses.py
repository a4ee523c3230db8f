"""Where the clauses of a sentence begin and end, from closed word classes and commas.

This is the one place that guesses at sentence structure without a tree; a parser's tree can replace it here.
"""

from dataclasses import dataclass
from functools import cache

from commonground.annotating.word_groups import group
from commonground.language.analysis import Sentence, Token
from commonground.tables import rows

PACKAGE = "commonground.annotating"
STOPS = frozenset(";:—–")
COORDINATORS = frozenset({"and", "but", "or", "yet"})
TEMPORAL = frozenset({"after", "before", "until", "till"})
REACH = 10
"""Words before a verb within which its subject or auxiliary is looked for in the tree."""
SUBJECT = 7
"""Words within which the verb of a clause behind "after" or "before" stands."""
Tokens = tuple[Token, ...]


@cache
def word_classes() -> dict[str, str]:
    """Function word -> its class."""
    return {row[0]: row[1] for row in rows(PACKAGE, "function_words")}


@cache
def irregular_pasts() -> frozenset[str]:
    """Irregular past forms that can be a finite verb."""
    return frozenset(form for form, kind in rows(PACKAGE, "irregular_pasts") if kind != "participle")


def class_of(token: Token) -> str | None:
    """The closed class of a word, None for an open-class word."""
    return word_classes().get(token.lower)


def word_at(tokens: Tokens, i: int) -> str:
    """The word at a place in lower case, "" before the first and behind the last."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def is_mark(token: Token) -> bool:
    """Whether it is punctuation."""
    return not any(c.isalnum() for c in token.text) and token.text not in "$£€¥₹%"


def is_inner_dash(tokens: Tokens, i: int) -> bool:
    """Whether a hyphen joins the words beside it ("Tamar-born")."""
    if tokens[i].text not in "-–" or not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def capitalised(token: Token) -> bool:
    """Whether it starts with a capital letter."""
    return token.text[0].isupper()


def is_finite(tokens: Tokens, i: int) -> bool:
    """Whether the word looks like a finite verb: an auxiliary, a modal, a past form, or by its tag."""
    if not 0 <= i < len(tokens):
        return False
    token = tokens[i]
    if token.upos is not None:
        return _tagged_finite(tokens, i)
    low, kind = token.lower, class_of(token)
    if kind in {"auxiliary", "modal", "verb"}:
        return low not in {"be", "been", "being", "having"}
    if kind or low in group("not past") or capitalised(token):
        return False
    if low in irregular_pasts():
        return True
    before = class_of(tokens[i - 1]) if i else None
    return len(low) > 4 and low.endswith("ed") and before not in {"determiner", "preposition"}


def _tagged_finite(tokens: Tokens, i: int) -> bool:
    """Whether the parser's tag and relation make it finite: no infinitive, no participle that describes a noun."""
    token = tokens[i]
    if token.upos not in {"VERB", "AUX"} or token.lower.endswith("ing"):
        return False
    before = tokens[i - 1] if i else None
    bare = before is not None and (before.lower == "to" or class_of(before) == "modal")
    if bare or token.lower in {"be", "been"} or token.relation == "amod":
        return False
    if token.relation != "acl":
        return True
    own = (t for t in tokens[max(0, i - REACH) : i] if t.head == i)
    return any((t.relation or "").startswith(("nsubj", "aux", "mark")) for t in own)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (inclusive) of a sentence; `opener` is the word or mark that opens it."""

    first: int
    last: int
    opener: str

    def covers(self, i: int) -> bool:
        """Whether the token lies in it."""
        return self.first <= i <= self.last


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a clause begins at the word whatever stands beside it."""
    token, kind = tokens[i], class_of(tokens[i])
    if token.text in STOPS:
        return not (i and tokens[i - 1].end == token.start and i + 1 < len(tokens) and tokens[i + 1].start == token.end)
    if kind in {"subordinator", "relative"}:
        return True
    if token.lower == "that":
        said = is_finite(tokens, i - 1) or tokens[i - 1].text in ',"”'
        return i > 0 and (said or is_finite(tokens, i + 1) or is_relative_that(tokens, i))
    if token.lower in TEMPORAL and i:
        return _has_subject_and_verb(tokens, i + 1)
    return token.lower in {"according", "compared"} or (token.lower == "with" and _absolute(tokens, i))


def is_relative_that(tokens: Tokens, i: int) -> bool:
    """Whether a "that" behind a noun of things opens a relative clause ("the ships that it seized").

    Behind a noun of words or thoughts it gives their content ("claims that it seized").
    """
    if not 0 < i < len(tokens) - 1 or tokens[i].lower != "that":
        return False
    noun = class_of(tokens[i - 1]) is None and not is_mark(tokens[i - 1]) and not is_finite(tokens, i - 1)
    subject = class_of(tokens[i + 1]) == "pronoun" or is_finite(tokens, i + 1)
    return noun and subject and tokens[i - 1].lower not in group("claims") | group("content noun")


def _has_subject_and_verb(tokens: Tokens, i: int) -> bool:
    """Whether a noun phrase and then a finite verb follow, so that "after" opens a clause there."""
    for k in range(i, min(i + SUBJECT, len(tokens))):
        kind = class_of(tokens[k])
        if is_finite(tokens, k) and k > i:
            sure = kind is not None or tokens[k].lower in group("intransitive past") | group("plain past")
            return sure or not (k + 1 < len(tokens) and tokens[k + 1].lower in {"by", "at", "in", "on"})
        if kind not in {None, "determiner", "pronoun", "adverb"} and tokens[k].lower not in {"of", "and"}:
            return False
        if is_mark(tokens[k]) and not is_inner_dash(tokens, k):
            return False
    return False


def _absolute(tokens: Tokens, i: int) -> bool:
    """Whether ", with somebody doing ..." begins here."""
    if not i or tokens[i - 1].text != ",":
        return False
    return any(t.lower.endswith("ing") and len(t.text) > 4 for t in tokens[i + 2 : i + 7])


def _after_quotations(tokens: Tokens) -> frozenset[int]:
    """The words behind a quotation that closes with a comma or a stop inside it."""
    closed = {
        i for i in range(1, len(tokens)) if tokens[i].text in '"”' and tokens[i - 1].text in {",", ".", "!", "?", "…"}
    }
    return frozenset(i + 1 for i in closed if i + 1 < len(tokens))


def _after_relatives(tokens: Tokens) -> frozenset[int]:
    """The verbs at which a sentence goes on behind a relative clause in commas ("Lind, who fled in May, plans to")."""
    found, inside = set(), False
    for i in range(1, len(tokens) - 1):
        if tokens[i].text == "," and class_of(tokens[i + 1]) == "relative":
            inside = True
        elif tokens[i].text == "," and inside:
            inside = False
            behind = tokens[i + 1]
            plain = class_of(behind) is None and not capitalised(behind) and behind.lower.endswith("s")
            if plain or is_finite(tokens, i + 1):
                found.add(i + 1)
    return frozenset(found)


def _after_fronted(tokens: Tokens) -> frozenset[int]:
    """Where the sentence goes on behind the clause that opens it ("When Lind fled, the police ...")."""
    temporal = bool(tokens) and tokens[0].lower in TEMPORAL and _has_subject_and_verb(tokens, 1)
    if not tokens or not (class_of(tokens[0]) == "subordinator" or tokens[0].lower == "as" or temporal):
        return frozenset()
    verbs = [i for i in range(len(tokens)) if is_finite(tokens, i)]
    for i in range(verbs[0] + 1, verbs[-1]) if verbs else ():
        if tokens[i].text == "," and _may_open(tokens[i + 1]):
            return frozenset({i + 1})
    return frozenset()


def _may_open(token: Token) -> bool:
    """Whether a main clause may begin with the word behind a comma: no joining or relative word, no participle."""
    joining = class_of(token) in {"coordinator", "relative", "subordinator"}
    return not (joining or is_mark(token) or token.lower.endswith("ing"))


def _after_when(tokens: Tokens) -> frozenset[int]:
    """The verb at which a sentence goes on behind a clause within it ("a man hurt when a ship sank has died")."""
    found, state = set(), ""
    for i, token in enumerate(tokens):
        if token.lower == "when":
            state = "open" if i else ""
        elif is_mark(token) or class_of(token) in {"coordinator", "pronoun", "relative", "subordinator"}:
            state = ""
        elif state == "open" and is_finite(tokens, i):
            state = "told" if class_of(token) is None else ""
        elif state == "told" and (class_of(token) in {"auxiliary", "modal"} or token.lower in group("plain past")):
            found.add(i)
            state = ""
    return frozenset(found)


def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; together they cover all its tokens, none nested."""
    tokens = sentence.tokens
    quoted = _after_quotations(tokens) | _after_relatives(tokens) | _after_fronted(tokens) | _after_when(tokens)
    opened = [0, *(i for i in range(1, len(tokens)) if i in quoted or _opens(tokens, i))]
    starts = sorted({*opened, *_joined(tokens, opened)})
    ends = [*(s - 1 for s in starts[1:]), len(tokens) - 1]
    return tuple(
        Clause(first, last, tokens[first].lower if first else "")
        for first, last in zip(starts, ends, strict=True)
        if first <= last
    )


def _joined(tokens: Tokens, opened: list[int]) -> list[int]:
    """The coordinators that join two clauses: a finite verb stands on either side, as far as the next clause."""
    finite = [0]
    for i in range(len(tokens)):
        finite.append(finite[-1] + is_finite(tokens, i))
    found, left, bounds = [], 0, [*opened[1:], len(tokens)]
    for i in range(1, len(tokens)):
        if i == bounds[0]:
            left, bounds = i, bounds[1:]
        elif tokens[i].lower in COORDINATORS and finite[i] > finite[left] and finite[bounds[0]] > finite[i]:
            found.append(i)
            left = i
    return found


def joins_nouns(tokens: Tokens, i: int) -> bool:
    """Whether the tree has a coordinator join two nouns, and no clauses ("a ship and a trawler collided")."""
    head = tokens[i].head
    if head is None or not 0 <= head < len(tokens) or tokens[i].relation != "cc" or tokens[head].relation != "conj":
        return False
    other = tokens[head].head
    return other is not None and all(tokens[k].upos in {"NOUN", "PROPN"} for k in (head, other))


def clause_at(parts: tuple[Clause, ...], i: int) -> Clause:
    """The clause that the token lies in."""
    return next(part for part in parts if part.covers(i))
