"""The sealed box as bytes: what goes in comes out, and nothing else is a box."""

from __future__ import annotations

import hashlib
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boxmaking import MemoryRegister, day_of
from shoebox.domain.acts import Sale
from shoebox.domain.box import BOX_BYTES_MAX, BOX_ENTRIES_MAX, BoxHead, box_number
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import SENTENCES, sentence
from shoebox.formats import box as box_format
from shoebox.formats.box import MAGIC, box_verdict, peek_head, read_box
from shoebox.formats.box_head import file_stem, write_head
from shoebox.formats.frames import frame, signed

MOVES = st.lists(
    st.tuples(st.sampled_from(("card", "cash", "refund", "void")), st.integers(1, 10**9)), min_size=0, max_size=12
)


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_box(data)
    assert caught.value.code in SENTENCES
    assert "?" not in sentence(caught.value)
    return caught.value


@given(moves=MOVES)
@settings(max_examples=60, deadline=None)
def test_a_box_gives_back_the_entries_that_went_in(moves: list[tuple[str, int]]) -> None:
    """Any day of sales, refunds and voids -> the same entries, the same sums, the same bytes twice."""
    register = MemoryRegister()
    register.open()
    struck: set[int] = set()
    for what, amount_minor in moves:
        sales = [entry for entry in register.entries if entry.kind == "sale" and entry.seq not in struck]
        if what in ("card", "cash"):
            register.sale(amount_minor, tender=what)
        elif what == "refund" and sales:
            register.refund(sales[0], 1)
        elif what == "void" and sales:
            struck.add(sales[-1].seq)
            register.void(sales[-1])
    totals = {name: value for name, value in register.totals.items() if value}
    data = register.close()
    box = read_box(data)
    assert box.entries == tuple(register.entries)
    assert dict(box.head.totals_minor) == totals
    assert box.digest == hashlib.sha256(data).digest()
    register.first_seq = 1
    assert register.box() == data


def test_the_second_day_goes_on_from_the_first() -> None:
    """085-1-0001: 62.41 | 085-1-0002: 10.00, and the sale of the day before struck out -> totals 10.00 - 62.41."""
    register = MemoryRegister()
    register.open()
    sale = register.sale(6_241)
    first = read_box(register.close())
    register.open("2026-11-13")
    register.sale(1_000)
    register.void(sale)
    second = read_box(register.close())
    assert second.head.prev == first.head.head
    assert second.head.first_seq == first.head.last_seq + 1
    assert second.head.totals_minor == (("card", 1_000 - 6_241),)


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_any_byte_flipped_is_refused(flip: int) -> None:
    """A box of two sales, each byte of it changed in turn."""
    data = day_of(6_241, 1_999)[1]
    for at in range(len(data)):
        refused(data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :])


def test_any_part_of_a_box_is_refused() -> None:
    """A box cut at each of its lengths, and one with something behind it."""
    data = day_of(6_241)[1]
    codes = {refused(data[:length]).code for length in range(len(MAGIC), len(data))}
    assert codes == {"box.truncated"}
    assert refused(b"").code == "box.not_a_box"
    assert refused(data + b"\0").code == "box.damaged"


@given(data=st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_other_bytes_are_no_box(data: bytes) -> None:
    """Noise, as it is and behind a true beginning."""
    refused(data)
    whole = day_of(6_241)[1]
    refused(whole[:60] + data)
    assert peek_head(data) is None


@given(body=st.binary(max_size=300), head=st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_noise_under_a_true_seal_is_refused(body: bytes, head: bytes) -> None:
    """A register that signs nonsense: head or body is noise, check sum and signature fit."""
    register, _ = day_of(6_241)
    refused(sealed(register, write_head(register_head(register)), zlib.compress(body)))
    refused(sealed(register, head, zlib.compress(body)))
    refused(sealed(register, write_head(register_head(register)), body))


def register_head(register: MemoryRegister) -> BoxHead:
    register.first_seq = 1
    return register.head()


def sealed(register: MemoryRegister, head: bytes, packed: bytes) -> bytes:
    inside = MAGIC + b"\0\1" + len(head).to_bytes(4, "big") + len(packed).to_bytes(4, "big") + head + packed
    digest = hashlib.sha256(inside).digest()
    return inside + digest + register.signer.sign(signed(box_format._TAG, digest))


def test_a_bomb_is_not_inflated() -> None:
    """200 MB of zeros in 200 KB, sealed by an enrolled register."""
    register, _ = day_of(6_241)
    packed = zlib.compress(bytes(200 * 1024 * 1024))
    assert refused(sealed(register, write_head(register_head(register)), packed)).code == "box.too_large"
    assert refused(bytes(BOX_BYTES_MAX + 1)).code == "box.too_large"


def test_another_registers_seal_is_a_forgery() -> None:
    """Register 2 seals the entries of register 1, with register 1's name on the head."""
    _register, data = day_of(6_241)
    thief = MemoryRegister(register="2")
    inside = data[:-64]
    assert refused(inside + thief.signer.sign(signed(box_format._TAG, inside[-32:]))).code == "box.forged"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"store": "086", "box_no": "086-1-0001"}, "box.store"),
        ({"day": "2026-11-13"}, "box.day"),
        ({"totals_minor": (("card", 6_242),)}, "box.totals"),
        ({"totals_minor": (("cash", 6_241),)}, "box.totals"),
        ({"z_no": 2, "box_no": "085-1-0002"}, "box.not_closed"),
        ({"seal": "A 448 211"}, "box.not_closed"),
        ({"currency": "EUR"}, "box.money"),
        ({"head": bytes(32)}, "box.chain"),
        ({"prev": bytes(32)}, "box.chain"),
        ({"epoch": 2, "box_no": "085-1-0001-e2"}, "box.chain"),
        ({"register": "2", "box_no": "085-2-0001"}, "box.chain"),
    ],
)
def test_a_head_that_differs_from_its_entries_is_refused(other: dict[str, object], code: str) -> None:
    """One sale of 62.41, sealed by its own register under a head that says something else."""
    register, _ = day_of(6_241)
    register.first_seq = 1
    assert refused(register.box(**other)).code == code


