"""Builds a store, once: reads settings, picks clocks and folders, hands ready objects to the faces."""

from __future__ import annotations

import secrets
import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox import __version__
from shoebox.carry import CopyLane, PeopleWords
from shoebox.day import DayRoom, Incidents, StorePeople
from shoebox.domain.acts import DayOpened, IncidentDeclared, PadIssued
from shoebox.domain.box import Enrolment
from shoebox.domain.card import kept_name
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.people_told import Believed
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.policy_words import policy_in
from shoebox.domain.printer import unfit_printer
from shoebox.domain.relaying import OFFICE_PORT
from shoebox.domain.set_here import SetHere
from shoebox.domain.staff import Person, Role, Staff, hash_pin, refuse_copied_pin, unfit_person
from shoebox.entrance import SET_HERE_FILE, STAFF_FILE, STORE_FILE, spoken
from shoebox.formats.order_file import FILE_BYTES_MAX as ORDER_FILE_BYTES_MAX
from shoebox.formats.order_file import OrderFile, read_orders
from shoebox.formats.price_file import FILE_BYTES_MAX as PRICE_FILE_BYTES_MAX
from shoebox.formats.price_file import PriceFile, read_prices
from shoebox.handover.line import Lines, lane_of, roads_of
from shoebox.handover.office_rules import Own
from shoebox.handover.office_word import OfficeWord, word_of
from shoebox.handover.people import PeopleTelling
from shoebox.handover.relay import Served, StoreRelay
from shoebox.handover.store import StoreHouse
from shoebox.own_policy import ASIDE_FILE, POLICY_FILE, OwnPolicy, bring_into_line, keep_policy, own_policy
from shoebox.policy_settings import policy_in_words, read_policy
from shoebox.settings import (
    FITTING,
    StoreSettings,
    read_set_here,
    read_staff,
    read_store,
    refuse_short_store,
    staff_in_words,
    unfit,
    write_set_here,
    write_staff,
    write_store,
)
from shoebox.storage.book import Book
from shoebox.storage.book_start import LOCK_FILE
from shoebox.storage.door_files import pinned_office
from shoebox.storage.elsewhere_file import ElsewhereFile
from shoebox.storage.key_cards import renew_key_card
from shoebox.storage.keys import read_enrolment, write_enrolment
from shoebox.storage.lock import BookLock
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.storage.people_file import PeopleFile
from shoebox.storage.price_list import PriceList, write_price_list
from shoebox.storage.private import private_folder
from shoebox.storage.second_copy import SecondCopy
from shoebox.storage.upgrading import UNWATCHED, Watch
from shoebox.till import Till
from shoebox.whole_file import sync_folder

if TYPE_CHECKING:
    from shoebox.carry import RelayDesk

