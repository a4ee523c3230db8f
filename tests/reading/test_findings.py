"""What readers of real pages found to be wrong, each on a small page made up for it."""

from pathlib import Path

import pytest

from commonground.reading.errors import UnreadablePage
from commonground.reading.lines import Line
from commonground.reading.outlet import outlet_named_in
from commonground.reading.read import read
from commonground.reading.roles import LEAST_HEADLINE, headline_score, stem
from commonground.records.article import Article, Block, Role

OPENING = (
    "The ferry to Stonehollow was stopped on Tuesday after its captain reported smoke from the second engine room.",
    "About 140 passengers were brought back to the quay at Marrick, the harbour office said in the afternoon.",
    "“We saw the smoke, we heard the bell, and then we were told to put on our jackets,” said Lena Aske, a teacher.",
    "The company said the ship would be out of service for nine days, and that a smaller one would sail at noon.",
    "Marrick has asked for a second ferry since the spring, when the old one lay in the yard for six weeks.",
)


def html_page(*inside: str, head: str = "<h1>Smoke stops the Stonehollow ferry</h1>", below: str = "") -> Article:
    paragraphs = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in inside)
    page = f"<html><head><title>Smoke stops the Stonehollow ferry</title></head><body><article>{head}{paragraphs}"
    return read(f"{page}</article>{below}</body></html>".encode())


def text_page(*lines: str) -> Article:
    return read("\n\n".join(lines).encode())


def block(article: Article, start: str) -> Block:
    return next(block for block in article.blocks if block.text.startswith(start))


def body(article: Article) -> list[str]:
    return [found.text for found in article.blocks_of(Role.BODY)]


def test_a_quotation_doubled_as_a_pull_quote_is_set_aside_with_the_name_below_it() -> None:
    quote = "“We saw the smoke, we heard the bell, and then we were told to put on our jackets”"
    article = html_page(*OPENING[:3], f"<blockquote><p>{quote}</p><p>Lena Aske</p></blockquote>", *OPENING[3:])
    assert body(article) == list(OPENING)
    assert block(article, quote).reason == "given twice: the article has these words"


def test_a_paragraph_given_twice_counts_once() -> None:
    assert body(text_page("Smoke stops the Stonehollow ferry", *OPENING, OPENING[1])) == list(OPENING)


def test_a_sentence_that_a_longer_paragraph_holds_too_stays() -> None:
    short = "The ship would be out of service for nine days."
    longer = f"{short} A smaller one would sail at noon, and the school in Stonehollow would open at ten."
    article = text_page("Smoke stops the Stonehollow ferry", *OPENING[:3], short, longer)
    assert short in body(article)


@pytest.mark.parametrize(
    "note",
    [
        "Aske reported from Marrick and Brandt from Stonehollow. Noor Finch in Calder contributed to this report.",
        "Additional reporting from Coast Wire",
        "With reports from The Calder Gazette and Island News",
        "Noor Finch contributed to this story.",
    ],
)
def test_a_note_on_who_wrote_the_report_is_no_part_of_it(note: str) -> None:
    assert body(html_page(*OPENING, note)) == list(OPENING)


def test_what_a_correspondent_reported_from_a_place_is_news() -> None:
    report = "Aske reported from Marrick that the second engine had been repaired twice since the ship was bought."
    assert report in body(html_page(*OPENING, report))


def test_reading_aids_in_a_box_are_set_aside() -> None:
    aids = (
        "We want to hear from you: Were you on the ferry on Tuesday? Tell us what you saw and how you got back.",
        "Island Notes: Sign up for our weekly letter from the coast to get it in your inbox every Monday.",
        "Our role: The Gazette has counted the sailings of every winter since the line was opened. Learn more.",
    )
    article = html_page(*OPENING[:3], "<ul>" + "".join(f"<li>{aid}</li>" for aid in aids) + "</ul>", *OPENING[3:])
    assert body(article) == list(OPENING)


def test_a_labelled_line_that_reports_stays() -> None:
    line = "What happens next: The ferry's owner said it would show you the report when the inspectors had signed it."
    assert line in body(html_page(*OPENING, line))


