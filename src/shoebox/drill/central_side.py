"""What central did beside the card sales: refunds, voided slips, cash, web orders, and ordinary days around."""

from __future__ import annotations

from shoebox.domain.entry import Tender
from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.baskets import Basket
from shoebox.drill.cast import card_of
from shoebox.drill.central_ledger import DAY_MS, HOUR_MS, MINUTE_MS, Draft, Ledger
from shoebox.drill.rates import happens, one_of
from shoebox.drill.steps import Face, KeySale, RefundSale, TrueSale


def refund_on_central(ledger: Ledger, store: str, step: RefundSale) -> None:
    """A refund slip is paid back once; or lost, paid twice, or posted the wrong way round."""
    fate = one_of(ledger.rng, ledger.rates, ("refund_lost", "refund_doubled", "refund_as_charge"))
    at_ms = ledger.keyed_after(step.at_ms)
    slips, amount = (step.step_id,), step.typed.amount_minor
    if fate == "refund_lost":
        ledger.expect(FindingKind.REFUND_MISSING, store, fault=fate, slips=slips, amount_minor=amount)
        return
    if fate == "refund_as_charge":
        # Whoever keys a refund slip as a sale has it in hand: the number is there.
        draft = ledger.write(step.typed, store, at_ms, role=Role.UNRELATED, slip_ref=step.typed.slip)
        draft.scored = False
        ledger.expect(FindingKind.REFUND_CHARGED, store, fault=fate, slips=slips, drafts=(draft,), amount_minor=amount)
        return
    first = ledger.write(step.typed, store, at_ms, slips=slips, kind="refund")
    if fate == "refund_doubled":
        second = ledger.again(first, at_ms + ledger.rng.randint(1, 400) * MINUTE_MS, same_order=True)
        ledger.expect(
            FindingKind.REFUND_DUPLICATE, store, fault=fate, slips=slips, drafts=(first, second), amount_minor=amount
        )


def void_on_central(ledger: Ledger, sale: TrueSale) -> None:
    """A slip that was struck out, yet its other copy was charged now and then."""
    if not happens(ledger.rng, ledger.rates.void_charged):
        return
    draft = ledger.write(sale.paper, sale.store, ledger.keyed_after(sale.happened_ms), slips=sale.voided)
    draft.scored = False
    ledger.expect(
        FindingKind.VOID_CHARGED, sale.store, fault="void_charged", slips=sale.voided, drafts=(draft,),
        amount_minor=sale.paper.amount_minor,
    )  # fmt: skip


def cash_charged_too(ledger: Ledger, sale: TrueSale) -> None:
    """The card went through after all while central was half up, but the screen hung, and the customer paid cash."""
    if not happens(ledger.rng, ledger.rates.cash_charged_too):
        return
    face = _card_face(ledger, sale.household, sale.paper.amount_minor, sale.paper.tax_minor)
    at_ms = sale.happened_ms - ledger.rng.randint(30, 150) * 1000
    draft = ledger.write(face, sale.store, at_ms, role=Role.UNRELATED)
    draft.scored = False
    ledger.expect(
        FindingKind.MISSING_SLIP, sale.store, fault="cash_charged_too", drafts=(draft,),
        amount_minor=face.amount_minor, also=(FindingKind.DUPLICATE_CHARGE,),
    )  # fmt: skip


def charge_beside(ledger: Ledger) -> None:
    """Web orders of those days with their own retries, and the stores' ordinary charges before and after."""
    beside = ledger.plan.beside
    cards = sum(
        isinstance(step, KeySale) and step.typed.tender == Tender.CARD for day in ledger.plan.days for step in day.steps
    )
    for _ in range(cards * ledger.rates.web_order // 100_000 if beside else 0):
        _web_order(ledger, ledger.rng.choice(beside))
    for basket in ledger.rng.sample(beside, min(len(beside), cards * ledger.rates.ordinary // 100_000)):
        _ordinary(ledger, basket)


def _web_order(ledger: Ledger, basket: Basket) -> None:
    incident = ledger.plan.incident
    face = _card_face(ledger, basket.household, basket.total_minor, basket.tax_minor)
    at_ms = ledger.rng.randrange(incident.began_ms, incident.ended_ms + 12 * HOUR_MS)
    first = ledger.write(face, "", at_ms, role=Role.UNRELATED, channel="web", slip_ref="")
    fate = one_of(ledger.rng, ledger.rates, ("web_retry", "web_repeat"))
    if fate == "web_retry":
        second = ledger.again(first, at_ms + ledger.rng.randint(2, 40) * 1000, same_order=True)
        ledger.expect(
            FindingKind.DUPLICATE_CHARGE, "", fault=fate, drafts=(first, second), amount_minor=first.amount_minor
        )
    elif fate == "web_repeat":
        _bought_again(ledger, first, at_ms + ledger.rng.randint(3, 20) * HOUR_MS)


def _bought_again(ledger: Ledger, first: Draft, at_ms: int) -> None:
    """Hours later, another order, another approval: a purchase, not a retry."""
    second = ledger.again(first, at_ms, same_order=False)
    second.role, second.duplicate_of = Role.UNRELATED, None
    second.approval = f"{ledger.rng.randrange(10**6):06d}" if first.approval else ""


def _ordinary(ledger: Ledger, basket: Basket) -> None:
    """A sale on the day before at its own time, or on the day after once every machine works again."""
    incident = ledger.plan.incident
    at_ms = ledger.plan.midnight_ms + basket.day * DAY_MS + basket.second_of_day * 1000
    if incident.began_ms <= at_ms <= incident.ended_ms:
        left_ms = ledger.plan.midnight_ms + 2 * DAY_MS - 2 * HOUR_MS - incident.ended_ms
        at_ms = incident.ended_ms + 20 * MINUTE_MS + ledger.rng.randrange(left_ms)
    face = _card_face(ledger, basket.household, basket.total_minor, basket.tax_minor)
    ledger.write(face, basket.store, at_ms, role=Role.UNRELATED)


def _card_face(ledger: Ledger, household: str, amount_minor: int, tax_minor: int) -> Face:
    card = card_of(ledger.plan.seed, household, ledger.rng)
    return Face(
        tender=Tender.CARD, amount_minor=amount_minor, tax_minor=tax_minor, brand=card.brand, last4=card.last4,
        approval=f"{ledger.rng.randrange(10**6):06d}",
    )  # fmt: skip
