"""What time it is comes from outside: the system's clock, or a simulated outage's. Standard library only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Protocol

HOUR_MS, DAY_MS = 3_600_000, 86_400_000


class Clock(Protocol):
    """Wall time, monotonic time and the boot they belong to."""

    def wall_ms(self) -> int:
        """UTC, milliseconds since 1970."""
        ...

    def mono_ms(self) -> int:
        """Milliseconds of a clock that never goes back, comparable within one `boot`."""
        ...

    def offset_min(self) -> int:
        """The store's wall clock, minutes east of UTC."""
        ...

    def boot(self) -> str:
        """Which run of the machine `mono_ms` belongs to."""
        ...


_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def utc_words(wall_ms: int) -> str:
    """``12 Nov 2026 14:33 UTC``, for whoever sits at a command line anywhere."""
    return local_time(wall_ms, 0).strftime("%d %b %Y %H:%M UTC")


def local_time(wall_ms: int, offset_min: int) -> datetime:
    """The store's wall time, aware; a clock beyond all years reads as the last second of them.

    Entries are signed by machines whose clocks may say anything, and whoever shows one must not end at it.
    """
    try:
        return datetime.fromtimestamp(wall_ms / 1000, _zone(offset_min))
    except (OverflowError, ValueError, OSError):
        return _LAST


@lru_cache(64)
def _zone(offset_min: int) -> timezone:
    return timezone(timedelta(minutes=offset_min))


def when(wall_ms: int, offset_min: int) -> str:
    """ISO 8601 with the store's offset, to the second."""
    return local_time(wall_ms, offset_min).isoformat(timespec="seconds")
