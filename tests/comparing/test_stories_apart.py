"""What makes two reports one story: people, bodies and things; never a town, an outlet or a day alone."""

from newsroom import Desk

from commonground.comparing.grouping.grouping import group_reports
from commonground.comparing.grouping.same_event import shared_words
from commonground.comparing.grouping.similarity import Portrait, features, score, shipped
from commonground.comparing.words.profile import profile
from commonground.comparing.words.terms import Rarity

GALE = """The harbour of Antibes was closed on Friday as a gale brought waves of six metres to the town and its boats.

Boats stayed in port, said Luc Armand, the harbour master, and Reine Duval of the Pelican Line called off the ferry.

Schools in the villages of Biot and Vence closed at noon on Friday, and the Var Power Company sent Ines Morel north.
"""
COLLISION = """Three fishermen from Antibes were hurt on Friday when a boat and a patrol ship collided off the harbour.

The Aurora had its nets out, said Ana Roe of the Boatmen's Union, and the Meridian did not slow down on Friday.

Coastguard officer Bo Lind said two helicopters from Nice brought the three to the Fontaine Hospital.
"""


def report(text: str, published: str) -> Desk:
    desk = Desk(text, published=published)
    if "Antibes" in text:
        desk.place("Antibes")
    return desk


def test_a_gale_and_a_collision_in_one_town_are_two_stories() -> None:
    desks = report(GALE, "2031-03-22"), report(COLLISION, "2031-03-01")
    assert len(group_reports([desk.report() for desk in desks])) == 2


def test_two_reports_of_one_collision_are_one_story() -> None:
    later = """A patrol ship that hurt three fishermen of the Aurora did not slow down, the Boatmen's Union said.

Ana Roe of the union said on Sunday that the Meridian had seen the boat and its nets before the two collided.

The three are still in the Fontaine Hospital in Nice, said Bo Lind of the coastguard, whose helicopters took them.
"""
    desks = report(COLLISION, "2031-03-01"), report(later, "2031-03-03")
    assert len(group_reports([desk.report() for desk in desks])) == 1


def test_the_outlet_and_the_days_are_no_names() -> None:
    held = profile(report(COLLISION + "\nThe Test Courier spoke to him in March.\n", "2031-03-01").report())
    assert held.names.isdisjoint({"test", "courier", "friday", "march"})


def test_a_reason_names_three_of_the_names_and_counts_without_a_slip() -> None:
    a, b = (profile(Desk(text).report()) for text in ("He met Ana Roe and Bo Lind.\n", "In May Bo met Ana Roe, 12.\n"))
    assert shared_words(a, b) == "2 names (Ana Roe, Bo) and no numbers in common"


def test_a_name_that_begins_with_a_plain_word_is_whole() -> None:
    a, b = (profile(Desk(text + " A new day.\n").report()) for text in ("We saw New Velm.", "They left New Velm."))
    assert shared_words(a, b) == "1 name (New Velm) and no numbers in common"


def test_a_title_is_no_name_and_a_short_form_is_no_other_name() -> None:
    text = "The mayor met Mr Bo Lind of the Bank of Velm. Later Mr Lind spoke of Velm.\n"
    a, b = (profile(Desk(words).report()) for words in (text, "We saw Mr Bo Lind. " + text))
    assert shared_words(a, b) == "2 names (Bo Lind, Bank of Velm) and no numbers in common"


def test_as_much_in_common_says_less_of_two_long_reports_than_of_two_short_ones() -> None:
    short, long = (Desk(COLLISION + text, published="2031-03-01").report() for text in ("", GALE * 6))
    rarity = Rarity()
    near, far = (Portrait(profile(report), rarity) for report in (short, long))
    assert near.length < far.length
    alike = features(near, near)
    longer = alike | {"shorter": far.length, "body_of_shorter": far.length * alike["body"]}
    assert score(longer, shipped().story) < score(alike, shipped().story)
