"""Between the parties of a story: what two of them are reported to do or say in one direction, and where they part.

Read from the sentences alone, and only where two parties and a verb of parties.tsv stand together as "A and B agreed",
"A accused B", "B was accused by A" or "A rejected B's plan". What is negated, conditional, wished or only quoted is
left out: nothing is said where the text does not say it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from commonground.comparing.people.actors import Actor, can_open, without_title
from commonground.language.lemmas import lemma
from commonground.records.story import Direction
from commonground.tables import rows, words

PACKAGE = "commonground.comparing.telling"
SEATED = r"(?:\s+(?:of\s+[A-Z]\w+(?:\s[A-Z]\w+){0,2}|\([^()]{1,20}\)))?"
"""A member's seat behind the name: "Ana Roe of Velm", "Ana Roe (R-Velm)"."""
OTHERS = r"(?:,?\s+(?:and|among)\s+(?:(?:many|several|some|the|his|her)\s+)?(?:others|other(?:\s+[\w’'-]+){1,3}?))?"
"""Those who do it beside the one named: "Ana Roe and other members criticised ..."."""
APPOSITION = SEATED + OTHERS + r"(?:,(?!\s+(?:who|which)\b)[^,;:—“”\"()]{2,90},)?"
SKIPPED = (
    r"(?:went|goes|go) on to|is|are|was|were|has been|have been|had been|has|have|had|also|then|later|again|"
    r"both|each|once|twice|all|today|now|instead|\w+ly|on\s+\w+day"
)
BETWEEN = rf"(?:\s+(?:{SKIPPED}))*"
BEING = re.compile(r"\b(?:is|are|was|were|been)\b")
"""Before "-ing" alone: "is challenging"; with another form it is done to the one who is named first."""
VERB = re.compile(rf"(?:,\s+which|{APPOSITION}(?:,?\s+who)?)(?P<aux>{BETWEEN})\s+(?P<verb>[a-z][a-z-]+)\b")
TITLED_VERB = re.compile(r"\s+(?P<verb>[A-Z]?[a-z][a-z-]*s)\b")
"""A verb of a headline, which may be written like a name: "Roe Backs Lind"."""
WILL = re.compile(r"(?:\s+both)?\s+will(?:\s+\w+ly)?\s+(?P<verb>[a-z][a-z-]+)\b")
PASSIVE = re.compile(
    rf"{APPOSITION}\s+(?:was|were|is|are|has been|have been|had been)(?:\s+\w+ly)?\s+(?P<verb>[a-z]+ed|sued)\s+by\s*"
)
FAILED = re.compile(
    r"\s+(?:did not|didn['’]t|could not|couldn['’]t|failed to|have failed to|were unable to)\s+(?P<verb>agree|reach)\b"
)
TITLE = 6
"""Words of such a description at most."""
TERM = re.compile(r"\b(?:the|an?|his|her|its|\w+[- ]terms?|\w+[- ]year)\b")
"""What may stand before such words, or among them: "the three-term governor"."""
AND = re.compile(r",?\s+(?:and|as well as)\s+(?:the\s+|his\s+|her\s+|its\s+)?")
COMMA = re.compile(r",\s+(?:the\s+)?")
TO_OTHER = re.compile(r"\s+(?:(?:the|a|an|his|her|its|fellow|rival|former|then|new|[A-Z][\w.’'-]+)\s+){0,3}")
POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}?(?P<thing>[a-z-]+)\b")
THING_OF = re.compile(
    r"\s+(?:(?:the|a|an|any|all|his|her|its|new|such)\s+)?(?P<thing>[a-z-]+)\s+(?:by|from|of)\s+(?:the\s+)?"
)
AFTER = re.compile(r"\b(?:after|before|since) (?:the )?$")
"""Before a pair such a word may go with the first name alone: "since Karsk and Ms Roe said so"."""
EACH_OTHER = re.compile(r"\s+(?:each other|one another)\b")
LATER = re.compile(r"(?P<comma>,)?\s+(?P<and>and|but|while)?\s*(?:then |also |later |\w+ly )?\b(?P<verb>[a-z]+)\b")
CLAUSE = re.compile(r"\b(?:who|whom|which|whose)\b")
THAT = re.compile(r"\s+(?:that\b|they\b|in a joint|jointly\b|on\b|the\b|their\b|in\b)")
TELLS = frozenset(("say", "confirm", "declare", "insist", "warn", "deny"))
"""Verbs of speech: of a pair they need words of what was said behind them."""
NEXT = words("commonground.comparing.people", "after_object")
THINGS = words(PACKAGE, "disputed_things")


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of parties.tsv."""

    link: str
    direction: Direction
    pair: bool
    other: bool
    theirs: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of a sentence: who, what, whom, and where the verb stands in the article."""

    first: Actor
    second: Actor
    verb: str
    direction: Direction
    start: int
    mutual: bool = False


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """The table by verb, rows with the longest link first."""
    found: dict[str, list[Verb]] = {}
    for verb, link, direction, *can in rows(PACKAGE, "parties"):
        pair, other, theirs = (cell == "yes" for cell in can)
        found.setdefault(verb, []).append(Verb(link, Direction(direction), pair, other, theirs))
    return {verb: tuple(sorted(those, key=lambda row: -len(row.link))) for verb, those in found.items()}


