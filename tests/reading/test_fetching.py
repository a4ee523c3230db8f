"""Fetching, from a real server on this machine that misbehaves."""

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from odd_server import OddServer, drip, endless, odd_server, plain, raw

from commonground.cli import commands
from commonground.reading.addresses import why_not_public
from commonground.reading.errors import NotFetched
from commonground.reading.read import read
from commonground.reading.robots import robots_of
from commonground.reading.web import PRODUCT, Fetched, Fetcher, Limits, Validators, fetch, is_address

PAGE = (
    "<!doctype html><title>Quay to be rebuilt in Valnes</title><h1>Quay to be rebuilt in Valnes</h1><p>The council of "
    "Valnes voted on Monday to rebuild the north quay, which a storm broke in January, for 12 million kroner.</p>"
    "<p>“It cannot wait another winter,” said Siv Hauge, the mayor.</p>"
).encode()
SMALL = Limits(size=100_000, seconds=1.5, redirects=4)


@pytest.fixture
def server() -> Iterator[OddServer]:
    with odd_server() as found:
        yield found


def fetched(server: OddServer, path: str = "/page", known: Validators | None = None) -> Fetched:
    return fetch(server.url(path), known=known, limits=SMALL, loopback=True)


def refusal(url: str, *, loopback: bool = True) -> str:
    with pytest.raises(NotFetched) as caught:
        fetch(url, limits=SMALL, loopback=loopback)
    assert "\n" not in str(caught.value)
    assert caught.value.source == url
    return str(caught.value)


def test_a_page_comes_with_its_address_type_and_validators(server: OddServer) -> None:
    server.answers["/page"] = plain(PAGE, ETag='"v1"', Last_Modified="Mon, 11 Mar 2019 08:00:00 GMT")
    found = fetched(server)
    assert (found.data, found.url, found.redirects) == (PAGE, server.url("/page"), ())
    assert found.media_type == "text/html; charset=utf-8"
    assert found.validators == Validators('"v1"', "Mon, 11 Mar 2019 08:00:00 GMT")
    assert read(found.data, url=found.url, media_type=found.media_type).title == "Quay to be rebuilt in Valnes"


def test_the_request_says_who_asks_and_carries_nothing_of_the_reader(
    server: OddServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.answers["/page"] = plain(PAGE, Set_Cookie="id=1")
    server.answers["/page?x=1"] = plain(PAGE)
    fetcher = Fetcher(loopback=True, pause=0)
    fetcher.fetch(server.url("/page#top"))
    fetcher.fetch(server.url("/page?x=1"))
    robots, first, second = server.requests
    assert robots.startswith(b"GET /robots.txt HTTP/1.1\r\n"), "asked once a site"
    assert f"User-Agent: {PRODUCT}/".encode() in first
    assert f"Host: 127.0.0.1:{server.port}".encode() in first
    for word in (b"cookie", b"authorization", b"referer", b"#top"):
        assert word not in first.lower() + second.lower()


def test_between_two_pages_of_one_site_there_is_a_pause(server: OddServer) -> None:
    server.answers["/page"] = plain(PAGE)
    fetcher = Fetcher(loopback=True, pause=0.4)
    began = time.monotonic()
    fetcher.fetch(server.url("/page"))
    fetcher.fetch(server.url("/page"))
    assert time.monotonic() - began >= 0.4


def test_a_page_that_has_not_changed_is_not_sent_again(server: OddServer) -> None:
    server.answers["/page"] = plain(b"", "304 Not Modified", ETag='"v1"')
    found = fetched(server, known=Validators('"v1"', "Mon, 11 Mar 2019 08:00:00 GMT"))
    assert found.not_modified
    assert found.data == b""
    assert b'If-None-Match: "v1"\r\n' in server.requests[-1]
    assert b"If-Modified-Since: Mon, 11 Mar 2019 08:00:00 GMT\r\n" in server.requests[-1]
    assert "gave no page (304)" in refusal(server.url("/page")), "nobody asked for that"


def test_gzipped_pages_are_unpacked(server: OddServer) -> None:
    server.answers["/page"] = plain(gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetched(server).data == PAGE


def test_redirects_are_followed_and_kept(server: OddServer) -> None:
    server.answers["/page"] = plain(b"", "301 Moved", Location="/other")
    server.answers["/other"] = plain(b"", "302 Found", Location=server.url("/end"))
    server.answers["/end"] = plain(PAGE)
    found = fetched(server)
    assert (found.url, found.redirects) == (server.url("/end"), (server.url("/page"), server.url("/other")))


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/page", "round in a circle"),
        ("http://10.0.0.1/secret", "10.0.0.1, an address that is not public (private)"),
        ("http://169.254.169.254/latest/meta-data/", "(link-local)"),
        ("http://[::ffff:192.168.0.1]/", "(private)"),
        ("http://0x0a000001/", "(private)"),
        ("file:///etc/passwd", "file in place of http"),
        ("gopher://127.0.0.1/", "gopher in place of http"),
        ("http://name:word@127.0.0.1/", "name or password"),
        ("http://[", "no address"),
        ("http://a b/", "no address"),
        ("", "redirects to nowhere"),
    ],
)
def test_redirects_that_lead_astray(server: OddServer, location: str, said: str) -> None:
    server.answers["/page"] = plain(b"", "302 Found", Location=location)
    assert said in refusal(server.url("/page"))


