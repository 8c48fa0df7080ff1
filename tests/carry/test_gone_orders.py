"""What an office tells of online orders and receipts: of whatever went out and came back in any order, what is gone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER, MANAGER_PIN, HandClock, card_sale, new_book, new_till, reopened
from linemaking import parcel_of
from relaymaking import relay_in
from shoebox.carry import Elsewhere, GoneOrders, RefundsGiven
from shoebox.domain.acts import PickUp
from shoebox.domain.carrying import Place
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.pads_given import OFFERED_MAX, PADS_TOLD_MAX, PadOffer
from shoebox.domain.pickup import GoneOrder, PickUpState, order_key, order_mark
from shoebox.domain.relaying import DECLINED_MAX, GIVEN_MAX, GONE_MAX, HELD_MAX, RelayWord
from shoebox.domain.slip import Pad, PadAt
from shoebox.formats.relaying import read_relay_word, write_relay_word
from shoebox.formats.strict_json import write_plain
from shoebox.storage.book import Book
from shoebox.storage.book_start import mark_for_renewal
from shoebox.till import Outside, Recorded, RefundDraft, Till
from shoebox.transport.road import ANSWER_BYTES_MAX

GONE = GoneOrder("0123456789abcdef", "085-2", 7, 1_794_484_800_000, -300)
GIVEN = GivenBack("0123456789abcdef", "085-2", 7, 1_794_484_800_000, -300, 6_241)
WORD = RelayWord(
    store="085", register="1", epoch=1, held_seq=9, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0, receipt="",
    code="", said="", gone=(GONE,), given=(GIVEN,),
)  # fmt: skip
PLACE = Place(store="085", register="085-9", epoch=1)
OFFER = PadOffer("085-2/1/7", "085300001", "085300100")
PAD_AT = PadAt("085-3", Pad("085400001", "085400100"))
STATES = (PickUpState.RELEASED, PickUpState.UNDONE, PickUpState.HELD)


@given(
    steps=st.lists(st.tuples(st.sampled_from(("W-1", "W 1", "W-2")), st.sampled_from(STATES)), max_size=8),
    cuts=st.sets(st.integers(1, 8)),
)
def test_whatever_came_in_whatever_pieces(steps: list[tuple[str, PickUpState]], cuts: set[int]) -> None:
    """The last step of each order counts, however its number was written and however the entries came."""
    with TemporaryDirectory() as folder, new_book(Path(folder) / "book") as book, relay_in(Path(folder), book) as made:
        orders, sent = GoneOrders(made[0].book), 0
        for at, (order_no, state) in enumerate(steps, start=1):
            act = PickUp(order_no=order_no, state=state, name="Ada", approver=MANAGER, note="so")
            book.append(act, clerk=CLERK, day=DAY)
            if at in cuts:
                made[0].take("", parcel_of(book, sent + 1, book.head().seq))
                sent = book.head().seq
                orders.told(PLACE, (), office=("085-8", 1))
        if sent < book.head().seq:
            made[0].take("", parcel_of(book, sent + 1, book.head().seq))
        last = {order_key(order_no): state for order_no, state in steps}
        told = {one.mark for one in orders.told(PLACE, (), office=("085-8", 1))}
        assert told == {order_mark(key) for key, state in last.items() if state is PickUpState.RELEASED}
        assert orders.told(Place(store="085", register="1", epoch=1), (), office=("085-8", 1)) == ()
        heard = Elsewhere()
        heard.take(replace(WORD, gone=orders.told(PLACE, (), office=("085-8", 1))))
        assert all((heard.order(key) is not None) == (state is PickUpState.RELEASED) for key, state in last.items())


@pytest.mark.parametrize(
    ("first", "then", "held", "gone"),
    [
        (PickUpState.HELD, PickUpState.ENDED, False, False),
        (PickUpState.HELD, PickUpState.RELEASED, False, True),
        (PickUpState.RELEASED, PickUpState.UNDONE, False, False),
        (PickUpState.HELD, None, True, False),
        (PickUpState.RELEASED, None, False, True),
    ],
)
@pytest.mark.parametrize("later_first", [False, True])
def test_the_last_step_counts_over_all_books_of_a_register(
    tmp_path: Path, first: PickUpState, then: PickUpState | None, held: bool, gone: bool, later_first: bool
) -> None:
    """On a list in one book and off it in the next: the others may hand it over, in whatever order the books came."""
    folder, key, office = tmp_path / "book", order_key("W-1"), ("085-8", 1)
    with new_book(folder) as book:
        book.append(_step(first), clerk=CLERK, day=DAY)
        left = parcel_of(book, 1, book.head().seq)
    mark_for_renewal(folder)
    with reopened(folder) as book, relay_in(tmp_path, book) as (desk, _):
        if then is not None:
            book.append(_step(then), clerk=CLERK, day=DAY)
        came = [left, parcel_of(book, 1, book.head().seq)]
        on_lists, handed_over = GoneOrders(desk.book, PickUpState.HELD), GoneOrders(desk.book)
        for parcel in reversed(came) if later_first else came:
            desk.take("", parcel)
            on_lists.told(PLACE, (), office=office)
        for orders, stands in ((on_lists, held), (handed_over, gone)):
            assert (orders.of(key, but=office) is not None) is stands
            assert bool(orders.told(PLACE, (), office=office)) is stands
            # Its present book hears of what only the one before says, which it may have lost.
            assert bool(orders.told(book.place, (), office=office)) is (stands and then is None)


def _step(state: PickUpState) -> PickUp:
    return PickUp(order_no="W-1", state=state, name="Ada", approver=MANAGER, note="so")


def test_a_word_with_all_that_it_may_name_fits_an_answer() -> None:
    most = GoneOrder("f" * 16, "R" * 20, 5_000_000, 2**43, -1_440)
    given = GivenBack("f" * 16, "R" * 20, 5_000_000, 2**43, -1_440, AMOUNT_MINOR_MAX)
    most_of = {"gone": (most,) * GONE_MAX, "given": (given,) * GIVEN_MAX}
    pads_of = {
        "pads": (PadOffer(f"{'R' * 20}/99/5000000", "9" * 12, "9" * 12),) * OFFERED_MAX,
        "pads_at": (PadAt("R" * 20, Pad("9" * 12, "9" * 12)),) * PADS_TOLD_MAX,
        "declined": (DeclinedCard("mastercard", "1" * 4, "R" * 20, 5_000_000, 2**43, -1_440, AMOUNT_MINOR_MAX),)
        * DECLINED_MAX,
        "held": (most,) * HELD_MAX,
    }
    for form, more, most_bytes in ((2, {}, 64 * 1024), (4, pads_of, ANSWER_BYTES_MAX)):
        word = replace(WORD, **most_of, **more, receipt="x" * 8_192, said="y" * 1_000)
        data = write_relay_word(word, form=form)
        assert len(data) < most_bytes, "an older program reads no more"
        assert read_relay_word(data) == word


@pytest.mark.parametrize(
    "gone",
    [
        (GONE,) * (GONE_MAX + 1),
        (GoneOrder("0123456789ABCDEF", "085-2", 7, 1, 0),),
        (GoneOrder("0123456789abcdef", "../2", 7, 1, 0),),
        (GoneOrder("0123456789abcdef", "085-2", 0, 1, 0),),
        (GoneOrder("0123456789abcdef", "085-2", 7, -1, 0),),
        (GoneOrder("0123456789abcdef", "085-2", 7, 1, 99_999),),
        (GoneOrder("0123456789abcdef", "085-2", "7", 1, 0),),
    ],
)
def test_anything_else_is_no_word(gone: tuple[GoneOrder, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        read_relay_word(write_relay_word(replace(WORD, gone=gone), form=2))
    assert refused.value.code == "carry.message"


@pytest.mark.parametrize(
    "given",
    [
        tuple(replace(GIVEN, seq=seq + 1) for seq in range(GIVEN_MAX + 1)),
        (replace(GIVEN, mark="0123456789ABCDEF"),),
        (replace(GIVEN, register="../2"),),
        (replace(GIVEN, seq=0),),
        (replace(GIVEN, amount_minor=0),),
        (replace(GIVEN, amount_minor=AMOUNT_MINOR_MAX + 1),),
        (replace(GIVEN, amount_minor="6241"),),
        (GONE,),
    ],
)
def test_no_other_refund_is_believed(given: tuple[GivenBack, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        read_relay_word(write_relay_word(replace(WORD, given=given), form=2))
    assert refused.value.code == "carry.message"


@given(
    steps=st.lists(st.sampled_from(("sell", "refund", "outside", "void")), min_size=1, max_size=8),
    cuts=st.sets(st.integers(1, 8)),
)
def test_what_stands_as_given_back_is_told_by_its_receipt(steps: list[str], cuts: set[int]) -> None:
    """Each refund that stands by its claim code and slip, or as typed, however the entries came; one struck out not."""
    with (
        TemporaryDirectory() as folder,
        new_book(Path(folder) / "book") as book,
        relay_in(Path(folder), book) as made,
        _office_book(Path(folder) / "office") as office,
    ):
        till, given, sent, want = new_till(book), RefundsGiven(made[0].book, store="085"), 0, {}
        sold = till.record(card_sale(1))
        for at, step in enumerate(steps, start=1):
            _take_step(step, till, sold, at, want)
            if at in cuts and sent < book.head().seq:
                made[0].take("", parcel_of(book, sent + 1, book.head().seq))
                sent = book.head().seq
                given.told(PLACE, office)
        if sent < book.head().seq:
            made[0].take("", parcel_of(book, sent + 1, book.head().seq))
        sums: dict[str, int] = {}
        for one in (one for marks in want.values() for one in marks):
            sums[one[0]] = sums.get(one[0], 0) + one[1]
        own = Place(store="085", register="1", epoch=1)
        heard = {mark: sum(one.amount_minor for one in given.of(mark, office)) for mark in sums}
        assert heard == sums
        assert {one.mark for one in given.told(own, office)} == set(), "a book is not told of itself"


def _office_book(folder: Path) -> Book:
    """The office's own, on which nothing happened."""
    return Book.create(
        folder, store="085", store_name="Harbour Row", register="085-8", currency="USD", clock=HandClock(), app="test"
    )


