"""The stretch of a snapshot that a derived fact rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one article's snapshot; what every derived record is, or carries.

    `start` and `end` are Unicode code points into the snapshot, end exclusive; `text` is the exact slice.
    Make one with `Article.evidence`, which cuts the slice itself.

    Raises:
        ValueError: no article named, an empty or backward stretch, or a text that cannot be the slice.
    """

    article: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not self.article:
            raise ValueError("evidence names no article")
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence {self.start}-{self.end} is no stretch of a text")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"evidence {self.start}-{self.end} carries {len(self.text)} characters")

    def overlaps(self, other: "Evidence") -> bool:
        """Whether both share at least one character of the same snapshot."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def within(self, other: "Evidence") -> bool:
        """Whether this lies wholly inside the other."""
        return self.article == other.article and other.start <= self.start and self.end <= other.end


def require_evidence(what: str, *spans: Evidence | None) -> None:
    """Refuse a record that rests on no text.

    Raises:
        ValueError: none of the spans is given.
    """
    if not any(spans):
        raise ValueError(f"{what} has no evidence")
