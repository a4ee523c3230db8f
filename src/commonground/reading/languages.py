"""Which language a text is in, as far as the program must know: English, or one it does not understand."""

import re
import unicodedata
from collections import Counter
from functools import cache

from commonground.tables import rows

WORD = re.compile(r"[^\W\d_]+")
ENGLISH, UNKNOWN = "en", "und"
"""Tags of BCP 47: English, and a language that the program cannot name."""
LEAST_WORDS, LEAST_LETTERS = 25, 60
"""Words, or letters of another script, from which a text shows its language; a shorter one is left open."""
SEEN = 5000
"""Characters of a text that are looked at."""
OTHER_SCRIPT = 0.4
"""Share of letters outside the Latin script from which a text is not English."""
LEAST_ENGLISH, NO_ENGLISH = 0.12, 0.04
"""Share of a text's words that are English function words from which it is English whatever the page declares, and
below which it is not. Of 155 English pages all but a diet plan (.043) have .175 and more, of 126 others none has .10
(../shared/data/pages; `python -m quality.reading --languages`)."""


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of a text as a BCP 47 tag: "en", another one, "und" for one that has no name here.

    None where the text is too short to tell. `declared` is the page's own word on it; it settles only what the words
    leave open, as many pages carry the language of their template.
    """
    text = text[:SEEN]
    if script := other_script(text):
        return script
    found = [word.lower() for word in WORD.findall(text)]
    if len(found) < LEAST_WORDS:
        return None
    counts = Counter(tag for word in found for tag in tags_of_words().get(word, ()))
    shares = {tag: count / len(found) for tag, count in counts.items()}
    english = shares.pop(ENGLISH, 0.0)
    best = max(shares, key=lambda tag: (shares[tag], tag), default=UNKNOWN)
    if english >= LEAST_ENGLISH:
        return ENGLISH
    if shares.get(best, 0.0) > max(english, NO_ENGLISH):
        return best
    if english >= NO_ENGLISH:
        return ENGLISH
    other = (declared or "").split("-")[0].lower()
    return other if other in names_of_tags() and other != ENGLISH else UNKNOWN


def other_script(text: str) -> str | None:
    """The tag of the script that a text is written in where that is not Latin ("und-Arab"); None where it is."""
    letters = [char for char in text if char.isalpha()]
    foreign = [char for char in letters if char > "\u024f"]
    if len(foreign) < LEAST_LETTERS or len(foreign) < OTHER_SCRIPT * len(letters):
        return None
    names = Counter(unicodedata.name(char, "").split(" ", 1)[0] for char in foreign)
    return next((tag for name, _ in names.most_common() if (tag := scripts().get(name.lower()))), UNKNOWN)


def named(tag: str) -> str:
    """A tag's language as people call it: "German", "a text in Arabic script", "a language it cannot name"."""
    return names_of_tags().get(tag, "a language that it cannot name")


@cache
def tags_of_words() -> dict[str, tuple[str, ...]]:
    """Small word -> the tags of the languages it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, _, small in rows("commonground.reading", "languages"):
        for word in set(small.split()):
            found[word] = (*found.get(word, ()), tag)
    return found


@cache
def names_of_tags() -> dict[str, str]:
    """Tag -> name, of languages and scripts."""
    languages = {tag: name for tag, name, _ in rows("commonground.reading", "languages")}
    return languages | {tag: f"a text in {name} script" for name, tag in rows("commonground.reading", "scripts")}


@cache
def scripts() -> dict[str, str]:
    """First word of its letters' Unicode names, in lower case -> a script's tag."""
    return {name.lower(): tag for name, tag in rows("commonground.reading", "scripts")}
