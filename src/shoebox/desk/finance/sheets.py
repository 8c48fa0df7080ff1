"""The two sheets of this window: a reason in words, and an amount with a note. Finance room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.finance import says
from shoebox.desk.look import Ink, Type
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import CaseView
from shoebox.domain.decision import NOTE_MAX, Action, CloseReason
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money


class NoteSheet(Sheet):
    """Asks for one line of words. `asked` carries it; the sheet stays until the book has answered."""

    asked = Signal(str)

    def __init__(
        self,
        over: QWidget,
        title: str,
        *,
        act: str,
        why: str = "",
        label: str = "",
        needed: bool = True,
        width_u: float = 72,
    ) -> None:
        super().__init__(over, title, width_u=width_u)
        self._needed = needed
        if why:
            self.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        self.note = Field(label or tr("Why, in a few words"), length_max=NOTE_MAX, mend_lines=2)
        self.note.walks = False
        self.body.addWidget(self.note)
        self.button = Button(act, kind=Kind.FIRST, key="Return")
        self.add_act(self.button)
        self.button.acted.connect(self._ask)
        self.note.take_no_scan()
        self.note.entered.connect(self._ask)
        self.note.typed.connect(self._mended)

    def ask(self) -> None:
        """Open it with the keyboard in the note."""
        self.open(self.note.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended."""
        self.button.busy("")
        self.note.set_mend(sentence_of(error))

    def _ask(self) -> None:
        if self._needed and not self.note.text().strip():
            self.note.set_mend(sentence_of(Refusal("case.note_needed")))
        else:
            self.send(self.note.text())

    def send(self, note: str) -> None:
        """Hand it on, once."""
        if self.button.begin(tr("Saving")):
            self.asked.emit(note)

    def _mended(self, _said: str) -> None:
        self.note.set_mend("")


class CloseSheet(NoteSheet):
    """Not a fault: a reason out of three, and a note."""

    def __init__(self, over: QWidget, view: CaseView) -> None:
        row = view.row
        super().__init__(
            over,
            tr("Close case {0} with no money moved", row.case_id),
            act=tr("Close case {0}", row.case_id),
            why=tr("{0}, {1} at risk.", says.what(row), says.money(row.amount_minor, row.currency)),
            label=tr("Note"),
            needed=False,
            width_u=108,  # three reasons beside one another, in any language
        )
        choices = [Choice(reason, tr(reason.words)) for reason in CloseReason]
        self.reason = Segments(tr("Reason"), choices)
        self.reason.choose(CloseReason.NOT_A_FAULT)
        self.body.insertWidget(1, Labelled(tr("Reason"), self.reason))


class ProposeSheet(NoteSheet):
    """Another amount, another act, or a note. `proposed` carries (Action, minor units, note).

    Where the paper alone says which amount is wrong, the note is what stands on it, and it is needed. `chosen` is the
    act to begin with; what the evidence asks for where there is none.
    """

    proposed = Signal(object, object, str)

    def __init__(self, over: QWidget, view: CaseView, chosen: Action | None = None) -> None:
        super().__init__(
            over,
            tr("Propose for case {0}", view.row.case_id),
            act=tr("Propose"),
            label=tr("What the paper says") if view.paper_first else tr("Note for the one who approves"),
            needed=False,
        )
        self._view = view
        self.action = Segments(tr("What to do"), _choices(view))
        self.amount = AmountField(tr("Amount"), view.row.currency)
        self.body.insertWidget(0, Labelled(tr("What to do"), self.action))
        self.body.insertWidget(1, self.amount)
        if view.paper_first:
            why = tr(
                "One of the two was keyed wrong, and the evidence does not say which. Propose only what the paper says."
            )
            self.body.insertWidget(0, Words(why, Type.BODY, Ink.T2, wrap=True))
        self.action.chosen.connect(self._show_amount)
        may = [Action(str(one.value)) for one in _choices(view) if not one.held]
        begun = chosen if chosen in may else view.suggested or may[0]
        self.action.choose(begun)
        self._show_amount(begun)
        self.amount.typed.connect(self._mended)

    def refuse(self, error: ShoeboxError) -> None:
        """Say under the amount what is wrong with it, anything else under the note."""
        self.button.busy("")
        about_amount = error.code.startswith(("case.over", "money.", "case.propose_limit"))
        (self.amount if about_amount else self.note).set_mend(sentence_of(error))

    def _show_amount(self, action: object) -> None:
        minor = {
            Action.REFUND: self._view.refundable_minor,
            Action.CHARGE: self._view.chargeable_minor,
            Action.WRITE_OFF: self._view.row.amount_minor,
        }[Action(str(action))]
        self.amount.set_money(Money(minor, self._view.row.currency))
        self.button.say(tr("Propose"))

    def send(self, note: str) -> None:
        """Hand act, amount and note on, once there is an amount."""
        try:
            money = self.amount.money()
        except Refusal as refused:
            self.amount.set_mend(sentence_of(refused))
            return
        if money is None or not money:
            self.amount.set_mend(tr("Type the amount, such as 62.41."))
            return
        if self.button.begin(tr("Saving")):
            self.proposed.emit(self.action.value(), money.amount_minor, note)

    def _mended(self, _said: str) -> None:
        self.note.set_mend("")
        self.amount.set_mend("")


def _choices(view: CaseView) -> list[Choice]:
    refund = "" if view.refundable_minor else sentence_of(Refusal("case.no_refund"))
    charge = "" if view.chargeable_minor else sentence_of(Refusal("case.no_charge"))
    return [
        Choice(Action.REFUND, tr("Refund"), held=refund),
        Choice(Action.CHARGE, tr("Charge"), held=charge),
        Choice(Action.WRITE_OFF, tr("Write off")),
    ]
