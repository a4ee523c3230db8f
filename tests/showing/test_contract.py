"""What `--json` writes is what docs/json.md and the contract promise."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from harbour_story import harbour, page
from hypothesis import given
from hypothesis import strategies as st

from commonground.records.annotations import Annotations, Figure, Statement
from commonground.records.annotations import Directness as How
from commonground.records.article import Article, Role
from commonground.records.story import Report, Story
from commonground.showing import contract
from commonground.showing.brief import brief_json, reading_json

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
SHAPES = [shape for shape in vars(contract).values() if isinstance(shape, type) and issubclass(shape, contract.Shape)]


def decoded(stories: list[Story]) -> contract.Brief:
    return msgspec.json.decode(brief_json(stories), type=contract.Brief, strict=True)


def spans_of(node: object) -> list[dict[str, object]]:
    if isinstance(node, list):
        return [span for each in node for span in spans_of(each)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"start", "end", "text"} <= node.keys() else []
    return own + [span for each in node.values() for span in spans_of(each)]


def test_a_story_decodes_strictly_as_the_contract() -> None:
    brief = decoded([harbour()])
    assert brief.schema == "commonground.brief/1"
    assert [article.id for article in brief.articles] == ["courier", "gazette", "ledger"]
    assert brief.stories[0].articles == ["courier", "gazette", "ledger"]


def test_every_span_is_the_exact_slice_of_its_article() -> None:
    for article in json.loads(brief_json([harbour()]))["articles"]:
        spans = spans_of({key: value for key, value in article.items() if key != "text"})
        assert all(article["text"][s["start"] : s["end"]] == s["text"] for s in spans)
        assert spans or article["id"] == "ledger"


def test_cells_of_a_fact_are_spans_of_the_article_they_stand_under() -> None:
    brief = decoded([harbour()])
    text = {article.id: article.text for article in brief.articles}
    cells = [(id, span) for fact in brief.stories[0].facts for id, spans in fact.cells.items() for span in spans or ()]
    assert cells
    assert all(text[id][span.start : span.end] == span.text for id, span in cells)


def test_the_language_of_the_text_is_told() -> None:
    article = page("p", ((Role.BODY, "Le port est fermé."),), language="fr")
    story = Story(id="s", title="t", reports=(Report(article, Annotations(article="p")),))
    assert decoded([story]).articles[0].language == "fr"
    assert decoded([harbour()]).articles[0].language is None


def test_what_is_unknown_is_null_and_never_left_out() -> None:
    ledger = json.loads(brief_json([harbour()]))["articles"][2]
    assert set(ledger) == set(contract.Article.__struct_fields__)
    assert ledger["published"] == {"edtf": None, "best": None, "basis": "unknown", "source": None, "clues": []}
    assert ledger["outlet"] is None


def test_a_figure_says_in_words_what_it_counts_and_where() -> None:
    figure = decoded([harbour()]).articles[0].figures[0]
    assert figure.counted == "workers took part"
    assert figure.counted_span is not None
    assert figure.counted_span.text == figure.counted


def test_an_uncertain_join_is_not_joined_and_says_so() -> None:
    join = decoded([harbour()]).stories[0].joins[1]
    assert (join.joined, join.answer) == (False, "uncertain")


def test_mentions_point_to_entities_of_the_brief() -> None:
    brief = decoded([harbour()])
    ids = [entity.id for entity in brief.entities]
    assert len(ids) == len(set(ids))
    assert {mention.entity for article in brief.articles for mention in article.mentions} <= set(ids)


def test_entities_that_no_story_joined_are_told_apart_by_their_article() -> None:
    story = harbour()
    apart = [Story(id=r.article.id, title="t", reports=(r,)) for r in story.reports]
    brief = decoded(apart)
    assert [entity.id for entity in brief.entities] == ["courier/e1", "courier/e2", "gazette/e2"]
    assert brief.articles[0].mentions[0].entity == "courier/e1"


@pytest.mark.parametrize("text", ["half \ud83d of a face", "\udc00"])
def test_a_lone_surrogate_is_one_replacement_character(text: str) -> None:
    article = page("p", ((Role.BODY, text),))
    story = Story(id="s", title=text, reports=(Report(article, Annotations(article="p")),))
    written = decoded([story])
    assert written.articles[0].text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert len(written.articles[0].text) == len(text)


def test_a_figure_too_large_for_json_is_null() -> None:
    article = page("p", ((Role.BODY, "countless ships"),))
    figure = Figure("p", 0, 9, "countless", value=float("inf"))
    story = Story(id="s", title="t \ud800", reports=(Report(article, Annotations(article="p", figures=(figure,))),))
    assert decoded([story]).articles[0].figures[0].value is None


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(min_size=1, max_size=60))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    article = Article(id="a", source="f", sha256="0", text=text, blocks=(), title=text)
    said = Statement(content=(article.evidence(start, end),), directness=How.DIRECT, speaker_name=text)
    return Report(article, Annotations(article="a", statements=(said,)))


@given(reports())
def test_any_text_keeps_its_offsets(report: Report) -> None:
    article = decoded([Story(id="s", title="t", reports=(report,))]).articles[0]
    span = article.statements[0].content[0]
    assert article.text[span.start : span.end] == span.text
    assert len(article.text) == len(report.article.text)


def test_a_page_alone_has_the_keys_from_id_to_blocks() -> None:
    written = msgspec.json.decode(reading_json([harbour().reports[0].article]), type=contract.Reading)
    assert written.articles[0].blocks[0].role == "furniture"


def keys_in(documentation: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", documentation))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_key_is_in_the_docs(shape: type[contract.Shape]) -> None:
    documented = keys_in(DOCS.read_text("utf-8"))
    spans = {"start", "end", "text"}
    assert set(shape.__struct_fields__) - spans <= documented


def test_every_value_of_a_closed_list_is_in_the_docs() -> None:
    documented = keys_in(DOCS.read_text("utf-8"))
    choices = {c for shape in SHAPES for f in msgspec.structs.fields(shape) for c in literals(f.type)}
    names = {choice for choice in choices if re.fullmatch(r"[a-z_]+", choice)}
    assert len(names) > 30
    assert names <= documented


def literals(kind: object) -> set[str]:
    info = msgspec.inspect.type_info(kind)
    parts = info.types if isinstance(info, msgspec.inspect.UnionType) else (info,)
    return {str(v) for part in parts if isinstance(part, msgspec.inspect.LiteralType) for v in part.values}
