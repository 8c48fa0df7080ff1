"""How findings, proposals and people read in this window. Finance room; values to words, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from shoebox.casework.words import card_words, kind_words
from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.domain.case import CaseRow, CaseView
from shoebox.domain.clock import local_time
from shoebox.domain.decision import Action, Proposal
from shoebox.domain.finding import FindingKind
from shoebox.domain.money import Money, money_text
from shoebox.domain.staff import Person, Role

SUMS_SHOWN_MAX = 2  # currencies of a sum in several
_LOOKS: dict[FindingKind, tuple[Meaning, str]] = {
    FindingKind.MISSING_CHARGE: (Meaning.WAITING, "waiting"),
    FindingKind.DUPLICATE_CHARGE: (Meaning.RISK, "risk"),
    FindingKind.DUPLICATE_SLIP: (Meaning.PLAIN, "twin"),
    FindingKind.VOID_CHARGED: (Meaning.RISK, "void"),
    FindingKind.AMOUNT_MISMATCH: (Meaning.RISK, "balance"),
    FindingKind.CARD_MISMATCH: (Meaning.RISK, "card"),
    FindingKind.STORE_MISMATCH: (Meaning.PLAIN, "store"),
    FindingKind.SPLIT_CHARGE: (Meaning.PLAIN, "sum"),
    FindingKind.COMBINED_CHARGE: (Meaning.PLAIN, "sum"),
    FindingKind.REFUND_MISSING: (Meaning.WAITING, "refund"),
    FindingKind.REFUND_DUPLICATE: (Meaning.RISK, "refund"),
    FindingKind.REFUND_CHARGED: (Meaning.RISK, "refund"),
    FindingKind.MISSING_SLIP: (Meaning.REFUSED, "refused"),
    FindingKind.AMBIGUOUS: (Meaning.PLAIN, "twin"),
    FindingKind.SLIP_GAP: (Meaning.WAITING, "pad"),
    FindingKind.LATE: (Meaning.WAITING, "waiting"),
    FindingKind.ORDER_TWICE: (Meaning.RISK, "pickup"),
    FindingKind.RECEIPT_REFUNDED: (Meaning.RISK, "refund"),
    FindingKind.ORDER_SHARED: (Meaning.RISK, "slip"),
    FindingKind.SLIP_REPORTED: (Meaning.RISK, "slip"),
    FindingKind.NUMBER_TWICE: (Meaning.RISK, "twin"),
    FindingKind.PADS_OVERLAP: (Meaning.WAITING, "pad"),
}


def kind_look(kind: FindingKind) -> tuple[Meaning, str]:
    """Colour and icon of what is wrong."""
    return _LOOKS[kind]


def kind_ink(kind: FindingKind) -> Ink:
    """The ink of a kind's icon."""
    meaning, _ = _LOOKS[kind]
    return Ink.T2 if meaning is Meaning.PLAIN else meaning.ink


def what(row: CaseRow) -> str:
    """``Charged 3 times``."""
    return kind_words(row.kind, row.charges, tr)


def store(row: CaseRow) -> str:
    """``085 Harbour Row``; a dash where nobody knows."""
    return " ".join(part for part in (row.store, row.store_name) if part) or text.DASH


def card(row: CaseRow) -> str:
    """``Visa •• 4417``, else the order, else a dash."""
    return card_words(row.brand, row.last4, tr) or (tr("Order {0}", row.order_id) if row.order_id else text.DASH)


def money(minor: int, currency: str) -> str:
    """``$259.90``."""
    return money_text(Money(minor, currency))


def together(sums: Sequence[tuple[str, int]]) -> str:
    """``¥45,000 + $129.95 and 1 more``: sums by currency, which never add up to one; empty where there are none."""
    shown, more = sums[:SUMS_SHOWN_MAX], len(sums) - SUMS_SHOWN_MAX
    said = " + ".join(money(minor, currency) for currency, minor in shown)
    return said + (tr(" and {0} more", more) if more > 0 else "")


def figure(minor: int, currency: str, *, own: str) -> str:
    """``259.90`` in the desk's own currency, which a list's head names or nobody has to; ``¥45,000`` in another."""
    return text.figure(Money(minor, currency)) if currency == own else money(minor, currency)


def age(since_ms: int, now_ms: int) -> str:
    """``2 d 1 h``."""
    return text.age(timedelta(milliseconds=max(0, now_ms - since_ms)))


def short_age(since_ms: int, now_ms: int) -> str:
    """``2 d 1 h``, ``14 h``, ``12 min``: for a narrow column."""
    hours = (now_ms - since_ms) // 3_600_000
    return tr("{0} h", hours) if 1 <= hours < 24 else age(since_ms, now_ms)


def moment(at_ms: int, offset_min: int) -> str:
    """``Thu 12 Nov, 14:33``."""
    return text.moment(local_time(at_ms, offset_min))


def meant(view: CaseView) -> str:
    """The line under the figure: whose money it is, and what becomes of it."""
    going = sum(1 for line in view.charges if line.surplus_minor)
    if view.suggested is Action.REFUND and not view.charges:
        return tr("goes back to the slip's card, by hand: no charge is known")
    if view.suggested is Action.REFUND:
        return tr(
            "goes back to the customer: {0} of {1}", going, text.many(len(view.charges), tr("charge"), tr("charges"))
        )
    if view.suggested is Action.CHARGE:
        return tr("is still to be charged for this slip")
    if view.finding.kind in {FindingKind.SPLIT_CHARGE, FindingKind.COMBINED_CHARGE}:
        return tr("adds up to the cent; for your information")
    if view.paper_first:
        return tr("is at stake, and the evidence does not say what to do: the paper says which amount is wrong")
    return tr("is at stake, and the evidence does not say what to do")


def move(action: Action, proposal: Proposal) -> str:
    """``Refund 2 charges``, ``Refund from slip``, ``Charge from slip``, ``Write off``."""
    if action is Action.REFUND and not any(line.original for line in proposal.lines):
        return tr("Refund from slip")
    if action is Action.REFUND:
        return tr("Refund {0}", text.many(len(proposal.lines), tr("charge"), tr("charges")))
    return tr("Charge from slip") if action is Action.CHARGE else tr("Write off")


def limits(person: Person, currency: str) -> str:
    """The nav's foot: who, in what role, up to how much."""
    if person.role is Role.OPENER:
        return f"{person.name}, {tr(person.role.words)}\n{tr('Opens card numbers')}"
    if person.role is Role.APPROVER:
        limit = tr("Approves up to {0}", money(person.approve_minor_max, currency))
    else:
        limit = tr("Proposes up to {0}", money(person.propose_minor_max, currency))
    return f"{person.name}, {tr(person.role.words)}\n{limit}"


def names(people: tuple[Person, ...]) -> str:
    """``Priya Nair or Jonas Lind``."""
    if not people:
        return tr("Nobody here with a limit so high")
    return tr(" or ").join(person.name for person in people[:3])
