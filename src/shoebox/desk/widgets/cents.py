"""Money typed as on a till: digits alone, the last two are cents, the point stands by itself. Desk widgets.

12995 is 129.95 and looks like it while it is typed. Whoever types the point as well says where it belongs: before the
cents it agrees with the digits, anywhere else the figure shown is not the one that was meant, and `meant` says so.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

DIGITS_MAX = 12
# What may stand between digits in an amount that is typed or pasted; it is dropped.
_BETWEEN = re.compile(r"[\s.,'\u2019\u00a0\u202f]")
_POINT = re.compile(r"[.,]")
_THOUSANDS = 3  # as many digits behind a comma are a thousand's


class CentsValidator(QValidator):
    """Puts the point where a currency has it, after each key. Nothing but digits and their separators is taken."""

    def __init__(self, minor_digits: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minor_digits = minor_digits
        self._shown, self._marked = "", (0, 0)
        self._behind: int | None = None  # digits behind the point that the person typed, None where they typed none

    def validate(self, said: str, at: int) -> tuple[QValidator.State, str, int]:
        """The amount as it reads, with the cursor where it stood, counted from the end."""
        digits = _BETWEEN.sub("", said)
        if not digits or digits == "0" * (self._minor_digits or -1):  # the latter is 0.00 with a digit taken back
            self._follow(said, at, "")
            return QValidator.State.Acceptable, "", 0
        digits = digits.lstrip("0")
        if len(digits) > DIGITS_MAX or (digits and not (digits.isascii() and digits.isdigit())):
            return QValidator.State.Invalid, said, at
        shown = _pointed(digits, self._minor_digits)
        self._follow(said, at, shown)
        return QValidator.State.Acceptable, shown, max(len(shown) - max(len(said) - at, 0), 0)

    def mark(self, start: int, length: int) -> None:
        """Which part of the line the next key replaces."""
        self._marked = (start, length)

    def forget(self, shown: str) -> None:
        """The program put this in, or nothing was typed yet: no point of the person's stands anywhere."""
        self._shown, self._marked, self._behind = shown, (0, 0), None

    def meant(self) -> int | None:
        """The minor units that were likely meant by a point in the wrong place; None where there is no such point."""
        if self._behind in {None, self._minor_digits} or not self._shown:
            return None
        return meant_minor(int(_BETWEEN.sub("", self._shown)), self._behind or 0, self._minor_digits)

    def _follow(self, said: str, at: int, shown: str) -> None:
        """Keep count of the digits behind the person's own point, as the line changes from what it showed."""
        if said == self._shown:
            return
        kept, behind = self._shown, self._behind
        start, length = self._marked
        if length:
            kept, behind = kept[:start] + kept[start + length :], None
        more = len(said) - len(kept)
        if more >= 0 and said[: at - more] + said[at:] == kept:
            behind = _put_in(said[at - more : at], _count(said[at:]), behind)
        elif more < 0 and kept[:at] + kept[at - more :] == said:
            behind = _taken_out(_count(kept[at : at - more]), _count(said[at:]), behind)
        else:
            behind = _put_in(said, 0, None)
        self._behind = behind if shown or _POINT.search(said) else None  # a point may be typed before all digits
        self._shown, self._marked = shown, (0, 0)


def meant_minor(digits: int, behind: int, minor_digits: int) -> int:
    """Minor units of digits with so many behind their point; three behind it are a thousand's, too many are cut."""
    if behind == _THOUSANDS != minor_digits:
        return int(digits * 10**minor_digits)
    if behind <= minor_digits:
        return int(digits * 10 ** (minor_digits - behind))
    return int(digits // 10 ** (behind - minor_digits))


def _put_in(put: str, after: int, behind: int | None) -> int | None:
    """Digits behind the point once `put` stands with `after` digits at its right."""
    last = max((found.end() for found in _POINT.finditer(put)), default=0)
    if last:
        return _count(put[last:]) + after
    return behind + _count(put) if behind is not None and after <= behind else behind


def _taken_out(digits: int, after: int, behind: int | None) -> int | None:
    """Digits behind the point once some are gone that had `after` at their right; it goes with what is round it."""
    if behind is None or digits > 1:
        return None
    if after > behind or not digits:
        return behind
    return behind - digits if behind - after >= digits else None


def _count(said: str) -> int:
    return sum(map(str.isdigit, said))


def _pointed(digits: str, minor_digits: int) -> str:
    if not minor_digits:
        return digits or "0"
    padded = digits.rjust(minor_digits + 1, "0")
    return f"{padded[:-minor_digits]}.{padded[-minor_digits:]}"
