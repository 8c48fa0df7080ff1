"""The annex to an end-of-day report: its number and its head. Paper room."""

from __future__ import annotations

from shoebox.paper.faces import fit
from shoebox.paper.frame import BIG, LEFT, LINE, SMALL, TOP, WIDTH, draw_fitting, draw_number
from shoebox.paper.language import say
from shoebox.paper.sheet import Sheet


def annex_number(report: str) -> str:
    """The report's own with an A behind it: ``085-2-20261112-0316-A``."""
    return f"{report}-A"


def draw_annex_head(sheet: Sheet, title: str, whose: str, *, copy: str, number: str) -> None:
    """Over the first page; a draft's annex has no number."""
    room = WIDTH - (draw_number(sheet, number) if number else 0.0) - 12
    draw_fitting(sheet, TOP + 17, title, BIG, room)
    draw_fitting(sheet, TOP + 34, whose, LINE, room)
    said = f"{copy}. {say('Lists that the report has no room for go on here.')}"
    sheet.text(LEFT, TOP + 48, fit(said, SMALL, WIDTH), SMALL)
