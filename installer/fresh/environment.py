"""The environment at `.venv`: made, filled from the locks, byte-compiled. Writes nowhere but there and in caches."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from fresh import layers
from fresh.layers import OURSELVES, ROOT, SPARK, Memory
from fresh.steps import run, say
from fresh.system import check_room

ENVIRONMENT = ROOT / ".venv"
PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(wanted: Sequence[str]) -> bool:
    """Bring the environment to what is locked; true where anything had to be done."""
    made_for = f"Python {sys.version_info.major}.{sys.version_info.minor} in {ROOT}"
    memory = Memory.read(ENVIRONMENT)
    if is_unfit(memory, made_for):
        check_room(ROOT)
        memory = Memory(ENVIRONMENT)
        _make(memory)
    stale = memory.stale((*wanted, OURSELVES))
    if not stale:
        return False
    check_room(ROOT)
    memory.mark.touch()
    _fill([layer for layer in stale if layer not in {OURSELVES, SPARK}])
    if SPARK in stale:
        say("Spark is half a gigabyte")
        _fill([SPARK], "--no-binary", "pyspark", "--no-build-isolation")  # by the builders that are locked
    if OURSELVES in stale:
        _add_ourselves()
    memory.keep(made_for, stale)
    return True


def is_unfit(memory: Memory, made_for: str) -> bool:
    """Whether the environment has to be made anew: none there, cut short, moved, or of another Python."""
    if not (memory.environment / PYTHON).exists() or memory.mark.exists():
        return True
    if memory.made_for:
        return memory.made_for != made_for
    # Somebody else's, which is welcome as long as pip is in it.
    return not any(memory.environment.glob("[lL]ib/**/site-packages/pip/__main__.py"))


def _make(memory: Memory) -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    say(f"Making an environment for Python {version} in {memory.environment}")
    if memory.environment.is_symlink():
        memory.environment.unlink()
    elif memory.environment.exists():
        shutil.rmtree(memory.environment)
    memory.environment.mkdir()
    memory.mark.touch()  # first of all, so that half an environment is never taken for a whole one
    run((sys.executable, "-I", "-m", "venv", str(memory.environment)), step="making the environment")


def _fill(stale: Sequence[str], *more: str) -> None:
    if not stale:
        return
    count = sum(map(layers.packages_in, stale))
    say(f"Installing {count} locked packages ({', '.join(stale)}); the first time takes a minute or two")
    command = [*_pip("install"), "--no-deps", "--require-hashes", "--only-binary", ":all:", *more, "--compile"]
    for layer in stale:
        command += ["--requirement", str(layers.source_of(layer))]
    run(command, step="installing locked packages")


def _add_ourselves() -> None:
    say("Adding Shoebox itself, as it stands in this folder")
    command = (*_pip("install"), "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
    run(command, step="adding Shoebox itself")
    source = ROOT / "src" / "shoebox"
    run((str(ENVIRONMENT / PYTHON), "-I", "-m", "compileall", "-q", str(source)), step="compiling Shoebox")


def _pip(verb: str) -> tuple[str, ...]:
    return (str(ENVIRONMENT / PYTHON), "-I", "-m", "pip", verb, "--quiet", "--no-warn-script-location")
