"""A hash covers every field of an entry and the whole history before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.chain import HASH_BYTES, entry_hash, genesis, hash_of
from shoebox.domain.entry import Entry

FIELDS = {"register": "1", "epoch": 1, "seq": 7, "kind": "sale", "body": b"{}", "prev": bytes(32)}


def test_the_hash_is_for_ever() -> None:
    """Books of today must still prove themselves in ten years: this value may never change."""
    assert entry_hash(**FIELDS).hex() == "5efd80e442c0d2644a03986151af21dd2f0fbf86c1263463fb03f4b6546527fc"


@pytest.mark.parametrize(
    "change",
    [{"register": "2"}, {"epoch": 2}, {"seq": 8}, {"kind": "void"}, {"body": b"{} "}, {"prev": bytes(31) + b"\x01"}],
    ids=lambda change: next(iter(change)),
)
def test_each_field_changes_the_hash(change: dict[str, object]) -> None:
    assert entry_hash(**{**FIELDS, **change}) != entry_hash(**FIELDS)


@given(register=st.text(max_size=5), kind=st.text(max_size=5), body=st.binary(max_size=8), cut=st.integers(0, 5))
def test_letters_cannot_wander_from_one_field_to_the_next(register: str, kind: str, body: bytes, cut: int) -> None:
    plain = {**FIELDS, "register": register, "kind": kind, "body": body}
    moved = {**plain, "kind": kind[:cut], "body": kind[cut:].encode() + body}
    assert (entry_hash(**plain) == entry_hash(**moved)) == (plain == moved)


def test_a_genesis_is_bound_to_register_epoch_and_key() -> None:
    one = genesis("1", 1, bytes(32))
    assert len({one, genesis("2", 1, bytes(32)), genesis("1", 2, bytes(32)), genesis("1", 1, b"\x01" * 32)}) == 4
    assert len(one) == HASH_BYTES


def chain(bodies: list[bytes]) -> list[Entry]:
    entries, prev = [], genesis("1", 1, bytes(32))
    for seq, body in enumerate(bodies, start=1):
        bare = Entry("1", 1, seq, "sale", body, prev, b"", b"")
        entries.append(replace(bare, hash=hash_of(bare)))
        prev = entries[-1].hash
    return entries


@given(bodies=st.lists(st.binary(max_size=6), min_size=2, max_size=8, unique=True), data=st.data())
def test_any_change_of_history_changes_every_head_after_it(bodies: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bodies) - 1))
    other = [*bodies[:at], bodies[at] + b"!", *bodies[at + 1 :]]
    for one, two in zip(chain(bodies)[at:], chain(other)[at:], strict=True):
        assert one.hash != two.hash
    assert chain(bodies)[-1].hash != chain(bodies[:at] + bodies[at + 1 :])[-1].hash
