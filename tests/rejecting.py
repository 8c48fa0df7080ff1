"""Everything that head office must not take, by line and by stick: a day of a register, spoilt in one way each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from boxmaking import MemoryRegister, signer
from shoebox.central import Central
from shoebox.domain.acts import PadIssued, Sale
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.carrying import PARCEL_BYTES_MAX, Place
from shoebox.domain.entry import BODY_BYTES_MAX, BODY_DEPTH_MAX, read_body, write_body
from shoebox.domain.holdings import Outcome
from shoebox.formats import box, frames, parcel

CARD = b"4111111111111111"


@dataclass
class Offered:
    """A register whose first day is held, and the second as it is spoilt: parcel and box are made of it at the end."""

    central: Central
    register: MemoryRegister
    first: int  # the first entry of the second day
    parcel: bytes = b""
    box: bytes = b""
    totals_minor: tuple[tuple[str, int], ...] = (("card", 1_999),)

    def last_sale(self) -> bytes:
        """The body of the second day's sale."""
        return self.register.entries[self.first].body

    def with_body(self, body: bytes, kind: str = "sale") -> None:
        """One more entry, truly chained and signed, that says this."""
        self.register.append_body(kind, body)


def offered(central: Central, store: str) -> Offered:
    register = MemoryRegister(store)
    register.open()
    register.sale(6_241)
    register.close()
    central.enrol(register.enrolment)
    assert central.line.take("by line", register.parcel())[0].outcome == Outcome.TAKEN
    register.open("2026-11-13")
    register.sale(1_999)
    return Offered(central, register, len(register.entries) - 1)


def sealed_up(case: Offered) -> None:
    """Close the day and make both messages, where the row has not made its own."""
    if case.parcel:
        return
    case.box = case.register.close(totals_minor=case.totals_minor)
    case.parcel = case.register.parcel(case.first)


# -- who


def another(case: Offered, register: MemoryRegister) -> None:
    register.open()
    case.register, case.first, case.totals_minor = register, 1, ()


def unknown_register(case: Offered) -> None:
    another(case, MemoryRegister("9" + case.register.store))


def revoked_register(case: Offered) -> None:
    place = Place(store=case.register.store, register="1", epoch=1)
    case.central.revoke(place, from_seq=case.first, reason="stolen")


def certified_by_nobody(case: Offered) -> None:
    """Another key than the one that head office enrolled under this name."""
    another(case, MemoryRegister(case.register.store, key="thief"))


def wrong_epoch(case: Offered) -> None:
    another(case, MemoryRegister(case.register.store, epoch=2))


# -- signature, hash, chain


def forged_seal(case: Offered) -> None:
    """Sealed by somebody else's hand around true entries."""
    sealed_up(case)
    thief = signer("thief").sign
    for name, tag in (("parcel", parcel._TAG), ("box", box._TAG)):
        data: bytes = getattr(case, name)
        setattr(case, name, data[:-64] + thief(frames.signed(tag, data[-96:-64])))


def forged_entry(case: Offered) -> None:
    entries = case.register.entries
    entries[case.first] = replace(entries[case.first], sig=signer("thief").sign(entries[case.first].hash))


def wrong_hash(case: Offered) -> None:
    """The body says another amount than the hash is of."""
    entry = case.register.entries[case.first]
    case.register.entries[case.first] = replace(entry, body=entry.body.replace(b"1999", b"1998"))


def wrong_prev(case: Offered) -> None:
    """The second day goes on from another first one, of the same key."""
    other = MemoryRegister(case.register.store)
    other.open()
    other.sale(700)
    other.close()
    other.open("2026-11-13")
    other.sale(1_999)
    case.register = other


# -- numbers


def gap(case: Offered) -> None:
    sealed_up(case)
    case.parcel, case.box = case.register.parcel(case.first + 1), b""


def with_head(case: Offered, data: bytes, kind: Any, **said: object) -> bytes:
    """The same under a true seal, with a head that says this."""
    size = int.from_bytes(data[10:14], "big")
    plain = json.loads(data[18 : 18 + size]) | said
    return frames.write_sealed(
        parcel.write_plain(plain), data[18 + size : -96], magic=kind.MAGIC, version=kind.VERSION,
        sign=lambda digest: case.register.signer.sign(frames.signed(kind._TAG, digest)),
    )  # fmt: skip


def numbered(first: int, last: int) -> Callable[[Offered], None]:
    """Heads that say these numbers."""

    def spoil(case: Offered) -> None:
        sealed_up(case)
        case.parcel = with_head(case, case.parcel, parcel, first_seq=first, last_seq=last)
        case.box = with_head(case, case.box, box, first_seq=first, last_seq=last)

    return spoil


def same_number_other_words(case: Offered) -> None:
    """A copy of the register, which sold something else under the numbers of the first day."""
    copied = MemoryRegister(case.register.store)
    copied.open()
    copied.sale(700)
    box_of_copy = copied.close()
    case.register, case.first, case.parcel, case.box = copied, 1, copied.parcel(), box_of_copy


def after_the_close(case: Offered) -> None:
    """A sale behind the day's close, in the same box and in the same parcel."""
    case.register.close(totals_minor=(("card", 1_999),))
    case.register.first_seq = case.first
    case.register.sale(500)
    case.parcel = case.register.parcel(case.first)
    case.box = case.register.box(totals_minor=(("card", 2_499),))


