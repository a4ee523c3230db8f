"""How well names are found: exact spans with their kind on the dev halves, in percent.

Run `python -m quality names` beside the shared data; `python -m quality.names --network [--show NAME]` sets the rules,
the network and both together side by side. UNER English (web text), GMB (newswire, silver, titles stripped, demonyms
left out) and CrossNER politics. The rules are tuned for precision, not for these figures.
"""

import csv
import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator

from commonground.language import known
from commonground.language.agreed import AgreedAnalyzer
from commonground.language.analysis import Analyzer, Sentence, Token
from commonground.language.analyze import default_analyzer
from commonground.language.encoder import EncoderAnalyzer
from commonground.language.rules import RuleAnalyzer
from commonground.records.article import Role
from quality.shared import SHARED

DATA = SHARED / "data" / "language"
GMB_DOCUMENT = 25
"""GMB's sentences here carry no document mark; runs of this many stand for one article."""
GMB_SENTENCES = 4000
KINDS = {
    "PER": "person",
    "per": "person",
    "politician": "person",
    "person": "person",
    "ORG": "organisation",
    "org": "organisation",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "LOC": "place",
    "geo": "place",
    "country": "place",
    "location": "place",
}

TITLE_PARTS = ("Prime", "Foreign", "Minister", "State", "Defense", "Vice", "Interior", "Secretary-General")

Tagged = list[tuple[str, str]]
Span = tuple[int, int, str]


def iob(lines: Iterator[str], word: int, tag: int, separator: str) -> Iterator[Tagged]:
    """Sentences of (word, tag) out of a file with one word a line."""
    sentence: Tagged = []
    for line in lines:
        cells = line.rstrip("\n").split(separator)
        if len(cells) > tag and not line.startswith("# "):
            sentence.append((cells[word], cells[tag]))
        elif not line.strip() and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def gmb() -> Iterator[Tagged]:
    """GMB's last sentences, titles taken out of the names."""
    sentences: list[Tagged] = []
    with zipfile.ZipFile(DATA / "gmb/ner_dataset.csv.zip") as archive, archive.open(archive.namelist()[0]) as raw:
        for row in list(csv.reader(io.TextIOWrapper(raw, "latin-1")))[1:]:
            if row[0] or not sentences:
                sentences.append([])
            sentences[-1].append((row[1], row[3]))
    for sentence in sentences[-GMB_SENTENCES:]:
        yield _untitled(sentence)


def _untitled(sentence: Tagged) -> Tagged:
    out: Tagged = []
    for word, tag in sentence:
        inside = tag == "I-per" and out and out[-1][1] == "O"
        title = tag.endswith("-per") and (word in known.titles() or known.offices().at([word.lower()], 0))
        title = title or word in TITLE_PARTS
        fresh = tag == "B-per" or inside
        out.append((word, "O" if title and fresh else "B-per" if inside else tag))
    return out


def spans(tags: list[str]) -> set[Span]:
    """The (first, last, kind) of IOB2 tags; kinds that are not ours read "other"."""
    found: list[Span] = []
    for at, tag in enumerate([*tags, "O"]):
        if tag.startswith("I-") and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at, found[-1][2])
        elif tag != "O":
            found.append((at, at, KINDS.get(tag[2:], "other")))
    return set(found)


def analysed(sentences: list[Tagged], analyzer: Analyzer) -> list[Sentence]:
    """One article's sentences with the names that the analyzer finds."""
    plain: list[Sentence] = []
    at = 0
    for index, sentence in enumerate(sentences):
        start, tokens = at, []
        for word, _ in sentence:
            tokens.append(Token(at, at + len(word), word))
            at += len(word) + 1
        plain.append(Sentence(start, at, index, Role.BODY, tuple(tokens)))
    return analyzer.analyze(plain)


def figures_of(documents: list[list[Tagged]], analyzer: Analyzer, show: bool = False) -> dict[str, float]:
    """Precision, recall and F1 over all kinds, and each kind's F1, in percent."""
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for document in documents:
        for tagged, sentence in zip(document, analysed(document, analyzer), strict=True):
            truth = spans([tag for _, tag in tagged])
            others = {at for first, last, kind in truth if kind == "other" for at in range(first, last + 1)}
            found = {(n.first, n.last, n.kind.value) for n in sentence.names}
            found = {span for span in found if not others.intersection(range(span[0], span[1] + 1))}
            truth = {span for span in truth if span[2] != "other"}
            for counter, kept in ((right, found & truth), (ours, found), (gold, truth)):
                counter.update(kind for _, _, kind in kept)
            if show and found != truth:
                words = [word for word, _ in tagged]
                print(" ".join(words))
                for sign, kept in (("   +", found - truth), ("   -", truth - found)):
                    for first, last, kind in sorted(kept):
                        print(sign, kind, " ".join(words[first : last + 1]))
    figures = {"precision": 100 * right.total() / ours.total(), "recall": 100 * right.total() / gold.total()}
    figures["f1"] = 200 * right.total() / (ours.total() + gold.total())
    return figures | {f"{kind} f1": 200 * right[kind] / (ours[kind] + gold[kind]) for kind in sorted(gold)}


def corpora() -> dict[str, list[list[Tagged]]]:
    """Each corpus as documents."""
    with (DATA / "uner-ewt/en_ewt-ud-dev.iob2").open() as lines:
        uner: dict[str, list[Tagged]] = {}
        mark = ""
        sentence: Tagged = []
        for line in lines:
            if line.startswith("# sent_id"):
                mark = line.split("= ")[1].rsplit("-", 1)[0]
            elif line[:1].isdigit():
                cells = line.split("\t")
                sentence.append((cells[1], cells[2]))
            elif not line.strip() and sentence:
                uner.setdefault(mark, []).append(sentence)
                sentence = []
    with (DATA / "crossner-politics/dev.txt").open() as lines:
        politics = list(iob(lines, 0, 1, "\t"))
    wire = list(gmb())
    return {
        "uner": list(uner.values()),
        "gmb": [wire[at : at + GMB_DOCUMENT] for at in range(0, len(wire), GMB_DOCUMENT)],
        "politics": [[sentence] for sentence in politics],
    }


def analyzers(network: bool) -> dict[str, Analyzer]:
    """The rules, and where the network is asked for, the network and both together."""
    rules: dict[str, Analyzer] = {"rules": RuleAnalyzer()}
    return rules | {"network": EncoderAnalyzer(), "both": AgreedAnalyzer(EncoderAnalyzer())} if network else rules


def measure() -> dict[str, float]:
    """Precision and F1 with the analyzer that the pipeline uses, on Universal NER's dev half.

    The network has seen most of the other two sets; `python -m quality language` has what was held out of them.
    """
    found = {"uner": figures_of(corpora()["uner"], default_analyzer())}
    return {f"{corpus}_{name}": found[corpus][name] for corpus in found for name in ("precision", "f1")}


def main() -> None:
    """Print each corpus's figures; --network measures it too (slow), --show NAME prints that corpus's misses."""
    if not DATA.exists():
        print(f"{DATA} is not here: nothing measured", file=sys.stderr)
        return
    for corpus, documents in corpora().items():
        for name, analyzer in analyzers("--network" in sys.argv).items():
            figures = figures_of(documents, analyzer, show="--show" in sys.argv and corpus in sys.argv)
            print(f"{corpus:9} {name:8}", "  ".join(f"{key} {value:.1f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
