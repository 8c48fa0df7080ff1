"""What the entries of the store's other registers come to, read once each as they come to the office. Carry room."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from shoebox.domain.chain import hash_of
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.storage.relay_book import RelayBook

Book = tuple[str, int]  # register and epoch
_S = TypeVar("_S")


class Following(Generic[_S]):
    """Some kinds of entries of every book at an office, folded one by one. May be used from several threads.

    Refuses where a copy is not as it was taken in any more (``entry.body``). `copied` makes what a fold may change of
    what was folded before: who looked meanwhile keeps what they saw.
    """

    def __init__(
        self,
        book: RelayBook,
        kinds: tuple[Kind, ...],
        *,
        empty: Callable[[], _S],
        copied: Callable[[_S], _S],
        fold: Callable[[_S, Entry], None],
    ) -> None:
        self._book, self._kinds, self._turn = book, tuple(map(str, kinds)), threading.Lock()
        self._empty, self._copied, self._fold = empty, copied, fold
        self._read: dict[Book, tuple[int, _S]] = {}  # up to which entry, and what it comes to by then

    def books(self) -> tuple[tuple[Book, _S], ...]:
        """Every book that is here, and what its entries come to."""
        with self._turn:
            return tuple(
                ((register, epoch), self._of(register, epoch, to)) for register, epoch, to in self._book.books()
            )

    def _of(self, register: str, epoch: int, reached: int) -> _S:
        until, state = self._read.get((register, epoch), (0, None))
        if state is None or reached < until:  # its copy was thrown away and is sent again
            until, state = 0, self._empty()
        if reached > until:
            state = self._copied(state)
            for entry in self._book.entries_of(self._kinds, register, epoch, until):
                if entry.seq > reached:
                    break  # it came since, and is read by whoever looks next
                self._take(state, entry)
            self._read[register, epoch] = reached, state
        return state

    def _take(self, state: _S, entry: Entry) -> None:
        """Fold one entry; what its register signed so, such as a newer Shoebox's words, is passed over unread.

        One register's word that can't be read here must not shut out the others. Refuses what is not as it came.
        """
        try:
            self._fold(state, entry)
        except Refusal:
            if hash_of(entry) != entry.hash:
                raise
