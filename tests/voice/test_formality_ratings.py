"""Ratings of formality weigh alike in every genre, whoever gave them."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from benchmarks.tone import training

RATINGS = {"answers": (-2.0, 0.0, 2.0), "blog": (-0.5, 0.0, 0.5), "email": (-3.0, 1.0, 2.0), "news": (0.8, 1.0, 1.2)}


def test_genres_keep_their_middle_and_share_one_standard_deviation(tmp_path: Path) -> None:
    folder = tmp_path / "pavlick_formality"
    folder.mkdir()
    for genre, ratings in RATINGS.items():
        with gzip.open(folder / f"{genre}.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(f"{rating}\t{rating},{rating}\t{genre}_{number}.0\tI do n't know .\n" for number, rating in enumerate(ratings))
    examples = list(training().formality_examples(tmp_path))
    assert {example.sentence for example in examples} == {"I don't know."}
    targets = [np.array([e.target for e in examples if e.source == genre]) for genre in RATINGS]
    assert [own.mean() for own in targets] == pytest.approx([np.mean(ratings) for ratings in RATINGS.values()])
    assert [own.std() for own in targets] == pytest.approx([np.mean([np.std(ratings) for ratings in RATINGS.values()])] * len(RATINGS))
    assert all((np.argsort(own) == np.arange(3)).all() for own in targets)
