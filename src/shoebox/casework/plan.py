"""What may be done about a finding, in money: pure rules, no disk. Casework room.

A refund goes only to an original charge, never above what that charge took too much, and one charge of a sale always
stays. The one exception is what a store promised on a refund slip: where nobody knows the charge of its sale, it names
the slip, goes to the slip's own card by hand, and takes a word of the checker. A charge is only for a good card slip
that nothing paid. Where a finding can't say which charge is too much, no money moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from shoebox.domain.decision import Action, MoneyLine, from_slip
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import ChargeView, Evidence, SlipView
from shoebox.domain.finding import Finding, FindingKind
from shoebox.domain.incident import RescueLane
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait

# Kinds where one charge of the family is the customer's own purchase and stays.
_ONE_STAYS = (FindingKind.DUPLICATE_CHARGE, FindingKind.DUPLICATE_SLIP)
_ALL_MAY_GO = (FindingKind.VOID_CHARGED, FindingKind.MISSING_SLIP)


# An amount may differ because the customer wanted it so, or by a cent: a person looks first.
_MAY_BE_MEANT = ("amount_with_tip", "amount_rounded")
# What a hand does to a number that it copies. Slip and charge were both copied, so which is wrong the paper alone says.
_SLIPS_OF_A_HAND = (
    "amount_digit_wrong", "amount_digits_swapped", "amount_digit_lost", "amount_digit_added", "amount_ten_times",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claims:
    """What other cases already move: minor units going back by charge, slips that are being charged."""

    refunds: dict[str, int]
    slips: frozenset[str]


def papers_of(evidence: Evidence, owing: Iterable[str]) -> tuple[str, ...]:
    """The ids of slips that may be charged, and those under which a store had them before it corrected them."""
    due = set(owing)
    return tuple(one for slip in evidence.slips if slip.slip_id in due for one in slip.ids)


def claims_on(evidence: Evidence, refunds: dict[str, int], charged: frozenset[str]) -> Claims:
    """What other cases move, as claims on the slips of this one: also on what they were before."""
    return Claims(refunds, frozenset(slip.slip_id for slip in evidence.slips if not charged.isdisjoint(slip.ids)))


NO_CLAIMS = Claims({}, frozenset())


def surplus(finding: Finding, evidence: Evidence) -> dict[str, int]:
    """How much of each charge may go back, in minor units; 0 for one that stays. A slip may stand in for a charge."""
    took = [charge for charge in evidence.charges if _took_money(charge, finding.currency)]
    back = dict.fromkeys((charge.charge_id for charge in evidence.charges), 0)
    if finding.kind in _ONE_STAYS:
        stays = staying(finding, evidence)
        back |= {one.charge_id: one.amount_minor for one in took if stays is None or one.charge_id != stays.charge_id}
    elif finding.kind in _ALL_MAY_GO:
        back |= {one.charge_id: one.amount_minor for one in took}
    elif finding.kind == FindingKind.AMOUNT_MISMATCH and took:
        back[took[-1].charge_id] = min(took[-1].amount_minor, max(0, _overcharged(took, evidence)))
    elif finding.kind == FindingKind.REFUND_MISSING and took:
        back[took[0].charge_id] = min(took[0].amount_minor, sum(_refunds_promised(evidence)))
    elif finding.kind == FindingKind.REFUND_MISSING:
        slips = _stand_ins(evidence)
        back |= {key: slip.amount_minor for key, slip in slips.items() if slip.currency == finding.currency}
    elif finding.kind == FindingKind.REFUND_CHARGED:
        # The sale's own charge may stand beside the wrong one, so only the last of the refund's very amount goes back.
        posted = [one for one in took if one.amount_minor in _refunds_promised(evidence)]
        back |= {one.charge_id: one.amount_minor for one in posted[-1:]}
    return back


def due(finding: Finding, evidence: Evidence) -> dict[str, int]:
    """How much may still be charged for each slip, in minor units."""
    owing = dict.fromkeys((slip.slip_id for slip in evidence.slips), 0)
    slips = [slip for slip in evidence.slips if _is_card_sale(slip, finding.currency)]
    if finding.kind == FindingKind.MISSING_CHARGE:
        owing |= {slip.slip_id: slip.amount_minor for slip in slips}
    elif finding.kind == FindingKind.AMOUNT_MISMATCH and len(slips) == 1:
        took = [charge for charge in evidence.charges if _took_money(charge, finding.currency)]
        if took:
            owing[slips[0].slip_id] = max(0, -_overcharged(took, evidence))
    return owing


def staying(finding: Finding, evidence: Evidence) -> ChargeView | None:
    """The charge that pays the sale and stays: the first that took the slip's amount, else the first."""
    if finding.kind not in _ONE_STAYS:
        return None
    took = [charge for charge in evidence.charges if _took_money(charge, finding.currency)]
    fitting = [charge for charge in took if evidence.slips and charge.amount_minor == evidence.slips[0].amount_minor]
    return next(iter((*fitting, *took)), None)


