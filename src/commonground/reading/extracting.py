"""The article of an HTML page as trafilatura finds it, with a second opinion."""

from dataclasses import dataclass

FEWEST_WORDS = 25
"""Words below which an extraction is no article."""
DOUBTFUL_SHARE = 0.6
"""Share of the second opinion's words below which the first is in doubt."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article's paragraphs, in order; `further` are those that only the second opinion takes for its own.

    `doubt` says in words where the two opinions differ much.
    """

    paragraphs: tuple[str, ...]
    further: tuple[str, ...] = ()
    doubt: str | None = None


def extract(source: str) -> Extracted:
    """The paragraphs of a page's article: trafilatura, precise; its default where the precise one finds too little.

    Reads nothing but the page: neither metadata nor images are asked for, and no address is followed.
    """
    precise, default = paragraphs(source, precise=True), paragraphs(source, precise=False)
    few, many = words_in(precise), words_in(default)
    if few < FEWEST_WORDS <= many:
        return Extracted(default, doubt="the precise reading found no article, the generous one did")
    further = tuple(line for line in default if line not in set(precise))
    if few < DOUBTFUL_SHARE * many:
        return Extracted(precise, further, f"a generous reading finds {many} words of article where this one has {few}")
    return Extracted(precise, further)


def paragraphs(source: str, *, precise: bool) -> tuple[str, ...]:
    """The non-blank lines of trafilatura's text; () where it finds none."""
    import trafilatura  # noqa: PLC0415  (slow to import)

    found = trafilatura.bare_extraction(source, favor_precision=precise, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    return tuple(line for line in text.split("\n") if line.strip())


def words_in(lines: tuple[str, ...]) -> int:
    """How many words lines hold."""
    return sum(len(line.split()) for line in lines)
