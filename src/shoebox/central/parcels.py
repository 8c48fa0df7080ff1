"""Taking parcels in: each one whole in one write, refused with a reason, or known already. Work room.

Head office keeps what has no gap before it; a parcel that comes too early is kept apart and taken by itself as soon as
what it follows is here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from shoebox.central.accept import Fork
from shoebox.central.behind import BehindLost
from shoebox.central.evidence import kept_words, may_be_kept
from shoebox.central.flags import flags_of
from shoebox.central.opened import Opened, line_of, open_parcel
from shoebox.central.stretch import Stretch, check_identities
from shoebox.domain.box import BoxHead, Enrolment
from shoebox.domain.card import kept_name
from shoebox.domain.carrying import Arrival, Parcel, ParcelHead, Place, place_of
from shoebox.domain.clock import Clock
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.policy import Policy
from shoebox.domain.sentences import template_for
from shoebox.formats.parcel import peek_parcel
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import BookId, CentralWriter, Row, Told

_TOLD = {Outcome.TAKEN: "parcel.taken", Outcome.ALREADY_HELD: "parcel.already_held"}


@dataclass(frozen=True, slots=True)
class _Kept:
    """How taking one parcel in went: what was new, and its money."""

    outcome: Outcome
    entries: int = 0
    amount_minor: int = 0
    currency: str = ""


class ParcelIntake:
    """Brings parcels into the holdings, one transaction each."""

    def __init__(self, book: CentralBook, clock: Clock, *, policy: Policy, card: Callable[[], OfficeCard]) -> None:
        self._book = book
        self._clock = clock
        self._policy, self._card = policy, card

    def take(self, name: str, opened: Opened) -> tuple[BoxResult, Place | None]:
        """One parcel, whichever way it came; and whose it was, where it is held now.

        Trouble ``central.*`` where the holdings can't be written: the parcel may come again.
        """
        try:
            head, kept = self._keep(opened)
        except Refusal as wrong:
            return self._refuse(name, opened.data, wrong), None
        place = place_of(head)
        self._bring_waiting(place, head.last_seq)
        told = template_for(_TOLD[kept.outcome]).format(
            first=head.first_seq, last=head.last_seq, register=place.register, store=place.store
        )
        result = BoxResult(
            name=name, outcome=kept.outcome, sentence=told, store=place.store, entries=kept.entries,
            amount_minor=kept.amount_minor, taken_minor=kept.amount_minor, currency=kept.currency,
        )  # fmt: skip
        return result, place

    def _keep(self, opened: Opened) -> tuple[ParcelHead, _Kept]:
        if isinstance(parcel := opened.parcel, Refusal):
            if opened.head is not None:
                with self._book.looking() as central:
                    check_sender(central, opened.head)
            raise parcel
        head, place = parcel.head, place_of(parcel.head)
        with self._book.writing() as central:
            enrolment = check_sender(central, head)
            _check_forks(central, parcel)
            reached = central.reached(book_of(place))
            if head.last_seq <= reached or (head.first_seq > reached + 1 and _is_here(central, parcel)):
                return head, _Kept(Outcome.ALREADY_HELD)
            stretch = _begun(central, parcel, enrolment, reached)
            known = stretch.seq + 1 - head.first_seq
            for entry, line in zip(parcel.entries[known:], opened.lines[known:], strict=True):
                stretch.take(entry, line)
            _check_after(central, stretch)
            check_identities(central, place, stretch.lines)
            number = self._add(central, stretch, parcel)
        return head, _Kept(Outcome.TAKEN, number, stretch.brought_minor, stretch.currency)

    def _add(self, central: CentralWriter, stretch: Stretch, parcel: Parcel) -> int:
        """All that is new; how many entries it is."""
        book, now_ms = stretch.book, self._clock.wall_ms()
        lines = stretch.lines
        held = central.hashes(book, lines[0][0].seq, stretch.seq)
        new = [entry for entry, _, _ in lines if entry.seq not in held]
        flags = flags_of(central, stretch.place, lines, now_ms=now_ms, policy=self._policy, card=self._card())
        central.add_entries(book[0], new, Told(stretch.slips, stretch.strikes, stretch.corrections))
        boxed = {row["last_seq"] for row in central.boxes_of(book)}
        for head in stretch.boxes:
            if head.last_seq not in boxed:
                central.add_closed(head, box_receipt(head, parcel.digest, (head.last_seq, head.head), now_ms))
        central.add_flags(row for row in flags if row["seq"] not in held)
        log_arrival(central, stretch.place, new, digest=parcel.digest, now_ms=now_ms)
        box_joined_days(central, stretch.place, digest=parcel.digest, now_ms=now_ms)
        return len(new)

    def _bring_waiting(self, place: Place, last_seq: int) -> None:
        """Take what came too early and fits now. One that does not fit after all stays where it is."""
        reached, book = -1, book_of(place)
        while True:
            with self._book.looking() as central:
                now = central.reached(book)
                if now < last_seq and central.is_accepted(book, last_seq + 1):
                    now = last_seq = central.whole_until(book, last_seq)
                data = central.waiting_parcel(book, now) if now > reached else None
            if data is None:
                return
            reached = now
            try:
                self._keep(open_parcel(data))
            except Refusal:
                return

    def _refuse(self, name: str, data: bytes, wrong: Refusal) -> BoxResult:
        head = peek_parcel(data)
        said, now_ms = kept_words(wrong), self._clock.wall_ms()
        evidence = data if wrong.code != "parcel.card_number" and may_be_kept(data) else None
        row: Row = {
            "digest": hashlib.sha256(data).digest(), "code": wrong.code, "sentence": said,
            "name": kept_name(name[:200]), "store": kept_name(head.store) if head else "",
            "register": kept_name(head.register) if head else "", "epoch": head.epoch if head else 0,
            "first_seq": head.first_seq if head else 0, "last_seq": head.last_seq if head else 0,
            "size": len(data), "came_ms": now_ms,
        }  # fmt: skip
        try:
            with self._book.writing() as central:
                room = central.has_room(row, len(data))
                central.add_refused_parcel({**row, "data": evidence if room else None})
                if isinstance(wrong, Fork) and head is not None:
                    central.add_fork(fork_row(place_of(head), wrong, digest=row["digest"], now_ms=now_ms))
        except Trouble as trouble:
            said = f"{said} {trouble}"
        return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=said, code=wrong.code, store=row["store"])


def book_of(place: Place) -> BookId:
    """Whose entries they are, as rows know it."""
    return place.store, place.register, place.epoch


def check_sender(central: CentralWriter, head: ParcelHead) -> Enrolment:
    """The register is enrolled for this store and epoch, with this key, and believed as far as this.

    Who carries it, where its key is lost, is a later book of the same register that is enrolled and believed.
    """
    place = place_of(head)
    known = known_register(central, place)
    at = {"register": head.register, "store": head.store}
    if known.public_key != head.public_key:
        raise Refusal("parcel.other_key", **at)
    if head.carrier and not central.is_carried_by(book_of(place), head.carrier):
        raise Refusal("parcel.carrier", **at, book=head.epoch)
    revoked = central.revoked_from(book_of(place))
    if revoked is not None and head.last_seq >= revoked:
        raise Refusal("parcel.revoked", **at, entry=revoked)
    return known


def known_register(central: CentralWriter, place: Place) -> Enrolment:
    """Who this is (``carry.unknown_register``, or ``carry.other_epoch`` where head office knows another book of it)."""
    known = central.enrolment(book_of(place))
    if known is None:
        other = any(central.enrolment((place.store, place.register, epoch)) for epoch in range(1, place.epoch))
        code = "carry.other_epoch" if other else "carry.unknown_register"
        raise Refusal(code, register=place.register, store=place.store, epoch=place.epoch)
    return known


def box_receipt(head: BoxHead, digest: bytes, held: tuple[int, bytes], now_ms: int) -> Row:
    """What was signed for a box: the file that brought it, and how far the register is here without a gap."""
    return {
        "store": head.store, "register": head.register, "epoch": head.epoch, "last_seq": head.last_seq,
        "digest": digest, "held_seq": held[0], "held_head": held[1], "taken_ms": now_ms,
    }  # fmt: skip


def log_arrival(central: CentralWriter, place: Place, new: list[Entry], *, digest: bytes, now_ms: int) -> None:
    """Write down in head office's own log that these entries came."""
    size, root = central.last_arrival()
    last = new[-1]
    held_seq = central.reached_with(book_of(place), new[0].seq, last.seq)
    arrival = Arrival(
        store=place.store, register=place.register, epoch=place.epoch, n=size + 1, first_seq=new[0].seq,
        last_seq=last.seq, head=last.hash, held_seq=held_seq, came_ms=now_ms, digest=digest, prev=root,
    )  # fmt: skip
    central.add_arrival(arrival)


