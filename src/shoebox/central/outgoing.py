"""What head office sends out to its stores: signed once, kept, and handed to each register that asks. Work room.

A dispatch gets its version, its signature and its row in one write, so two people who publish at the same moment get
two versions. A register's ask answers a fresh nonce and is signed with its own key: nobody else is told what its store
goes by, nor handed a piece of it.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shoebox.central.parcels import book_of, known_register
from shoebox.domain.acts import Enrolled, NoticeRead
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.clock import DAY_MS, Clock
from shoebox.domain.dispatch import (
    ABOUT_CHARS_MAX,
    BY_ITSELF,
    OFFERS_MAX,
    PIECE_BYTES,
    REVOKED,
    TWO_PEOPLE,
    USUAL_DAYS,
    Ask,
    DispatchHead,
    DispatchKind,
    Held,
    Offer,
    Offers,
    foremost,
    kinds_in,
    series_of,
)
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits, number_fits
from shoebox.domain.nonces import Nonces
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.sent_out import OnItsWay, Reader
from shoebox.formats.dispatch import HEAD_BYTES_MAX, peek_dispatch, read_dispatch, reopen_dispatch, write_dispatch
from shoebox.formats.dispatch_talk import read_ask, read_piece_ask, write_offers
from shoebox.formats.signing import Signer
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_dispatches import Row
from shoebox.storage.central_writer import CentralWriter
from shoebox.storage.dispatch_files import MARK_SIGNS, DispatchFiles

DAYS_MAX = 1_100
# A register may say that it holds a newer version than was ever sent out here: head office was brought back from an
# older copy. Its numbers then go on after that one, but never because of one register's wild word. Of what each store
# has its own, such as its list of boxes that came, a chain counts some hundred up in a day: so many more for each.
_AHEAD_MAX, _AHEAD_EACH = 1_000, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to send out. ``body`` makes the words, for the version that it will have.

    ``days`` is how long it is good (0 = what is usual for its kind), ``series`` an incident's number.
    """

    kind: DispatchKind
    body: Callable[[int], bytes]
    about: str
    stores: tuple[str, ...] = ()
    series: str = ""
    days: int = 0
    said_by: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutLine(OnItsWay):
    """One dispatch as head office lists it: who said it, and which registers hold it, or refused it and why."""

    digest: bytes
    said_by: str  # staff numbers of head office
    second: str
    is_newest: bool
    held_by: tuple[Place, ...]
    refused_by: tuple[tuple[Place, str], ...]


