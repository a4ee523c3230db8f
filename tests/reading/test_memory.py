"""What an outlet's other pages and a user's own word make of a line."""

import pytest

from commonground.reading.memory import YOURS, Memory, keys_of, line_key, recall
from commonground.reading.read import from_text, read
from commonground.records.article import Article, Role

PARAGRAPH = "The harbour wall at Stonehollow was built in four years, and its lamp is lit at dusk from May to October."
LINES = (
    "The lamp on the harbour wall stayed dark for a third night on Friday.",
    PARAGRAPH,
    "A postcard from the quay",
    "“It will be lit,” said Lena Aske.",
)


def article() -> Article:
    return from_text("\n\n".join(LINES), outlet="The Harbour Post")


def roles(found: Article) -> dict[str, Role]:
    return {block.text: block.role for block in found.blocks}


def stands_on(count: int, of: int, *lines: str) -> Memory:
    return Memory({line_key(line): count for line in lines}, {}, of)


def test_a_line_on_many_pages_of_the_outlet_is_furniture_and_says_on_how_many() -> None:
    found = recall(article(), stands_on(14, 20, "A postcard from the quay"))
    block = found.blocks[2]
    assert (block.role, block.reason) == (Role.FURNITURE, "stands on 14 of 20 pages of The Harbour Post")
    assert [other.role for other in found.blocks if other is not block] == [Role.BODY] * 3
    assert found.text == article().text


@pytest.mark.parametrize(("count", "of"), [(2, 4), (3, 31)])
def test_a_line_on_few_pages_stays(count: int, of: int) -> None:
    known = stands_on(count, of, "A postcard from the quay")
    assert recall(article(), known) == article()


def test_the_background_of_a_long_story_stays_until_half_the_pages_have_it() -> None:
    assert recall(article(), stands_on(9, 20, PARAGRAPH)) == article()
    assert roles(recall(article(), stands_on(10, 20, PARAGRAPH)))[PARAGRAPH] is Role.FURNITURE


def test_what_somebody_said_is_never_set_aside_for_standing_on_other_pages() -> None:
    assert recall(article(), stands_on(20, 20, LINES[3])) == article()


def test_the_users_word_wins_over_the_count() -> None:
    key = line_key("A postcard from the quay")
    found = recall(article(), Memory({key: 20}, {key: Role.BODY}, 20))
    assert (found.blocks[2].role, found.blocks[2].reason) == (Role.BODY, YOURS)


def test_numbers_and_capitals_do_not_make_another_line() -> None:
    assert line_key("Comments (14)") == line_key("COMMENTS 9")
    assert line_key("Comments (14)") != line_key("No comments")


def test_lines_without_words_are_never_remembered() -> None:
    dashes = from_text("* * *\n\nThe lamp stayed dark.")
    assert keys_of(dashes) == {"the lamp stayed dark"}
    assert recall(dashes, Memory({"": 50}, {"": Role.FURNITURE}, 50)) == dashes


def test_a_line_marked_as_headline_gives_the_article_its_title() -> None:
    key = line_key("A postcard from the quay")
    found = recall(article(), Memory(roles={key: Role.HEADLINE}))
    assert found.title == "A postcard from the quay"
    assert found.headline is not None
    assert found.headline.start == found.blocks[2].start


def test_a_byline_marked_as_furniture_takes_its_author_along() -> None:
    page = "\n\n".join(("Harbour lamp dark for a third night", "By Lena Aske", LINES[0], PARAGRAPH, LINES[3]))
    before = read(page.encode(), outlet="The Harbour Post")
    assert before.authors == ("Lena Aske",)
    after = recall(before, Memory(roles={line_key("By Lena Aske"): Role.FURNITURE}))
    assert (after.authors, after.byline) == ((), ())
    again = recall(after, Memory(roles={line_key("By Lena Aske"): Role.BYLINE}))
    assert again.authors == ("Lena Aske",)
