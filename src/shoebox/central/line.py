"""What head office says to a register on the line: welcome, and a signed word on how far its entries are here.

Work room. A head is judged only where it answers a fresh nonce: a late duplicate must never accuse an honest store.
Nonces live in memory; a restart forgets them, and the register says hello again.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from shoebox import __version__
from shoebox.central.accept import Fork
from shoebox.central.heard_file import SAVE_MS, Heard, newest, read_heard, write_heard
from shoebox.central.opened import Opened, open_parcel
from shoebox.central.parcels import ParcelIntake, book_of, fork_row, known_register
from shoebox.central.witness import doubts_by
from shoebox.domain.carrying import (
    NEEDS_MAX,
    NONCE_BYTES,
    Claim,
    LineReceipt,
    Place,
    Welcome,
    common_protocol,
    place_of,
)
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import BoxResult
from shoebox.domain.nonces import Nonces
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.older_forms import OlderForms
from shoebox.domain.policy import Policy
from shoebox.formats.carrying import read_claim, read_hello, write_line_receipt, write_welcome
from shoebox.formats.signing import Signer
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import CentralWriter

_NO_NONCE = bytes(NONCE_BYTES)


def _nobody(_nonce: bytes, _place: Place, _protocol: int) -> None:
    """Where nobody else waits for a register's hello."""


