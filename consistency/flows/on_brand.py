"""Copy to be approved: somebody proposes it, somebody with the right looks at what it would change, and then it is judged by."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from consistency.baseline import Edition, assess_all, edition_of, learn, save
from consistency.baseline.compare import compare
from consistency.baseline.publish import LATEST, REFERENCE, publish_file
from consistency.errors import ConsistencyError
from consistency.flows.baseline import Learned
from consistency.flows.read import CACHE
from consistency.flows.score import reading_of
from consistency.flows.whole import write_whole
from consistency.protocols import Encoder
from consistency.records.audit import VoiceScore
from consistency.records.finding import digest_of
from consistency.records.triage import Outlook, Proposal
from consistency.records.voice import Assessment, Representation
from consistency.reports.assessment_text import hundredths
from consistency.represent import represent_all
from consistency.settings import Project
from consistency.settings.lines import line_of

PROPOSED, APPROVED, DECLINED, TAKEN_OUT = "proposed copy", "approved copy", "declined copy", "took copy out"
"""What the audit trail calls decisions about copy; `about` is then the proposal's id."""
VERDICT, CHANCE = "verdict", "chance"
"""Where their detail says what the voice that was judged by said of the copy, and by what chance approved copy lies as far off."""
FOLDER = "proposals"
PREFIX = "on-brand"
"""What the files of copy that was approved from the page are called, before their id."""


class ProposalError(ConsistencyError):
    """Copy cannot be proposed or approved (PRO..)."""

    code = "PRO01"


