"""What each line of a careless scrape is: the roles of the lines around an article, then of the article's own."""

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from commonground.reading import furniture, signs
from commonground.reading.dateline import PUBLISHED, UPDATED, PrintedDate, printed_dates
from commonground.reading.line_features import stems
from commonground.reading.line_model import TwoLooks, shipped_twice
from commonground.reading.lines import Line
from commonground.reading.names import BY, agency_of, opens_with_agency, people
from commonground.reading.repeats import given_twice
from commonground.records.article import Role

LIKELY, DOUBTFUL, UNLIKELY = 0.4, 0.2, 0.02
"""Chance from which a line is the article's: for a short one, for a sentence, for a paragraph, as losing a paragraph is
worse than keeping a line of machinery. On fundus, then aeb (`quality/reading.py --lines`): word F1, perfect pages and
body words kept are 96.3, 29.3, 98.9 and 94.1, 25.5, 96.8 here; 95.9, 27.4, 99.0 and 94.2, 25.5, 97.4 at (.3, .1, .02);
and 96.4, 29.3, 98.8 and 93.6, 25.5, 95.1 with .05 for paragraphs."""
SENTENCE, PARAGRAPH = 10, 40
"""Words from which a line that ends as a sentence counts as one, and from which any line counts as a paragraph."""
HEAD_LINES = 12
"""Lines above the first paragraph among which captions and credits are the article's own."""
OUTLET_WORDS = 6
"""Words of the longest name of an outlet before a day; a longer line is a sentence or a headline."""
LEAST_HEADLINE = 0.5
"""Score below which no line above an article is its headline."""
HEADLINE_WORDS = 30
"""Words of the longest headline; a longer line above an article is its standfirst or its first paragraph."""
SENTENCES = re.compile(r"\w{3}[.!?][\"”’»']? [\"“‘«]?[A-Z].*\w{3}[.!?][\"”’»']?(?: [A-Z]|$)", re.DOTALL)
"""Two whole sentences: no headline."""
SHOWS = re.compile(
    r"\bfile (?:photo|image|picture)\b|, (?:far |second from )?(?:left|right|cent(?:er|re)),", re.IGNORECASE
)
"""What captions say of a picture and reports of no event; so does a full date with its year."""
CAPTION_WORDS = 70
"""Words of the longest caption that closes with its credit or stands above it."""
REPEATS = "repeats the line above with a credit"
STANDFIRST_WORDS, STANDFIRST_TOLD = 10, 0.4
"""Words of the shortest standfirst, and share of its content words that the article takes up. By place alone 24 of 93
lines under a headline were one by the labels of the news pages; with these, and without dates and addresses, 18 of 37
are, and most of the rest are summaries that the labels leave out."""
STANDFIRST_LEAD = 0.6
"""Score by which a line under another may be ahead of it and still be its standfirst."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its role and, where it was set aside or is not plainly what it is, the reason in words."""

    line: Line
    role: Role
    reason: str | None = None


def is_paragraph(line: Line) -> bool:
    """Whether a line reads as a paragraph of an article: a sentence of some length, or a long line."""
    count = len(line.words)
    return (count >= 12 and line.is_sentence) or count >= 30


def is_published_line(line: Line) -> tuple[PrintedDate, ...]:
    """The dates of a line that says little else than when the page was published; () for any other line."""
    if len(line.words) > 24:
        return ()
    dates = printed_dates(line.text)
    if not dates:
        return ()
    rest = line.text
    for printed in reversed(dates):
        rest = rest[: printed.start] + " " + rest[printed.end :]
    rest = PUBLISHED.sub(" ", UPDATED.sub(" ", rest))
    left = [word for word in rest.replace("|", " ").split() if any(c.isalpha() for c in word)]
    left = [
        word
        for word in left
        if word.lower().strip(":,.") not in {"on", "at", "date", "last", "first", "by", "am", "pm"}
    ]
    return dates if len(left) <= 2 or (BY.match(line.text) and people(rest)) else ()


def names_outlet_and_day(line: Line) -> bool:
    """Whether a line is a name in capitals and a day, as people paste it ("The Tolland Echo, 3 May 2024")."""
    dates = printed_dates(line.text)
    if len(dates) != 1 or line.text[dates[0].end :].strip(" ."):
        return False
    name, mark = line.text[: dates[0].start].rstrip()[:-1], line.text[: dates[0].start].rstrip()[-1:]
    words = name.split()
    return (
        mark in (",", "|", "–", "—", "•", "·") and 0 < len(words) <= OUTLET_WORDS and all(w[0].isupper() for w in words)
    )


