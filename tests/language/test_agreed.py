"""Rules and another analyzer together."""

from collections.abc import Sequence
from dataclasses import replace

from commonground.language.agreed import AgreedAnalyzer
from commonground.language.analysis import Name, Sentence
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import EntityKind


class EveryCapital:
    """An analyzer that takes each capitalised word for an organisation and calls every word a noun."""

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        return [self._read(sentence) for sentence in sentences]

    def _read(self, sentence: Sentence) -> Sentence:
        names = tuple(
            Name(t.start, t.end, t.text, EntityKind.ORGANISATION, i, i)
            for i, t in enumerate(sentence.tokens)
            if t.text[0].isupper()
        )
        return replace(sentence, names=names, tokens=tuple(replace(t, upos="NOUN") for t in sentence.tokens))


def test_the_rules_names_stand_and_the_others_fill_the_gaps() -> None:
    """The rules know Ms Halvorsen; Brimlo is the other's; nobody is named twice."""
    article = from_text("On Monday Ms Greta Halvorsen left Brimlo.")
    sentence = analyze(article, AgreedAnalyzer(EveryCapital())).sentences[0]
    assert [(n.text, n.kind.value) for n in sentence.names if n.text not in ("On", "Monday", "Ms")] == [
        ("Greta Halvorsen", "person"),
        ("Brimlo", "organisation"),
    ]
    assert {token.upos for token in sentence.tokens} == {"NOUN"}
