"""Times without a date: "now", "recently", "recent years", "the future", "the latest figures"."""

import re

from commonground.annotating.timex.meaning import Meaning, vague
from commonground.annotating.timex.rules import Rule, Setting, leave_alone, rule
from commonground.annotating.timex.vocabulary import LONG_UNIT, MONTH, NUMBER, WEEKDAY, S
from commonground.records import edtf

PRESENT = rf"(?:now|currently|current|nowadays|these{S}days|at{S}present|presently|at{S}the{S}moment|present{S}day)"
COUNTS = "(?:figures?|numbers?|data|statistics|count|tally|toll|estimates?|polls?|survey|results|report|census)"


def _present(_match: re.Match[str], at: Setting) -> Meaning | None:
    return vague("PRESENT_REF", "about the article's date", f"{at.today}~")


def _latest(_match: re.Match[str], _at: Setting) -> Meaning | None:
    return vague("PRESENT_REF", "the newest by the article's date; the day is not told")


def _past(_match: re.Match[str], at: Setting) -> Meaning | None:
    return vague("PAST_REF", "some time up to the article's date", edtf.span(None, at.today))


def _future(_match: re.Match[str], at: Setting) -> Meaning | None:
    return vague("FUTURE_REF", "some time from the article's date on", edtf.span(at.today, None))


RULES: tuple[Rule, ...] = (
    rule("present", "vague", PRESENT, _present),
    rule("latest figures", "vague", rf"latest(?={S}(?:\w{{1,20}}{S}){{0,2}}{COUNTS}\b)", _latest),
    rule(
        "recent",
        "vague",
        rf"(?:(?:the{S})?(?:more{S}|most{S})?recent(?:{S}(?:days|weeks|months|years|decades|times))|(?:more{S}|most{S})?recently)",
        _past,
    ),
    rule(
        "the past",
        "vague",
        rf"the{S}past(?!{S}\w)|(?<=\bin\s)the{S}past(?!{S}(?:{NUMBER}|{LONG_UNIT}|season|fiscal|half|[a-z]+-)\b)",
        _past,
    ),
    rule("long ago", "ago", rf"(?:long|not{S}(?:so{S}|too{S})?long){S}ago", _past),
    rule(
        "future",
        "vague unit",
        rf"(?:the{S}(?:(?:near|foreseeable|immediate|not-too-distant|distant){S})?future|(?:the{S})?(?:coming|upcoming){S}(?:days|weeks|months|years|decades))",
        _future,
    ),
    rule(
        "past tense of pass",
        "vague",
        rf"past{S}(?:the|a|an|his|her|their){S}(?!{MONTH}|{WEEKDAY})\w{{1,20}}",
        leave_alone,
    ),
)
