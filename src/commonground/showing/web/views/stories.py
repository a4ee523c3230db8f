"""The list of stories, a story, and the passage behind a line of it."""

from typing import Any

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from commonground.showing.digest.pages import when_published
from commonground.showing.web import links
from commonground.showing.web.passages import paragraphs
from commonground.showing.web.room import Kept, room
from commonground.showing.web.storytelling import sections
from commonground.showing.web.templating import for_session, rendered, rendered_for_all
from commonground.showing.words import plain

PAGE = 30
"""Stories of one page."""

ORDERS = (("new", "Latest change"), ("date", "Latest report"), ("size", "Most reports"))

DONE = {
    "split": "The reports you chose are a story of their own now. This is it.",
    "merge": "The two stories are one now.",
    "undo": "Your last decision is taken back.",
    "note": "Your note is kept.",
}
"""What is said after a change; an address can name one of these and nothing else."""

UNDONE = ("split", "merge")

NOTHING_OF_MINE: dict[str, object] = {"fresh": (), "written": (), "done": None, "undo": False}


def stories(request: Request) -> Response:
    """The first page: every story, what is new in each."""
    library = room(request).library
    order = request.query_params.get("order", "new")
    if order not in dict(ORDERS):
        order = "new"
    start = whole_number(request, "from")
    newest = library.newest()
    rows = library.stories(limit=PAGE + 1, offset=start, order=order)
    since = library.last_visit()
    answer = rendered(
        request,
        "stories.html",
        rows=rows[:PAGE],
        empty=not rows and not start,
        orders=ORDERS,
        order=order,
        since=since,
        newest=newest,
        fresh=sum(row.new for row in rows[:PAGE]) if since else 0,
        before=f"/?order={order}&from={max(start - PAGE, 0)}" if start else None,
        after=f"/?order={order}&from={start + PAGE}" if len(rows) > PAGE else None,
    )
    if rows and not since:
        # Nothing is new at the first look; what is added from then on is.
        answer.background = BackgroundTask(library.visit, seen=newest)
    return answer


def story(request: Request) -> Response:
    """One story, from what is known down to the reports it rests on."""
    held, asked = room(request), request.path_params["story"]
    newest = held.library.newest()
    kept = held.kept(asked)
    if kept.id != asked:
        return RedirectResponse(links.story_url(kept.id), 303)
    done, written = request.query_params.get("done", ""), held.library.notes(kept.id)
    unseen = held.library.unseen(kept.id)
    fresh = unseen if unseen and held.library.last_visit() else ()
    if done or written or fresh:
        mine: dict[str, Any] = {"fresh": fresh, "written": written, "done": DONE.get(done), "undo": done in UNDONE}
        answer = rendered(request, "story.html", **shown(kept), **mine)
    else:
        kept.drawn = kept.drawn or rendered_for_all(request, "story.html", **shown(kept), **NOTHING_OF_MINE)
        answer = HTMLResponse(for_session(request, kept.drawn))
    if unseen:
        answer.background = BackgroundTask(held.library.visit, kept.id, newest)
    return answer


def shown(kept: Kept) -> dict[str, Any]:
    """What the story's template draws that depends on the story alone."""
    page = kept.told
    return {
        "story": kept.id,
        "digest": page.digest,
        "chart": page.chart,
        "plots": page.plots,
        "grid": page.grid,
        "silent": page.silent,
        "figures": page.figures,
        "reported": page.reported,
        "people": page.people,
        "inferred_days": any(mark.inferred for mark in page.chart.rows),
        "sections": sections(page),
    }


def passage(request: Request) -> Response:
    """The paragraphs that a line rests on, for the panel beside a story."""
    report = room(request).library.report(request.path_params["article"])
    article, published = report.article, report.annotations.published
    written = request.query_params.get("at", "")
    marked = links.stretches(written, len(article.text))
    if not marked:
        raise HTTPException(404, "This address names no passage of the page.")
    return rendered(
        request,
        "passage.html",
        outlet=plain(article.outlet or article.source),
        authors=tuple(map(plain, article.authors)),
        when=when_published(published).in_full,
        published=published,
        paragraphs=paragraphs(article, marked),
        whole=links.article_url(article.id, written),
    )


def whole_number(request: Request, name: str) -> int:
    """A number of the address; nought where it is none."""
    return number_in(request.query_params.get(name, ""))


def number_in(given: str) -> int:
    """A whole number that was sent; nought where it is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
