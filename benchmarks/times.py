"""How many articles a second `find_times` and `date_article` do: `python -m benchmarks.times [--peers]`.

The analysis (sentences, tokens) is made beforehand. The articles are TimeBank's where ../shared is beside the
checkout, else the project's samples. With --peers dateparser and recognizers-text run where they are installed: their
rate on the first twenty of these articles, and beside ours what they find on MEANTIME, by ../shared/scoring. They do
less: no direction, no page date. recognizers-text-suite 1.0.2a2 asks for `emoji<1` without saying so.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from commonground.annotating.dating import date_article
from commonground.annotating.times import find_times
from commonground.language.analysis import Analysis
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.article import Article
from quality.shared import is_here, scorer
from quality.times import documents, scored

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


Finder = Callable[[str, datetime], list[dict[str, object]]]
"""A text and the article's day -> what a package finds in it, as the scorer reads it."""


def by_dateparser(text: str, day: datetime) -> list[dict[str, object]]:
    """What dateparser finds; it gives the words without their place, so the next such words are taken."""
    search = importlib.import_module("dateparser.search").search_dates
    found, at = [], 0
    for words, moment in search(text, languages=["en"], settings={"RELATIVE_BASE": day}) or []:
        at = max(text.find(words, at), at)
        found.append({"start": at, "end": at + len(words), "type": "DATE", "value": str(moment.date())})
        at += len(words)
    return found


def by_recognizers(text: str, day: datetime) -> list[dict[str, object]]:
    """What recognizers-text finds, its last end included in the stretch; of several readings the first."""
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime
    types = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}
    found: list[dict[str, object]] = []
    for item in recognize(text, "en-us", reference=day):
        kind = types.get(item.type_name.partition(".")[2], "TIME")
        values = (item.resolution or {}).get("values") or [{}]
        value = values[0].get("value") if kind == "DATE" and "value" in values[0] else values[0].get("timex")
        found.append({"start": item.start, "end": item.end + 1, "type": kind, "value": value})
    return found


PEERS: dict[str, Finder] = {"dateparser": by_dateparser, "recognizers_date_time": by_recognizers}


def peers(pages: list[tuple[str, str]]) -> None:
    """Print the rates of what is installed beside us, on the first twenty articles, and what it finds."""
    few = [(text, datetime.fromisoformat(day)) for text, day in pages[:20]]
    for name, finder in PEERS.items():
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(f"{name} is not installed, or not in full ({error}): not measured")
            continue
        speed = rate(partial(_each, finder, few), len(few))
        print(f"{name} {speed:.1f} articles a CPU-second{_found(finder)}")
    if is_here():
        figures = scored("meantime")
        print("ours" + _in_words(figures))


def _each(finder: Finder, few: list[tuple[str, datetime]]) -> None:
    for text, day in few:
        finder(text, day)


def _found(finder: Finder) -> str:
    """What a package finds on MEANTIME; "" where the set is not here."""
    if not is_here():
        return ""
    docs = documents("meantime")
    found = [{"doc": d["doc"], "times": finder(d["text"], datetime.fromisoformat(d["dct"][:10]))} for d in docs]
    return _in_words(scorer("score_times").score(docs, found))


def _in_words(figures: dict[str, float]) -> str:
    names = ("relaxed_f1", "strict_f1", "value_f1", "calendar_right")
    return "; MEANTIME " + "  ".join(f"{name} {figures[name]:.1f}" for name in names)


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
