"""Money typed as on a till: digits alone, the last two are cents, the point stands by itself. Desk widgets.

A point nobody types can't be left out or set wrongly: 12995 is 129.95 and looks like it while it is typed.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

DIGITS_MAX = 12
# What may stand between digits in an amount that is typed or pasted; it is dropped.
_BETWEEN = re.compile(r"[\s.,'\u2019\u00a0\u202f]")


class CentsValidator(QValidator):
    """Puts the point where a currency has it, after each key. Nothing but digits and their separators is taken."""

    def __init__(self, minor_digits: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minor_digits = minor_digits

    def validate(self, said: str, at: int) -> tuple[QValidator.State, str, int]:
        """The amount as it reads, with the cursor where it stood, counted from the end."""
        digits = _BETWEEN.sub("", said)
        if not digits or digits == "0" * (self._minor_digits or -1):  # the latter is 0.00 with a digit taken back
            return QValidator.State.Acceptable, "", 0
        digits = digits.lstrip("0")
        if len(digits) > DIGITS_MAX or (digits and not (digits.isascii() and digits.isdigit())):
            return QValidator.State.Invalid, said, at
        shown = _pointed(digits, self._minor_digits)
        return QValidator.State.Acceptable, shown, max(len(shown) - max(len(said) - at, 0), 0)


def _pointed(digits: str, minor_digits: int) -> str:
    if not minor_digits:
        return digits or "0"
    padded = digits.rjust(minor_digits + 1, "0")
    return f"{padded[:-minor_digits]}.{padded[-minor_digits:]}"