def test_entries_added_left_out_or_exchanged_are_refused() -> None:
    """The head says entries 1 to 5; four are inside, or six."""
    register, _ = day_of(6_241, 1_999)
    register.first_seq = 1
    head = write_head(register.head())
    frames = [frame(entry) for entry in register.entries]
    assert refused(sealed(register, head, zlib.compress(b"".join(frames[:-1])))).code == "box.range"
    assert refused(sealed(register, head, zlib.compress(b"".join([*frames, frames[-1]])))).code == "box.range"
    frames[2], frames[3] = frames[3], frames[2]
    exchanged = refused(sealed(register, head, zlib.compress(b"".join(frames))))
    assert (exchanged.code, exchanged.facts["entry"]) == ("box.chain", 3)


def test_an_entry_signed_by_another_key_is_named() -> None:
    """Entry 3 re-signed by somebody else: the chain holds, the signature does not."""
    register, _ = day_of(6_241, 1_999)
    register.first_seq = 1
    entry = register.entries[2]
    forged = frame(entry)[:-64] + MemoryRegister(register="9").signer.sign(entry.hash)
    frames = [frame(each) for each in register.entries]
    frames[2] = forged
    wrong = refused(sealed(register, write_head(register.head()), zlib.compress(b"".join(frames))))
    assert (wrong.code, wrong.facts["entry"]) == ("box.signature", 3)


def test_running_totals_that_do_not_add_up_are_named() -> None:
    """Entry 3 says 62.41 and a running total of 62.42, hashed and signed truly."""
    register = MemoryRegister()
    register.open()
    act = Sale(slip="085100001", tender="card", amount_minor=6_241, tax_minor=0, currency="USD")
    register.append(act, totals_minor={"card": 6_242})
    register.totals["card"] = 6_241
    register.sale(100)
    register.totals["card"] = 6_342
    with pytest.raises(Refusal) as caught:
        register.close()
    assert (caught.value.code, caught.value.facts["entry"]) == ("box.sums", 3)


def test_a_day_that_is_not_closed_is_no_box() -> None:
    """Opened, one sale, sealed without a close."""
    register = MemoryRegister()
    register.open()
    register.sale()
    assert refused(register.box()).code == "box.not_closed"


def test_too_many_entries_are_refused_before_they_are_read() -> None:
    """A head that says one entry more than a box may hold."""
    register, _ = day_of(6_241)
    register.first_seq = 1
    head = register.head(last_seq=BOX_ENTRIES_MAX + 1)
    assert refused(sealed(register, write_head(head), zlib.compress(b""))).code == "box.too_large"


def test_a_verdict_is_one_line() -> None:
    """Whole: store, day, entries, money. Damaged: what and where."""
    register, data = day_of(6_241)
    whole = box_verdict(data)
    assert (whole.ok, whole.line) == (
        True,
        "Box 085-1-0001 is whole: store 085, 2026-11-12, entries 1 to 4, $62.41.",
    )
    register.first_seq = 1
    broken = box_verdict(register.box(store="086", box_no="086-1-0001"))
    assert (broken.ok, broken.first_bad_seq) == (False, 1)


@pytest.mark.parametrize(
    ("register", "stem"),
    [("1", "085-1-0001"), ("../../etc", "x"), ("CON", "085-CON-0001"), ("a" * 300, "x")],
)
def test_a_file_name_is_made_of_plain_ids_only(register: str, stem: str) -> None:
    """Hostile register names never reach a disk."""
    name = file_stem(box_number(store="085", register=register, epoch=1, z_no=1))
    assert name.startswith(stem)
    assert len(name) < 80
    assert not set(name) & set("/\\.:")
