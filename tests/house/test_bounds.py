"""The judge of the benchmarks' figures: what is beyond a bound is said, and a run with one ends with 1."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from bounding import slow_last_key, slow_looks, slow_windows
from house.tree import ROOT


@pytest.mark.parametrize(("p99_ms", "is_slow"), [(20.3, False), (50.0, False), (50.1, True), (float("nan"), True)])
def test_the_last_key(p99_ms, is_slow):
    assert bool(slow_last_key(p99_ms)) == is_slow


@pytest.mark.parametrize(("p99_ms", "is_slow"), [(0.47, False), (19.99, False), (20.0, True), (float("nan"), True)])
def test_a_look_while_somebody_types(p99_ms, is_slow):
    said = slow_looks({"likely twin": p99_ms, "price search": 4.26})
    assert [words.partition(":")[0] for words in said] == (["likely twin"] if is_slow else [])


@pytest.mark.parametrize(("ratio", "is_slow"), [(1.04, False), (1.5, False), (1.51, True), (float("nan"), True)])
def test_a_windows_first_key(ratio, is_slow):
    said = slow_windows({"register": ratio, "office": 1.2})
    assert ["the register window" in words for words in said] == ([True] if is_slow else [])


def the_command() -> ModuleType:
    """`python tests/benchmarks`, as a module."""
    spec = importlib.util.spec_from_file_location("benchmarks_main", ROOT / "tests/benchmarks/__main__.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(("p99_ms", "status"), [(20.3, 0), (51.0, 1)])
def test_a_run_beyond_a_bound_ends_with_1(monkeypatch, capsys, p99_ms, status):
    """The counter's figures as it would answer them; what is wrong stands on the error stream."""
    bench = ModuleType("bench_counter")
    bench.main = lambda: ([("last key", f"{p99_ms}", "ms", None)], slow_last_key(p99_ms))
    monkeypatch.setitem(sys.modules, "bench_counter", bench)
    monkeypatch.setattr(sys, "argv", ["benchmarks", "counter"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert the_command().main() == status
    assert ("counter: from the last key" in capsys.readouterr().err) == bool(status)
