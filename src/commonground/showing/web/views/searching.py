"""Search over everything that was added."""

import itertools

from starlette.requests import Request
from starlette.responses import Response

from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Hit
from commonground.showing.web.passages import Cut
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered
from commonground.showing.web.views.stories import whole_number
from commonground.showing.words import shown_as_written

PAGE = 20
"""Finds of one page."""

LONGEST = 500
"""Code points of a question; a longer one is cut."""


def search(request: Request) -> Response:
    """The finds for a question, or how to ask one."""
    query, start = request.query_params.get("q", "")[:LONGEST].strip(), whole_number(request, "from")
    problem, hits = "", []
    if query:
        try:
            hits = room(request).library.search(query, limit=PAGE + 1, offset=start)
        except LibraryError as error:
            problem = str(error)
    return rendered(
        request,
        "search.html",
        query=query,
        problem=problem,
        hits=[(hit, cuts(hit)) for hit in hits[:PAGE]],
        before=start and {"q": query, "from": max(start - PAGE, 0)},
        after=len(hits) > PAGE and {"q": query, "from": start + PAGE},
    )


def cuts(hit: Hit) -> tuple[Cut, ...]:
    """The passage cut at the words that matched."""
    if hit.passage is None:
        return ()
    text = hit.passage.text
    edges = sorted({0, len(text), *(edge for mark in hit.marks for edge in mark if 0 < edge < len(text))})
    marked = {start for start, _ in hit.marks}
    pairs = itertools.pairwise(edges)
    return tuple(Cut(shown_as_written(text[a:b]), a in marked) for a, b in pairs)
