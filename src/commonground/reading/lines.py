"""The lines of a snapshot: what blocks are made of."""

import re
from dataclasses import dataclass
from functools import cached_property

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BULLET = re.compile(r"[\s•◦▪‣·∙●○■□*–—-]*")
NO_LETTERS = re.compile(r"[\W_]+")
WORD = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True)
class Line:
    """A non-blank line without the space and the bullet around it; `start` and `end` are offsets into the snapshot.

    `gap` is the number of line breaks since the line before it; `bullet`: it stood behind a list bullet.
    """

    start: int
    end: int
    text: str
    gap: int = 1
    bullet: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, in order, as written."""
        return tuple(WORD.findall(self.text))

    @cached_property
    def lower(self) -> str:
        """Its text in lower case, every run of white space one space, curly apostrophes straight."""
        return " ".join(self.text.replace("’", "'").lower().split())

    @cached_property
    def letters(self) -> str:
        """Its letters and digits alone, by which it is compared."""
        return NO_LETTERS.sub("", self.text)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, closing quotes and brackets left aside."""
        return self.text.rstrip("\"'”’)]»").endswith((".", "!", "?", "…", ":", ";", ",")) or self.text.endswith(
            ('."', ".”", ".'", ".’", '?"', "?”", '!"', "!”", ',"', ",”")
        )


def split_lines(snapshot: str) -> tuple[Line, ...]:
    """The non-blank lines of a snapshot, in order; their offsets are exact.

    A line ends at any line or paragraph separator of Unicode, a form feed, or a carriage return.
    """
    lines: list[Line] = []
    before = 0
    for found in LINE.finditer(snapshot):
        text = found.group()
        if not text.strip():
            continue
        lead = BULLET.match(text)
        skip = lead.end() if lead else 0
        if skip >= len(text.rstrip()):  # nothing but bullets: the line is kept as it stands
            skip = len(text) - len(text.lstrip())
        start, end = found.start() + skip, found.start() + len(text.rstrip())
        lead_text = text[:skip].strip()
        # A dash that opens a line of speech, or a minus, is part of the text; only a bullet followed by space is not.
        if lead_text and not text[skip - 1].isspace():
            start, lead_text = found.start() + len(text) - len(text.lstrip()), ""
        gap = snapshot.count("\n", before, start) or 1
        lines.append(Line(start, end, snapshot[start:end], gap, bool(lead_text)))
        before = end
    return tuple(lines)
