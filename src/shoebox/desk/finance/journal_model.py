"""Journals, and what one posts to each account, as rows. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.journal import USUAL, Account, AccountSum, JournalFile
from shoebox.domain.money import Money


class Col(IntEnum):
    """Columns of the list of journals."""

    JOURNAL = 0
    DAYS = 1
    CASES = 2
    TOTAL = 3


class JournalModel(RowModel[JournalFile]):
    """Newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("Journal")),
                Column(tr("Closed days"), 12, number=True, drop=2),
                Column(tr("Of cases"), 9, number=True, drop=1),
                Column(tr("Each side"), 13, number=True),
            )
        )
        self._session = session

    def cell(self, row: JournalFile, column: int) -> Cell:
        """One place of the list."""
        if column == Col.JOURNAL:
            when = says.moment(row.written_ms, self._session.desk.clock.offset_min())
            second = tr("{0}, by {1}", when, self._session.who(row.written_by))
            return Cell(row.name, second=second, icon="balance", icon_ink=Ink.T2, weight=500, second_ink=Ink.T2)
        if column == Col.DAYS:
            return Cell(text.count(row.days) if row.days else text.DASH)
        if column == Col.CASES:
            return Cell(text.count(row.cases) if row.cases else text.DASH)
        return Cell(says.money(row.total_minor, row.currency), weight=600)


class SumCol(IntEnum):
    """Columns of the sums of one journal."""

    ACCOUNT = 0
    DEBIT = 1
    CREDIT = 2


class SumModel(RowModel[AccountSum]):
    """What a journal posts to each account, in its order."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Account")),
                Column(tr("Debit"), 12, number=True),
                Column(tr("Credit"), 12, number=True),
            )
        )
        self._currency = ""

    def show_sums(self, sums: tuple[AccountSum, ...], currency: str) -> None:
        """Show these, in this currency."""
        self._currency = currency
        self.show_rows(sums)

    def cell(self, row: AccountSum, column: int) -> Cell:
        """One place of the list."""
        if column == SumCol.ACCOUNT:
            words = account_words(row)
            own = row.account != row.role
            return Cell(row.account if own else words, second=words if own else "", weight=500, second_ink=Ink.T2)
        minor = row.debit_minor if column == SumCol.DEBIT else row.credit_minor
        return Cell(text.figure(Money(minor, self._currency)) if minor else "", weight=600)


def account_words(row: AccountSum) -> str:
    """What an account is for, as people say it: ``Card slips, visa``."""
    words = {
        Account.CASH: tr("Cash in drawers"),
        Account.CARD: tr("Card slips"),
        Account.OTHER: tr("Other tender"),
        Account.SALES: tr("Sales"),
        Account.TAX: tr("Tax"),
        Account.REFUNDS: tr("Refunds at the counter"),
        Account.PAID_IN: tr("Paid in"),
        Account.PAID_OUT: tr("Paid out"),
        Account.SAFE: tr("Safe"),
        Account.BANK: tr("Deposits to the bank"),
        Account.CHANGE: tr("Change from the bank"),
        Account.OVER_SHORT: tr("Over and short"),
        Account.PROCESSOR: tr("Card processor"),
        Account.CUSTOMERS: tr("Owed to customers"),
        Account.WRITE_OFFS: tr("Written off"),
    }[Account(row.role)]
    detail = tr("usual rate") if row.detail == USUAL else row.detail
    return tr("{0}, {1}", words, detail) if detail else words
