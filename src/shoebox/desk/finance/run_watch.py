"""A run's stages on a watch: which one it is in, what the others took, what is left. Finance room; no widget."""

from __future__ import annotations

from PySide6.QtCore import QObject

from shoebox.domain.pace import Pace


class RunWatch(QObject):
    """Told what happens and when (seconds of a steady clock); a QObject, so that a lane may answer to it."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = ""
        self.began_again = False
        self._pace: Pace | None = None
        self._begun_s = self._since_s = 0.0
        self._done_ms: list[tuple[str, int]] = []

    def begin(self, now_s: float) -> None:
        """A run begins."""
        self.stage, self._done_ms, self._pace, self.began_again = "", [], None, False
        self._begun_s = self._since_s = now_s

    def expect(self, pace: Pace) -> None:
        """What its stages are expected to take."""
        self._pace = pace

    def enter(self, stage: str, now_s: float) -> None:
        """It is in this stage now; one that was over means that a full disk made the run begin again."""
        over = [name for name, _ in self._done_ms]
        if stage != self.stage and stage in over:
            self.began_again, self.stage, self._done_ms = True, "", self._done_ms[: over.index(stage)]
        if stage != self.stage:
            if self.stage:
                self._done_ms.append((self.stage, round(1_000 * (now_s - self._since_s))))
            self.stage, self._since_s = stage, now_s

    def so_far_s(self, now_s: float) -> int:
        """Whole seconds since it began."""
        return int(now_s - self._begun_s)

    def left(self, now_s: float) -> tuple[int, int | None]:
        """How much is done, in parts per million, and how many seconds are left, where that is known."""
        if self._pace is None:
            return 0, None
        share, left_ms = self._pace.left(self._done_ms, self.stage, round(1_000 * (now_s - self._since_s)))
        return share, -(-left_ms // 1_000)
