"""Page machinery in text that other scrapers left: which lines, and why.

A line is set aside for what it says (cues), then for where it stands (runs of appeal lines take in the plain
paragraph between two of them, unless it reports).
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from commonground.reading import signs
from commonground.reading.lines import Line
from commonground.reading.names import is_person
from commonground.reading.outlet import outlet_named_in

KINDS = {
    "related": "a link to other pages",
    "advert": "an advertisement's label",
    "comments": "the readers' comments",
    "share": "a button to share the page",
    "newsletter": "an offer of newsletters or notifications",
    "account": "a prompt to sign in or register",
    "cookies": "a notice about cookies or terms",
    "rights": "a copyright notice",
    "navigation": "a part of the site's menu",
    "appeal": "an appeal for support",
    "note": "a note on the page itself",
}
SHORT = 15
"""Words up to which one cue is enough in a line that speaks to the reader."""
BOXED = 40
"""Words up to which one cue is enough in a line that opens with a label and speaks to the reader."""
LABEL = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+){0,5}: ?\S")
"""How a line in a box of reading aids opens: "Our briefing: Sign up …"."""
ORDER = re.compile(
    r"(?:To (?:read|see|view|watch|hear|listen|download|find|learn|follow)|For (?:more|the full|all|our)"
    r"|Read|See|Watch)\b.{0,600}\b(?:click|tap|press) here\b\W{0,3}",
    re.DOTALL,
)
"""A sentence that does nothing but tell where to press for something else."""
_NETWORKS = r"(?:Facebook|Twitter|X|Instagram|YouTube|TikTok|Threads|Bluesky|LinkedIn|WhatsApp|Telegram|Snapchat)"
FOLLOW = re.compile(rf"(?:Follow|Like|Find|Join|Watch) [^.!?]{{1,120}}\bon {_NETWORKS}\b[^!?]{{0,160}}[.!]?")
"""A sentence that does nothing but ask to follow somebody elsewhere."""
WRITE_TO = re.compile(
    r"(?:To (?:write to|contact|reach) [^.!?]{1,60}, )?(?:Write to|E-?mail|Contact|Reach)\b:?[^!?]{0,80}\S@\S{1,60}\.?",
    re.IGNORECASE,
)
"""A line that does nothing but give a reporter's address."""
ON_ITS_AUTHOR = "a note on who wrote it"
BIOGRAPHY = re.compile(r"(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was|has been|covers|writes|reports|joined|leads|edits)\b")
JOURNALIST = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|columnist|journalist|contributor|newsroom|covers|covering)\b",
    re.IGNORECASE,
)
BUTTONS, BUTTON_WORDS = 6, 3
"""Lines between an author's name and the note on the author, and words of each: buttons to write or to follow."""
OWN_WORK = frozenset({"writes", "wrote"})
"""What a note on an author says of the author's own work; elsewhere they are words of saying."""
NAMED_WITHIN = 8
"""Words within which a note on an author that does not open with the name comes to it."""
COUNTER = re.compile(r"(?:(?:photo|picture|image|slide) )?\d{1,3} ?(?:of|/) ?\d{1,3}", re.IGNORECASE)
"""Which picture of a gallery this is, and nothing else."""
ROW = 2
"""Upright strokes from which a line that is no sentence is a row of links."""
PRESSED = 25
"""Words up to which a line that opens with an order of a newsletter or a share button is one, if it says "you"."""
ORDERS = frozenset({"newsletter", "share", "account"})
BOX_WORDS, BOX_LINES = 8, 2
"""Words and number of the lines of machinery below a short title from which it is the title of a box of them."""
LINKS = (" learn more.", " read more.", " find out more.", " click here.")
RUN_GAP = 2
"""Lines of a run of appeals that may stand between two sure ones."""


