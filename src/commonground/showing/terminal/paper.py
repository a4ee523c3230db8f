"""What a brief is printed on: the terminal, or plain lines for a file or a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper

from rich.console import Console


@contextmanager
def paper() -> Iterator[Console]:
    """A console on stdout; for a file or a pipe there are no colours and no blanks at the ends of lines.

    Width is the terminal's, else $COLUMNS, else 80. NO_COLOR and TERM=dumb are heeded. A character that the output's
    encoding lacks is printed as "?".
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if sys.stdout.isatty():
        yield Console(highlight=False, markup=False, emoji=False)
        return
    sheet = Console(file=StringIO(), highlight=False, markup=False, emoji=False)
    with sheet.capture() as captured:
        yield sheet
    for line in captured.get().splitlines():
        print(line.rstrip())
