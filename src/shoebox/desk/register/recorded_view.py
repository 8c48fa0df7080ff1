"""What is shown once a sale is on the disk, with the next sale's first field already at the keyboard. Register room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import u
from shoebox.desk.register.next_card import NextCard
from shoebox.desk.register.result_card import ResultCard
from shoebox.desk.shortcuts import bind
from shoebox.domain.day import SaleRow
from shoebox.till.drafts import Recorded

_BEGINNINGS = ("part", "call", "exempt", "more", "times")  # what a sale may begin with before its first letter


class RecordedView(QWidget):
    """Result above, next sale below.

    `begun` carries the first letters of the next sale as they are typed; `act_asked` what its form shall do at once,
    such as ``part``, by a key that works there and is pressed before any letter.
    """

    begun = Signal(str)
    act_asked = Signal(str)
    claim_began = Signal()
    printed_again = Signal()
    void_asked = Signal()

    def __init__(self, currency: str, *, practice: bool = False) -> None:
        super().__init__()
        self.row: SaleRow | None = None
        self.result, self.next = ResultCard(practice=practice), NextCard(currency)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(1.5))
        column.addWidget(self.result, 1)
        column.addWidget(self.next)
        self.result.again.acted.connect(self.printed_again)
        self.result.void.acted.connect(self.void_asked)
        self.next.begun.connect(self.begun)
        self.next.claim_began.connect(self.claim_began)
        bind(self, "register", "card", {act: partial(self.act_asked.emit, act) for act in _BEGINNINGS})

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops: the next sale first, since that is what comes next."""
        return (self.next.slip, self.next.amount, self.result.again, self.result.void)

    def show_recorded(self, recorded: Recorded, next_slip: str) -> None:
        """Show a recorded entry, and wait for the next of its kind."""
        self.row = recorded.row
        self.result.show_recorded(recorded)
        self.next.wait_for(recorded.row.tender, next_slip)

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the codes less room in a narrow window."""
        self.next.set_narrow(narrow=narrow)
        self.result.claim.setFixedWidth(u(28 if narrow else 37.5))

    def focus_first(self) -> None:
        """The keyboard into the next sale's field."""
        self.next.first().setFocus(Qt.FocusReason.OtherFocusReason)
