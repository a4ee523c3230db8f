"""The record that the rules of attribution hand on: token stretches of one paragraph."""

from dataclasses import dataclass, replace

from commonground.annotating.attribution.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last` (exclusive)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Who (a noun phrase) says (a cue) what (stretches of tokens) in one paragraph.

    `borrowed`: nobody is named here; the speaker may be that of the paragraph before. `fronted`: content
    stands before the cue. `kind` is the cue's, as in cues.tsv; None without a cue.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None = None
    subject: Phrase | None = None
    addressee: Phrase | None = None
    negated: bool = False
    silence: bool = False
    kind: str | None = None
    borrowed: bool = False
    fronted: bool = False

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Content and cue."""
        return (*self.content, self.cue) if self.cue else self.content

    @property
    def first(self) -> int:
        """The first token of content, cue or subject."""
        firsts = [stretch.first for stretch in self.stretches]
        return min([*firsts, self.subject.first] if self.subject else firsts)

    def with_more(self, stretch: Stretch) -> "Relation":
        """The relation with one more stretch of content at its end."""
        return replace(self, content=(*self.content, stretch))
