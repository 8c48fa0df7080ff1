"""In whose hands the closed boxes are. Day room: writes hand-overs to the book, beside whatever day is open.

A closed day can't be edited, so a hand-over is an entry of its own that carries the box's day, as the note does that
its twin went onto a stick. It needs no open day, and travels to head office with the next box. It may be one of a box
that another register of the store closed: then it names that register, and stands in this book beside what that
register's own says of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

from shoebox.day.gathering import known_registers
from shoebox.day.no_drawer import is_of_opening
from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import DayClosed, PaperCount
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.archive import scanned_box
from shoebox.domain.box import BOX_NO_SIGNS_MAX, BoxName, named_box
from shoebox.domain.custody import DAYS_BACK_MAX, BoxCustody, HandOver, HandOverDraft, Way, joined, same_seal
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.former import former_no, former_place, is_former
from shoebox.domain.pins import refuse_pin_within
from shoebox.domain.policy import Policy
from shoebox.domain.registers import by_name
from shoebox.domain.staff import Signature
from shoebox.storage.book import BookView
from shoebox.storage.book_view import ClosedDay
from shoebox.storage.projections import read_line

Books = Sequence[BookView]
Handed = dict[str, tuple[HandOver, ...]]  # by the box's number
_Counts = list[tuple[int, int]]  # the entry, slips by hand


class Custody:
    """The boxes of a store from their seal on: those of this register's book, and those of the others as they came."""

    def __init__(self, pen: Pen, policy: Policy, name_of: Callable[[str], str], today: Callable[[], str]) -> None:
        self._pen, self._policy, self._name_of, self._today = pen, policy, name_of, today
        self._others: Callable[[], Books] = tuple
        self._closed: dict[tuple[str, int, int], tuple[BoxCustody, ...]] = {}

    def look_into(self, others: Callable[[], Books]) -> None:
        """`others` are the books of the store's other registers, as far as they are here."""
        self._others = others

    def boxes(self) -> tuple[BoxCustody, ...]:
        """Every closed box of late of this register, the newest first; none before the first close of this book."""
        return self._own(self._pen.book, self._others())

    def elsewhere(self) -> tuple[BoxCustody, ...]:
        """Those of the store's other registers, the newest first, and boxes known by their hand-overs alone.

        And those of this register's books before, as long as this book has closed none.
        """
        return self._there(self._pen.book, self._others())

    def box_of(self, day: str) -> BoxCustody:
        """The box of a closed day; refuses a day that is none (``day.not_closed``)."""
        box = next((box for box in self.boxes() if box.day == day), None)
        if box is None:
            raise Refusal("day.not_closed")
        return box

    def hand_over(self, draft: HandOverDraft, *, signature: Signature, second: Signature | None = None) -> BoxCustody:
        """Write down that a box changed hands. Refusals ``custody.*``, ``day.*``, ``staff.*``.

        `signature` is that of whoever of this store gives it, or takes it back; `second` of whoever takes it inside.
        Out of the store and back again goes a box only by somebody in charge.
        """
        book = self._pen.book
        if book.training:
            raise Refusal("day.training")
        others = self._others()
        box = self._box(book, others, draft)
        gives, takes = self._people(draft, signature, second)
        is_own = box.register in ("", book.register)
        act = BoxHandedOver(
            box_no=box.box_no,
            way=str(draft.way),
            gives=gives,
            takes=takes,
            from_place=box.place,
            to_place=one_line(draft.to_place, "custody.place"),
            seal=one_line(draft.seal, "custody.seal"),
            note=refuse_pin_within(one_line(draft.note), signature[1], *(second or ())[1:]),
            register="" if is_own else box.register,
            after=_of_another(box.last, "" if is_own else book.register),
        )
        _refuse_without_word(box, act)

        def check(view: BookView) -> None:
            if self._box(view, others, draft) != box:
                raise Refusal("day.moved_on")

        book.append(act, clerk=signature[0], day=box.day or self._day(), check=check)
        return self._find(book, others, box.box_no)

    def _day(self) -> str:
        opened = self._pen.book.open_day()
        return opened.day if opened else self._today()

    def _box(self, view: BookView, others: Books, draft: HandOverDraft) -> BoxCustody:
        """The box that is meant, where it can go this way."""
        box = self._find(view, others, _number(draft.box_no))
        if draft.way is Way.BACK and box.is_here:
            raise Refusal("custody.is_here", box=box.box_no, place=box.place)
        if draft.way is not Way.BACK and not box.is_here:
            raise Refusal("custody.away", box=box.box_no, holder=box.holder)
        return box

    def _find(self, view: BookView, others: Books, number: str) -> BoxCustody:
        every = (*self._own(view, others), *self._there(view, others))
        box = next((one for one in every if one.box_no.casefold() == number.casefold()), None)
        if box is not None:
            return box
        name = named_box(number, store=view.store, registers=_registers(view, others))
        if name is None or self._is_looked_up(name, view, others):
            raise Refusal("custody.no_box", box=number)
        return self._by_number(name, ())

    def _people(self, draft: HandOverDraft, signature: Signature, second: Signature | None) -> tuple[str, str]:
        """Who gives and who takes: numbers of people who signed, or the name of somebody from outside."""
        ours = self._pen.staff.signing(*signature).number
        if draft.way is Way.INSIDE:
            return ours, self._pen.another(second or ("", ""), first=ours).number
        self._pen.in_charge(ours, self._policy.box_roles)
        outsider = one_line(draft.outsider, "custody.name")
        return (ours, outsider) if draft.way is Way.OUT else (outsider, ours)

    # -- what the books say

    def _own(self, view: BookView, others: Books) -> tuple[BoxCustody, ...]:
        handed = self._handed((view, *others))
        closed = self._closed_in(view)
        every = (*closed, *self._closed_before())[:DAYS_BACK_MAX] if closed else ()
        return tuple(replace(box, steps=handed.get(box.box_no, ())) for box in every)

    def _closed_before(self) -> tuple[BoxCustody, ...]:
        """Those of this register's books before the present one, as far as their closes can be read."""
        return tuple(box for book in reversed(self._pen.book.before.books) for box in self._closed_in(book))

    def _there(self, view: BookView, others: Books) -> tuple[BoxCustody, ...]:
        handed = self._handed((view, *others))
        books = others if self._closed_in(view) else (*self._pen.book.before.books, *others)
        here = [
            replace(box, register=book.register, steps=handed.get(box.box_no, ()))
            for book in books
            for box in self._closed_in(book)
        ]
        names = _registers(view, others) if handed else ()
        told = (named_box(number, store=view.store, registers=names) for number in handed)
        unknown = [
            self._by_number(name, handed[name.box_no])
            for name in told
            if name is not None and name.box_no in handed and not self._is_looked_up(name, view, others)
        ]
        unknown.sort(key=lambda box: box.steps[-1].wall_ms, reverse=True)
        here.sort(key=lambda box: box.closed_ms, reverse=True)
        return (*here, *unknown[:DAYS_BACK_MAX])

    def _is_looked_up(self, name: BoxName, view: BookView, others: Books) -> bool:
        """Whether the book that closes a box of this number is here and says all there is to say of it."""
        if name.register == view.register and name.epoch >= view.epoch:
            return True
        whole = (*(book for book in self._pen.book.before.books if not book.lost), *others)
        lasts = (
            book.last_closed() for book in whole if (book.register, book.epoch) == (name.register, name.epoch)
        )  # fmt: skip
        return any(last is not None and name.z_no <= last.z_no for last in lasts)

    def _by_number(self, name: BoxName, steps: tuple[HandOver, ...]) -> BoxCustody:
        """A box of paper that is in the store before its sealed day is."""
        return BoxCustody(
            box_no=name.box_no, day="", seal="", closed_by="", closed_ms=0,
            offset_min=steps[0].offset_min if steps else 0, first_place=self._policy.box_place, steps=steps,
            register=name.register,
        )  # fmt: skip

    def _handed(self, books: Books) -> Handed:
        said: dict[str, dict[tuple[str, int], list[HandOver]]] = {}
        newest: dict[str, int] = {}
        for book in books:
            newest[book.register] = max(book.epoch, newest.get(book.register, 0))
        for book in books:
            for entry, envelope, act in book.of_kind_ever(Kind.BOX_HANDED_OVER):
                assert isinstance(act, BoxHandedOver)
                by = book.register if act.register not in ("", book.register) else ""
                step = self._step(entry, envelope, act, by)
                if book.epoch < newest[book.register] and not is_former(step.seq):
                    step = replace(step, seq=former_no(book.epoch, step.seq))
                epoch = former_place(step.seq)[0] if is_former(step.seq) else book.epoch
                said.setdefault(act.box_no, {}).setdefault((book.register, epoch), []).append(step)
        return {box_no: joined(books.values()) for box_no, books in said.items()}

    def _closed_in(self, view: BookView) -> tuple[BoxCustody, ...]:
        """The closed boxes of a book without their hand-overs: what is closed stays, so it is read once."""
        last = view.last_closed()
        if last is None:
            return ()
        key = (view.register, view.epoch, last.z_no)
        closed = self._closed.get(key)
        if closed is None:
            counts = [
                (entry.seq, act.slips)
                for entry, _, act in view.of_kind(Kind.PAPER_COUNT)
                if isinstance(act, PaperCount)
            ]
            closed = tuple(self._closed_box(view, day, counts) for day in view.closed_days(DAYS_BACK_MAX))
            for old in [one for one in self._closed if one[:2] == key[:2]]:
                self._closed.pop(old, None)
            self._closed[key] = closed
        return closed  # not what is kept by now: another thread may have seen a day more

    def _closed_box(self, view: BookView, day: ClosedDay, counts: _Counts) -> BoxCustody:
        _, envelope, act = read_line(next(iter(view.entries(day.closed_seq, day.closed_seq))))
        assert isinstance(act, DayClosed)
        at = bisect_right(counts, day.closed_seq, key=itemgetter(0)) - 1
        is_counted = at >= 0 and counts[at][0] >= act.first_seq
        around = view.entries(counts[at][0] - 1, counts[at][0] + 1) if is_counted and not counts[at][1] else ()
        return BoxCustody(
            box_no=view.place.box_no(day.z_no),
            day=day.day,
            seal=act.seal,
            closed_by=self._name_of(act.closed_by),
            closed_ms=envelope.wall_ms,
            offset_min=envelope.offset_min,
            first_place=self._policy.box_place,
            steps=(),
            slips_by_hand=counts[at][1] if is_counted else -1,
            nothing_to_count=is_of_opening([read_line(entry)[2] for entry in around]),
        )

    def _step(self, entry: Entry, envelope: Envelope, act: BoxHandedOver, register: str) -> HandOver:
        way = Way(act.way)
        return HandOver(
            seq=entry.seq,
            wall_ms=envelope.wall_ms,
            offset_min=envelope.offset_min,
            way=way,
            gives=act.gives if way is Way.BACK else self._name_of(act.gives),
            takes=act.takes if way is Way.OUT else self._name_of(act.takes),
            from_place=act.from_place,
            to_place=act.to_place,
            seal=act.seal,
            note=act.note,
            register=register,
            entry_id=envelope.entry_id,
            after=act.after,
        )


