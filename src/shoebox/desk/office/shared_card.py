"""Slips of two registers under one order number: which, and what somebody in charge said of it. Office room."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.domain.money import Money
from shoebox.domain.ticking import SharedOrder, SharedTick
from shoebox.handover.store import StoreHouse


class SharedCard(Card):
    """On the page where slips are ticked off; hidden while no order has two."""

    def __init__(self, house: StoreHouse) -> None:
        super().__init__(flat=True)
        self._house = house
        self.button = Button(tr("Say what you found"), key=key_of("office", "found", "incident"), small=True)
        self._row = ActRow(" ", " ", Meaning.RISK, right=self.button, first=True)
        self.body.addWidget(self._row)
        self.hide()

    def show_shared(self, shared: tuple[SharedOrder, ...], why_not: str) -> None:
        """The first that nobody has spoken of, else the first; why the person at work can't say anything, if so."""
        self.setVisible(bool(shared))
        if not shared:
            return
        one = next((one for one in shared if not one.found), shared[0])
        line, small = shared_words(one, self._house)
        if len(shared) > 1:
            small += tr(" And {0} more.", len(shared) - 1)
        self._row.say(line, small, Meaning.PLAIN if one.found else Meaning.RISK, icon="slip" if one.found else "")
        self.button.setVisible(not one.found)
        self.button.hold(why_not)


def shared_words(one: SharedOrder, house: StoreHouse) -> tuple[str, str]:
    """What it is, in a line; the slips, and what was found or is to be done, in a small one."""
    line = tr("{0} slips stand on order {1}", len(one.ticks), one.order_no)
    slips = "; ".join(_slip_words(tick, house.policy.currency) for tick in one.ticks)
    if one.found:
        return line, tr("{0}. {1} found: {2}", slips, house.name_of(one.found_by), one.found)
    return line, tr("{0}. The till charged it once. Have the wrong tick taken back, or say what you found.", slips)


def _slip_words(tick: SharedTick, currency: str) -> str:
    if tick.slip:
        said = tr("slip {0}", text.slip(tick.slip))
    elif tick.amount_minor:
        said = tr("cash")
    else:
        return tr("Register {0}, entry {1}", tick.place.register, tick.place.seq)
    return tr("Register {0}, {1}, {2}", tick.place.register, said, text.money(Money(tick.amount_minor, currency)))
