"""The register and the office of one store, each with its playbook, and head office's folder of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officemaking import Counter, counter_in
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def counter(tmp_path) -> Iterator[Counter]:
    with counter_in(tmp_path / "store") as made:
        yield made


@pytest.fixture
def office(counter, shown):
    def show(page: str) -> OfficeWindow:
        window = OfficeWindow(counter.house, Lanes.inline(), person=counter.manager)
        window.lead_to(page)
        return shown(window, 1024, 768)

    return show


@pytest.fixture
def register(counter, shown):
    counter.open()
    return shown(RegisterWindow(counter.house, Lanes.inline(), person=counter.clerk), 1024, 768)


def press(key: Qt.Key, on: QWidget | None = None, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key, to whoever has the keyboard."""
    QTest.keyClick(on or QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def types(said: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), said)
