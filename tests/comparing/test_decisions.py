"""What a user decided of articles outweighs every score."""

from itertools import permutations

from newsroom import Desk

from commonground.comparing.stories import group
from commonground.records.story import Decision, Identity, Join, Level, Report, Story

TALKS = (
    "Luc Armand met Ilse Varga in Antibes on Friday to talk about fishing quotas in the Channel.",
    "Ilse Varga and Luc Armand spoke in Antibes about fishing quotas in the Channel on Friday.",
    "In Antibes Luc Armand told Ilse Varga on Friday that the fishing quotas in the Channel must change.",
)
STORM = "A storm tore the roof off the school in Lerwick at night, and nobody was hurt."
ROOF = "Builders began to mend the roof of the school in Lerwick that a storm had torn off."


def report(text: str) -> Report:
    return Desk(text + "\n", published="2031-05-09").report()


def together(*stories: Story) -> set[frozenset[str]]:
    """The texts of each story."""
    return {frozenset(r.article.text.strip() for r in story.reports) for story in stories}


def about(story: Story, a: Report, b: Report) -> list[Join]:
    pair = {a.article.id, b.article.id}
    return [join for join in story.joins if {join.a, join.b} == pair and join.level is Level.STORY]


def merge(left: Report, *right: Report) -> Decision:
    return Decision(True, (left.article.id,), tuple(r.article.id for r in right))


def split(left: Report, *right: Report) -> Decision:
    return Decision(False, (left.article.id,), tuple(r.article.id for r in right))


def test_two_reports_with_nothing_in_common_are_one_story_once_the_user_says_so() -> None:
    talks, storm = report(TALKS[0]), report(STORM)
    assert len(group([talks, storm])) == 2
    (story,) = group([talks, storm], [merge(talks, storm)])
    (join,) = about(story, talks, storm)
    assert (join.answer, join.reasons) == (Identity.SAME, ("you put these together",))


def test_a_report_that_the_user_took_out_stays_out_and_both_stories_say_why() -> None:
    first, second, third = map(report, TALKS)
    assert len(group([first, second, third])) == 1
    stories = group([first, second, third], [split(third, first, second)])
    assert together(*stories) == {frozenset({TALKS[2]}), frozenset({TALKS[0], TALKS[1]})}
    for story in stories:
        (join,) = about(story, first, third)
        assert (join.answer, join.reasons) == (Identity.DIFFERENT, ("you kept these apart",))


def test_of_two_decisions_on_a_pair_the_later_one_holds() -> None:
    first, second = map(report, TALKS[:2])
    assert len(group([first, second], [merge(first, second), split(first, second)])) == 2
    assert len(group([first, second], [split(first, second), merge(second, first)])) == 1


def test_copies_of_one_text_come_apart_where_the_user_says_so() -> None:
    long = " ".join(TALKS * 4)
    first, second = report(long), report(long + " The talks go on.")
    (story,) = group([first, second])
    assert story.copies
    apart = group([first, second], [split(first, second)])
    assert [story.copies for story in apart] == [(), ()]


def test_each_side_of_a_merge_goes_on_drawing_what_is_like_it() -> None:
    storm, roof, talks = report(STORM), report(ROOF), [report(text) for text in TALKS]
    (story,) = group([storm, roof, *talks], [merge(talks[0], storm)])
    assert len(story.reports) == 5


def test_a_merge_does_not_bring_in_what_the_user_kept_out() -> None:
    first, second, storm = report(TALKS[0]), report(TALKS[1]), report(STORM)
    stories = group([first, second, storm], [split(second, storm), merge(first, storm)])
    assert together(*stories) == {frozenset({STORM, TALKS[0]}), frozenset({TALKS[1]})}


def test_a_merge_through_a_third_article_does_not_undo_a_later_split() -> None:
    first, storm, roof = report(TALKS[0]), report(STORM), report(ROOF)
    stories = group([first, storm, roof], [merge(first, storm), merge(first, roof), split(storm, roof)])
    assert together(*stories) == {frozenset({STORM}), frozenset({TALKS[0], ROOF})}
    (join,) = about(stories[0], first, storm) or about(stories[1], first, storm)
    assert join.reasons == ("you put these together, but what you decided later keeps them apart",)


def test_decisions_hold_whatever_the_order_of_the_pages() -> None:
    reports = [*map(report, TALKS), report(STORM)]
    decisions = [merge(reports[3], reports[0]), split(reports[2], reports[0])]
    once = group(reports, decisions)
    assert all(group(order, decisions) == once for order in permutations(reports))


def test_a_decision_about_an_article_that_is_not_at_hand_changes_nothing() -> None:
    first, second = map(report, TALKS[:2])
    assert group([first, second], [split(report(STORM), first)]) == group([first, second])
