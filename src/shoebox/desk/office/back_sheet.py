"""Slip numbers that were put down wrong, taken back by two: which, why, and who saw it too. Office room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.office.page import OfficePage, place_refusal
from shoebox.desk.office.rekey_sheets import TwoPeopleSheet
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.pads_given import GiftState, PadFate, PadGift
from shoebox.domain.slip import PutBack, TakenFrom
from shoebox.domain.staff import Signature

SLIP_SIGNS_MAX = 16
_AT_NUMBERS = ("slip.back_", "slip.pad", "slip.unreadable", "card.number", "day.moved_on")


class BackSheet(TwoPeopleSheet):
    """`asked` carries (first and last number, reason, signature of the second person, a `PadFate` or nothing).

    Where a pad is whose register was told and never answered is asked once the book has said so.
    """

    asked = Signal(object, str, object, str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over, tr("Take numbers back"), act=tr("Take them back"),
            hint=tr("Such as: the last number was typed wrong."), second=tr("A manager, where you are none."),
        )  # fmt: skip
        about = tr("Numbers put down wrong, a pad that goes back, or lost slips that turned up. None may be used.")
        self.first, self.last = _number(tr("First number")), _number(tr("Last number"))
        ends = QWidget()
        row = QHBoxLayout(ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addWidget(self.first, 1)
        row.addWidget(self.last, 1)
        self.fate = Segments(tr("Where the pad is"), _fates())
        self.fate.choose("")
        self.told = Words("", Type.BODY, Ink.WAITING, wrap=True)
        for part in (Words(about, Type.BODY, Ink.T2, wrap=True), ends, self.told, self.fate, self.reason, self.second):
            self.body.addWidget(part)
        for part in (self.told, self.fate):
            part.hide()
        for field in (self.first, self.last):
            field.typed.connect(self._other)

    def ask(self) -> None:
        """Open it with the keyboard in the first number."""
        self.open(self.first.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Under the number where it is about the numbers."""
        if error.code == "slip.back_told":
            self._ask_fate(error)
        elif error.code.startswith(_AT_NUMBERS) and error.code != "slip.back_why":
            self.button.busy("")
            place_refusal(error, {"slip.pad": self.last}, self.first)
        else:
            super().refuse(error)

    def send(self) -> None:
        """Hand everything on."""
        self.asked.emit(
            (self.first.text(), self.last.text()), self.reason.text(), self.second.signature(), self._fate()
        )

    def _ask_fate(self, error: ShoeboxError) -> None:
        """Not wrong, but nothing yet: the keyboard comes to where the pad is, and all else stands as typed."""
        self.button.busy("")
        self.told.say(sentence_of(error))
        for part in (self.told, self.fate):
            part.show()
        self.fate.setFocus()

    def _fate(self) -> str:
        return str(self.fate.value()) if self.fate.isVisibleTo(self) else ""

    def _other(self, _said: str) -> None:
        for field in (self.first, self.last):
            field.set_mend("")


class TakingBack(QObject):
    """Asks on a page for what is taken back, has it written down and says what came of it."""

    def __init__(self, page: OfficePage) -> None:
        super().__init__(page)
        self._page = page
        self._sheet: BackSheet | None = None

    def ask(self) -> None:
        """F5: which numbers."""
        if held := self._page.why_not():
            self._page.said.emit(held)
            return
        self._sheet = BackSheet(self._page)
        self._sheet.asked.connect(self._take_back)
        self._sheet.closed.connect(self._gone)
        self._sheet.ask()

    def _gone(self) -> None:
        self._sheet = None

    def _take_back(self, numbers: tuple[str, str], reason: str, second: Signature, fate: str) -> None:
        page, slips, clerk = self._page, self._page.house.day.slips, self._page.clerk
        page.lanes.book.ask(
            lambda: slips.take_back(numbers, reason=reason, clerk=clerk, second=second, fate=fate),
            self._done,
            self._refused,
        )

    def _done(self, put_back: PutBack | PadGift) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        self._page.changed.emit(back_words(put_back))

    def _refused(self, error: ShoeboxError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self._page.said.emit(sentence_of(error))


def back_words(put_back: PutBack | PadGift) -> str:
    """Where the numbers stand now."""
    if isinstance(put_back, PadGift):
        ends = (text.slip(put_back.pad.first), text.slip(put_back.pad.last))
        if put_back.state is GiftState.LOST:
            return tr("{0} to {1} are declared lost, entry {2}. Nobody gets the numbers.", *ends, put_back.recalled_seq)
        if put_back.state is GiftState.RETURNED:
            return tr(
                "{0} to {1} may be given again, entry {2}. {3} is told when it is heard.",
                *ends, put_back.recalled_seq, put_back.register,
            )  # fmt: skip
        return tr(
            "{0} is told that {1} to {2} are taken back. Nobody has them until it answers.", put_back.register, *ends
        )
    said = (text.slip(put_back.run.first), text.slip(put_back.run.last), put_back.seq)
    if put_back.is_in_cupboard and put_back.taken_from == TakenFrom.PAD:
        return tr("{0} to {1} lie in the cupboard again, entry {2}. F5 once more if they never came.", *said)
    if put_back.taken_from == TakenFrom.LOST:
        return tr("{0} to {1} turned up and may be written on, entry {2}.", *said)
    if put_back.taken_from == TakenFrom.TO_PRINT:
        return tr("{0} to {1} are not printed here any more, entry {2}.", *said)
    return tr("{0} to {1} are not here any more, entry {2}.", *said)


def _fates() -> tuple[Choice, ...]:
    return (
        Choice("", tr("We wait")),
        Choice(str(PadFate.RETURNED), tr("It lies here")),
        Choice(str(PadFate.LOST), tr("It is lost")),
    )


def _number(label: str) -> Field:
    return Field(label, numbers_only=True, length_max=SLIP_SIGNS_MAX, mend_lines=3)
