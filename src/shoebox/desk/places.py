"""The places of a window's nav. Desk; touches no Qt, so that a window can name its places before anything is drawn."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A page in the nav: its name, icon and word, and the head of its group where one begins."""

    name: str
    said: str
    icon: str
    group: str = ""
