"""All icons of design.md 6 are there, take any colour, and can be told apart at 14 px."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from shoebox.desk import icons
from shoebox.desk.look import Ink, colour

WANTED = (
    "shoebox",
    "slip",
    "card",
    "cash",
    "refund",
    "pickup",
    "void",
    "ok",
    "check",
    "refused",
    "waiting",
    "risk",
    "offline",
    "online",
    "upload",
    "import",
    "stick",
    "print",
    "scan",
    "lock",
    "seal",
    "person",
    "people",
    "search",
    "filter",
    "help",
    "book",
    "store",
    "queue",
    "run",
    "file",
    "board",
    "audit",
    "drawer",
    "pad",
    "twin",
    "phone",
    "clip",
    "playbook",
    "siren",
    "flag",
    "training",
    "balance",
    "truck",
    "stop",
    "arrow",
    "right",
    "down",
    "plus",
    "settings",
    "sum",
)


def ink_map(name: str, size_px: int) -> list[int]:
    image = icons.pixmap(name, Ink.T1, size_px).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return [image.pixelColor(x, y).alpha() for y in range(size_px) for x in range(size_px)]


def test_every_icon_of_the_design_ships_and_no_other():
    assert sorted(icons.icon_names()) == sorted(WANTED)


@pytest.mark.parametrize("name", WANTED)
def test_an_icon_fills_its_place(name):
    """The live area is 20 of 24: nothing is cut at the edge, and there is something to see."""
    drawn = ink_map(name, 24)
    assert sum(alpha > 64 for alpha in drawn) > 30
    corners = [drawn[0], drawn[23], drawn[-24], drawn[-1]]
    assert max(corners) == 0


def test_no_two_look_alike_at_14_px():
    drawn = {name: ink_map(name, 14) for name in WANTED}
    for one, other in combinations(WANTED, 2):
        apart = sum(abs(a - b) for a, b in zip(drawn[one], drawn[other], strict=True)) / 255
        assert apart > 6, (one, other, apart)


def test_an_icon_takes_the_colour_asked_for():
    image = icons.pixmap("stop", Ink.REFUSED, 96).toImage()
    strong = [image.pixelColor(x, 48) for x in range(96) if image.pixelColor(x, 48).alpha() == 255]
    assert strong
    assert {tone.name() for tone in strong} == {colour(Ink.REFUSED).name()}
