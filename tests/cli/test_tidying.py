"""A command that makes many objects leaves the interpreter as it was, however it ends."""

from __future__ import annotations

import gc

import pytest

from consistency.cli.tidying import SELDOM, tidied_seldom


def test_the_interpreter_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), tidied_seldom():
        assert gc.get_threshold() == SELDOM != before
        raise KeyError
    assert gc.get_threshold() == before
