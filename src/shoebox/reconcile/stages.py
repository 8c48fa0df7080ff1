"""The stages of one run over an engine, each gone on with where an earlier start kept it. Touches nothing else.

What a stage needs of those before is fetched when it is asked for, so that a run that had decided everything reads back
decisions and tables alone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from shoebox.domain.finding import Stay
from shoebox.domain.pace import Stage
from shoebox.reconcile import findings as saying
from shoebox.reconcile import kept_forms, staying, weighing
from shoebox.reconcile.engines import Engine
from shoebox.reconcile.evidence import Odds, learn
from shoebox.reconcile.findings import Said
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import BadLine, Source
from shoebox.reconcile.keeping import Keeping
from shoebox.reconcile.plan import make_plan
from shoebox.reconcile.sides import OpenItems


class Stages:
    """One run, used once: `read`, `settle`, `gather` and `decide`, in this order."""

    def __init__(
        self, engine: Engine, kept: Keeping, about: Incident, *, stays: Sequence[Stay] = (),
        stop: Callable[[], bool] | None = None,
    ) -> None:  # fmt: skip
        self._engine, self._kept, self._about, self._stays, self._stop = engine, kept, about, stays, stop
        self._odds: Odds | None = None
        self._items: OpenItems | None = None

    def read(self, slips: list[Source], charges: list[Source]) -> list[BadLine]:
        """Have both sides in the engine; answers the rows that could not be read."""
        if self._kept.holds(Stage.READING):
            self._engine.take_up(self._kept.parts, self._about)
            return kept_forms.bad_of(self._kept.of(Stage.READING))
        bad = self._engine.load(slips, charges, self._about)
        with self._kept.part(Stage.READING) as part:
            if part is not None:
                self._engine.keep(part)
                kept_forms.keep_bad(part, bad)
        return bad

    def settle(self) -> None:
        """Measure the run, and settle what only fits once."""
        if self._kept.holds(Stage.DECIDING):
            return
        if self._kept.holds(Stage.EXACT):
            self._odds = learn(*kept_forms.census_of(self._kept.of(Stage.EXACT)))
            return
        census, anchors = self._engine.tally()
        odds = self._odds = learn(census, anchors)
        stay = staying.columns(self._engine, self._stays)
        self._engine.settle(odds.auth_tells, odds.timing.earliest_s, partial(weighing.is_sure, odds), stay)
        with self._kept.part(Stage.EXACT) as part:
            if part is not None:
                self._engine.keep(part)
                kept_forms.keep_census(part, census, anchors)

    def gather(self) -> None:
        """What may belong together, of all that is open."""
        if self._kept.holds(Stage.DECIDING):
            return
        if self._kept.holds(Stage.CANDIDATES):
            self._items = kept_forms.items_of(self._kept.of(Stage.CANDIDATES))
            return
        items = self._items = self._engine.open_items()
        with self._kept.part(Stage.CANDIDATES) as part:
            if part is not None:
                self._engine.keep(part)
                kept_forms.keep_items(part, items)

    def decide(self) -> Said:
        """Links and findings of what was open."""
        if self._kept.holds(Stage.DECIDING):
            return kept_forms.said_of(self._kept.of(Stage.DECIDING))
        odds = self._odds
        assert odds is not None
        with _no_collector():
            plan = make_plan(self._handed_over(), odds, stop=self._stop)
            said = saying.Speaker(plan.items, self._about, plan, self._engine.show).say()
        del plan
        with self._kept.part(Stage.DECIDING) as part:
            if part is not None:
                self._engine.keep(part)
                kept_forms.keep_said(part, said)
        return said

    def _handed_over(self) -> OpenItems:
        items, self._items = self._items, None
        assert items is not None
        return items


@contextmanager
def _no_collector() -> Iterator[None]:
    # Deciding makes millions of small frozen things and no cycle; looking for cycles took a third of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
