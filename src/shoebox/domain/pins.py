"""What a PIN looks like where none belongs. Standard library only."""

from __future__ import annotations

from shoebox.domain.errors import Refusal

PIN_DIGITS_MIN = 4
_SIGNS = frozenset(" .-/")


def refuse_pin(text: str) -> str:
    """Hand a reason back, or refuse one of digits alone, as many as a PIN has at least (``reason.pin``).

    That is a PIN typed one field early, with or without a staff number before it; nobody's reason is a number. Whose
    PIN it is is not asked: each look costs what a try costs, and an answer would tell a thief. The text is in no fact.
    """
    digits = "".join(sign for sign in text if sign not in _SIGNS)
    if len(digits) >= PIN_DIGITS_MIN and digits.isdecimal():
        raise Refusal("reason.pin")
    return text
