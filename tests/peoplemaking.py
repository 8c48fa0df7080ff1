"""A store of three registers with head office's lists in hand, who tell each other of their people through the office.

Books, keys, files and messages are real; head office's word is a list that a test holds in its hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

from bookmaking import HandClock
from relaymaking import OfficeRoad, SmallOffice
from shoebox.carry import PeopleErrand, PeopleWords, RelayDesk
from shoebox.day import StorePeople
from shoebox.domain.carrying import PROTOCOL_NEWEST, PROTOCOL_OLDEST, Hello, Place
from shoebox.domain.carrying_keys import CarrierKey, CarryingList
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.staff import Person, Role, hash_pin
from shoebox.entrance import SET_HERE_FILE
from shoebox.formats.carrying import read_welcome, write_hello
from shoebox.formats.pouch import CarryingKey
from shoebox.formats.signing import Signer
from shoebox.handover.people import PeopleTelling
from shoebox.settings import read_set_here, write_set_here
from shoebox.storage.book import Book
from shoebox.storage.people_file import PeopleFile
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.road import RoadAnswer

OFFICE, ONE, THREE = "085-2", "085-1", "085-3"
NAMES = (OFFICE, ONE, THREE)


def listed(number: str, name: str, role: Role, *, salt: bytes = b"salt") -> Person:
    """Somebody of a list; their PIN is their number twice."""
    initials = "".join(part[0] for part in name.split())
    return Person(number, name, initials, role, hash_pin(number * 2, salt + number.encode()))


ANN, NADIA = listed("02", "Ann Berg", Role.MANAGER), listed("09", "Nadia Ruiz", Role.SUPERVISOR)
ROSA, LEO = listed("17", "Rosa Lind", Role.CLERK), listed("18", "Leo Prado", Role.CLERK)
PEOPLE = (ANN, NADIA, ROSA, LEO)
OMAR = Person("31", "Omar Diaz", "OD", Role.CLERK, "")


@dataclass
class OfficeSays:
    """What head office has sent to one register: its lists so far, and the keys of the store's registers."""

    keys: CarryingList | None = None
    lists: list[tuple[Person, ...]] = field(default_factory=lambda: [PEOPLE])
    version: int = 1
    is_own: bool = False  # no list of head office's, but a file of the register's own

    @property
    def dispatches(self) -> SimpleNamespace:
        kinds = ((DispatchKind.STAFF, self.version), (DispatchKind.CARRYING, hash(self.keys)))
        return SimpleNamespace(standing=lambda: [SimpleNamespace(kind=kind, version=at) for kind, at in kinds])

    def carrying(self) -> CarryingList | None:
        return self.keys

    def named(self) -> frozenset[str]:
        ever = {one.number for people in self.lists for one in people}
        return frozenset(ever - {one.number for one in self.lists[-1]})


@dataclass
class Till:
    """One register, its people and what it has heard."""

    name: str
    folder: Path
    book: Book
    clock: HandClock
    says: OfficeSays = field(default_factory=OfficeSays)
    words: PeopleWords = field(init=False)
    telling: PeopleTelling = field(init=False)
    people: StorePeople = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The program begins, with what lies on its disk."""
        self.words = PeopleWords()
        self.telling = PeopleTelling(self.book, self.says, self.words)
        self.words.keep_in(PeopleFile(self.folder))
        path = self.folder / SET_HERE_FILE
        people = StorePeople(
            self.book, self.clock, listed=self.says.lists[-1], set_here=read_set_here(path), tries=PinTries(self.clock),
            keep=lambda said, _all: write_set_here(path, said), told=self.telling.believed, named=self.says.named(),
            is_own=self.says.is_own,
        )  # fmt: skip
        self._go_by(people)

    def start_by_own_file(self) -> None:
        """The program begins, in a store whose staff list is its own: that is what it kept."""
        self.says.lists[-1] = self.people.to_keep()
        self.start()

    def lose_book(self) -> None:
        """The book is damaged, and the program starts again in a new one."""
        self.book.close()
        (self.folder / "book.db").write_bytes(b"")
        self.book = Book.open(self.folder, clock=self.clock, app="test")
        self.start()

    def hear_list(self, people: tuple[Person, ...], version: int) -> None:
        """Head office's newest list of people."""
        if version > self.says.version:
            self.says.lists.append(people)
            self.says.version = version
            self._renew()

    def hear_keys(self, keys: CarryingList | None) -> None:
        """Head office's newest list of keys."""
        self.says.keys = keys
        self._renew()

    def _renew(self) -> None:
        """As the windows do between two sales, once head office has said something new."""
        says = self.says
        self._go_by(self.people.going_by(says.lists[-1], says.named(), is_own=says.is_own))

    def _go_by(self, people: StorePeople) -> None:
        self.people = people
        self.telling.go_by(people)

    def close(self) -> None:
        self.book.close()

    def set_pin(self, number: str, pin: str, *two: str) -> None:
        first, second = ((one, self.pin_of(one)) for one in two or ("02", "09"))
        self.people.set_pin(number, pin, first=first, second=second)

    def let_in(self, pin: str, helper: Person = OMAR, *two: str) -> None:
        first, second = ((one, self.pin_of(one)) for one in two or ("02", "09"))
        self.people.let_in(helper, pin, first=first, second=second)

    def pin_of(self, number: str) -> str:
        return number * 2

    def signs(self, number: str, pin: str) -> bool:
        """Whether this is somebody's PIN at this register."""
        with suppress(Refusal):
            return self.people.staff.signing(number, pin).number == number
        return False


