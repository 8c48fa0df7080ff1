"""The marks in words, a sign around what is bold; see `shoebox.desk.text.bold`. Desk widgets; touches no widget."""

from __future__ import annotations

import re

from shoebox.desk.text import BOLD_MARK

BOLD = re.compile(f"{BOLD_MARK}(.+?){BOLD_MARK}")


def without_marks(said: str) -> str:
    """The words without their marks of weight."""
    return said.replace(BOLD_MARK, "") if BOLD_MARK in said else said


def is_rich(said: str) -> bool:
    """Whether the words have several lines or weights."""
    return "\n" in said or (BOLD_MARK in said and BOLD.search(said) is not None)
