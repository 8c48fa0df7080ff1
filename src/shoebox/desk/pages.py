"""A window's pages, each made when it is first asked for. Desk; knows no page.

A window names its pages with what makes them. The loops over pages go over those that are there; one that comes later
is told what they know where the frame says `page_made`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from shoebox.desk.frame import Frame

P = TypeVar("P", bound=QWidget)


class Pages(Generic[P]):
    """Pages by name, in the order of the nav. Asking for one makes it; `made` are those that are there."""

    def __init__(self, frame: Frame, makers: Mapping[str, Callable[[], P]], *, scrolls: bool = False) -> None:
        self._frame, self._makers = frame, dict(makers)
        self._made: dict[str, P] = {}
        for name in self._makers:
            frame.add_later(name, partial(self._make, name), scrolls=scrolls)

    def __getitem__(self, name: str) -> P:
        self._frame.make_page(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def made(self) -> tuple[P, ...]:
        """The pages that are there."""
        return tuple(self._made.values())

    def _make(self, name: str) -> P:
        page = self._made[name] = self._makers[name]()
        return page
