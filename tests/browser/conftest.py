"""One browser and one served library for all browser tests; each has a page that notes what it blocks or throws."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from .chromium import launched
from .rooms import Room, Watched, opened, served, stocked

WATCH = """
window.attacks = [];
window.attacked = (where) => window.attacks.push(where);
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.blocked.push(event.violatedDirective + " " + event.blockedURI);
});
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The library, served; the browser first, so that nothing is built where there is none."""
    path = stocked(tmp_path_factory.mktemp("room"))
    with served(path) as (address, app):
        yield opened(path, address, app)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made.set_default_timeout(60_000)
    made.add_init_script(WATCH)
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    found = Watched(context.new_page())
    found.page.on("console", lambda said: found.errors.append(said.text) if said.type == "error" else None)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    return found
