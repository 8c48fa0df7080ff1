"""What is in a bag, piece by piece, as its deposit slip prints it, and what the pieces make. Office room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office.count_form import number_field, typed_in
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.words import Words
from shoebox.domain.denomination import Denomination
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

_FIELD_U, _SIGNS = 6.5, 5


@dataclass(frozen=True, slots=True)
class BagRow:
    """One piece, and the field for how many of it are in the bag."""

    piece_minor: int
    is_coin: bool
    name: Words
    field: Field

    def how_many(self) -> int:
        """The number typed; an empty field is none."""
        return typed_in(self.field)


class BagForm(Card):
    """`typed` when a number was. An empty one is no count: the slip then has room to write it on."""

    typed = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__(tr("In the bag"))
        self._currency, self._wanted_minor = policy.currency, 0
        kinds = sorted(policy.pieces, key=lambda piece: piece.is_coin)  # as one counts: notes, then coins
        self.rows = tuple(map(self._row, kinds))
        self._hint = MendLine(tr("Both count it; the deposit slip prints it."), lines=2)
        self._sum, self._stand = Words("", Type.STAT), Words("", Type.SMALL, Ink.T2, wrap=True)
        self.body.setSpacing(u(1))
        self.body.addWidget(self._hint)
        self.body.addLayout(self._grid())
        self.set_foot(self._foot_strip())
        self._show_sum()

    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Pairs of piece, in minor units, and how many, of those that are there."""
        return tuple((row.piece_minor, row.how_many()) for row in self.rows if row.how_many())

    def show_amount(self, wanted_minor: int) -> None:
        """What the bag is to hold; 0 while nobody has said."""
        self._wanted_minor = wanted_minor
        self._show_sum()

    def empty(self) -> None:
        """Begin anew."""
        for row in self.rows:
            row.field.set_text("")
        self._hint.mend("")
        self.show_amount(0)

    def ask(self, said: str, meaning: Meaning = Meaning.WAITING) -> None:
        """Say what is to be counted, or counted once more, with the keyboard at the first piece."""
        self._hint.mend(said, meaning)
        self.rows[0].field.edit.setAccessibleDescription(said)
        self.focus_first()

    def focus_first(self) -> None:
        """The keyboard at the first piece."""
        self.rows[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, piece: Denomination) -> BagRow:
        name = tr(piece.name)
        field = number_field(tr("In the bag, how many {0}", name), signs=_SIGNS, width_u=_FIELD_U)
        field.typed.connect(self._typed)
        return BagRow(piece.worth_minor, piece.is_coin, Words(name, Type.SMALL, Ink.T2, wrap=True), field)

    def _typed(self, _said: str) -> None:
        self._hint.mend("")
        self._show_sum()
        self.typed.emit()

    def _show_sum(self) -> None:
        made_minor = sum(worth * number for worth, number in self.pieces())
        off_minor = made_minor - self._wanted_minor
        self._sum.say(text.money(Money(made_minor, self._currency)))
        if not made_minor or not self._wanted_minor:
            self._stand.say("")
        elif not off_minor:
            self._stand.say(tr("as the amount says"), Ink.OK)
        else:
            off = text.money(Money(abs(off_minor), self._currency))
            said = tr("{0} more than the amount") if off_minor > 0 else tr("{0} less than the amount")
            self._stand.say(said.format(off), Ink.T2)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(u(1))
        grid.setVerticalSpacing(u(0.5))
        for at, is_coin in enumerate((False, True)):
            grid.setColumnStretch(2 * at, 1)
            for line, row in enumerate(row for row in self.rows if row.is_coin is is_coin):
                grid.addWidget(row.name, line, 2 * at)
                grid.addWidget(row.field, line, 2 * at + 1)
        return grid

    def _foot_strip(self) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(u(2.5), u(1), u(2.5), u(1))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(tr("They make"), Type.SMALL, Ink.T2))
        column.addWidget(self._sum)
        row.addLayout(column)
        row.addWidget(self._stand, 1, Qt.AlignmentFlag.AlignVCenter)
        return strip
