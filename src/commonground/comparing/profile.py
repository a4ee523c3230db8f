"""What grouping looks at in one report: the words of its title, lead and body, its names and numbers, and its date."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from commonground.comparing.terms import name_stems, numbers, stems
from commonground.records import edtf
from commonground.records.article import Article, Role
from commonground.records.story import Report

READ = (Role.STANDFIRST, Role.CAPTION, Role.BODY)
LEAD_CHARACTERS = 600
"""About the first three paragraphs: where English news says who did what (the inverted pyramid)."""


@dataclass(frozen=True)
class Profile:
    """One report as grouping sees it; it was published from `first` to `last`, None where unknown."""

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
    def all_words(self) -> Counter[str]:
        """Title and body together."""
        return self.title + self.body


def profile(report: Report) -> Profile:
    """The profile of a report; furniture is left out."""
    article = report.article
    title, body = article.title or "", body_text(article)
    lead = body if len(body) <= LEAD_CHARACTERS else body[:LEAD_CHARACTERS].rpartition(" ")[0]
    names = name_stems(body)
    first, last = edtf.days(report.annotations.published.edtf)
    title_words, lead_words = Counter(stems(title)), Counter(stems(lead))
    return Profile(
        report=report,
        title=title_words,
        lead=title_words + lead_words,
        body=Counter(stems(body)),
        names=names,
        lead_names=frozenset(w for w in names if w in title_words or w in lead_words),
        numbers=frozenset(numbers(title + "\n" + body)),
        first=first,
        last=last,
    )


def body_text(article: Article) -> str:
    """The standfirst, captions and body, one block a line; a block that repeats an earlier one is left out."""
    seen: dict[str, None] = {}
    for block in article.blocks_of(*READ):
        seen.setdefault(block.text.strip())
    return "\n".join(seen)


def days_apart(a: Profile, b: Profile) -> int | None:
    """The least number of days between two publications; None where either is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, (b.first - a.last).days, (a.first - b.last).days)
