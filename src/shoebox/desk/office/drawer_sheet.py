"""One more drawer with its float, or a drawer given to somebody else: over the page Cash. Office room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.pin_field import staff_number_field
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.drawer import LETTERS, letter
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.staff import Signature

NEW = "new"
ROUND_KEY = key_of("office", "round", "drawers")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerDraft:
    """What was typed: a new drawer with its float and who counted it too, or one that is there."""

    drawer: str | None  # None = a new one
    seller: str
    float_minor: int = 0
    second: Signature = ("", "")


class DrawerSheet(Sheet):
    """`asked` carries a DrawerDraft; the sheet stays until the book has answered."""

    asked = Signal(object)

    def __init__(self, over: QWidget, drawers: tuple[str, ...], currency: str) -> None:
        super().__init__(over, tr("Drawers at this register"))
        self._currency = currency
        free = LETTERS[len(drawers) : len(drawers) + 1]
        new = (Choice(NEW, tr("New drawer {0}", free), ROUND_KEY),) if free else ()
        there = (Choice(drawer, tr("Drawer {0}", letter(drawer))) for drawer in drawers)
        self.which = Segments(tr("Which drawer"), (*new, *there))
        self.which.choose(NEW if free else drawers[0])
        rule = tr(
            "Whoever sells puts their cash into their own drawer; whoever has none, into the one that is nobody's."
        )
        self.seller = staff_number_field(tr("Staff number of who sells from it"))
        self.float_field = AmountField(tr("Float in the new drawer"), currency, role=Type.STAT, height_u=7)
        self.second = SecondPerson(hint=tr("Whoever counted the float with you."))
        self.button = Button("", kind=Kind.FIRST, key="Return")
        for part in (Words(rule, Type.BODY, Ink.T2, wrap=True), self.which, self.seller, self.float_field, self.second):
            self.body.addWidget(part)
        self.add_act(self.button)
        self.seller.typed.connect(self._mended)
        self.float_field.typed.connect(self._mended)
        self.second.pin.walks = False
        self.second.pin.entered.connect(self._ask)
        self.seller.entered.connect(self._entered)
        self.which.chosen.connect(self._settle)
        self.button.acted.connect(self._ask)
        self._settle(None)

    def ask(self) -> None:
        """Open it with the keyboard where typing begins."""
        self.open(self.seller.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key goes round the drawers, wherever the keyboard is."""
        if QKeySequence(event.keyCombination()).toString() == ROUND_KEY:
            values = [segment.choice.value for segment in self.which.segments]
            self.which.press(values[(values.index(str(self.which.value())) + 1) % len(values)])
            self.seller.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        if self.second.refuse(error):
            return
        at = self.float_field if error.code == "day.float" else self.seller
        at.set_mend(sentence_of(error))
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_new(self) -> bool:
        return self.which.value() == NEW

    def _settle(self, _value: object) -> None:
        new = self._is_new()
        self.float_field.setVisible(new)
        self.second.setVisible(new)
        self.seller.walks = new
        self.button.say(tr("Open the drawer") if new else tr("Give it"))

    def _entered(self) -> None:
        if not self._is_new():
            self._ask()

    def _ask(self) -> None:
        if not self.seller.text():
            self.seller.set_mend(tr("Type the staff number of who sells from it."))
            self.seller.setFocus()
            return
        if not self._is_new():
            if self.button.begin(tr("Saving")):
                self.asked.emit(DrawerDraft(drawer=str(self.which.value()), seller=self.seller.text()))
            return
        amount = self._float()
        if amount is not None and self.button.begin(tr("Opening")):
            draft = DrawerDraft(
                drawer=None, seller=self.seller.text(), float_minor=amount.amount_minor, second=self.second.signature()
            )
            self.asked.emit(draft)

    def _float(self) -> Money | None:
        try:
            amount = self.float_field.money()
        except Refusal as refused:
            self.float_field.set_mend(sentence_of(refused))
            self.float_field.setFocus()
            return None
        if amount is None:
            self.float_field.set_mend(tr("Type the float. For an empty drawer type 0."))
            self.float_field.setFocus()
        return amount

    def _mended(self, _said: str) -> None:
        self.seller.set_mend("")
        self.float_field.set_mend("")
