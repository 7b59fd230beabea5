"""Judging: measurements to findings, findings to verdicts, verdicts to an exit code."""

from consistency.judge.again import gate_again, judge_again, set_apart_by_concern, thresholds_of_audit
from consistency.judge.case import Demand
from consistency.judge.concerns import CONCERNS, Concern, concern_named, concern_of
from consistency.judge.decide import Decided, Scene, decide
from consistency.judge.errors import JudgeError
from consistency.judge.findings import judge
from consistency.judge.gate import PRESETS, Gate, Preset, thresholds_of
from consistency.judge.outcome import NEVER, gated, is_complete, missed_in, overall
from consistency.judge.severity import EVERYWHERE, NOISE, Thresholds, severity_of
from consistency.judge.verdicts import summarise

__all__ = [
    "CONCERNS",
    "EVERYWHERE",
    "NEVER",
    "NOISE",
    "PRESETS",
    "Concern",
    "Decided",
    "Demand",
    "Gate",
    "JudgeError",
    "Preset",
    "Scene",
    "Thresholds",
    "concern_named",
    "concern_of",
    "decide",
    "gate_again",
    "gated",
    "is_complete",
    "judge",
    "judge_again",
    "missed_in",
    "overall",
    "set_apart_by_concern",
    "severity_of",
    "summarise",
    "thresholds_of",
    "thresholds_of_audit",
]
