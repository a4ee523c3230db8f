"""The dictionary form of a word, by rule: a table of irregular forms, then endings checked against common words."""

from functools import lru_cache

from commonground.tables import rows, words

LEXICONS = "commonground.language.lexicons"
IRREGULAR = {row[0]: row[1] for row in rows(LEXICONS, "irregular_forms")}
COMMON = words(LEXICONS, "common_words")
CACHED = 65_536
VOWELS = frozenset("aeiouy")
HISSING = ("s", "x", "z", "ch", "sh", "o")


@lru_cache(maxsize=CACHED)
def lemma(word: str) -> str:
    """The lemma of a word given in small letters; the word itself where no rule applies."""
    found = IRREGULAR.get(word)
    if found is not None:
        return found
    if len(word) < 4 or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    for ending, stems in (("ied", _with_y), ("ies", _with_y), ("ed", _of_past), ("ing", _of_past), ("s", _of_plural)):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return next((s for s in stems(stem) if len(s) > 2 and s in COMMON), _fallback(word, stem, ending))
    return word


def _with_y(stem: str) -> tuple[str, ...]:
    return (stem + "y", stem + "ie")


def _of_past(stem: str) -> tuple[str, ...]:
    """What may stand behind -ed or -ing: "stopp" is stop, "argu" argue, "visit" visit; the fuller form goes first."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    single = (stem[:-1],) if doubled and stem[-1] not in "sz" else ()
    # A stem that a silent e lengthened ("clos", "not") is told by the vowel before its last letter.
    silent = len(stem) > 2 and stem[-1] not in VOWELS and stem[-2] in VOWELS and stem[-3] not in VOWELS
    return (stem + "e", stem, *single) if silent and _one_syllable(stem) else (stem, *single, stem + "e")


def _of_plural(stem: str) -> tuple[str, ...]:
    return (stem.removesuffix("e"), stem) if stem.endswith("e") and stem[:-1].endswith(HISSING) else (stem,)


def _one_syllable(stem: str) -> bool:
    groups = sum(a in VOWELS and b not in VOWELS for a, b in zip(stem, stem[1:] + " ", strict=True))
    return groups == 1


def _fallback(word: str, stem: str, ending: str) -> str:
    """The lemma of a word whose stem is not common: an ending that makes no stem is left on."""
    if not VOWELS.intersection(stem) or len(stem) < 3:
        return word
    if ending in ("ied", "ies"):
        return stem + "y"
    if ending == "s":
        return stem.removesuffix("e") if stem.endswith(("she", "che", "xe", "sse")) else stem
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    silent = len(stem) > 2 and stem[-1] not in VOWELS and stem[-2] in VOWELS and _one_syllable(stem)
    return stem + "e" if silent or stem.endswith(("c", "v", "u", "s", "z", "at", "iz", "dg")) else stem
