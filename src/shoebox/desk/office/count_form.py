"""The blind count: how many there are of each piece. What should be there is nowhere in this file. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.words import Words
from shoebox.domain.denomination import Denomination
from shoebox.domain.drawer import letter
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

_WIDTH_U, _ROLLS_WIDTH_U = 8, 8.5
_TRAILING = Qt.AlignmentFlag.AlignRight


class PieceRow:
    """One piece: its name, how many loose and how many rolls of them, and what they come to."""

    def __init__(self, piece: Denomination, currency: str) -> None:
        self.piece_minor, self._currency, self._roll = piece.worth_minor, currency, piece.roll
        name = tr(piece.name)
        self.name = Words(name, Type.BODY)
        self.field = number_field(tr("How many {0}", name), signs=5, width_u=_WIDTH_U)
        self.rolls = None
        if piece.roll:
            words = tr("Rolls of {0}: {1}", piece.roll, name)
            self.rolls = number_field(words, signs=3, width_u=_ROLLS_WIDTH_U, placeholder=f"×{piece.roll}")
        self.value = Words("", Type.BODY, Ink.T3, align=_TRAILING)
        self.show_value()

    def how_many(self) -> int:
        """The number typed, coins in rolls among them; an empty field is none."""
        rolls = typed_in(self.rolls) if self.rolls is not None else 0
        return typed_in(self.field) + rolls * self._roll

    def show_value(self) -> None:
        """What they come to."""
        number = self.how_many()
        self.value.say(text.figure(Money(number * self.piece_minor, self._currency)), Ink.T1 if number else Ink.T3)


def typed_in(field: Field) -> int:
    """The number typed; an empty field is none."""
    said = field.text()
    return int(said) if said.isdecimal() else 0


def number_field(name: str, *, signs: int, width_u: float, placeholder: str = "") -> Field:
    """A narrow field for how many there are of a piece."""
    field = Field("", numbers_only=True, height_u=3.75, length_max=signs, mend_lines=0, placeholder=placeholder)
    field.name(name)
    field.edit.setValidator(QIntValidator(0, 10**signs - 1, field.edit))
    field.edit.setAlignment(_TRAILING | Qt.AlignmentFlag.AlignAbsolute)
    field.setFixedWidth(u(width_u))
    return field


class CountForm(Card):
    """`asked` when the count is to be saved."""

    asked = Signal()

    def __init__(self, policy: Policy, *, key: str, is_check: bool = False) -> None:
        self._by = Words(tr("Blind count"), Type.SMALL, Ink.T2)
        super().__init__(tr("Count the drawer"), right=self._by)
        self._currency = policy.currency
        self.rows = tuple(PieceRow(piece, policy.currency) for piece in policy.pieces)
        shown = tr("What should be there comes after the count.")
        self._hint = MendLine(tr("Whether it agrees is shown after you save.") if is_check else shown)
        self._sum = Words("", Type.STAT)
        self.button = Button(tr("Save count"), kind=Kind.FIRST, key=key)
        self.button.acted.connect(self._ask)
        for field in self._fields():
            field.typed.connect(self._typed)
        self.body.setSpacing(u(0.5))
        self.body.addLayout(self._blind_line())
        self._pieces = self._pieces_area()
        self.body.addWidget(self._pieces, 1)
        self.body.setContentsMargins(u(2.5), 0, u(2.5), u(1))
        self.set_foot(self._foot_strip())
        self._show_sum()

    def take_room(self) -> None:
        """As high as its column has room, so that the foot with the act is always in sight; pieces beyond it scroll."""
        self._pieces.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_for(self, number: int, by: str, *, drawer: str | None = None) -> None:
        """Which count this is, the first, second or third; and of which drawer, where there are several."""
        titles = (tr("Count the drawer"), tr("Second count"), tr("Third count"))
        if drawer is not None:
            name = letter(drawer)
            titles = (
                tr("Count drawer {0}", name), tr("Second count, drawer {0}", name), tr("Third count, drawer {0}", name)
            )  # fmt: skip
        self.set_title(titles[number - 1])
        self._by.say(tr("Blind count by {0}", by) if by else tr("Blind count"))

    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Pairs of piece, in minor units, and how many."""
        return tuple((row.piece_minor, row.how_many()) for row in self.rows)

    def empty(self) -> None:
        """Begin anew."""
        for field in self._fields():
            field.set_text("")
        for row in self.rows:
            row.show_value()
        self._hint.mend("")
        self._show_sum()

    def focus_first(self) -> None:
        """The keyboard at the first piece without a number."""
        free = [row for row in self.rows if not row.field.text()]
        first = (free or self.rows)[0].field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, said: str) -> None:
        """Say in place why the count was not saved."""
        self._hint.mend(said)
        self.rows[0].field.edit.setAccessibleDescription(said)

    def _ask(self) -> None:
        if any(field.text() for field in self._fields()):
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

    def _fields(self) -> list[Field]:
        """All loose pieces, then all rolls: whoever has no rolls never walks through them."""
        return [row.field for row in self.rows] + [row.rolls for row in self.rows if row.rolls is not None]

    def _pieces_area(self) -> QScrollArea:
        """The rows; a currency with more of them than the window is high is scrolled by the keyboard's walk."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid())
        column.addStretch(1)
        return scrolled(inner)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(u(1))
        grid.setVerticalSpacing(u(0.5))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(3, u(7))  # a scroll bar beside it must not cut a head
        rolls = tr("Rolls") if any(row.rolls is not None for row in self.rows) else ""
        heads = (tr("Denomination"), tr("How many"), rolls, tr("Value, {0}", text.currency_sign(self._currency)))
        for at, head in enumerate(heads):
            side = _TRAILING if at else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(Words(head, Type.SMALL, Ink.T3, align=side), 0, at)
        # Column by column, since Tab goes in the order in which fields come into the page: all pieces, then all rolls.
        parts = [(row.name, row.field, row.rolls, row.value) for row in self.rows]
        for column, of_column in enumerate(zip(*parts, strict=True)):
            for at, part in enumerate(of_column, 1):
                if part is not None:
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
