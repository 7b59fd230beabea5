"""Approved copy to a baseline, and texts against it."""

from consistency.baseline.assess import assess, assess_all, yardstick_of
from consistency.baseline.edition import Edition, edition_of
from consistency.baseline.learn import Baseline, learn
from consistency.baseline.nearest import Example, examples_of, nearest
from consistency.baseline.store import Stored, load, load_stored, save
from consistency.baseline.summary import summarise

__all__ = [
    "Baseline",
    "Edition",
    "Example",
    "Stored",
    "assess",
    "assess_all",
    "edition_of",
    "examples_of",
    "learn",
    "load",
    "load_stored",
    "nearest",
    "save",
    "summarise",
    "yardstick_of",
]
