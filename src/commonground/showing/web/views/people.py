"""Who is named in the stories: the list, and everything under one name."""

import string

from starlette.requests import Request
from starlette.responses import Response

from commonground.showing.digest.lines import Speaker
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered
from commonground.showing.web.views.stories import whole_number

PAGE = 60
"""Names of one page."""

STORIES = 12
"""Stories of a person that are told on one page; the others are listed by title."""


def people(request: Request) -> Response:
    """Names in the order of the alphabet."""
    start, letter = whole_number(request, "from"), request.query_params.get("starting", "")[:40]
    rows = room(request).library.people(limit=PAGE + 1, offset=start, starting=letter)
    return rendered(
        request,
        "people.html",
        rows=rows[:PAGE],
        letters=string.ascii_uppercase,
        starting=letter,
        before=start and {"starting": letter, "from": max(start - PAGE, 0)},
        after=len(rows) > PAGE and {"starting": letter, "from": start + PAGE},
    )


def person(request: Request) -> Response:
    """What somebody said, story by story."""
    held = room(request)
    page = held.library.person(request.path_params["key"])
    told = [(each, held.kept(each.story).told.digest) for each in page.stories[:STORIES]]
    spoken = [(each, digest, _speaker(digest.speakers, page.name)) for each, digest in told]
    return rendered(request, "person.html", page=page, spoken=spoken, more=page.stories[STORIES:])


def _speaker(speakers: tuple[Speaker, ...], name: str) -> Speaker | None:
    """The speaker of that name in a story; None where the story names them and gives no words of theirs."""
    return next((speaker for speaker in speakers if speaker.settled and speaker.name == name), None)
