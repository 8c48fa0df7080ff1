"""A keyed slip becomes an entry only when everything on it holds, and only once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import (
    CLERK,
    DAY,
    NOON_MS,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    new_book,
    new_till,
    open_day,
    reopened,
)
from shoebox.domain.clock import HOUR_MS
from shoebox.domain.denomination import Denomination
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.ids import claim_code, slip_code
from shoebox.domain.slip import Imprint
from shoebox.storage.book import Book
from shoebox.till import Till
from shoebox.till.checks import NOTE_SIGNS_MAX


def test_a_card_slip_is_recorded_with_all_it_says(till: Till, book: Book) -> None:
    """Slip 085 100 007, $10.07, Visa 4007, code 31415a, imprinted, signature compared."""
    recorded = till.record(card_sale(7, approval=" 31415a ", phone=" +1 555 0100 200 "))
    entry, envelope, act = book.latest(Kind.SALE)
    assert (recorded.entry_no, recorded.entry_id) == (5, envelope.entry_id)
    assert (recorded.claim_code, recorded.slip_code) == (claim_code(entry.hash), slip_code(entry.hash))
    assert (act.slip, act.approval, act.phone, act.policy) == ("085100007", "31415A", "+1 555 0100 200", POLICY.version)
    row = recorded.row
    assert (row.amount_minor, row.brand, row.last4, row.clerk, row.day, row.wall_ms) == (
        1_007,
        "visa",
        "4007",
        CLERK,
        DAY,
        NOON_MS,
    )
    assert row == book.sale(5) == recorded.today.last
    assert recorded.change_minor == 0


def test_a_cash_sale_needs_no_slip_and_gives_change(till: Till) -> None:
    recorded = till.record(cash_sale(1_865, received_minor=2_000, tax_minor=126))
    assert recorded.change_minor == 135
    assert (recorded.row.slip, recorded.row.last4, recorded.row.tax_minor) == ("", "", 126)
    assert till.record(cash_sale(500)).change_minor == 0


def test_a_slip_number_is_read_however_it_is_written(till: Till) -> None:
    assert till.record(card_sale(1, slip=" 085 100-001 ")).row.slip == "085100001"


MENDS = [
    ({"slip": ""}, "slip", "slip.unreadable"),
    ({"slip": "12ab"}, "slip", "slip.unreadable"),
    ({"slip": "085100101"}, "slip", "slip.no_pad"),
    ({"slip": "85100001"}, "slip", "slip.no_pad"),
    ({"amount_minor": 0}, "amount_minor", "till.amount"),
    ({"amount_minor": -5}, "amount_minor", "till.amount"),
    ({"amount_minor": POLICY.sale_minor_max + 1}, "amount_minor", "till.amount_large"),
    ({"tax_minor": -1}, "tax_minor", "till.tax"),
    ({"tax_minor": 1_001}, "tax_minor", "till.tax"),
    ({"brand": ""}, "brand", "till.brand_missing"),
    ({"brand": "diners"}, "brand", "till.brand"),
    ({"last4": "123"}, "last4", "card.last4"),
    ({"last4": "12a4"}, "last4", "card.last4"),
    ({"last4": "4111 1111 1111 1111"}, "last4", "card.number"),
    ({"expiry_ok": False}, "expiry_ok", "till.expiry"),
    ({"approval": ""}, "approval", "till.approval"),
    ({"approval": "a"}, "approval", "till.approval_shape"),
    ({"approval": "4111111111111111"}, "approval", "card.number"),
    ({"imprint": ""}, "imprint", "till.imprint"),
    ({"imprint": "none"}, "imprint", "till.imprint"),
    ({"signature_ok": False}, "signature_ok", "till.legible"),
    ({"phone": "call me"}, "phone", "till.phone"),
    ({"phone": "5105105105105100"}, "phone", "card.number"),
    ({"reason": ""}, "reason", "till.reason"),
    ({"reason": "card declined"}, "reason", "till.reason"),
    ({"reason": "x" * (NOTE_SIGNS_MAX + 1)}, "reason", "till.note_long"),
    ({"happened_ms": -1}, "happened_ms", "till.happened"),
    ({"happened_ms": NOON_MS + 13 * 3_600_000}, "happened_ms", "till.happened"),
]


@pytest.mark.parametrize(("change", "field", "code"), MENDS, ids=[f"{field}-{code}" for _, field, code in MENDS])
def test_each_thing_to_mend_is_said_at_its_field(
    till: Till, book: Book, change: dict[str, object], field: str, code: str
) -> None:
    draft = card_sale(1, **change)
    assert [(mend.field, mend.code) for mend in till.mends(draft)] == [(field, code)]
    with pytest.raises(Refusal) as refused:
        till.record(draft)
    assert refused.value.code == code
    assert str(refused.value) == till.mends(draft)[0].words
    assert "?" not in str(refused.value)
    assert book.head().seq == 4


def test_all_things_to_mend_stand_in_the_order_of_focus(till: Till) -> None:
    draft = card_sale(
        1, slip="", tax_minor=-1, brand="", last4="", approval="", imprint="", signature_ok=False, reason=""
    )
    assert [mend.field for mend in till.mends(draft)] == [
        "slip", "tax_minor", "brand", "last4", "approval", "imprint", "signature_ok", "reason",
    ]  # fmt: skip


def test_an_unknown_tender_is_all_there_is_to_mend(till: Till) -> None:
    assert [(mend.field, mend.code) for mend in till.mends(card_sale(1, tender="gift card"))] == [
        ("tender", "till.tender")
    ]


def test_cash_that_is_not_enough_is_said_with_what_is_missing(till: Till) -> None:
    mends = till.mends(cash_sale(1_865, received_minor=1_800))
    assert [(mend.field, mend.code) for mend in mends] == [("received_minor", "till.received")]
    assert "$0.65" in mends[0].words


@pytest.mark.parametrize(("hours", "late_h"), [(0, 1), (2, 3), (48, 49)])
def test_a_slips_own_time_is_so_far_ahead_as_the_policy_lets_it(
    book: Book, clock: HandClock, hours: int, late_h: int
) -> None:
    """A register's clock that was set back makes a right time one to come: head office says by how much at most."""
    till = new_till(book, clock, claimed_ahead_hours=hours)
    codes = [
        [mend.code for mend in till.mends(card_sale(1, happened_ms=NOON_MS + ahead_h * HOUR_MS))]
        for ahead_h in (hours, late_h)
    ]
    assert codes == [[], ["till.happened"]]


