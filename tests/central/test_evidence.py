"""What is kept of refused boxes: their bytes, unless a card number is in them, however deep."""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import replace

import pytest

from boxmaking import MemoryRegister, day_of
from postgresmaking import everything_in, rows_of
from shoebox.central import Central
from shoebox.central.evidence import KEPT_BYTES_MAX, LOOKED_BYTES_MAX, may_be_kept
from shoebox.domain.entry import read_body, write_body
from shoebox.domain.holdings import Outcome
from shoebox.formats.box import MAGIC

CARD = "4111 1111 1111 1111"


def card_box() -> bytes:
    """A box whose one sale has the card in its reason, packed and so not to be seen from outside."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241, reason=f"card {CARD}")
    return register.close()


def frame(body: bytes, *, head: bytes = b"{}") -> bytes:
    """Something in the form of a box, with any words in it."""
    packed = zlib.compress(body)
    return MAGIC + b"\0\1" + len(head).to_bytes(4, "big") + len(packed).to_bytes(4, "big") + head + packed + bytes(96)


def test_honest_boxes_are_kept_whole_cut_and_mostly_damaged() -> None:
    """A day of 60 sales, with all its times, keys and hashes; cut in forty places; a byte wrong in each of them."""
    data = day_of(*range(1_000, 1_060))[1]
    assert may_be_kept(data)
    places = range(0, len(data), len(data) // 40)
    assert all(may_be_kept(data[:at]) for at in places)
    kept = [may_be_kept(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]) for at in places]
    assert sum(kept) > len(kept) // 2


@pytest.mark.parametrize("changed", [
    pytest.param(lambda data: data[:-40], id="cut"),
    pytest.param(lambda data: data[:-1] + bytes([data[-1] ^ 1]), id="forged"),
    pytest.param(lambda data: data[:-110] + b"x" * 110, id="damaged behind"),
    pytest.param(lambda data: data + b"x", id="longer"),
])  # fmt: skip
def test_a_card_number_in_a_refused_box_leaves_the_reason_and_the_hash_alone(central: Central, changed) -> None:
    """The box would have been refused anyway, before anybody came to read its words."""
    result, _ = central.take_box("box.shoebox", changed(card_box()))
    assert result.outcome is Outcome.REFUSED
    assert result.code.startswith("box.")
    kept = rows_of(central.folder, "SELECT data IS NULL, length(digest), code FROM quarantine")
    assert kept == [(1, 32, result.code)]
    assert [one.kept for one in central.quarantined()] == [False]


@pytest.mark.parametrize("data", [
    pytest.param(f"name,card\nAnn,{CARD}\n".encode(), id="text"),
    pytest.param(f"name,card\nÄnn,{CARD}\n".encode("utf-16"), id="utf-16"),
    pytest.param(b"\xff\xfe\x80" * 99 + CARD.encode() + b"\xff" * 99, id="between other bytes"),
    pytest.param(MAGIC + CARD.encode(), id="behind a box's first bytes"),
    pytest.param(frame(b"", head=b'{"store":"4111111111111111"}'), id="head"),
    pytest.param(frame(CARD.encode()), id="packed, and no entries"),
    pytest.param(frame(b"\4sale" + (21).to_bytes(4, "big") + b'"' + CARD.encode() + b'"' + bytes(96)), id="a body"),
    pytest.param(bytes(KEPT_BYTES_MAX + 1), id="too large"),
    pytest.param(frame(bytes(LOOKED_BYTES_MAX + 1)), id="a bomb"),
    pytest.param(b"1" * KEPT_BYTES_MAX, id="digits and no end of them"),
    pytest.param(frame(b"1" * LOOKED_BYTES_MAX), id="digits, packed"),
    pytest.param(frame("\ufdfa".encode() * (LOOKED_BYTES_MAX // 3)), id="signs of which each is eighteen"),
])  # fmt: skip
def test_what_holds_a_card_number_or_can_not_be_looked_through_is_not_kept(data: bytes) -> None:
    assert not may_be_kept(data)


@pytest.mark.parametrize("data", [b"", b"noise", bytes(range(256)) * 99, frame(b""), frame(b"\xff" * 999)])
def test_what_is_merely_noise_is_kept(data: bytes) -> None:
    assert may_be_kept(data)


def test_a_claimed_store_that_is_a_card_number_is_in_no_row_and_no_sentence(central: Central) -> None:
    """A box of store 4111111111111111, whole and true to itself."""
    register = MemoryRegister("4111111111111111")
    register.open()
    result, _ = central.take_box("box.shoebox", register.close())
    assert result.outcome is Outcome.REFUSED
    assert "4111111111111111" not in repr(result)
    assert b"4111111111111111" not in everything_in(central.folder)


@pytest.fixture
def put_in_order(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all texts that are put in order."""
    lengths: list[int] = []
    normalize = unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or normalize(form, text))
    return lengths


PILES = ["\u0301\u0316", "\u0f73", "\uff9e\u0316"]


@pytest.mark.parametrize("pile", PILES, ids=ascii)
def test_signs_that_pile_up_are_no_text_that_is_kept(pile: str, put_in_order: list[int]) -> None:
    """Thousands of accents on one letter, which would be sorted for minutes; thirty are still a word of somebody's."""
    assert not may_be_kept(("a" + pile * 20_000).encode())
    assert put_in_order == [], "not even begun"
    assert may_be_kept(("a" + pile * (30 // len(pile)) + " and so on").encode())


@pytest.mark.parametrize("where", ["clerk", "reason"])
def test_nor_are_they_in_an_entry_that_is_written_as_entries_are(where: str, put_in_order: list[int]) -> None:
    """The half-width mark stands for itself in a body; only who looks for digits takes it apart."""
    register = MemoryRegister()
    register.open()
    body = read_body(register.sale(6_241).body)
    pile = "a" + "\uff9e\u0316" * 10_000
    said = replace(body, clerk=pile) if where == "clerk" else replace(body, data={**body.data, "reason": pile})
    sale = write_body(said)
    put_in_order.clear()
    assert not may_be_kept(frame(b"\4sale" + len(sale).to_bytes(4, "big") + sale + bytes(96)))
    assert max(put_in_order, default=0) < 1_000
