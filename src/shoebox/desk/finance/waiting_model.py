"""Proposals as rows of a list: what and how much, by whom and since when, or why it is locked. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.case import Waiting
from shoebox.domain.decision import Action
from shoebox.domain.staff import Person, Role


class Col(IntEnum):
    """Columns of the list."""

    WHAT = 0
    AMOUNT = 1


_ICONS = {Action.REFUND: "refund", Action.CHARGE: "card", Action.WRITE_OFF: "void"}


def lock_of(waiting: Waiting, person: Person | None) -> str:
    """Why this person can't approve it; empty where they can. The casework room asks again."""
    if person is None:
        return tr("Nobody is at the desk")
    if waiting.proposal.maker == person.number:
        return tr("You proposed it")
    if person.role is not Role.APPROVER:
        return tr("An approver decides")
    if waiting.proposal.amount_minor > person.approve_minor_max:
        return tr("Over your limit")
    return ""


class WaitingModel(RowModel[Waiting]):
    """The list of approvals."""

    def __init__(self, session: Session) -> None:
        super().__init__((Column(tr("What")), Column(tr("Amount"), 17, number=True)))
        self._session = session

    def cell(self, row: Waiting, column: int) -> Cell:
        """One place of the list."""
        proposal = row.proposal
        lock = lock_of(row, self._session.person)
        if column == Col.WHAT:
            icon = "lock" if lock else _ICONS[proposal.action]
            ink = Ink.WAITING if lock else Ink.T2
            said, card = says.move(proposal.action, proposal), says.card(row.row)
            return Cell(said, second=card, icon=icon, icon_ink=ink, weight=500, second_ink=Ink.T2)
        own = self._session.desk.policy.currency
        amount = says.figure(proposal.amount_minor, proposal.currency, own=own)
        if lock:
            return Cell(amount, second=lock, weight=500, second_ink=Ink.WAITING)
        since = says.age(proposal.at_ms, self._session.now_ms())
        return Cell(
            amount, second=tr("{0}, {1}", self._session.who(proposal.maker), since), weight=500, second_ink=Ink.T2
        )
