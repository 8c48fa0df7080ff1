"""Numbered paper at hand: how much, for how many days, and when to order. Office room."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.pill import Pill
from shoebox.domain.slip import SlipStock
from shoebox.domain.slip_pace import PaceFrom


class StockCard(Card):
    """What is on the registers' pads and in the store's cupboard."""

    def __init__(self) -> None:
        self._pill = Pill("")
        super().__init__(tr("Slips at hand"), right=self._pill)
        self._big, self._facts = BigAmount(role=Type.FIGURE), Facts(row_u=3.25)
        self.body.addWidget(self._big)
        self.body.addWidget(self._facts)

    def show_stock(self, stock: SlipStock) -> None:
        """Show how much there is, and whether it is time to order."""
        days = stock.days_left
        pace = _pace(stock)
        label = tr("Lasts {0}, {1}", text.many(days, tr("day"), tr("days")), pace) if days is not None else pace
        self._big.show_amount(text.count(stock.at_hand), label=label)
        if stock.is_low:
            self._pill.show_state(tr("order pads"), Meaning.WAITING)
        else:
            self._pill.show_state(tr("enough"), Meaning.OK)
        self._facts.show_facts(_facts(stock))


def _pace(stock: SlipStock) -> str:
    """How many a day, or why nobody can say."""
    if stock.pace_from is PaceFrom.TOO_EARLY:
        return tr("too early to say how long")
    return tr("at {0} a day", text.count(stock.used_a_day)) if stock.used_a_day else tr("none used yet")


def _taken_from(stock: SlipStock) -> tuple[Fact, ...]:
    """What the pace is taken from; nothing where nobody used a slip."""
    if stock.pace_from is PaceFrom.NOTHING:
        return ()
    used = text.count(stock.used_today)
    if stock.pace_from is PaceFrom.DAY_BEFORE:
        return (Fact(tr("Used on the day before"), text.count(stock.used_a_day)),)
    if stock.pace_from is PaceFrom.TOO_EARLY:
        return (Fact(tr("Used today"), used),)
    hours = text.many(stock.pace_hours, tr("hour"), tr("hours"))
    return (Fact(tr("Used today, in {0}", hours), used),)


def _facts(stock: SlipStock) -> tuple[Fact, ...]:
    order = text.count(stock.reorder_point) if stock.used_a_day else tr("once slips are used")
    others = (Fact(tr("On other registers' pads"), text.count(stock.on_other_pads)),) if stock.on_other_pads else ()
    return (
        Fact(tr("On this register's pads"), text.count(stock.on_pads)),
        *others,
        Fact(tr("In the cupboard"), text.count(stock.in_cupboard)),
        *_taken_from(stock),
        Fact(_order_at(stock.reorder_days), order),
        Fact(tr("Numbers left to print"), text.count(stock.to_print)),
    )


def _order_at(days: int) -> str:
    return tr("Order at, for a day") if days == 1 else tr("Order at, for {0} days", days)
