"""The business day: opened with a float, accounted for, counted blind, closed and sealed. Day room: writes to the book.

Whatever it decides on is looked at again inside the book's write lock, so nothing slips in between.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from shoebox.day import no_drawer, sealing
from shoebox.day.cash import Drawer
from shoebox.day.custody import Custody
from shoebox.day.figures import Figures
from shoebox.day.giving import OtherPads
from shoebox.day.items import items_sold
from shoebox.day.ledger import left_in_all_drawers, left_over_night, next_first_seq, read_day
from shoebox.day.pads import SlipControl
from shoebox.day.pen import TEXT_SIGNS_MAX, Pen, one_line
from shoebox.day.registers import Registers
from shoebox.day.sales import day_sums, good_sales
from shoebox.day.shared_orders import SharedOrders
from shoebox.day.whole import late_register, line_order, register_line, whole_day
from shoebox.domain.act import Act
from shoebox.domain.acts import BoxSealed, DayClosed, DayOpened, PlateChecked
from shoebox.domain.box import BoxHead, UnsealedDay
from shoebox.domain.card import kept_name
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import Blocker, DayFigures
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import entry_id
from shoebox.domain.money import AMOUNT_MINOR_MAX, Money, money_text
from shoebox.domain.papers import SoldItem
from shoebox.domain.policy import Policy
from shoebox.domain.registers import Came, RegisterLine
from shoebox.domain.sentences import sentence
from shoebox.domain.staff import Signature, Staff
from shoebox.storage.book import Book, BookView
from shoebox.storage.held_book import HeldBook

SEAL_SIGNS_MAX = 40


class DayRoom:
    """What the office does with one register's day."""

    def __init__(
        self, book: Book, policy: Policy, staff: Staff, clock: Clock, *, pads_elsewhere: OtherPads | None = None
    ) -> None:
        self._book = book
        self._policy = policy
        self._staff = staff
        self._clock = clock
        self._figures = Figures(book, policy, staff)
        self._pen = Pen(book, staff)
        self.drawer = Drawer(self._pen, policy, staff.name_of)
        self.slips = SlipControl(self._pen, policy, self.today, pads_elsewhere or OtherPads(), clock.wall_ms)
        self.custody = Custody(self._pen, policy, staff.name_of, self.today)
        self.registers = Registers(self._pen, policy, self.today)
        self.shared = SharedOrders(self._pen, policy, self.today)
        self._seen: tuple[tuple[object, ...], DayFigures] | None = None

    # -- the day begins

    def today(self) -> str:
        """The store's date now, ISO 8601: the day that is opened next, as a rule."""
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date().isoformat()

    def open_day(
        self, *, day: str, float_minor: int, clerk: str, second: Signature, plate: PlateChecked | None = None
    ) -> DayFigures:
        """Open a business day with a float that another person counted too, and signs for. Refusals ``day.*``.

        `plate` is what was found on the imprinter, kept as an entry of its own in the same breath.
        """
        self._pen.in_charge(clerk, self._policy.day_roles)
        if not 0 <= float_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.float")
        _refuse_no_date(day)
        verified_by = self._pen.another(second, first=clerk).number

        def check(view: BookView) -> None:
            self._refuse_unopenable(view, day)

        left = left_over_night(self._book)
        act = DayOpened(
            z_no=self._next_z(),
            float_minor=float_minor,
            opened_by=clerk,
            verified_by=verified_by,
            float_off_minor=0 if left is None else float_minor - left,
        )
        acts: list[Act] = [act, _fit(plate)] if plate is not None else [act]
        both = [(one, entry_id(os.urandom(16))) for one in acts]
        self._book.append_together(both, clerk=clerk, day=day, check=check)
        return self.figures(day)

    def open_without_drawer(self, *, day: str, clerk: str, second: Signature) -> DayFigures:
        """Open a business day of a PC that sells nothing, for the days of the other registers. Refusals ``day.*``.

        What the close asks of a drawer and of a box is said in the same breath: nothing is in either. Whoever sells
        here after all is asked for both. Refuses where the day before left cash in a drawer (``day.drawer_left``).
        """
        self._pen.in_charge(clerk, self._policy.day_roles)
        _refuse_no_date(day)
        verified_by = self._pen.another(second, first=clerk).number

        def check(view: BookView) -> None:
            self._refuse_unopenable(view, day)
            left = left_in_all_drawers(view)
            if left:
                raise Refusal("day.drawer_left", left=money_text(Money(left, self._policy.currency)))

        opened = DayOpened(z_no=self._next_z(), float_minor=0, opened_by=clerk, verified_by=verified_by)
        acts = no_drawer.opening(opened, says_deposit=self._policy.deposit_before_close)
        both = [(one, entry_id(os.urandom(16))) for one in acts]
        self._book.append_together(both, clerk=clerk, day=day, check=check)
        return self.figures(day)

    def look_at_plate(self, plate: PlateChecked, clerk: str) -> int:
        """Note in the open day what the imprinter's plate says now, such as a right one put in; the entry's number."""
        return self._pen.write(_fit(plate), clerk).seq

    def _refuse_unopenable(self, view: BookView, day: str) -> None:
        opened, last = view.open_day(), view.last_closed()
        if opened is not None:
            raise Refusal("day.already_open", day=opened.day)
        if last is not None and day <= last.day:
            raise Refusal("day.past", day=day, last=last.day)

    # -- looking at it

    def figures(self, day: str | None = None) -> DayFigures:
        """Everything known of a day: the open one, else the one closed last, unless `day` names another."""
        opened = self._book.open_day()
        last = self._book.latest(Kind.DAY_CLOSED)
        wanted = day or (opened.day if opened else last[1].day if last else "")
        if not wanted:
            return self._figures.not_open(day=self.today(), z_no=self._next_z(), offset_min=self._clock.offset_min())
        is_open = opened is not None and wanted == opened.day
        left, twice = (self.shared.left(), self.slips.twice_left()) if is_open else ((), ())
        at = (wanted, self._book.head().seq, left, twice)
        if self._seen is None or self._seen[0] != at:
            self._seen = (at, self._figures.of(read_day(self._book, wanted), left, twice))
        return self._seen[1]

    def closed_last(self) -> DayFigures | None:
        """The day closed last in this book, whose box is at hand; None before the first."""
        last = self._book.latest(Kind.DAY_CLOSED)
        return self.figures(last[1].day) if last is not None else None

    def figures_of(self, held: HeldBook, day: str) -> DayFigures:
        """The figures of another register's day, from its sealed boxes."""
        return Figures(held, self._policy, self._staff).of(read_day(held, day))

    def store_day(self, day: str, held: Mapping[str, HeldBook]) -> DayFigures:
        """The whole store-day: this register's figures with those of every other that is here, by its name in `held`.

        A box that came after a close is listed on the day on which it came, as late, and changes no figure: so a
        report says the same for ever.
        """
        own, lines, others = self.figures(day), [], []
        for one in self.registers.standings(day):
            if one.box is None or one.register not in held:
                lines.append(RegisterLine(register=one.register, came=one.came, reason=one.reason))
                continue
            others.append(self.figures_of(held[one.register], day))
            lines.append(register_line(others[-1], Came.HERE, reason=one.reason, by_line=one.box.by_line))
        lines += map(late_register, self.registers.late(day))
        if not lines:
            return own
        lines = sorted([register_line(own, Came.OWN), *lines], key=line_order)
        return whole_day(own, others, lines, largest_shown=self._policy.largest_shown)

    def items_sold(self, day: str, held: Sequence[HeldBook] = ()) -> tuple[tuple[SoldItem, ...], int]:
        """What a day sold here and in other registers' books, item by item; and how many sales were one amount."""
        return items_sold(read_day(book, day) for book in (self._book, *held))

    def blockers(self) -> tuple[Blocker, ...]:
        """What stops the close, in the order of work; empty when nothing does, or no day is open."""
        return self.figures().blockers

    def _next_z(self) -> int:
        last = self._book.last_closed()
        return last.z_no + 1 if last else 1

    # -- the day ends

    def close(self, *, seal: str, clerk: str) -> DayFigures:
        """Close the open day. Refuses with everything to settle (``day.blocked``); a closed day answers its figures."""
        if self._book.open_day() is None and self._book.latest(Kind.DAY_CLOSED) is not None:
            return self.figures()
        self._pen.in_charge(clerk, self._policy.day_roles)
        number = one_line(seal)
        if not 0 < len(number) <= SEAL_SIGNS_MAX:
            raise Refusal("day.seal", most=SEAL_SIGNS_MAX)
        day = self._pen.today()
        figures = self._figures.of(day, self.shared.left(), self.slips.twice_left())
        if figures.blockers:
            raise _blocked(figures.blockers)
        act = DayClosed(
            z_no=figures.z_no,
            first_seq=next_first_seq(self._book),
            # The box holds this book's entries: what a book before has of the day is not in its sums.
            taken_minor=day_sums(day.rows).net_minor,
            sales=good_sales(day.rows),
            over_short_minor=figures.over_short_minor,
            seal=number,
            closed_by=clerk,
            **{f"grand_{name}": value for name, value in asdict(figures.grand).items()},
        )
        self._pen.write(act, clerk, seen=day)
        return self.figures(day.day)

    def box_head(self, day: str = "") -> BoxHead:
        """What the label and the seal say of a closed day's box, the last one's unless told otherwise."""
        return sealing.box_head(self._book, day)

    def seal(self, day: str = "") -> bytes:
        """A closed day's box, the last one's unless told otherwise, as the bytes of its file. Same day, same bytes."""
        return sealing.sealed(self._book, day)

    def box_after(self, z_no: int) -> bytes:
        """The box of the day closed next after this Z serial; see `sealing.box_after`."""
        return sealing.box_after(self._book, z_no)

    def unsealed(self) -> tuple[UnsealedDay, ...]:
        """Closed days that are on no stick and have not arrived by line, the oldest first."""
        return sealing.unsealed(self._book)

    def note_sealed(self, box: bytes, *, copied_to: str, clerk: str, day: str = "") -> int:
        """Note in the book that the box went onto a stick or a line; the entry's number. Twice is one note."""
        self._staff.by_number(clerk)
        if box != self.seal(day):
            raise Refusal("day.other_box")
        head = self.box_head(day)
        digest = hashlib.sha256(box).hexdigest()
        # A stick without a name is called by the UUID of its disk, whose digits may look like anything.
        place = one_line(kept_name(copied_to)[:TEXT_SIGNS_MAX])
        act = BoxSealed(box_no=head.box_no, digest=digest, copied_to=place)
        own_id = entry_id(hashlib.sha256(f"{digest}/{act.copied_to}/{clerk}".encode()).digest()[:16])
        return self._book.append(act, clerk=clerk, day=head.day, entry_id=own_id).seq


def _fit(plate: PlateChecked) -> PlateChecked:
    """A look at the plate as it is written: of a wrong one it is said what was done (``day.plate``)."""
    return replace(plate, note="" if plate.is_right else one_line(plate.note, "day.plate"))


def _blocked(stops: Sequence[Blocker]) -> Refusal:
    said = [sentence(Refusal(stop.code, **dict(stop.facts))) for stop in stops]
    return Refusal("day.blocked", count=len(stops), what=" ".join(said), blockers=tuple(stops))


def _refuse_no_date(day: str) -> None:
    try:
        if dt.date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise Refusal("day.unreadable")
