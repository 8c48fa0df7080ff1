"""Days of the calendar as people name and count them; a day is text, ISO 8601. Standard library only."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

from shoebox.domain.language import Say, as_written

# Not the system's names: screen, sheet and paper speak one language, and translate these.
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SHORT = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}), (\d\d:\d\d)")


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar in its one spelling, ``2026-11-12``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def short_words(at: datetime) -> str:
    """``12 Nov, 14:33``: a moment as a fact of a sentence; `said_short` puts it into another language."""
    return f"{at.day} {MONTHS[at.month - 1]}, {at:%H:%M}"


def said_short(words: str, say: Say = as_written) -> str:
    """What `short_words` made, in the language of `say`; anything else as it stands."""
    found = _SHORT.fullmatch(words)
    return f"{found[1]} {say(found[2])}, {found[3]}" if found else words


def months_after(day: str, months: int) -> str:
    """The same date so many months on, or that month's last where it has no such date."""
    at = date.fromisoformat(day)
    years, month = divmod(at.month - 1 + months, 12)
    last = monthrange(at.year + years, month + 1)[1]
    return date(at.year + years, month + 1, min(at.day, last)).isoformat()
