"""Journals of a whole desk: stores' days and money of cases, each in one journal for ever, whole or not there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, LEO, MO, PINS, PRIYA, Books, full_disk, slip, summary
from financemaking import NOW_MS, new_desk
from shoebox.casework import journalling
from shoebox.domain.decision import Action, Outcome
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import FindingKind
from shoebox.domain.journal import Account, Accounts, Posting, Takings, Type, Waits
from shoebox.handover.finance import FinanceDesk


@pytest.fixture
def books() -> Books:
    return Books({}, {})


@pytest.fixture
def desk(tmp_path: Path, books: Books):
    made = new_desk(tmp_path / "hq", books, HandClock(NOW_MS))
    yield made
    made.close()


@pytest.fixture
def register(desk: FinanceDesk) -> MemoryRegister:
    """Store 085 has sold 5.00 in cash and 62.41 by card, and the box came."""
    made = MemoryRegister()
    desk.central.enrol(made.enrolment)
    made.open()
    made.sale(500, tender="cash")
    made.sale(6_241)
    desk.central.take_box("one", made.close())
    return made


def lines(desk: FinanceDesk, name: str) -> list[dict[str, str]]:
    text = (desk.out / name).read_bytes().decode()
    return [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["record"] == "L"]


def sides(desk: FinanceDesk, name: str) -> list[tuple[str, str, str]]:
    return [(one["account"], one["debit_minor"], one["credit_minor"]) for one in lines(desk, name)]


def decided(desk: FinanceDesk, books: Books) -> None:
    """Two charges go back, one slip is charged, one is written off: approved by two, the first three in files."""
    desk.casework.take_run(1, [books.tripled(), books.uncharged(), books.uncharged("4", 1_000)], summary(3))
    desk.casework.propose_many([1, 2], maker=ANN)
    desk.casework.propose(3, Action.WRITE_OFF, maker=ANN, note="too old")
    for case_id in (1, 2, 3):
        desk.casework.approve(case_id, checker=PRIYA, pin=PINS[PRIYA], risk_note="seen")
    desk.casework.write_instructions(desk.out, by=LEO)


def test_a_day_is_posted_once(desk: FinanceDesk, register: MemoryRegister) -> None:
    assert desk.journals.waits() == Waits(days=1)
    (made,) = desk.journals.write(by=ANN)
    assert (made.journal_no, made.days, made.cases, made.lines, made.total_minor) == (1, 1, 0, 3, 6_741)
    assert sides(desk, made.name) == [("cash_drawer", "500", ""), ("card_slips", "6241", ""), ("sales", "", "6741")]
    assert desk.journals.waits() == Waits()
    assert desk.journals.write(by=LEO) == ()
    assert desk.casework.verify().ok


def test_what_comes_later_stands_in_a_journal_of_its_own(desk: FinanceDesk, register: MemoryRegister) -> None:
    """Yesterday's sale is struck out today: today's journal takes it back, yesterday's stays as it was."""
    (first,) = desk.journals.write(by=ANN)
    before = (desk.out / first.name).read_bytes()
    register.open("2026-11-13")
    register.void(register.entries[2])
    desk.central.take_box("two", register.close())
    (second,) = desk.journals.write(by=ANN)
    assert sides(desk, second.name) == [("cash_drawer", "", "500"), ("sales", "500", "")]
    assert {one["type"] for one in lines(desk, second.name)} == {"late_voids"}
    assert (desk.out / first.name).read_bytes() == before
    ids = [one["external_id"] for name in (first.name, second.name) for one in lines(desk, name)]
    assert len(set(ids)) == len(ids)


