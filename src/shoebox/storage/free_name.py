"""A name that nothing has yet, for what is moved aside and never written over. Storage room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path


def _nowhere(_name: Path) -> bool:
    return False


def free_name(plain: Path, *, numbered: bool = False, or_where: Callable[[Path], bool] = _nowhere) -> Path:
    """This name, or with a number where something has it already: ``-2`` and so on; ``-1`` first where all have one.

    A name that something has is taken all the same `or_where` that says so of it.
    """
    for at in count(1):
        name = plain.with_name(f"{plain.name}-{at}") if numbered or at > 1 else plain
        if not name.exists() or or_where(name):
            return name
    raise AssertionError("numbers end nowhere")
