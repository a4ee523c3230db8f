"""The mean of several finished runs, exported, measured and shipped: `python -m training.averaged RUN RUN ...`.

RUN is the folder of a run (`python -m training --folder RUN`). Runs that begin from one network and learn from the same
sentences lie so near each other that the mean of their weights reads better than each ("model soups", Wortsman et al.
2022, https://arxiv.org/abs/2203.05482). EWT LAS, GUM news LAS and UNER names F1, int8: twelve passes 89.9, 90.0, 79.0;
twenty-four 90.3, 90.2, 79.0; their mean 90.3, 91.1, 79.5; a third of the one and two of the other 90.4, 90.6, 79.0.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.__main__ import DATA, ROOT, WEIGHTS, begun, ship
from training.fit import checkpoint
from training.rounding import Weights


def mean(runs: Sequence[Weights]) -> dict[str, np.ndarray]:
    """Each weight's mean over the runs.

    Raises:
        ValueError: the runs are not of one network.
    """
    first, *others = runs
    for other in others:
        if {name: weight.shape for name, weight in first.items()} != {n: w.shape for n, w in other.items()}:
            raise ValueError("the runs are of different networks: train them with one state of this folder")
    return {name: np.mean([run[name] for run in runs], axis=0, dtype=np.float32) for name in first}


def learnt(run: Path) -> dict[str, np.ndarray]:
    """The weights of a run's last checkpoint."""
    core = torch.load(checkpoint(run, 0), map_location="cpu", weights_only=False)["core"]
    return {name: tensor.numpy() for name, tensor in core.items()}


def main() -> None:
    """Reads the runs and ships their mean."""
    parser = argparse.ArgumentParser(prog="python -m training.averaged", description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="folders of finished runs")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of corpora")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "averaged", help="where the files are made")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the int8 file goes in the end")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    ship(mean([learnt(run) for run in asked.runs]), begun(asked.data), asked.folder, asked.weights)


if __name__ == "__main__":
    main()
