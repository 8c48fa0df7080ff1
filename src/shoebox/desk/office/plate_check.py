"""What the imprinter's plate must say, looked at when the day is opened: one key if it does. Office room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.acts import PlateChecked
from shoebox.handover.store import StoreHouse

NOTE_SIGNS_MAX = 200
RIGHT, WRONG = "right", "wrong"


def right_plate(house: StoreHouse) -> PlateChecked:
    """A plate that says what this store's must."""
    return PlateChecked(
        merchant=house.store_name, merchant_no=house.merchant_no, city=house.merchant_city, is_right=True
    )


def plate_words(plate: PlateChecked) -> str:
    """``Harbour Row, Portland OR, merchant number 5512``, as far as the settings know."""
    said = tr("{0}, {1}", plate.merchant, plate.city) if plate.city else plate.merchant
    return tr("{0}, merchant number {1}", said, plate.merchant_no) if plate.merchant_no else said


class PlateCheck(QWidget):
    """Two keys, one of them as a rule; `entered` where the keyboard goes on from here."""

    entered = Signal()

    def __init__(self, house: StoreHouse) -> None:
        super().__init__()
        self._right = right_plate(house)
        said = plate_words(self._right)
        self.choice = Segments(
            tr("Is the plate right?"),
            (
                Choice(RIGHT, tr("It says so"), key_of("office", "plate_right", "today")),
                Choice(WRONG, tr("It is wrong"), key_of("office", "plate_wrong", "today")),
            ),
        )
        self.note = Field(
            tr("What does it say, and what was done?"),
            hint=tr("Take it out of the imprinter and call Operations. Until the right one is in, rub or write."),
            length_max=NOTE_SIGNS_MAX,
            mend_lines=2,
        )
        self._mend = MendLine(tr("Look at the plate itself: slips with a wrong one are paid to another shop."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addWidget(Words(tr("The imprinter's plate must say"), Type.SMALL, Ink.T2))
        column.addWidget(Words(said, Type.H3, wrap=True))
        for part in (self.choice, self._mend, self.note):
            column.addWidget(part)
        self.note.hide()
        self.note.walks = False
        self.note.take_no_scan()
        self.note.entered.connect(self.entered)
        self.note.typed.connect(self._clear)
        self.choice.chosen.connect(self._chose)
        self.choice.entered.connect(self.entered)

    def seen(self) -> PlateChecked | None:
        """What was chosen; None where an answer is missing, which is said in place."""
        value, note = self.choice.value(), self.note.text().strip()
        if value is None:
            right, wrong = (segment.choice.key for segment in self.choice.segments)
            said = tr("Look at the plate, then press {0} if it says so, or {1}.", right, wrong)
            self._mend.mend(said, Meaning.WAITING)
            self.choice.setFocus()
        elif value == WRONG and not note:
            self.note.set_mend(tr("Write what it says, and what was done about it."))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return replace(self._right, is_right=value == RIGHT, note=note if value == WRONG else "")
        return None

    def empty(self) -> None:
        """Begin anew."""
        self.choice.choose(None)
        self.note.set_text("")
        self._chose(None)

    def _chose(self, value: object) -> None:
        self._mend.mend("")
        self.note.setVisible(value == WRONG)
        if value == WRONG:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        elif value == RIGHT:
            self.entered.emit()

    def _clear(self, _said: str) -> None:
        self.note.set_mend("")