class OutDesk:
    """Publishes, lists, and answers registers. May be used from several threads."""

    def __init__(
        self,
        book: CentralBook,
        files: DispatchFiles,
        signer: Signer,
        newest_card: Callable[[], OfficeCard],
        clock: Clock,
    ) -> None:
        self._book, self._files, self._signer, self._clock = book, files, signer, clock
        self._newest_card = newest_card  # has the signer go by it too: asked first, wherever one of both counts
        self._telling = threading.Lock()
        self._words_out: dict[bytes, tuple[bytes, bytes]] = {}  # of lists that change often, by hash
        self._welcomed, self._offered = Nonces(clock, os.urandom), Nonces(clock, os.urandom)

    def welcome(self, nonce: bytes, place: Place, protocol: int) -> None:
        """A register was given this nonce, and may ask once with it; it is answered in this form."""
        self._welcomed.keep(nonce, place, protocol)

    # -- publishing

    def publish(self, wanted: Wanted) -> tuple[DispatchHead, bytes]:
        """Sign a dispatch and send it out. Refusals ``out.*``, and whatever `body` refuses: then nothing was sent."""
        _refuse_unfit(wanted)
        stores = {one.store for one in self._book.enrolments()}
        _refuse_strangers(wanted.stores, known=stores)
        card, most = self._newest_card(), self._believed_most(wanted.kind, len(stores))
        taken = self._book.last_version_taken(wanted.kind, most=most)
        with self._book.writing() as central:
            heard = central.last_version_heard(wanted.kind, most=most)
            version = max(central.last_version(wanted.kind), heard, taken) + 1
            now_ms = self._clock.wall_ms()
            head = DispatchHead(
                kind=wanted.kind, series=series_of(wanted.kind, version, wanted.series), version=version,
                stores=tuple(sorted(set(wanted.stores))), issued_ms=now_ms,
                expires_ms=now_ms + (wanted.days or USUAL_DAYS[wanted.kind]) * DAY_MS, about=wanted.about,
                public_key=self._signer.public_key,
            )  # fmt: skip
            data = write_dispatch(head, wanted.body(version), self._signer.sign)
            read_dispatch(data, card=card)  # what a register will say to it
            self._files.put(head.kind, head.version, data)
            central.add_dispatch(_row(head, data, wanted))
        return head, data

    def publish_changed(self, wanted: Callable[[], Sequence[Wanted]]) -> tuple[DispatchHead, ...]:
        """Send out those that say something else than what is out for the same stores; which went.

        `wanted` is asked in its turn, so that nobody's older reading follows a newer one out. What is over, was lost
        or was signed by another key than today's goes once more. The one before is thrown away: it is of use to
        nobody, and there may be several in a day for each store.
        """
        went: list[DispatchHead] = []
        with self._telling:
            self._newest_card()
            out = self._out_for()
            for one in wanted():
                before = out.get((str(one.kind), " ".join(sorted(one.stores))), b"")
                if self._said(before) != (self._signer.public_key, one.body(0)):
                    went.append(self.publish(one)[0])
                    self._files.drop(before.hex())
                    self._words_out.pop(before, None)
        return tuple(went)

    def _out_for(self) -> dict[tuple[str, str], bytes]:
        """The hash of what is out, here and not over, by its kind and the stores that it is for."""
        with self._book.looking() as central:
            newest, now_ms = central.newest_dispatches(), self._clock.wall_ms()
        return {
            (row["kind"], row["stores"]): row["digest"]
            for row in newest
            if row["expires_ms"] > now_ms and self._files.whole(row["digest"].hex())
        }

    def _said(self, digest: bytes) -> tuple[bytes, bytes]:
        """Who signed one that is out, and its words; empty for none."""
        if digest not in self._words_out:
            data = self._files.get(digest.hex()) if digest else None
            sent = reopen_dispatch(data) if data is not None else None
            self._words_out[digest] = (sent.head.public_key, sent.body) if sent is not None else (b"", b"")
        return self._words_out[digest]

    def _believed_most(self, kind: DispatchKind, stores: int) -> int:
        """Up to which version a register's word is believed, by line or in its book where it has none."""
        ahead = max(_AHEAD_MAX, _AHEAD_EACH * stores) if kind in BY_ITSELF else _AHEAD_MAX
        with self._book.looking() as central:
            return central.last_version(kind) + ahead

    def newest(self, kind: DispatchKind, *, series: str = "") -> bytes | None:
        """The newest dispatch of this series, whichever stores it is for; None where there is none."""
        with self._book.looking() as central:
            row = _newest(central.newest_dispatches(), _SERIES).get((kind, series))
        return self._files.get(row["digest"].hex()) if row else None

    def in_force(self, kind: DispatchKind, stores: Sequence[str] = ()) -> tuple[bytes, ...]:
        """What is newest of a kind at these stores, or at any, as far as the files are here; the last one first."""
        with self._book.looking() as central:
            rows = [row for row in central.newest_dispatches() if row["kind"] == kind]
        good = sorted(_that_count(rows, stores), key=_by_version, reverse=True)
        found = (self._files.get(row["digest"].hex()) for row in good)
        return tuple(data for data in found if data is not None)

    def told(self, kind: DispatchKind, series: str) -> tuple[str, ...]:
        """Which stores were sent anything of this series; none are all of them."""
        with self._book.looking() as central:
            rows = [row for row in central.newest_dispatches() if _key(row, _SERIES) == (kind, series)]
        each = [row["stores"].split() for row in rows]
        return tuple(sorted({store for stores in each for store in stores})) if all(each) else ()

    def signer_of(self, digest: bytes) -> bytes:
        """The public key that signed this one; empty where its file is not here."""
        head = peek_dispatch(self._files.piece(digest.hex(), 0, 2 * HEAD_BYTES_MAX))
        return head.public_key if head is not None else b""

    def for_stick(self, stores: Sequence[str] = ()) -> list[tuple[str, bytes]]:
        """What counts of each series and is not over, for these stores or for all; by names for files."""
        now_ms, card = self._clock.wall_ms(), self._newest_card()
        with self._book.looking() as central:
            newest = central.newest_dispatches()
        stand = (row for row in _that_count(newest, stores) if row["expires_ms"] > now_ms)
        good = (row for row in stand if self._is_vouched_for(row, card))
        found = [(row, self._files.get(row["digest"].hex())) for row in good]
        return [(f"{row['kind']}-{row['version']:06d}", data) for row, data in found if data is not None]

    # -- looking

    def lines(self) -> tuple[OutLine, ...]:
        """Everything that was sent out, the newest last, with who holds it by their own signed word.

        A register with no line says it in its book, which comes by its next stick.
        """
        with self._book.looking() as central:
            rows, words = central.dispatches(), central.dispatches_held()
        said: dict[tuple[str, int], list[tuple[Place, str]]] = {}
        for word in words:
            said.setdefault((word["kind"], word["version"]), []).append((_place(word), word["code"]))
        for version, places in self._book.dispatches_noted().items():
            said.setdefault(version, []).extend(places)
        counts = {_key(row, _NAMED) for row in _that_count(_newest(rows, _LAID).values())}
        sizes = self._files.sizes()
        return tuple(
            _line(
                row, said.get((row["kind"], row["version"]), []), is_newest=_key(row, _NAMED) in counts,
                is_here=_is_whole(row, sizes),
            )
            for row in rows
        )  # fmt: skip

    def readers(self, notice: int) -> tuple[Reader, ...]:
        """Who has read a notice: at which register, staff number, and when."""
        return self.all_readers().get(notice, ())

    def all_readers(self) -> dict[int, tuple[Reader, ...]]:
        """By notice, who has read it, in the order in which it came here."""
        found: dict[int, list[Reader]] = {}
        for place, body in self._book.entries_of(Kind.NOTICE_READ):
            envelope = read_body(body)
            reader = Reader(place=place, number=envelope.clerk, at_ms=envelope.wall_ms)
            found.setdefault(NoticeRead.of(envelope.data).notice, []).append(reader)
        return {notice: tuple(readers) for notice, readers in found.items()}

    def currencies(self, stores: Sequence[str]) -> tuple[str, ...]:
        """What the registers of these stores, or of all, sell in, as far as their books have begun to come."""
        begun = [(one.store, body) for one, body in self._book.entries_of(Kind.ENROLLED)]
        held = {Enrolled.of(read_body(body).data).currency for store, body in begun if not stores or store in stores}
        return tuple(sorted(held))

    # -- the line

    def ask(self, data: bytes) -> bytes:
        """What is new for a register, signed.

        Refusals ``carry.message``, ``carry.nonce``, ``carry.forged_claim``, ``out.revoked``.
        """
        ask = self._signed(data)
        place = place_of(ask)
        known = kinds_in(self._welcomed.take(ask.nonce, place))
        self._note(place, ask.holds)
        with self._book.looking() as central:
            rows = [row for row in central.newest_dispatches() if row["kind"] in known]
        self._offered.keep(ask.nonce, place)
        offers = Offers(
            store=ask.store, register=ask.register, epoch=ask.epoch, nonce=ask.nonce, clock_ms=self._clock.wall_ms(),
            offers=tuple(sorted(map(_offer, self._news(rows, ask)), key=foremost)[:OFFERS_MAX]),
        )  # fmt: skip
        return write_offers(offers, self._signer.sign)

    def hear(self, data: bytes) -> bytes:
        """Note what a register holds, by an ask that it put to its store's office and that the office passes on.

        It is good whenever it comes, and as often: it was true once, and that is all that is noted. Nothing is handed
        out for it. Refusals ``carry.message``, ``carry.forged_claim``; ``out.revoked``, by which the office knows.
        """
        ask = self._signed(data)
        self._note(place_of(ask), ask.holds)
        return b"{}"

    def _signed(self, data: bytes) -> Ask:
        with self._book.looking() as central:
            ask = read_ask(data, key_of=lambda place: known_register(central, place).public_key)
            _refuse_revoked(central, place_of(ask))
        return ask

    def piece(self, data: bytes) -> bytes:
        """Some bytes of a dispatch for a register that was offered it.

        Refusals ``carry.nonce``, ``out.no_piece``, ``out.revoked``.
        """
        ask = read_piece_ask(data)
        place = self._offered.holder(ask.nonce)
        with self._book.looking() as central:
            _refuse_revoked(central, place)
            row = central.dispatch_of(ask.digest)
        mine = row is not None and _is_for(row, place.store)
        piece = self._files.piece(ask.digest.hex(), ask.offset, PIECE_BYTES) if mine else b""
        if not piece:
            raise Refusal("out.no_piece")
        return piece

    def _news(self, rows: Iterable[Row], ask: Ask) -> list[Row]:
        """The newest of each series that this store is to go by, where the register holds an older one, or none."""
        held = {(one.kind, one.series): one.version for one in ask.holds if not one.code}
        newest = _newest((row for row in rows if _is_for(row, ask.store)), _SERIES).values()
        now_ms, sizes = self._clock.wall_ms(), self._files.sizes()
        fresh = [row for row in newest if row["expires_ms"] > now_ms and _is_whole(row, sizes)]
        wanted = [row for row in fresh if row["version"] > held.get((row["kind"], row["series"]), 0)]
        card = self._newest_card()
        return [row for row in wanted if self._is_vouched_for(row, card)]

    def _is_vouched_for(self, row: Row, card: OfficeCard) -> bool:
        """Not so where its key was stolen: every register would refuse it, and note that for good."""
        return card.vouches_for(self.signer_of(row["digest"]))

    def _note(self, place: Place, holds: Sequence[Held]) -> None:
        with self._book.looking() as central:
            heard = {_key(word, _WORD) for word in central.dispatches_held(place.store, place.register)}
        now_ms, own = self._clock.wall_ms(), {"store": place.store, "register": place.register, "epoch": place.epoch}
        rows = [
            {
                **own,
                "kind": one.kind,
                "series": one.series,
                "version": one.version,
                "code": one.code,
                "heard_ms": now_ms,
            }
            for one in holds
        ]
        if fresh := [row for row in rows if _key(row, _WORD) not in heard]:
            with self._book.writing() as central:
                central.add_dispatches_held(fresh)


