"""The library: one file that keeps pages, what they say, the stories they make, and what the user decided."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from commonground.keeping import articles, deciding, outlets, stories
from commonground.keeping import people as names
from commonground.keeping.adding import analysed, held
from commonground.keeping.analysing import Given, Prepared, prepare, prepared
from commonground.keeping.checking import faults
from commonground.keeping.database import Database
from commonground.keeping.migrations import MIGRATIONS
from commonground.keeping.records import (
    Added,
    ArticleRow,
    Count,
    Failed,
    Fault,
    Hit,
    Note,
    Outcome,
    OutletRow,
    PersonPage,
    PersonRow,
    StoryRow,
    Template,
    Version,
)
from commonground.keeping.regrouping import decisions, regroup
from commonground.keeping.searching import search
from commonground.records.article import Article, Role
from commonground.records.story import Decision, Report, Story


def roles(article: Article) -> list[Role]:
    """What the lines of an article are."""
    return [block.role for block in article.blocks]


class Library:
    """A library file; a context manager, and usable from several threads and processes at once.

    Readers see the last finished step and never wait; one writer writes at a time, others wait up to 30 seconds.
    A file that does not exist is made, unless it is opened `readonly`. Methods that are given an id raise LibraryError
    where there is none of it.

    Raises:
        LibraryError: the file cannot be opened, is no library, or was made by a newer version.
    """

    def __init__(self, path: Path | str, *, readonly: bool = False) -> None:
        self.path = Path(path)
        self._db = Database(self.path, readonly=readonly, fill=MIGRATIONS)

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def add(
        self,
        page: Path | bytes | str,
        *,
        url: str | None = None,
        media_type: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
        source: str | None = None,
    ) -> Added:
        """Read, annotate and store a page, then bring the stories it touches up to date; see `commonground.read`.

        A page that is held already changes nothing. Other bytes of the same address whose text is the same report are
        a version: the stories show the latest one, and all are kept.

        Raises:
            UnreadablePage: there is no page of text.
            ValueError: `published` is no ISO date.
            LibraryError: it cannot be stored; nothing of it is.
        """
        given = Given(page=page, url=url, media_type=media_type, outlet=outlet, published=published, source=source)
        added = held(self._db, given) or articles.store(self._db, prepare(given, partial(outlets.remembered, self._db)))
        regroup(self._db)
        return added

    def add_many(self, pages: Iterable[Given | Path | str], workers: int = 1) -> Generator[Added | Failed, None, None]:
        """Add pages one by one, analysed in so many processes; the stories are brought up to date after the last.

        What was yielded is stored. Where it is stopped, `regroup` or the next adding finds the stories of what is
        there.

        Raises:
            LibraryError: it cannot be written to.
        """
        given = (page if isinstance(page, Given) else Given(page=page) for page in pages)
        for ready in analysed(self._db, given, workers):
            yield articles.store(self._db, ready) if isinstance(ready, Prepared) else ready
        regroup(self._db)

    def regroup(self, everything: bool = False) -> int:
        """Find the stories of articles that wait for theirs, or of all; how many articles were looked at."""
        return regroup(self._db, everything=everything)

    def stories(self, limit: int = 50, offset: int = 0, order: str = "new") -> list[StoryRow]:
        """The stories: those that changed last first ("new"), reported last ("date"), or with most reports ("size")."""
        return stories.listed(self._db, limit, offset, order)

    def story(self, id: str) -> Story:
        """A story with its reports; cells of its facts are plain evidence. An id that was merged away leads on."""
        return stories.load_story(self._db, id)

    def story_row(self, id: str) -> StoryRow:
        """A story as it stands in a list: what tells quickly whether it changed."""
        return stories.summary_of(self._db, id)

    def unseen(self, story_id: str) -> tuple[str, ...]:
        """The ids of a story's reports that were added since it, or the whole library, was last looked at."""
        return stories.unseen(self._db, story_id)

    def report(self, article_id: str) -> Report:
        """An article with what was found in it, as its page stands alone."""
        return articles.report_of(self._db, articles.article_row(self._db, article_id))

    def story_of(self, article_id: str) -> str | None:
        """The id of the story that an article's page stands in; None while it waits for one."""
        return articles.story_of(self._db, article_id)

    def articles(self, limit: int = 50, offset: int = 0, outlet: str | None = None) -> list[ArticleRow]:
        """The articles, the latest added first; of each page the latest version."""
        return articles.listed(self._db, limit, offset, outlet)

    def versions(self, article_id: str) -> list[Version]:
        """The article's page at all times it was added, the earliest first."""
        return articles.versions(self._db, article_id)

    def page_bytes(self, article_id: str) -> bytes:
        """The page as it was received."""
        return articles.content(self._db, articles.article_row(self._db, article_id)["received"])

    def search(self, query: str, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Articles by their words, the best first.

        Words stand alone or in quotation marks; `speaker:`, `outlet:`, `place:`, `before:`, `after:` and `said:` narrow
        it down. A search without plain words lists the latest first.

        Raises:
            LibraryError: a date that is none, or a field without a word.
        """
        return search(self._db, query, limit, offset)

    def count(self) -> Count:
        """How much the library holds."""
        return articles.holdings(self._db)

    def people(self, limit: int = 50, offset: int = 0, starting: str = "") -> list[PersonRow]:
        """Names of people in the stories, in the order of the alphabet; `starting`: the first letters of a word."""
        return names.people(self._db, limit, offset, starting)

    def person(self, key: str) -> PersonPage:
        """The stories and statements under one name."""
        return names.person(self._db, key)

    def split(self, story_id: str, article_ids: Sequence[str]) -> str:
        """Keep some reports of a story apart from its others; the id of the story that the first of them is in now."""
        return deciding.split(self._db, story_id, article_ids)

    def merge(self, story_id: str, other_id: str) -> str:
        """Put two stories together; the id of what they make."""
        return deciding.merge(self._db, story_id, other_id)

    def undo(self) -> Decision | None:
        """Take back the last split or merge; None where none stands."""
        return deciding.undo(self._db)

    def decisions(self) -> list[Decision]:
        """The splits and merges that stand, the earliest first."""
        return decisions(self._db)

    def mark(self, article_id: str, start: int, role: Role | str | None) -> int:
        """Say what the line at an offset is, here and wherever it stands on its outlet's pages; None takes it back.

        Those pages are annotated anew; how many articles that changed.
        """
        return self._again(outlets.mark(self._db, article_id, start, None if role is None else Role(role)))

    def outlets(self) -> list[OutletRow]:
        """The outlets, in the order of the alphabet."""
        return outlets.outlets(self._db)

    def templates(self, outlet: str) -> list[Template]:
        """The lines known as an outlet's own: those on several of its pages, and those that the user marked."""
        return outlets.templates(self._db, outlet)

    def forget(self, outlet: str) -> None:
        """Forget an outlet's lines and the user's marks on them; they are learned anew from pages added from now on."""
        outlets.forget(self._db, outlet)

    def recall(self, outlet: str) -> int:
        """Mark the lines of all pages of an outlet by what is known of it now; how many articles that changed."""
        return self._again(outlets.articles_of(self._db, outlet))

    def _again(self, numbers: Iterable[int]) -> int:
        """Mark articles by what is known of their outlets now; those that changed are annotated and stored anew."""
        from commonground.annotating.annotate import annotate  # noqa: PLC0415

        changed = 0
        for number in numbers:
            row = articles.row_of(self._db, number)
            base = articles.as_read(self._db, row)
            article = outlets.remembered(self._db, base)
            if roles(article) != roles(articles.report_of(self._db, row).article):
                report = Report(article, annotate(article))
                articles.exchange(self._db, number, prepared(base, report, articles.page_of(self._db, row)))
                changed += 1
        regroup(self._db)
        return changed

    def note(self, target: str, text: str) -> None:
        """Write a note beside a story or an article."""
        deciding.note(self._db, target, text)

    def notes(self, target: str) -> list[Note]:
        """The notes beside a story or an article, the earliest first."""
        return deciding.notes(self._db, target)

    def newest(self) -> int:
        """The number, in order of adding, of the article that came last; 0 where none has."""
        return deciding.newest(self._db)

    def visit(self, story_id: str | None = None, seen: int | None = None) -> None:
        """Record that the library, or one story, was looked at now.

        What came after the article with the number `seen` stays new: whoever draws a page asks for `newest` before.
        Without it, all that has come counts as seen.
        """
        deciding.visit(self._db, story_id, seen)

    def last_visit(self) -> str | None:
        """When the library was last looked at, UTC; None: never."""
        return deciding.last_visit(self._db)

    def check(self) -> Iterator[Fault]:
        """Open every stored line and find it in its snapshot; what is not as it should be, as it is found."""
        return faults(self._db)


__all__ = ["Added", "Failed", "Given", "Library", "Outcome"]
