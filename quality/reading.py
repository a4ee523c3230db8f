"""Reading HTML and scraped text: `python -m quality.reading [--lines FOLDER] [--misses] [--sizes] [--languages]`.

Body: the 181 pages of the article extraction benchmark, by its measure (four-word shingles, averaged over pages),
beside trafilatura alone. Metadata: 162 stored news pages with gold date, title and authors. Lines: the news pages of
../shared/data/linelabels, scored by score_lines.py, each site read with weights that never saw it:
`python -m training.lines --folds 3 --out FOLDER` makes them; all pages, then those in English.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura

from commonground.reading.charset import Decoded
from commonground.reading.languages import ENGLISH, language_of
from commonground.reading.line_model import LineModel, TwoLooks, model_of
from commonground.reading.names import is_person
from commonground.reading.read import read
from commonground.reading.text import read_text
from commonground.records.article import Article, Basis, Role
from quality.shared import MISSING, SHARED, is_here, scorer

DATA = ("data/pages/aeb_gold.json", "data/pages/fundus_gold.jsonl")
PAGES = SHARED / "data" / "pages"
LABELS = SHARED / "data" / "linelabels"
NEWS = ("fundus", "aeb")
WORD = re.compile(r"\w+")
Shares = tuple[float, float, float]


def measure() -> dict[str, float]:
    """Figures in percent: body F1 here and of trafilatura alone, and the share of pages with exact metadata."""
    return body() | metadata()


def body() -> dict[str, float]:
    """Shingle F1 of the article's body, ours and trafilatura's."""
    gold = json.loads((PAGES / "aeb_gold.json").read_text("utf-8"))
    ours, alone = [], []
    for name, wanted in gold.items():
        data = gzip.decompress((PAGES / "aeb" / f"{name}.html.gz").read_bytes())
        found = "\n".join(block.text for block in read(data).blocks_of(Role.BODY))
        ours.append(shares(wanted["articleBody"], found))
        peer = trafilatura.extract(data.decode("utf-8", "replace"), favor_precision=True, include_comments=False)
        alone.append(shares(wanted["articleBody"], peer or ""))
    return {"body_f1": f1(ours), "body_f1_trafilatura": f1(alone)}


def shares(gold: str, found: str) -> Shares:
    """True, false and missed shingles of one page, as shares of all three together."""
    wanted, have = shingles(gold), shingles(found)
    hit = sum((wanted & have).values())
    false, missed = sum(have.values()) - hit, sum(wanted.values()) - hit
    total = hit + false + missed or 1
    return hit / total, false / total, missed / total


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The four-word shingles of a text."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def f1(pages: list[Shares]) -> float:
    """F1 over pages, in percent."""
    hit, false, missed = (sum(page[part] for page in pages) for part in range(3))
    return 100 * 2 * hit / (2 * hit + false + missed)


def gold_pages() -> Iterator[tuple[dict[str, Any], Article]]:
    """Each stored news page: its gold and the article read from it."""
    for line in (PAGES / "fundus_gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        data = gzip.decompress((PAGES / "fundus" / gold["file"]).read_bytes())
        yield gold, read(data, url=gold["url"])


def metadata() -> dict[str, float]:
    """Shares of pages: right date (and right where stated), title on one line and authors, in any case, as in the gold.

    `authors_people` leaves out of the gold what is no person's name by shape: the program names people only.
    """
    right, pages, stated, stated_right = Counter[str](), 0, 0, 0
    for gold, article in gold_pages():
        pages += 1
        right.update(name for name, holds in checks(gold, article).items() if holds)
        if article.published.basis is Basis.STATED:
            stated += 1
            stated_right += article.published.best == gold["date"]
    figures = {name: 100 * right[name] / pages for name in ("date", "title", "authors", "authors_people")}
    return figures | {"date_where_stated": 100 * stated_right / stated}


def checks(gold: dict[str, Any], article: Article) -> dict[str, bool]:
    """What is right about an article."""
    wanted = [name.casefold() for name in gold["authors"] or []]
    persons = [name.casefold() for name in gold["authors"] or [] if is_person(name)]
    found = [name.casefold() for name in article.authors]
    return {
        "date": article.published.best == gold["date"],
        "title": one_line(article.title) == one_line(gold["title"]),
        "authors": found == wanted,
        "authors_people": found == persons,
    }


def one_line(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())


def misses() -> list[str]:
    """What is not as in the gold, one line each."""
    return [
        f"{gold['file']}: {name}: {gold[name.removesuffix('_people')]} / "
        f"{article.published.edtf}, {article.title}, {article.authors}"
        for gold, article in gold_pages()
        for name, holds in checks(gold, article).items()
        if not holds and name != "authors"
    ]


def lines(folder: Path) -> dict[str, float]:
    """score_lines.py on the news pages, each read by the table of weights in `folder` that never saw its site."""
    from training.lines import fold_of  # noqa: PLC0415  (needs numpy)

    models = [TwoLooks(table(path), table(path.with_stem(f"{path.stem}_again"))) for path in folds_in(folder)]
    gold, found = [], []
    for name in NEWS:
        with gzip.open(LABELS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as pages:
            for page in map(json.loads, pages):
                gold.append(page)
                found.append({"id": page["id"], "keep": kept(page, models[fold_of(page["site"], len(models))])})
    score = scorer("score_lines").score
    english = score([page for page in gold if is_english(page)], found)
    figures: dict[str, float] = score(gold, found) | {f"english_{name}": value for name, value in english.items()}
    return figures


def is_english(page: dict[str, Any]) -> bool:
    """Whether the lines of a page's article are English, the language that the program reads."""
    return language_of(article_of(page)) == ENGLISH


