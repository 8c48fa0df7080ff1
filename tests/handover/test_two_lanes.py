"""Two registers of one store under two incidents: the gathered day says so, and adds up what is of one lane alone.

Register 1 declared 26-08 by itself, whose slips the store keys: 62.41 on a Visa. The office is under 26-07, whose slips
Finance charges: 10.01 on a Visa.
"""

from __future__ import annotations

import pypdfium2

from officemaking import Counter
from shoebox.domain.registers import two_lanes

DAY = "2026-11-12"


def report(office: Counter) -> str:
    with pypdfium2.PdfDocument(office.house.draft_report().read_bytes()) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def test_drafts_of_two_lanes_are_two_lines(office: Counter) -> None:
    office.two_lanes()
    office.count_empty()
    whole = office.house.registers.store_day(DAY)
    assert [(line.name, line.is_rekeyed, line.gross_minor) for line in whole.tenders] == [
        ("Visa", False, 1_001), ("Visa", True, 6_241),
    ]  # fmt: skip
    assert (whole.taken_minor, whole.has_two_lanes) == (7_242, True)
    assert [(one.register, one.number, one.lane) for one in whole.incidents] == [
        ("085-1", "26-08", "rekey"), ("085-2", "26-07", "finance"),
    ]  # fmt: skip
    assert two_lanes(whole.incidents)


def test_the_report_names_both_and_what_to_do(office: Counter) -> None:
    office.two_lanes()
    office.count_empty()
    said = report(office)
    for part in (
        "Two rescue lanes: 2 registers, on a later page.", "Visa, Finance 1 10.01", "Visa, to key 1 62.41",
        "Incidents of the registers", "085-1 26-08", "The store keys them again", "085-2 26-07",
        "Finance charges the slips", "keep boxes apart",
    ):  # fmt: skip
        assert part in said, part


def test_two_numbers_of_one_lane_are_added_up_and_said(office: Counter) -> None:
    office.two_numbers()
    office.count_empty()
    whole = office.house.registers.store_day(DAY)
    assert [(line.name, line.gross_minor) for line in whole.tenders] == [("Visa", 7_242)]
    assert ([one.number for one in whole.incidents], two_lanes(whole.incidents)) == (["26-08", "26-07"], False)
    assert "Two incident numbers: 2 registers, on a later page." in report(office)


def test_one_incident_is_nothing_to_speak_of(office: Counter) -> None:
    office.two_registers()
    office.open()
    office.sell_one()
    office.gather()
    office.count_empty()
    assert office.house.registers.incidents_apart(DAY) == ()
    assert "on a later page" not in report(office)
