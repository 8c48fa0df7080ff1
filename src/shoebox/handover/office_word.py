"""What a store goes by: head office's word where it has sent one, else the store's own files. Handover: joins rooms.

It reads nothing of settings itself: bootstrap hands in how a policy and a staff list are read, so a file that a person
edited and one that head office sent are judged by the very same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from shoebox.carry import Dispatches
from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.custody import BoxArrival
from shoebox.domain.dispatch import (
    BODY_BYTES_MAX,
    BY_ITSELF,
    DISPATCH_BYTES_MAX,
    OWN_SERIES,
    DispatchKind,
    NoticeView,
    TakeOutcome,
    Took,
    WordView,
)
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.incident import Incident
from shoebox.domain.playbook import facts_of
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.staff import Staff
from shoebox.formats.arrivals import read_arrivals
from shoebox.formats.carrying_list import read_carrying_list
from shoebox.formats.dispatch import DISPATCH_SUFFIX, peek_dispatch, read_incident
from shoebox.formats.dispatch_pages import read_pages
from shoebox.formats.pouch import POUCH_SUFFIX, Keyring
from shoebox.handover.front import OFFICE_FOLDER
from shoebox.handover.office_rules import Own, rules_of
from shoebox.storage.book import Book
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.office_key import OfficeKeys, carried_cards
from shoebox.transport.stick import carried_bytes

FILES_MAX = 2_500  # of the largest chain: each store has two lists of its own on the same stick
_KINDS = tuple(DispatchKind)  # a policy before the prices that go by its tax rates
_SAID_WHEN_OVER = frozenset({DispatchKind.POLICY, DispatchKind.STAFF})
_T = TypeVar("_T", Policy, Staff)


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """The newest word of each kind. Asking reads a small file and parses it: it is asked when windows are built."""

    dispatches: Dispatches
    own: Own
    came: dict[int, frozenset[str]] = field(default_factory=dict)  # by the word's number, the last one asked for
    ever: dict[int, frozenset[str]] = field(default_factory=dict)  # whom staff lists ever had, so too

    def policy(self) -> Policy:
        """The policy in force; an expired one goes on, and the store's own stands where head office has sent none.

        Card numbers are taken by head office's signed word alone: who edits the store's own file changes the key too.
        """
        return self._read(DispatchKind.POLICY, self.own.read_policy) or self.own.policy.on_paper()

    def has_policy(self) -> bool:
        """Whether the policy is head office's. Never waits."""
        return any(one.kind is DispatchKind.POLICY for one in self.dispatches.standing())

    def whose_policy(self) -> Whose:
        """By whose word the policy in force counts. Never waits."""
        return Whose.OFFICE if self.has_policy() else self.own.whose

    def staff(self) -> Staff:
        """Who may sign here."""
        return self._read(DispatchKind.STAFF, self.own.read_staff) or self.own.staff

    def named(self) -> frozenset[str]:
        """The staff numbers that a list of head office has had, and the newest has not: it has taken them off."""
        number = self._number(DispatchKind.STAFF)
        now = self._read(DispatchKind.STAFF, self.own.read_staff)
        if now is None:
            return frozenset()
        return self._ever(number) - {one.number for one in now.people}

    def _ever(self, number: int) -> frozenset[str]:
        """Whom any list up to this one has had: read once for each newest list."""
        ever = self.ever.get(number)
        if ever is None:
            found: set[str] = set()
            for dispatch in self.dispatches.every(DispatchKind.STAFF):
                with suppress(Refusal):
                    found |= {one.number for one in self.own.read_staff(dispatch.body).people}
            ever = frozenset(found)
            self.ever.clear()
            self.ever[number] = ever
        return ever

    def pages(self, language: str, policy: Policy) -> dict[str, bytes]:
        """Head office's pages of the playbook in this language."""
        dispatch = self.dispatches.current(DispatchKind.PLAYBOOK)
        if dispatch is None:
            return {}
        with suppress(Refusal):
            return read_pages(dispatch.body, facts={language: facts_of(policy, language)}).get(language, {})
        return {}

    def carrying(self) -> CarryingList | None:
        """Which keys this store's files are encrypted to; None while head office has sent none."""
        dispatch = self.dispatches.current(DispatchKind.CARRYING)
        return read_carrying_list(dispatch.body) if dispatch is not None else None

    def arrivals(self) -> dict[tuple[str, str], BoxArrival]:
        """The boxes of this store that came to head office, by register and number."""
        dispatch = self.dispatches.current(DispatchKind.ARRIVALS)
        if dispatch is None:
            return {}
        with suppress(Refusal):
            return {(one.register, one.box_no): one for one in read_arrivals(dispatch.body)[1]}
        return {}

    def arrived(self, register: str) -> frozenset[str]:
        """The numbers of this register's boxes that came: read once for each word that says so. Never waits."""
        number = self._number(DispatchKind.ARRIVALS)
        came = self.came.get(number)
        if came is None:
            came = frozenset(box for of, box in self.arrivals() if of == register) if number else frozenset()
            self.came.clear()
            self.came[number] = came
        return came  # not what is kept by now: another thread may ask as well

    def mark(self) -> str:
        """Changes with what windows must be built anew for. Never waits."""
        shown = (DispatchKind.POLICY, DispatchKind.STAFF, DispatchKind.CARRYING)  # by the keys registers are believed
        return " ".join(f"{one.kind}/{one.version}" for one in self.dispatches.standing() if one.kind in shown)

    def warnings(self, incident: Incident | None, clock: Clock) -> tuple[ShoeboxError, ...]:
        """What everybody should see: what is gone or over, or could not be put to use; that head office ended this."""
        now_ms = clock.wall_ms()
        said: list[ShoeboxError] = list(self.dispatches.troubles())
        if self.own.unsigned:
            said.append(Refusal("policy.unsigned", file=self.own.unsigned))
        for stands in self.dispatches.standing():
            if stands.kind not in _SAID_WHEN_OVER:
                continue
            if self._is_gone(stands.kind):
                said.append(Refusal("word.gone", sent=stands.kind.words, version=stands.version))
            elif stands.is_over(now_ms):
                day = local_time(stands.expires_ms, clock.offset_min()).date().isoformat()
                said.append(Refusal("word.over", sent=stands.kind.words, version=stands.version, day=day))
        if incident is not None and incident.is_on and self._has_ended(incident.number):
            said.append(Refusal("word.incident_ended", number=incident.number))
        return tuple(said)

    def view(self, staff: Staff, name_of: Callable[[str], str], *, waits: bool, now_ms: int) -> WordView:
        """All of it as the office looks at it."""
        readers = self.dispatches.readers()
        notices = []
        for stands, notice in self.dispatches.notices():
            read = readers.get(stands.version, {})
            turn = tuple(one for one in staff.people if notice.is_for(one.role) and one.number not in read)
            notices.append(
                NoticeView(
                    version=stands.version, notice=notice, issued_ms=stands.issued_ms, waits_for=turn,
                    read_by=tuple((name_of(number), at_ms) for number, at_ms in read.items()),
                )
            )  # fmt: skip
        held = self.dispatches.standing()
        singles = tuple(one for one in held if one.kind not in OWN_SERIES)
        incidents = sorted((one for one in held if one.kind is DispatchKind.INCIDENT), key=lambda one: one.version)
        return WordView(
            standing=(*singles, *incidents[-1:]),
            notices=tuple(notices),
            asked_ms=self.dispatches.asked_ms,
            now_ms=now_ms,
            waits=waits,
        )

    def _number(self, kind: DispatchKind) -> int:
        """The number of the word of a kind that counts; 0 where there is none. Never waits."""
        return next((one.version for one in self.dispatches.standing() if one.kind is kind), 0)

    def _has_ended(self, number: str) -> bool:
        dispatch = self.dispatches.current(DispatchKind.INCIDENT, number)
        with suppress(Refusal):
            return dispatch is not None and not read_incident(dispatch.body).is_on
        return False

    def _is_gone(self, kind: DispatchKind) -> bool:
        """Whether a policy or staff list that was taken can't be read here any more, so that the store's own goes."""
        if kind is DispatchKind.POLICY:
            return self._read(kind, self.own.read_policy) is None
        return self._read(kind, self.own.read_staff) is None

    def _read(self, kind: DispatchKind, read: Callable[[bytes], _T]) -> _T | None:
        dispatch = self.dispatches.current(kind)
        if dispatch is not None:
            with suppress(Refusal):  # words of a newer Shoebox that was taken off again: the store's own then stand
                return read(dispatch.body)
        return None


