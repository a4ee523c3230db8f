"""One event or two: dates, places and people first."""

from newsroom import Desk

from commonground.comparing.events.main_event import main_event
from commonground.comparing.grouping.same_event import Case, people
from commonground.comparing.stories import group
from commonground.comparing.words.profile import profile
from commonground.records.story import Identity, Join, Level, Report, Story

MAY = """Luc Armand met Ilse Varga at a villa in Antibes on Friday to talk about fishing in the Channel.
The talks between Mr Armand and Ms Varga gave little sign of a way out of the quarrel over fishing quotas.
Ms Varga said the boats of both countries needed certainty about the quotas.
"""
JUNE = """Luc Armand and Ilse Varga found common ground on fishing in the Channel after talks on Sunday.
"We have moved a long way on quotas," said Mr Armand after the meeting with Ms Varga.
The boats of both countries will now get certainty about the quotas before the summer.
"""


def may(published: str | None = "2031-05-09") -> Report:
    desk = Desk(MAY, headline="Varga and Armand meet over fishing quotas", published=published)
    desk.person("Luc Armand")
    desk.person("Ilse Varga")
    desk.event(
        "met", "meeting", who=("Luc Armand", "Ilse Varga"), place="Antibes", date="2031-05-09" if published else None
    )
    return desk.report()


def june() -> Report:
    desk = Desk(JUNE, headline="Armand and Varga agree to end quarrel over fishing quotas")
    desk.inferred("2031-06-15", "Sunday")
    desk.person("Luc Armand")
    desk.person("Ilse Varga")
    desk.event("talks", "meeting", who=("Luc Armand", "Ilse Varga"), date="2031-06-15")
    return desk.report()


def event_join(story: Story) -> Join:
    return next(join for join in story.joins if join.level is Level.EVENT)


def test_two_meetings_of_the_same_two_people_five_weeks_apart_are_two_events_of_one_story() -> None:
    (story,) = group([may(), june()])
    join = event_join(story)
    assert join.answer is Identity.DIFFERENT
    assert "2031-05-09 (stated) and 2031-06-15 (inferred): 37 days apart" in join.reasons
    assert "same people: Ilse Varga, Luc Armand" in join.reasons
    assert "place: Antibes in one, not stated in the other" in join.reasons
    assert len(story.events) == 2
    assert story.timeline == tuple(event.id for event in story.events)


def test_without_a_date_the_answer_is_uncertain_and_never_same() -> None:
    (story,) = group([may(published=None), june()])
    assert event_join(story).answer is Identity.UNCERTAIN
    assert len(story.events) == 2


def test_two_reports_of_one_meeting_on_one_day_are_one_event() -> None:
    other = Desk(
        "At Antibes on Friday Luc Armand met Ilse Varga to talk about fishing quotas in the Channel.\n"
        "Their talks gave little sign of a way out of the quarrel over quotas.\n",
        headline="No way out of quarrel over fishing quotas as Armand meets Varga",
        published="2031-05-10",
    )
    other.person("Luc Armand")
    other.person("Ilse Varga")
    other.event("met", "meeting", who=("Luc Armand", "Ilse Varga"), place="Antibes", date="2031-05-09")
    (story,) = group([may(), other.report()])
    join = event_join(story)
    assert join.joined
    assert "both 2031-05-09 (stated)" in join.reasons
    assert [len(event.mentions) for event in story.events] == [2]


def test_an_arrest_of_one_player_is_not_the_arrest_of_another() -> None:
    reports = []
    for player in ("Ned Carrow", "Tom Adeyi"):
        desk = Desk(
            f"{player} of the Harbour Gulls was arrested on suspicion of drunk driving early on Monday.\n"
            f"Police stopped {player} on the coast road.\n",
            headline=f"Gulls player {player} arrested over drunk driving",
        )
        desk.person(player)
        desk.event("arrested", "arrest", who=(player,), role="patient")
        reports.append(desk.report())
    for story in group(reports):
        assert not any(join.joined for join in story.joins if join.level is Level.EVENT)


def test_reports_without_anything_in_common_are_two_stories() -> None:
    storm = Desk("A storm tore the roof off the school in Lerwick at night, and nobody was hurt.\n")
    assert len(group([may(), storm.report()])) == 2


def test_a_look_alike_of_another_year_is_another_story() -> None:
    texts = ("The Harbour Gulls won the autumn cup at Antibes.", "At Antibes the autumn cup went to the Harbour Gulls.")
    desks = [Desk(text, published=day) for text, day in zip(texts, ("2029-10-02", "2031-10-05"), strict=True)]
    assert len(group([desk.report() for desk in desks])) == 2


def test_an_undated_page_of_a_long_story_is_not_put_to_a_day_by_likeness_alone() -> None:
    undated = Desk("Boats of both countries wait for certainty about quotas, said Ilse Varga in Antibes.\n")
    undated.person("Ilse Varga")
    (story,) = [s for s in group([may(), june(), undated.report()]) if len(s.reports) > 1]
    assert not any(join.joined for join in story.joins if join.level is Level.EVENT)


def test_the_order_of_the_pages_changes_nothing() -> None:
    reports = [may(), june(), Desk("A storm tore the roof off the school in Lerwick at night.\n").report()]
    assert group(reports) == group(reports[::-1])


def test_quakes_of_one_day_in_two_countries_are_two_events() -> None:
    texts = (
        "An earthquake shook Bergen on Friday and broke windows in the harbour, but nobody was hurt.",
        "Windows in the harbour of Aberdeen broke on Friday when an earthquake shook the town; two people were hurt.",
    )
    desks = [Desk(text + "\n", published="2031-05-09") for text in texts]
    for desk, place, country in zip(desks, ("Bergen", "Aberdeen"), ("NO", "GB"), strict=True):
        desk.place(place, country)
        desk.event("earthquake", "disaster", place=place, date="2031-05-09")
    for story in group([desk.report() for desk in desks]):
        (join,) = [join for join in story.joins if join.level is Level.EVENT]
        assert join.answer is Identity.DIFFERENT
        assert any(reason.endswith("in two countries") for reason in join.reasons)


def test_no_reports_make_no_stories() -> None:
    assert group([]) == []


def test_a_reason_says_which_report_names_whom() -> None:
    cases = []
    for name in ("Luc Armand", "Ilse Varga"):
        desk = Desk(f"{name} visited the harbour.\n", published="2031-05-09")
        desk.person(name)
        desk.event("visited", "visit", who=(name,), date="2031-05-09")
        cases.append(Case(profile(desk.report()), main_event(desk.report())))
    finding = people(*cases)
    assert finding is not None
    assert finding.reason == "other people: Luc Armand in one, Ilse Varga in the other"
