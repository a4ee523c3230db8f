"""Files, pasted text, split, merge and undo, by somebody at a browser; each test with a library of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from .rooms import ROOT, Watched, served, stocked


@pytest.fixture
def own(watched: Watched, tmp_path: Path) -> Iterator[Page]:
    with served(stocked(tmp_path)) as (address, _):
        watched.page.goto(address)
        yield watched.page
        assert watched.blocked() == []


def test_files_are_added_and_show_how_far_they_are(own: Page) -> None:
    own.get_by_role("link", name="Add", exact=True).click()
    samples = [next((ROOT / "samples").glob(f"{name}*")) for name in ("05", "01")]
    files = [FilePayload(name=sample.name, mimeType="", buffer=sample.read_bytes()) for sample in samples]
    picture = FilePayload(name="../../<b>picture.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n0000")
    own.get_by_label("Saved pages").set_input_files([*files, picture])
    own.get_by_role("button", name="Add the files").click()
    expect(own.get_by_role("status")).to_contain_text("Done: 2 pages in the library, 1 not added", timeout=90_000)
    expect(own.locator(".items li").nth(1)).to_contain_text("already in the library")
    expect(own.locator(".items li").nth(2)).to_contain_text("<b>picture.png")
    own.locator(".items li").first.get_by_role("link", name="story").click()
    expect(own.locator(".tag.new").first).to_be_visible()


def test_pasted_text_is_an_article_of_its_outlet(own: Page) -> None:
    own.get_by_role("link", name="Add", exact=True).click()
    own.get_by_label("Text of a page").fill(
        "Lighthouse on Skarv to close\n\n"
        "The keepers of the Skarv lighthouse will leave on Friday, said Nora Lind, who runs the harbour.\n\n"
        "“The lamp will go on without us,” she said. Some 30 people live on the island."
    )
    own.get_by_label("Outlet, if you know it").fill("The Skarv Sheet")
    own.get_by_label("Day of publication").fill("2024-06-03")
    own.get_by_role("button", name="Add the text").click()
    expect(own.get_by_role("status")).to_contain_text("Done: 1 page", timeout=90_000)
    own.locator(".items a").first.click()
    expect(own.locator("main")).to_contain_text("The Skarv Sheet")
    expect(own.locator("#text")).to_contain_text("The lamp will go on without us")


def test_a_page_on_which_nothing_was_found_says_so(own: Page) -> None:
    own.get_by_role("link", name="Add", exact=True).click()
    gate = b"<html><body><h1>Access denied</h1><p>Please enable cookies to continue.</p></body></html>"
    own.get_by_label("Saved pages").set_input_files([FilePayload(name="gate.html", mimeType="", buffer=gate)])
    own.get_by_role("button", name="Add the files").click()
    expect(own.get_by_role("status")).to_contain_text("Done: 1 page", timeout=90_000)
    expect(own.locator(".items li")).to_contain_text("no article here")
    own.locator(".items li").get_by_role("link", name="story").click()
    expect(own.locator(".known")).to_contain_text("No article here: a check for robots")


def test_a_split_makes_two_stories_and_undo_one_again(own: Page) -> None:
    own.get_by_role("link", name="Three hurt as Norwegian patrol ship").click()
    before = own.locator(".lede").first.inner_text()
    own.get_by_text("Some of these do not belong here").click()
    own.locator("input[name=article]").last.check()
    own.get_by_role("button", name="Make them a story of their own").click()
    expect(own.locator(".notice")).to_contain_text("a story of their own now")
    expect(own.locator(".lede").first).to_contain_text("1 report")
    own.get_by_role("button", name="Undo").click()
    expect(own.locator(".notice")).to_contain_text("taken back")
    expect(own.locator(".lede").first).to_have_text(before)


def test_two_stories_are_put_together_and_the_page_says_why(own: Page) -> None:
    own.get_by_role("link", name="Orchard school in Dremel wins chess cup").click()
    own.get_by_role("link", name="Another story belongs to this one").click()
    own.get_by_label("Look for a story").fill("mackerel")
    own.get_by_role("button", name="Look").click()
    own.get_by_role("button", name="Put them together").first.click()
    expect(own.locator(".notice")).to_contain_text("one now")
    expect(own.locator("#together")).to_contain_text("you put these together")


def test_a_note_is_kept_beside_the_story(own: Page) -> None:
    own.get_by_role("link", name="Orchard school in Dremel wins chess cup").click()
    own.get_by_text("Write a note").click()
    own.get_by_role("textbox", name="Note").fill("Ask the harbour <b>office</b>\nabout Friday.")
    own.get_by_role("button", name="Keep the note").click()
    expect(own.locator("#notes li")).to_contain_text("Ask the harbour <b>office</b>")