def suggested(finding: Finding, back: dict[str, int], owing: dict[str, int]) -> Action | None:
    """What the evidence itself asks for; None where a person must find out more first."""
    if finding.kind == FindingKind.MISSING_SLIP or any(reason.startswith(_MAY_BE_MEANT) for reason in finding.reasons):
        return None
    if is_for_the_paper(finding):
        return None
    if any(back.values()):
        return Action.REFUND
    return Action.CHARGE if any(owing.values()) else None


def is_for_the_paper(finding: Finding) -> bool:
    """Whether the amounts differ as a hand keys one wrong: no money moves before somebody has read the paper.

    However sure it is that the two belong together, that says nothing of which side is wrong. Charging the rest of a
    slip that was keyed with a point in the wrong place would take ten times the price.
    """
    return finding.kind == FindingKind.AMOUNT_MISMATCH and any(map(_is_slip_of_a_hand, finding.reasons))


def _is_slip_of_a_hand(reason: str) -> bool:
    """A misplaced point too: ``amount_less 4500.00/45.00`` has the same digits but for the noughts behind them."""
    code, _, sums = reason.partition(" ")
    one, _, other = (side.replace(".", "").strip("0") for side in sums.partition("/"))
    return code.startswith(_SLIPS_OF_A_HAND) or (code.startswith("amount_") and bool(one) and one == other)


def refund_lines(
    finding: Finding, evidence: Evidence, back: dict[str, int], *, claims: Claims, amount_minor: int = 0
) -> tuple[MoneyLine, ...]:
    """Lines that give back `amount_minor` (0 = all that may go), leaving alone what other cases already give back.

    Refuses more than is left (``case.over_surplus``), or anything at all where nothing is (``case.no_refund``).
    """
    by_id = {charge.charge_id: charge for charge in evidence.charges}
    slips = _stand_ins(evidence)
    free = [charge_id for charge_id, minor in back.items() if minor and charge_id not in claims.refunds]
    if finding.kind in _ONE_STAYS:
        free = free[: max(0, _may_still_go(finding, evidence, claims))]
    left = sum(back[charge_id] for charge_id in free)
    _refuse_beyond(amount_minor, left, finding.currency, nothing="case.no_refund", over="case.over_surplus")
    slip_no = evidence.slips[0].slip_no if evidence.slips else ""
    rest = amount_minor or left
    lines: list[MoneyLine] = []
    for charge_id in free:
        part = min(rest, back[charge_id])
        if part:
            charge, slip = by_id.get(charge_id), slips.get(charge_id)
            line = _line(len(lines) + 1, part, finding.currency, charge=charge, slip=slip, slip_no=slip_no)
            lines.append(line if charge else replace(line, charge_id=charge_id))
        rest -= part
    return tuple(lines)


def charge_lines(
    finding: Finding, evidence: Evidence, owing: dict[str, int], *, claims: Claims, amount_minor: int = 0
) -> tuple[MoneyLine, ...]:
    """Lines that charge `amount_minor` (0 = all that is due) for slips that no other case charges."""
    free = [slip for slip in evidence.slips if owing.get(slip.slip_id, 0) and slip.slip_id not in claims.slips]
    left = sum(owing[slip.slip_id] for slip in free)
    _refuse_beyond(amount_minor, left, finding.currency, nothing="case.no_charge", over="case.over_due")
    rest = amount_minor or left
    lines: list[MoneyLine] = []
    for slip in free:
        part = min(rest, owing[slip.slip_id])
        if part:
            lines.append(_line(len(lines) + 1, part, finding.currency, slip=slip, slip_no=slip.slip_no))
        rest -= part
    return tuple(lines)


