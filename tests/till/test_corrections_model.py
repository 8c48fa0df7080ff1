"""Days of sales, voids, refunds and corrections in whatever order: what may not be is refused, and all sums agree.

The paper is the judge: each slip says an amount, whatever was keyed for it, and a sale's paper lies in its day's box.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bookmaking import CLERK, MANAGER, MANAGER_PIN, POLICY, HandClock, card_sale, cash_sale, declare, new_book
from inmemory import new_folder
from shoebox.day.corrected import with_corrections
from shoebox.day.ledger import read_day
from shoebox.day.sales import day_sums
from shoebox.day.slips import account
from shoebox.domain.acts import DayClosed, DayOpened
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.correction import facts_of
from shoebox.domain.day import SaleRow, Sums
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Pad
from shoebox.domain.staff import Person, Role, Staff
from shoebox.formats.box_check import totals_of
from shoebox.storage.held_book import HeldBook
from shoebox.storage.verify import verify_book
from shoebox.till import CorrectionDraft, Corrections, RefundDraft, StrikeDraft, Strikes, Till

pytestmark = pytest.mark.thorough

PAD = Pad("085100001", "085100100")
FIRST_DAY = date(2026, 11, 12)


class KnownStaff(Staff):
    """The second person is recognised without the slow hash."""

    def second_person(self, pin: str, *, first: str, roles: tuple[Role, ...]) -> Person:
        person = self.by_number(MANAGER)
        if pin != MANAGER_PIN or first == MANAGER or person.role not in roles:
            raise Refusal("staff.second", roles="manager")
        return person


PEOPLE = KnownStaff(
    (Person(CLERK, "Rosa Lind", "RL", Role.CLERK, ""), Person(MANAGER, "Ann Berg", "AB", Role.MANAGER, ""))
)


@dataclass
class Paper:
    """What one paper says by now, and what became of its sale."""

    seq: int
    day: int
    tender: str
    amount_minor: int
    slip: str = ""
    struck: bool = False
    back_minor: int = 0

    @property
    def left_minor(self) -> int:
        return 0 if self.struck else self.amount_minor - self.back_minor


def code_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Refusal as refused:
        return refused.code
    return ""


class DaysAgainstPaper(RuleBasedStateMachine):
    """Sales of several days, and everything that may be done to them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.clock = new_folder("corrections"), HandClock()
        self.book = new_book(self.folder, self.clock)
        declare(self.book)
        self.till = Till(self.book, POLICY, PEOPLE, self.clock)
        self.desk = Corrections(self.book, POLICY, PEOPLE, self.clock)
        self.strikes = Strikes(self.book, POLICY, PEOPLE)
        self.papers: list[Paper] = []
        self.day, self.next_slip = 0, 1
        self.closed: dict[str, tuple[tuple[SaleRow, ...], Sums]] = {}
        self.grand = Sums()

    def teardown(self) -> None:
        with_all = tuple(self.book.entries())
        self.book.close()
        assert verify_book(self.folder / "book.db").ok
        held = HeldBook.of_entries(with_all)
        assert [row.amount_minor for row in map(held.sale, (paper.seq for paper in self.papers)) if row] == [
            paper.amount_minor for paper in self.papers
        ]
        held.close()
        shutil.rmtree(self.folder)

    @property
    def today(self) -> str:
        return (FIRST_DAY + timedelta(days=self.day)).isoformat()

    @rule(amount=st.integers(1, 20_000), by_card=st.booleans())
    def sell(self, amount: int, by_card: bool) -> None:
        slip = ""
        if by_card:
            assume(self.next_slip <= 60)
            draft = card_sale(self.next_slip, amount_minor=amount, tax_minor=0, last4=f"{self.next_slip:04d}")
            slip, self.next_slip = draft.slip, self.next_slip + 1
        else:
            draft = cash_sale(amount)
        row = self.till.record(draft).row
        self.papers.append(Paper(row.seq, self.day, row.tender, amount, slip))

    @precondition(lambda self: self.papers)
    @rule(data=st.data(), amount=st.integers(1, 20_000), other_tender=st.booleans(), slip=st.integers(61, 100))
    def correct(self, data: st.DataObject, amount: int, other_tender: bool, slip: int) -> None:
        paper = data.draw(st.sampled_from(self.papers))
        row = self.book.sale(paper.seq)
        assert row is not None
        facts = replace(facts_of(row), amount_minor=amount)
        if other_tender:
            card = {"slip": row.slip or f"{85_100_000 + slip:09d}", "brand": "visa", "last4": "4417"}
            facts = (
                replace(facts, tender="cash", brand="", last4="", approval="")
                if row.tender == "card"
                else replace(facts, tender="card", **card)
            )
        used = facts.slip != row.slip and any(one.slip == facts.slip and not one.struck for one in self.papers)
        draft = CorrectionDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=paper.seq, facts=facts, reason="paper", pin=MANAGER_PIN
        )
        wanted = (
            "correction.voided" if paper.struck
            else "correction.refunded" if paper.back_minor
            else "correction.open" if paper.day == self.day
            else "slip.used" if used
            else "correction.nothing" if facts == facts_of(row)
            else ""
        )  # fmt: skip
        assert code_of(lambda: self.desk.correct(draft)) == wanted
        if not wanted:
            paper.tender, paper.amount_minor, paper.slip = facts.tender, amount, facts.slip

    @precondition(lambda self: self.papers)
    @rule(data=st.data(), amount=st.integers(1, 25_000))
    def refund(self, data: st.DataObject, amount: int) -> None:
        paper = data.draw(st.sampled_from([one for one in self.papers if one.tender == "cash"] or self.papers))
        assume(paper.tender == "cash")
        draft = RefundDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=paper.seq, amount_minor=amount, reason="torn", pin=MANAGER_PIN
        )
        wanted = "refund.voided" if paper.struck else "refund.too_much" if amount > paper.left_minor else ""
        assert code_of(lambda: self.till.refund(draft)) == wanted
        if not wanted:
            paper.back_minor += amount

    @precondition(lambda self: self.papers)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        paper = data.draw(st.sampled_from(self.papers))
        code = code_of(
            lambda: self.till.void(seq=paper.seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        )
        wanted = (
            "void.twice" if paper.struck
            else "void.refunded" if paper.back_minor
            else "void.closed" if paper.day != self.day
            else ""
        )  # fmt: skip
        assert code == wanted
        paper.struck = paper.struck or not code

    @precondition(lambda self: self.papers)
    @rule(data=st.data())
    def strike(self, data: st.DataObject) -> None:
        paper = data.draw(st.sampled_from(self.papers))
        draft = StrikeDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=paper.seq, reason="keyed twice", pin=MANAGER_PIN
        )
        wanted = (
            "correction.voided" if paper.struck
            else "correction.refunded" if paper.back_minor
            else "correction.open" if paper.day == self.day
            else ""
        )  # fmt: skip
        assert code_of(lambda: self.strikes.strike(draft)) == wanted
        paper.struck = paper.struck or not wanted

    @precondition(lambda self: self.day < 4)
    @rule()
    def next_day(self) -> None:
        """Close with the grand totals as they would be written, and open the next."""
        ledger = read_day(self.book, self.today)
        own = with_corrections(day_sums(ledger.rows), ledger.lines)
        self.grand += own
        self.closed[self.today] = (self._as_it_was(self.today), own)
        opened = self.book.open_day()
        assert opened is not None
        grand = {f"grand_{name}": getattr(self.grand, name) for name in Sums.__slots__}
        close = DayClosed(
            z_no=opened.z_no, first_seq=ledger.first_seq, taken_minor=0, sales=0, over_short_minor=0, seal="S",
            closed_by=MANAGER, **grand,
        )  # fmt: skip
        self.book.append(close, clerk=MANAGER, day=self.today)
        self.day += 1
        act = DayOpened(z_no=opened.z_no + 1, float_minor=20_000, opened_by=CLERK, verified_by=MANAGER)
        self.book.append(act, clerk=CLERK, day=self.today)

    @invariant()
    def what_the_papers_say_is_what_the_totals_say(self) -> None:
        *_, last = self.book.entries(self.book.head().seq)
        totals = read_body(last.body).totals_minor
        for tender in ("card", "cash"):
            left = sum(paper.left_minor for paper in self.papers if paper.tender == tender)
            assert totals.get(tender, 0) == left
        assert sum(minor for _, minor in totals_of(self.book.entries())) == sum(one.left_minor for one in self.papers)

    @invariant()
    def a_closed_day_says_the_same_for_ever(self) -> None:
        for day, (rows, sums) in self.closed.items():
            ledger = read_day(self.book, day)
            assert self._as_it_was(day) == rows
            assert with_corrections(day_sums(ledger.rows), ledger.lines) == sums

    @invariant()
    def all_days_together_are_what_the_papers_say(self) -> None:
        ledger = read_day(self.book, self.today)
        whole = self.grand + with_corrections(day_sums(ledger.rows), ledger.lines)
        assert whole.net_minor == sum(paper.left_minor for paper in self.papers)
        assert whole.corrections == len(self.book.of_kind(Kind.CORRECTION))

    @invariant()
    def each_number_is_used_once(self) -> None:
        line = account(PAD, self.book.slip_places(PAD), until_seq=SEQ_MAX).line
        good = {paper.slip for paper in self.papers if paper.slip and not paper.struck}
        assert line.used == len(good)
        assert line.issued == len(PAD)
        assert self.book.taken_of(PAD) == line.used + line.voided

    def _as_it_was(self, day: str) -> tuple[SaleRow, ...]:
        """The day's rows without what later days may add to them."""
        return tuple(replace(row, refunded_minor=0, corrected_by_seq=0) for row in self.book.sales(day))


TestDaysAgainstPaper = DaysAgainstPaper.TestCase
TestDaysAgainstPaper.settings = settings(max_examples=20, stateful_step_count=40)


class _TheFirst:
    """Draws the first paper."""

    def __init__(self, state: DaysAgainstPaper) -> None:
        self._state = state

    def draw(self, _from: object) -> Paper:
        return self._state.papers[0]


def test_a_number_that_a_correction_brought_is_void_once_its_sale_is_struck_out() -> None:
    """Cash that was a card's, slip 61; then it was none at all: the number is void, and its pad's account closes."""
    state = DaysAgainstPaper()
    first = _TheFirst(state)
    state.sell(amount=100, by_card=False)
    state.next_day()
    state.correct(data=first, amount=100, other_tender=True, slip=61)
    state.each_number_is_used_once()
    state.strike(data=first)
    state.each_number_is_used_once()
    state.teardown()
