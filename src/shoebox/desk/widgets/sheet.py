"""The sheet over a page: all keys, a slip's picture, a reason with a PIN. Never for a typing mistake. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.paint import box, ground, radius_card
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words

WIDTH_U = 80


class SheetCard(Painted):
    """The card of a sheet, with the stronger edge."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White, line2 edge."""
        box(QPainter(self), self.area(), fill=Ink.S1, edge=Ink.LINE2, radius_px=radius_card())


class Sheet(QWidget):
    """Lies over the whole window. Put things into `body`; `add_act` puts buttons at its foot.

    The focus stays inside, Esc closes, and the focus goes back to where it was. `closed` fires in every case.
    """

    closed = Signal()
    asks_person = False  # whether nothing can be lost with it: it only asks who is at work
    lets_read = True  # whether the playbook's key opens it over this one
    topic = ""  # the playbook's page for what it asks; empty = that for what is done below it

    def __init__(self, over: QWidget, title: str, *, width_u: float = WIDTH_U) -> None:
        super().__init__(over.window())
        self._before: QWidget | None = QApplication.focusWidget()
        if self._before is not None:
            # The page below may be made anew meanwhile; what is gone can't be asked whether it is to be seen.
            self._before.destroyed.connect(self._forget_before)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = SheetCard()
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        card.setFixedWidth(min(u(width_u), over.window().width() - u(4)))
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
        self.show()
        self.raise_()
        (first or self._close).setFocus(Qt.FocusReason.PopupFocusReason)

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
        stops = [w for w in self.findChildren(QWidget) if w.isVisibleTo(self) and _is_stop(w)]
        stops.sort(key=self._reading_place)
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
            self.dismiss()
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

    def _reading_place(self, stop: QWidget) -> tuple[int, int]:
        spot = stop.mapTo(self, QPoint(0, 0))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return spot.y(), -spot.x() if mirrored else spot.x()

    def _fill(self, card: QWidget, title: str) -> None:
        self._close = Button(tr("Close"), kind=Kind.QUIET, key="Esc")
        self._close.acted.connect(self.dismiss)
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


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tab) and widget.isEnabled() and widget.focusProxy() is None
