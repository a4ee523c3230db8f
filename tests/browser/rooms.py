"""A real library for the reading room's tests, and a real server for it; made once a process, copied for each test."""

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uvicorn
from playwright.sync_api import Page
from starlette.applications import Starlette

from commonground.keeping.analysing import Given
from commonground.keeping.library import Library
from commonground.keeping.records import Added
from commonground.showing.web.app import application

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("01-lerwick", "02-harbour", "03-aberdeen", "06-capital", "07-fjord", "11-continental", "10-lerwick")
HOSTILE = ROOT / "tests" / "pages" / "hostile_page.html"
ADDRESS = "https://www.harbourpost.example/news/02-harbour-post-wire"
ALONE = """<!doctype html><html lang="en"><head><meta property="og:site_name" content="The Tavis Herald">
<meta property="article:published_time" content="2019-06-07"></head>
<body><article><h1>Orchard school in Dremel wins chess cup</h1>
<p>Pupils of the Orchard school in Dremel won the junior chess cup on Thursday. “They played like old foxes,” said Petra
Holm, who teaches them.</p><p>Some 60 children from nine schools took part in the tournament at the town hall.</p>
</article></body></html>"""
"""A page that no other in the library has anything to do with."""


@cache
def _stocked() -> Path:
    """Seven samples, one of them in two versions, a page of another story, and a page that attacks."""
    path = Path(tempfile.mkdtemp(prefix="reading-room-")) / "library.db"
    samples = [next((ROOT / "samples").glob(f"{name}*")) for name in SAMPLES]
    first = samples[1].read_bytes()
    pages = [Given(page=page, source=page.name) for page in samples if page != samples[1]]
    pages += [Given(page=data, url=ADDRESS, source="02") for data in (first, first.replace(b"five", b"six"))]
    pages.append(Given(page=ALONE.encode(), source="chess"))
    pages.append(Given(page=HOSTILE.read_bytes(), source='<img src=x onerror="alert(1)">.html'))
    with Library(path) as library:
        outcomes = list(library.add_many(pages))
    assert all(isinstance(outcome, Added) for outcome in outcomes), outcomes
    return path


def stocked(folder: Path) -> Path:
    """A copy of the library, to be changed at will."""
    source = _stocked()
    for file in source.parent.glob(f"{source.name}*"):
        shutil.copy(file, folder)
    return folder / source.name


@contextmanager
def served(path: Path, **options: str) -> Iterator[tuple[str, Starlette]]:
    """A server for the library on a free port of this machine: its address, and the application in it."""
    with Library(path) as library, socket.socket() as at:
        at.bind(("127.0.0.1", 0))
        app = application(library, **options)
        config = uvicorn.Config(app, log_level="error", access_log=False, ws="none", timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{at.getsockname()[1]}", app
        finally:
            server.should_exit = True
            thread.join()


@dataclass
class Room:
    """The served library: its address, its file, the application that serves it, and pages to look at."""

    address: str
    path: Path
    app: Starlette
    story: str
    article: str
    amended: tuple[str, str]
    hostile: str
    hostile_story: str

    @property
    def pages(self) -> dict[str, str]:
        """Every kind of page by name."""
        older, newer = self.amended
        return {
            "stories": "/",
            "story": f"/stories/{self.story}",
            "merge": f"/stories/{self.story}/merge",
            "article": f"/articles/{self.article}",
            "passage in an article": f"/articles/{self.article}?at=300-420#at",
            "pages": "/articles",
            "people": "/people",
            "person": "/people/martin%20hale",
            "search": "/search?q=mackerel",
            "search for nothing": "/search",
            "add": "/add",
            "versions": f"/articles/{newer}/since/{older}",
            "no such page": "/nowhere",
        }

    @property
    def hostile_pages(self) -> dict[str, str]:
        """Every page on which words of the attacking page stand."""
        return {
            "stories": "/",
            "story": f"/stories/{self.hostile_story}",
            "merge": f"/stories/{self.hostile_story}/merge?q=velm",
            "article": f"/articles/{self.hostile}",
            "passage": f"/articles/{self.hostile}?at=0-400#at",
            "passage alone": f"/passages/{self.hostile}?at=0-400",
            "pages": "/articles",
            "people": "/people",
            "person": "/people/bruno%20keller",
            "search": "/search?q=velm%20%22%3E%3Cscript%3Eattacked(%27query%27)%3C%2Fscript%3E",
            "search, found": "/search?q=velm",
        }


@dataclass
class Watched:
    """A page, and what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def blocked(self) -> list[str]:
        """What the policy stopped on the page at hand, or a script of it threw."""
        return [*self.page.evaluate("window.blocked"), *self.errors]


def opened(path: Path, address: str, app: Starlette) -> Room:
    """The served library with the ids of the pages that tests look at."""
    with Library(path, readonly=True) as library:
        biggest = library.stories(order="size")[0].id
        reports = {report.article.source: report.article.id for report in library.story(biggest).reports}
        hostile = next(row for row in library.articles() if "Velm" in (row.title or ""))
        newer = next(row.id for row in library.articles() if len(library.versions(row.id)) > 1)
        older = next(version.article for version in library.versions(newer) if version.article != newer)
        return Room(
            address=address,
            path=path,
            app=app,
            story=biggest,
            article=next(id for name, id in reports.items() if name.startswith("06")),
            amended=(older, newer),
            hostile=hostile.id,
            hostile_story=hostile.story or "",
        )
