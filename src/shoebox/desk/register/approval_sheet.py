"""What to say on the phone for an approval code, with what is typed already. Register room.

The number stands on the store's own sticker or in its policy; a number that a customer gives is never called.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.register.rows import row_money, row_tender
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a call is about, as words to read out; empty where it is not typed yet."""

    phone: str
    merchant_no: str
    brand: str
    amount: str


def call_about(row: SaleRow | None, policy: Policy, merchant_no: str) -> Call:
    """A call about an entry that was recorded, or about no card that is known here."""
    if row is None or row.tender != Tender.CARD:
        return Call(phone=policy.phone_of(""), merchant_no=merchant_no, brand="", amount="")
    return Call(
        phone=policy.phone_of(row.brand), merchant_no=merchant_no, brand=row_tender(row), amount=str(row_money(row))
    )


class ApprovalSheet(Sheet):
    """Whom to call and what to say; ``suspicious`` says what to say where something is odd about the card."""

    def __init__(self, over: QWidget, call: Call, *, suspicious: bool = False) -> None:
        self.topic = "approval"
        super().__init__(
            over, tr("Code 10: call and answer yes or no") if suspicious else tr("Call for an approval code")
        )
        self.body.addWidget(Facts(_facts(call)))
        for step in _odd() if suspicious else _usual():
            self.body.addWidget(Words(step, Type.BODY, wrap=True))
        never = tr("Call this number only, never one that a customer gives you. Take no code from a customer.")
        self.body.addWidget(Words(never, Type.SMALL, Ink.T2, wrap=True))
        self.body.addLayout(_more())


def _more() -> QHBoxLayout:
    """The key to the playbook's page about it."""
    row = QHBoxLayout()
    row.setSpacing(u(0.75))
    row.addWidget(Keycap(key_of("register", "playbook")))
    row.addWidget(Words(tr("Playbook"), Type.SMALL, Ink.T2))
    row.addStretch(1)
    return row


def _facts(call: Call) -> tuple[Fact, ...]:
    return (
        Fact(tr("Call"), call.phone),
        Fact(tr("Merchant number"), call.merchant_no or tr("as on the imprinter's plate")),
        Fact(tr("Card brand"), call.brand or text.DASH),
        Fact(tr("Amount"), call.amount or text.DASH),
    )


def _usual() -> tuple[str, ...]:
    return (
        tr("**1.** Say the merchant number, the card's number and its expiry date, from the slip in your hand."),
        tr("**2.** Say the amount, and have it read back."),
        tr("**3.** Write the code on the slip, then key it here. The amount may not change afterwards."),
        tr("**Declined?** The slip ends here: F10, then cash or another card. Do not try it in parts."),
    )


def _odd() -> tuple[str, ...]:
    return (
        tr("**1.** Keep the card and the slip in your hand, and stay friendly."),
        tr("**2.** Say: \u201cCode 10\u201d. Answer each question with yes or no."),
        tr("**3.** Keep the card only if you are asked to and it is safe. Call also when the customer has left."),
    )
