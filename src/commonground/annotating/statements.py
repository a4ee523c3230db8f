"""Who said what."""

from collections.abc import Iterator, Sequence

from commonground.annotating.attribution.denying import denies
from commonground.annotating.attribution.headlines import match_headlines
from commonground.annotating.attribution.paragraph import Paragraph, read_paragraphs
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.relations import find_relations, leads_in
from commonground.annotating.attribution.speakers import Speaker, Speakers
from commonground.annotating.attribution.vocabulary import is_word
from commonground.annotating.attribution.voices import is_outlet
from commonground.annotating.people import People
from commonground.language.analysis import Analysis
from commonground.records.annotations import Directness, Statement, StatementKind
from commonground.records.article import Article, Role
from commonground.records.evidence import Evidence

# What is cut from the edges of content: marks that belong to the sentence around it, and its outer quotation marks.
EDGES = frozenset("\"“”«»‘’'`.,;:-–—()[] \t\n\xa0")
# The same at the end of a quotation that goes on behind its cue: its own comma or stop stays, as PolNeAR has it.
INNER_EDGES = EDGES - frozenset(",.;")
# Tokens that a bracket at the end of content may hold ("(R-Wis.)").
LONGEST_BRACKET = 40


def find_statements(article: Article, analysis: Analysis, people: People) -> tuple[Statement, ...]:
    """The statements of the article, in text order: speaker, cue and content after PARC 3 and PolNeAR.

    A nested attitude ("said he hoped") is one statement, the outer.
    """
    speakers = Speakers(article, people)
    statements: list[Statement] = []
    latest: list[Speaker] = []
    for paragraph in read_paragraphs(article, analysis):
        found = list(_statements(article, paragraph, speakers, latest))
        statements += found
        leading = leads_in(paragraph)
        latest = [speakers.speaker(paragraph, leading)] if leading else _speakers_of(found)
    headlines: list[Evidence] = list(article.blocks_of(Role.HEADLINE, Role.STANDFIRST))
    return tuple(match_headlines(statements, headlines))


def _speakers_of(statements: list[Statement]) -> list[Speaker]:
    """The distinct speakers of a paragraph's statements."""
    found: dict[str | None, Speaker] = {}
    for statement in statements:
        if statement.speaker and statement.directness is not Directness.INDIRECT:
            speaker = Speaker(statement.speaker, statement.speaker_name, statement.speaker_entity)
            found.setdefault(speaker.entity or speaker.name, speaker)
    return list(found.values())


def _statements(
    article: Article, paragraph: Paragraph, speakers: Speakers, latest: list[Speaker]
) -> Iterator[Statement]:
    for relation in find_relations(paragraph):
        if is_outlet(paragraph, relation.subject):
            continue
        speaker = speakers.speaker(paragraph, relation.subject) if relation.subject else None
        if relation.borrowed:
            speaker = latest[0] if len(latest) == 1 else None
        content = tuple(_pieces(article, paragraph, relation.content))
        if content:
            yield _statement(article, paragraph, relation, content, speaker)


def _statement(
    article: Article, paragraph: Paragraph, relation: Relation, content: tuple[Evidence, ...], speaker: Speaker | None
) -> Statement:
    addressee = relation.addressee
    return Statement(
        content=content,
        directness=_directness(paragraph, relation),
        kind=StatementKind.SILENCE if relation.silence else StatementKind.SAID,
        cue=_evidence(article, paragraph, relation.cue) if relation.cue else None,
        cue_negated=relation.negated,
        cue_kind=relation.kind,
        denies=denies(paragraph, relation),
        speaker=speaker.span if speaker else None,
        speaker_entity=speaker.entity if speaker else None,
        speaker_name=speaker.name if speaker else None,
        addressee=_evidence(article, paragraph, Stretch(addressee.first, addressee.last)) if addressee else None,
    )


def _evidence(article: Article, paragraph: Paragraph, stretch: Stretch) -> Evidence:
    return article.evidence(paragraph.tokens[stretch.first].start, paragraph.tokens[stretch.last - 1].end)


def _pieces(article: Article, paragraph: Paragraph, content: Sequence[Stretch]) -> Iterator[Evidence]:
    """The stretches trimmed; what ends a quotation that goes on behind its cue is a part of it ("It is late, ... ")."""
    final = max((s.last for s in content), default=0)
    for stretch in content:
        goes_on = stretch.last != final and paragraph.quoted[stretch.last - 1] >= 0
        piece = _trimmed(article, paragraph, stretch, INNER_EDGES if goes_on else EDGES)
        if piece:
            yield piece


def _trimmed(article: Article, paragraph: Paragraph, stretch: Stretch, edges: frozenset[str]) -> Evidence | None:
    """The stretch without edge punctuation and outer quotation marks.

    An opening mark or bracket that closes inside stays, and the stop of an abbreviation ("the U.S.").
    """
    first, last = stretch.first, stretch.last
    while first < last and EDGES.issuperset(paragraph.tokens[first].text) and not _keeps_mark(paragraph, first, last):
        first += 1
    while (
        first < last
        and edges.issuperset(paragraph.tokens[last - 1].text)
        and not _closes_bracket(paragraph, first, last - 1)
    ):
        last -= 1
    return _evidence(article, paragraph, Stretch(first, last)) if first < last else None


def _closes_bracket(paragraph: Paragraph, first: int, at: int) -> bool:
    """Whether the mark at `at` closes a bracket that opens in the stretch from `first` on."""
    opening = {")": "(", "]": "["}.get(paragraph.tokens[at].text)
    if opening is None:
        return False
    for t in range(at - 1, max(first, at - LONGEST_BRACKET) - 1, -1):
        if paragraph.tokens[t].text in (opening, paragraph.tokens[at].text):
            return paragraph.tokens[t].text == opening
    return False


def _keeps_mark(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the quotation that opens at `first` closes before the content ends ("'no deal' this week")."""
    if not paragraph.opens(first):
        return False
    return any(is_word(paragraph.tokens[t]) for t in range(paragraph.after(first), last))


def _directness(paragraph: Paragraph, relation: Relation) -> Directness:
    words = [t for s in relation.content for t in range(s.first, s.last) if is_word(paragraph.tokens[t])]
    quoted = sum(paragraph.quoted[t] >= 0 for t in words)
    if quoted == len(words):
        return Directness.DIRECT
    return Directness.MIXED if quoted else Directness.INDIRECT