def opened_on(day: str) -> Callable[[Offered], None]:
    """The second day says that it is this one: as text each comes after the first."""

    def spoil(case: Offered) -> None:
        del case.register.entries[case.first - 1 :]
        case.register.z_no, case.register.count, case.register.totals = 1, 1, Counter({"card": 6_241})
        case.register.open(day)
        case.register.sale(1_999)
        case.box = with_head(case, case.register.close(totals_minor=case.totals_minor, day="2026-11-13"), box, day=day)
        case.parcel = case.register.parcel(case.first)

    return spoil


# -- what a body may be


def saying(change: Callable[[bytes], bytes], kind: str = "sale") -> Callable[[Offered], None]:
    return lambda case: case.with_body(change(case.last_sale()), kind)


def noted(words: bytes) -> Callable[[Offered], None]:
    return saying(lambda body: body.replace(b'"reason":""', b'"reason":' + words))


def amounting_to(words: bytes) -> Callable[[Offered], None]:
    return saying(lambda body: body.replace(b'"amount_minor":1999', b'"amount_minor":' + words))


DEEP = b"[" * (BODY_DEPTH_MAX + 1) + b"]" * (BODY_DEPTH_MAX + 1)


# -- what a sale may be


def selling(**said: object) -> Callable[[Offered], None]:
    plain = {"slip": "085100099", "tender": "card", "amount_minor": 500, "tax_minor": 0, "currency": "USD"}

    def spoil(case: Offered) -> None:
        case.register.append(Sale(**(plain | said)))  # type: ignore[arg-type]

    return spoil


def card_in_a_note(case: Offered) -> None:
    selling(reason="card 4111 1111 1111 1111")(case)
    case.totals_minor = (("card", 2_499),)


def wrong_totals(case: Offered) -> None:
    case.register.totals["card"] += 1
    case.register.append(PadIssued(first="085100000", last="085100099"))


def sealed_with(letters: str) -> Callable[[Offered], None]:
    def spoil(case: Offered) -> None:
        envelope = read_body(case.register.entries.pop().body)
        case.with_body(write_body(replace(envelope, data={**envelope.data, "sealed": letters})))

    return spoil


def too_many_bytes(case: Offered) -> None:
    case.parcel, case.box = bytes(PARCEL_BYTES_MAX + 1), bytes(BOX_BYTES_MAX + 1)


# Id, what is wrong, the reason by line, and that of a box; empty where a box is taken: days may come in any order.
ROWS: list[tuple[str, Callable[[Offered], None], str, str]] = [
    ("unknown-register", unknown_register, "carry.unknown_register", "central.unknown_register"),
    ("revoked-register", revoked_register, "parcel.revoked", "central.revoked"),
    ("bad-certificate", certified_by_nobody, "parcel.other_key", "central.other_key"),
    ("wrong-epoch", wrong_epoch, "carry.other_epoch", "central.unknown_register"),
    ("wrong-signature-of-the-seal", forged_seal, "parcel.forged", "box.forged"),
    ("wrong-signature-of-an-entry", forged_entry, "parcel.signature", "box.signature"),
    ("wrong-hash", wrong_hash, "parcel.chain", "box.chain"),
    ("wrong-prev", wrong_prev, "parcel.fork", "central.broken_link"),
    ("gap", gap, "parcel.gap", ""),
    ("number-zero", numbered(0, 1), "parcel.head", "box.head"),
    ("number-beyond-2^53", numbered(2**53 + 1, 2**53 + 1), "parcel.head", "box.head"),
    ("same-number-other-hash", same_number_other_words, "parcel.fork", "central.fork"),
    ("after-day-closed", after_the_close, "parcel.after_close", "box.after_close"),
    ("day-that-is-none", opened_on("zzz"), "parcel.body", "box.head"),
    ("day-beyond-its-month", opened_on("2026-11-31"), "parcel.body", "box.head"),
    ("day-in-other-digits", opened_on("20261113"), "parcel.body", "box.head"),
    ("message-over-its-limit", too_many_bytes, "parcel.too_large", "box.too_large"),
    ("body-over-its-limit", noted(b'"' + b"x" * BODY_BYTES_MAX + b'"'), "parcel.body", "box.body"),
    ("too-deep", noted(DEEP), "parcel.body", "box.body"),
    ("key-twice", saying(lambda body: body[:-1] + b"," + body[1:]), "parcel.body", "box.body"),
    ("float", amounting_to(b"19.99"), "parcel.body", "box.body"),
    ("nan", amounting_to(b"NaN"), "parcel.body", "box.body"),
    ("endless-number", amounting_to(b"1e400"), "parcel.body", "box.body"),
    ("not-nfc", noted('"e\u0301"'.encode()), "parcel.body", "box.body"),
    ("lone-surrogate", noted(b'"\\ud800"'), "parcel.body", "box.body"),
    ("newer-schema", saying(lambda body: body.replace(b'"v":1', b'"v":2')), "parcel.newer", "box.newer"),
    ("newer-kind", saying(lambda body: body, "lottery"), "parcel.newer", "box.newer"),
    ("amount-zero", selling(amount_minor=0), "parcel.money", "box.money"),
    ("amount-below-zero", selling(amount_minor=-500), "parcel.money", "box.money"),
    ("other-currency", selling(currency="EUR"), "parcel.money", "box.money"),
    ("wrong-totals", wrong_totals, "parcel.sums", "box.sums"),
    ("seal-too-short", sealed_with("ab" + "c" * 157), "parcel.body", "box.body"),
    ("seal-too-long", sealed_with("ab" + "c" * 159), "parcel.body", "box.body"),
    ("card-number", card_in_a_note, "parcel.card_number", "central.card_number"),
]  # fmt: skip
