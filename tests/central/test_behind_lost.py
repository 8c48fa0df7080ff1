"""What lies behind lost entries of a book that was left: two people take it, and Finance sees its sales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaking import HandClock
from boxmaking import MemoryRegister, before_act
from casemaking import ANN, PINS, PRIYA
from financemaking import new_desk
from postgresmaking import rows_of, verified
from shoebox.domain.acts import PaperCount
from shoebox.domain.carrying import Place
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.domain.journal import Stretch
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.receipts import read_receipt
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

OLD = Place(store="085", register="1", epoch=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(new_desk(tmp_path / "hq", clock=HandClock())) as made:
        yield made


def sold(desk: FinanceDesk, *amounts: int) -> MemoryRegister:
    """A register with a day open and these sales, of which head office knows nothing yet but its card."""
    register = MemoryRegister()
    desk.central.enrol(register.enrolment)
    register.open()
    for minor in amounts:
        register.sale(minor, tender="cash")
    return register


def left(desk: FinanceDesk, old: MemoryRegister, *lost: int) -> MemoryRegister:
    """The register goes on in a second book, which came."""
    new = MemoryRegister(epoch=2)
    desk.central.enrol(new.enrolment)
    new.append(before_act(old, lost=tuple((seq, seq) for seq in lost)))
    sent(desk, new)
    return new


def sent(desk: FinanceDesk, register: MemoryRegister, first: int = 1, last: int | None = None) -> str:
    return desk.central.line.take("by line", register.parcel(first, last))[0].code


def believe(desk: FinanceDesk, at: int = 0) -> BoxResult | None:
    row = desk.central.quarantined()[at]
    two = {"first": (ANN.number, PINS[ANN]), "second": (PRIYA.number, PINS[PRIYA])}
    return desk.believe_refused(row.digest, row.code, note="page torn, slips in the box", **two)  # type: ignore[arg-type]


def amounts(desk: FinanceDesk) -> list[int]:
    return [row["amount_minor"] for row in desk.central._book.every_slip()]


def test_two_people_take_what_lies_behind_a_lost_entry(desk: FinanceDesk) -> None:
    """Entry 4 is lost; the sales of entries 5 and 6 are seen by Finance, and signed for but for the lost one."""
    old = sold(desk, 100, 200, 300, 400)
    assert (sent(desk, old, 1, 3), sent(desk, old, 5)) == ("", "parcel.gap")
    left(desk, old, 4)
    result = believe(desk)
    assert (result.outcome, result.entries, result.amount_minor) == (Outcome.TAKEN, 2, 700)
    assert (amounts(desk), desk.central.quarantined()) == ([100, 300, 400], ())
    receipt = read_line_receipt(desk.central.line.receipt(OLD), card=desk.central.keys.card)
    assert (receipt.held_seq, receipt.needs) == (3, ((4, 4),))
    assert desk.central.line.take("again", old.parcel(5))[0].outcome is Outcome.ALREADY_HELD
    (act,) = desk.casework.trail()
    assert (act.words, act.detail.endswith("slips in the box")) == ("Settled what was refused", True)
    ((by, second),) = rows_of(desk.central.folder, "SELECT said_by, second FROM accepted")
    assert (by, second) == (ANN.number, PRIYA.number)
    assert verified(desk.central.folder).ok


def test_it_is_posted_once_with_the_rest_of_its_book(desk: FinanceDesk) -> None:
    """The part before the lost entry, and the part behind it, whenever the other was posted."""
    old = sold(desk, 100, 200, 300)
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    (before,) = desk.central.stretches_due(())
    believe(desk)
    (behind,) = desk.central.stretches_due((before,))
    assert ((before.first_seq, before.last_seq), (behind.first_seq, behind.last_seq)) == ((1, 3), (5, 5))
    (posted,) = desk.central.takings_due((before,))
    assert sum(one.minor for one in posted.postings if one.account == "cash_drawer") == 300
    assert desk.central.stretches_due((before, behind)) == ()


def cash(desk: FinanceDesk, posted: tuple[Stretch, ...]) -> tuple[int, tuple[Stretch, ...]]:
    """What all that waits puts into drawers, and what stands in a journal from then on."""
    takings = desk.central.takings_due(posted)
    minor = sum(one.minor for each in takings for one in each.postings if one.account == "cash_drawer")
    return minor, (*posted, *(one.stretch for one in takings))


@pytest.mark.parametrize("turns_up", ["never", "before it is posted", "behind it", "with the day's close"])
def test_a_part_that_strikes_out_a_lost_sale_is_posted(desk: FinanceDesk, turns_up: str) -> None:
    """Sales of 1, 2 and 3 dollars in entries 3 to 5; the second is struck out in entry 6, and lost. 4 dollars stand.

    So it is whenever the lost one turns up: nothing of it was posted, and so nothing is taken back.
    """
    old = sold(desk, 100, 200, 300)
    old.void(old.entries[3])
    if turns_up == "with the day's close":
        old.close()
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    believe(desk)
    if turns_up == "before it is posted":
        assert sent(desk, old, 4, 4) == ""
    minor, posted = cash(desk, ())
    assert minor == 400
    if turns_up in ("behind it", "with the day's close"):
        assert sent(desk, old, 4, 4) == ""
        sent(desk, old)
    more, posted = cash(desk, posted)
    assert (more, cash(desk, posted)[0]) == (0, 0)


@pytest.mark.parametrize("lost", [(4,), (4, 7)])
def test_a_lost_sale_with_corrections_that_turns_up_stands_as_the_last_one_says(
    desk: FinanceDesk, lost: tuple[int, ...]
) -> None:
    """Entry 4 sold 2.00 in cash, 7 says it was 2.50, 8 that it was 2.70. Lost: the sale, or the first correction too.

    In the end the drawer had the 2.00, and what the sales come to is 1.00 and 2.70.
    """
    old = sold(desk, 100, 200)
    old.close()
    old.open("2026-11-13")
    first = old.correct(old.entries[3], amount_minor=250)
    old.correct(old.entries[3], after=first, amount_minor=270)
    runs = ((1, 3), (5, 8)) if lost == (4,) else ((1, 3), (5, 6), (8, 8))
    for run in runs:
        sent(desk, old, *run)
    left(desk, old, *lost)
    believe_all(desk)
    sums: Counter[str] = Counter()
    posted: tuple[Stretch, ...] = ()
    for _ in range(2):
        posted = post(desk, sums, posted)
        sent(desk, old)
    assert (sums["sales"], sums["cash_drawer"], sums["over_short"]) == (-370, 300, 70)


def post(desk: FinanceDesk, sums: Counter[str], posted: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Post all that waits, by account; what stands in a journal from then on."""
    for one in desk.central.takings_due(posted):
        posted = (*posted, one.stretch)
        for each in one.postings:
            sums[each.account] += each.minor
    return posted