def test_a_credit_after_the_last_sentence_of_a_caption_is_a_block_of_its_own() -> None:
    words = "The ferry at the quay on Tuesday. Photograph: Coast Wire"
    figure = f"<figure><img src='a.jpg'><figcaption>{words}</figcaption></figure>"
    article = html_page(figure, *OPENING)
    assert [found.text for found in article.blocks_of(Role.CAPTION)] == ["The ferry at the quay on Tuesday."]
    assert [found.text for found in article.blocks_of(Role.CREDIT)] == ["Photograph: Coast Wire"]


def test_a_caption_given_twice_is_a_caption_once() -> None:
    words = "The ferry lies at the quay in Marrick"
    picture = f"<figure><img src='a.jpg' alt='{words}'><figcaption>{words}</figcaption></figure>"
    article = html_page(OPENING[0], picture, *OPENING[1:4], picture, OPENING[4])
    assert len(article.blocks_of(Role.CAPTION)) == 1
    assert body(article) == list(OPENING)


def test_the_line_under_the_headline_is_the_standfirst_though_the_article_does_not_repeat_it() -> None:
    deck = "Two captains, one engine, and nobody on the island is surprised"
    article = html_page(*OPENING, head=f"<h1>Smoke stops the Stonehollow ferry</h1><h2 class='deck'>{deck}</h2>")
    assert article.standfirst is not None and article.standfirst.text == deck


def test_an_agency_that_the_dateline_names_is_the_byline_and_no_author() -> None:
    first = f"MARRICK (Coast Wire) – {OPENING[0]}"
    for line in ("Coast Wire", "Coast Wire 5 June 2018"):
        article = text_page("Smoke stops the Stonehollow ferry", line, first, *OPENING[1:])
        assert [span.text for span in article.byline] == [line]
        assert article.authors == ()


def test_a_name_with_the_date_beside_it_is_a_byline() -> None:
    article = text_page("Smoke stops the Stonehollow ferry", "Noor Finch 5 June 2018", *OPENING)
    assert [span.text for span in article.byline] == ["Noor Finch 5 June 2018"]
    assert article.published.edtf == "2018-06-05"


def test_what_a_link_says_to_those_who_hear_the_page_is_not_in_its_sentences() -> None:
    link = "<a href='/r'>report<span class='x'>, opens new tab</span></a>"
    sentence = f"The {link} was published on Friday by the harbour office."
    assert "The report was published on Friday by the harbour office." in body(html_page(*OPENING, sentence))


def test_a_quotation_that_the_line_above_announces_is_the_article_s() -> None:
    quote = (
        "“In memory of the eleven who kept the light on the rock, and of the boat that brought them bread in winter.”"
    )
    article = html_page(*OPENING[:3], "May 3, 1911:", f"<div class='caption-box'>{quote}</div>", *OPENING[3:])
    assert quote in body(article)


