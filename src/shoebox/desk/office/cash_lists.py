"""What was done to the drawer today beside selling: moves with who and when, and the day's other acts. Office room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import at, drawer_line, is_within, over_short
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.domain.clock import local_time
from shoebox.domain.day import CashLine, Count
from shoebox.domain.money import Money, figure_text, money_text


class Col(IntEnum):
    """Columns of the moves."""

    WHAT = 0
    AMOUNT = 1


class CashModel(RowModel[CashLine]):
    """What changed the drawer, signed: two lines a move, each with its time on the store's clock of that day."""

    def __init__(self, currency: str) -> None:
        amount = Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True)
        super().__init__(enum_columns({Col.WHAT: Column(tr("What")), Col.AMOUNT: amount}))
        self._currency, self.offset_min = currency, 0

    def cell(self, row: CashLine, column: int) -> Cell:
        """Its words with time and initials, or its amount with a minus where cash left the drawer."""
        if column == Col.WHAT:
            return Cell(drawer_line(row), second=self._who(row))
        return Cell(figure_text(Money(row.amount_minor, self._currency)), weight=500)

    def _who(self, row: CashLine) -> str:
        if not row.wall_ms:
            return ""
        when = text.clock(local_time(row.wall_ms, self.offset_min))
        return tr("{0}, {1} and {2}", when, row.by, row.second) if row.second else tr("{0}, {1}", when, row.by)


def drawer_facts(seen: Seen) -> tuple[Fact, ...]:
    """No-sales, checks, the morning's difference and what goes to the bank; what did not happen is left out."""
    figures = seen.figures
    facts = [Fact(tr("Drawers at this register"), text.count(max(1, len(figures.drawers))))]
    if figures.float_off_minor:
        facts.append(Fact(tr("Float against what stayed"), over_short(seen, figures.float_off_minor), Meaning.REFUSED))
    if figures.no_sales:
        facts.append(Fact(tr("Opened without a sale"), text.count(len(figures.no_sales))))
    facts += [Fact(tr("Check, {0}", at(seen, check.wall_ms)), _check_words(seen, check)) for check in figures.checks]
    if figures.deposit is not None:
        banked = money_text(seen.money(figures.deposit.amount_minor))
        bag = tr("To the bank, bag {0}", figures.deposit.bag) if figures.deposit.bag else tr("To the bank")
        facts.append(Fact(bag, banked, strong=True))
        facts.append(Fact(tr("Stays in the drawer"), money_text(seen.money(figures.deposit.stays_minor))))
    return tuple(facts)


def _check_words(seen: Seen, check: Count) -> str:
    """Its figures once nobody is to count blind any more; until then whether it agreed."""
    if seen.hides_drawer:
        return tr("agrees") if is_within(seen, check) else tr("does not agree")
    counted = money_text(seen.money(check.counted_minor))
    return tr("{0}, {1}", counted, over_short(seen, check.over_short_minor))
