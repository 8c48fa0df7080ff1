"""Sends a register's entries to head office, as far as there is a line. Carry room: reads the book, never writes it.

One round is hello, claim, and as many parcels as head office asks for. What head office holds is only ever learnt from
its signed word; where no answer comes after something was sent, nobody can tell, and the next round asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from shoebox.carry.fetching import Fetcher
from shoebox.domain.carrying import (
    NO_ROOT,
    PROTOCOL_NEWEST,
    PROTOCOL_OLDEST,
    Claim,
    Hello,
    LineKind,
    LineReceipt,
    LineState,
    Place,
    Welcome,
    place_of,
)
from shoebox.domain.chain import Head
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.relaying import RelayWord
from shoebox.formats.carrying import read_line_receipt, read_welcome, write_claim, write_hello
from shoebox.formats.parcel import fill, write_parcel
from shoebox.storage.book_reader import BookReader
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.outbox import Outbox
from shoebox.transport.road import Road, RoadAnswer

ENTRIES_AT_ONCE = 500
_KINDS = {
    "carry.offline": LineKind.OFFLINE,
    "carry.unknown": LineKind.UNKNOWN,
    "carry.too_old": LineKind.UPGRADE,
    "carry.too_new": LineKind.UPGRADE,
}
# Head office can't take it just now, which says nothing about what was sent.
_NOT_NOW = frozenset({"carry.not_now", "carry.nonce"})
_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Who sends: its place, its key, and the app that runs it."""

    place: Place
    public_key: bytes
    sign: Callable[[bytes], bytes]
    app: str


