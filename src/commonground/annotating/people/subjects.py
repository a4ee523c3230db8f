"""Who does what in a sentence: by the tree where the analyzer gives one, else by what stands beside."""

from commonground.annotating.people.bearers import Reference
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.records.annotations import MentionForm

SPEECH = known.listed("speech_context")
OBLIQUE = known.listed("prepositions")
CLAUSE = frozenset(
    [
        ",",
        ";",
        ":",
        "that",
        "who",
        "which",
        "when",
        "where",
        "while",
        "because",
        "although",
        "though",
        "if",
        "whether",
        "but",
        "-",
        "–",
        "—",
        '"',
        "“",
        "”",
    ]
)
REACH = 5
"""Tokens that may stand between a name and the preposition before it: titles, offices, countries."""


def subject(line: Line, reference: Reference) -> bool:
    """Whether the reference is its clause's subject."""
    token = line.sentence.tokens[reference.last]
    if token.relation is not None:
        return _subject_in_tree(line, reference)
    if reference.form is MentionForm.PRONOUN:
        return line.word(reference.last) in ("he", "she")
    at, after = reference.first - 1, line.word(reference.last + 1)
    while at >= 0 and reference.first - at <= REACH and _leads_up(line, at):
        at -= 1
    if after in ("'s", "'"):
        return False
    return line.word(at) not in OBLIQUE and (line.word(at) not in ("and", "or") or after not in (".", ","))


def _leads_up(line: Line, at: int) -> bool:
    """Whether the token before a name is a title, an office, a country or an article."""
    word = line.words[at]
    return (word[:1].isupper() and line.word(at) not in OBLIQUE) or word in ("the", "former", "then")


def _subject_in_tree(line: Line, reference: Reference) -> bool:
    for token in line.sentence.tokens[reference.first : reference.last + 1]:
        head = token.head if token.head is not None else -1
        if not reference.first <= head <= reference.last:
            return bool(token.relation and token.relation.startswith("nsubj"))
    return False


def speaks(line: Line, reference: Reference) -> bool:
    """Whether a verb of speech stands beside the reference."""
    after = [line.word(reference.last + step) for step in (1, 2)]
    return bool(SPEECH & set(after)) or line.word(reference.first - 1) in SPEECH


def clause_start(line: Line, at: int) -> int:
    """Where the clause begins that holds the token, as marks and conjunctions tell."""
    return next((i + 1 for i in range(at - 1, -1, -1) if line.word(i) in CLAUSE), 0)