_LINE = ("kind", "version", "series", "about", "issued_ms", "expires_ms", "digest", "said_by", "second")


_SERIES = ("kind", "series")
_LAID, _NAMED = (*_SERIES, "stores"), ("kind", "version")
_WORD = ("store", "register", "epoch", "kind", "series", "version", "code")


def _key(row: Row, names: Sequence[str]) -> tuple[object, ...]:
    return tuple(row[name] for name in names)


def _newest(rows: Iterable[Row], names: Sequence[str]) -> dict[tuple[object, ...], Row]:
    """The highest version of each, whatever the clock said and whether it is over: an older one never comes back."""
    return {_key(row, names): row for row in sorted(rows, key=_by_version)}


def _by_version(row: Row) -> int:
    return int(row["version"])


def _that_count(newest: Iterable[Row], stores: Sequence[str] = ()) -> Iterator[Row]:
    """Those that are for any of these stores, or for anybody, and that no newer ones have taken the place of there."""
    rows = [row for row in newest if not stores or any(_is_for(row, store) for store in stores)]
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        series.setdefault(_key(row, _SERIES), []).append(row)
    return (row for row in rows if not _is_past(row, series[_key(row, _SERIES)], stores))


def _is_past(row: Row, series: Iterable[Row], stores: Sequence[str]) -> bool:
    """Whether newer ones of its series have taken its place at all of these stores, or wherever it was sent."""
    newer = [one["stores"].split() for one in series if _by_version(one) > _by_version(row)]
    if not all(newer):
        return True  # by one for all stores
    where = {store for store in stores or row["stores"].split() if _is_for(row, store)}
    return bool(where) and where <= {store for told in newer for store in told}


