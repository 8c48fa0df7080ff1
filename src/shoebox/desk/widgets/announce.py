"""Tells a screen reader what has just changed on the page. Desk widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(owner: QWidget, said: str) -> None:
    """Have these words read out, where somebody listens."""
    # Loaded here: a window that says nothing yet shall not wait for it.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    if said and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(owner, said))
