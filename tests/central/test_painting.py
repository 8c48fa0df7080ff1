"""Who can turn a store's tile red: whoever has a key of it. And what an honest store in trouble shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister, signer
from rejecting import ROWS, Offered, offered, sealed_up
from shoebox.central import Central
from shoebox.domain.carrying import NO_ROOT, Claim, Hello
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome
from shoebox.domain.wall import Tile, TileState, unproved_words
from shoebox.formats import box, frames, parcel
from shoebox.formats.carrying import read_welcome, write_claim, write_hello
from shoebox.service.stores_page import stores_html

pytestmark = pytest.mark.thorough

THIEF = signer("thief")
# Refused before anybody looks whose seal it is, or for the very reason that it is nobody's: not even its own key shows.
NOBODY_S = {
    "unknown-register", "bad-certificate", "wrong-epoch", "wrong-signature-of-the-seal", "number-zero",
    "number-beyond-2^53", "message-over-its-limit",
}  # fmt: skip


def tile_of(central: Central, store: str = "085") -> Tile:
    return next(tile for tile in central.wall().tiles if tile.store == store)


def sent(central: Central, data: bytes) -> None:
    """By line where it is a parcel, by stick where it is a box; it is refused."""
    take = central.line.take if data.startswith(parcel.MAGIC[:8]) else central.take_box
    assert take("from somewhere", data)[0].outcome is Outcome.REFUSED


def sealed_anew(data: bytes, *, own_key: bool) -> bytes:
    """The same words, or under the thief's key in the head too, in the thief's seal."""
    kind: Any = parcel if data.startswith(parcel.MAGIC) else box
    size = int.from_bytes(data[10:14], "big")
    head = json.loads(data[18 : 18 + size])
    if own_key:
        head["public_key"] = THIEF.public_key.hex()
    return frames.write_sealed(
        parcel.write_plain(head), data[18 + size : -96], magic=kind.MAGIC, version=kind.VERSION,
        sign=lambda digest: THIEF.sign(frames.signed(kind._TAG, digest)),
    )  # fmt: skip


def made_up(case: Offered) -> Iterator[bytes]:
    """What a stranger makes of a spoilt day: it as it is, and packed anew."""
    for data in filter(None, (case.parcel, case.box)):
        if data.startswith((parcel.MAGIC, box.MAGIC)):
            yield from (sealed_anew(data, own_key=own_key) for own_key in (False, True))
        yield data[:-1]
        yield data[: len(data) // 2] + b"\0" + data[len(data) // 2 :]


def test_no_stranger_paints_a_store(central: Central) -> None:
    """Whatever head office must not take, sent by one who has no key of the store: listed with its words, not red."""
    played = {f"{100 + at}": row[:2] for at, row in enumerate(ROWS) if row[0] not in NOBODY_S}
    for store, (name, spoil) in played.items():
        case = offered(central, store)
        spoil(case)
        sealed_up(case)
        for data in made_up(case):
            sent(central, data)
        for epoch in (1, 2):
            thief = MemoryRegister(store, key="thief", epoch=epoch)
            thief.open()
            thief.sale(6_241)
            thief.close()
            thief.open("2026-11-13")
            thief.sale(1_999)
            other = Offered(central, thief, len(thief.entries) - 1)
            if name != "revoked-register":
                spoil(other)
            if other.register is thief:  # some spoil by a copy of the store's own
                sealed_up(other)
                for data in filter(None, (other.parcel, other.box)):
                    sent(central, data)
    wall = central.wall()
    for tile in wall.tiles:
        name = ROWS[int(tile.store) - 100][0]
        assert (tile.state, tile.refused) == (TileState.UP_TO_DATE, 0), name
        assert tile.unproved > 0, name
    assert (len(wall.tiles), wall.unproved >= sum(tile.unproved for tile in wall.tiles)) == (len(played), True)
    assert all(one.sentence.endswith(".") for one in central.quarantined())


def test_a_store_s_own_key_paints_it(central: Central) -> None:
    """The same by the register itself, whose key is known: red, but where nothing shows that it was the register."""
    for at, (_, spoil, _, _) in enumerate(ROWS):
        case = offered(central, f"{100 + at}")
        spoil(case)
        sealed_up(case)
        for data in filter(None, (case.parcel, case.box)):
            sent(central, data)
    for (name, *_), tile in zip(ROWS, central.wall().tiles, strict=True):
        assert (tile.state is TileState.REFUSED) == (name not in NOBODY_S), name


# -- an honest store in trouble


def sold(central: Central, register: str, *, epoch: int = 1, is_known: bool = True) -> MemoryRegister:
    made = MemoryRegister(register=register, epoch=epoch)
    if is_known:
        central.enrol(made.enrolment)
    made.open()
    made.sale(6_241)
    return made


def heard(central: Central, register: MemoryRegister, *, last: int = 0) -> None:
    """The register says how far it is, under its own key, as it does each minute."""
    own = {"store": register.store, "register": register.register, "epoch": register.epoch}
    hello = Hello(**own, app="0.1.0", protocol_oldest=1, protocol_newest=1)  # type: ignore[arg-type]
    nonce = read_welcome(central.line.hello(write_hello(hello))).nonce
    entry = register.entries[(last or len(register.entries)) - 1]
    claim = Claim(**own, nonce=nonce, head_seq=entry.seq, head=entry.hash, central_size=0, central_root=NO_ROOT)  # type: ignore[arg-type]
    central.line.claim(write_claim(claim, register.signer.sign))


def hours(central: Central, number: int) -> None:
    clock = central._clock
    assert isinstance(clock, HandClock)
    clock.pass_min(60 * number)


def test_a_register_whose_new_card_did_not_come_leaves_its_store_behind_with_a_hint(central: Central) -> None:
    """Register 2 was renewed, register 1 goes on: the store is behind for 2's sake until its card is enrolled."""
    one, two = sold(central, "1"), sold(central, "2")
    for register in (one, two):
        central.line.take("by line", register.parcel())
    renewed = sold(central, "2", epoch=2, is_known=False)
    hours(central, 5)
    heard(central, one)
    assert tile_of(central).state is TileState.UP_TO_DATE, "nothing came of the new book: it may be shut"
    sent(central, renewed.parcel())
    tile = tile_of(central)
    assert (tile.state, tile.strange, tile.refused, tile.unproved) == (TileState.BEHIND, ("2",), 0, 1)
    said = stores_html(central.wall())
    assert "Store 085, behind, 1 not proved" in said
    assert "has not been heard since (register: 2)" in said
    central.enrol(renewed.enrolment)
    central.line.take("by line", renewed.parcel())
    tile = tile_of(central)
    assert (tile.state, tile.strange, tile.unproved) == (TileState.UP_TO_DATE, (), 0)


