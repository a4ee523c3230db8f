"""People whom a sentence brings in without a name that we know, so that no "he" of theirs goes to somebody else.

1. "a spokeswoman for the firm"; 2. "the skipper said"; 3. "Tomkin, the skipper, said", where no analyzer told the name.
"""

from collections.abc import Iterator

from commonground.annotating.people.bearers import Reference
from commonground.annotating.people.reading import Line
from commonground.annotating.people.subjects import SPEECH
from commonground.language import known
from commonground.records.annotations import MentionForm

Stranger = tuple[Reference, str | None]
ARTICLES = frozenset(["a", "an", "another", "one"])
OWNERS = frozenset(["the", "his", "her", "their", "its", "our", "my", "this", "that"])
LONGEST = 6
"""Tokens in a noun phrase that is looked through for whoever speaks."""
ASIDE = 14
"""Tokens that may stand between the commas after a name ("Tomkin, the skipper of the trawler, said")."""
OF_PEOPLE = ("er", "or", "ist", "man", "woman", "person", "ian", "ee")
"""Endings of nouns for people, when they are the subject of a verb of speech."""

ACTING = frozenset(["who", "was", "is", "has", "had", "did", "does", "will", "would"])
THINGS = known.listed("things_like_people")


def strangers(line: Line) -> Iterator[Stranger]:
    """The people of a sentence who have no name that we know, in text order, with their leaning."""
    for at, word in enumerate(line.lower[:-1]):
        if word in ARTICLES:
            yield from _brought_in(line, at)
        elif word in OWNERS or word in ("'s", "'"):
            yield from _speaking(line, at)
        elif line.words[at][0].isupper():
            yield from _unrecognised(line, at)


def _brought_in(line: Line, at: int) -> Iterator[Stranger]:
    """Somebody new after the article at the token: "a spokesman"."""
    if line.word(at - 1) == "," and _just_named(line, at - 2):
        return
    for last in _phrase(line, at):
        leaning = known.leaning_roles().get(line.lower[last])
        office = known.offices().at(line.lower, last)
        if leaning or office:
            after = last + (office[0] if office else 1)
            if line.name_at(after) is None and line.word(after) != ",":
                yield _stranger(line, at, last), leaning or None
            return


def _just_named(line: Line, at: int) -> bool:
    """Whether a name ends at the token, or its bearer's age after it does: "Ana Berg, 74, a resident"."""
    if line.word(at).isdigit() and line.word(at - 1) == ",":
        at -= 2
    return line.name_at(at) is not None


def _speaking(line: Line, at: int) -> Iterator[Stranger]:
    """Whoever speaks after the article or owner at the token, where the noun is for people: "the skipper said"."""
    for last in _phrase(line, at):
        if line.word(last + 1) in SPEECH and line.words[last].islower():
            word = line.lower[last]
            leaning = known.leaning_roles().get(word, known.families().get(word))
            if leaning is not None or (word.endswith(OF_PEOPLE) and word not in THINGS):
                yield _stranger(line, at + 1, last), leaning or None
            return


def _phrase(line: Line, at: int) -> Iterator[int]:
    """The tokens after an article that its noun phrase may hold."""
    for last in range(at + 1, min(at + LONGEST, len(line.words))):
        if not line.words[last].isalnum() and line.words[last] != "-":
            return
        yield last


def _unrecognised(line: Line, at: int) -> Iterator[Stranger]:
    """Whoever speaks or acts under a capitalised word that is no name for the analyzer."""
    if at and _bears(line, at - 1):
        return
    if not _bears(line, at):
        return
    last = at
    while _bears(line, last + 1):
        last += 1
    if _speaks(line, at, last):
        yield _stranger(line, at, last), None


def _bears(line: Line, at: int) -> bool:
    """Whether the token may be part of somebody's name that the analyzer did not tell."""
    if not 0 <= at < len(line.words) or line.name_at(at):
        return False
    word = line.words[at]
    if not (word[0].isupper() and word[-1].isalpha()) or word in known.no_names() or word in known.titles():
        return False
    if known.demonym_phrases().at(line.words, at) or known.offices().at(line.lower, at):
        return False
    opens = at == 0 or not line.words[at - 1].isalnum()
    return line.lower[at] not in known.openers() and not (opens and line.lower[at] in known.common_words())


def _speaks(line: Line, first: int, last: int) -> bool:
    """Whether the subject of a verb of speech ends at `last`, at once or after an aside, or follows such a verb."""
    after = line.word(last + 1)
    if after in SPEECH:
        return True
    if after in ACTING or after.endswith("ed"):
        return line.word(first - 1) not in ("the", "and", "-", "&") and line.name_at(first - 1) is None
    if line.word(first - 1) in SPEECH and not after.isalpha():
        return True
    if after not in (",", "("):
        return False
    closing = "," if after == "," else ")"
    aside = range(last + 2, min(last + ASIDE, len(line.words)))
    return any(line.words[at] == closing and line.word(at + 1) in SPEECH for at in aside)


def _stranger(line: Line, first: int, last: int) -> Reference:
    return Reference(line.index, first, last, *line.span(first, last), MentionForm.ROLE)
