"""What a reader changes: split, merge, undo, notes, and what counts as seen."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from commonground.keeping.records import StoryRow
from commonground.showing.web import links
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered
from commonground.showing.web.views.stories import number_in

SUGGESTED = 12
"""Stories offered for a merge."""

LONGEST_NOTE, LONGEST_QUESTION = 20_000, 500


def split(request: Request) -> Response:
    """Make some reports of a story one of their own."""
    chosen = [str(value) for value in request.state.form.getlist("article")]
    made = room(request).library.split(request.path_params["story"], chosen)
    return RedirectResponse(f"{links.story_url(made)}?done=split", 303)


def suggest(request: Request) -> Response:
    """Stories that could belong to this one: those that a search finds, or the latest where nothing was asked."""
    held = room(request)
    kept = held.kept(request.path_params["story"])
    query = request.query_params.get("q", "").strip()[:LONGEST_QUESTION]
    problem, rows = "", []
    try:
        rows = found(held.library, query) if query else held.library.stories(limit=SUGGESTED + 1)
    except LibraryError as error:
        problem = str(error)
    others = [row for row in rows if row.id != kept.id][:SUGGESTED]
    title = kept.told.digest.title
    return rendered(request, "merge.html", story=kept.id, title=title, rows=others, asked=query, problem=problem)


def found(library: Library, query: str) -> list[StoryRow]:
    """The stories of the articles that a search finds, the best first."""
    stories = dict.fromkeys(hit.story for hit in library.search(query, limit=SUGGESTED * 4))
    return [library.story_row(story) for story in stories if story]


def merge(request: Request) -> Response:
    """Put two stories together."""
    made = room(request).library.merge(request.path_params["story"], str(request.state.form.get("other", "")))
    return RedirectResponse(f"{links.story_url(made)}?done=merge", 303)


def undo(request: Request) -> Response:
    """Take the last decision back, and show the story of its first report."""
    library = room(request).library
    decision = library.undo()
    story = library.story_of(decision.left[0]) if decision else None
    return RedirectResponse(f"{links.story_url(story)}?done=undo" if story else "/", 303)


def note(request: Request) -> Response:
    """Keep a note."""
    library, given = room(request).library, request.state.form
    target, text = str(given.get("target", "")), str(given.get("text", "")).replace("\r\n", "\n")
    if len(text) > LONGEST_NOTE:
        raise HTTPException(413, f"A note has at most {LONGEST_NOTE:,} characters; this one was not kept.")
    library.note(target, text)
    back = links.article_url(target) if given.get("beside") == "article" else links.story_url(target)
    return RedirectResponse(f"{back}?done=note#notes", 303)


def seen(request: Request) -> Response:
    """Everything that had come when the page was drawn was seen."""
    room(request).library.visit(seen=number_in(str(request.state.form.get("newest", ""))))
    return RedirectResponse("/", 303)