def box_joined_days(central: CentralWriter, place: Place, *, digest: bytes, now_ms: int) -> None:
    """Make boxes of closed days that lay behind lost entries, once those turned up and nothing is missing before.

    What does not add up with them stays as it was taken, without a box.
    """
    book = book_of(place)
    if not central.is_any_accepted(book):
        return
    whole, reached, boxed = 0, central.reached(book), set[int]()
    for row in central.boxes_of(book):
        boxed.add(row["last_seq"])
        whole = row["last_seq"] if row["first_seq"] == whole + 1 else whole
    stretch = Stretch.after(central, place, known_register(central, place), whole)
    try:
        while stretch.seq < reached and (entry := central.entry(book, stretch.seq + 1)) is not None:
            stretch.take(entry, line_of(entry))
        _check_after(central, stretch)
    except Refusal:
        return
    for head in stretch.boxes:
        if head.last_seq not in boxed:
            central.add_closed(head, box_receipt(head, digest, (head.last_seq, head.head), now_ms))


def fork_row(place: Place, fork: Fork, *, digest: bytes, now_ms: int) -> Row:
    """The evidence of an entry that exists in two versions."""
    return {
        "store": place.store, "register": place.register, "epoch": place.epoch, "seq": fork.seq,
        "held_hash": fork.held, "other_hash": fork.other, "digest": digest, "came_ms": now_ms,
    }  # fmt: skip