def test_the_only_register_of_a_silent_store_has_the_hint_too(central: Central) -> None:
    """By box too, and though its name is a new one: the store is silent, and something came in its name."""
    central.line.take("by line", sold(central, "1").parcel())
    hours(central, 5)
    assert tile_of(central).strange == ()
    for register in (sold(central, "1", epoch=2, is_known=False), sold(central, "9", is_known=False)):
        sent(central, register.close())
    tile = tile_of(central)
    assert (tile.state, tile.strange) == (TileState.SILENT, ("1", "9"))


def test_a_store_that_is_heard_has_no_hint_by_a_stranger_s_doing(central: Central) -> None:
    """All night somebody sends in its name under a key of theirs: one line of head office's own, and no state."""
    register = sold(central, "1")
    central.line.take("by line", register.parcel())
    for hour in range(9):
        hours(central, 1)
        heard(central, register)
        for name in ("1", "7"):
            sent(central, MemoryRegister(register=name, key=f"thief {hour}").parcel())
    tile = tile_of(central)
    assert (tile.state, tile.strange, tile.unproved) == (TileState.UP_TO_DATE, (), central.wall().unproved)
    said = unproved_words(central.wall())
    assert said in stores_html(central.wall())
    assert "They count for no store" in said


def test_a_disk_that_was_brought_back_from_a_copy_is_red(central: Central) -> None:
    """It has its key, so it proves that it is the store: head office has more of it than it knows itself."""
    register = sold(central, "1")
    central.line.take("by line", register.parcel())
    with pytest.raises(Refusal) as refused:
        heard(central, register, last=2)
    assert refused.value.code == "carry.rolled_back"
    assert tile_of(central).state is TileState.REFUSED


def test_what_a_stranger_makes_up_of_a_left_book_is_not_counted_as_apart(central: Central) -> None:
    """A book that was left lacks an entry; a parcel under another key that claims to be of it changes nothing."""
    old = sold(central, "1")
    central.line.take("by line", old.parcel(last=2))
    heard_of_more = sold(central, "1", epoch=2)
    central.line.take("by line", heard_of_more.parcel())
    before = tile_of(central).left
    thief = MemoryRegister(key="thief")
    thief.open()
    thief.sale(1)
    sent(central, thief.parcel())
    assert tile_of(central).left == before
