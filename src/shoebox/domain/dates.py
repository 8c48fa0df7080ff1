"""Days of the calendar as people name and count them; a day is text, ISO 8601. Standard library only."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

# Not the system's names: screen, sheet and paper speak one language, and translate these.
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def months_after(day: str, months: int) -> str:
    """The same date so many months on, or that month's last where it has no such date."""
    at = date.fromisoformat(day)
    years, month = divmod(at.month - 1 + months, 12)
    last = monthrange(at.year + years, month + 1)[1]
    return date(at.year + years, month + 1, min(at.day, last)).isoformat()
