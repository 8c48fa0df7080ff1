"""The store's time at the head of its windows. Desk room; loads nothing that a window's first key would wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from shoebox.domain.clock import Clock

TICK_MS = 1_000


class StoreClock(QTimer):
    """`told` carries the store's wall time, each second; `day_turned` comes at midnight.

    A window that nobody touches over night would otherwise go on showing the day before.
    """

    told = Signal(object)
    day_turned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock: Clock | None = None
        self._day = ""
        self.timeout.connect(self._tick)

    def go_by(self, clock: Clock) -> None:
        """Tell this clock's time from now on."""
        self._clock = clock
        self._tick()
        self.start(TICK_MS)

    def _tick(self) -> None:
        from shoebox.domain.clock import local_time

        if self._clock is None:
            return
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        day = now.date().isoformat()
        self.told.emit(now)
        if self._day not in ("", day):
            self.day_turned.emit()
        self._day = day
