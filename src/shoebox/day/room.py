"""The business day: opened with a float, accounted for, counted blind, closed and sealed. Day room: writes to the book.

Whatever it decides on is looked at again inside the book's write lock, so nothing slips in between.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from shoebox.day import sealing
from shoebox.day.drawer import cash_lines, counted_minor, counts, standing_counts
from shoebox.day.figures import Figures
from shoebox.day.ledger import DayLedger, next_first_seq, read_day
from shoebox.domain.acts import (
    Act,
    BoxSealed,
    CashCount,
    CashMove,
    DayClosed,
    DayOpened,
    PadIssued,
    PaperCount,
    SlipsMissing,
)
from shoebox.domain.box import BoxHead
from shoebox.domain.card import refuse_card_data
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import Blocker, Count, DayFigures
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import entry_id
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.sentences import sentence
from shoebox.domain.slip import PAD_NUMBERS_MAX, Pad, grouped, parse_slip_number
from shoebox.domain.staff import Staff
from shoebox.storage.book import Book, BookView

TEXT_SIGNS_MAX = 200
SEAL_SIGNS_MAX = 40
SLIPS_MAX = 100_000
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]|[. ]){0,9}")


class DayRoom:
    """What the office does with one register's day."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, clock: Clock) -> None:
        self._book = book
        self._policy = policy
        self._staff = staff
        self._clock = clock
        self._figures = Figures(book, policy, staff)
        self._seen: tuple[tuple[str, int], DayFigures] | None = None

    # -- the day begins

    def today(self) -> str:
        """The store's date now, ISO 8601: the day that is opened next, as a rule."""
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date().isoformat()

    def open_day(self, *, day: str, float_minor: int, clerk: str, verified_by: str) -> DayFigures:
        """Open a business day with a float that another person counted too. Refusals ``day.*``."""
        self._refuse_same(clerk, verified_by)
        if not 0 <= float_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.float")
        _refuse_no_date(day)

        def check(view: BookView) -> None:
            self._refuse_unopenable(view, day)

        last = self._book.last_closed()
        act = DayOpened(
            z_no=last.z_no + 1 if last else 1, float_minor=float_minor, opened_by=clerk, verified_by=verified_by
        )
        self._book.append(act, clerk=clerk, day=day, check=check)
        return self.figures(day)

    def _refuse_unopenable(self, view: BookView, day: str) -> None:
        opened, last = view.open_day(), view.last_closed()
        if opened is not None:
            raise Refusal("day.already_open", day=opened.day)
        if last is not None and day <= last.day:
            raise Refusal("day.past", day=day, last=last.day)

    def issue_pad(self, pad: Pad, clerk: str) -> int:
        """Hand a pad of slips to this register; the entry's number. Overlapping pads are refused."""
        pad = Pad.parse(pad.first, pad.last)
        self._staff.by_number(clerk)

        def check(view: BookView) -> None:
            if any(len(held.first) == len(pad.first) and _overlap(held, pad) for held in view.pads()):
                raise Refusal("day.pad_overlaps", first=grouped(pad.first), last=grouped(pad.last))

        opened = self._book.open_day()
        day = opened.day if opened else self.today()
        return self._book.append(PadIssued(first=pad.first, last=pad.last), clerk=clerk, day=day, check=check).seq

    # -- cash that is no sale

    def paid_in(self, *, amount_minor: int, reason: str, clerk: str) -> int:
        """Cash put into the drawer; the entry's number."""
        return self._move(Kind.PAID_IN, amount_minor, clerk, reason=_text(reason, "day.reason"))

    def paid_out(self, *, amount_minor: int, reason: str, clerk: str) -> int:
        """Cash taken out for something; the entry's number."""
        return self._move(Kind.PAID_OUT, amount_minor, clerk, reason=_text(reason, "day.reason"))

    def safe_drop(self, *, amount_minor: int, bag: str, second: str, clerk: str) -> int:
        """Cash put into the safe in a numbered bag, seen by another person; the entry's number."""
        self._refuse_same(clerk, second)
        return self._move(Kind.SAFE_DROP, amount_minor, clerk, bag=_text(bag, "day.bag"), second=second)

    def change_fetched(self, *, amount_minor: int, clerk: str, second: str = "") -> int:
        """Change brought from the bank into the drawer; the entry's number."""
        if second:
            self._refuse_same(clerk, second)
        return self._move(Kind.CHANGE_FETCHED, amount_minor, clerk, second=second)

    def _move(
        self, kind: Kind, amount_minor: int, clerk: str, *, reason: str = "", bag: str = "", second: str = ""
    ) -> int:
        if not 0 < amount_minor <= AMOUNT_MINOR_MAX:
            raise Refusal("day.amount")
        act = CashMove(amount_minor=amount_minor, reason=reason, bag=bag, second=second)
        return self._write(act, clerk, kind=kind).seq

    # -- accounting for the day

    def count(self, pieces: Sequence[tuple[int, int]], clerk: str) -> Count:
        """Save a blind count: pairs of (piece in minor units, how many). What should be there is in the answer only.

        A second count is another person's; both are kept. Cash that moves afterwards asks for a new first count.
        """
        total = counted_minor(pieces, [piece for piece, _ in self._policy.denominations])
        day = self._today_ledger()
        standing = standing_counts(day.lines, day.rows)
        if len(standing) >= 2:
            raise Refusal("day.count_done")
        if any(by == clerk for by, _ in standing):
            raise Refusal("day.count_same_person", by=self._figures.name_of(clerk))
        expected_minor = sum(line.amount_minor for line in cash_lines(day.lines, day.rows))
        act = CashCount(
            pieces=tuple(sorted((pair for pair in pieces if pair[1]), reverse=True)),
            counted_minor=total,
            expected_minor=expected_minor,
            number=len(standing) + 1,
        )
        self._write(act, clerk, seen=day)
        return counts(read_day(self._book, day.day).lines, self._figures.name_of)[-1]

    def count_paper(self, slips: int, note: str, clerk: str) -> int:
        """How many slips lie in the box, and why that differs from the book where it does; the entry's number."""
        if not 0 <= slips <= SLIPS_MAX:
            raise Refusal("day.paper_unreadable")
        return self._write(PaperCount(slips=slips, note=_text(note)), clerk).seq

    def explain_missing(self, slips: Sequence[str], explanation: str, initials: str, clerk: str) -> int:
        """Say what became of numbers that are in no entry; the entry's number. May be said again, and better."""
        numbers = tuple(sorted({parse_slip_number(slip) for slip in slips}))
        said = _text(explanation, "day.explanation")
        if not _INITIALS.fullmatch(initials.strip()):
            raise Refusal("day.initials")
        day = self._today_ledger()
        missing = {slip for pad in day.pads for slip in pad.missing}
        strange = [slip for slip in numbers if slip not in missing]
        if strange or not numbers or len(numbers) > PAD_NUMBERS_MAX:
            raise Refusal("day.not_missing", slip=grouped(strange[0]) if strange else "")
        act = SlipsMissing(slips=numbers, explanation=said, initials=initials.strip())
        return self._write(act, clerk, seen=day).seq

    # -- looking at it

    def figures(self, day: str | None = None) -> DayFigures:
        """Everything known of a day: the open one, else the one closed last, unless `day` names another."""
        opened = self._book.open_day()
        last = self._book.latest(Kind.DAY_CLOSED)
        wanted = day or (opened.day if opened else last[1].day if last else "")
        if not wanted:
            return self._figures.not_open(day=self.today(), z_no=self._next_z(), offset_min=self._clock.offset_min())
        at = (wanted, self._book.head().seq)
        if self._seen is None or self._seen[0] != at:
            self._seen = (at, self._figures.of(read_day(self._book, wanted)))
        return self._seen[1]

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
        number = _text(seal)
        if not 0 < len(number) <= SEAL_SIGNS_MAX:
            raise Refusal("day.seal", most=SEAL_SIGNS_MAX)
        day = self._today_ledger()
        figures = self._figures.of(day)
        if figures.blockers:
            raise _blocked(figures.blockers)
        act = DayClosed(
            z_no=figures.z_no,
            first_seq=next_first_seq(self._book),
            taken_minor=figures.taken_minor,
            sales=figures.sales,
            over_short_minor=figures.over_short_minor,
            seal=number,
            closed_by=clerk,
        )
        self._write(act, clerk, seen=day)
        return self.figures(day.day)

    def box_head(self) -> BoxHead:
        """What the label and the seal say of the last closed day's box."""
        return sealing.box_head(self._book)

    def seal(self) -> bytes:
        """The last closed day's box as the bytes of its file. Same day, same bytes."""
        return sealing.sealed(self._book)

    def note_sealed(self, box: bytes, *, copied_to: str, clerk: str) -> int:
        """Note in the book that the box went onto a stick or a line; the entry's number. Twice is one note."""
        self._staff.by_number(clerk)
        if box != self.seal():
            raise Refusal("day.other_box")
        head = self.box_head()
        digest = hashlib.sha256(box).hexdigest()
        act = BoxSealed(box_no=head.box_no, digest=digest, copied_to=_text(copied_to)[:TEXT_SIGNS_MAX])
        own_id = entry_id(hashlib.sha256(f"{digest}/{act.copied_to}/{clerk}".encode()).digest()[:16])
        return self._book.append(act, clerk=clerk, day=head.day, entry_id=own_id).seq

    # -- how it is written

    def _today_ledger(self) -> DayLedger:
        opened = self._book.open_day()
        if opened is None:
            raise Refusal("day.not_open")
        return read_day(self._book, opened.day)

    def _write(self, act: Act, clerk: str, *, kind: Kind | None = None, seen: DayLedger | None = None) -> Entry:
        """Append to the open day; with `seen`, only if the book still ends where that was read."""
        self._staff.by_number(clerk)
        opened = self._book.open_day()
        if opened is None:
            raise Refusal("day.not_open")

        def check(view: BookView) -> None:
            if view.open_day() != opened or (seen is not None and view.head().seq != seen.last_seq):
                raise Refusal("day.moved_on")

        return self._book.append(act, kind=kind, clerk=clerk, day=opened.day, check=check)

    def _refuse_same(self, clerk: str, second: str) -> None:
        self._staff.by_number(clerk)
        if second in ("", clerk):
            raise Refusal("day.second")
        self._staff.by_number(second)


def _blocked(stops: Sequence[Blocker]) -> Refusal:
    said = [sentence(Refusal(stop.code, **dict(stop.facts))) for stop in stops]
    return Refusal("day.blocked", count=len(stops), what=" ".join(said), blockers=tuple(stops))


def _overlap(one: Pad, other: Pad) -> bool:
    return one.first <= other.last and other.first <= one.last


def _refuse_no_date(day: str) -> None:
    try:
        if dt.date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise Refusal("day.unreadable")


def _text(text: str, required: str = "") -> str:
    """A free text in one line, without card data; `required` is the code where it may not be empty."""
    clean = " ".join(refuse_card_data(text).split())
    if len(clean) > TEXT_SIGNS_MAX:
        raise Refusal("day.text", most=TEXT_SIGNS_MAX)
    if required and not clean:
        raise Refusal(required)
    return clean