def test_a_pipe_and_a_page_of_200_megabytes_are_refused_in_one_plain_line(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(UnreadablePage) as refused:
        read(large)
    assert (
        str(refused.value) == f"{large}: 200 MB, where a page may have 16 (is it an archive? give its pages one by one)"
    )
    with pytest.raises(UnreadablePage) as refused:
        read("/dev/null")
    assert str(refused.value) == "/dev/null: not a file (save the page to a file first)"


def test_a_pull_quote_without_quotation_marks_is_known_by_the_name_below_it() -> None:
    words = "What were we to do on a deck full of smoke, with two boats, no bell and nobody at the helm?"
    told = f"“{words}” asked Lena Aske, a teacher, when the boats had come in and the children were in dry coats."
    article = html_page(*OPENING[:3], f"<p>{words}</p><p>Teacher Lena Aske</p>", told, *OPENING[3:])
    assert body(article) == [*OPENING[:3], told, *OPENING[3:]]
    assert block(article, "Teacher Lena").reason == "the speaker's name under words given twice"


def test_the_title_of_a_box_of_links_goes_with_the_box() -> None:
    box = (
        "What to know about the Stonehollow ferry",
        "Daily notes: Sign up for our newsletter on the harbour and get it in your inbox every Friday.",
        "Today’s crossings: Follow live updates from the quay at Marrick and from the harbour office.",
    )
    article = html_page(*OPENING[:3], f"<h3>{box[0]}</h3>{''.join(f'<p>{line}</p>' for line in box[1:])}", *OPENING[3:])
    assert body(article) == list(OPENING)
    assert block(article, box[0]).reason == "the title of a box of links"


def test_a_subheading_above_a_button_stays() -> None:
    article = html_page(*OPENING[:3], "<h3>The yard in Marrick</h3><p>Advertisement</p>", *OPENING[3:])
    assert "The yard in Marrick" in body(article)


def test_a_sentence_that_tells_where_to_press_is_a_link() -> None:
    link = "To read the 40-page report in which the harbour office lists each fire on a ferry since 1990, click here."
    said = "“To read the report, click here,” the harbour office wrote to the passengers, who could not open the page."
    article = html_page(*OPENING, link, said)
    assert body(article) == [*OPENING, said]


@pytest.mark.parametrize(("first", "outlet"), [("The Larkmoor Courier", "The Larkmoor Courier"), ("Sport Today", None)])
def test_a_bare_first_line_may_be_the_outlet(first: str, outlet: str | None) -> None:
    assert text_page(first, "Smoke stops the Stonehollow ferry", *OPENING).outlet == outlet


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Smoke stops the Stonehollow ferry for nine days", True),
        ("The ferry stopped on Tuesday. Its captain had smelled smoke and turned back to Marrick.", False),
        ("What did the captain see? The harbour office wants to know", True),
    ],
)
def test_two_whole_sentences_above_an_article_are_no_headline(line: str, is_one: bool) -> None:
    told = {stem(word) for paragraph in OPENING for word in paragraph.split()}
    assert (headline_score(Line(0, len(line), line), told, above=1) > LEAST_HEADLINE) is is_one


def test_a_post_from_elsewhere_is_said_to_be_one() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>Our ferry is the safest ship between here and the Calder lighthouse.</p>'
        "&mdash; Stonehollow Ferries (@stonehollow) May 3, 2021</blockquote>"
    )
    article = html_page(*OPENING[:3], post, *OPENING[3:])
    assert [text for text in body(article) if "tonehollow Ferries" not in text and "safest" not in text] == list(
        OPENING
    )
    assert block(article, "Our ferry").role is Role.BODY
    assert block(article, "Our ferry").reason == "a post from elsewhere that the page shows"


def test_a_place_set_apart_from_the_first_paragraph_is_the_reports() -> None:
    article = html_page("<div><b>MARRICK, Calder —</b></div>", *OPENING)
    assert body(article)[0] == "MARRICK, Calder —"


def test_a_button_that_asks_for_support_is_no_longer_name_of_the_outlet() -> None:
    lines = ("Support Larkmoor Courier", "Follow Larkmoor Courier", "Larkmoor Courier newsletter")
    assert outlet_named_in(lines) == "Larkmoor Courier"


def test_a_film_of_another_report_is_no_caption_of_this_one() -> None:
    film = "<figure><img src='a.jpg'><figcaption>RELATED: Marrick opens its new swimming hall</figcaption></figure>"
    article = html_page(*OPENING[:3], film, *OPENING[3:])
    assert block(article, "RELATED").role is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Calder Desk on Facebook, Instagram and YouTube.",
        "Write to Noor Finch at noor.finch@calder.example",
        "Also of interest: Tides at Marrick | Ferries today | Prices of fish",
        "Noor Finch contributed reporting from Stonehollow.",
        "Get the day's letter from the coast and win one of twelve prizes that you will not find anywhere else.",
    ],
)
def test_a_line_that_sends_the_reader_elsewhere_is_set_aside(line: str) -> None:
    assert body(html_page(*OPENING, line)) == list(OPENING)


