"""The training loop: seeded, with checkpoints, taken up where it stopped.

Several workers, one thread each, learn from batches of their own and put the mean of their weights in the place of
each one's every MEET_EVERY steps (local SGD, Stich 2019). On a machine that others use too this is far quicker than
threads that wait for each other a thousand times a step. The encoder's layers work in bfloat16 on weights kept in
float32; the embeddings of the wordpieces stay as they were given.
"""

import copy
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import multiprocessing

from commonground.language.encoder_words import Wordpieces
from training.batches import Batch, collate
from training.corpora import Corpora, Inventory
from training.examples import Example
from training.model import Core, loss, start
from training.passes import of_one_pass


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: these are the values of the shipped weights."""

    passes: float = 12
    workers: int = 2
    seed: int = 20130614
    gmb_a_pass: int = 6000
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: int = 150
    decay: float = 0.01
    clip: float = 2.0
    smoothing: float = 0.03
    dropout: float = 0.1
    head_dropout: float = 0.3


MEET_EVERY, SAVE_EVERY, SAY_EVERY = 10, 200, 20
assert SAVE_EVERY % MEET_EVERY == 0, "a checkpoint is written where the workers agree"


@dataclass(frozen=True, slots=True)
class Material:
    """What a run learns from and begins with."""

    corpora: Corpora
    inventory: Inventory
    wordpieces: Wordpieces
    model: Path


class Table:
    """Where the workers lay their weights to take the mean: one row of shared memory each."""

    def __init__(self, size: int, workers: int) -> None:
        self.rows = torch.zeros(workers, size).share_memory_()
        self.barrier = multiprocessing.get_context("fork").Barrier(workers)

    def meet(self, worker: int, parameters: list[torch.Tensor]) -> None:
        """Puts the mean of all workers' parameters into these."""
        self.rows[worker].copy_(torch.nn.utils.parameters_to_vector(parameters))
        self.barrier.wait()
        torch.nn.utils.vector_to_parameters(self.rows.mean(0), parameters)
        self.barrier.wait()


@dataclass(slots=True)
class Run:
    """One worker's run in progress; `busy` is the network it works with, its layers a bfloat16 copy of `core`'s."""

    core: Core
    busy: Core
    optimizer: torch.optim.Optimizer
    step: int = 0
    total: int = 0

    def learnt(self) -> list[torch.nn.Parameter]:
        """The parameters that change."""
        return [parameter for parameter in self.core.parameters() if parameter.requires_grad]


def fit(material: Material, plan: Plan, folder: Path) -> Core:
    """The trained network; checkpoints go to `folder`, and a run found there is taken up.

    A run taken up with more passes than it was begun with goes on at the rate of learning that those ask for.
    """
    torch.manual_seed(plan.seed)
    run = _begun(material, plan)
    table = Table(sum(parameter.numel() for parameter in run.learnt()), plan.workers)
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=_work, args=(run, number, table, material, plan, folder))
        for number in range(plan.workers)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError(f"a worker ended early; {folder} holds its last checkpoint")
    _restore(run, checkpoint(folder, 0))
    return run.core


def _work(run: Run, number: int, table: Table, material: Material, plan: Plan, folder: Path) -> None:
    """What one worker does, from the checkpoint it finds to the end of the run."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed + number)
    if checkpoint(folder, number).exists():
        _restore(run, checkpoint(folder, number))
    a_pass = len(_pass(material, plan, 0)) // plan.workers
    run.total = int(a_pass * plan.passes)
    began, began_step = time.monotonic(), run.step
    for batch in _remaining(run, number, a_pass, material, plan):
        value = _learn(run, batch, plan)
        if run.step % MEET_EVERY == 0 or run.step == run.total:
            table.meet(number, list(run.learnt()))
            _refresh(run)
        if number == 0 and run.step % SAY_EVERY == 0:
            pace = (time.monotonic() - began) / (run.step - began_step)
            _say(folder, step=run.step, of=run.total, loss=round(value, 4), seconds_a_step=round(pace, 3))
        if run.step % SAVE_EVERY == 0 or run.step == run.total:
            _save(run, checkpoint(folder, number))


def _begun(material: Material, plan: Plan) -> Run:
    core = Core(material.inventory, plan.dropout, plan.head_dropout)
    start(core, material.model)
    core.pieces.weight.requires_grad_(False)
    groups = [
        {"params": [p for p in part if p.requires_grad], "lr": rate, "top": rate}
        for part, rate in (
            ([p for name, p in core.named_parameters() if not name.startswith("heads.")], plan.encoder_rate),
            (list(core.heads.parameters()), plan.head_rate),
        )
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=plan.decay, fused=True)
    busy = copy.copy(core)
    busy._modules = {**core._modules, "layers": copy.deepcopy(core.layers).bfloat16()}
    return Run(core, busy, optimizer)


def _pass(material: Material, plan: Plan, number: int) -> list[list[Example]]:
    return of_one_pass(material.corpora, material.wordpieces, plan.seed, number, plan.gmb_a_pass)


def _remaining(run: Run, worker: int, a_pass: int, material: Material, plan: Plan) -> Iterator[Batch]:
    """A worker's batches from where it stands to the end; a pass has `a_pass` of them, a few more are dropped."""
    while run.step < run.total:
        number, done = divmod(run.step, a_pass)
        groups = _pass(material, plan, number)
        mine = (groups * 2)[worker :: plan.workers][:a_pass]
        for group in mine[done : done + run.total - run.step]:
            yield collate(group, material.wordpieces, material.inventory)


def _learn(run: Run, batch: Batch, plan: Plan) -> float:
    """One step; the loss before it."""
    rate = min((run.step + 1) / plan.warmup, (run.total - run.step) / max(run.total - plan.warmup, 1))
    for group in run.optimizer.param_groups:
        group["lr"] = group["top"] * rate
    run.busy.train()
    value = loss(run.busy(batch), batch, plan.smoothing)
    run.optimizer.zero_grad(set_to_none=True)
    run.busy.layers.zero_grad(set_to_none=True)
    value.backward()
    for kept, worked in zip(run.core.layers.parameters(), run.busy.layers.parameters(), strict=True):
        kept.grad = worked.grad.float() if worked.grad is not None else None
    torch.nn.utils.clip_grad_norm_(run.learnt(), plan.clip)
    run.optimizer.step()
    _refresh(run)
    run.step += 1
    return float(value.detach())


def _refresh(run: Run) -> None:
    """Brings the working copy of the layers up to date."""
    with torch.no_grad():
        torch._foreach_copy_(list(run.busy.layers.parameters()), list(run.core.layers.parameters()))


def checkpoint(folder: Path, number: int) -> Path:
    """Where a worker of a run keeps its state: weights (`core`), optimizer, step, dice."""
    return folder / f"checkpoint-{number}.pt"


def _save(run: Run, path: Path) -> None:
    """Writes the checkpoint whole or not at all."""
    state = {
        "core": run.core.state_dict(),
        "optimizer": run.optimizer.state_dict(),
        "step": run.step,
        "dice": torch.get_rng_state(),
    }
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    partial.replace(path)


def _restore(run: Run, path: Path) -> None:
    state = torch.load(path, weights_only=True)
    run.core.load_state_dict(state["core"])
    run.optimizer.load_state_dict(state["optimizer"])
    run.step = state["step"]
    torch.set_rng_state(state["dice"])
    _refresh(run)


def _say(folder: Path, **figures: float) -> None:
    """Adds a line to the run's log and prints it."""
    line = json.dumps(figures)
    print(line, flush=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
