"""Codes whose Enter came before their answer, each with the quantity that was typed for it. Register room; no Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.domain.item import Item


@dataclass(slots=True)
class AwaitedCode:
    """A code, how many of it as typed (empty = one), and its items once the price list has answered."""

    text: str
    many: str
    items: Sequence[Item] | None = None


class AwaitedCodes:
    """In the order of their Enters. Whichever answer comes first, none is given out before those in front of it."""

    def __init__(self) -> None:
        self._codes: deque[AwaitedCode] = deque()

    def __bool__(self) -> bool:
        return bool(self._codes)

    def put(self, text: str, many: str) -> None:
        """One more."""
        self._codes.append(AwaitedCode(text, many))

    def take(self, text: str, items: Sequence[Item]) -> bool:
        """An answer; whether a code waited for it."""
        code = next((code for code in self._codes if code.text == text and code.items is None), None)
        if code is not None:
            code.items = items
        return code is not None

    def next(self) -> AwaitedCode | None:
        """Whose turn it is, once; None while its answer is not there."""
        return self._codes.popleft() if self._codes and self._codes[0].items is not None else None

    def say_last(self, many: str) -> None:
        """So many of the one whose Enter came last."""
        self._codes[-1].many = many

    def clear(self) -> None:
        """Nobody waits any more."""
        self._codes.clear()
