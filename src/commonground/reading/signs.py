"""Signs on a line: what page machinery, picture credits and reports are known by."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from commonground.reading.lines import Line
from commonground.tables import rows, words

HERE = "commonground.reading"
QUOTED = re.compile(r"[\"“«][^\"“”«»]{0,2000}[\"”»]|(?<!\w)[‘'][^‘’']{0,2000}[’'](?!\w)")
QUOTE_SIGN = re.compile("[\"“«‘']")
READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
OURSELVES = re.compile(r"\b(?:we|us|our|ours)\b|\b(?:we|you)['’](?:re|ve|ll)\b", re.IGNORECASE)
NOT_US_THE_COUNTRY = re.compile(r"\bUS\b|\bU\.S\.")
AGENCY_TAIL = re.compile(r"(?:REUTERS|AP Photo|AFP|EPA)/[A-Z](?:[^.!?]|(?<=[ /][A-Z])\.){2,60}(?:\.{3}.{0,20})?$")
CREDIT_TAIL = re.compile(r"\(([^()]{2,120})\)\.?$|\[([^\[\]]{2,120})\]$")
OPENING_TAIL = re.compile(
    r"(?<=[.!?\"”’)\]…]\s)(?:Photo(?:graph)?s?|Pictures?|Images?|Credits?)(?:\s?:|\sby\s)[^\n]{0,90}$", re.IGNORECASE
)
FIRST = re.compile(r"\w+")
NAMED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
RIGHTS = re.compile(r"\b(?:19|20)\d\d\b|\brights\b")
CREDIT_LETTERS = 250
"""Characters of the longest credit that is looked at."""
CREDIT_WORDS = 8
"""Words of a name with its agencies; more is a caption that closes with them."""
AGENCY_NOTE = re.compile(
    r"^\(?(?:(?:additional |extra )?reporting (?:by|from)|writing by|edited by|editing by|with (?:files|reports?) from"
    r"|compiled by)\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:\w+ )?to this (?:report|story|article|piece|guide|post)\b"
    r"|^[A-Z][^.!?]{2,100} contributed (?:additional )?(?:reporting|research)\b[^.!?]{0,100}\.?$",
    re.IGNORECASE,
)
NOTE_WORDS = 45
"""Words of the longest note on who wrote a report; a paragraph of it may be as short."""
REPORTED_FROM = frozenset({"and", "also", "reported", "from", "in", "the", "of"})


@cache
def cue_tables() -> dict[str, dict[str, str]]:
    """Cue phrase -> kind, by where it must stand."""
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    for cue, where, kind in rows(HERE, "cues"):
        tables[where][cue] = kind
    return tables


@cache
def by_first_word(where: str) -> dict[str, tuple[str, ...]]:
    """The cues that stand at the start of a line or anywhere in it, by their first word, the longest first."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for cue in sorted(cue_tables()[where], key=len, reverse=True):
        word = FIRST.match(cue)
        found[word.group() if word else cue[:1]] += (cue,)
    return dict(found)


def cues_anywhere(text: str) -> list[str]:
    """The cues that stand in a text as whole words, in order; none within another."""
    table = by_first_word("any")
    found: list[str] = []
    free = 0
    for word in FIRST.finditer(text):
        if word.start() < free or word.group() not in table:
            continue
        for cue in table[word.group()]:
            if is_whole(cue, text, word.start()):
                found.append(cue)
                free = word.start() + len(cue)
                break
    return found


def is_whole(cue: str, text: str, start: int) -> bool:
    """Whether a cue stands in a text from `start` on and no word goes on after it."""
    return text.startswith(cue, start) and not text[start + len(cue) : start + len(cue) + 1].isalnum()


def cue_at_start(bare: str) -> str | None:
    """The longest cue that a line opens with."""
    word = FIRST.match(bare)
    cues = by_first_word("start").get(word.group() if word else bare[:1], ())
    return next((cue for cue in cues if is_whole(cue, bare, 0)), None)


@cache
def endings() -> tuple[str, ...]:
    """What the lines end with that carry a cue at their end."""
    return tuple(f" {cue}" for cue in cue_tables()["end"])


