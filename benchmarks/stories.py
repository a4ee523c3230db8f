"""Seeded stories made of samples/: names, places, days, figures and most other words are exchanged in each.

A story is told by 8 to 12 pages, each made of one sample by the same exchange. Within a story the reports agree and
differ as the samples do; two stories share the little words, the verbs of saying and of happening, and nothing else.
The sentences make no sense, but they have the grammar, the length, the page machinery and the annotations of news.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from commonground.tables import rows, words

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LAST_SAMPLE_OF_THE_STORY = 12
"""The thirteenth sample tells another story."""
FEWEST, MOST = 8, 12
"""Pages of a story."""
FIRST_WEEK, WEEKS = -600, 1200
"""Stories are spread over so many weeks, counted from the samples' own; whole weeks keep the days of the week."""


def listed(words: str, between: str = " ") -> tuple[str, ...]:
    """The words of a line."""
    return tuple(words.split(between))


MONTHS = listed("January February March April May June July August September October November December")
MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
ISO_DAY = re.compile(r"(?<!\d)2024-(\d\d)-(\d\d)(?!\d)")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({MONTH})( 2024)?\b")
MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:(, )2024)?\b(?!\d|:)")
FIGURE = re.compile(r"(?<![\w.,:#/-])(\d{2,3})(?= (?:boats|miles|percent|fishermen|million|men|people|tonnes|ships)\b)")

PIECE = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>|[^<]+|<", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+")
IN_QUOTES = re.compile(r'"((?:[A-Z‘“\'])[^"<>=/{}]{20,})"')
"""A headline or a description that stands in a tag or in JSON: it must read as it does in the text."""
SHORTEST = 5
KEPT = (
    ("commonground.annotating", "function_words"),
    ("commonground.annotating.attribution", "cues"),
    ("commonground.annotating.attribution", "nouns"),
    ("commonground.annotating.happenings", "triggers"),
    ("commonground.annotating.quantities", "units"),
    ("commonground.annotating.quantities", "hedges"),
    ("commonground.annotating.quantities", "numbers"),
    ("commonground.annotating.timex", "words"),
    ("commonground.language.lexicons", "offices"),
)
"""Tables whose words a story keeps: those that say who said, what happened, how many and when."""

SURNAMES = listed(
    "Hale Solheim Gunn Rennie Leask Mowat Harcus Jamieson Nandakumar Isbister Aas Moe Kerr Strand Inkster Dahl"
)
FIRST_NAMES = listed("Martin Ingrid Fiona Callum Ewan Mary Jane Neil Jonas Erin Priya Magnus Tor")
TOWNS = listed("Lerwick Bergen Aberdeen Whalsay Peterhead Shetland Scalloway Bressay Brussels Clickimin")
SHIPS = ("Bright Dawn", "Nordvakt")
BODIES = ("Northern", "Marine Accident", "Seaboard Pelagic", "North Sea")
OUTLETS = (
    "Lerwick Beacon",
    "Harbour Post",
    "Aberdeen Ledger",
    "Capital Courier",
    "Fjord Tribune",
    "Continental Monitor",
)
OUTLET_TITLES = listed("Beacon Post Ledger Courier Tribune Monitor Herald Gazette Echo Chronicle Argus Mercury")
LANDS = ("Norway Norwegian Oslo", "Britain British London")
OTHER_LANDS = listed(
    "Iceland Icelandic Reykjavik|Ireland Irish Dublin|Portugal Portuguese Lisbon|Denmark Danish Copenhagen|"
    "Estonia Estonian Tallinn|Latvia Latvian Riga|Finland Finnish Helsinki|Sweden Swedish Stockholm|"
    "Poland Polish Warsaw|Croatia Croatian Zagreb|Slovenia Slovenian Ljubljana|Chile Chilean Santiago|"
    "Peru Peruvian Lima|Ecuador Ecuadorian Quito|Uruguay Uruguayan Montevideo|Morocco Moroccan Rabat|"
    "Tunisia Tunisian Tunis|Kenya Kenyan Nairobi|Ghana Ghanaian Accra|Namibia Namibian Windhoek",
    "|",
)
GOODS = listed("herring haddock salmon lobster scallops sprats turbot tuna squid plaice anchovies sardines")
ONSETS = listed("B Br C D Dr F G Gr H J K L M N P R S St T V W Kl Sk Tr Fl")
VOWELS = listed("a e i o u au ei ou")
ENDS = listed("dal mar vik ton berg rin sen low den rick holm ster wick nes mond lan")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a generated story: its file name and its bytes."""

    name: str
    data: bytes


def pages(count: int, seed: int = 1) -> Iterator[Page]:
    """So many pages, story after story; the same seed gives the same pages."""
    chance, made, story = random.Random(seed), 0, 0
    sources = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".html", ".txt"))
    while made < count:
        story += 1
        told = chance.sample(sources[:LAST_SAMPLE_OF_THE_STORY], chance.randint(FEWEST, MOST))
        exchange = Exchange(chance)
        for source in sorted(told)[: count - made]:
            text = exchange.applied(source.read_text("utf-8"))
            yield Page(f"{story:05}-{source.stem[:2]}{source.suffix}", text.encode("utf-8"))
            made += 1


class Exchange:
    """What one story exchanges: words for words, a shift of days, figures for figures."""

    def __init__(self, chance: random.Random) -> None:
        self._words = exchanged_words(chance)
        self._phrases = [(old, new) for old, new in self._words.items() if " " in old]
        self._common = random.Random(chance.random())
        self._vocabulary: dict[str, str] = {}
        self._shift = timedelta(weeks=chance.randrange(FIRST_WEEK, FIRST_WEEK + WEEKS))
        self._factor = chance.uniform(0.4, 2.4)

    def applied(self, text: str) -> str:
        """A sample's text as this story tells it; tags, scripts and styles keep their words."""
        for old, new in self._phrases:
            text = text.replace(old, new)
        told = "".join(piece if piece.startswith("<") else self._told(piece) for piece in PIECE.findall(text))
        told = ISO_DAY.sub(lambda match: self._moved(int(match[1]), int(match[2])).isoformat(), told)
        return IN_QUOTES.sub(lambda match: f'"{self._told(match[1])}"', told)

    def _told(self, text: str) -> str:
        text = WORD.sub(lambda match: self._word(match.group()), text)
        text = FIGURE.sub(lambda match: str(max(10, round(int(match[1]) * self._factor))), text)
        return MONTH_FIRST.sub(self._month_first, DAY_FIRST.sub(self._day_first, text))

    def _word(self, word: str) -> str:
        if new := self._words.get(word):
            return new
        low = word.lower()
        if len(low) < SHORTEST or low in kept_words() or (word != low and low not in exchangeable()):
            return word
        if low not in self._vocabulary:
            self._vocabulary[low] = self._common.choice(exchangeable_like(low[-2:]) or (low,))
        new = self._vocabulary[low]
        return new if word == low else new.capitalize()

    def _moved(self, month: int, day: int) -> date:
        return date(2024, month, day) + self._shift

    def _day_first(self, match: re.Match[str]) -> str:
        moved = self._moved(month_number(match[2]), int(match[1]))
        return f"{moved.day} {named_alike(moved, match[2])}" + (f" {moved.year}" if match[3] else "")

    def _month_first(self, match: re.Match[str]) -> str:
        moved = self._moved(month_number(match[1]), int(match[2]))
        return f"{named_alike(moved, match[1])} {moved.day}" + (f"{match[3]}{moved.year}" if match[3] else "")


