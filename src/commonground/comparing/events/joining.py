"""Which event mentions are of one thing in the world: within one report, and across the reports of a story."""

from collections.abc import Sequence

from commonground.annotating.happenings.day_deeds import KIND as DEED
from commonground.comparing.events.acts import told_otherwise
from commonground.comparing.events.apart import opposed, refers_back, unlike
from commonground.comparing.events.happenings import Happening, Named, mentions_of, narrow
from commonground.comparing.events.kinds import befalls, befell, family, once, repeats, several
from commonground.comparing.events.plans import fulfils
from commonground.comparing.people.participants import common, named, same_name
from commonground.records import edtf
from commonground.records.annotations import EntityKind
from commonground.records.article import Role
from commonground.records.story import EventMention, Report

CLOSE = 1.0
"""What it adds that both stand in reports of one event."""
WITHIN = 2.0
"""Likeness at which two mentions of one report are one event: the same word, or one person in common."""
ACROSS = 3.0
"""Likeness at which mentions of two reports are: two people in common, or one person on the same day."""
ABOVE = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION)
"""What stands there tells again what the body tells."""

Pairs = frozenset[tuple[str, str]]
"""Pairs of article ids, the lesser first, whose main events are one."""


def within(report: Report) -> list[Happening]:
    """The happenings of one report: each mention joins the earlier one that it is most like, if nothing forbids it."""
    found: list[Happening] = []
    for mention in mentions_of(report):
        home = _home_within(mention, found)
        if home is None:
            found.append(Happening((mention,)))
        else:
            found[home] = Happening((*found[home].mentions, mention))
    return found


def across(
    reports: Sequence[Report], same_event: Pairs, news: frozenset[EventMention] = frozenset()
) -> list[Happening]:
    """The happenings of a story's reports, whose entities are one table.

    `same_event` holds the pairs of article ids whose main events are one: there a shared word is enough, and none is
    needed between two that are the `news` of their reports.
    """
    found: list[Happening] = []
    for report in reports:
        grown = list(found)
        for happening in within(report):
            home = _home(happening, found, same_event, news)
            if home is None or grown[home] is not found[home]:
                grown.append(happening)
            else:
                grown[home] = Happening(found[home].mentions + happening.mentions)
        found = grown
    return found


def _home_within(mention: Named, known: Sequence[Happening]) -> int | None:
    """The known happening of its own report that a mention belongs to; None where none is like enough."""
    single = Happening((mention,))
    possible = [i for i, other in enumerate(known) if can_be_one(single, other) and not unlike(mention, other)]
    meant = [i for i in possible if _can_be_meant(mention, known[i])]
    if refers_back(mention) and len(meant) == 1:
        return meant[0]
    ranked = sorted(
        (-likeness(single, known[i]) - CLOSE, i)
        for i in possible
        if _share_people(single, known[i]) and _grounded(mention, known[i])
    )
    return ranked[0][1] if ranked and -ranked[0][0] >= WITHIN else None


def _can_be_meant(mention: Named, other: Happening) -> bool:
    """Whether "the talks" can be those: whom it befell must be the same, who only takes part need not be."""
    return not befalls(mention.event.kind) or _share_people(Happening((mention,)), other)


def _grounded(mention: Named, other: Happening) -> bool:
    """Whether more than the word makes them one, where a report often tells of several: a person, a place or a day."""
    if not several(mention.event.kind):
        return True
    single = Happening((mention,))
    people = common(named(single.participants), named(other.participants), one_table=True)
    place = bool(single.place and other.place)
    day = mention.day and any(m.day for m in other.mentions) and bool(single.triggers & other.triggers)
    return bool(people) or place or day or any(_stands_above(m) for m in (mention, *other.mentions))


def _stands_above(mention: Named) -> bool:
    blocks = mention.report.article.blocks_of(*ABOVE)
    return any(mention.event.trigger.within(block) for block in blocks)


def can_be_one(a: Happening, b: Happening) -> bool:
    """Whether nothing speaks against two being one event: family, dates, places; unknown is not different."""
    return _of_one_kind(a, b) and _compatible(a, b)


def _of_one_kind(a: Happening, b: Happening) -> bool:
    """Whether both are of one family; of deeds, with one verb."""
    common_to_both = {family(m.event.kind) for m in a.mentions} & {family(m.event.kind) for m in b.mentions}
    return bool(common_to_both - {DEED}) or (DEED in common_to_both and bool(a.triggers & b.triggers))