def _is_whole(row: Row, sizes: Mapping[str, int]) -> bool:
    """Whether its file was not lost or cut short: one that is not here must not hold up the others."""
    return sizes.get(row["digest"].hex()[:MARK_SIGNS], 0) == int(row["size"])


def _line(row: Row, said: Sequence[tuple[Place, str]], *, is_newest: bool, is_here: bool) -> OutLine:
    epochs = [(place.store, place.register, place.epoch) for place, _ in said]
    newest = {own[:2]: own[2] for own in sorted(epochs)}  # the last word of a register that was renewed
    said = [one for one in said if one[0].epoch == newest[one[0].store, one[0].register]]
    held = {place for place, code in said if not code}
    return OutLine(
        **{name: row[name] for name in _LINE}, stores=tuple(row["stores"].split()), is_newest=is_newest,
        is_here=is_here, held_by=_sorted(held),
        refused_by=tuple(dict.fromkeys((place, code) for place, code in said if code and place not in held)),
    )  # fmt: skip


def _offer(row: Row) -> Offer:
    return Offer(**{name: row[name] for name in ("kind", "series", "version", "size", "digest")})


def _place(row: Row) -> Place:
    return Place(store=row["store"], register=row["register"], epoch=row["epoch"])


def _refuse_revoked(central: CentralWriter, place: Place) -> None:
    """Whoever holds a stolen register learns nothing more, even where some entries of it are still to come."""
    revoked = central.revoked_from(book_of(place))
    if revoked is not None:
        raise Refusal(REVOKED, register=place.register, store=place.store, entry=revoked)


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda one: (one.store, one.register, one.epoch)))


