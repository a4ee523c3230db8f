"""How well he, she and names are told apart: GUM news, end to end (own sentences, tokens and names).

Run `python -m quality people` beside the shared data; `python -m quality.people --show` prints each miss. Of the
pronouns he and she (all cases) whose person the corpus names somewhere in the document: the share given to that person,
the share left open, the share given to another. Of two names in a row that we put in one entity, the share that the
corpus puts there too (name links); names that the corpus does not mark by themselves are stepped over ("Norvik" in
"Norvik's ferry line" marked as a whole), and what it links to one Wikipedia title is one to it, whatever its numbers.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from commonground.annotating.people import who_is_who
from commonground.annotating.people.pronouns import PRONOUNS
from commonground.language.analysis import Analyzer
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Mention, MentionForm
from quality.conllu import GUM, Document, documents

PART = re.compile(r"\((\d+)-(\w+)([^()]*)(\))?|(\d+)?\)")
HEAD, TITLE = 3, 5
"""Fields behind a mention's number and kind: its head, as numbers of words; its Wikipedia title, where it has one."""
ENTITY = re.compile(r"Entity=([^|]+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that the corpus marks; `head` has the ends of its main words ("Ada", "Holm" of "Ada Holm, 41")."""

    start: int
    end: int
    cluster: str
    kind: str
    head: frozenset[int]


def gold(document: Document) -> list[Marked]:
    """The corpus's mentions; clusters with one Wikipedia title are one."""
    words = [word for sentence in document.words for word in sentence]
    mentions: list[Marked] = []
    stack: list[tuple[int, str, str, list[str]]] = []
    titles: dict[str, str] = {}
    same: dict[str, str] = {}
    for number, word in enumerate(words):
        found = ENTITY.search(word.misc)
        for part in PART.finditer(found.group(1)) if found else ():
            if part[1]:
                fields = part[3].split("-")
                stack.append((number, part[1], part[2], fields))
                if len(fields) > TITLE + 1:
                    same.setdefault(part[1], titles.setdefault(fields[TITLE + 1], part[1]))
            if (part[4] or not part[1]) and stack:
                at = next((i for i in range(len(stack) - 1, -1, -1) if part[5] in (None, stack[i][1])), len(stack) - 1)
                first, cluster, kind, fields = stack.pop(at)
                head = frozenset(words[first + int(n) - 1].end for n in fields[HEAD + 1].split(","))
                mentions.append(Marked(words[first].start, word.end, cluster, kind, head))
    return [replace(mention, cluster=same.get(mention.cluster, mention.cluster)) for mention in mentions]


def cluster_of(mention: Mention, truth: list[Marked]) -> str | None:
    """The cluster of the gold mention with our last word in its head; of several, that with most of its head in ours.

    Else the smallest person or organisation that holds it ("the captain Ada Holm", whose head is "captain").
    """
    heads = [marked for marked in truth if mention.end in marked.head]
    inside = {marked: sum(mention.start < end <= mention.end for end in marked.head) for marked in heads}
    if heads:
        return max(heads, key=lambda marked: (inside[marked], marked.start - marked.end)).cluster
    kind = str(mention.entity).split(":")[0].replace("organisation", "organization")
    holding = [m for m in truth if m.kind == kind and m.start <= mention.start and mention.end <= m.end]
    return min(holding, key=lambda marked: marked.end - marked.start).cluster if holding else None


def counted(pattern: str = "GUM_news_*.conllu", analyzer: Analyzer | None = None, show: bool = False) -> Counter[str]:
    """Counts: pronouns right, open, wrong, nameless (given though the corpus names nobody); links right and wrong."""
    counts: Counter[str] = Counter()
    for document in documents(pattern):
        article = from_text(document.text)
        people = who_is_who(article, analyze(article, analyzer))
        truth = gold(document)
        proper = {(w.start, w.end) for sentence in document.words for w in sentence if w.upos == "PROPN"}
        named = {m.cluster for m in truth if m.kind == "person" and any(m.start <= a and b <= m.end for a, b in proper)}
        names = [m for m in people.mentions if m.form in (MentionForm.NAME, MentionForm.TITLE) and m.entity]
        clusters: dict[str, list[str | None]] = {}
        for mention in names:
            clusters.setdefault(str(mention.entity), []).append(cluster_of(mention, truth))
        for entity, found in clusters.items():
            marked = [cluster for cluster in found if cluster]
            for before, after in pairwise(marked):
                counts["links right" if before == after else "links wrong"] += 1
            if show and len(set(marked)) > 1:
                print(document.id, "LINK", entity, found)
        ours = {m.start: m for m in people.mentions if m.form is MentionForm.PRONOUN}
        for start, end, cluster in ((m.start, m.end, m.cluster) for m in truth):
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
