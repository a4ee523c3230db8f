"""What a reader changes: split, merge, undo, notes, and what counts as seen."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonground.keeping.errors import LibraryError
from commonground.showing.web import links
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered

SUGGESTED = 12
"""Stories offered for a merge."""

LONGEST_NOTE = 20_000


def split(request: Request) -> Response:
    """Make some reports of a story one of their own."""
    chosen = [str(value) for value in request.state.form.getlist("article")]
    made = room(request).library.split(request.path_params["story"], chosen)
    return RedirectResponse(f"{links.story_url(made)}?done=split", 303)


def suggest(request: Request) -> Response:
    """Stories that could belong to this one: those that a search finds."""
    held = room(request)
    kept = held.kept(request.path_params["story"])
    id, page = kept.id, kept.told
    query = request.query_params.get("q", "").strip()[:500] or " ".join(page.digest.title.split()[:6])
    problem, rows = "", []
    try:
        hits = held.library.search(query, limit=SUGGESTED * 4)
        others = dict.fromkeys(hit.story for hit in hits if hit.story and hit.story != id)
        rows = [held.library.story_row(other) for other in list(others)[:SUGGESTED]]
    except LibraryError as error:
        problem = str(error)
    return rendered(request, "merge.html", story=id, title=page.digest.title, rows=rows, asked=query, problem=problem)


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
    """Everything that is there now was seen."""
    room(request).library.visit()
    return RedirectResponse("/", 303)
