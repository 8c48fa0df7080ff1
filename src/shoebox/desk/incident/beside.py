"""What goes on and what stops while central is down, and whom to call: beside the start of an incident. Desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.words import Words
from shoebox.domain.policy import Policy


class Beside(QWidget):
    """Three cards: works now, stops, Operations."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        brands = ", ".join(tr(brand.words) for brand in policy.brands)
        works = (
            (tr("Card slips with approval by phone"), brands),
            (tr("Cash, with change and a receipt"), tr("Into the drawer of this register")),
            (tr("Refund against a receipt"), tr("Same tender as the sale")),
        )
        stops = (
            (tr("Gift cards"), tr("Don't load or redeem one until central is back.")),
            (tr("Flat cards without embossing"), tr("Ask for another card, or cash.")),
            (tr("Debit with PIN"), tr("No slip is allowed for it.")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(_list(tr("Works now"), works, "ok", Ink.OK))
        column.addWidget(_list(tr("Stops until central is back"), stops, "refused", Ink.REFUSED))
        column.addWidget(_phone(policy.operations_phone))
        column.addStretch(1)
        self.setFixedWidth(u(44))


def _list(title: str, rows: tuple[tuple[str, str], ...], icon: str, ink: Ink) -> Card:
    card = Card(title)
    for line, small in rows:
        card.body.addLayout(_row(icon, ink, line, small))
    return card


def _row(icon: str, ink: Ink, line: str, small: str) -> QHBoxLayout:
    row, said = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(u(1.25))
    said.setSpacing(0)
    said.addWidget(Words(line, weight=500, wrap=True))
    said.addWidget(Words(small, Type.SMALL, Ink.T2, wrap=True))
    row.addWidget(IconView(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(said, 1)
    return row


def _phone(number: str) -> Card:
    card = Card()
    card.setAccessibleName(tr("Operations desk"))
    card.body.addLayout(_row("phone", Ink.ACCENT, tr("Operations desk"), number))
    return card
