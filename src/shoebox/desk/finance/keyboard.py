"""Where the keyboard is while Finance's pages come, change and empty: never nowhere. Finance room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.table import Table

if TYPE_CHECKING:
    from shoebox.desk.finance.window import FinanceWindow


class Keyboard(QObject):
    """Keeps it on the page in view: in its table, or at its first button, or on the page itself for its keys."""

    def __init__(self, window: FinanceWindow) -> None:
        super().__init__(window)
        self._window = window
        self._fallback: QWidget | None = None  # what has the keyboard for want of a table

    def watch(self, page: QWidget) -> None:
        """A page that was just made: its tables come with the first answer."""
        for table in page.findChildren(Table):
            table.installEventFilter(self)

    def to_page(self) -> None:
        """The keyboard goes to the page's table, or to its first button; an empty page has it itself, for its keys."""
        page = self._window.pages[self._window.page()]
        stops = (*page.findChildren(Table), *page.findChildren(Button))
        first = page.first() or next((stop for stop in stops if stop.isVisible() and stop.isEnabled()), None)
        self._fallback = None if page.first() or isinstance(first, Table) else first or page
        (first or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """What had the keyboard is gone, with the last row or the empty page: Qt hands it on to the list of pages."""
        window = self._window
        is_gone = old is not None and window.isAncestorOf(old) and not old.isVisible()
        page = window.pages[window.page()]
        if is_gone and window.isVisible() and not (now is not None and (now is page or page.isAncestorOf(now))):
            QTimer.singleShot(0, self, self._come_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A table that comes with the first answer gets the keyboard, if that was put elsewhere for want of it."""
        if event.type() is QEvent.Type.Show and self._fallback is not None:
            QTimer.singleShot(0, self, self._to_table)
        return super().eventFilter(watched, event)

    def _to_table(self) -> None:
        if self._fallback is not None and QApplication.focusWidget() is self._fallback:
            self.to_page()

    def _come_back(self) -> None:
        if not any(sheet.isVisible() for sheet in self._window.findChildren(Sheet)):
            self.to_page()