@pytest.mark.parametrize(
    ("policy", "change_minor", "codes"),
    [
        ({}, 20_000, ["till.received_much"]),
        ({}, 19_999, []),
        ({"change_notes_refused": 1}, 10_000, ["till.received_much"]),
        ({"change_notes_refused": 0}, 900_000, []),
        (
            {"denominations": (Denomination(worth_minor=2_000, name="$20", is_coin=False),)},
            4_000,
            ["till.received_much"],
        ),
    ],
)
def test_change_of_so_many_of_the_largest_note_was_a_zero_too_many(
    book: Book, policy: dict[str, object], change_minor: int, codes: list[str]
) -> None:
    """Two of it by the built-in policy; head office says how many, or that any change is given."""
    till = new_till(book, **policy)
    assert [mend.code for mend in till.mends(cash_sale(1_865, received_minor=1_865 + change_minor))] == codes


def test_the_largest_sale_is_taken_and_one_cent_more_is_not(till: Till) -> None:
    assert till.record(cash_sale(POLICY.sale_minor_max)).entry_no == 5
    with pytest.raises(Refusal, match="above"):
        till.record(cash_sale(POLICY.sale_minor_max + 1))


def test_two_slips_on_one_card_do_not_dodge_the_limit(book: Book, clock: HandClock) -> None:
    """$20 and $10 on Visa 4417 with a limit of $25: the second wants a code; another card, a code or time does not.

    Nor is it dodged by another key for the brand, even one with more to its limit.
    """
    till = new_till(book, clock, floor_limit_minor={"visa": 2_500, "amex": 9_000}, split_minutes=120)
    first = till.record(card_sale(1, last4="4417", amount_minor=2_000, tax_minor=0, approval=""))
    second = card_sale(2, last4="4417", amount_minor=1_000, tax_minor=0, approval="")
    (mend,) = till.mends(second)
    assert (mend.field, mend.code) == ("approval", "till.approval_split")
    assert f"With entry {first.entry_no} this card comes to $30.00" in mend.words
    with pytest.raises(Refusal):
        till.record(second)
    assert till.mends(replace(second, amount_minor=500)) == ()
    assert till.mends(replace(second, last4="5520")) == ()
    (mend,) = till.mends(replace(second, brand="amex"))
    assert mend.code == "till.approval_split"
    assert till.mends(replace(second, approval="48213A")) == ()
    clock.pass_min(121)
    assert till.mends(second) == ()


