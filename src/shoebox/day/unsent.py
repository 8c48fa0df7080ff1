"""How many entries of another register head office has not signed for, over all of its books. Day room: reads only.

A register counts its own in `BookView.unsent`; from what came of its books to an office, the same number is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shoebox.domain.acts_before import BookBefore, LostBefore, SentBefore
from shoebox.domain.entry import Kind
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import read_line

SignedSeq = Callable[[int], int]  # of an epoch: how far head office has signed for it, as heard beside its own entries


def none_signed(_epoch: int) -> int:
    """Head office's receipts stand in the book itself, or there are none."""
    return 0


def unsent_of(books: Sequence[BookView], signed_seq: SignedSeq = none_signed) -> int:
    """Entries of one register that count as unsent; `books` are those of it that are here, the oldest first."""
    newest, here = books[-1], {book.epoch: book for book in books[:-1]}
    said = _said(newest)
    return (
        newest.unsent()
        + sum(len(_of_before(act, newest, here.get(act.epoch), signed_seq(act.epoch))) for act in said)
        + sum(book.unsent() for epoch, book in here.items() if epoch not in {act.epoch for act in said})
    )


def oldest_ms(books: Sequence[BookView], signed_seq: SignedSeq = none_signed) -> int:
    """When the oldest of them that can be read here was written, UTC, milliseconds; 0 where there is none."""
    newest, here = books[-1], {book.epoch: book for book in books[:-1]}
    said = {act.epoch: act for act in _said(newest)}
    times = [first_ms(newest, newest.acknowledged_seq() + 1)]
    for epoch, book in here.items():
        if epoch not in said:
            times.append(first_ms(book, book.acknowledged_seq() + 1))
        elif seqs := _of_before(said[epoch], newest, book, signed_seq(epoch)):
            times.append(first_ms(book, seqs[0], only=frozenset(seqs)))
    return min(filter(None, times), default=0)


def first_ms(book: BookView, first: int, last: int | None = None, *, only: frozenset[int] | None = None) -> int:
    """When the first entry of this stretch was written that is no receipt, UTC, milliseconds; 0 where none is there."""
    found = (
        entry for entry in book.entries(first, last)
        if entry.kind != Kind.RECEIPT_STORED and (only is None or entry.seq in only)
    )  # fmt: skip
    entry = next(found, None)
    return read_line(entry)[1].wall_ms if entry is not None else 0


def _said(newest: BookView) -> tuple[BookBefore, ...]:
    """What a register's newest book says of those before it that were damaged."""
    return tuple(act for _, _, act in newest.of_kind(Kind.BOOK_BEFORE) if isinstance(act, BookBefore))


def _of_before(book: BookBefore, newest: BookView, here: BookView | None, signed_seq: int) -> tuple[int, ...]:
    """Numbers of a book that was damaged, by what the one after it says, and what came of itself.

    What can't be read any more counts until somebody has said what is known of it.
    """
    words = [act for _, _, act in newest.of_kind(Kind.SENT_BEFORE) if isinstance(act, SentBefore)]
    word = next((act for act in reversed(words) if act.epoch == book.epoch), None)
    told = any(
        isinstance(act, LostBefore) and act.epoch == book.epoch for _, _, act in newest.of_kind(Kind.LOST_BEFORE)
    )
    held_seq = max(signed_seq, here.acknowledged_seq() if here else 0, word.held_seq if word else 0)
    until_seq, needs = (word.until_seq, word.needs) if word else (0, ())
    receipts = {entry.seq for entry, _, _ in here.of_kind(Kind.RECEIPT_STORED)} if here else set()
    gone = book.lost if told else ()
    return tuple(
        seq for seq in range(held_seq + 1, max(book.seen_seq, here.head().seq if here else 0) + 1)
        if not ((seq <= until_seq and not _within(seq, needs)) or seq in receipts or _within(seq, gone))
    )  # fmt: skip


def _within(seq: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= seq <= last for first, last in spans)
