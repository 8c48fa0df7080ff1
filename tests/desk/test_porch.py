"""What stands in a window before it is made: the same to the eye, and no key of it is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bookmaking import CLERK, CLERK_PIN, STAFF
from looks.conftest import black_palette
from shoebox.desk import look
from shoebox.desk.look import Scheme
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.store_window import StoreWindow
from shoebox.desk.widgets.sheet_card import SheetCard
from shoebox.domain.staff import STORE_ROLES

ENTER = Qt.Key.Key_Return
NEAR_PX, NEAR_TONE = 1, 2


@pytest.fixture(params=[RegisterWindow, OfficeWindow])
def window(qtbot, shown, request) -> Iterator[StoreWindow]:
    made = request.param()
    made.resize(1280, 800)
    made.open_porch()
    shown(made)
    qtbot.waitUntil(made._porch.number.hasFocus)
    return made


def type_in(*said: str | Qt.Key) -> None:
    """Text or a key, to whoever has the keyboard."""
    for one in said:
        at = QApplication.focusWidget()
        assert at is not None, "the keyboard is nowhere"
        if isinstance(one, str):
            QTest.keyClicks(at, one)
        else:
            QTest.keyClick(at, one)


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


def test_everything_stands_where_the_window_has_it(window):
    porch = window._porch
    titles = [label for label in porch.findChildren(QLabel) if label.objectName() == "title"]
    before = {
        "number": place(porch.number),
        "pin": place(porch.pin),
        "face": place(titles[0]),
        **{name: place(porch.findChild(QWidget, name)) for name in ("card", "label", "quiet", "first", "head", "foot")},
    }
    window.build()
    QApplication.processEvents()
    asking = window._asking
    after = {
        "number": asking.number.frame,
        "pin": asking.pin.frame,
        "face": window.header._face,
        "card": asking.findChild(SheetCard),
        "label": asking.number.label,
        "quiet": asking._close,
        "first": asking._start,
        "head": window.header,
        "foot": window.foot,
    }
    for name, part in after.items():
        one, other = before[name].getCoords(), place(part).getCoords()
        assert all(abs(a - b) <= NEAR_PX for a, b in zip(one, other, strict=True)), (name, one, other)


@pytest.fixture
def system(app: QApplication) -> Iterator[None]:
    """A system of black and white, where the scheme is the system's own."""
    before = QPalette(app.palette())
    look.remember_system(black_palette())
    yield
    look.remember_system(before)


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize("scheme", list(Scheme))
def test_its_colours_are_those_of_the_window(qtbot, shown, scheme):
    look.wear(scheme)
    window = OfficeWindow()
    window.resize(1280, 800)
    window.open_porch()
    shown(window)
    card = place(window._porch.findChild(QWidget, "card"))
    first = place(window._porch.findChild(QWidget, "first"))
    spots = {
        "ground": QPoint(700, 100),
        "head": QPoint(700, 20),
        "line under the head": QPoint(700, window._porch.findChild(QWidget, "head").height() - 1),
        "nav": QPoint(10, 500),
        "foot": QPoint(700, 790),
        "card": card.topLeft() + QPoint(60, 90),
        "button": first.topLeft() + QPoint(6, 18),
        "line around a field": place(window._porch.pin).topLeft() + QPoint(60, 0),
        "ring around the field at work": place(window._porch.number).topLeft() + QPoint(60, 1),
    }
    before = window.grab().toImage()
    window.build()
    QApplication.processEvents()
    after = window.grab().toImage()
    told = {name: (before.pixelColor(spot), after.pixelColor(spot)) for name, spot in spots.items()}
    assert {name: tones for name, tones in told.items() if not near(*tones)} == {}


def near(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= NEAR_TONE for a, b in parts)


def test_what_is_typed_goes_on_in_the_window(window):
    """Half a number, then the window is there, then the other half."""
    type_in(CLERK[:1])
    assert window._porch.number.text() == CLERK[:1]
    window.build()
    type_in(CLERK[1:], ENTER)
    assert window._asking.number.text() == CLERK
    assert window._asking.pin.edit.hasFocus()
    assert not window.at_rest() or window._asking.asks_person


def test_a_whole_sign_in_may_be_typed_before_the_window_is_made(window):
    """Number, Enter, PIN, Enter: whoever it is is let in as soon as it is known who works here."""
    type_in(CLERK, ENTER, CLERK_PIN)
    assert window._porch.pin.text() == CLERK_PIN
    assert window._porch.pin.displayText() != CLERK_PIN, "nobody reads a PIN"
    type_in(ENTER, "9")
    assert window._porch.pin.text() == CLERK_PIN, "what comes after Enter is not the PIN"
    let_in = []
    window.build()
    window._asking.signed_in.connect(let_in.append)
    assert (window._asking.number.text(), window._asking.pin.text()) == (CLERK, CLERK_PIN + "9")
    window._asking.pin.set_text(CLERK_PIN)
    window._asking.take_staff(STAFF, STORE_ROLES)
    assert let_in == [STAFF.by_number(CLERK)]


def test_esc_before_the_window_is_made_clears_the_field(window):
    type_in(CLERK, Qt.Key.Key_Shift, Qt.Key.Key_Escape)
    window.build()
    assert window._asking.number.text() == ""
    assert window._asking.number.edit.hasFocus()


def test_a_letter_is_no_part_of_a_number(window):
    type_in("1a7")
    window.build()
    assert window._asking.number.text() == "17"


def test_fields_are_named_for_readers(window):
    assert (window._porch.number.accessibleName(), window._porch.pin.accessibleName()) == ("Staff number", "PIN")


def test_a_window_that_is_made_has_no_porch(window):
    window.build()
    window.build()
    window.open_porch()
    assert window._porch is None
