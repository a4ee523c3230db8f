"""What keeps two event mentions apart though the same word names them, and what shows that one means the other."""

import re

from commonground.comparing.events.happenings import Happening, Named
from commonground.comparing.events.kinds import several
from commonground.comparing.people.offices import country_of
from commonground.comparing.people.participants import same_name
from commonground.records import edtf
from commonground.records.annotations import Place

ANOTHER = frozenset(("another", "elsewhere", "separate", "separately", "second", "third", "other"))
"""Words before a trigger that say it is one more of its kind."""
BACK = frozenset(("the", "this", "that", "these", "those", "their"))
"""Words before a noun that say the reader has met it."""
WHERE = (["in"], ["at"], ["near"], ["outside"], ["off"], ["across"])
"""Words before a place that say something is there."""
BEFORE = 60
"""Characters before a trigger that are read for such words."""
STOP = re.compile(r"[.!?\n]\s?|[;:]\s")


def unlike(mention: Named, other: Happening) -> bool:
    """Whether the words around a mention keep it from a happening of its own report."""
    if not several(mention.event.kind):
        return any(opposed(mention, m) for m in other.mentions)
    if _one_more(_lead_in(mention)):
        return True
    return any(opposed(mention, m) or _other_place(mention, m) or _other_number(mention, m) for m in other.mentions)


def refers_back(mention: Named) -> bool:
    """Whether it is told as something the reader has met: "the talks", "this second attack"."""
    return bool(_lead_in(mention)) and _lead_in(mention)[-1] in BACK


def opposed(a: Named, b: Named) -> bool:
    """Whether two sources tell of them, and the two agree on neither the date nor the place."""
    sources = a.event.attributed_to, b.event.attributed_to
    if not all(sources) or same_name(sources[0] or "", sources[1] or ""):
        return False
    places = a.event.place, b.event.place
    one_place = places[0] is not None and places[1] is not None and same_name(places[0].name, places[1].name)
    return not one_place and not (a.day and b.day and edtf.compatible(a.event.date, b.event.date))


def _one_more(before: list[str]) -> bool:
    return not ANOTHER.isdisjoint(before[-3:]) or before[-1:] == ["also"] or before[:1] == ["elsewhere,"]


def _lead_in(mention: Named) -> list[str]:
    """The words of its sentence shortly before the trigger, in lower case."""
    start = mention.event.trigger.start
    before = mention.report.article.text[max(0, start - BEFORE) : start]
    return STOP.split(before)[-1].lower().split()


def _other_place(a: Named, b: Named) -> bool:
    """Whether their clauses say where, and none of the places of the one is, or lies in, one of the other."""
    left = _places(a)
    right = _places(b) if left else []
    return bool(right) and not any(_one_place(p, q) for p in left for q in right)


def _places(mention: Named) -> list[Place]:
    """The places that its clause says something is in: "in Antibes", not "about Antibes"."""
    clause, text = mention.event.clause, mention.report.article.text
    places = mention.report.annotations.places
    found = [p for p in places if clause.start <= p.start and p.end <= clause.end and not p.metonym]
    return [p for p in found if text[clause.start : p.start].lower().split()[-1:] in WHERE]


def _one_place(a: Place, b: Place) -> bool:
    if same_name(a.name, b.name):
        return True
    return bool(a.country and a.country == b.country) and bool(country_of(a.name) or country_of(b.name))


def _other_number(a: Named, b: Named) -> bool:
    """Whether one noun is the plural of the other: the attacks are not the attack."""
    words = sorted((m.event.trigger.text.lower() for m in (a, b)), key=len)
    return words[1] in (words[0] + "s", words[0] + "es")
