"""Pages from the web: only an address that the user gave, and only as its site allows.

Every hop of a redirect is checked: the scheme, the site's robots.txt, and the network address that is connected to
(`connecting`). Size and time are limited over the whole. Nothing of the reader goes along: no cookies, no passwords,
no Referer, and no proxy that the environment names, behind which no address could be checked.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

import httpcore
import httpx

from commonground.reading.connecting import SILENCE, CheckedBackend, Deadline, OutOfTime
from commonground.reading.encodings import BadEncoding, unpacked
from commonground.reading.errors import NotFetched
from commonground.reading.page import PAGE_LIMIT
from commonground.reading.robots import ALLOW_ALL, DISALLOW_ALL, PARSED, Robots, robots_of

PRODUCT = "commonground"
SCHEMES = frozenset({"http", "https"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK, NOT_MODIFIED, TOO_MANY = 200, 304, 429
LONGEST_URL = 2000
ROBOTS_REDIRECTS = 5
HEADERS = {
    "User-Agent": f"{PRODUCT}/{version('commonground')} (a program with which one person reads news; no crawler)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
    " text/plain;q=0.8, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip",
}
BROWSER = "open it in a browser, save the page and give the file"
HOST = re.compile(rb"[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}")
COPY = "copy it from the browser's address line"
LATER = "try again later"
FAILURES = (
    ("CERTIFICATE_VERIFY_FAILED", "the site's certificate does not hold: somebody else may be answering", BROWSER),
    ("SSL", "no secure connection", BROWSER),
    ("without sending complete message body", "the page was cut off on its way", LATER),
    ("without sending", "the server hung up without an answer", LATER),
    ("refused", "nobody answers there", "check the address"),
)
"""What stands in a connection's error, and what it means."""
REFUSALS = {
    401: ("asks for a name and a password (401)", BROWSER),
    402: ("asks to be paid (402)", BROWSER),
    403: ("does not give this page to programs, or not without a login (403)", BROWSER),
    404: ("has no such page (404)", "check the address, or look for an archived copy"),
    410: ("has taken this page away (410)", "look for an archived copy"),
    429: ("was asked too often (429)", "wait a while"),
    451: ("may not show this page where you are, for legal reasons (451)", "look for an archived copy"),
    503: ("is not available now (503)", "try again later"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one fetch may take: bytes as sent and as unpacked, seconds from start to end, redirects."""

    size: int = PAGE_LIMIT
    seconds: float = 30.0
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was sent, its content encoding taken off.

    `url` is where it stood in the end, `redirects` the addresses on the way, the one asked for first. `media_type` is
    the Content-Type with its charset. `not_modified`: the server says that what the validators stand for still holds,
    and `data` is empty.
    """

    url: str
    data: bytes
    media_type: str | None
    validators: Validators
    redirects: tuple[str, ...] = ()
    not_modified: bool = False


def is_address(text: str) -> bool:
    """Whether a word on the command line is an address of the web and no file's name."""
    return text[:8].lower().startswith(("http://", "https://"))


def fetch(
    url: str, *, known: Validators | None = None, limits: Limits | None = None, loopback: bool = False
) -> Fetched:
    """The page at an address. Whoever fetches several takes one `Fetcher`, which knows the sites it was at.

    Raises:
        NotFetched: it could not be had; the message says why in one line.
    """
    return Fetcher(limits=limits, loopback=loopback).fetch(url, known=known)


class Fetcher:
    """Fetches one page after the other, remembers what each site's robots.txt says, and pauses between two pages of one
    site. `loopback` lets this machine's own addresses pass, for a page on the user's own server.
    """

    def __init__(self, *, limits: Limits | None = None, loopback: bool = False, pause: float = 1.0) -> None:
        self._limits = limits or Limits()
        self._loopback = loopback
        self._pause = pause
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self._tls = httpx.create_ssl_context()

    def fetch(self, url: str, *, known: Validators | None = None) -> Fetched:
        """The page at an address; `known` are the validators of the copy at hand.

        Raises:
            NotFetched: it could not be had.
        """
        first = checked_url(url.strip(), url)
        self._wait(site(first))
        deadline = Deadline(self._limits.seconds)
        backend = CheckedBackend(url, deadline, loopback=self._loopback)
        with httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool:
            try:
                return self._followed(Visit(pool, url), first, known)
            except BadEncoding as error:
                raise NotFetched(url, f"the page cannot be unpacked: {error}", BROWSER) from None
            except (OutOfTime, httpcore.TimeoutException):
                within = deadline.seconds if deadline.is_over else SILENCE
                raise NotFetched(url, f"not finished within {within:g} seconds", LATER) from None
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                raise broken(url, error) from None

    def _wait(self, place: str) -> None:
        """Pause where the site was asked for a page a moment ago."""
        if (last := self._last.get(place)) is not None:
            time.sleep(max(0.0, last + self._pause - time.monotonic()))
        self._last[place] = time.monotonic()

    def _followed(self, visit: "Visit", url: httpx.URL, known: Validators | None) -> Fetched:
        """What stands at the end of the redirects.

        Raises:
            NotFetched: there are too many, one leads where nothing is fetched, or there is no page at the end.
        """
        passed: list[str] = []
        while len(passed) <= self._limits.redirects:
            self._ask_robots(visit, url)
            answer = visit.get(url, conditions(known), self._limits.size)
            if answer.status not in REDIRECTS:
                return self._taken(visit, answer, tuple(passed), known)
            passed.append(str(url))
            url = target(visit.source, answer)
            if str(url) in passed:
                raise NotFetched(visit.source, "the site sends its readers round in a circle", BROWSER)
        raise NotFetched(visit.source, f"more than {self._limits.redirects} redirects", BROWSER)

    def _taken(self, visit: "Visit", answer: "Answer", redirects: tuple[str, ...], known: Validators | None) -> Fetched:
        """The page in an answer.

        Raises:
            NotFetched: it holds none, or one too large.
            BadEncoding: it cannot be unpacked.
        """
        not_modified = answer.status == NOT_MODIFIED and known is not None
        if answer.status != OK and not not_modified:
            raise refused(visit.source, answer)
        if not answer.whole:
            size = f"{self._limits.size / 2**20:.0f} MB"
            raise NotFetched(
                visit.source, f"larger than the {size} that a page may have", "is it a film or an archive?"
            )
        headers = answer.headers
        return Fetched(
            url=str(answer.url),
            data=unpacked(answer.sent, headers.get("Content-Encoding", ""), self._limits.size),
            media_type=headers.get("Content-Type"),
            validators=Validators(headers.get("ETag"), headers.get("Last-Modified")),
            redirects=redirects,
            not_modified=not_modified,
        )

    def _ask_robots(self, visit: "Visit", url: httpx.URL) -> None:
        """Let pass what the site's robots.txt allows.

        Raises:
            NotFetched: it does not allow this page, or cannot be read while the site has one.
        """
        place = site(url)
        if place not in self._robots:
            self._robots[place] = robots_at(visit, url.copy_with(raw_path=b"/robots.txt"))
        robots = self._robots[place]
        if robots is DISALLOW_ALL:
            del self._robots[place]  # the server may be well again when it is asked next
            raise NotFetched(visit.source, f"{place}/robots.txt cannot be read at the moment", LATER)
        if not robots.allow(url.raw_path.decode("ascii", "replace")):
            raise NotFetched(visit.source, f"{place}/robots.txt does not allow programs to fetch this page", BROWSER)


@dataclass(frozen=True, slots=True)
class Answer:
    """One server's answer; of what it sent no more than was asked for, `whole` if that is all."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    sent: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One fetch with its connections; `source` is the address as the user gave it."""

    pool: httpcore.ConnectionPool
    source: str

    def get(self, url: httpx.URL, more: Mapping[str, str], size: int) -> Answer:
        """The answer to one request, its content up to a size; only a page's content is read, not an error's.

        Raises:
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OutOfTime: no whole answer.
        """
        wanted = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = {**HEADERS, "Host": url.netloc.decode("ascii"), **more}
        with self.pool.stream("GET", wanted, headers=[*headers.items()]) as response:
            sent, whole = b"", True
            if response.status == OK:
                sent = b"".join(up_to(response.iter_stream(), size + 1))
                whole = len(sent) <= size
            return Answer(url, response.status, httpx.Headers(response.headers), sent[:size], whole)


def up_to(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The chunks until they make a size or more."""
    for chunk in chunks:
        yield chunk
        size -= len(chunk)
        if size <= 0:
            return


def robots_at(visit: Visit, url: httpx.URL) -> Robots:
    """The rules in a robots.txt (RFC 9309, section 2.3.1): none where there is none, everything barred where the server
    fails or asks for patience.

    Raises:
        NotFetched: it is redirected to where nothing is fetched from.
        httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OutOfTime: no whole answer.
    """
    for _ in range(1 + ROBOTS_REDIRECTS):
        answer = visit.get(url, {"Accept-Encoding": "identity"}, PARSED)
        if answer.status not in REDIRECTS:
            if answer.status == OK:
                return robots_of(answer.sent, PRODUCT)
            return DISALLOW_ALL if answer.status >= 500 or answer.status == TOO_MANY else ALLOW_ALL
        url = target(visit.source, answer)
    return ALLOW_ALL


def checked_url(text: str, source: str) -> httpx.URL:
    """An address that may be asked for a page, without its fragment.

    Raises:
        NotFetched: it is no address of the web, or carries a password.
    """
    try:
        url = httpx.URL(text).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched(source, f"no address: {error}", COPY) from None
    if url.scheme not in SCHEMES:
        raise NotFetched(source, f"{url.scheme or 'no scheme'} in place of http or https", COPY)
    if not HOST.fullmatch(url.raw_host) or not 0 < (url.port or 80) < 2**16:
        raise NotFetched(source, "no address: there is no such host", COPY)
    if url.userinfo:
        raise NotFetched(source, "an address with a name or password in it, which would be kept", "leave them out")
    if len(str(url)) > LONGEST_URL:
        raise NotFetched(source, f"an address of {len(str(url))} characters", COPY)
    return url


def target(source: str, answer: Answer) -> httpx.URL:
    """Where a redirect leads.

    Raises:
        NotFetched: nowhere that a page is fetched from.
    """
    location = answer.headers.get("Location", "")
    if not location:
        raise NotFetched(source, f"the site redirects to nowhere ({answer.status})", BROWSER)
    try:
        return checked_url(str(answer.url.join(location)), source)
    except (httpx.InvalidURL, ValueError) as error:
        what = error.what if isinstance(error, NotFetched) else str(error)
        raise NotFetched(source, f"the site redirects to {location[:200]!r}: {what}", BROWSER) from None


def site(url: httpx.URL) -> str:
    """The scheme, host and port of an address, for which one robots.txt speaks."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def conditions(known: Validators | None) -> dict[str, str]:
    """The headers that ask for a page only if it has changed."""
    if known is None:
        return {}
    named = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in named.items() if value}


def refused(source: str, answer: Answer) -> NotFetched:
    """A server's refusal in words, with how long it asks to wait."""
    known = REFUSALS.get(answer.status)
    kind = "has failed" if answer.status >= 500 else "gave no page"
    what, remedy = known or (f"{kind} ({answer.status})", LATER if answer.status >= 500 else BROWSER)
    if wait := answer.headers.get("Retry-After", "").strip()[:40]:
        remedy = f"it asks to wait {wait} seconds" if wait.isdigit() else f"it asks to wait until {wait}"
    return NotFetched(source, f"the site {what}", remedy)


def broken(source: str, error: Exception) -> NotFetched:
    """A connection's failure in words."""
    said = " ".join(str(error).split())[:200]
    for sign, what, remedy in FAILURES:
        if sign in said:
            return NotFetched(source, f"{what} ({said})", remedy)
    if isinstance(error, httpcore.ProtocolError):
        return NotFetched(source, f"no valid answer of a web server ({said})", BROWSER)
    return NotFetched(source, f"the connection failed ({said})", "check the address and the network")
