"""The closed word classes of English that the rules lean on where no parse is at hand."""

from commonground.language.analysis import Token
from commonground.tables import rows

_CLASSES = {name: frozenset(words.split()) for name, words in rows("commonground.annotating.attribution", "words")}

ARTICLE = _CLASSES["article"]
DETERMINER = _CLASSES["determiner"] | ARTICLE
POSSESSIVE = _CLASSES["possessive"]
SUBJECT = _CLASSES["subject"]
OBJECT = _CLASSES["object"]
RELATIVE = _CLASSES["relative"]
PREPOSITION = _CLASSES["preposition"]
SUBORDINATOR = _CLASSES["subordinator"]
CONJUNCTION = _CLASSES["conjunction"]
AUXILIARY = _CLASSES["auxiliary"]
BE = _CLASSES["be"]
MODAL = _CLASSES["modal"]
NEGATION = _CLASSES["negation"]
ADVERB = _CLASSES["adverb"]
WEEKDAY = _CLASSES["weekday"]
WHEN = _CLASSES["when"]
PERIOD = _CLASSES["period"]
TIMES = _CLASSES["periods"] | PERIOD
VENUE = _CLASSES["venue"]
FINITE = _CLASSES["finite"]
GROUP = _CLASSES["group"]
REFUSING = _CLASSES["refusing"]
CARRYING = _CLASSES["carrying"]
MARKERS = _CLASSES["marker"]
NUMERAL = _CLASSES["numeral"]
PUBLISHED = _CLASSES["published"]
POINTING = _CLASSES["pointing"]
NOUNLIKE = _CLASSES["nounlike"]
GENITIVE = frozenset(("'s", "'"))
DASHES = frozenset(("—", "―", "–", "-", "--"))
STOPS = frozenset((".", "!", "?", "…", "...", "....", "!!", "!!!", "??", "???", "?!", "!?"))
MARKS = frozenset("\"“”«»‘’'`")


def is_word(token: Token) -> bool:
    """Whether the token is a word or number, not a mark."""
    return token.text[-1].isalnum() or token.text[0].isalnum()


def is_adverb(token: Token) -> bool:
    """Whether the token can stand between a subject and its verb as an adverb."""
    low = token.lower
    return low in ADVERB or (low.endswith("ly") and len(low) > 4 and token.text[0].islower())


def is_capitalised(token: Token) -> bool:
    """Whether the token begins with a capital."""
    return token.text[0].isupper()
