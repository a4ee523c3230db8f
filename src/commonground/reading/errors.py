"""What went wrong with one page, in one line."""

LONGEST_ERROR = 200
"""Code points of an unexpected error's own message: some carry the whole page."""


class UnreadablePage(ValueError):
    """A page that cannot be read: the message says what and where, `remedy` what to do about it, all on one line."""

    def __init__(self, source: str, what: str, remedy: str = "") -> None:
        self.source, self.what, self.remedy = source, one_line(what), one_line(remedy)
        super().__init__(f"{one_line(source)}: {self.what}" + (f" ({self.remedy})" if remedy else ""))


class NotFetched(UnreadablePage):
    """A page that could not be had from its address."""


def one_line(words: str) -> str:
    """Words without what would break a line or act on a terminal; some come from a page or a server."""
    return words if words.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in words)


def unexpected(error: Exception) -> str:
    """What is said of an error that nobody foresaw: its kind and the start of its first line."""
    return "unexpected error, " + f"{type(error).__name__}: {error}".splitlines()[0][:LONGEST_ERROR]