def article_of(page: dict[str, Any]) -> str:
    """The lines of a page that are its article's by their labels."""
    return "\n".join(line for line, keep in zip(page["lines"], page["keep"], strict=True) if keep)


def folds_in(folder: Path) -> list[Path]:
    """The tables of the first look, one for each fold."""
    return sorted(path for path in folder.glob("fold*.tsv") if not path.stem.endswith("_again"))


def table(path: Path) -> LineModel:
    """The model of a table of weights."""
    entries = (line.rsplit("\t", 1) for line in path.read_text("utf-8").splitlines()[2:])
    return model_of({name: float(weight) for name, weight in entries})


def kept(page: dict[str, Any], model: TwoLooks) -> list[int]:
    """1 for each line read as body or standfirst; the lines that careless extractors leave are read together."""
    chosen = [at for at in range(len(page["lines"])) if page["keep"][at] or page["survives"][at]]
    starts, text = [], ""
    for at in chosen:
        starts.append(len(text))
        text += page["lines"][at] + "\n\n"
    parts = [
        part for part in read_text(Decoded(text, "UTF-8"), model).parts if part.role in (Role.BODY, Role.STANDFIRST)
    ]
    keep = [0] * len(page["lines"])
    for at, start in zip(chosen, starts, strict=True):
        end = start + len(page["lines"][at])
        held = sum(
            min(end, part.end) - max(start, part.start) for part in parts if part.start < end and start < part.end
        )
        keep[at] = int(2 * held > len(page["lines"][at].strip()))
    return keep


def languages() -> dict[str, float]:
    """How many stored pages are read as English, as another language, and left open."""
    paths = sorted(PAGES.glob("*/*.gz"))
    found = Counter(read(gzip.decompress(path.read_bytes())).language for path in paths)
    english, left_open = found["en"], found[None]
    return {"english": english, "open": left_open, "other": len(paths) - english - left_open, "unnamed": found["und"]}


def sizes() -> dict[str, float]:
    """Bytes of the stored pages: the largest, and the mean."""
    found = [len(gzip.decompress(path.read_bytes())) for path in sorted(PAGES.glob("*/*.gz"))]
    return {"pages": len(found), "largest": max(found), "mean": sum(found) / len(found)}


def main() -> int:
    """Print the figures; 2 where the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--sizes", action="store_true")
    parser.add_argument("--languages", action="store_true")
    asked = parser.parse_args()
    if not is_here():
        print(MISSING, file=sys.stderr)
        return 2
    if asked.misses:
        print(*misses(), sep="\n")
        return 0
    figures = (
        languages() if asked.languages else sizes() if asked.sizes else lines(asked.lines) if asked.lines else measure()
    )
    for name, value in figures.items():
        print(f"{name:28s} {value:12.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