def dated_role(line: Line) -> Role:
    """What a line with the date of publication is: a byline where it names people too."""
    dates = printed_dates(line.text)
    return Role.BYLINE if dates and people(line.text[: dates[0].start]) else Role.PUBLISHED


def is_agency_byline(line: Line, agency: str | None) -> bool:
    """Whether a line is the name of a news agency, alone or with a date."""
    rest = opens_with_agency(line.text, agency) if len(line.words) <= 14 else None
    if not rest:
        return rest == ""
    dates = printed_dates(rest)
    return bool(dates) and len(rest) <= dates[-1].end + 6 and dates[0].start <= 3


def is_byline(line: Line) -> bool:
    """Whether a line is a byline: it opens with "By" and goes on with a name, or is nothing but names."""
    if len(line.words) > 24 or (line.text.endswith((".", "!", "?")) and len(line.words) > 8):
        return False
    names = people(line.text)
    if BY.match(line.text):
        return bool(names) or (len(line.words) <= 6 and line.words[1:2] != () and line.words[1][0].isupper())
    return bool(names) and sum(len(name.split()) for name in names) >= len(line.words) - 1


def mark_lines(lines: Sequence[Line], model: TwoLooks | None = None) -> tuple[Marked, ...]:
    """The role of every line: machinery by its words, captions, what the model takes for the article, then its head.

    `model` is the shipped one unless another is given.
    """
    aside = furniture.set_aside(lines)
    captions = find_captions(lines, aside)
    chances = (model or shipped_twice()).chances(lines)
    body = find_body(lines, chances, aside.keys() | captions.keys())
    aside |= given_twice(lines, body)
    body -= aside.keys()
    paragraphs = [at for at in sorted(body) if is_paragraph(lines[at])] or sorted(body)
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
    captions = {at: mark for at, mark in captions.items() if first - HEAD_LINES <= at <= last + 1}
    named = captions | find_head(lines, aside, captions, first, last)
    return tuple(
        named[at]
        if at in named
        else Marked(line, Role.FURNITURE, aside[at])
        if at in aside
        else Marked(line, Role.BODY)
        if at in body
        else Marked(line, Role.FURNITURE, f"reads as page machinery ({chances[at]:.0%} likely to be the article's)")
        for at, line in enumerate(lines)
    )


def find_body(lines: Sequence[Line], chances: Sequence[float], named: Set[int]) -> set[int]:
    """The lines that are the article's: those the model takes for it, a long one also where it is in doubt.

    Where it takes none, every paragraph that nothing speaks against.
    """
    open_lines = [at for at in range(len(lines)) if at not in named]
    body = {at for at in open_lines if chances[at] >= least_chance(lines[at])}
    return body or {at for at in open_lines if is_paragraph(lines[at])}


def least_chance(line: Line) -> float:
    """The chance from which a line of its length and shape is the article's."""
    count = len(line.words)
    if count >= PARAGRAPH:
        return UNLIKELY
    return DOUBTFUL if count >= SENTENCE and line.is_sentence else LIKELY


def find_captions(lines: Sequence[Line], aside: dict[int, str]) -> dict[int, Marked]:
    """Captions and picture credits: by their credit, by the credit line below them, or doubled."""
    found: dict[int, Marked] = {}
    for at, line in enumerate(lines):
        if at in aside and not signs.is_credit(line.text):
            continue
        follower = lines[at + 1] if at + 1 < len(lines) else None
        if signs.is_credit(line.text):
            found[at] = Marked(line, Role.CREDIT, "a picture credit")
        elif signs.credit_tail(line) is not None and len(line.words) <= CAPTION_WORDS:
            found[at] = Marked(line, Role.CAPTION, "ends with a picture credit")
        elif follower and doubles(line, follower):
            found[at] = Marked(line, Role.FURNITURE, "the caption below, given twice")
        elif at and doubles(lines[at - 1], line):
            found[at] = Marked(line, Role.CAPTION, REPEATS)
        elif follower and signs.is_credit(follower.text) and len(line.words) >= 4 and may_be_caption(line):
            found[at] = Marked(line, Role.CAPTION, "stands above a picture credit")
    return found


