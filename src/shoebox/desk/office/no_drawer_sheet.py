"""A day of a PC that sells nothing: which one, and who signs beside the manager. Office room."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type
from shoebox.desk.office.actions import Seen
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.errors import ShoeboxError

DAYS_SHOWN = 4
ROUND_KEY = key_of("office", "round", "drawers")


def days_to_open(seen: Seen) -> tuple[str, ...]:
    """The newest days that can be opened, today the last: after the one closed last here."""
    today = date.fromisoformat(seen.today)
    days = ((today - timedelta(days=back)).isoformat() for back in reversed(range(DAYS_SHOWN)))
    return tuple(day for day in days if seen.box is None or day > seen.box.day)


def day_meant(seen: Seen, days: tuple[str, ...]) -> str:
    """The oldest since the incident began, whose registers' days lie nowhere yet; today where none is on."""
    if seen.incident is None or not seen.incident.is_on:
        return days[-1]
    began = local_time(seen.incident.began_ms, seen.figures.offset_min).date().isoformat()
    return next((day for day in days if day >= began), days[-1])


class NoDrawerSheet(Sheet):
    """`asked` carries the day, ISO 8601, and the second person's signature; it stays until the book has answered."""

    asked = Signal(str, object)

    def __init__(self, over: QWidget, seen: Seen) -> None:
        super().__init__(over, tr("A day with no drawer"))
        days = days_to_open(seen)
        said = tr(
            "For a PC that sells nothing: the other registers' days are gathered in it. No float, nothing to count."
        )
        choices = (
            Choice(day, text.day(date.fromisoformat(day)), ROUND_KEY if at == 0 else "") for at, day in enumerate(days)
        )
        self.which = Segments(tr("Which day"), tuple(choices))
        self.which.choose(day_meant(seen, days))
        self.second = SecondPerson(hint=tr("Whoever opens it with you."))
        self.verdict = Verdict()
        self.verdict.hide()
        self.button = Button(tr("Open the day"), kind=Kind.FIRST, key="Return")
        for part in (Words(said, Type.BODY, Ink.T2, wrap=True), self.which, self.second, self.verdict):
            self.body.addWidget(part)
        self.add_act(self.button)
        self.second.pin.walks = False
        self.second.pin.entered.connect(self._ask)
        self.button.acted.connect(self._ask)

    def ask(self) -> None:
        """Open it with the keyboard in the number of whoever signs."""
        self.open(self.second.number.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key goes round the days, wherever the keyboard is."""
        if QKeySequence(event.keyCombination()).toString() == ROUND_KEY:
            values = [segment.choice.value for segment in self.which.segments]
            self.which.press(values[(values.index(str(self.which.value())) + 1) % len(values)])
            event.accept()
        else:
            super().keyPressEvent(event)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        if not self.second.refuse(error):
            self.verdict.show()
            self.verdict.say(tr("The day is not open yet"), sentence_of(error), Meaning.REFUSED)

    def _ask(self) -> None:
        if not self.button.begin(tr("Opening")):
            return
        self.asked.emit(str(self.which.value()), self.second.signature())
