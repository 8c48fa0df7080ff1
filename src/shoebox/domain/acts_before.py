"""What entries say of the register's books before theirs, see `shoebox.domain.former`. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, fields

from shoebox.domain.act import Act
from shoebox.domain.day import Sums
from shoebox.domain.entry import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class BookBefore(Act):
    """What is left of an earlier book of this register, which was damaged: this one remembers it and begins from it.

    The memory is a file beside the book; its digest stands here, so it is as sure as this chain. Grand totals are
    those that its entries prove, the day that was open with them.
    """

    KIND = Kind.BOOK_BEFORE
    LATER = frozenset({"grand_corrections", "grand_corrected_minor"})
    epoch: int
    file: str
    fault: str  # the code of what was wrong
    last_seq: int  # up to here nothing is missing
    head: str  # hash of that entry, hex
    seen_seq: int  # the highest number that anything of it names
    lost: tuple[tuple[int, int], ...]  # entries in between that can't be read any more, from and to
    digest: str  # SHA-256 of the memory, hex
    grand_sales: int
    grand_gross_minor: int
    grand_refunds: int
    grand_refunded_minor: int
    grand_voids: int
    grand_voided_minor: int
    grand_corrections: int = 0
    grand_corrected_minor: int = 0

    @property
    def grand(self) -> Sums:
        """The grand totals from which this book's run on."""
        return Sums(**{field.name: getattr(self, f"grand_{field.name}") for field in fields(Sums)})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore(Act):
    """Head office's word on a book before.

    It holds entries up to ``held_seq``, and of those up to ``until_seq`` all but the stretches that it asks for.
    """

    KIND = Kind.SENT_BEFORE
    epoch: int
    held_seq: int
    until_seq: int
    needs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostBefore(Act):
    """What is known of entries of a book before that can't be read any more, and who says so."""

    KIND = Kind.LOST_BEFORE
    LATER = frozenset({"by", "named_by"})
    epoch: int
    explanation: str
    initials: str  # or the name of somebody from outside
    by: tuple[str, ...] = ()  # staff numbers of whoever the initials are of; none in older entries
    named_by: tuple[str, ...] = ()  # of somebody from outside: the two people who say so


ACTS_BEFORE: tuple[type[Act], ...] = (BookBefore, SentBefore, LostBefore)
