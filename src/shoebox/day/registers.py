"""The other registers of the store: known by their cards, their sealed days taken in. Day room: writes to the book.

The office never writes into another register's book. It holds verified copies of what that register sealed, and says in
its own book that they came: so its own sealed day carries the hash of each of them.
"""

from __future__ import annotations

from collections.abc import Callable

from shoebox.day.gathering import Standing, gathered_boxes, known_registers, late_boxes, slips_of
from shoebox.day.ledger import read_day
from shoebox.day.pen import Pen, reason_line
from shoebox.day.whole import late_register
from shoebox.domain.acts import BoxGathered, DayOpened, RegisterAbsent, RegisterKnown
from shoebox.domain.box import Box, Enrolment
from shoebox.domain.box_sum import box_sum
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.registers import REGISTERS_MAX, Came, GatheredBox, KnownRegister, RegisterLine
from shoebox.storage.book import SYSTEM_CLERK, BookView
from shoebox.storage.projections import read_line


class Registers:
    """What this book knows of the store's other registers."""

    def __init__(self, pen: Pen, policy: Policy, today: Callable[[], str]) -> None:
        self._pen, self._policy, self._today = pen, policy, today
        self._gathered: tuple[int, tuple[GatheredBox, ...]] = (0, ())

    def known(self) -> tuple[KnownRegister, ...]:
        """The other registers whose days are waited for."""
        return known_registers(self._pen.book)

    def gathered(self) -> tuple[GatheredBox, ...]:
        """Every box that came here. Asked for many times a look, so it is read once for each end of the book."""
        head = self._pen.book.head().seq
        if self._gathered[0] != head:
            self._gathered = head, gathered_boxes(self._pen.book)
        return self._gathered[1]

    def standings(self, day: str) -> tuple[Standing, ...]:
        """How every other register stands on a day of this book."""
        return read_day(self._pen.book, day).registers

    def late(self, day: str) -> tuple[GatheredBox, ...]:
        """Boxes of other dates that came while this day was open, or between the close before and its opening."""
        ledger = read_day(self._pen.book, day)
        before = (entry.seq for entry, _, act in ledger.view.acts_before(day) if isinstance(act, DayOpened))
        first_seq = min(before, default=ledger.first_seq)  # it may have been open in a book that was damaged since
        return late_boxes(ledger.view, day, first_seq=first_seq, last_seq=ledger.last_seq)

    def came_after(self, day: str) -> tuple[RegisterLine, ...]:
        """Boxes that came once this day was closed, whatever their date: the next day's report names them."""
        since_seq = read_day(self._pen.book, day).last_seq + 1
        return tuple(map(late_register, late_boxes(self._pen.book, "", first_seq=since_seq, last_seq=SEQ_MAX)))

    def refuse_other_than_in_charge(self, clerk: str) -> None:
        """Refuses somebody who may not say which registers this store has (``day.role``)."""
        self._pen.in_charge(clerk, self._policy.day_roles)

    def add(self, card: Enrolment, clerk: str) -> int:
        """Wait for this register's days from now on; the entry's number. The same card twice is one."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        book = self._pen.book
        if card.store != book.store:
            raise Refusal("registers.store", register=card.register, store=card.store)
        if card.register == book.register:
            raise Refusal("registers.own", register=card.register)
        known = self.known()
        if sum(one.register != card.register for one in known) >= REGISTERS_MAX:
            raise Refusal("registers.many", most=REGISTERS_MAX)
        if any(
            one == KnownRegister(register=card.register, epoch=card.epoch, public_key=card.public_key) for one in known
        ):
            return book.head().seq
        act = RegisterKnown(register=card.register, epoch=card.epoch, public_key=card.public_key.hex())
        return book.append(act, clerk=clerk, day=self._day()).seq

    def drop(self, register: str, why: str, clerk: str) -> int:
        """Wait for this register no longer, and why; the entry's number. What came of it stays."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        one = self._known(register)
        act = RegisterKnown(
            register=register, epoch=one.epoch, public_key=one.public_key.hex(), gone=reason_line(why, "registers.why")
        )
        return self._pen.book.append(act, clerk=clerk, day=self._day()).seq

    def absent(self, register: str, reason: str, clerk: str) -> int:
        """Say why a register has no sealed day for the open one; the entry's number. May be said again, and better."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        said = reason_line(reason, "registers.why")
        day = self._pen.today()
        open_ones = (Came.AWAITED, Came.ABSENT)
        if not any(one.register == register and one.came in open_ones for one in self.standings(day.day)):
            raise Refusal("registers.not_awaited", register=register[:20])
        return self._pen.write(RegisterAbsent(register=register, reason=said), clerk).seq

    def gather(self, box: Box, clerk: str) -> tuple[GatheredBox, bool]:
        """Note that a verified box came, and whether it was new. Refusals ``registers.*``.

        `box` was opened by `shoebox.formats.box`, so its chain and signatures hold; here it must be of a register that
        this store knows, under the key it is known by.
        """
        if clerk != SYSTEM_CLERK:  # it came by itself, over the store's own network
            self._pen.staff.by_number(clerk)
        head = box.head
        if head.store != self._pen.book.store:
            raise Refusal("registers.store", register=head.register, store=head.store)
        if head.register == self._pen.book.register:
            raise Refusal("registers.own", register=head.register)
        if self._known(head.register).public_key != head.public_key:
            raise Refusal("registers.other_key", box=head.box_no, register=head.register)
        if (held := _held(self._pen.book, box)) is not None:
            return held, False
        slips = slips_of(read_line(entry)[2] for entry in box.entries)
        act = BoxGathered(
            register=head.register,
            epoch=head.epoch,
            box_no=head.box_no,
            box_day=head.day,
            z_no=head.z_no,
            first_seq=head.first_seq,
            last_seq=head.last_seq,
            head=head.head.hex(),
            digest=box.digest.hex(),
            taken_minor=box_sum(head.totals_minor, (read_line(entry)[2] for entry in box.entries)).taken_minor,
            pads=slips.pads,
            slips_used=slips.used,
            pads_back=slips.back,
            received=slips.received,
            received_back=slips.received_back,
        )

        def check(view: BookView) -> None:
            if _held(view, box) is not None:
                raise Refusal("day.moved_on")

        self._pen.book.append(act, clerk=clerk, day=head.day, check=check)
        return self.gathered()[-1], True

    def _known(self, register: str) -> KnownRegister:
        one = next((one for one in self.known() if one.register == register), None)
        if one is None:
            raise Refusal("registers.unknown", register=register[:20])
        return one

    def _day(self) -> str:
        opened = self._pen.book.open_day()
        return opened.day if opened else self._today()


def _held(view: BookView, box: Box) -> GatheredBox | None:
    """What is noted of this very box; refuses another one in its place (``registers.fork``)."""
    head = box.head
    for held in gathered_boxes(view):
        if (held.register, held.epoch) != (head.register, head.epoch):
            continue
        if held.head == head.head.hex():
            return held
        if held.z_no == head.z_no or (held.first_seq <= head.last_seq and head.first_seq <= held.last_seq):
            raise Refusal("registers.fork", register=head.register, z_no=f"{head.z_no:04d}")
    return None
