"""A story in which every field attacks, drawn by every template that draws stories."""

from typing import Any

import pytest
from hostile_story import hostile
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from commonground.showing.web.annotated import parts
from commonground.showing.web.found import found
from commonground.showing.web.storytelling import sections, told
from commonground.showing.web.templating import environment

OURS = {"/static/room.js", "/static/htmx.min.js"}


def story_page() -> dict[str, Any]:
    page = told(hostile())
    named = {
        name: getattr(page, name)
        for name in ("digest", "chart", "plots", "grid", "silent", "figures", "reported", "people")
    }
    rest = {"story": "s", "fresh": (), "written": [], "done": "", "undo": False, "inferred_days": True}
    return named | rest | {"sections": sections(page), "csrf": "0" * 64, "path": "/", "query": ""}


@pytest.fixture(scope="module")
def page() -> HTMLParser:
    return HTMLParser(environment().get_template("story.html").render(story_page()))


def test_no_field_becomes_a_tag(page: HTMLParser) -> None:
    assert {(s.attributes["src"] or "").partition("?")[0] for s in page.css("script")} == OURS
    assert not page.css("main script, main style, main img, main iframe, main object, main link, main meta, main font")
    assert {b.text() for b in page.css("main b")} & {"bold"} == set()


def test_no_field_becomes_an_attribute(page: HTMLParser) -> None:
    for node in page.css("*"):
        names = [name.casefold() for name in node.attributes]
        assert not [name for name in names if name.startswith("on") or name == "style"], node.html


def test_every_address_is_one_of_ours(page: HTMLParser) -> None:
    for node in page.css("a[href], form[action], [hx-get]"):
        for name in ("href", "action", "hx-get"):
            address = node.attributes.get(name)
            assert address is None or address[:1] in ("/", "#"), address


def test_the_attack_can_be_read_as_it_stands(page: HTMLParser) -> None:
    words = page.body.text() if page.body else ""
    assert "<script>alert(1)</script>" in words
    assert "[a](http://evil.example)" in words


def test_nothing_turns_the_direction_of_writing_or_speaks_to_a_terminal(page: HTMLParser) -> None:
    assert not set(page.html or "") & set("\u202e\u2066\x1b\x07\x9b")


def test_an_article_of_attacks_is_text_in_every_run() -> None:
    report = hostile().reports[0]
    runs = [run for part in parts(report, ()) for line in part.lines for run in line.runs]
    assert not set("".join(run.words + run.says for run in runs)) & set("\u202e\u2066\x1b\x07\x9b\ud800")
    assert found(report)
