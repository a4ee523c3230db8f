"""The article of an HTML page as trafilatura finds it, with a second opinion."""

from dataclasses import dataclass

FEWEST_WORDS = 25
"""Words below which an extraction is no article."""
INDEX_LINES, INDEX_SENTENCES = 20, 0.08
"""Lines from which, and share of sentences below which, a text is an index; none of 279 stored reports is."""
SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", "।", "؟")
ENOUGH = 0.4
"""Share of the words in a page's long lines below which much of the article may have been missed; what is missed
within the article is asked for again, line by line, in page_roles."""
DOUBTFUL_SHARE = 0.6
"""Share of the second opinion's words below which what was read in the end is in doubt."""
FAR_LESS = 0.15
"""Share of the second opinion's words below which the first found a box beside the article; so it was on the three
pages of 279 below it, and on none above (`quality/reading.py`)."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article's paragraphs, in order; `further` are those that only the second opinion takes for its own.

    `doubt` says in words why this may be no article; `generous` is how many words the second opinion finds.
    """

    paragraphs: tuple[str, ...]
    further: tuple[str, ...] = ()
    doubt: str | None = None
    generous: int = 0

    def misses_much(self, read: int) -> str | None:
        """In words, if an article of `read` words is far shorter than what the second opinion finds."""
        if read >= DOUBTFUL_SHARE * self.generous:
            return None
        return f"a generous reading finds {self.generous} words of article where this one has {read}"


def extract(source: str, lean: str, long_words: int) -> Extracted:
    """The paragraphs of a page's article: trafilatura, precise; its default where the precise one finds too little.

    `lean` is the page without what extraction drops anyway. The second opinion is asked for where the page's long lines
    hold clearly more words (`long_words`) than were found, and a thorough one of the whole page where neither finds
    an article.
    Reads nothing but the page: neither metadata nor images are asked for, and no address is followed.
    """
    precise = paragraphs(lean, precise=True)
    if is_index(precise):
        return Extracted((), doubt="a list of headlines or links, not a report")
    few = words_in(precise)
    if few >= FEWEST_WORDS and few >= ENOUGH * long_words:
        return Extracted(precise)
    default = paragraphs(lean, precise=False)
    if words_in(default) < FEWEST_WORDS <= long_words:
        default = paragraphs(source, precise=False, thorough=True)
    if is_index(default):
        return Extracted((), doubt="a list of headlines or links, not a report")
    many = words_in(default)
    if few < FEWEST_WORDS <= many:
        return Extracted(default, doubt="the precise reading found no article, the generous one did")
    if few < FAR_LESS * many:
        return Extracted(default, generous=many)
    further = tuple(line for line in default if line not in set(precise))
    return Extracted(precise, further, generous=many)


def paragraphs(source: str, *, precise: bool, thorough: bool = False) -> tuple[str, ...]:
    """The non-blank lines of trafilatura's text; () where it finds none.

    A `thorough` reading also asks two other algorithms, and takes twice the time.
    """
    import trafilatura  # noqa: PLC0415  (slow to import)

    found = trafilatura.bare_extraction(
        source, favor_precision=precise, include_comments=False, with_metadata=False, fast=not thorough
    )
    text = getattr(found, "text", None) or ""
    return tuple(line for line in text.split("\n") if line.strip())


def is_index(lines: tuple[str, ...]) -> bool:
    """Whether lines are those of an index page: many, and hardly any that ends as a sentence, in whatever script."""
    ends = sum(line.rstrip("\"'”’)]»」 ").endswith(SENTENCE_ENDS) for line in lines)
    return len(lines) >= INDEX_LINES and ends < INDEX_SENTENCES * len(lines)


def words_in(lines: tuple[str, ...]) -> int:
    """How many words lines hold."""
    return sum(len(line.split()) for line in lines)
