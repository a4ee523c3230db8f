"""The form under which place names are found."""

import re
import unicodedata

MARKS = re.compile(r"[^\w]+")


def folded(name: str) -> str:
    """Lower case, accents off, marks to spaces, "St" spelled out."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = MARKS.sub(" ", plain.lower()).split()
    return " ".join("saint" if word == "st" else word for word in words)