ENROLMENT_FILE = "enrolment.json"
ALL_ADDRESSES = "0.0.0.0"  # noqa: S104  (the store's other registers are on other machines)
INCIDENT_FILE = "incident.toml"
TRAINING_FOLDER, TRAINING_FLOAT_MINOR = "training", 20_000


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())  # no such file on this system: every start counts as a boot


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    boot_id: str = field(default_factory=_boot_id)

    def wall_ms(self) -> int:
        """UTC, milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        """Milliseconds that never go back within one boot."""
        return time.monotonic_ns() // 1_000_000

    def offset_min(self) -> int:
        """Minutes east of UTC where this machine stands."""
        offset = datetime.now().astimezone().utcoffset()
        return int(offset.total_seconds()) // 60 if offset else 0

    def boot(self) -> str:
        """Which run of the machine this is."""
        return self.boot_id


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that goes on from another moment, for showing a day that was simulated."""

    behind: Clock
    start_ms: int
    minutes_east: int
    begun_ms: int = field(default_factory=lambda: time.monotonic_ns() // 1_000_000)

    def wall_ms(self) -> int:
        """The moment it started from, and the time gone by since."""
        return self.start_ms + self.behind.mono_ms() - self.begun_ms

    def mono_ms(self) -> int:
        """Milliseconds that never go back within one boot."""
        return self.behind.mono_ms()

    def offset_min(self) -> int:
        """Minutes east of UTC in the simulated store."""
        return self.minutes_east

    def boot(self) -> str:
        """Which run of the machine this is."""
        return self.behind.boot()


def new_person(number: str, name: str, initials: str, role: Role, pin: str) -> Person:
    """Somebody with a freshly salted PIN. Finance's limits start at what the chain's policy usually gives."""
    return Person(
        number,
        name,
        initials,
        role,
        hash_pin(pin, secrets.token_bytes(16)),
        propose_minor_max=50_000 if role in (Role.ANALYST, Role.APPROVER) else 0,
        approve_minor_max=200_000 if role is Role.APPROVER else 0,
    )


def set_up_store(
    folder: Path,
    store: StoreSettings,
    *,
    people: tuple[Person, ...],
    policy: Policy | None = None,
    clock: Clock | None = None,
    card: OfficeCard | None = None,
) -> Enrolment:
    """Make a register's folder: settings, staff, policy, book and key. Its enrolment card is for head office.

    `card` is head office's, where it is known by now; `pin_central` brings it later.

    Refuses a folder that holds a store or head office already (``settings.exists``), names that no paper could carry
    (``settings.unfit``), a printer that cannot be (``printer.unfit``) and too few people (``settings.store_people``),
    before anything is written.
    """
    refuse_taken(folder)
    refuse_unfit(unfit(store))
    if wrong := unfit_printer(store.printer):
        raise Refusal("printer.unfit", what=wrong[0].replace("_", " "), rule=wrong[1])
    refuse_people(people)
    refuse_short_store([person.role for person in people])
    with whole_or_not(folder) as aside:
        write_staff(aside / STAFF_FILE, people)
        enrolment = _first_book(aside, store, policy or standard_policy(store), clock or SystemClock())
        if card is not None:
            OfficeKeys(aside).pin(card)
        write_store(aside / STORE_FILE, store)
    return enrolment


def _first_book(folder: Path, store: StoreSettings, policy: Policy, clock: Clock) -> Enrolment:
    with Book.create(
        folder,
        store=store.store,
        store_name=store.store_name,
        register=store.register,
        currency=store.currency,
        clock=clock,
        app=__version__,
    ) as book:
        keep_policy(folder, book, policy, Whose.SET_UP)
        renew_card(folder / ENROLMENT_FILE, book)
        return book.enrolment()


@contextmanager
def whole_or_not(folder: Path) -> Iterator[Path]:
    """A folder inside `folder` whose files move up when the block ends well. One cut short is never in the way."""
    aside, was_there = folder / ".setup", folder.exists()
    try:
        private_folder(folder)
        _clear(aside)
        private_folder(aside)
        yield aside
        for path in sorted(aside.iterdir(), key=lambda one: one.name == STORE_FILE):  # it makes a folder a store
            path.rename(folder / path.name)
        sync_folder(folder)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(folder), why=wrong.strerror or "") from wrong
    finally:
        with suppress(OSError):
            _clear(aside)
            if not was_there:
                folder.rmdir()  # only an empty one goes


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def renew_card(path: Path, book: Book) -> None:
    """Head office takes no box of an epoch it has no card of: after damage the folder holds the new one.

    Beside it lies the key card of the same book, without which head office can't have anything encrypted to it. No
    start waits for that one: where the disk has no room, the next start writes it.
    """
    with suppress(OSError):
        renew_key_card(path.parent, book)
    try:
        fits = read_enrolment(path) == book.enrolment()
    except (Refusal, Trouble):
        fits = False
    if not fits:
        write_enrolment(path, book.enrolment())


