"""Those whom mentions may mean, as they are learnt while an article is read."""

from collections import Counter
from dataclasses import dataclass, field

from commonground.records.annotations import EntityKind, MentionForm


@dataclass(frozen=True, slots=True)
class Held:
    """An office held: in small letters ("prime minister"); of which country, None where it is not said.

    `portfolio` is what stands before the office and says which of them it is ("fisheries" minister), "" for nothing.
    """

    office: str
    place: str | None = None
    former: bool = False
    leads: bool = False
    portfolio: str = ""


@dataclass(slots=True, eq=False)
class Bearer:
    """A person, organisation or group in the making; `leanings` count the clues for "he" (m) and for "she" (f)."""

    id: str
    kind: EntityKind
    name: str
    aliases: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    leanings: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())

    def call(self, alias: str) -> None:
        """Remember another form."""
        if alias and alias not in self.aliases:
            self.aliases.append(alias)

    def lean(self, leaning: str | None, weight: int = 1) -> None:
        """Count a clue."""
        if leaning:
            self.leanings[leaning] += weight

    @property
    def leaning(self) -> str | None:
        """m or f, None where the clues are none or even."""
        m, f = self.leanings["m"], self.leanings["f"]
        return None if m == f else "m" if m > f else "f"


@dataclass(slots=True, eq=False)
class Reference:
    """A mention in the making: tokens `first` to `last` of the line, and whom it means, if that is settled."""

    line: int
    first: int
    last: int
    start: int
    end: int
    form: MentionForm
    bearer: Bearer | None = None
    kind: EntityKind = EntityKind.PERSON
