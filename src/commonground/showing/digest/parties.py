"""Between the parties of a story: for each two of them the sentences that put them together, and that part them."""

from collections.abc import Iterator, Sequence

from commonground.records.evidence import Evidence
from commonground.records.story import Between, Direction, Story
from commonground.showing.digest.lines import Parties, Stand
from commonground.showing.words import plain, same_words


def parties(story: Story) -> tuple[Parties, ...]:
    """The pairs of parties, those with most sentences first."""
    pairs: dict[frozenset[str], list[Between]] = {}
    for line in story.between:
        pairs.setdefault(frozenset(party.entity or party.name for party in line.parties), []).append(line)
    found = [_pair(lines) for lines in pairs.values()]
    return tuple(sorted(found, key=lambda pair: -len(pair.together) - len(pair.apart)))


def _pair(lines: Sequence[Between]) -> Parties:
    first, second = (plain(party.name) for party in lines[0].parties)
    of = {direction: tuple(_stands([b for b in lines if b.direction is direction])) for direction in Direction}
    return Parties(names=(first, second), together=of[Direction.TOGETHER], apart=of[Direction.APART])


def _stands(lines: Sequence[Between]) -> Iterator[Stand]:
    """Each sentence once: copies of one text, and reports that word it alike, stand behind one line."""
    found: dict[str, list[Evidence]] = {}
    sources: dict[str, str | None] = {}
    for line in lines:
        for span in (span for spans in line.cells.values() for span in spans):
            key = same_words(span.text)
            found.setdefault(key, []).append(span)
            sources.setdefault(key, plain(line.attributed_to) if line.attributed_to else None)
    for key, spans in found.items():
        yield Stand(plain(spans[0].text), tuple(dict.fromkeys(spans)), sources[key])
