"""Words a CPU-second of the language core, beside the rules alone and a spaCy network of the usual size.

Run `python -m benchmarks.language` from the root of the checkout, on a machine that does nothing else. The text is the
project's samples, an article at a time. Where spaCy is installed its blank English pipeline is given the parts of
`en_core_web_sm` (shared convolutions, tagger, parser, names), untrained: the speed is the same, the accuracy of course
is not. CPU seconds are those of all threads.
"""

import importlib.util
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from commonground.language.analysis import Sentence
from commonground.language.encoder import EncoderAnalyzer
from commonground.language.rules import RuleAnalyzer
from commonground.language.sentences import split
from commonground.language.tokens import tokenize
from commonground.records.article import Role

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ROUNDS = 5
UPOS = ("ADJ", "ADP", "ADV", "AUX", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "VERB")
RELATIONS = (
    "acl",
    "advcl",
    "advmod",
    "amod",
    "case",
    "ccomp",
    "compound",
    "conj",
    "det",
    "nmod",
    "nsubj",
    "obj",
    "obl",
)

Articles = Sequence[Sequence[Sentence]]


def articles() -> list[list[Sentence]]:
    """The samples as sentences of tokens."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    return [
        [Sentence(a, b, 0, Role.BODY, tokenize(text, a, b)) for a, b in split(text, 0, len(text))] for text in texts
    ]


def speed(work: Callable[[Sequence[Sentence]], object], given: Articles) -> float:
    """Words a CPU-second in the best of ROUNDS rounds over all articles, after one article to warm up."""
    work(given[0])
    words = sum(len(sentence.tokens) for article in given for sentence in article)
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for article in given:
            work(article)
        best = min(best, time.process_time() - began)
    return words / best


def spacy_network() -> Callable[[Sequence[Sentence]], object]:
    """A spaCy pipeline of the usual parts over sentences that are already cut into words."""
    import spacy  # noqa: PLC0415 - an optional peer
    from spacy.tokens import Doc  # noqa: PLC0415

    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    network = spacy.blank("en")
    network.add_pipe("tok2vec")
    for name, labels in (("tagger", UPOS), ("parser", RELATIONS), ("ner", ("PERSON", "ORG", "GPE"))):
        part = network.add_pipe(name, config={"model": {"tok2vec": shared}})
        for label in labels:
            part.add_label(label)
    network.initialize()
    return lambda sentences: list(
        network.pipe(Doc(network.vocab, [token.text for token in sentence.tokens]) for sentence in sentences)
    )


def main() -> None:
    """Print a line for each."""
    given = articles()
    print(f"{sum(len(s.tokens) for a in given for s in a)} words in {len(given)} texts, words a CPU-second:")
    print(f"encoder (tags, trees, names)  {speed(EncoderAnalyzer().analyze, given):8.0f}")
    print(f"rules (names only)            {speed(RuleAnalyzer().analyze, given):8.0f}")
    if importlib.util.find_spec("spacy"):
        print(f"spaCy convolutions            {speed(spacy_network(), given):8.0f}")
    else:
        print("spaCy is not installed: pip install spacy")


if __name__ == "__main__":
    main()
