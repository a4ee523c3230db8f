"""Figures on texts written for the project: `python -m quality.figures [--tuned] [--misses]`

The gold, gold/figures.toml, was annotated before its author had read the rules. The rules were tuned on the texts with
even numbers (`--tuned`); the published figures are those of the odd-numbered ones. Precision, recall and F1 are of
stretches (IoU of .5 or more, one to one). The other shares are of the gold figures found: how many have the right
value, unit and so on. A `wrong` share says how many were given a period, a source or a thing counted that they do not
have. `not_figures` counts the dates, ages, scores and names of the gold that were taken for figures.
"""

import argparse
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonground.annotating.dating import date_article
from commonground.annotating.figures import find_figures
from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Figure

GOLD = Path(__file__).parent / "gold" / "figures.toml"
DATA: tuple[str, ...] = ()
SAME = 0.5
ASPECTS = ("value", "unit", "counted", "bound", "hedges", "change", "period", "source")
EASILY_WRONG = ("counted", "period", "source")


@dataclass(frozen=True)
class Expected:
    """A gold figure: where it stands, and its fields as the file gives them."""

    start: int
    end: int
    fields: dict[str, Any]

    def readings(self, name: str) -> tuple[Any, ...]:
        """The values that are right, None among them where nothing is."""
        given = self.fields.get(name, "")
        return tuple(None if value == "" else value for value in (given if isinstance(given, list) else [given]))


@dataclass(frozen=True)
class Text:
    """One gold text with its figures and the stretches that are none, or may be either."""

    id: int
    text: str
    published: str
    figures: tuple[Expected, ...]
    not_figures: tuple[str, ...]
    optional: tuple[str, ...]


def gold(tuned: bool) -> list[Text]:
    """The texts with even numbers, or those with odd ones."""
    every = tomllib.loads(GOLD.read_text("utf-8"))["text"]
    return [_text(record) for record in every if (record["id"] % 2 == 0) == tuned]


def _text(record: dict[str, Any]) -> Text:
    figures, at = [], 0
    for fields in record["figures"]:
        start = record["text"].index(fields["words"], at)
        at = start + len(fields["words"])
        figures.append(Expected(start, at, fields))
    not_figures, optional = tuple(record.get("not_figures", ())), tuple(record.get("optional", ()))
    return Text(record["id"], record["text"], str(record["published"]), tuple(figures), not_figures, optional)


def found_in(text: Text) -> tuple[Figure, ...]:
    """The figures that Common Ground finds in a gold text, by the stages of the pipeline."""
    article = from_text(text.text, published=text.published)
    analysis = analyze(article)
    times = find_times(article, analysis, date_article(article, analysis))
    statements = find_statements(article, analysis, who_is_who(article, analysis))
    return find_figures(article, analysis, times, statements)


def _overlap(expected: Expected, figure: Figure) -> float:
    common = min(expected.end, figure.end) - max(expected.start, figure.start)
    return max(0, common) / (max(expected.end, figure.end) - min(expected.start, figure.start))


def _pairs(text: Text, found: tuple[Figure, ...]) -> list[tuple[Expected, Figure]]:
    pairs = []
    for expected in text.figures:
        best = max(found, key=lambda figure: _overlap(expected, figure), default=None)
        if best and _overlap(expected, best) >= SAME:
            pairs.append((expected, best))
    return pairs


def _near(wanted: float | None, got: float | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return abs(wanted - got) <= 1e-4 * abs(wanted)


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.lower())) - {"the", "a", "an"}


