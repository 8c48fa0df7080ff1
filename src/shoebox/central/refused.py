"""What was refused, settled one by one: believed after all, kept apart for good, or asked for again. Work room.

Who said so stands in Finance's book; here is what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from shoebox.domain.carrying import Place, place_of
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.holdings import BoxResult, Quarantined, Settled
from shoebox.domain.refused_word import REFUSED_SAID_MAX, SAID_CHARS_MAX, RefusedThing, RefusedWord
from shoebox.storage.central_book import CentralBook

GAP = "parcel.gap"
REVOKED = frozenset({"parcel.revoked", "central.revoked"})
# What head office itself may change its mind about: whom it knows, whom it believes, and what came too early.
BELIEVABLE = REVOKED | frozenset(
    {"carry.unknown_register", "carry.other_epoch", "central.unknown_register", GAP, "box.version"}
)


class RefusedDesk:
    """Settles what waits in quarantine."""

    def __init__(
        self,
        book: CentralBook,
        clock: Clock,
        *,
        take: Callable[[str, bytes], BoxResult],
        tell: Callable[[tuple[RefusedWord, ...]], object],
    ) -> None:
        """`tell` gets what the stores are to know, after each word of a person."""
        self._book, self._clock, self._take, self._tell = book, clock, take, tell

    def rows(self) -> tuple[Quarantined, ...]:
        """What still waits, latest first."""
        return self._book.quarantined()

    def words(self) -> tuple[RefusedWord, ...]:
        """What each register's store is to know of it; what only came too early is waiting, and no news."""
        known = {(card.store, card.register) for card in self._book.enrolments()}
        things: dict[tuple[str, str], list[RefusedThing]] = {}
        # What its own keys have sealed first: nobody pushes that out by what they make up in its name.
        for row in sorted(self.rows(), key=lambda row: (row.is_proved, row.last_ms), reverse=True):
            if (row.store, row.register) in known and row.code != GAP:
                things.setdefault((row.store, row.register), []).append(_thing(row))
        now_ms = self._clock.wall_ms()
        return tuple(
            RefusedWord(store=store, register=register, clock_ms=now_ms, things=tuple(told[:REFUSED_SAID_MAX]))
            for (store, register), told in sorted(things.items())
        )

    def one(self, digest: bytes, code: str) -> Quarantined:
        """One of them; refuses what is settled or was never there (``refused.unknown``)."""
        for row in self.rows():
            if (row.digest, row.code) == (digest, code):
                return row
        raise Refusal("refused.unknown")

    def check_believable(self, one: Quarantined) -> None:
        """Refuses what no word of head office makes good (``refused.never``), or has no copy (``refused.no_copy``)."""
        if one.code not in BELIEVABLE:
            raise Refusal("refused.never")
        if not one.kept and one.code not in REVOKED:
            raise Refusal("refused.no_copy")

    def settle(self, one: Quarantined, how: Settled, reason: str) -> None:
        """Keep it apart for good, or note that it was asked for again."""
        with self._book.writing() as central:
            central.add_settled(one.digest, one.code, how=how.value, reason=reason, at_ms=self._clock.wall_ms())
        self._tell_stores()

    def believe(self, one: Quarantined, reason: str, *, by: tuple[str, str]) -> BoxResult | None:
        """Believe the register again, where it was not, and try what is kept of it once more; how that went.

        ``by`` are the staff numbers of the two who say so; the database itself asks for two.

        What lies behind a gap of a book that its register has left is taken as evidence: whatever is missing before it
        is lost. None where nothing is kept: then the register sends it by itself.
        """
        self.check_believable(one)
        now_ms = self._clock.wall_ms()
        with self._book.writing() as central:
            central.add_settled(one.digest, one.code, how=Settled.BELIEVED.value, reason=reason, at_ms=now_ms)
            if one.code in REVOKED and one.register:
                for place in self._places(one):
                    central.add_belief(place, reason=reason, at_ms=now_ms, by=by)
            if one.code == GAP and one.is_left:
                central.add_accepted(place_of(one), from_seq=one.first_seq, reason=reason, at_ms=now_ms, by=by)
            data = central.kept_data(one.digest, one.code)
        result = self._take(one.name, data) if data is not None else None
        self._tell_stores()
        return result

    def _tell_stores(self) -> None:
        with suppress(ShoeboxError):  # it is settled; where that can't be laid out now, the next import does it
            self._tell(self.words())

    def _places(self, one: Quarantined) -> tuple[Place, ...]:
        """Whose book it is of; a refused box does not say which of a register's books, so it is all of them."""
        if one.epoch:
            return (place_of(one),)
        known = [card for card in self._book.enrolments() if (card.store, card.register) == (one.store, one.register)]
        return tuple(map(place_of, known))


def _thing(row: Quarantined) -> RefusedThing:
    said = "".join(sign if sign.isprintable() else " " for sign in row.sentence)
    return RefusedThing(
        came_ms=row.last_ms, first_seq=row.first_seq, last_seq=row.last_seq,
        box_no="" if row.is_parcel else row.box_no, said=said[:SAID_CHARS_MAX],
    )  # fmt: skip
