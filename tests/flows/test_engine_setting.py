"""The engine of [run] or of --engine makes the same audit, to the byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.assets import asset
from consistency.cli import run
from consistency.engines.processes import Processes
from consistency.errors import SettingsError
from consistency.flows.engine import engine_of, run_by
from consistency.flows.scan import scan
from consistency.reports import REPORTS
from consistency.settings import load_settings

MINIMAL = '[brand]\nname = "Tern"\n'


def project_of(tmp_path, settings):
    (tmp_path / "consistency.toml").write_text(MINIMAL + settings)
    return load_settings(tmp_path)


def test_processes_make_the_same_audit_to_the_byte(demo_audit):
    project = run_by(load_settings(asset("corpora/demo-brand")), "processes", 2)
    audit = scan(project)
    write = REPORTS["json"]().render
    assert write(replace(audit, created_at=demo_audit.created_at)) == write(demo_audit)


def test_the_settings_name_an_engine_and_the_command_goes_before_them(tmp_path):
    project = project_of(tmp_path, '[run]\nengine = "processes"\nworkers = 3\n')
    assert isinstance(engine_of(project), Processes)
    asked = run_by(project, "local", None).settings.run
    assert (asked.engine, asked.workers) == ("local", 3)
    assert run_by(project, None, None).settings == project.settings


def test_an_unknown_engine_is_told_with_its_line(tmp_path):
    project = project_of(tmp_path, '[run]\nengine = "proceses"\n')
    with pytest.raises(SettingsError, match=r"CFG07 .*consistency\.toml:4: there is no engine named 'proceses'\. Did you mean 'processes'"):
        engine_of(project)


def test_an_unknown_engine_of_the_command_is_told_as_the_commands(tmp_path, capsys):
    project_of(tmp_path, '[[source]]\nchannel = "web"\npath = "copy"\n[run]\nengine = "processes"\n')
    (tmp_path / "copy").mkdir()
    assert run(["scan", str(tmp_path), "--engine", "lokal"]) == 3
    assert "CFG07 --engine: there is no engine named 'lokal'. Did you mean 'local'?" in capsys.readouterr().err
