"""Drift over time: nightly levels of each channel to control charts, and these to alarms with their size and beginning."""

from consistency.drift.anew import is_shift, rebased
from consistency.drift.control import Chart, watch
from consistency.drift.levels import ANEW, COPY, NEW_COPY, OF_NEW, lasting, levels, new_channels
from consistency.drift.rises import LEAST

__all__ = ["ANEW", "COPY", "LEAST", "NEW_COPY", "OF_NEW", "Chart", "is_shift", "lasting", "levels", "new_channels", "rebased", "watch"]
