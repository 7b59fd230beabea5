"""What drafts of a brand are held against, read once and asked many times: approved copy, campaign, guide, brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from consistency.errors import BaselineError, SettingsError
from consistency.flows.baseline import approved_copy, bundled
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources, read, read_guide_of, touchpoints_of, with_facts
from consistency.flows.scan import Terms, pages_of, terms_of
from consistency.flows.score import Judge, judge_of
from consistency.protocols import Encoder
from consistency.records.campaign import Brand
from consistency.records.collection import Collection
from consistency.records.reading import Reading
from consistency.settings import Project

NO_BASELINE = "CFG09"
"""The code of settings that declare no approved copy."""

MOST_TOLD = 5
"""Things that could not be read of which each is told."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a draft is held against: what voice is judged by (None, `missing` says why), the campaign's readings with facts, the terms.

    `notes` say what of it all could not be read, and what of the campaign is not compared with.
    """

    project: Project
    brand: Brand
    launch: date
    terms: Terms
    encoder: Encoder
    judge: Judge | None = None
    missing: str = ""
    approved: tuple[Reading, ...] = ()
    campaign: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that the brand has approved or declared copy in, in the order of the settings."""
        settings = self.project.settings
        learned = [reading.touchpoint.channel for reading in self.approved]
        return tuple(dict.fromkeys([*(one.channel for one in (*settings.source, *settings.baseline)), *learned]))

    @property
    def pages(self) -> dict[str, str]:
        """Where each of the campaign's pages is served, by `page_key`."""
        return pages_of(self.campaign)


def surroundings_of(
    project: Project, encoder: Encoder | None = None, judge: Judge | None = None, progress: Progress = silent, today: date | None = None
) -> Surroundings:
    """Reads what the settings declare: the campaign's files, guide, brief, and where there is no `judge` yet what voice is judged by.

    Services of the campaign are not asked. Without approved copy all but the voice is judged; SettingsError where the settings are wrong.
    """
    today = today or datetime.now(UTC).date()
    encoder = encoder or bundled()
    terms, settings = terms_of(project, today), project.settings
    guide, told = read_guide_of(project)
    brand = Brand(settings.brand.name, settings.brand.aliases, guide)
    judge, missing = (judge, "") if judge else _judge(project, encoder, progress)
    approved, own = approved_copy(project, judge.learned if judge else None, progress)
    launch = settings.campaign.launch or today
    nearby, notes = _without_services(project)
    found = collect_sources("campaign", nearby, progress)
    campaign = with_facts(read(touchpoints_of(found), approved), brand, launch)
    notes = (*notes, *not_read((*own, *found, *((told,) if told else ()))))
    return Surroundings(project, brand, launch, terms, encoder, judge, missing, approved, campaign, notes)


def _judge(project: Project, encoder: Encoder, progress: Progress) -> tuple[Judge | None, str]:
    """What voice is judged by; where there is too little approved copy, why not."""
    try:
        return judge_of(None, project, encoder, progress), ""
    except BaselineError as error:
        return None, f"{error.what} {error.todo}".strip()
    except SettingsError as error:
        if error.error_code != NO_BASELINE:
            raise
        return None, f"{error.what} {error.todo}".strip()


def not_read(collections: Iterable[Collection]) -> tuple[str, ...]:
    """A note on each thing that could not be read, the first few of them."""
    gaps = [f"{gap.code} {gap.locator}: {gap.what} Nothing is held against it." for one in collections for gap in one.unreadable]
    more = len(gaps) - MOST_TOLD
    return (*gaps[:MOST_TOLD], *([f"{more} more things could not be read."] if more > 0 else []))


def _without_services(project: Project) -> tuple[Project, tuple[str, ...]]:
    """The project with the sources that are files alone, and a note on the others."""
    left: Sequence[str] = [one.channel for one in project.settings.source if one.service is not None]
    if not left:
        return project, ()
    files = tuple(one for one in project.settings.source if one.service is None)
    note = f"Copy that a service holds is not asked for anew, so nothing is compared with {', '.join(dict.fromkeys(left))}."
    return replace(project, settings=project.settings.model_copy(update={"source": files})), (note,)
