"""The door: giving the token, and what browsers report of our policy."""

import json
import time

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonground.showing.web.security import KEY, cookie
from commonground.showing.web.templating import rendered, static
from commonground.showing.words import plain

WRONG = 1.0
"""Seconds that a wrong token costs."""

REPORT = 16 * 2**10
KEPT = 50


def icon(request: Request) -> Response:
    """Where browsers look for a picture of the site unless a page says otherwise."""
    del request
    return RedirectResponse(static("icon.svg"), 301)


def sign_in(request: Request) -> Response:
    """The page that asks for the token."""
    return rendered(request, "sign_in.html", problem="")


def signed_in(request: Request) -> Response:
    """The token is checked; the right one opens the room for this browser."""
    keys, given = request.app.state.keys, _token(request.state.form)
    if not keys.opens(given):
        time.sleep(WRONG)
        return rendered(request, "sign_in.html", 403, problem="That is not the token of this library.")
    answer = RedirectResponse("/", 303)
    answer.headers.append("set-cookie", cookie(KEY, keys.signed_in(request.scope["session_id"])))
    return answer


def _token(form: FormData) -> str:
    return str(form.get("token", ""))[:500]


async def policy_report(request: Request) -> Response:
    """What a browser blocked on one of our pages (CSP level 3, report-uri): kept for whoever runs the server."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > REPORT:
            return Response(status_code=413)
    try:
        report = json.loads(body)
    except ValueError:
        return Response(status_code=400)
    kept = request.app.state.policy_reports
    kept.append(plain(json.dumps(report)))
    del kept[:-KEPT]
    return Response(status_code=204)
