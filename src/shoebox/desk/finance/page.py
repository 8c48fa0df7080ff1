"""What every page of this window answers. Finance room."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.foot_line import Hint

AGAIN_MS = 60_000


class Page(QWidget):
    """A page reads what it shows when it is opened and whenever something changed."""

    def reload(self) -> None:
        """Read again what it shows."""
        raise NotImplementedError

    def set_width(self, _size_class: str) -> None:
        """Lay itself out for "wide", "medium" or "narrow". Most look the same at every width."""

    def first(self) -> QWidget | None:
        """Where the keyboard goes when the page is opened; None for its table, or its first button."""
        return None

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter on it."""
        return (Hint(("Down", "Up"), tr("Move")), Hint(("F1",), tr("All keys")))


class WatchedPage(Page):
    """A page that somebody watches: while it is in view it reads itself again each minute."""

    def __init__(self) -> None:
        super().__init__()
        self._again = QTimer(self)
        self._again.timeout.connect(self.reload)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again now and then, as long as somebody looks."""
        super().showEvent(event)
        self._again.start(AGAIN_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._again.stop()


def with_panel(table: QWidget, panel: QWidget) -> QWidget:
    """A list with the panel of the chosen one beside it."""
    body, card = QWidget(), Card(flat=True)
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(2))
    card.body.addWidget(table)
    row.addWidget(card, 1)
    row.addWidget(panel)
    return body
