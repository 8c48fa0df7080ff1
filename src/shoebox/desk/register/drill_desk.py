"""Runs a timed drill at a register in training: slip after slip, then the score, which is kept. Register room.

It listens to what the page records and sets aside, so a clerk practises with the very keys of the real thing.
"""

from __future__ import annotations

import secrets
from random import Random

from PySide6.QtCore import QObject, Signal

from shoebox.desk.lanes import Lanes
from shoebox.desk.register.drill_panel import DrillPanel
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.clock import local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.practice import DrillResult, Keyed, PaperSlip, make_slips, score, wrong_fields
from shoebox.handover.store import StoreHouse


class DrillDesk(QObject):
    """`said` is a quiet sentence, `warned` one that everybody must see; `shown` whether the panel stands there."""

    said = Signal(str)
    warned = Signal(str)
    shown = Signal(bool)

    def __init__(self, owner: QObject, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._house, self._lanes, self._clerk = house, lanes, ""
        self.panel = DrillPanel(house.policy.currency)
        self._slips: tuple[PaperSlip, ...] = ()
        self._numbers: list[str] = []
        self._keyed: list[Keyed] = []
        self._since_ms, self._on = 0, False

    def is_on(self) -> bool:
        """Whether slips are still to come."""
        return self._on

    def is_shown(self) -> bool:
        """Whether the panel stands where today's entries stand otherwise."""
        return not self.panel.isHidden()

    def toggle(self, clerk: str, next_slip: str, *, seed: int | None = None) -> None:
        """Ctrl+F5: start a drill, or stop the one that is on; a stopped one leaves no score."""
        if not self._house.book.training:
            self.said.emit(tr("A drill is keyed into the training book: start the register with --training."))
        elif self._on:
            self._end(tr("Drill stopped, no score is kept."))
        else:
            now = local_time(self._house.clock.wall_ms(), self._house.clock.offset_min())
            pick = secrets.randbelow if seed is None else Random(seed).randrange  # noqa: S311  (slips to practise on)
            self._slips = make_slips(pick, self._house.policy, year=now.year)
            self._numbers, self._keyed, self._clerk, self._on = [], [], clerk, True
            self.panel.begin()
            self.panel.show()
            self.shown.emit(True)
            self._next(next_slip)

    def take_clerk(self, number: str) -> None:
        """Somebody else is at work: what they key is no score of whoever began."""
        if self._on and number not in ("", self._clerk):
            self._end(tr("Drill stopped, no score is kept."))

    def take_recorded(self, row: SaleRow, next_slip: str) -> None:
        """A slip was keyed; one after the drill brings today's entries back."""
        if self._on:
            keyed = Keyed(
                is_spoiled=False,
                took_ms=self._took_ms(),
                slip=row.slip,
                amount_minor=row.amount_minor,
                brand=row.brand,
                last4=row.last4,
                approval=row.approval,
            )
            self._answer(keyed, next_slip)
        elif self.is_shown():
            self._put_away()

    def take_spoiled(self, next_slip: str) -> None:
        """A slip was set aside."""
        if self._on:
            self._answer(Keyed(is_spoiled=True, took_ms=self._took_ms()), next_slip)

    def _took_ms(self) -> int:
        return max(self._house.clock.mono_ms() - self._since_ms, 0)

    def _next(self, next_slip: str) -> None:
        at = len(self._keyed)
        self._numbers.append(next_slip)
        self._since_ms = self._house.clock.mono_ms()
        self.panel.show_slip(self._slips[at], next_slip, at + 1, len(self._slips))

    def _answer(self, keyed: Keyed, next_slip: str) -> None:
        at = len(self._keyed)
        self._keyed.append(keyed)
        self.panel.say_last(wrong_fields(self._slips[at], self._numbers[at], keyed))
        if len(self._keyed) < len(self._slips):
            self._next(next_slip)
            return
        self._on = False
        day = self._house.day.today()
        result = score(self._slips, self._numbers, self._keyed, day=day, clerk=self._clerk)
        self.panel.show_score(result)
        self._lanes.free.ask(lambda: self._house.keep_drill(result), self._kept, self._not_kept)

    def _kept(self, result: DrillResult) -> None:
        self.said.emit(tr("Drill kept: {0} of {1} right.", result.right, result.slips))

    def _not_kept(self, error: ShoeboxError) -> None:
        self.warned.emit(sentence_of(error))

    def _end(self, said: str) -> None:
        self._on = False
        self._put_away()
        self.said.emit(said)

    def _put_away(self) -> None:
        self.panel.hide()
        self.shown.emit(False)
