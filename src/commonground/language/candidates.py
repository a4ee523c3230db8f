"""Stretches of capitalised words that may be names: where they begin and end, and what stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commonground.language import known
from commonground.language.analysis import Token
from commonground.records.annotations import EntityKind

PARTICLES = known.listed("particles")
ARTICLES = frozenset(("al", "el", "as", "ash", "Al", "El"))
"""Arabic articles, which a hyphen ties to what follows."""
COMPOUND_TAILS = known.listed("compound_tails")
OPENING = frozenset("\"“‘'([:–—-•*…") | {"..."}
INITIAL_LENGTH = 2
LONGEST_NAME = 7
"""Tokens in a run of capitals beyond which it is a heading within a sentence, not a name."""


@dataclass(slots=True)
class Candidate:
    """Tokens `first` to `last` of a sentence that may be a name; `kind` is set where the tables settle it."""

    first: int
    last: int
    words: tuple[str, ...]
    kind: EntityKind | None = None
    scores: dict[EntityKind, float] = field(default_factory=dict)
    initial: bool = False
    titled: bool = False
    speaks: bool = False

    def add(self, kind: EntityKind, score: float) -> None:
        """Count evidence for a kind."""
        self.scores[kind] = self.scores.get(kind, 0.0) + score


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's tokens with their words, for looking about."""

    tokens: Sequence[Token]
    words: list[str]

    def word(self, index: int) -> str:
        """The word at the index, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at the index touches the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return self.tokens[index].start == self.tokens[index - 1].end or self.words[index - 1] in ARTICLES

    def opens(self, index: int) -> bool:
        """Whether a sentence, a quotation or a bracket opens at the index, so that a capital tells nothing."""
        return index == 0 or all(word in OPENING for word in self.words[:index]) or self.words[index - 1] in OPENING


def capital(word: str) -> bool:
    """Whether the word is written with a capital at its head, or within ("iPhone")."""
    return word[:1].isupper() or (len(word) > 2 and word[0].isalpha() and not word[1:].islower() and word.isalpha())


def candidates(line: Line) -> Iterator[Candidate]:
    """The candidates of a sentence in order; titles, offices, demonyms and times are stepped over."""
    index, titled = 0, False
    words = line.words
    while index < len(words):
        if not (capital(words[index]) or _article_al(line, index)):
            size = _plain_office(words, index)
            titled = bool(size)
            index += size or 1
            continue
        size = _step(line, index)
        if size:
            titled = _names_follow(words, index, size)
            index += size
            continue
        candidate = _candidate(line, index, titled)
        if candidate is None:
            index, titled = index + 1, False
            continue
        if candidate.kind is not None or candidate.last - candidate.first < LONGEST_NAME:
            yield candidate
        index, titled = candidate.last + 1, False


def _article_al(line: Line, index: int) -> bool:
    """Whether an Arabic article opens a name here ("al-Amr")."""
    return (
        line.words[index] in ("al", "el", "as", "ash") and line.word(index + 1) == "-" and capital(line.word(index + 2))
    )


def _plain_office(words: list[str], index: int) -> int:
    """The length of an office in small letters that a name follows at once ("spokesman John Hale"), else 0."""
    found = known.offices().at(words, index)
    return found[0] if found and capital(words[index + found[0]] if index + found[0] < len(words) else "") else 0


def _step(line: Line, index: int) -> int:
    """The number of tokens of a time word, title, office or demonym at the index, none of which is in a name."""
    words = line.words
    if _organisation_end(line, index):
        return 0
    word = words[index]
    if known.known_names().at(words, index):
        return 0
    if word in known.no_names():
        return 1
    demonym = known.demonym_phrases().at(words, index)
    if demonym:
        return demonym[0]
    office = known.offices().at([w.lower() for w in words[index : index + 5]], 0)
    if office:
        return office[0]
    return 1 if word in known.titles() and capital(line.word(index + 1)) else 0


def _names_follow(words: list[str], index: int, size: int) -> bool:
    """Whether what was stepped over is a title or an office, so that a person's name follows."""
    last = words[index + size - 1]
    return last in known.titles() or known.offices().at([w.lower() for w in words[index : index + size]], 0) is not None


def _candidate(line: Line, index: int, titled: bool) -> Candidate | None:
    """The candidate that starts at the index, None where nothing is left of it."""
    words = line.words
    end = _organisation_end(line, index)
    found = known.known_names().at(words, index)
    if end and not (found and index + found[0] >= end):
        return Candidate(index, end - 1, tuple(words[index:end]), EntityKind.ORGANISATION, initial=line.opens(index))
    if found and not titled and not _person_of_that_name(line, index, found[0]):
        return Candidate(index, index + found[0] - 1, tuple(words[index : index + found[0]]), found[1])
    end = _run(line, index)
    initial = line.opens(index)
    titled = titled and words[index] not in known.organisation_words()
    if initial and not titled and _tells_nothing(line, index, end):
        return None
    return Candidate(index, end - 1, tuple(words[index:end]), None, initial=initial, titled=titled)


def _person_of_that_name(line: Line, index: int, size: int) -> bool:
    """Whether a place's or firm's name is but the head of somebody's ("Chelsea Moore", "Austin Blake")."""
    following = line.word(index + size)
    return (
        size == 1
        and line.words[index] in known.first_names()
        and following.isalpha()
        and capital(following)
        and not following.isupper()
        and following.lower() not in known.common_words()
        and following not in known.no_names()
        and not known.demonym_phrases().at(line.words, index + 1)
        and not known.known_names().at(line.words, index + 1)
        and not line.opens(index)
    )


