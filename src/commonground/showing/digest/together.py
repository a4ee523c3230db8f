"""Why reports are together or apart: those of one event as a group, the groups against each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from commonground.records.story import Identity, Join, Level, Story
from commonground.showing.dates import dated_in_words
from commonground.showing.digest.lines import Pair, Reason, Tie
from commonground.showing.words import plain

ORDER = (Identity.SAME, Identity.UNCERTAIN, Identity.DIFFERENT)

Group = tuple[int, ...]


def ties(story: Story, numbers: Mapping[str, int]) -> tuple[Tie, ...]:
    """The answers between originals: the story first, then one event, then what is not settled, then two events."""
    copies = {id for folded in story.copies for id in folded.articles if id != folded.kept}
    joins = [j for j in story.joins if not {j.a, j.b} & copies and {j.a, j.b} <= numbers.keys()]
    found = [tie for level in Level for tie in _of_level([j for j in joins if j.level is level], numbers)]
    return tuple(sorted(found, key=lambda tie: (tie.level is Level.EVENT, ORDER.index(tie.answer))))


def _of_level(joins: Sequence[Join], numbers: Mapping[str, int]) -> Iterator[Tie]:
    """One tie for each group that was put together, and for each answer between two groups."""
    group_of = _groups((_pair(join, numbers) for join in joins if join.joined), joins, numbers)
    gathered: dict[tuple[Identity, tuple[Group, ...]], list[Join]] = {}
    for join in joins:
        first, second = (group_of[number] for number in _pair(join, numbers))
        groups: tuple[Group, ...] = (first,) if first == second else (min(first, second), max(first, second))
        answer = Identity.SAME if first == second else join.answer
        gathered.setdefault((answer, groups), []).append(join)
    for (answer, groups), those in gathered.items():
        yield Tie(those[0].level, answer, groups, tuple(_reasons(those, numbers)))


def _reasons(joins: Iterable[Join], numbers: Mapping[str, int]) -> Iterator[Reason]:
    """Each reason once, with the first pair that it was given for."""
    seen: set[str] = set()
    for join in joins:
        for reason in map(dated_in_words, map(plain, join.reasons)):
            if reason not in seen:
                seen.add(reason)
                yield Reason(_pair(join, numbers), reason)


def _pair(join: Join, numbers: Mapping[str, int]) -> Pair:
    first, second = sorted((numbers[join.a], numbers[join.b]))
    return first, second


def _groups(pairs: Iterable[Pair], joins: Sequence[Join], numbers: Mapping[str, int]) -> dict[int, Group]:
    """For every report the reports it was put together with, itself among them, directly or through others."""
    members = {number: {number} for join in joins for number in _pair(join, numbers)}
    for first, second in pairs:
        merged = members[first] | members[second]
        members.update(dict.fromkeys(merged, merged))
    return {number: tuple(sorted(group)) for number, group in members.items()}
