"""What grouping looks at first in a report, as it is stored: words, names, numbers, days."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commonground.comparing.grouping.sketches import Unfolded
from commonground.comparing.words.profile import profile
from commonground.comparing.words.terms import stem
from commonground.records.annotations import Place
from commonground.records.story import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A report's profile (comparing/words/profile.py) without its text; counts by stem, days None where unknown."""

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
    own = profile(report)
    return Sketch(
        title=own.title,
        lead=own.lead,
        body=own.body,
        names=tuple(sorted(own.names)),
        lead_names=tuple(sorted(own.lead_names)),
        numbers=tuple(sorted(own.numbers)),
        places=report.annotations.places,
        first=own.first,
        last=own.last,
    )


def seen(sketch: Sketch) -> Unfolded:
    """What a score takes from the report."""
    towns = (stem(word) for place in sketch.places for word in place.text.split())
    names = frozenset(sketch.names)
    return Unfolded(
        title=Counter(sketch.title),
        lead=Counter(sketch.lead),
        all_words=Counter(sketch.title) + Counter(sketch.body),
        names=names,
        telling=names.difference(towns),
        lead_names=frozenset(sketch.lead_names),
        numbers=frozenset(sketch.numbers),
        first=sketch.first,
        last=sketch.last,
    )
