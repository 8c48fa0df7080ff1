"""Cash drawers of one register's day: which there are, who sells from each, and whose cash goes where.

Standard library only. Most registers have one drawer, which has no name and asks nobody anything. With a second one
each is a letter, and the rule below says into which a clerk's cash goes, without a key being pressed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.domain.errors import Refusal

LETTERS = "ABCDEFGHI"
DRAWERS_MAX = len(LETTERS)
FIRST = ""  # how entries call the drawer that the day was opened with


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDrawer:
    """One drawer of the open day. `clerks` are the numbers of those who sell from it; nobody = whoever has none."""

    drawer: str
    clerks: tuple[str, ...] = ()
    is_counted: bool = False  # and no cash moved since


def letter(drawer: str) -> str:
    """How people call it: the first one is A as soon as there is a second."""
    return drawer or LETTERS[0]


def drawer_called(said: str) -> str:
    """What entries call the drawer of this letter."""
    return FIRST if said == LETTERS[0] else said


def next_drawer(drawers: Sequence[OpenDrawer]) -> str:
    """How the next one is called; refuses one too many (``drawer.many``)."""
    if len(drawers) >= DRAWERS_MAX:
        raise Refusal("drawer.many", most=DRAWERS_MAX)
    return LETTERS[len(drawers)]


def own_drawer(drawers: Sequence[OpenDrawer], clerk: str) -> OpenDrawer:
    """The only one, whoever sells; else the clerk's own; else the one that is nobody's (``drawer.none``)."""
    if len(drawers) <= 1:
        return OpenDrawer(drawer=FIRST)
    own = next((one for one in drawers if clerk in one.clerks), None)
    one = own or next((one for one in drawers if not one.clerks), None)
    if one is None:
        raise Refusal("drawer.none")
    return one


def drawer_of(drawers: Sequence[OpenDrawer], clerk: str) -> str:
    """Into which drawer this clerk's cash goes: the clerk's own, see `own_drawer`.

    One of several that is counted has been handed in, so no cash goes into it unasked (``drawer.counted``).
    """
    one = own_drawer(drawers, clerk)
    if one.is_counted:
        raise Refusal("drawer.counted", drawer=letter(one.drawer))
    return one.drawer
