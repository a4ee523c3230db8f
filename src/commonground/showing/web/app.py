"""The reading room as an ASGI application: which address is answered by what."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from commonground.showing.web.room import Room, changing, reading
from commonground.showing.web.security import LOOPBACK, Guard, Keys
from commonground.showing.web.templating import environment, rendered
from commonground.showing.web.views import adding, articles, entering, people, searching, stories
from commonground.showing.web.views import changing as changes

ROUTES = (
    Route("/", reading(stories.stories)),
    Route("/stories/{story}", reading(stories.story)),
    Route("/stories/{story}/split", changing(changes.split), methods=["POST"]),
    Route("/stories/{story}/merge", reading(changes.suggest)),
    Route("/stories/{story}/merge", changing(changes.merge), methods=["POST"]),
    Route("/passages/{article}", reading(stories.passage)),
    Route("/articles", reading(articles.articles)),
    Route("/articles/{article}", reading(articles.article)),
    Route("/articles/{article}/since/{older}", reading(articles.compared)),
    Route("/people", reading(people.people)),
    Route("/people/{key}", reading(people.person)),
    Route("/search", reading(searching.search)),
    Route("/add", reading(adding.form)),
    Route("/add", changing(adding.add), methods=["POST"]),
    Route("/add/{job}", reading(adding.job)),
    Route("/undo", changing(changes.undo), methods=["POST"]),
    Route("/notes", changing(changes.note), methods=["POST"]),
    Route("/visits", changing(changes.seen), methods=["POST"]),
    Route("/sign-in", reading(entering.sign_in)),
    Route("/sign-in", changing(entering.signed_in), methods=["POST"]),
    Route("/policy-reports", entering.policy_report, methods=["POST"]),
    Route("/favicon.ico", entering.icon),
    Mount("/static", StaticFiles(packages=[("commonground.showing.web", "static")])),
)


def application(library: Library, *, token: str | None = None, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """The room for a library. It answers to these host names alone; with a token set, only to who gives it.

    The library is closed by whoever opened it.
    """
    keys = Keys(token)

    @asynccontextmanager
    async def open_room(app: Starlette) -> AsyncIterator[None]:
        app.state.room = Room(library)
        yield
        app.state.room.close()

    app = Starlette(
        routes=ROUTES,
        lifespan=open_room,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Guard, keys=keys),
        ],
        exception_handlers={HTTPException: refused, LibraryError: not_held},
    )
    app.state.keys, app.state.policy_reports = keys, []
    app.state.templates = environment()
    return app


def refused(request: Request, error: Exception) -> Response:
    """A request that cannot be answered, as a page that says why."""
    assert isinstance(error, HTTPException)
    says = error.detail if error.status_code != 404 or error.detail != "Not Found" else "There is no such page here."
    return rendered(request, "error.html", error.status_code, says=says, remedy="")


def not_held(request: Request, error: Exception) -> Response:
    """What the library does not have or cannot do, in its own words."""
    assert isinstance(error, LibraryError)
    status = 404 if request.method == "GET" else 409
    return rendered(request, "error.html", status, says=error.what, remedy=error.remedy)
