"""Trains the voice model: `python models/en_voice/train.py --data DIR [--output DIR] [--cache FILE]`; about ten minutes on two cores.

DIR holds `drift_rewrites/train.jsonl`, `drift_rewrites/consumer_train.jsonl` and `brandvoice/train.jsonl.gz`. No file with `dev` in its
name is read. What is learned across brands is learned from brands that the part before it has not seen (five folds over brands).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
import torch
from sklearn.linear_model import LogisticRegression

from consistency.baseline.fusion import Fusion, Tail
from consistency.baseline.learn import learn
from consistency.baseline.readings import READINGS, length, pushes, read
from consistency.baseline.reference import sums
from consistency.baseline.standard import residual, standard
from consistency.encoders.minilm import MiniLM
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Representation
from consistency.represent.features import FEATURES, Feature, count, rates, word_counts
from consistency.represent.model import CLIP, GRAM_SEPARATOR, LAYERS, damped
from consistency.represent.ngrams import Vocabulary, character_grams, word_grams
from consistency.represent.normalise import names_pattern
from consistency.represent.reader import judged_spans, sentences_of, text_features
from consistency.segment import segment

VERSION = "en_voice 1.0"
FOLDS = 5
TEXTS_PER_BRAND = 45
SENTENCES_PER_TEXT = 16
BASELINE = 30
COLUMNS = 40_000
LEAST_WORD, LEAST_CHARACTER = 4, 12
DENSE_SCALE = 0.06
PENALTY = 2e-5
STEPS = 60
SHRINKAGE, DIMENSIONS = 0.2, 64
FUSION_STRENGTH = 0.05
LENGTHS = (25.0, 60.0, 1e9)


@dataclass(eq=False)
class Text:
    """One text of the training data: `role` is "base", "original" or "rewrite"; `rows` are its sentences' rows in the table."""

    source: str
    brand: str
    channel: str
    pair: str
    role: str
    kind: str | None
    sentences: list[str]
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, int))


@dataclass
class Table:
    """Everything that is computed once for each distinct sentence."""

    sentences: list[str]
    counts: np.ndarray
    words: np.ndarray
    style: np.ndarray
    layers: np.ndarray