@dataclass(slots=True)
class Sender:
    """One register's side of the line. `take` gets each signed receipt as it comes, to be kept in the book."""

    register: Register
    reader: BookReader
    outbox: Outbox
    road: Road
    keys: OfficeKeys
    clock: Clock
    take: Callable[[bytes], None]
    fetcher: Fetcher | None = None  # brings what head office sends out, once the sales are sent
    fetches: bool = True  # whether it does so in this round
    state: LineState = field(default_factory=lambda: LineState(kind=LineKind.ASKING))
    at_once: int = ENTRIES_AT_ONCE
    retry_s: int = 0
    skew_ms: int = 0
    _signed_then: int = 0  # how far head office had signed, by whichever road, when `state.held_seq` was learnt
    # As it was read, and by which card: a signature is checked once.
    _last: tuple[tuple[bytes, int], LineReceipt | None] = ((b"", 0), None)

    def once(self, stop: Callable[[], bool] = lambda: False) -> LineState:
        """One round; how the line stands afterwards. Never raises on what the line or head office does."""
        with self.reader.kept_open():
            return self._once(stop)

    def _once(self, stop: Callable[[], bool]) -> LineState:
        self.retry_s = 0
        try:
            if self.state.kind is LineKind.ASKING:
                self._signed_then = self.signed_seq()
                self.state = replace(self.state, held_seq=self._signed_then)
            self._note_kept()
            held = self._round(stop)
            self.state = self._now(LineKind.UP_TO_DATE, held_seq=held)
            if self.state.behind:
                self.state = replace(self.state, kind=LineKind.SENDING)
        except ShoeboxError as wrong:
            self.state = self._after(wrong)
        finally:
            self.road.close()
        return self.state

    def greet(self) -> tuple[Welcome, Head]:
        """Say hello and nothing more; raises what the line or head office says."""
        welcome = self._hello()
        if self.keys and welcome.keys_no > self.keys.card.number:
            newer = self._ask("/v1/keys", b"").body
            with suppress(Refusal):  # of another root: nothing is believed by it, and what is sold goes on its way
                self.keys.take(newer)
        self.skew_ms = welcome.clock_ms - self.clock.wall_ms()
        # The last thing: beside an open window, which sends meanwhile, an older head would look like a book gone back.
        head = self.reader.head()
        if head is None:
            raise Trouble("book.none", path="")
        return welcome, head

    def look(self, welcome: Welcome, head: Head) -> LineReceipt | RelayWord:
        """Ask how far head office holds this book, and send nothing."""
        return self._claim(welcome, head)

    def signed_seq(self) -> int:
        """How far head office has signed for this book, as far as is known here by whichever road."""
        last = self.last_receipt()
        is_own = last is not None and place_of(last) == self.register.place  # not of a book before
        return max(self.reader.signed_seq(), last.held_seq if last is not None and is_own else 0)

    def last_receipt(self) -> LineReceipt | None:
        """Head office's newest word by line; None where none is kept, or none that can be read."""
        return self._last_kept()[1]

    def _last_kept(self) -> tuple[bytes, LineReceipt | None]:
        """The same with its bytes, from one look at the file: it may be another one at the next."""
        data = self.outbox.last_receipt()
        known = data, self.keys.card.number  # a key that was revoked meanwhile is believed in nothing
        if known != self._last[0]:
            self._last = (known, None)
            with suppress(Refusal):
                self._last = (known, read_line_receipt(data, card=self.keys.card))
        return data, self._last[1]

    def _note_kept(self) -> None:
        """Head office's last word, where the program died, or the disk was full, before it was in the book too."""
        data, last = self._last_kept()
        if last is not None and place_of(last) == self.register.place and last.held_seq > self.reader.signed_seq():
            with suppress(ShoeboxError):  # of a book that was brought back, or no room yet: the round goes on
                self.take(data)

    def _round(self, stop: Callable[[], bool]) -> int:
        welcome, head = self.greet()
        receipt = self._send_all(self._claim(welcome, head), head, stop)
        if (
            self.fetcher is not None
            and self.fetches
            and not stop()
            and self.fetcher.fetch(welcome, self.road.post, stop)
        ):
            receipt = self._send_all(receipt, self.reader.head() or head, stop)
        return receipt.held_seq

    def _send_all(
        self, receipt: LineReceipt | RelayWord, head: Head, stop: Callable[[], bool]
    ) -> LineReceipt | RelayWord:
        while (wanted := _wanted(receipt, head)) and not stop():
            before = receipt
            receipt = self._send(*wanted, head)
            if (receipt.held_seq, receipt.needs) == (before.held_seq, before.needs):
                raise Trouble("carry.strange", host="")
        return receipt

    def _hello(self) -> Welcome:
        place = self.register.place
        hello = Hello(
            store=place.store, register=place.register, epoch=place.epoch, app=self.register.app,
            protocol_oldest=PROTOCOL_OLDEST, protocol_newest=PROTOCOL_NEWEST,
        )  # fmt: skip
        return read_welcome(self._ask("/v1/hello", write_hello(hello)).body)

    def _claim(self, welcome: Welcome, head: Head) -> LineReceipt | RelayWord:
        place, (data, last) = self.register.place, self._last_kept()
        size, root = (last.size, last.root) if last is not None else (0, NO_ROOT)
        claim = Claim(
            store=place.store, register=place.register, epoch=place.epoch, nonce=welcome.nonce,
            head_seq=head.seq, head=head.hash, central_size=size, central_root=root,
            central_receipt=data.decode() if last is not None else "",
            central_card=self._newer_card(welcome),
        )  # fmt: skip
        answer = self._ask("/v1/claims", write_claim(claim, self.register.sign, form=welcome.protocol))
        return self._believed(answer, nonce=welcome.nonce)

    def _newer_card(self, welcome: Welcome) -> str:
        """Head office's card for itself, where it knows an older one: it was brought back from a copy of before."""
        card = self.keys.card
        return card.data.decode() if welcome.keys_no and card.number > welcome.keys_no else ""

    def _send(self, first_seq: int, last_seq: int, head: Head) -> LineReceipt | RelayWord:
        until = min(last_seq, head.seq, first_seq + self.at_once - 1)
        entries = fill(self.reader.entries(first_seq, until))
        if not entries:
            raise Trouble("carry.strange", host="")
        place = self.register.place
        parcel = write_parcel(place.store, entries, public_key=self.register.public_key, sign=self.register.sign)
        self.state = self._now(LineKind.SENDING, held_seq=self.state.held_seq)
        return self._believed(self._ask("/v1/parcels", parcel))

    def _believed(self, answer: RoadAnswer, *, nonce: bytes = b"") -> LineReceipt | RelayWord:
        """Head office's signed word, held against the book before it is believed (``receipt.*``)."""
        receipt = read_line_receipt(answer.body, card=self.keys.card)
        if place_of(receipt) != self.register.place or (nonce and receipt.nonce != nonce):
            raise Refusal("receipt.other_register", register=receipt.register)
        self._must_have(receipt.held_seq, receipt.held_head)
        self.outbox.keep_receipt(answer.body)
        self.take(answer.body)
        self._learnt(receipt.held_seq)
        return receipt

    def _learnt(self, held_seq: int) -> None:
        """How far the other side holds the book, by its own word just now."""
        with suppress(Trouble):
            self._signed_then = self.signed_seq()
        self.state = replace(self.state, held_seq=held_seq, last_answer_ms=self.clock.wall_ms())

    def _must_have(self, seq: int, head: bytes) -> None:
        """Refuses a word on an entry that this book has not, or has with other words (``receipt.other_head``)."""
        if not self._has(seq, head):
            raise Refusal("receipt.other_head", entry=seq)

    def _has(self, seq: int, head: bytes) -> bool:
        held = self.reader.entries(seq, seq) if seq else ()
        return not seq or (bool(held) and held[0].hash == head)

    def _ask(self, path: str, body: bytes) -> RoadAnswer:
        answer = self.road.post(path, body)
        if answer.status == 200:
            return answer
        self.retry_s = answer.retry_s
        raise refusal_in(answer)

    def _now(self, kind: LineKind, *, held_seq: int) -> LineState:
        return LineState(
            kind=kind, behind=self.reader.behind(held_seq), held_seq=held_seq, at_ms=self.clock.wall_ms(),
            last_answer_ms=self.state.last_answer_ms,
        )  # fmt: skip

    def _after(self, wrong: ShoeboxError) -> LineState:
        passing = isinstance(wrong, Trouble) or wrong.code in _NOT_NOW
        kind = _KINDS.get(wrong.code, LineKind.OFFLINE if passing else LineKind.REFUSED)
        if isinstance(wrong, Said) and wrong.is_busy:
            kind = LineKind.BUSY
        behind = self.state.behind
        with suppress(Trouble):
            behind = self.reader.behind(self._held_seq())
        return replace(
            self.state, kind=kind, behind=behind, code=wrong.code, sentence=str(wrong), at_ms=self.clock.wall_ms()
        )

    def _held_seq(self) -> int:
        """As the other side said last, or as a receipt says that came by another road since, such as by stick."""
        held_seq, signed_seq = self.state.held_seq, self.signed_seq()
        return max(held_seq, signed_seq) if signed_seq > self._signed_then else held_seq