def _is_here(central: CentralWriter, parcel: Parcel) -> bool:
    """Whether all of it is here, though entries before it are not."""
    head = parcel.head
    return len(central.hashes(book_of(place_of(head)), head.first_seq, head.last_seq)) == len(parcel.entries)


def _begun(central: CentralWriter, parcel: Parcel, enrolment: Enrolment, reached: int) -> Stretch:
    """The book as it stands where this parcel goes on (``parcel.gap`` where entries before it are missing)."""
    head, place = parcel.head, place_of(parcel.head)
    if head.first_seq <= reached + 1:
        return Stretch.after(central, place, enrolment, reached)
    if not central.is_accepted(book_of(place), head.first_seq):
        raise Refusal("parcel.gap", first=head.first_seq, need=reached + 1, register=head.register)
    return BehindLost.at(central, place, enrolment, parcel.entries[0])


def _check_forks(central: CentralWriter, parcel: Parcel) -> None:
    """Every entry that is here already is the same one, and so is the one before the first."""
    head, place = parcel.head, place_of(parcel.head)
    own = {entry.seq: entry.hash for entry in parcel.entries} | ({head.first_seq - 1: head.prev})
    held = central.hashes(book_of(place), head.first_seq - 1, head.last_seq)
    for seq in sorted(held):
        if own[seq] != held[seq]:
            raise Fork(place, seq, held[seq], own[seq], code="parcel.fork")


def _check_after(central: CentralWriter, stretch: Stretch) -> None:
    """What is held beyond these entries goes on from them."""
    at = {"entry": stretch.seq + 1, "register": stretch.place.register}
    after = central.entry(stretch.book, stretch.seq + 1)
    if after is not None and after.prev != stretch.prev:
        raise Refusal("parcel.broken_link", **at)
    for head in stretch.boxes:
        own = (head.last_seq, head.day, head.z_no)
        for other in central.boxes_of(stretch.book):
            two = (other["last_seq"], other["day"], other["z_no"])
            rising = all(one < another for one, another in zip(*sorted([own, two]), strict=True))
            if two != own and not rising:
                raise Refusal("parcel.order", **at)
