"""One act told with two verbs, and two sayings of one day that are one or are not."""

from newsroom import Desk

from commonground.comparing.telling.timeline import find_events
from commonground.records.story import StoryEvent

DAY = "2031-05-06"


def desk(text: str, trigger: str, kind: str = "deed", role: str = "agent", date: str = DAY) -> Desk:
    made = Desk(text + "\n", published=DAY)
    made.person("Ana Roe")
    made.event(trigger, kind, who=("Ana Roe",), date=date, role=role)
    return made


def story(*desks: Desk, one_event: bool = True) -> list[StoryEvent]:
    ids = sorted(desk.article.id for desk in desks)
    pairs = frozenset((a, b) for a in ids for b in ids if a < b) if one_event else frozenset()
    return list(find_events([desk.report() for desk in desks], pairs, "s"))


def beaten(text: str = "Senator Ana Roe, the party treasurer, was beaten by a dentist on Tuesday.") -> Desk:
    return desk(text, "beaten", role="patient")


def defeated(text: str = "Ana Roe, treasurer of her party, was defeated on Tuesday by a dentist.") -> Desk:
    return desk(text, "defeated", role="patient")


def test_who_was_beaten_on_tuesday_was_defeated_on_tuesday() -> None:
    (event,) = story(beaten(), defeated())
    assert len(event.mentions) == 2


def test_in_reports_of_two_events_she_may_have_lost_twice() -> None:
    assert len(story(beaten(), defeated(), one_event=False)) == 2


def test_who_was_beaten_did_not_beat() -> None:
    won = desk("Treasurer Ana Roe defeated a dentist in the party on Tuesday.", "defeated")
    assert len(story(beaten(), won)) == 2


def test_two_defeats_that_are_told_in_other_words_are_two() -> None:
    assert len(story(beaten(), defeated("At chess Ana Roe was defeated on Tuesday."))) == 2


def test_two_verbs_that_do_not_mean_the_same_are_two_acts() -> None:
    booed = desk("Senator Ana Roe, the party treasurer, was booed by a dentist on Tuesday.", "booed", role="patient")
    assert len(story(booed, defeated())) == 2


def test_who_was_picked_was_appointed() -> None:
    picked = desk("Ana Roe picked a dentist for the harbour board on Tuesday.", "picked")
    appointed = desk("Ana Roe on Tuesday appointed a dentist to the harbour board.", "appointed", "appointment")
    (event,) = story(picked, appointed)
    assert event.kind == "appointment"


def said(text: str, cue: str, content: str) -> Desk:
    made = desk(text, cue, "statement")
    made.said(content, "Ana Roe", name="Ana Roe", entity="p0", cue=cue)
    return made


def test_who_endorsed_a_candidate_in_two_reports_of_one_event_did_so_once() -> None:
    one = said("Ana Roe endorsed Bo Lind for treasurer on Tuesday.", "endorsed", "Bo Lind for treasurer")
    other = said("Treasurer Bo Lind was what Ana Roe endorsed on Tuesday.", "endorsed", "Treasurer Bo Lind")
    (event,) = story(one, other)
    assert len(event.mentions) == 2


def test_two_things_that_one_woman_said_on_a_day_are_two() -> None:
    one = said("Ana Roe said on Tuesday the treasurer should go.", "said", "the treasurer should go")
    other = said("Ana Roe said on Tuesday the harbour needs a treasurer.", "said", "the harbour needs a treasurer")
    assert len(story(one, other)) == 2


def test_the_same_statement_with_two_verbs_is_one_line() -> None:
    words = "the harbour of Karsk will close for repairs in October"
    one = said(f"Ana Roe said on Tuesday {words}.", "said", words)
    other = said(f"Ana Roe told dockers on Tuesday {words}.", "told", words)
    assert len(story(one, other)) == 1