def open_store(folder: Path, watch: Watch = UNWATCHED, *, clock: Clock | None = None) -> StoreHouse:
    """Open a register's folder with all its checks; the one writer of its book until closed.

    A book that an older Shoebox wrote is brought up to date first, while `watch` looks on.
    """
    store = read_store(folder / STORE_FILE)
    staff, clock = read_staff(folder / STAFF_FILE), clock or SystemClock()
    book = Book.open(folder, clock=clock, app=__version__, watch=watch)
    try:
        renew_card(folder / ENROLMENT_FILE, book)
        keys, held = OfficeKeys(folder), own_policy(folder, book, standard=standard_policy(store))
        word = word_of(folder, _own(store, held, staff), book, keys=keys, clock=clock)
        house = _house(folder, book, store, policy=held.policy, staff=staff, clock=clock, keys=keys)
        telling = PeopleTelling(book, word, PeopleWords())
        telling.words.keep_in(PeopleFile(folder))
        people = _people(folder, book, staff, clock, told=telling.believed)
        house = replace(house, word=word, people=people, telling=telling).renewed()
        word = _keep_beside(folder, house, word, held)
        return _with_lines(replace(house, word=word), store, word)
    except BaseException:
        book.close()
        raise


def _people(folder: Path, book: Book, staff: Staff, clock: Clock, *, told: Callable[[], Believed]) -> StorePeople:
    """Who gets another PIN, or is let in, by the store itself: kept beside its list, and in it for the next start."""
    path = folder / SET_HERE_FILE
    set_here: tuple[SetHere, ...] = ()
    with suppress(Refusal, Trouble):  # changed by hand: they are set once more, and head office's list goes on
        set_here = read_set_here(path)

    def keep(said: Sequence[SetHere], people: tuple[Person, ...]) -> None:
        write_set_here(path, said)
        write_staff(folder / STAFF_FILE, people)

    return StorePeople(book, clock, listed=staff.people, set_here=set_here, keep=keep, tries=PinTries(clock), told=told)


def _keep_beside(folder: Path, house: StoreHouse, word: OfficeWord, held: OwnPolicy) -> OfficeWord:
    """Policy and people in force as the store's own files too: what is read before the book is, and practice.

    A policy that nobody signed is put aside, and the word then says so.
    """
    with suppress(Trouble):  # the next start tries again
        people = house.people.to_keep() if house.people is not None else house.staff.people
        if people != word.own.staff.people:
            write_staff(folder / STAFF_FILE, people)
        if bring_into_line(
            folder, house.book, held, in_force=house.policy, whose=house.whose_policy(), clock=house.clock
        ):
            return replace(word, own=replace(word.own, unsigned=ASIDE_FILE))
    return word


def standard_policy(store: StoreSettings) -> Policy:
    """What a store goes by that nobody has sent a policy to, and that has signed none."""
    return policy_in(store.language, currency=store.currency)


def _own(store: StoreSettings, held: OwnPolicy, staff: Staff) -> Own:
    """The store's own word, and how words of that sort are read."""

    def read_staff_words(words: bytes) -> Staff:
        people = staff_in_words(words, Path(STAFF_FILE))
        refuse_short_store([person.role for person in people.people])
        return people

    return Own(
        currency=store.currency,
        policy=held.policy,
        whose=held.whose,
        staff=staff,
        read_policy=lambda words: policy_in_words(words, Path(POLICY_FILE)),
        read_staff=read_staff_words,
    )


def office_word(folder: Path, book: Book, store: StoreSettings, *, keys: OfficeKeys, clock: Clock) -> OfficeWord:
    """What head office has sent to the register of this open book."""
    held = own_policy(folder, book, standard=standard_policy(store))
    return word_of(folder, _own(store, held, read_staff(folder / STAFF_FILE)), book, keys=keys, clock=clock)


