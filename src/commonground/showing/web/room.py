"""The library as the server holds it: a few threads that read, one job at a time that adds, stories told once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial, wraps
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from commonground.keeping.library import Library
from commonground.showing.digest.pages import why_nothing_found
from commonground.showing.web.jobs import Jobs
from commonground.showing.web.security import submitted
from commonground.showing.web.storytelling import Told, told

READERS = 4
"""Threads that answer; the library has one connection for each."""

KEPT = 64
"""Stories kept as they were told and drawn: some 0.5 MB for one of twelve reports."""

Answer = Callable[[Request], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


Revision = tuple[str, str]


@dataclass(slots=True)
class Kept:
    """A story as it is told, and its page as it was drawn for whoever has nothing new, no note and no message there."""

    id: str
    told: Told
    drawn: str | None = None


class Room:
    """One library with what the server keeps beside it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.jobs = Jobs(library.story_of, lambda article: why_nothing_found(library.report(article)))
        self.threads = ThreadPoolExecutor(READERS, thread_name_prefix="reading")
        self._kept: OrderedDict[Revision, Kept] = OrderedDict()
        self._lock = Lock()

    def kept(self, story: str) -> "Kept":
        """The story as it is told; anew once it changed. A merge may have given it another id than was asked for."""
        row = self.library.story_row(story)
        revision = (row.id, row.changed)
        with self._lock:
            if known := self._kept.get(revision):
                self._kept.move_to_end(revision)
                return known
        made = Kept(row.id, told(self.library.story(row.id)))
        with self._lock:
            self._kept[revision] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """Finish what is being read or added, and let the threads go."""
        self.threads.shutdown(cancel_futures=True)
        self.jobs.close()


def room(request: Request) -> Room:
    """The room that a request is answered in."""
    held: Room = request.app.state.room
    return held


def reading(answer: Answer) -> Endpoint:
    """Answer in one of the room's threads, so that no request waits for another's disk."""

    @wraps(answer)
    async def endpoint(request: Request) -> Response:
        return await asyncio.get_running_loop().run_in_executor(room(request).threads, partial(answer, request))

    return endpoint


def changing(answer: Answer) -> Endpoint:
    """The same for a request that changes something: its form must be one of ours; it is given as `state.form`."""

    @wraps(answer)
    async def endpoint(request: Request) -> Response:
        async with submitted(request) as request.state.form:
            return await asyncio.get_running_loop().run_in_executor(room(request).threads, partial(answer, request))

    return endpoint