def set_aside(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that are machinery by what they say or stand between: index -> reason."""
    sure = {at: reason for at, line in enumerate(lines) if (reason := machinery(line))}
    appeals = [at for at, line in enumerate(lines) if at in sure and is_appeal(line)]
    between = {}
    for first, last in pairwise(appeals):
        if 1 < last - first <= RUN_GAP + 1:
            inside = [at for at in range(first + 1, last) if at not in sure]
            if not any(signs.reports(lines[at]) for at in inside):
                between.update(dict.fromkeys(inside, "stands between two lines of an appeal"))
    found = sure | between | of_itself(lines, appeals, sure.keys() | between.keys())
    found |= {at: ON_ITS_AUTHOR for at in range(len(lines)) if at not in found and tells_of_its_author(lines, at)}
    return found | box_titles(lines, [at for at in range(len(lines)) if at not in found])


def tells_of_its_author(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says what a reporter does whose name stands alone above it, with nothing but buttons between."""
    line = lines[at]
    if not JOURNALIST.search(line.text) or signs.words_of_saying(line) - OWN_WORK:
        return False
    for above in range(at - 1, max(at - BUTTONS, 0) - 1, -1):
        if is_person(lines[above].text):
            return introduces(line, lines[above])
        if len(lines[above].words) > BUTTON_WORDS:
            return False
    return False


def introduces(line: Line, name: Line) -> bool:
    """Whether a line opens with a person's name and work, or comes to the whole name soon: "Our editor Ana Petrova"."""
    if BIOGRAPHY.match(line.text):
        return name.words[-1] in line.words[:4]
    return " ".join(name.words) in " ".join(line.words[:NAMED_WITHIN])


def box_titles(lines: Sequence[Line], candidates: Sequence[int]) -> dict[int, str]:
    """The short titles right above several sentences of machinery: index -> reason."""
    return {at: "the title of a box of links" for at in candidates if is_box_title(lines, at)}


def is_box_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a title and the next ones are sentences of machinery; labels below it would be a button's."""
    below = lines[at + 1 : at + 1 + BOX_LINES]
    if len(below) < BOX_LINES or len(lines[at].words) > SHORT or lines[at].is_sentence:
        return False
    return all(len(line.words) >= BOX_WORDS and machinery(line) for line in below)


def of_itself(lines: Sequence[Line], appeals: Sequence[int], taken: Set[int]) -> dict[int, str]:
    """Paragraphs beside an appeal that open with the outlet's own name and report nothing, with a short title above."""
    own = outlet_named_in(lines[at].text for at in sorted(taken))
    found: dict[int, str] = {}
    if own is None:
        return found
    for at in appeals:
        above = at - 1
        while (
            above > 0 and above not in taken and lines[above].text.startswith(own) and not signs.reports(lines[above])
        ):
            found[above] = "the outlet speaks of itself beside an appeal"
            above -= 1
        title = lines[above]
        if above + 1 in found and above not in taken and len(title.words) <= SHORT and not title.is_sentence:
            found[above] = "the title of an appeal"
    return found


def machinery(line: Line) -> str | None:
    """Why a line alone is machinery, in words; None where it may be news."""
    if reason := shaped(line):
        return reason
    found = signs.cues(line)
    if not found:
        return None
    asks = [cue for cue in found if cue[1] == "appeal"]
    if found[0][1] == "appeal" or len(asks) == len(found):
        return reason_of(*asks[0]) if is_appeal(line) else None
    return reason_of(*found[0]) if is_label(line, found) else None


def shaped(line: Line) -> str | None:
    """Why a line is machinery by its shape, whatever it is about; None for any other line."""
    if signs.is_author_note(line):
        return ON_ITS_AUTHOR
    if is_link(line):
        return "a label with a link to more"
    if line.text.count(" | ") >= ROW and not line.is_sentence:
        return "a row of links"
    if COUNTER.fullmatch(line.text):
        return "a picture's number"
    return asks_elsewhere(line)


def asks_elsewhere(line: Line) -> str | None:
    """Why a line does nothing but send the reader elsewhere; None for any other line."""
    if "here" in line.lower and ORDER.fullmatch(line.text):
        return "tells where to press for something else"
    if FOLLOW.fullmatch(line.text) and not signs.reports(line):
        return "asks to follow somebody elsewhere"
    return "a reporter's address" if "@" in line.text and WRITE_TO.fullmatch(line.text) else None


def is_link(line: Line) -> bool:
    """Whether a line opens with a label and closes with a link to more."""
    if len(line.words) > BOXED or not line.lower.endswith(LINKS):
        return False
    return LABEL.match(line.text) is not None and not signs.reports(line)


def is_label(line: Line, found: Sequence[tuple[str, str]]) -> bool:
    """Whether a line with these cues is a label, a button or a prompt, and no report that holds the words by chance."""
    phrase, kind = found[0]
    if len(line.words) <= len(phrase.split()) + 1:
        return True
    if kind == "related" and phrase.endswith(":") and not line.is_sentence:
        return True
    if len(line.words) <= BOXED and LABEL.match(line.text) and signs.speaks_to_reader(line) and not signs.reports(line):
        return True
    if (
        len(line.words) <= PRESSED
        and kind in ORDERS
        and line.lower.startswith(phrase)
        and signs.READER.search(line.text)
    ):
        return not signs.reports(line)
    return not signs.reports(line) and (len(line.words) <= SHORT or (len(found) >= 2 and signs.speaks_to_reader(line)))


def is_appeal(line: Line) -> bool:
    """Whether a line asks the reader for support: it speaks to the reader, and in an appeal's words.

    A long line needs two such words, as a report may hold one; one that tells what somebody said is none.
    """
    asks = [cue for cue in signs.cues(line) if cue[1] in {"appeal", "newsletter", "account"}]
    if not asks or (signs.reports(line) and len(asks) < 4):
        return False
    if not signs.speaks_to_reader(line):
        # An order that opens with an appeal's words speaks to the reader too: "Become a supporter today."
        orders = any(line.lower.startswith(cue) for cue, _ in asks) and not line.text.endswith(",")
        return orders and len(line.words) <= SHORT and line.text.endswith(("!", "."))
    return len(line.words) <= SHORT or len(asks) >= 2


def reason_of(phrase: str, kind: str) -> str:
    """The reason in words for a line that carries a cue."""
    return f"{KINDS[kind]} (“{phrase}”)"


def set_aside_within(lines: Sequence[Line], chosen: Sequence[int]) -> dict[int, str]:
    """The chosen lines that are machinery, judged as if no other line stood between them: index -> reason."""
    found = set_aside([lines[at] for at in chosen])
    return {chosen[at]: reason for at, reason in found.items()}
