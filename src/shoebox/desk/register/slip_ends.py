"""Slips that become no sale: their paper is accounted for, a declined card is remembered. Register room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register import actions
from shoebox.desk.register.card_form import CardForm
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Spoiled


class SlipEnds(QObject):
    """`spoiled` carries what the till answered; `failed` why it did not."""

    spoiled = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._house, self._lanes = house, lanes

    def end(self, card: CardForm, slip: str, why: str) -> None:
        """End the slip at hand; without a number there is no paper to account for."""
        declined = card.declined_draft()
        if declined is not None:
            actions.decline(self._lanes, self._house, declined, done=self._noted, failed=self._failed)
        if slip:
            actions.spoil(
                self._lanes, self._house, slip, why=why, clerk=card.clerk, done=self._spoiled, failed=self._failed
            )

    def _spoiled(self, spoiled: Spoiled) -> None:
        self.spoiled.emit(spoiled)

    def _failed(self, error: ShoeboxError) -> None:
        self.failed.emit(error)

    def _noted(self, _entry: int) -> None:
        """It is in the book; the slip's own end says the rest."""
