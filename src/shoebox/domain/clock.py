"""What time it is comes from outside: the system's clock, or a simulated outage's. Standard library only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol


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


def local_time(wall_ms: int, offset_min: int) -> datetime:
    """The store's wall time, aware."""
    return datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone(timezone(timedelta(minutes=offset_min)))