def test_a_kind_of_imprint_that_a_chain_does_not_take(book: Book) -> None:
    till = new_till(book, imprints=(Imprint.IMPRINTED,))
    assert [mend.code for mend in till.mends(card_sale(1, imprint="handwritten"))] == ["till.imprint_not_here"]
    assert till.mends(card_sale(1)) == ()


def test_below_the_floor_limit_no_code_is_needed_but_by_hand_it_always_is(book: Book, clock: HandClock) -> None:
    """Visa up to $25.00 without a call: $25.00 goes, $25.01 does not, and a handwritten card never does."""
    till = new_till(book, clock, floor_limit_minor={"visa": 2_500})
    assert till.mends(card_sale(1, approval="", amount_minor=2_500)) == ()
    assert [mend.code for mend in till.mends(card_sale(1, approval="", amount_minor=2_501))] == ["till.approval"]
    assert [mend.code for mend in till.mends(card_sale(1, approval="", brand="amex", amount_minor=100))] == [
        "till.approval"
    ]
    assert [mend.code for mend in till.mends(card_sale(1, approval="", imprint="handwritten"))] == ["till.approval"]


def test_a_used_slip_is_refused_naming_the_first_entry(till: Till) -> None:
    till.record(card_sale(7))
    mends = till.mends(card_sale(7))
    assert [mend.words for mend in mends] == [
        "Slip 085 100 007 is already entry 5, $10.07. Look at the slip in your hand."
    ]


def test_a_sale_struck_out_leaves_its_number_free_for_the_same_paper(till: Till) -> None:
    seq = till.record(card_sale(7)).entry_no
    till.void(seq=seq, reason="typed wrong", pin="0202", paper_in_box=True, clerk=CLERK)
    assert till.mends(card_sale(7)) == ()


def test_a_spoiled_slip_is_refused(till: Till) -> None:
    spoiled = till.spoil("085 100 008", "smeared", CLERK)
    assert (spoiled.slip, spoiled.entry_no, spoiled.today.entries) == ("085100008", 5, 5)
    assert [mend.code for mend in till.mends(card_sale(8))] == ["slip.spoiled"]
    for slip in ("085100008", "085100999"):
        with pytest.raises(Refusal):
            till.spoil(slip, "smeared", CLERK)
    till.record(card_sale(9))
    with pytest.raises(Refusal, match="already entry"):
        till.spoil("085100009", "smeared", CLERK)


def test_a_slip_declared_missing_and_found_again_may_be_keyed(till: Till, book: Book) -> None:
    from shoebox.domain.acts_slips import SlipsMissing

    book.append(SlipsMissing(slips=("085100002",), explanation="not found", initials="RL"), clerk=CLERK, day=DAY)
    assert till.record(card_sale(2)).row.slip == "085100002"


def test_the_same_draft_twice_is_one_sale(till: Till, book: Book, clock: HandClock) -> None:
    """Enter was pressed, the answer was lost, Enter is pressed again: also after another sale, and a minute later."""
    draft = card_sale(7)
    first = till.record(draft)
    till.record(card_sale(8))
    clock.pass_min(1)
    again = till.record(draft)
    assert (again.entry_no, again.claim_code, again.row) == (first.entry_no, first.claim_code, first.row)
    assert len(book.sales(DAY)) == 2
    assert till.mends(draft) == ()


def test_the_same_draft_twice_is_one_sale_even_after_the_day_was_closed(till: Till, book: Book) -> None:
    draft = card_sale(7)
    first = till.record(draft)
    close_day(book)
    assert till.record(draft).entry_no == first.entry_no


