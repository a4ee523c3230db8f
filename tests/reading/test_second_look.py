"""The second look at a scraped page: what it sees of a line is what the first look took the lines around it for."""

from commonground.reading.line_model import shipped_twice
from commonground.reading.lines import Line, split_lines
from commonground.reading.read import read
from commonground.reading.second_look import second_features
from commonground.records.article import Role

REPORT = (
    "The council of Ellerby voted on Monday to rebuild the bridge over the Marle that was closed after the flood.",
    "Mayor Ines Holt said the work would begin in April and would cost the town 4.2 million crowns.",
    "A sawmill near Ellerby had offered the timber, but the engineers want the new bridge to be made of steel.",
    "Holt said that the ferry below the mill would sail every hour until the bridge is open again.",
)
BELOW = "Three bakeries in Calder have been closed after an inspection, the health office announced on Friday."


def lines_of(*lines: str) -> tuple[Line, ...]:
    return split_lines("\n\n".join(lines))


def seen_of(*lines: str, chances: list[float]) -> list[set[str]]:
    return [set(names) for names in second_features(lines_of(*lines), chances)]


def test_a_line_between_two_sure_paragraphs_stands_in_the_article_and_one_below_the_last_does_not() -> None:
    seen = seen_of(*REPORT[:2], "Steel or timber", REPORT[2], BELOW, chances=[0.99, 0.98, 0.5, 0.99, 0.3])
    assert any(name.startswith("where_in") for name in seen[2])
    assert any(name.startswith("where_after") for name in seen[4])


def test_a_line_is_held_against_the_words_and_names_of_the_others_not_its_own() -> None:
    seen = seen_of(*REPORT[:3], BELOW, chances=[0.99] * 4)
    assert any(name.startswith("sure_names0") for name in seen[3]), "Calder and Friday stand nowhere else"
    assert not any(name.startswith("sure_names0") for name in seen[2])


def test_words_that_a_sure_paragraph_holds_are_known_to_be_its() -> None:
    seen = seen_of(REPORT[1], "the work would begin in April", *REPORT[2:], chances=[0.99, 0.2, 0.99, 0.99])
    assert any(name.startswith("within") for name in seen[1])
    assert not any(name.startswith("within") for line in (0, 2, 3) for name in seen[line])


def test_a_page_of_which_the_first_look_is_sure_of_nothing_is_looked_at_again_all_the_same() -> None:
    seen = seen_of(*REPORT, chances=[0.1] * 4)
    assert all(any(name.startswith("where_before") for name in line) for line in seen)


def test_the_links_below_a_scraped_report_are_told_from_it() -> None:
    links = (
        "Related",
        "Ferry fares to rise in spring",
        "Three bakeries closed in Calder",
        "Sign up for our newsletter",
    )
    article = read("\n\n".join(("Ellerby to rebuild its bridge", *REPORT, *links)).encode())
    assert [block.text for block in article.blocks_of(Role.BODY)] == list(REPORT)


def test_a_page_without_lines_has_no_chances() -> None:
    assert shipped_twice().chances(()) == []
