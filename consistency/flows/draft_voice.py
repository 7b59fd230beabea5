"""How a draft sounds: each of its texts alone, and what is too short for that together with its neighbours, as a scan does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consistency.baseline import Baseline, assess_all, summarise
from consistency.baseline.discoveries import among_all
from consistency.flows.foreign import in_english
from consistency.flows.pools import Joined, first_alike, pools_of
from consistency.flows.score import Judge, Scored, said_of, score_each, told_apart
from consistency.flows.surroundings import Surroundings
from consistency.flows.tone import with_dials
from consistency.flows.voice import ENOUGH, codes_of, left_open, let_pass
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Finding
from consistency.records.reading import Reading
from consistency.records.voice import Assessment, Pool
from consistency.represent import represent_all

POOLED = "VOI02"
"""The code of findings about the voice of several short texts together."""
IN_POOL = {VoiceVerdict.ON_VOICE: "it sounds like your approved copy", VoiceVerdict.DRIFT: "it does not sound like your approved copy"}


@dataclass(frozen=True, slots=True)
class DraftVoice:
    """What the voice of a draft's texts comes to, by locator, the pools of short ones, and notes that a reader must know.

    `alike` gives by a text's locator that of the first which says the very same.
    """

    scored: Mapping[str, Scored]
    pools: tuple[Pool, ...] = ()
    notes: tuple[str, ...] = ()
    alike: Mapping[str, str] = field(default_factory=dict)

    def heard_at(self, locator: str) -> tuple[str, Pool | None]:
        """Where the words of a text were heard, which is an earlier one that says the very same, and the pool that this is in, if any."""
        place = self.alike.get(locator, locator)
        return place, next((one for one in self.pools if place in one.members), None)


def draft_voice(around: Surroundings, own: Sequence[Reading], apart: str, *, asks_model: bool) -> DraftVoice:
    """The voices of a draft's readings, whose locators begin with `apart`; a language model is asked only where the caller wants it.

    Of several texts drift is what stands out among them all.
    """
    if around.judge is None:
        return DraftVoice({}, notes=(f"Voice was not judged: {around.missing}",))
    judge = _judge(around, around.judge, own, asks_model=asks_model)
    scored, notes = score_each(judge, own, around.encoder)
    if len(own) == 1:
        return DraftVoice({one.reading.touchpoint.locator: one for one in told_apart(judge, scored)}, notes=notes)
    joined = pools_of(in_english(own), {one.reading.touchpoint.locator: one.assessment for one in scored})
    told = _among_all(judge, [*(one.assessment for one in scored), *_together(around, judge, joined)])
    alone = told_apart(judge, (replace(one, assessment=assessment) for one, assessment in zip(scored, told[: len(scored)], strict=True)))
    pools = tuple(_named(one.told(assessment), apart) for one, assessment in zip(joined, told[len(scored) :], strict=True))
    more = (*let_pass(told[: len(scored)]), *left_open(told[: len(scored)]))
    return DraftVoice({one.reading.touchpoint.locator: one for one in alone}, pools, (*notes, *more), first_alike(own))


def _judge(around: Surroundings, judge: Judge, own: Sequence[Reading], *, asks_model: bool) -> Judge:
    """What a scan of the campaign with the draft would judge by: the codes of all its copy are no way of talking."""
    voice = judge.voice if asks_model else judge.voice.model_copy(update={"rewriter": None})
    return replace(judge, voice=voice, called=(*judge.called, *codes_of((*around.campaign, *own))))


def said_of_text(scored: Scored, place: str, pool: Pool | None) -> str:
    """What the voice of one text of a draft comes to, in words; `pool` is what it was judged in, if any, by its words at `place`."""
    if pool is None or pool.assessment.verdict not in IN_POOL:
        return said_of(scored.assessment)
    whole = f"{len(pool.members) - 1} more of {pool.name} {IN_POOL[pool.assessment.verdict]}"
    said = f"It is too short to be judged alone; together with {whole}"
    return f"{said}{'' if is_heard_in(pool, place) else ', which others of them show'}."


def is_heard_in(pool: Pool, locator: str) -> bool:
    """Whether what a pool comes to holds for this member: all of them where it is on voice, those that are quoted where it drifts."""
    is_drift = pool.assessment.verdict is VoiceVerdict.DRIFT
    return any(item.locator == locator for item in pool.assessment.evidence) if is_drift else True


def is_of_pool(finding: Finding, pool: Pool) -> bool:
    """Whether a finding is about the pool as a whole."""
    return finding.code == POOLED and set(finding.locators) <= set(pool.members)


def _together(around: Surroundings, judge: Judge, joined: Sequence[Joined]) -> tuple[Assessment, ...]:
    """What the baseline says of each pool."""
    edition = judge.learned.edition
    texts = represent_all([one.reading for one in joined], around.encoder, judge.names)
    assessed = assess_all(edition.baseline, texts, judge.voice.false_alarms, are_pools=True)
    return with_dials(assessed, texts, edition.baseline.texts)


def _among_all(judge: Judge, every: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """The assessments, drift kept where it stands out among them all."""
    return among_all(every, judge.voice.false_discoveries, is_thin=_is_thin(judge.learned.edition.baseline))


def _is_thin(baseline: Baseline) -> bool:
    return summarise(baseline).strength != ENOUGH


def _named(pool: Pool, apart: str) -> Pool:
    """The pool by the name that its sender knows it by."""
    return replace(pool, name=pool.name.removeprefix(apart))
