"""Where the parts of the items page stand. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from shoebox.desk.look import LINE_PX, Ink, Type, u
from shoebox.desk.register.controls import TOP_U
from shoebox.desk.register.items_lists import ItemsLists
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.paint import rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words

QUANTITY_U, QUERY_SIGNS_MAX, QUANTITY_SIGNS_MAX = 18, 80, 12


class ItemsLayout:
    """A card: search and quantity above, the lists, a strip with the rarer acts, the total at the foot."""

    def __init__(self, currency: str) -> None:
        self.search = Field(
            tr("Item: scan it, or type its number or words of its name"),
            role=Type.STAT,
            height_u=TOP_U,
            length_max=QUERY_SIGNS_MAX,
        )
        self.search.name(tr("Item"))
        self.quantity = Field(
            tr("Quantity"),
            placeholder="1",
            role=Type.STAT,
            height_u=TOP_U,
            numbers_only=True,
            length_max=QUANTITY_SIGNS_MAX,
        )
        self.quantity.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.quantity.shows_icons = False
        self.quantity.setFixedWidth(u(QUANTITY_U))
        self.lists = ItemsLists(currency)
        self.other_price = Button(tr("Other price"), kind=Kind.QUIET, key=key_of("register", "price", "items"))
        self.no_tax = Button(tr("Tax exempt"), kind=Kind.QUIET, key=key_of("register", "exempt", "items"))
        self.strip = PricesStrip((self.other_price, self.no_tax))
        self.done = Button(tr("To the sale"), kind=Kind.FIRST, key="Return", large=True)
        self.verdict = Verdict(self.done)
        self.card = Card()
        self.card.set_foot(self.verdict)
        self._lay_out()

    def _lay_out(self) -> None:
        body = self.card.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(u(2.5), u(2.5), u(2.5), 0)
        top = QHBoxLayout()
        top.setSpacing(u(2))
        top.addWidget(self.search, 1)
        top.addWidget(self.quantity)
        inner.addLayout(top)
        body.addLayout(inner)
        body.addWidget(self.lists, 1)
        body.addWidget(self.strip)


class PricesStrip(Painted):
    """Over the total: of when the prices are, and the acts that are rarer than adding."""

    def __init__(self, acts: tuple[Button, ...]) -> None:
        super().__init__()
        self._icon = IconView("book", Ink.T3)
        self._words = Words("", Type.BODY, Ink.T2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(u(2.5), u(1) + LINE_PX, u(1.5), u(1))
        row.setSpacing(u(1))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for act in acts:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, said: str, *, whole: str, old: bool) -> None:
        """Of when the prices are; amber where that is long ago. `whole` tells the rest by tool tip."""
        self._icon.show_icon("waiting" if old else "book", Ink.WAITING if old else Ink.T3)
        self._words.say(said, Ink.WAITING if old else Ink.T2)
        self.setToolTip(whole)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        rule(QPainter(self), 0, 0, self.width())
