"""What grouping looks at in one report: the words of its title, lead and body, its names and numbers, and its date."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from commonground.comparing.words.terms import WORD, name_stems, numbers, opens_sentence, stem, stems
from commonground.records import edtf
from commonground.records.article import Article, Role
from commonground.records.story import Report
from commonground.tables import words

CALENDAR = words("commonground.comparing.words", "calendar")
"""Stems of days and months: written with a capital, but no names."""
READ = (Role.STANDFIRST, Role.CAPTION, Role.BODY)
MANY = 6
"""Words of names that a report must have before it says something that none of them is the other's.

With 5, 6: stories of ECB+ dev .9295, .9658, BASIL .9865, .991, pairs of stored pages wrongly joined 1, 1
(`python -m quality grouping`).
"""
CAPITAL = r"[A-Z\u00c0-\u00de](?:[\w’'-]+|\.)?"
CAPITALS = re.compile(rf"{CAPITAL}(?:[ \u00a0](?:(?:of|the|de|la|van|von|bin) )*{CAPITAL})*")
"""Words with capitals that follow each other, with what may stand inside a name."""
LEAD_CHARACTERS = 600
"""About the first three paragraphs: where English news says who did what (the inverted pyramid)."""


class Seen(Protocol):
    """What a score takes from a report; words are counted by their stems, days None where unknown."""

    @property
    def title(self) -> Counter[str]:
        """Words of the title."""

    @property
    def lead(self) -> Counter[str]:
        """Words of title and lead."""

    @property
    def all_words(self) -> Counter[str]:
        """Words of title and body."""

    @property
    def names(self) -> frozenset[str]:
        """Stems of names."""

    @property
    def telling(self) -> frozenset[str]:
        """Names that are none of places."""

    @property
    def lead_names(self) -> frozenset[str]:
        """Names in title or lead."""

    @property
    def numbers(self) -> frozenset[str]:
        """Numbers in digits."""

    @property
    def first(self) -> date | None:
        """The first day on which it can have been published."""

    @property
    def last(self) -> date | None:
        """The last one."""


@dataclass(frozen=True)
class Profile:
    """One report as grouping sees it; it was published from `first` to `last`, None where unknown.

    `names` are stems; days, months and the outlet's own name are left out.
    """

    report: Report
    title: Counter[str]
    lead: Counter[str]
    body: Counter[str]
    names: frozenset[str]
    lead_names: frozenset[str]
    numbers: frozenset[str]
    first: date | None
    last: date | None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.report.article.id

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its names without those of places: reports of one town share that whatever they tell."""
        towns = (stem(word) for place in self.report.annotations.places for word in place.text.split())
        return self.names.difference(towns)

    @cached_property
    def stretches(self) -> tuple[tuple[str, ...], ...]:
        """The words with capitals that follow each other in its text, each stretch once, without mere opening words."""
        text = body_text(self.report.article)
        lower = {word for word in WORD.findall(text) if word.islower()}
        found = ((match.group().split(), opens_sentence(text, match.start())) for match in CAPITALS.finditer(text))
        return tuple(dict.fromkeys(tuple(w[1:] if opens and w[0].lower() in lower else w) for w, opens in found))

    @cached_property
    def all_words(self) -> Counter[str]:
        """Title and body together."""
        return _sum(self.title, self.body)


def profile(report: Report) -> Profile:
    """The profile of a report; furniture is left out."""
    article = report.article
    title, body = article.title or "", body_text(article)
    lead = body if len(body) <= LEAD_CHARACTERS else body[:LEAD_CHARACTERS].rpartition(" ")[0]
    words = WORD.findall(body)
    names = name_stems(body) - CALENDAR - frozenset(stems(article.outlet or ""))
    first, last = edtf.days(report.annotations.published.edtf)
    body_stems = list(map(stem, words))
    title_words, lead_words = Counter(stems(title)), Counter(body_stems[: len(WORD.findall(lead))])
    return Profile(
        report=report,
        title=title_words,
        lead=_sum(title_words, lead_words),
        body=Counter(body_stems),
        names=names,
        lead_names=frozenset(w for w in names if w in title_words or w in lead_words),
        numbers=frozenset(numbers(title + "\n" + body)),
        first=first,
        last=last,
    )


def _sum(counts: Counter[str], more: Counter[str]) -> Counter[str]:
    """Counts and more of them; several times as fast as their "+", which drops what is not positive."""
    both = counts.copy()
    both.update(more)
    return both


def body_text(article: Article) -> str:
    """The standfirst, captions and body, one block a line; a block that repeats an earlier one is left out."""
    seen: dict[str, None] = {}
    for block in article.blocks_of(*READ):
        seen.setdefault(block.text.strip())
    return "\n".join(seen)


def days_apart(a: Seen, b: Seen) -> int | None:
    """The least number of days between two publications; None where either is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def strangers(a: Seen, b: Seen) -> bool:
    """Whether each names at least `MANY` people, bodies or things, and none of them is the other's; towns are none."""
    return len(a.telling) >= MANY <= len(b.telling) and a.telling.isdisjoint(b.telling)