def _tells_nothing(line: Line, index: int, end: int) -> bool:
    """Whether the capital at the head of a sentence may be no more than that."""
    word = line.words[index]
    low = word.lower()
    if "-" in word and not word.split("-", 1)[1][:1].isupper():
        return True
    if low in known.openers() or low in known.common_words():
        return not (end - index > 1 and word in known.first_names() and low not in known.openers())
    return False


def _organisation_end(line: Line, index: int) -> int:
    """Where the organisation's name ends that starts here and is told by its own words; 0 where there is none."""
    words = line.words
    if line.opens(index) and words[index].lower() in known.openers():
        return 0
    end, last = index, 0
    table = known.organisation_words()
    while end < len(words) and end - index < 9:
        word = words[end]
        place = table.get(word)
        if place in ("last", "both") and (end > index or place == "both"):
            last = end + 1 if end > index or line.word(end + 1) in ("of", "for", "on") else last
        if capital(word) and word not in known.times_and_things():
            end += 1
        elif last == end and _of_goes_on(line, end):
            last = end = _after_of(line, end + 1)
        elif _link_goes_on(line, index, end):
            end += 1
        else:
            break
    alone = last - index == 1
    return 0 if alone or not last or _office_inside(words, index, last) else last


def _link_goes_on(line: Line, index: int, end: int) -> bool:
    """Whether a small word ties more capitals to the name ("Food and Drug Administration"; not "House and Senate")."""
    word, after, table = line.word(end), line.word(end + 1), known.organisation_words()
    if end == index:
        return False
    if word in ("of", "for") and not any(table.get(w) in ("first", "both") for w in line.words[index:end]):
        return False  # "Gary Cole of the Reform Party"
    if word in ("of", "for") and after == "the":
        return capital(line.word(end + 2)) and line.word(end + 2) not in known.times_and_things() | table.keys()
    if word == "the" and line.word(end - 1) in ("of", "for"):
        return True
    if word == "and":
        return capital(after) and after != "The" and not {line.word(end - 1), after} & table.keys()
    return word in ("of", "&", "for", "-") and capital(after)


def _of_goes_on(line: Line, index: int) -> bool:
    """Whether "of", "for", or after a commission "on", carries the name further ("Commission on Human Rights")."""
    word = line.word(index)
    if not _carries_on(line, index + 1):
        return False
    return word in ("of", "for") or (word == "on" and line.word(index - 1) in ("Commission", "Committee", "Council"))


def _carries_on(line: Line, index: int) -> bool:
    """Whether a capital is part of what follows "of"; "Southern" is before a place ("University of Southern Vell")."""
    word, after = line.word(index), line.word(index + 1)
    if word in known.no_names():
        return known.place_words().get(word) == "first" and capital(after) and after not in known.no_names()
    return capital(word)


def _after_of(line: Line, index: int) -> int:
    """Where the capitals after "University of" end."""
    end = index
    while _carries_on(line, end):
        end += 1
    if line.word(end) == "and" and capital(line.word(end + 1)) and end - index == 1:
        return _after_of(line, end + 1)
    return end


def _office_inside(words: list[str], index: int, end: int) -> bool:
    """Whether a title or an office stands in the stretch, so that it is no one name ("Foreign Minister of the ...")."""
    low = [word.lower() for word in words[index:end]]
    found = (known.offices().at(low, at) for at in range(len(low) - 1))
    return any(office and office[1].kind != "other" for office in found) or any(
        word in ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.") for word in words[index:end]
    )


def _office_before_name(line: Line, index: int) -> bool:
    """Whether an office begins here that a name follows ("Shadow Home Secretary Yvette Moore")."""
    office = known.offices().at([word.lower() for word in line.words[index : index + 5]], 0)
    return office is not None and capital(line.word(index + office[0]))


def _run(line: Line, index: int) -> int:
    """Where the run of capitals ends that starts at the index; particles and hyphens inside belong to it."""
    words, end = line.words, index + 1
    if _article_al(line, index):
        end = index + 3
    while end < len(words):
        word = words[end]
        if word == "-" and line.joined(end) and line.joined(end + 1):
            if not _hyphen_goes_on(line.word(end + 1)):
                break
            end += 2
        elif capital(word):
            if _breaks(line, index, end):
                break
            end += 1
        elif word in PARTICLES and _particle_goes_on(line, end):
            end += 1
        else:
            break
    return end


def _hyphen_goes_on(word: str) -> bool:
    return word.isalpha() and (capital(word) or (word not in COMPOUND_TAILS and word not in known.common_words()))


def _particle_goes_on(line: Line, index: int) -> bool:
    after = line.word(index + 1)
    if after == "-":
        return capital(line.word(index + 2))
    return capital(after) or (after in PARTICLES and capital(line.word(index + 2)))


def _breaks(line: Line, start: int, index: int) -> bool:
    """Whether the capitalised word is no part of the run before it: a time, a people, a longer known name."""
    word = line.words[index]
    if word in known.no_names() or known.demonym_phrases().at(line.words, index):
        return True
    first = line.words[start]
    if first not in known.first_names() and _office_before_name(line, index):
        return True
    found = known.known_names().at(line.words, index)
    if found is None:
        return False
    person = first in known.first_names() or (len(first) == INITIAL_LENGTH and first.endswith("."))
    rare = index == start + 1 and first.isalpha() and not first.isupper() and first.lower() not in known.common_words()
    return not (found[0] == 1 and (person or rare))
