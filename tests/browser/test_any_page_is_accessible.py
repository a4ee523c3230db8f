"""Every page against WCAG 2.2 A and AA, by axe in a real browser, in light and dark and on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser

from .rooms import Room

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    *("stories", "story", "merge", "article", "passage in an article", "pages", "people", "person"),
    *("search", "search for nothing", "add", "versions", "no such page"),
)
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(room: Room, browser: Browser, name: str, look: str) -> None:
    context = browser.new_context(reduced_motion="reduce", **LOOKS[look])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(room.address + room.pages[name])
    page.evaluate("document.fonts.ready.then(() => true)")
    if name == "story":
        # Folded lines are read too, and a passage stands in the panel.
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.locator("#timeline .ref").first.click()
        page.wait_for_selector("#passage .card")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": LEVELS}})
    wrong = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found.response["violations"]]
    context.close()
    assert wrong == []


OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.mark.parametrize("name", PAGES)
def test_a_telephone_need_not_scroll_sideways(room: Room, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(room.address + room.pages[name])
    page.evaluate(OPEN)
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    context.close()
    assert widths[0] <= widths[1]
