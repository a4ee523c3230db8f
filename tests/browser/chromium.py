"""Where the browser is that the tests drive: Debian's Chromium, or any other that is installed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "no Chromium is installed: `apt-get install chromium`, or name one in CHROMIUM"


def path() -> str | None:
    """The browser's program, None where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window. Where none is installed the test is skipped and says why; with CI set it fails."""
    program = path()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as driver:
        browser = _launch(driver, program)
        try:
            yield browser
        finally:
            browser.close()


def _launch(driver: Playwright, program: str) -> Browser:
    # Chromium's sandbox does not start for root, whom containers run as.
    return driver.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
