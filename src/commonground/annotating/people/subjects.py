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
BESIDE = frozenset(["appos", "flat", "compound", "nmod:desc"])
"""Relations by which a name hangs on the noun whose part in the clause it shares ("his father Karl Moe")."""
CLIMB = 4
"""Steps up the tree from a name to the noun that it stands beside."""
REACH = 5
"""Tokens that may stand between a name and the preposition before it: titles, offices, countries."""


def subject(line: Line, reference: Reference) -> bool:
    """Whether the reference is its clause's subject."""
    token = line.sentence.tokens[reference.last]
    if token.relation is not None:
        named = reference.form is not MentionForm.PRONOUN and line.word(reference.last + 1) in SPEECH
        return named or _subject_in_tree(line, reference)
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
    """Whether the tree has the reference as a subject, itself or through the noun that it stands beside or with."""
    tokens = line.sentence.tokens
    at = _head_token(line, reference)
    for _ in range(CLIMB):
        relation = tokens[at].relation if at is not None and at >= 0 else None
        if relation is None or relation.split(":")[0] == "nsubj":
            return relation is not None
        if relation not in BESIDE:
            return False
        at = tokens[at].head if at is not None else None
    return False


def _head_token(line: Line, reference: Reference) -> int | None:
    """The first token of the reference that hangs on nothing within it."""
    return next((i for i in range(reference.first, reference.last + 1) if not _inside(line, i, reference)), None)


def _inside(line: Line, at: int, reference: Reference) -> bool:
    """Whether the token's head lies within the reference."""
    head = line.sentence.tokens[at].head
    return head is not None and reference.first <= head <= reference.last


def speaks(line: Line, reference: Reference) -> bool:
    """Whether a verb of speech stands beside the reference; in "Ms Roe said Moe was ill" it is not Moe's."""
    after = [line.word(reference.last + step) for step in (1, 2)]
    if SPEECH & set(after):
        return True
    return line.word(reference.first - 1) in SPEECH and not _of_another_verb(line, reference)


def _of_another_verb(line: Line, reference: Reference) -> bool:
    """Whether the tree has the reference as subject of another verb than the one that stands before it."""
    tokens = line.sentence.tokens
    at = _head_token(line, reference)
    if at is None or (tokens[at].relation or "").split(":")[0] != "nsubj":
        return False
    return tokens[at].head != reference.first - 1


def clause_start(line: Line, at: int) -> int:
    """Where the clause begins that holds the token, as marks and conjunctions tell."""
    return next((i + 1 for i in range(at - 1, -1, -1) if line.word(i) in CLAUSE), 0)
