"""What an office tells of online orders: of whatever was handed over and taken back in any order, what is gone now."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER, new_book
from linemaking import parcel_of
from relaymaking import relay_in
from shoebox.carry import GoneElsewhere, GoneOrders
from shoebox.domain.acts import PickUp
from shoebox.domain.carrying import Place
from shoebox.domain.errors import Refusal
from shoebox.domain.pickup import GoneOrder, PickUpState, order_key, order_mark
from shoebox.domain.relaying import GONE_MAX, RelayWord
from shoebox.formats.relaying import read_relay_word, write_relay_word
from shoebox.transport.road import ANSWER_BYTES_MAX

GONE = GoneOrder("0123456789abcdef", "085-2", 7, 1_794_484_800_000, -300)
WORD = RelayWord(
    store="085", register="1", epoch=1, held_seq=9, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0, receipt="",
    code="", said="", gone=(GONE,),
)  # fmt: skip
PLACE = Place(store="085", register="085-9", epoch=1)
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
        heard = GoneElsewhere()
        heard.take(orders.told(PLACE, (), office=("085-8", 1)))
        assert all((heard.of(key) is not None) == (state is PickUpState.RELEASED) for key, state in last.items())


def test_a_word_with_all_that_it_may_name_fits_an_answer() -> None:
    most = GoneOrder("f" * 16, "R" * 20, 5_000_000, 2**43, -1_440)
    word = RelayWord(**{**fields_of(WORD), "gone": (most,) * GONE_MAX, "receipt": "x" * 8_192, "said": "y" * 1_000})
    data = write_relay_word(word)
    assert len(data) < ANSWER_BYTES_MAX
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
        read_relay_word(write_relay_word(RelayWord(**{**fields_of(WORD), "gone": gone})))
    assert refused.value.code == "carry.message"


def fields_of(word: RelayWord) -> dict[str, object]:
    return {name: getattr(word, name) for name in RelayWord.__dataclass_fields__}