def test_redirects_without_end(server: OddServer) -> None:
    for step in range(9):
        server.answers[f"/{step}"] = plain(b"", "302 Found", Location=f"/{step + 1}")
    assert "more than 4 redirects" in refusal(server.url("/0"))
    assert len(server.requests) == 1 + 5


def test_this_machine_and_its_network_are_not_fetched_from(server: OddServer) -> None:
    server.answers["/page"] = plain(PAGE)
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0"):
        assert "an address that is not public" in refusal(server.url("/page", host), loopback=False)
    assert server.connections == 0


def test_who_may_reach_this_machine_may_not_reach_its_network() -> None:
    assert "(private)" in refusal("http://192.168.1.1/", loopback=True)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("93.184.216.34", None),
        ("2606:2800:220:1:248:1893:25c8:1946", None),
        ("64:ff9b::5db8:d822", None),
        ("10.255.255.255", "private"),
        ("172.31.0.1", "private"),
        ("172.32.0.1", None),
        ("100.64.0.1", "shared by a provider's customers"),
        ("169.254.169.254", "link-local"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::", "reserved"),
        ("::1", "loopback"),
        ("::7f00:1", "reserved"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::a00:1", "private"),
        ("64:ff9b:1::a00:1", "reserved"),
        ("2002:a00:1::", "private"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "for protocols"),
        ("fe80::1%eth0", "link-local"),
        ("fd00::1", "private"),
        ("fec0::1", "reserved"),
        ("ff02::1", "multicast"),
    ],
)
def test_which_addresses_are_public(address: str, what: str | None) -> None:
    assert why_not_public(address) == what


LOOK_UP = socket.getaddrinfo


def entries(*addresses: str) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]


