"""Noun phrases around a verb, found from the closed word classes; a parse can replace this module."""

from dataclasses import dataclass

from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.vocabulary import (
    ARTICLE,
    AUXILIARY,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    FINITE,
    GENITIVE,
    OBJECT,
    PERIOD,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIMES,
    WEEKDAY,
    WHEN,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.annotating.clauses import irregular_pasts
from commonground.records.annotations import EntityKind

# How far an aside between a subject and its verb may reach, in tokens ("Ana Petrova, 41, who came in 2009, said").
LONGEST_ASIDE = 30
LONGEST_PHRASE = 25
LONGEST_NAME = 5
# Verbs whose past form is their base form.
BOTH_TENSES = frozenset(("put", "set", "cut", "let", "hit", "quit", "shut", "split"))
LONGEST_TIME = 6
TIME_PREPOSITIONS = frozenset(("in", "over", "for", "during", "within", "after"))
# Prepositions that stand inside a subject more often than before one.
WITHIN_PHRASE = frozenset(("of", "for", "at", "from", "in", "with", "on", "to"))
# Words before an article in a noun phrase, prepositions apart.
BEFORE_ARTICLE = frozenset(("all", "both", "half", "such", "many", "quite", "what", "and", "or"))
# Relations of a verb form that describes a noun, or is one.
DESCRIBING = frozenset(("amod", "compound", "case", "fixed", "acl", "nmod", "flat", "nsubj", "obj", "obl", "appos"))
MONTHS = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    )
)  # fmt: skip
NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY
ENDS_PHRASE_LEFT = SUBORDINATOR | CONJUNCTION | AUXILIARY | FINITE | OBJECT
ENDS_PHRASE_RIGHT = NO_NOUN | SUBJECT
# How much somebody said, and nobody who said it: "Toft said little".
HOW_MUCH = frozenset(("little", "much", "more", "less", "enough", "nothing", "something", "anything", "so"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `last` (exclusive); its first part, before "of" or "for", ends at `core`."""

    first: int
    last: int
    core: int


def subject_before(paragraph: Paragraph, unit: Unit, verb: int) -> Phrase | None:
    """The noun phrase that ends right before the verb group at `verb`, asides between commas or brackets skipped."""
    at = verb - 1
    if at < unit.first or paragraph.quoted[at] >= 0:
        return None
    closing = paragraph.low(at)
    if closing in (",", ")", "]") or closing in DASHES:
        return _named_beside(paragraph, unit, at, _before_aside(paragraph, unit, at))
    if closing in ("who", "which", "that") and at > unit.first:
        return _antecedent(paragraph, unit, at)
    phrase = _phrase_ending(paragraph, unit, at + 1)
    if phrase and paragraph.low(phrase.first) in ("a", "an") and paragraph.low(phrase.first - 1) == ",":
        return _described(paragraph, unit, phrase.first - 1) or phrase
    if phrase and paragraph.low(phrase.first - 1) == "who" and phrase.first - 1 > unit.first:
        return _antecedent(paragraph, unit, phrase.first - 1)
    return phrase


def _antecedent(paragraph: Paragraph, unit: Unit, relative: int) -> Phrase | None:
    """The phrase that a relative pronoun takes up, the pronoun included."""
    end = relative - (paragraph.low(relative - 1) == ",")
    phrase = _phrase_ending(paragraph, unit, end) if end > unit.first else None
    return Phrase(phrase.first, relative + 1, phrase.core) if phrase else None


def _before_aside(paragraph: Paragraph, unit: Unit, at: int) -> Phrase | None:
    """The phrase before ", 41, ", "(D)" or ", a former judge who ..., ".

    Where the first one found is itself a description ("a judge", "41"), a name before another comma is preferred.
    """
    partner = {")": "(", "]": "["}.get(paragraph.low(at), paragraph.low(at))
    stop = max(unit.first, at - LONGEST_ASIDE)
    index = paragraph.before(at)
    found = None
    while index > stop:
        if paragraph.low(index) == partner:
            phrase = _phrase_ending(paragraph, unit, index)
            if phrase is None or (found is not None and not is_capitalised(paragraph.tokens[phrase.core - 1])):
                break
            found = phrase
            named = is_capitalised(paragraph.tokens[phrase.core - 1]) or is_capitalised(paragraph.tokens[index + 1])
            if partner != "," or named or paragraph.low(phrase.first - 1) != ",":
                break
            index = phrase.first
        index = paragraph.before(index)
    return found


def _named_beside(paragraph: Paragraph, unit: Unit, comma: int, phrase: Phrase | None) -> Phrase | None:
    """The phrase with the name that stands between it and the comma ("the fisheries minister, Ana Berg, said").

    A place between the commas is no speaker: "Ana Berg, 60, from Tarmouth, North Tarside, said" is Ana Berg.
    """
    if phrase is None or paragraph.low(comma) != ",":
        return phrase
    if paragraph.low(phrase.last) == "," and _is_person(paragraph, phrase.last + 1, comma):
        return Phrase(phrase.first, comma, comma)
    if paragraph.named[phrase.core - 1] in (EntityKind.PLACE, None) and is_capitalised(
        paragraph.tokens[phrase.core - 1]
    ):
        return _described(paragraph, unit, comma) or phrase
    return phrase


def _is_person(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the stretch is a person's name and nothing else; a party and state ("R-Ariz.") is none."""
    if last - first > 1 and len(paragraph.tokens[first].text) == 1 and paragraph.low(first + 1) == "-":
        return False
    return 0 < last - first <= LONGEST_NAME and all(
        paragraph.named[t] is EntityKind.PERSON or (t == first and is_capitalised(paragraph.tokens[t]))
        for t in range(first, last)
    )


def _described(paragraph: Paragraph, unit: Unit, comma: int) -> Phrase | None:
    """The person's name that begins the clause and that the asides up to `comma` describe."""
    for t in range(comma, max(unit.first, comma - LONGEST_ASIDE), -1):
        if paragraph.quoted[t] >= 0 or paragraph.low(t) in AUXILIARY | {";"}:
            return None
        if paragraph.low(t) != "," or paragraph.named[t - 1] is not EntityKind.PERSON:
            continue
        phrase = _phrase_ending(paragraph, unit, t)
        if phrase and _begins_clause(paragraph, unit, phrase.first):
            return phrase
    return None


def _begins_clause(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    before = paragraph.low(at - 1)
    opens = at == unit.first or before in CONJUNCTION | {",", "that"} or paragraph.quoted[at - 1] >= 0
    return opens and paragraph.low(unit.first) not in PREPOSITION | SUBORDINATOR


def _phrase_ending(paragraph: Paragraph, unit: Unit, end: int) -> Phrase | None:
    """The noun phrase whose last token is right before `end`."""
    at = _before_time(paragraph, unit, _before_bracket(paragraph, unit, end - 1))
    end = at + 1
    last = paragraph.tokens[at]
    if paragraph.quoted[at] >= 0 or not (is_word(last) or last.lower in GENITIVE):
        return None
    if last.lower in SUBJECT and last.lower != "one":
        return Phrase(at, end, end)
    if last.lower in NO_NOUN or _is_predicate(paragraph, at):
        return None
    first = at
    while first > unit.first and end - first < LONGEST_PHRASE and _continues(paragraph, unit, first - 1):
        first -= 1
    return _trimmed(paragraph, first, end)


def _before_bracket(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """The token before "(D-Va.)" where such brackets end at `at`, else `at`."""
    if paragraph.low(at) != ")":
        return at
    for t in range(at - 1, max(unit.first, at - LONGEST_ASIDE), -1):
        if paragraph.low(t) == "(":
            return t - 1
    return at


def _before_time(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """The token before "in recent months" where such words end at `at`, else `at`: a period does not speak."""
    if paragraph.low(at) in WEEKDAY:
        return at - 1 - (paragraph.low(at - 1) == "on") if at - 1 > unit.first else at
    if paragraph.low(at) not in TIMES and not (paragraph.low(at) in MONTHS and is_capitalised(paragraph.tokens[at])):
        return at
    for t in range(at - 1, max(unit.first, at - LONGEST_TIME), -1):
        if paragraph.low(t) in TIME_PREPOSITIONS:
            return t - 1
    return at


def _continues(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    """Whether the token at `at` belongs to the noun phrase that goes on after it."""
    token, low = paragraph.tokens[at], paragraph.low(at)
    begins = paragraph.low(at + 1) in ARTICLE and not _may_precede_article(paragraph, at)
    if paragraph.quoted[at] >= 0 or begins or _is_predicate(paragraph, at):
        return False
    if not is_word(token):
        return _joins(paragraph, unit, at)
    if low == "and":
        return is_capitalised(paragraph.tokens[at - 1]) and is_capitalised(paragraph.tokens[at + 1])
    if low in PREPOSITION:
        return paragraph.low(at - 1) in ARTICLE or (low in WITHIN_PHRASE and at > unit.first)
    if (low in SUBJECT and low != "one") or low in ENDS_PHRASE_LEFT:
        return False
    return not _looks_like_past(paragraph, at)


def _is_predicate(paragraph: Paragraph, at: int) -> bool:
    """Whether the parse has the word as the verb of a clause; participles behind a noun describe it."""
    token = paragraph.tokens[at]
    if token.upos not in ("VERB", "AUX") or token.relation is None:
        return False
    if is_capitalised(token) and not paragraph.title_case:
        return False
    return token.relation.split(":")[0] not in DESCRIBING or token.relation == "acl:relcl"


def _may_precede_article(paragraph: Paragraph, at: int) -> bool:
    """Whether an article can follow the token within a noun phrase: "of the", "all the", "Harald the"."""
    low, after = paragraph.low(at), paragraph.tokens[at + 1]
    return low in PREPOSITION | BEFORE_ARTICLE or paragraph.tight(at) or is_capitalised(after)


def _joins(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    """Whether a mark stands inside a name: "Shaw-Lopez", "Mr.", "the leaders'", "Hill & Sons"."""
    low = paragraph.low(at)
    if low == "." and at > unit.first:
        before = paragraph.tokens[at - 1]
        return len(before.text) <= 5 and is_capitalised(before)
    return low in GENITIVE or low == "&" or (low in {"-", "/"} and paragraph.tight(at))


def _looks_like_past(paragraph: Paragraph, at: int) -> bool:
    """Whether a word in "-ed" is a verb with an object ("showed the ...") rather than an adjective ("an armed man")."""
    if at + 1 >= len(paragraph.tokens):
        return False
    token, after = paragraph.tokens[at], paragraph.tokens[at + 1]
    past = token.text.endswith("ed") or token.lower in irregular_pasts() or token.lower == "spoke"
    if not (token.text.islower() and past):
        return False
    before = paragraph.low(at - 1)
    if before in SUBJECT - {"one"}:
        return True
    if before in DETERMINER | POSSESSIVE | PREPOSITION or before == "-":
        return False
    if after.lower in WEEKDAY or after.lower in PREPOSITION:
        return False
    return is_capitalised(after) or after.lower in DETERMINER | POSSESSIVE


def _trimmed(paragraph: Paragraph, first: int, end: int) -> Phrase | None:
    """Leading adverbs and prepositions cut off, and the core found."""
    while first < end - 1 and (is_adverb(paragraph.tokens[first]) or paragraph.low(first) in PREPOSITION):
        if paragraph.low(first) == "at" and paragraph.low(first + 1) in ("least", "most"):
            break
        first += 1
    if first < end - 1 and _is_date(paragraph, first):
        first += 1
    if not is_word(paragraph.tokens[first]) or paragraph.low(end - 1) == "s":
        return None
    core = first + 1
    while core < end and paragraph.low(core) not in PREPOSITION and not _begins_participle(paragraph, first, core):
        core += 1
    return Phrase(first, end, core)


def _is_date(paragraph: Paragraph, at: int) -> bool:
    """Whether an introduction without its comma ends here: "In 2012 Ms Vance said"."""
    low = paragraph.low(at)
    return low in WEEKDAY or (low.isdigit() and len(low) == 4 and is_capitalised(paragraph.tokens[at + 1]))


def _begins_participle(paragraph: Paragraph, first: int, at: int) -> bool:
    """Whether "published on Monday" and the like begins here, after its noun."""
    token = paragraph.tokens[at]
    return token.text.islower() and token.text.endswith("ed") and paragraph.low(at - 1) not in DETERMINER and at > first


def phrase_after(paragraph: Paragraph, unit: Unit, start: int) -> Phrase | None:
    """The noun phrase that begins at `start`: up to a mark, a verb or a word that begins another phrase."""
    if start >= unit.last or paragraph.quoted[start] >= 0 or not is_word(paragraph.tokens[start]):
        return None
    owns = paragraph.low(start) == "her" and start + 1 < unit.last and _goes_on(paragraph, start + 1)
    owns = owns or (paragraph.low(start) == "one" and start + 1 < unit.last and _goes_on(paragraph, start + 1))
    if paragraph.low(start) in SUBJECT | OBJECT and paragraph.low(start + 1) != "of" and not owns:
        return Phrase(start, start + 1, start + 1)
    if paragraph.low(start) in PREPOSITION | CONJUNCTION | SUBORDINATOR - {"that"} | AUXILIARY | WEEKDAY | WHEN:
        return None
    if paragraph.low(start) in HOW_MUCH and not (start + 1 < unit.last and _goes_on(paragraph, start + 1)):
        return None
    last = start + 1
    while last < unit.last and last - start < LONGEST_PHRASE and _goes_on(paragraph, last):
        last += 1
    last -= last == unit.last and paragraph.low(last - 1) == "."  # the sentence's own stop, behind "Berg" or "Hale"
    phrase = _trimmed(paragraph, start, last)
    according = paragraph.low(start - 1) == "to" and start - 2 == unit.first  # "According to the mayor, Ana Berg won"
    office = phrase and kind_of(paragraph.low(phrase.core - 1)) == "person"
    beside = (office or not is_capitalised(paragraph.tokens[last - 1])) and not according
    if phrase and beside and paragraph.low(last) == "," and paragraph.low(start) in DETERMINER | POSSESSIVE:
        name = _titled_person(paragraph, unit, last + 1)
        if name > last + 1 and (name >= unit.last or not is_word(paragraph.tokens[name])):
            return Phrase(phrase.first, name, name)
    return phrase


def _titled_person(paragraph: Paragraph, unit: Unit, start: int) -> int:
    """The token after the person's name, titles before it included, that begins at `start`; else `start`."""
    end = start
    while end < unit.last and end - start < LONGEST_NAME + 2 and _goes_on_in_capitals(paragraph, end):
        end += 1
    return end if end > start and paragraph.named[end - 1] is EntityKind.PERSON else start


def _goes_on_in_capitals(paragraph: Paragraph, at: int) -> bool:
    if paragraph.quoted[at] >= 0:
        return False
    if paragraph.low(at) == ".":
        inside = at + 1 < len(paragraph.tokens) and is_capitalised(paragraph.tokens[at + 1])
        return inside and len(paragraph.tokens[at - 1].text) <= 4 and is_capitalised(paragraph.tokens[at - 1])
    return is_capitalised(paragraph.tokens[at]) or paragraph.named[at] is EntityKind.PERSON


def _goes_on(paragraph: Paragraph, at: int) -> bool:
    """Whether the token at `at` belongs to the noun phrase that began before it."""
    token, low = paragraph.tokens[at], paragraph.low(at)
    if paragraph.quoted[at] >= 0:
        return False
    if low == ".":
        before = paragraph.tokens[at - 1].text
        onward = at + 1 < len(paragraph.tokens) and paragraph.quoted[at + 1] < 0
        return len(before) <= 4 and before[0].isupper() and onward
    if not is_word(token):
        return low in GENITIVE or low == "&" or (low in {"-", "/"} and paragraph.tight(at))
    if low in ("of", "for") or (low == "and" and is_capitalised(paragraph.tokens[at - 1])):
        return True
    if _looks_like_past(paragraph, at) or _begins_predicate(paragraph, at) or _is_predicate(paragraph, at):
        return False
    dates = low in WEEKDAY | WHEN or (low in ("last", "this") and paragraph.low(at + 1) in PERIOD)
    return low in GENITIVE or not (dates or low in ENDS_PHRASE_RIGHT or (is_adverb(token) and token.upos != "ADJ"))


def _begins_predicate(paragraph: Paragraph, at: int) -> bool:
    """Whether an irregular past form follows a name or somebody's office ("Ms Vance went", "the mayor spoke")."""
    token = paragraph.tokens[at]
    if not token.text.islower() or token.lower not in irregular_pasts() | FINITE | BOTH_TENSES:
        return False
    return is_capitalised(paragraph.tokens[at - 1]) or kind_of(paragraph.low(at - 1)) in ("person", "body")


def clause_subject(paragraph: Paragraph, unit: Unit, before: int) -> Phrase | None:
    """The subject of the clause that leads up to `before`: the first noun phrase of its unit that is no adjunct."""
    start = unit.first
    if paragraph.low(start) in PREPOSITION | SUBORDINATOR or paragraph.low(start).endswith("ing"):
        commas = (t for t in range(start, before) if paragraph.low(t) == "," and paragraph.quoted[t] < 0)
        start = next(commas, start - 1) + 1
    while start < before and (is_adverb(paragraph.tokens[start]) or paragraph.low(start) in CONJUNCTION | {","}):
        start += 1
    return phrase_after(paragraph, unit, start) if start < before else None
