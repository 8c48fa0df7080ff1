"""A register that lives in memory: entries chained and signed as a book's are, days closed into boxes."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import Any

from shoebox.domain.act import Act
from shoebox.domain.acts import (
    DayClosed,
    DayOpened,
    Enrolled,
    Refund,
    Sale,
    Void,
    act_of,
)
from shoebox.domain.acts_before import BookBefore
from shoebox.domain.box import BoxHead, Enrolment, box_number
from shoebox.domain.chain import entry_hash, genesis
from shoebox.domain.correction import FACTS, Correction
from shoebox.domain.entry import Entry, Envelope, Kind, read_body, write_body
from shoebox.domain.ids import entry_id
from shoebox.formats.box import write_box
from shoebox.formats.box_check import totals_of
from shoebox.formats.parcel import write_parcel
from shoebox.formats.signing import Signer

NOON_MS = 1_794_484_800_000  # 2026-11-12 12:00 UTC


def signer(name: str) -> Signer:
    """The same key for the same name, so that failures can be replayed."""
    return Signer.from_private_bytes(hashlib.sha256(name.encode()).digest())


class MemoryRegister:
    """One register of one store; `close()` answers the day's box."""

    def __init__(
        self,
        store: str = "085",
        register: str = "1",
        *,
        epoch: int = 1,
        key: str = "",
        training: bool = False,
        name: str = "Harbour Row",
    ) -> None:
        self.store, self.register, self.epoch = store, register, epoch
        self.signer = signer(key or f"{store}/{register}/{epoch}")
        self.entries: list[Entry] = []
        self.first_seq, self.z_no, self.day, self.count = 1, 0, "2026-11-12", 0
        self.totals: Counter[str] = Counter()
        self.name = name
        public_key = self.signer.public_key.hex()
        self.append(Enrolled(store_name=self.name, currency="USD", public_key=public_key, training=training))

    @property
    def enrolment(self) -> Enrolment:
        return Enrolment(
            register=self.register,
            store=self.store,
            store_name=self.name,
            epoch=self.epoch,
            public_key=self.signer.public_key,
        )

    def append(self, act: Act, **envelope_fields: Any) -> Entry:
        seq = len(self.entries) + 1
        self._sum(act)
        envelope = Envelope(
            entry_id=entry_id(
                hashlib.sha256(f"{self.store}/{self.register}/{self.epoch}/{seq}".encode()).digest()[:16]
            ),
            store=self.store,
            clerk="7",
            day=self.day,
            wall_ms=NOON_MS + seq * 1_000,
            offset_min=-300,
            mono_ms=seq * 1_000,
            boot="boot",
            app="0.1.0",
            count=self.count,
            totals_minor=dict(self.totals),
            data=act.data(),
        )
        return self.append_body(act.KIND, write_body(replace(envelope, **envelope_fields)))

    def append_body(self, kind: str, body: bytes) -> Entry:
        prev = self.entries[-1].hash if self.entries else genesis(self.register, self.epoch, self.signer.public_key)
        seq = len(self.entries) + 1
        hashed = entry_hash(register=self.register, epoch=self.epoch, seq=seq, kind=kind, body=body, prev=prev)
        entry = Entry(self.register, self.epoch, seq, kind, body, prev, hashed, self.signer.sign(hashed))
        self.entries.append(entry)
        return entry

    def open(self, day: str = "2026-11-12") -> None:
        self.day, self.z_no = day, self.z_no + 1
        self.append(DayOpened(z_no=self.z_no, float_minor=20_000, opened_by="1", verified_by="2"))

    def sale(
        self,
        amount_minor: int = 6_241,
        *,
        tender: str = "card",
        slip: str = "",
        reason: str = "",
        brand: str = "visa",
        happened_ms: int = 0,
    ) -> Entry:
        card = {"brand": brand, "last4": "4417", "approval": "061234"} if tender == "card" else {}
        number = slip or f"{85_100_000 + len(self.entries)}"
        act = Sale(
            slip=number, tender=tender, amount_minor=amount_minor, tax_minor=0, currency="USD", reason=reason,
            happened_ms=happened_ms, **card,
        )  # fmt: skip
        return self.append(act)

    def refund(self, sale: Entry, amount_minor: int, *, slip: str = "") -> Entry:
        return self.append(
            Refund(
                refund_of=read_body(sale.body).entry_id,
                refund_of_seq=sale.seq,
                slip=slip,
                tender="card",
                amount_minor=amount_minor,
                tax_minor=0,
                currency="USD",
            )
        )

    def void(self, struck: Entry) -> Entry:
        return self.append(
            Void(
                void_of=read_body(struck.body).entry_id,
                void_of_seq=struck.seq,
                reason="typed twice",
                approver="2",
                paper_in_box=True,
            )
        )

    def correct(self, sale: Entry, *, after: Entry | None = None, **now: Any) -> Entry:
        """Say what a sale of a closed day should have been; `after` is the correction that stood until now."""
        read = read_body((after or sale).body)
        original = read_body(sale.body)
        was = {name: read.data[name] for name in FACTS}
        return self.append(
            Correction(
                register=self.register, epoch=self.epoch, corrects=original.entry_id, corrects_seq=sale.seq,
                after_seq=after.seq if after else 0, sold_day=original.day, box_no="", currency="USD",
                reason="read 62.41", approver="2", **(was | now),
                **{f"was_{name}": value for name, value in was.items()},
            )
        )  # fmt: skip

    def strike(self, sale: Entry, *, after: Entry | None = None) -> Entry:
        """Say that a sale of a closed day was none; `after` is the correction that stood until now."""
        return self.correct(sale, after=after, amount_minor=0, tax_minor=0, struck=True)

    def close(self, seal: str = "A 448 210", **other: Any) -> bytes:
        sales = sum(1 for entry in self.entries[self.first_seq - 1 :] if entry.kind == Kind.SALE)
        self.append(
            DayClosed(
                z_no=self.z_no,
                first_seq=self.first_seq,
                taken_minor=0,
                sales=sales,
                over_short_minor=0,
                seal=seal,
                closed_by="1",
            )
        )
        box = self.box(seal=seal, **other)
        self.first_seq = len(self.entries) + 1
        return box

    def head(self, **other: Any) -> BoxHead:
        inside = self.entries[self.first_seq - 1 :]
        head = BoxHead(
            box_no=box_number(store=self.store, register=self.register, epoch=self.epoch, z_no=self.z_no),
            store=self.store,
            store_name=self.name,
            register=self.register,
            epoch=self.epoch,
            day=self.day,
            z_no=self.z_no,
            currency="USD",
            incident="26-07",
            first_seq=self.first_seq,
            last_seq=len(self.entries),
            totals_minor=other["totals_minor"] if "totals_minor" in other else totals_of(inside),
            prev=inside[0].prev,
            head=inside[-1].hash,
            public_key=self.signer.public_key,
            seal="A 448 210",
        )
        return replace(head, **other)

    def parcel(self, first: int = 1, last: int | None = None, *, key: str = "") -> bytes:
        """These entries on their way to head office, both ends included; all of them, unless told otherwise."""
        own = signer(key) if key else self.signer
        return write_parcel(self.store, tuple(self.entries[first - 1 : last]), public_key=own.public_key, sign=own.sign)

    def box(self, **other: Any) -> bytes:
        return write_box(self.head(**other), tuple(self.entries[self.first_seq - 1 :]), self.signer.sign)

    def _sum(self, act: Act) -> None:
        if isinstance(act, Sale | Refund):
            self.count += 1
            self.totals[act.tender] += act.amount_minor if isinstance(act, Sale) else -act.amount_minor
        if isinstance(act, Correction):
            self.totals.update(dict(act.moves_minor))
        if isinstance(act, Void):
            struck = act_of((entry := self.entries[act.void_of_seq - 1]).kind, read_body(entry.body).data)
            assert isinstance(struck, Sale | Refund)
            self.totals[struck.tender] -= struck.amount_minor if isinstance(struck, Sale) else -struck.amount_minor


def day_of(*amounts_minor: int, store: str = "085", register: str = "1") -> tuple[MemoryRegister, bytes]:
    """A register that took these card sales on its first day, and the day's box."""
    made = MemoryRegister(store, register)
    made.open()
    for amount_minor in amounts_minor:
        made.sale(amount_minor)
    return made, made.close()


def before_act(register: MemoryRegister, *, lost: tuple[tuple[int, int], ...] = ()) -> BookBefore:
    """What a register's next book says of this one, of which these entries are lost."""
    last = register.entries[-1]
    return BookBefore(
        epoch=register.epoch, file="former-e1.log", fault="verify.page", last_seq=last.seq, head=last.hash.hex(),
        seen_seq=last.seq, lost=lost, digest="00" * 32, grand_sales=3, grand_gross_minor=8_740, grand_refunds=0,
        grand_refunded_minor=0, grand_voids=0, grand_voided_minor=0,
    )  # fmt: skip