@lru_cache(maxsize=2048)
def cues(line: Line) -> tuple[tuple[str, str], ...]:
    """The machinery cues of a line as (phrase, kind), quoted words left out."""
    bare = line.lower.strip(" .:…!?>»›→|+-–—*")
    tables = cue_tables()
    found = {}
    if bare in tables["line"]:
        found[bare] = tables["line"][bare]
    if opening := cue_at_start(bare):
        found[opening] = tables["start"][opening]
    if bare.endswith(endings()):
        found |= {cue: kind for cue, kind in tables["end"].items() if bare.endswith(" " + cue)}
    for cue in cues_anywhere(unquoted(line)):
        found[cue] = tables["any"][cue]
    return tuple(found.items())


def unquoted(line: Line) -> str:
    """A line in lower case without what stands in quotation marks."""
    return QUOTED.sub(" ", line.lower) if QUOTE_SIGN.search(line.lower) else line.lower


def speaks_to_reader(line: Line) -> bool:
    """Whether a line says "you" or "we" in its own words; the country US is no "us"."""
    own = QUOTED.sub(" ", NOT_US_THE_COUNTRY.sub(" ", line.text))
    return READER.search(own) is not None or OURSELVES.search(own) is not None


def is_author_note(line: Line) -> bool:
    """Whether a line says who wrote the report and where, and nothing else: "Berg reported from Oslo." """
    if len(line.words) > NOTE_WORDS:
        return False
    if AGENCY_NOTE.match(line.text) or ("contributed" in line.lower and CONTRIBUTED.search(line.text)):
        return True
    if "reported from" not in line.lower:
        return False
    plain = [word.strip(".") for word in line.words]
    return all(word in REPORTED_FROM or word[:1].isupper() for word in plain)


def reports(line: Line) -> bool:
    """Whether a line tells what somebody said: a word of saying outside quotation marks."""
    return bool(words_of_saying(line))


def words_of_saying(line: Line) -> frozenset[str]:
    """The words of saying in a line, outside quotation marks."""
    return reporting().intersection(unquoted(line).replace(",", " ").replace(".", " ").split())


@cache
def reporting() -> frozenset[str]:
    """Words of saying."""
    return words(HERE, "reporting")


def is_credit(text: str) -> bool:
    """Whether words are a picture credit and nothing else: "Photo: Ana Petrova/Reuters", "Getty Images"."""
    if len(text) > CREDIT_LETTERS:
        return False
    plain = " ".join(text.lower().split()).strip(" .()[]|")
    if not plain or len(plain.split()) > 14 or RIGHTS.search(plain):
        return False
    if plain.startswith(credit_words("opening")):
        return True
    if len(plain.split()) > CREDIT_WORDS or ". " in plain:
        return False
    parts = [part.strip() for part in re.split(r"[/|;]|, | via ", plain)]
    agencies = credit_words("agency")
    if "/" in text and len(parts) > 1 and all(NAMED.fullmatch(part.strip(" .()[]|")) for part in text.split("/")):
        return True
    return parts[-1] in agencies and (len(parts) > 1 or parts[0] in agencies)


@cache
def credit_words(where: str) -> tuple[str, ...]:
    """The agencies, or the words that open a credit."""
    return tuple(credit for credit, kind in rows(HERE, "credits") if kind == where)


def opening_tail(tail: str) -> re.Match[str] | None:
    """A credit after the last sentence of a caption: "… on Tuesday. Photograph: Ana Petrova/The Courier"."""
    found = OPENING_TAIL.search(tail)
    return found if found and is_credit(found.group()) else None


def credit_tail(line: Line) -> int | None:
    """Where the credit at the end of a caption starts in the line, None where there is none."""
    tail = line.text[-130:]
    found = CREDIT_TAIL.search(tail)
    if found and not is_credit(found.group(1) or found.group(2)):
        found = None
    found = found or AGENCY_TAIL.search(tail) or opening_tail(tail)
    return max(0, len(line.text) - 130) + found.start() if found else None
