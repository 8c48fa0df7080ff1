"""The end-of-day report's second page: grand totals, the largest sales, the bank, drops, checks. What is asked later.

Words and numbers only; the first page is in `day_sections`.
"""

from __future__ import annotations

from shoebox.domain.day import CashLine, DayFigures, StruckLine
from shoebox.domain.entry import Kind
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.paper.faces import printable, spoken
from shoebox.paper.table import Column, Note, Row, Section
from shoebox.paper.words import currency_sign, time_of

_NOT_TAKEN = "Gift cards, cheques and store credit are not taken by hand: the register refuses them."


class DayRest:
    """Builds the sections of one day that the first page has no room for. None of them vanishes when it is empty."""

    def __init__(self, figures: DayFigures) -> None:
        self._day = figures
        self._money_head = Column(head=f"Money, {currency_sign(figures.currency)}", right=True, least=54)

    def sections(self) -> tuple[Section, ...]:
        """In the order in which a head office reads them."""
        return (
            self._grand(),
            self._largest(),
            self._bank(),
            self._drops(),
            self._no_sales(),
            self._checks(),
            self._exempt(),
            Section(title="Other tenders", columns=(Column(grow=True),), rows=(), notes=(Note(text=_NOT_TAKEN),)),
        )

    def _figure(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._day.currency))

    def _own(self, title: str) -> str:
        """A title that says whose it is, where the report is of several registers."""
        return f"{title}, register {spoken(self._day.register)}" if self._day.registers else title

    def _grand(self) -> Section:
        """Today beside all days of the book; grand totals never go back."""
        today, grand = self._day.sums, self._day.grand
        rows = (
            Row(
                (
                    f"Sales, {today.sales:,} of {grand.sales:,}",
                    self._figure(today.gross_minor),
                    self._figure(grand.gross_minor),
                )
            ),
            Row(
                (
                    f"Refunds, {today.refunds:,} of {grand.refunds:,}",
                    self._figure(-today.refunded_minor),
                    self._figure(-grand.refunded_minor),
                )
            ),
            Row(
                (
                    f"Voids, {today.voids:,} of {grand.voids:,}",
                    self._figure(-today.voided_minor),
                    self._figure(-grand.voided_minor),
                )
            ),
            Row(("Left", self._figure(today.net_minor), self._figure(grand.net_minor)), strong=True),
        )
        head = currency_sign(self._day.currency)
        columns = (
            Column(grow=True),
            Column(head=f"Today, {head}", right=True, least=54),
            Column(head=f"All days, {head}", right=True, least=54),
        )
        return Section(title=self._own("Grand totals"), columns=columns, rows=rows)

    def _largest(self) -> Section:
        day = self._day
        notes: tuple[Note, ...] = ()
        if day.sales and day.sums.gross_minor:
            average = money_text(Money(day.sums.gross_minor // max(1, day.sums.sales), day.currency))
            notes = (Note(text=f"On average {average} a sale."),)
        columns = (Column(head="Entry, slip", grow=True), Column(head="By", right=True), self._money_head)
        rows = tuple(self._line(line) for line in day.largest)
        return Section(title="Largest sales", columns=columns, rows=rows, notes=notes)

    def _line(self, line: StruckLine) -> Row:
        return Row((f"{line.seq:,}, {spoken(line.text)}", printable(line.by)[:18], self._figure(line.amount_minor)))

    def _bank(self) -> Section:
        day, deposit = self._day, self._day.deposit
        rows = []
        if deposit is not None and deposit.amount_minor:
            who = f"{spoken(deposit.by)} {spoken(deposit.second)}"
            rows.append(Row((f"To the bank, bag {spoken(deposit.bag)}, {who}", self._figure(deposit.amount_minor))))
        if day.counts:
            rows.append(Row(("Stays in the drawer", self._figure(day.left_minor))))
        if day.float_off_minor:
            rows.append(Row(("Float this morning against last night", self._figure(day.float_off_minor))))
        columns = (Column(grow=True, lines_max=2), self._money_head)
        return Section(title=self._own("To the bank and over night"), columns=columns, rows=tuple(rows))

    def _drops(self) -> Section:
        """Each bag with when it went into the safe and the two who saw it."""
        drops = [line for line in self._day.cash if line.kind == Kind.SAFE_DROP]
        columns = (Column(head="When, bag", grow=True), Column(head="By", right=True), self._money_head)
        rows = [self._drop(line) for line in drops]
        if rows:
            rows.append(Row(("Together", "", self._figure(-sum(line.amount_minor for line in drops))), strong=True))
        return Section(title=self._own("Dropped into the safe"), columns=columns, rows=tuple(rows))

    def _drop(self, line: CashLine) -> Row:
        by = f"{printable(line.by)[:8]} {printable(line.second)[:8]}".strip()
        when = f"{time_of(line.wall_ms, self._day.offset_min)}, {spoken(line.bag)}"
        return Row((when, by, self._figure(-line.amount_minor)))

    def _no_sales(self) -> Section:
        columns = (Column(head="When and why", grow=True, lines_max=2), Column(head="By", right=True))
        rows = tuple(
            Row((f"{time_of(line.wall_ms, self._day.offset_min)}, {spoken(line.reason)}", printable(line.by)[:18]))
            for line in self._day.no_sales
        )
        title = f"Drawer opened without a sale, {len(rows):,}" if rows else "Drawer opened without a sale"
        return Section(title=title, columns=columns, rows=rows)

    def _checks(self) -> Section:
        columns = (Column(head="When, by", grow=True), Column(head="Over or short", right=True, least=54))
        rows = tuple(
            Row(
                (
                    f"{time_of(check.wall_ms, self._day.offset_min)}, {spoken(check.by)}",
                    self._figure(check.over_short_minor),
                )
            )
            for check in self._day.checks
        )
        return Section(title=self._own("Checks during the day"), columns=columns, rows=rows)

    def _exempt(self) -> Section:
        """Sales without tax, each with its certificate."""
        columns = (Column(head="Entry, certificate", grow=True), Column(head="By", right=True), self._money_head)
        rows = tuple(self._line(line) for line in self._day.exempt)
        return Section(title="Tax exempt", columns=columns, rows=rows)
