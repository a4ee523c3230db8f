"""Names in quotation marks: a programme, a book or a song is no speech, whoever speaks on it or about it."""

import re
from functools import cache

from commonground.annotating.attribution.quotations import Quotation
from commonground.annotating.attribution.vocabulary import ARTICLE, CONJUNCTION, PREPOSITION
from commonground.tables import words

PACKAGE = "commonground.annotating.attribution"
# Words of a title; BASIL and PolNeAR's first 200 articles have no longer one beside a show, an album or a host.
LONGEST = 7
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Words that a title writes small between its others.
SMALL = ARTICLE | PREPOSITION | CONJUNCTION
AFTER = re.compile(r"\s+([^\W\d_]+(?:-[^\W\d_]+)?)")
# What may stand right before a title: whose it is, where somebody spoke, or who told it.
BEFORE = re.compile(r"(?:['’]s|\b(?:on|in|of|to|told|tells|telling))\s+(?:the\s+)?$", re.IGNORECASE)
NEAR = 24


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is the name of a programme, a book and the like, by its capitals and what is beside it."""
    found = WORD.findall(text[quotation.first : quotation.last])
    if not 0 < len(found) <= LONGEST or not all(word[0].isupper() or word in SMALL for word in found):
        return False
    if not found[0][0].isupper() or text[quotation.last - 1] in "?!":
        return False
    after = AFTER.match(text, quotation.end, quotation.end + NEAR)
    if after and after[1].lower() in titled():
        return True
    return bool(BEFORE.search(text[max(0, quotation.start - NEAR) : quotation.start]))


@cache
def titled() -> frozenset[str]:
    """What is named by titles: shows, films, books, and whoever makes them."""
    return words(PACKAGE, "titled")
