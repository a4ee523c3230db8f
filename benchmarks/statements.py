"""How fast statements are found, on top of the language core and the people.

Run `python -m benchmarks.statements [--articles N]` beside the shared data; prints articles and words a CPU-second.
"""

import argparse
import time
from collections.abc import Sequence

from commonground.annotating.people import People, who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analysis import Analysis
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.article import Article
from quality.statements import articles


def main() -> None:
    """Read the articles first, then time the one stage over all of them, best of three."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100)
    count = parser.parse_args().articles
    texts = [record["text"] for record in articles(first=True)[:count]]
    read = [(article, analyze(article)) for article in map(from_text, texts)]
    ready = [(article, analysis, who_is_who(article, analysis)) for article, analysis in read]
    best = min(_timed(ready) for _ in range(3))
    words = sum(len(text.split()) for text in texts)
    print(f"statements  {len(texts) / best:8.1f} articles/s  {words / best:10.0f} words/s  ({len(texts)} articles)")


def _timed(ready: Sequence[tuple[Article, Analysis, People]]) -> float:
    start = time.process_time()
    for article, analysis, people in ready:
        find_statements(article, analysis, people)
    return time.process_time() - start


if __name__ == "__main__":
    main()
