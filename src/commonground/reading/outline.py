"""Which kind of element each paragraph and heading of an HTML page stands in: an article's own share one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from commonground.reading.align import letters_of
from commonground.reading.lines import Line
from commonground.reading.metadata import with_texts

HEADINGS = ("h2", "h3", "h4")
WITHIN = frozenset({"p", "a", "b", "i", "em", "strong", "span", "font", "li", "ul", "ol", "blockquote"})
"""Elements that stand inside the one that holds an article's paragraphs and say nothing of it."""
NAMED, HIGHEST = 2, 8
"""Ancestors with a class that name a family, and how many ancestors are looked at for them."""
OWN_SHARE = 0.1
"""Share of the article's words from which a family is the article's own; a box of links holds fewer."""
LEAST_HEADINGS = 2
"""Headings of an article from which their family, though it holds no paragraphs, is its own too."""


@dataclass(frozen=True, slots=True)
class Element:
    """A paragraph or heading: its tag, its own class, and the `family` of elements that holds it."""

    tag: str
    kind: str
    family: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The elements that hold each text, by its letters and digits; `titles` are those of the page's main headings."""

    elements: Mapping[str, Sequence[Element]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()

    def whole(self, lines: Sequence[Line], snapshot: str) -> tuple[Line, ...]:
        """The lines of a page, those joined that are one paragraph with a line break inside a sentence."""
        paragraphs = "\n".join(key for key, held in self.elements.items() if any(e.tag == "p" for e in held))
        found: list[Line] = []
        for line in lines:
            above = found[-1] if found else None
            if above and goes_on(above, line) and above.letters + line.letters in paragraphs:
                found[-1] = Line(above.start, line.end, snapshot[above.start : line.end], above.gap, above.bullet)
            else:
                found.append(line)
        return tuple(found)

    def kin_of(self, pieces: Sequence[Line], body: Collection[int]) -> "Kin":
        """What stands in the same families as the body's paragraphs."""
        words: Counter[str] = Counter()
        headings: Counter[str] = Counter()
        kinds: dict[str, set[str]] = defaultdict(set)
        for at in body:
            for element in self.elements.get(pieces[at].letters, ())[:1]:
                words[element.family] += len(pieces[at].words)
                headings[element.family] += element.tag in HEADINGS
                kinds[element.family].add(element.kind)
        least = OWN_SHARE * sum(words.values())
        own = {family: frozenset(kinds[family]) for family, count in words.items() if count >= least}
        headed = own.keys() | {family for family, count in headings.items() if count >= LEAST_HEADINGS}
        return Kin(self, own, headed, max(words, key=lambda family: words[family], default=""))


def goes_on(above: Line, line: Line) -> bool:
    """Whether a line may be the rest of the sentence that the line above it began."""
    return line.text[:1].islower() and not above.is_sentence and not line.text.startswith(("http", "www."))


@dataclass(frozen=True, slots=True)
class Kin:
    """The families that hold an article's paragraphs, each with the classes these have, and those of its headings.

    `main` is the family with most of its words.
    """

    outline: Outline
    families: Mapping[str, frozenset[str]]
    headed: Set[str]
    main: str = ""

    def is_paragraph(self, line: Line) -> bool:
        """Whether a line is a paragraph beside the article's, and looks like them."""
        return any(
            element.tag == "p" and element.kind in self.families.get(element.family, ())
            for element in self.outline.elements.get(line.letters, ())
        )

    def is_heading(self, line: Line) -> bool:
        """Whether a line is a heading among the article's paragraphs."""
        return any(
            element.tag in HEADINGS and element.family in self.headed
            for element in self.outline.elements.get(line.letters, ())
        )

    def stands_elsewhere(self, line: Line) -> bool:
        """Whether a line is a paragraph of other families than the article's, where these are known."""
        found = self.outline.elements.get(line.letters, ())
        return bool(found and self.families) and not any(element.family in self.families for element in found)

    def is_main(self, line: Line) -> bool:
        """Whether a line stands where most of the article does."""
        return any(element.family == self.main for element in self.outline.elements.get(line.letters, ()))

    def stand_together(self, line: Line, credit: Line) -> bool:
        """Whether a line stands in one kind of element with a picture's credit."""
        elements = self.outline.elements
        families = {element.family for element in elements.get(credit.letters, ())}
        return any(element.family in families for element in elements.get(line.letters, ()))


def outline_of(tree: LexborHTMLParser) -> Outline:
    """The paragraphs and headings of a page."""
    elements: dict[str, list[Element]] = defaultdict(list)
    for node, text in with_texts(tree, ", ".join(("p", *HEADINGS))):
        if key := letters_of(text):
            elements[key].append(Element(node.tag or "", node.attributes.get("class") or "", family_of(node)))
    return Outline(elements, frozenset(letters_of(text) for _, text in with_texts(tree, "h1")))


def family_of(node: LexborNode) -> str:
    """The names of the nearest elements around a node that have a class or an id, as one word."""
    names: list[str] = []
    above = node.parent
    for _ in range(HIGHEST):
        if above is None or len(names) == NAMED:
            break
        name = above.attributes.get("class") or above.attributes.get("id")
        if name and above.tag not in WITHIN:
            names.append(f"{above.tag}.{name}")
        above = above.parent
    return " ".join(names)
