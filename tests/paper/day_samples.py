"""Sample read models for a day's further papers and for slips printed in the store, and their extremes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from paper.samples import OFFSET_MIN, digest, local_ms
from shoebox.domain.custody import BoxCustody, HandOver, Way
from shoebox.domain.day import Count
from shoebox.domain.denomination import Denomination
from shoebox.domain.enrolling import CodeSheet
from shoebox.domain.ids import claim_code
from shoebox.domain.papers import (
    Bag,
    BrandDrafts,
    CashSheet,
    ClaimLine,
    ClaimList,
    CustodySheet,
    DepositSlips,
    DraftLine,
    DraftSummary,
    PaperHead,
    ReplenishSheet,
    SlipForms,
    SoldItem,
)
from shoebox.domain.policy import Policy
from shoebox.domain.policy_words import policy_in
from shoebox.domain.slip import Pad
from shoebox.paper import (
    cash_sheet_pdf,
    claims_pdf,
    code_sheets_pdf,
    custody_pdf,
    deposit_pdf,
    drafts_pdf,
    replenish_pdf,
    slip_forms_pdf,
)
from shoebox.paper.language import language

PRINTED_MS = local_ms(18, 33)
PIECES = Policy().pieces
# 2,403.75: fourteen hundreds, twelve fifties, and so on down to nothing in single cents.
COUNTED = ((10_000, 14), (5_000, 12), (2_000, 15), (1_000, 6), (500, 5), (100, 15), (25, 12), (10, 7), (5, 1))


def head(**changes: Any) -> PaperHead:
    """Store 085 on Thursday 12 November 2026, closed."""
    fields: dict[str, Any] = {
        "store": "085",
        "store_name": "Harbour Row",
        "register": "2",
        "incident": "26-07",
        "day": "2026-11-12",
        "z_no": 316,
        "currency": "USD",
        "offset_min": OFFSET_MIN,
        "is_closed": True,
    }
    return PaperHead(**(fields | changes))


def count(number: int = 1, by: str = "M. Okafor", **changes: Any) -> Count:
    """2,403.75 where 2,423.75 should be."""
    fields: dict[str, Any] = {
        "counted_minor": sum(worth * many for worth, many in COUNTED),
        "expected_minor": 242_375,
        "wall_ms": local_ms(18, (4 + 8 * number) % 60),
        "pieces": COUNTED,
    }
    return Count(number=number, by=by, **(fields | changes))


def cash_sheet(*counts: Count, **changes: Any) -> CashSheet:
    """The drawer of register 2, counted by nobody yet unless told otherwise."""
    fields: dict[str, Any] = {"head": head(), "pieces": PIECES, "counts": counts, "tolerance_minor": 500}
    return CashSheet(**(fields | changes))


def bag(**changes: Any) -> Bag:
    """A safe drop of 600.00 at 14:05."""
    fields: dict[str, Any] = {
        "bag_no": "7741 0093",
        "amount_minor": 60_000,
        "filled_ms": local_ms(14, 5),
        "by": "M. Okafor",
        "second": "T. Reyes",
    }
    return Bag(**(fields | changes))


def deposits(*bags: Bag, **changes: Any) -> DepositSlips:
    """The bags of a day."""
    fields: dict[str, Any] = {"head": head(), "pieces": PIECES, "bags": bags}
    return DepositSlips(**(fields | changes))


def draft(at: int, **changes: Any) -> DraftLine:
    """Slip 085 100 000 and so many more, approved."""
    fields: dict[str, Any] = {
        "slip": f"{85_100_000 + at:09d}",
        "last4": f"{(4417 + at * 37) % 10_000:04d}",
        "approval": f"{48_213 + at * 7_919 % 40_000}A",
        "amount_minor": 6_241 + (at * 7_919) % 90_000,
    }
    return DraftLine(**(fields | changes))


def drafts(**changes: Any) -> DraftSummary:
    """61 Visa drafts and a credit, 14 of Amex and one of Discover without a code."""
    due: dict[str, Any] = {"present_by": "2026-11-16", "present_days": 2}
    brands = (
        BrandDrafts(
            brand="Visa",
            merchant_no="5512 0085 01",
            sales=tuple(draft(at) for at in range(1, 62)),
            credits=(draft(118, approval=""),),
            **due,
        ),
        BrandDrafts(brand="Amex", merchant_no="", sales=tuple(draft(at) for at in range(62, 76)), credits=(), **due),
        BrandDrafts(brand="Discover", merchant_no="", sales=(draft(76, approval="", slip=""),), credits=(), **due),
    )
    fields: dict[str, Any] = {"head": head(), "brands": brands, **due}
    return DraftSummary(**(fields | changes))


def drafts_to_key(**changes: Any) -> DraftSummary:
    """The same under the lane in which the store keys its drafts: 12 are ticked off, and all of Amex."""
    visa, amex, _ = drafts().brands
    left = replace(visa, merchant_no="", sales=visa.sales[12:], is_rekeyed=True, ticked=12)
    done = replace(amex, sales=(), present_by="", is_rekeyed=True, ticked=14)
    return drafts(**({"brands": (left, done), "is_rekeyed": True} | changes))


def many_drafts(count: int) -> DraftSummary:
    """So many of one brand, and a third as many credits."""
    sales = tuple(draft(at) for at in range(count))
    every = BrandDrafts(
        brand="Mastercard",
        merchant_no="5512 0085 01",
        sales=sales,
        credits=sales[: count // 3],
        present_by="2026-11-16",
        present_days=2,
    )
    return drafts(brands=(every,))


def claim(at: int, **changes: Any) -> ClaimLine:
    """Entry 212 and so many more: cards, some cash, a refund, a void."""
    fields: dict[str, Any] = {
        "claim_code": claim_code(digest(f"entry {212 + at}")),
        "seq": 212 + at,
        "wall_ms": local_ms(9 + at // 60 % 10, at % 60),
        "tender": ("Visa", "Mastercard", "Cash")[at % 3],
        "last4": "" if at % 3 == 2 else f"{(4417 + at * 37) % 10_000:04d}",
        "amount_minor": 6_241 + (at * 7_919) % 90_000,
        "is_refund": at % 50 == 7,
        "is_void": at % 60 == 4,
    }
    return ClaimLine(**(fields | changes))


def claims(count: int, **changes: Any) -> ClaimList:
    """So many entries in the order they were saved."""
    return ClaimList(**({"head": head(), "lines": tuple(claim(at) for at in range(count))} | changes))


def slip_forms(first: str = "085100301", last: str = "085100303", **changes: Any) -> SlipForms:
    """Three slips of store 085, with its promises in the language that the paper is drawn in."""
    policy = policy_in(language(), currency="USD")
    fields: dict[str, Any] = {
        "store": "085",
        "store_name": "Harbour Row",
        "merchant_no": "5512 0085 01",
        "merchant_city": "Portland OR",
        "currency": "USD",
        "brands": ("Visa", "Mastercard", "Amex", "Discover", "Other card"),
        "charged_within": policy.charged_within,
        "returns": policy.receipt_foot,
        "pad": Pad(first, last),
    }
    return SlipForms(**(fields | changes))


def hand_over(at: int, **changes: Any) -> HandOver:
    """The box goes into the safe, out with a carrier, and so on in turns."""
    fields: dict[str, Any] = {
        "seq": 500 + at,
        "wall_ms": local_ms(18 + at // 60 % 5, at % 60),
        "offset_min": OFFSET_MIN,
        "way": Way.INSIDE if at % 2 == 0 else Way.OUT,
        "gives": "M. Okafor",
        "takes": "T. Reyes" if at % 2 == 0 else "J. Ortega, Brightway, badge 4471",
        "from_place": "back office" if at % 2 == 0 else "safe",
        "to_place": "safe" if at % 2 == 0 else "van 12",
        "seal": "A 448 210",
        "note": "",
    }
    return HandOver(**(fields | changes))


def custody(*steps: HandOver, **changes: Any) -> CustodySheet:
    """Box 085-2-0316 with 129 slips, closed by M. Okafor."""
    box = BoxCustody(
        box_no="085-2-0316", day="2026-11-12", seal="A 448 210", closed_by="M. Okafor", closed_ms=local_ms(18, 32),
        offset_min=OFFSET_MIN, first_place="back office", steps=steps,
    )  # fmt: skip
    fields: dict[str, Any] = {"head": head(), "box": box, "slips_by_hand": 129, "slips_in_book": 129, "entries": 203}
    fields["keep_until"] = "2028-05-12"
    return CustodySheet(**(fields | changes))


def sold(at: int, **changes: Any) -> SoldItem:
    """An item by the piece, every fifth by weight."""
    weighed = at % 5 == 4
    fields: dict[str, Any] = {
        "sku": f"{100_200 + at}",
        "name": ("Enamel mug, blue", "Wool blanket", "Lamp oil", "Candle, large", "Coffee, loose")[at % 5],
        "unit": "kg" if weighed else "",
        "quantity_thousandths": 1_250 + at if weighed else (1 + at * 7 % 12) * 1_000,
        "sales": 1 + at * 3 % 7,
    }
    return SoldItem(**(fields | changes))


def replenish(count: int, **changes: Any) -> ReplenishSheet:
    """So many items, and four sales keyed as one amount."""
    fields: dict[str, Any] = {"head": head(), "items": tuple(sold(at) for at in range(count)), "without_items": 4}
    return ReplenishSheet(**(fields | changes))


FULL_BAG = bag(bag_no="7741 0095", amount_minor=sum(worth * many for worth, many in COUNTED), counted=COUNTED)
MANY_PIECES = tuple(
    Denomination(worth_minor=5 * 2**at, name=f"Piece of {5 * 2**at}" if at else "Half a " * 30, is_coin=at < 12)
    for at in reversed(range(24))
)
MANY_COUNTS = tuple(count(number, "N" * 80, pieces=((5, 9_999),)) for number in range(1, 40))


def code_sheets(many: int) -> tuple[CodeSheet, ...]:
    """One-use codes for as many registers."""
    made = (f"{at:02d}QM4TXN9CDF2HJK" for at in range(many))
    return tuple(
        CodeSheet(store=f"{85 + at:03d}", register=f"{85 + at:03d}-2", code=code, until_ms=PRINTED_MS)
        for at, code in enumerate(made)
    )


PAPERS: dict[str, Callable[[], bytes]] = {
    "cash-up": lambda: cash_sheet_pdf(cash_sheet(), printed_ms=PRINTED_MS),
    "cash-up-counted": lambda: cash_sheet_pdf(cash_sheet(count(), count(2, "T. Reyes")), printed_ms=PRINTED_MS),
    "cash-up-many": lambda: cash_sheet_pdf(cash_sheet(pieces=MANY_PIECES), printed_ms=PRINTED_MS),
    "cash-up-counted-many": lambda: cash_sheet_pdf(cash_sheet(*MANY_COUNTS, pieces=MANY_PIECES), printed_ms=PRINTED_MS),
    "cash-up-training": lambda: cash_sheet_pdf(cash_sheet(), printed_ms=PRINTED_MS, training=True),
    "deposit": lambda: deposit_pdf(deposits(bag(), FULL_BAG, Bag()), printed_ms=PRINTED_MS),
    "deposit-many": lambda: deposit_pdf(
        deposits(bag(), FULL_BAG, pieces=MANY_PIECES), printed_ms=PRINTED_MS, training=True
    ),
    "drafts": lambda: drafts_pdf(drafts(), printed_ms=PRINTED_MS),
    "drafts-to-key": lambda: drafts_pdf(drafts_to_key(), printed_ms=PRINTED_MS),
    "drafts-many": lambda: drafts_pdf(many_drafts(400), printed_ms=PRINTED_MS),
    "drafts-open": lambda: drafts_pdf(drafts(head=head(is_closed=False), brands=()), printed_ms=PRINTED_MS),
    "claims": lambda: claims_pdf(claims(185), printed_ms=PRINTED_MS),
    "claims-few": lambda: claims_pdf(claims(9), printed_ms=PRINTED_MS, training=True),
    "custody": lambda: custody_pdf(custody(hand_over(0), hand_over(1, note="receipt 88 120")), printed_ms=PRINTED_MS),
    "custody-many": lambda: custody_pdf(custody(*map(hand_over, range(40))), printed_ms=PRINTED_MS),
    "replenishment": lambda: replenish_pdf(replenish(17), printed_ms=PRINTED_MS),
    "replenishment-many": lambda: replenish_pdf(replenish(120), printed_ms=PRINTED_MS),
    "slips": lambda: slip_forms_pdf(slip_forms()),
    "slips-bank": lambda: slip_forms_pdf(slip_forms(merchant_no="", currency="JPY"), bank_copy=True),
    "slips-training": lambda: slip_forms_pdf(slip_forms(), training=True),
    "code-sheets": lambda: code_sheets_pdf(code_sheets(5), address="central.example:8443", office="AB12 CD34 EF56"),
}
WITH_CODES = (
    "cash-up",
    "cash-up-counted",
    "deposit",
    "drafts",
    "claims",
    "custody",
    "replenishment",
    "slips",
    "slips-bank",
)
