"""A parcel of a book whose key is lost, sealed by a later one: what it was signed for is read, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxmaking import MemoryRegister, signer
from shoebox.domain.errors import Refusal
from shoebox.formats.parcel import peek_parcel, read_parcel, write_parcel

LATER = signer("later")


def made() -> tuple[MemoryRegister, bytes]:
    book = MemoryRegister("085", "1", key="before")
    book.open()
    book.sale(6_241)
    own = signer("before").public_key
    sealed = write_parcel("085", tuple(book.entries), public_key=own, sign=LATER.sign, carrier=LATER.public_key)
    return book, sealed


BOOK, DATA = made()


def test_its_entries_are_as_their_own_key_signed_them():
    parcel = read_parcel(DATA)
    assert parcel.entries == tuple(BOOK.entries)
    assert (parcel.head.carrier, parcel.head.sealed_by) == (LATER.public_key, LATER.public_key)
    assert peek_parcel(DATA) == parcel.head


def test_under_its_own_key_it_is_what_it_always_was():
    own = signer("before")
    entries = tuple(BOOK.entries)
    plain = write_parcel("085", entries, public_key=own.public_key, sign=own.sign)
    assert write_parcel("085", entries, public_key=own.public_key, sign=own.sign, carrier=own.public_key) == plain
    assert read_parcel(plain).head.carrier == b""


@given(at=st.integers(0, len(DATA) - 1), bit=st.integers(0, 7))
def test_with_any_bit_changed_it_is_refused(at: int, bit: int) -> None:
    changed = bytearray(DATA)
    changed[at] ^= 1 << bit
    with pytest.raises(Refusal):
        read_parcel(bytes(changed))


def test_a_seal_of_the_other_form_or_of_another_key_is_forged():
    """The version says which keys count: the one for the other changes what is signed."""
    for data in (DATA[:8] + b"\x00\x01" + DATA[10:], DATA[:8] + b"\x00\x03" + DATA[10:]):
        with pytest.raises(Refusal):
            read_parcel(data)
    thief = signer("thief")
    own = signer("before").public_key
    forged = write_parcel("085", tuple(BOOK.entries), public_key=own, sign=thief.sign, carrier=LATER.public_key)
    with pytest.raises(Refusal) as wrong:
        read_parcel(forged)
    assert wrong.value.code == "parcel.forged"


def test_a_carrier_lends_no_entry_its_signature():
    """Entries that the later key signed itself are none of the book before."""
    entries = tuple(BOOK.entries)
    other = signer("x").public_key
    lent = write_parcel("085", entries, public_key=other, sign=LATER.sign, carrier=LATER.public_key)
    with pytest.raises(Refusal) as wrong:
        read_parcel(lent)
    assert wrong.value.code in {"parcel.chain", "parcel.signature"}
