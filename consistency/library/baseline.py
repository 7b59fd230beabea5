"""The baseline as people hold it in their hands: approved copy that texts can be held against."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from consistency.library.baseline_html import assessment_html, baseline_html
from consistency.library.errors import LibraryError
from consistency.library.frames import frame, table_named
from consistency.library.markup import quote
from consistency.records import voice
from consistency.records.audit import BaselineSummary
from consistency.records.finding import Evidence
from consistency.records.portrait import Portrait, Power
from consistency.records.touchpoint import Kind, Touchpoint

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from consistency.baseline import Edition
    from consistency.flows.baseline import Learned
    from consistency.protocols import Encoder
    from consistency.records.reading import Reading
    from consistency.settings import Project

BaselineTable = Literal["traits", "texts", "channels", "pairs"]
"""The tables of a baseline, by name."""
Space = Literal["traits", "voice", "topic"]
"""Where texts can be placed: by counted traits, by what tells brands' voices apart, or by what they are about."""


@dataclass(frozen=True, slots=True)
class Assessment(voice.Assessment):
    """What a baseline says of one text.

    `score` lies in 0..1, higher is more like the brand, and 0.5 is the edge of the verdict whatever the length; `yardstick` is how the
    brand's own copy scores. `p_value` is the calibrated chance that approved copy of this channel and length lies as far off, `deviation`
    how far that is in standard deviations of the brand's own copy. `evidence` are the sentences that show it, worst first, `directions` the
    ways in which the text is pushed ("hype", "formal"), `traits` the counted ones that are off, `suggestions` changes that were tried and
    raise the score, `examples` approved sentences about the same thing.
    """

    examples: tuple[Evidence, ...] = ()

    @classmethod
    def of(cls, record: voice.Assessment, examples: tuple[Evidence, ...] = ()) -> Self:
        """The same assessment with a face."""
        return cls(**{one.name: getattr(record, one.name) for one in fields(record)} | {"examples": examples})

    def _repr_html_(self) -> str:
        return assessment_html(self, [quote(one.quote, f"your approved copy ({one.locator})") for one in self.examples])


