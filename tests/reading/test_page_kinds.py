"""Pages that are no article say so, with the reason, and no line of them is taken for a report."""

import pytest

from commonground.reading.errors import UnreadablePage
from commonground.reading.read import read
from commonground.records.article import Article, Role

STORY = (
    "The council of Valnes voted on Monday to rebuild the north quay, which a storm broke in January.",
    "The work will cost 12 million kroner and take until the autumn of next year, the harbour office said.",
    "“It cannot wait another winter,” Siv Hauge, the mayor, told reporters after the vote in the old town hall.",
    "Fishermen had asked for a wall of stone in place of the pier of wood, which they said would rot again.",
)


def html(body: str, head: str = "") -> bytes:
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a> <a href='/login'>Log in</a></nav>"
    return f"<!doctype html><html><head>{head}</head><body>{menu}{body}</body></html>".encode()


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{each}</p>" for each in words)


def body_of(article: Article) -> str:
    return " ".join(block.text for block in article.blocks_of(Role.BODY))


def reason(article: Article) -> str:
    assert body_of(article) == ""
    [note] = [note for note in article.notes if note.startswith("no article here: ")]
    return note.removeprefix("no article here: ")


def test_a_report_is_no_such_page() -> None:
    article = read(html(f"<article><h1>Quay to be rebuilt</h1>{paragraphs(*STORY)}</article>"))
    assert article.notes == ()
    assert STORY[-1] in body_of(article)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            html(
                "<h1>Quay to be rebuilt</h1><p>Log in to continue.</p><form><input name=n><input type=password></form>"
            ),
            "log in or to pay before it shows",
        ),
        (
            html("<h1>Welcome back</h1><form><label>Mail</label><input><input type='password'></form>"),
            "a page to log in",
        ),
        (
            html(
                "<h1>Quay to be rebuilt</h1><p>The council voted on Monday.</p><p>This article is for subscribers.</p>"
            ),
            "log in or to pay before it shows",
        ),
        (
            html("<h1>One moment</h1><p>Please verify you are human to go on to valnes.example.</p>"),
            "a check for robots",
        ),
        (html("<h1>Page not found</h1><p>The page you are looking for has moved or never was.</p>"), "an error page"),
        (html("<p>Before you continue to Valnes Herald, tell us what we may store.</p>"), "a question about cookies"),
        (
            html("<h1>Annual report</h1><iframe src='/files/report.pdf'></iframe>"),
            "a document or film shown in a frame",
        ),
        (
            b"Valnes Herald\nLog in\n\nYou have reached your limit of free articles.\nForgotten your password?",
            "to pay before",
        ),
    ],
)
def test_walls_and_error_pages(page: bytes, why: str) -> None:
    assert why in reason(read(page))


def test_the_beginning_before_a_wall_is_read_and_said_to_be_one() -> None:
    start = paragraphs(*STORY[:3])
    article = read(
        html(f"<article><h1>Quay to be rebuilt</h1>{start}</article><div><p>Subscribe to continue.</p></div>")
    )
    assert STORY[2] in body_of(article)
    assert any("perhaps the beginning of the article alone" in note for note in article.notes)


def test_a_report_about_walls_is_a_report() -> None:
    told = paragraphs(*STORY, "Readers of the paper now have to pay to keep reading, the paper’s owner said on Friday.")
    article = read(html(f"<article><h1>Paper asks for money</h1>{told * 3}</article>"))
    assert "to keep reading" in body_of(article)


def test_a_front_page_is_a_list_and_not_one_long_article() -> None:
    towns = ("Valnes", "Skarv", "Hamnvoe", "Bergsund", "Ostervik", "Lund", "Tarn", "Kirkvag", "Sandoy", "Nesby")
    cards = "".join(
        f"<div><h3><a href='/{town}'>Council of {town} votes on the quay</a></h3><p>The council of {town} voted on "
        f"Monday to rebuild its quay, which a storm broke in January, at a cost of millions.</p></div>"
        for town in towns
    )
    assert "a list of headlines" in reason(read(html(f"<main><h1>News</h1>{cards}</main>")))


def entries(time: str) -> str:
    return "".join(
        f"<h2>{time.format(hour=hour)}</h2><p>At the quay of Valnes the crews went on with wave number {hour} of the "
        f"search, and the harbour office counted {hour * 3} boats that had come back to port by then.</p>"
        for hour in range(8, 18)
    )


@pytest.mark.parametrize("time", ["{hour}:05", "{hour}.05 BST", "{hour}:05 CET"])
def test_a_live_blog_is_known_by_its_times(time: str) -> None:
    assert "a live blog" in reason(read(html(f"<article><h1>Search at sea: live</h1>{entries(time)}</article>")))


def test_a_live_blog_is_known_by_its_own_word() -> None:
    record = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Search at sea"}</script>'
    article = read(html(f"<article><h1>Search at sea</h1>{paragraphs(*STORY)}</article>", record))
    assert "a live blog" in reason(article)
    assert {block.reason for block in article.blocks if block.text in STORY} == {reason(article)}


def pdf(pages: int) -> bytes:
    objects = [b"%d 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n" % (3 + page) for page in range(pages)]
    return b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n2 0 obj\n<< /Type /Pages /Count 9 >>\nendobj\n" + b"".join(objects)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(9), "no article here: a PDF of 9 pages, which is not read (save its text as a file)"),
        (b"\r\n\r\n" + pdf(1), "no article here: a PDF, which is not read"),
        (
            b"From ane@valnes.example Mon Mar 11 08:00:00 2019\nSubject: Quay\n\nWords.",
            "a mailbox (mbox), which is not read",
        ),
        (
            b"Return-Path: <a@b.example>\nReceived: from x\n\tby y\nSubject: Quay\nFrom: a\n\nWords.",
            "a mail message, which is not read",
        ),
        (b'{"headline": "Quay to be rebuilt", "body": ["The council voted."]}', "no article here: JSON data"),
        (b'\xef\xbb\xbf[{"headline": "Quay"}]\n', "no article here: JSON data"),
    ],
)
def test_other_kinds_of_files_are_called_what_they_are(data: bytes, said: str) -> None:
    with pytest.raises(UnreadablePage) as caught:
        read(data)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "[Photo: the quay of Valnes]\n\nThe council of Valnes voted on Monday.\n[end]",
        "From: Ane Rustad, Valnes\nTo: the council\nSubject: the quay\n\nThe quay cannot wait another winter.",
        "A PDF starts with %PDF, the archivist of Valnes told the council on Monday.",
    ],
)
def test_texts_that_look_a_little_like_other_kinds(text: str) -> None:
    assert read(text.encode()).text == text
