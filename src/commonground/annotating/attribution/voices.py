"""Who can speak: whether a noun phrase names people, a body of people, or what they publish."""

from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.phrases import MONTHS, Phrase
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.vocabulary import (
    ARTICLE,
    GENITIVE,
    GROUP,
    NUMERAL,
    POSSESSIVE,
    PREPOSITION,
    TIMES,
    WEEKDAY,
    WHEN,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.language.known import common_words
from commonground.records.annotations import EntityKind

# Pronouns that stand for people or bodies; "which" and "that" can stand for anything.
PERSONAL = frozenset(
    (
        "he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me", "one", "ones", "neither",
        "none", "nobody", "everybody", "everyone", "somebody", "someone", "anybody", "anyone", "another", "himself",
        "herself", "themselves", "itself", "percent",
    )
)  # fmt: skip
# Words for a part or a number of those whom the noun after "of" names.
QUANTITIES = frozenset(
    ("number", "series", "lot", "handful", "couple", "thirds", "third", "quarter", "quarters", "half", "share", "pair")
)
# Endings of nouns for people: who does something, or has it done to him.
OF_PEOPLE = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "ee", "eer", "ant", "ent", "people", "folk")
# What cannot be the last word of anybody's name or description.
NOBODY = ARTICLE | POSSESSIVE - {"her"} | WEEKDAY | WHEN | TIMES | frozenset(("every", "each", "own", "such", "more"))


def can_be_speaker(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Whether the phrase can name a speaker at all: no article, adverb, period or date alone."""
    head = _head(paragraph, phrase)
    low, token = paragraph.low(head), paragraph.tokens[head]
    if paragraph.named[head] is EntityKind.ORGANISATION:
        return True
    if low in NOBODY or (low in MONTHS and is_capitalised(token)) or not is_word(token):
        return False
    if low.isdigit():
        return paragraph.low(phrase.core) in ("in", "of", "percent", "per", "%")
    if low == "most":
        return phrase.core - phrase.first > 1 or paragraph.low(phrase.core) == "of"
    return (not is_adverb(token) or is_capitalised(token)) and not _is_thing(paragraph, phrase, head)


def _is_thing(paragraph: Paragraph, phrase: Phrase, head: int) -> bool:
    """Whether the noun is no person's, no body's and no text's: proof, art and elections say nothing."""
    low, token = paragraph.low(head), paragraph.tokens[head]
    if is_capitalised(token) or not low.isalpha() or token.upos not in ("NOUN", None):
        return False
    if kind_of(low) or low in PERSONAL | GROUP | NUMERAL | QUANTITIES or low.removesuffix("s").endswith(OF_PEOPLE):
        return False
    before = paragraph.low(head - 1) if head > phrase.first else ""
    return not (before == "-" or kind_of(before) == "person")


def is_outlet(paragraph: Paragraph, phrase: Phrase | None) -> bool:
    """Whether the phrase is "I" or "we" outside quotation marks: the reporter, whom nobody quotes."""
    alone = phrase is not None and phrase.last - phrase.first == 1
    return alone and phrase is not None and paragraph.low(phrase.first) in ("i", "we", "me", "us")


def has_voice(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Whether the phrase surely names people or a body: what wants, praises or promises something must be one."""
    head = _head(paragraph, phrase)
    low = paragraph.low(head)
    if paragraph.low(phrase.last - 1) == "who":
        return True
    if paragraph.low(phrase.first) in ("whose", "which", "that") or not can_be_speaker(paragraph, phrase):
        return False
    if low.isdigit() or low in PERSONAL or low in GROUP or low in NUMERAL or _is_name(paragraph, phrase, head):
        return True
    described = kind_of(paragraph.low(head - 1)) == "person" and head > phrase.first and not low.endswith("s")
    return kind_of(low) in ("person", "body") or described


def publishes(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Whether the phrase names a text, a survey or the like."""
    return kind_of(paragraph.low(_head(paragraph, phrase))) == "text"


def _head(paragraph: Paragraph, phrase: Phrase) -> int:
    """The last word of the phrase's first part, the noun of "the minister's" and "the minister" alike."""
    head = phrase.core - 1
    while head > phrase.first and (paragraph.low(head) in GENITIVE or not is_word(paragraph.tokens[head])):
        head -= 1
    if paragraph.low(head) in QUANTITIES and paragraph.low(head + 1) == "of":
        return _head_of_part(paragraph, head + 2, phrase.last)
    return head


def _head_of_part(paragraph: Paragraph, first: int, last: int) -> int:
    """The last word of the noun phrase after "two-thirds of"."""
    head = first
    while head + 1 < last and is_word(paragraph.tokens[head + 1]) and paragraph.low(head + 1) not in PREPOSITION:
        head += 1
    return min(head, last - 1)


def _is_name(paragraph: Paragraph, phrase: Phrase, head: int) -> bool:
    """Whether the head is a name: a capital that is more than that of its sentence's first word."""
    if not is_capitalised(paragraph.tokens[head]):
        return False
    return head > phrase.first or paragraph.named[head] is not None or paragraph.low(head) not in common_words()
