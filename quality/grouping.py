"""One event or two, stories, and wire copies: `python -m quality grouping`.

ECB+ development topics (no dates: what the page says is all there is), BASIL 2010-14 with its dates and with them
withheld, and copies made from ECB+ by a seeded script: cut from the end, cut in the middle, and edited by a desk.

`basil_left_out`: each year grouped with weights, of stories and of events, that were fitted on the train topics of
ECB+ and on the other years. `online`: ECB+ one article at a time in seeded orders, before the repair; `orders_alike`:
how many of them give the same stories after it. `seeds_right`: the two pages of the start are two events of one
story, and with the date of the second removed the answer is "uncertain". `pages_joined`: of all pairs of stored pages
in English, each pair compared alone as a reader with two tabs would, how many are called one story.
"""

import gzip
import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import commonground
from commonground.comparing.copies.copies import find_copies, shingles
from commonground.comparing.grouping.closeup import close_features, close_up
from commonground.comparing.grouping.grouping import STORY_LEAST, Collection, Grouped, group_reports, story_odds
from commonground.comparing.grouping.similarity import Fitted, Portrait
from commonground.comparing.online import Online
from commonground.comparing.words.profile import profile
from commonground.comparing.words.terms import Rarity
from commonground.records.article import Article, Role
from commonground.records.story import Identity, Level, Report
from quality.shared import SHARED, scorer
from training.grouping import WHOLE_REPORTS, Row, event_rows, fit, portraits, report_rows, story_rows

DATA = ("data/ecbplus/docs.jsonl.gz", "data/basil/docs.jsonl.gz", "data/pages/fundus_gold.jsonl")
PAGES = ("seeds/000_e1fe4c7d790c0a7e.txt", "seeds/004_d079c53a4f276c7e.txt")
SEED = 20
ORDERS = 20
EDITED = 0.06
"""Share of words that a desk changes in an edited copy."""
ALREADY = 0.25

Doc = dict[str, Any]


def docs(name: str, split: str | None = None) -> list[Doc]:
    """The documents of one set."""
    found: list[Doc] = scorer("common").read_lines(SHARED / name)
    # Four BASIL documents share the id "empty"; the scorer tells documents apart by their ids.
    return [doc | {"id": f"{n}-{doc['id']}"} for n, doc in enumerate(found) if split in (None, doc.get("split"))]


def reports(found: Sequence[Doc], *, dated: bool = True) -> list[Report]:
    """The documents read and annotated; their own dates are given where there are any."""
    made = []
    for doc in found:
        day = (doc.get("date") or doc.get("url_date")) if dated else None
        article = commonground.from_text(doc["text"], headline=doc["title"], published=day)
        made.append(Report(article, commonground.annotate(article)))
    return made


def labels(found: Sequence[Doc], made: Sequence[Report], grouped: Sequence[Grouped]) -> list[dict[str, str]]:
    """A line for the scorer for every document: its event and its story."""
    event = {id: ids[0] for story in grouped for ids in story.events for id in ids}
    story = {report.article.id: group.reports[0].article.id for group in grouped for report in group.reports}
    ids = [report.article.id for report in made]
    return [{"id": doc["id"], "event": event[id], "story": story[id]} for doc, id in zip(found, ids, strict=True)]


def clusters(found: Sequence[Doc], made: Sequence[Report]) -> tuple[dict[str, float], list[Grouped]]:
    """The scorer's figures for one set, and the groups."""
    grouped = group_reports(made)
    return scorer("score_clusters").score(found, labels(found, made, grouped)), grouped


def independent(found: Sequence[Doc]) -> list[Doc]:
    """The documents that are no copies already: ECB+ holds wire copies, and those have no known origin.

    One whose 3-grams stand for more than `ALREADY` in an earlier, kept one is left out.
    """
    kept: list[tuple[Doc, frozenset[tuple[str, ...]]]] = []
    for doc in sorted(found, key=lambda d: -len(d["text"])):
        own = shingles(doc["text"])
        if own and all(len(own & other) <= ALREADY * len(own) for _, other in kept):
            kept.append((doc, own))
    return [doc for doc, _ in kept]


