"""Many pages at once: worker processes read and annotate, this process alone writes."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from commonground.keeping.analysing import Given, Prepared, prepare
from commonground.keeping.records import Failed
from commonground.reading.errors import UnreadablePage

AHEAD = 4
"""Pages in work or waiting to be stored, for each worker: what is read ahead of the writer stays small."""
LONGEST_ERROR = 200
"""Code points of an unexpected error's own message: some carry the whole page."""

Result = Prepared | Failed


def analysed(pages: Iterable[Given], workers: int) -> Iterator[Result]:
    """The pages made ready to be stored, in their order; what cannot be read is Failed and does not stop the others."""
    if workers <= 1:
        yield from map(attempt, pages)
        return
    # A fresh process each: a forked one would share open files and locks of threads that it does not have.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle) as pool:
        waiting: deque[tuple[Given, Future[Result]]] = deque()
        try:
            for page in pages:
                waiting.append((page, pool.submit(attempt, page)))
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


def attempt(page: Given, work: Callable[[Given], Prepared] = prepare) -> Result:
    """A page made ready, or why it cannot be."""
    try:
        return work(page)
    except UnreadablePage as error:
        return Failed(called(page), error.what, error.remedy)
    except Exception as error:  # one page must not take the others with it
        what = f"{type(error).__name__}: {error}".splitlines()[0][:LONGEST_ERROR]
        return Failed(
            called(page), f"unexpected error, {what}", "a bug: please report it with the page", unexpected=True
        )


def called(page: Given) -> str:
    """What to call a page that is no article yet."""
    return page.source or page.url or ("bytes" if isinstance(page.page, bytes) else str(page.page))
