"""Who said what: PolNeAR's attributions (Newell, Margolin and Ruths, LREC 2018).

    python -m quality.statements [--first] [--errors] [--cues]

The rules were tuned on the first 200 articles by id (`--first`); the figures are those of the other 100. `--errors`
counts what went wrong by kind; `--cues` prints how often each cue is right, worst first.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Any

from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Statement
from commonground.records.evidence import Evidence
from quality.shared import SHARED, scorer
from quality.statement_errors import by_cue, by_kind

POLNEAR = SHARED / "data" / "polnear" / "tune.jsonl"
TUNED = 200
SHOWN = (
    "e2e", "content_f1", "content_exact_f1", "content_precision", "content_recall", "source_given_content",
    "direct_e2e", "direct_found", "mixed_e2e", "mixed_found", "indirect_e2e", "indirect_found",
)  # fmt: skip


def articles(first: bool) -> list[dict[str, Any]]:
    """The articles tuned on, or the others; sorted by id."""
    with POLNEAR.open(encoding="utf-8") as lines:
        every = sorted((json.loads(line) for line in lines), key=lambda record: str(record["id"]))
    return every[:TUNED] if first else every[TUNED:]


def statements_of(text: str) -> tuple[Statement, ...]:
    """The statements of a clean text, as the pipeline finds them."""
    article = from_text(text)
    analysis = analyze(article)
    return find_statements(article, analysis, who_is_who(article, analysis))


def predicted(gold: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What Common Ground finds in each article, as the scorer reads it."""
    for record in gold:
        found = statements_of(record["text"])
        yield {"id": record["id"], "statements": [_line(statement) for statement in found]}


def _line(statement: Statement) -> dict[str, Any]:
    content = [_span(piece) for piece in statement.content]
    speaker = _span(statement.speaker) if statement.speaker else None
    cue = _span(statement.cue) if statement.cue else None
    return {"content": content, "speaker": speaker, "cue": cue, "kind": statement.kind.value}


def _span(evidence: Evidence) -> dict[str, int]:
    return {"start": evidence.start, "end": evidence.end}


def measure(first: bool = False) -> dict[str, float]:
    """PolNeAR's figures in percent: of content, of content with its source, by directness."""
    scoring = scorer("score_statements")
    gold = articles(first)
    figures = scoring.score(gold, list(predicted(gold)))
    return {name: float(figures[name]) for name in SHOWN}


def main() -> None:
    """Print the figures, and what went wrong where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--first", action="store_true", help="the articles the rules were tuned on")
    parser.add_argument("--errors", action="store_true", help="count the errors by kind")
    parser.add_argument("--cues", action="store_true", help="how often each cue is right")
    args = parser.parse_args()
    for name, figure in measure(args.first).items():
        print(f"statements {name:24} {figure:6.1f}")
    if args.errors or args.cues:
        gold = articles(args.first)
        found = list(predicted(gold))
        print(*(by_kind(gold, found) if args.errors else ()), sep="\n")
        print(*(by_cue(gold, found) if args.cues else ()), sep="\n")


if __name__ == "__main__":
    main()