def test_a_name_that_changes_its_address_between_two_look_ups_leads_nowhere_else(
    server: OddServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the name server answers once with an address that passes, and then with another."""
    asked: list[str] = []

    def name_server(host: str, *rest: Any, **named: Any) -> Sequence[tuple[object, ...]]:
        if host != "rebound.example":
            return LOOK_UP(host, *rest, **named)
        asked.append(host)
        return entries("127.0.0.1" if asked.count(host) == 1 else "10.0.0.1")

    monkeypatch.setattr(socket, "getaddrinfo", name_server)
    server.answers["/robots.txt"] = plain(b"", Connection="close")
    server.answers["/page"] = plain(PAGE)
    said = refusal(server.url("/page", "rebound.example"))
    assert "rebound.example is at 10.0.0.1" in said, "the second connection is checked like the first"
    assert len(asked) == 2
    assert len(server.requests) == 1


def test_a_name_with_one_private_address_among_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries("93.184.216.34", "192.168.0.1"))
    assert "mixed.example is at 192.168.0.1" in refusal("http://mixed.example/")


def test_a_name_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_server(*_: object, **__: object) -> list[tuple[object, ...]]:
        time.sleep(3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", name_server)
    began = time.monotonic()
    assert "not finished within 1.5 seconds" in refusal("http://slow.example/")
    assert time.monotonic() - began < 3


def test_a_name_that_nobody_has() -> None:
    said = refusal("http://no-such-host.invalid/")
    assert "is not known" in said or "not finished" in said, "without a network the look-up may take long"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize("path", ["/page", "/robots.txt"])
@pytest.mark.parametrize(
    ("data", "said"),
    [(HEAD + b"Content-Length: 900\r\n\r\n" + b"a" * 900, "not finished within"), (HEAD * 50, "not finished within")],
    ids=["content", "head"],
)
def test_a_server_that_drips(server: OddServer, path: str, data: bytes, said: str) -> None:
    server.answers["/page"] = plain(PAGE)
    server.answers[path] = drip(data, 0.02)
    began = time.monotonic()
    assert said in refusal(server.url("/page"))
    assert time.monotonic() - began < 4


def test_a_server_that_says_nothing(server: OddServer) -> None:
    server.answers["/page"] = lambda *_: time.sleep(5)
    assert "within 1.5 seconds" in refusal(server.url("/page"))


def test_a_body_without_end(server: OddServer) -> None:
    server.answers["/page"] = endless(HEAD + b"\r\n", b"a" * 10_000)
    assert "larger than the" in refusal(server.url("/page"))


def test_heads_without_end(server: OddServer) -> None:
    server.answers["/page"] = endless(HEAD, b"X-Fill: " + b"a" * 10_000 + b"\r\n")
    assert "no valid answer" in refusal(server.url("/page"))


def test_a_small_page_that_unpacks_to_a_huge_one(server: OddServer) -> None:
    bomb = gzip.compress(b" " * 20_000_000)
    assert len(bomb) < SMALL.size
    server.answers["/page"] = plain(bomb, Content_Encoding="gzip")
    server.answers["/twice"] = plain(gzip.compress(bomb), Content_Encoding="gzip, gzip")
    server.answers["/often"] = plain(PAGE, Content_Encoding=", ".join(["gzip"] * 1000))
    assert "cannot be unpacked: more than" in refusal(server.url("/page"))
    assert "cannot be unpacked: more than" in refusal(server.url("/twice"))
    assert "packed 1000 times over" in refusal(server.url("/often"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (raw(HEAD + b"Content-Length: 5000\r\n\r\n" + PAGE), "cut off on its way"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), "cut off on its way"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n"), "no valid answer"),
        (raw(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), "no valid answer"),
        (plain(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"), "cut off within gzip data"),
        (plain(PAGE, Content_Encoding="gzip"), "cannot be unpacked: damaged"),
        (plain(PAGE, Content_Encoding="dcb"), 'an encoding that is not known ("dcb")'),
        (raw(b""), "hung up without an answer"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "no valid answer"),
        (raw(b"\x16\x03\x01" * 50), "no valid answer"),
    ],
)
def test_answers_that_are_broken(server: OddServer, answer: object, said: str) -> None:
    server.answers["/page"] = answer  # type: ignore[assignment]  # a list of mixed answers
    assert said in refusal(server.url("/page"))


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        ("401 Unauthorized", {}, "asks for a name and a password (401) (open it in a browser, save the page"),
        ("403 Forbidden", {}, "not without a login (403)"),
        ("404 Not Found", {}, "has no such page (404)"),
        ("418 Teapot", {}, "gave no page (418)"),
        ("429 Too Many Requests", {"Retry_After": "120"}, "asked too often (429) (it asks to wait 120 seconds)"),
        (
            "503 Unavailable",
            {"Retry_After": "Mon, 11 Mar 2019 08:00:00 GMT"},
            "(503) (it asks to wait until Mon, 11 Mar 2019 08:00:00 GMT)",
        ),
        ("500 Error", {}, "has failed (500) (try again later)"),
        ("204 No Content", {}, "gave no page (204)"),
    ],
)
def test_a_refusal_says_what_to_do(server: OddServer, status: str, headers: dict[str, str], said: str) -> None:
    server.answers["/page"] = plain(b"", status, **headers)
    assert said in refusal(server.url("/page"))


def test_words_from_a_server_stay_on_one_line(server: OddServer) -> None:
    server.answers["/page"] = plain(b"", "503 Unavailable", Retry_After="\x1b[31m now \x07")
    assert "\x1b" not in refusal(server.url("/page"))


def test_nobody_at_home() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "nobody answers there" in refusal(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://quay.example/a", "ftp in place of http"),
        ("javascript:alert(1)", "javascript in place of http"),
        ("quay.example/a", "no scheme in place of http"),
        ("http://", "no address"),
        ("http://a b/", "no address"),
        ("http://quay.example:99999/", "no address"),
        ("http://quay.example/\x00", "no address"),
        ("http://user:word@quay.example/", "name or password"),
        ("http://quay.example/" + "a" * 3000, "3020 characters"),
    ],
)
def test_what_is_no_address(url: str, said: str) -> None:
    with pytest.raises(NotFetched) as caught:
        fetch(url, limits=SMALL)
    assert said in caught.value.what


def test_addresses_are_told_from_file_names() -> None:
    assert is_address("HTTPS://quay.example/a")
    assert not is_address("https.html")
    assert not is_address("pages/http")


# robots.txt (RFC 9309)


def test_what_robots_txt_bars_is_not_fetched(server: OddServer) -> None:
    server.answers["/page"] = plain(PAGE)
    server.answers["/robots.txt"] = plain(b"User-agent: *\nDisallow: /page\n")
    assert "/robots.txt does not allow programs to fetch this page" in refusal(server.url("/page"))
    assert len(server.requests) == 1


def test_robots_txt_is_asked_at_every_site_on_the_way(server: OddServer) -> None:
    with odd_server() as other:
        other.answers["/robots.txt"] = plain(b"User-agent: *\nDisallow: /\n")
        server.answers["/page"] = plain(b"", "302 Found", Location=other.url("/page"))
        assert f":{other.port}/robots.txt does not allow" in refusal(server.url("/page"))


@pytest.mark.parametrize(
    ("status", "fetches"), [("404 No", True), ("403 No", True), ("500 Error", False), ("503 No", False), ("429", False)]
)
def test_a_robots_txt_that_cannot_be_read(server: OddServer, status: str, fetches: bool) -> None:
    server.answers["/robots.txt"] = plain(b"User-agent: *\nDisallow: /\n", status)
    server.answers["/page"] = plain(PAGE)
    if fetches:
        assert fetched(server).data == PAGE
    else:
        assert "robots.txt cannot be read at the moment" in refusal(server.url("/page"))


def test_a_robots_txt_that_moved_or_has_no_end(server: OddServer) -> None:
    rules = b"User-agent: *\nDisallow: /page\n" + b"# fill\n" * 100_000
    server.answers["/robots.txt"] = plain(b"", "301 Moved", Location="/rules")
    server.answers["/rules"] = plain(rules)
    assert "does not allow" in refusal(server.url("/page"))
    server.answers["/robots.txt"] = plain(b"", "301 Moved", Location="/robots.txt")
    server.answers["/page"] = plain(PAGE)
    assert fetched(server).data == PAGE, "after five redirects it counts as none"
    server.answers["/robots.txt"] = plain(b"", "301 Moved", Location="http://10.0.0.1/")
    assert "(private)" in refusal(server.url("/page"))


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?print", "/news/a?x=1&print", True),
        ("User-agent: *\nDisallow: /*?*print", "/news/a?x=1&print", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*a*$", "/xay", False),
        ("User-agent: *\nDisallow: /aba*aba$", "/aba", True),
        ("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", False),
        ("User-agent: *\nDisallow: /ü", "/%C3%BC", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: CommonGround/2\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: commonground\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: x\nUser-agent: commonground\nDisallow: /a\nUser-agent: commonground\nDisallow: /b", "/b", False),
        ("Disallow: /", "/a", True),
        ("user-AGENT : *  # all\n disallow : /a # b", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
    ],
)
def test_the_longest_rule_counts(rules: str, path: str, allowed: bool) -> None:
    assert robots_of(rules.encode(), PRODUCT).allow(path) is allowed


def test_a_rule_of_many_stars_takes_no_time() -> None:
    rules = robots_of(b"User-agent: *\nDisallow: /" + b"a*" * 900 + b"$", PRODUCT)
    began = time.process_time()
    assert not rules.allow("/" + "a" * 2000)
    assert time.process_time() - began < 1


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that vouches for itself, with its key, made now."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("needs the openssl command to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    pem = folder / "both.pem"
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(folder / "key"), "-out", str(folder / "crt")]
    subprocess.run(made, check=True, capture_output=True)
    pem.write_bytes((folder / "key").read_bytes() + (folder / "crt").read_bytes())
    return pem


@pytest.fixture
def secure(certificate: Path) -> Iterator[OddServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with odd_server(context) as found:
        found.answers["/page"] = plain(PAGE)
        yield found


def test_a_certificate_that_nobody_vouches_for(secure: OddServer) -> None:
    assert "certificate does not hold" in refusal(secure.url("/page", "localhost"))
    assert secure.requests == []


def test_a_certificate_counts_for_the_name_and_not_for_the_address(
    secure: OddServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(secure.url("/page", "localhost"), limits=SMALL, loopback=True).data == PAGE
    assert "certificate does not hold" in refusal(secure.url("/page"))


def test_no_tls_where_tls_is_asked_for(server: OddServer) -> None:
    server.greeting = b"220 mail.quay.example ESMTP\r\n"
    assert "no secure connection" in refusal(server.url("/page").replace("http:", "https:"))


# From the command line


def test_an_address_is_read_like_a_file(server: OddServer) -> None:
    server.answers["/page"] = plain(b"", "302 Found", Location="/quay")
    server.answers["/quay"] = plain(PAGE)
    shown = CliRunner().invoke(commands, ["read", "--json", "--loopback", server.url("/page"), server.url("/none")])
    [article] = json.loads(shown.stdout)["articles"]
    assert (article["source"], article["url"]) == (server.url("/page"), server.url("/quay"))
    assert article["title"] == "Quay to be rebuilt in Valnes"
    assert "/none: the site has no such page (404)" in shown.stderr


def test_an_address_of_this_machine_is_not_read_unasked(server: OddServer) -> None:
    refused = CliRunner().invoke(commands, ["read", server.url("/page")])
    assert refused.exit_code == 1
    assert "an address that is not public (loopback)" in refused.stderr
    assert server.connections == 0
