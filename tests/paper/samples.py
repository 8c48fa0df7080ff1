"""Sample read models for papers, tests and pictures: the day of store 085 as the design shows it, and its extremes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from shoebox.domain.box import BoxHead
from shoebox.domain.correction import CorrectionRow, SlipFacts
from shoebox.domain.custody import BoxCustody
from shoebox.domain.day import (
    Blocker,
    CashLine,
    CorrectionLine,
    Count,
    DayFigures,
    Declaration,
    Deposit,
    DrawerAccount,
    GapNote,
    NoSaleLine,
    PadLine,
    PickUpLine,
    RiskLine,
    SaleRow,
    Step,
    StruckLine,
    Sums,
    TenderLine,
)
from shoebox.domain.denomination import usual_denominations
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import claim_code, slip_code
from shoebox.domain.registers import Came, OutTwice, Placed, RefusedThere, RegisterLine, What
from shoebox.domain.report import DayLine, FileLine, FindingLine, FindingsReport, KindLine, ProofLine, SideSum
from shoebox.domain.ticking import SharedOrder, SharedTick
from shoebox.domain.unsent import Heard, RegisterUnsent, Unsent, WaitsFor

OFFSET_MIN = -300


def local_ms(hour: int, minute: int, *, day: int = 12) -> int:
    """A wall time of November 2026 in the sample store, in UTC milliseconds."""
    return int(datetime(2026, 11, day, hour, minute, tzinfo=UTC).timestamp() * 1000) - OFFSET_MIN * 60_000


def digest(word: str) -> bytes:
    """32 bytes that stand for a hash."""
    return sha256(word.encode()).digest()


def sale_row(**changes: Any) -> SaleRow:
    """Entry 412: a Visa slip of $129.95, approved, keyed by Dana K."""
    mark = digest("entry 412")
    fields: dict[str, Any] = {
        "seq": 412,
        "entry_id": "7e6f3a52-1f1e-4d6a-9a66-1f6a8f3f0412",
        "day": "2026-11-12",
        "wall_ms": local_ms(14, 33),
        "offset_min": OFFSET_MIN,
        "kind": "sale",
        "tender": "card",
        "slip": "085100047",
        "amount_minor": 12_995,
        "tax_minor": 878,
        "currency": "USD",
        "brand": "visa",
        "last4": "4417",
        "approval": "48213A",
        "imprint": "imprinted",
        "expiry_ok": True,
        "signature_ok": True,
        "clerk": "17",
        "reason": "central is down",
        "received_minor": 0,
        "twin_of_seq": 0,
        "refund_of_seq": 0,
        "refunded_minor": 0,
        "voided_by_seq": 0,
        "void_reason": "",
        "claim_code": claim_code(mark),
        "slip_code": slip_code(mark),
    }
    return SaleRow(**(fields | changes))


def cash_row(**changes: Any) -> SaleRow:
    """Entry 413: $62.41 in cash, $70.00 handed over, no slip."""
    cash = {"seq": 413, "tender": "cash", "slip": "", "brand": "", "last4": "", "approval": "", "imprint": ""}
    money = {"amount_minor": 6_241, "tax_minor": 422, "received_minor": 7_000}
    return sale_row(**(cash | money | changes))


def refund_row(**changes: Any) -> SaleRow:
    """Entry 431: $62.41 of entry 212 given back to the same card."""
    money = {"amount_minor": 6_241, "tax_minor": 422, "approval": "", "reason": "torn seam"}
    return sale_row(**({"seq": 431, "kind": "refund", "refund_of_seq": 212, "slip": "085100118"} | money | changes))


def figures(**changes: Any) -> DayFigures:
    """Thursday 12 November 2026 at Harbour Row, closed and copied to a stick."""
    return DayFigures(**(_head() | _money() | _numbers() | _cash() | _box() | changes))


def _head() -> dict[str, Any]:
    return {
        "store": "085",
        "store_name": "Harbour Row",
        "register": "2",
        "incident": "26-07",
        "declared": Declaration(
            since_ms=local_ms(7, 41),
            declared_by="M. Okafor",
            given_by="Operations desk, by phone",
            kit_missing=("Price list", "Pens and a torch"),
        ),
        "day": "2026-11-12",
        "z_no": 316,
        "currency": "USD",
        "step": Step.SEALED,
        "opened_ms": local_ms(8, 55),
        "closed_ms": local_ms(18, 31),
        "offset_min": OFFSET_MIN,
        "opened_by": "M. Okafor",
        "closed_by": "M. Okafor",
    }


def _money() -> dict[str, Any]:
    tenders = (
        TenderLine(
            name="Visa", tender="card", count=71, gross_minor=690_312, tax_minor=51_134, refunds=1,
            refunded_minor=6_241, refunded_tax_minor=462, present_by="2026-11-16",
        ),
        TenderLine(
            name="Mastercard", tender="card", count=34, gross_minor=331_190, tax_minor=24_533, present_by="2026-11-16",
        ),
        TenderLine(
            name="Amex", tender="card", count=14, gross_minor=160_248, tax_minor=11_870, present_by="2026-11-16",
        ),
        TenderLine(
            name="Discover", tender="card", count=8, gross_minor=58_490, tax_minor=4_333, present_by="2026-11-16",
        ),
        TenderLine(name="Cash", tender="cash", count=58, gross_minor=286_875, tax_minor=21_250),
    )  # fmt: skip
    sales = (6, 11, 17, 24, 29, 26, 31, 22, 15, 4)
    hours = tuple((9 + at, count, count * 8_221) for at, count in enumerate(sales))
    return {"taken_minor": 1_520_874, "sales": 185, "tax_minor": 112_658, "tenders": tenders, "hours": hours}


def _numbers() -> dict[str, Any]:
    return {
        "pads": (
            PadLine(
                first="085100001", last="085100100", used=69, voided=2, spoiled=1, unused=28, missing=0,
                first_used="085100001", last_used="085100072",
            ),
            PadLine(
                first="085100101", last="085100200", used=58, voided=0, spoiled=1, unused=39, missing=2,
                first_used="085100101", last_used="085100161",
            ),
            PadLine(first="085100201", last="085100300", used=0, voided=0, spoiled=0, unused=100, missing=0),
        ),
        "gaps": (
            GapNote(
                slips=("085100117", "085100118"),
                explanation="Torn off together about 11:20, not found. Searched counter and bins at 18:10.",
                initials="M.O. T.R.",
            ),
        ),
        "risks": (
            RiskLine(name="No approval code, over limit", count=3, amount_minor=81_197, seqs=(398, 401, 409)),
            RiskLine(name="Handwritten, no imprint", count=1, amount_minor=4_620, seqs=(377,)),
            RiskLine(name="Likely twins, kept by the clerk", count=1, amount_minor=6_241, seqs=(391,)),
            RiskLine(name="Signature not compared", count=0, amount_minor=0, seqs=()),
            RiskLine(name="Past the brand's deadline", count=0, amount_minor=0, seqs=()),
        ),
        "at_risk": (5, 92_058),
        "spoiled": 2,
        "struck": (
            StruckLine(seq=389, text="typed twice", by="D.K. M.O.", amount_minor=6_241),
            StruckLine(seq=402, text="wrong amount", by="D.K. M.O.", amount_minor=8_490),
            StruckLine(seq=407, text="refund of entry 212", by="T.R. M.O.", amount_minor=6_241),
        ),
        "blockers": (),
    }  # fmt: skip


def _cash() -> dict[str, Any]:
    return {
        "cash": (
            CashLine(
                name="Opening float", amount_minor=40_000, kind="day_opened", by="M.O.", second="T.R.",
                wall_ms=local_ms(8, 55),
            ),
            CashLine(name="Cash sales, 58", amount_minor=286_875, kind="sale"),
            _move("Change fetched from the bank", 30_000, "change_fetched", local_ms(10, 2), second="D.K."),
            _move("Paid out, window cleaner", -4_500, "paid_out", local_ms(11, 30)),
            _move("Safe drop, bag 7741 0093", -60_000, "safe_drop", local_ms(14, 5), bag="7741 0093", second="T.R."),
            _move("Safe drop, bag 7741 0094", -50_000, "safe_drop", local_ms(16, 40), bag="7741 0094", second="T.R."),
        ),
        "counts": (
            Count(
                number=1, by="M. Okafor", counted_minor=240_375, expected_minor=242_375, wall_ms=local_ms(18, 12),
                pieces=PIECES,
            ),
            Count(
                number=2, by="T. Reyes", counted_minor=240_375, expected_minor=242_375, wall_ms=local_ms(18, 20),
                pieces=PIECES,
            ),
        ),
        "tolerance_minor": 500,
        "pieces": usual_denominations("USD"),
    }  # fmt: skip


# $2,403.75, as it lay in the drawer.
PIECES = ((10_000, 8), (5_000, 11), (2_000, 41), (1_000, 14), (500, 13), (100, 28), (25, 3))


def _move(name: str, amount_minor: int, kind: str, wall_ms: int, *, bag: str = "", second: str = "") -> CashLine:
    return CashLine(
        name=name, amount_minor=amount_minor, kind=kind, bag=bag, by="M.O.", second=second, wall_ms=wall_ms, seq=300
    )


def correction_row(**changes: Any) -> CorrectionRow:
    """The first of those below as the register that keyed it knows it."""
    fields: dict[str, Any] = {
        "seq": 418, "entry_id": "", "day": "2026-11-16", "wall_ms": local_ms(9, 12, day=16), "offset_min": OFFSET_MIN,
        "corrects_seq": 212, "after_seq": 0, "sold_day": "2026-11-13", "box_no": "085-2-0315", "currency": "USD",
        "was_slip": "085100037", "was_tender": "card", "was_amount_minor": 62_410, "was_tax_minor": 3_973,
        "was_brand": "visa", "was_last4": "4417", "was_approval": "31415A", "slip": "085100037", "tender": "card",
        "amount_minor": 6_241, "tax_minor": 397, "brand": "visa", "last4": "4417", "approval": "31415A",
        "reason": "cents keyed twice, slip says 62.41", "clerk": "17", "approver": "1",
    }  # fmt: skip
    return CorrectionRow(**(fields | changes))


def strike_row() -> CorrectionRow:
    """A sale of $42.41 on the card that was none."""
    was = {"was_amount_minor": 4_241, "was_tax_minor": 266, "amount_minor": 0, "tax_minor": 0}
    return correction_row(reason="keyed twice, see entry 211", **was)


_SUMS = Sums(sales=187, gross_minor=1_535_846, refunds=1, refunded_minor=6_241, voids=2, voided_minor=8_731)


def corrections() -> tuple[CorrectionLine, ...]:
    """A slip out by ten, cash of another amount, and a card slip of another brand and number."""
    slip = SlipFacts(
        slip="085100037", tender="card", amount_minor=62_410, tax_minor=3_973, brand="visa", last4="4417",
        approval="31415A",
    )  # fmt: skip
    cash = SlipFacts(slip="", tender="cash", amount_minor=1_200, tax_minor=76, brand="", last4="", approval="")
    told = (
        (slip, replace(slip, amount_minor=6_241, tax_minor=397), "cents keyed twice, slip says 62.41"),
        (cash, replace(cash, amount_minor=1_000, tax_minor=64), "receipt copy says 10.00"),
        (slip, replace(slip, slip="085100038", brand="mastercard", last4="9120", approval=""), "keyed of the next one"),
    )  # fmt: skip
    return tuple(
        CorrectionLine(
            register="2", seq=418 + at, corrects_seq=212 + at, sold_day="2026-11-13", box_no="085-2-0315", was=was,
            now=now, reason=why, by="R.L. A.B.",
        )
        for at, (was, now, why) in enumerate(told)
    )  # fmt: skip


def rest(**changes: Any) -> dict[str, Any]:
    """What the second page says: grand totals, the largest sales, the bank, two drops, a check, an exempt sale."""
    fields: dict[str, Any] = {
        "sums": _SUMS,
        "own_sums": _SUMS,
        "grand": Sums(
            sales=58_412, gross_minor=481_220_917, refunds=301, refunded_minor=2_118_440, voids=612,
            voided_minor=5_004_187,
        ),
        "largest": tuple(
            StruckLine(seq=230 + at, text=f"085 100 0{20 + at}", by="D.K.", amount_minor=99_900 - at * 7_155)
            for at in range(5)
        ),
        "deposit": Deposit(
            seq=411, wall_ms=local_ms(18, 25), by="M.O.", second="T.R.", bag="7741 0095", amount_minor=200_375,
            stays_minor=40_000,
        ),
        "float_off_minor": -500,
        "no_sales": (NoSaleLine(seq=300, wall_ms=local_ms(14, 10), by="D.K.", reason="change for a customer"),),
        "checks": (
            Count(number=1, by="M. Okafor", counted_minor=90_000, expected_minor=90_100, wall_ms=local_ms(12, 30)),
        ),
        "exempt": (StruckLine(seq=281, text="NY-114-88", by="D.K.", amount_minor=12_000),),
        "versions": "Policy 7, Shoebox 0.1.0",
        "pickups": (
            PickUpLine(seq=251, wall_ms=local_ms(10, 31), order_no="W-100234", is_held=False, by="D.K."),
            PickUpLine(seq=318, wall_ms=local_ms(15, 9), order_no="W-100871", is_held=True, by="T.R."),
        ),
        "custody": BoxCustody(
            box_no="085-2-0316", day="2026-11-12", seal="A 448 210", closed_by="M. Okafor",
            closed_ms=local_ms(18, 31), offset_min=OFFSET_MIN, first_place="back office", steps=(),
        ),
    }  # fmt: skip
    return fields | changes


def _box() -> dict[str, Any]:
    return {
        "slips_in_book": 129,
        "slips_by_hand": 129,
        "paper_note": "",
        "box_no": "085-2-0316",
        "seal": "A 448 210",
        "entries": 203,
        "first_seq": 212,
        "last_seq": 414,
        "acknowledged": 0,
        "on_stick": 203,
        "digest": digest("day 316"),
        "previous_digest": digest("day 315"),
    }


def store_figures(**changes: Any) -> DayFigures:
    """The store-day of registers 1 to 3: this one is 2, 1 is here and so is its day before, 3 was not used."""
    line = {"z_no": 316, "is_counted": True, "seal": "A 448 210", "slips_in_book": 129, "slips_by_hand": 129}
    registers = (
        RegisterLine(
            register="085-1", came=Came.HERE, sales=98, taken_minor=812_305, counted_minor=120_000, box_no="085-1-0316",
            **line,
        ),
        RegisterLine(
            register="085-2", came=Came.OWN, sales=185, taken_minor=1_520_874, counted_minor=240_375,
            over_short_minor=-2_000, box_no="085-2-0316", **line,
        ),
        RegisterLine(register="085-3", came=Came.ABSENT, reason="not used today"),
        RegisterLine(
            register="085-1", came=Came.LATE, taken_minor=90_000, box_no="085-1-0315", z_no=315, day="2026-11-11"
        ),
    )  # fmt: skip
    drawer = (
        CashLine(name="Opening float", amount_minor=20_000, kind="day_opened"),
        CashLine(name="Cash sales, 9", amount_minor=100_000, kind="sale"),
    )
    count = Count(number=1, by="D. Khan", counted_minor=120_000, expected_minor=120_000, wall_ms=local_ms(18, 2))
    drawers = (
        DrawerAccount(register="085-2", cash=_cash()["cash"], counts=_cash()["counts"]),
        DrawerAccount(register="085-1", cash=drawer, counts=(count,)),
    )
    store = {"registers": registers, "drawers": drawers, "taken_minor": 2_333_179}
    return figures(**(rest() | store | _between_registers() | changes))


def _between_registers() -> dict[str, Any]:
    """An order and a receipt that went out at 1 and 2; of register 1 head office refuses everything."""
    places = tuple(Placed(register, 1, seq, "2026-11-12") for register, seq in (("085-1", 47), ("085-2", 290)))
    return {
        "out_twice": (
            OutTwice(what=What.ORDER, number="W-100234", places=places),
            OutTwice(what=What.RECEIPT, number="K7QM4TXN", places=places, too_much_minor=6_241),
            OutTwice(what=What.CARD, number="4417", places=places, too_much_minor=1_200),
        ),
        "shared_orders": (
            SharedOrder(
                order_no="POS 100234",
                ticks=tuple(
                    SharedTick(place=place, draft=f"e-{place.seq}", slip=slip, amount_minor=minor)
                    for place, slip, minor in zip(places, ("085100047", "085200290"), (6_241, 12_995), strict=True)
                ),
            ),
        ),
        "refused_there": (
            RefusedThere(
                register="085-1", entries=109,
                sentence=str(Refusal("carry.unknown_register", register="085-1", store="085")),
            ),
        ),
    }  # fmt: skip


def empty_figures(**changes: Any) -> DayFigures:
    """A day on which nothing happened: opened, counted, closed."""
    nothing = {"tenders": (), "hours": (), "pads": (), "gaps": (), "risks": (), "struck": (), "incident": ""}
    nothing |= {"at_risk": (0, 0), "spoiled": 0, "pieces": ()}
    zero = {"taken_minor": 0, "sales": 0, "tax_minor": 0, "slips_in_book": 0, "slips_by_hand": 0, "entries": 3}
    cash = {
        "cash": (CashLine(name="Opening float", amount_minor=40_000, kind="day_opened"),),
        "counts": (
            Count(number=1, by="M. Okafor", counted_minor=40_000, expected_minor=40_000, wall_ms=local_ms(18, 12)),
        ),
    }
    sent = {"on_stick": 0, "first_seq": 415, "last_seq": 417}
    return figures(**(nothing | zero | cash | sent | changes))


_SWEPT = "Fell behind the counter and was swept up, bins searched at 18:10. "
_LEFT = "customer left, the imprint did not read on the third copy"


def huge_figures(**changes: Any) -> DayFigures:
    """1,000 sales, 12 pads, 40 gaps, 30 voids, 14 cash moves: several pages."""
    return figures(**(_huge_money() | _huge_numbers() | _huge_cash() | changes))


def _huge_money() -> dict[str, Any]:
    names = ("Visa", "Mastercard", "Amex", "Discover", "Other card", "Cash")
    tenders = tuple(
        TenderLine(
            name=name, tender=name.lower() if name == "Cash" else "card", count=160 + at,
            gross_minor=1_234_567 * (at + 1), tax_minor=91_234 * (at + 1),
            refunds=15 * (at == 0), refunded_minor=123_456 * (at == 0), refunded_tax_minor=9_123 * (at == 0),
        )
        for at, name in enumerate(names)
    )  # fmt: skip
    hours = tuple((hour, 20 + (hour * 37) % 80, (20 + (hour * 37) % 80) * 25_901) for hour in range(6, 23))
    taken = sum(line.gross_minor for line in tenders) - 123_456
    return {
        "tenders": tenders, "hours": hours, "taken_minor": taken, "sales": 975,
        "tax_minor": sum(line.tax_minor for line in tenders) - 9_123, "entries": 1_093, "last_seq": 1_304,
        "slips_in_book": 838, "slips_by_hand": 836, "on_stick": 0, "acknowledged": 611,
        "paper_note": "Two slips were handed to the police on 12 November, receipt 4471 of the Harbour precinct.",
    }  # fmt: skip


def _huge_numbers() -> dict[str, Any]:
    pads = tuple(
        PadLine(
            first=f"085{100_001 + at * 100}", last=f"085{100_100 + at * 100}",
            used=90 - at, voided=at % 3, spoiled=2, unused=3 + at - at % 3, missing=5,
            first_used=f"085{100_001 + at * 100}", last_used=f"085{100_097 + at * 100}",
        )
        for at in range(12)
    )  # fmt: skip
    gaps = tuple(
        GapNote(
            slips=tuple(f"085{100_007 + at * 27 + step}" for step in range(1 + at % 4)),
            explanation=_SWEPT * (1 + at % 3 if at != 31 else 0),
            initials="" if at == 31 else "M.O. T.R.",
        )
        for at in range(40)
    )  # fmt: skip
    struck = tuple(
        StruckLine(seq=300 + at * 31, text=_LEFT if at % 4 else "typed twice",
                   by="D.K. M.O.", amount_minor=1_999 + at * 731)
        for at in range(30)
    )  # fmt: skip
    risks = (
        RiskLine(name="No approval code, over limit", count=160, amount_minor=8_119_700, seqs=tuple(range(300, 460))),
        RiskLine(name="Handwritten, no imprint", count=25, amount_minor=46_200, seqs=tuple(range(450, 475))),
        RiskLine(name="Likely twins, kept by the clerk", count=4, amount_minor=26_241, seqs=(391, 392, 393, 394)),
        RiskLine(name="Signature not compared", count=9, amount_minor=99_000, seqs=tuple(range(700, 718, 2))),
        RiskLine(name="Presented late, over 1 day", count=2, amount_minor=9_000, seqs=(811, 812)),
    )
    return {"pads": pads, "gaps": gaps, "struck": struck, "risks": risks, "at_risk": (191, 8_281_141)}


def _huge_cash() -> dict[str, Any]:
    moves = tuple(
        CashLine(
            name=f"Safe drop, bag 7741 {93 + at:04d}",
            amount_minor=-50_000 - at * 1_000,
            kind="safe_drop",
            bag=f"7741 {93 + at:04d}",
            by="M.O.",
            second="T.R.",
            wall_ms=local_ms(9 + at // 2, 30),
        )
        for at in range(12)
    )
    cash = (
        CashLine(name="Opening float", amount_minor=40_000, kind="day_opened"),
        CashLine(name="Cash sales, 165", amount_minor=7_407_402, kind="sale"),
        *moves,
    )
    expected = sum(line.amount_minor for line in cash)
    count = Count(
        number=1, by="M. Okafor", counted_minor=expected + 212, expected_minor=expected, wall_ms=local_ms(18, 12)
    )
    return {"cash": cash, "counts": (count,)}


def draft_figures(**changes: Any) -> DayFigures:
    """The same day before its close: nobody has counted, three things stop it."""
    blockers = (
        Blocker(
            code="day.block.gap",
            facts=(("count", "2"), ("are", "slip numbers are"), ("slips", "085 100 117, 118")),
            mend_at="slips",
        ),
        Blocker(code="day.block.not_counted", facts=(), mend_at="cash"),
        Blocker(code="day.block.no_paper_count", facts=(), mend_at="slips"),
    )
    still = {"step": Step.SELLING, "closed_ms": 0, "closed_by": "", "counts": (), "slips_by_hand": -1, "seal": ""}
    gaps = (GapNote(slips=("085100117", "085100118"), explanation="", initials=""),)
    return figures(**(still | {"box_no": "", "on_stick": 0, "blockers": blockers, "gaps": gaps} | changes))


UNSENT = Unsent(
    (
        RegisterUnsent(
            register="085-1", entries=31, heard=Heard.LINE, waits_for=WaitsFor.HEAD_OFFICE, since_ms=local_ms(7, 14)
        ),
        RegisterUnsent(
            register="085-2",
            entries=81,
            heard=Heard.OWN,
            waits_for=WaitsFor.CARRIER,
            who="J. Ortega, Brightway",
            since_ms=local_ms(7, 2),
        ),
        RegisterUnsent(register="085-3", entries=0, heard=Heard.NOTHING),
    )
)
LABELLED = {
    "keep_until": "2028-05-12", "unsent": UNSENT, "printed_ms": local_ms(18, 33), "offset_min": OFFSET_MIN,
}  # fmt: skip


def box_head(**changes: Any) -> BoxHead:
    """The seal of box 085-2-0316."""
    fields: dict[str, Any] = {
        "box_no": "085-2-0316",
        "store": "085",
        "store_name": "Harbour Row",
        "register": "2",
        "epoch": 1,
        "day": "2026-11-12",
        "z_no": 316,
        "currency": "USD",
        "incident": "26-07",
        "first_seq": 212,
        "last_seq": 414,
        "totals_minor": (("card", 1_233_999), ("cash", 286_875)),
        "prev": digest("day 315"),
        "head": digest("day 316"),
        "public_key": digest("key"),
        "seal": "A 448 210",
    }
    return BoxHead(**(fields | changes))


_WORDS = (
    ("Charged twice", "Same card, same amount, one slip. The second charge came in the batch of 18 November.", "0.99"),
    ("Not charged", "No charge with this card and amount in the 30 days after the sale.", "0.97"),
    ("Wrong amount", "Same card, approval code and slip number. Two digits changed places: 62.41, 64.21.", "0.94"),
    ("Charged at another store", "Same card, amount and approval code, store 112 in place of 085.", "0.88"),
    ("No slip for this charge", "The charge names slip 085 100 117, which the store reports as missing.", "0.61"),
)


def _finding(at: int) -> FindingLine:
    words, reasons, sure = _WORDS[at % len(_WORDS)]
    return FindingLine(
        finding_id="F" + digest(f"finding {at}").hex()[:10],
        words=words,
        store=f"{85 + at % 12:03d}",
        card=("Visa", "Mastercard", "Amex")[at % 3] + f" {(4417 + at * 37) % 10_000:04d}",
        amount_minor=6_241 + (at * 7_919) % 90_000,
        confidence=sure,
        reasons=reasons,
        decision="" if at % 4 == 3 else f"Refund, by A. Lind, approved by S. Osei, C-{1000 + at}",
    )


def day_lines(stores: int, count: int, in_findings: int) -> tuple[DayLine, ...]:
    """The statement of `findings_report`: so many stores on two days, and the web; the first takes what is left."""
    lines = []
    for at in range(2 * stores):
        minor = 7_000 * (10 + at % 9)
        share = SideSum(count=10 + at % 9, amount_minor=minor, matched_minor=minor, in_question_minor=0, other_minor=0)
        lines.append(
            DayLine(
                label=f"Store {85 + at // 2:03d}", day=f"2026-11-{12 + at % 2}", slips=share, charges=share, closes=True
            )
        )
    web = SideSum(count=212, amount_minor=1_884_120, matched_minor=0, in_question_minor=0, other_minor=1_884_120)
    nothing = SideSum(count=0, amount_minor=0, matched_minor=0, in_question_minor=0, other_minor=0)
    lines.append(DayLine(label="No store", day="2026-11-13", slips=nothing, charges=web, closes=True))
    had = SideSum.of(line.slips for line in lines)
    left = 24_118_733 - had.amount_minor
    first = DayLine(
        label="Store 084",
        day="2026-11-12",
        slips=SideSum(
            count=3_035 + count - had.count, amount_minor=left + 120_018 + in_findings, matched_minor=left,
            in_question_minor=in_findings, other_minor=120_018,
        ),
        charges=SideSum(
            count=3_021 + 41 - had.count, amount_minor=left + 310_117, matched_minor=left, in_question_minor=310_117,
            other_minor=0,
        ),
        closes=True,
    )  # fmt: skip
    return (first, *lines)


def findings_report(count: int = 60, stores: int = 12, **changes: Any) -> FindingsReport:
    """A run over 12 stores with ``count`` findings; both sides of the proof balance."""
    lines = tuple(_finding(at) for at in range(count))
    kinds = tuple(
        KindLine(
            label=words,
            count=sum(line.words == words for line in lines),
            amount_minor=sum(line.amount_minor for line in lines if line.words == words),
            decided=sum(line.words == words and bool(line.decision) for line in lines),
            open_minor=sum(line.amount_minor for line in lines if line.words == words and not line.decision),
        )
        for words, _, _ in _WORDS
    )
    fields: dict[str, Any] = {
        "title": "Findings of incident 26-07",
        "run_id": "R-20261119-0812-3",
        "made_ms": local_ms(8, 12, day=19),
        "offset_min": OFFSET_MIN,
        "made_by": "A. Lind",
        "engine": "duckdb 1.5",
        "rules_version": "1",
        "currency": "USD",
        "slips": (
            ProofLine(label="Charged once, as it should be", count=3_021, amount_minor=24_118_733),
            ProofLine(label="In findings", count=count, amount_minor=sum(line.amount_minor for line in lines)),
            ProofLine(label="Voided in the store", count=14, amount_minor=120_018),
            ProofLine(
                label="All slips taken in",
                count=3_035 + count,
                amount_minor=24_238_751 + sum(line.amount_minor for line in lines),
            ),
        ),
        "charges": (
            ProofLine(label="Paid for a slip", count=3_021, amount_minor=24_118_733),
            ProofLine(label="In findings", count=41, amount_minor=310_117),
            ProofLine(label="Web orders, no slip expected", count=212, amount_minor=1_884_120),
            ProofLine(label="All charges read", count=3_274, amount_minor=26_312_970),
        ),
        "days": day_lines(stores, count, sum(line.amount_minor for line in lines)),
        "kinds": kinds,
        "findings": lines,
        "files": (
            FileLine(name="refunds-26-07-001.csv", lines=31, total_minor=1_204_415, digest=digest("refunds").hex()),
            FileLine(name="charges-26-07-001.csv", lines=12, total_minor=310_290, digest=digest("charges").hex()),
        ),
    }
    return FindingsReport(**(fields | changes))
