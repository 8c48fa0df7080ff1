"""What is shown once a sale is on the disk, with the next sale's first field already at the keyboard. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.register.sale_fields import TOP_U
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.qr_view import QrView
from shoebox.desk.widgets.words import Words
from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money
from shoebox.till.drafts import Recorded


class RecordedView(QWidget):
    """Result above, next sale below. `begun` carries the first letters of the next sale as they are typed."""

    begun = Signal(str)
    printed_again = Signal()
    void_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.result, self.next = ResultCard(), NextCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(1.5))
        column.addWidget(self.result, 1)
        column.addWidget(self.next)
        self.result.again.acted.connect(self.printed_again)
        self.result.void.acted.connect(self.void_asked)
        self.next.first.typed.connect(self.begun)

    def show_recorded(self, recorded: Recorded, qr: tuple[tuple[bool, ...], ...], next_slip: str) -> None:
        """Show a recorded entry, and wait for the next of its kind."""
        self.result.show_recorded(recorded, qr)
        self.next.wait_for(recorded.row.tender, next_slip)

    def focus_first(self) -> None:
        """The keyboard into the next sale's field."""
        self.next.first.setFocus(Qt.FocusReason.OtherFocusReason)


class ResultCard(Card):
    """Recorded, entry 412: the amount in the largest letters, and the claim code."""

    def __init__(self) -> None:
        super().__init__(flat=True)
        self._said = Words("", Type.H2, Ink.OK)
        self._amount = BigAmount()
        self._change = Words("", Type.FIGURE)
        self._line = Words("", Type.BODY, Ink.T2)
        self._paper, self._saved = Words("", Type.BODY, Ink.T2), Words("", Type.BODY, Ink.T2)
        self._qr = QrView(side_u=15.5)
        self._code = Words("", Type.CODE, align=Qt.AlignmentFlag.AlignHCenter)
        self._slip_code = Words("", Type.SMALL, Ink.T2, align=Qt.AlignmentFlag.AlignHCenter)
        self.again = Button(tr("Print again"), icon="print", key=key_of("register", "print"))
        self.void = Button(tr("Void this sale"), icon="void", key=key_of("register", "void"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addWidget(self._claim())
        self.body.addLayout(row)

    def show_recorded(self, recorded: Recorded, qr: tuple[tuple[bool, ...], ...]) -> None:
        """Show this entry; the receipt is said to be on its way until `say_paper`."""
        row = recorded.row
        words = tr("Given back, entry {0}") if row.kind == "refund" else tr("Recorded, entry {0}")
        self._said.say(words.format(recorded.entry_no))
        self._amount.show_amount(str(Money(row.amount_minor, row.currency)))
        self._change.say(
            tr("Give back {0}", Money(recorded.change_minor, row.currency)) if recorded.change_minor else ""
        )
        self._change.setVisible(bool(recorded.change_minor))
        self._line.say(row_line(row))
        when = local_time(row.wall_ms, row.offset_min)
        self._saved.say(tr("Saved in the book {0}", when.strftime("%H:%M:%S")))
        self._paper.say(tr("Receipt is being made"))
        self._qr.show_code(qr, tr("Claim code {0}", text.code_groups(recorded.claim_code)))
        self._code.say(text.code_groups(recorded.claim_code))
        self._slip_code.say(tr("Write {0} on both copies", recorded.slip_code) if row.slip else "")
        self.void.setVisible(True)

    def say_paper(self, said: str, *, good: bool = True) -> None:
        """What became of the receipt."""
        self._paper.say(said, Ink.T2 if good else Ink.WAITING)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(u(3), u(2.5), u(3), u(2.5))
        column.setSpacing(u(0.5))
        head = QHBoxLayout()
        head.setSpacing(u(1.5))
        head.addWidget(IconView("ok", Ink.OK, size_u=3))
        head.addWidget(self._said, 1)
        column.addLayout(head)
        for part in (self._amount, self._change, self._line):
            column.addWidget(part)
        column.addStretch(1)
        facts = QHBoxLayout()
        facts.setSpacing(u(1))
        for icon, words in (("print", self._paper), ("lock", self._saved)):
            facts.addWidget(IconView(icon, Ink.T3))
            facts.addWidget(words)
            facts.addSpacing(u(1))
        facts.addStretch(1)
        column.addLayout(facts)
        column.addSpacing(u(1))
        acts = QHBoxLayout()
        acts.setSpacing(u(1))
        acts.addWidget(self.again)
        acts.addWidget(self.void)
        acts.addStretch(1)
        column.addLayout(acts)
        return column

    def _claim(self) -> QWidget:
        panel = Card()
        panel.set_ground(Ink.S0)
        centre = Qt.AlignmentFlag.AlignHCenter
        panel.body.addStretch(1)
        panel.body.addWidget(Words(tr("Claim code, on the receipt"), Type.SMALL, Ink.T2, align=centre))
        panel.body.addWidget(self._qr, 0, centre)
        panel.body.addWidget(self._code)
        panel.body.addWidget(self._slip_code)
        panel.body.addStretch(1)
        panel.setFixedWidth(u(35))
        return panel


class NextCard(Card):
    """The next sale, waiting for its first letter."""

    def __init__(self) -> None:
        super().__init__()
        self._pill = Pill("")
        head = QHBoxLayout()
        head.addWidget(Words(tr("Next sale"), Type.H2), 1)
        head.addWidget(self._pill)
        self.first = Field(tr("Slip number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.first.walks = False
        self.body.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self.first, 1)
        row.addStretch(1)
        self.body.addLayout(row)

    def wait_for(self, tender: str, next_slip: str) -> None:
        """Wait for the same kind of sale as before."""
        self.first.set_text("")
        card = tender == Tender.CARD
        self._pill.show_state(tr("Card slip, as before") if card else tr("Cash, as before"))
        self.first.label.say(tr("Slip number") if card else tr("Amount, tax included"))
        self.first.name(tr("Slip number of the next sale") if card else tr("Amount of the next sale"))
        hint = tr("Scan it or type it. Next is {0}.", text.slip(next_slip)) if card and next_slip else ""
        self.first.set_hint(hint or tr("Type it, the rest opens by itself."))


def row_line(row: SaleRow) -> str:
    """``Visa •• 4417 · Slip 085 100 047 · Approval 48213A``."""
    parts = [row_tender(row)]
    if row.slip:
        parts.append(tr("Slip {0}", text.slip(row.slip)))
    if row.approval:
        parts.append(tr("Approval {0}", row.approval))
    return "  ·  ".join(parts)


def row_tender(row: SaleRow) -> str:
    """``Visa •• 4417`` or ``Cash``."""
    if row.tender == Tender.CASH:
        return tr("Cash")
    return text.card(Brand(row.brand).words if row.brand in set(Brand) else row.brand, row.last4)


def meaning_of(row: SaleRow) -> Meaning:
    """How a row stands: void, at risk, or plain."""
    if row.voided_by_seq:
        return Meaning.REFUSED
    return Meaning.RISK if row.tender == Tender.CARD and row.kind == "sale" and not row.approval else Meaning.PLAIN
