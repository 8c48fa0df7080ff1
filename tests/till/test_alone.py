"""What one person gives back alone: never on a sale they keyed, and never more in a day than the policy says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import (
    CLERK,
    CLERK_PIN,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    HandClock,
    cash_sale,
    close_day,
    declare,
    new_book,
    new_till,
    open_day,
    reopened,
)
from inmemory import new_folder
from shoebox.domain.acts import Refund
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, Staff
from shoebox.storage.book import Book
from shoebox.till import Outside, RefundDraft, Till

pytestmark = pytest.mark.thorough

TOM = "18"


class Known(Staff):
    """Tells the manager's PIN without the slow hash."""

    def second_person(self, pin: str, *, first: str, roles: tuple[Role, ...]) -> Person:
        assert (pin, Role.MANAGER in roles) == (MANAGER_PIN, True)
        return self.by_number(MANAGER)


PEOPLE = Known(
    (
        Person(CLERK, "Rosa Lind", "RL", Role.CLERK, ""),
        Person(TOM, "Tom Reed", "TR", Role.CLERK, ""),
        Person(MANAGER, "Ann Berg", "AB", Role.MANAGER, ""),
    )
)


def back(of_seq: int, amount_minor: int, **fields: Any) -> RefundDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "of_seq": of_seq, "reason": "torn"}
    return RefundDraft(**{**plain, "amount_minor": amount_minor, **fields})


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def approver(book: Book, seq: int) -> str:
    act = book.act(seq)
    assert isinstance(act, Refund)
    return act.approver


def by_manager(till: Till, amount_minor: int) -> int:
    """A sale that somebody else keyed."""
    return till.record(cash_sale(amount_minor, clerk=MANAGER)).entry_no


def test_ten_small_refunds_are_not_freer_than_one(book: Book) -> None:
    """Each of $90.00 is below the limit of one sale; the third of a day would make $270.00, above $200.00."""
    till = new_till(book)
    sold = [by_manager(till, 9_000) for _ in range(3)]
    for seq in sold[:2]:
        till.refund(back(seq, 9_000))
    with pytest.raises(Refusal, match=r"given back \$180\.00 alone today. Above \$200\.00 a second person") as refused:
        till.refund(back(sold[2], 9_000))
    assert refused.value.code == "refund.alone_day"
    assert code_of(lambda: till.refund(back(sold[2], 9_000, pin=CLERK_PIN))) == "staff.same"
    third = till.refund(back(sold[2], 7_000, pin=MANAGER_PIN)).entry_no
    assert approver(book, third) == MANAGER
    assert till.given_alone() == {CLERK: 18_000}, "what two signed is not given alone"
    assert approver(book, till.refund(back(sold[2], 2_000)).entry_no) == "", "$200.00 to the cent is within"
    assert code_of(lambda: till.refund(back(by_manager(till, 1), 1))) == "refund.alone_day"


def test_another_person_has_a_sum_of_their_own(book: Book) -> None:
    till = Till(book, POLICY, PEOPLE, HandClock())
    declare(book)
    till.refund(back(by_manager(till, 10_000), 10_000))
    till.refund(back(by_manager(till, 10_000), 10_000, clerk=TOM))
    assert till.given_alone() == {CLERK: 10_000, TOM: 10_000}


def test_the_sum_holds_after_a_restart_and_in_a_new_day_it_begins_anew(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    till = new_till(book)
    sold = [by_manager(till, 10_000) for _ in range(3)]
    for seq in sold[:2]:
        till.refund(back(seq, 10_000))
    book.close()
    with reopened(tmp_path) as again:
        till = new_till(again)
        assert code_of(lambda: till.refund(back(sold[2], 1))) == "refund.alone_day"
        close_day(again)
        open_day(again, day="2026-11-13", z_no=2)
        assert till.refund(back(sold[2], 10_000)).row.kind == "refund"


def test_a_refund_struck_out_gives_its_room_back(book: Book) -> None:
    till = new_till(book)
    sold = [by_manager(till, 10_000) for _ in range(3)]
    gone, _ = (till.refund(back(seq, 10_000)).entry_no for seq in sold[:2])
    till.void(seq=gone, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert till.refund(back(sold[2], 10_000)).row.kind == "refund"


def test_receipts_of_elsewhere_are_signed_by_two_and_take_no_room(book: Book) -> None:
    till = new_till(book)
    receipt = Outside(store="012", receipt="4711-8", day="2026-11-03", original_minor=60_000, tender="cash")
    outside = back(0, 60_000, outside=receipt)
    assert code_of(lambda: till.refund(outside)) == "refund.outside_person"
    till.refund(back(0, 60_000, outside=receipt, pin=MANAGER_PIN))
    assert till.given_alone() == {}


def test_whoever_keyed_a_sale_does_not_give_it_back_alone(book: Book) -> None:
    """As built in: a cent of it takes a second person, who may be the one at the till; a colleague needs nobody."""
    till = Till(book, Policy(), PEOPLE, HandClock())
    declare(book)
    own = till.record(cash_sale(900)).entry_no
    with pytest.raises(Refusal, match="You keyed this sale, so a second person signs too"):
        till.refund(back(own, 1))
    assert approver(book, till.refund(back(own, 1, pin=MANAGER_PIN)).entry_no) == MANAGER
    assert approver(book, till.refund(back(own, 1, clerk=TOM)).entry_no) == ""
    of_manager = by_manager(till, 900)
    assert code_of(lambda: till.refund(back(of_manager, 1, clerk=MANAGER))) == "refund.own_sale"
    assert till.refund(back(of_manager, 1, pin=MANAGER_PIN)).row.kind == "refund"


def test_a_sale_of_an_earlier_day_is_its_keyers_own_too(book: Book) -> None:
    till = new_till(book, refund_own_sale_alone=False)
    own = till.record(cash_sale(900)).entry_no
    close_day(book)
    open_day(book, day="2026-11-13", z_no=2)
    assert code_of(lambda: till.refund(back(own, 1))) == "refund.own_sale"


@given(
    steps=st.lists(
        st.tuples(st.sampled_from([CLERK, TOM]), st.integers(1, 6_000), st.booleans(), st.booleans()), max_size=14
    )
)
def test_nobody_ever_gives_back_more_alone_than_the_day_allows(steps: list[tuple[str, int, bool, bool]]) -> None:
    """Whoever gives back what, signed or struck out: what stands unsigned of one person is within the sum."""
    with new_book(new_folder("alone")) as book:
        declare(book)
        till = Till(book, Policy(refund_own_sale_alone=True, refund_alone_day_minor=10_000), PEOPLE, HandClock())
        paper: Counter[str] = Counter()
        for clerk, amount_minor, is_signed, is_struck in steps:
            sold = till.record(cash_sale(amount_minor, clerk=clerk)).entry_no
            fits = paper[clerk] + amount_minor <= 10_000
            draft = back(sold, amount_minor, clerk=clerk, pin=MANAGER_PIN if is_signed else "")
            if not fits and not is_signed:
                assert code_of(lambda till=till, draft=draft: till.refund(draft)) == "refund.alone_day"
                continue
            seq = till.refund(draft).entry_no
            assert approver(book, seq) == ("" if fits else MANAGER)
            if is_struck:
                till.void(seq=seq, reason="wrong", pin=MANAGER_PIN, paper_in_box=True, clerk=clerk)
            elif fits:
                paper[clerk] += amount_minor
        assert till.given_alone() == +paper
