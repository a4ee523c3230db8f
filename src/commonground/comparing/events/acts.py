"""One act told with two verbs: "was beaten on Tuesday" in one report, "was defeated on Tuesday" in another."""

from collections.abc import Iterable, Mapping
from functools import cache
from math import fsum

from commonground.annotating.happenings.day_deeds import KIND as DEED
from commonground.comparing.events.happenings import Happening, Named
from commonground.comparing.events.kinds import family
from commonground.comparing.people.participants import named, same_one
from commonground.comparing.words.profile import CALENDAR
from commonground.comparing.words.terms import Rarity, stem, stems
from commonground.language.lemmas import lemma
from commonground.records import edtf
from commonground.tables import rows

WEIGHT_IN_COMMON = 3.0
"""Weight (nats) of the words that two clauses share besides their verbs, the day and the names of those who take part.

BASIL 2010-14, reports of one event: both pairs of such verbs that tell one act have more than 4, and no other pair
passes with 3 or with 0; some words in common are asked for, since one man can win twice on one day.
"""


@cache
def _table() -> Mapping[str, str]:
    return {verb: act for act, verbs in rows("commonground.comparing.events", "acts") for verb in verbs.split()}


def told_otherwise(a: Happening, b: Happening) -> bool:
    """Whether two happenings are one act in other verbs: of one day, with somebody in the same part, in like words."""
    return any(_one_act(m, n) for m in a.mentions for n in b.mentions)


def _one_act(m: Named, n: Named) -> bool:
    if DEED not in {m.event.kind, n.event.kind} or m.ahead != n.ahead or not one_day(m, n):
        return False
    return _act(m) == _act(n) and _in_one_part(m, n) and in_like_words(m, n)


def one_day(m: Named, n: Named) -> bool:
    """Whether both are told of one day, or of the same few."""
    return m.event.date is not None and n.event.date is not None and m.day and edtf.same(m.event.date, n.event.date)


def _act(mention: Named) -> str:
    """What the words do: the row of a verb that is a deed, else the family of the kind."""
    if mention.event.kind != DEED:
        return family(mention.event.kind)
    verb = lemma(mention.event.trigger.text.split()[0].lower())
    return family(_table().get(verb, verb))


def _in_one_part(m: Named, n: Named) -> bool:
    left, right = (named(mention.event.participants) for mention in (m, n))
    return any(p.role == q.role and same_one(p, q, one_table=True) for p in left for q in right)


def in_like_words(m: Named, n: Named) -> bool:
    """Whether two clauses share words that say something, besides the verbs, the day and who takes part."""
    known = set(_stems_of(m)) | set(_stems_of(n)) | {stem(word) for word in CALENDAR}
    both = set(stems(m.event.clause.text)) & set(stems(n.event.clause.text)) - known
    rarity = Rarity()
    return fsum(rarity.weight(word) for word in both) >= WEIGHT_IN_COMMON


def _stems_of(mention: Named) -> Iterable[str]:
    """The stems of the trigger and of the names of those who take part."""
    yield from stems(mention.event.trigger.text)
    for participant in mention.event.participants:
        yield from stems(participant.name)