def word_of(folder: Path, own: Own, book: Book, *, keys: OfficeKeys, clock: Clock) -> OfficeWord:
    """What head office has sent to the register of this open book, taken up where it was cut short."""

    def policy() -> Policy:
        return word.policy()

    rules = rules_of(folder, own, book, clock, policy=policy)
    dispatches = Dispatches(book, DispatchFiles(folder / OFFICE_FOLDER), rules, keys=keys, clock=clock)
    word = OfficeWord(dispatches, own)
    dispatches.adopt()
    return word


def take_from(folder: Path, dispatches: Dispatches, ring: Keyring) -> tuple[Took, ...]:
    """Take in head office's card and every dispatch of a folder or stick, each kind in the order of its versions.

    What is encrypted is opened by `ring`. Refusal ``out.none`` where there is nothing of head office; Trouble
    ``carry.unreadable``.
    """
    found, shut = _opened_in(folder, ring)
    cards = carried_cards(folder)
    if not found and not cards and not shut:
        raise Refusal("out.none", place=str(folder))
    dispatches.settle()
    learnt = [one for one in map(dispatches.take_card, cards) if one.outcome is not TakeOutcome.ALREADY or not found]
    return (*learnt, *(dispatches.take(data) for data in sorted(found, key=_order)), *shut)


