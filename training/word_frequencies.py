"""How common English news words are: writes src/commonground/comparing/words/word_frequencies.tsv.

python training/word_frequencies.py ../shared/data/language/gmb/ner_dataset.csv.zip

Counts the sentences of the Groningen Meaning Bank's newswire that hold each word's stem. Seconds; no randomness.
"""

import csv
import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from commonground.comparing.words.terms import stems

TABLE = Path(__file__).parents[1] / "src/commonground/comparing/words/word_frequencies.tsv"
LEAST = 8
"""Words in fewer sentences are as rare as unknown ones."""


def sentences(archive: Path) -> Iterator[str]:
    """The sentences of the corpus, tokens joined by spaces."""
    with zipfile.ZipFile(archive) as pages, pages.open(pages.namelist()[0]) as raw:
        words: list[str] = []
        for row in csv.reader(io.TextIOWrapper(raw, encoding="latin-1")):
            if row[0].startswith("Sentence") and words:
                yield " ".join(words)
                words = []
            words.append(row[1])
        yield " ".join(words)


def main(archive: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences(archive):
        counts.update(set(stems(sentence)))
        total += 1
    kept = sorted(((n, stem) for stem, n in counts.items() if n >= LEAST), key=lambda pair: (-pair[0], pair[1]))
    head = (
        "# How many of the sentences of the Groningen Meaning Bank's newswire (GMB 2.2.0, texts in the public\n"
        "# domain by its authors' account; Basile et al., LREC 2012) hold a word's stem.\n"
        "# Made by training/word_frequencies.py.\n"
        f"stem\tsentences\n*\t{total}\n"
    )
    TABLE.write_text(head + "".join(f"{stem}\t{n}\n" for n, stem in kept), "utf-8")
    print(f"{len(kept)} stems of {total} sentences -> {TABLE.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
