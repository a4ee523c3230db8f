"""Names written alike."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=2**14)
def plain(name: str) -> str:
    """A name for comparison: lower case, no accents, no dots, no leading "the"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.lower().replace(".", "").replace("’", "'").replace("-", " ").split()).removeprefix("the ")
