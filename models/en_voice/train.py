"""Trains the voice model: `python models/en_voice/train.py --data DIR [--output DIR] [--cache FILE]`; about an hour on one core.

DIR holds `drift_rewrites/train.jsonl`, `drift_rewrites/consumer_train.jsonl` and `brandvoice/train.jsonl.gz`. No file with `dev` in its
name is read. What is learned across brands is learned from brands that the part before it has not seen (five folds over brands).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from training.branch import States, Tuned, states_of, store_branch, train_branch
from training.cases import Case, Lookup, Models, cases_of
from training.draws import draws_of
from training.fusion import train_fusion, unlearned
from training.keep import store_fusion, store_model
from training.lexis import train_lexis
from training.net import net_inputs, train_net
from training.probes import Trained, train_probes
from training.spaces import learnable, places, train_kinship, train_projection
from training.table import Table, tabulate
from training.texts import Text, read_texts

from consistency.baseline.readings import READINGS
from consistency.records.voice import Representation
from consistency.represent.kinship import Kinship
from consistency.represent.model import Projection, averaged
from consistency.represent.net import Net

VERSION = "en_voice 6.0"
FOLDS = 5
Parts = tuple[Trained, Net, Tuned, Projection, Kinship]
INPUTS = ("drift_rewrites/train.jsonl", "drift_rewrites/consumer_train.jsonl", "brandvoice/train.jsonl.gz")


def train_parts(texts: Sequence[Text], table: Table, states: States, kinds: Sequence[str], unseen: set[str], kept: Path | None) -> Parts:
    """Probes, net, branch and spaces from all brands but the unseen ones; the branch is kept in a file of its own."""
    seen = [text for text in texts if text.brand not in unseen]
    placed = [i for i in learnable(texts, table) if texts[i].brand not in unseen]
    brands = [texts[i].brand for i in placed]
    projection = train_projection(table.features[placed], brands)
    branch = train_branch(seen, states, kinds, kept)
    kinship = train_kinship([texts[i] for i in placed], table, branch.vectors(states))
    return train_probes(seen, table, kinds), train_net(seen, table, kinship, kinds), branch, projection, kinship


def say(texts: Sequence[Text], table: Table, states: States, parts: Parts, unseen: set[str]) -> Models:
    """What the parts say of all texts, and which words these use of those that the brands but the unseen ones share."""
    probes, net, branch, projection, kinship = parts
    vectors = branch.vectors(states)
    scores = averaged(probes.score(table), net.score(net_inputs(table, kinship)), branch.head().score(vectors))
    lexis, usual = train_lexis(text for text in texts if text.brand not in unseen)
    used = np.stack([lexis.used(text.sentences) for text in texts])
    return Models(scores, projection.project(table.features), places(texts, table, kinship, vectors), used, usual)


def lookup(texts: Sequence[Text], table: Table, folds: Sequence[Models]) -> Lookup:
    """Representations by the models that have not seen the case's brand, each made once."""
    made: dict[tuple[int, int], Representation] = {}

    def of(case: Case, number: int) -> Representation:
        key = (case.fold, number)
        if key not in made:
            made[key] = folds[case.fold].represent(number, texts[number], table)
        return made[key]

    return of


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the voice model.")
    parser.add_argument("--data", type=Path, required=True, help=f"A folder with {', '.join(INPUTS)}.")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    parser.add_argument("--encoder", type=Path, default=Path(__file__).parents[1] / "minilm", help="Where branch.onnx goes.")
    parser.add_argument("--cache", type=Path, help="Keeps hidden layers between runs, and beside it the branch of every fold.")
    args = parser.parse_args()
    if missing := [name for name in INPUTS if not (args.data / name).is_file()]:
        parser.error(f"{args.data} lacks {', '.join(missing)}.")
    torch.manual_seed(0)
    texts = read_texts(args.data)
    table = tabulate(texts, args.cache)
    states = states_of(sorted({sentence for text in texts for sentence in text.sentences}))
    kept = [args.cache.with_suffix(f".branch{number}.pt") if args.cache else None for number in range(FOLDS + 1)]
    kinds = sorted({text.kind for text in texts if text.kind})
    brands = sorted({text.brand for text in texts})
    random.Random(0).shuffle(brands)
    fold = {brand: number % FOLDS for number, brand in enumerate(brands)}
    print(f"{len(texts)} texts, {len(table.words)} sentences, {len(kinds)} kinds, {len(brands)} brands", flush=True)
    folds = []
    for number in range(FOLDS):
        unseen = {brand for brand in brands if fold[brand] == number}
        parts = train_parts(texts, table, states, kinds, unseen, kept[number])
        folds.append(say(texts, table, states, parts, unseen))
        print(f"fold {number + 1} of {FOLDS}", flush=True)
    of = lookup(texts, table, folds)
    cases, (lexis, usual) = cases_of(texts, fold), train_lexis(texts)
    first = unlearned(VERSION, cases, of, kinds, usual)
    fusion = train_fusion(first, texts, cases, draws_of(texts, fold), of, [models.usual for models in folds])
    store_fusion(args.output, fusion)
    probes, net, branch, projection, kinship = train_parts(texts, table, states, kinds, set(), kept[FOLDS])
    store_branch(branch, states, args.encoder)
    store_model(args.output, fusion, table.vocabulary, probes, net, branch.head(), projection, kinship, lexis)
    for name, pushed, strange in zip(READINGS, *fusion.weights.round(2), strict=True):
        print(f"{name:<50}{pushed:6.2f}{strange:6.2f}")


if __name__ == "__main__":
    main()
