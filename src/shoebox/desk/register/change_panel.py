"""What goes back to a customer who pays cash: the sum in the largest letters, and the pieces it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.paint import rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words
from shoebox.domain.denomination import Denomination
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

# More kinds of pieces than this are not read off a list, they are counted.
PIECES_MAX = 5


class ChangePanel(Painted):
    """Give back $20.05: 1 x $20 note, 1 x 5 cent coin."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._pieces_known = policy.pieces
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.big = BigAmount(tr("Give back"), str(Money(0, policy.currency)))
        self._pieces = tuple(Words("", Type.BODY) for _ in range(PIECES_MAX))
        row = QHBoxLayout(self)
        row.setContentsMargins(u(2.5), u(2), u(2.5), u(2))
        row.setSpacing(u(3))
        row.addWidget(self.big, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(u(1.25))
        column.addStretch(1)
        for words in self._pieces:
            column.addWidget(words)
        column.addStretch(1)
        row.addLayout(column, 1)

    def show_change(self, amount: Money, received: Money) -> None:
        """Show what goes back; nothing while less than the amount is typed."""
        enough = bool(amount) and received >= amount
        back = received - amount if enough else Money(0, amount.currency)
        how = tr("Count it into the customer's hand, largest note first.") if back else ""
        exact = tr("Exactly paid, nothing goes back.") if enough and not back else ""
        self.big.show_amount(str(back), verdict=how or exact, meaning=Meaning.OK if back else Meaning.PLAIN)
        lines = [tr("**{0}** × {1}", count, tr(name)) for count, name in pieces_of(back, self._pieces_known)]
        for at, words in enumerate(self._pieces):
            words.say(lines[at] if at < len(lines) else "", Ink.T1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        rule(QPainter(self), 0, 0, self.width())


def pieces_of(amount: Money, denominations: tuple[Denomination, ...]) -> tuple[tuple[int, str], ...]:
    """How many of each note and coin make up an amount, largest first."""
    found, left = [], amount.amount_minor
    for piece in sorted(denominations, key=lambda one: -one.worth_minor):
        count, left = divmod(left, piece.worth_minor)
        if count:
            found.append((count, piece.name))
    return tuple(found)
