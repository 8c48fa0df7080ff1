"""What is wrong with a window as it stands on the screen: asked of every page by `test_pages`, and of the gallery.

Each check answers with a list of sentences, empty where all is well. Painted words are read where they are painted:
`painted` listens to the one stroke that paints a line of text, so that what a widget cuts is known, whoever cuts it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QRegion, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type
from shoebox.desk.widgets import keycap, paint
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card_edge import CardEdge
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.row_model import RowModel
from shoebox.desk.widgets.scroll_bar import SlimBar
from shoebox.desk.widgets.segments import Segment
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words

TEXT_CONTRAST_MIN = 4.5
# In the register's written order these come after what stands below them: Enter leads past them to the next sale.
WRITTEN_AFTER = frozenset({"Other reason", "Print receipt", "Void this sale"})
_SLACK_PX = 1
_STUB_WORDS_MAX = 4
# Letters fill four fifths of their line; a rectangle may be lower than the line by that, and cut nothing.
_LEADING_MAX = 1.2


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text as it was painted: where in the window, in which colour, and whether it was cut."""

    text: str
    rect: QRect
    ink: Ink
    cut: bool


def top(window: QWidget) -> QWidget:
    """What the person can reach: the sheet that lies over the window, or the window."""
    open_sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    return open_sheets[-1] if open_sheets else window


def visible(root: QWidget) -> list[QWidget]:
    """All parts that are shown, but the rings around them."""
    return [one for one in root.findChildren(QWidget) if one.isVisible() and not isinstance(one, FocusRing)]


def named(one: QWidget) -> str:
    """A part in words, for a failed test."""
    return f"{type(one).__name__} {one.accessibleName()!r}"


# -- names and the keyboard


def stops(window: QWidget) -> list[QWidget]:
    """Everything the Tab key comes to."""
    wanted = Qt.FocusPolicy.TabFocus.value
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window) and one.isEnabled() and one.focusPolicy().value & wanted and one.focusProxy() is None
    ]


def nameless(root: QWidget) -> list[str]:
    """Stops without a name, and buttons of one name."""
    found = [f"no name: {type(one).__name__}" for one in stops(root) if not one.accessibleName()]
    buttons = Counter(one.accessibleName() for one in stops(root) if isinstance(one, Button | Segment))
    return found + [f"two buttons are called {name!r}" for name, times in buttons.items() if times > 1]


def mute(root: QWidget) -> list[str]:
    """Held buttons that do not say why, and mends that a reader does not hear."""
    held = [one for one in root.findChildren(Button) if one.isVisible() and one.held()]
    mended = [one for one in root.findChildren(Field) if one.isVisible() and one.mend()]
    found = [f"held without a reason: {named(one)}" for one in held if one.accessibleDescription() != one.held()]
    return found + [f"unheard mend: {one.mend()}" for one in mended if one.edit.accessibleDescription() != one.mend()]


def _unscrolled(one: QWidget, window: QWidget) -> QPoint:
    """Where it is in the window, had nothing been scrolled to come to it."""
    at, area = one.mapTo(window, QPoint(0, 0)), one.parentWidget()
    while area is not None and area is not window:
        if isinstance(area, QAbstractScrollArea) and area.viewport().isAncestorOf(one):
            at += QPoint(area.horizontalScrollBar().value(), area.verticalScrollBar().value())
        area = area.parentWidget()
    return at


def badly_walked(root: QWidget) -> list[str]:
    """Stops Tab never comes to, a trap, an order that climbs, a stop out of sight, another way back."""
    wanted = stops(root)
    if not wanted:
        return []
    walked: list[QWidget] = []
    found: list[str] = []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    while (here := QApplication.focusWidget()) is not None and here not in walked:
        walked.append(here)
        shown = here.viewport() if isinstance(here, QAbstractScrollArea) else here
        if shown.visibleRegion().isEmpty():
            found.append(f"out of sight: {named(here)}")
        QTest.keyClick(here, Qt.Key.Key_Tab)
    if QApplication.focusWidget() is not walked[0]:
        found.append(f"a trap: Tab leads from {named(walked[-1])} back to {QApplication.focusWidget()}")
    reached = set(walked)
    found += [f"Tab never comes to {named(one)}" for one in stops(root) if one not in reached]
    spots = [(one, QRect(_unscrolled(one, root.window()), one.size())) for one in walked]
    climbs = [
        f"Tab climbs from {named(one)} to {named(other)}"
        for (one, first), (other, then) in pairwise((*spots, spots[0]))
        if then.bottom() <= first.top() and then.left() < first.right() and other.accessibleName() not in WRITTEN_AFTER
    ]
    return found + (climbs if len(climbs) > 1 else [])  # once it climbs: from the end back to the beginning


