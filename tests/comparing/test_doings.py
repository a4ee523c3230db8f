"""Everything that one body did, in order, over several reports."""

from commonground.comparing.telling.doings import Doing, timeline_of
from commonground.pipeline import annotate, from_text
from commonground.records.story import Report

LAUNCH = (
    "Kestrel Works opens plant\n\nKestrel Works opened a plant in Lindby on Tuesday. Kestrel Works had sold its old "
    "yard in 2029. Kestrel Works will deliver the first ferry in June 2032."
)


def report(text: str, published: str = "2031-05-09") -> Report:
    article = from_text(text, published=published)
    return Report(article, annotate(article))


def told(name: str, *reports: Report) -> dict[str, Doing]:
    return {doing.told[0][1].trigger.text: doing for doing in timeline_of(name, reports)}


def test_what_a_firm_did_stands_in_the_order_of_its_dates() -> None:
    lines = timeline_of("Kestrel Works", [report(LAUNCH)])
    dated = [(doing.told[0][1].trigger.text, doing.date) for doing in lines if doing.date]
    assert dated[0] == ("sold", "2029")
    assert ("opened", "2031-05-06") in dated
    assert [date for _, date in dated] == sorted(date or "" for _, date in dated)


def test_what_another_firm_did_is_not_its_doing() -> None:
    text = "Orsen Lines sold a ferry on Monday. Kestrel Works bought a crane on Tuesday."
    assert set(told("Kestrel Works", report(text))) == {"bought"}


def test_the_news_without_a_day_is_placed_about_the_day_of_its_report() -> None:
    found = told("Kestrel Works", report("Kestrel Works has dismissed its chief engineer."))
    (doing,) = found.values()
    assert doing.date is None
    assert doing.placed == "2031-05-09~"


def test_what_stands_far_down_without_a_day_was_over_by_the_day_of_its_report() -> None:
    body = "The quay is new. The wind was light. The crowd went home. Kestrel Works once painted every crane green."
    assert told("Kestrel Works", report(body))["painted"].placed == "../2031-05-09"


def test_what_is_only_planned_and_has_no_day_is_placed_nowhere() -> None:
    doing = told("Kestrel Works", report("Kestrel Works plans to paint the cranes."))["paint"]
    assert (doing.date, doing.placed) == (None, None)


def test_what_is_denied_is_no_doing() -> None:
    assert "sold" not in told("Kestrel Works", report("Kestrel Works has not sold the yard."))


def test_two_reports_of_one_thing_make_one_line_with_both_as_evidence() -> None:
    first = report("Kestrel Works opened a plant for ferries in Lindby on Tuesday.")
    second = report("On Tuesday, Kestrel Works opened a plant in Lindby, where it will build ferries.", "2031-05-10")
    doing = told("Kestrel Works", first, second)["opened"]
    assert {article for article, _ in doing.told} == {first.article.id, second.article.id}


def test_two_things_of_one_report_stay_two_lines() -> None:
    lines = timeline_of(
        "Kestrel Works",
        [report("Kestrel Works sold a crane on Tuesday. Kestrel Works sold a crane to Orsen on Tuesday.")],
    )
    assert len(lines) == 2


def test_a_model_is_known_by_its_number_and_its_nickname() -> None:
    text = "The Kestrel 40 Swift sank on Monday. The Swift had left Lindby on Sunday. The Kestrel 40 burned in 2030."
    assert {"sank", "left", "burned"} <= set(told("Kestrel 40 Swift", report(text)))


def test_the_maker_does_not_do_what_its_model_does() -> None:
    assert "sank" not in told("Kestrel", report("The Kestrel 40 sank on Monday."))


def test_a_light_verb_is_named_by_its_object_and_a_verb_keeps_its_particle() -> None:
    found = told(
        "Kestrel Works", report("Kestrel Works made an offer on Monday. Kestrel Works rolled out a ferry today.")
    )
    assert {"offer", "rolled out"} <= set(found)


def test_each_line_is_a_stretch_of_its_article() -> None:
    page = report(LAUNCH)
    for doing in timeline_of("Kestrel Works", [page]):
        for article, event in doing.told:
            assert article == page.article.id
            assert page.article.text[event.trigger.start : event.trigger.end] == event.trigger.text
            assert event.participants


def test_a_name_that_nobody_writes_did_nothing() -> None:
    assert timeline_of("Nobody Ltd", [report(LAUNCH)]) == ()


def test_a_noun_of_a_deed_tells_it_too() -> None:
    text = "The flight of the Kestrel 40 drew crowds in Lindby in March 2029. The paint of the Kestrel 40 is green."
    found = told("Kestrel 40", report(text))
    assert "flight" in found
    assert "paint" not in found
