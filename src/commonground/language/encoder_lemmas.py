"""The dictionary form of a word whose class is known: "meeting" is meet as a verb and stays as a noun."""

from functools import cache

from commonground.language.lemmas import lemma
from commonground.tables import rows


@cache
def _forms() -> dict[tuple[str, str], str]:
    return {(form, upos): base for form, upos, base in rows("commonground.language.lexicons", "class_lemmas")}


def lemma_as(word: str, upos: str) -> str:
    """The lemma of a word, given in small letters, as one of a Universal word class; itself where no rule fits."""
    known = _forms().get((word, upos))
    if known is not None:
        return known
    inflected = upos in ("VERB", "AUX") or (upos == "NOUN" and word.endswith("s"))
    return lemma(word) if inflected else word
