"""What went wrong with one page, in one line."""


class UnreadablePage(ValueError):
    """A page that cannot be read: the message says what and where, `remedy` what to do about it."""

    def __init__(self, source: str, what: str, remedy: str = "") -> None:
        self.source, self.what, self.remedy = source, what, remedy
        super().__init__(f"{source}: {what}" + (f" ({remedy})" if remedy else ""))
