"""What a PIN looks like where none belongs. Standard library only."""

from __future__ import annotations

import re

from shoebox.domain.errors import Refusal

PIN_DIGITS_MIN = 4
PIN_CODES = frozenset({"reason.pin", "reason.pin_within"})
_SIGNS = frozenset(" .-/")
_RUN = re.compile(r"[0-9]+")


def is_digits(text: str) -> bool:
    """Whether these are digits alone, however somebody groups them: a number, or a PIN, and no words."""
    return _ungrouped(text).isdecimal()


def _ungrouped(text: str) -> str:
    return "".join(sign for sign in text if sign not in _SIGNS)


def refuse_pin(text: str, signed: str = "") -> str:
    """Hand a reason back, or refuse one of digits alone, as many as a PIN has at least (``reason.pin``).

    That is a PIN typed one field early, with or without a staff number before it; nobody's reason is a number. Whose
    PIN it is is not asked: each look costs what a try costs, and an answer would tell a thief. The text is in no fact.
    With `signed`, the PIN that somebody signs this very reason with, it is refused among words too.
    """
    if is_digits(text) and len(_ungrouped(text)) >= PIN_DIGITS_MIN:
        raise Refusal("reason.pin")
    return refuse_pin_within(text, signed)


def refuse_pin_within(text: str, *signed: str) -> str:
    """Hand a note back, or refuse one with a PIN in it that this very note is signed with (``reason.pin_within``)."""
    if any(run == pin for run in _RUN.findall(text) for typed in signed for pin in typed.split()[-1:]):
        raise Refusal("reason.pin_within")
    return text
