"""Recorded, entry 412: what is on the disk, with the claim code beside it. Register room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from shoebox.desk import text
from shoebox.desk.look import LINE_PX, Ink, Type, colour, u
from shoebox.desk.register.rows import is_late, may_key_again, row_line
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.paint import mirrored, radius_card
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.qr_view import QrView
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.money import Money
from shoebox.till.drafts import Recorded

Matrix = tuple[tuple[bool, ...], ...]


class ClaimPanel(Painted):
    """The claim code as QR and as letters, flush with the trailing edge of its card.

    Practice has none: nothing was sold, and a code on the screen can be photographed or copied onto paper.
    """

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__()
        self._practice = practice
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(u(37.5))
        self._claim_code = ""
        centre = Qt.AlignmentFlag.AlignHCenter
        self._qr = QrView(side_u=15.5)
        self._code = Words("", Type.CODE, align=centre)
        self._slip_code = Words("", Type.SMALL, Ink.T2, align=centre)
        column = QVBoxLayout(self)
        column.setContentsMargins(u(1), u(2), u(1), u(2))  # some codes are all wide letters
        column.setSpacing(u(1))
        column.addStretch(1)
        title = tr("Practice: no claim code") if practice else tr("Claim code, on the receipt")
        column.addWidget(Words(title, Type.SMALL, Ink.T2, align=centre))
        column.addWidget(self._qr, 0, centre)
        column.addWidget(self._code)
        column.addWidget(self._slip_code)
        column.addStretch(1)

    def show_codes(self, recorded: Recorded) -> None:
        """The codes of this entry in letters; the square comes a moment later, by `show_qr`."""
        self._claim_code = recorded.claim_code
        self._qr.show_code((), "")
        self._code.say("" if self._practice else text.code_groups(recorded.claim_code))
        self._slip_code.say(tr("Write {0} on both copies", recorded.slip_code) if recorded.row.slip else "")

    def show_qr(self, claim_code: str, qr: Matrix) -> None:
        """The square of this code, unless another entry is on show by now."""
        if claim_code == self._claim_code and not self._practice:
            self._qr.show_code(qr, tr("Claim code {0}", text.code_groups(claim_code)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground's colour to the card's own corners, and a hairline where it begins."""
        painter, area = QPainter(self), self.area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = mirrored(area.adjusted(-radius_card() * 2, 0, 0, 0), area, self.layoutDirection())
        shape = QPainterPath()
        shape.addRoundedRect(card, radius_card() - LINE_PX, radius_card() - LINE_PX)
        painter.fillPath(shape, colour(Ink.S0))
        line = mirrored(QRectF(0, 0, LINE_PX, area.height()), area, self.layoutDirection())
        painter.fillRect(line, colour(Ink.LINE))


def _saved_words(row: SaleRow) -> str:
    """When it was saved; of a slip that was found late, into which day it went."""
    saved = local_time(row.wall_ms, row.offset_min)
    if not is_late(row):
        return tr("Saved in the book {0}", saved.strftime("%H:%M:%S"))
    written = local_time(row.taken_ms, row.offset_min)
    return tr("Slip of {0}, counted in the day of **{1}**", text.moment(written), text.day(date.fromisoformat(row.day)))


class ResultCard(Card):
    """The amount in the largest letters, what became of the receipt, and the two acts that may follow."""

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__(flat=True)
        self._icon, self._said = IconView("ok", Ink.OK, size_u=3), Words("", Type.H2, Ink.OK, wrap=True)
        self._amount = BigAmount()
        self._change = Words("", Type.FIGURE, Ink.OK)
        self._line = Words("", Type.BODY, Ink.T2, wrap=True)
        self._paper, self._saved = (Words("", Type.BODY, Ink.T2, wrap=True) for _ in range(2))
        self.claim = ClaimPanel(practice=practice)
        self.again = Button(tr("Print receipt"), icon="print", key=key_of("register", "print"))
        self.void = Button(tr("Void this sale"), icon="void", key=key_of("register", "void"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addWidget(self.claim)
        self.body.addLayout(row)

    def show_recorded(self, recorded: Recorded) -> None:
        """Show this entry; the receipt is said to be on its way until `say_paper`."""
        row = recorded.row
        words = tr("Given back, entry {0}") if row.kind == "refund" else tr("Recorded, entry {0}")
        self._icon.show_icon("ok", Ink.OK)
        self._said.say(words.format(recorded.entry_no), Ink.OK)
        self._amount.show_amount(str(Money(recorded.whole_minor, row.currency)))
        back = Money(recorded.change_minor, row.currency)
        self._change.say(tr("Give back {0}", back) if back else "")
        self._change.setVisible(bool(back))
        self._line.say(row_line(row))
        self._saved.say(_saved_words(row))
        self._paper.say(tr("The receipt is being made"), Ink.T2)
        self.claim.show_codes(recorded)
        self._offer(void=tr("Void this refund") if row.kind == "refund" else tr("Void this sale"))

    def show_voided(self, row: SaleRow) -> None:
        """The entry on show is struck out."""
        self._icon.show_icon("void", Ink.REFUSED)
        self._said.say(tr("Entry {0} is voided by entry {1}", row.seq, row.voided_by_seq), Ink.REFUSED)
        again = tr("Keyed wrong? Key it again.") if may_key_again(row) else ""
        self._line.say(" ".join((tr("{0}. The paper stays in the box.", row.void_reason), again)).rstrip())
        self._change.hide()
        self._offer(void="")

    def say_paper(self, said: str, *, good: bool = True) -> None:
        """What became of the receipt."""
        self._paper.say(said, Ink.T2 if good else Ink.WAITING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other room for the acts."""
        super().resizeEvent(event)
        self._fit()

    def _offer(self, *, void: str) -> None:
        self.again.say(tr("Print receipt"))
        self.void.say(void or self.void.text())
        self.void.setVisible(bool(void))
        self._fit()

    def _left(self) -> QVBoxLayout:
        self._column = column = QVBoxLayout()
        head = QHBoxLayout()
        head.setSpacing(u(1.5))
        head.addWidget(self._icon)
        head.addWidget(self._said, 1)
        column.addLayout(head)
        for part in (self._amount, self._change, self._line):
            column.addWidget(part)
        column.addStretch(1)
        for icon, words in (("lock", self._saved), ("print", self._paper)):
            fact = QHBoxLayout()
            fact.setSpacing(u(1))
            fact.addWidget(IconView(icon, Ink.T3), 0, Qt.AlignmentFlag.AlignTop)
            fact.addWidget(words, 1)
            column.addLayout(fact)
        column.addSpacing(u(1))
        self._acts = acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        acts.addWidget(self.again)
        acts.addWidget(self.void)
        acts.addStretch(1)
        column.addLayout(acts)
        return column

    def _fit(self) -> None:
        """The two acts side by side, or one below the other where longer words leave no room."""
        wide = self.again.sizeHint().width() + self.void.sizeHint().width() + u(1)
        room = self.width() - self.claim.width() - 2 * u(3)
        way, beside = QBoxLayout.Direction, wide <= room
        self._acts.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._acts.setSpacing(u(1 if beside else 0.5))
        above = u(2.5 if beside else 1.5)
        self._column.setContentsMargins(u(3), above, u(3), above)
        self._column.setSpacing(u(0.5 if beside else 0.25))
