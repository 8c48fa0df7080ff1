"""Grand totals run over all days of a book and never go back, whatever is sold, given back or struck out."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, MANAGER, MANAGER_PIN, POLICY, STAFF
from daymaking import Office, make_office
from shoebox.domain.acts import DayClosed
from shoebox.domain.day import Sums
from shoebox.domain.entry import Kind, read_body
from shoebox.till import StrikeDraft, Strikes, Till

# What happens to each cash sale of a day: kept, struck out, given back in part, or given back and that struck out.
SALES = st.lists(
    st.tuples(st.integers(1, 50_000), st.sampled_from(["keep", "void", "refund", "refund and void"])), max_size=5
)
DAYS = st.lists(SALES, min_size=1, max_size=4)


def sell(office: Office, amount_minor: int, fate: str) -> Sums:
    """One cash sale and its fate; what it adds to the day, worked out by hand."""
    sale = office.cash(amount_minor)
    half = (amount_minor + 1) // 2
    own = Sums(sales=1, gross_minor=amount_minor)
    if fate == "void":
        office.void(sale)
        return own + Sums(voids=1, voided_minor=amount_minor)
    if fate == "refund":
        office.refund(sale, half)
        return own + Sums(refunds=1, refunded_minor=half)
    if fate == "refund and void":
        office.void(office.refund(sale, half))
        return own + Sums(refunds=1, refunded_minor=half, voids=1, voided_minor=-half)
    return own


@settings(max_examples=12, deadline=None)
@given(days=DAYS)
def test_after_n_days_the_grand_total_is_the_sum_of_the_days(days: list[list[tuple[int, str]]]) -> None:
    """Days of cash sales: the close writes the grand totals, and Z goes on by one."""
    run_on, taken_minor = Sums(), 0
    with tempfile.TemporaryDirectory() as folder, make_office(Path(folder) / "store") as office:
        for at, sales in enumerate(days):
            office.open((date(2026, 11, 12) + timedelta(days=at)).isoformat())
            own = sum((sell(office, amount, fate) for amount, fate in sales), Sums())
            office.settle()
            figures, before = office.room.figures(), run_on
            run_on, taken_minor = before + own, taken_minor + figures.taken_minor
            assert (figures.z_no, figures.sums, figures.grand) == (at + 1, own, run_on)
            assert figures.sums.net_minor == figures.taken_minor
            assert run_on.gross_minor >= before.gross_minor
        entry, envelope, act = office.book.latest(Kind.DAY_CLOSED) or (None, None, None)
        assert isinstance(act, DayClosed)
        assert act.grand == run_on
        # The running totals that every entry carries were summed by other hands: net of all days, they say the same.
        assert envelope is not None
        assert run_on.net_minor == taken_minor == sum(envelope.totals_minor.values())
        assert entry is not None
        assert read_body(entry.body).clerk == MANAGER


def test_a_sale_that_a_later_day_strikes_out_changes_nothing_of_its_own(tmp_path: Path) -> None:
    """12.00 in cash, keyed twice: found on Friday. Thursday's report is as it was signed, Friday's says what comes off.

    The drawer was 12.00 short on Thursday; Friday's does not move.
    """
    with make_office(tmp_path / "store") as office:
        office.open()
        office.slip(1)
        office.cash(1_200)
        twice = office.cash(1_200)
        office.settle()
        signed = office.room.figures("2026-11-12")
        office.open("2026-11-13")
        expected_minor = office.expected()
        draft = StrikeDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=twice.seq, reason="keyed twice", pin=MANAGER_PIN
        )
        Strikes(office.book, POLICY, STAFF).strike(draft)
        assert office.room.figures("2026-11-12") == signed
        today = office.room.figures()
        (line,) = today.corrections
        assert (line.change_minor, line.drawer_minor, line.corrects_seq) == (-1_200, -1_200, twice.seq)
        assert (today.sums.corrections, today.sums.corrected_minor, today.sums.voids) == (1, -1_200, 0)
        assert today.grand.net_minor == signed.grand.net_minor - 1_200
        assert (office.expected(), today.struck) == (expected_minor, ())
        office.settle()
        closed = office.book.latest(Kind.DAY_CLOSED)
        assert closed is not None
        assert closed[2].grand == today.grand


def test_a_slip_that_a_later_day_strikes_out_is_accounted_for_on_both(tmp_path: Path) -> None:
    """Slip 1 was used on Thursday, and stays so on that day's report; on Friday it asks for no explanation."""
    with make_office(tmp_path / "store") as office:
        office.open()
        sold = office.slip(1)
        office.settle()
        signed = office.room.figures("2026-11-12")
        office.open("2026-11-13")
        office.slip(2)
        gaps = office.room.figures().gaps
        draft = StrikeDraft(entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, reason="never sold", pin=MANAGER_PIN)
        Strikes(office.book, POLICY, STAFF).strike(draft)
        assert office.room.figures("2026-11-12") == signed
        assert office.room.figures().gaps == gaps
        office.settle()


def test_an_open_day_and_an_old_one_say_their_own_grand_total(tmp_path: Path) -> None:
    """10.00 on the first day, 5.00 on the second so far; the first day's report keeps its 10.00."""
    with make_office(tmp_path / "store") as office:
        office.open()
        office.cash(1_000)
        office.settle()
        office.open("2026-11-13")
        office.cash(500)
        assert office.room.figures().grand.gross_minor == 1_500
        assert office.room.figures("2026-11-12").grand.gross_minor == 1_000
