"""Plain text as careless scrapers leave it: what is the article's, what is machinery, and why."""

from pathlib import Path

from commonground.reading.read import read
from commonground.records.article import UNDATED, Article, Basis, Role

PAGES = Path(__file__).parents[1] / "pages"
PARAGRAPHS = (
    "The bridge at Low Calder was closed on Tuesday night after an inspector found cracks in two of its piers.",
    "Engineers said it would stay closed for at least six weeks, and that lorries would take the northern road.",
    "About 9,000 people cross the bridge on a working day, according to a count the county made in the spring.",
    "“We would rather be late than sorry,” said Hanna Okafor, who heads the county's roads department.",
)


def page(*lines: str) -> Article:
    return read("\n\n".join(lines).encode())


def roles(article: Article) -> dict[str, Role]:
    return {block.text: block.role for block in article.blocks}


def body(article: Article) -> list[str]:
    return [block.text for block in article.blocks_of(Role.BODY)]


def test_a_whole_page_is_read_as_an_editor_would_read_it() -> None:
    article = read(PAGES / "ferry_talks.txt")
    assert article.outlet == "The Larkmoor Courier"
    assert article.title == "Ferry crews and port agree to meet again after walkout strands islanders"
    assert article.headline is not None and article.headline.text == article.title
    assert article.standfirst is not None
    assert article.standfirst.text == "But neither side would say whether Saturday's sailings to Oddsey would run"
    assert article.authors == ("Maren Holloway",)
    assert article.published.edtf == "2019-03-14T18:05:00+00:00"
    assert [text.split()[0] for text in body(article)] == ["Ferry", '"We', "The", "Islanders", "The"]


def test_an_appeal_in_the_middle_is_set_aside_with_the_plain_paragraph_inside_it() -> None:
    article = read(PAGES / "ferry_talks.txt")
    between = next(block for block in article.blocks if block.text.startswith("From the fish market"))
    assert between.role is Role.FURNITURE
    assert between.reason


def test_a_paragraph_that_merely_says_subscribe_or_support_stays() -> None:
    texts = body(read(PAGES / "ferry_talks.txt"))
    assert any("subscribe to the winter freight service" in text for text in texts)
    assert any("free to support whichever side" in text for text in texts)


def test_a_report_between_two_appeals_is_kept() -> None:
    article = page(
        "Bridge at Low Calder closed after cracks are found",
        *PARAGRAPHS[:2],
        "Your support keeps our reporters on the ground",
        PARAGRAPHS[3],
        "Your donation makes all the difference to our newsroom.",
        PARAGRAPHS[2],
    )
    assert PARAGRAPHS[3] in body(article)


def test_a_doubled_caption_is_a_caption_once_and_its_credit_apart() -> None:
    article = read(PAGES / "ferry_talks.txt")
    caption, credit = article.blocks_of(Role.CAPTION)[0], article.blocks_of(Role.CREDIT)[0]
    assert caption.text.endswith("a meeting ashore")
    assert credit.text == "(Idris Vane/Getty Images)"
    repeated = [block for block in article.blocks if block.text == caption.text and block.role is Role.FURNITURE]
    assert [block.reason for block in repeated] == ["the caption below, given twice"]


def test_every_line_that_is_set_aside_says_why() -> None:
    article = read(PAGES / "ferry_talks.txt")
    assert all(block.reason for block in article.blocks_of(Role.FURNITURE))


def test_a_page_without_a_date_stays_without_one() -> None:
    article = page("Bridge at Low Calder closed after cracks are found", *PARAGRAPHS, "© 2021 The Calder Gazette")
    assert article.published == UNDATED
    assert article.updated is None
    assert article.outlet == "The Calder Gazette"


def test_published_and_updated_are_two_dates() -> None:
    article = page(
        "Bridge at Low Calder closed after cracks are found",
        "By Noor Brandt and Ola Finch",
        "Published: 5 June 2018 9:15 p.m. Updated: 6 June 2018",
        *PARAGRAPHS,
    )
    assert article.authors == ("Noor Brandt", "Ola Finch")
    assert article.published.edtf == "2018-06-05T21:15:00"
    assert article.published.clues[0].span.text == "5 June 2018 9:15 p.m."
    assert article.updated is not None and article.updated.edtf == "2018-06-06"


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    article = page("Bridge at Low Calder closed after cracks are found", "Monday 5 June 2018", *PARAGRAPHS)
    assert article.published.best == "2018-06-05"
    assert any("says Monday, but 2018-06-05 was a Tuesday" in note for note in article.notes)


def test_the_outlet_that_the_caller_gives_wins() -> None:
    data = (PAGES / "ferry_talks.txt").read_bytes()
    assert read(data, outlet="Island News").outlet == "Island News"


