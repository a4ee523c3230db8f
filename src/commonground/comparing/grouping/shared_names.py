"""The names that two reports share, whole as a text writes them, for the reasons of a join."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from commonground.comparing.words.profile import Profile
from commonground.comparing.words.terms import stem
from commonground.tables import rows, words

LEXICONS = "commonground.language.lexicons"
SHOWN = 3
"""Shared names that a reason shows."""
POSSESSIVE = re.compile(r"['’]s?$")
OF = frozenset(("of", "the"))
"""What links the words of a body's name ("Bank of Velm") but not a person with a place ("Roe of Velm")."""


def in_common(names: Collection[str], a: Profile, b: Profile) -> str:
    """How many names are shared, and the first three as a text has them: "9 names (Ana Roe, Lind, Antibes)"."""
    whole = whole_names(names, a, b)
    return f"{counted(len(whole), 'name')} ({', '.join(whole[:SHOWN])})" if whole else "no names"


def whole_names(names: Collection[str], a: Profile, b: Profile) -> list[str]:
    """The names made of the shared words (stems), those named most often first; "Roe" beside "Ana Roe" is no other."""
    found: dict[frozenset[str], str] = {}
    for run in _runs(a.stretches, {word for word in a.all_words if word in b.all_words} | {*names}):
        key = frozenset(map(stem, run)) & frozenset(names)
        if key:
            found.setdefault(key, _as_known(POSSESSIVE.sub("", " ".join(run)), a))
    longest = [key for key in found if not any(key < other for other in found)]
    often = {key: max(a.body[word] + b.body[word] for word in key) for key in longest}
    return [found[key] for key in sorted(longest, key=lambda key: (-often[key], found[key]))]


def _as_known(name: str, profile: Profile) -> str:
    """The name without what describes its bearer, where the report's own table of names knows it."""
    known = (entity.name for entity in profile.report.annotations.entities if " " in entity.name)
    return next((full for full in known if name.endswith(f" {full}")), name)


def _runs(stretches: Iterable[Sequence[str]], shared: Collection[str]) -> Iterator[Sequence[str]]:
    """The runs of shared words in stretches of words with capitals; titles are left out."""
    for stretch in stretches:
        run: list[str] = []
        for word in (*stretch, ""):
            if _continues(word, run, shared):
                run.append(word)
            else:
                yield from _trimmed(run)
                run = []


def _continues(word: str, run: Sequence[str], shared: Collection[str]) -> bool:
    """Whether a word goes on a run, or begins one: a shared word, or a link inside a name."""
    if word.islower():
        return bool(run) and (word not in OF or _is_of_body(run))
    return bool(word) and stem(POSSESSIVE.sub("", word)) in shared and not _is_title(word)


def _is_of_body(run: Sequence[str]) -> bool:
    return any(word in words(LEXICONS, "organisation_words") for word in run)


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(row[0].lower().rstrip(".") for row in rows(LEXICONS, "titles"))


def _trimmed(run: Sequence[str]) -> Iterator[Sequence[str]]:
    last = next((i for i in range(len(run), 0, -1) if not run[i - 1].islower()), 0)
    if last:
        yield run[:last]


def counted(n: int, what: str) -> str:
    """A number with its noun: "1 name", "2 names", "no names"."""
    return f"{n} {what}" if n == 1 else f"{n or 'no'} {what}s"
