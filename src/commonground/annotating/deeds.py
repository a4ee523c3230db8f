"""What somebody did and underwent: verbs of which a mention is subject or object in the tree, nouns that it has.

`events` keeps what is worth a line in any story; this is for the question "everything that this body did", asked of one
name. Without trees there are none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from commonground.annotating.deed_nouns import nouns_of
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line, tree_line
from commonground.annotating.happenings.shown import shown_clause
from commonground.annotating.happenings.status import status_of
from commonground.annotating.happenings.when import claims
from commonground.language.analysis import Analysis, Sentence
from commonground.language.lemmas import lemma
from commonground.records.annotations import Annotations, Event, Participant
from commonground.records.article import Article
from commonground.records.evidence import Evidence

KIND = "deed"
AGENT = ("nsubj", "obl:agent")
PATIENT = ("nsubj:pass", "obj", "iobj")
BESIDE = ("appos", "conj")
"""Relations over which a mention stands for its head: "Lind, the mayor, left", "Lind and Berg left"."""
PARTS = ("flat", "nummod", "compound", "appos")
"""Relations of a word that stands right behind a name and belongs to it."""
CHAINED = ("conj", "xcomp")
"""Verbs that share the subject of the verb they hang on: "left and signed", "plans to sign"."""
SUBJECTS = ("nsubj", "csubj")
RELATIVE = frozenset({"who", "which", "that"})
STATES = frozenset({"be", "have", "seem", "remain", "include", "contain"})
"""Verbs that tell what somebody is or has."""
LIGHT = frozenset({"make", "take", "hold", "give", "pay"})
"""Verbs whose object names what is done: "made its maiden voyage"."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of a sentence, the word that names what it does, the mention that takes part in it, and its role."""

    verb: int
    named_by: tuple[int, int]
    bearer: Evidence
    role: str


def find_deeds(
    article: Article, analysis: Analysis, annotations: Annotations, bearers: Sequence[Evidence], name: str
) -> tuple[Event, ...]:
    """What the bearers of a name do and undergo, in text order; a date is licensed by the words, or there is none."""
    found: list[Event] = []
    for sentence in analysis.sentences:
        here = [b for b in bearers if sentence.start <= b.start and b.end <= sentence.end]
        if here and len(sentence.tokens) <= LONGEST and sentence.tokens[0].head is not None:
            line = tree_line(article, sentence, annotations.times, annotations.statements)
            found.extend(_events(line, list(_deeds(sentence, here)), name))
    return tuple(found)


def _events(line: Line, deeds: Sequence[Deed], name: str) -> Iterator[Event]:
    """The deeds as events; every verb of the sentence may own its times, so that no deed takes another verb's day."""
    nouns = {deed.verb for deed in deeds if line.tokens[deed.verb].upos == "NOUN"}
    verbs = {i for i, t in enumerate(line.tokens) if t.upos == "VERB"}
    drafts = {i: Draft(line, i, i, KIND, noun=i in nouns) for i in sorted(nouns | verbs)}
    for draft in drafts.values():
        draft.status = status_of(draft)
    for claim in claims(line, list(drafts.values())):
        claim.draft.dated(claim.date, claim.time)
    for verb, deed in sorted({d.verb: d for d in reversed(deeds)}.items()):
        yield _event(drafts[verb], deed, name)


def _event(draft: Draft, deed: Deed, name: str) -> Event:
    span = draft.line.article.evidence(deed.bearer.start, deed.bearer.end)
    return Event(
        trigger=draft.line.span(*deed.named_by),
        kind=KIND,
        clause=shown_clause(draft),
        status=draft.status,
        participants=(Participant(name, deed.role, span),),
        date=draft.date,
        basis=tuple(draft.basis),
    )