def copied(found: Sequence[Doc]) -> tuple[list[Report], list[int]]:
    """Every long article with three made copies, and which origin each of them has."""
    chance = random.Random(SEED)
    pool = sorted({word for doc in found for word in doc["text"].split()})
    texts: list[tuple[str, int]] = []
    for origin, doc in enumerate(independent(found)):
        lines = doc["text"].split("\n")
        texts.append((doc["text"], origin))
        if len(lines) >= 6:
            texts.append(("\n".join(lines[: max(3, len(lines) // 3)]), origin))
            texts.append(("\n".join(line for i, line in enumerate(lines) if i % 3), origin))
            texts.append(("\n".join(edited(line, pool, chance) for line in lines[:-2]), origin))
    distinct = dict(texts)
    return [plain_report(text) for text in distinct], list(distinct.values())


def edited(line: str, pool: Sequence[str], chance: random.Random) -> str:
    """A line with some words changed, as a desk does."""
    return " ".join(chance.choice(pool) if chance.random() < EDITED else word for word in line.split())


def plain_report(text: str) -> Report:
    """A report with no annotations: copies are found by words alone."""
    article = commonground.from_text(text)
    return Report(article, commonground.Annotations(article=article.id, published=article.published))


def copies_ari(found: Sequence[Doc]) -> float:
    """The adjusted Rand index of the copies found against the origins they were made from."""
    made, origins = copied(found)
    of = {id: group.kept for group in find_copies(made) for id in group.articles}
    predicted = [of.get(report.article.id, report.article.id) for report in made]
    return float(scorer("score_clusters").cluster_figures(origins, predicted)["ari"])


def left_out(found: Sequence[Doc], made: Sequence[Report]) -> dict[str, float]:
    """The scorer's figures for BASIL, each year grouped by weights that were fitted without it."""
    train = docs(DATA[0], "train")
    drawn = portraits(train)
    of_stories, of_events = list(story_rows(train, drawn)), list(event_rows(train, drawn))
    years = [str(doc["date"])[:4] for doc in found]
    placed: list[dict[str, str]] = []
    for year in sorted(set(years)):
        kept = [doc for doc, other in zip(found, years, strict=True) if other != year]
        story = fit([*of_stories, *list(report_rows(kept, portraits(kept))) * WHOLE_REPORTS])
        other_years = sorted(set(years) - {year})
        event = fit([*of_events, *(row for other in other_years for row in of_year(found, made, years, other))])
        inside = [i for i, other in enumerate(years) if other == year]
        those, reports_ = [found[i] for i in inside], [made[i] for i in inside]
        placed += labels(those, reports_, group_reports(reports_, fitted=Fitted(story, event)))
    figures: dict[str, float] = scorer("score_clusters").score(found, placed)
    return figures


def of_year(found: Sequence[Doc], made: Sequence[Report], years: Sequence[str], year: str) -> list[Row]:
    """The pairs of one year's reports that grouping takes for one story: one event or not."""
    event = {report.article.id: str(doc["event"]) for doc, report in zip(found, made, strict=True)}
    held = Collection([report for report, other in zip(made, years, strict=True) if other == year])
    number = {report.article.id: i for i, report in enumerate(held.reports)}
    rows: list[Row] = []
    for story in group_reports(held.reports):
        ids = [report.article.id for report in story.reports]
        seen = close_up([held.portraits[number[id]] for id in ids])
        pairs = combinations(range(len(ids)), 2)
        rows += [(close_features(seen[a], seen[b]), event[ids[a]] == event[ids[b]]) for a, b in pairs]
    return rows


def one_at_a_time(found: Sequence[Doc], made: Sequence[Report]) -> dict[str, float]:
    """Stories as articles come in seeded orders: B3 before the repair, and how many orders give the same after it."""
    expected = {frozenset(r.article.id for r in g.reports) for g in group_reports(made)}
    before, alike = [], 0
    for seed in range(ORDERS):
        order = list(made)
        random.Random(seed).shuffle(order)
        online = Online()
        for report in order:
            online.add(report)
        home = {id: story for story, ids in online.stories.items() for id in ids}
        lines = [{"id": d["id"], "event": "", "story": home[r.article.id]} for d, r in zip(found, made, strict=True)]
        before.append(scorer("score_clusters").score(found, lines)["story_b3_f1"])
        online.repair()
        alike += {frozenset(ids) for ids in online.stories.values()} == expected
    return {"online_story_b3": sum(before) / ORDERS, "orders_alike": float(alike)}


def pages_joined() -> tuple[int, int]:
    """How many pairs of stored English pages there are, and how many of them would be one story."""
    profiles = []
    for gold in scorer("common").read_lines(SHARED / DATA[2]):
        page = SHARED / "data/pages/fundus" / gold["file"]
        article = commonground.read(gzip.decompress(page.read_bytes()), media_type="text/html")
        if article.language == "en":
            profiles.append(profile(Report(article, commonground.annotate(article))))
    pairs = list(combinations(profiles, 2))
    rarities = (Rarity((a.all_words, b.all_words)) for a, b in pairs)
    odds = (story_odds(Portrait(a, r), Portrait(b, r)) for (a, b), r in zip(pairs, rarities, strict=True))
    return len(pairs), sum(found >= STORY_LEAST for found in odds)


def seeds_right() -> float:
    """How many of two answers about the pages of the start are right: two events; uncertain without the date."""
    one, other = (commonground.read(SHARED / page) for page in PAGES)
    text = other.text
    for block in other.blocks_of(Role.PUBLISHED):
        text = text.replace(block.text, "")
    undated = commonground.read(text.encode())
    return float(main_events(one, other) == [Identity.DIFFERENT] and undated.published.edtf is None) + float(
        main_events(one, undated) == [Identity.UNCERTAIN]
    )


def main_events(*articles: Article) -> list[Identity]:
    """What is said of the main events of the pages, if they are one story."""
    stories = commonground.compare(articles)
    return [j.answer for s in stories for j in s.joins if j.level is Level.EVENT] if len(stories) == 1 else []


def measure() -> dict[str, float]:
    """The figures of BARS.md for grouping."""
    ecb = docs(DATA[0], "dev")
    basil = docs(DATA[1])
    of_ecb, of_basil = reports(ecb), reports(basil)
    in_ecb, _ = clusters(ecb, of_ecb)
    dated, _ = clusters(basil, of_basil)
    without = left_out(basil, of_basil)
    undated, groups = clusters(basil, reports(basil, dated=False))
    uncertain = [j for g in groups for j in g.joins if j.level is Level.EVENT and j.answer is Identity.UNCERTAIN]
    return {
        "ecb_event_b3": in_ecb["event_b3_f1"],
        "ecb_false_merge": in_ecb["false_merge"],
        "ecb_story_b3": in_ecb["story_b3_f1"],
        "basil_b3": dated["event_b3_f1"],
        "basil_false_merge": dated["false_merge"],
        "basil_left_out_b3": without["event_b3_f1"],
        "basil_left_out_false_merge": without["false_merge"],
        "basil_undated_b3": undated["event_b3_f1"],
        "basil_undated_false_merge": undated["false_merge"],
        "basil_undated_uncertain": float(len(uncertain)),
        "copies_ari": copies_ari(ecb),
        **one_at_a_time(ecb, of_ecb),
        "seeds_right": seeds_right(),
        **dict(zip(("pages_pairs", "pages_joined"), map(float, pages_joined()), strict=True)),
    }
