"""While spaCy is imported torch is out of reach, and afterwards in reach again."""

import subprocess
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


def test_spacy_loads_without_its_commands_and_still_tells_of_itself():
    code = "import sys\nfrom consistency.torchless import torchless\nwith torchless():\n    import spacy\n"
    code += "print('spacy.cli' in sys.modules, spacy.info(silent=True)['spacy_version'] == spacy.__version__, 'spacy.cli' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
