"""Slip numbers of several registers' books, held together: lost and yet used, used twice, pads in two places."""

from __future__ import annotations

import pytest

from boxmaking import MemoryRegister
from shoebox.casework.words import reason_words
from shoebox.central import Central
from shoebox.domain.acts import PadIssued, PadsReceived
from shoebox.domain.acts_slips import NumbersBack, SlipsLost, SlipSpoiled
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.finding import Finding, FindingKind


def registers(central: Central, *places: tuple[str, str]) -> list[MemoryRegister]:
    """Open registers of these stores, known here."""
    made = [MemoryRegister(store, register) for store, register in places]
    for one in made:
        central.enrol(one.enrolment)
        one.open()
    return made


def brought(central: Central, *made: MemoryRegister) -> tuple[Finding, ...]:
    """All of them closed and brought in; what holding them against each other says."""
    for one in made:
        result, _ = central.take_box("box", one.close())
        assert result.code == "", result.sentence
    return central.crossings(currency="USD")


def said(finding: Finding) -> str:
    return " ".join(map(reason_words, finding.reasons))


def own_id(entry: Entry) -> str:
    return read_body(entry.body).entry_id


def lost(first: int, last: int, how: str = "stolen") -> SlipsLost:
    return SlipsLost(
        first=f"{first:09d}", last=f"{last:09d}", how=how, explanation="taken from the counter", by="02"
    )  # fmt: skip


@pytest.mark.parametrize("report_first", [True, False])
def test_a_sale_on_a_slip_that_was_reported_stolen(central: Central, report_first: bool) -> None:
    """Register 1 reported 050 to 060 stolen; register 2 sells on 055, before or after. 049 is nobody's business."""
    one, two = registers(central, ("085", "1"), ("085", "2"))
    one.append(lost(85_100_050, 85_100_060))
    sale = two.sale(6_241, slip="085100055")
    two.sale(500, slip="085100049")
    order = (one, two) if report_first else (two, one)
    (found,) = brought(central, *order)
    assert (found.kind, found.amount_minor, found.slip_ids) == (FindingKind.SLIP_REPORTED, 6_241, (own_id(sale),))
    assert said(found) == (
        "It is slip 085 100 055. Reported stolen in entry 3 of 085 / 1. "
        "What was said of it: taken from the counter. It is used in entry 3 of 085 / 2."
    ).replace("counter. It", "counter It")
    assert [slip.slip_no for slip in central.evidence(found.slip_ids, ()).slips] == ["085100055"]


def test_a_slip_that_turned_up_or_was_struck_out_is_none(central: Central) -> None:
    (one,) = registers(central, ("085", "1"))
    one.append(lost(85_100_050, 85_100_060, "lost"))
    one.append(NumbersBack(taken_from="lost", first="085100055", last="085100055", reason="found", approver="02"))
    one.sale(6_241, slip="085100055")
    one.void(one.sale(6_241, slip="085100056"))
    assert brought(central, one) == ()


def test_one_number_on_two_sales_with_both_slips(central: Central) -> None:
    """085 100 007 over 62.41 at register 1 and over 5.00 at register 2: two sales; the same paper twice is not ours."""
    one, two = registers(central, ("085", "1"), ("085", "2"))
    first = one.sale(6_241, slip="085100007")
    second = two.sale(500, slip="085100007")
    one.sale(900, slip="085100008")
    two.sale(900, slip="085100008")
    (found,) = brought(central, one, two)
    assert (found.kind, found.slip_ids, found.amount_minor) == (
        FindingKind.NUMBER_TWICE, (own_id(first), own_id(second)), 500,
    )  # fmt: skip
    assert "used in entry 3 of 085 / 1" in said(found)
    assert [slip.amount_minor for slip in central.evidence(found.slip_ids, ()).slips] == [6_241, 500]


def pads(first: int, last: int) -> tuple[str, str]:
    return f"{first:09d}", f"{last:09d}"


def test_a_pad_at_two_registers_of_a_store_and_at_two_stores(central: Central) -> None:
    """001 to 100 at register 1, 091 to 190 at register 2 and in store 031: three pairs have ten numbers and more."""
    one, two, far = registers(central, ("085", "1"), ("085", "2"), ("031", "1"))
    for register, ends in ((one, pads(1, 100)), (two, pads(91, 190)), (far, pads(96, 120))):
        register.append(PadIssued(first=ends[0], last=ends[1]))
    here, there = one.sale(6_241, slip="000000097"), far.sale(700, slip="000000097")
    found = brought(central, one, two, far)
    overlaps = [said(finding) for finding in found if finding.kind is FindingKind.PADS_OVERLAP]
    assert sorted(overlaps) == [
        "On both: 000 000 091 to 000 000 100. Handed out at 085 / 1. Handed out at 085 / 2.",
        "On both: 000 000 096 to 000 000 100. Handed out at 085 / 1. Handed out at 031 / 1.",
        "On both: 000 000 096 to 000 000 120. Handed out at 085 / 2. Handed out at 031 / 1.",
    ]
    twice = [finding for finding in found if finding.kind is FindingKind.NUMBER_TWICE]
    assert [sorted(finding.slip_ids) for finding in twice] == [sorted((own_id(here), own_id(there)))]


def test_what_is_no_overlap(central: Central) -> None:
    """Received at one and handed out at the other of a store; taken back before the other had it; a later epoch."""
    one, two = registers(central, ("085", "1"), ("085", "2"))
    one.append(PadsReceived(first="000000001", last="000001000"))
    one.append(PadIssued(first="000000001", last="000000100"))
    one.append(
        NumbersBack(taken_from="pad", first="000000051", last="000000100", reason="for register 2", approver="02")
    )
    two.append(PadIssued(first="000000051", last="000000100"))
    two.append(SlipSpoiled(slip="000000060", reason="wet", last="000000070"))
    again = MemoryRegister("085", "1", epoch=2)
    central.enrol(again.enrolment)
    again.append(PadIssued(first="000000001", last="000000050"))
    again.open()
    assert brought(central, one, two, again) == ()
    assert len(central.spoiled_slips()) == 11


def test_pads_that_came_twice(central: Central) -> None:
    one, two = registers(central, ("085", "1"), ("085", "2"))
    one.append(PadsReceived(first="000000001", last="000001000"))
    two.append(PadsReceived(first="000000501", last="000001500"))
    (found,) = brought(central, one, two)
    assert said(found) == "On both: 000 000 501 to 000 001 000. Received at 085 / 1. Received at 085 / 2."