def lists_on(folder: Path) -> tuple[bytes, ...]:
    """The lists of keys on a stick, whichever stores they are for. Trouble ``carry.unreadable``."""
    found = []
    try:
        for path in _newest(folder.glob(f"{DispatchKind.CARRYING}-*{DISPATCH_SUFFIX}")):
            with path.open("rb") as file:
                found.append(file.read(2 * BODY_BYTES_MAX[DispatchKind.CARRYING]))
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=folder.name, why=wrong.strerror or "") from wrong
    return tuple(found)


def _opened_in(folder: Path, ring: Keyring) -> tuple[list[bytes], list[Took]]:
    """Every dispatch there, and what became of those that do not open: they are for others, or damaged."""
    found, shut = [], []
    try:
        named = {path for end in ("", POUCH_SUFFIX) for path in folder.glob(f"*{DISPATCH_SUFFIX}{end}")}
        for path in _newest(named):
            try:
                found.append(carried_bytes(path, ring, most=DISPATCH_BYTES_MAX))
            except Refusal as wrong:
                is_ours = wrong.code != "pouch.other_register"
                outcome = TakeOutcome.REFUSED if is_ours else TakeOutcome.NOT_OURS
                shut.append(Took(outcome=outcome, name=path.name, code=wrong.code, sentence=str(wrong)))
    except OSError as wrong:
        raise Trouble("carry.unreadable", file=folder.name, why=wrong.strerror or "") from wrong
    return found, shut


def _newest(paths: Iterable[Path]) -> list[Path]:
    """As many as are opened, by name: on a stick that was used for long lie many lists of other stores.

    Of each kind it is the newest, and what there are few of goes before the lists that each store has of its own.
    """
    kinds: dict[str, list[tuple[int, Path]]] = {}
    for path in paths:
        kind, _, rest = path.name.partition("-")
        number = rest.partition(".")[0]
        kinds.setdefault(kind, []).append((int(number) if number.isdecimal() else 0, path))
    ranked = [
        (kind in BY_ITSELF, rank, path)
        for kind, own in kinds.items()
        for rank, (_, path) in enumerate(sorted(own, reverse=True))
    ]
    return sorted(path for *_, path in sorted(ranked)[:FILES_MAX])


def _order(data: bytes) -> tuple[int, int]:
    head = peek_dispatch(data)
    return (_KINDS.index(head.kind), head.version) if head is not None else (len(_KINDS), 0)
