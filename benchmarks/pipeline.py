"""The whole pipeline: articles of 500 words a CPU-second, stage by stage, in one run.

Run `python -m benchmarks.pipeline` from the root of the checkout, on a machine that does nothing else. The text is the
project's samples; figures are scaled to 500 words an article. Loading (weights, tables) is measured apart.
"""

import time
from collections.abc import Callable
from pathlib import Path

import commonground
from commonground.language.analyze import analyze
from commonground.records.article import Article, Role

SAMPLES = sorted(path for path in Path("samples").iterdir() if path.suffix in {".html", ".txt"})
ROUNDS = 3


def words(article: Article) -> int:
    """Words of the article that is read, furniture left out."""
    return sum(len(block.text.split()) for block in article.blocks if block.role is not Role.FURNITURE)


def seconds(task: Callable[[], object]) -> float:
    """CPU seconds of the fastest of some rounds, all threads."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        task()
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Print what each part costs and what the whole does."""
    began = time.process_time()
    commonground.compare([commonground.read(SAMPLES[0])])
    print(f"first article, loading included  {time.process_time() - began:6.2f} s")
    articles = [commonground.read(path) for path in SAMPLES]
    units = sum(map(words, articles)) / 500
    parts: dict[str, Callable[[], object]] = {
        "read": lambda: [commonground.read(path) for path in SAMPLES],
        "analyze": lambda: [analyze(article) for article in articles],
        "analyze and annotate": lambda: [commonground.annotate(article) for article in articles],
        "analyze, annotate, compare": lambda: commonground.compare(articles),
    }
    cost = {name: seconds(task) for name, task in parts.items()}
    for name, spent in cost.items():
        print(f"{name:32s} {1000 * spent / units:6.1f} ms an article of 500 words")
    whole = cost["read"] + cost["analyze, annotate, compare"]
    print(f"whole pipeline                   {units / whole:6.1f} articles a CPU-second")


if __name__ == "__main__":
    main()