def _same_name(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return bool(_words(got)) and (_words(wanted) <= _words(got) or _words(got) <= _words(wanted))


def _same_counted(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return wanted.lower() in _words(got)


def _right_value(expected: Expected, figure: Figure) -> bool:
    high = any(_near(high, figure.high) for high in expected.readings("high"))
    return high and any(_near(value, figure.value) for value in expected.readings("value"))


def _right_period(expected: Expected, figure: Figure) -> bool:
    if "when" in expected.fields:
        return bool({figure.period or figure.as_of} & set(expected.readings("when")))
    return figure.period in expected.readings("period") and figure.as_of in expected.readings("as_of")


def _right_hedges(expected: Expected, figure: Figure) -> bool:
    wanted = [hedge.lower() for hedge in expected.readings("hedges") if hedge]
    return all(any(hedge in span.text.lower() for span in figure.hedges) for hedge in wanted)


def _right_plain(name: str, expected: Expected, figure: Figure) -> bool:
    """Whether a field that holds one word is one of the gold's; a bound is exact where the gold says nothing."""
    wanted = expected.readings(name)
    return getattr(figure, name) in (("exact",) if name == "bound" and wanted == (None,) else wanted)


def _right_source(expected: Expected, figure: Figure) -> bool:
    return any(_same_name(source, figure.source_name) for source in expected.readings("source"))


def _right_counted(expected: Expected, figure: Figure) -> bool:
    counted = figure.counted.text if figure.counted else None
    return any(_same_counted(word, counted) for word in expected.readings("counted"))


def right(name: str, expected: Expected, figure: Figure) -> bool:
    """Whether the figure has this aspect as one of the gold's readings has it."""
    judges = {
        "value": _right_value,
        "counted": _right_counted,
        "hedges": _right_hedges,
        "period": _right_period,
        "source": _right_source,
    }
    return judges[name](expected, figure) if name in judges else _right_plain(name, expected, figure)


def _given(name: str, figure: Figure) -> str | None:
    if name == "period":
        return figure.period or (figure.as_of and f"as of {figure.as_of}")
    return figure.source_name if name == "source" else figure.counted.text if figure.counted else None


def _shown(name: str, figure: Figure) -> str:
    if name in EASILY_WRONG:
        return str(_given(name, figure))
    return f"{figure.value}..{figure.high}" if name == "value" else str(getattr(figure, name))


class Tally:
    """The running counts over the texts, and the misses in words."""

    def __init__(self) -> None:
        self.gold = self.given = self.found = self.not_figures = 0
        self.scored = dict.fromkeys(ASPECTS, 0)
        self.right = dict.fromkeys(ASPECTS, 0)
        self.wrong = dict.fromkeys(EASILY_WRONG, 0)
        self.misses: list[str] = []

    def add(self, text: Text) -> None:
        """Count one text."""
        found = found_in(text)
        pairs = _pairs(text, found)
        matched = {id(figure) for _, figure in pairs}
        spare = [f for f in found if id(f) not in matched and not _among(text, text.optional, f)]
        self.gold, self.found = self.gold + len(text.figures), self.found + len(pairs)
        self.given += len(pairs) + len(spare)
        self.not_figures += sum(_among(text, text.not_figures, figure) for figure in spare)
        seen = {id(expected) for expected, _ in pairs}
        missing = [e.fields["words"] for e in text.figures if id(e) not in seen]
        self.misses += [f"{text.id} [{words}]: not found" for words in missing]
        self.misses += [f"{text.id} [{figure.text}]: no figure" for figure in spare]
        for expected, figure in pairs:
            self._weigh(text, expected, figure)

    def _weigh(self, text: Text, expected: Expected, figure: Figure) -> None:
        for name in ASPECTS:
            if name in expected.fields.get("unscored", ()):
                continue
            good = right(name, expected, figure)
            self.scored[name] += 1
            self.right[name] += good
            if not good:
                self.misses.append(f"{text.id} [{figure.text}]: {name} {_shown(name, figure)}")
                if name in EASILY_WRONG:
                    self.wrong[name] += _given(name, figure) is not None

    def figures(self) -> dict[str, float]:
        """The figures of merit, in percent."""
        precision, recall = _share(self.found, self.given), _share(self.found, self.gold)
        spans = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / ((precision + recall) or 1)}
        shares = {name: _share(self.right[name], self.scored[name]) for name in ASPECTS}
        wrong = {f"{name}_wrong": _share(self.wrong[name], self.scored[name]) for name in EASILY_WRONG}
        return {"gold": self.gold, **spans, **shares, **wrong, "not_figures": self.not_figures}


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _among(text: Text, stretches: tuple[str, ...], figure: Figure) -> bool:
    """Whether the figure lies on one of these stretches."""
    spots = [(match.start(), match.end()) for words in stretches for match in re.finditer(re.escape(words), text.text)]
    return any(start < figure.end and figure.start < end for start, end in spots)


def tally(tuned: bool) -> Tally:
    """Everything counted over one half of the gold."""
    counts = Tally()
    for text in gold(tuned):
        counts.add(text)
    return counts


def measure(tuned: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of the stretches, and the shares right and wrong, in percent."""
    return tally(tuned).figures()


def misses() -> list[str]:
    """What is not as in the gold, in the half that was tuned on; the other half stays unread."""
    return tally(tuned=True).misses


def main() -> None:
    """Print the figures, and the misses where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tuned", action="store_true", help="the texts that the rules were tuned on")
    parser.add_argument("--misses", action="store_true", help="say what is wrong")
    args = parser.parse_args()
    counts = tally(args.tuned)
    for name, figure in counts.figures().items():
        print(f"figures {name:16} {figure:6.1f}")
    if args.misses:
        print(*counts.misses, sep="\n")


if __name__ == "__main__":
    main()
