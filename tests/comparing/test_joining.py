"""Which mentions are of one event: within a report that tells of several, and a plan with what came of it."""

from dataclasses import replace

from newsroom import Desk

from commonground.comparing.events.joining import within
from commonground.comparing.telling.timeline import find_events
from commonground.records.annotations import Event, EventPlace, Status
from commonground.records.story import StoryEvent


def attributed(desk: Desk, source: str) -> None:
    event: Event = desk.events[-1]
    desk.events[-1] = Event(
        trigger=event.trigger,
        kind=event.kind,
        clause=event.clause,
        status=event.status,
        participants=event.participants,
        place=event.place,
        date=event.date,
        attributed_to=source,
    )


def story(*desks: Desk) -> list[StoryEvent]:
    return list(find_events([desk.report() for desk in desks], frozenset(), "s"))


def test_a_house_that_burned_down_is_not_a_drone_that_was_shot_down() -> None:
    desk = Desk("“Our house burned down,” said Ana Roe.\nThe army shot down two drones.\n")
    desk.event("burned down", "attack")
    desk.event("shot down", "attack")
    assert len(within(desk.report())) == 2


def test_the_dead_of_two_towns_on_one_day_are_two_events() -> None:
    desk = Desk("One man was killed in Karsk on Monday.\nA shell killed a woman in Vell on Monday.\n")
    desk.place("Karsk")
    desk.place("Vell")
    desk.event("killed", "killing", date="2031-05-05")
    desk.event("killed a woman", "killing", date="2031-05-05")
    assert len(within(desk.report())) == 2


def test_two_sources_are_behind_one_event_only_where_they_agree_on_date_or_place() -> None:
    desk = Desk("The mayor said one man was killed.\nThe army said its shells killed two.\n")
    desk.event("killed", "killing")
    attributed(desk, "the mayor")
    desk.event("killed two", "killing")
    attributed(desk, "the army")
    assert len(within(desk.report())) == 2


def test_two_sources_that_name_one_place_tell_of_one_event() -> None:
    desk = Desk("The mayor said one man was killed in Karsk.\nThe army said shells killed him in Karsk.\n")
    desk.event("killed", "killing", place="Karsk")
    attributed(desk, "the mayor")
    desk.event("killed him", "killing", place="Karsk")
    attributed(desk, "the army")
    assert len(within(desk.report())) == 1


def test_a_second_attack_is_another_one() -> None:
    desk = Desk("An attack in Karsk began at dawn.\nIn a second attack in Karsk a school was hit.\n")
    desk.event("attack", "attack", place="Karsk")
    desk.event("attack in Karsk a", "attack", place="Karsk")
    assert len(within(desk.report())) == 2


def test_the_talks_mean_the_only_talks_the_reader_has_met() -> None:
    desk = Desk("Ana Roe met Bo Lind on Friday.\nThe talks were watched by Ida Falk.\n")
    desk.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09")
    desk.event("talks", "meeting", who=("Ida Falk",))
    (happening,) = within(desk.report())
    assert happening.date == "2031-05-09"


def test_the_headline_tells_again_what_the_body_tells() -> None:
    desk = Desk("Two shot dead at a fair\n\nA gunman shot two people on Monday.\n", headline="Two shot dead at a fair")
    desk.event("shot dead", "shooting")
    desk.event("shot two", "shooting", date="2031-05-05")
    assert len(within(desk.report())) == 1


def planned(date: str, place: str | None = "Antibes") -> Desk:
    desk = Desk("Ana Roe will meet Bo Lind in Antibes next week.\n", published="2031-05-02")
    desk.event("meet", "meeting", who=("Ana Roe", "Bo Lind"), date=date, place=place, status=Status.PLANNED)
    return desk


def held(published: str, date: str | None = None, place: str | None = "Antibes") -> Desk:
    desk = Desk("After talks in Antibes or Nice Ana Roe spoke of a beginning.\n", published=published)
    desk.event("talks", "meeting", who=("Ana Roe",), date=date, place=place)
    return desk


