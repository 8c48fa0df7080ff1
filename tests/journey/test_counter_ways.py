"""Everything a counter may do in a day: closed, sealed, taken in at head office, written out for the comparison."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bookmaking import CLERK, MANAGER_PIN, POLICY, STAFF, HandClock, card_sale, cash_sale, declare
from daymaking import Office, make_office
from shoebox.central import Central
from shoebox.domain.holdings import Outcome
from shoebox.domain.pickup import Order, OrdersFacts
from shoebox.paper import end_of_day_pdf
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.till import Outside, PickUpDraft, PickUps, RefundDraft, Till
from shoebox.transport.stick import Stick

DAY = "2026-11-12"


@pytest.fixture
def office(tmp_path: Path):
    with make_office(tmp_path / "store") as opened:
        declare(opened.book)
        opened.open(DAY)
        yield opened


def worked(office: Office, folder: Path) -> Till:
    """$129.95 by two tenders, another such struck out, a cash sale, a spoiled slip, an outside refund, two pick-ups."""
    till = Till(office.book, POLICY, STAFF, office.clock)
    both = {"amount_minor": 8_995, "cash_minor": 4_000, "tax_minor": 878, "received_minor": 5_000}
    till.record(card_sale(1, **both))
    gone = till.record(card_sale(2, **both, twin_ok=True)).entry_no
    till.void(seq=gone, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    till.record(cash_sale(1_000))
    till.spoil("085100003", "torn", CLERK)
    receipt = Outside(store="012", receipt="4711", day="2026-11-03", original_minor=2_000, tender="cash")
    till.refund(
        RefundDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=0, amount_minor=500, reason="torn", pin=MANAGER_PIN,
            outside=receipt,
        )
    )  # fmt: skip
    write_order_list(folder, OrdersFacts(as_of_ms=1, orders=1), (Order(order_no="W-1", name="Ada Quill"),))
    orders = PickUps(office.book, POLICY, STAFF, OrderList(folder))
    plain = {"clerk": CLERK, "checked": POLICY.pickup_checks[0]}
    orders.release(PickUpDraft(entry_id=Till.new_id(), order_no="W-1", **plain))
    orders.hold(PickUpDraft(entry_id=Till.new_id(), order_no="W-2", name="Cy", contact="555 0199 22", **plain))
    return till


def test_the_day_adds_up_and_its_box_is_taken(office: Office, tmp_path: Path) -> None:
    """Two sales, one void: cards $89.95, cash $40.00 and $10.00 less $5.00 back; drawer, report and box agree."""
    worked(office, tmp_path)
    office.settle()
    figures = office.room.figures()
    assert (figures.sales, figures.taken_minor) == (2, 8_995 + 4_000 + 1_000 - 500)
    assert (figures.sums.sales, figures.sums.voids, figures.sums.net_minor) == (3, 1, figures.taken_minor)
    assert figures.expected_minor == 20_000 + 4_000 + 1_000 - 500
    assert figures.slips_in_book == 3
    assert (figures.pickups_released, figures.pickups_held) == (1, 1)
    assert end_of_day_pdf(figures, printed_ms=1).startswith(b"%PDF")
    stick = tmp_path / "stick"
    stick.mkdir()
    Stick(stick).put(office.room.box_head(), office.room.seal())
    with Central.open(tmp_path / "central", HandClock()) as central:
        central.enrol(office.book.enrolment())
        (result,) = central.import_boxes([stick])
        assert (result.outcome, result.amount_minor) == (Outcome.TAKEN, figures.taken_minor)
        out = tmp_path / "slips.csv"
        central.write_slips(out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    good = sorted((row["tender"], row["kind"], row["amount"]) for row in rows if row["status"] == "good")
    assert good == [
        ("card", "sale", "89.95"),
        ("cash", "refund", "5.00"),
        ("cash", "sale", "10.00"),
        ("cash", "sale", "40.00"),
    ]
