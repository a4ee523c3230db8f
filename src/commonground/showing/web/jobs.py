"""Pages that are being added: one job after the other, each page with how far it is."""

import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Added, Failed, Outcome

REMEMBERED = 20
"""Jobs whose outcome can still be looked at; pages are kept by the library, not here."""

SAID = {
    Outcome.NEW: "added",
    Outcome.KNOWN: "already in the library",
    Outcome.VERSION: "added as another version of a page you have",
}


@dataclass(slots=True)
class Item:
    """One page of a job: its name as the reader gave it, and what became of it once that is known.

    `problem`: why it was not added; `doubt`: why nothing was found on it, though it was.
    """

    name: str
    done: bool = False
    article: str | None = None
    story: str | None = None
    says: str = "waiting"
    problem: str = ""
    doubt: str = ""


@dataclass(slots=True)
class Job:
    """Pages that were handed in together."""

    id: str
    items: list[Item]
    failure: str = ""
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def settled(self) -> int:
        """How many pages are done, well or badly."""
        return sum(item.done for item in self.items)


Work = Callable[[], Iterator[Added | Failed]]


class Jobs:
    """The jobs of this run, worked off in a thread of their own."""

    def __init__(self, story_of: Callable[[str], str | None], doubt_of: Callable[[str], str]) -> None:
        self._story_of, self._doubt_of = story_of, doubt_of
        self._jobs: dict[str, Job] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="adding")

    def start(self, names: Sequence[str], work: Work) -> Job:
        """Take a job on; `work` yields an outcome for each name, in their order."""
        job = Job(secrets.token_urlsafe(12), [Item(name) for name in names])
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-REMEMBERED]:
            del self._jobs[old]
        self._worker.submit(self._run, job, work)
        return job

    def get(self, id: str) -> Job | None:
        """The job of that id, None where it is unknown or forgotten."""
        return self._jobs.get(id)

    def close(self) -> None:
        """Wait for the page at hand, and start no other."""
        self._worker.shutdown(cancel_futures=True)

    def _run(self, job: Job, work: Work) -> None:
        try:
            # The work comes first: after its last page it has still to bring the stories up to date.
            for outcome, item in zip(work(), job.items, strict=True):
                self._settle(item, outcome)
            for item in job.items:
                item.story = self._story_of(item.article) if item.article else None
        except LibraryError as error:
            job.failure = str(error)
        except Exception as error:  # a job must end, and say so, whatever happened in it
            job.failure = f"an unexpected error, {type(error).__name__}: the pages above it are kept"
        finally:
            job.finished.set()

    def _settle(self, item: Item, outcome: Added | Failed) -> None:
        if isinstance(outcome, Added):
            item.article, item.says = outcome.article, SAID[outcome.outcome]
            item.doubt = self._doubt_of(outcome.article)
        else:
            item.says, item.problem = "not added", outcome.what + (f" ({outcome.remedy})" if outcome.remedy else "")
        item.done = True