class Baseline:
    """What a brand's approved copy amounts to; `consistency.learn` makes one, `Baseline.read` opens one.

    Every approved text is kept in numbers, so that a new text can be told how it lies among them. Method: counted style and sentence
    probes, each read relative to the brand's own copy, fused and calibrated by held-out approved copy (docs/explain/voice.md). Nothing in
    it changes once it is made.
    """

    def __init__(self, learned: Learned, project: Project | None = None) -> None:
        self._learned, self._project = learned, project

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """The baseline of a file that `write` or `consistency learn` made.

        One of an older voice model is read again from the sentences that it keeps. BaselineError BAS02 where the file is none, BAS03 where
        it is of another model and keeps no sentences.
        """
        from consistency.flows.baseline import open_baseline

        return cls(open_baseline(Path(path)))

    def write(self, path: Path | str, *, with_sentences: bool = True) -> None:
        """Writes the baseline as one file, whole or not at all; the same texts give the same bytes.

        Without sentences the file holds numbers alone, no examples to show later; they say which everyday words a text uses.
        """
        from consistency.baseline import save

        save(self._edition, Path(path), with_sentences=with_sentences)

    @property
    def _edition(self) -> Edition:
        """What was learned, from which copy and with which models."""
        return self._learned.edition

    @property
    def name(self) -> str:
        """The brand's name."""
        return self._edition.baseline.name

    @property
    def version(self) -> str:
        """Twelve hex digits: the same for the same brand and texts, in whatever order they were read."""
        return self._edition.version

    @cached_property
    def summary(self) -> BaselineSummary:
        """How many texts and words by channel, whether that is enough to judge by ("enough", "thin", "too thin"), and what to add."""
        from consistency.baseline import summarise

        return summarise(self._edition.baseline)

    @cached_property
    def portrait(self) -> Portrait:
        """The learned voice as a person would want to be told it: traits, channels, example sentences, power; takes about a second."""
        from consistency.flows.portrait import portrait_of

        return portrait_of(self._edition)

    def score(self, text: str, channel: str = "") -> Assessment:
        """How well one text fits the brand's voice, with what shows it, changes that were tried and would help, and approved examples.

        `channel` ("email") takes that channel's own habit into account. A text without words of its own gives the verdict "cannot-tell".
        One that was learned from settings judges by their guide and [voice] as `consistency score` does, but asks no language model. Takes
        some tenths of a second; `score_all` is the way for many. Warns of a guide or approved copy that could not be read. LibraryError
        LIB10 for what is no text.
        """
        from consistency.flows.score import Judge, judge_by, reading_of, score_readings
        from consistency.settings import VoiceSettings

        judge = judge_by(self._learned, self._project) if self._project else Judge(self._learned, VoiceSettings())
        for gap in judge.unread:
            warnings.warn(gap, stacklevel=2)
        quiet = replace(judge, voice=judge.voice.model_copy(update={"rewriter": None}))
        (scored,), _ = score_readings(quiet, [reading_of(_text(text), channel)], self._encoder)
        return Assessment.of(scored.assessment, scored.examples)

    def score_all(
        self, texts: Iterable[str | Touchpoint], channel: str = "", *, false_alarms: float | None = None
    ) -> tuple[Assessment, ...]:
        """An assessment for each text, in order, without suggestions; a touchpoint speaks in its own channel, a bare text in `channel`.

        `false_alarms` (0 to 0.5) is the share of on-voice copy that may be called drift by mistake; without it that of the settings from
        which this was learned, else 0.05. Each text is judged alone: that many were tried is taken into account by a scan, not here. Of a
        text in another language nothing is told, which `untold` says.
        LibraryError LIB04 where `false_alarms` is no such share, LIB10 where the texts are none.
        """
        from consistency.baseline.assess import LEVEL
        from consistency.flows.score import Judge, assessed
        from consistency.settings import VoiceSettings

        usual = self._project.settings.voice.false_alarms if self._project else LEVEL
        level = usual if false_alarms is None else false_alarms
        if not 0 < level < 0.5:
            raise LibraryError(f"false_alarms must lie between 0 and 0.5, is {level}.", todo="Give a share.", code="LIB04")
        judge = Judge(self._learned, VoiceSettings(false_alarms=level))
        return tuple(map(Assessment.of, assessed(judge, readings_of(texts, channel), self._encoder)))

    def vectors(self, texts: Iterable[str | Touchpoint] | None = None, space: Space = "voice", channel: str = "") -> np.ndarray:
        """The texts as an array, shape (n, d), float64; without `texts`, the approved ones in the order of `to_frame("texts")`.

        `traits` are the counted rates of style, damped by the square root, in the order of `trait_names`; `voice` is their projection into
        the space in which brands' voices differ (within-brand covariance whitened); `topic` is the mean of the sentences' meaning (MiniLM),
        a unit vector. A text without words is a row of zeros in `topic`. LibraryError LIB01 for another space, LIB06 for the topics of
        approved copy where the baseline keeps no sentences.
        """
        import numpy as np

        of = table_named(space, {"traits": "style", "voice": "projection", "topic": ""})
        own = self._edition.baseline.texts if texts is None else self._represented(texts, channel)
        if not of:
            return self._topics(own)
        width = len(getattr(self._edition.baseline.texts[0], of))
        return np.array([getattr(one, of) for one in own], "float64").reshape(len(own), width)

    @property
    def trait_names(self) -> tuple[str, ...]:
        """The counted traits of style, in the order of the columns of `vectors(space="traits")`."""
        return tuple(style.name for style in self._edition.baseline.fusion.styles)

    def sample(self, texts: int, seed: int = 0) -> Baseline:
        """The baseline that only some of the approved texts give, chosen by chance; the same seed chooses the same ones.

        To see what a smaller baseline can tell. BaselineError BAS01 for fewer than five, LibraryError LIB04 for more than there are.
        """
        import numpy as np

        from consistency.baseline import learn

        edition = self._edition
        own = edition.baseline.texts
        if texts > len(own):
            raise LibraryError(f"{texts} texts are more than the {len(own)} approved ones.", todo="Ask for fewer.", code="LIB04")
        chosen = sorted(np.random.default_rng(seed).choice(len(own), texts, replace=False).tolist())
        smaller = learn(self.name, [own[number] for number in chosen], edition.baseline.fusion, edition.baseline.version)
        kept = {one.locator for one in smaller.texts}
        return Baseline(
            replace(
                self._learned,
                edition=replace(edition, baseline=smaller, marks=tuple(edition.marks[number] for number in chosen)),
                approved=tuple(one for one in self._learned.approved if one.touchpoint.locator in kept),
            ),
            self._project,
        )

    def power(self) -> Power:
        """What size of drift the baseline would find, tried on its own texts, each held against a baseline learned without it.

        By length of text, size and direction of the push; see `Power` for the units. Deterministic; takes about a second.
        """
        from consistency.baseline.power import power_of

        return power_of(self._edition.baseline)

    def to_frame(self, table: BaselineTable = "traits") -> pd.DataFrame:
        """One of the baseline's tables as a pandas data frame of plain values, which Polars and Arrow take over as it is.

        `traits` have the range of each counted trait for each channel and, as channel "all", the whole brand, the most distinctive first;
        `texts` say of every approved text how far it lies off all the others; `channels` how much copy each has, `pairs` how far they lie
        apart. LibraryError LIB01 for any other name, LIB02 where pandas is missing.
        """
        from consistency.library.baseline_tables import BASELINE_TABLES

        row, rows_of = table_named(table, BASELINE_TABLES)
        return frame(row, rows_of(self._edition.baseline))

    def traits_of(self, texts: Iterable[str | Touchpoint], channel: str = "") -> pd.DataFrame:
        """Every counted trait of every text beside the brand's own range, a row each, in the trait's unit.

        `deviation` is in standard deviations of the brand's own texts. LibraryError LIB02 where pandas is missing.
        """
        from consistency.library.baseline_tables import trait_rows
        from consistency.library.rows import TraitRow

        return frame(TraitRow, trait_rows(self._edition.baseline, self._represented(texts, channel)))

    @cached_property
    def _encoder(self) -> Encoder:
        from consistency.flows.baseline import bundled

        return bundled()

    def _represented(self, texts: Iterable[str | Touchpoint], channel: str) -> tuple[voice.Representation, ...]:
        from consistency.represent import represent_all

        return tuple(represent_all(readings_of(texts, channel), self._encoder, self._edition.names))

    def _topics(self, own: Sequence[voice.Representation]) -> np.ndarray:
        """The mean of the sentences' meaning, a unit vector each; zeros for a text without sentences."""
        import numpy as np

        sentences = [one.text[start:end] for one in own for start, end in one.spans]
        if sentences and not any(sentences):
            todo = "Write it with its sentences, or give the texts themselves."
            raise LibraryError("this baseline keeps no sentences, so nobody knows what they are about.", todo=todo, code="LIB06")
        meaning = self._encoder.encode(sentences).astype("float64") if sentences else np.zeros((0, self._encoder.dimensions))
        rows, start = np.zeros((len(own), self._encoder.dimensions)), 0
        for number, one in enumerate(own):
            end = start + len(one.spans)
            rows[number] = meaning[start:end].mean(axis=0) if end > start else 0.0
            start = end
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))

    def __repr__(self) -> str:
        one = self.summary
        return f"<Baseline {self.name!r}: {one.touchpoints} texts, {one.words} words, {one.strength}, version {self.version}>"

    def _repr_html_(self) -> str:
        from consistency.baseline.channels import channel_voices
        from consistency.library.baseline_tables import ranges_of

        baseline = self._edition.baseline
        return baseline_html(self.name, self.version, self.summary, channel_voices(baseline), ranges_of(baseline))


def readings_of(texts: Iterable[str | Touchpoint], channel: str = "") -> list[Reading]:
    """Texts and touchpoints as readings, boilerplate of the lot marked; bare texts are named "text 1", "text 2" …

    LibraryError LIB10 for a single text, a data frame, or a row that is no text.
    """
    from consistency.flows.read import read

    if isinstance(texts, str):
        raise LibraryError("this is one text, not several.", todo="Put it into a list: [text].", code="LIB10")
    if hasattr(texts, "columns"):
        raise LibraryError("this is a data frame, not texts.", todo='Give the column that holds them: frame["text"].', code="LIB10")
    return list(read(_touchpoint(one, f"text {number}", channel) for number, one in enumerate(texts, 1)))


def _touchpoint(one: object, locator: str, channel: str) -> Touchpoint:
    return one if isinstance(one, Touchpoint) else Touchpoint(locator, channel, Kind.TEXT, _text(one, locator))


def _text(one: object, locator: str = "text") -> str:
    """Tables have None or NaN where a text is missing."""
    if isinstance(one, str):
        return one
    todo = "Give text, and leave rows without one out."
    raise LibraryError(f"this is no text: {type(one).__name__}.", where=locator, todo=todo, code="LIB10")
