"""What a store goes by: head office's word where it has sent one, else the store's own files. Handover: joins rooms.

It reads nothing of settings itself: bootstrap hands in how a policy and a staff list are read, so a file that a person
edited and one that head office sent are judged by the very same rules.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from shoebox.carry import Dispatches, Rules
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import DISPATCH_BYTES_MAX, Dispatch, DispatchKind, Took
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Staff
from shoebox.formats.dispatch import DISPATCH_SUFFIX, peek_dispatch
from shoebox.storage.book import Book
from shoebox.storage.dispatch_files import DispatchFiles

FOLDER = "head-office"
FILES_MAX = 200
_KINDS = tuple(DispatchKind)  # a policy before the prices that go by its tax rates
_T = TypeVar("_T", Policy, Staff)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the store's own files say, and how such words are read."""

    currency: str
    policy: Policy
    staff: Staff
    read_policy: Callable[[bytes], Policy]
    read_staff: Callable[[bytes], Staff]


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """The newest word of each kind. Asking reads a small file and parses it: it is asked when windows are built."""

    dispatches: Dispatches
    own: Own

    def policy(self) -> Policy:
        """The policy in force; an expired one goes on, and the store's own stands where head office has sent none."""
        return self._read(DispatchKind.POLICY, self.own.read_policy) or self.own.policy

    def staff(self) -> Staff:
        """Who may sign here."""
        return self._read(DispatchKind.STAFF, self.own.read_staff) or self.own.staff

    def mark(self) -> str:
        """Changes with what windows must be built anew for."""
        shown = (DispatchKind.POLICY, DispatchKind.STAFF)
        return " ".join(f"{one.kind}/{one.version}" for one in self.dispatches.standing() if one.kind in shown)

    def _read(self, kind: DispatchKind, read: Callable[[bytes], _T]) -> _T | None:
        dispatch = self.dispatches.current(kind)
        if dispatch is not None:
            with suppress(Refusal):  # words of a newer Shoebox that was taken off again: the store's own then stand
                return read(dispatch.body)
        return None


def rules_of(own: Own) -> dict[DispatchKind, Rules]:
    """What a register checks before it goes by a dispatch."""

    def policy(dispatch: Dispatch) -> None:
        currency = own.read_policy(dispatch.body).currency
        if currency != own.currency:
            raise Refusal("out.currency", version=dispatch.head.version, theirs=currency, ours=own.currency)

    def staff(dispatch: Dispatch) -> None:
        own.read_staff(dispatch.body)

    return {DispatchKind.POLICY: Rules(fits=policy), DispatchKind.STAFF: Rules(fits=staff)}


def word_of(folder: Path, own: Own, book: Book, *, central_key: bytes, clock: Clock) -> OfficeWord:
    """What head office has sent to the register of this open book, taken up where it was cut short."""
    dispatches = Dispatches(book, DispatchFiles(folder / FOLDER), rules_of(own), central_key=central_key, clock=clock)
    dispatches.adopt()
    return OfficeWord(dispatches, own)


def take_from(folder: Path, dispatches: Dispatches) -> tuple[Took, ...]:
    """Take in every dispatch of a folder or stick, each kind in the order of its versions.

    Refusal ``out.none`` where there is nothing of head office; Trouble ``carry.unreadable``.
    """
    found = []
    try:
        for path in sorted(folder.glob(f"*{DISPATCH_SUFFIX}"))[:FILES_MAX]:
            with path.open("rb") as file:
                found.append(file.read(DISPATCH_BYTES_MAX + 1))
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=folder.name, why=wrong.strerror or "") from wrong
    if not found:
        raise Refusal("out.none", place=str(folder))
    return tuple(dispatches.take(data) for data in sorted(found, key=_order))


def _order(data: bytes) -> tuple[int, int]:
    head = peek_dispatch(data)
    return (_KINDS.index(head.kind), head.version) if head is not None else (len(_KINDS), 0)
