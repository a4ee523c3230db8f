"""What the words around a capitalised run say of its kind."""

import re

from commonground.language import known
from commonground.language.candidates import PARTICLES, Candidate, Line
from commonground.records.annotations import EntityKind

SPEECH = known.listed("speech_context")
WHERE = frozenset(["in", "at", "near", "outside", "inside", "across", "throughout", "around"])
THITHER = frozenset(["to", "from", "into", "toward", "towards", "via"])
INITIAL = re.compile(r"[A-Z]\.$")
AGE = re.compile(r"\d{1,2}$")
ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}s?$")
PLACE_NOUNS = known.listed("place_nouns")
APPOSITIVE = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "former", "then", "one"])
STAFF = known.listed("staff_nouns")
DASHES = frozenset("-–—:")
GOES_ON = 0.7
DATELINE = 14
"""Tokens after a place in capitals within which the dash of a dateline stands."""
SUFFIXES = frozenset(("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"))
PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def weigh(line: Line, candidate: Candidate) -> None:
    """Add to the candidate what its own words and its neighbours say."""
    if candidate.kind is not None:
        return
    if _dateline(line, candidate):
        candidate.add(PLACE, 3)
        return
    _own_words(candidate)
    _before(line, candidate)
    _after(line, candidate)


def go_on(found: list[Candidate], following: Line) -> None:
    """Add that whoever spoke is a person where the next sentence goes on with "he" or "she"."""
    opening = next((word for word in following.words if word.isalpha()), "")
    speaking = [candidate for candidate in found if candidate.speaks]
    if opening in ("He", "She") and len(speaking) == 1 and not speaking[0].words[0].isupper():
        speaking[0].add(PERSON, GOES_ON)


def _dateline(line: Line, candidate: Candidate) -> bool:
    """Whether the capitals that open the sentence say where it was filed ("HALDEN, Norway - ...")."""
    if candidate.first != 0 or not all(word.isupper() for word in candidate.words):
        return False
    after = line.words[candidate.last + 1 : candidate.last + DATELINE]
    return bool(DASHES & set(after[:1])) or (after[:1] in ([","], ["("]) and bool(DASHES & set(after)))


def _own_words(candidate: Candidate) -> None:
    words = candidate.words
    first, last = words[0], words[-1]
    if candidate.titled:
        candidate.add(PERSON, 3)
    if len(words) > 1:
        _long_form(candidate)
    elif ACRONYM.match(first):
        candidate.add(ORGANISATION, 0.6)
    elif first.lower() not in known.common_words():
        known_first = known.first_names().get(first) is not None
        candidate.add(PERSON, 1.0 if known_first or first in known.seen_surnames() else 0.0)
    if known.place_words().get(last) in ("last", "both") or known.place_words().get(first) in ("first", "both"):
        candidate.add(PLACE, 2.5 if len(words) > 1 else 0)


def _long_form(candidate: Candidate) -> None:
    """What a run of several words says: first names, initials and particles are a person's."""
    words = candidate.words
    if words[0] in known.first_names() and words[1].lower() not in known.common_words():
        candidate.add(PERSON, 2)
    elif words[0] in known.first_names():
        candidate.add(PERSON, 1)
    suffixed = words[-1] in SUFFIXES and words[-2].lower() not in known.common_words()
    if any(INITIAL.match(word) for word in words[:-1]) or suffixed:
        candidate.add(PERSON, 2)
    if any(word in PARTICLES for word in words[1:-1]):
        candidate.add(PERSON, 0.5)
    if len(words) in (2, 3) and all(w.isalpha() and w.lower() not in known.common_words() for w in words):
        candidate.add(PERSON, 0.6)


def _before(line: Line, candidate: Candidate) -> None:
    at = candidate.first
    before, two = line.word(at - 1).lower(), line.word(at - 2).lower()
    if before == "of" and two in PLACE_NOUNS:
        candidate.add(PLACE, 2.5)
    elif before in WHERE:
        candidate.add(PLACE, 1.0)
    elif before in THITHER:
        candidate.add(PLACE, 0.4)
    elif before in ("the", "a", "an"):
        candidate.add(ORGANISATION, 0.5 if before == "the" else 0.0)
        candidate.add(PERSON, -1.5)
    elif before in SPEECH:
        _speaker(candidate)
    elif before == "," and two in known.leaning_roles():
        candidate.add(PERSON, 1)
    elif before in known.families() or before in known.leaning_roles():
        candidate.add(PERSON, 2)


def _after(line: Line, candidate: Candidate) -> None:
    at = candidate.last + 1
    after, two, three = line.word(at), line.word(at + 1), line.word(at + 2)
    if after.lower() in SPEECH or after == "who":
        _speaker(candidate)
    if after in (",", "(") and AGE.match(two) and three in (",", ")", "."):
        candidate.add(PERSON, 3)
    if after == "-" and line.joined(at) and two in ("based", "born"):
        candidate.add(PLACE, 3)
    if after == "," and known.known_names().at(line.words, at + 1):
        candidate.add(PLACE, 0.8 if line.word(candidate.first - 1).lower() in WHERE | THITHER else 0.2)
    if after in STAFF and len(candidate.words) == 1:
        candidate.add(ORGANISATION, 1.0)
    if after in PLACE_NOUNS and len(candidate.words) < 3:
        candidate.add(PLACE, 1.5)
    if after == "," and _role_follows(line, at + 1):
        candidate.add(PERSON, 1.5)


def _speaker(candidate: Candidate) -> None:
    """Who speaks is a person, or, where news gives a lone word without a person's full name anywhere, a body."""
    candidate.speaks = True
    if len(candidate.words) > 1 or candidate.words[0] in known.seen_surnames():
        candidate.add(PERSON, 0.7)
    else:
        candidate.add(PERSON, 0.5)
        candidate.add(ORGANISATION, 0.6)


def _role_follows(line: Line, index: int) -> bool:
    """Whether an office stands in apposition ("Ana Petrova, the country's finance minister, ...")."""
    opening = line.word(index)
    if opening not in APPOSITIVE and not known.offices().at(line.words, index) and not opening[:1].isupper():
        return False
    for at in range(index, min(index + 6, len(line.words))):
        word = line.words[at]
        if word in (",", ".", ";"):
            return False
        if known.offices().at([w.lower() for w in line.words[at : at + 4]], 0) or word in known.leaning_roles():
            return True
    return False
