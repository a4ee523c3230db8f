"""Event mentions put together, and in order."""

from dataclasses import replace

from newsroom import Desk

from commonground.comparing.events.folding import folded
from commonground.comparing.events.happenings import Happening, Named, mentions_of
from commonground.comparing.events.joining import within
from commonground.comparing.events.main_event import news_of
from commonground.comparing.telling.timeline import find_events, in_order
from commonground.records.annotations import Status
from commonground.records.article import Role


def test_the_talks_and_the_meeting_of_one_page_are_one_event_with_its_date() -> None:
    desk = Desk("Ana Roe met Bo Lind on Friday.\nThe meeting of Roe and Lind took an hour.\n")
    desk.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09")
    desk.event("meeting", "meeting", who=("Roe", "Lind"))
    (happening,) = within(desk.report())
    assert happening.date == "2031-05-09"


def test_a_second_meeting_on_another_day_stays_apart() -> None:
    desk = Desk("Ana Roe met Bo Lind on Friday.\nShe meets Bo Lind again on Monday.\n")
    desk.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09")
    desk.event("meets", "meeting", who=("Bo Lind",), date="2031-05-12", status=Status.PLANNED)
    assert len(within(desk.report())) == 2


def test_a_meeting_that_was_held_is_not_the_one_that_is_planned() -> None:
    desk = Desk("Roe spoke after the meeting.\nThe two will hold another meeting in Antibes.\n")
    desk.event("meeting", "meeting", who=("Roe",))
    desk.events[0] = replace(desk.events[0], trigger=desk.span("meeting"))
    desk.event("another meeting", "meeting", place="Antibes", status=Status.PLANNED)
    assert len(within(desk.report())) == 2


def test_events_stand_in_order_of_their_days_and_unknown_ones_last() -> None:
    desk = Desk("A sale is denied.\nA storm came in May.\nA fire came in 2030.\nA march comes in June.\n")
    desk.event("sale", "sale", status=Status.DENIED)
    desk.event("storm", "storm", date="2031-05")
    desk.event("fire", "fire", date="2030")
    desk.event("march", "protest", date="2031-06/..", status=Status.PLANNED)
    events = find_events([desk.report()], frozenset(), "s")
    assert [event.kind for event in events] == ["fire", "storm", "protest", "sale"]
    assert in_order(events[::-1]) == tuple(event.id for event in events)


def test_a_label_is_a_stretch_of_the_text_and_a_place_stands_only_where_it_is_stated() -> None:
    desk = Desk("Ana Roe met Bo Lind in Antibes.\n")
    desk.event("met", "meeting", who=("Ana Roe",))
    (event,) = find_events([desk.report()], frozenset(), "s")
    assert event.label in desk.article.text
    assert event.place is None


