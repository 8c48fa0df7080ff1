"""What must be so for every component, asked of the gallery, which holds them all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from looks.checks import short_of_room, stops
from looks.gallery import gallery
from shoebox.desk import look
from shoebox.desk.look import Ink, Scheme, Type
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.field_frame import FieldFrame
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.paint import reading_direction

pytestmark = pytest.mark.thorough


def test_everything_that_takes_the_keyboard_has_a_name(shown):
    window = shown(gallery())
    assert len(stops(window)) > 20
    assert [one for one in stops(window) if not one.accessibleName()] == []


def test_no_two_buttons_share_a_name(shown):
    window = shown(gallery())
    names = [one.accessibleName() for one in window.findChildren(Button)]
    assert len(names) == len(set(names))


def test_a_held_button_is_reachable_and_says_why(shown):
    window = shown(gallery())
    held = [one for one in window.findChildren(Button) if one.held()]
    assert held
    for button in held:
        assert button.isEnabled()
        assert button.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        assert button.accessibleDescription() == button.held()


def test_a_mend_is_the_description_of_its_field(shown):
    window = shown(gallery())
    mended = [one for one in window.findChildren(Field) if one.mend()]
    assert mended
    assert all(one.edit.accessibleDescription() == one.mend() for one in mended)


@pytest.mark.parametrize("role", [role for role in Type if role.value.tabular])
def test_digits_are_equally_wide(app, role):
    """111111.11 is as wide as 888888.88 wherever numbers are shown."""
    metrics = QFontMetricsF(look.font(role, app.font()))
    assert metrics.horizontalAdvance("111111.11") == pytest.approx(metrics.horizontalAdvance("888888.88"), abs=0.01)


def test_a_mend_line_moves_nothing(shown):
    window = shown(gallery())
    inside = (LineEdit, FieldFrame)  # the slot of a field may hold its icon or its "checking"
    everything = window.findChildren(QWidget)
    before = [(one, one.geometry()) for one in everything if not isinstance(one.parentWidget(), inside)]
    for field in window.findChildren(Field):
        field.set_mend("Not 4417 as before. Read the slip again.")
    QApplication.processEvents()
    assert [one for one, was in before if one.geometry() != was] == []


def test_a_mend_does_not_shift_the_digits_of_an_amount(shown):
    window = shown(gallery())
    amount = window.findChild(AmountField)
    before = amount.edit.geometry()
    amount.set_mend("This amount is too large to be a sale.")
    QApplication.processEvents()
    assert amount.edit.geometry() == before


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800), (1900, 1000)])
def test_nothing_is_cut(shown, width, height):
    window = shown(gallery(), width, height)
    assert short_of_room(window) == []


def test_nothing_is_cut_in_longer_words_and_mirrored(shown, app, monkeypatch):
    monkeypatch.setenv("SHOEBOX_STRETCH", "1")
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = shown(gallery(), 1024, 768)
    assert short_of_room(window) == []
    area = window.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width(), "no scrolling across"


def test_the_scheme_changes_every_pixel_that_should(shown, app):
    """White cards become dark ones without a widget made anew."""
    window = shown(gallery())
    light = window.grab().toImage().pixelColor(600, 20)
    look.wear(Scheme.DARK)
    QApplication.processEvents()
    dark = window.grab().toImage().pixelColor(600, 20)
    assert (light.name(), dark.name()) == (
        look.token(Ink.S1, Scheme.LIGHT).lower(),
        look.token(Ink.S1, Scheme.DARK).lower(),
    )


def changed_by(before: QImage, after: QImage) -> float:
    """The strongest contrast between a pixel and what was there."""
    spots = [(x, y) for x in range(0, before.width(), 2) for y in range(before.height())]
    pairs = ((before.pixelColor(x, y), after.pixelColor(x, y)) for x, y in spots)
    return max((look.contrast(one, other) for one, other in pairs if one != other), default=1.0)


def test_the_ring_is_seen_at_every_stop(shown):
    """Tab through all: the picture changes at each stop, at 3 to 1 or more against what was there."""
    window = shown(gallery(), 1900, 1000)
    area = window.findChild(QScrollArea)
    unseen = []
    for stop in stops(window):
        window.setFocus()
        if area.widget().isAncestorOf(stop):
            area.ensureWidgetVisible(stop)
        QApplication.processEvents()
        spot = QRect(stop.mapTo(window, stop.rect().topLeft()), stop.size()).adjusted(-16, -16, 16, 16)
        without = window.grab(spot).toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if stop.hasFocus() and changed_by(without, window.grab(spot).toImage()) < 3:
            unseen.append(stop.accessibleName())
    assert unseen == []


def test_slip_numbers_keep_their_order_in_a_mirrored_layout(app):
    """085 100 047 is three groups of digits, which a right-to-left paragraph would turn around."""
    assert reading_direction("085 100 047") is Qt.LayoutDirection.LeftToRight
    assert reading_direction("2 d 1 h") is Qt.LayoutDirection.LeftToRight
    assert reading_direction("12 שלום") is Qt.LayoutDirection.RightToLeft


def test_placeholders_are_seen_at_high_contrast(app, shown):
    """They are set by token: a palette of the system may not know them."""
    window = shown(gallery())
    for edit in window.findChildren(LineEdit):
        assert edit.palette().placeholderText().color() == look.colour(Ink.T3)