# -- room


def short_of_room(window: QWidget, *, tips: bool = False) -> list[tuple[str, int, int]]:
    """Labels, buttons, pills and segments shorter than their words; with `tips` a label may tell them by tool tip."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisibleTo(window):
            continue
        if isinstance(one, Words) and not one.wordWrap():
            needs = one.sizeHint()
        elif isinstance(one, Words):
            needs = one.sizeHint().boundedTo(one.size())
            needs.setHeight(one.heightForWidth(one.width()))
        elif isinstance(one, Button | Pill | Segment):
            needs = one.minimumSizeHint()
        else:
            continue
        if tips and isinstance(one, Words) and one.toolTip() == one.plain():
            needs.setWidth(one.width())
        if one.width() < needs.width() - _SLACK_PX or one.height() < needs.height() - _SLACK_PX:
            found.append((one.accessibleName(), one.width(), needs.width()))
    return found


def cut_lines(root: QWidget, *, tips: bool = False) -> list[str]:
    """Fields whose text or placeholder does not fit, and lines below fields that say more than is shown."""
    found = []
    for edit in root.findChildren(LineEdit):
        room = QFontMetricsF(edit.font())
        found += [
            f"{said!r} does not fit its field: {edit.width()} px"
            for said in (edit.displayText(), edit.placeholderText())
            if edit.isVisible() and room.horizontalAdvance(said) > edit.width() and edit.toolTip() != said
        ]
    for below in root.findChildren(MendLine):
        told = (tips or below.said()) and below.toolTip() == below.shown()
        if below.isVisible() and below.is_cut() and not told:
            found.append(f"{below.shown()!r} does not fit below its field: {below.width()} px")
        if below.isVisible() and below.said() and _is_stub(below.told()):
            found.append(f"{below.shown()!r} is a stub below its field: {below.told()!r}")
    return found


def _is_stub(told: str) -> bool:
    """A mend of a word or two, cut: nobody who works by keys can read on."""
    return told.endswith("\N{HORIZONTAL ELLIPSIS}") and len(told.split()) <= _STUB_WORDS_MAX


def outside(root: QWidget) -> list[str]:
    """Parts that reach beyond what holds them."""
    found = []
    for one in visible(root):
        parent = one.parentWidget()
        if isinstance(one, SlimBar | Sheet) or one.isWindow() or parent is None:
            continue
        area = parent.parentWidget()
        rolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
        room = QRect(0, one.y(), parent.width(), one.height()) if rolls else parent.rect()
        if not room.contains(one.geometry()) and one.width() and one.height():
            found.append(f"{named(one)} {one.geometry().getRect()} in {named(parent)} {parent.size().toTuple()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Parts of one whole that lie on each other."""
    found = []
    for parent in (root, *visible(root)):
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea):
            continue  # a table lays its own parts out
        parts = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]
        parts = [one for one in parts if not isinstance(one, FocusRing | CardEdge | Sheet) and not one.isWindow()]
        for one, other in combinations(parts, 2):
            if one.geometry().intersects(other.geometry()):
                found.append(f"{named(one)} {one.geometry().getRect()} on {named(other)} {other.geometry().getRect()}")
    return found


# -- what is painted


@contextmanager
def _listening() -> Iterator[list[Said]]:
    heard: list[Said] = []
    true, true_cap = paint.words, keycap.paint_cap

    def hear(painter: QPainter, rect: QRectF, said: str, font: QFont, ink: Ink) -> None:
        measures = QFontMetricsF(font)
        wide = measures.horizontalAdvance(said) > rect.width() + _SLACK_PX
        high = measures.ascent() + measures.descent() > rect.height() * _LEADING_MAX
        if said:
            heard.append(Said(said, painter.deviceTransform().mapRect(rect).toRect(), ink, wide or high))

    def words(painter: QPainter, rect: QRectF, said: str, font: QFont, ink: Ink, *rest: object) -> None:
        hear(painter, rect, said, font, ink)
        true(painter, rect, said, font, ink, *rest)

    def cap(painter: QPainter, rect: QRectF, key: str, base: QFont, *, ink: Ink = Ink.T2, on_accent: bool = False):
        before = len(heard)
        true_cap(painter, rect, key, base, ink=ink, on_accent=on_accent)
        del heard[before:]  # a cap is drawn once, on a picture of its own: what counts is where that is put
        hear(painter, rect, key, look.font(Type.CAP, base), Ink.ON_ACCENT if on_accent else ink)

    with _put_in_place("words", true, words), _put_in_place("paint_cap", true_cap, cap):
        yield heard


