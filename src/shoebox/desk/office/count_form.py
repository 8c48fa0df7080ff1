"""The blind count: how many there are of each piece. What should be there is nowhere in this file. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.words import Words
from shoebox.domain.drawer import letter
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

PIECES_MAX = 99_999
_TRAILING = Qt.AlignmentFlag.AlignRight


class PieceRow:
    """One piece: its name, how many, and what they come to."""

    def __init__(self, piece_minor: int, name: str, currency: str) -> None:
        self.piece_minor, self._currency = piece_minor, currency
        self.name = Words(name, Type.BODY)
        self.field = Field("", numbers_only=True, height_u=3.75, length_max=5, mend_lines=0)
        self.field.name(tr("How many {0}", name))
        self.field.edit.setValidator(QIntValidator(0, PIECES_MAX, self.field.edit))
        self.field.edit.setAlignment(_TRAILING | Qt.AlignmentFlag.AlignAbsolute)
        self.field.setFixedWidth(u(10.5))
        self.value = Words("", Type.BODY, Ink.T3, align=_TRAILING)
        self.show_value()

    def how_many(self) -> int:
        """The number typed; an empty field is none."""
        said = self.field.text()
        return int(said) if said.isdecimal() else 0

    def show_value(self) -> None:
        """What they come to."""
        number = self.how_many()
        self.value.say(text.figure(Money(number * self.piece_minor, self._currency)), Ink.T1 if number else Ink.T3)


class CountForm(Card):
    """`asked` when the count is to be saved."""

    asked = Signal()

    def __init__(self, policy: Policy, *, key: str) -> None:
        self._by = Words(tr("Blind count"), Type.SMALL, Ink.T2)
        super().__init__(tr("Count the drawer"), right=self._by)
        self._currency = policy.currency
        self.rows = tuple(PieceRow(piece, tr(name), policy.currency) for piece, name in policy.denominations)
        self._hint = MendLine(tr("What should be there is shown after you save."))
        self._sum = Words("", Type.STAT)
        self.button = Button(tr("Save count"), kind=Kind.FIRST, key=key)
        self.button.acted.connect(self._ask)
        for row in self.rows:
            row.field.typed.connect(self._typed)
        self.body.setSpacing(u(0.5))
        self.body.addLayout(self._blind_line())
        self.body.addLayout(self._grid())
        self.body.addStretch(1)
        self.body.setContentsMargins(u(2.5), 0, u(2.5), u(1))
        self.set_foot(self._foot_strip())
        self._show_sum()

    def show_for(self, number: int, by: str, *, drawer: str | None = None) -> None:
        """Whose count this is: the first, or the second person's; and of which drawer, where there are several."""
        title = tr("Second count") if number > 1 else tr("Count the drawer")
        if drawer is not None:
            name = letter(drawer)
            title = tr("Second count, drawer {0}", name) if number > 1 else tr("Count drawer {0}", name)
        self.set_title(title)
        self._by.say(tr("Blind count by {0}", by) if by else tr("Blind count"))

    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Pairs of piece, in minor units, and how many."""
        return tuple((row.piece_minor, row.how_many()) for row in self.rows)

    def empty(self) -> None:
        """Begin anew."""
        for row in self.rows:
            row.field.set_text("")
            row.show_value()
        self._hint.mend("")
        self._show_sum()

    def focus_first(self) -> None:
        """The keyboard at the first piece without a number."""
        free = [row for row in self.rows if not row.field.text()]
        (free or self.rows)[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, said: str) -> None:
        """Say in place why the count was not saved."""
        self._hint.mend(said)
        self.rows[0].field.edit.setAccessibleDescription(said)

    def _ask(self) -> None:
        if any(row.field.text() for row in self.rows):
            self.asked.emit()
        else:
            self.refuse(tr("Type how many there are. For an empty drawer type 0."))
            self.focus_first()

    def _typed(self, _said: str) -> None:
        self._hint.mend("")
        for row in self.rows:
            row.show_value()
        self._show_sum()

    def _show_sum(self) -> None:
        total_minor = sum(piece * number for piece, number in self.pieces())
        self._sum.say(text.money(Money(total_minor, self._currency)))

    def _blind_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(u(1))
        row.addWidget(IconView("lock", Ink.T3, size_u=1.75))
        row.addWidget(self._hint, 1)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(u(2))
        grid.setVerticalSpacing(u(0.5))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, u(10))
        heads = (tr("Denomination"), tr("How many"), tr("Value, {0}", text.currency_sign(self._currency)))
        for at, head in enumerate(heads):
            side = _TRAILING if at else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(Words(head, Type.SMALL, Ink.T3, align=side), 0, at)
        for at, row in enumerate(self.rows, 1):
            for column, part in enumerate((row.name, row.field, row.value)):
                grid.addWidget(part, at, column)
        return grid

    def _foot_strip(self) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(u(2.5), u(1.25), u(2), u(1.25))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(tr("Counted so far"), Type.SMALL, Ink.T2))
        column.addWidget(self._sum)
        row.addLayout(column, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        return strip