def read_sentence(
    text: str, start: int, end: int, actors: Sequence[Actor], *, headline: bool = False
) -> Iterator[Found]:
    """What the sentence `text[start:end]` says two of its actors do; nothing of a question."""
    if text[start:end].rstrip("”\"’'").endswith("?"):
        return
    if headline:
        yield from _in_headline(text, start, end, actors)
    for i, actor in enumerate(actors):
        pair = _with_conjunct(text, actors, i)
        if pair and can_open(text, pair[0], start) and not AFTER.search(text[start : pair[0].start]):
            yield from _of_pair(text, end, pair)
        if can_open(text, pair[0] if pair else actor, start):
            for subject in pair or (actor,):
                yield from _of_one(text, end, subject, actor, actors[i + 1 :])
    yield from _later(text, start, end, actors)


def _with_conjunct(text: str, actors: Sequence[Actor], i: int) -> tuple[Actor, ...]:
    """The actor with those that "and" and commas put before it: "A and B", "A, B and C"."""
    chain, link = [actors[i]], AND
    for before in reversed(actors[:i]):
        if not link.fullmatch(text[before.end : chain[0].start]) or before.key in {a.key for a in chain}:
            break
        chain.insert(0, before)
        link = COMMA
    return tuple(chain) if len(chain) > 1 else ()


def _of_pair(text: str, end: int, pair: Sequence[Actor]) -> Iterator[Found]:
    """ "A and B agreed"; "A and B accused each other"; "A and B failed to agree"."""
    last = pair[-1]
    failed = FAILED.match(text, last.end, end)
    match = failed or WILL.match(text, last.end, end) or VERB.match(text, last.end, end)
    if not match or (match.re is VERB and _is_done_to(match)):
        return
    verb = _lemma(match["verb"])
    for row in verbs().get(verb, ()):
        after = _after_link(text, match.end(), end, row.link)
        if after is None:
            continue
        mutual = EACH_OTHER.match(text, after, end)
        if mutual and not row.other:
            continue
        if not mutual and (not row.pair or (verb in TELLS and not THAT.match(text, after, end))):
            continue
        direction = Direction.APART if failed else row.direction
        shown = f"not {verb}" if failed else verb
        for a, b in _pairs(pair):
            yield Found(a, b, " ".join(filter(None, (shown, row.link))), direction, match.start("verb"), mutual=True)
        return


def _is_done_to(match: re.Match[str]) -> bool:
    """Whether the verb is done to those named before it: "were condemned"."""
    return bool(BEING.search(match["aux"])) and not match["verb"].endswith("ing")


