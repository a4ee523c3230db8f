"""One event or two, stories, and wire copies: `python -m quality grouping`.

ECB+ development topics (no dates: what the page says is all there is), BASIL 2010-14 with its dates and with them
withheld, and copies made from ECB+ by a seeded script: cut from the end, cut in the middle, and edited by a desk.
"""

import random
from collections.abc import Sequence
from typing import Any

import commonground
from commonground.comparing.copies import find_copies, shingles
from commonground.comparing.grouping import Grouped, group_reports
from commonground.records.story import Identity, Level, Report
from quality.shared import SHARED, scorer

DATA = ("data/ecbplus/docs.jsonl.gz", "data/basil/docs.jsonl.gz")
SEED = 20
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


def clusters(found: Sequence[Doc], *, dated: bool = True) -> tuple[dict[str, float], list[Grouped]]:
    """The scorer's figures for one set, and the groups."""
    made = reports(found, dated=dated)
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


def measure() -> dict[str, float]:
    """The figures of BARS.md for grouping."""
    ecb = docs(DATA[0], "dev")
    basil = docs(DATA[1])
    of_ecb, _ = clusters(ecb)
    dated, _ = clusters(basil)
    undated, groups = clusters(basil, dated=False)
    uncertain = [j for g in groups for j in g.joins if j.level is Level.EVENT and j.answer is Identity.UNCERTAIN]
    return {
        "ecb_event_b3": of_ecb["event_b3_f1"],
        "ecb_false_merge": of_ecb["false_merge"],
        "ecb_story_b3": of_ecb["story_b3_f1"],
        "basil_b3": dated["event_b3_f1"],
        "basil_false_merge": dated["false_merge"],
        "basil_undated_b3": undated["event_b3_f1"],
        "basil_undated_false_merge": undated["false_merge"],
        "basil_undated_uncertain": float(len(uncertain)),
        "copies_ari": copies_ari(ecb),
    }
