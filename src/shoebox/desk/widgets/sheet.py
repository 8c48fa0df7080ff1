"""The sheet over a page: all keys, a slip's picture, a reason with a PIN. Never for a typing mistake. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.paint import ground
from shoebox.desk.widgets.sheet_card import SheetCard
from shoebox.desk.widgets.stops import stops_in_order
from shoebox.desk.widgets.words import Words

WIDTH_U = 80


class Sheet(QWidget):
    """Lies over the whole window. Put things into `body`; `add_act` puts buttons at its foot.

    The focus stays inside, Esc closes, and the focus goes back to where it was. `closed` fires in every case.
    """

    closed = Signal()
    asks_person = False  # whether nothing can be lost with it: it only asks who is at work
    lets_read = True  # whether the playbook's key opens it over this one
    covers = False  # whether nothing comes in front of it, or takes the keyboard from it
    topic = ""  # the playbook's page for what it asks; empty = that for what is done below it

    def __init__(self, over: QWidget, title: str, *, width_u: float = WIDTH_U) -> None:
        super().__init__(over.window())
        self._before: QWidget | None = None
        self.give_back_to(QApplication.focusWidget())
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = SheetCard(min(u(width_u), over.window().width() - u(4)))
        self.body = QVBoxLayout()
        self.body.setSpacing(u(1.5))
        self._acts = QHBoxLayout()
        self._acts.setSpacing(u(1))
        self._fill(card, title)
        centre = QVBoxLayout(self)
        centre.setContentsMargins(u(2), u(2), u(2), u(2))
        centre.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        over.window().installEventFilter(self)

    def add_act(self, button: Button) -> None:
        """A button at the foot, from the leading side."""
        self._acts.insertWidget(self._acts.count() - 1, button)

    def open(self, first: QWidget | None = None) -> None:
        """Show it, with the keyboard on `first` or on its Close button."""
        self.setGeometry(self.window().rect())
        first = first or self._close
        front = next((one for one in self.window().findChildren(Sheet) if one.covers and one.isVisible()), None)
        self.show()
        if front is not None:
            self.stackUnder(front)
            front.give_back_to(first)
        else:
            self.raise_()
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def give_back_to(self, before: QWidget | None) -> None:
        """Who has the keyboard when this is closed."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget_before)
        self._before = before
        if before is not None:
            before.destroyed.connect(self._forget_before)  # what is gone can't be asked whether it is to be seen

    def is_waiting(self) -> bool:
        """Whether what was asked here is under way."""
        return any(button.is_busy() for button in self.findChildren(Button))

    def leave(self) -> None:
        """Close it, unless it waits: what was asked is not called off, and its answer would find another sheet."""
        if not self.is_waiting():
            self.dismiss()

    def dismiss(self) -> None:
        """Close it and give the keyboard back, unless something in front of it has the keyboard, such as a lock."""
        before, holder = self._before, self.window().focusWidget()
        mine = holder is None or not holder.isVisible() or self.isAncestorOf(holder)
        self.hide()
        self.closed.emit()
        if mine and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _forget_before(self) -> None:
        self._before = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the sheet, in reading order, whatever order its parts were made in."""
        stops = stops_in_order(self)
        here = QApplication.focusWidget()
        if stops:
            at = stops.index(here) if here in stops else -1
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def event(self, event: QEvent) -> bool:
        """The keys of the page below are asleep, all but the playbook's, and that too where a person is asked for."""
        if event.type() is QEvent.Type.ShortcutOverride:
            reads = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and self.lets_read
            event.setAccepted(not reads)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The page below is out of reach."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at any size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page 40 % darker."""
        ground(QPainter(self), self.rect(), Ink.SHADE)

    def _fill(self, card: QWidget, title: str) -> None:
        self._close = Button(tr("Close"), kind=Kind.QUIET, key="Esc")
        self._close.acted.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Words(title, Type.H2), 1)
        head.addWidget(self._close)
        inner = QWidget()
        inner.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(card)
        column.setContentsMargins(u(3), u(2), u(3), u(2.5))
        column.setSpacing(u(1.5))
        column.addLayout(head)
        column.addWidget(inner)
        self._acts.addStretch(1)
        column.addLayout(self._acts)
