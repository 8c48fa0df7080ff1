"""How the day room writes: into the open day, by people of this store, on what was seen. Day room."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.day.ledger import DayLedger, read_day
from shoebox.domain.act import Act
from shoebox.domain.card import refuse_card_data
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.pins import refuse_pin
from shoebox.domain.staff import Person, Role, Signature, Staff
from shoebox.storage.book import Book, BookView

TEXT_SIGNS_MAX = 200


@dataclass(frozen=True, slots=True)
class Pen:
    """Appends to the open day of one book."""

    book: Book
    staff: Staff

    def today(self) -> DayLedger:
        """The open day as it stands; refuses where none is open (``day.not_open``)."""
        opened = self.book.open_day()
        if opened is None:
            raise Refusal("day.not_open")
        return read_day(self.book, opened.day)

    def write(self, act: Act, clerk: str, *, kind: Kind | None = None, seen: DayLedger | None = None) -> Entry:
        """Append to the open day; with `seen`, only if the book still ends where that was read."""
        self.staff.by_number(clerk)
        opened = self.book.open_day()
        if opened is None:
            raise Refusal("day.not_open")

        def check(view: BookView) -> None:
            if view.open_day() != opened or (seen is not None and _moved_on(view, seen.last_seq)):
                raise Refusal("day.moved_on")

        return self.book.append(act, kind=kind, clerk=clerk, day=opened.day, check=check)

    def another(self, second: Signature, *, first: str) -> Person:
        """Who signs beside the first person: another one of this store, with their own PIN.

        It is proved here and not in a window, so that no face, program or test can put a name down for somebody.
        """
        self.staff.by_number(first)
        number, pin = second
        if number in ("", first):
            raise Refusal("day.second")
        person = self.staff.by_number(number)
        if not self.staff.proves(person, pin):
            raise Refusal("day.second_pin", name=person.name)
        return person

    def in_charge(self, clerk: str, roles: tuple[str, ...]) -> Person:
        """The person with this number, in one of the roles; refuses another one (``day.role``)."""
        person = self.staff.by_number(clerk)
        if person.role not in roles:
            raise Refusal("day.role", roles=" or ".join(Role(role).words for role in roles))
        return person


def _moved_on(view: BookView, last_seq: int) -> bool:
    """Whether anything was written since but head office's receipts, which come by line at any moment."""
    return any(entry.kind not in (Kind.RECEIPT_STORED, Kind.SENT_BEFORE) for entry in view.entries(last_seq + 1))


def one_line(text: str, required: str = "") -> str:
    """A free text in one line, without card data; `required` is the code where it may not be empty."""
    clean = " ".join(refuse_card_data(text).split())
    if len(clean) > TEXT_SIGNS_MAX:
        raise Refusal("day.text", most=TEXT_SIGNS_MAX)
    if required and not clean:
        raise Refusal(required)
    return clean


def reason_line(text: str, required: str, *, signed: str = "") -> str:
    """Why, in one line; a PIN that was typed one field early is none (``reason.pin``).

    Nor is one among words, where it is `signed`, which signs for this very reason (``reason.pin_within``).
    """
    return refuse_pin(one_line(text, required), signed=signed)
