"""Articles come one at a time, in any order, and a repair gives what grouping all at once gives."""

import random

from newsroom import Desk

from commonground.comparing.grouping.grouping import group_reports
from commonground.comparing.online import Online
from commonground.records.story import Decision, Report

TALKS = (
    "Luc Armand met Ilse Varga in Antibes on Friday to talk about fishing quotas in the Channel.",
    "Ilse Varga and Luc Armand spoke in Antibes about fishing quotas in the Channel on Friday.",
    "In Antibes Luc Armand told Ilse Varga on Friday that the fishing quotas in the Channel must change.",
    "Luc Armand and Ilse Varga will speak again in Antibes about the fishing quotas in the Channel.",
)
STORM = (
    "A storm tore the roof off the school in Lerwick at night, and nobody was hurt.",
    "The school in Lerwick lost its roof to a storm at night; nobody was hurt.",
    "Lerwick closed its school on Saturday after the storm had torn the roof off at night.",
)
PRICES = ("Bread became dearer in Bergen again as the price of wheat went up.",)


def press() -> list[Report]:
    return [Desk(text + "\n", published="2031-05-09").report() for text in (*TALKS, *STORM, *PRICES)]


def stories(online: Online) -> set[frozenset[str]]:
    return {frozenset(ids) for ids in online.stories.values()}


def at_once(reports: list[Report], *decisions: Decision) -> set[frozenset[str]]:
    return {frozenset(r.article.id for r in g.reports) for g in group_reports(reports, decisions)}


def test_twenty_orders_of_arrival_give_the_same_stories_after_a_repair() -> None:
    expected = at_once(press())
    assert len(expected) == 3
    for seed in range(20):
        reports = press()
        random.Random(seed).shuffle(reports)
        online = Online()
        for report in reports:
            online.add(report)
        online.repair()
        assert stories(online) == expected


def test_each_article_joins_its_story_as_it_comes() -> None:
    online, reports = Online(), press()
    (first,) = online.add(reports[0])
    (grown,) = online.add(reports[1])
    assert grown != first
    assert online.stories == {grown: (reports[0].article.id, reports[1].article.id)}
    (storm,) = online.add(reports[4])
    assert set(online.stories) == {grown, storm}


def test_a_page_that_comes_again_changes_nothing() -> None:
    online, report = Online(), press()[0]
    online.add(report)
    assert online.add(report) == ()


def test_a_repair_of_what_is_right_changes_nothing() -> None:
    online = Online()
    for report in press():
        online.add(report)
    online.repair()
    assert online.repair() == ()


def test_a_split_takes_a_report_out_at_once_and_a_repair_leaves_it_out() -> None:
    online, reports = Online(), press()[:3]
    for report in reports:
        online.add(report)
    first, second, third = (report.article.id for report in reports)
    assert len(online.decide(Decision(False, (third,), (first, second)))) == 2
    online.repair()
    assert stories(online) == {frozenset({first, second}), frozenset({third})}


def test_an_article_that_the_user_decided_of_before_it_came_goes_where_the_user_said() -> None:
    online, reports = Online(), press()
    talks, storm, prices = reports[0], reports[4], reports[7]
    online.decide(Decision(True, (prices.article.id,), (storm.article.id,)))
    online.decide(Decision(False, (prices.article.id,), (talks.article.id,)))
    for report in (talks, storm, prices, reports[1]):
        online.add(report)
    expected = {frozenset({talks.article.id, reports[1].article.id}), frozenset({storm.article.id, prices.article.id})}
    assert stories(online) == expected
    online.repair()
    assert stories(online) == expected
