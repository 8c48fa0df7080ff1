"""Passes on to head office what the office PC holds of other registers, as it came. Carry room: signs nothing.

It keeps no list of what was sent: head office's receipts say how far that is. Of each book the last parcel is sent once
more at the start and every hour, and one that finds a gap before it begins anew, so that a head office brought back
from an older copy is noticed and filled up again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shoebox.carry.relay import RelayDesk
from shoebox.carry.sender import Said, refusal_in
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.dispatch import REVOKED, Held
from shoebox.domain.errors import Refusal
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.parcel import peek_parcel
from shoebox.storage.office_key import OfficeKeys
from shoebox.transport.road import Road, RoadAnswer

ASK_AGAIN_MS = 3_600_000
_GAP, _NOT_NOW, _OTHER_HEAD = "parcel.gap", "carry.not_now", "receipt.other_head"
Book = tuple[str, int]  # register, epoch


@dataclass(slots=True)
class Forwarder:
    """The office's errand to head office for the other registers of its store."""

    desk: RelayDesk
    road: Road
    keys: OfficeKeys
    retry_s: int = 0
    _at: dict[Book, int] = field(default_factory=dict)
    _asked_ms: dict[Book, int] = field(default_factory=dict)
    _told: dict[Book, tuple[tuple[Held, ...], int]] = field(default_factory=dict)

    def once(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Everything head office has not signed for. One register that is refused stops no other.

        Nor does one whose parcel has no other answer than not now, as where a proxy finds it too large: that is raised
        at the end. What the line does, and that head office is busy, is raised at once (``carry.*``).
        """
        self.retry_s = 0
        unanswered: Said | None = None
        try:
            for register, epoch, _ in self.desk.book.books():
                if stop():
                    return
                try:
                    self._pass_on(Place(store=self.desk.store, register=register, epoch=epoch), stop)
                except Said as wrong:
                    if wrong.is_busy:
                        raise
                    unanswered = wrong
            if unanswered is not None:
                raise unanswered
            if not stop():
                self._tell_evidence()
                self._tell_words(stop)
        finally:
            self.road.close()

    def _tell_evidence(self) -> None:
        """Parcels that contradict what is held here, after it: whichever version comes first is the one believed."""
        signed = {(one.register, one.epoch) for one in self.desk.standing() if not one.behind}
        for digest, data in self.desk.book.untold():
            head = peek_parcel(data)
            if head is not None and (head.register, head.epoch) in signed:
                self._asked(data)
                self.desk.book.told(digest)

    def _tell_words(self, stop: Callable[[], bool]) -> None:
        """What the registers said that they hold of what head office sends out, and what they refused and why."""
        now_ms = self.desk.clock.wall_ms()
        for said in self.desk.out.said():
            own = (said.place.register, said.place.epoch)
            holds, at_ms = self._told.get(own, (None, 0))
            if stop() or (holds == said.holds and abs(now_ms - at_ms) <= ASK_AGAIN_MS):
                continue
            # Whom head office does not know it says so of when it gets parcels.
            answer = self._asked(said.data, path="/v1/words")
            wrong = refusal_in(answer) if answer.status != 200 else None
            self.desk.out.note_answer(said, wrong)
            if wrong is None or wrong.code != REVOKED:  # it is asked again until it is believed again
                self._told[own] = (said.holds, now_ms)

    def _pass_on(self, place: Place, stop: Callable[[], bool]) -> None:
        book, own = self.desk.book, (place.register, place.epoch)
        now_ms = self.desk.clock.wall_ms()
        if abs(now_ms - self._asked_ms.get(own, 0)) > ASK_AGAIN_MS or self._at[own] > book.reached(*own):
            self._at[own] = min(book.receipt(*own)[0], book.last_parcel_start(*own))
            self._asked_ms[own] = now_ms
        began_anew, doubt = False, None
        while (found := book.parcel_after(*own, self._at[own])) and not stop():
            last_seq, data = found
            answer = self._asked(data)
            wrong = self._believe(place, answer.body) if answer.status == 200 else refusal_in(answer)
            if wrong is None or wrong.code == _OTHER_HEAD:
                # Where head office holds another history than the one here, it must see the rest of this one.
                self._at[own], doubt = last_seq, wrong or doubt
                continue
            if wrong.code != _GAP and self.desk.forgets_damage(place):
                self._at[own] = 0  # it is the copy that is not as it came; the register sends it again
                return
            if wrong.code != _GAP or began_anew:
                self.desk.note_there(place, wrong)
                return
            began_anew, self._at[own] = True, 0
        if self._at[own] and not found:
            if doubt is not None and self.desk.forgets_damage(place):
                self._at[own] = 0  # what differs from head office's is no history of the register's: a disk's
                return
            self.desk.note_there(place, doubt)

    def _believe(self, place: Place, body: bytes) -> Refusal | None:
        """Keep head office's word for its register; what is wrong with it where it can't be believed."""
        try:
            receipt = read_line_receipt(body, card=self.keys.card)
            if place_of(receipt) != place:
                raise Refusal("receipt.other_register", register=receipt.register)
            self.desk.take_receipt(receipt, body)
        except Refusal as wrong:
            return wrong
        return None

    def _asked(self, data: bytes, *, path: str = "/v1/parcels") -> RoadAnswer:
        """The answer to one message, where there is one; whatever is only for now is raised."""
        answer = self.road.post(path, data)
        if answer.status != 200:
            wrong = refusal_in(answer)
            if wrong.code == _NOT_NOW:
                self.retry_s = answer.retry_s
                raise wrong
        return answer
