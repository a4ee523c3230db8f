"""Which reports belong together, at two depths: stories, and within them the reports of one event."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise

from commonground.comparing.clusters import UNSEEN, Pair, cluster
from commonground.comparing.copies.copies import find_copies
from commonground.comparing.events.main_event import main_event
from commonground.comparing.grouping.candidates import Index
from commonground.comparing.grouping.closeup import close_features, close_up
from commonground.comparing.grouping.decisions import Decided
from commonground.comparing.grouping.same_event import TOO_LITTLE, Case, Judgement, doubted, judge, people
from commonground.comparing.grouping.shared_names import in_common
from commonground.comparing.grouping.similarity import Fitted, Portrait, features, score, shipped
from commonground.comparing.words.profile import days_apart, profile, strangers
from commonground.comparing.words.terms import Rarity
from commonground.records import edtf
from commonground.records.story import Copies, Decision, Identity, Join, Level, Report

SMALL = 50
"""Up to so many reports every pair is compared; above it, the index says which.

A reader's tabs on one story may lie months apart, which the index would not compare.
"""
STORY_LEAST = -2.5
"""Mean log odds at which reports make one story.

B3 by story on ECB+ train and dev, and how many pairs of 136 stored pages would be one story, of which some 24 are:
at -3 .900 .966 58, at -2.5 .889 .966 50, at -2.25 .869 .956 48, at -2 .877 .919 44. `python -m quality grouping`
gives dev's, and `pages_joined`.
"""
STORY_DAYS = 180
"""Days after which a follow-up is likelier a new story."""
FAR = -4.0
"""Log odds of one story then, however alike; reports in between can still link the two."""
NOBODY = -3.5
"""Log odds of two reports full of names that share nobody and nothing named but towns.

With it a gale and a collision off one island are two stories, and so are two office shootings of ECB+ dev (by its own
story labels .97 instead of 1.0); by event ECB+ train rises from .909 to .915.
"""
ALIKE = 6.0
"""Log odds from which the rest of the words outweighs that; from 1.5 to 10 the same figures."""
EVENT_LEAST = -0.75
"""Mean log odds at which reports tell one event.

B3 by event on ECB+ train and BASIL 2010-14: -1 .920 and .986, -0.75 .912 and .986, -0.5 .897 and .996, 0 .875 and .991.
"""
UNCERTAIN_ODDS = -1.0
"""What a pair counts for whose answer is uncertain: not enough to join, little against it."""
LOWEST = -1e9
"""Log odds below all that occur: within a story that a user divides nothing else keeps reports apart."""
LARGE_STORY = 100
"""Up to so many reports in a story every pair is looked at for one event."""
ALL_JOINS = 30
"""Up to so many reports in a story every pair's join is kept; above it, those with a reason to be looked at."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """The reports of one story, the earliest first, with copies, joins, and the groups of ids that tell one event."""

    reports: tuple[Report, ...]
    events: tuple[tuple[str, ...], ...]
    copies: tuple[Copies, ...]
    joins: tuple[Join, ...]


class Collection:
    """Reports in the order of their ids, with everything that comparing two of them needs."""

    def __init__(
        self,
        reports: Sequence[Report],
        fitted: Fitted | None = None,
        rarity: Rarity | None = None,
    ) -> None:
        self.fitted = fitted or shipped()
        self.reports = sorted(reports, key=lambda r: r.article.id)
        profiles = [profile(report) for report in self.reports]
        rarity = rarity or Rarity(p.all_words for p in profiles)
        self.portraits = [Portrait(p, rarity) for p in profiles]
        self.cases = [Case(p, main_event(p.report)) for p in profiles]

    def of_others(self, a: int, b: int) -> bool:
        """Whether the main events befell different people: one form of words, as of a court report, is no copy then."""
        finding = people(self.cases[a], self.cases[b])
        return finding is not None and finding.answer is Identity.DIFFERENT

    def story_odds(self, a: int, b: int) -> float:
        """The log odds of one story, by their numbers."""
        return story_odds(self.portraits[a], self.portraits[b], self.fitted)

    def pairs(self) -> list[Pair]:
        """The pairs worth comparing, each with the lower number first."""
        numbers = range(len(self.reports))
        if len(self.reports) <= SMALL:
            return list(combinations(numbers, 2))
        index = Index()
        for i in numbers:
            index.add(i, self.portraits[i])
        return sorted({(min(i, j), max(i, j)) for i in numbers for j in index.candidates(i, self.portraits[i])})