def test_somebody_who_writes_to_an_office_is_news() -> None:
    report = "Passengers can write to the harbour office at claims@marrick.example until Friday, it said."
    assert report in body(html_page(*OPENING, report))


@pytest.mark.parametrize(
    ("publisher", "site", "outlet"),
    [
        ("Associated Press", "Calder Post", "Calder Post"),
        ("Coast", "Coast Today", "Coast Today"),
        ("The Lantern", "TheLantern", "The Lantern"),
        ("calder.example", "The Calder Gazette", "The Calder Gazette"),
        ("Marrick Mail", "marrickmail.com", "Marrick Mail"),
        ("https://social.example/marrick", "", None),
    ],
)
def test_the_outlet_is_the_one_whose_page_it_is(publisher: str, site: str, outlet: str | None) -> None:
    record = f'{{"@type":"NewsArticle","headline":"Smoke stops the ferry","publisher":{{"name":"{publisher}"}}}}'
    head = f'<meta property="og:site_name" content="{site}"><script type="application/ld+json">{record}</script>'
    assert html_page(*OPENING, head=f"{head}<h1>Smoke stops the Stonehollow ferry</h1>").outlet == outlet


def test_the_headline_is_without_the_topic_and_section_that_searches_show() -> None:
    head = "<h1>Smoke stops the Stonehollow ferry</h1>"
    longer = "Ferries in Marrick: Smoke stops the Stonehollow ferry | Coast News"
    record = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{longer}"}}</script>'
    assert html_page(*OPENING, head=record + head).title == "Smoke stops the Stonehollow ferry"


@pytest.mark.parametrize(
    "line",
    [
        "Noor Finch @noorfinch / two days ago / Calder Desk / Marrick and the islands of the north",
        "Written on March 3, 2021 for the Calder Desk by a staff writer in Marrick",
        "Facebook Twitter Email LinkedIn Reddit Pinterest WhatsApp Telegram Print Save Comment",
        "Smoke stops the Stonehollow ferry after captain reports it to the harbour office of Marrick",
    ],
)
def test_a_line_under_the_headline_of_a_scraped_text_is_no_standfirst_for_its_place_alone(line: str) -> None:
    headline = "Smoke stops the Stonehollow ferry after captain reports it to the harbour office of Marrick"
    assert text_page(headline, line, *OPENING).standfirst is None


def test_the_summary_under_the_headline_of_a_scraped_text_is_its_standfirst() -> None:
    summary = "Passengers saw smoke from the engine room and were brought back to the quay"
    article = text_page("Smoke stops the Stonehollow ferry", summary, *OPENING)
    assert article.standfirst is not None and article.standfirst.text == summary


def test_a_headline_that_the_menu_gives_first_is_the_lower_one() -> None:
    headline = "Smoke stops the Stonehollow ferry"
    article = text_page(f"HomeNewsIslands{headline}", headline, *OPENING)
    assert article.headline is not None and article.headline.text == headline


def test_what_a_reporter_does_is_no_news_below_the_name() -> None:
    note = "Noor Finch is a reporter for the Calder Gazette, where she covers the islands and their harbours."
    assert body(text_page("Smoke stops the Stonehollow ferry", *OPENING, "Noor Finch", "Email", note)) == list(OPENING)


def test_what_a_candidate_does_is_news_below_the_name() -> None:
    news = "Noor Finch is a pilot who has steered ships into the harbour of Marrick for the past nineteen years."
    assert news in body(text_page("Smoke stops the Stonehollow ferry", *OPENING[:3], "Noor Finch", news, *OPENING[3:]))


def test_a_paragraph_above_a_credit_that_says_who_stands_where_and_when_is_the_caption() -> None:
    caption = "Lena Aske, left, a teacher, waits for the ferry from Marrick on Tuesday, June 4, 2019, in Stonehollow."
    article = text_page("Smoke stops the Stonehollow ferry", *OPENING[:2], caption, "Noor Finch, AP", *OPENING[2:])
    assert block(article, "Lena Aske, left").role is Role.CAPTION
    assert body(article) == list(OPENING)
