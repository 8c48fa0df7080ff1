"""The office PC's side of the store's own network: copies of the other registers, codes to pair them, and the door.

Handover: joins the relay to the office's book. It is built cold and begins on a thread of its own, a little after the
window: nothing at the counter waits for it, and a port that is taken is said where the registers are listed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from shoebox.carry import (
    DeclinedCards,
    Dispatches,
    GoneOrders,
    OfficeSide,
    PadsAnswered,
    PadsHeld,
    PeopleWords,
    RefundsGiven,
    RelayDesk,
    Told,
)
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import LineReceipt, Place, place_of
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.given_back import GivenBack
from shoebox.domain.pads_given import PadAnswer
from shoebox.domain.pickup import GoneOrder, PickUpState
from shoebox.domain.receipt import Receipt
from shoebox.domain.relaying import GONE_MAX, HELD_MAX, HeldRegister, Pairing
from shoebox.domain.slip import PadAt
from shoebox.formats.parcel import parcel_name, peek_parcel
from shoebox.storage.book import SYSTEM_CLERK
from shoebox.storage.door_files import door_certificate
from shoebox.storage.held_book import HeldBook
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.http_road import own_addresses
from shoebox.transport.stick import Stick

if TYPE_CHECKING:
    from shoebox.day.registers import Registers
    from shoebox.handover.store import StoreHouse

FOLDER, FILE = "registers", "held.db"
BEGIN_S, CLOSE_S_MAX = 3.0, 5.0


class Served(Protocol):
    """A door that listens."""

    @property
    def address(self) -> str:
        """Where it listens."""
        ...

    def run(self) -> None:
        """Answer until `stop`."""
        ...

    def stop(self) -> None:
        """Have `run` end, from another thread."""
        ...


Serve = Callable[[RelayDesk, tuple[Path, Path], int], Served]


class StoreRelay:
    """What the office PC does for the other registers of its store. `serve` opens the door at a port."""

    def __init__(self, house: StoreHouse, *, port: int, serve: Serve, begin_s: float = BEGIN_S) -> None:
        self._house, self._port, self._serve, self._begin_s = house, port, serve, begin_s
        self._turn, self._ready = threading.Lock(), threading.Event()
        self._stop, self._now = threading.Event(), threading.Event()  # end; do not wait for the window any longer
        self._thread: threading.Thread | None = None
        self._door: Served | None = None
        self._book: RelayBook | None = None
        self._gone: GoneOrders | None = None
        self._given: RefundsGiven | None = None
        self._pads: PadsHeld | None = None
        self._answers: PadsAnswered | None = None
        self._held: GoneOrders | None = None
        self._declined: DeclinedCards | None = None
        self._live: dict[tuple[str, int], HeldBook] = {}
        self._live_turn = threading.Lock()
        self.desk: RelayDesk | None = None
        self.trouble: ShoeboxError | None = None

    def go_by(self, house: StoreHouse) -> None:
        """Go by these people and rules from now on; the book and the door stay."""
        self._house = house

    # -- the door

    def begin(self) -> None:
        """Open the door in the background; again where it could not be opened. Returns at once."""
        with self._turn:
            if self._stop.is_set() or (self._thread is not None and self._thread.is_alive()):
                return
            self.trouble = None
            self._ready.clear()
            self._thread = threading.Thread(target=self._work, name="shoebox-office-door", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> str:
        """Wait until the door is open; its address. Raises why it could not be opened, or ``relay.opening``."""
        self._ready.wait(seconds)
        if self.trouble is not None:
            raise self.trouble
        if self._door is None:
            raise Refusal("relay.opening")
        return self._door.address

    def close(self) -> None:
        """Shut the door and let go of the copies; what was answered is kept."""
        self._stop.set()
        self._now.set()
        if self._door is not None:
            self._door.stop()
        if self._thread is not None:
            self._thread.join(CLOSE_S_MAX)
        if self._book is not None:
            self._book.close()

    def _work(self) -> None:
        self._now.wait(self._begin_s)
        if self._stop.is_set():
            return
        try:
            desk, files = self._opened()
            self._door = self._serve(desk, files, self._port)
        except ShoeboxError as wrong:
            self.trouble = wrong
            self._ready.set()
            return
        self._ready.set()
        if not self._stop.is_set():
            self._door.run()

    def _opened(self) -> tuple[RelayDesk, tuple[Path, Path]]:
        folder = self._house.folder
        certificate, key, mark = door_certificate(folder, f"Shoebox office {self._house.store}")
        if self._book is None:
            self._book = RelayBook.open(folder / FOLDER / FILE)
            self._gone, self._given = GoneOrders(self._book), RefundsGiven(self._book, store=self._house.store)
            self._pads, self._answers = PadsHeld(self._book), PadsAnswered(self._book)
            self._held, self._declined = GoneOrders(self._book, PickUpState.HELD), DeclinedCards(self._book)
            self.desk = RelayDesk(
                self._book, store=self._house.store, office=self._side(), clock=self._house.clock, mark=mark,
                keys=self._house.keys,
            )  # fmt: skip
        assert self.desk is not None, "made with its book"
        return self.desk, (certificate, key)

    def _side(self) -> OfficeSide:
        def registers() -> Registers:
            return self._house.day.registers  # asked each time: `go_by` changes who may add to them

        def known() -> dict[str, bytes]:
            return {one.register: one.public_key for one in registers().known()}

        def pair(card: Enrolment, clerk: str) -> None:
            registers().add(card, clerk)

        def gather(data: bytes) -> bool:
            return self._house.registers.take_box(data, clerk=SYSTEM_CLERK)

        def last_z(register: str, epoch: int) -> int:
            # One that was noted and whose copy is not here, as after a full disk, is brought once more.
            boxes = [one for one in registers().gathered() if (one.register, one.epoch) == (register, epoch)]
            boxes.sort(key=lambda one: -one.z_no)
            return next((one.z_no for one in boxes if self._house.registers.has_copy(one)), 0)

        def sent() -> Dispatches | None:
            return self._house.word.dispatches if self._house.word is not None else None

        def gone(place: Place) -> tuple[GoneOrder, ...]:
            own = self._house.book
            assert self._gone is not None, "made with the copies"
            return self._gone.told(place, own.pickups_gone(GONE_MAX), office=(own.register, own.epoch))

        def given(place: Place) -> tuple[GivenBack, ...]:
            assert self._given is not None, "made with the copies"
            return self._given.told(place, self._house.book)

        telling = self._house.telling
        return OfficeSide(
            known=known, pair=pair, gather=gather, last_z=last_z, sent=sent, gone=gone, given=given, told=self._told,
            people=telling.words if telling is not None else PeopleWords(),
        )  # fmt: skip

    def _told(self, place: Place) -> Told:
        own = self._house.book
        assert self._held is not None, "made with the copies"
        assert self._declined is not None, "made with the copies"
        pads, pads_at = self._house.day.slips.told_to(place.register)
        held = self._held.told(place, own.pickups_held(), office=(own.register, own.epoch), most=HELD_MAX)
        return Told(pads=pads, pads_at=pads_at, declined=self._declined.told(place, own), held=held)

    def gone_order(self, key: str) -> GoneOrder | None:
        """An online order that another register of this store handed over, as far as its entries are here."""
        own = self._house.book
        return self._gone.of(key, but=(own.register, own.epoch)) if self._gone is not None else None

    def held_order(self, key: str) -> GoneOrder | None:
        """An online order on the hold list of another register of this store, as far as its entries are here."""
        own = self._house.book
        return self._held.of(key, but=(own.register, own.epoch)) if self._held is not None else None

    def declined_cards(self, last4: str) -> tuple[DeclinedCard, ...]:
        """Cards with these last four that were declined at other registers, as far as their entries are here."""
        own = self._house.book
        return self._declined.of(last4, but=(own.register, own.epoch)) if self._declined is not None else ()

    def given_back(self, mark: str) -> tuple[GivenBack, ...]:
        """What was given back on the receipt of this mark, beyond what the office's own book says by that number."""
        return self._given.of(mark, self._house.book) if self._given is not None else ()

    def pads(self) -> tuple[PadAt, ...]:
        """Pads that were handed to other registers of this store, as far as their entries are here."""
        return self._pads.of_others(self._house.book.register) if self._pads is not None else ()

    def pad_answers(self) -> Mapping[tuple[str, str], PadAnswer]:
        """What other registers say of pads that this office gave them, by register and this office's entry."""
        return self._answers.answers() if self._answers is not None else {}

    # -- what the office window asks

    def pairing(self, clerk: str, *, wait_s: float = 10.0) -> Pairing:
        """A code for one register, by somebody in charge; opens the door first where it is shut.

        Refusals ``day.role`` and ``relay.opening``; whatever keeps the door shut.
        """
        self._house.day.registers.refuse_other_than_in_charge(clerk)
        self._now.set()
        self.begin()
        port = self.wait(wait_s).rpartition(":")[2]
        assert self.desk is not None, "an open door has its desk"
        code, until_ms = self.desk.offer(clerk)
        addresses = tuple(f"https://{one}:{port}" for one in own_addresses())
        return Pairing(code=code, addresses=addresses or (f"https://localhost:{port}",), until_ms=until_ms)

    @property
    def news(self) -> int:
        """Goes up with everything that came."""
        return self.desk.news if self.desk is not None else 0

    def standing(self) -> tuple[HeldRegister, ...]:
        """The other registers' books as they are held here; none before the door has opened."""
        return self.desk.standing() if self.desk is not None else ()

    def live(self, register: str) -> HeldBook | None:
        """Another register's book as far as it came over the network; to look into."""
        epochs = self.epochs(register)
        return self.copy(register, epochs[-1]) if epochs else None

    def epochs(self, register: str) -> tuple[int, ...]:
        """Which books of another register came here, the oldest first."""
        books = self._book.books() if self._book is not None else ()
        return tuple(sorted(epoch for of, epoch, _ in books if of == register))

    def copy(self, register: str, epoch: int) -> HeldBook:
        """One of them, as far as it came, with head office's word on it."""
        assert self._book is not None, "only what came here has epochs"
        with self._live_turn:  # a report is drawn on one thread while another one looks at the day
            book = self._live.get((register, epoch))
            if book is None:
                book = self._live[register, epoch] = HeldBook.of_entries(self._book.entries(register, epoch))
            else:
                book.go_on(self._book.entries(register, epoch, book.head().seq))
        return book.heard(self.signed_seq(register, epoch))

    def entries(self, register: str, epoch: int) -> tuple[Entry, ...]:
        """Every entry of a register's book that came here, in order and without a gap."""
        return self._book.entries(register, epoch) if self._book is not None else ()

    def signed_seq(self, register: str, epoch: int) -> int:
        """How far head office has signed for a register's book, by the receipts that came here."""
        return self._book.receipt(register, epoch)[0] if self._book is not None else 0

    # -- by stick

    def lay_out(self, stick: Stick) -> tuple[Path, ...]:
        """What head office has not signed for of the other registers, as the parcels that came."""
        return () if self._book is None else lay_out_relayed(self._book, stick)

    def take_receipt(self, receipt: Receipt | LineReceipt, data: bytes) -> None:
        """Head office's receipt for another register, for that register to fetch.

        One that does not fit what is held here is said where the registers are listed, and refuses nothing else.
        """
        if self.desk is None:
            return
        try:
            if self.desk.take_receipt(receipt, data):
                self.desk.note_there(place_of(receipt), None)
        except Refusal as wrong:
            self.desk.note_there(place_of(receipt), wrong)


def lay_out_relayed(book: RelayBook, stick: Stick) -> tuple[Path, ...]:
    """What head office has not signed for of other registers, onto a stick, as the parcels that came.

    One that a bad disk altered past knowing is passed over: its register sends it again. Trouble ``carry.others_left``
    where the stick would not take one: what its own register lays there lies there by then.
    """
    laid: list[Path] = []
    for register, epoch, _ in book.books():
        at, _ = book.receipt(register, epoch)
        while found := book.parcel_after(register, epoch, at):
            at, data = found
            head = peek_parcel(data)
            if head is not None:
                laid.append(_put(stick, parcel_name(head, head.first_seq, head.last_seq), data))
    return tuple(laid)


def _put(stick: Stick, name: str, data: bytes) -> Path:
    try:
        return stick.put_named(name, data)
    except Trouble as wrong:
        raise Trouble("carry.others_left", place=str(stick.folder)) from wrong
