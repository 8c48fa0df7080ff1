"""What books before the present one still owe, as a day's figures say it. Day room: reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shoebox.day.ledger import DayLedger
from shoebox.day.sales import day_sums, good_sales
from shoebox.day.slips import signed
from shoebox.domain.acts import DayClosed, DayOpened
from shoebox.domain.acts_before import BookBefore
from shoebox.domain.day import Blocker, BookLeft, BookPart, Sums
from shoebox.domain.entry import Kind
from shoebox.domain.former import former_place, is_former
from shoebox.storage.book import SYSTEM_CLERK
from shoebox.storage.book_view import BookView


def books_left(view: BookView, initials_of: Callable[[str], str] = str) -> tuple[BookLeft, ...]:
    """Every book before of which something is unsent or lost, the oldest first."""
    return tuple(
        BookLeft(
            epoch=owed.book.epoch,
            unsent=owed.unsent,
            lost=owed.lost,
            explanation=owed.explained.explanation if owed.explained else "",
            initials=signed(owed.explained.initials, owed.explained.named_by, initials_of) if owed.explained else "",
        )
        for owed in view.owed_before()
        if owed.unsent or owed.lost
    )


def parts_before(day: DayLedger) -> tuple[BookPart, ...]:
    """What each book before has of a day's sums, and how much of it was only seen there, the oldest first."""
    elsewhere = _open_elsewhere(day)
    proven = [row for row in day.every_row if is_former(row.seq)]
    seen = day.view.only_seen_before(day.day)
    epochs = sorted({former_place(row.seq)[0] for row in (*proven, *seen)} | elsewhere)
    return tuple(
        BookPart(
            epoch=epoch,
            sales=good_sales(rows),
            net_minor=day_sums(rows).net_minor,
            seen=sum(former_place(row.seq)[0] == epoch for row in seen),
            is_elsewhere=epoch in elsewhere,
        )
        for epoch in epochs
        for rows in ([row for row in proven if former_place(row.seq)[0] == epoch],)
    )


def _open_elsewhere(day: DayLedger) -> frozenset[int]:
    """The book in which this day was open before it was damaged, where not all that is left of it is here."""
    again = any(
        isinstance(act, DayOpened) and envelope.clerk == SYSTEM_CLERK for _, envelope, act in day.lines
    )  # a person opens a day; a new book goes on with it by itself
    last = max(
        (act.epoch for _, _, act in day.view.of_kind(Kind.BOOK_BEFORE) if isinstance(act, BookBefore)), default=0
    )
    return frozenset({last} & day.view.incomplete_before()) if again else frozenset()


def first_lost(view: BookView) -> BookLeft | None:
    """The oldest book of which entries can't be read any more, and nobody has said anything of them."""
    return next((left for left in books_left(view) if left.lost and not left.explanation), None)


def lost_blockers(view: BookView) -> Iterator[Blocker]:
    """What is lost and not explained, one book after the other."""
    left = first_lost(view)
    if left is not None:
        facts = (("count", f"{left.lost_entries:,}"), ("book", str(left.epoch)), ("entries", left.spans_words))
        yield Blocker(code="day.block.before_lost", facts=facts, mend_at="slips")


def grand_before(view: BookView) -> Sums:
    """The grand totals from which this book's run on: of its last close, else of the book before."""
    closed = view.latest(Kind.DAY_CLOSED)
    if closed is not None and isinstance(closed[2], DayClosed):
        return closed[2].grand
    said = [act for _, _, act in view.of_kind(Kind.BOOK_BEFORE) if isinstance(act, BookBefore)]
    return said[-1].grand if said else Sums()
