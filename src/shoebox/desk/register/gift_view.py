"""Gift cards and store credit: refused while central is down, with the sentence to say. Register room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.words import Words


class GiftView(QWidget):
    """Nothing is keyed here. `left` leads back to the sale."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(tr("Back to the card slip"), key=key_of("register", "card"))
        self.button.acted.connect(self.left)
        card = Card()
        card.body.setSpacing(u(1.25))
        card.body.addWidget(Words(tr("Gift cards and store credit wait"), Type.H1))
        why = tr("Only central knows what is on them. Until it is back none is sold, loaded, taken or paid out.")
        card.body.addWidget(Words(why, Type.BODY, Ink.T2, wrap=True))
        card.body.addWidget(Words(tr("Say"), Type.SMALL, Ink.T2))
        say = tr(
            "\u201cI can't read gift cards today. It keeps its full value. Would you like to pay another way?\u201d"
        )
        self.say = Words(say, Type.H2, wrap=True)
        card.body.addWidget(self.say)
        buys = tr("To somebody who wants to buy or load one")
        card.body.addWidget(Words(buys, Type.SMALL, Ink.T2))
        sell = tr(
            "\u201cI can't load gift cards today, so I can't sell one. It works again once our system is back.\u201d"
        )
        self.say_buyer = Words(sell, Type.H3, wrap=True)
        card.body.addWidget(self.say_buyer)
        for rule in _rules():
            card.body.addWidget(Words(rule, Type.BODY, wrap=True))
        card.body.addWidget(self.button)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self.button,)

    def focus_first(self) -> None:
        """The keyboard on its one button."""
        self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _rules() -> tuple[str, ...]:
    return (
        tr("**1.** Activate no card, guess no balance, and write none down as paid."),
        tr("**2.** The customer has nothing else: put the goods aside, with a name and a day."),
        tr(
            "**3.** A card was sold and not loaded: its receipt's number goes onto the hold list, {0}.",
            key_of("register", "pickup"),
        ),
    )
