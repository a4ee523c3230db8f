"""What stands in the same kind of element as an article's paragraphs is the article's; small pages made up for it."""

from commonground.reading.read import read
from commonground.records.article import Article, Block, Role

TITLE = "Salt marsh bought by the county"
FIRST = (
    "The county bought the salt marsh below Ellerby on Monday and will open a path through it in the autumn.",
    "The marsh had belonged to a dairy firm since 1958, which let its cattle graze there until the dyke broke.",
    "“Nobody has walked there for sixty years,” said Ines Holt, who leads the county’s parks office.",
    "The price was 1.2 million crowns, of which a fund for wetlands pays two thirds, the office said.",
)
SECOND = (
    "Holt said that the path would be built of oak and would run for three miles between the two bridges of Ellerby.",
    "Birds will have the north bank to themselves from March to July, when the path is closed, the plan says.",
    "The dairy firm keeps the right to cut hay on eleven acres beside the road until the contract ends in 2031.",
)
CARDS = "".join(
    f"<div class='card'><p class='card-text'>{text}</p></div>"
    for text in (
        "A baker in Ellerby has won the prize for the best rye bread of the province for the third time.",
        "The ferry to the lighthouse sails every hour again now that its new engine has been approved.",
    )
)


def page(inside: str, below: str = "") -> Article:
    head = f"<html><head><title>{TITLE}</title></head><body><main class='site'><h1>{TITLE}</h1>"
    return read(f"{head}{inside}</main>{below}</body></html>".encode())


def chunk(*paragraphs: str) -> str:
    inside = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in paragraphs)
    return f"<div class='chunk'><div class='article-body'>{inside}</div></div>"


def body(article: Article) -> list[str]:
    return [block.text for block in article.blocks_of(Role.BODY)]


def block(article: Article, start: str) -> Block:
    return next(block for block in article.blocks if block.text.startswith(start))


def test_an_article_goes_on_below_an_advertisement_in_a_second_element_of_the_same_kind() -> None:
    article = page(chunk(*FIRST) + "<div class='ad'>Advertisement</div>" + chunk(*SECOND) + CARDS)
    assert body(article) == [*FIRST, *SECOND]


def test_another_report_on_the_same_page_begins_at_its_own_main_heading() -> None:
    other = "<h1>Rye bread wins a prize</h1>" + chunk(*(text.replace("Holt", "Amsel") for text in SECOND))
    article = page(chunk(*FIRST, SECOND[0]) + other)
    assert not any("Birds will have" in text for text in body(article))


def test_a_short_sentence_that_is_a_link_is_still_said() -> None:
    linked = "<p><a href='/marsh/plan'><span>The plan is not final yet</span></a>.</p>"
    article = page(chunk(*FIRST[:3], linked, FIRST[3], *SECOND))
    assert "The plan is not final yet." in body(article)


def test_a_subheading_of_few_words_stays_and_a_newsletter_s_title_does_not() -> None:
    box = "<div class='signup'><h3>Get daily county news</h3><p class='small'>Enter your email address</p></div>"
    article = page(chunk(FIRST[0], FIRST[1], "<h3>‘Sixty years’: Parks office</h3>", FIRST[2], FIRST[3], box, *SECOND))
    assert "‘Sixty years’: Parks office" in body(article)
    assert block(article, "Get daily county news").role is Role.FURNITURE


def test_a_line_break_inside_a_sentence_does_not_part_it() -> None:
    broken = (
        "“The path will be closed from March to July for the birds, and the county will<br>pay a warden,” Holt said."
    )
    article = page(chunk(*FIRST[:2], f"<p>{broken}</p>", *FIRST[3:], *SECOND))
    assert any("will\npay a warden,” Holt said." in text for text in body(article))


def test_two_sentences_with_a_line_break_between_them_stay_two_lines() -> None:
    parted = "The warden starts in March.<br>The county has not said who it will be."
    found = body(page(chunk(*FIRST[:2], f"<p>{parted}</p>", *FIRST[2:], *SECOND)))
    assert "The warden starts in March." in found and "The county has not said who it will be." in found


def test_what_the_page_styles_as_a_caption_is_one_though_it_is_a_sentence() -> None:
    caption = "Holt shows the place where the path will begin, below the older of the two bridges, in March."
    shown = f"<div class='picture'><img src='a.jpg'><p class='imageCaption'>{caption}</p></div>"
    article = page(chunk(*FIRST, shown, *SECOND))
    assert block(article, "Holt shows the place").role is Role.CAPTION
    assert body(article) == [*FIRST, *SECOND]


def test_a_sentence_in_one_element_with_a_credit_is_the_picture_s_caption() -> None:
    caption = "Pictured on the dyke, from left, are Ines Holt of the parks office, and the brothers Aron and Piet Vos."
    shown = f"<div class='photo-widget'><img src='a.jpg'><p>{caption}</p><p>Image: Lena Aske</p></div>"
    article = page(chunk(*FIRST) + shown + chunk(*SECOND))
    assert block(article, "Pictured on the dyke").role is Role.CAPTION


def test_the_description_of_an_author_s_portrait_is_no_byline() -> None:
    record = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Lena Aske"}}'
    by = "<img src='a.jpg' alt='Portrait of Lena Aske'><div class='by'>By Lena Aske</div>"
    article = page(f"{record}</script>{by}" + chunk(*FIRST, *SECOND))
    assert [span.text for span in article.byline] == ["By Lena Aske"]


def test_a_date_far_from_the_record_s_is_not_the_report_s() -> None:
    record = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-11T09:00:00+00:00"}'
    issue = "<div class='promo'>December 25, 2023</div>"
    article = page(f"{record}</script><div>January 11, 2024</div>" + chunk(*FIRST[:2]) + issue + chunk(*SECOND))
    assert [block.text for block in article.blocks_of(Role.PUBLISHED)] == ["January 11, 2024"]


def test_an_element_that_is_called_a_line_break_is_one() -> None:
    called = '<span class="id-7 br" data-at="2"></span>'
    assert body(page(f"<div class='text'>{called.join(FIRST)}</div>")) == list(FIRST)


def test_two_words_styled_apart_in_a_sentence_stay_in_it() -> None:
    parted = "The office’s note read: “I <strong></strong>walked there once and saw nothing but mud,” and no more."
    whole = "The office’s note read: “I walked there once and saw nothing but mud,” and no more."
    assert whole in body(page(chunk(*FIRST, f"<p>{parted}</p>", *SECOND)))


def test_the_last_short_paragraphs_of_an_article_in_elements_of_their_own_are_not_lost() -> None:
    parts = [f"<div class='text-block x7'><p>{text}</p></div>" for text in (*FIRST, *SECOND)]
    parts += ["<div class='head-block x7'><h2>Who keeps the marsh?</h2></div>"]
    parts += [
        f"<div class='text-block x7'><p>{text}</p></div>" for text in ("The parks office does.", "It has two wardens.")
    ]
    found = body(page(f"<div class='site-body'>{''.join(parts)}</div>"))
    assert found[-2:] == ["The parks office does.", "It has two wardens."]
