"""What may lie at one register: slips of 10.01, 10.02, ... against a limit of 25.00, or of two slips a day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, HandClock, card_sale, cash_sale, new_book, new_till
from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.storage.book import Book
from shoebox.till import Till
from shoebox.till import today as today_of
from shoebox.till.drafts import SaleDraft

BY_MONEY, BY_NUMBER = {"register_drafts_minor_max": 2_500}, {"register_slips_max": 2}


def two_slips(book: Book, **policy: object) -> Till:
    """A register that has two slips, 20.03 together."""
    till = new_till(book, **policy)
    for number in (1, 2):
        assert till.record(card_sale(number)).row.amount_minor == 1_000 + number
    return till


def said(till: Till, number: int = 3) -> str:
    return " ".join(mend.code for mend in till.mends(card_sale(number)))


@pytest.mark.parametrize(("policy", "code"), [(BY_MONEY, "till.drafts"), (BY_NUMBER, "till.slips")])
def test_at_the_limit_another_person_agrees_to_this_slip_alone(book: Book, policy: dict[str, int], code: str) -> None:
    """Said while it is keyed, refused where it is recorded; the manager's PIN is good, the clerk's own is not."""
    till = two_slips(book, **policy)
    draft = card_sale(3)
    (mend,) = till.mends(draft)
    assert (mend.field, mend.code) == ("amount_minor", f"{code}_person")
    with pytest.raises(Refusal, match=r"Ctrl\+L"):
        till.record(draft)
    with pytest.raises(Refusal):
        till.agree_to_limit(draft, pin=CLERK_PIN)
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    assert till.mends(draft) == ()
    for other in (replace(draft, amount_minor=900_000), replace(draft, clerk=MANAGER)):
        assert [mend.code for mend in till.mends(other)] == [f"{code}_person"], "agreed to this much, for this clerk"
        with pytest.raises(Refusal, match=r"Ctrl\+L"):
            till.record(other)
    recorded = till.record(draft)
    assert till.record(draft).entry_no == recorded.entry_no
    found = book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    assert found[2].limit_by == MANAGER
    assert said(till, 4) == f"{code}_person"


def test_whoever_agreed_to_a_slip_agreed_to_less_of_it(book: Book) -> None:
    """$10.03 above the limit is agreed to, then part of it is paid in cash: $7.00 on the slip asks nobody again."""
    till = two_slips(book, **BY_MONEY)
    draft = card_sale(3)
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    less = replace(draft, amount_minor=700)
    assert till.mends(less) == ()
    till.record(less)
    found = book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    assert found[2].limit_by == MANAGER


@pytest.mark.parametrize(("policy", "code"), [(BY_MONEY, "till.drafts_stop"), (BY_NUMBER, "till.slips_stop")])
def test_by_policy_nobody_can_agree(book: Book, policy: dict[str, int], code: str) -> None:
    till = two_slips(book, register_limit="stop", **policy)
    draft = card_sale(3)
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    with pytest.raises(Refusal) as refused:
        till.record(draft)
    assert refused.value.code == code


@pytest.mark.parametrize("policy", [BY_MONEY, BY_NUMBER])
def test_what_holds_no_slip_is_not_held_up(book: Book, policy: dict[str, int]) -> None:
    """Cash goes on; a slip that was struck out counts no more; no limit is no limit."""
    till = two_slips(book, **policy)
    assert till.record(cash_sale(90_000)).row.amount_minor == 90_000
    row = book.sale_by_slip("085100002")
    assert row is not None
    till.void(seq=row.seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert said(till) == ""
    assert said(new_till(book)) == ""


def test_a_slip_to_the_cent_of_the_limit_is_good(book: Book) -> None:
    till = two_slips(book, register_drafts_minor_max=2_003 + 1_003)
    assert said(till) == ""
    assert said(two_slips_of(till, book, 1)) == "till.drafts_person"


def two_slips_of(till: Till, book: Book, less: int) -> Till:
    """The same register under a limit that is smaller by this much."""
    assert till.today().drafts_minor == 2_003
    return new_till(book, register_drafts_minor_max=2_003 + 1_003 - less)


def test_who_did_not_need_to_agree_stands_nowhere(book: Book) -> None:
    till = new_till(book, **BY_MONEY)
    draft = card_sale(1)
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    till.record(draft)
    found = book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    assert found[2].limit_by == ""


def test_today_knows_what_lies_here(book: Book) -> None:
    """Two slips and a cash sale, counted as they come and from the beginning."""
    till = two_slips(book)
    seen = till.record(cash_sale(500)).today
    assert (seen.drafts_minor, seen.slips) == (2_003, 2)
    assert seen == today_of.look(book)


SPLIT = {"sale_minor_max": 2_000}


def test_one_sale_on_two_slips_of_a_card_dodges_no_limit(tmp_path: Path) -> None:
    """12.00 and 9.00 on one card within two hours, where a sale is at most 20.00; another person may say it is two."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till = new_till(book, clock, **SPLIT)
        first = till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0))
        second = card_sale(2, last4="4417", amount_minor=900, tax_minor=0)
        (mend,) = till.mends(second)
        assert (mend.field, mend.code) == ("amount_minor", "till.split_person")
        assert f"With entry {first.entry_no} this card pays $21.00, one sale $20.00 at most." in mend.words
        with pytest.raises(Refusal, match="this card pays"):
            till.record(second)
        for good in (
            replace(second, amount_minor=800),
            replace(second, last4="4418"),
        ):
            assert till.mends(good) == ()
        (mend,) = till.mends(replace(second, brand="mastercard"))
        assert mend.code == "till.split_person", "another key for the brand is no other card"
        (mend,) = till.mends(replace(second, amount_minor=500, cash_minor=400))
        assert mend.code == "till.split_person", "cash beside the slip is the same sale"
        clock.pass_min(121)
        assert till.mends(second) == ()
        clock.pass_min(-121)
        till.agree_to_limit(second, pin=MANAGER_PIN)
        till.record(second)
        found = book.latest(Kind.SALE)
        assert found is not None
        assert isinstance(found[2], Sale)
        assert found[2].limit_by == MANAGER


