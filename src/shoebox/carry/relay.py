"""The office PC's side of the store's own network: takes the other registers' entries in and answers for them. Carry.

It speaks as head office does, with the same messages, and is believed in less: it can't sign for head office, so what
it holds counts as unsent until head office's own receipt comes back through it. What it takes in is checked as head
office checks it: whose it is, by the key this store knows that register by; its chain, and every signature.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shoebox import __version__
from shoebox.carry.people_told import PeopleDesk, PeopleWords
from shoebox.carry.relay_copies import as_it_came
from shoebox.carry.store_out import Sent, StoreOut, nothing_sent
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import (
    NONCE_BYTES,
    PROTOCOL_OLDEST,
    Claim,
    LineReceipt,
    Parcel,
    Place,
    Welcome,
    common_protocol,
    place_of,
)
from shoebox.domain.clock import Clock
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.enrolling import code_key, new_code, office_proof, register_proof
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.given_back import GivenBack
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.domain.nonces import Nonces
from shoebox.domain.older_forms import OlderForms
from shoebox.domain.pads_given import PadOffer
from shoebox.domain.pickup import GoneOrder
from shoebox.domain.receipt import Receipt
from shoebox.domain.relaying import BOOKS_MAX, PAIRING_MS, REGISTER_BYTES_MAX, RELAY_BYTES_MAX, HeldRegister, RelayWord
from shoebox.domain.sentences import template_for
from shoebox.domain.slip import PadAt
from shoebox.formats.box import peek_head
from shoebox.formats.carrying import read_claim, read_hello, write_welcome
from shoebox.formats.enrolling import read_request, write_answer
from shoebox.formats.parcel import read_parcel
from shoebox.formats.relaying import read_any_receipt, write_relay_word
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.relay_book import RelayBook

_NO_NONCE = bytes(NONCE_BYTES)
OFFERS_MAX = 40
NOTED_MAX = 16  # books of one register of which something is remembered
PARCELS_MAX = 20  # of one register, waiting for head office; more are sent once more as one
_TOLD = {Outcome.TAKEN: "parcel.taken", Outcome.ALREADY_HELD: "parcel.already_held"}


def _none_gone(_place: Place) -> tuple[GoneOrder, ...]:
    return ()


def _none_given(_place: Place) -> tuple[GivenBack, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a register hears of the others, beside what went out and what went back; see `RelayWord`."""

    pads: tuple[PadOffer, ...] = ()
    pads_at: tuple[PadAt, ...] = ()
    declined: tuple[DeclinedCard, ...] = ()
    held: tuple[GoneOrder, ...] = ()


NOTHING_TOLD = Told()
_OfOthers = tuple[tuple[GoneOrder, ...], tuple[GivenBack, ...], Told]
_NOTHING: _OfOthers = ((), (), NOTHING_TOLD)


def _none_told(_place: Place) -> Told:
    return NOTHING_TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSide:
    """What the relay asks of the office's own book.

    ``known`` are the public keys of the store's other registers; ``pair`` writes one down under a manager's number;
    ``gather`` takes a sealed day in and says whether it was new; ``last_z`` is the last one that is here; ``sent`` is
    what head office has sent to this office; ``gone`` the online orders that all books but this one handed over, and
    ``given`` what they gave back on receipts; ``told`` is what else a book's register hears, and ``people`` what the
    store's registers say of its people.
    """

    known: Callable[[], Mapping[str, bytes]]
    pair: Callable[[Enrolment, str], None]
    gather: Callable[[bytes], bool]
    last_z: Callable[[str, int], int]
    sent: Sent = nothing_sent
    gone: Callable[[Place], tuple[GoneOrder, ...]] = _none_gone
    given: Callable[[Place], tuple[GivenBack, ...]] = _none_given
    told: Callable[[Place], Told] = _none_told
    people: PeopleWords = field(default_factory=PeopleWords)


@dataclass(slots=True)
class _Offer:
    """One code that was given out: by whom, until when, and who took it."""

    code: str
    clerk: str
    until_ms: int
    taken: Enrolment | None = None