def lines(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def split(text: str, brand: str) -> list[str]:
    touchpoint = Touchpoint(locator="text", channel="text", kind=Kind.TEXT, text=text)
    reading = Reading(touchpoint, segment(touchpoint))
    return sentences_of(reading, judged_spans(reading), names_pattern([brand]))


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def read_pairs(data: Path) -> list[Text]:
    texts = []
    for source in ("train", "consumer_train"):
        for row in lines(data / "drift_rewrites" / f"{source}.jsonl"):
            about = (source, row["brand"], row["channel"], row["id"])
            texts += [Text(*about, role, row["kind"], split(row[role], row["brand"])) for role in ("original", "rewrite")]
    return texts


def read_public(data: Path, originals: dict[str, list[str]]) -> list[Text]:
    """Some texts of each public brand, none of them one that a rewrite was made from."""
    by_brand = defaultdict(list)
    for row in lines(data / "brandvoice" / "train.jsonl.gz"):
        if not any(opening in folded(row["text"]) for opening in originals[row["brand"]]):
            by_brand[row["brand"]].append(row)
    texts = []
    for brand, rows in sorted(by_brand.items()):
        random.Random(f"7|{brand}").shuffle(rows)
        chosen = rows[:TEXTS_PER_BRAND]
        texts += [Text("base", brand, row["channel"], "", "base", None, split(row["masked"], brand)[:SENTENCES_PER_TEXT]) for row in chosen]
    return texts


def read_texts(data: Path) -> list[Text]:
    originals = defaultdict(list)
    for row in lines(data / "drift_rewrites" / "train.jsonl"):
        originals[row["brand"]].append(folded(row["original"])[:80])
    return [text for text in (*read_pairs(data), *read_public(data, originals)) if text.sentences]


def hidden(sentences: list[str], cache: Path | None) -> np.ndarray:
    """Layers 1, 3, 5 side by side, from the cache where it holds a sentence."""
    known: dict[str, int] = {}
    stored = np.zeros((0, 1152), np.float16)
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as file:
            known, stored = {s: i for i, s in enumerate(json.loads(bytes(file["sentences"]).decode()))}, file["layers"]
    missing = [s for s in sentences if s not in known]
    if missing:
        made = MiniLM().layers(missing, LAYERS)
        stored = np.concatenate([stored, np.concatenate([made[layer] for layer in LAYERS], axis=1).astype(np.float16)])
        known |= {s: len(known) + i for i, s in enumerate(missing)}
        if cache:
            names = np.frombuffer(json.dumps(list(known)).encode(), np.uint8)
            np.savez(cache, sentences=names, layers=stored)
    return stored[[known[s] for s in sentences]].astype(np.float32)


def tabulate(texts: list[Text], cache: Path | None) -> Table:
    sentences = sorted({s for text in texts for s in text.sentences})
    row = {s: i for i, s in enumerate(sentences)}
    for text in texts:
        text.rows = np.array([row[s] for s in text.sentences])
    counts, words = count(sentences), word_counts(sentences)
    return Table(sentences, counts, words, damped(rates(counts, words)), hidden(sentences, cache))


def labelled(texts: Iterable[Text], kinds: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of sentences and their labels: 0 on-voice, k + 1 a sentence that a rewrite of kind k added."""
    originals = {(t.source, t.pair): set(t.rows) for t in texts if t.role == "original"}
    rows: list[int] = []
    labels: list[int] = []
    for text in texts:
        added = [r for r in text.rows if text.role != "rewrite" or r not in originals.get((text.source, text.pair), ())]
        added = added[:8] if text.role == "base" else added
        rows += added
        labels += [kinds.index(text.kind) + 1 if text.role == "rewrite" and text.kind else 0] * len(added)
    return np.array(rows), np.array(labels)


def vocabulary(sentences: Sequence[str]) -> Vocabulary:
    seen: Counter[str] = Counter()
    for sentence in sentences:
        seen.update({*word_grams(sentence), *character_grams(sentence)})
    frequent = [g for g, n in seen.items() if n >= (LEAST_WORD if g.startswith("w:") else LEAST_CHARACTER) and GRAM_SEPARATOR not in g]
    chosen = sorted(sorted(frequent, key=lambda g: (-seen[g], g))[:COLUMNS])
    idf = np.array([np.log((1 + len(sentences)) / (1 + seen[g])) + 1 for g in chosen], dtype=np.float32)
    return Vocabulary({gram: column for column, gram in enumerate(chosen)}, idf)


def gram_matrix(words: Vocabulary, sentences: Sequence[str]) -> sp.csr_matrix:
    rows = list(words.rows(sentences))
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    return sp.csr_matrix(
        (np.concatenate([w for _, w in rows]), np.concatenate([c for c, _ in rows]), starts),
        (len(rows), len(words.columns)),
        dtype=np.float32,
    )


def sparse_tensor(matrix: sp.csr_matrix) -> torch.Tensor:
    parts = (matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data)
    return torch.sparse_csr_tensor(*map(torch.tensor, parts), matrix.shape)


def sparse_product(matrix: sp.csr_matrix):
    """A product with a constant sparse matrix whose gradient uses the transposed matrix; torch's own builds a dense one."""
    forward, backward = sparse_tensor(matrix), sparse_tensor(matrix.T.tocsr())

    class Product(torch.autograd.Function):
        @staticmethod
        def forward(_context, weights):
            return forward @ weights

        @staticmethod
        def backward(_context, gradient):
            return backward @ gradient

    return Product.apply


@dataclass
class Trained:
    """Sentence probes as matrices in the form in which the package keeps them."""

    style_middle: np.ndarray
    style_spread: np.ndarray
    layer_middle: np.ndarray
    layer_spread: np.ndarray
    gram_weights: np.ndarray
    style_weights: np.ndarray
    layer_weights: np.ndarray
    bias: np.ndarray

    def score(self, table: Table, grams: sp.csr_matrix) -> np.ndarray:
        style = np.clip((table.style - self.style_middle) / self.style_spread, -CLIP, CLIP) @ self.style_weights
        layers = ((table.layers - self.layer_middle) / self.layer_spread) @ self.layer_weights
        return np.asarray(grams @ self.gram_weights + style + layers + self.bias, dtype=np.float32)


def train_probes(table: Table, grams: sp.csr_matrix, rows: np.ndarray, labels: np.ndarray, kinds: int) -> Trained:
    """Drift against none and each kind against none, fitted together by L-BFGS, both classes weighing the same."""
    middle, spread = table.style[rows].mean(0), table.style[rows].std(0) + 1e-3
    layer_middle, layer_spread = table.layers[rows].mean(0), table.layers[rows].std(0) + 1e-3
    style = np.clip((table.style[rows] - middle) / spread, -CLIP, CLIP)
    dense = torch.tensor(np.concatenate([style, (table.layers[rows] - layer_middle) / layer_spread], 1) * DENSE_SCALE)
    product = sparse_product(grams[rows])
    shapes = ((grams.shape[1], kinds + 2), (dense.shape[1], kinds + 2), (kinds + 2,))
    parameters = [torch.zeros(shape, requires_grad=True) for shape in shapes]
    drift, label = torch.tensor((labels > 0).astype(np.float32)), torch.tensor(labels)
    weight = torch.where(drift > 0, 0.5 / drift.mean(), 0.5 / (1 - drift.mean()))
    optimiser = torch.optim.LBFGS(parameters, max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        scores = product(parameters[0]) + dense @ parameters[1] + parameters[2]
        any_kind = torch.nn.functional.binary_cross_entropy_with_logits(scores[:, 0], drift, reduction="none")
        one_kind = torch.nn.functional.cross_entropy(scores[:, 1:], label, reduction="none")
        loss = ((any_kind + one_kind) * weight).mean() + PENALTY * (parameters[0].square().sum() + parameters[1].square().sum())
        loss.backward()
        return loss

    optimiser.step(closure)
    gram_weights, dense_weights, bias = (against_none(p.detach().numpy()) for p in parameters)
    features = style.shape[1]
    scaled = dense_weights * DENSE_SCALE
    return Trained(middle, spread, layer_middle, layer_spread, gram_weights, scaled[:features], scaled[features:], bias)


def against_none(weights: np.ndarray) -> np.ndarray:
    """Columns: drift of any kind, then each kind less the column of "none"."""
    return np.concatenate([weights[..., :1], weights[..., 2:] - weights[..., 1:2]], axis=-1)


def train_projection(features: np.ndarray, brands: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Linear discriminants between brands, with the covariance inside brands shrunk towards a sphere."""
    middle, spread = features.mean(0), features.std(0) + 1e-6
    scaled = np.clip((features - middle) / spread, -CLIP, CLIP)
    names, index = np.unique(np.array(brands), return_inverse=True)
    means = np.stack([scaled[index == i].mean(0) for i in range(len(names))])
    inside = scaled - means[index]
    within = inside.T @ inside / (len(scaled) - len(names))
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.eye(len(within)) * np.trace(within) / len(within)
    between = (means * np.bincount(index)[:, None]).T @ means / len(scaled)
    values, vectors = np.linalg.eigh(within)
    white = vectors @ np.diag(values**-0.5) @ vectors.T
    _, turned = np.linalg.eigh(white @ between @ white)
    return middle, spread, white @ turned[:, ::-1][:, :DIMENSIONS]


def representation(text: Text, table: Table, scores: np.ndarray, features: np.ndarray, projection) -> Representation:
    middle, spread, weights = projection
    place = np.clip((features - middle) / spread, -CLIP, CLIP) @ weights
    spans = tuple((0, 0) for _ in text.rows)
    counts = table.counts[text.rows]
    return Representation(
        "",
        text.channel,
        "",
        spans,
        table.words[text.rows],
        counts,
        scores[text.rows],
        features[: counts.shape[1]],
        place.astype(np.float32),
    )


@dataclass
class Case:
    """A brand's baseline and the pairs that are tested against it."""

    brand: str
    source: str
    baseline: list[int]
    pairs: list[tuple[int, int]]


def cases_of(texts: list[Text]) -> list[Case]:
    """Baselines of 30 other texts: public brands' from `brandvoice`, invented brands' from the other quarters of their copy."""
    cases = []
    for source, brand in sorted({(t.source, t.brand) for t in texts if t.role == "original"}):
        sides: dict[str, dict[str, int]] = defaultdict(dict)
        for i, t in enumerate(texts):
            if (t.source, t.brand) == (source, brand):
                sides[t.pair][t.role] = i
        pairs = [(side["original"], side["rewrite"]) for side in sides.values() if len(side) == 2]
        random.Random(f"5|{brand}").shuffle(pairs)
        if source == "train":
            baseline = [i for i, t in enumerate(texts) if t.role == "base" and t.brand == brand][:BASELINE]
            cases.append(Case(brand, source, baseline, pairs))
            continue
        for k in range(4):
            others = [o for j in range(4) if j != k for o, _ in pairs[j::4]]
            cases.append(Case(brand, source, others[:BASELINE], pairs[k::4]))
    return [case for case in cases if len(case.baseline) >= 10]


def first_fusion(cases: list[Case], reps: list[Representation], kinds: Sequence[str]) -> Fusion:
    """Usual spreads inside a brand; all else neutral."""
    probe = [np.concatenate([reps[i].probes for i in case.baseline]).std(0) for case in cases]
    style = [np.stack([reps[i].style for i in case.baseline]).var(0) for case in cases]
    columns, readings = len(kinds) + 1, len(READINGS)
    return Fusion(
        VERSION, np.median(probe, 0), np.sqrt(np.mean(style, 0)) + 1e-3, np.ones(columns), np.zeros(columns),
        np.zeros((readings, 3)), np.ones(readings), np.ones(readings), 1.0, (), tuple(kinds), (),
    )  # fmt: skip


def with_slopes(fusion: Fusion, cases: list[Case], texts: list[Text], reps: list[Representation]) -> Fusion:
    """Turns a sentence's push into log-odds of drift, each probe against the sentences of its own kind."""
    pushed, labels = [], []
    for case in cases:
        reference = sums([reps[i] for i in case.baseline]).reference("", fusion)
        for original, rewrite in case.pairs:
            added = ~np.isin(texts[rewrite].rows, texts[original].rows)
            pushed += [pushes(reps[original], reference), pushes(reps[rewrite], reference)[added]]
            labels += [np.full(len(reps[original].words), -1), np.full(added.sum(), fusion.kinds.index(texts[rewrite].kind or ""))]
    rows, label = np.concatenate(pushed), np.concatenate(labels)
    slope, offset = np.zeros(rows.shape[1]), np.zeros(rows.shape[1])
    for column in range(rows.shape[1]):
        chosen = (label == column - 1) | (label < 0) if column else np.ones(len(label), bool)
        fitted = LogisticRegression(class_weight="balanced").fit(rows[chosen][:, [column]], label[chosen] >= 0)
        slope[column], offset[column] = fitted.coef_[0, 0], fitted.intercept_[0]
    return replace(fusion, slope=slope, offset=offset)


def with_length(fusion: Fusion, cases: list[Case], reps: list[Representation]) -> Fusion:
    """What length does to each reading of approved copy, and how far readings usually spread beyond that."""
    lengths, rows, groups = [], [], []
    for number, case in enumerate(cases):
        total = sums([reps[i] for i in case.baseline])
        own = [residual(reps[i], total, fusion, is_member=True) for i in case.baseline]
        new = [read(reps[o], total.reference(reps[o].channel, fusion), fusion) for o, _ in case.pairs]
        rows += [row - np.mean(own, 0) for row in own + new]
        lengths += [length(reps[i]) for i in [*case.baseline, *(o for o, _ in case.pairs)]]
        groups += [number if k < len(own) else -1 for k in range(len(own) + len(new))]
    x, y, group = np.stack(lengths), np.stack(rows), np.array(groups)
    slope = np.linalg.lstsq(x, y, rcond=None)[0].T
    left = y - x @ slope.T
    spread = np.sqrt(np.mean([left[group == g].var(0) for g in range(len(cases))], 0))
    return replace(fusion, length=slope, reading_spread=spread)


def with_weights(fusion: Fusion, cases: list[Case], reps: list[Representation]) -> Fusion:
    """One logistic regression over the standardised readings of originals and rewrites."""
    rows, labels = [], []
    for case in cases:
        total = sums([reps[i] for i in case.baseline])
        own = np.stack([residual(reps[i], total, fusion, is_member=True) for i in case.baseline])
        level = standard(own, [reps[i].channel for i in case.baseline])
        for pair in case.pairs:
            for side, i in enumerate(pair):
                row = residual(reps[i], total, fusion, is_member=False)
                rows.append(level.standardised(row, reps[i].channel, fusion, is_member=False))
                labels.append(side)
    fitted = LogisticRegression(C=FUSION_STRENGTH).fit(np.stack(rows), labels)
    weights = fitted.coef_[0] / np.abs(fitted.coef_[0]).sum()
    return replace(fusion, weights=weights)


def with_tails(fusion: Fusion, cases: list[Case], reps: list[Representation]) -> Fusion:
    """How deviations spread inside a brand and, by length, in approved copy that its baseline has not seen."""
    baselines = [learn(case.brand, [reps[i] for i in case.baseline], fusion) for case in cases]
    fusion = replace(fusion, spread=float(np.sqrt(np.mean([b.deviations.var(ddof=1) for b in baselines]))))
    words, distances = [], []
    for case, known in zip(cases, baselines, strict=True):
        baseline = replace(known, fusion=fusion)
        words += [float(reps[o].words.sum()) for o, _ in case.pairs]
        distances += [baseline.distance(reps[o]) for o, _ in case.pairs]
    return replace(fusion, tails=tuple(tails(np.array(words), np.array(distances))))


def tails(words: np.ndarray, distances: np.ndarray) -> Iterable[Tail]:
    shortest = 0.0
    for most in LENGTHS:
        own = np.sort(distances[(words > shortest) & (words <= most)])
        chances = 10 ** np.linspace(0, np.log10(8 / len(own)), 40)
        knots = np.quantile(own, 1 - chances)
        knots += np.arange(len(knots)) * 1e-6
        yield Tail(most, knots, np.log10(chances))
        shortest = most


def store_model(folder: Path, kinds: Sequence[str], words: Vocabulary, probes: Trained, projection: tuple[np.ndarray, ...]) -> None:
    half = {name: np.asarray(value, np.float16) for name, value in vars(probes).items() if name.endswith("_weights")}
    whole = {name: np.asarray(value, np.float32) for name, value in vars(probes).items() if not name.endswith("_weights")}
    placed = {
        f"projection_{name}": np.asarray(value, np.float32) for name, value in zip(("middle", "spread", "weights"), projection, strict=True)
    }
    grams = np.frombuffer(GRAM_SEPARATOR.join(words.columns).encode(), np.uint8)
    about = np.frombuffer(json.dumps({"version": VERSION, "kinds": list(kinds)}).encode(), np.uint8)
    np.savez_compressed(folder / "voice.npz", about=about, grams=grams, idf=words.idf.astype(np.float16), **half, **whole, **placed)


def store_fusion(folder: Path, fusion: Fusion) -> None:
    arrays = ("probe_spread", "style_spread", "slope", "offset", "length", "reading_spread", "weights")
    stored = {"version": VERSION, "spread": round(fusion.spread, 6), "readings": READINGS, "kinds": fusion.kinds}
    stored |= {name: np.round(getattr(fusion, name), 6).tolist() for name in arrays}
    stored["tails"] = [
        {"most_words": t.most_words, "deviations": np.round(t.deviations, 6).tolist(), "chances": np.round(t.chances, 5).tolist()}
        for t in fusion.tails
    ]
    units = list(zip(FEATURES, map(unit, FEATURES), strict=True))
    stored["styles"] = [{"name": f.name, "unit": u, "scale": scale, "more": f.more, "less": f.less} for f, (u, scale) in units]
    (folder / "fusion.json").write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def unit(feature: Feature) -> tuple[str, float]:
    """How a rate is told to a reader: its unit, and by what the rate is multiplied to be in it."""
    if feature.definition.startswith(("words in", "letters in", "syllables in")):
        return feature.definition.split(",")[0], 1.0
    return ("in 100 words", 100.0) if feature.per == "word" else ("in 10 sentences", 10.0)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the voice model.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    torch.manual_seed(0)
    texts = read_texts(args.data)
    table = tabulate(texts, args.cache)
    kinds = sorted({t.kind for t in texts if t.kind})
    print(f"{len(texts)} texts, {len(table.sentences)} sentences, {len(kinds)} kinds")
    words = vocabulary(table.sentences)
    grams = gram_matrix(words, table.sentences)
    features = np.stack([text_features(table.counts[t.rows], table.words[t.rows], t.sentences) for t in texts])
    brands = sorted({t.brand for t in texts})
    random.Random(0).shuffle(brands)
    fold = {brand: number % FOLDS for number, brand in enumerate(brands)}
    probes, projection = train_parts(texts, table, grams, features, kinds, lambda _: True)
    store_model(args.output, kinds, words, probes, projection)
    reps: list[Representation] = [None] * len(texts)  # type: ignore[list-item]
    for number in range(FOLDS):
        own, place = train_parts(texts, table, grams, features, kinds, lambda brand, n=number: fold[brand] != n)
        scores = own.score(table, grams)
        for i, text in enumerate(texts):
            if fold[text.brand] == number:
                reps[i] = representation(text, table, scores, features[i], place)
    cases = cases_of(texts)
    fusion = with_slopes(first_fusion(cases, reps, kinds), cases, texts, reps)
    fusion = with_tails(with_weights(with_length(fusion, cases, reps), cases, reps), cases, reps)
    store_fusion(args.output, fusion)
    print("weights", dict(zip(READINGS, fusion.weights.round(3), strict=True)))


def train_parts(texts, table, grams, features, kinds, is_seen):
    seen = [t for t in texts if is_seen(t.brand)]
    rows, labels = labelled(seen, kinds)
    placed = [i for i, t in enumerate(texts) if is_seen(t.brand) and t.role != "rewrite" and table.words[t.rows].sum() >= 20]
    projection = train_projection(features[placed], [texts[i].brand for i in placed])
    return train_probes(table, grams, rows, labels, len(kinds)), projection


if __name__ == "__main__":
    main()