def _is_for(row: Row, store: str) -> bool:
    return not row["stores"] or not store or store in row["stores"].split()


def _row(head: DispatchHead, data: bytes, wanted: Wanted) -> Row:
    return {
        "kind": str(head.kind), "version": head.version, "series": head.series, "stores": " ".join(head.stores),
        "about": head.about, "issued_ms": head.issued_ms, "expires_ms": head.expires_ms, "size": len(data),
        "digest": hashlib.sha256(data).digest(), "said_by": wanted.said_by, "second": wanted.second,
    }  # fmt: skip


def _refuse_strangers(stores: Sequence[str], *, known: Collection[str]) -> None:
    for store in stores:
        if store not in known:
            raise Refusal("out.no_store", store=store[:20])


def _refuse_unfit(wanted: Wanted) -> None:
    if not 0 <= wanted.days <= DAYS_MAX:
        raise Refusal("out.days", most=DAYS_MAX)
    if len(wanted.about) > ABOUT_CHARS_MAX or not line_fits(wanted.about):
        raise Refusal("out.about", most=ABOUT_CHARS_MAX)
    if wanted.kind is DispatchKind.INCIDENT and not number_fits(wanted.series):
        raise Refusal("incident.number")
    if wanted.kind in TWO_PEOPLE and (not wanted.second or wanted.second == wanted.said_by):
        raise Refusal("out.two_people", sent=wanted.kind.words)