def test_a_draft_with_a_known_id_and_another_amount_is_refused(till: Till) -> None:
    draft = card_sale(7)
    till.record(draft)
    with pytest.raises(Refusal) as refused:
        till.record(replace(draft, amount_minor=999))
    assert refused.value.code == "entry.id_reused"


@pytest.mark.parametrize("own_id", ["", "7", "x" * 36])
def test_a_draft_has_an_identity_of_its_own(till: Till, own_id: str) -> None:
    with pytest.raises(Refusal) as refused:
        till.record(card_sale(7, entry_id=own_id))
    assert refused.value.code == "entry.id"


def test_a_likely_twin_is_asked_about_and_kept_beside_the_first(till: Till, clock: HandClock) -> None:
    """Visa 4417 over $62.41 at 12:00 and again at 12:04 on another slip."""
    first = till.record(card_sale(1, last4="4417", amount_minor=6_241))
    clock.pass_min(4)
    second = card_sale(2, last4="4417", amount_minor=6_241)
    twin = till.twin(second)
    assert (twin.row, twin.minutes) == (first.row, 4)
    with pytest.raises(Refusal) as refused:
        till.record(second)
    assert refused.value.code == "till.twin"
    assert "085 100 001" in str(refused.value)
    kept = till.record(replace(second, twin_ok=True))
    assert kept.row.twin_of_seq == first.entry_no
    assert till.record(replace(second, twin_ok=True)).entry_no == kept.entry_no


@pytest.mark.parametrize(
    "other",
    [{"last4": "4418"}, {"amount_minor": 6_242}, {"tender": "cash", "slip": "", "last4": ""}],
    ids=["card", "amount", "cash"],
)
def test_other_sales_are_no_twins(till: Till, other: dict[str, object]) -> None:
    till.record(card_sale(1, last4="4417", amount_minor=6_241))
    assert till.twin(card_sale(2, **{"last4": "4417", "amount_minor": 6_241, **other})) is None


def test_a_twin_is_forgotten_after_the_policys_minutes_and_when_it_is_voided(till: Till, clock: HandClock) -> None:
    seq = till.record(card_sale(1, last4="4417", amount_minor=6_241)).entry_no
    draft = card_sale(2, last4="4417", amount_minor=6_241)
    clock.pass_min(POLICY.twin_minutes)
    assert till.twin(draft) is not None
    clock.pass_min(1)
    assert till.twin(draft) is None
    clock.now_ms -= 60_000
    till.void(seq=seq, reason="typed wrong", pin="0202", paper_in_box=True, clerk=CLERK)
    assert till.twin(draft) is None


def test_no_day_no_sale(till: Till, book: Book) -> None:
    close_day(book)
    for act in (lambda: till.record(card_sale(1)), lambda: till.spoil("085100001", "smeared", CLERK)):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "till.day_closed"
    open_day(book, day="2026-11-13", z_no=2)
    assert till.record(card_sale(1)).row.day == "2026-11-13"


def test_a_day_closed_between_looking_and_writing_stops_the_sale(
    till: Till, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office closes the day after the till looked and before it has the lock: the check inside the lock sees it."""
    really = book.append_together

    def after_closing(*args: object, **named: object) -> object:
        monkeypatch.undo()
        close_day(book)
        return really(*args, **named)

    monkeypatch.setattr(book, "append_together", after_closing)
    with pytest.raises(Refusal) as refused:
        till.record(card_sale(1))
    assert refused.value.code == "till.day_closed"


def test_a_stranger_does_not_sell(till: Till) -> None:
    with pytest.raises(Refusal) as refused:
        till.record(card_sale(1, clerk="99"))
    assert refused.value.code == "staff.unknown"


def test_a_policy_in_another_currency_is_trouble(book: Book) -> None:
    with pytest.raises(Trouble) as trouble:
        Till(book, replace(POLICY, currency="EUR"), STAFF, HandClock())
    assert trouble.value.code == "till.currency"


def test_after_a_power_cut_the_last_saved_sale_is_known(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        assert new_till(book).last_saved() is None
        last = new_till(book).record(card_sale(3)).row
    with reopened(tmp_path) as book:
        assert new_till(book).last_saved() == last