def propose(project: Project, text: str, channel: str, by: str, now: datetime, source: str = "", why: str = "") -> Proposal:
    """Keeps copy for somebody to approve; the same copy of the same channel is one proposal. PRO02 where there is no copy."""
    if not text.strip():
        raise ProposalError("there is no copy in this.", todo="Paste the text that is to be approved.", code="PRO02")
    _require_place(project, channel)
    made = Proposal(digest_of(channel, " ".join(text.split())), channel, text.strip() + "\n", source, by, now, why)
    place = _folder(project)
    place.mkdir(parents=True, exist_ok=True)
    row = asdict(made) | {"at": now.isoformat()}
    write_whole(place / f"{made.id}.json", json.dumps(row, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return made


def proposals(project: Project) -> tuple[Proposal, ...]:
    """What waits to be approved, the oldest first."""
    found = [_read(file) for file in sorted(_folder(project).glob("*.json"))]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def proposal(project: Project, id_: str) -> Proposal:
    """The proposal of this id; PRO01 where there is none."""
    found = next((one for one in proposals(project) if one.id == id_), None)
    if found is None:
        todo = "Somebody may have decided on it already; the audit trail says who."
        raise ProposalError(f"no copy waits to be approved as {id_!r}.", todo=todo)
    return found


def outlook(project: Project, one: Proposal, learned: Learned, encoder: Encoder) -> Outlook:
    """What would change if the proposed copy were judged by too, and what is said of it so far."""
    edition, texts = learned.edition, _heard(learned.edition, one, encoder)
    so_far = assess_all(edition.baseline, texts, project.settings.voice.false_alarms)[0]
    return Outlook(one, compare(edition, _with(edition, texts)), _place_of(project, one), so_far)


def standing(voice: Assessment | VoiceScore) -> dict[str, str]:
    """How copy stood with the voice when somebody decided on it, as the audit trail keeps it."""
    return {VERDICT: voice.verdict.value, CHANCE: chance_of(voice.p_value)}


def chance_of(p_value: float) -> str:
    """A chance as people write it."""
    return f"{hundredths(p_value)}%"


def approve(project: Project, one: Proposal, learned: Learned, encoder: Encoder) -> str:
    """Puts the proposed copy where scans and drafts judge by it, and says where that is.

    A file more in the channel's folder of approved copy; where the settings name a baseline's file, that file learned anew; where they
    name a published one, its next version. PRO03 where the settings declare no place for it.
    """
    place = _place_of(project, one)
    if project.settings.voice.baseline is None:
        write_whole(project.folder / place, one.text.encode("utf-8", "replace"))
    else:
        new = _with(learned.edition, _heard(learned.edition, one, encoder))
        place = _published(project, new, has_copy=bool(learned.approved))
    drop(project, one.id)
    return place


def drop(project: Project, id_: str) -> None:
    """Lets go of a proposal that was decided on."""
    proposal(project, id_)
    (_folder(project) / f"{id_}.json").unlink(missing_ok=True)


def added(project: Project) -> tuple[str, ...]:
    """Where copy lies that was approved from here and is judged by as a file, relative to the settings' folder."""
    found = {file for folder in _folders(project).values() for file in (project.folder / folder).glob(f"{PREFIX}-*.txt")}
    return tuple(sorted(file.relative_to(project.folder).as_posix() for file in found))


def places(project: Project) -> tuple[str, ...]:
    """The channels for which copy can be approved; of a kept baseline all that the settings name."""
    settings = project.settings
    if settings.voice.baseline is not None:
        return tuple(dict.fromkeys(one.channel for one in (*settings.baseline, *settings.source)))
    return tuple(_folders(project))


def take_out(project: Project, place: str) -> str:
    """Takes copy out again that was approved from here, and gives its text; PRO04 where there is no such file."""
    if place not in added(project):
        todo = "Choose one of those that the page lists; other approved copy is changed where it lies."
        raise ProposalError(f"{place!r} was not approved from here.", todo=todo, code="PRO04")
    file = project.folder / place
    text = file.read_text("utf-8", "replace")
    file.unlink()
    return text


def _folder(project: Project) -> Path:
    return project.folder / CACHE / FOLDER


def _read(file: Path) -> Proposal:
    """The proposal that a file keeps; PRO08 where somebody has changed it into none."""
    try:
        row = json.loads(file.read_text("utf-8"))
        return Proposal(**row | {"at": datetime.fromisoformat(row["at"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ProposalError("this holds no proposal.", where=str(file), todo="Restore or remove it.", code="PRO08") from error


def _heard(edition: Edition, one: Proposal, encoder: Encoder) -> tuple[Representation, ...]:
    """The copy in numbers; PRO02 where nothing of it is the brand's own."""
    texts = tuple(represent_all([reading_of(one.text, one.channel, f"{PREFIX}-{one.id}.txt")], encoder, edition.names))
    if not sum(float(text.words.sum()) for text in texts):
        raise ProposalError("there is no copy of the brand's own in this.", todo="Paste sentences that it says itself.", code="PRO02")
    return texts


def _with(edition: Edition, texts: tuple[Representation, ...]) -> Edition:
    """The edition learned once more with these among its texts."""
    baseline = learn(edition.baseline.name, [*edition.baseline.texts, *texts])
    return edition_of(baseline, edition.names, edition.origins, edition.encoder, edition.dials)


def _folders(project: Project) -> dict[str, str]:
    """The folder of approved copy of each channel that has one."""
    declared = [(one.channel, one.path) for one in project.settings.baseline if one.path and (project.folder / one.path).is_dir()]
    return dict(reversed(declared))


def _require_place(project: Project, channel: str) -> None:
    """ProposalError where copy of this channel could not be judged by, however approved."""
    if project.settings.voice.baseline is not None:
        _require_open(project, project.settings.voice.baseline)
    elif channel not in _folders(project):
        what = f"the settings name no folder of approved copy for the channel {channel!r}."
        todo = "Choose another channel, or add a [[baseline]] table with a folder for it."
        raise ProposalError(what, where=str(project.file), todo=todo, code="PRO03")


def _place_of(project: Project, one: Proposal) -> str:
    _require_place(project, one.channel)
    kept = project.settings.voice.baseline
    return kept if kept is not None else f"{_folders(project)[one.channel].rstrip('/')}/{PREFIX}-{one.id}.txt"


def _require_open(project: Project, named: str) -> None:
    """PRO05 where the settings keep to one published version."""
    published = REFERENCE.fullmatch(named)
    if published is None or published["version"] == LATEST or (project.folder / named).is_file():
        return
    line = line_of(project.lines, ("voice", "baseline"))
    what = f"the settings keep to {named}, so that no new version would be judged by."
    todo = f'Write baseline = "{published["name"]}@{LATEST}" there to have approved copy judged by.'
    raise ProposalError(what, where=f"{project.file}:{line}" if line else str(project.file), todo=todo, code="PRO05")


def _published(project: Project, edition: Edition, *, has_copy: bool) -> str:
    """The file that the settings name, learned anew; of a published baseline the next version."""
    named = project.settings.voice.baseline or ""
    published = REFERENCE.fullmatch(named)
    if published is None or (project.folder / named).is_file():
        save(edition, project.folder / named, with_sentences=has_copy)
        return named
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "new.baseline"
        save(edition, made, with_sentences=has_copy)
        return publish_file(edition, made, project.folder / project.settings.voice.baselines, published["name"])[0].reference
