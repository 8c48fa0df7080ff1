"""How long a run still takes, from its rows and the pace so far. Standard library only; the clock is the caller's.

What each stage takes is known from the run before, or from a table, for so many rows; how fast this machine is today
shows in the stages that are done. Both together say what is left, honestly rounded by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What a run goes through, in order. Everybody who speaks of stages asks here."""

    GATHERING = "gathering"
    CHECKING = "checking"
    READING = "reading"
    EXACT = "exact"
    CANDIDATES = "candidates"
    DECIDING = "deciding"
    WRITING = "writing"
    PROVING = "proving"
    CASES = "cases"


STAGES = tuple(Stage)
# Those of the engine alone, without head office's files and cases around it.
ENGINE_STAGES = STAGES[STAGES.index(Stage.CHECKING) : STAGES.index(Stage.PROVING) + 1]
# Microseconds for a row of either side, where no run was made yet.
USUAL_US: Mapping[str, int] = {
    Stage.GATHERING: 25, Stage.CHECKING: 1, Stage.READING: 2, Stage.EXACT: 3, Stage.CANDIDATES: 5, Stage.DECIDING: 5,
    Stage.WRITING: 3, Stage.PROVING: 1, Stage.CASES: 4,
}  # fmt: skip
PPM = 1_000_000
_LEAST_LEFT = 0.05  # of a stage that takes longer than was thought
_KEPT_TIMES = 10  # a stage that took so much less than was expected was not done: an earlier start had kept it
_BELIEF_MS = 500  # what was expected counts as so much seen, so that a first short stage says little


@dataclass(frozen=True, slots=True)
class Pace:
    """What every stage of a run is expected to take, in milliseconds, in order."""

    expected_ms: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, rows: int, *, before_ms: Mapping[str, int], rows_before: int) -> Pace:
        """For a run over so many rows, where the run before took `before_ms` over `rows_before`."""
        usual = {stage: us * rows // 1_000 for stage, us in USUAL_US.items()}
        known = {stage: ms * rows // rows_before for stage, ms in before_ms.items()} if rows_before else {}
        return cls(tuple((stage, max(1, known.get(stage, usual[stage]))) for stage in STAGES))

    def left(self, done_ms: Sequence[tuple[str, int]], stage: str, stage_ms: int) -> tuple[int, int]:
        """How much of the run is done, in parts per million, and how many milliseconds are left.

        `done_ms` are the stages that are over, with what they took; `stage` runs since `stage_ms`.
        """
        expected = dict(self.expected_ms)
        over = {name for name, _ in done_ms}
        spent = sum(ms for _, ms in done_ms)
        # What was gone on with says nothing of how fast this machine is: else hours would seem to be seconds.
        made = [(ms, expected.get(name, 0)) for name, ms in done_ms if ms * _KEPT_TIMES >= expected.get(name, 0)]
        slower = (sum(ms for ms, _ in made) + _BELIEF_MS) / (sum(thought for _, thought in made) + _BELIEF_MS)
        mine = expected.get(stage, 0) * slower
        rest = sum(ms for name, ms in self.expected_ms if name not in over and name != stage) * slower
        left = max(mine - stage_ms, mine * _LEAST_LEFT) + rest
        so_far = spent + stage_ms
        return round(PPM * so_far / max(1.0, so_far + left)), round(left)
