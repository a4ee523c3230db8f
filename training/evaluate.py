"""What a file of weights reaches on the dev sets, as it runs in the program."""

from collections.abc import Iterator, Sequence

from commonground.language.encoder import EncoderAnalyzer
from training.examples import Example
from training.scoring import Prediction, figures

ARTICLE = 25  # sentences run together, as in an article


def measured(analyzer: EncoderAnalyzer, dev: dict[str, list[Example]]) -> dict[str, float]:
    """The figures of every dev set on gold sentences and words, in percent, each named `set.figure`."""
    return {
        f"{name}.{figure}": value
        for name, examples in dev.items()
        for figure, value in figures(examples, list(predicted(analyzer, examples))).items()
    }


def predicted(analyzer: EncoderAnalyzer, examples: Sequence[Example]) -> Iterator[Prediction]:
    """What the analyzer says of each example."""
    for start in range(0, len(examples), ARTICLE):
        for parse in analyzer.parses([example.words for example in examples[start : start + ARTICLE]]):
            yield Prediction(parse.upos, parse.heads, parse.relations, parse.names)