def _pairs(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    return ((a, b) for i, a in enumerate(actors) for b in actors[i + 1 :])


def _of_one(text: str, end: int, subject: Actor, last: Actor, rest: Sequence[Actor]) -> Iterator[Found]:
    """ "A accused B", "A rejected B's plan", "A was accused by B"; `last` is the actor before the verb."""
    passive = PASSIVE.match(text, last.end, end)
    if passive:
        verb = _lemma(passive["verb"])
        by = next(
            (b for b in rest if b.start >= passive.end() and TO_OTHER.fullmatch(" " + text[passive.end() : b.start])),
            None,
        )
        row = next((row for row in verbs().get(verb, ()) if row.other and not row.link), None)
        if row and by and by.key != subject.key and stands_alone(text, by, end):
            yield Found(by, subject, verb, row.direction, passive.start("verb"))
        return
    match = VERB.match(text, _past_comma(text, last), end)
    if not match or _is_done_to(match) or (match["verb"].endswith("ing") and not BEING.search(match["aux"])):
        return
    verb = _lemma(match["verb"])
    for row in verbs().get(verb, ()):
        after = _after_link(text, match.end(), end, row.link)
        other = _object(text, after, end, row, rest) if after is not None else None
        if other and other.key != subject.key:
            shown = " ".join(filter(None, (verb, row.link)))
            yield Found(subject, other, shown, row.direction, match.start("verb"))
            return


def _in_headline(text: str, start: int, end: int, actors: Sequence[Actor]) -> Iterator[Found]:
    """ "Roe Backs Lind": the subject opens the headline, and the verb follows at once."""
    subject = actors[0]
    match = TITLED_VERB.match(text, subject.end, end)
    if not match or match["verb"].islower() or not can_open(text, subject, start):
        return
    verb = _lemma(match["verb"].lower())
    row = next((row for row in verbs().get(verb, ()) if row.other and not row.link), None)
    other = next((a for a in actors[1:] if is_title(text[match.end() : a.start])), None)
    if row and other and other.key != subject.key and stands_alone(text.lower(), other, end):
        yield Found(subject, other, verb, row.direction, match.start("verb"))


def _later(text: str, start: int, end: int, actors: Sequence[Actor]) -> Iterator[Found]:
    """ "A left, accusing B", "A left and accused B": what the sentence's first subject does in a later clause of it."""
    subject = actors[0]
    if text[start : subject.start].strip(" \t\n").lower() not in ("", "the", "but", "and"):
        return
    other_subject = next((a for a in actors[1:] if a.key != subject.key and can_open(text, a, start)), None)
    last = other_subject.start if other_subject else end
    for match in LATER.finditer(text, subject.end, last):
        form = match["verb"]
        fits = match["comma"] and not match["and"] if form.endswith("ing") else match["and"] and lemma(form) != form
        if not fits or CLAUSE.search(text, subject.end, match.start()):
            continue
        for row in verbs().get(_lemma(form), ()):
            after = _after_link(text, match.end(), end, row.link)
            other = _object(text, after, end, row, actors[1:]) if after is not None else None
            if other and other.key != subject.key:
                shown = " ".join(filter(None, (_lemma(form), row.link)))
                yield Found(subject, other, shown, row.direction, match.start("verb"))
                break


def _past_comma(text: str, actor: Actor) -> int:
    """Where what follows an actor begins; the comma that ends "The mayor, Ana Roe, ..." is left out."""
    apposed = text[max(0, actor.start - 2) : actor.start].rstrip().endswith(",") and text.startswith(",", actor.end)
    return actor.end + apposed


def _object(text: str, after: int, end: int, row: Verb, rest: Sequence[Actor]) -> Actor | None:
    """The other party behind the verb, itself or as the owner of a thing that can be agreed with or rejected."""
    for other in rest:
        gap = text[after : other.start]
        if TO_OTHER.fullmatch(gap) or is_title(gap):
            owned = POSSESSIVE.match(text, other.end, end)
            if owned:
                return other if row.theirs and _thing(owned["thing"]) else None
            if row.other and (row.link == "that" or stands_alone(text, other, end)):
                return other
            continue
        thing = THING_OF.fullmatch(gap) if row.theirs else None
        if thing and _thing(thing["thing"]) and stands_alone(text, other, end):
            return other
        if other.start > after:
            return None
    return None


def is_title(gap: str) -> bool:
    """Whether the words before a name, if any, only say who bears it: "three-term governor", "House Speaker"."""
    return gap.isspace() or (0 < len(gap.split()) <= TITLE and not without_title(TERM.sub(" ", gap)).strip())


def _thing(word: str) -> bool:
    return word in THINGS or lemma(word) in THINGS


def stands_alone(text: str, actor: Actor, end: int) -> bool:
    """Whether the party itself is meant, and not "the A campaign" or "A supporters"."""
    rest = text[actor.end : end]
    following = re.match(r"\s+([\w’'-]+)", rest)
    if not following:
        return not rest.startswith(("'", "’", "-", "–"))
    word = following[1]
    if word[0].isupper():
        return word.endswith("day")
    return word in NEXT or word.endswith(("ing", "ly")) or word[0].isdigit()


def _after_link(text: str, at: int, end: int, link: str) -> int | None:
    """Where the words after the verb and its link begin; None where another link stands there."""
    if not link:
        return at
    found = re.compile(r"\s+" + link.replace(" ", r"\s+") + r"\b").match(text, at, end)
    return found.end() if found else None


def _lemma(verb: str) -> str:
    """The verb of the table that a form belongs to, where there is one ("scoffed": its stem is no "scof")."""
    if verb in verbs():
        return verb
    stems = (verb.removesuffix(ending) for ending in ("ed", "ing") if verb.endswith(ending))
    return next((stem for stem in stems if stem in verbs()), lemma(verb))