def story_odds(a: Portrait, b: Portrait, fitted: Fitted | None = None) -> float:
    """The log odds that two reports belong to one story, within what the days of publication and the names allow."""
    odds = score(features(a, b), (fitted or shipped()).story)
    apart = days_apart(a.profile, b.profile)
    if apart is not None and apart > STORY_DAYS:
        return min(odds, FAR)
    return NOBODY if NOBODY < odds < ALIKE and strangers(a.profile, b.profile) else odds


def group_reports(
    reports: Sequence[Report],
    decisions: Sequence[Decision] = (),
    fitted: Fitted | None = None,
    rarity: Rarity | None = None,
) -> list[Grouped]:
    """The stories among the reports, in order of their earliest report; what a user decided outweighs every score.

    `fitted` stands in for the weights of the package, where other ones are to be tried; `rarity` is that of a larger
    collection which the reports are taken from.
    """
    held, decided = Collection(reports, fitted, rarity), Decided(decisions)
    number = {report.article.id: i for i, report in enumerate(held.reports)}
    ids = list(number)
    copies = find_copies(held.reports, held.of_others, decided.refused(number))
    story_odds = {pair: held.story_odds(*pair) for pair in held.pairs()}
    stories = _stories(number, story_odds, copies, decided)
    story_of = {ids[i]: n for n, members in enumerate(stories) for i in members}
    grouped = []
    for members in stories:
        verdicts = decided.verdicts((ids[i] for i in members), story_of)
        user = {(number[a], number[b]): Join(a, b, Level.STORY, answer, (why,)) for a, b, answer, why in verdicts}
        grouped.append(_story(held, members, story_odds, copies, user))
    return sorted(grouped, key=lambda g: _when(g.reports[0]))


def _stories(
    number: Mapping[str, int], odds: Mapping[Pair, float], copies: Sequence[Copies], decided: Decided
) -> list[list[int]]:
    """The numbers of the reports of each story: by score first, then divided and joined as a user decided.

    What a user decides of some reports changes no other story: a split one draws nobody new, and the sides of a merge
    go on drawing what is like each of them.
    """
    one_text = [pair for c in copies for pair in combinations(sorted(number[a] for a in c.articles), 2)]
    stories = cluster(len(number), odds, STORY_LEAST, forced=one_text)
    forced, refused = decided.forced(number), frozenset(decided.refused(number))
    if refused:
        stories = [part for story in stories for part in _divided(story, odds, one_text, refused)]
    if forced:
        within = [pair for story in stories for pair in pairwise(story)]
        joined = cluster(len(number), {}, 0.0, forced=[*forced, *within])
        stories = [part for story in joined for part in _divided(story, odds, forced, refused)]
    return sorted(stories)


def _divided(
    story: Sequence[int], odds: Mapping[Pair, float], forced: Sequence[Pair], refused: Set[Pair]
) -> list[list[int]]:
    """A story in as few parts as keep its refused pairs apart, each report with those it is most like."""
    place = {member: i for i, member in enumerate(story)}
    pairs = list(combinations(story, 2)) if refused else []
    if refused.isdisjoint(pairs):
        return [list(story)]
    local = {pair: (place[pair[0]], place[pair[1]]) for pair in pairs}
    parts = cluster(
        len(story),
        {local[pair]: odds.get(pair, UNSEEN) for pair in pairs},
        LOWEST,
        forced=[local[pair] for pair in forced if pair in local],
        forbidden=[local[pair] for pair in pairs if pair in refused],
    )
    return [[story[i] for i in part] for part in parts]


def _story(
    held: Collection,
    members: list[int],
    story_odds: dict[Pair, float],
    copies: Sequence[Copies],
    user: Mapping[Pair, Join],
) -> Grouped:
    """One story; `user` holds the joins that a user decided."""
    own = [c for c in copies if any(held.reports[i].article.id == c.kept for i in members)]
    copied = {frozenset(pair) for c in own for pair in combinations(c.articles, 2)}
    judged = doubted(
        {
            (a, b): judge(held.cases[a], held.cases[b], odds)
            for (a, b), odds in event_odds(held, members, story_odds).items()
        }
    )
    events = _events(held, members, judged, copied)
    reports = tuple(sorted((held.reports[i] for i in members), key=_when))
    return Grouped(
        reports=reports,
        events=tuple(tuple(held.reports[i].article.id for i in event) for event in events),
        copies=tuple(own),
        joins=(*_joins(held, members, events, judged, copied, story_odds.keys() - user.keys()), *user.values()),
    )


