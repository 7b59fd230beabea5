"""Baselines as files: numbers, the approved sentences and a header, nothing that runs when it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.baseline.edition import Edition, edition_of, sentences_of
from consistency.baseline.fusion import Fusion, packaged_fusion
from consistency.baseline.learn import Baseline, learn, teaching
from consistency.errors import BaselineError
from consistency.records.touchpoint import Role
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

SCHEMA = "consistency-baseline/4"
READABLE = ("consistency-baseline/2", "consistency-baseline/3", SCHEMA)
"""Files of the first of these hold no tone dials, files of the first two do not say which words of the lexis a text uses."""
BY_SENTENCE = ("words", "counts", "probes")
BY_TEXT = ("style", "projection", "kinship", "lexis")
DIALS = "dials"
"""By sentence as well, where the edition's texts were read with tone dials."""
BY_NAME = ("copy", "roles")
"""By sentence in the header, where they are there."""
BETWEEN = "\n\n"
"""What stands between the kept sentences of a text."""


@dataclass(frozen=True)
class Stored:
    """What a baseline's file holds: the approved texts in numbers, and what is said about them.

    `version` names the voice model that the numbers come from, `dials` that of the tone dials, empty where the file holds none;
    `has_sentences` is False where only numbers were kept.
    """

    name: str
    version: str
    names: tuple[str, ...]
    origins: tuple[str, ...]
    encoder: str
    marks: tuple[str, ...]
    texts: tuple[Representation, ...]
    dials: str = ""

    @property
    def has_sentences(self) -> bool:
        """Whether the approved sentences themselves were kept, so that they can be shown and read again."""
        return any(text.text for text in self.texts)

    def learned(self, fusion: Fusion | None = None) -> Edition:
        """The edition as it was saved; BaselineError BAS03 where it was learned with another voice model than this one."""
        fusion = fusion or packaged_fusion()
        if self.version != fusion.version:
            what = f"it was learned with {self.version}, this is {fusion.version}."
            raise BaselineError(what, where=self.name, todo="Learn it again from the approved copy.", code="BAS03")
        marks = tuple(self.marks[place] for place in teaching(self.texts))
        return Edition(learn(self.name, self.texts, fusion, self.version), self.names, self.origins, self.encoder, marks, self.dials)


def save(baseline: Baseline | Edition, path: Path, *, with_sentences: bool = True) -> None:
    """Write a baseline as one file, whole or not at all; the same edition gives the same bytes.

    `with_sentences` keeps the approved sentences in it, so that they can be shown beside copy that drifts and be read again by a later
    voice model; without them the file holds only what was counted and measured, which says what everyday words a text uses.
    """
    import numpy as np

    edition = baseline if isinstance(baseline, Edition) else edition_of(baseline, [baseline.name], (), "")
    texts = edition.baseline.texts
    arrays: dict[str, Any] = {name: np.concatenate([getattr(text, name) for text in texts]) for name in BY_SENTENCE}
    arrays |= {name: np.stack([getattr(text, name) for text in texts]) for name in BY_TEXT}
    if edition.dials:
        arrays[DIALS] = np.concatenate([text.dials for text in texts if text.dials is not None])
    header = json.dumps(_about(edition, with_sentences=with_sentences), ensure_ascii=True)
    partial = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    with partial.open("wb") as stream:
        np.savez_compressed(stream, about=np.frombuffer(header.encode(), np.uint8), **arrays)
    partial.replace(path)


def _about(edition: Edition, *, with_sentences: bool) -> dict[str, Any]:
    baseline = edition.baseline
    rows = [
        {"locator": text.locator, "channel": text.channel, "sentences": len(text.spans), "mark": mark}
        | ({"terms": True} if text.is_of_terms else {})
        | (_copy(text) if with_sentences and text.text else {})
        for text, mark in zip(baseline.texts, edition.marks, strict=True)
    ]
    about = {"schema": SCHEMA, "name": baseline.name, "version": baseline.version, "encoder": edition.encoder, "dials": edition.dials}
    return about | {"names": list(edition.names), "origins": list(edition.origins), "digest": edition.digest, "texts": rows}


