"""How the pages read in a browser: with scripts and without, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .rooms import Room, Watched


@pytest.fixture
def story(room: Room, watched: Watched) -> Page:
    watched.page.goto(room.address + room.pages["story"])
    return watched.page


def test_a_number_opens_the_passage_beside_the_story(story: Page) -> None:
    line = story.locator("#timeline [data-line]", has_text="met in Bergen on Thursday")
    line.locator(".ref").last.click()
    expect(story.locator("#passage mark").first).to_contain_text("Bergen")
    assert "/stories/" in story.url


def test_from_the_passage_the_page_opens_there(story: Page) -> None:
    story.locator("#timeline [data-line]", has_text="met in Bergen on Thursday").locator(".ref").last.click()
    marked = story.locator("#passage mark").first.inner_text()
    story.get_by_role("link", name="Open the page at this passage").click()
    expect(story.locator("#at")).to_be_in_viewport()
    assert marked.startswith(story.locator("#at").inner_text().strip())


def test_without_scripts_a_number_leads_to_the_page_at_the_passage(room: Room, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(room.address + room.pages["story"])
    page.locator("#timeline [data-line]", has_text="met in Bergen on Thursday").locator(".ref").last.click()
    expect(page.locator("#at")).to_be_in_viewport()
    page.context.close()


@pytest.mark.parametrize("name", ["stories", "story", "article", "people", "person", "search", "versions"])
def test_without_scripts_every_page_says_the_same(room: Room, browser: Browser, watched: Watched, name: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(room.address + room.pages[name])
    watched.page.goto(room.address + room.pages[name])
    assert plain.locator("main").inner_text() == watched.page.locator("main").inner_text()
    plain.context.close()


def test_keys_walk_the_lines_and_open_their_passages(story: Page) -> None:
    for _ in range(3):
        story.keyboard.press("j")
    story.keyboard.press("k")
    second = story.locator("[data-line]").nth(1)
    expect(second).to_be_focused()
    story.keyboard.press("o")
    expect(story.locator("#passage mark").first).to_be_visible()
    story.keyboard.press("Escape")
    expect(story.locator("#passage mark")).to_have_count(0)


def test_a_slash_goes_to_the_search_and_letters_are_letters_there(story: Page) -> None:
    story.keyboard.press("/")
    search = story.get_by_role("searchbox")
    expect(search).to_be_focused()
    story.keyboard.type("jok?")
    expect(search).to_have_value("jok?")


def test_single_keys_can_be_switched_off_for_good(story: Page) -> None:
    story.keyboard.press("?")
    story.get_by_label("Use these single keys").uncheck()
    story.keyboard.press("Escape")
    story.keyboard.press("j")
    expect(story.locator("[data-line]:focus")).to_have_count(0)
    story.reload()
    story.keyboard.press("j")
    expect(story.locator("[data-line]:focus")).to_have_count(0)


def test_a_layer_is_switched_off_without_a_script(room: Room, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(room.address + room.pages["article"])
    place = page.locator("#text .a-place").first
    expect(place).to_have_css("text-decoration-style", "dotted")
    page.get_by_label("Places").uncheck()
    expect(place).not_to_have_css("text-decoration-style", "dotted")
    page.context.close()


def test_what_was_found_leads_to_its_place_without_leaving_the_page(room: Room, watched: Watched) -> None:
    page = watched.page
    page.goto(room.address + room.pages["article"])
    page.get_by_text("Statements", exact=False).last.click()
    link = page.locator(".found a", has_text="An inquiry will not pay a crew").first
    link.click()
    marked = page.locator("#text .at")
    expect(marked.first).to_be_in_viewport()
    assert "An inquiry will not pay a crew" in " ".join(marked.all_inner_texts())


@pytest.mark.parametrize("name", ["stories", "story", "article", "people", "search", "add"])
def test_nothing_moves_while_a_page_loads(room: Room, watched: Watched, name: str) -> None:
    watched.page.goto(room.address + room.pages[name], wait_until="networkidle")
    assert watched.page.evaluate("window.shift") < 0.01


def test_what_differs_is_underlined_and_labelled(story: Page) -> None:
    row = story.locator("#grid tr", has_text="reports differ").first
    assert row.locator(".says", has_text="says otherwise").count() or row.locator("small").count()
    expect(story.locator("#grid .differs").first).to_have_css("text-decoration-style", "wavy")
    expect(story.locator("#grid")).to_contain_text("not found in the text we read")


def test_reported_silence_is_no_quotation(story: Page) -> None:
    silence = story.locator("#said .silence")
    assert silence.count() > 0
    assert story.locator("#said blockquote.silence").count() == 0
    expect(story.locator("#said .form", has_text="Reported silence").first).to_be_visible()


def test_on_paper_there_are_no_bars_and_no_buttons(story: Page) -> None:
    story.emulate_media(media="print")
    expect(story.locator(".bar")).to_be_hidden()
    expect(story.locator(".panel")).to_be_hidden()
    expect(story.locator("#said blockquote").first).to_be_visible()