def needs_risk_note(finding: Finding, action: Action, lines: tuple[MoneyLine, ...]) -> bool:
    """Whether the checker must sign that the risk is accepted: a forced charge, a refund without paper or charge."""
    if action is Action.CHARGE:
        return any(not line.approval for line in lines)
    if action is not Action.REFUND:
        return False
    return finding.kind == FindingKind.MISSING_SLIP or any(not line.original for line in lines)


def too_late(
    evidence: Evidence, action: Action, lines: tuple[MoneyLine, ...], *, policy: Policy, today: date
) -> tuple[str, ...]:
    """The slips of a charge, by number, that are beyond their brand's last deadline: a checker says why all the same.

    The day is the one on the slip; one that can't be read is no reason to stop.
    """
    if action is not Action.CHARGE:
        return ()
    charged = {line.slip_id for line in lines}
    return tuple(slip.slip_no for slip in evidence.slips if slip.slip_id in charged and _is_late(slip, policy, today))


def keyed_by_store(
    finding: Finding, evidence: Evidence, action: Action, lines: tuple[MoneyLine, ...], *, policy: Policy
) -> tuple[str, ...]:
    """The slips of a charge, by number, that are their store's to key again: by its lane, or as it has ticked them off.

    Two lanes charge a customer twice, so a checker says why Finance charges all the same.
    """
    if action is not Action.CHARGE or finding.kind != FindingKind.MISSING_CHARGE:
        return ()
    is_rekeyed, charged = policy.rescue_lane == RescueLane.REKEY, {line.slip_id for line in lines}
    own = (slip for slip in evidence.slips if slip.slip_id in charged)
    return tuple(slip.slip_no for slip in own if is_rekeyed or slip.order_no)


def _is_late(slip: SlipView, policy: Policy, today: date) -> bool:
    try:
        since = date.fromisoformat(slip.sold_at[:10])
    except ValueError:
        return False
    return policy.wait_of(slip.brand, since, today) is Wait.REVIEW


def _may_still_go(finding: Finding, evidence: Evidence, claims: Claims) -> int:
    """How many more whole charges of the family may go back, one always staying."""
    took = [charge for charge in evidence.charges if _took_money(charge, finding.currency)]
    gone = sum(claims.refunds.get(charge.charge_id, 0) >= charge.amount_minor for charge in took)
    given_back = sum(one.kind == "refund" and one.status == "captured" for one in evidence.charges)
    return len(took) - 1 - gone - given_back


def _refuse_beyond(amount_minor: int, left: int, currency: str, *, nothing: str, over: str) -> None:
    if not left:
        raise Refusal(nothing)
    if not 0 <= amount_minor <= left:
        raise Refusal(over, left=Money(left, currency))


def _line(
    number: int,
    amount_minor: int,
    currency: str,
    *,
    slip_no: str,
    charge: ChargeView | None = None,
    slip: SlipView | None = None,
) -> MoneyLine:
    return MoneyLine(
        number=number,
        charge_id=charge.charge_id if charge else "",
        slip_id=slip.slip_id if slip else "",
        slip_no=slip_no,
        amount_minor=amount_minor,
        currency=currency,
        approval=slip.approval if slip else charge.approval if charge else "",
    )


def _took_money(charge: ChargeView, currency: str) -> bool:
    return charge.kind == "charge" and charge.status == "captured" and charge.currency == currency


def _refunds_promised(evidence: Evidence) -> tuple[int, ...]:
    return tuple(slip.amount_minor for slip in evidence.slips if (slip.kind, slip.status) == ("refund", "good"))


def _stand_ins(evidence: Evidence) -> dict[str, SlipView]:
    """Good refund slips, by what stands for a charge where there is none: their first entry, however corrected."""
    good = [slip for slip in evidence.slips if (slip.kind, slip.status, slip.tender) == ("refund", "good", "card")]
    return {from_slip(slip.keyed_id): slip for slip in good}


def _is_card_sale(slip: SlipView, currency: str) -> bool:
    return (slip.kind, slip.status, slip.tender, slip.currency) == ("sale", "good", "card", currency)


def _overcharged(took: list[ChargeView], evidence: Evidence) -> int:
    """Charges less slips, in minor units; below zero where too little was charged."""
    good = [slip for slip in evidence.slips if slip.kind == "sale" and slip.status == "good"]
    return sum(charge.amount_minor for charge in took) - sum(slip.amount_minor for slip in good) if good else 0
