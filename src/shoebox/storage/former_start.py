"""At a start: what is left of a register's books before is read, checked, and remembered. Storage room.

The memory of a book is made once, when the next one begins. Where its file is gone or changed since, whatever the
damaged book, its mirror and that file still prove is read anew, and said so.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox.domain.act import Act
from shoebox.domain.acts_before import BookBefore
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.storage.book_file import book_path
from shoebox.storage.book_notices import Notice
from shoebox.storage.book_view import BookView
from shoebox.storage.carried import Carried, book_before, carried
from shoebox.storage.former_book import FormerBook
from shoebox.storage.former_file import former_path, read_former, write_again, write_former
from shoebox.storage.keys import read_enrolment
from shoebox.storage.origin import Origin
from shoebox.storage.salvage import Remains, salvage

CARD_FILE = "enrolment.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The books before the one that is open."""

    books: tuple[FormerBook, ...] = ()
    acts: tuple[Act, ...] = ()  # what the open book must still say of them
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """What a new book begins with."""

    origin: Origin
    carried: Carried
    memory: Memory


def hand_on(path: Path, *, epoch: int, public_key: bytes, fault: str) -> HandedOn | None:
    """Keep what is left of a damaged book; None where nothing of it proves itself, and then nothing was written.

    Trouble ``book.cannot_open*`` where its memory can't be written: no new book begins without it.
    """
    remains = salvage(path, epoch=epoch, public_key=public_key)
    former = FormerBook(remains) if remains.proven else None
    origin = _origin(former, path.parent) if former is not None else None
    if former is None or origin is None:
        return None
    digest = write_former(former_path(path.parent, epoch), remains)
    taken = carried(former, file=path.name, fault=fault, digest=digest)
    earlier = remember(path.parent, before_said(former), epoch=epoch, public_key=public_key)
    memory = replace(earlier, books=(*earlier.books, former), acts=())
    return HandedOn(origin=origin, carried=replace(taken, before=(*earlier.acts, *taken.before)), memory=memory)


def before_said(view: BookView) -> dict[int, BookBefore]:
    """What a book says of those before it, by their epochs."""
    acts = (act for _, _, act in view.of_kind(Kind.BOOK_BEFORE))
    return {act.epoch: act for act in acts if isinstance(act, BookBefore)}


def remember(folder: Path, said: dict[int, BookBefore], *, epoch: int, public_key: bytes) -> Memory:
    """All books before this epoch's, as far as anything is left of them, the oldest first."""
    books: list[FormerBook] = []
    acts: list[Act] = []
    notices: list[Notice] = []
    for earlier in range(1, epoch):
        path, left = former_path(folder, earlier), said.get(earlier)
        kept = read_former(path)
        if kept is not None and left is not None and kept[1].hex() == left.digest:
            books.append(FormerBook(kept[0]))
            continue
        remains = _read_anew(folder, earlier, public_key, kept[0] if kept is not None else None)
        if left is not None:
            notices.append(Notice("book.memory_changed", (("file", path.name),)))
            write_again(path, remains, digest=left.digest)  # then the next start has nothing to say
        if not remains.proven:
            continue
        books.append(FormerBook(remains))
        if left is None:  # a book that an older Shoebox began, which remembered nothing
            digest = write_former(path, remains)
            acts.append(book_before(books[-1], file=book_path(folder, earlier).name, fault="", digest=digest))
    return Memory(books=tuple(books), acts=tuple(acts), notices=tuple(notices))


def _read_anew(folder: Path, epoch: int, public_key: bytes, kept: Remains | None) -> Remains:
    entries = kept.proven if kept is not None else ()
    remains = salvage(book_path(folder, epoch), epoch=epoch, public_key=public_key, kept=entries)
    if kept is None:
        return remains
    seen = tuple(dict.fromkeys([*remains.seen, *kept.seen]))
    return replace(remains, seen=seen, seen_seq=max(remains.seen_seq, kept.seen_seq))


def _origin(former: FormerBook, folder: Path) -> Origin | None:
    """Whose book it was, by its first entry; where that is lost, by its other entries and the folder's card."""
    own = Origin(
        store=former.store, store_name=former.store_name, register=former.register, currency=former.currency,
        training=former.training,
    )  # fmt: skip
    if former.enrolled is not None:
        return own
    row = former.last_sale()
    with suppress(Refusal, Trouble):
        card = read_enrolment(folder / CARD_FILE)
        if row is not None and (card.store, card.register) == (own.store, own.register):
            return replace(own, store_name=card.store_name, currency=row.currency)
    return None
