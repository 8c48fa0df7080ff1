"""The end-of-day report's second page: grand totals, the largest sales, the bank, drops, checks. What is asked later.

Words and numbers only; the first page is in `day_sections`.
"""

from __future__ import annotations

from shoebox.domain.day import CashLine, DayFigures, StruckLine
from shoebox.domain.drawer import letter
from shoebox.domain.entry import Kind
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import Column, Note, Row, Section
from shoebox.paper.words import currency_sign, struck_words, time_of


class DayRest:
    """Builds the sections of one day that the first page has no room for. None of them vanishes when it is empty."""

    def __init__(self, figures: DayFigures) -> None:
        self._day = figures
        self._money_head = Column(head=f"{say('Money')}, {currency_sign(figures.currency)}", right=True, least=54)

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
            _not_taken(),
        )

    def _figure(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._day.currency))

    def _own(self, title: str) -> str:
        """A title that says whose it is, where the report is of several registers."""
        return say("{0}, register {1}", title, spoken(self._day.register)) if self._day.registers else title

    def _grand(self) -> Section:
        """Today beside all days of the book; grand totals never go back."""
        today, grand = self._day.sums, self._day.grand
        rows = (
            Row(
                (
                    say("Sales, {0} of {1}", f"{today.sales:,}", f"{grand.sales:,}"),
                    self._figure(today.gross_minor),
                    self._figure(grand.gross_minor),
                )
            ),
            Row(
                (
                    say("Refunds, {0} of {1}", f"{today.refunds:,}", f"{grand.refunds:,}"),
                    self._figure(-today.refunded_minor),
                    self._figure(-grand.refunded_minor),
                )
            ),
            Row(
                (
                    say("Voids, {0} of {1}", f"{today.voids:,}", f"{grand.voids:,}"),
                    self._figure(-today.voided_minor),
                    self._figure(-grand.voided_minor),
                )
            ),
            Row((say("Left over"), self._figure(today.net_minor), self._figure(grand.net_minor)), strong=True),
        )
        head = currency_sign(self._day.currency)
        columns = (
            Column(grow=True),
            Column(head=say("Today, {0}", head), right=True, least=54),
            Column(head=say("All days, {0}", head), right=True, least=54),
        )
        return Section(title=self._own(say("Grand totals")), columns=columns, rows=rows)

    def _largest(self) -> Section:
        day = self._day
        notes: tuple[Note, ...] = ()
        if day.sales and day.sums.gross_minor:
            average = money_text(Money(day.sums.gross_minor // max(1, day.sums.sales), day.currency))
            notes = (Note(text=say("On average {0} a sale.", average)),)
        columns = (Column(head=say("Entry, slip"), grow=True), Column(head=say("By"), right=True), self._money_head)
        rows = tuple(self._line(line) for line in day.largest)
        return Section(title=say("Largest sales"), columns=columns, rows=rows, notes=notes)

    def _line(self, line: StruckLine) -> Row:
        return Row(
            (
                f"{line.seq:,}, {struck_words(spoken(line.text))}",
                printable(line.by)[:18],
                self._figure(line.amount_minor),
            )
        )

    def _bank(self) -> Section:
        day, deposit = self._day, self._day.deposit
        rows = []
        own = day.own_drawers
        for said, drawer in [(one.deposit, letter(one.drawer)) for one in own] or [(deposit, "")]:
            if said is not None and said.amount_minor:
                who = f"{spoken(said.by)} {spoken(said.second)}"
                to_bank = say("To the bank, bag {0}, {1}", spoken(said.bag), who)
                of = say("Drawer {0}: {1}", drawer, to_bank) if drawer else to_bank
                rows.append(Row((of, self._figure(said.amount_minor))))
        rows += [
            Row((say("Drawer {0}: stays in it", letter(one.drawer)), self._figure(one.left_minor)))
            for one in own
            if one.counts
        ]
        if day.counts:
            stays = say("Stays in all drawers") if own else say("Stays in the drawer")
            rows.append(Row((stays, self._figure(day.left_minor)), strong=bool(own)))
        if day.float_off_minor:
            rows.append(Row((say("Float this morning against last night"), self._figure(day.float_off_minor))))
        columns = (Column(grow=True, lines_max=2), self._money_head)
        return Section(title=self._own(say("To the bank and over night")), columns=columns, rows=tuple(rows))

    def _drops(self) -> Section:
        """Each bag with when it went into the safe and the two who saw it."""
        drops = [line for line in self._day.cash if line.kind == Kind.SAFE_DROP]
        columns = (Column(head=say("When, bag"), grow=True), Column(head=say("By"), right=True), self._money_head)
        rows = [self._drop(line) for line in drops]
        if rows:
            rows.append(
                Row((say("Together"), "", self._figure(-sum(line.amount_minor for line in drops))), strong=True)
            )
        return Section(title=self._own(say("Dropped into the safe")), columns=columns, rows=tuple(rows))

    def _drop(self, line: CashLine) -> Row:
        by = f"{printable(line.by)[:8]} {printable(line.second)[:8]}".strip()
        when = f"{time_of(line.wall_ms, self._day.offset_min)}, {self._of(line.drawer)}{spoken(line.bag)}"
        return Row((when, by, self._figure(-line.amount_minor)))

    def _no_sales(self) -> Section:
        columns = (Column(head=say("When and why"), grow=True, lines_max=2), Column(head=say("By"), right=True))
        rows = tuple(
            Row(
                (
                    f"{time_of(line.wall_ms, self._day.offset_min)}, {self._of(line.drawer)}{spoken(line.reason)}",
                    printable(line.by)[:18],
                )
            )
            for line in self._day.no_sales
        )
        title = (
            say("Drawer opened without a sale, {0}", f"{len(rows):,}") if rows else say("Drawer opened without a sale")
        )
        return Section(title=title, columns=columns, rows=rows)

    def _checks(self) -> Section:
        columns = (Column(head=say("When, by"), grow=True), Column(head=say("Over or short"), right=True, least=54))
        rows = tuple(
            Row(
                (
                    f"{time_of(check.wall_ms, self._day.offset_min)}, {self._of(check.drawer)}{spoken(check.by)}",
                    self._figure(check.over_short_minor),
                )
            )
            for check in self._day.checks
        )
        return Section(title=self._own(say("Checks during the day")), columns=columns, rows=rows)

    def _of(self, drawer: str) -> str:
        """``drawer B, `` where there are several; nothing where there is one."""
        many = any(one.of_many for one in self._day.drawers)
        return say("drawer {0}", letter(drawer)) + ", " if many else ""

    def _exempt(self) -> Section:
        """Sales without tax, each with its certificate."""
        columns = (
            Column(head=say("Entry, certificate"), grow=True),
            Column(head=say("By"), right=True),
            self._money_head,
        )
        rows = tuple(self._line(line) for line in self._day.exempt)
        return Section(title=say("Tax exempt"), columns=columns, rows=rows)


def _not_taken() -> Section:
    said = say("Gift cards, cheques and store credit are not taken by hand: the register refuses them.")
    return Section(title=say("Other tenders"), columns=(Column(grow=True),), rows=(), notes=(Note(text=said),))