def may_be_caption(line: Line) -> bool:
    """Whether a line above a credit is the caption: no paragraph, or one that says who stands where or when."""
    shows = SHOWS.search(line.text) is not None or bool(printed_dates(line.text))
    return not is_paragraph(line) or (shows and len(line.words) <= CAPTION_WORDS and not signs.reports(line))


def doubles(line: Line, follower: Line) -> bool:
    """Whether the next line repeats this one and closes with words in brackets, as scraped captions do."""
    rest = follower.text.removeprefix(line.text).strip()
    return len(line.words) >= 4 and rest != follower.text and rest.startswith("(") and rest.rstrip(".").endswith(")")


def find_head(
    lines: Sequence[Line], aside: dict[int, str], captions: dict[int, Marked], first: int, last: int
) -> dict[int, Marked]:
    """Headline, standfirst, byline and publication date among the lines above the first paragraph."""
    found: dict[int, Marked] = {}
    agency = agency_of(lines[first].text) if first < len(lines) else None
    for at in range(first):
        if at in aside or at in captions:
            continue
        if is_published_line(lines[at]) or (at and names_outlet_and_day(lines[at])):
            found[at] = Marked(lines[at], Role.BYLINE if is_agency_byline(lines[at], agency) else dated_role(lines[at]))
    open_lines = [at for at in range(first) if at not in aside and at not in captions and at not in found]
    headline = find_headline(lines, open_lines, first, last)
    if headline is not None:
        found[headline] = Marked(lines[headline], Role.HEADLINE)
    for at in open_lines:
        if at == headline:
            continue
        if headline is not None and at > headline and is_agency_byline(lines[at], agency):
            found[at] = Marked(lines[at], Role.BYLINE, "a news agency")
            continue
        if is_byline(lines[at]) and (headline is None or at > headline or BY.match(lines[at].text)):
            found[at] = Marked(lines[at], Role.BYLINE)
    if headline is not None and is_standfirst(lines, found, headline, first, last):
        found[headline + 1] = Marked(lines[headline + 1], Role.STANDFIRST)
    return found


def find_headline(lines: Sequence[Line], candidates: Sequence[int], first: int, last: int) -> int | None:
    """The line above the article whose words the article takes up most; of two in a row, the upper one."""
    body = {stem(word) for line in lines[first : last + 1] for word in line.words}
    scores = {at: score for at in candidates if (score := headline_score(lines[at], body, first - at)) > LEAST_HEADLINE}
    if not scores:
        return None
    best = max(scores, key=lambda at: scores[at])
    # A standfirst says more of the article than the headline above it, so its words alone would win.
    above = best - 1
    if repeated_below(lines, best, scores):
        return best + 1
    if above in scores and lines[above].letters.endswith(lines[best].letters):
        return best
    if above in scores and scores[above] > scores[best] - STANDFIRST_LEAD and len(lines[above].words) >= 4:
        return above
    return best


def repeated_below(lines: Sequence[Line], at: int, candidates: Collection[int]) -> bool:
    """Whether the next line is the one at `at` once more, or without the menu's words before it ("HomeNewsFerry …")."""
    return at + 1 in candidates and lines[at].letters.endswith(lines[at + 1].letters)


def headline_score(line: Line, body: Set[str], above: int) -> float:
    """How much a line, `above` lines over an article with these word stems, reads as its headline; 0 for not at all."""
    own = {stem(word) for word in line.words if len(word) > 3}
    if not 2 <= len(line.words) <= HEADLINE_WORDS or not own or is_byline(line) or SENTENCES.search(line.text):
        return 0.0
    shared = len(own & body) / len(own)
    length = min(len(line.words), 8) / 8
    return shared + length - (0.5 if line.text.endswith((".", ":")) else 0) - 0.02 * above


def stem(word: str) -> str:
    """A word cut to what its forms share."""
    return word.lower().replace("’s", "").replace("'s", "")[:5]


def is_standfirst(lines: Sequence[Line], named: Mapping[int, Marked], headline: int, first: int, last: int) -> bool:
    """Whether the line under the headline is a standfirst: of some length, of the article, and no date or name."""
    at = headline + 1
    if at >= first or at in named or len(lines[at].words) < STANDFIRST_WORDS:
        return False
    line = lines[at]
    if any(sign in line.text for sign in "|@»") or printed_dates(line.text) or lines[headline].letters in line.letters:
        return False
    own = stems(line)
    told = {stem for other in lines[first : last + 1] for stem in stems(other)}
    return len(own & told) >= STANDFIRST_TOLD * len(own)