def event_odds(held: Collection, members: Sequence[int], compared: Iterable[Pair]) -> dict[Pair, float]:
    """The log odds that two reports of a story tell one event; in a large story only for pairs already compared."""
    if len(members) == 1:
        return {}
    seen = dict(zip(members, close_up([held.portraits[i] for i in members]), strict=True))
    pairs: Iterable[Pair] = combinations(members, 2)
    if len(members) > LARGE_STORY:
        pairs = (pair for pair in compared if pair[0] in seen and pair[1] in seen)
    return {(a, b): score(close_features(seen[a], seen[b]), held.fitted.event) for a, b in pairs}


def _events(
    held: Collection, members: list[int], judged: dict[Pair, Judgement], copied: set[frozenset[str]]
) -> list[list[int]]:
    place = {member: i for i, member in enumerate(members)}
    local = {(place[a], place[b]): judgement for (a, b), judgement in judged.items()}
    ids = [held.reports[member].article.id for member in members]
    forced = [pair for pair in combinations(range(len(ids)), 2) if frozenset((ids[pair[0]], ids[pair[1]])) in copied]
    odds = {
        pair: min(j.odds, UNCERTAIN_ODDS) if j.answer is Identity.UNCERTAIN else j.odds for pair, j in local.items()
    }
    refused = [pair for pair, j in local.items() if j.answer is Identity.DIFFERENT and j.odds >= EVENT_LEAST]
    groups = cluster(len(members), odds, EVENT_LEAST, forced=forced, forbidden=refused)
    return [[members[i] for i in group] for group in groups]


def _joins(
    held: Collection,
    members: list[int],
    events: list[list[int]],
    judged: dict[Pair, Judgement],
    copied: set[frozenset[str]],
    compared: Set[Pair],
) -> tuple[Join, ...]:
    event_of = {member: n for n, event in enumerate(events) for member in event}
    joins: list[Join] = []
    for a, b in combinations(members, 2):
        judgement = judged.get((a, b))
        together = event_of[a] == event_of[b]
        if len(members) > ALL_JOINS and not together and (judgement is None or judgement.odds < EVENT_LEAST):
            continue
        pair = frozenset((held.reports[a].article.id, held.reports[b].article.id))
        joins.append(_event_join(held, (a, b), judgement, together, pair in copied))
        if not together and (a, b) in compared:
            joins.append(_story_join(held, a, b))
    return tuple(joins)


def _event_join(held: Collection, pair: Pair, judgement: Judgement | None, together: bool, copied: bool) -> Join:
    a, b = (held.reports[i].article.id for i in pair)
    reasons = judgement.reasons if judgement else ("not compared: too few rare words in common",)
    if copied:
        return Join(a, b, Level.EVENT, Identity.SAME, ("copies of one text", *reasons))
    if together:
        linked = judgement is not None and judgement.answer is Identity.SAME
        return Join(a, b, Level.EVENT, Identity.SAME, reasons if linked else _through_others(reasons))
    answer = judgement.answer if judgement else Identity.DIFFERENT
    if answer is Identity.SAME:
        return Join(a, b, Level.EVENT, Identity.UNCERTAIN, (*reasons, "other reports of these events keep them apart"))
    return Join(a, b, Level.EVENT, answer, reasons)


def _through_others(reasons: Sequence[str]) -> tuple[str, ...]:
    """The reasons of two reports that only others put together, without a verdict on the two alone."""
    kept = tuple(reason for reason in reasons if reason != TOO_LITTLE)
    alone = len(kept) < len(reasons)
    return (*kept, "little in common with each other: " * alone + "joined through other reports")


def _story_join(held: Collection, a: int, b: int) -> Join:
    left, right = held.portraits[a], held.portraits[b]
    shared = left.names.keys() & right.names.keys()
    names = (
        f"{in_common(shared, held.cases[a].profile, held.cases[b].profile)} in common"
        if shared
        else "joined through other reports"
    )
    ids = (held.reports[a].article.id, held.reports[b].article.id)
    return Join(*ids, Level.STORY, Identity.SAME, (names,))


def _when(report: Report) -> tuple[object, ...]:
    return (edtf.sort_key(report.annotations.published.edtf), report.article.id)
