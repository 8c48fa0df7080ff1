"""Entries of a register's books before the present one, as the present one names them. Standard library only.

A register whose book was damaged goes on in a new one, and both number their entries from 1. So an entry of a book
before is named by a number below zero, which says its book too: whatever compares numbers finds it before every entry
of the present book, and the later of two books' entries last.
"""

from __future__ import annotations

EPOCHS_MAX = 1_000  # of one register; more than a folder can hold
_BOOK = 10**12  # more than any book has entries, and a thousand times it is still a whole number everywhere


def former_no(epoch: int, seq: int) -> int:
    """The number by which an entry of an earlier epoch is named; 0 as its number = nobody can tell which it was."""
    assert 0 < epoch < EPOCHS_MAX
    assert 0 <= seq < _BOOK
    return seq - (EPOCHS_MAX - epoch) * _BOOK


def is_former(number: int) -> bool:
    """Whether a number names an entry of a book before."""
    return number < 0


def former_place(number: int) -> tuple[int, int]:
    """Epoch and number there of an entry that is named by a number below zero."""
    assert number < 0, "an entry of a book before"
    return EPOCHS_MAX + number // _BOOK, number % _BOOK


def number_there(number: int) -> int:
    """The number that an entry has in its own book, the present one or one before."""
    return former_place(number)[1] if is_former(number) else number
