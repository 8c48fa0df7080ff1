"""Entries behind their lengths are read in one way through them, as if each part were taken by itself."""

from __future__ import annotations

import hashlib

from hypothesis import example, given
from hypothesis import strategies as st

from shoebox.domain.chain import entry_hash
from shoebox.domain.entry import BODY_BYTES_MAX, Entry
from shoebox.domain.errors import Refusal
from shoebox.formats.frames import KIND_BYTES_MAX, Bytes, frame, read_frames

PREV = b"p" * 32


def entry(kind: str, body: bytes) -> Entry:
    return Entry("1", 1, 7, kind, body, PREV, hashlib.sha256(body).digest(), b"s" * 64)


def read(data: bytes, seqs: range) -> list[tuple[object, ...]] | str:
    try:
        entries = read_frames(data, register="1", epoch=1, seqs=seqs, prev=PREV)
    except Refusal as wrong:
        return f"{wrong.code} {sorted(wrong.facts.items())}"
    return [(one.seq, one.kind, one.body, one.prev, one.hash, one.sig) for one in entries]


def read_part_by_part(data: bytes, seqs: range) -> list[tuple[object, ...]] | str:
    inside, found, prev = Bytes(data), [], PREV
    outside = f"box.range {[('first', seqs[0]), ('last', seqs[-1])]}"
    try:
        for seq in seqs:
            kind = inside.take(inside.number(1))
            size = inside.number()
            if len(kind) > KIND_BYTES_MAX or not kind.isascii() or size > BODY_BYTES_MAX:
                return f"box.body {[('entry', seq), ('why', 'length')]}"
            body, digest, sig = inside.take(size), inside.take(32), inside.take(64)
            found.append((seq, kind.decode("ascii"), body, prev, digest, sig))
            prev = digest
    except Refusal:
        return outside
    return outside if inside.left else found


frames = st.lists(
    st.builds(entry, st.text(st.characters(max_codepoint=127), max_size=KIND_BYTES_MAX), st.binary(max_size=30)),
    max_size=3,
).map(lambda entries: b"".join(map(frame, entries)))


@given(
    data=frames, count=st.integers(1, 4), cut=st.integers(0, 300), at=st.integers(0, 60), byte=st.integers(0, 255),
    change=st.sampled_from(["", "cut", "byte", "more"]),
)  # fmt: skip
@example(data=b"", count=1, cut=0, at=0, byte=0, change="")
@example(data=frame(entry("x" * 40, b"")), count=1, cut=0, at=0, byte=41, change="byte")
@example(data=frame(entry("sale", b"{}")), count=1, cut=0, at=6, byte=255, change="byte")
def test_any_bytes_are_read_as_part_by_part(data: bytes, count: int, cut: int, at: int, byte: int, change: str) -> None:
    if change == "cut":
        data = data[: -cut or None]
    elif change == "byte" and data:
        at %= len(data)
        data = data[:at] + bytes([byte]) + data[at + 1 :]
    elif change == "more":
        data += bytes([byte])
    seqs = range(7, 7 + count)
    assert read(data, seqs) == read_part_by_part(data, seqs)


@given(register=st.text(max_size=5), kind=st.text(max_size=5), body=st.binary(max_size=3_000))
def test_a_hash_takes_each_field_behind_its_length(register: str, kind: str, body: bytes) -> None:
    digest = hashlib.sha256(b"shoebox/entry/1")
    for field in (register.encode(), b"2", b"7", kind.encode(), body, PREV):
        digest.update(len(field).to_bytes(8, "big"))
        digest.update(field)
    assert entry_hash(register=register, epoch=2, seq=7, kind=kind, body=body, prev=PREV) == digest.digest()
