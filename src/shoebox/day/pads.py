"""Slip control: pads handed out, the paper in the box counted, numbers that are missing. Day room: it writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.day.before import first_lost
from shoebox.day.gathering import OthersSlips, others_slips
from shoebox.day.giving import Giving, OtherPads
from shoebox.day.looking import NOBODY, who_looked
from shoebox.day.losing import report_gone
from shoebox.day.pads_twice import pads_twice
from shoebox.day.pen import Pen, one_line, reason_line
from shoebox.day.slip_pace import slip_pace
from shoebox.day.slips import account
from shoebox.day.taking_back import take_back
from shoebox.domain.acts import PadIssued, PadsReceived, PaperCount, SlipRange
from shoebox.domain.acts_before import LostBefore
from shoebox.domain.acts_slips import PadsShared, SlipsMissing
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.pads_given import PADS_TOLD_MAX, PadGift, PadOffer
from shoebox.domain.papers import SLIPS_PRINTED_MAX
from shoebox.domain.policy import Policy
from shoebox.domain.slip import (
    PAD_NUMBERS_MAX,
    RANGE_NUMBERS_MAX,
    Pad,
    PadAt,
    PadsTwice,
    PutBack,
    SlipStock,
    TakenFrom,
    grouped,
    left_of,
    parse_slip_number,
)
from shoebox.domain.staff import Signature
from shoebox.storage.book import BookView

SLIPS_MAX = 100_000
_STORES = (TakenFrom.CUPBOARD, TakenFrom.TO_PRINT)


def at_hand(book: BookView, others: OthersSlips | None = None, out: Sequence[Pad] = ()) -> tuple[int, int, int]:
    """Blank forms of the store: on this register's pads, on those of the others, and in the cupboard.

    `out` are pads of others of which no sealed day tells: what of them came to the store lies in the cupboard no more.
    """
    pads, others = book.pads(), others or others_slips(book)
    lies = [run for pad in left_of(book.put_down(TakenFrom.CUPBOARD)) for run in pad.without((*pads, *others.pads))]
    in_cupboard = sum(len(left) for run in lies for left in run.without(out))
    return (
        sum(account(pad, book.slip_places(pad), until_seq=SEQ_MAX).line.unused for pad in pads),
        others.unused + sum(map(len, lies)) - in_cupboard,
        in_cupboard,
    )


def _came_here(book: BookView, others: OthersSlips, gone: Sequence[Pad]) -> int:
    """How many numbers of pads that are gone came to this store, and are on no pad: nobody has them at hand."""
    pads = (*book.pads(), *others.pads)
    lay = [run for pad in left_of(book.put_down(TakenFrom.CUPBOARD)) for run in pad.without(pads)]
    return sum(len(run) for run in lay) - sum(len(left) for run in lay for left in run.without(gone))


class SlipControl:
    """Every number of every pad ends used, voided, spoiled, unused or missing.

    `elsewhere` are pads of the store's other registers, as far as their entries came by line or the office said so;
    those of their sealed days, by folder, stick or line, stand in the book.
    """

    def __init__(
        self, pen: Pen, policy: Policy, today: Callable[[], str], elsewhere: OtherPads,
        now_ms: Callable[[], int] = lambda: 0,
    ) -> None:  # fmt: skip
        self._pen, self._policy, self._today, self._elsewhere, self._now_ms = pen, policy, today, elsewhere, now_ms
        self.giving = Giving(pen, policy, elsewhere, self._day)

    def issue_pad(self, pad: Pad, clerk: str, *, register: str = "") -> int:
        """Hand a pad of slips to this register, or from its office to another one; the entry's number.

        Refuses a pad with a number that is on one of its own (``day.pad_overlaps``), on one that another register
        of the store is known to have (``day.pad_elsewhere``), or on one that was given and not answered
        (``day.pad_given``); refusals of `Giving.give`.
        """
        pad = Pad.parse(pad.first, pad.last)
        self._pen.staff.by_number(clerk)
        if register not in ("", self._pen.book.register):
            return self.giving.give(pad, register, clerk, check=lambda view: self._refuse_taken(pad, view))
        return self._issue(PadIssued(first=pad.first, last=pad.last), pad, clerk)

    def _issue(self, act: PadIssued, pad: Pad, clerk: str) -> int:
        return self._pen.book.append(
            act, clerk=clerk, day=self._day(), check=lambda view: self._refuse_taken(pad, view)
        ).seq  # fmt: skip

    def _refuse_taken(self, pad: Pad, view: BookView) -> None:
        if any(held.overlaps(pad) for held in view.pads()):
            raise Refusal("day.pad_overlaps", first=grouped(pad.first), last=grouped(pad.last))
        self.giving.refuse_out(pad)
        other = next((one for one in self._others(view) if one.pad.overlaps(pad)), None)
        if other is not None:
            first, last = grouped(other.pad.first), grouped(other.pad.last)
            raise Refusal("day.pad_elsewhere", register=other.register, first=first, last=last)

    def _others(self, view: BookView) -> tuple[PadAt, ...]:
        """Pads that are at other registers, or on their way there."""
        out = (one.at for one in self.giving.nobodys())
        return tuple(dict.fromkeys((*self._elsewhere.issued(view), *out, *self._elsewhere.told())))

    def told_to(self, register: str) -> tuple[tuple[PadOffer, ...], tuple[PadAt, ...]]:
        """What another register hears of its office: pads given to it, and all pads of the others."""
        book = self._pen.book
        own = (PadAt(book.register, pad) for pad in book.pads())
        every = [one for one in (*own, *self._others(book)) if one.register != register]
        every.sort(key=lambda one: (len(one.pad.first), one.pad.first), reverse=True)
        return self.giving.offers_to(register), tuple(every[:PADS_TOLD_MAX])

    # -- the same numbers at two registers

    def twice(self) -> tuple[PadsTwice, ...]:
        """Numbers that stand at two registers of the store, as far as the others are known here, and what was said."""
        out = tuple(one.at for one in self.giving.out())
        return pads_twice(self._pen.book, (*self._elsewhere.here(), *out))

    def twice_left(self) -> tuple[PadsTwice, ...]:
        """Those of which nobody has said anything."""
        return tuple(one for one in self.twice() if not one.found)

    def say_of_twice(self, one: PadsTwice, found: str, clerk: str) -> int:
        """What somebody in charge found of it; the entry's number. Refusals ``day.role``, ``slip.twice_found``."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        said = one_line(found, "slip.twice_found")
        if one not in self.twice():
            raise Refusal("day.moved_on")
        act = PadsShared(
            first=one.numbers.first, last=one.numbers.last, registers=one.registers, is_issued=one.is_issued, found=said
        )  # fmt: skip
        return self._pen.book.append(act, clerk=clerk, day=self._day()).seq

    def _to_print(self, view: BookView) -> tuple[Pad, ...]:
        """Runs of numbers given for printing that are on no pad yet."""
        given = left_of(view.put_down(TakenFrom.TO_PRINT))
        pads = (*view.pads(), *(one.pad for one in self._others(view))) if given else ()
        return tuple(run for one in given for run in one.without(pads))

    def explain_lost(self, explanation: str, initials: str, clerk: str, second: Signature = NOBODY) -> int:
        """Say what is known of the entries of a book before that can't be read any more; the entry's number.

        Of the oldest such book first. Refuses where none is lost, or all are explained (``day.nothing_lost``).
        """
        said = reason_line(explanation, "day.explanation")
        who = who_looked(self._pen, initials, clerk, second)
        left = first_lost(self._pen.book)
        if left is None:
            raise Refusal("day.nothing_lost")
        act = LostBefore(
            epoch=left.epoch, explanation=said, initials=who.initials, by=who.by, named_by=who.named_by
        )  # fmt: skip
        return self._pen.write(act, clerk).seq

    def _day(self) -> str:
        opened = self._pen.book.open_day()
        return opened.day if opened else self._today()

    # -- what lies in the cupboard, and what may be printed

    def receive(self, first: str, last: str, clerk: str) -> int:
        """Pads came: from the first number of the first to the last of the last; the entry's number."""
        self._pen.staff.by_number(clerk)
        pads = Pad.parse(first, last, most=RANGE_NUMBERS_MAX)
        return self._range(PadsReceived(first=pads.first, last=pads.last), pads, clerk)

    def give_range(self, first: str, last: str, given_by: str, clerk: str) -> int:
        """Numbers that may be printed here, as head office gave them; the entry's number. By somebody in charge."""
        self._pen.in_charge(clerk, self._policy.day_roles)
        pad = Pad.parse(first, last, most=RANGE_NUMBERS_MAX)
        act = SlipRange(first=pad.first, last=pad.last, given_by=one_line(given_by, "slip.given_by"))
        return self._range(act, pad, clerk)

    def _range(self, act: PadsReceived | SlipRange, numbers: Pad, clerk: str) -> int:
        def check(view: BookView) -> None:
            taken = [run for place in _STORES for run in left_of(view.put_down(place))]
            taken += view.pads() if isinstance(act, SlipRange) else ()
            if any(held.overlaps(numbers) for held in taken):
                raise Refusal("slip.range_overlaps", first=grouped(numbers.first), last=grouped(numbers.last))

        return self._pen.book.append(act, clerk=clerk, day=self._day(), check=check).seq

    def take_back(
        self, numbers: tuple[str, str], *, reason: str, clerk: str, second: Signature, fate: str = ""
    ) -> PutBack | PadGift:
        """Take back numbers, first and last, that were put down wrong, by two people; see `taking_back`.

        Of a pad that was given to another register, and that it has not taken as far as is known, it is told; once it
        is, `fate` ends the wait for it, see `Giving.recall`.
        """
        run = Pad.parse(*numbers, most=RANGE_NUMBERS_MAX)
        gift = self.giving.recall(run, reason=reason, clerk=clerk, second=second, fate=fate)
        if gift is not None:
            return gift
        return take_back(
            self._pen, self._policy, numbers, reason=reason, clerk=clerk, second=second, day=self._day(),
            others=self._others,
        )  # fmt: skip

    def report(self, run: tuple[str, str], *, how: str, explanation: str, clerk: str) -> int:
        """Say that slips of a pad are spoiled, lost or stolen, wherever on it they are; see `losing`."""
        return report_gone(self._pen, run, how=how, explanation=explanation, clerk=clerk, day=self._day())

    def take_to_print(self, count: int, clerk: str) -> Pad:
        """The next numbers to print, as a pad of this register; they are never given out again.

        Written down before a sheet is drawn: of a run that was cut short the book knows the numbers all the same.
        """
        self._pen.in_charge(clerk, self._policy.day_roles)
        if not 0 < count <= SLIPS_PRINTED_MAX:
            raise Refusal("slip.print_count", most=SLIPS_PRINTED_MAX)
        left = self._to_print(self._pen.book)
        if not left:
            raise Refusal("slip.no_range")
        run = left[0]
        if len(run) < count:
            raise Refusal("slip.range_short", left=len(run))
        last = f"{int(run.first) + count - 1:0{len(run.first)}d}"
        pad = Pad(run.first, last)
        self._issue(PadIssued(first=pad.first, last=pad.last, printed=True), pad, clerk)
        return pad

    def stock(self) -> SlipStock:
        """What lies at hand in the store, and how many days it lasts at the pace of `slip_pace`.

        Of other registers it knows what their sealed days say: pads that they hold lie no longer in the cupboard.
        """
        book = self._pen.book
        left, others = self._to_print(book), others_slips(book)
        gone = [one for one in self.giving.nobodys() if not one.is_out]
        issued = [one.pad for one in self._elsewhere.issued(book)]
        out = [*issued, *(one.pad for one in self.giving.nobodys())]
        on_pads, on_other_pads, in_cupboard = at_hand(book, others, out)
        on_other_pads -= _came_here(book, others, [run for one in gone for run in one.pad.without(issued)])
        pace = slip_pace(book, others, self._policy, self._now_ms())
        return SlipStock(
            on_pads=on_pads,
            on_other_pads=on_other_pads,
            in_cupboard=in_cupboard,
            to_print=sum(map(len, left)),
            next_printed=left[0] if left else None,
            used_a_day=pace.a_day,
            pace_from=pace.taken_from,
            pace_hours=pace.hours,
            used_today=pace.used_today,
            reorder_days=self._policy.slips_reorder_days,
        )

    def count_paper(self, slips: int, note: str, clerk: str, *, returns_held: int = 0, gift_promises: int = 0) -> int:
        """How many slips lie in the box, and why that differs from the book where it does; the entry's number.

        Beside them lie the claim slips of returns that wait, and the promises for gift cards; none of them is an entry.
        """
        if not all(0 <= number <= SLIPS_MAX for number in (slips, returns_held, gift_promises)):
            raise Refusal("day.paper_unreadable")
        act = PaperCount(
            slips=slips, note=one_line(note), returns_held=returns_held, gift_promises=gift_promises
        )  # fmt: skip
        return self._pen.write(act, clerk).seq

    def counted_beside(self) -> tuple[int, int]:
        """Returns held and gift card promises by the open day's last count, also where slips came since; else none."""
        book = self._pen.book
        opened = book.open_day()
        if opened is None:
            return 0, 0
        counts = [act for _, _, act in book.acts_before(opened.day) if isinstance(act, PaperCount)]
        last = book.latest(Kind.PAPER_COUNT)
        if last is not None and last[0].seq > opened.opened_seq and isinstance(last[2], PaperCount):
            counts.append(last[2])
        return (counts[-1].returns_held, counts[-1].gift_promises) if counts else (0, 0)

    def explain_missing(
        self, slips: Sequence[str], explanation: str, initials: str, clerk: str, second: Signature = NOBODY
    ) -> int:
        """Say what became of numbers that are in no entry; the entry's number. May be said again, and better.

        The initials are the clerk's own, or those of whoever signs beside them; see `looking`.
        """
        numbers = tuple(sorted({parse_slip_number(slip) for slip in slips}))
        said = reason_line(explanation, "day.explanation")
        who = who_looked(self._pen, initials, clerk, second)
        day = self._pen.today()
        missing = {slip for pad in day.pads for slip in pad.missing}
        strange = [slip for slip in numbers if slip not in missing]
        if strange or not numbers or len(numbers) > PAD_NUMBERS_MAX:
            raise Refusal("day.not_missing", slip=grouped(strange[0]) if strange else "")
        act = SlipsMissing(
            slips=numbers, explanation=said, initials=who.initials, by=who.by, named_by=who.named_by
        )  # fmt: skip
        return self._pen.write(act, clerk, seen=day).seq
