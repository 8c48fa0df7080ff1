"""A box's number is one in the chain: the register stands in it, and the epoch from the second on."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from shoebox.domain.box import box_number, register_prefix
from shoebox.domain.names import number_fits

names = st.from_regex(r"[0-9a-z]{1,3}(-[0-9a-z]{1,4}){0,2}", fullmatch=True).filter(number_fits)
books = st.tuples(names, names, st.integers(1, 30), st.integers(1, 12_000))


def number(book: tuple[str, str, int, int]) -> str:
    store, register, epoch, z_no = book
    return box_number(store=store, register=register, epoch=epoch, z_no=z_no)


def test_how_a_number_reads() -> None:
    """Register 085-2, its Z 316; register 2 of the same store; the first day after a damaged book."""
    assert number(("085", "085-2", 1, 316)) == "085-2-0316"
    assert number(("085", "2", 1, 316)) == "085-2-0316"
    assert number(("085", "085-2", 2, 1)) == "085-2-0001-e2"


@given(books, books)
def test_two_boxes_never_share_a_number(one: tuple[str, str, int, int], other: tuple[str, str, int, int]) -> None:
    """Two registers that head office enrols side by side, in whatever epoch, with whatever Z."""
    alike = register_prefix(*one[:2]) == register_prefix(*other[:2])
    assume(one[:2] == other[:2] or not alike)
    assert (number(one) == number(other)) == (one == other)
