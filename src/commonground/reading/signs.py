"""Signs on a line: what page machinery, picture credits and reports are known by."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from commonground.reading.lines import Line
from commonground.tables import rows, words

HERE = "commonground.reading"
QUOTED = re.compile(r"[\"“«][^\"“”«»]{0,2000}[\"”»]|(?<!\w)[‘'][^‘’']{0,2000}[’'](?!\w)")
READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
OURSELVES = re.compile(r"\b(?:we|us|our|ours)\b|\b(?:we|you)['’](?:re|ve|ll)\b", re.IGNORECASE)
NOT_US_THE_COUNTRY = re.compile(r"\bUS\b|\bU\.S\.")
AGENCY_TAIL = re.compile(r"(?:REUTERS|AP Photo|AFP|EPA)/[A-Z](?:[^.!?]|(?<=[ /][A-Z])\.){2,60}(?:\.{3}.{0,20})?$")
CREDIT_TAIL = re.compile(r"\(([^()]{2,120})\)\.?$|\[([^\[\]]{2,120})\]$")
OPENING_TAIL = re.compile(
    r"(?<=[.!?\"”’)\]…]\s)(?:Photo(?:graph)?s?|Pictures?|Images?|Credits?)(?:\s?:|\sby\s)[^\n]{0,90}$", re.IGNORECASE
)
NAMED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
RIGHTS = re.compile(r"\b(?:19|20)\d\d\b|\brights\b")
CREDIT_WORDS = 8
"""Words of a name with its agencies; more is a caption that closes with them."""
AGENCY_NOTE = re.compile(
    r"^\(?(?:(?:additional |extra )?reporting (?:by|from)|writing by|edited by|editing by|with (?:files|reports?) from"
    r"|compiled by)\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(r"\bcontributed (?:\w+ )?to this (?:report|story|article|piece|guide|post)\b", re.IGNORECASE)
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
def anywhere() -> re.Pattern[str]:
    """One pattern of all cues that may stand anywhere in a line."""
    longest_first = sorted(cue_tables()["any"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


@lru_cache(maxsize=2048)
def cues(line: Line) -> tuple[tuple[str, str], ...]:
    """The machinery cues of a line as (phrase, kind), quoted words left out."""
    bare = line.lower.strip(" .:…!?>»›→|+-–—*")
    tables = cue_tables()
    found = {}
    if bare in tables["line"]:
        found[bare] = tables["line"][bare]
    for length in range(min(len(bare), 40), 1, -1):
        starts = bare[:length]
        if starts in tables["start"] and (len(bare) == length or not bare[length].isalnum()):
            found[starts] = tables["start"][starts]
            break
    found |= {cue: kind for cue, kind in tables["end"].items() if bare.endswith(" " + cue)}
    for match in anywhere().finditer(unquoted(line)):
        found[match.group()] = tables["any"][match.group()]
    return tuple(found.items())


def unquoted(line: Line) -> str:
    """A line in lower case without what stands in quotation marks."""
    return QUOTED.sub(" ", line.lower)


def speaks_to_reader(line: Line) -> bool:
    """Whether a line says "you" or "we" in its own words; the country US is no "us"."""
    own = QUOTED.sub(" ", NOT_US_THE_COUNTRY.sub(" ", line.text))
    return READER.search(own) is not None or OURSELVES.search(own) is not None


def is_author_note(line: Line) -> bool:
    """Whether a line says who wrote the report and where, and nothing else: "Berg reported from Oslo." """
    if len(line.words) > NOTE_WORDS:
        return False
    if AGENCY_NOTE.match(line.text) or CONTRIBUTED.search(line.text):
        return True
    plain = [word.strip(".") for word in line.words]
    return "reported from" in line.lower and all(word in REPORTED_FROM or word[:1].isupper() for word in plain)


def reports(line: Line) -> bool:
    """Whether a line tells what somebody said: a word of saying outside quotation marks."""
    return not reporting().isdisjoint(unquoted(line).replace(",", " ").replace(".", " ").split())


@cache
def reporting() -> frozenset[str]:
    """Words of saying."""
    return words(HERE, "reporting")


def is_credit(text: str) -> bool:
    """Whether words are a picture credit and nothing else: "Photo: Ana Petrova/Reuters", "Getty Images"."""
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
