"""How well sentences are split: exact spans on GUM's news paragraphs.

Run `python -m quality.sentences` beside the shared data; prints precision, recall and F1 in percent.
"""

import sys

from commonground.language.sentences import split
from quality.conllu import GUM, documents


def measure(pattern: str = "GUM_news_*.conllu", pictures: bool = False, show: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of sentence spans, in percent.

    With `pictures` the paragraphs into which the corpus folds captions, with no mark between, are counted too.
    """
    right = found = gold = 0
    for document in documents(pattern):
        kept = [(s, e) for s, e in document.paragraphs if pictures or s not in document.pictures]
        truth = {(s, e) for s, e in document.sentences if any(first <= s and e <= last for first, last in kept)}
        ours = {span for start, end in kept for span in split(document.text, start, end)}
        right, found, gold = right + len(ours & truth), found + len(ours), gold + len(truth)
        if show:
            for start, end in sorted(ours ^ truth):
                print("+" if (start, end) in ours else "-", document.text[start:end])
    return {"precision": 100 * right / found, "recall": 100 * right / gold, "f1": 200 * right / (found + gold)}


def main() -> None:
    """Print the figures, and with --show every span that is ours alone (+) or the gold's alone (-)."""
    if not GUM.exists():
        print(f"{GUM} is not here: nothing measured", file=sys.stderr)
        return
    for name, figure in measure(show="--show" in sys.argv).items():
        print(f"sentences {name:9} {figure:.1f}")
    print(f"sentences f1, captions folded in {measure(pictures=True)['f1']:.1f}")


if __name__ == "__main__":
    main()
