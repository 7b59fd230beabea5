"""The engine that does a project's work."""

from __future__ import annotations

from dataclasses import replace

from consistency.engines import ENGINES
from consistency.engines.crew import Crew
from consistency.errors import RackError, SettingsError
from consistency.protocols import Engine
from consistency.settings import Project
from consistency.settings.lines import line_of


def engine_of(project: Project) -> Engine:
    """The engine of [run], not yet entered.

    SettingsError CFG07 where the rack has none of that name, EngineError ENG01 where what it stands on is not installed.
    """
    run = project.settings.run
    try:
        kind = ENGINES[run.engine]
    except RackError as error:
        line = line_of(project.lines, ("run", "engine"))
        where = f"{project.file}:{line}" if line else "--engine"
        raise SettingsError(error.what, where=where, todo=error.todo, code="CFG07") from error
    engine: Engine = kind(Crew(run.workers, run.gpus))
    return engine


def run_by(project: Project, engine: str | None, workers: int | None) -> Project:
    """The project with another engine or number of workers than its settings name; None leaves them as they are."""
    asked = {name: value for name, value in {"engine": engine, "workers": workers}.items() if value is not None}
    run = project.settings.run.model_copy(update=asked)
    lines = {place: line for place, line in project.lines.items() if place[0] != "run"} if engine else project.lines
    return replace(project, settings=project.settings.model_copy(update={"run": run}), lines=lines)
