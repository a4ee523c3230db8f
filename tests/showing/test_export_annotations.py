"""Web Annotations: what the W3C model requires stands in each, and both selectors pick the same words."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from any_story import stories
from harbour_story import harbour
from hostile_story import hostile
from hypothesis import given, settings

from commonground.records.story import Story
from commonground.showing.export.annotations import AROUND, snapshot, web_annotations

MOTIVATIONS = {"describing", "identifying", "assessing"}
IRI = re.compile(r"(?:urn:uuid:[0-9a-f-]{36}|https?://[^\s<>\"]+)")
SURROGATE = re.compile("[\ud800-\udfff]")


def read(*told: Story) -> dict[str, Any]:
    """The collection; what the Recommendation requires of it and its page (sections 5.1 and 5.2) is checked."""
    collection: dict[str, Any] = json.loads(web_annotations(told or (harbour(),)))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["partOf"]) == ("AnnotationPage", collection["id"])
    assert collection["last"] == page["id"]
    assert collection["total"] == len(page["items"])
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids))
    for item in page["items"]:
        checked(item)
    return collection


def checked(item: dict[str, Any]) -> None:
    """Sections 3.1 to 3.3: one id, the type, targets; bodies that are text, or resources with an id."""
    assert IRI.fullmatch(item["id"])
    assert item["type"] == "Annotation"
    assert item["motivation"] in MOTIVATIONS
    tag, words, record = item["body"]
    assert (tag["type"], tag["purpose"]) == ("TextualBody", "tagging")
    assert (words["type"], words["purpose"]) == ("TextualBody", "describing")
    assert record["type"] == ["Dataset", f"cg:{tag['value'].capitalize()}"]
    assert IRI.fullmatch(record["id"])
    assert all(key in ("id", "type") or key.startswith("cg:") for key in record)
    assert list(targets(item))


def targets(node: object) -> Iterator[dict[str, Any]]:
    """Every stretch below, those in bodies too; section 4 is checked."""
    if isinstance(node, list):
        for each in node:
            yield from targets(each)
    elif isinstance(node, dict):
        if node.get("type") == "SpecificResource":
            assert IRI.fullmatch(node["source"])
            assert [selector["type"] for selector in node["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]
            yield node
        for each in node.values():
            yield from targets(each)


def of_kind(kind: str, *told: Story) -> list[dict[str, Any]]:
    return [item for item in read(*told)["first"]["items"] if item["body"][0]["value"] == kind]


def record(item: dict[str, Any]) -> dict[str, Any]:
    return dict(item["body"][2])


def test_a_statement_is_described_by_its_speaker_and_its_form() -> None:
    headline, direct, silence, *_ = of_kind("statement")
    assert headline["body"][1]["value"] == "Nobody named · direct"
    assert direct["body"][1]["value"] == "Ana Terzi · direct"
    assert silence["body"][1]["value"] == "Port authority · reported silence"
    assert record(direct)["cg:cue"]["selector"][1]["exact"] == "said"
    assert record(silence)["cg:kind"] == "silence"


def test_a_figure_an_event_a_time_a_place_and_a_mention_say_what_they_are() -> None:
    said = {kind: of_kind(kind)[0]["body"][1]["value"] for kind in ("figure", "event", "time", "place", "mention")}
    assert said == {
        "figure": "≈ 1,200 workers · workers took part",
        "event": "protest · happened · 3 March 2014",
        "time": "3 March 2014: weekday before the article's date",
        "place": "Velm, HR",
        "mention": "Ana Terzi (pronoun)",
    }
    assert record(of_kind("place")[0])["cg:geonames"] == "https://sws.geonames.org/7/"


def test_a_fact_has_its_stretches_as_targets_and_says_where_nothing_was_found() -> None:
    walkout, workers, sale = of_kind("fact")
    assert [target["selector"][1]["exact"] for target in walkout["target"]] == [
        "Dockers in Velm walked out on Monday",
        "Velm harbour stood still on Monday",
    ]
    assert record(walkout)["cg:notFoundIn"] == [snapshot("ledger")]
    assert workers["body"][1]["value"] == "reports differ: 1,200 against at least 900 on the same day"
    assert isinstance(sale["target"], dict)


def test_a_page_with_an_address_is_the_source_and_its_snapshot_the_state_that_was_read() -> None:
    story = harbour()
    first = replace(story.reports[0], article=replace(story.reports[0].article, url="https://courier.example/strike"))
    told = replace(story, reports=(first, *story.reports[1:]))
    target = of_kind("event", told)[0]["target"]
    assert target["source"] == "https://courier.example/strike"
    assert target["state"] == {"type": "TimeState", "cached": snapshot("courier")}
    assert "state" not in of_kind("event")[0]["target"]


def test_the_snapshot_stands_in_the_file() -> None:
    articles = {each["id"]: each for each in read()["cg:articles"]}
    assert articles[snapshot("courier")]["cg:text"] == harbour().reports[0].article.text
    assert articles[snapshot("gazette")]["cg:published"]["cg:basis"] == "inferred"


def test_names_stay_from_one_export_to_the_next() -> None:
    assert web_annotations([harbour()]) == web_annotations([harbour()])
    moved = replace(harbour(), id="s9")
    ids = [{item["id"] for item in of_kind("statement", story)} for story in (harbour(), moved)]
    assert ids[0] == ids[1]


def test_a_hostile_page_is_words_in_json_and_no_address() -> None:
    text = web_annotations([hostile()])
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)
    assert {target["source"] for target in targets(read(hostile()))} <= {snapshot("a"), snapshot("b")}


def test_no_story_is_a_collection_without_annotations() -> None:
    collection = json.loads(web_annotations([]))
    assert (collection["total"], collection["first"]["items"]) == (0, [])


@settings(max_examples=50, deadline=None)
@given(stories())
def test_both_selectors_pick_the_same_words_of_the_snapshot(story: Story) -> None:
    collection = read(story)
    text = {article["id"]: article["cg:text"] for article in collection["cg:articles"]}
    for report in story.reports:
        assert text[snapshot(report.article.id)] == SURROGATE.sub("\ufffd", report.article.text)
    for target in targets(collection["first"]["items"]):
        here = text[target["source"]]
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == here[start:end] != ""
        assert quote["prefix"] == here[max(0, start - AROUND) : start]
        assert quote["suffix"] == here[end : end + AROUND]


@settings(max_examples=50, deadline=None)
@given(stories())
def test_every_record_of_every_report_is_annotated(story: Story) -> None:
    said = [report.annotations for report in story.reports]
    records = sum(
        len(a.times) + len(a.mentions) + len(a.places) + len(a.figures) + len(a.statements) + len(a.events)
        for a in said
    )
    assert read(story)["total"] == records + len(story.facts)
