"""Texts read as the program reads them, up to the stage under test."""

from commonground.annotating.people import People, who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text
from commonground.records.annotations import Statement


def statements(text: str) -> list[Statement]:
    """The statements of a text, in its order."""
    article = from_text(text)
    analysis = analyze(article)
    return list(find_statements(article, analysis, who_is_who(article, analysis)))


def only(text: str) -> Statement:
    """The one statement of a text."""
    found = statements(text)
    assert len(found) == 1, [(s.cue and s.cue.text, [c.text for c in s.content]) for s in found]
    return found[0]


def told(text: str) -> list[tuple[str | None, list[str]]]:
    """Speaker and content of each statement."""
    return [(s.speaker.text if s.speaker else None, [c.text for c in s.content]) for s in statements(text)]


def people_by_rules(text: str) -> People:
    """Who is who in a text, names found by the rules."""
    article = from_text(text)
    return who_is_who(article, analyze(article, RuleAnalyzer()))