def test_money_of_cases_is_posted_once_it_has_moved(desk: FinanceDesk, books: Books) -> None:
    """The write-off at once; a refund and a charge when the processor says so; the refund that it refuses never."""
    decided(desk, books)
    assert desk.journals.waits() == Waits(moves=1, unanswered=3)
    charges, refunds = sorted(desk.casework.files(), key=lambda one: one.file_no)
    (first,) = desk.journals.write(by=ANN)
    assert sides(desk, first.name) == [("card_slips", "", "1000"), ("write_offs", "1000", "")]
    desk.casework.note_answers(charges.file_no, {"2-CHARGE-1": Outcome.CONFIRMED}, by=ANN)
    answers = {"1-REFUND-1": Outcome.CONFIRMED, "1-REFUND-2": Outcome.FAILED}
    desk.casework.note_answers(refunds.file_no, answers, by=ANN)
    (second,) = desk.journals.write(by=ANN)
    assert {one["entry"]: one["reference"] for one in lines(desk, second.name)} == {
        "SB/case/2-CHARGE-1": "S3", "SB/case/1-REFUND-1": "C1b",
    }  # fmt: skip
    assert sorted(sides(desk, second.name)) == [
        ("card_slips", "", "34999"), ("owed_to_customers", "12995", ""), ("processor", "", "12995"),
        ("processor", "34999", ""),
    ]  # fmt: skip
    assert desk.journals.write(by=ANN) == ()
    assert desk.casework.verify().ok


def test_a_loss_that_is_taken_up_again_is_taken_back(desk: FinanceDesk, books: Books) -> None:
    decided(desk, books)
    desk.journals.write(by=ANN)
    desk.casework.reopen(3, by=LEO, note="the slip was found")
    (made,) = desk.journals.write(by=ANN)
    assert sides(desk, made.name) == [("card_slips", "1000", ""), ("write_offs", "", "1000")]
    assert desk.journals.write(by=ANN) == ()


def test_a_refund_that_the_store_had_promised_settles_its_slip(desk: FinanceDesk, books: Books) -> None:
    from casemaking import charge

    paper = slip("R1", 2_000, kind="refund")
    found = books.finding(FindingKind.REFUND_MISSING, (paper,), (charge("C9", 2_000),), minor=2_000)
    desk.casework.take_run(1, [found], summary(1))
    desk.casework.propose(1, Action.REFUND, maker=ANN)
    desk.casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    (file,) = desk.casework.write_instructions(desk.out, by=LEO)
    desk.casework.note_answers(file.file_no, {"1-REFUND-1": Outcome.CONFIRMED}, by=ANN)
    (made,) = desk.journals.write(by=ANN)
    assert sides(desk, made.name) == [("card_slips", "2000", ""), ("processor", "", "2000")]


def test_a_disk_that_is_full_leaves_nothing_or_all_of_it(desk: FinanceDesk, register: MemoryRegister) -> None:
    """Decided, and not put there: the next call puts the same bytes there, and decides nothing anew."""
    with full_disk(), pytest.raises(Trouble):
        desk.journals.write(by=ANN)
    (decided_one,) = desk.journals.rows()
    assert not (desk.out / decided_one.name).exists()
    (put,) = desk.journals.write(by=LEO)
    assert put == decided_one
    assert [path.name for path in desk.out.iterdir()] == [put.name]