MINUTE_MS = 60_000


def test_a_split_is_seen_by_the_times_on_the_slips(tmp_path: Path) -> None:
    """Written at 12:01 and 12:03, keyed at 18:00 and 18:40, the later one first."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till, noon_ms = new_till(book, clock, split_minutes=30, **SPLIT), clock.wall_ms()
        clock.pass_min(6 * 60)
        dodging = {"last4": "4417", "amount_minor": 1_200, "tax_minor": 0}
        first = till.record(card_sale(1, happened_ms=noon_ms + 3 * MINUTE_MS, **dodging))
        clock.pass_min(40)
        second = card_sale(2, happened_ms=noon_ms + MINUTE_MS, **dodging)
        with pytest.raises(Refusal) as refused:
            till.record(second)
        assert (refused.value.code, refused.value.facts["entry"]) == ("till.split_person", first.entry_no)


def test_a_pile_of_slips_of_one_card_is_keyed_in_one_go(tmp_path: Path) -> None:
    """Ten slips of ten hours, each of most of a sale, within one minute: nobody split anything."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till = new_till(book, clock, split_minutes=30, **SPLIT)
        clock.pass_min(10 * 60)
        for hour in (3, 1, 9, 0, 5, 7, 2, 8, 4, 6):
            at_ms = clock.wall_ms() - (hour + 1) * 31 * MINUTE_MS
            fields = {"last4": "4417", "amount_minor": 1_900 + hour, "tax_minor": 0, "happened_ms": at_ms}
            till.record(card_sale(hour + 1, **fields))


def test_slips_before_and_after_it_add_up_only_within_the_minutes(tmp_path: Path) -> None:
    """8.00 at 11:40, 8.00 at 12:20; 8.00 at 12:00 lies within half an hour of each, and not of both at once."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till, noon_ms = new_till(book, clock, split_minutes=30, **SPLIT), clock.wall_ms()
        clock.pass_min(60)
        for number, minutes in ((1, 0), (2, 40)):
            fields = {"last4": "4417", "amount_minor": 800 + number, "tax_minor": 0}
            till.record(card_sale(number, happened_ms=noon_ms + minutes * MINUTE_MS, **fields))
        between = card_sale(3, last4="4417", amount_minor=800, tax_minor=0, happened_ms=noon_ms + 20 * MINUTE_MS)
        assert till.mends(between) == ()
        (mend,) = till.mends(replace(between, amount_minor=1_199))
        assert mend.code == "till.split_person"


def test_by_policy_a_second_slip_above_it_is_not_taken(book: Book) -> None:
    till = new_till(book, register_limit="stop", **SPLIT)
    till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0))
    second = card_sale(2, last4="4417", amount_minor=900, tax_minor=0)
    till.agree_to_limit(second, pin=MANAGER_PIN)
    with pytest.raises(Refusal) as refused:
        till.record(second)
    assert refused.value.code == "till.split_stop"


def test_what_was_struck_out_is_no_part_of_it(book: Book) -> None:
    till = new_till(book, **SPLIT)
    first = till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0)).entry_no
    till.void(seq=first, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert till.mends(card_sale(2, last4="4417", amount_minor=900, tax_minor=0)) == ()


FLOOR = {"floor_limit_minor": {"visa": 2_000, "mastercard": 2_000}}


def on_two_cards(till: Till, **second: object) -> str:
    """12.00 on Visa 4417 without a code, then 9.00 on Mastercard 5520 without one: what is to mend in the second."""
    till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0, approval="", phone="+1 555 0148 22"))
    draft = card_sale(2, brand="mastercard", last4="5520", amount_minor=900, tax_minor=0, approval="")
    return " ".join(mend.code for mend in till.mends(replace(draft, **second)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ({}, ""),  # another customer, for all that anybody knows
        ({"phone": "(1) 555-0148-22"}, "till.approval_customer"),
        ({"phone": "555 0199"}, ""),
        ({"phone": "+1 555 0148 22", "approval": "48213A"}, ""),  # two cards for one sale, each with a code where asked
    ],
)
def test_one_sale_on_two_cards_dodges_no_floor_limit(book: Book, second: dict[str, object], code: str) -> None:
    """Each stays below 20.00; the same customer's two come to 21.00."""
    assert on_two_cards(new_till(book, **FLOOR), **second) == code


