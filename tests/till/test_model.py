"""A till at work against a model on paper: whatever is keyed in whatever order, money and numbers agree."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bookmaking import CLERK, MANAGER, MANAGER_PIN, POLICY, HandClock, card_sale, cash_sale, declare, new_book, reopened
from inmemory import new_folder
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Person, Role, Staff
from shoebox.storage.verify import verify_book
from shoebox.till import RefundDraft, SaleDraft, Till
from shoebox.till import today as today_of

# The real staff file costs 50 ms a PIN on purpose; here the PIN's owner is told by a person who knows them by heart.


class KnownStaff(Staff):
    """The same two people; the second person is recognised without the slow hash."""

    def second_person(self, pin: str, *, first: str, roles: tuple[Role, ...]) -> Person:
        person = self.by_number(MANAGER)
        if pin != MANAGER_PIN or first == MANAGER or person.role not in roles:
            raise Refusal("staff.second", roles="manager")
        return person


PEOPLE = KnownStaff(
    (Person(CLERK, "Rosa Lind", "RL", Role.CLERK, ""), Person(MANAGER, "Ann Berg", "AB", Role.MANAGER, ""))
)


@dataclass
class Sold:
    """One line of the paper model."""

    draft: SaleDraft
    seq: int
    refunds: dict[int, int] = field(default_factory=dict)  # entry -> cents, good ones
    struck: bool = False


def code_of(act: Callable[[], object]) -> str:
    """The code of the refusal, or nothing where it went through."""
    try:
        act()
    except Refusal as refused:
        return refused.code
    return ""


@contextmanager
def folder() -> Iterator[Path]:
    made = new_folder("till")  # this is about sums, and a real disk makes each step wait
    try:
        yield made
    finally:
        shutil.rmtree(made)


class TillAgainstPaper(RuleBasedStateMachine):
    """Sales, doubles, refunds, voids, spoiled slips, restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.made = folder()
        self.folder = self.made.__enter__()
        self.clock = HandClock()
        self.book = new_book(self.folder, self.clock)
        declare(self.book)
        self.till = Till(self.book, POLICY, PEOPLE, self.clock)
        self.sold: list[Sold] = []
        self.used: set[int] = set()  # by what was not struck out
        self.begun: set[int] = set()  # by anything
        self.spoiled: set[int] = set()
        self.numbers: dict[int, int] = {}  # of refunds
        self.entries = 4

    def teardown(self) -> None:
        self.book.close()
        assert verify_book(self.folder / "book.db").ok
        self.made.__exit__(None, None, None)

    def free(self, number: int) -> bool:
        return number not in self.used and number not in self.spoiled

    @rule(number=st.integers(1, 30), amount=st.integers(1, 20_000), last4=st.sampled_from(["0001", "0002"]))
    def card(self, number: int, amount: int, last4: str) -> None:
        draft = card_sale(number, amount_minor=amount, tax_minor=0, last4=last4, twin_ok=True)
        if not self.free(number):
            assert [mend.field for mend in self.till.mends(draft)] == ["slip"]
            return
        self._take(draft)
        self.used.add(number)
        self.begun.add(number)

    @rule(amount=st.integers(1, 20_000), extra=st.integers(0, 5_000))
    def cash(self, amount: int, extra: int) -> None:
        recorded = self._take(cash_sale(amount, received_minor=amount + extra))
        assert recorded.received_minor - recorded.amount_minor == extra

    def _take(self, draft: SaleDraft) -> SaleRow:
        recorded = self.till.record(draft)
        self.entries += 1
        assert recorded.entry_no == self.entries
        self.sold.append(Sold(draft, recorded.entry_no))
        return recorded.row

    @precondition(lambda self: self.sold)
    @rule(data=st.data())
    def the_same_again(self, data: st.DataObject) -> None:
        again = data.draw(st.sampled_from(self.sold))
        assert self.till.record(again.draft).entry_no == again.seq

    @precondition(lambda self: self.sold)
    @rule(data=st.data(), amount=st.integers(1, 25_000))
    def refund(self, data: st.DataObject, amount: int) -> None:
        of = data.draw(st.sampled_from(self.sold))
        number = data.draw(st.integers(31, 60))
        assume(self.free(number))
        slip = f"{85_100_000 + number:09d}"
        draft = RefundDraft(
            entry_id=Till.new_id(),
            clerk=CLERK,
            of_seq=of.seq,
            amount_minor=amount,
            slip=slip,
            reason="torn",
            pin=MANAGER_PIN,
        )
        left = of.draft.amount_minor - sum(of.refunds.values())
        code = code_of(lambda: self.till.refund(draft))
        assert code == ("refund.voided" if of.struck else "refund.too_much" if amount > left else "")
        if not code:
            self.entries += 1
            self.used.add(number)
            self.begun.add(number)
            self.numbers[self.entries] = number
            of.refunds[self.entries] = amount

    @precondition(lambda self: self.sold)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        of = data.draw(st.sampled_from(self.sold))
        seq = data.draw(st.sampled_from([of.seq, *of.refunds]))
        code = code_of(
            lambda: self.till.void(seq=seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        )
        refunded = seq == of.seq and bool(of.refunds)
        assert code == ("void.twice" if of.struck else "void.refunded" if refunded else "")
        if code:
            return
        self.entries += 1
        number = int(of.draft.slip or 85_100_000) - 85_100_000 if seq == of.seq else self.numbers[seq]
        self.used.discard(number)  # the paper is right, and is keyed again
        if seq == of.seq:
            of.struck = True
        else:
            del of.refunds[seq]

    @rule(number=st.integers(1, 60))
    def spoil(self, number: int) -> None:
        slip = f"{85_100_000 + number:09d}"
        code = code_of(lambda: self.till.spoil(slip, "smeared", CLERK))
        assert code == ("slip.used" if number in self.used else "slip.spoiled" if number in self.spoiled else "")
        if not code:
            self.entries += 1
            self.spoiled.add(number)

    @rule(minutes=st.integers(0, 30))
    def wait(self, minutes: int) -> None:
        self.clock.pass_min(minutes)

    @rule()
    def the_program_starts_again(self) -> None:
        self.book.close()
        self.book = reopened(self.folder, self.clock)
        assert self.book.opened_after_damage is None
        self.till = Till(self.book, POLICY, PEOPLE, self.clock)

    @invariant()
    def money_and_numbers_agree(self) -> None:
        taken = {"card": 0, "cash": 0}
        for one in self.sold:
            if not one.struck:
                taken[one.draft.tender] += one.draft.amount_minor - sum(one.refunds.values())
        seen = self.till.today()
        assert dict(seen.tenders) == taken
        assert seen.sales == sum(not one.struck for one in self.sold)
        assert seen.entries == seen.unsent == self.entries
        assert seen.pad_left == 100 - len(self.begun | self.spoiled)
        assert seen == today_of.look(self.book)
        head = read_body(next(self.book.entries(self.entries)).body)
        assert {name: value for name, value in head.totals_minor.items() if value} == {
            n: v for n, v in taken.items() if v
        }

    @invariant()
    def the_next_slip_is_free(self) -> None:
        following = self.till.today().next_slip
        assert self.free(int(following) - 85_100_000)


TestTillAgainstPaper = TillAgainstPaper.TestCase
TestTillAgainstPaper.settings = settings(stateful_step_count=30, max_examples=max(settings().max_examples // 2, 5))
