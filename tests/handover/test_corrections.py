"""Finance's run over slips that their store corrected: what the paper says is what is held against the charges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from boxmaking import MemoryRegister
from casemaking import ANN, PINS, PRIYA
from financemaking import new_desk
from shoebox.domain.acts import Sale
from shoebox.domain.case import Change
from shoebox.domain.decision import Action, CaseState
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

HEAD = "charge_id,charged_at,store_id,amount,kind,card_brand,card_last4,auth_code,slip_ref\n"
RIGHT, AS_KEYED, NEVER = "right", "as keyed", "never"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(new_desk(tmp_path / "hq")) as made:
        made.casework._evidence = lambda finding: made.central.evidence(finding.slip_ids, finding.charge_ids)
        made.central.enrol(MemoryRegister().enrolment)
        yield made


def card(number: int) -> tuple[str, str]:
    return f"{(1_117 + 731 * number) % 10_000:04}", f"{(100_003 * number) % 1_000_000:06}"


def sell(register: MemoryRegister, number: int, minor: int) -> Entry:
    last4, code = card(number)
    return register.append(
        Sale(slip=f"{85_100_000 + number:09}", tender="card", amount_minor=minor, tax_minor=0, currency="USD",
             brand="visa", last4=last4, approval=code)
    )  # fmt: skip


def charge(number: int, minor: int) -> str:
    last4, code = card(number)
    when = f"2026-11-14T{10 + number // 60:02}:{number % 60:02}:00-05:00"
    slip = f"{85_100_000 + number:09}"
    return f"C-{number},{when},085,{minor // 100}.{minor % 100:02},charge,visa,{last4},{code},{slip}\n"


def bring_charges(desk: FinanceDesk, folder: Path, name: str, *lines: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text(HEAD + "".join(lines))
    desk.central.import_charges(path)


def bring(desk: FinanceDesk, register: MemoryRegister) -> None:
    assert desk.central.take_box("box", register.close())[0].code == ""


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_each_corrected_slip_is_settled_wrongly_charged_or_missing(
    desk: FinanceDesk, tmp_path: Path, seed: int
) -> None:
    """40 slips, half of them keyed wrong: charged as the paper says, as it was keyed, or never."""
    chance, register = Random(seed), MemoryRegister()
    register.open("2026-11-12")
    papers = {number: 1_001 + 911 * number for number in range(1, 41)}
    wrong = {number: minor + chance.choice((-900, 1_800, 9_000)) for number, minor in papers.items() if number % 2}
    sold = {number: sell(register, number, wrong.get(number, minor)) for number, minor in papers.items()}
    bring(desk, register)
    register.open("2026-11-13")
    for number in wrong:
        register.correct(sold[number], amount_minor=papers[number])
    bring(desk, register)
    fates = {number: chance.choice((RIGHT, RIGHT, AS_KEYED, NEVER)) for number in wrong}
    charged = {
        number: wrong[number] if fates.get(number) == AS_KEYED else minor
        for number, minor in papers.items()
        if fates.get(number) != NEVER
    }
    bring_charges(desk, tmp_path, "charges", *(charge(number, minor) for number, minor in charged.items()))
    desk.reconcile()
    found = {}
    for row in desk.casework.queue():
        view = desk.casework.case(row.case_id)
        (slip,) = view.evidence.slips
        number = int(slip.slip_no) - 85_100_000
        found[number] = (row.kind, row.amount_minor)
        assert (slip.amount_minor, [former.amount_minor for former in slip.was]) == (papers[number], [wrong[number]])
    expected = {
        number: (FindingKind.AMOUNT_MISMATCH, abs(papers[number] - wrong[number]))
        if fate == AS_KEYED
        else (FindingKind.MISSING_CHARGE, papers[number])
        for number, fate in fates.items()
        if fate != RIGHT
    }
    assert found == expected


def test_a_case_about_what_was_keyed_is_left_and_one_about_the_paper_opened(desk: FinanceDesk, tmp_path: Path) -> None:
    """Keyed as 26.41 and never charged; then corrected to 62.41: the case over 26.41 is gone, another over 62.41."""
    register, sold = keyed(desk, tmp_path)
    desk.reconcile()
    (first,) = desk.casework.queue()
    assert (first.kind, first.amount_minor) == (FindingKind.MISSING_CHARGE, 2_641)
    register.open("2026-11-13")
    register.correct(sold, amount_minor=6_241)
    bring(desk, register)
    desk.reconcile()
    changes = {one.change: one.row for one in desk.casework.changes(2).rows}
    assert (changes[Change.GONE].case_id, changes[Change.GONE].state) == (first.case_id, CaseState.SUPERSEDED)
    view = desk.casework.case(changes[Change.NEW].case_id)
    assert (view.row.amount_minor, view.chargeable_minor) == (6_241, 6_241)
    told = {one.field: one.slip for one in view.comparisons}
    assert (told["Was keyed as"], told["Corrected by"]) == ("$26.41", "7 and 2: read 62.41")
    assert desk.casework.verify().ok


def test_what_is_being_charged_for_the_slip_as_it_was_is_not_charged_again(desk: FinanceDesk, tmp_path: Path) -> None:
    """26.41 was approved to be charged; after the correction nobody charges 62.41 for the same paper."""
    register, sold = keyed(desk, tmp_path)
    desk.reconcile()
    (first,) = desk.casework.queue()
    desk.casework.propose(first.case_id, Action.CHARGE, maker=ANN)
    desk.casework.approve(first.case_id, checker=PRIYA, pin=PINS[PRIYA])
    desk.casework.write_instructions(desk.out, by=PRIYA)
    register.open("2026-11-13")
    register.correct(sold, amount_minor=6_241)
    bring(desk, register)
    desk.reconcile()
    (new,) = [row for row in desk.casework.queue() if row.amount_minor == 6_241]
    with pytest.raises(Refusal) as refused:
        desk.casework.propose(new.case_id, Action.CHARGE, maker=ANN)
    assert refused.value.code == "case.no_charge"
    assert any(f"beside_case {first.case_id}" in one.why for one in desk.casework.changes(2).rows)


def test_a_charge_of_a_sale_that_was_none_is_given_back(desk: FinanceDesk, tmp_path: Path) -> None:
    """Slip 1 was keyed, charged, and struck out on the next day: the charge is of a void slip, and goes back."""
    register, sold = keyed(desk, tmp_path)
    bring_charges(desk, tmp_path, "twice", charge(1, 2_641))
    desk.reconcile()
    assert desk.casework.queue() == ()
    register.open("2026-11-13")
    register.strike(sold)
    bring(desk, register)
    desk.reconcile()
    (row,) = desk.casework.queue()
    assert (row.kind, row.amount_minor) == (FindingKind.VOID_CHARGED, 2_641)


def test_a_case_of_a_missing_charge_goes_with_the_sale(desk: FinanceDesk, tmp_path: Path) -> None:
    register, sold = keyed(desk, tmp_path)
    desk.reconcile()
    (first,) = desk.casework.queue()
    assert first.kind == FindingKind.MISSING_CHARGE
    register.open("2026-11-13")
    register.strike(sold)
    bring(desk, register)
    desk.reconcile()
    assert [(row.case_id, row.state) for row in desk.casework.queue()] == [(first.case_id, CaseState.SUPERSEDED)]


def keyed(desk: FinanceDesk, folder: Path) -> tuple[MemoryRegister, Entry]:
    """Slip 1 over 62.41 was keyed as 26.41; four others are charged as they are."""
    register = MemoryRegister()
    register.open("2026-11-12")
    sold = sell(register, 1, 2_641)
    for number in range(2, 6):
        sell(register, number, 1_000 * number)
    bring(desk, register)
    bring_charges(desk, folder, "charges", *(charge(number, 1_000 * number) for number in range(2, 6)))
    return register, sold