class LineDesk:
    """Answers registers on behalf of one head office. May be used from several threads."""

    def __init__(
        self,
        book: CentralBook,
        signer: Signer,
        clock: Clock,
        *,
        policy: Policy,
        card: Callable[[], OfficeCard],
        random: Callable[[int], bytes] = os.urandom,
        welcomed: Callable[[bytes, Place, int], None] = _nobody,
        heard_file: Path | None = None,
    ) -> None:
        self._book, self._welcomed, self._card = book, welcomed, card
        self._signer = signer
        self._clock = clock
        self._intake = ParcelIntake(book, clock, policy=policy, card=card)
        self._turn = threading.Lock()
        self._nonces, self._forms = Nonces(clock, random), OlderForms()
        self._heard_file, self._saved_ms = heard_file, 0
        self._heard: dict[Place, Heard] = read_heard(heard_file) if heard_file is not None else {}
        self._due: set[Place] = set()

    def heard(self) -> dict[Place, Heard]:
        """Who has proved to be there, here or to another process on this folder."""
        told = read_heard(self._heard_file) if self._heard_file is not None else {}
        with self._turn:
            return newest(self._heard, told)

    def hello(self, data: bytes) -> bytes:
        """A welcome with a nonce. Refusals ``carry.message``, ``carry.too_old``, ``carry.too_new``."""
        hello = read_hello(data)
        protocol = common_protocol(hello, ours=__version__)
        place, now_ms = place_of(hello), self._clock.wall_ms()
        # A hello is anybody's word: it counts as heard once the claim for its nonce is signed.
        nonce = self._nonces.give(place, protocol, app=hello.app[:40])
        self._welcomed(nonce, place, protocol)
        welcome = Welcome(app=__version__, protocol=protocol, nonce=nonce, clock_ms=now_ms, keys_no=self._card().number)
        return write_welcome(welcome, form=self._forms.of(place, protocol))

    def _save_heard(self, now_ms: int) -> None:
        """Into the file now and then: it is for people to look at, and no register waits for a disk because of it."""
        if self._heard_file is None or 0 <= now_ms - self._saved_ms < SAVE_MS:
            return
        self._saved_ms = now_ms
        with self._turn:
            heard = dict(self._heard)
        write_heard(self._heard_file, heard)

    def claim(self, data: bytes) -> bytes:
        """How far this register's entries are here, signed, and what is asked for next.

        Refusals ``carry.message``, ``carry.nonce``, ``carry.unknown_register``, ``carry.other_epoch``,
        ``carry.forged_claim``; and, kept as evidence, ``carry.fork``, ``carry.rolled_back`` and ``parcel.revoked``.
        """
        with self._book.looking() as central:
            claim = read_claim(data, key_of=lambda place: known_register(central, place).public_key)
            self._use_nonce(claim)
            wrong = _judged(central, claim)
            doubts = doubts_by(central, claim, card=self._card())
        if doubts:
            self._note_doubts(claim, doubts)
        if wrong is not None:
            self._keep_evidence(claim, wrong)
            raise wrong
        return self.receipt(claim, nonce=claim.nonce, until_seq=claim.head_seq)

    def take(self, name: str, data: bytes) -> tuple[BoxResult, bytes]:
        """Take in one parcel, whichever way it came; with the signed receipt, empty for a refused one."""
        return self._take(open_parcel(data), name)

    def keep(self, name: str, data: bytes) -> BoxResult:
        """The same of one that came by stick: nobody waits for its receipt, `receipts_due` has it laid out."""
        return self._keep(open_parcel(data), name)[0]

    def opened(self, data: bytes) -> Callable[[str], tuple[BoxResult, bytes]]:
        """The half of `take` that needs no holdings, before the parcel's turn comes; what is left to do in it."""
        return partial(self._take, open_parcel(data))

    def _take(self, opened: Opened, name: str) -> tuple[BoxResult, bytes]:
        result, place = self._keep(opened, name)
        return result, self.receipt(place) if place is not None else b""

    def _keep(self, opened: Opened, name: str) -> tuple[BoxResult, Place | None]:
        result, place = self._intake.take(name, opened)
        if place is not None:
            with self._turn:
                self._due.add(place)
        return result, place

    def receipts_due(self) -> list[tuple[Place, int, bytes]]:
        """A receipt to lay out for each register of which a parcel was taken since this was asked last."""
        with self._turn:
            due, self._due = sorted(self._due, key=lambda one: (one.store, one.register, one.epoch)), set()
        return self.receipts_for(due)

    def receipts_for(self, places: Sequence[Place]) -> list[tuple[Place, int, bytes]]:
        """How far these registers' entries are here, with the signed word; none of one that sent nothing yet."""
        with self._book.looking() as central:
            reached = {place: central.reached(book_of(place)) for place in places}
        return [(place, reached[place], self.receipt(place)) for place in places if reached[place]]

    def receipt(self, place: Place, *, nonce: bytes = _NO_NONCE, until_seq: int = 0) -> bytes:
        """The signed word on one register as things stand."""
        book = book_of(place)
        with self._book.looking() as central:
            reached = central.reached(book)
            held = central.entry(book, reached)
            size, root = central.last_arrival()
            until = max(until_seq, central.highest(book))
            revoked = central.revoked_from(book)
            until = until if revoked is None else min(until, revoked - 1)
            needs = central.gaps(book, reached=reached, until_seq=until, most=NEEDS_MAX)
        receipt = LineReceipt(
            store=place.store, register=place.register, epoch=place.epoch, held_seq=reached,
            held_head=held.hash if held else bytes(32), size=size, root=root, clock_ms=self._clock.wall_ms(),
            nonce=nonce, needs=needs,
        )  # fmt: skip
        return write_line_receipt(receipt, self._signer.sign)

    def _use_nonce(self, claim: Claim) -> None:
        own, now_ms, app = place_of(claim), self._clock.wall_ms(), self._nonces.app_of(claim.nonce)
        self._nonces.take(claim.nonce, own)
        self._forms.was_read(own)
        with self._turn:
            self._heard[own] = Heard(app, now_ms, claim.head_seq)
        self._save_heard(now_ms)

    def _keep_evidence(self, claim: Claim, wrong: Refusal) -> None:
        now_ms = self._clock.wall_ms()
        words = f"{wrong.code}/{claim.store}/{claim.register}/{claim.epoch}/{claim.head_seq}/{claim.head.hex()}"
        digest = hashlib.sha256(words.encode()).digest()
        with self._book.writing() as central:
            central.add_refused_parcel(
                {
                    "digest": digest, "code": wrong.code, "sentence": str(wrong), "name": "said on the line",
                    "store": claim.store, "register": claim.register, "epoch": claim.epoch,
                    "first_seq": claim.head_seq, "last_seq": claim.head_seq, "size": 0, "data": None,
                    "came_ms": now_ms,
                }
            )  # fmt: skip
            if isinstance(wrong, Fork):
                central.add_fork(fork_row(place_of(claim), wrong, digest=digest, now_ms=now_ms))

    def _note_doubts(self, claim: Claim, doubts: Sequence[Refusal]) -> None:
        # Of one that shows no receipt there is one row, whatever numbers it makes up.
        now_ms = self._clock.wall_ms()
        rows = [
            {
                "store": claim.store, "register": claim.register, "epoch": claim.epoch,
                "seq": said.facts.get("size", said.facts.get("number", 0)), "code": said.code, "sentence": str(said),
                "came_ms": now_ms,
            }
            for said in doubts
        ]  # fmt: skip
        with self._book.writing() as central:
            central.add_flags(rows)


def _judged(central: CentralWriter, claim: Claim) -> Refusal | None:
    """What is wrong with where a register says its book ends."""
    book = book_of(claim)
    held = central.entry(book, claim.head_seq)
    if held is not None and held.hash != claim.head:
        return Fork(place_of(claim), claim.head_seq, held.hash, claim.head, code="carry.fork")
    revoked = central.revoked_from(book)
    if revoked is not None and central.reached(book) >= revoked - 1 and claim.head_seq >= revoked:
        return Refusal("parcel.revoked", register=claim.register, store=claim.store, entry=revoked)
    highest = central.highest(book)
    if claim.head_seq < highest:
        return Refusal("carry.rolled_back", register=claim.register, head=claim.head_seq, held=highest)
    return None
