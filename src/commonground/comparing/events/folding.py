"""One line for what one clause tells: "travels to Antibes for talks" is no journey and a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from commonground.annotating.happenings.day_deeds import KIND as DEED
from commonground.comparing.events.happenings import Happening, Named
from commonground.comparing.events.kinds import weight
from commonground.records import edtf

LINKS = frozenset(("after", "during", "following", "for", "in", "since", "over"))
"""Words by which a noun hangs on the verb before it: "signed the pact after three hours of talks"."""
LINK_WORDS = 6
"""Words before the noun in which such a link may stand."""
FAR = 150
"""Characters from the verb to the noun beyond which the one does not hang on the other."""
STOPS = ("\n", ". ", "; ", "? ", "! ", "”", " and ", " but ")
Belongs = Callable[[Happening, Happening], bool]


def folded(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings of a story with those that need no line of their own beside others, in order of first mention.

    What the same clause tells of the same day stands beside the weightiest kind, what has no date beside what has one;
    a noun without a date that one sentence hangs on the verb of another stands beside that one.
    """
    weighty = sorted(happenings, key=lambda h: (h.date is None, -weight(h.kind), h.mentions[0].order))
    rest = _folded(weighty, _one_clause)
    return _folded(sorted(rest, key=lambda h: (-len(h.mentions), h.mentions[0].order)), _hangs_on)


def _folded(happenings: Sequence[Happening], belongs: Belongs) -> list[Happening]:
    """Each happening that belongs to one kept before it, or else is kept itself, in order of their first mentions."""
    kept: list[Happening] = []
    for happening in happenings:
        home = next((i for i, other in enumerate(kept) if belongs(happening, other)), None)
        if home is None:
            kept.append(happening)
        else:
            kept[home] = replace(kept[home], beside=kept[home].beside + happening.all)
    return sorted(kept, key=lambda h: h.mentions[0].order)


def _one_clause(a: Happening, b: Happening) -> bool:
    """Whether every mention of `a` stands in a clause of `b`, and neither status nor day tells the two apart there.

    What has no date is told once more elsewhere in the report by a caption or a summary, and stays with that clause.
    """
    shared = [m for m in a.mentions if any(_one_line(m, n) for n in b.mentions)]
    if a.date is not None:
        return len(shared) == len(a.mentions)
    return {m.mention.article for m in shared} == {m.mention.article for m in a.mentions}


def _one_line(a: Named, b: Named) -> bool:
    left, right = a.event, b.event
    if left.clause != right.clause or left.status is not right.status:
        return False
    if left.date is None or right.date is None:
        return DEED not in {left.kind, right.kind}
    return edtf.same(left.date, right.date)


def _hangs_on(a: Happening, b: Happening) -> bool:
    """Whether the only mention of `a` is a noun that a link word hangs on an earlier trigger of `b`."""
    if len(a.mentions) > 1 or a.date or a.status is not b.status:
        return False
    noun = a.mentions[0]
    return any(m.mention.article == noun.mention.article and _linked(m, noun) for m in b.mentions)


def _linked(verb: Named, noun: Named) -> bool:
    if not 0 <= noun.event.trigger.start - verb.event.trigger.end <= FAR:
        return False
    between = noun.report.article.text[verb.event.trigger.end : noun.event.trigger.start]
    if any(stop in between for stop in STOPS):
        return False
    return not LINKS.isdisjoint(between.lower().split()[-LINK_WORDS:])