class RelayDesk:
    """Answers the store's registers on behalf of its office PC. May be used from several threads."""

    def __init__(
        self,
        book: RelayBook,
        *,
        store: str,
        office: OfficeSide,
        clock: Clock,
        mark: bytes = b"",
        keys: OfficeKeys | None = None,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        """`mark` is the SHA-256 of the certificate that the door shows, `keys` what it knows of head office."""
        self.book = book
        self.store = store
        self.news = 0  # goes up with everything that came
        self.clock = clock
        self._office, self._mark, self._random = office, mark, random
        self._keys = keys or OfficeKeys()
        self._turn = threading.RLock()
        self._nonces, self._forms = Nonces(clock, random), OlderForms()
        self.out = StoreOut(office.sent, key_of=self._key_of, clock=clock, random=random)
        self.people = PeopleDesk(office.people, key_of=self._key_of, clock=clock, random=random)
        self._offers: list[_Offer] = []
        self._heard: dict[tuple[str, int], int] = {}
        self._here: dict[tuple[str, int], tuple[str, str]] = {}  # what is refused at this office
        self._there: dict[tuple[str, int], tuple[str, str]] = {}  # what head office refuses of what was passed on
        self._united: dict[tuple[str, int], int] = {}  # up to which entry its parcels are as large as they come

    # -- what registers say

    def hello(self, data: bytes) -> bytes:
        """A welcome with a nonce. Refusals ``carry.message``, ``carry.too_old``, ``carry.too_new``, ``relay.store``."""
        hello = read_hello(data)
        protocol, place = common_protocol(hello, ours=__version__), place_of(hello)
        if hello.store != self.store:
            raise Refusal("relay.store", register=hello.register, store=hello.store)
        now_ms = self.clock.wall_ms()
        nonce = self._nonces.give(place, protocol)
        for errand in (self.out, self.people):
            errand.welcome(nonce, place, protocol)
        newest = self._keys.card.number
        welcome = Welcome(app=__version__, protocol=protocol, nonce=nonce, clock_ms=now_ms, keys_no=newest)
        return write_welcome(welcome, form=self._forms.of(place, protocol))

    def card(self, _data: bytes) -> bytes:
        """Head office's newest card that is known here, as its root signed it. Refusal ``receipt.no_key``."""
        return self._keys.handed_on()

    def claim(self, data: bytes) -> bytes:
        """How far this register's entries are here, and what is asked for next.

        Refusals ``carry.message``, ``carry.nonce``, ``carry.forged_claim``, ``relay.unknown_register``, and for a book
        that is not the one whose entries are here ``relay.fork`` and ``relay.rolled_back``.
        """
        claim = read_claim(data, key_of=self._key_of)
        place = place_of(claim)
        protocol = self._nonces.take(claim.nonce, place)
        self._forms.was_read(place)
        self._hear(place)
        wrong = self._judged(claim)
        self._note(self._here, place, wrong)
        if wrong is not None:
            raise wrong
        return self.word(place, nonce=claim.nonce, until_seq=claim.head_seq, protocol=protocol)

    def take(self, name: str, data: bytes) -> tuple[BoxResult, bytes]:
        """Take in one parcel; with the office's word, empty for a refused one. Troubles ``relay.*``: send it again."""
        try:
            parcel = read_parcel(data)
            outcome = self._keep(parcel, data)
        except Refusal as wrong:
            return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=str(wrong), code=wrong.code), b""
        head, place = parcel.head, place_of(parcel.head)
        self._hear(place)
        told = template_for(_TOLD[outcome]).format(
            first=head.first_seq, last=head.last_seq, register=head.register, store=head.store
        )
        # What brought nothing new is not followed by another wish, so that a round comes to its end.
        until_seq = head.last_seq if outcome is Outcome.TAKEN else 0
        return BoxResult(name=name, outcome=outcome, sentence=told, store=head.store), self.word(
            place, until_seq=until_seq
        )

    def take_box(self, name: str, data: bytes) -> tuple[BoxResult, bytes]:
        """Take a register's sealed day into the store-day; the same twice is one."""
        head = peek_head(data)
        try:
            is_new = self._office.gather(data)
        except Refusal as wrong:
            return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=str(wrong), code=wrong.code), b""
        assert head is not None, "a box that was gathered has a head"
        place = place_of(head)
        self._hear(place)
        outcome = Outcome.TAKEN if is_new else Outcome.ALREADY_HELD
        return BoxResult(name=name, outcome=outcome, sentence="", box_no=head.box_no), self.word(place)

    def pair(self, data: bytes) -> bytes:
        """Know a register that knows a code of this office, and prove that the office knows it too.

        The same request twice is one. Refusals ``carry.message``, ``relay.code``, ``relay.store``, ``registers.*``.
        """
        wanted, proof = read_request(data)
        if wanted.store != self.store:
            raise Refusal("relay.store", register=wanted.register, store=wanted.store)
        with self._turn:
            offer = next((one for one in self._offers if register_proof(code_key(one.code), wanted) == proof), None)
            if offer is None or (offer.taken is None and offer.until_ms < self.clock.wall_ms()):
                raise Refusal("relay.code", register=wanted.register)
            if offer.taken not in (None, wanted):
                raise Refusal("relay.code", register=wanted.register)
            if offer.taken is None:
                self._office.pair(wanted, offer.clerk)
                offer.taken = wanted
                self.news += 1
        return write_answer(self._mark, office_proof(code_key(offer.code), self._mark, wanted.public_key))

    # -- what the office asks

    def offer(self, clerk: str) -> tuple[str, int]:
        """A code for one register, in the name of who is in charge; and until when it is good, wall milliseconds."""
        made = _Offer(new_code(self._random(16)), clerk, self.clock.wall_ms() + PAIRING_MS)
        with self._turn:
            self._offers = [*self._offers[-OFFERS_MAX + 1 :], made]
        return made.code, made.until_ms

    def standing(self) -> tuple[HeldRegister, ...]:
        """Every book that is held here."""
        with self._turn:
            heard, said = dict(self._heard), self._there | self._here
        lacks = self.people.lacks()
        held = []
        for register, epoch, reached in self.book.books():
            code, sentence = said.get((register, epoch), ("", ""))
            held.append(
                HeldRegister(
                    register=register, epoch=epoch, held_seq=reached, heard_ms=heard.get((register, epoch), 0),
                    sent_seq=min(reached, self.book.receipt(register, epoch)[0]), code=code, said=sentence,
                    lacks_people=(register, epoch) in heard and lacks(register),
                )
            )  # fmt: skip
        return tuple(held)

    def take_receipt(self, receipt: Receipt | LineReceipt, data: bytes) -> bool:
        """Keep head office's word on a book that is here, for its register to fetch; whether it says anything new.

        The caller has checked its signature. Refuses one of another history (``receipt.other_head``).
        """
        own = self.book.hashes(receipt.register, receipt.epoch, receipt.held_seq, receipt.held_seq)
        if own.get(receipt.held_seq, receipt.held_head) != receipt.held_head:
            raise Refusal("receipt.other_head", entry=receipt.held_seq)
        before, held = self.book.receipt(receipt.register, receipt.epoch)
        if receipt.held_seq <= before and (not held or self._is_believed(held)):
            return False
        self.book.keep_receipt(receipt.register, receipt.epoch, receipt.held_seq, data)
        self.news += 1
        return True

    def note_there(self, place: Place, wrong: Refusal | None) -> None:
        """Why head office refuses what was passed on of this register; None where it takes it again."""
        self._note(self._there, place, wrong)

    def word(
        self, place: Place, *, nonce: bytes = _NO_NONCE, until_seq: int = 0, protocol: int = PROTOCOL_OLDEST
    ) -> bytes:
        """The office's word on one register as things stand."""
        gone, given, told = self._of_others(place) if nonce != _NO_NONCE else _NOTHING
        reached = self.book.reached(place.register, place.epoch)
        held = self.book.hashes(place.register, place.epoch, reached, reached)
        with self._turn:
            code, said = self._there.get((place.register, place.epoch), ("", ""))
        return write_relay_word(
            RelayWord(
                store=place.store, register=place.register, epoch=place.epoch, held_seq=reached,
                held_head=held.get(reached, bytes(32)), nonce=nonce, code=code, said=said,
                needs=self._needs(place, reached, until_seq),
                z_no=self._office.last_z(place.register, place.epoch),
                receipt=self._believed_receipt(place),
                gone=gone, given=given,
                pads=told.pads, pads_at=told.pads_at, declined=told.declined, held=told.held,
                people=self.people.mark_for(place.register) if nonce != _NO_NONCE else "",
            ),
            form=protocol,
        )  # fmt: skip

    # -- within

    def _of_others(self, place: Place) -> _OfOthers:
        """What this register hears of the others. A copy that a bad disk altered shuts nobody out.

        It is mended where it can be, for it may be all that is left of a register; else it is let go of.
        """
        try:
            return self._read_of_others(place)
        except Refusal:
            held = (Place(store=self.store, register=of, epoch=epoch) for of, epoch, _ in self.book.books())
            changed = [self._mends(one) for one in held]
            if not any(changed):
                raise
            return self._read_of_others(place)

    def _read_of_others(self, place: Place) -> _OfOthers:
        return self._office.gone(place), self._office.given(place), self._office.told(place)

    def _believed_receipt(self, place: Place) -> str:
        """Head office's newest receipt that is here, where its key was not revoked since, nor a disk altered it."""
        _, held = self.book.receipt(place.register, place.epoch)
        return held.decode() if held and self._is_believed(held) else ""

    def _is_believed(self, receipt: bytes) -> bool:
        """Whether a receipt stands by head office's card; where none is known here its register judges it."""
        try:
            if self._keys:
                read_any_receipt(receipt, card=self._keys.card)
        except Refusal:
            return False
        return True

    def _key_of(self, place: Place) -> bytes:
        if place.store != self.store:
            raise Refusal("relay.store", register=place.register, store=place.store)
        key = self._office.known().get(place.register)
        if key is None:
            raise Refusal("relay.unknown_register", register=place.register, store=place.store)
        return key

    def _hear(self, place: Place) -> None:
        with self._turn:
            self._heard.pop((place.register, place.epoch), None)
            self._heard[place.register, place.epoch] = self.clock.wall_ms()
            _drop_oldest(self._heard, place.register)
            self.news += 1

    def _note(self, notes: dict[tuple[str, int], tuple[str, str]], place: Place, wrong: Refusal | None) -> None:
        with self._turn:
            before = notes.pop((place.register, place.epoch), None)
            if wrong is not None:
                notes[place.register, place.epoch] = (wrong.code[:60], str(wrong)[:1_000])
                _drop_oldest(notes, place.register)
            self.news += before != notes.get((place.register, place.epoch))

    def _judged(self, claim: Claim) -> Refusal | None:
        """What is wrong with where a register says its book ends."""
        held = self.book.hashes(claim.register, claim.epoch, claim.head_seq, claim.head_seq)
        reached = self.book.reached(claim.register, claim.epoch)
        differs = held.get(claim.head_seq, claim.head) != claim.head
        place = place_of(claim)
        if not (differs or claim.head_seq < reached) or self.forgets_damage(place, sealed_by=self._key_of(place)):
            return None
        if differs:
            return Refusal("relay.fork", entry=claim.head_seq, register=claim.register)
        return Refusal("relay.rolled_back", register=claim.register, head=claim.head_seq, held=reached)

    def forgets_damage(self, place: Place, *, sealed_by: bytes = b"") -> bool:
        """Let go of the copies of a book that are not as they were taken in; whether there was anything to let go.

        A bad disk, or a hand at this PC, must not accuse a register: its book is compared with copies that still prove
        themselves, under the key that it speaks with (`sealed_by`), or with none. Where nobody is accused no key is
        asked for: a register that has another one meanwhile, or is on the list no more, may have these entries here
        alone.
        """
        with self._turn:
            if self._proves_itself(place, sealed_by):
                return False
            self.book.forget(place.register, place.epoch)
            self._united.pop((place.register, place.epoch), None)
            self.news += 1
            return True

    def _proves_itself(self, place: Place, sealed_by: bytes) -> bool:
        came = as_it_came(self.book, place, sealed_by=sealed_by)
        return came is not None and self._is_held(place, came)

    def _is_held(self, place: Place, came: Mapping[int, Entry]) -> bool:
        return tuple(came.values()) == self.book.entries(place.register, place.epoch)

    def _mends(self, place: Place) -> bool:
        """Write the entries of a book anew from its parcels, or let go of what not even those prove; whether it did."""
        with self._turn:
            came = as_it_came(self.book, place)
            if not came:
                return self.forgets_damage(place)
            if self._is_held(place, came):
                return False
            self.book.write_anew(place.register, place.epoch, tuple(came.values()))
            self.news += 1
            return True

    def _keep(self, parcel: Parcel, data: bytes) -> Outcome:
        head, now_ms = parcel.head, self.clock.wall_ms()
        if self._key_of(head) != head.sealed_by:
            raise Refusal("parcel.other_key", register=head.register, store=head.store)
        with self._turn:
            seq = self._differs_at(parcel)
            if seq and not self.forgets_damage(place_of(head), sealed_by=head.sealed_by):
                wrong = Refusal("parcel.fork", entry=seq, register=head.register)
                self.book.keep_refused(parcel, data, code=wrong.code, came_ms=now_ms)
                self._note(self._here, place_of(head), wrong)
                raise wrong
            reached = self.book.reached(head.register, head.epoch)
            if head.first_seq > reached + 1:
                raise Refusal("parcel.gap", first=head.first_seq, need=reached + 1, register=head.register)
            if head.last_seq <= reached and not self._unites(parcel):
                self._note_united(parcel)
                return Outcome.ALREADY_HELD
            if not reached:
                self._refuse_invented(parcel, data, now_ms)
            is_full = self.book.size_bytes() + len(data) > RELAY_BYTES_MAX
            if is_full or self.book.parcel_bytes(head.register) + len(data) > REGISTER_BYTES_MAX:
                raise Trouble("relay.full")
            new = tuple(entry for entry in parcel.entries if entry.seq > reached)
            self.book.keep(parcel, data, new, came_ms=now_ms)
        return Outcome.TAKEN if new else Outcome.ALREADY_HELD

    def _refuse_invented(self, parcel: Parcel, data: bytes, now_ms: int) -> None:
        """Refuse one book more of a register, where head office has signed for nothing of several (``relay.books``).

        Whoever has its key can begin as many as they like; one that was renewed begins a few before it has a line.
        """
        head = parcel.head
        unsigned = self.book.unsigned_books(head.register)
        if len(unsigned) < BOOKS_MAX or self.book.receipt(head.register, head.epoch)[0]:
            return
        wrong = Refusal("relay.books", register=head.register, count=len(unsigned))
        self.book.keep_refused(parcel, data, code=wrong.code, came_ms=now_ms)
        self._note(self._here, place_of(head), wrong)
        raise wrong

    def _differs_at(self, parcel: Parcel) -> int:
        """The first entry that is here with other words, or follows from other words; 0 where there is none."""
        head = parcel.head
        own = {entry.seq: entry.hash for entry in parcel.entries} | {head.first_seq - 1: head.prev}
        held = self.book.hashes(head.register, head.epoch, head.first_seq - 1, head.last_seq)
        return next((max(seq, 1) for seq in sorted(held) if own[seq] != held[seq]), 0)

    def _unites(self, parcel: Parcel) -> bool:
        """Whether this holds in one what lies here in several, as it was asked for."""
        head = parcel.head
        own = (head.register, head.epoch)
        first = self.book.parcel_after(*own, head.first_seq - 1)
        return first is not None and first[0] < head.last_seq

    def _note_united(self, parcel: Parcel) -> None:
        """Where what was asked for in one makes nothing larger, the next wish is for what lies behind it."""
        own = (parcel.head.register, parcel.head.epoch)
        if parcel.head.first_seq == self._scattered_from(own):
            self._united.pop(own, None)
            self._united[own] = parcel.head.last_seq
            _drop_oldest(self._united, own[0])

    def _scattered_from(self, own: tuple[str, int]) -> int:
        """The first entry that head office has not signed for and whose parcel may become larger."""
        return max(self.book.receipt(*own)[0], self._united.get(own, 0)) + 1

    def _needs(self, place: Place, reached: int, until_seq: int) -> tuple[tuple[int, int], ...]:
        """What is not here; before that, what waits here in too many small parcels."""
        if reached < until_seq:
            return ((reached + 1, until_seq),)
        own = (place.register, place.epoch)
        with self._turn:
            first_seq = self._scattered_from(own)
        if until_seq and self.book.parcels_beyond(*own, first_seq - 1) > PARCELS_MAX:
            return ((first_seq, reached),)
        return ()


def _drop_oldest(notes: dict[tuple[str, int], Any], register: str) -> None:
    """Forget what was noted first of one register's books, where there are too many: it can name any epoch."""
    own = [book for book in notes if book[0] == register]
    for book in own[:-NOTED_MAX]:
        del notes[book]