def _compatible(a: Happening, b: Happening) -> bool:
    if not all(edtf.compatible(m.event.date, n.event.date) for m in a.mentions for n in b.mentions):
        return False
    if a.articles & b.articles and _is_ahead(a) != _is_ahead(b) and not (a.date and b.date):
        return False
    places_a = {m.event.place.name for m in a.mentions if m.event.place}
    places_b = {m.event.place.name for m in b.mentions if m.event.place}
    return not places_a or not places_b or any(same_name(p, q) for p in places_a for q in places_b)


def _is_ahead(happening: Happening) -> bool:
    """Whether its report speaks of it as still to come; one report does not mean by it what it says has happened."""
    return all(mention.ahead for mention in happening.mentions)


def likeness(a: Happening, b: Happening) -> float:
    """How much speaks for two compatible mentions being one event: people, date, place and words they share."""
    people = len(common(named(a.participants), named(b.participants), one_table=True))
    dated = any(m.day and n.day for m in a.mentions for n in b.mentions)
    place = bool(a.place and b.place)
    words = len(a.triggers & b.triggers) > 0
    return 1.5 * min(people, 2) + 1.5 * dated + 1.0 * place + 1.0 * words


def _home(happening: Happening, known: Sequence[Happening], near: Pairs, news: frozenset[EventMention]) -> int | None:
    """The known happening that this one is; None where none is like enough, or two are equally likely."""
    scored = []
    for index, other in enumerate(known):
        close = _close(happening, other, near)
        one_kind = _of_one_kind(happening, other) or (close and told_otherwise(happening, other))
        if not one_kind or not _compatible(happening, other):
            continue
        if not _share_people(happening, other) or _opposed(happening, other):
            continue
        if fulfils(happening, other) or (close and _both_news(happening, other, near, news)):
            scored.append((likeness(happening, other) + ACROSS, index))
        elif close or not _open_repeat(happening, other):
            told_of_one = close or _befalls_once(happening, other)
            scored.append((likeness(happening, other) + told_of_one * CLOSE, index))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    if not scored or scored[0][0] < ACROSS:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0] and happening.date is None:
        return None if known[scored[0][1]].date != known[scored[1][1]].date else scored[0][1]
    return scored[0][1]


def _both_news(a: Happening, b: Happening, near: Pairs, news: frozenset[EventMention]) -> bool:
    """Whether two of one kind are what two reports of one event are about; what one does again and again may be two."""
    if repeats(a.kind) or repeats(b.kind):
        return False
    left, right = ({m.mention.article for m in h.mentions if m.mention in news} for h in (a, b))
    return any((min(x, y), max(x, y)) in near for x in left for y in right)


def _close(a: Happening, b: Happening, near: Pairs) -> bool:
    """Whether both stand in one report, or in two that tell one event."""
    return any(x == y or (min(x, y), max(x, y)) in near for x in a.articles for y in b.articles)


def _befalls_once(a: Happening, b: Happening) -> bool:
    """Whether both are what happens to a person once, and to the same one: a death, a funeral."""
    if any(not once(h.kind) or _is_ahead(h) for h in (a, b)):
        return False
    return not _victims(a).isdisjoint(_victims(b))


def _victims(happening: Happening) -> set[str]:
    """The ids of the persons whom it befell."""
    found: set[str] = set()
    for mention in happening.mentions:
        persons = {e.id for e in mention.report.annotations.entities if e.kind is EntityKind.PERSON}
        roles = befell(mention.event.kind)
        found |= {p.entity for p in mention.event.participants if p.role in roles and p.entity in persons}
    return found


def _opposed(a: Happening, b: Happening) -> bool:
    """Whether two sources tell of it, of a kind that one report often has several of, and agree on no date or place."""
    if not several(a.kind) or _befalls_once(a, b):
        return False
    return any(opposed(m, n) for m in a.mentions for n in b.mentions)


def _open_repeat(a: Happening, b: Happening) -> bool:
    """Whether it is something that people do again and again, and no date tells which time is meant.

    A wide date ("late April") tells it together with a place that both state.
    """
    if not (repeats(a.kind) or repeats(b.kind)):
        return False
    if a.place and b.place and a.date and b.date:
        return False
    return not (narrow(a.date) and narrow(b.date))


def _share_people(a: Happening, b: Happening) -> bool:
    """Whether two with named people on both sides share one of them."""
    people_a, people_b = named(a.participants), named(b.participants)
    return not people_a or not people_b or bool(common(people_a, people_b, one_table=True))
