"""What two people settle of an online order: a held one handed over or ended, or one taken back. Register room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.pickup_words import proof_word
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.text import tr
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.pickup import OrderSeen
from shoebox.domain.policy import Policy

ENDED = ""
WIDTH_U = 92


@dataclass(frozen=True, slots=True)
class HeldAsked:
    """How the order ends: proof for one that is handed over, none for one that is not."""

    checked: str
    note: str
    pin: str


class HeldSheet(PinSheet):
    """`asked` carries a HeldAsked; the sheet stays until the book has answered."""

    asked = Signal(object)

    def __init__(self, over: QWidget, seen: OrderSeen, policy: Policy) -> None:
        back = seen.is_released
        title = tr("Take order {0} back") if back else tr("Settle held order {0}")
        act = tr("Take it back") if back else tr("Settle it")
        super().__init__(
            over, title.format(seen.order.order_no), roles=policy.void_roles, act=act, waiting=tr("Recording"),
            width_u=WIDTH_U,
        )  # fmt: skip
        self._back = back
        ways = (*policy.pickup_checks, ENDED)
        self.ways = Segments(
            tr("How it ends"),
            tuple(
                Choice(way, proof_word(way) if way else tr("Not handed over"), str(at))
                for at, way in enumerate(ways, 1)
            ),
        )
        self.how = Labelled(tr("Handed over on proof, or not at all"), self.ways, mend_lines=1)
        hint = tr("Where the goods are now.") if back else tr("What Finance said, and who said it.")
        self.note = ReasonField(tr("Why"), hint=hint, mend_lines=1)
        last, order = seen.last, seen.order
        contact = last.contact if last is not None else ""
        said = "  ·  ".join(part for part in (order.name, contact, order.goods) if part)
        for part in (Words(said, Type.BODY, Ink.T2, wrap=True), self.how, self.note, self.pin):
            self.body.addWidget(part)
        self.how.setVisible(not back)
        self._listen()

    def ask(self) -> None:
        """Open it at the first question."""
        self.open(self.note.edit if self._back else self.ways.segments[0])

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.refuse_at(self.pin if error.code.startswith("staff.") else self.note, error)

    def is_missing(self) -> bool:
        """First how it ends, then why."""
        if not self._back and self.ways.value() is None:
            self.how.set_mend(tr("Choose how it ends."))
            self.ways.segments[0].setFocus()
        elif not self.note.text():
            self.note.set_mend(tr("Say why in a few words."))
            self.note.setFocus()
        else:
            return False
        return True

    def send(self) -> None:
        """Hand everything on."""
        self.asked.emit(HeldAsked(str(self.ways.value() or ""), self.note.text(), self.pin.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A way by its number, where the keyboard is in no field."""
        if not (self.how.isVisible() and self.ways.press_numbered(event)):
            super().keyPressEvent(event)

    def _listen(self) -> None:
        self.ways.chosen.connect(self._chosen)
        self.note.typed.connect(self._note_typed)
        guard(self.note)

    def _chosen(self, _value: object) -> None:
        self.how.set_mend("")
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _note_typed(self, _said: str) -> None:
        self.note.set_mend("")
