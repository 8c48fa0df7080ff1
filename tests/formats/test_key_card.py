"""A register's key card: what its own key signed is read, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxmaking import signer
from shoebox.domain.carrying_keys import KeyCard
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.formats.key_card import KEY_CARD_BYTES_MAX, key_card_name, read_key_card, write_key_card
from shoebox.formats.pouch import CarryingKey
from shoebox.formats.strict_json import digest_of, write_plain

REGISTER, THIEF = signer("register"), signer("thief")
CARD = KeyCard(
    store="085", register="085-2", epoch=1, public_key=REGISTER.public_key,
    carrying_key=CarryingKey.of(REGISTER).public_key,
)  # fmt: skip
DATA = write_key_card(CARD, REGISTER.sign)


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as told:
        read_key_card(data)
    return told.value.code


@given(epoch=st.integers(1, 999), seed=st.binary(min_size=1, max_size=8))
def test_what_a_register_signed_is_read(epoch: int, seed: bytes) -> None:
    card = replace(CARD, epoch=epoch, carrying_key=CarryingKey.of(signer(seed.hex())).public_key)
    assert read_key_card(write_key_card(card, REGISTER.sign)) == card


@given(at=st.integers(0, len(DATA) - 1), bit=st.integers(0, 7))
def test_with_any_bit_changed_it_is_refused(at: int, bit: int) -> None:
    changed = bytearray(DATA)
    changed[at] ^= 1 << bit
    assert refused(bytes(changed)) in {"key_card.unreadable", "key_card.forged"}


@given(junk=st.binary(max_size=300))
def test_any_other_bytes_are_refused_with_a_sentence(junk: bytes) -> None:
    with pytest.raises(ShoeboxError) as told:
        read_key_card(junk)
    assert str(told.value).startswith("What came is no key card")


def test_a_thiefs_key_on_a_registers_card_is_forged():
    """Their key in its place, and then under their signature, which is not the one that the card names."""
    swapped = replace(CARD, carrying_key=CarryingKey.of(THIEF).public_key)
    plain = json.loads(DATA)
    plain["carrying_key"] = swapped.carrying_key.hex()
    assert refused(write_plain(plain)) == "key_card.forged"
    assert refused(write_key_card(swapped, THIEF.sign)) == "key_card.forged"


@pytest.mark.parametrize(
    "change",
    [
        {"carrying_key": "00" * 32},
        {"epoch": 0},
        {"store": "08/5"},
        {"register": "../2"},
        {"card": "shoebox/key-card/2"},
        {"more": "1"},
    ],
)
def test_one_that_is_signed_and_can_not_be_is_refused(change: dict[str, object]) -> None:
    """A key to which nothing can be encrypted, names that no file can have, another form."""
    plain = {**json.loads(DATA), **change}
    del plain["sig"]
    whole = {**plain, "sig": REGISTER.sign(digest_of(b"shoebox/key-card/1", plain)).hex()}
    assert refused(write_plain(whole)) == "key_card.unreadable"


def test_one_that_is_too_long_is_not_read_at_all():
    assert refused(b" " * (KEY_CARD_BYTES_MAX + 1)) == "key_card.unreadable"


def test_cards_of_many_registers_lie_side_by_side():
    names = [key_card_name(one) for one in (CARD, replace(CARD, epoch=2), replace(CARD, register="1"))]
    assert names == ["085-2-key.keycard", "085-2-key-e2.keycard", "085-1-key.keycard"]