def believe_all(desk: FinanceDesk) -> None:
    while rows := desk.central.quarantined():
        result = believe(desk, min(range(len(rows)), key=lambda at: rows[at].first_seq))
        assert result.outcome is Outcome.TAKEN, result


def runs_of(seqs: set[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken run."""
    firsts = sorted(seq for seq in seqs if seq - 1 not in seqs)
    return list(zip(firsts, sorted(seq for seq in seqs if seq + 1 not in seqs), strict=True))


def corrected_twice(desk: FinanceDesk) -> tuple[MemoryRegister, tuple[Entry, Entry, Entry]]:
    """Entry 3 sold 2.00 by card; on the next day 6 says 2.50 and 7 says 2.70. With these three."""
    old = sold(desk)
    sale = old.sale(200)
    old.close()
    old.open("2026-11-13")
    first = old.correct(sale, amount_minor=250)
    return old, (sale, first, old.correct(sale, after=first, amount_minor=270))


def test_a_sale_is_posted_as_its_last_correction_says_though_the_one_before_is_lost(desk: FinanceDesk) -> None:
    """Entry 3 sold 2.00 by card, 6 said 2.50 and is lost, 7 says 2.70: 2.70 at once, and still when 6 turns up."""
    old, (_, lost, last) = corrected_twice(desk)
    sent(desk, old, 1, lost.seq - 1)
    sent(desk, old, last.seq)
    left(desk, old, lost.seq)
    believe_all(desk)
    sums: Counter[str] = Counter()
    posted = post(desk, sums, ())
    assert (sums["sales"], sums["card_slips"]) == (-270, 270)
    assert sent(desk, old, lost.seq, lost.seq) == ""
    post(desk, sums, posted)
    assert (sums["sales"], sums["card_slips"]) == (-270, 270)


WHEN = ["in order", "before the book is left", "before it is believed", "between the two", "last", "last, with others"]


@pytest.mark.parametrize("comes", WHEN)
def test_a_lost_correction_that_comes_in_a_later_parcel_changes_nothing(desk: FinanceDesk, comes: str) -> None:
    """Entry 3 sold 2.00; 6 said 2.50, 7 2.70 and 8 2.80, each in a parcel of its own. 6 is lost, and comes so late.

    A journal after each: Finance has the same slip, with the same way to it, and the same money.
    """
    old, (sale, lost, after) = corrected_twice(desk)
    last = old.correct(sale, after=after, amount_minor=280, slip="085100999")
    sums: Counter[str] = Counter()
    posted: tuple[Stretch, ...] = ()

    def come(now: str, first: int, until: int) -> None:
        nonlocal posted
        if now in ("", comes):
            sent(desk, old, first, until)
        posted = post(desk, sums, posted)

    come("", 1, lost.seq - 1)
    come("in order", lost.seq, lost.seq)
    come("", after.seq, after.seq)
    come("", last.seq, last.seq)
    come("before the book is left", lost.seq, lost.seq)
    left(desk, old, lost.seq)
    come("before it is believed", lost.seq, lost.seq)
    if desk.central.quarantined():
        believe(desk, min(range(2), key=lambda at: desk.central.quarantined()[at].first_seq))
    come("between the two", lost.seq, lost.seq)
    believe_all(desk)
    come("last", lost.seq, lost.seq)
    come("last, with others", lost.seq - 1, last.seq)
    (slip,) = desk.central._book.every_slip()
    (view,) = desk.central.slips([read_body(last.body).entry_id])
    assert (slip["entry_id"], slip["slip_no"], slip["amount_minor"]) == (view.slip_id, "085100999", 280)
    assert [former.amount_minor for former in view.was] == [200, 250, 270]
    assert {account: minor for account, minor in sums.items() if minor} == {"sales": -280, "card_slips": 280}
    assert verified(desk.central.folder).ok


def test_a_lost_correction_of_a_sale_that_was_struck_out_posts_nothing_any_more(desk: FinanceDesk) -> None:
    """Sold for 2.00, said to be 3.00 and 3.01, struck out; the entry of 3.01 is lost, and turns up."""
    old = sold(desk)
    sale = old.sale(200)
    old.close()
    old.open("2026-11-13")
    first = old.correct(sale, amount_minor=300, tax_minor=0)
    second = old.correct(sale, after=first, amount_minor=301, tax_minor=0)
    old.strike(sale, after=second)
    old.append(PaperCount(slips=1, note=""))
    for held in runs_of(set(range(1, len(old.entries) + 1)) - {second.seq}):
        sent(desk, old, *held)
    left(desk, old, second.seq)
    believe_all(desk)
    sums: Counter[str] = Counter()
    posted = post(desk, sums, ())
    assert not any(sums.values())
    assert sent(desk, old, second.seq, second.seq) == ""
    post(desk, sums, posted)
    assert not any(sums.values())


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=12,
)
@given(data=st.data())
def test_whatever_of_a_sales_corrections_is_lost_the_last_that_is_here_stands(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A sale and up to four corrections; some lost, which turn up one by one in any order, a journal after each."""
    with closing(new_desk(tmp_path_factory.mktemp("hq"), clock=HandClock())) as desk:
        old = sold(desk)
        chain = [old.sale(200)]
        old.close()
        old.open("2026-11-13")
        for at in range(data.draw(st.integers(1, 4))):
            after = chain[-1] if at else None
            strikes = data.draw(st.booleans()) and at == 3
            made = old.strike(chain[0], after=after) if strikes else old.correct(
                chain[0], after=after, amount_minor=300 + at, tax_minor=data.draw(st.integers(0, 9))
            )  # fmt: skip
            chain.append(made)
        old.append(PaperCount(slips=1, note=""))
        lost = data.draw(st.sets(st.sampled_from([one.seq for one in chain]), min_size=1))
        for held in runs_of(set(range(1, len(old.entries) + 1)) - lost):
            sent(desk, old, *held)
        left(desk, old, *lost)
        believe_all(desk)
        sums: Counter[str] = Counter()
        posted: tuple[Stretch, ...] = ()
        come = {one.seq for one in chain} - lost
        for found in (None, *data.draw(st.permutations(runs_of(lost)))):
            if found is not None:
                assert sent(desk, old, *found) == ""
                come.update(range(found[0], found[1] + 1))
            posted = post(desk, sums, posted)
            last = next((one for one in reversed(chain) if one.seq in come), None)
            said = read_body(last.body).data if last is not None else {"amount_minor": 0, "tax_minor": 0}
            assert sums["card_slips"] == said["amount_minor"]
            assert -sums["sales"] == said["amount_minor"] - said["tax_minor"]
            assert sum(sums.values()) == 0


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_lost_sale_that_turns_up_is_posted_though_the_others_of_its_day_are(
    desk: FinanceDesk, is_closed: bool
) -> None:
    """Once the day's close is there too, its box has all three; two of them stand in a journal."""
    old = sold(desk, 100, 200, 300)
    if is_closed:
        old.close()
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    believe(desk)
    minor, posted = cash(desk, ())
    assert minor == 400
    assert sent(desk, old, 4, 4) == ""
    sent(desk, old)
    more, posted = cash(desk, posted)
    assert (more, cash(desk, posted)[0]) == (200, 0)


def test_what_goes_on_from_it_needs_no_second_word(desk: FinanceDesk) -> None:
    """Three parcels lay behind the hole: two people take the first, and the others follow it by themselves."""
    old = sold(desk, 100, 200, 300, 400, 500)
    sent(desk, old, 1, 3)
    assert [sent(desk, old, at, at) for at in (5, 6)] == ["parcel.gap"] * 2
    left(desk, old, 4)
    believe(desk, at=[row.first_seq for row in desk.central.quarantined()].index(5))
    assert (amounts(desk), desk.central.quarantined()) == ([100, 300, 400], ())
    assert sent(desk, old, 7, 7) == ""
    assert amounts(desk) == [100, 300, 400, 500]


def test_what_was_lost_and_turns_up_after_all_joins_it(desk: FinanceDesk) -> None:
    """The store finds the entry on an old copy: nothing stands twice, and the day it closed is a box."""
    old = sold(desk, 100, 200, 300)
    old.close()
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    believe(desk)
    assert sent(desk, old, 4, 4) == ""
    assert sent(desk, old) == ""
    assert amounts(desk) == [100, 200, 300]
    receipt = read_line_receipt(desk.central.line.receipt(OLD), card=desk.central.keys.card)
    assert (receipt.held_seq, receipt.needs) == (6, ())
    assert [one.day for one in desk.central.boxes()] == ["2026-11-12"]
    assert verified(desk.central.folder).ok


def test_a_book_that_is_written_in_still_sends_what_is_missing_itself(desk: FinanceDesk) -> None:
    """No word makes a hole good that the register can fill."""
    old = sold(desk, 100, 200)
    sent(desk, old, 1, 2)
    sent(desk, old, 4)
    result = believe(desk)
    assert (result.code, amounts(desk)) == ("parcel.gap", [])
    assert sent(desk, old) == ""
    assert amounts(desk) == [100, 200]


def test_a_void_of_a_lost_sale_is_taken_and_a_second_one_is_not(desk: FinanceDesk) -> None:
    old = sold(desk, 100, 200, 300)
    struck = old.entries[3]
    old.void(struck)
    old.void(struck)
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    assert believe(desk).code == "parcel.void"
    assert sent(desk, old, 5, 6) == ""
    assert amounts(desk) == [100, 300]


def test_the_box_of_a_day_behind_lost_entries_is_taken_too(desk: FinanceDesk) -> None:
    """Day 1 lost entry 4; all of day 2 came by line and was believed. Its sealed box turns up on a stick."""
    old = sold(desk, 100, 200)
    old.close()
    first = len(old.entries) + 1
    old.open("2026-11-13")
    old.sale(300, tender="cash")
    box = old.close()
    assert (sent(desk, old, 1, 3), sent(desk, old, first)) == ("", "parcel.gap")
    left(desk, old, *range(4, first))
    believe(desk)
    result, receipt = desk.central.take_box("by stick", box)
    assert (result.outcome, result.entries) == (Outcome.TAKEN, len(old.entries) - first + 1)
    assert read_receipt(receipt, card=desk.central.keys.card).last_seq == len(old.entries)
    assert [one.day for one in desk.central.boxes()] == ["2026-11-13"]
    assert desk.central.take_box("again", box)[0].outcome is Outcome.ALREADY_HELD
    assert amounts(desk) == [100, 300]
    assert verified(desk.central.folder).ok


def test_one_alone_takes_nothing(desk: FinanceDesk) -> None:
    old = sold(desk, 100, 200, 300)
    sent(desk, old, 1, 3)
    sent(desk, old, 5)
    left(desk, old, 4)
    row = desk.central.quarantined()[0]
    one = (ANN.number, PINS[ANN])
    with pytest.raises(Refusal, match="two people sign for it"):
        desk.believe_refused(row.digest, row.code, note="torn", first=one, second=one)
    assert amounts(desk) == [100]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(data=st.data())
def test_whatever_is_lost_every_other_sale_stands_once(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Any entries lost, sent in any cut and order, and the lost ones found again or not."""
    with closing(new_desk(tmp_path_factory.mktemp("hq"), clock=HandClock())) as desk:
        old = sold(desk, *range(101, 108))
        last = len(old.entries)
        lost = data.draw(st.sets(st.integers(2, last - 1), min_size=1, max_size=3))
        runs: list[list[int]] = []
        for seq in sorted(set(range(1, last + 1)) - lost):
            if runs and runs[-1][-1] == seq - 1 and data.draw(st.booleans()):
                runs[-1].append(seq)
            else:
                runs.append([seq])
        for run in data.draw(st.permutations(runs)):
            sent(desk, old, run[0], run[-1])
        left(desk, old, *lost)
        while rows := desk.central.quarantined():
            first = min(range(len(rows)), key=lambda at: rows[at].first_seq)
            assert believe(desk, first).outcome is Outcome.TAKEN
        here = [entry for entry in old.entries if entry.kind == "sale" and entry.seq not in lost]
        assert amounts(desk) == [101 + entry.seq - 3 for entry in here]
        assert verified(desk.central.folder).ok
        if data.draw(st.booleans()):
            assert sent(desk, old) == ""
            assert amounts(desk) == list(range(101, 108))
            assert verified(desk.central.folder).ok
