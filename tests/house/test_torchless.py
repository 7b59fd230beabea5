"""While spaCy is imported torch is out of reach, and afterwards in reach again."""

import sys
from importlib import import_module

import pytest

from consistency.torchless import torchless


def test_torch_cannot_be_imported_inside_and_can_afterwards(monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    with torchless(), pytest.raises(ImportError):
        import_module("torch")
    assert "torch" not in sys.modules


def test_a_torch_that_is_there_already_stays(monkeypatch):
    loaded = object()
    monkeypatch.setitem(sys.modules, "torch", loaded)
    with torchless():
        assert sys.modules["torch"] is loaded
    assert sys.modules["torch"] is loaded
