"""How many articles a second `find_times` and `date_article` do: `python -m benchmarks.times [--peers]`.

The analysis (sentences, tokens) is made beforehand. The articles are TimeBank's where ../shared is beside the
checkout, else the project's samples. With --peers dateparser and recognizers-text run over the same texts where they
are installed; they do less: no ranges of days, no direction, no page date.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

from commonground.annotating.dating import date_article
from commonground.annotating.times import find_times
from commonground.language.analysis import Analysis
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.article import Article

Ready = tuple[Article, Analysis]
ROOT = Path(__file__).parents[1]
TIMEBANK = ROOT.parent / "shared/data/tempeval3/te3_timebank_train.jsonl"


def texts() -> list[tuple[str, str]]:
    """Texts with their dates."""
    if TIMEBANK.is_file():
        docs = [json.loads(line) for line in TIMEBANK.read_text("utf-8").splitlines()]
        return [(doc["text"], doc["dct"][:10]) for doc in docs]
    return [(page.read_text("utf-8"), "2026-03-02") for page in sorted((ROOT / "samples").glob("*.txt"))]


def rate(run: Callable[[], None], count: int) -> float:
    """Articles a CPU-second, the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return count / best


def ours(pages: list[tuple[str, str]]) -> None:
    """Print our own rates."""
    articles = [from_text(text, published=day) for text, day in pages]
    undated = [from_text(text) for text, _ in pages]
    ready = [(article, analyze(article)) for article in articles]
    bare = [(article, analyze(article)) for article in undated]
    words = sum(len(text.split()) for text, _ in pages) / len(pages)
    print(f"{len(pages)} articles of {words:.0f} words")
    print(f"times   {rate(lambda: _all_times(ready), len(ready)):7.0f} articles a CPU-second")
    print(f"dating  {rate(lambda: _all_dates(bare), len(bare)):7.0f} articles a CPU-second")


def _all_times(ready: list[Ready]) -> None:
    for article, analysis in ready:
        find_times(article, analysis, article.published)


def _all_dates(ready: list[Ready]) -> None:
    for article, analysis in ready:
        date_article(article, analysis)


def peers(pages: list[tuple[str, str]]) -> None:
    """Print the rates of what is installed beside us, on the first twenty articles."""
    few = [text for text, _ in pages[:20]]
    for name, call in (("dateparser", "dateparser.search"), ("recognizers_date_time", "recognizers_date_time")):
        try:
            module = importlib.import_module(call)
        except ImportError:
            print(f"{name} is not installed: not measured")
            continue
        search = getattr(module, "search_dates", None) or partial(_recognize, module)
        print(f"{name} {rate(partial(_each, search, few), len(few)):.1f} articles a CPU-second")


def _recognize(module: ModuleType, text: str) -> object:
    return module.recognize_datetime(text, "en-us")


def _each(search: Callable[[str], object], few: list[str]) -> None:
    for text in few:
        search(text)


def main() -> None:
    """Print articles a CPU-second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="also what is installed beside us")
    pages = texts()
    ours(pages)
    if parser.parse_args().peers:
        peers(pages)


if __name__ == "__main__":
    main()
