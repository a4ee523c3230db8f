"""What every request meets first: whose it is, where it comes from, how large it is; and what every answer carries."""

import hmac
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        *("script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self'", "connect-src 'self'"),
        *("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "report-uri /policy-reports"),
    )
)
"""Content Security Policy (level 3): nothing inline, nothing from elsewhere; what a browser blocks it reports."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

LARGEST = 96 * 2**20
"""Bytes of one request: a batch of uploaded pages. Each page alone is held to reading's own limit."""

MOST_FILES, MOST_FIELDS, FIELD_LIMIT = 100, 2000, 4 * 2**20
"""Of one form: files, other fields, and bytes of each of these (a pasted page is one)."""

FIELD, HEADER = "csrf", "x-csrf-token"
SESSION, KEY = "commonground-session", "commonground-key"
SESSION_SHAPE = re.compile(r"[0-9a-f]{64}")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/sign-in", "/static/", "/policy-reports", "/favicon.ico")
SHORTEST_TOKEN = 16
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret of this run of the server, and the token that readers from elsewhere need, where one is set."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def csrf(self, session: str) -> str:
        """What a form of this session carries to prove that one of our pages made it."""
        return self._sign("csrf", session)

    def signed_in(self, session: str) -> str:
        """What the cookie of a reader who gave the token carries."""
        return self._sign("signed in", session)

    def opens(self, given: str) -> bool:
        """Whether this is the token."""
        return self.token is not None and hmac.compare_digest(self.token.encode(), given.encode("utf-8", "replace"))

    def _sign(self, what: str, session: str) -> str:
        return hmac.new(self.secret, f"{what}:{session}".encode(), sha256).hexdigest()


class Guard:
    """Gives each browser a session, asks for the token where one is set, bounds bodies, refuses other sites' forms."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an allowed request on, and answer any other."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION, "")
        fresh = not SESSION_SHAPE.fullmatch(session)
        if fresh:
            session = secrets.token_hex(32)
        scope["session_id"], scope["csrf"] = session, self.keys.csrf(session)
        answer = _dressed(send, session if fresh else None, scope["path"])
        if refused := self._refused(scope, headers, cookies.get(KEY, "")):
            await refused(scope, receive, answer)
            return
        await self.app(scope, _bounded(receive), answer)

    def _refused(self, scope: Scope, headers: Headers, key: str) -> ASGIApp | None:
        path, safe = scope["path"], scope["method"] in SAFE
        if not safe and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("A page of another site sent this; nothing was changed.", 403)
        if int(headers.get("content-length") or 0) > LARGEST:
            return PlainTextResponse(f"Larger than {LARGEST // 2**20} MB: add fewer pages at a time.", 413)
        inside = hmac.compare_digest(key.encode(), self.keys.signed_in(scope["session_id"]).encode())
        if self.keys.token and not inside and not path.startswith(OPEN):
            return RedirectResponse("/sign-in", 303) if safe else PlainTextResponse("Sign in first.", 403)
        return None


def _dressed(send: Send, session: str | None, path: str) -> Send:
    """Answers with our headers, and a cookie for a browser that is new here."""

    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not path.startswith("/static/"):
                headers["cache-control"] = "no-store"
            if session:
                headers.append("set-cookie", cookie(SESSION, session))
        await send(message)

    return answer


def cookie(name: str, value: str) -> str:
    """A cookie for this site alone, out of reach of scripts, gone with the browser."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"


def _bounded(receive: Receive) -> Receive:
    """The body, counted: a length may be left out of the headers, or lie."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise HTTPException(413, f"Larger than {LARGEST // 2**20} MB: add fewer pages at a time.")
        return message

    return counted


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


@asynccontextmanager
async def submitted(request: Request) -> AsyncIterator[FormData]:
    """The form of a request that changes something, once its token proved to be ours; its files are closed after it.

    Raises:
        HTTPException: 403 without the token, or with that of another session or of an earlier run of the server.
    """
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=FIELD_LIMIT) as form:
        given = request.headers.get(HEADER) or str(form.get(FIELD, ""))
        if not hmac.compare_digest(given.encode("utf-8", "replace"), request.scope["csrf"].encode()):
            says = "This form was not made by this run of the reading room. Go back, reload, try again."
            raise HTTPException(403, says)
        yield form
