"""Patterns that wait for their first use are patterns like any other."""

import gc
import pickle
import re
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

from consistency import lazy_re, offers


def test_a_pattern_finds_what_the_compiled_one_finds():
    late, compiled = (made.compile(r"(?P<first>\w)\w*", re.IGNORECASE) for made in (lazy_re, re))
    assert late.sub("x", "ab, cd") == compiled.sub("x", "ab, cd")
    assert [found["first"] for found in late.finditer("ab, cd")] == ["a", "c"]
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert pickle.loads(pickle.dumps(late)).findall("ab") == ["a"]


def test_it_is_compiled_when_it_is_asked_and_not_before():
    late = lazy_re.compile("(")
    with pytest.raises(re.error):
        late.search("a")


def test_every_pattern_of_the_offers_compiles():
    for module in iter_modules(offers.__path__):
        import_module(f"consistency.offers.{module.name}")
    waiting = [one for one in gc.get_objects() if type(one) is lazy_re.Uncompiled and one.pattern != "("]
    assert len(waiting) > 200
    for one in waiting:
        re.compile(one.pattern, one._given)


def test_a_scan_loads_without_compiling_what_offers_are_found_by():
    code = "import consistency.flows.scan, gc; from consistency.lazy_re import Uncompiled\n"
    code += "print(sum('_compiled' in vars(one) for one in gc.get_objects() if type(one) is Uncompiled))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 0
