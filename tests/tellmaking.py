"""An office and two registers of its store, whose words to each other can be lost, late or said again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bookmaking import CLERK, MANAGER, MANAGER_PIN, HandClock
from linemaking import parcel_of
from officemaking import Counter, make_counter
from relaymaking import relay_in
from shoebox.carry import PadsAnswered, PadsHeld, RelayDesk
from shoebox.domain.pads_given import GiftState
from shoebox.domain.relaying import RelayWord
from shoebox.domain.slip import Pad, PadAt
from shoebox.storage.relay_book import RelayBook

OFFICE, ONE, THREE = "085-2", "085-1", "085-3"
PADS = tuple(Pad(f"0853{at}0001", f"0853{at}0100") for at in range(3))
WORD = RelayWord(
    store="085", register="", epoch=1, held_seq=9, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0, receipt="",
    code="", said="",
)  # fmt: skip


@dataclass
class Copies:
    """The other registers' books as they are at the office."""

    book: RelayBook
    held: PadsHeld = field(init=False)
    answered: PadsAnswered = field(init=False)

    def __post_init__(self) -> None:
        self.held, self.answered = PadsHeld(self.book), PadsAnswered(self.book)

    def gone_order(self, _key: str) -> None:
        return None

    def given_back(self, _mark: str) -> tuple[()]:
        return ()

    def held_order(self, _key: str) -> None:
        return None

    def declined_cards(self, _last4: str) -> tuple[()]:
        return ()

    def pads(self) -> tuple[PadAt, ...]:
        return self.held.of_others(OFFICE)

    def pad_answers(self):
        return self.answered.answers()


@dataclass
class Store:
    """An office and two registers, and every word that was ever said between them."""

    office: Counter
    registers: dict[str, Counter]
    desk: RelayDesk
    words: dict[str, list[RelayWord]] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)

    @property
    def slips(self):
        return self.office.house.day.slips

    def give(self, pad: Pad, register: str) -> int:
        return self.slips.issue_pad(pad, MANAGER, register=register)

    def recall(self, pad: Pad, fate: str = ""):
        return self.slips.take_back(
            (pad.first, pad.last), reason="for another register", clerk=CLERK, second=(MANAGER, MANAGER_PIN), fate=fate
        )

    def warned(self, register: str) -> list[str]:
        """What that register's windows say of pads that its office waits for no more."""
        return [str(one) for one in self.registers[register].house.warnings() if one.code == "slip.pad_after_all"]

    def say(self, register: str) -> None:
        """The office's word as things stand: on its way."""
        pads, pads_at = self.slips.told_to(register)
        self.words.setdefault(register, []).append(replace(WORD, register=register, pads=pads, pads_at=pads_at))

    def hear(self, register: str, at: int = -1) -> None:
        """One of the words that were said to it, whichever comes."""
        said = self.words.get(register, [])
        if said:
            self.registers[register].house.hear(said[at % len(said)])

    def send(self, register: str) -> None:
        """All that this register has, to the office."""
        book, sent = self.registers[register].house.book, self.sent.get(register, 0)
        if book.head().seq > sent:
            self.desk.take("", parcel_of(book, sent + 1, book.head().seq))
            self.sent[register] = book.head().seq

    def exchange(self) -> None:
        """All is said, heard and sent."""
        for register in self.registers:
            self.say(register)
            self.hear(register)
            self.send(register)

    def states(self) -> list[tuple[str, GiftState]]:
        return [(one.register, one.state) for one in self.slips.giving.gifts()]

    def pads_of(self, register: str) -> tuple[Pad, ...]:
        return self.registers[register].house.book.pads()


@contextmanager
def store_in(folder: Path, kind: type[Store] = Store) -> Iterator[Store]:
    clock = HandClock()
    with ExitStack() as opened:
        made = {name: make_counter(folder / name, register=name, clock=clock) for name in (OFFICE, ONE, THREE)}
        for one in made.values():
            opened.callback(one.close)
        office = made.pop(OFFICE)
        for one in made.values():
            office.house.registers.add(one.card(), clerk=MANAGER)
        desk, _ = opened.enter_context(relay_in(folder, *(one.house.book for one in made.values())))
        office.house.elsewhere.look_into(Copies(desk.book))
        store = kind(office, made, desk)
        for register in made:
            store.send(register)
        yield store