def test_the_date_that_the_caller_gives_wins() -> None:
    given = read(PAGES / "ferry_talks.txt", published="2019-03-15").published
    assert (given.basis, given.edtf, given.source) == (Basis.STATED, "2019-03-15", "given by the caller")


def test_the_same_text_from_two_outlets_is_two_articles_and_the_same_file_is_one() -> None:
    data = (PAGES / "ferry_talks.txt").read_bytes()
    assert read(data).id == read(data).id
    assert len({read(data).id, read(data, outlet="Island News").id, read(data, url="https://example.org/a").id}) == 3


def test_a_page_without_an_article_says_so() -> None:
    article = page("Home", "Sign in", "Subscribe", "News", "Sport")
    assert not body(article)
    assert any("no article here" in note for note in article.notes)


def test_a_bare_article_is_all_body() -> None:
    assert body(page(*PARAGRAPHS)) == list(PARAGRAPHS)


def test_a_single_sentence_is_an_article() -> None:
    assert body(page(PARAGRAPHS[0])) == [PARAGRAPHS[0]]


def test_an_outlet_that_speaks_of_itself_beside_an_appeal_is_set_aside_with_its_title() -> None:
    article = page(
        "Get alerts from The Calder Gazette",
        "Bridge at Low Calder closed after cracks are found",
        *PARAGRAPHS[:2],
        "Readers keep the valley in the news",
        "The Calder Gazette has a reporter in every town from the moor to the sea.",
        "If you value what we do, please consider a gift today.",
        *PARAGRAPHS[2:],
    )
    assert body(article) == list(PARAGRAPHS)


def test_a_report_on_the_outlet_itself_stays() -> None:
    report = "The Calder Gazette said on Monday that its editor would leave at the end of the month after nine years."
    article = page("Get alerts from The Calder Gazette", "Editor to leave", report, *PARAGRAPHS[:2])
    assert report in body(article)


def test_a_caption_with_a_credit_nobody_knows_is_still_a_caption() -> None:
    caption = "Lorries wait at the closed bridge in Low Calder on Wednesday"
    article = page("Bridge closed", caption, f"{caption} (Pia Voss/Calder Pictures)", *PARAGRAPHS)
    assert [block.text for block in article.blocks_of(Role.CAPTION)] == [caption]
    assert [block.text for block in article.blocks_of(Role.CREDIT)] == ["(Pia Voss/Calder Pictures)"]


def test_a_note_on_the_author_below_the_name_and_its_buttons_is_set_aside() -> None:
    for note in (
        "Hanna Berg is a transport reporter for The Calder Post. She previously wrote for two weeklies in the north.",
        "Prize-winning correspondent Hanna Berg writes about bridges. Her column appears in print every Friday.",
    ):
        article = page(*PARAGRAPHS, "Hanna Berg", "email", "facebook", note)
        assert roles(article)[note] is Role.FURNITURE
        assert set(PARAGRAPHS) <= set(body(article))


def test_a_paragraph_on_a_reporter_who_says_something_stays() -> None:
    told = "Hanna Berg, a reporter who lives by the bridge, said she had heard the piers crack at night for weeks."
    assert told in body(page(*PARAGRAPHS[:2], "Hanna Berg", told, *PARAGRAPHS[2:]))


def test_a_byline_with_a_day_names_its_author() -> None:
    article = page("Calder bridge is closed", "By Hanna Berg on Monday, November 18, 2019 at 11:04 a.m.", *PARAGRAPHS)
    assert article.authors == ("Hanna Berg",)
    assert article.published.edtf == "2019-11-18T11:04:00"
    assert body(article) == list(PARAGRAPHS)


def test_the_number_of_a_picture_and_the_rights_of_a_copy_are_no_part_of_the_report() -> None:
    rights = "Print it for your personal, non-commercial use. Schools may ask the Herald for more."
    assert body(page(*PARAGRAPHS[:2], "2 of 7", *PARAGRAPHS[2:], rights)) == list(PARAGRAPHS)


def test_a_sentence_that_counts_or_speaks_of_subscribers_stays() -> None:
    told = (
        "Two of 7 piers were sound.",
        "The newspaper changed its subscriber agreement in May, its publisher said, and lost a third of its readers.",
    )
    assert set(told) <= set(body(page(*PARAGRAPHS[:2], *told, *PARAGRAPHS[2:])))


def test_the_outlet_and_its_day_below_a_headline_date_the_report() -> None:
    body = "The bridge over the Aske was shut on Friday, the county said. Repairs will take weeks, it added."
    article = read(f"Tolland bridge shut\nThe Tolland Echo, 3 May 2024\n\n{body}\n\n{body} Nobody was hurt.\n".encode())
    assert article.published.edtf == "2024-05-03"
    other = read(
        f"Tolland bridge shut\nWhat we know after a week, 3 May 2024\n\n{body}\n\n{body} It rained.\n".encode()
    )
    assert other.published.edtf is None
