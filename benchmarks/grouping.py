"""Speed of grouping: python -m benchmarks.grouping [--kept 10000 100000 1000000]

Invented articles of 300 words, four to an event, 400 a day, in a seeded random language whose words are as unequal as
those of English (Zipf). Printed: articles a CPU-second for grouping a thousand of them whole, and what one more article
costs (`Online.add`: words, candidates, comparing, its story) when so many are kept, and the memory of all that. Those
kept before come as profiles, as a library would hand them back. Nothing is read or annotated here.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator, MutableMapping
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from commonground.comparing.grouping.grouping import group_reports
from commonground.comparing.grouping.sketches import Unfolded
from commonground.comparing.online import Online
from commonground.reading.read import from_text
from commonground.records.annotations import Annotations
from commonground.records.story import Report

SEED = 7
WORDS = 300
LEAD = 60
A_DAY = 400
TO_AN_EVENT = 4
VOCABULARY = 200_000
FIRST = date(2000, 1, 1)
MEASURED = 500


class Press:
    """Writes invented articles, number by number."""

    def __init__(self) -> None:
        self.shares: npt.NDArray[np.float64] = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
        self.spelled = [spelled(number) for number in range(VOCABULARY)]

    def words(self, number: int) -> list[str]:
        """The words of one article; those of one event share a third of them, and each word is spelled one way."""
        event, own = self.drawn(SEED, number // TO_AN_EVENT), self.drawn(SEED + 1, number)
        shared = np.random.default_rng((SEED + 2, number)).random(WORDS) < 1 / 3
        return [self.spelled[i] for i in np.where(shared, event, own)]

    def drawn(self, *seed: int) -> npt.NDArray[np.int64]:
        """Numbers of words, the low ones often, the high ones seldom."""
        chances = np.random.default_rng(seed).random(WORDS) * self.shares[-1]
        found: npt.NDArray[np.int64] = np.searchsorted(self.shares, chances).astype(np.int64)
        return found

    def day(self, number: int) -> date:
        """When an article was published."""
        return FIRST + timedelta(days=number // A_DAY)

    def report(self, number: int) -> Report:
        """One article as a report without annotations."""
        article = from_text(" ".join(self.words(number)) + ".", published=self.day(number))
        return Report(article, Annotations(article=article.id, published=article.published))

    def seen(self, number: int) -> Unfolded:
        """What comparing needs of an article, without its text."""
        words = self.words(number)
        names = frozenset(word.lower() for word in words[1:] if word[0].isupper())
        lower = [word.lower() for word in words]
        lead, every, day = Counter(lower[:LEAD]), Counter(lower), self.day(number)
        of_lead, none = frozenset(name for name in names if name in lead), frozenset[str]()
        return Unfolded(
            title=Counter(),
            lead=lead,
            all_words=every,
            names=names,
            telling=names,
            lead_names=of_lead,
            numbers=none,
            first=day,
            last=day,
        )


def spelled(number: int) -> str:
    """A word; one in five is a name, with a capital."""
    word = f"w{number}"
    return word.capitalize() if number * 2654435761 % 2**32 % 5 == 0 else word


class Elsewhere(MutableMapping[str, Report]):
    """A shelf that keeps nothing, as a library on disk keeps nothing in memory."""

    def __getitem__(self, id: str) -> Report:
        raise KeyError(id)

    def __setitem__(self, id: str, report: Report) -> None:
        pass

    def __delitem__(self, id: str) -> None:
        pass

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def whole(press: Press, size: int) -> float:
    """Articles a CPU-second for grouping `size` of them from nothing."""
    reports = [press.report(number) for number in range(size)]
    start = time.process_time()
    group_reports(reports)
    return size / (time.process_time() - start)


def fill(online: Online, press: Press, first: int, last: int) -> None:
    """Let the articles from `first` to `last` be kept, each in its story."""
    for number in range(first, last):
        beside = number - number % TO_AN_EVENT
        online.restore(f"a{number}", press.seen(number), f"a{beside}" if first <= beside < number else None)


def one_more(online: Online, press: Press, kept: int) -> float:
    """CPU milliseconds for one more article, the mean of `MEASURED` that follow those kept."""
    fresh = [press.report(number) for number in range(kept, kept + MEASURED)]
    start = time.process_time()
    for report in fresh:
        online.add(report)
    return 1000 * (time.process_time() - start) / MEASURED


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=int, nargs="*", default=[10_000])
    args = parser.parse_args()
    press = Press()
    print(f"grouping 1000 articles: {whole(press, 1000):.0f} a CPU-second", flush=True)
    online, done = Online(Elsewhere()), 0
    for kept in sorted(args.kept):
        fill(online, press, done, kept)
        cost, done = one_more(online, press, kept), kept + MEASURED
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"one more article at {kept} kept: {cost:.2f} ms, {memory} MiB in all", flush=True)


if __name__ == "__main__":
    main()
