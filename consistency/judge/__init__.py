"""Judging: measurements to findings, findings to verdicts, verdicts to an exit code."""

from consistency.judge.concerns import CONCERNS, Concern, concern_of
from consistency.judge.errors import JudgeError
from consistency.judge.findings import judge
from consistency.judge.outcome import exit_code, is_complete, overall
from consistency.judge.severity import Thresholds, severity_of
from consistency.judge.verdicts import judge_again, summarise

__all__ = [
    "CONCERNS",
    "Concern",
    "JudgeError",
    "Thresholds",
    "concern_of",
    "exit_code",
    "is_complete",
    "judge",
    "judge_again",
    "overall",
    "severity_of",
    "summarise",
]
