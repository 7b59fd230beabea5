"""Assessment: whether a text sounds like the brand, how sure that is, which traits are off and which words show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.records.audit import EncoderReading, VoiceVerdict
from consistency.records.finding import Evidence, Yardstick
from consistency.records.touchpoint import Role

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Representation:
    """One text in numbers, sentence by sentence and as a whole; what a baseline is learned from and what it assesses.

    `spans` are the n judged sentences, `text[start:end]` each; `words` (n,) their words, `counts` (n, features) what was counted in
    them, `probes` (n, 1 + kinds) their log-odds of drift, of any kind first. `style` (features,) holds the whole text's rates, damped
    by the square root, `projection` (d,) its place in the space in which brands' counted style differs, `kinship` (e,) its place where
    wording is compared with what a brand's own texts share; `lexis` (bytes,) holds, as packed bits, which of the words that brands share
    it uses. `dials` (n, dials) says where each sentence stands on the dials of tone (`represent.dials.DIALS`); None where the
    representation comes from a file. `roles` (n,) are the sentences' roles, empty where they are not known; `is_of_terms` marks a page or
    a document of terms.
    """

    locator: str
    channel: str
    text: str
    spans: tuple[tuple[int, int], ...]
    words: np.ndarray
    counts: np.ndarray
    probes: np.ndarray
    style: np.ndarray
    projection: np.ndarray
    kinship: np.ndarray
    lexis: np.ndarray
    dials: np.ndarray | None = None
    roles: tuple[Role, ...] = ()
    is_of_terms: bool = False


@dataclass(frozen=True, slots=True)
class Trait:
    """One countable trait of style: the text's value, the brand's own range, and how many standard deviations lie between.

    `unit` says what the numbers count ("in 100 words", "words in a sentence"), `says` in plain words what the deviation looks like.
    """

    name: str
    value: float
    low: float
    high: float
    deviation: float
    unit: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that brings a text nearer to the brand's voice, tried before it is shown.

    The sentence `text[start:end]` of the touchpoint, which is `quote`, would become `replacement`; `says` is the advice in plain words.
    `before` and `after` are the text's scores without and with it. `replacement` is None for advice that cannot be carried out safely,
    which has not been tried. `source` names who had the idea: "rules", or the language model that was asked.
    """

    locator: str
    start: int
    end: int
    quote: str
    replacement: str | None
    says: str
    before: float = 0.0
    after: float = 0.0
    source: str = "rules"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a brand does in its approved copy, as far as changes of wording must know it.

    Rates are the brand's own: `contracted` the share of forms that speech contracts which it does contract (None where it has none),
    `exclamations` and `emoji` in a sentence, `capitals` words in capitals among 100 words, `sentence_words` the length that nineteen
    in twenty of its sentences keep to. `reader` is how often it says you among 100 words; `acronyms` are words that it writes in capitals.
    """

    contracted: float | None
    exclamations: float
    emoji: float
    capitals: float
    sentence_words: int
    reader: float = 0.0
    acronyms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the baseline says of one text. `score` lies in 0..1, higher is more like the brand; `evidence` is worst first.

    `p_value` is the calibrated chance that approved copy of this channel and length scores as low; `words` is how many words were judged.
    `deviation` is how far off the text lies, in standard deviations of the brand's own copy; `directions` names the ways in which it
    is pushed ("hype", "formal"), strongest first. `among` is 0, or how many texts were judged with it where it would be flagged alone
    but is no more than chance among so many; `untold` is empty, or why nothing is told of the text, whatever its numbers. `suggestions`
    are changes that raise the score, each tried, and `revised` the score with all of them (None where there are none); `encoders` are
    what further encoders say, which decides nothing.
    """

    locator: str
    score: float
    p_value: float
    verdict: VoiceVerdict
    yardstick: Yardstick
    words: int
    evidence: tuple[Evidence, ...] = ()
    traits: tuple[Trait, ...] = ()
    deviation: float = 0.0
    directions: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    revised: float | None = None
    encoders: tuple[EncoderReading, ...] = ()
    among: int = 0
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts too short to be judged alone that lie beside each other and were judged as one.

    `name` says in words what holds them together (ad group “Spring”), `members` are their locators. The assessment's evidence quotes
    the members, its own locator is the pool's number and no touchpoint.
    """

    name: str
    members: tuple[str, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class DeclaredTrait:
    """A trait that the guide declares beside what the approved copy measures on the dial that it speaks about.

    `holds` is False where the copy clearly stands on the other side, which `says` puts in plain words and `evidence` quotes;
    `measured` is in standard deviations of all brands' copy. `is_sure` is False for a dial that is itself measured poorly.
    """

    trait: str
    dial: str
    measured: float
    holds: bool
    is_sure: bool
    says: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Tone:
    """The guide's declared traits that a dial measures, in its order; where none could be held against the copy, `missing` says why."""

    traits: tuple[DeclaredTrait, ...] = ()
    missing: str = ""
