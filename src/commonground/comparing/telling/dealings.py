"""What nouns tell between two parties: "a dispute between A and B", "A's criticism of B" (dealings.tsv).

What is only hoped for, feared or denied to exist is left out, as with verbs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from commonground.comparing.people.actors import Actor
from commonground.comparing.telling.parties import Found, is_title, stands_alone
from commonground.records.story import Direction
from commonground.tables import rows

PACKAGE = "commonground.comparing.telling"
BETWEEN = "between"
NOUN = re.compile(r"\b(?P<noun>[a-z]+)\s+(?P<link>between|with|of|for|on|against|to)(?=\s)")
OWNED = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}")
"""What stands between the name of the one and the noun: "'s sharp "."""
AND = re.compile(r"\s+and\s+(?:the\s+)?")
UNREAL = re.compile(
    r"\b(?:no|not|any|if|whether|would|could|should|might|may|without|never|possible|potential|"
    r"hop\w+|fear\w*|avoid\w*|prevent\w*|deni\w+|deny\w*)\b",
    re.IGNORECASE,
)
"""Words before the noun in its sentence under which what it names need not be there."""


@cache
def _nouns() -> Mapping[tuple[str, str], Direction]:
    return {(noun, link): Direction(direction) for noun, link, direction in rows(PACKAGE, "dealings")}


def read_nouns(text: str, start: int, end: int, actors: Sequence[Actor]) -> Iterator[Found]:
    """What nouns of the sentence `text[start:end]` tell between two of its actors."""
    for match in NOUN.finditer(text, start, end):
        direction = _nouns().get((match["noun"], match["link"]))
        after = [actor for actor in actors if actor.start > match.end()]
        if direction is None or not after or UNREAL.search(text, start, match.start()):
            continue
        shown = f"{match['noun']} {match['link']}"
        if not is_title(text[match.end() : after[0].start]):
            continue
        if match["link"] == BETWEEN:
            joined = len(after) > 1 and AND.fullmatch(text, after[0].end, after[1].start)
            pair = (after[0], after[1]) if joined else None
        else:
            owner = next((a for a in actors if OWNED.fullmatch(text, a.end, match.start())), None)
            pair = (owner, after[0]) if owner else None
        if pair and pair[0].key != pair[1].key and stands_alone(text, pair[1], end):
            yield Found(*pair, shown, direction, match.start("noun"), mutual=match["link"] == BETWEEN)
