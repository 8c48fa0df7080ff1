"""What head office has sent to one register, and what of it counts. Carry room: writes the book, and files beside it.

The book says which dispatch counts, by its version and hash; the files hold the words. A dispatch is whole on the disk
before the book says that it was taken, so whatever is cut short is taken up again and never half true. Versions of a
series never go back. An expired one goes on to count until there is another: nothing here ever stops a sale.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from shoebox.domain.act import Act
from shoebox.domain.acts import DispatchRefused, DispatchTaken, NoticeRead
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.dispatch import (
    BY_ITSELF,
    HOLDS_MAX,
    OWN_SERIES,
    PIECE_BYTES,
    Dispatch,
    DispatchHead,
    DispatchKind,
    Held,
    Notice,
    Offer,
    Standing,
    TakeOutcome,
    Took,
    foremost,
    taken_id,
)
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.ids import entry_id, fingerprint
from shoebox.formats.dispatch import HEAD_BYTES_MAX, peek_dispatch, read_dispatch, read_notice, reopen_dispatch
from shoebox.formats.office_card import read_card
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.office_key import OfficeKeys

# What comes often and is large: older ones are of no use to anybody.
_LARGE = frozenset({DispatchKind.PRICES, DispatchKind.ORDERS})
_FORGOTTEN = _LARGE | BY_ITSELF
# Refused, and worth keeping: somebody may have meant harm. The others are accidents on the way.
_EVIDENCE = frozenset({"out.older", "out.other_version", "out.forged", "out.other_office", "keys.revoked"})
_BY_CLOCK = frozenset({"out.expired", "keys.over"})
_NOT_YET = "out.other_office"  # or a key of ours that came sooner than the card that certifies it
_REPORTED_MAX = 20
_Series = tuple[str, str]
_Words = TypeVar("_Words")


def _nothing(_words: Any, _head: DispatchHead) -> None:
    """What refuses nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(Generic[_Words]):
    """What taking a dispatch of a kind means here.

    `read` answers its words, once for all that follows; `fits` refuses those that can't be gone by, `use` puts them to
    use. Both may run again for the same dispatch, after a kill or a failure.
    """

    read: Callable[[Dispatch], _Words]
    fits: Callable[[_Words, DispatchHead], None] = _nothing
    use: Callable[[_Words], object] | None = None


@dataclass(slots=True)
class _Known:
    """The book's own words on dispatches, read once and kept up."""

    counts: dict[_Series, DispatchTaken] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    refused: dict[str, DispatchRefused] = field(default_factory=dict)


