"""A clock that stands where it is put: so that an outage day of fourteen hours is carried out in seconds. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class OutageClock:
    """A `Clock` of one register in a drill. It only goes forward: a step earlier than now leaves it where it is."""

    now_ms: int
    offset: int
    boot_id: str = "drill"

    def set(self, at_ms: int) -> None:
        """Go on to this moment (UTC milliseconds)."""
        self.now_ms = max(self.now_ms, at_ms)

    def wall_ms(self) -> int:
        """UTC, milliseconds since 1970."""
        return self.now_ms

    def mono_ms(self) -> int:
        """Milliseconds that never go back: in a drill the same as the wall's."""
        return self.now_ms

    def offset_min(self) -> int:
        """The store's wall clock, minutes east of UTC."""
        return self.offset

    def boot(self) -> str:
        """Always the same run."""
        return self.boot_id