@contextmanager
def _put_in_place(name: str, true: Callable[..., None], other: Callable[..., None]) -> Iterator[None]:
    users = [one for module, one in sys.modules.items() if module.startswith("shoebox.desk") and hasattr(one, name)]
    users = [one for one in users if getattr(one, name) is true]
    for user in users:
        setattr(user, name, other)
    try:
        yield
    finally:
        for user in users:
            setattr(user, name, true)


def painted(root: QWidget) -> tuple[QImage, list[Said]]:
    """The picture of what can be reached, and every line of text in it."""
    with _listening() as heard:
        picture = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return picture, heard


def cut_words(root: QWidget, heard: list[Said], *, tips: bool = False) -> list[str]:
    """Painted text that is cut; with `tips` it may be told whole by a tool tip."""
    told = "\n".join(one.toolTip() for one in visible(root)) if tips else ""
    tables = root.findChildren(Table) if tips else []
    cells = {said for table in tables if table.isVisible() for said in _tips(table)}
    cut = {one.text for one in heard if one.cut}
    return [f"cut: {said!r}" for said in sorted(cut) if said not in told and said not in cells]


def _tips(table: Table) -> Iterator[str]:
    model = table.model()
    assert isinstance(model, RowModel)
    yield from (column.head for column in model.columns)
    for row in range(min(model.rowCount(), 60)):
        for column in range(model.columnCount()):
            yield from str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "").splitlines()


def _ground(picture: QImage, rect: QRect) -> QColor | None:
    spot = rect.intersected(picture.rect())
    if spot.isEmpty():
        return None
    part = picture.copy(spot)  # kept by name: its pixels go with it
    pixels = memoryview(part.constBits()).cast("B").cast("I")
    return QColor.fromRgb(Counter(pixels[:: 1 + len(pixels) // 500]).most_common(1)[0][0])


def _rolled_away(root: QWidget) -> list[QRegion]:
    """Where parts stand that a scrolled area hides, and other parts are seen instead."""
    hidden = []
    for one in visible(root):
        if not one.findChildren(QWidget) and not isinstance(one, SlimBar):
            corner = one.mapTo(root, QPoint(0, 0))
            hidden.append(QRegion(one.rect()).subtracted(one.visibleRegion()).translated(corner))
    return [region for region in hidden if not region.isEmpty()]


def faint(root: QWidget, picture: QImage, heard: list[Said], *, least: float = TEXT_CONTRAST_MIN) -> list[str]:
    """Text that stands out less than it must from the ground it was painted on."""
    lines: list[tuple[str, QRect, QColor]] = []
    for edit in root.findChildren(LineEdit):
        if edit.isVisible() and (edit.text() or edit.placeholderText()):
            role = edit.palette().ColorRole
            ink = edit.palette().color(role.Text if edit.text() else role.PlaceholderText)
            lines.append((edit.text() or edit.placeholderText(), _spot(edit, root), ink))
    belows = [one for one in root.findChildren(MendLine) if one.isVisible() and one.shown()]
    lines += [(one.shown(), _spot(one, root), look.colour(one.ink())) for one in belows]
    labels = [one for one in root.findChildren(Words) if one.isVisible() and one.text()]
    lines += [(one.text(), _spot(one, root), look.colour(one.ink())) for one in labels]
    # Widgets measure in the person's pixels, the picture and what was heard in the screen's.
    fine = QTransform.fromScale(picture.devicePixelRatio(), picture.devicePixelRatio())
    lines = [(said, fine.mapRect(rect), ink) for said, rect, ink in lines]
    away = [fine.map(region) for region in _rolled_away(root)]
    there = [said for said in heard if not any(region.contains(said.rect.center()) for region in away)]
    lines += [(said.text, said.rect, look.colour(said.ink)) for said in there]
    found = []
    for said, rect, ink in lines:
        ground = _ground(picture, rect)
        if ground is not None and (ratio := look.contrast(ink, ground)) < least:
            found.append(f"{said!r} {ink.name()} on {ground.name()}: {ratio:.2f}")
    return found


def _spot(one: QWidget, root: QWidget) -> QRect:
    seen = one.visibleRegion().boundingRect()
    return seen.translated(one.mapTo(root, QPoint(0, 0)))
