"""F1: all keys of a face. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import ALL_PAGES, Shortcut, of_face, words_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words

COLUMNS = 2
SHORT_LETTERS = 16  # that stand on one line in a column of the smallest window


def open_keys(over: QWidget, face: str) -> Sheet:
    """Lay the sheet of all keys over a window."""
    sheet = Sheet(over, tr("All keys"))
    lines = of_face(face)
    everywhere = [line for line in lines if line.page == ALL_PAGES]
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, u(1), 0)
    grid.setHorizontalSpacing(u(1.5))
    grid.setVerticalSpacing(u(0.75))
    row = _group(grid, 0, tr("Everywhere"), everywhere)
    for page in dict.fromkeys(line.page for line in lines if line.page != ALL_PAGES):
        row = _group(grid, row, tr(page.replace("_", " ").capitalize()), [line for line in lines if line.page == page])
    for column in (1, 3):
        grid.setColumnStretch(column, 1)
    area = scrolled(inner)
    area.setMinimumHeight(min(inner.sizeHint().height(), over.window().height() - u(16)))
    sheet.body.addWidget(area)
    sheet.open()
    return sheet


def _group(grid: QGridLayout, row: int, head: str, lines: list[Shortcut]) -> int:
    said = Words(head, Type.LABEL, Ink.T3)
    said.setMinimumHeight(u(3.5) if row else 0)
    grid.addWidget(said, row, 0, 1, 2 * COLUMNS, Qt.AlignmentFlag.AlignBottom)
    for at, line in enumerate(lines):
        below, column = divmod(at, COLUMNS)
        grid.addWidget(Keycap(line.key), row + 1 + below, 2 * column, Qt.AlignmentFlag.AlignLeft)
        words = words_of(line)
        # Words that wrap are laid out as a document, and a face has eighty of these: short ones have no need of it.
        grid.addWidget(Words(words, Type.BODY, wrap=len(words) > SHORT_LETTERS), row + 1 + below, 2 * column + 1)
    return row + 2 + (len(lines) + 1) // COLUMNS
