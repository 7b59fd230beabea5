"""Approved copy to a baseline, and texts against it."""

from consistency.baseline.assess import assess, assess_all, yardstick_of
from consistency.baseline.learn import Baseline, learn
from consistency.baseline.nearest import examples_of, nearest
from consistency.baseline.store import load, save
from consistency.baseline.summary import summarise

__all__ = ["Baseline", "assess", "assess_all", "examples_of", "learn", "load", "nearest", "save", "summarise", "yardstick_of"]