def _with_lines(house: StoreHouse, store: StoreSettings, word: OfficeWord) -> StoreHouse:
    """The house with its roads by line, and with what it does for the other registers of its store."""
    relay = StoreRelay(house, port=store.office_port or OFFICE_PORT, serve=partial(_serve_registers, house.folder))
    roads = roads_of(
        house.book, house.folder, lines=lines_of(house.folder, store), keys=house.keys, clock=house.clock,
        dispatches=word.dispatches, box_after=house.day.box_after, relay=relay,
        hear=house.hear, people=house.telling.words if house.telling is not None else None,
    )  # fmt: skip
    if store.office_url:  # a register that is told by nobody would never hear that an order came back
        house.elsewhere.keep_in(ElsewhereFile(house.folder, store=house.store, register=house.register))
    house.elsewhere.look_into(relay)
    if store.office_port:
        relay.begin()
    return replace(house, relay=relay, line=lane_of(roads) if roads is not None else None, copy=_copy_of(house, store))


def _copy_of(house: StoreHouse, store: StoreSettings) -> CopyLane | None:
    """The second copy at work in the background, where a medium is named for it."""
    if not store.second_copy:
        return None
    copy = SecondCopy(house.folder, Path(store.second_copy), store=store.store, register=store.register)
    lane = CopyLane(copy, house.clock)
    lane.start()
    return lane


def _serve_registers(folder: Path, desk: RelayDesk, tls: tuple[Path, Path], port: int) -> Served:
    """The door of an office PC, from then on opened at each start. Trouble ``service.*``.

    Its server is loaded here, on the door's own thread: no window waits for it.
    """
    try:
        from shoebox.service import StoreServer
    except ModuleNotFoundError as missing:
        raise Trouble("service.not_installed", missing=str(missing.name).partition(".")[0]) from missing
    server = StoreServer(desk, host=ALL_ADDRESSES, port=port, tls=tls)
    store = read_store(folder / STORE_FILE)
    if store.office_port != port:
        write_store(folder / STORE_FILE, replace(store, office_port=port))
    return server


def lines_of(folder: Path, store: StoreSettings) -> Lines:
    """Where this register may send to by line."""
    return Lines(
        central=store.central_url, ca_file=ca_file_of(folder, store), office=store.office_url,
        certificate=pinned_office(folder),
    )  # fmt: skip


def ca_file_of(folder: Path, store: StoreSettings) -> Path | None:
    """Which certificates this register believes, where they are not the system's own."""
    return folder / store.central_ca if store.central_ca else None


def open_training(folder: Path, *, clock: Clock | None = None) -> StoreHouse:
    """A book to practise in, made anew each time, beside this store's own, with its people and its policy.

    It has a day open, an incident and a pad of its own; it is never sealed, and central takes nothing of it.
    """
    store, clock = read_store(folder / STORE_FILE), clock or SystemClock()
    policy, staff = read_policy(folder / POLICY_FILE), read_staff(folder / STAFF_FILE)
    policy = replace(policy.on_paper(), register_drafts_minor_max=0, register_slips_max=0)  # no receipt makes room here
    aside = folder / TRAINING_FOLDER
    _clear_training(aside)
    book = Book.create(
        aside,
        store=store.store,
        store_name=store.store_name,
        register=f"{store.register}-T",
        currency=store.currency,
        clock=clock,
        app=__version__,
        training=True,
    )
    manager, day = _in_charge(staff, policy), local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
    declared = IncidentDeclared(
        number="TRAINING", began_ms=clock.wall_ms(), rescue_lane=policy.rescue_lane, declared_by=manager,
        policy=policy.version,
    )  # fmt: skip
    opened = DayOpened(z_no=1, float_minor=TRAINING_FLOAT_MINOR, opened_by=manager, verified_by=manager)
    for act in (declared, PadIssued(first="900000001", last="900000100"), opened):
        book.append(act, clerk=manager, day=day)
    house = _house(aside, book, store, policy=policy, staff=staff, clock=clock, keys=OfficeKeys())
    return replace(house, prices=PriceList(folder), orders=OrderList(folder))


def _clear_training(aside: Path) -> None:
    """Throw the last practice away. Refuses while somebody practises in it (``book.in_use``)."""
    if aside.is_dir():
        BookLock(aside / LOCK_FILE).take().release()
        _clear(aside)


