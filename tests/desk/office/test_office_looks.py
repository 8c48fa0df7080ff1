"""Names, order and room: what a reader hears, where Tab goes, and that nothing is cut at 1024 x 768."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from looks.pages_office import PAGES
from shoebox.desk.shortcuts import SHORTCUTS
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.segments import Segment
from shoebox.desk.widgets.words import Words

pytestmark = pytest.mark.thorough

BUSY = ("office-opening", "office-day", "office-day-short", "office-close", "office-slips", "office-cash", "office-box")


@pytest.fixture(params=BUSY)
def window(request, shown):
    made = shown(PAGES[request.param](), 1024, 768)
    yield made
    made.close()


def stops(window: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus.value
    every = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    found = [widget for widget in every if widget.focusPolicy().value & tab and widget.focusProxy() is None]
    # Of a track of segments Tab stops at the chosen one; arrows walk between them.
    return [widget for widget in found if not isinstance(widget, Segment) or widget.isChecked()]


def test_names_room_and_order(window):
    page = window.office_page(window.page())
    nameless = [type(stop).__name__ for stop in stops(window) if not stop.accessibleName()]
    assert nameless == []
    buttons = [stop.accessibleName() for stop in stops(page) if isinstance(stop, Button)]
    assert len(buttons) == len(set(buttons)), "no two buttons of a page share a name"
    assert cut(page) == []
    area = next(area for area in window.findChildren(QScrollArea) if area.isAncestorOf(page))
    assert page.width() <= area.viewport().width()
    assert down_the_page(window, page)


def cut(page: QWidget) -> list[str]:
    """Buttons, pills and one-line words that have less room than they need."""
    narrow = [
        part.accessibleName()
        for part in (*page.findChildren(Button), *page.findChildren(Pill))
        if part.isVisible() and part.width() < part.sizeHint().width()
    ]
    words = [part for part in page.findChildren(Words) if part.isVisible() and not part.wordWrap()]
    return narrow + [part.text() for part in words if part.width() < part.sizeHint().width()]


def down_the_page(window: QWidget, page: QWidget) -> bool:
    """Whether Tab goes through all stops of the page, and within each column only downwards."""
    wanted = stops(page)
    wanted[0].setFocus()
    walked = []
    for _ in range(3 * len(wanted) + 20):
        focused = QApplication.focusWidget()
        if focused in walked:
            break
        walked.append(focused)
        window.focusNextPrevChild(True)
    return set(wanted) <= set(walked)


def test_every_key_of_the_office_is_bound(window):
    from PySide6.QtGui import QShortcut

    for name in window.pages:
        assert window.pages[name]
    bound = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    listed = {line.key for line in SHORTCUTS if line.face == "office" and line.bound}
    assert {key.replace("Return", "Return") for key in listed} <= bound
