"""Trains the syntax pipeline: `python models/en_voice/syntax_train.py --data DIR [--output DIR]`; about 20 minutes on one core.

DIR holds `ud_ewt/en_ewt-ud-{train,dev,test}.conllu.gz` (CC BY-SA 4.0). Copies for training are made in a temporary folder and are gone
afterwards; the test split is read once, to print the figures of the card.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.cli.convert import convert
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from consistency.represent.normalise import mask, typography

HERE = Path(__file__).parent
CONFIG = HERE / "syntax.cfg"
SEED = 7
MASKED, BRANDED, LOWERED, UNFINISHED = 0.8, 0.1, 0.06, 0.12
"""Shares of training sentences with masked words, of names called BRAND, of sentences in lower case, and without their closing mark."""
FORM, TAG, HEAD = 1, 3, 6
FIGURES = ("token_acc", "pos_acc", "tag_acc", "morph_acc", "dep_uas", "dep_las")


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL-U file as rows of ten columns."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for block in stream.read().strip().split("\n\n"):
            yield [line.split("\t") for line in block.split("\n") if not line.startswith("#")]


def masked(row: list[str], chance: random.Random) -> list[str]:
    """A token as the product sees it: addresses and numbers masked, some names taken for the brand's."""
    form = mask(typography(row[FORM]))
    if row[TAG] == "PROPN" and chance.random() < BRANDED:
        form = "BRAND"
    return [*row[:FORM], form or row[FORM], *row[FORM + 1 :]]


def without_end(rows: list[list[str]]) -> list[list[str]]:
    """A sentence without its closing mark, as headlines and buttons are written, where nothing hangs on the mark."""
    last = rows[-1]
    free = last[TAG] == "PUNCT" and last[HEAD] != "0" and not any(row[HEAD] == last[0] for row in rows)
    return rows[:-1] if free and len(rows) > 1 and "-" not in rows[-2][0] else rows


def varied(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """A training sentence closer to the copy that the pipeline will read."""
    if chance.random() < MASKED:
        rows = [masked(row, chance) for row in rows]
    if chance.random() < LOWERED:
        rows = [[*row[:FORM], row[FORM].lower(), *row[FORM + 1 :]] for row in rows]
    return without_end(rows) if chance.random() < UNFINISHED else rows


def write(path: Path, sentences: list[list[list[str]]]) -> Path:
    path.write_text("".join("\n".join("\t".join(row) for row in rows) + "\n\n" for rows in sentences), encoding="utf-8")
    return path


def converted(conllu: Path) -> Path:
    """The same sentences in spaCy's own format, one document each."""
    convert(conllu, conllu.parent, file_type="spacy", converter="conllu", n_sents=1, silent=True)
    return conllu.with_suffix(".spacy")


def corpora(data: Path, folder: Path) -> dict[str, Path]:
    """Training, development and test files; `dev` and `test` come as they are and as the product sees them."""
    chance = random.Random(SEED)
    made = {}
    for split in ("train", "dev", "test"):
        sentences = list(blocks(data / "ud_ewt" / f"en_ewt-ud-{split}.conllu.gz"))
        if split == "train":
            made["train"] = converted(write(folder / "train.conllu", [varied(rows, chance) for rows in sentences]))
            continue
        made[split] = converted(write(folder / f"{split}.conllu", sentences))
        seen = [[masked(row, chance) for row in rows] for rows in sentences]
        made[f"{split}_masked"] = converted(write(folder / f"{split}_masked.conllu", seen))
    return made


def examples(nlp: Language, path: Path) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


def figures(nlp: Language, path: Path) -> dict[str, float]:
    scores = nlp.evaluate(examples(nlp, path))
    return {name: round(scores[name], 4) for name in FIGURES if scores.get(name) is not None} | {"moods": moods(nlp, path)}


def moods(nlp: Language, path: Path) -> dict[str, float]:
    """F1 of what the style counts lean on most: imperatives, passives, subordinate clauses."""
    tests = {
        "imperative": lambda t: "Imp" in t.morph.get("Mood"),
        "passive": lambda t: t.dep_ == "aux:pass",
        "subordinate": lambda t: t.dep_ in {"advcl", "ccomp", "acl:relcl", "csubj"},
    }
    pairs = [(example.reference, nlp(example.reference.text)) for example in examples(nlp, path)]
    return {
        name: _f1([({t.idx for t in gold if test(t)}, {t.idx for t in got if test(t)}) for gold, got in pairs])
        for name, test in tests.items()
    }


def _f1(pairs: list[tuple[set[int], set[int]]]) -> float:
    right, gold, got = (sum(map(len, sets)) for sets in ([a & b for a, b in pairs], [a for a, _ in pairs], [b for _, b in pairs]))
    return round(2 * right / max(gold + got, 1), 3)


def words_per_second(nlp: Language, path: Path) -> float:
    """Words of the development split parsed in one second of one core's time."""
    texts = [doc.text for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    list(nlp.pipe(texts[:200]))
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - started))


def ship(best: Path, output: Path) -> None:
    """The best pipeline without what only training needs, and without the paths of the machine that trained it."""
    nlp = spacy.load(best)
    nlp.meta.update({"name": "voice_syntax", "version": "1.0.0", "license": "CC BY-SA 4.0", "spacy_version": ">=3.7.0,<4.0.0"})
    nlp.meta.update({"description": "Tags, morphology and dependencies for counting style.", "sources": ["UD English EWT, CC BY-SA 4.0"]})
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.to_disk(output, exclude=["lookups"])
    (output / "vocab" / "strings.json").write_text(json.dumps(label_strings(nlp), indent=1) + "\n", encoding="utf-8")


def label_strings(nlp: Language) -> list[str]:
    """The strings that the pipeline answers with; the words of the treebank stay out of what is shipped."""
    tagger, morphologizer, dependencies = (nlp.get_pipe(name) for name in ("tagger", "morphologizer", "parser"))
    morphs = [label for joint in morphologizer.labels for label in (joint, *joint.split("|"))]
    features = {
        nlp.vocab.morphology.normalize_features("|".join(f for f in joint.split("|") if not f.startswith("POS=")))
        for joint in morphologizer.labels
    }
    return sorted({*tagger.labels, *morphs, *features, *dependencies.labels, "ROOT", "dep", ""} - {""})


def sha256(folder: Path) -> str:
    """One digest over the folder's files, by name."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=HERE / "syntax")
    parser.add_argument("--override", action="append", default=[], help="KEY=JSON of the configuration, to try another one")
    parser.add_argument("--test", action="store_true", help="print the figures of the test split as well")
    arguments = parser.parse_args()
    overrides = {key: json.loads(value) for key, value in (pair.split("=", 1) for pair in arguments.override)}
    with tempfile.TemporaryDirectory() as name:
        made = corpora(arguments.data, Path(name))
        paths = {"paths.train": str(made["train"]), "paths.dev": str(made["dev_masked"])}
        train(CONFIG, Path(name) / "out", overrides=paths | overrides)
        ship(Path(name) / "out" / "model-best", arguments.output)
        nlp = spacy.load(arguments.output)
        splits = ["dev", "dev_masked"] + (["test", "test_masked"] if arguments.test else [])
        report = {split: figures(nlp, made[split]) for split in splits}
        report["words_per_second"] = words_per_second(nlp, made["dev_masked"])
    report["bytes"] = sum(p.stat().st_size for p in arguments.output.rglob("*") if p.is_file())
    report["sha256"] = sha256(arguments.output)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
