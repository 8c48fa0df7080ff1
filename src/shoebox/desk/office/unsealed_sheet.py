"""Closed days that are on no stick and have not arrived: a digit chooses the one to seal. Office room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.office.day_words import age_words
from shoebox.desk.text import tr
from shoebox.desk.widgets.digit_list import DIGITS_MAX, DigitList
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.box import UnsealedDay


def how_old(day: UnsealedDay, today: str) -> str:
    """``2 days old``."""
    return age_words(max(0, (date.fromisoformat(today) - date.fromisoformat(day.day)).days))


class UnsealedSheet(Sheet):
    """`chosen` carries the day, ISO 8601. The oldest stands first: paper ages."""

    chosen = Signal(str)

    def __init__(self, over: QWidget, days: tuple[UnsealedDay, ...], today: str) -> None:
        super().__init__(over, tr("Which day is sealed?"))
        self._days = days[:DIGITS_MAX]
        said = tr("Closed, on no stick, and not arrived at head office. The oldest first: slips have a deadline.")
        entries = [
            tr("Box {0}, {1}, {2}", one.box_no, text.day(date.fromisoformat(one.day)), how_old(one, today))
            for one in self._days
        ]
        self.list = DigitList(entries)
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.list)
        self.list.chosen.connect(self._chose)

    def ask(self) -> None:
        """Open it with the keyboard on the oldest."""
        self.open(self.list.first())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        if self.list.press(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _chose(self, digit: int) -> None:
        self.dismiss()
        self.chosen.emit(self._days[digit - 1].day)
