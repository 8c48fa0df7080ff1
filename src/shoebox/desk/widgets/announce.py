"""Tells a screen reader what has just changed on the page. Desk widgets."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(owner: QWidget, said: str) -> None:
    """Have these words read out, where somebody listens."""
    if said and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(owner, said))
