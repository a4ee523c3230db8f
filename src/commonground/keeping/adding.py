"""Many pages at once: worker processes read and annotate, this process alone writes."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path

from commonground.keeping.analysing import Given, Prepared, fingerprint, prepare
from commonground.keeping.articles import known
from commonground.keeping.database import Database
from commonground.keeping.outlets import remembered
from commonground.keeping.records import Added, Failed, Outcome
from commonground.reading.errors import UnreadablePage, unexpected
from commonground.reading.page import load

AHEAD = 4
"""Pages in work or waiting to be stored, for each worker: what is read ahead of the writer stays small."""

Result = Prepared | Added | Failed


def analysed(db: Database, pages: Iterable[Given], workers: int) -> Iterator[Result]:
    """The pages made ready to be stored, in their order; what cannot be read is Failed and does not stop the others.

    A page that was given before is not read again. Lines are marked by what is known of their outlet by then.
    """
    if workers <= 1:
        yield from (held(db, page) or attempt(page, db.path) for page in pages)
        return
    # A fresh process each: a forked one would share open files and locks of threads that it does not have.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle) as pool:
        waiting: deque[tuple[Given, Future[Result]]] = deque()
        try:
            for page in pages:
                waiting.append((page, _later(held(db, page)) or pool.submit(attempt, page, db.path)))
                if len(waiting) >= AHEAD * workers:
                    yield _result(*waiting.popleft())
            while waiting:
                yield _result(*waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _settle() -> None:
    """A worker ends with its parent, also where that is killed, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _result(page: Given, future: "Future[Result]") -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return Failed(called(page), "the process that read it died", "is there enough memory? try it alone")


def held(db: Database, page: Given) -> Added | None:
    """What a page came to that was given before, None for one that was not."""
    try:
        data = load(page.page, url=page.url, media_type=page.media_type).data
    except UnreadablePage:
        return None  # whoever reads it says why
    article = known(db, fingerprint(page, data))
    return Added(article, Outcome.KNOWN, called(page)) if article else None


def _later(result: Result | None) -> "Future[Result] | None":
    """A result that is there already, as those are that are still to come."""
    if result is None:
        return None
    future: Future[Result] = Future()
    future.set_result(result)
    return future


@cache
def _library(path: Path) -> Database:
    """The library as a worker reads it; open as long as the process lives."""
    return Database(path, readonly=True)


def attempt(page: Given, path: Path) -> Result:
    """A page made ready, its lines marked by what the library at the path knows of its outlet, or why it cannot be."""
    try:
        return prepare(page, partial(remembered, _library(path)))
    except UnreadablePage as error:
        return Failed(called(page), error.what, error.remedy)
    except Exception as error:  # one page must not take the others with it
        return Failed(called(page), unexpected(error), "a bug: please report it with the page", unexpected=True)


def called(page: Given) -> str:
    """What to call a page that is no article yet."""
    return page.source or page.url or ("bytes" if isinstance(page.page, bytes) else str(page.page))