def _in_charge(staff: Staff, policy: Policy) -> str:
    return next((one.number for one in staff.people if one.role in policy.day_roles), staff.people[0].number)


def _house(
    folder: Path, book: Book, store: StoreSettings, *, policy: Policy, staff: Staff, clock: Clock, keys: OfficeKeys
) -> StoreHouse:
    return StoreHouse(
        folder=folder,
        book=book,
        till=Till(book, policy, staff, clock),
        day=DayRoom(book, policy, staff, clock),
        incidents=Incidents(book, policy, staff, clock),
        policy=policy,
        staff=staff,
        clock=clock,
        store=store.store,
        store_name=store.store_name,
        register=store.register,
        language=spoken(store.language),
        merchant_no=store.merchant_no,
        merchant_city=store.merchant_city,
        printer=store.printer,
        prices=PriceList(folder),
        orders=OrderList(folder),
        keys=keys,
    )


def bring_prices(folder: Path, file: Path) -> PriceFile:
    """Bring a price file into a store's folder, in place of the one before; what it held, and what of it was bad.

    Refusals ``prices.*`` and troubles leave the prices from before as they were.
    """
    store, policy = read_store(folder / STORE_FILE), read_policy(folder / POLICY_FILE)
    name, data = _brought(file, PRICE_FILE_BYTES_MAX)
    held = read_prices(
        data, file=name, currency=store.currency, rates=policy.tax_rates_per_100k,
        stored_words=policy.stored_value_words,
    )  # fmt: skip
    write_price_list(folder, held.facts, held.items)
    return held


def bring_orders(folder: Path, file: Path) -> OrderFile:
    """Bring an order file into a store's folder, in place of the one before; what it held, and what of it was bad.

    Refusals ``orders.*`` and troubles leave the orders from before as they were.
    """
    store = read_store(folder / STORE_FILE)
    name, data = _brought(file, ORDER_FILE_BYTES_MAX)
    held = read_orders(data, file=name, store=store.store)
    write_order_list(folder, held.facts, held.orders)
    return held


def _brought(file: Path, bytes_max: int) -> tuple[str, bytes]:
    """A file's name as it may be kept, and what it holds, one byte more than is taken at most."""
    name = kept_name(file.name)
    try:
        with file.open("rb") as opened:
            return name, opened.read(bytes_max + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=name, why=wrong.strerror or "") from wrong


def pin_central(folder: Path, card: OfficeCard, *, replace: bool = False) -> None:
    """Let a register know head office: from its next start it believes what the keys on this card have signed.

    Refusals ``settings.no_store``, ``keys.older``, and ``office_key.other`` where it knows another root and `replace`
    was not said.
    """
    read_store(folder / STORE_FILE)
    OfficeKeys(folder).pin(card, replace=replace)


def refuse_taken(folder: Path) -> None:
    """A store's staff and policy never take the place of another's, nor of head office's."""
    try:
        taken = any((folder / name).exists() for name in (STORE_FILE, STAFF_FILE)) or any(folder.glob("book*.db"))
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(folder), why=wrong.strerror or "") from wrong
    if taken:
        raise Refusal("settings.exists", folder=str(folder))


def refuse_people(people: tuple[Person, ...]) -> None:
    """Nobody without a fitting name (``settings.unfit``), no number (``settings.person_twice``) or PIN twice."""
    numbers = [person.number for person in people]
    for person in people:
        refuse_unfit(unfit_person(person))
        if numbers.count(person.number) > 1:
            raise Refusal("settings.person_twice", number=person.number)
    refuse_copied_pin(people)


def refuse_unfit(names: set[str]) -> None:
    """Refusal ``settings.unfit`` of the first of these settings, with its rule."""
    if names:
        what = min(names)
        raise Refusal("settings.unfit", what=what.replace("_", " "), rule=FITTING[what])
