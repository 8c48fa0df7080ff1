"""What takes a second person when slips are keyed again: a look at one that is too late, a wrong tick taken back.

Office room.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.office.page import place_refusal
from shoebox.desk.office.rekey_words import draft_line
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.rekeying import ORDER_SIGNS_MAX, DraftLeft, Ticked


class TwoPeopleSheet(Sheet):
    """Why, and who signs beside the person at work. The sheet stays until the book has answered."""

    def __init__(self, over: QWidget, title: str, *, act: str, hint: str, second: str) -> None:
        super().__init__(over, title)
        self.reason = ReasonField(tr("Why"), hint=hint)
        self.second = SecondPerson(hint=second)
        self.second.pin.walks = False
        self.button = Button(act, kind=Kind.FIRST, key="Return")
        self.reason.typed.connect(self._mended)
        self.second.pin.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        if not self.second.refuse(error):
            place_refusal(error, {"day.role": self.second.number}, self.reason)

    def send(self) -> None:
        """Hand everything on."""
        raise NotImplementedError

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        self.send()

    def _mended(self, _said: str) -> None:
        self.reason.set_mend("")


class ReviewSheet(TwoPeopleSheet):
    """`asked` carries (entry, reason, signature of who reviewed)."""

    asked = Signal(object, str, object)

    def __init__(self, over: QWidget, draft: DraftLeft) -> None:
        money = Money(draft.row.amount_minor, draft.row.currency)
        super().__init__(
            over, tr("Review entry {0}, {1}", text.entry(draft.row.seq), money), act=tr("Let it be keyed"),
            hint=tr("Such as: the bank agreed by phone, the customer was asked."),
            second=tr("A manager, who does not key it."),
        )  # fmt: skip
        self._seq = draft.row.seq
        late = tr("Taken {0}. Its bank may send a charge so late back. Look at the slip itself.", text.day(draft.since))
        for line in (draft_line(draft.row), late):
            self.body.addWidget(Words(line, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.second)

    def ask(self) -> None:
        """Open it with the keyboard in the reason."""
        self.open(self.reason.edit)

    def send(self) -> None:
        """Hand everything on."""
        self.asked.emit(self._seq, self.reason.text(), self.second.signature())


class UndoSheet(TwoPeopleSheet):
    """`looked_for` carries what was typed, to be answered by `show_ticked`; `asked` (ticked, reason, signature)."""

    looked_for = Signal(str)
    asked = Signal(object, str, object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over, tr("Take a wrong tick back"), act=tr("Take the tick back"),
            hint=tr("Such as: the next slip was meant."), second=tr("Somebody who saw the slip too."),
        )  # fmt: skip
        self._ticked: Ticked | None = None
        self.number = Field(
            tr("Order number that it was ticked off under"), hint=tr("Or its slip number. Then Enter."),
            length_max=ORDER_SIGNS_MAX, mend_lines=2,
        )  # fmt: skip
        self.number.walks = False
        self._found = Words(" ", Type.BODY, Ink.T2, wrap=True)
        for part in (self.number, self._found, self.reason, self.second):
            self.body.addWidget(part)
        self.number.entered.connect(self._look)
        self.number.typed.connect(self._other)

    def ask(self) -> None:
        """Open it with the keyboard in the number."""
        self.open(self.number.edit)

    def still_asks(self, said: str) -> bool:
        """Whether this is the number that stands here now: an answer that comes late speaks of another one."""
        return said == self.number.text()

    def show_ticked(self, ticked: Ticked, by: str) -> None:
        """Which draft it is, and who ticked it off."""
        self._ticked = ticked
        self._found.say(tr("{0}. Ticked off as {1} by {2}.", draft_line(ticked.row), ticked.order_no, by))
        self.reason.setFocus()

    def refuse(self, error: ShoeboxError) -> None:
        """Under the number where nothing is ticked off under it."""
        if error.code in {"rekey.no_tick", "rekey.order", "card.number"} and self._ticked is None:
            self.button.busy("")
            place_refusal(error, {}, self.number)
        else:
            super().refuse(error)

    def send(self) -> None:
        """Hand everything on, once it is known what is taken back."""
        if self._ticked is None:
            self.button.busy("")
            self._look()
        else:
            self.asked.emit(self._ticked, self.reason.text(), self.second.signature())

    def _look(self) -> None:
        self.looked_for.emit(self.number.text())

    def _other(self, _said: str) -> None:
        self._ticked = None
        self._found.say(" ")
        self.number.set_mend("")
