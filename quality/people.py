"""How well he, she and names are told apart: GUM news, end to end (own sentences, tokens and names).

Run `python -m quality people` beside the shared data; `python -m quality.people --show` prints each miss. Of the
pronouns he and she (all cases) whose person the corpus names somewhere in the document: the share given to that person,
the share left open, the share given to another. Of two names in a row that we put in one entity, the share that the
corpus puts there too (name links).
"""

import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from commonground.annotating.people import who_is_who
from commonground.annotating.people.pronouns import PRONOUNS
from commonground.language.analysis import Analyzer
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Mention, MentionForm
from quality.conllu import GUM, Document, documents

PART = re.compile(r"\((\d+)-(\w+)[^()]*(\))?|(\d+)?\)")
ENTITY = re.compile(r"Entity=([^|]+)")


def gold(document: Document) -> list[tuple[int, int, str, str]]:
    """The corpus's mentions as (start, end, cluster, kind)."""
    mentions: list[tuple[int, int, str, str]] = []
    stack: list[tuple[int, str, str]] = []
    for word in (word for sentence in document.words for word in sentence):
        found = ENTITY.search(word.misc)
        if not found:
            continue
        for part in PART.finditer(found.group(1)):
            if part[1]:
                if part[3]:
                    mentions.append((word.start, word.end, part[1], part[2]))
                else:
                    stack.append((word.start, part[1], part[2]))
            elif stack:
                at = next((i for i in range(len(stack) - 1, -1, -1) if part[4] in (None, stack[i][1])), len(stack) - 1)
                start, cluster, kind = stack.pop(at)
                mentions.append((start, word.end, cluster, kind))
    return mentions


def cluster_of(mention: Mention, truth: list[tuple[int, int, str, str]]) -> str | None:
    """The cluster of the smallest gold mention that holds the last word of ours and begins no later than it ends."""
    last = mention.end - len(mention.text.split()[-1])
    holding = [(end - start, cluster) for start, end, cluster, _ in truth if start <= last and mention.end <= end]
    return min(holding)[1] if holding else None


def counted(pattern: str = "GUM_news_*.conllu", analyzer: Analyzer | None = None, show: bool = False) -> Counter[str]:
    """Counts: pronouns right, open, wrong, nameless (given though the corpus names nobody); links right and wrong."""
    counts: Counter[str] = Counter()
    for document in documents(pattern):
        article = from_text(document.text)
        people = who_is_who(article, analyze(article, analyzer))
        truth = gold(document)
        proper = {(w.start, w.end) for sentence in document.words for w in sentence if w.upos == "PROPN"}
        named = {c for s, e, c, kind in truth if kind == "person" and any(s <= a and b <= e for a, b in proper)}
        names = [m for m in people.mentions if m.form in (MentionForm.NAME, MentionForm.TITLE) and m.entity]
        clusters: dict[str, list[str | None]] = {}
        for mention in names:
            clusters.setdefault(str(mention.entity), []).append(cluster_of(mention, truth))
        for entity, found in clusters.items():
            for before, after in pairwise(found):
                counts["links right" if before == after and before else "links wrong"] += 1
            if show and len(set(found)) > 1:
                print(document.id, "LINK", entity, found)
        ours = {m.start: m for m in people.mentions if m.form is MentionForm.PRONOUN}
        for start, end, cluster, _ in truth:
            if PRONOUNS.get(document.text[start:end].lower()) is None:
                continue
            pronoun = ours.get(start)
            given_to = pronoun.entity if pronoun else None
            common = Counter(clusters.get(str(given_to), ())).most_common(1)
            given = common[0][0] if common else None
            if cluster not in named:
                outcome = "nameless" if given_to else "nameless open"
            else:
                outcome = "open" if given_to is None else "right" if given == cluster else "wrong"
            counts[outcome] += 1
            if show and outcome in ("open", "wrong", "nameless"):
                before, after = document.text[max(0, start - 230) : start], document.text[end : end + 40]
                around = f"{before}[[{document.text[start:end]}]]{after}".replace("\n", " / ")
                print(f"{document.id} {outcome.upper()} given {given_to}: {around}")
    return counts


def measure(analyzer: Analyzer | None = None, show: bool = False) -> dict[str, float]:
    """Shares in percent: of he and she right, left open and wrong, and of name links right."""
    counts = counted(analyzer=analyzer, show=show)
    pronouns = counts["right"] + counts["open"] + counts["wrong"]
    links = counts["links right"] + counts["links wrong"]
    shares = {f"he_she_{outcome}": 100 * counts[outcome] / pronouns for outcome in ("right", "open", "wrong")}
    return shares | {"name_links_right": 100 * counts["links right"] / links}


def main() -> None:
    """Print the figures."""
    if not Path(GUM).exists():
        print(f"{GUM} is not here: nothing measured", file=sys.stderr)
        return
    for name, figure in measure(show="--show" in sys.argv).items():
        print(f"{name:18s} {figure:.1f}")


if __name__ == "__main__":
    main()
