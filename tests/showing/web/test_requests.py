"""What the reading room lets in: whose requests, from where, how large; and what every answer carries."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from browser.rooms import served, stocked
from starlette.routing import Route

from commonground.keeping.library import Library
from commonground.showing.web import security
from commonground.showing.web.app import ROUTES

TOKEN = "a token of some length"
FORMS = [route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return stocked(tmp_path)


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    with Library(file, readonly=True) as opened:
        yield opened


@pytest.fixture
def reader(file: Path) -> Iterator[httpx.Client]:
    with served(file) as (address, _), httpx.Client(base_url=address) as client:
        yield client


def csrf(reader: httpx.Client, page: str = "/add") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', reader.get(page).text)
    assert found
    return found[1]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", ""])
def test_another_host_name_is_refused(reader: httpx.Client, host: str) -> None:
    """A page elsewhere can let its own name point to this machine (DNS rebinding)."""
    assert reader.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8642", "[::1]:8642"])
def test_this_machine_is_let_in_by_its_own_names(reader: httpx.Client, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", [path for path in FORMS if path != "/policy-reports"])
def test_no_form_changes_anything_without_its_token(reader: httpx.Client, library: Library, path: str) -> None:
    story = library.stories()[0].id
    before = library.path.read_bytes()
    address = path.replace("{story}", story)
    assert reader.post(address, data={"text": "x", "target": story, "article": "x"}).status_code == 403
    assert reader.post(address, data={"csrf": "0" * 64, "target": story, "text": "x"}).status_code == 403
    assert library.path.read_bytes() == before
    assert library.notes(story) == []


def test_another_sessions_token_is_refused(reader: httpx.Client) -> None:
    with httpx.Client(base_url=reader.base_url) as other:
        stolen = csrf(reader)
        csrf(other)
        assert other.post("/visits", data={"csrf": stolen}).status_code == 403


def test_a_form_that_another_site_sends_is_refused_even_with_the_token(reader: httpx.Client) -> None:
    sent = {"csrf": csrf(reader)}
    assert reader.post("/visits", data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert reader.post("/visits", data=sent, headers={"sec-fetch-site": "same-origin"}).status_code == 303


def test_every_answer_allows_nothing_inline_and_nothing_from_elsewhere(reader: httpx.Client, library: Library) -> None:
    for path in ("/", f"/stories/{library.stories()[0].id}", "/nowhere", "/static/style.css", "/add"):
        policy = reader.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy


def test_no_page_has_a_script_or_a_style_of_its_own(reader: httpx.Client, library: Library) -> None:
    stories = [f"/stories/{row.id}" for row in library.stories()]
    articles = [f"/articles/{row.id}" for row in library.articles()]
    for path in ("/", "/people", "/articles", "/add", "/search?q=hale", *stories, *articles):
        page = reader.get(path).text
        assert re.findall(r"<script(?! src=\"/static/)", page) == [], path
        assert re.findall(r"<[^>]*\sstyle=", page) == [], path
        assert re.findall(r"<[^>]*\son[a-z]+=", page) == [], path
        assert "http-equiv" not in re.sub(r"&lt;.*?&gt;", "", page), path


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(reader: httpx.Client) -> None:
    cookie = reader.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "set-cookie" not in reader.get("/").headers


def test_a_body_that_is_too_large_is_refused_whatever_its_header_says(
    reader: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"csrf": csrf(reader), "text": "x" * 5000}
    monkeypatch.setattr(security, "LARGEST", 4000)
    assert reader.post("/add", data=sent).status_code == 413

    def body() -> Iterator[bytes]:
        yield from [b"x" * 1000] * 6

    assert (
        reader.post("/add", content=body(), headers={"content-type": "application/x-www-form-urlencoded"}).status_code
        == 413
    )


def test_what_is_no_form_is_refused_without_a_traceback(reader: httpx.Client) -> None:
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert reader.post("/add", content=b"--x\r\nnonsense", headers=broken).status_code in (400, 403)
    assert reader.post("/add", content=b"\xff\xfe", headers={"content-type": "application/json"}).status_code == 403


@pytest.mark.parametrize(
    "path", ["/stories/none", "/articles/none", "/people/nobody", "/add/none", "/passages/x?at=1-2"]
)
def test_what_is_not_there_is_said_in_one_line(reader: httpx.Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "That did not work" in answer.text


@pytest.mark.parametrize("at", ["", "5", "9-2", "0-99999999", "-1-4", "1-2,3", "a-b", "1-" + "9" * 40])
def test_an_address_that_names_no_passage_marks_nothing(reader: httpx.Client, library: Library, at: str) -> None:
    article = library.articles()[0].id
    assert reader.get(f"/passages/{article}", params={"at": at}).status_code in (200, 404)
    page = reader.get(f"/articles/{article}", params={"at": at})
    assert page.status_code == 200
    assert ('id="at"' in page.text) == (at == "1-2,3")


def test_a_token_keeps_everybody_else_out(file: Path) -> None:
    with served(file, token=TOKEN) as (address, _), httpx.Client(base_url=address) as reader:
        assert reader.get("/").headers["location"] == "/sign-in"
        assert reader.post("/visits", data={}).status_code == 403
        assert "This library needs a token" in reader.get("/sign-in").text
        wrong = reader.post("/sign-in", data={"csrf": csrf(reader, "/sign-in"), "token": TOKEN[:-1]})
        assert wrong.status_code == 403
        right = reader.post("/sign-in", data={"csrf": csrf(reader, "/sign-in"), "token": TOKEN})
        assert right.status_code == 303
        assert reader.get("/").status_code == 200
        assert TOKEN not in str(reader.cookies)


def test_a_token_of_one_run_does_not_open_the_next(file: Path) -> None:
    with served(file, token=TOKEN) as (address, _), httpx.Client(base_url=address) as reader:
        reader.post("/sign-in", data={"csrf": csrf(reader, "/sign-in"), "token": TOKEN})
        cookies = dict(reader.cookies)
    with served(file, token=TOKEN) as (address, _), httpx.Client(base_url=address, cookies=cookies) as later:
        assert later.get("/").headers["location"] == "/sign-in"
