"""Pages on their way in: files that are dropped, text that is pasted, addresses that are given."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonground.keeping.analysing import Given
from commonground.keeping.library import Library
from commonground.keeping.records import Added, Failed
from commonground.reading.errors import UnreadablePage
from commonground.reading.page import PAGE_LIMIT
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered
from commonground.showing.words import plain

WORKERS = 2
"""Processes that read and annotate: the server stays quick and small while it adds."""

MOST_ADDRESSES = 20
"""Addresses of one job: each is fetched, one after the other."""

NOTHING = "There was no page in the form: choose files, paste text or give an address."

LONGEST_NAME = 120
LAST_PART = re.compile(r"[^/\\]*\Z")
TYPES = ("text/html", "text/plain", "application/xhtml+xml")

Page = Given | Failed


def form(request: Request) -> Response:
    """The three ways to add."""
    return rendered(request, "add.html", problem="")


def job(request: Request) -> Response:
    """How far a job is; for htmx the list alone."""
    held = room(request).jobs.get(request.path_params["job"])
    if held is None:
        raise HTTPException(404, "This list is gone; the pages themselves are kept.")
    name = "_job.html" if request.headers.get("hx-request") else "job.html"
    return rendered(request, name, job=held)


def add(request: Request) -> Response:
    """Take a form's pages on, and lead to how far they are."""
    held, given = room(request), request.state.form
    library = held.library
    addresses = str(given.get("addresses", "")).split()[:MOST_ADDRESSES]
    if addresses:
        job = held.jobs.start(addresses, lambda: stored(library, fetched(addresses)))
        return RedirectResponse(f"/add/{job.id}", 303)
    pages = [*uploaded(given), *pasted(given)]
    if not pages:
        return rendered(request, "add.html", 422, problem=NOTHING)
    job = held.jobs.start([plain(page.source or "") for page in pages], lambda: stored(library, pages))
    return RedirectResponse(f"/add/{job.id}", 303)


def uploaded(given: FormData) -> Iterator[Page]:
    """The files of a form. What they are called is a label alone: no file of that name is looked for or written."""
    for each in given.getlist("files"):
        if not isinstance(each, UploadFile) or not (each.filename or each.size):
            continue
        name = called(each.filename or "")
        data = each.file.read(PAGE_LIMIT + 1)
        kind = (each.content_type or "").partition(";")[0].strip().lower()
        yield Given(page=data, source=f"file “{name}”", media_type=kind if kind in TYPES else None)


def called(name: str) -> str:
    """A file's name as it is shown: the last part of a path, on one line, not too long."""
    last = LAST_PART.search(name)
    return plain(last[0] if last else "")[:LONGEST_NAME] or "without a name"


def pasted(given: FormData) -> Iterator[Page]:
    """The text of a form, with what the reader says of it."""
    text = str(given.get("text", ""))
    if not text.strip():
        return
    published = str(given.get("published", "")).strip()
    yield Given(
        page=text.replace("\r\n", "\n").encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
        outlet=plain(str(given.get("outlet", "")))[:LONGEST_NAME] or None,
        published=published if _is_day(published) else None,
        source=f"pasted text “{' '.join(plain(text[:400]).split()[:8])} …”",
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def fetched(addresses: Sequence[str]) -> list[Page]:
    """The pages at addresses, as their sites allow, one after the other."""
    from commonground.reading.web import Fetcher  # noqa: PLC0415  # the network's parts load when an address is given

    fetcher = Fetcher()
    pages: list[Page] = []
    for address in addresses:
        try:
            found = fetcher.fetch(address)
        except UnreadablePage as error:
            pages.append(Failed(address, error.what, error.remedy))
        else:
            pages.append(Given(page=found.data, url=found.url, media_type=found.media_type, source=found.url))
    return pages


def stored(library: Library, pages: Sequence[Page]) -> Iterator[Added | Failed]:
    """An outcome for each page, in their order; what could not be had is passed through."""
    outcomes = library.add_many([page for page in pages if isinstance(page, Given)], workers=WORKERS)
    for page in pages:
        yield page if isinstance(page, Failed) else next(outcomes)
    yield from outcomes
