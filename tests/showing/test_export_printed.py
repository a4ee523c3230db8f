"""The brief to print: one file that needs nothing else, with a way from every line to its sentence and back."""

import re
from dataclasses import replace

from any_story import stories
from harbour_story import harbour, page
from hostile_story import hostile
from hypothesis import given, settings
from lxml import html

from commonground.records.annotations import Annotations
from commonground.records.article import Role
from commonground.records.story import Report, Story
from commonground.showing.choices import Choices
from commonground.showing.export.printed import edged, printed
from commonground.showing.words import plain

TAGS = (
    "html head meta title style body main nav article header section h1 h2 h3 p br ol ul li a b i u span small mark "
    "blockquote footer div table thead tbody tr th td"
)
OURS = set(TAGS.split())
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "rel", "aria-label"}
ADDRESS = re.compile(r"(#[nrs]\d+|https://[\w./?=&-]+)")


def drawn(*told: Story, furniture: bool = False) -> html.HtmlElement:
    """The document as a browser reads it; nothing in it is but what the template drew."""
    document = html.document_fromstring(printed(told or (harbour(),), Choices(furniture=furniture)))
    for node in document.iter():
        assert node.tag in OURS, node.tag
        assert set(node.attrib) <= ATTRIBUTES
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    hrefs = document.xpath("//@href")
    assert all(ADDRESS.fullmatch(href) for href in hrefs)
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    return document


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def section(document: html.HtmlElement, heading: str) -> html.HtmlElement:
    (found,) = [each for each in document.xpath("//section") if each.find("h2").text == heading]
    return found


def test_the_document_has_the_sections_of_the_brief() -> None:
    assert [words(heading) for heading in drawn().xpath("//h1 | //h2")] == [
        "Velm: Ana Terzi, port authority",
        "What is known",
        "Timeline",
        "Who said what",
        "Figures",
        "Report by report",
        "In one report only",
        "Why these reports are together or apart",
        "How each page was dated",
        "Reports",
        "Set aside as page furniture",
        "Notes",
    ]


def test_every_note_gives_the_report_the_offsets_and_the_sentence_with_the_words_marked() -> None:
    document = drawn()
    note = document.get_element_by_id("n1")
    start = harbour().reports[0].article.text.index("Dockers in Velm")
    assert words(note) == f"1 [1] The Courier, characters {start}–{start + 36}: “Dockers in Velm walked out on Monday.”"
    assert words(note.find("mark")) == "Dockers in Velm walked out on Monday"


def test_every_line_of_evidence_has_a_note_and_every_note_a_way_back() -> None:
    document = drawn()
    named = {href[2:] for href in document.xpath("//a[@class='ref']/@href")}
    listed = [node.get("id")[1:] for node in section(document, "Notes").iter("li")]
    assert [int(number) for number in listed] == list(range(1, len(listed) + 1))
    assert named == set(listed)
    lines = document.xpath("//ol[@class='events']/li | //blockquote | //tbody/tr")
    assert len(lines) > 10
    assert [words(line) for line in lines if not line.xpath(".//a[@class='ref']")] == []


def test_the_notes_lead_to_the_exact_stretch() -> None:
    text = {f"[{n}]": report.article.text for n, report in enumerate(harbour().reports, 1)}
    notes = list(section(drawn(), "Notes").iter("li"))
    for note in notes:
        number, start, end = re.search(r"(\[\d\]) .*, characters (\d+)–(\d+):", words(note)).groups()  # type: ignore[union-attr]
        assert words(note.find("mark")) == plain(text[number][int(start) : int(end)])
    assert len(notes) > 10


def test_what_is_claimed_or_planned_does_not_look_like_what_happened() -> None:
    classes = [line.get("class").split()[0] for line in section(drawn(), "Timeline").iter("li")]
    assert classes == ["happened", "planned", "claimed"]


def test_a_report_that_is_silent_on_a_point_is_named_and_a_copy_has_no_say() -> None:
    row = section(drawn(), "Report by report")
    assert "says otherwise: at least 900 dockers stayed away" in words(row)
    assert "[3]" not in words(row)


def test_furniture_is_listed_only_when_asked() -> None:
    assert "Sign in" not in printed([harbour()], Choices())
    assert "Sign in" in words(section(drawn(furniture=True), "Set aside as page furniture"))


def test_the_file_needs_nothing_else_and_runs_nothing() -> None:
    document = drawn()
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    style = document.find(".//style").text
    assert "url(" not in style
    assert "@import" not in style


def test_a_page_with_an_address_is_linked_and_no_other() -> None:
    story = harbour()

    def told(url: str) -> list[str]:
        first = replace(story.reports[0], article=replace(story.reports[0].article, url=url))
        document = drawn(replace(story, reports=(first, *story.reports[1:])))
        return [str(href) for href in document.xpath("//@href") if not href.startswith("#")]

    assert told("https://courier.example/strike?a=1&b=2") == ["https://courier.example/strike?a=1&b=2"]
    assert told("javascript:alert(1)") == []


def test_nothing_of_a_hostile_page_is_markup() -> None:
    text = printed([hostile()], Choices(furniture=True))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    document = drawn(hostile(), furniture=True)
    assert "<script>alert(1)</script>" in words(document)


def test_several_stories_have_a_list_and_number_their_reports_through() -> None:
    other = replace(
        harbour(), id="s2", title="Rain", reports=(lone(),), events=(), timeline=(), facts=(), copies=(), joins=()
    )
    document = drawn(other, harbour())
    assert document.find(".//title").text == "2 stories · Common Ground"
    assert [words(item.find("a")) for item in document.find(".//nav").iter("li")] == [
        "Velm: Ana Terzi, port authority",
        "Rain",
    ]
    assert "[4] rain.txt" in words(document)


def lone() -> Report:
    return Report(page("rain", ((Role.BODY, "It rained in Velm."),)), Annotations(article="rain"))


def test_a_page_without_an_article_is_named() -> None:
    bare = page("bare", ((Role.FURNITURE, "Sign in"),))
    story = Story(id="s2", title="t", reports=(Report(bare, Annotations(article="bare")),))
    assert "pages/bare.txt" in words(section(drawn(harbour(), story), "No article found on these pages"))
    assert "pages/bare.txt" in words(drawn(story))


def test_no_story_is_an_empty_page() -> None:
    assert "0 stories" in printed([], Choices())


def test_a_piece_of_a_line_keeps_the_blanks_at_its_ends() -> None:
    assert [edged(piece) for piece in (" a ", "a\n b", "\n", "", "\u202ea ")] == [" a ", "a b", " ", "", "a "]


@settings(max_examples=50, deadline=None)
@given(stories())
def test_any_story_is_drawn_with_nothing_of_its_own(story: Story) -> None:
    drawn(story, furniture=True)
