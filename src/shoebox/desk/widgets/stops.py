"""Where the Tab key stops, in reading order, whatever order the parts were made in. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def stops_in_order(owner: QWidget) -> list[QWidget]:
    """What can have the keyboard now, line by line."""
    stops = [widget for widget in owner.findChildren(QWidget) if widget.isVisibleTo(owner) and _is_stop(widget)]
    return sorted(stops, key=lambda stop: _reading_place(owner, stop))


def _reading_place(owner: QWidget, stop: QWidget) -> tuple[int, int]:
    spot = stop.mapTo(owner, QPoint(0, 0))
    mirrored = owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return spot.y(), -spot.x() if mirrored else spot.x()


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tab) and widget.isEnabled() and widget.focusProxy() is None
