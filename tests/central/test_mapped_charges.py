"""A processor's own columns at head office: looked at, taken in by a map, once, as CSV and as .xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from financemaking import new_desk
from postgresmaking import verified
from shoebox.domain.charge import BadLine, Charge
from shoebox.domain.charge_map import DateForm, MoneyForm
from shoebox.domain.errors import Refusal
from shoebox.handover.charge_maps import MAPS_FILE, keep_map, look_at, maps_of, preview
from shoebox.handover.finance import FinanceDesk

CSV = (
    "Transaction ID;Date;Betrag;Type;Note\r\n"
    "T-1;12.11.2026 14:33;1.129,95;Sale;085100047\r\n"
    "T-2;12.11.2026 14:40;62,41;Sale;\r\n"
    "T-3;31.11.2026 10:00;5,00;Sale;\r\n"
    "T-4;12.11.2026 15:00;12,00;Refund;4111 1111 1111 1111\r\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(new_desk(tmp_path / "hq")) as made:
        yield made


def plan_of(looked, **changes):
    columns = {
        "charge_id": "Transaction ID",
        "charged_at": "Date",
        "amount": "Betrag",
        "kind": "Type",
        "slip_ref": "Note",
    }
    said = {
        "name": "Acquirer",
        "columns": tuple(columns.items()),
        "money": MoneyForm.COMMA,
        "dates": DateForm.DAY_FIRST,
    }
    return replace(looked.plan, **{**said, **changes})


def test_a_file_is_looked_at_mapped_and_taken_once(desk: FinanceDesk, tmp_path: Path) -> None:
    """Semicolons, decimal commas, days first; a day that is none and a card number are kept aside."""
    path = tmp_path / "settlement.csv"
    path.write_text(CSV)
    looked = look_at(desk, path)
    assert (looked.is_known, looked.look.is_contract, len(looked.look.rows)) == (False, False, 4)
    assert "4111" not in str(looked), "a card number is not shown either"
    plan = plan_of(looked)
    first = preview(desk, looked.look, plan)
    assert [type(one) for one in first[:3]] == [Charge, Charge, BadLine]
    keep_map(desk.folder, plan, file=path.name)
    assert look_at(desk, path).plan == plan
    result = desk.central.import_charges(path, plan=plan)
    assert (result.taken, result.bad_lines) == (2, 2)
    (charge,) = desk.central.charges(["T-1"])
    assert (charge.amount_minor, charge.charged_at) == (112_995, "2026-11-12T14:33:00-05:00")
    assert b"4111" not in b"".join(path.read_bytes() for path in desk.folder.rglob("*") if path.is_file())
    assert desk.central.import_charges(path, plan=plan).seen_before
    assert desk.central.counts().charges == 2


def test_a_file_that_was_read_by_a_wrong_map_is_read_again_by_a_right_one(desk: FinanceDesk, tmp_path: Path) -> None:
    """The first map takes decimal commas for points: nothing of the file can be read. By the same map it is known."""
    path = tmp_path / "settlement.csv"
    path.write_text(CSV)
    right = plan_of(look_at(desk, path))
    wrong = replace(right, money=MoneyForm.CENTS)
    assert [desk.central.import_charges(path, plan=wrong).bad_lines for _ in range(2)] == [4, 4]
    result = desk.central.import_charges(path, plan=right)
    assert (result.seen_before, result.taken) == (False, 2)
    named = desk.central.import_charges(path, plan=replace(right, name="Another name"))
    assert (named.seen_before, named.digest) == (True, result.digest)
    assert verified(desk.folder).ok


def test_the_contracts_columns_between_semicolons_are_looked_at_too(desk: FinanceDesk, tmp_path: Path) -> None:
    """As a sheet of half of Europe keeps it: the amounts are written otherwise as well, so somebody says how."""
    path = tmp_path / "charges.csv"
    path.write_text("charge_id;charged_at;amount;kind\nT-9;2026-11-12T14:33:00Z;62,41;charge\n")
    looked = look_at(desk, path)
    assert not looked.look.is_contract
    result = desk.central.import_charges(path, plan=replace(looked.plan, money=MoneyForm.COMMA))
    assert (result.taken, desk.central.charges(["T-9"])[0].amount_minor) == (1, 6_241)


def test_the_same_as_a_workbook_says_the_same(desk: FinanceDesk, tmp_path: Path) -> None:
    """Numbers are numbers there, and a comma or a point makes no difference to them."""
    path = tmp_path / "settlement.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        rows = [line.split(";") for line in CSV.splitlines()[:3]]
        rows[1][2], rows[2][2] = 1_129.95, 62.41
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    looked = look_at(desk, path)
    assert not looked.look.is_contract
    with pytest.raises(Refusal, match="columns of its own"):
        desk.central.import_charges(path)
    result = desk.central.import_charges(path, plan=plan_of(looked))
    assert (result.taken, result.bad_lines) == (2, 0)
    assert [one.amount_minor for one in desk.central.charges(["T-1", "T-2"])] == [112_995, 6_241]


def test_times_without_a_zone_are_guessed_to_be_of_this_place_in_summer_too(desk: FinanceDesk, tmp_path: Path) -> None:
    """The desk's clock is five hours behind UTC in November; New York is so too, and four hours behind in July."""
    path = tmp_path / "summer.csv"
    path.write_text(CSV.replace("12.11.2026", "12.07.2026"))
    plan = plan_of(look_at(desk, path, here="America/New_York"))
    assert plan.zone == "America/New_York"
    charge, *_ = preview(desk, look_at(desk, path).look, plan)
    assert isinstance(charge, Charge)
    assert charge.charged_at == "2026-07-12T14:33:00-04:00"
    others = ("Europe/Madrid", "Here/There", "")
    assert {look_at(desk, path, here=here).plan.zone for here in others} == {"-05:00"}


def test_a_file_with_a_card_numbers_column_is_not_even_looked_at(desk: FinanceDesk, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Transaction ID,Card Number\nT-1,4111111111111111\n")
    with pytest.raises(Refusal, match="never taken"):
        look_at(desk, path)
    path.write_text("\n\n")
    with pytest.raises(Refusal, match="holds no charges"):
        look_at(desk, path)


def test_maps_are_kept_by_name_and_by_header(desk: FinanceDesk, tmp_path: Path) -> None:
    path = tmp_path / "settlement.csv"
    path.write_text(CSV)
    plan = plan_of(look_at(desk, path))
    keep_map(desk.folder, plan, file="x")
    keep_map(desk.folder, plan_of(look_at(desk, path), name="Other name"), file="x")
    assert [one.name for one in maps_of(desk.folder)] == ["Other name"]
    for broken in (b"{", b'[{"name": 1}]', b"[1]"):
        (desk.folder / MAPS_FILE).write_bytes(broken)
        assert maps_of(desk.folder) == ()
    with pytest.raises(Refusal, match="Say which column"):
        keep_map(desk.folder, plan_of(look_at(desk, path), columns=()), file="x")