@cache
def kept_words() -> frozenset[str]:
    """Words that every story keeps, with their regular forms."""
    bare = {part.lower() for table in KEPT for row in words(*table) for part in row.split()}
    said = {"said", "told", "asked", "added", "called", "collided", "headline", "monday", "tuesday", "wednesday"}
    said |= {"thursday", "friday", "saturday", "sunday", *(month.lower() for month in MONTHS)}
    return frozenset(bare | said | {word + end for word in bare for end in ("s", "d", "ed", "ing")})


@cache
def exchangeable() -> frozenset[str]:
    """Common words that a story may exchange."""
    return (
        frozenset(w for w in words("commonground.language.lexicons", "common_words") if len(w) >= SHORTEST)
        - kept_words()
    )


@cache
def exchangeable_like(ending: str) -> tuple[str, ...]:
    """Those with an ending, which are mostly of one part of speech."""
    return tuple(sorted(word for word in exchangeable() if word.endswith(ending)))


def month_number(name: str) -> int:
    """January is 1."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def named_alike(day: date, like: str) -> str:
    """The day's month, short where the other is."""
    month = MONTHS[day.month - 1]
    return month[:3] if len(like) == 3 else month


def exchanged_words(chance: random.Random) -> Mapping[str, str]:
    """What stands for what; the forms in capitals and of addresses go along."""
    first = [row[0].capitalize() for row in rows("commonground.language.lexicons", "first_names")]
    found = {old: invented(chance) for old in (*SURNAMES, *TOWNS)}
    found |= dict(zip(FIRST_NAMES, chance.sample(first, len(FIRST_NAMES)), strict=True))
    found |= {ship: f"{invented(chance)} {invented(chance)}" for ship in SHIPS}
    found |= {body: invented(chance) for body in BODIES}
    lands = chance.sample(OTHER_LANDS, len(LANDS))
    for old, new in zip(LANDS, lands, strict=True):
        found |= dict(zip(old.split(), new.split(), strict=True))
    good = chance.choice(GOODS)
    found |= {"mackerel": good, "Mackerel": good.capitalize()}
    for outlet, title in zip(OUTLETS, chance.sample(OUTLET_TITLES, len(OUTLETS)), strict=True):
        town = TOWN_OF_OUTLET[chance.randrange(len(TOWN_OF_OUTLET))]
        found[outlet] = f"{town} {title}"
    return found | {old.upper(): new.upper() for old, new in found.items() if old in TOWNS}


def invented(chance: random.Random) -> str:
    """A name that nobody bears."""
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice("lmnrst") + chance.choice(ENDS)


TOWN_OF_OUTLET = [invented(random.Random(n)) for n in range(10)]
"""Outlets are of ten towns, so that each is met in many stories."""
