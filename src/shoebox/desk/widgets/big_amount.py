"""The one big number of a page, with its label above and its verdict below. Desk widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.words import Words


class BigAmount(QWidget):
    """A hero or a figure. Read as one: label, amount, verdict."""

    def __init__(
        self,
        label: str = "",
        amount: str = "",
        verdict: str = "",
        *,
        role: Type = Type.HERO,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = Words(label, Type.BODY, Ink.T2)
        self._amount = Words(amount, role)
        self._verdict = Words(verdict, Type.BODY, Ink.T2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.25))
        for part in (self._label, self._amount, self._verdict):
            column.addWidget(part)
        self.show_amount(amount, label=label, verdict=verdict)

    def show_amount(
        self, amount: str, *, label: str | None = None, verdict: str | None = None, meaning: Meaning = Meaning.PLAIN
    ) -> None:
        """Show another amount; risk and ok colour it."""
        coloured = meaning in {Meaning.RISK, Meaning.OK, Meaning.REFUSED}
        self._amount.say(amount, meaning.ink if coloured else Ink.T1)
        if label is not None:
            self._label.say(label)
        if verdict is not None:
            self._verdict.say(verdict)
        self._label.setVisible(bool(self._label.text()))
        self._verdict.setVisible(bool(self._verdict.text()))
        said = (self._label.plain(), amount, self._verdict.plain())
        self.setAccessibleName(" ".join(part for part in said if part))

    def amount(self) -> str:
        """The amount as shown."""
        return self._amount.text()
