"""Tries that nobody thought of: a minute for each parser of what comes from outside, and some for every other reader.

More of them by hand: `python tests/fuzz --seconds 600 --seed 7`, or some targets alone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SECONDS, RUNS = 60, 500
# What a stranger's file or line brings, by parser: each with the ways in which its bytes are tried.
PARSERS = {
    "box": ("box-as-it-came", "box-sealed-again", "box-with-a-head"),
    "batch": ("parcel-as-it-came", "part-of-a-parcel", "parcel-sealed-again"),
    "receipt": ("receipt", "line-message"),
    "policy": ("policy",),
    "charges": ("charges", "charges-by-map", "charges-header", "charges-row-by-row", "workbook-sheet"),
}
# One run of the fuzzer each: half a minute goes until it has looked through our code, which it does anew each time.
TOGETHER = (("box", "batch", "receipt"), ("policy", "charges"))
pytestmark = pytest.mark.thorough


def nothing_found(tmp_path: Path, names: tuple[str, ...], *how: str) -> None:
    """Each of these readers is tried, and ends in words or in what it took."""
    pytest.importorskip("atheris", reason="the fuzzer has no wheel for this machine")
    tried = subprocess.run(
        (sys.executable, Path(__file__).parent, *names, *how, "--finds", tmp_path / "finds"),
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    told = "\n".join(tried.stderr.splitlines()[-60:])
    assert tried.returncode == 0, f"{tried.stdout}\n{told}\n{[path.name for path in (tmp_path / 'finds').iterdir()]}"
    assert tried.stdout.count("nothing found") == len(names)


@pytest.mark.parametrize("parsers", TOGETHER)
def test_nothing_is_found_in_a_minute_of_each_parser(tmp_path: Path, parsers: tuple[str, ...]) -> None:
    ways = {way: SECONDS // len(PARSERS[parser]) for parser in parsers for way in PARSERS[parser]}
    nothing_found(tmp_path, tuple(f"{way}={seconds}" for way, seconds in ways.items()))


def test_every_parser_has_its_minute() -> None:
    assert {parser for parsers in TOGETHER for parser in parsers} == set(PARSERS)
    assert all(SECONDS % len(ways) == 0 for ways in PARSERS.values())


def test_nothing_is_found_in_any_other_reader(tmp_path: Path) -> None:
    """The same tries in every run, from one seed."""
    from fuzz.targets import TARGETS

    tried = {name for names in PARSERS.values() for name in names}
    assert tried < set(TARGETS)
    nothing_found(tmp_path, tuple(name for name in TARGETS if name not in tried), "--runs", str(RUNS))
