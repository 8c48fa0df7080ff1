"""Fetches what head office sends out, as far as there is a line. Carry room: the lane's second errand, after the sales.

It asks under the nonce of this round's hello, gets a list, and fetches what it lacks in pieces, going on where a lost
line stopped it, by whichever road. Head office signs its list; the store's office PC has no key for that and is asked
the same way, for what comes from there is judged by its own signature, as on a stick. Whatever goes wrong here says
nothing about what was sent, so it never changes how the line stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from shoebox.carry.dispatches import Dispatches
from shoebox.domain.carrying import Place, Welcome, place_of
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import PIECE_BYTES, Ask, Offer, Offers, PieceAsk, TakeOutcome, kinds_in
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.formats.dispatch_talk import read_offers, read_store_offers, write_ask, write_piece_ask
from shoebox.storage.office_key import OfficeKeys
from shoebox.transport.road import Cut, RoadAnswer

PIECES_AT_ONCE = 160  # in one round: about 7 MB, so that sales are never behind a price list for long

Post = Callable[[str, bytes], RoadAnswer]


@dataclass(slots=True)
class Fetcher:
    """One register's errand for dispatches."""

    place: Place
    sign: Callable[[bytes], bytes]
    dispatches: Dispatches
    keys: OfficeKeys
    clock: Clock
    pieces_at_once: int = PIECES_AT_ONCE
    by_office: bool = False
    keeps_parts: bool = False  # what comes by another road is not this road's to throw away

    def fetch(self, welcome: Welcome, post: Post, stop: Callable[[], bool]) -> bool:
        """Bring what is new; whether anything came. Never raises on what the line or head office does."""
        try:
            self.dispatches.settle()
            return self._fetch(welcome, post, stop)
        except ShoeboxError:
            return True  # some of it may have come before; what was refused is named in the next ask

    def _fetch(self, welcome: Welcome, post: Post, stop: Callable[[], bool]) -> bool:
        place, known = self.place, kinds_in(welcome.protocol)
        ask = Ask(
            store=place.store, register=place.register, epoch=place.epoch, nonce=welcome.nonce,
            holds=tuple(one for one in self.dispatches.holds() if one.kind in known),
        )  # fmt: skip
        offers = self._believed(_right(post("/v1/asks", write_ask(ask, self.sign))), welcome.nonce)
        wanted = [offer for offer in offers.offers if self._is_wanted(offer.digest.hex())]
        files = self.dispatches.files
        if not self.keeps_parts:
            files.drop_parts(but=frozenset(offer.digest.hex() for offer in wanted))
        left, came = self.pieces_at_once, False
        for offer in sorted(wanted, key=lambda one: one.size):
            left -= self._bring(offer, welcome.nonce, post, stop, most=left)
            if files.part(offer.digest.hex()) or stop() or left <= 0:
                return came
            came = True
        if not wanted and not self.by_office:
            self.dispatches.asked_ms = self.clock.wall_ms()
        return came

    def _is_wanted(self, digest: str) -> bool:
        return not (self.dispatches.is_unfit(digest) or self.dispatches.is_here(digest))

    def _bring(self, offer: Offer, nonce: bytes, post: Post, stop: Callable[[], bool], *, most: int) -> int:
        """Fetch one dispatch, or as much of it as may be now, and take it in once it is whole; pieces fetched."""
        files, digest, pieces = self.dispatches.files, offer.digest.hex(), 0
        data = files.part(digest)[: offer.size]
        while len(data) < offer.size:
            if stop() or pieces >= most:
                return pieces
            piece = _piece(PieceAsk(nonce=nonce, digest=offer.digest, offset=len(data)), post)
            if not piece or len(piece) > min(PIECE_BYTES, offer.size - len(data)):
                raise Trouble("carry.strange", host="")
            files.add_to_part(digest, piece)
            data, pieces = data + piece, pieces + 1
        files.drop_part(digest)
        if hashlib.sha256(data).digest() != offer.digest:
            return pieces  # damaged on the way or where it lay: the others come all the same
        took = self.dispatches.take(data)
        if took.outcome is TakeOutcome.REFUSED:
            raise Refusal(took.code, said=took.sentence)
        return pieces

    def _believed(self, answer: RoadAnswer, nonce: bytes) -> Offers:
        read = read_store_offers if self.by_office else partial(read_offers, card=self.keys.card)
        offers = read(answer.body)
        if place_of(offers) != self.place or offers.nonce != nonce:
            raise Refusal("receipt.other_register", register=offers.register)
        return offers


def _piece(ask: PieceAsk, post: Post) -> bytes:
    """The next bytes of a dispatch, or as many as came before the line broke: the whole is judged by its digest."""
    try:
        return _right(post("/v1/pieces", write_piece_ask(ask))).body
    except Cut as cut:
        if not cut.came:
            raise
        return cut.came


def _right(answer: RoadAnswer) -> RoadAnswer:
    if answer.status != 200:
        raise Trouble("carry.not_now")
    return answer