def _wanted(receipt: LineReceipt | RelayWord, head: Head) -> tuple[int, int] | None:
    """What to send next: what head office asks for, then whatever the book has beyond it."""
    if receipt.needs:
        return receipt.needs[0]
    return (receipt.held_seq + 1, head.seq) if receipt.held_seq < head.seq else None


class Said(Refusal):
    """Head office's own refusal, in its own words."""

    def __init__(self, code: str, theirs: str, sentence: str, *, is_busy: bool = False) -> None:
        super().__init__(code, theirs=theirs)
        self._sentence, self.is_busy = sentence, is_busy

    def __str__(self) -> str:
        return self._sentence or super().__str__()


def refusal_in(answer: RoadAnswer) -> Said:
    """What an answer that is no yes says: head office's own words, or that it can't take anything just now."""
    code, sentence = _said(answer.body)
    if not code or answer.status >= 500 or answer.status in (408, 409, 429):
        # Without its words it may be a proxy before a head office that does not run.
        return Said("carry.not_now", code, sentence, is_busy=bool(code) and answer.status in _BUSY)
    return Said(code, code, sentence)


def _said(body: bytes) -> tuple[str, str]:
    """Code and sentence of a refusal; empty where whoever answered is not head office, such as a proxy."""
    try:
        plain = json.loads(body.decode("utf-8"))
        code, sentence = plain["code"], plain["sentence"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", ""
    fits = isinstance(code, str) and isinstance(sentence, str) and len(code) <= 60 and len(sentence) <= 1_000
    return (code, sentence) if fits else ("", "")
