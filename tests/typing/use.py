"""A user's script that touches every public name; mypy --strict and pyright read it as anybody's, nobody runs it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import numpy as np
import pandas as pd

import consistency
from consistency import (
    Assessment,
    Audit,
    AuditChange,
    Baseline,
    BaselineChange,
    ConsistencyError,
    Evidence,
    Finding,
    History,
    Kind,
    Project,
    Severity,
    Touchpoint,
    Verdict,
    VoiceVerdict,
    compare,
    learn,
    load_settings,
    read_touchpoints,
    scan,
    to_frame,
)

project = load_settings("campaign")
assert_type(project, Project)
assert_type(load_settings(Path("campaign")), Project)

heard: list[str] = []
audit = scan(project, progress=heard.append, only=["voice"])
assert_type(audit, Audit)
assert_type(scan("campaign"), Audit)
assert_type(audit.verdict, Verdict)
assert_type(audit.findings, tuple[Finding, ...])
assert_type(audit.findings[0].severity, Severity)
assert_type(audit.findings[0].evidence[0], Evidence)
assert_type(audit.rethreshold(look_p=0.01), Audit)
assert_type(audit.to_frame("touchpoints"), pd.DataFrame)
assert_type(Audit.read("audit.json"), Audit)
audit.write(Path("audit.parquet"))

touchpoints = read_touchpoints("campaign", "baseline")
assert_type(touchpoints, tuple[Touchpoint, ...])
assert_type(touchpoints[0].kind, Kind)
assert_type(to_frame(touchpoints), pd.DataFrame)
assert_type(to_frame(audit.findings), pd.DataFrame)

baseline = learn("campaign")
assert_type(baseline, Baseline)
assert_type(learn(["one text", touchpoints[0]], "Brand"), Baseline)
told = baseline.score("Buy now!", "email")
assert_type(told, Assessment)
assert_type(told.verdict, VoiceVerdict)
assert_type(baseline.score_all(touchpoints), tuple[Assessment, ...])
assert_type(baseline.traits_of(["a text"]), pd.DataFrame)
assert_type(baseline.to_frame("traits"), pd.DataFrame)
assert_type(baseline.sample(20), Baseline)
assert_type(Baseline.read("brand.baseline"), Baseline)
assert_type(baseline.trait_names, tuple[str, ...])
vectors: np.ndarray = baseline.vectors(touchpoints, "topic")
baseline.write("brand.baseline", with_sentences=False)

assert_type(compare(audit, audit), AuditChange)
assert_type(compare(baseline, baseline), BaselineChange)

history = History("campaign")
assert_type(history.audit(1), Audit)
assert_type(history.to_frame("levels"), pd.DataFrame)

try:
    scan("nowhere")
except ConsistencyError as error:
    assert_type(error.todo, str)

version: str = consistency.__version__
