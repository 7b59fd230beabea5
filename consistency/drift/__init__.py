"""Drift over time: nightly levels of each channel to control charts, and these to alarms with their size and beginning."""

from consistency.drift.control import Chart, watch
from consistency.drift.levels import COPY, NEW_COPY, levels

__all__ = ["COPY", "NEW_COPY", "Chart", "levels", "watch"]
