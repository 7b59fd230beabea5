"""The verbs of the library: scan a campaign, learn a voice, read touchpoints, compare two audits or two baselines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from consistency.flows.progress import Progress
from consistency.library.audit import Audit
from consistency.library.baseline import Baseline, readings_of
from consistency.library.errors import LibraryError
from consistency.library.progress import progress_of
from consistency.records.audit_change import AuditChange
from consistency.records.baseline_change import BaselineChange
from consistency.records.touchpoint import Touchpoint
from consistency.settings import Project, load_settings

if TYPE_CHECKING:
    from consistency.flows.asked import Asked


def scan(
    where: Project | Path | str,
    progress: Progress | None = None,
    now: datetime | None = None,
    asked: Asked | None = None,
    *,
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
) -> Audit:
    """The audit of a campaign: a folder with its consistency.toml, that file, or settings that were loaded.

    `only` and `skip` name checks to make or to leave out. `progress` hears a line for each step; without it a notebook shows a bar and a
    script is silent. `now` becomes the audit's time stamp (UTC). What goes wrong with a source is told in the audit, and the rest goes on.

    SettingsError (CFG..) where the settings are missing, wrong, or declare nothing to scan; GateError (GAT..) for an unknown check.
    Method: docs/explain, one page each for voice, tone and offers.
    """
    from consistency.flows.asked import Asked
    from consistency.flows.scan import scan as scan_project

    wanted = asked or Asked(only=tuple(only), skip=tuple(skip))
    with progress_of(progress) as told:
        return Audit.of(scan_project(project_of(where), told, now, wanted))


def learn(copy: Project | Path | str | Iterable[str | Touchpoint], name: str = "", progress: Progress | None = None) -> Baseline:
    """What approved copy amounts to, to hold other copy against.

    `copy` is a folder with a consistency.toml (its [[baseline]] sources are read, the campaign is not looked at), that file, loaded
    settings, or the approved texts themselves, for which `name` says who speaks: it is masked, as a name is no way of talking. Thirty texts
    and 1,500 words are enough, five the least.

    SettingsError CFG09 where the settings declare no approved copy, BaselineError BAS01 where it comes to too little, LibraryError LIB07
    where texts have no name, LIB10 where they are none. Method: docs/explain/voice.md.
    """
    from consistency.flows.baseline import learn_project

    with progress_of(progress) as told:
        if isinstance(copy, Project | Path | str):
            project = project_of(copy)
            return Baseline(learn_project(project, told, name=name), project)
        told("listening to how the approved copy is said")
        return _learned_from(copy, name)


def _learned_from(texts: Iterable[str | Touchpoint], name: str) -> Baseline:
    from consistency.baseline import edition_of
    from consistency.baseline import learn as learn_voice
    from consistency.flows.baseline import BUNDLED, Learned, bundled
    from consistency.represent import represent_all
    from consistency.represent.dials import packaged_dials

    if not name:
        raise LibraryError("the texts say nothing of who speaks.", todo='Add the brand: learn(texts, name="Brand").', code="LIB07")
    approved = readings_of(texts)
    learned = learn_voice(name, represent_all(approved, bundled(), [name]))
    origins = [f"{len(approved)} texts given to learn()"]
    return Baseline(Learned(edition_of(learned, [name], origins, BUNDLED, packaged_dials().version), tuple(approved)))


def read_touchpoints(
    where: Project | Path | str, purpose: Literal["campaign", "baseline"] = "campaign", progress: Progress | None = None
) -> tuple[Touchpoint, ...]:
    """The touchpoints of the copy about to launch ("campaign") or of the approved copy ("baseline"), in the order of the settings.

    Whatever cannot be read is left out here; a scan tells of it. SettingsError (CFG..) where the settings are wrong.
    """
    from consistency.flows.read import collect_sources, touchpoints_of

    if purpose not in ("campaign", "baseline"):
        raise LibraryError(f"there is no purpose {purpose!r}.", todo='It is "campaign" or "baseline".', code="LIB01")
    with progress_of(progress) as told:
        return touchpoints_of(collect_sources(purpose, project_of(where), told))


@overload
def compare(before: Audit, after: Audit) -> AuditChange: ...


@overload
def compare(before: Baseline, after: Baseline) -> BaselineChange: ...


def compare(before: Audit | Baseline, after: Audit | Baseline) -> AuditChange | BaselineChange:
    """What lies between two audits, or what would change if another baseline were judged by; the earlier one first.

    Of audits: findings that are new, worse, resolved and known, and touchpoints that were added, dropped and reworded. A finding is known
    by its id, or by the same words in the same place. Of baselines: how far the voices lie apart, which traits moved, which approved texts
    the new one would call drift, and whether it may replace the old one unseen. LibraryError LIB08 for one of each.
    """
    from consistency.baseline.compare import compare as compare_editions
    from consistency.flows.change import audit_change

    if isinstance(before, Audit) and isinstance(after, Audit):
        return audit_change(before, after)
    if isinstance(before, Baseline) and isinstance(after, Baseline):
        return compare_editions(before._edition, after._edition)
    kinds = f"{type(before).__name__} and {type(after).__name__}"
    raise LibraryError(f"{kinds} cannot be compared.", todo="Give two audits or two baselines.", code="LIB08")


def project_of(where: Project | Path | str) -> Project:
    """Settings that are loaded already, or those of a file or folder."""
    return where if isinstance(where, Project) else load_settings(where)