def test_the_same_words_for_the_goods_in_a_row_are_one_sale(tmp_path: Path) -> None:
    """A brass lamp on two cards, three minutes apart; an hour apart it is another. Usual words say nothing."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till = new_till(book, clock, goods_usual="Lamps", **FLOOR)
        for number, goods in ((1, "Brass lamp"), (3, "lamps")):
            said = card_sale(number, last4=f"441{number}", amount_minor=1_200, tax_minor=0, approval="", goods=goods)
            till.record(said)
        clock.pass_min(3)
        fields = {"last4": "5520", "amount_minor": 900, "tax_minor": 0, "approval": ""}
        (mend,) = till.mends(card_sale(2, goods="brass  LAMP", **fields))
        assert mend.code == "till.approval_customer"
        assert "$21.00 together, above the limit without one" in mend.words
        assert till.mends(card_sale(2, goods="Lamps", **fields)) == ()
        clock.pass_min(60)
        assert till.mends(card_sale(2, goods="brass lamp", **fields)) == ()


def test_two_cards_with_codes_pay_one_sale_up_to_its_limit(book: Book) -> None:
    """12.00 and 9.00 with a code each, where a sale is at most 20.00: another person says that it is two sales."""
    till = new_till(book, **SPLIT)
    mail = "ada@example.com"
    till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0, phone=mail))
    assert till.mends(card_sale(2, last4="5520", amount_minor=800, tax_minor=0, phone=mail)) == ()
    draft = card_sale(2, last4="5520", amount_minor=900, tax_minor=0, phone="Ada@Example.com")
    (mend,) = till.mends(draft)
    assert (mend.field, mend.code) == ("amount_minor", "till.customer_person")
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    assert till.record(draft).row.last4 == "5520"
    stopped = new_till(book, register_limit="stop", **SPLIT)
    again = card_sale(3, last4="6011", amount_minor=1_900, tax_minor=0, phone=mail)
    assert [one.code for one in stopped.mends(again)] == ["till.customer_stop"]


def codes(till: Till, draft: SaleDraft) -> list[str]:
    return [mend.code for mend in till.mends(draft)]


def test_who_agreed_to_one_limit_agreed_to_no_other(book: Book) -> None:
    """One slip too many is agreed to; then the last four become the card's of before, or the phone its customer's."""
    till = new_till(book, register_slips_max=1, **SPLIT)
    till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0, phone="555 0148 22"))
    draft = card_sale(2, last4="5520", amount_minor=900, tax_minor=0)
    assert codes(till, draft) == ["till.slips_person"]
    till.agree_to_limit(draft, pin=MANAGER_PIN)
    assert codes(till, draft) == []
    same_card, same_customer = replace(draft, last4="4417"), replace(draft, phone="(555) 0148-22")
    for other, code in ((same_card, "till.split_person"), (same_customer, "till.customer_person")):
        assert codes(till, other) == [code]
        with pytest.raises(Refusal) as refused:
            till.record(other)
        assert refused.value.code == code
    till.agree_to_limit(same_card, pin=MANAGER_PIN)
    assert codes(till, same_card) == []
    assert codes(till, same_customer) == ["till.customer_person"], "agreed to for a card, and for no other one"
    till.record(same_card)
    found = book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    assert found[2].limit_by == MANAGER


def test_each_limit_that_a_draft_passes_is_agreed_to_by_itself(book: Book) -> None:
    """Too many slips, and one sale on two of them: nobody agrees to what was not yet said."""
    till = new_till(book, register_slips_max=1, **SPLIT)
    till.record(card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0))
    draft = card_sale(2, last4="4417", amount_minor=900, tax_minor=0)
    for code in ("till.slips_person", "till.split_person"):
        assert codes(till, draft) == [code]
        till.agree_to_limit(draft, pin=MANAGER_PIN)
    assert till.record(draft).row.amount_minor == 900


def test_two_sales_of_one_card_are_two_of_the_entries_that_were_said(tmp_path: Path) -> None:
    """Agreed to beside one slip of the card; while it is keyed another one comes beside it, and is asked about."""
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        till = new_till(book, clock, **SPLIT)
        first = card_sale(1, last4="4417", amount_minor=1_200, tax_minor=0)
        till.record(first)
        draft = card_sale(2, last4="4417", amount_minor=900, tax_minor=0)
        till.agree_to_limit(draft, pin=MANAGER_PIN)
        assert codes(till, replace(draft, approval="77213B", goods="lamp")) == []
        clock.pass_min(11)
        till.record(card_sale(3, last4="4417", amount_minor=700, tax_minor=0))
        assert codes(till, draft) == ["till.split_person"]