@dataclass
class Store:
    """Three registers, the first of which is the office."""

    tills: dict[str, Till]
    desk: RelayDesk

    def __getitem__(self, name: str) -> Till:
        return self.tills[name]

    def errand(self, name: str) -> PeopleErrand:
        till = self.tills[name]
        return PeopleErrand(Place(store="085", register=name, epoch=till.book.epoch), till.book.sign, till.words)

    def nonce(self, name: str) -> bytes:
        place = {"store": "085", "register": name, "epoch": self.tills[name].book.epoch}
        hello = Hello(**place, app="test", protocol_oldest=PROTOCOL_OLDEST, protocol_newest=PROTOCOL_NEWEST)
        return read_welcome(self.desk.hello(write_hello(hello))).nonce

    def round(self, name: str, *, lost: int = -1) -> bool:
        """This register and the office tell each other; the answer `lost` never comes. Whether anything came."""
        road, answers = OfficeRoad(self.desk), []

        def post(path: str, body: bytes) -> RoadAnswer:
            answers.append(road.post(path, body))
            return RoadAnswer(status=503, body=b"") if len(answers) - 1 == lost else answers[-1]

        mark = self.desk.people.mark_for(name)
        return self.errand(name).run(mark, self.nonce(name), post, lambda: False)

    def exchange(self) -> None:
        """Everybody hears everything."""
        for _ in range(2):
            for name in (ONE, THREE):
                self.round(name)

    def hear_keys(self, *but: str) -> None:
        """Head office's list of keys, without those of some registers."""
        keys = carrying(*(till.book for name, till in self.tills.items() if name not in but))
        for till in self.tills.values():
            till.hear_keys(keys)


def carrying(*books: Book) -> CarryingList:
    rows = (
        CarrierKey(register=book.register, epoch=book.epoch, public_key=book.carrying_key().public_key)
        for book in books
    )
    return CarryingList(store="085", office=CarryingKey.of(Signer.generate()).public_key, registers=tuple(sorted(rows)))


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    clock = HandClock()
    with ExitStack() as opened:
        tills = {}
        for name in NAMES:
            book = Book.create(
                folder / name, store="085", store_name="Harbour Row", register=name, currency="USD", clock=clock,
                app="test",
            )  # fmt: skip
            tills[name] = till = Till(name, folder / name, book, clock)
            opened.callback(till.close)
        side = SmallOffice({name: till.book.public_key for name, till in tills.items()}).side()
        held = opened.enter_context(RelayBook.open(folder / "held.db"))
        desk = RelayDesk(held, store="085", office=replace(side, people=tills[OFFICE].words), clock=clock)
        store = Store(tills, desk)
        store.hear_keys()
        yield store


def restart_office(store: Store) -> None:
    """The office's program ends and begins again: it knows what it kept."""
    office = store[OFFICE]
    office.start()
    side = SmallOffice({name: till.book.public_key for name, till in store.tills.items()}).side()
    store.desk = RelayDesk(store.desk.book, store="085", office=replace(side, people=office.words), clock=office.clock)
