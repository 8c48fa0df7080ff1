"""The sheets of a sealed card number: why it is opened and with which passphrase, and the number itself. Finance room.

A number that is shown is gone when anybody looks elsewhere: another window, another field, a lock, or a minute. It is
painted and can't be marked or copied; what photographs the screen is out of a program's hands.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.finance.sealed_slips import SealedSlips
from shoebox.desk.look import Ink, Type
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import CaseView
from shoebox.domain.decision import NOTE_MAX
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.sealed import ClearCard, grouped_number

PASSPHRASE_SIGNS_MAX = 200
_SECOND_MS = 1_000


class OpenCardSheet(Sheet):
    """`asked` carries (slip id, reason, passphrase); the sheet stays until the book has answered."""

    asked = Signal(str, str, str)

    def __init__(self, over: QWidget, view: CaseView) -> None:
        super().__init__(over, tr("Show the card number of case {0}", view.row.case_id), width_u=72)
        said = tr("It is opened for a charge that was never made. Your name and your reason stay in the book for ever.")
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.slips = SealedSlips(view.sealed)
        if len(view.sealed) > 1:
            self.body.addWidget(self.slips)
        self.note = ReasonField(tr("Why, in a few words"), length_max=NOTE_MAX)
        self.passphrase = Field(
            tr("Passphrase of the sealing key"), secret=True, length_max=PASSPHRASE_SIGNS_MAX, mend_lines=3
        )
        self.body.addWidget(self.note)
        self.body.addWidget(self.passphrase)
        self.button = Button(tr("Show card number"), kind=Kind.FIRST, key="Return")
        self.add_act(self.button)
        self.passphrase.walks = False
        self.passphrase.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        for field in (self.note, self.passphrase):
            field.typed.connect(self._mended)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.slips.field.edit if self.slips.field is not None else self.note.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended; a passphrase never stands about."""
        self.button.busy("")
        self.passphrase.set_text("")
        about_note = error.code in {"seal.reason", "case.note_long", "card.number", "card.security_code"}
        field = self.note if about_note else self.passphrase
        field.set_mend(sentence_of(error))
        field.setFocus()

    def leave(self) -> None:
        """Also while it is being opened: a number that nobody waits for is not shown."""
        self.dismiss()

    def _ask(self) -> None:
        if self.button.is_busy():
            return  # it is being opened: nothing is missing
        said, slip_id = self.passphrase.text(), self.slips.chosen()
        self.passphrase.set_text("")
        if not said:  # nobody tried anything yet
            self.refuse(Refusal("keys.passphrase"))
        elif slip_id:
            self.button.busy(tr("Opening"))
            self.asked.emit(slip_id, self.note.reason(), said)

    def _mended(self, _said: str) -> None:
        for field in (self.note, self.passphrase):
            field.set_mend("")


class CardNumberSheet(Sheet):
    """The number, for so many seconds at most. It hides for good; to see it again is another entry."""

    def __init__(self, over: QWidget, card: ClearCard, slip: str, *, shown_s: int) -> None:
        super().__init__(over, tr("Card number of slip {0}", slip), width_u=72)
        self._window, self._left_s, self._is_over = over.window(), shown_s, False
        self.number = Words(grouped_number(card.number), Type.FIGURE)
        self.expiry = Words(tr("Expires {0}/{1}", card.expiry[:2], card.expiry[2:]), Type.H2)
        self.left = Words("", Type.SMALL, Ink.T2, wrap=True)
        for words in (self.number, self.expiry, self.left):
            self.body.addWidget(words)
        self.timer = QTimer(self)
        self.timer.setInterval(_SECOND_MS)
        self.timer.timeout.connect(self.pass_second)
        self._say_left()

    def open(self, first: QWidget | None = None) -> None:
        """Show it, and watch for everything that ends it."""
        super().open(first)
        self.timer.start()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_went)

    def pass_second(self) -> None:
        """A second less."""
        self._left_s -= 1
        self._say_left()
        if self._left_s <= 0:
            self.dismiss()

    def dismiss(self) -> None:
        """The number is gone from the screen, and from what readers are told, before anything else."""
        if self._is_over:
            return
        self._is_over = True
        self.timer.stop()
        for words in (self.number, self.expiry):
            words.say("")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self._focus_went)
        super().dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window in front, or this one put away, ends it."""
        ends = {QEvent.Type.WindowDeactivate, QEvent.Type.Hide, QEvent.Type.WindowStateChange}
        if watched is self._window and event.type() in ends and self.isVisible():
            self.dismiss()
        return super().eventFilter(watched, event)

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            return
        if now is not None:
            self.give_back_to(None)  # the keyboard has gone where it should be, such as to a lock's PIN
        self.dismiss()

    def _say_left(self) -> None:
        self.left.say(tr("It hides in {0} s, and at once when you look elsewhere.", self._left_s))