def _of_another(last: HandOver | None, own: str) -> str:
    """The entry that says where a box is, where it is none of this very book: there its place says what it follows."""
    return last.entry_id if last is not None and not last.seq_in(own) else ""


def _number(text: str) -> str:
    """The number of a scanned or typed label; refuses what is none (``custody.no_box``)."""
    try:
        return scanned_box(text)[0]
    except Refusal as wrong:
        raise Refusal("custody.no_box", box=text[:BOX_NO_SIGNS_MAX]) from wrong


def _registers(view: BookView, others: Books) -> tuple[str, ...]:
    """Every register of the store that is known here, this one first."""
    known = {one.register for one in known_registers(view)} | {book.register for book in others}
    return (view.register, *by_name(known - {view.register}))


def _refuse_without_word(box: BoxCustody, act: BoxHandedOver) -> None:
    """What is odd is never written without a word: a box whose day is not here, another number on the tape.

    The number is of a broken seal, or a slip of the eye; so is that of a box that nobody here knows.
    """
    if act.note:
        return
    if box.seal_now and not same_seal(act.seal, box.seal_now):
        raise Refusal("custody.other_seal", box=box.box_no, was=box.seal_now, read=act.seal[:40])
    if not box.is_known and not box.steps:
        raise Refusal("custody.not_come", box=box.box_no, register=box.register)
