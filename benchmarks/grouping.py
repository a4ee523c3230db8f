"""Speed of grouping: python -m benchmarks.grouping [--kept 10000 100000 1000000]

Invented articles of 300 words, four to an event, 400 a day, in a seeded random language whose words are as unequal as
those of English (Zipf). Printed: articles a CPU-second for grouping a thousand of them whole; what finding and
comparing one more article costs when so many are kept; and the memory that takes. Nothing is read or annotated here.
"""

import argparse
import random
import resource
import time
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

from commonground.comparing.candidates import Index
from commonground.comparing.grouping import group_reports
from commonground.comparing.profile import Profile, profile
from commonground.comparing.similarity import Portrait, features, score
from commonground.comparing.terms import Rarity
from commonground.reading.read import from_text
from commonground.records.annotations import Annotations
from commonground.records.story import Report

SEED = 7
WORDS = 300
A_DAY = 400
TO_AN_EVENT = 4
VOCABULARY = 200_000
FIRST = date(2000, 1, 1)
MEASURED = 500


class Press:
    """Writes invented articles, number by number."""

    def __init__(self) -> None:
        self.shares = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def words(self, number: int) -> list[str]:
        """The words of one article; those of one event share a third of them."""
        event, own = random.Random(SEED + number // TO_AN_EVENT), random.Random(-SEED - number)
        told = event.choices(range(VOCABULARY), cum_weights=self.shares, k=WORDS)
        other = own.choices(range(VOCABULARY), cum_weights=self.shares, k=WORDS)
        return [f"w{a if own.random() < 1 / 3 else b}" for a, b in zip(told, other, strict=True)]

    def report(self, number: int) -> Report:
        """One article as a report without annotations."""
        day = FIRST + timedelta(days=number // A_DAY)
        words = [w.capitalize() if hash_of(w) % 5 == 0 else w for w in self.words(number)]
        article = from_text(" ".join(words) + ".", published=day)
        return Report(article, Annotations(article=article.id, published=article.published))


def hash_of(word: str) -> int:
    """A number that does not change from run to run."""
    return int(word[1:]) * 2654435761 % 2**32


def whole(press: Press, size: int) -> float:
    """Articles a CPU-second for grouping `size` of them from nothing."""
    reports = [press.report(number) for number in range(size)]
    start = time.process_time()
    group_reports(reports)
    return size / (time.process_time() - start)


def one_more(press: Press, kept: int, rarity: Rarity) -> float:
    """CPU milliseconds to enter one article, find whom to compare it with, and compare, when `kept` are kept."""
    index = Index()
    portraits: dict[int, Portrait] = {}
    for number in range(kept):
        portrait = Portrait(light(press, number), rarity)
        index.add(number, portrait)
        if number >= kept - 40 * A_DAY:
            portraits[number] = portrait
    fresh = [Portrait(profile(press.report(number)), rarity) for number in range(kept, kept + MEASURED)]
    start = time.process_time()
    for number, portrait in enumerate(fresh, kept):
        for other in index.candidates(number, portrait):
            if other in portraits:
                score(features(portrait, portraits[other]), "story_weights")
        index.add(number, portrait)
        portraits[number] = portrait
    return 1000 * (time.process_time() - start) / MEASURED


def light(press: Press, number: int) -> Profile:
    """The profile of an article without its text, as a library would keep it."""
    day = FIRST + timedelta(days=number // A_DAY)
    words = Counter(press.words(number))
    article = from_text(f"{number}.")
    report = Report(article, Annotations(article=article.id))
    none: frozenset[str] = frozenset()
    return Profile(report, Counter(), Counter(), words, none, {}, none, none, day, day)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=int, nargs="*", default=[10_000])
    args = parser.parse_args()
    press = Press()
    rarity = Rarity(Counter(press.words(number)) for number in range(2000))
    print(f"grouping 1000 articles: {whole(press, 1000):.0f} a CPU-second")
    for kept in args.kept:
        cost = one_more(press, kept, rarity)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"one more article at {kept} kept: {cost:.2f} ms, {memory} MiB in all")


if __name__ == "__main__":
    main()