def test_a_meeting_planned_for_next_week_is_the_one_that_was_held_then() -> None:
    (event,) = story(planned("2031-05-05/2031-05-11"), held("2031-05-09", "2031-05-08"))
    assert (event.status, event.date) == (Status.HAPPENED, "2031-05-08")
    assert event.label.startswith("After talks")


def test_news_of_the_planned_day_without_a_date_of_its_own_is_of_the_planned_meeting() -> None:
    (event,) = story(planned("2031-05-08"), held("2031-05-08"))
    assert (event.status, event.date) == (Status.HAPPENED, "2031-05-08")


def test_news_from_weeks_later_may_be_of_another_meeting() -> None:
    assert len(story(planned("2031-05-08"), held("2031-06-20"))) == 2


def test_a_meeting_in_another_town_does_not_fulfil_the_plan() -> None:
    assert len(story(planned("2031-05-08"), held("2031-05-08", place="Nice"))) == 2


def test_what_one_clause_tells_is_one_line() -> None:
    desk = Desk("Ana Roe travels to Antibes for talks on Friday.\n")
    desk.event("travels", "travel", who=("Ana Roe",), place="Antibes", date="2031-05-09")
    desk.event("talks", "meeting", who=("Ana Roe",), date="2031-05-09")
    (event,) = story(desk)
    assert (event.kind, event.place, len(event.mentions)) == ("meeting", "Antibes", 2)


def test_a_denied_sale_takes_no_date_from_the_clause_it_stands_in() -> None:
    desk = Desk("Bo Lind announced on Friday that Lind Lines would not sell the harbour.\n")
    desk.event("announced", "announcement", who=("Bo Lind",), date="2031-05-09")
    desk.event("sell", "sale", status=Status.DENIED)
    assert {event.kind: event.date for event in story(desk)} == {"announcement": "2031-05-09", "sale": None}


def test_a_year_that_is_not_over_does_not_make_a_planned_vote_happen() -> None:
    desk = Desk("What to know about the 2031 vote\n\nThe vote is in November.\n", published="2031-09-03")
    desk.event("vote", "vote", date="2031")
    desk.event("vote is", "vote", date="2031-11", status=Status.PLANNED)
    assert {event.status for event in story(desk)} == {Status.PLANNED}


def died(text: str, source: str) -> Desk:
    desk = Desk(text + "\n")
    desk.person("Ana Roe")
    desk.event("death", "deaths", who=("Ana Roe",), role="patient")
    attributed(desk, source)
    return desk


def test_a_person_dies_once_whoever_tells_of_it_and_in_whatever_report() -> None:
    one, other = died("The death of Ana Roe hurt us, said the mayor.", "the mayor"), died("Ana Roe: death.", "police")
    assert len(story(one, other)) == 1


def test_a_woman_is_attacked_more_than_once() -> None:
    desks = [Desk(f"The attack on Ana Roe was {word}.\n") for word in ("cruel", "short")]
    for desk in desks:
        desk.person("Ana Roe")
        desk.event("attack", "attack", who=("Ana Roe",), role="patient")
    assert len(story(*desks)) == 2


def test_a_place_is_called_what_the_text_calls_it() -> None:
    desk = Desk("Ana Roe met Bo Lind in Northeast Karsk.\n")
    desk.event("met", "meeting", who=("Ana Roe",))
    desk.events[0] = replace(desk.events[0], place=EventPlace("Karsk", desk.span("Northeast Karsk")))
    (event,) = story(desk)
    assert event.place == "Northeast Karsk"


def test_a_death_that_is_only_thought_of_is_not_the_one_that_was() -> None:
    one = died("The death of Ana Roe hurt us, said the mayor.", "the mayor")
    other = died("Bo Lind would have risked the death of Ana Roe, police said.", "police")
    other.events[0] = replace(other.events[0], status=Status.CONDITIONAL)
    assert len(story(one, other)) == 2
