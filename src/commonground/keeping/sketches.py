"""What grouping looks at first in a report, small enough to keep thousands at hand: words, names, numbers, days."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonground.comparing.profile import Profile, profile
from commonground.records.annotations import Annotations, Place
from commonground.records.article import Article
from commonground.records.story import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A report's profile (comparing/profile.py) without its text; counts by stem, days None where unknown."""

    title: Mapping[str, int]
    lead: Mapping[str, int]
    body: Mapping[str, int]
    names: tuple[str, ...]
    lead_names: tuple[str, ...]
    numbers: tuple[str, ...]
    places: tuple[Place, ...]
    first: date | None
    last: date | None


def sketch_of(report: Report) -> Sketch:
    """The sketch of a report."""
    seen = profile(report)
    return Sketch(
        title=seen.title,
        lead=seen.lead,
        body=seen.body,
        names=tuple(sorted(seen.names)),
        lead_names=tuple(sorted(seen.lead_names)),
        numbers=tuple(sorted(seen.numbers)),
        places=report.annotations.places,
        first=seen.first,
        last=seen.last,
    )


def profile_of(id: str, sketch: Sketch) -> Profile:
    """The profile of a report as far as its score with others goes; its article has no text."""
    article = Article(id=id, source="", sha256="", text="", blocks=())
    return Profile(
        report=Report(article, Annotations(article=id, places=sketch.places)),
        title=Counter(sketch.title),
        lead=Counter(sketch.lead),
        body=Counter(sketch.body),
        names=frozenset(sketch.names),
        spelling={},
        lead_names=frozenset(sketch.lead_names),
        numbers=frozenset(sketch.numbers),
        first=sketch.first,
        last=sketch.last,
    )