def test_a_plan_in_an_earlier_report_that_came_about_in_a_later_one_has_happened() -> None:
    before = Desk("Ana Roe will meet Bo Lind in Antibes on Friday.\n", published="2031-05-07")
    before.event("meet", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09", status=Status.PLANNED)
    after = Desk("Ana Roe met Bo Lind in Antibes.\n", published="2031-05-10")
    after.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09", place="Antibes")
    (event,) = find_events([before.report(), after.report()], frozenset(), "s")
    assert event.status is Status.HAPPENED
    assert event.place == "Antibes"


def test_two_people_who_met_once_undated_and_twice_dated_leave_it_open_which() -> None:
    first, second, undated = (Desk(f"Ana Roe met Bo Lind{when}.\n") for when in (" in May", " in June", ""))
    first.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-05-09")
    second.event("met", "meeting", who=("Ana Roe", "Bo Lind"), date="2031-06-15")
    undated.event("met", "meeting", who=("Ana Roe", "Bo Lind"))
    events = find_events([first.report(), second.report(), undated.report()], frozenset(), "s")
    assert len(events) == 3


def test_an_event_is_shown_in_the_words_of_the_text_and_not_of_a_caption() -> None:
    desk = Desk("Roe and Lind at their meeting on Friday.\nAna Roe and Bo Lind held a meeting.\n")
    desk.event("meeting", "meeting", who=("Roe", "Lind"), date="2031-05-09")
    desk.events.append(
        replace(
            desk.events[0],
            trigger=desk.span("meeting", 1),
            clause=desk.span("Ana Roe and Bo Lind held a meeting"),
            date=None,
        )
    )
    report = desk.report()
    caption, *rest = report.article.blocks
    article = replace(report.article, blocks=(replace(caption, role=Role.CAPTION), *rest))
    (event,) = find_events([replace(report, article=article)], frozenset(), "s")
    assert (event.label, event.date) == ("Ana Roe and Bo Lind held a meeting", "2031-05-09")


def test_a_verb_that_tells_of_an_event_is_shown_before_a_noun_that_names_it() -> None:
    desk = Desk("A ship struck a trawler.\nBo Lind had been ill since the collision on 9 May.\n")
    desk.event("struck", "accident")
    desk.event("collision", "accident", date="2031-05-09")
    assert Happening(tuple(mentions_of(desk.report()))).shown.event.trigger.text == "struck"


def test_a_report_is_about_what_it_opens_with_not_about_what_was_over_long_before() -> None:
    desk = Desk(
        "Ana Roe left the council on Friday.\nShe had been hurt in the attack of 2030.\n", published="2031-05-10"
    )
    desk.event("left", "deed", who=("Ana Roe",), date="2031-05-09")
    desk.event("attack", "attack", who=("Ana Roe",), date="2030-05")
    assert [m.event for m in news_of(desk.report())] == [0]


def test_two_deeds_of_one_person_on_one_day_are_two() -> None:
    desk = Desk("Ana Roe left the council on Friday.\nAna Roe opened a shop on Friday.\n")
    desk.event("left", "deed", who=("Ana Roe",), date="2031-05-09")
    desk.event("opened", "deed", who=("Ana Roe",), date="2031-05-09")
    assert len(within(desk.report())) == 2


def test_of_speech_the_timeline_has_what_a_report_opens_with() -> None:
    desk = Desk("Ana Roe said on Friday that she would go.\nOn Monday Bo Lind said no.\n", published="2031-05-10")
    desk.event("said", "statement", who=("Ana Roe",), date="2031-05-09")
    desk.event("said no", "statement", who=("Bo Lind",), date="2031-05-05")
    assert [e.date for e in find_events([desk.report()], frozenset(), "s")] == ["2031-05-09"]


def test_two_attacks_of_one_day_that_share_nothing_else_are_two() -> None:
    desk = Desk("A missile hit Antibes on Friday.\nThe navy shot down 33 drones on Friday.\n")
    desk.event("hit", "attack", date="2031-05-09")
    desk.event("shot down", "attack", date="2031-05-09")
    assert len(within(desk.report())) == 2


def test_what_a_caption_tells_once_more_stays_with_the_clause_that_has_a_day() -> None:
    desk = Desk("Ana Roe and Bo Lind sign the treaty.\nThey signed the treaty and met for an hour on Friday.\n")
    desk.event("sign", "agreement", who=("Ana Roe", "Bo Lind"))
    desk.event("signed", "agreement", who=("They",))
    desk.event("met", "meeting", who=("They",), date="2031-05-09")
    both = replace(desk.events[1], clause=desk.span("They signed the treaty and met for an hour on Friday."))
    desk.events = [desk.events[0], both, replace(desk.events[2], clause=both.clause)]
    first, second, meeting = mentions_of(desk.report())
    signing = Happening((first, second))
    (line,) = folded([signing, Happening((meeting,))])
    assert (line.date, len(line.beside)) == ("2031-05-09", 2)
    elsewhere = Happening((*signing.mentions, other_report()))
    assert len(folded([elsewhere, Happening((meeting,))])) == 2


def other_report() -> Named:
    desk = Desk("The treaty was signed.\n")
    desk.event("signed", "agreement")
    return mentions_of(desk.report())[0]