def _copy(text: Representation) -> dict[str, Any]:
    """The sentences, with their roles where any is no running copy."""
    is_running = set(text.roles) <= {Role.BODY}
    return {"copy": list(sentences_of(text))} | ({} if is_running else {"roles": [role.value for role in text.roles]})


def load(path: Path, fusion: Fusion | None = None) -> Baseline:
    """Read a baseline; BaselineError BAS02 where the file is none, BAS03 where it was learned with another voice model."""
    return load_stored(path).learned(fusion).baseline


def load_stored(path: Path) -> Stored:
    """Read what a baseline's file holds, without learning from it; BaselineError BAS02 where the file is none."""
    import zipfile

    import numpy as np

    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        about = json.loads(bytes(arrays["about"]).decode())
        if about["schema"] not in READABLE:
            raise ValueError(f"its schema is {about['schema']!r}, not {SCHEMA!r}")
        return _stored(about, _with_lexis(about, arrays))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, zipfile.BadZipFile) as error:
        raise _no_baseline(path, error) from error


def _no_baseline(path: Path, error: Exception) -> BaselineError:
    """What NumPy says of a file that is no archive of arrays helps nobody; what is wrong inside one does."""
    import zipfile

    reason = f" ({error})" if path.is_file() and zipfile.is_zipfile(path) else ""
    what = f"this is no baseline{reason}." if path.exists() else "there is no such file."
    return BaselineError(what, where=str(path), todo="Make one with `consistency learn`.", code="BAS02")


def _stored(about: dict[str, Any], arrays: dict[str, np.ndarray]) -> Stored:
    _require_whole(about["texts"], arrays)
    return Stored(
        about["name"],
        about["version"],
        tuple(about["names"]),
        tuple(about["origins"]),
        about["encoder"],
        tuple(row["mark"] for row in about["texts"]),
        tuple(_texts(about["texts"], arrays)),
        about.get("dials", ""),
    )


def _with_lexis(about: dict[str, Any], arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The same arrays, with no words where the file is older than the lexis: a voice model that reads these learned from no such file."""
    import numpy as np

    return arrays if about["schema"] == SCHEMA else arrays | {"lexis": np.zeros((len(about["texts"]), 0), np.uint8)}


def _require_whole(rows: Sequence[dict[str, Any]], arrays: dict[str, np.ndarray]) -> None:
    """ValueError where the header and the numbers do not belong together."""
    counts = [int(row["sentences"]) for row in rows]
    expected = dict.fromkeys(_by_sentence(arrays), sum(counts)) | dict.fromkeys(BY_TEXT, len(rows))
    wrong = [name for name, number in expected.items() if len(arrays[name]) != number]
    if wrong or min(counts, default=0) < 1 or any(len(row.get(name, ())) not in {0, row["sentences"]} for row in rows for name in BY_NAME):
        raise ValueError("its numbers do not belong to its texts")


def _by_sentence(arrays: dict[str, np.ndarray]) -> tuple[str, ...]:
    return (*BY_SENTENCE, DIALS) if DIALS in arrays else BY_SENTENCE


def _texts(rows: Sequence[dict[str, Any]], arrays: dict[str, np.ndarray]) -> Iterator[Representation]:
    start = 0
    for number, row in enumerate(rows):
        end = start + row["sentences"]
        own = {name: arrays[name][start:end] for name in _by_sentence(arrays)} | {name: arrays[name][number] for name in BY_TEXT}
        text, spans = joined(row["copy"]) if row.get("copy") else ("", ((0, 0),) * row["sentences"])
        roles = tuple(map(Role, row.get("roles", (Role.BODY,) * row["sentences"])))
        yield Representation(row["locator"], row["channel"], text, spans, **own, roles=roles, is_of_terms=row.get("terms", False))
        start = end


def joined(sentences: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Sentences as one text, and where each of them stands in it."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + len(BETWEEN))
    return BETWEEN.join(sentences), tuple((start, end - len(BETWEEN)) for start, end in pairwise(starts))