def _take_step(step: str, till: Till, sold: Recorded, at: int, want: dict[int, list[tuple[str, int]]]) -> None:
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.entry_no, reason="torn", amount_minor=100,
        slip=f"08510009{at}", pin=MANAGER_PIN,
    )  # fmt: skip
    if step == "refund":
        marks = [receipt_mark("085", sold.claim_code), receipt_mark("085", sold.row.slip)]
        want[till.refund(draft).entry_no] = [(mark, 100) for mark in marks]
    elif step == "outside":
        outside = Outside(store="012", receipt="4711-8", day="2026-11-03", original_minor=6_241, tender="cash")
        back = till.refund(replace(draft, of_seq=0, outside=outside, slip="", amount_minor=50))
        want[back.entry_no] = [(receipt_mark("12", "47118"), 50)]
    elif step == "void" and want:
        seq = max(want)
        till.void(seq=seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        del want[seq]


@pytest.mark.parametrize(
    ("pads", "pads_at"),
    [
        ((OFFER,) * (OFFERED_MAX + 1), ()),
        ((replace(OFFER, key="085-2/0/7"),), ()),
        ((replace(OFFER, key="../2/1/7"),), ()),
        ((replace(OFFER, first="085 300 001"),), ()),
        ((replace(OFFER, last="085300000"),), ()),
        ((replace(OFFER, last="085309999"),), ()),
        ((replace(OFFER, is_recalled=1),), ()),
        ((), (PAD_AT,) * (PADS_TOLD_MAX + 1)),
        ((), (replace(PAD_AT, register="../2"),)),
        ((), (replace(PAD_AT, pad=Pad("085300009", "085300001")),)),
        ((), (GONE,)),
    ],
)
def test_no_other_pad_is_believed(pads: tuple[PadOffer, ...], pads_at: tuple[PadAt, ...]) -> None:
    right = read_relay_word(write_relay_word(replace(WORD, pads=(OFFER,), pads_at=(PAD_AT,)), form=4))
    assert (right.pads, right.pads_at) == ((OFFER,), (PAD_AT,))
    with pytest.raises(Refusal) as refused:
        read_relay_word(write_relay_word(replace(WORD, pads=pads, pads_at=pads_at), form=4))
    assert refused.value.code == "carry.message"


@pytest.mark.parametrize(
    ("left_out", "form"),
    [("gone", 2), ("given", 2), ("pads", 4), ("pads_at", 4), ("declined", 4), ("held", 4)],
)
def test_a_word_is_of_one_form_as_a_whole(left_out: str, form: int) -> None:
    plain = json.loads(write_relay_word(WORD, form=form))
    del plain[left_out]
    with pytest.raises(Refusal) as refused:
        read_relay_word(write_plain(plain))
    assert refused.value.code == "carry.message"