class Dispatches:
    """One register's side of what head office sends out. May be used from any thread."""

    def __init__(
        self,
        book: Book,
        files: DispatchFiles,
        rules: Mapping[DispatchKind, Rules[Any]],
        *,
        keys: OfficeKeys,
        clock: Clock,
    ) -> None:
        self._book, self._files, self._rules = book, files, rules
        self._keys, self._clock = keys, clock
        self._turn = threading.RLock()
        self.asked_ms = 0  # when head office last said that there is nothing newer
        self._seen: _Known | None = None
        # Both made anew at each change, so that no window and no other register ever waits for a lock.
        self._standing: tuple[Standing, ...] = ()
        self._acts: tuple[DispatchTaken, ...] = ()
        self._trouble: Mapping[DispatchKind, ShoeboxError] = {}  # made anew at each change, as `_standing` is
        # By hash, and when: refused since the start, so that it is not fetched every minute.
        self._unfit: dict[str, tuple[Held, int]] = {}

    @property
    def files(self) -> DispatchFiles:
        """Where they lie."""
        return self._files

    # -- taking

    def take(self, data: bytes) -> Took:
        """Take a dispatch in, by whatever road it came. The same twice is one; what was refused changes nothing."""
        with self._turn:
            if not self._keys:
                raise Refusal("receipt.no_key")
            head = peek_dispatch(data)
            try:
                return self._take(read_dispatch(data, card=self._keys.card), data)
            except Refusal as wrong:
                self._keep_evidence(data, head, wrong)
                self._note_unfit(data, head, wrong)
                name = _name(head.kind, head.version) if head is not None else ""
                return Took(outcome=TakeOutcome.REFUSED, name=name, code=wrong.code, sentence=str(wrong))

    def take_card(self, data: bytes) -> Took:
        """Go by a newer card of head office, by whatever road it came; an older one of ours is no harm."""
        name = ""
        try:
            card = read_card(data)
            name = f"card {card.number}"
            is_news = self._keys.take_card(card)
        except Refusal as wrong:
            outcome = TakeOutcome.ALREADY if wrong.code == "keys.older" else TakeOutcome.REFUSED
            return Took(outcome=outcome, name=name, code=wrong.code, sentence=str(wrong))
        return Took(outcome=TakeOutcome.TAKEN if is_news else TakeOutcome.ALREADY, name=name)

    def _take(self, dispatch: Dispatch, data: bytes, *, late: bool = False) -> Took:
        head, digest = dispatch.head, dispatch.digest.hex()
        name = _name(head.kind, head.version)
        if not head.is_for(self._book.store):
            return Took(outcome=TakeOutcome.NOT_OURS, name=name)
        if digest in self._known.digests:
            if self._counts(head.kind, head.series, digest):
                self._files.put(head.kind, head.version, data)  # it may have been lost here
            return Took(outcome=TakeOutcome.ALREADY, name=name)
        words = self._fitting(dispatch, late=late)
        self._files.put(head.kind, head.version, data)
        self._note_taken(dispatch)
        if head.kind in _FORGOTTEN:
            self._files.forget(head.kind, before_version=head.version)
        self._use(dispatch, lambda: words)
        return Took(outcome=TakeOutcome.TAKEN, name=name)

    def _fitting(self, dispatch: Dispatch, *, late: bool) -> Any:
        """The words of a dispatch that may be gone by here."""
        head, rules = dispatch.head, self._rules[dispatch.head.kind]
        held = self._in_the_way(head)
        named = {"sent": head.kind.words, "version": head.version}
        if held is not None and held.version > head.version:
            raise Refusal("out.older", **named, held=held.version)
        if held is not None and held.version == head.version:
            raise Refusal("out.other_version", **named)
        if not late and self._clock.wall_ms() >= head.expires_ms:
            raise Refusal("out.expired", **named, day=self._day_of(head.expires_ms))
        key = self._keys.card.key(head.public_key)
        if not late and key is not None and self._clock.wall_ms() > key.until_ms:
            raise Refusal("keys.over", key=fingerprint(head.public_key), day=self._day_of(key.until_ms))
        words = rules.read(dispatch)
        rules.fits(words, head)
        return words

    def _in_the_way(self, head: DispatchHead) -> DispatchTaken | None:
        """What an older version must not take the place of; nothing, where a key has signed it that was stolen.

        A thief's last version would else be the highest for ever.
        """
        held = self._known.counts.get((head.kind, head.series))
        return held if held is not None and self._is_vouched_for(held) else None

    def _is_vouched_for(self, act: DispatchTaken) -> bool:
        head = peek_dispatch(self._files.piece(act.digest, 0, 2 * HEAD_BYTES_MAX))
        return head is None or self._keys.card.vouches_for(head.public_key)

    def adopt(self) -> None:
        """Take up what lies here whole and is newer than the book says: after a kill, or in a book begun anew.

        An expired policy goes on to count; a notice or an incident that is over does not begin again.
        """
        with self._turn:
            self._retell()
            for kind, version, path in sorted(self._files.listed(), key=lambda one: one[1]):
                data = self._files.read(path) if self._keys and self._is_news(kind, version) else None
                if data is not None:
                    self._adopt(data)

    def _is_news(self, kind: str, version: int) -> bool:
        known = {act.version for (what, _), act in self._known.counts.items() if what == kind}
        return version not in known if kind in OWN_SERIES else version > max(known, default=0)

    def _adopt(self, data: bytes) -> None:
        try:
            dispatch = read_dispatch(data, card=self._keys.card)
            is_over = self._clock.wall_ms() >= dispatch.head.expires_ms
            if not (is_over and dispatch.head.kind in OWN_SERIES):  # such as an incident of months ago
                self._take(dispatch, data, late=True)
        except ShoeboxError:
            return  # older than what counts, of another head office, or a full disk: it stays a file

    # -- putting to use

    def settle(self) -> None:
        """Put to use what was taken and is not in use yet. What goes wrong is tried again at the next call."""
        with self._turn:
            for (kind, series), act in tuple(self._known.counts.items()):
                rules = self._rules[DispatchKind(kind)]
                if rules.use is None or (kind in _LARGE and self._files.done(kind) == act.digest):
                    continue
                dispatch = self.current(DispatchKind(kind), series)
                if dispatch is not None:
                    self._use(dispatch, partial(rules.read, dispatch))

    def _use(self, dispatch: Dispatch, words: Callable[[], Any]) -> None:
        kind = dispatch.head.kind
        rules = self._rules[kind]
        if rules.use is None:
            return
        others = {other: wrong for other, wrong in self._trouble.items() if other is not kind}
        try:
            rules.use(words())
            if kind in _LARGE:
                self._files.note_done(kind, dispatch.digest.hex())
            self._trouble = others
        except ShoeboxError as wrong:
            self._trouble = {**others, kind: wrong}

    def troubles(self) -> tuple[ShoeboxError, ...]:
        """What was taken and could not be put to use. Never waits."""
        return tuple(self._trouble.values())

    # -- looking

    def current(self, kind: DispatchKind, series: str = "") -> Dispatch | None:
        """The dispatch that counts, as it lies here; None where there is none, or its file was lost or changed."""
        act = self._known.counts.get((kind, series))
        data = self._files.get(act.digest) if act is not None else None
        # The book is signed and names this very hash, so the key it was sealed with then is believed.
        return reopen_dispatch(data) if data is not None else None

    def every(self, kind: DispatchKind) -> tuple[Dispatch, ...]:
        """Those of a kind that ever counted and still lie here, the oldest first."""
        with self._turn:
            taken = [act for _, _, act in self._book.of_kind(Kind.DISPATCH_TAKEN) if isinstance(act, DispatchTaken)]
        files = (self._files.get(act.digest) for act in taken if act.what == kind)
        return tuple(reopen_dispatch(data) for data in files if data is not None)

    def standing(self) -> tuple[Standing, ...]:
        """What counts here, by kind and version. Never waits."""
        if self._seen is None:
            with self._turn:
                self._retell()
        return self._standing

    def on_hand(self) -> tuple[Offer, ...]:
        """What counts, is not over and lies here whole: what may be passed on. Waits for nothing that comes in."""
        self.standing()
        now_ms = self._clock.wall_ms()
        good = (act for act in self._acts if act.expires_ms > now_ms and self._is_vouched_for(act))
        sizes = ((act, self._files.whole(act.digest)) for act in good)
        return tuple(
            Offer(kind=act.what, series=act.series, version=act.version, size=size, digest=bytes.fromhex(act.digest))
            for act, size in sizes
            if size
        )

    def piece(self, digest: str, offset: int) -> bytes:
        """Some bytes of what counts here, to be passed on; empty where there are none."""
        mine = any(act.digest == digest for act in self._acts)
        return self._files.piece(digest, offset, PIECE_BYTES) if mine else b""

    def holds(self) -> tuple[Held, ...]:
        """What head office is told: what counts and lies here whole, as far as an ask holds it; what was refused."""
        with self._turn:
            now_ms = self._clock.wall_ms()
            held = [
                Held(kind=act.what, series=act.series, version=act.version)
                for act in self._known.counts.values()
                if (act.series == "" or act.expires_ms > now_ms)
                and self._files.whole(act.digest)
                and self._is_vouched_for(act)
            ]
            refused = [
                Held(kind=act.what, series=act.series, version=act.version, code=act.code)
                for act in self._known.refused.values()
            ]
            refused = list(dict.fromkeys([*refused, *(one for one, _ in self._unfit.values())]))[-_REPORTED_MAX:]
        return (*sorted(held, key=foremost)[: HOLDS_MAX - _REPORTED_MAX], *refused)

    # -- notices

    def notices(self) -> tuple[tuple[Standing, Notice], ...]:
        """Every notice that is not over, the newest first."""
        now_ms, found = self._clock.wall_ms(), []
        for stands in reversed(self.standing()):
            if stands.kind is DispatchKind.NOTICE and not stands.is_over(now_ms):
                dispatch = self.current(stands.kind, stands.series)
                if dispatch is not None:
                    found.append((stands, read_notice(dispatch.body)))
        return tuple(found)

    def readers(self) -> dict[int, dict[str, int]]:
        """By notice: who has read it (staff number), and when (UTC, milliseconds); in books before this one, too."""
        read: dict[int, dict[str, int]] = {}
        for _, envelope, act in self._book.of_kind_ever(Kind.NOTICE_READ):
            assert isinstance(act, NoticeRead), "the kind names the act"
            read.setdefault(act.notice, {}).setdefault(envelope.clerk, envelope.wall_ms)
        return read

    def note_read(self, notice: int, *, clerk: str) -> None:
        """This person has read it; the same twice is once. Waits for nothing that comes. Refusal ``out.no_notice``."""
        act = self._known.counts.get((DispatchKind.NOTICE, str(notice)))
        if act is None:
            raise Refusal("out.no_notice", version=notice)
        own_id = self._id(bytes.fromhex(act.digest), f"read/{clerk}")
        self._append(NoticeRead(notice=notice, digest=act.digest), clerk=clerk, own_id=own_id)

    # -- the book

    @property
    def _known(self) -> _Known:
        if self._seen is None:
            with self._turn:
                if self._seen is None:
                    self._seen = _known_of(self._book)
        return self._seen

    def _counts(self, kind: str, series: str, digest: str) -> bool:
        act = self._known.counts.get((kind, series))
        return act is not None and act.digest == digest

    def _note_taken(self, dispatch: Dispatch) -> None:
        head = dispatch.head
        act = DispatchTaken(
            what=str(head.kind), series=head.series, version=head.version, digest=dispatch.digest.hex(),
            issued_ms=head.issued_ms, expires_ms=head.expires_ms, about=head.about,
            public_key=self._book.carrying_key().public_key.hex() if head.kind is DispatchKind.CARRYING else "",
        )  # fmt: skip
        self._append(act, clerk=SYSTEM_CLERK, own_id=self._id(dispatch.digest, "taken"))
        _learn(self._known, act)
        self._retell()
        self._unfit.clear()  # such as prices by a tax rate that only this policy has

    def _retell(self) -> None:
        self._acts = _ordered(self._known)
        self._standing = _standing(self._acts)

    def _note_unfit(self, data: bytes, head: DispatchHead | None, wrong: Refusal) -> None:
        if head is not None and wrong.code != _NOT_YET and len(self._unfit) < HOLDS_MAX:
            held = Held(kind=head.kind, series=head.series, version=head.version, code=wrong.code[:60])
            self._unfit[hashlib.sha256(data).hexdigest()] = held, self._clock.wall_ms()

    def is_unfit(self, digest: str) -> bool:
        """Whether this one was refused since the start: asking for it again would change nothing.

        What was refused by a clock that was set back since may be taken now.
        """
        with self._turn:
            held, at_ms = self._unfit.get(digest, (None, 0))
            if held is not None and held.code in _BY_CLOCK and self._clock.wall_ms() < at_ms:
                del self._unfit[digest]
            refused = self._known.refused.get(digest)
            return digest in self._unfit or (refused is not None and refused.code != _NOT_YET)

    def is_here(self, digest: str) -> bool:
        """Whether this one counts and lies here whole: it is offered where there are more than an ask can tell."""
        with self._turn:
            counts = any(act.digest == digest for act in self._known.counts.values())
            return counts and self._files.whole(digest) > 0

    def _keep_evidence(self, data: bytes, head: DispatchHead | None, wrong: Refusal) -> None:
        digest = hashlib.sha256(data).digest()
        if head is None or wrong.code not in _EVIDENCE or digest.hex() in self._known.refused:
            return
        if not self._files.keep_refused(data):
            return
        act = DispatchRefused(
            what=str(head.kind), series=head.series, version=head.version, digest=digest.hex(), code=wrong.code
        )
        self._append(act, clerk=SYSTEM_CLERK, own_id=self._id(digest, "refused"))
        self._known.refused[act.digest] = act

    def _id(self, digest: bytes, what: str) -> bytes:
        return taken_id(digest, f"{self._book.register}/{self._book.epoch}/{what}/".encode())

    def _append(self, act: Act, *, clerk: str, own_id: bytes) -> None:
        opened = self._book.open_day()
        identity = entry_id(own_id)
        if self._book.entry(identity) is None:
            day = opened.day if opened else self._day_of(self._clock.wall_ms())
            self._book.append(act, clerk=clerk, day=day, entry_id=identity)

    def _day_of(self, at_ms: int) -> str:
        return local_time(at_ms, self._clock.offset_min()).date().isoformat()


_ORDER = tuple(DispatchKind)


def _known_of(book: Book) -> _Known:
    known = _Known()
    for _, _, act in book.of_kind(Kind.DISPATCH_TAKEN):
        assert isinstance(act, DispatchTaken), "the kind names the act"
        _learn(known, act)
    for _, _, refused in book.of_kind(Kind.DISPATCH_REFUSED):
        assert isinstance(refused, DispatchRefused), "the kind names the act"
        known.refused[refused.digest] = refused
    return known


def _learn(known: _Known, act: DispatchTaken) -> None:
    known.digests.add(act.digest)
    known.counts[act.what, act.series] = act  # the last one taken: no older version ever is, but over a thief's


def _ordered(known: _Known) -> tuple[DispatchTaken, ...]:
    return tuple(sorted(known.counts.values(), key=lambda act: (_ORDER.index(DispatchKind(act.what)), act.version)))


def _standing(acts: Iterable[DispatchTaken]) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            kind=DispatchKind(act.what), series=act.series, version=act.version, issued_ms=act.issued_ms,
            expires_ms=act.expires_ms, about=act.about,
        )
        for act in acts
    )  # fmt: skip


def _name(kind: str, version: int) -> str:
    return f"{kind} {version}"
