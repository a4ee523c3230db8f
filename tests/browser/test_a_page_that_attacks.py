"""A page full of scripts, pictures, frames and styles shows as text wherever its words stand."""

import pytest

from .rooms import Room, Watched

VIEWS = (
    *("stories", "story", "merge", "article", "passage", "passage alone", "pages", "people", "person"),
    *("search", "search, found"),
)
MARKUP = ("<img src=x onerror=", "<svg onload=", "<style>", "<script>", "<iframe ", "<b onmouseover=", "<a href=")


@pytest.mark.parametrize("name", VIEWS)
def test_its_words_are_text_and_nothing_is_even_tried(room: Room, watched: Watched, name: str) -> None:
    watched.page.goto(room.address + room.hostile_pages[name], wait_until="networkidle")
    watched.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert any(markup in watched.page.content().replace("&lt;", "<") for markup in MARKUP)
    assert watched.page.evaluate("window.attacks") == []
    assert watched.blocked() == []
    assert room.app.state.policy_reports == []


def test_in_the_article_every_attack_can_be_read(room: Room, watched: Watched) -> None:
    watched.page.goto(room.address + room.hostile_pages["article"])
    text = watched.page.locator("#text").text_content() or ""
    for markup in MARKUP:
        assert markup in text
    assert "{{ 7 * 7 }}" in text
    assert watched.page.locator("#text script, #text img, #text svg, #text iframe, #text style, #text a").count() == 0


def test_the_panel_shows_it_as_text(room: Room, watched: Watched) -> None:
    page = watched.page
    page.goto(room.address + room.hostile_pages["story"])
    page.locator("#said a[hx-get]").first.click()
    page.wait_for_selector("#passage mark")
    assert page.locator("#passage script, #passage img, #passage svg, #passage style").count() == 0
    assert page.evaluate("window.attacks") == []
    assert watched.blocked() == []


def test_the_policy_would_have_stopped_it_and_said_so(room: Room, watched: Watched) -> None:
    """The reports that are nought above do arrive where something is blocked."""
    page = watched.page
    page.goto(room.address)
    bad = '<p style="color:red">x</p><img src=//evil.example/x.png>'
    page.evaluate("(bad) => document.body.insertAdjacentHTML('beforeend', bad)", bad)
    page.wait_for_function("window.blocked.length >= 2")
    page.wait_for_timeout(500)
    assert len(room.app.state.policy_reports) >= 1
    room.app.state.policy_reports.clear()
