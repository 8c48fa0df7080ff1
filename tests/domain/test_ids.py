"""Short codes that people read aloud, and identities that never repeat."""

from __future__ import annotations

import os
import uuid

from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.clock import local_time
from shoebox.domain.ids import ALPHABET, claim_code, entry_id, short_digest, slip_code, spaced

hashes = st.binary(min_size=32, max_size=32)


@given(own=hashes)
def test_codes_are_of_letters_that_nobody_misreads(own: bytes) -> None:
    assert len(claim_code(own)) == 8
    assert len(slip_code(own)) == 4
    assert set(claim_code(own) + slip_code(own)) <= set(ALPHABET)
    assert not set("01ABEIOSUZ") & set(ALPHABET)


@given(own=hashes)
def test_claim_and_slip_code_come_from_different_halves(own: bytes) -> None:
    assert claim_code(own) == claim_code(own[:16] + bytes(16))
    assert slip_code(own) == slip_code(bytes(16) + own[16:])


def test_claim_codes_of_a_season_do_not_meet() -> None:
    assert len({claim_code(os.urandom(32)) for _ in range(20_000)}) == 20_000


@given(random=st.binary(min_size=16, max_size=16))
def test_an_entry_id_is_a_random_uuid(random: bytes) -> None:
    made = uuid.UUID(entry_id(random))
    assert made.version == 4
    assert str(made) == entry_id(random)


def test_groups_of_four() -> None:
    assert spaced("K7QM4TXN") == "K7QM 4TXN"
    assert short_digest(bytes(range(32))) == "0001 0203 0405 0607 0809"


def test_the_stores_wall_time() -> None:
    assert local_time(1_794_484_800_000, -300).isoformat() == "2026-11-12T07:00:00-05:00"


@given(own=hashes)
def test_a_claim_code_is_the_end_of_its_hash_in_26_letters(own: bytes) -> None:
    number, letters = int.from_bytes(own[:16], "big"), ""
    for _ in range(8):
        number, at = divmod(number, 26)
        letters += ALPHABET[at]
    assert claim_code(own) == letters
