"""What the central systems charged for an outage day: every sale once, but for the faults of such days. Pure planning.

Charges are keyed from the paper, so a typing mistake at the register shows as a difference. `write_charges_csv` writes
what head office gets; the truth beside it goes to nobody but the score.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.charge import Charge
from shoebox.domain.entry import Tender
from shoebox.domain.finding import FindingKind
from shoebox.domain.money import Money, plain_text
from shoebox.drill.central_faults import CardFaults
from shoebox.drill.central_ledger import Draft, Ledger
from shoebox.drill.central_side import cash_charged_too, charge_beside, refund_on_central, void_on_central
from shoebox.drill.files import utc_text, write_csv
from shoebox.drill.rates import Rates
from shoebox.drill.steps import KeySale, OutagePlan, RefundSale, StoreDay
from shoebox.drill.truth import Expected, KnownCharge, KnownSlip, Truth

CHARGE_COLUMNS = (
    "charge_id", "order_id", "store_id", "channel", "charged_at", "amount", "currency", "kind", "status",
    "card_brand", "card_last4", "auth_code", "slip_ref",
)  # fmt: skip
_FIRST_CHARGE = 880_001


@dataclass(frozen=True, slots=True)
class CentralDay:
    """The charges in the order they were made, and the truth of slips and charges together."""

    charges: tuple[Charge, ...]
    truth: Truth

    def write_charges_csv(self, path: Path) -> None:
        """Write the charges as the reconciliation's contract wants them; whole, or not at all."""
        write_csv(path, CHARGE_COLUMNS, (_row(charge) for charge in self.charges))


def central_charges(plan: OutagePlan, *, seed: int, rates: Rates | None = None) -> CentralDay:
    """What central charged for this plan's outage day, with the truth; the morning after is not charged yet."""
    ledger = Ledger(plan=plan, rates=rates or Rates(), seed=seed)
    for day in plan.days:
        _charge_store(ledger, day)
    charge_beside(ledger)
    ids = _charge_ids(ledger)
    charges = tuple(_charge(draft, ids[id(draft)], plan.currency) for draft in ledger.in_order())
    slips = tuple(slip for day in plan.days for slip in _known_slips(day))
    return CentralDay(charges, Truth(_expected(ledger, ids, slips), slips, _known_charges(ledger, ids)))


def _charge_store(ledger: Ledger, day: StoreDay) -> None:
    typed = {step.step_id: step for step in day.steps if isinstance(step, KeySale)}
    faults = CardFaults(ledger, day, typed)
    for sale in day.sales:
        if sale.paper.tender == Tender.CASH:
            cash_charged_too(ledger, sale)
        elif sale.good or sale.fate == "slip_lost":
            faults.charge(sale)
        else:
            void_on_central(ledger, sale)
    for step in day.steps:
        if isinstance(step, RefundSale) and step.typed.tender == Tender.CARD:
            refund_on_central(ledger, day.store, step)
    named = {draft.slip_ref for draft in ledger.drafts if not draft.slips}
    for number in day.missing:
        # A charge without a slip that names this very number says already which paper to look for.
        ledger.expect(
            FindingKind.SLIP_GAP, day.store, fault="number_missing", numbers=(number,), optional=number in named
        )


def _charge_ids(ledger: Ledger) -> dict[int, str]:
    return {id(draft): f"C-{_FIRST_CHARGE + at}" for at, draft in enumerate(ledger.in_order())}


def _charge(draft: Draft, charge_id: str, currency: str) -> Charge:
    return Charge(
        charge_id=charge_id, order_id=draft.order_id, store_id=draft.store, channel=draft.channel,
        charged_at=utc_text(draft.at_ms), amount_minor=draft.amount_minor, currency=currency, kind=draft.kind,
        status=draft.status, card_brand=draft.brand, card_last4=draft.last4, auth_code=draft.approval,
        slip_ref=draft.slip_ref,
    )  # fmt: skip


def _row(charge: Charge) -> tuple[str, ...]:
    amount = plain_text(Money(charge.amount_minor, charge.currency))
    return (
        charge.charge_id, charge.order_id, charge.store_id, charge.channel, charge.charged_at, amount,
        charge.currency, charge.kind, charge.status, charge.card_brand, charge.card_last4, charge.auth_code,
        charge.slip_ref,
    )  # fmt: skip


def _known_slips(day: StoreDay) -> list[KnownSlip]:
    faces = [(step.step_id, step.typed, "sale") for step in day.steps if isinstance(step, KeySale)]
    faces += [(step.step_id, step.typed, "refund") for step in day.steps if isinstance(step, RefundSale)]
    return [
        KnownSlip(slip=step_id, store=day.store, amount_minor=face.amount_minor, last4=face.last4, kind=kind)
        for step_id, face, kind in faces
        if face.tender == Tender.CARD
    ]


def _known_charges(ledger: Ledger, ids: dict[int, str]) -> tuple[KnownCharge, ...]:
    return tuple(
        KnownCharge(
            charge=ids[id(draft)], store=draft.store, amount_minor=draft.amount_minor, last4=draft.last4,
            kind=draft.kind, role=draft.role, slips=draft.slips,
            duplicate_of=ids[id(draft.duplicate_of)] if draft.duplicate_of else "", scored=draft.scored,
        )
        for draft in ledger.in_order()
    )  # fmt: skip


# Kinds for which "so many slips, so many charges, and nothing tells which" is as true an answer.
_COUNTED = {FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_CHARGE, FindingKind.DUPLICATE_SLIP}


def _expected(ledger: Ledger, ids: dict[int, str], slips: tuple[KnownSlip, ...]) -> tuple[Expected, ...]:
    key_of = {slip.slip: (slip.store, slip.amount_minor, slip.last4, slip.kind) for slip in slips}
    alike = Counter(key_of.values())
    named = []
    for wish in ledger.wishes:
        own = Counter(key_of[slip] for slip in wish.slips)
        honest_twin = any(alike[key] > count for key, count in own.items())
        also = (*wish.also, FindingKind.AMBIGUOUS) if wish.kind in _COUNTED and honest_twin else wish.also
        named.append(
            Expected(
                kind=wish.kind, store=wish.store, slips=wish.slips, charges=tuple(ids[id(one)] for one in wish.drafts),
                amount_minor=wish.amount_minor, also=also, numbers=wish.numbers, fault=wish.fault,
                optional=wish.optional,
            )
        )  # fmt: skip
    return tuple(named)