def test_an_unbalanced_day_stops_the_journal_and_leaves_nothing(
    desk: FinanceDesk, register: MemoryRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: a program that loses a cent posts nothing, and the day waits on."""
    good = desk.central.takings_due(())[0]
    cent = Posting(Type.SALES, Account.CASH, "lost", 1)
    bad = Takings(
        stretch=good.stretch, day=good.day, currency="USD", box_no=good.box_no, postings=(*good.postings, cent)
    )  # fmt: skip
    with pytest.raises(Trouble) as wrong:
        desk.casework.journals.write([bad], Accounts(), desk.out, by=ANN)
    assert wrong.value.code == "journal.unbalanced"
    assert (desk.journals.rows(), desk.out.exists()) == ((), False)
    assert desk.journals.waits() == Waits(days=1)


@pytest.mark.parametrize("brand", ["=1+1", "-", "v" * 300, "a\tb"])
def test_a_brand_that_is_none_stops_no_journal(desk: FinanceDesk, register: MemoryRegister, brand: str) -> None:
    """A register writes something else where a card's brand belongs: its money is posted without one."""
    register.open("2026-11-13")
    register.sale(900, brand=brand)
    register.sale(100, brand="=2")
    register.sale(40, brand="amex")
    desk.central.take_box("two", register.close())
    (made,) = desk.journals.write(by=ANN)
    cards = (one for one in lines(desk, made.name) if one["account_role"] == "card_slips")
    posted = [(one["detail"], one["debit_minor"]) for one in cards]
    assert posted == [("visa", "6241"), ("", "1000"), ("amex", "40")]


def test_another_desk_that_was_quicker(desk: FinanceDesk, register: MemoryRegister) -> None:
    """What was read before the other desk wrote is looked at again under the lock."""
    read_before = desk.central.takings_due(())
    desk.journals.write(by=LEO)
    assert desk.casework.journals.write(read_before, Accounts(), desk.out, by=ANN) == ()


def test_long_journals_are_cut_between_entries(
    desk: FinanceDesk, register: MemoryRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At most four lines each: two days of three and two lines stand in two journals."""
    monkeypatch.setattr(journalling, "LINES_MAX", 4)
    register.open("2026-11-13")
    register.sale(900, tender="cash")
    desk.central.take_box("two", register.close())
    assert [one.lines for one in desk.journals.write(by=ANN)] == [3, 2]


def test_a_day_without_money_comes_along_with_the_next(desk: FinanceDesk, register: MemoryRegister) -> None:
    desk.journals.write(by=ANN)
    register.open("2026-11-13")
    desk.central.take_box("two", register.close())
    assert desk.journals.write(by=ANN) == ()
    register.open("2026-11-14")
    register.sale(900, tender="cash")
    desk.central.take_box("three", register.close())
    (made,) = desk.journals.write(by=ANN)
    assert (made.days, made.lines, desk.journals.waits()) == (2, 2, Waits())


def test_a_journal_that_a_full_disk_kept_from_its_folder_is_counted(
    desk: FinanceDesk, register: MemoryRegister
) -> None:
    """Decided, and the disk is full: nothing waits for a journal but that one for its folder."""
    with full_disk(), pytest.raises(Trouble):
        desk.journals.write(by=ANN)
    assert desk.journals.waits() == Waits(unput=1)
    assert len(desk.journals.write(by=ANN)) == 1
    assert desk.journals.waits() == Waits()


def test_a_journal_that_somebody_put_onto_a_stick_instead_is_not_laid_out_besides(
    desk: FinanceDesk, register: MemoryRegister, tmp_path: Path
) -> None:
    """The folder could not be written, so that somebody took it onto a stick, and to the accounting system."""
    with full_disk(), pytest.raises(Trouble):
        desk.journals.write(by=ANN)
    with pytest.raises(Refusal) as refused:
        desk.journals.put_again(1, tmp_path / "stick")
    assert (refused.value.code, (tmp_path / "stick").exists()) == ("case.put_by", False), "the trail says who"
    desk.journals.put_again(1, tmp_path / "stick", by=ANN)
    assert (desk.journals.waits(), desk.journals.write(by=ANN)) == (Waits(), ())
    assert desk.casework.trail(most=1)[0].person == ANN.number
    assert desk.casework.verify().ok


def test_put_there_again_byte_for_byte(desk: FinanceDesk, register: MemoryRegister, tmp_path: Path) -> None:
    (made,) = desk.journals.write(by=ANN)
    place = desk.journals.put_again(1, tmp_path / "stick")
    assert place.read_bytes() == (desk.out / made.name).read_bytes()
    with pytest.raises(Refusal) as refused:
        desk.journals.put_again(2, tmp_path)
    assert refused.value.code == "journal.unknown"


def test_only_who_works_here_writes_one_and_the_trail_says_who(desk: FinanceDesk, register: MemoryRegister) -> None:
    with pytest.raises(Refusal):
        desk.journals.write(by=MO)
    (made,) = desk.journals.write(by=ANN)
    put, written = desk.casework.trail()[:2]
    assert (written.person, written.words, written.detail) == ("41", "Wrote a journal", f"{made.name}, 3 lines")
    assert (put.person, put.words) == ("41", "Put the journal into the folder")


def test_finances_own_numbers(tmp_path: Path) -> None:
    """The file is read at each journal, so nobody starts the window again for it."""
    from dataclasses import replace

    desk = replace(new_desk(tmp_path / "hq"), read_accounts=lambda: Accounts({"sales": "4000"}, cards={"visa": "1210"}))
    made = MemoryRegister()
    desk.central.enrol(made.enrolment)
    made.open()
    made.sale(6_241)
    desk.central.take_box("one", made.close())
    (file,) = desk.journals.write(by=ANN)
    assert [one.account for one in desk.journals.sums(file.journal_no)] == ["1210", "4000"]
    desk.close()
