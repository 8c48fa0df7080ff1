"""The marks in words: two asterisks around what is **bold**. Desk widgets; touches no Qt."""

from __future__ import annotations

import re

BOLD = re.compile(r"\*\*(.+?)\*\*")


def without_marks(said: str) -> str:
    """The words without their marks of weight."""
    return BOLD.sub(r"\1", said) if "**" in said else said


def is_rich(said: str) -> bool:
    """Whether the words have several lines or weights."""
    return "\n" in said or ("**" in said and BOLD.search(said) is not None)