def _deeds(sentence: Sentence, bearers: Sequence[Evidence]) -> Iterator[Deed]:
    children = _children(sentence)
    for bearer in bearers:
        head = _head(sentence, bearer)
        if head is None:
            continue
        for verb, role in _verbs_of(sentence, children, head):
            if lemma(sentence.tokens[verb].lower) not in STATES and not _expected(sentence, children, verb):
                yield Deed(verb, _named_by(sentence, children, verb), bearer, role)
        yield from (Deed(noun, (noun, noun), bearer, "participant") for noun in nouns_of(sentence, children, head))


def _expected(sentence: Sentence, children: Mapping[int, list[int]], verb: int) -> bool:
    """Whether a verb says no more than that another one is to come: "is set to land", "was expected to win"."""
    below = [sentence.tokens[i].relation for i in children.get(verb, ())]
    return "aux:pass" in below and "xcomp" in below


def _named_by(sentence: Sentence, children: Mapping[int, list[int]], verb: int) -> tuple[int, int]:
    """First and last token of what names the deed: the verb with its particle, or the object of a light verb."""
    below = children.get(verb, ())
    if lemma(sentence.tokens[verb].lower) in LIGHT:
        objects = [i for i in below if sentence.tokens[i].relation == "obj" and sentence.tokens[i].upos == "NOUN"]
        return (objects[0], objects[0]) if objects else (verb, verb)
    particle = verb + 1 in below and sentence.tokens[verb + 1].relation == "compound:prt"
    return verb, verb + particle


def _children(sentence: Sentence) -> Mapping[int, list[int]]:
    children: dict[int, list[int]] = {}
    for i, token in enumerate(sentence.tokens):
        if token.head is not None and token.head >= 0:
            children.setdefault(token.head, []).append(i)
    return children


def _head(sentence: Sentence, bearer: Evidence) -> int | None:
    """The token of a mention that hangs on a word outside it, over appositions and joined names."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if bearer.start <= t.start and t.end <= bearer.end]
    outer = [i for i in inside if tokens[i].head not in inside]
    at = outer[-1] if outer and not _goes_on(sentence, inside) else None
    for _ in range(len(BESIDE) * 2):
        if at is None or tokens[at].relation not in BESIDE:
            return at
        at = tokens[at].head
    return None


def _goes_on(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether the mention is only the beginning of a name ("Kestrel" of "the Kestrel 40")."""
    behind = sentence.tokens[inside[-1] + 1 : inside[-1] + 2]
    part = any(t.head in inside and t.relation in PARTS for t in behind)
    return part and not behind[0].text[0].islower()


def _verbs_of(sentence: Sentence, children: Mapping[int, list[int]], head: int) -> Iterator[tuple[int, str]]:
    """The verbs that the word at `head` is subject or object of, each with its role."""
    tokens, relation, verb = sentence.tokens, sentence.tokens[head].relation or "", sentence.tokens[head].head
    if verb is not None and verb >= 0 and tokens[verb].upos == "VERB":
        if relation in PATIENT:
            yield verb, "patient"
        elif relation in AGENT:
            yield verb, "agent"
        if relation.startswith("nsubj"):
            yield from ((other, "agent") for other in _chained(sentence, children, verb))
    for clause in _having(sentence, children.get(head, ()), "acl:relcl"):
        subjects = [i for i in children.get(clause, ()) if tokens[i].lower in RELATIVE]
        if any(tokens[i].relation == "nsubj" for i in subjects):
            yield clause, "agent"


def _having(sentence: Sentence, among: Iterable[int], *relations: str) -> Iterator[int]:
    tokens = sentence.tokens
    return (i for i in among if tokens[i].relation in relations and tokens[i].upos == "VERB")


def _chained(sentence: Sentence, children: Mapping[int, list[int]], verb: int) -> Iterator[int]:
    for other in _having(sentence, children.get(verb, ()), *CHAINED):
        own = (sentence.tokens[i].relation or "" for i in children.get(other, ()))
        if not any(relation.startswith(SUBJECTS) for relation in own):
            yield other
            yield from _chained(sentence, children, other)
