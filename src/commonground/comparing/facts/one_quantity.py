"""Whether two figures are of one quantity: things of one name in one unit, in one setting."""

from functools import cache

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.counted import Counted, is_money, victim_classes
from commonground.comparing.facts.weighing import meet
from commonground.comparing.people.participants import same_name
from commonground.comparing.words.terms import stems
from commonground.records import edtf
from commonground.records.annotations import Figure
from commonground.records.story import StoryEvent
from commonground.tables import rows

FEW = 12
"""Numbers up to this stand in many reports by chance."""
LARGE = 100
"""From here on a number that is no round one is no chance where two reports of one event have it."""
ODD = 2
"""Digits that are not a number's last noughts by which it is no round one."""


def one_kind(a: Counted, b: Counted) -> bool:
    """Whether both count things of one name in one unit, as a level or as a change.

    19 children are no 26 people, and Pell's 31 percent of the voters no other value of his 40 percent of the farmers.
    """
    if (_people(a) != _people(b) or (a.polled and b.polled)) and not meet(a.figure, b.figure):
        return False
    if not a.key or not b.key or a.figure.change != b.figure.change:
        return False
    if a.article != b.article and _one_number(a.figure, b.figure):
        return True  # "had spent $4.7 million", "the $4.7 million package"; "voted 147-31", "in a 147-31 vote"
    if a.figure.unit != b.figure.unit and not (is_money(a.figure) and is_money(b.figure)):
        return False
    both = a.key & b.key
    if both and a.figure.value == b.figure.value and (a.figure.value or 0) > FEW and words_in_common(a, b):
        return True  # "90 faculty members", "90 university faculty"
    return 2 * len(both) > min(len(a.key), len(b.key)) and 2 * len(both) >= max(len(a.key), len(b.key))


def _one_number(a: Figure, b: Figure) -> bool:
    """Whether two reports give one odd sum of money, or one odd number that counts nothing named."""
    if (a.value, a.high, a.unit) != (b.value, b.high, b.unit) or not is_odd(a):
        return False
    return is_money(a) or (a.unit is None and (a.value or 0) >= LARGE and a.counted is None and b.counted is None)


def is_odd(figure: Figure) -> bool:
    """Whether a number is no round one, so that two reports do not have it by chance: 4.7 million, not 5 million."""
    digits = f"{figure.value:.12g}".replace(".", "").strip("0") if figure.value else ""
    return len(digits) >= ODD


def _people(one: Counted) -> frozenset[str]:
    """Which of all people are counted: the children, the soldiers; empty for people, and for what is no person."""
    known = _groups_of_people()
    return (
        frozenset(known[w] for w in stems(one.figure.counted.text) if w in known) if one.figure.counted else frozenset()
    )


@cache
def _groups_of_people() -> dict[str, str]:
    return {
        word: name
        for name, words in rows("commonground.comparing.facts", "counted_people")
        for word in words.split("|")
    }


def words_in_common(a: Counted, b: Counted) -> int:
    """The telling words around both figures, of which a named source that both have is one."""
    left, right = a.figure.source_name, b.figure.source_name
    return len(a.said & b.said) + bool(left and right and same_name(left, right))


def one_setting(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether both speak of one event; a figure outside the events belongs to what its report is about.

    Reports of different events can follow one count ("140 boats are tied up", then 168): where the words around it
    say the same, and it is no count of victims, which belongs to its event.
    """
    if a.event and b.event and a.event.id == b.event.id:
        return True
    if origins.same_event(a.article, b.article):
        if not (a.event and b.event):
            return True
        return a.article != b.article and (_one_number(a.figure, b.figure) or _one_toll(a, b, a.event, b.event))
    return not a.key & victim_classes() and words_in_common(a, b) > 0


def _one_toll(a: Counted, b: Counted, left: StoryEvent, right: StoryEvent) -> bool:
    """Whether two reports of one event count its victims by two words: who was killed there, and who has died."""
    places = not left.place or not right.place or same_name(left.place, right.place)
    return bool(a.key & b.key & victim_classes()) and places and edtf.compatible(left.date, right.date)


def of_two_sources(a: Counted, b: Counted) -> bool:
    """Whether each figure has a source named, and they are not one: "the federation", "the ministry"."""
    left, right = a.figure.source_name, b.figure.source_name
    return bool(left and right) and not same_name(left or "", right or "")
