"""Finds what travels with the package: trained models and the demo brand, in an installed wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def asset(name: str) -> Path:
    """The folder or file `name` ("models/en_voice", "corpora/demo-brand"); FileNotFoundError where it did not travel along."""
    for home in (PACKAGE / "_data", PACKAGE.parent):
        if (home / name).exists():
            return home / name
    raise FileNotFoundError(f"{name} is missing beside the package; install it again")
