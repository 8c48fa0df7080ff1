"""A clock that stands still until it is moved."""

from __future__ import annotations


class StillClock:
    """12 November 2026, noon UTC, in a store five hours west."""

    def __init__(self, now_ms: int = 1_794_484_800_000) -> None:
        self.now_ms = now_ms

    def wall_ms(self) -> int:
        return self.now_ms

    def mono_ms(self) -> int:
        return self.now_ms

    def offset_min(self) -> int:
        return -300

    def boot(self) -> str:
        return "boot"
