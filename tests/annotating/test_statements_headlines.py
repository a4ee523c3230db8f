"""Headline quotations and the body quotations that they shorten."""

from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analyze import analyze
from commonground.reading.read import read
from commonground.records.annotations import Statement


def statements(headline: str, body: str) -> list[Statement]:
    page = (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{body}</article></body></html>"
    )
    article = read(page.encode(), media_type="text/html")
    assert article.headline is not None
    analysis = analyze(article)
    return list(find_statements(article, analysis, who_is_who(article, analysis)))


BODY = (
    "<p>The story of this valley is being told in the floods of its rivers, the mayor of Ostrava Mill was warned.</p>"
    "<p>“The future of the valley is being washed away by its rivers,” said Helena Vance, who has run the town of"
    " Ostrava Mill since the great flood of 1997 and means to stay.</p>"
    "<p>Work on a second wall began in the spring and will go on until the autumn, when the river rises again.</p>"
)


def test_a_shortened_headline_quotation_repeats_the_body_and_is_altered() -> None:
    found = statements("'Future of valley being washed away by its rivers' says Helena Vance after flood", BODY)
    headline, body = found[0], next(s for s in found if "The future" in s.content[0].text)
    assert headline.repeats is not None
    assert found[headline.repeats] == body
    assert headline.altered


def test_a_verbatim_headline_quotation_is_not_altered() -> None:
    headline = statements("Helena Vance: 'The valley is being washed away'", BODY)[0]
    assert headline.repeats is not None
    assert not headline.altered


def test_a_headline_quotation_without_its_like_stands_alone() -> None:
    headline = statements("'We will never leave this town', says Helena Vance", BODY)[0]
    assert headline.repeats is None
    assert headline.content[0].text == "We will never leave this town"
