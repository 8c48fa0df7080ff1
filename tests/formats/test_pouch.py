"""A pouch: opened whole by those it is for, in one spelling; and by nobody else, nor once a bit of it is another."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
import zlib

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from boxmaking import signer
from pouchmaking import OURS, THEIRS, ring
from shoebox.domain.errors import Refusal
from shoebox.formats import pouch
from shoebox.formats.pouch import (
    CHUNK_BYTES,
    RECIPIENTS_MAX,
    TAG_BYTES,
    CarryingKey,
    carrying_id,
    is_pouch,
    lock,
    lock_bytes,
    pouch_bytes,
    recipients_of,
    unlock,
    unlock_bytes,
)

MIB = 2**20
WHOLE = CHUNK_BYTES + TAG_BYTES
OTHERS = [CarryingKey.of(signer(f"register {at}")) for at in range(3)]
FRONT_BYTES = 12 + 88 + 32  # of a pouch for one


def locked(data: bytes, *keys: CarryingKey) -> bytes:
    return lock_bytes(data, [key.public_key for key in keys or (OURS,)])


def opened(data: bytes, *keys: CarryingKey, most: int = MIB) -> bytes:
    return unlock_bytes(data, ring(*keys or (OURS,)), most=most)


def refused(data: bytes, *keys: CarryingKey, most: int = MIB) -> str:
    with pytest.raises(Refusal) as wrong:
        opened(data, *keys, most=most)
    assert str(wrong.value)
    return wrong.value.code


def body(size: int, seed: int = 1) -> bytes:
    """So many bytes that no compression makes smaller."""
    return b"".join(hashlib.sha256(b"%d/%d" % (seed, at)).digest() for at in range(size // 32 + 1))[:size]


@given(data=st.binary(max_size=2_000), more=st.integers(0, 3))
def test_it_opens_for_each_it_is_for_and_for_nobody_else(data: bytes, more: int) -> None:
    whole = locked(data, OURS, *OTHERS[:more])
    assert is_pouch(whole)
    assert {opened(whole, key) for key in (OURS, *OTHERS[:more])} == {data}
    assert refused(whole, THEIRS) == "pouch.not_ours"
    assert set(recipients_of(io.BytesIO(whole))) == {carrying_id(key.public_key) for key in (OURS, *OTHERS[:more])}


@settings(max_examples=40)
@given(chunks=st.integers(0, 3), off=st.integers(-2, 2))
def test_it_opens_at_every_size_around_a_chunks_end(chunks: int, off: int) -> None:
    data = body(max(0, chunks * CHUNK_BYTES + off))
    whole = locked(data)
    assert opened(whole) == data
    assert len(whole) == pouch_bytes(len(data), 1)


@settings(max_examples=150)
@given(at=st.integers(0), bit=st.integers(0, 7), size=st.sampled_from([0, 1, 500]))
def test_with_any_bit_changed_it_does_not_open(at: int, bit: int, size: int) -> None:
    whole = bytearray(locked(body(size)))
    whole[at % len(whole)] ^= 1 << bit
    assert refused(bytes(whole)) in {
        "pouch.damaged", "pouch.torn", "pouch.not_a_pouch", "pouch.version", "pouch.not_ours"
    }  # fmt: skip


@settings(max_examples=150)
@given(upto=st.floats(0, 1, exclude_max=True), chunks=st.sampled_from([0, 1, 2]))
def test_cut_anywhere_it_does_not_open(upto: float, chunks: int) -> None:
    whole = locked(body(chunks * CHUNK_BYTES + 100))
    assert refused(whole[: int(len(whole) * upto)]) in {"pouch.torn", "pouch.not_a_pouch"}


def test_cut_at_a_chunks_end_moved_doubled_or_gone_on_with_it_does_not_open() -> None:
    whole = locked(body(3 * CHUNK_BYTES))
    front, one, two, three = whole[:FRONT_BYTES], *(whole[FRONT_BYTES + at * WHOLE :][:WHOLE] for at in range(3))
    assert front + one + two + three == whole
    assert refused(front + one + two) == "pouch.torn"
    assert refused(front) == "pouch.torn"
    for moved in (
        (two, one, three),
        (one, three),
        (two, three),
        (one, one, two, three),
        (three,),
        (one, two, three, b"x"),
    ):
        assert refused(front + b"".join(moved)) in {"pouch.damaged", "pouch.torn"}
    other = locked(body(3 * CHUNK_BYTES))
    assert refused(front + other[FRONT_BYTES:]) == "pouch.damaged"
    assert refused(whole + whole[FRONT_BYTES:]) == "pouch.damaged"


def test_another_recipients_part_is_as_sure_as_ones_own() -> None:
    """Nobody takes a register off the list on the way, or puts one on it, unseen by the others."""
    whole = locked(b"takings", OURS, *OTHERS)
    ids = recipients_of(io.BytesIO(whole))
    mine = ids.index(carrying_id(OURS.public_key))
    at = 12 + 88 * ((mine + 1) % len(ids))
    assert refused(whole[:at] + bytes(88) + whole[at + 88 :]) in {"pouch.damaged", "pouch.torn"}
    fewer = whole[:10] + (3).to_bytes(2, "big") + whole[12:at] + whole[at + 88 :]
    assert refused(fewer) in {"pouch.damaged", "pouch.torn"}


def test_what_holds_too_much_is_refused_after_no_more_than_that_was_read() -> None:
    data = zlib.compress(bytes(9), 9) * 200_000
    source = io.BytesIO(locked(data))
    with pytest.raises(Refusal) as wrong:
        pouch.unlock_up_to(source, ring(OURS), most=3 * CHUNK_BYTES)
    assert wrong.value.code == "pouch.too_large"
    assert source.tell() <= FRONT_BYTES + 6 * WHOLE


@pytest.mark.parametrize("count", [0, RECIPIENTS_MAX + 1, 65_535])
def test_a_front_for_nobody_or_for_far_too_many_is_refused_unread(count: int) -> None:
    source = io.BytesIO(pouch.MAGIC + b"\0\1" + count.to_bytes(2, "big") + bytes(7_000_000))
    with pytest.raises(Refusal) as wrong:
        recipients_of(source)
    assert wrong.value.code == "pouch.damaged"
    assert source.tell() == 12


def test_a_form_to_come_is_refused_with_what_to_do() -> None:
    whole = locked(b"takings")
    newer = whole[:8] + (2).to_bytes(2, "big") + whole[10:]
    assert refused(newer) == "pouch.version"


def test_the_longest_list_of_stores_fits() -> None:
    keys = [CarryingKey.of(signer(f"many {at}")) for at in range(360)]
    whole = locked(b"staff", *keys)
    assert opened(whole, keys[-1]) == b"staff"
    assert len(whole) < 33_000


def test_a_large_file_is_neither_written_nor_read_in_memory() -> None:
    class Nothing(io.RawIOBase):
        """Sixteen megabytes that are nowhere."""

        def __init__(self) -> None:
            self.left = 16 * MIB

        def read(self, size: int = -1) -> bytes:
            self.left -= (given := min(size, self.left))
            return bytes(given)

    file = io.BytesIO()
    file.seek(17 * MIB)
    file.write(b"\0")  # its room is made before anything is measured
    file.seek(0)
    tracemalloc.start()
    lock(Nothing(), file, [OURS.public_key])  # type: ignore[arg-type]
    file.truncate()
    file.seek(0)
    assert sum(map(len, unlock(file, ring(OURS)))) == 16 * MIB
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * MIB


def test_the_same_twice_looks_like_two() -> None:
    assert locked(b"takings") != locked(b"takings")


def test_a_carrying_key_follows_from_its_signing_key_and_is_another() -> None:
    one = signer("register")
    assert CarryingKey.of(one).public_key == CarryingKey.of(one).public_key
    assert CarryingKey.of(one).public_key not in {one.public_key, one.private_bytes()}
    assert one.private_bytes().hex()[:16] not in repr(CarryingKey.of(one))


def test_it_is_written_as_the_description_says() -> None:
    """Opened step by step with nothing of ours but the key: HPKE, then STREAM."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    whole = locked(body(CHUNK_BYTES + 5))
    assert whole[:12] == b"\x89SHBPCH\n\x00\x01\x00\x01"
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    own = suite.decrypt(whole[20:100], OURS._key, b"shoebox/pouch/1")
    front, rest = whole[:FRONT_BYTES], whole[FRONT_BYTES:]
    derive = HKDF(algorithm=SHA256(), length=32, salt=hashlib.sha256(front).digest(), info=b"shoebox/chunks/1")
    cipher = ChaCha20Poly1305(derive.derive(own))
    parts = cipher.decrypt(bytes(12), rest[:WHOLE], None), cipher.decrypt(bytes(10) + b"\1\1", rest[WHOLE:], None)
    assert b"".join(parts) == body(CHUNK_BYTES + 5)
    assert X25519PublicKey.from_public_bytes(OURS.public_key)
