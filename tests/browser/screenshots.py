"""Pictures of every page for the documents: `python -m tests.browser.screenshots`, which writes docs/screenshots/.

A library of the samples is made and served, and Chromium photographs it: light, dark, and on a telephone.
"""

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from commonground.keeping.analysing import Given
from commonground.keeping.library import Library

from .chromium import launched
from .rooms import ADDRESS, ROOT, served

FOLDER = ROOT / "docs" / "screenshots"
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
LARGEST = 300_000
"""Bytes of a picture."""

TALL = 1350
"""Pixels of the tallest picture: the first screens of a long page show what it is like."""


def main() -> None:
    """Make the pictures, and say how large they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        path = Path(folder) / "library.db"
        stock(path)
        with served(path) as (address, _):
            for look in LOOKS:
                photograph(browser, address, views(path), look)
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.name}: {size // 1000} kB{' TOO LARGE' if size > LARGEST else ''}")


def stock(path: Path) -> None:
    """All samples; of one page two versions; two pages that came after the last visit; a note."""
    samples = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in (".html", ".txt"))
    early, late = samples[:9], samples[9:]
    wire = next(sample for sample in samples if sample.name.startswith("02")).read_bytes()
    amended = wire.replace(b"Injured rise to five", b"Injured rise to six").replace(b"more than", b"almost")
    with Library(path) as library:
        versions = [Given(page=data, url=ADDRESS, source="02-harbour-post-wire.html") for data in (wire, amended)]
        others = [Given(page=page, source=page.name) for page in early if not page.name.startswith("02")]
        list(library.add_many([*others[:1], *versions, *others[1:]]))
        library.visit()
        list(library.add_many(Given(page=page, source=page.name) for page in late))
        library.note(library.stories(order="size")[0].id, "Ask the federation how it counts its boats.")


def views(path: Path) -> dict[str, str]:
    """What is photographed, by name."""
    with Library(path, readonly=True) as library:
        story = library.stories(order="size")[0].id
        rows = {row.source[:2]: row.id for row in library.articles()}
        older = library.versions(rows["02"])[0].article
    return {
        "stories": "/",
        "story": f"/stories/{story}",
        "story-said": f"/stories/{story}#said",
        "story-figures": f"/stories/{story}#figures",
        "story-grid": f"/stories/{story}#grid",
        "story-together": f"/stories/{story}#together",
        "article": f"/articles/{rows['06']}",
        "people": "/people",
        "person": "/people/martin%20hale",
        "search": "/search?q=speaker%3Ahale+mackerel",
        "add": "/add",
        "versions": f"/articles/{rows['02']}/since/{older}",
        "merge": f"/stories/{story}/merge",
    }


def photograph(browser: Browser, address: str, pages: dict[str, str], look: str) -> None:
    """One picture of each page."""
    context = browser.new_context(reduced_motion="reduce", **LOOKS[look])  # type: ignore[arg-type]  # see Playwright
    page = context.new_page()
    for name, where in pages.items():
        page.goto("about:blank")
        page.goto(address + where, wait_until="networkidle")
        if name == "story":
            _with_passage(page)
        full = name != "story" and "#" not in where
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALL)
        page.screenshot(path=FOLDER / f"{name}-{look}.png", **(_frame(page, height) if full else {}))
    context.close()


def _with_passage(page: Page) -> None:
    """A line of what is known with its passage beside it."""
    page.locator(".known [data-line]", has_text="met in Bergen on Thursday").locator(".ref").first.click()
    page.wait_for_selector("#passage mark")
    page.mouse.move(0, 0)


def _frame(page: Page, height: int) -> dict[str, Any]:
    """From the top of the page down to a height."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    return {"full_page": True, "clip": {"x": 0, "y": 0, "width": width, "height": height}}


if __name__ == "__main__":
    main()
