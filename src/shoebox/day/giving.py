"""Pads that the office hands to the store's other registers, and a register's answer to one. Day room: it writes.

The office's entry gives a pad away; the register it is for is told of it again and again, and answers with one entry of
its own book, whatever it hears, in whatever order: the entry's id follows from the office's. Until the answer is here
the numbers are neither the office's to give once more nor anybody else's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shoebox.day.gathering import known_registers, others_slips
from shoebox.day.pen import Pen, reason_line
from shoebox.domain.act import Act
from shoebox.domain.acts import PadIssued
from shoebox.domain.acts_pads import PadDeclined, PadGiven, PadRecalled
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import entry_id
from shoebox.domain.pads_given import OFFERED_MAX, GiftState, PadAnswer, PadGift, PadOffer, WhyNot, key_of
from shoebox.domain.policy import Policy
from shoebox.domain.registers import by_name
from shoebox.domain.slip import Pad, PadAt, grouped
from shoebox.domain.staff import Signature
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.book_view import BookView

OTHERS_NAMED_MAX = 8  # in one sentence
Answers = Mapping[tuple[str, str], PadAnswer]  # by register, and the office's entry
_UNTAKEN = {
    WhyNot.HAS_IT: GiftState.HAD_IT, WhyNot.OVERLAPS: GiftState.REFUSED, WhyNot.RECALLED: GiftState.BACK,
}  # fmt: skip


def no_pads() -> tuple[PadAt, ...]:
    """Nothing is known of other registers' pads but what their sealed days say."""
    return ()


def no_answers() -> Answers:
    """No register has answered."""
    return {}


@dataclass(frozen=True, slots=True)
class OtherPads:
    """What is known here of the pads of the store's other registers, beyond their sealed days; asked each time.

    `here` is what their entries say that came to this office, `answers` what they say of pads it gave them; `told` is
    what this register was told by its office.
    """

    here: Callable[[], tuple[PadAt, ...]] = no_pads
    told: Callable[[], tuple[PadAt, ...]] = no_pads
    answers: Callable[[], Answers] = no_answers

    def issued(self, view: BookView) -> tuple[PadAt, ...]:
        """Pads of others that this office knows by line or by their sealed days."""
        return tuple(dict.fromkeys((*others_slips(view).pads_at, *(one for one in self.here() if one.is_issued))))


def gifts_of(book: Book, others: OtherPads) -> tuple[PadGift, ...]:
    """Every pad that this office gave away, in the order of giving, with what has come of it."""
    books: tuple[BookView, ...] = (*book.before.books, book)
    given = [one for view in books for one in _given(view)]
    if not given:
        return ()
    recalled = {act.given for view in books for act in _recalls(view)}
    answers, held = others.answers(), others.issued(book)
    said = ((one, answers.get((one.register, one.key))) for one in given)
    return tuple(_as_it_is(one, answer, held, is_recalled=one.key in recalled) for one, answer in said)


def _given(view: BookView) -> Iterator[PadGift]:
    for entry, envelope, act in view.of_kind(Kind.PAD_GIVEN):
        assert isinstance(act, PadGiven), "asked for by its kind"
        yield PadGift(
            key=key_of(view.register, view.epoch, entry.seq), seq=entry.seq, register=act.register,
            pad=Pad(act.first, act.last), day=envelope.day, by=envelope.clerk, state=GiftState.WAITING,
        )  # fmt: skip


def _recalls(view: BookView) -> Iterator[PadRecalled]:
    for _, _, act in view.of_kind(Kind.PAD_RECALLED):
        assert isinstance(act, PadRecalled), "asked for by its kind"
        yield act


def _as_it_is(gift: PadGift, answer: PadAnswer | None, held: Sequence[PadAt], *, is_recalled: bool) -> PadGift:
    """With its state, and the entry that says so."""
    if answer is not None:
        state = _UNTAKEN[WhyNot(answer.why)] if answer.why else GiftState.TAKEN
        return replace(gift, state=state, answer_seq=answer.seq)
    if not gift.pad.without(one.pad for one in held if one.register == gift.register):
        return replace(gift, state=GiftState.HAD_IT)  # keyed there by hand; its answer is still to come
    return replace(gift, state=GiftState.RECALLING if is_recalled else GiftState.WAITING)


class Giving:
    """The office's side and the register's of one book."""

    def __init__(self, pen: Pen, policy: Policy, others: OtherPads, day: Callable[[], str]) -> None:
        self._pen, self._policy, self._others, self._day = pen, policy, others, day

    def gifts(self) -> tuple[PadGift, ...]:
        """What this office gave away."""
        return gifts_of(self._pen.book, self._others)

    def out(self) -> tuple[PadGift, ...]:
        """Those of which nobody knows yet whether their register has them."""
        return tuple(one for one in self.gifts() if one.is_out)

    def refuse_out(self, pad: Pad) -> None:
        """Refuse a pad with numbers that are out (``day.pad_given``)."""
        gift = next((one for one in self.out() if one.pad.overlaps(pad)), None)
        if gift is not None:
            ends = {"first": grouped(gift.pad.first), "last": grouped(gift.pad.last)}
            raise Refusal("day.pad_given", register=gift.register, entry=gift.seq, **ends)

    def give(self, pad: Pad, register: str, clerk: str, *, check: Callable[[BookView], None]) -> int:
        """Hand a pad to another register; the entry's number. `check` refuses numbers that somebody has.

        Refusals ``day.pad_to`` where it is none of this store's, and ``day.pads_waiting`` where too many wait for it.
        """
        self._pen.staff.by_number(clerk)
        known = by_name((self._pen.book.register, *(one.register for one in known_registers(self._pen.book))))
        if register not in known:
            raise Refusal("day.pad_to", register=register[:20], others=" and ".join(known[:OTHERS_NAMED_MAX]))

        def refuse(view: BookView) -> None:
            check(view)
            if sum(one.register == register for one in self.out()) >= OFFERED_MAX:
                raise Refusal("day.pads_waiting", register=register, most=OFFERED_MAX)

        act = PadGiven(register=register, first=pad.first, last=pad.last)
        return self._pen.book.append(act, clerk=clerk, day=self._day(), check=refuse).seq

    def recall(self, run: Pad, *, reason: str, clerk: str, second: Signature) -> PadGift | None:
        """Take back a pad that is out, by two people; None where none of these numbers are.

        Its register is told. Refusals ``slip.back_middle`` for a part of it, ``slip.back_told`` for one taken back
        already, and those of `taking_back`.
        """
        gift = next((one for one in self.out() if one.pad.overlaps(run)), None)
        if gift is None:
            return None
        ends = {"first": grouped(gift.pad.first), "last": grouped(gift.pad.last)}
        if gift.pad != run:
            raise Refusal("slip.back_middle", **ends)
        if gift.state is GiftState.RECALLING:
            raise Refusal("slip.back_told", register=gift.register, **ends)
        why = reason_line(reason, "slip.back_why", signed=second[1])
        other = self._pen.another(second, first=clerk).number
        if self._pen.staff.by_number(clerk).role not in self._policy.day_roles:
            self._pen.in_charge(other, self._policy.day_roles)

        def check(_view: BookView) -> None:
            if gift not in self.out():
                raise Refusal("day.moved_on")

        act = PadRecalled(given=gift.key, first=run.first, last=run.last, reason=why, approver=other)
        self._pen.book.append(act, clerk=clerk, day=self._day(), check=check)
        return replace(gift, state=GiftState.RECALLING)

    def offers_to(self, register: str) -> tuple[PadOffer, ...]:
        """What that register is told: pads of which no answer of its book is here."""
        mine = (one for one in self.gifts() if one.register == register and not one.answer_seq)
        return tuple(one.offer for one in mine)[-OFFERED_MAX:]

    def take(self, offers: Iterable[PadOffer]) -> int:
        """Answer each pad that the office gave to this register, once; how many entries that were."""
        answered = 0
        for offer in offers:
            own_id = _answer_id(self._pen.book, offer)
            if self._pen.book.entry(own_id) is None:
                self._answer(offer, own_id)
                answered += 1
        return answered

    def _answer(self, offer: PadOffer, own_id: str) -> None:
        act = _answer_to(offer, self._pen.book)

        def check(view: BookView) -> None:
            if _answer_to(offer, view) != act:
                raise Refusal("day.moved_on")  # the office's next word brings it again

        self._pen.book.append(act, clerk=SYSTEM_CLERK, day=self._day(), entry_id=own_id, check=check)


def _answer_to(offer: PadOffer, view: BookView) -> Act:
    """What this book says of it: that it has the pad now, or why it has not."""
    own = [pad for pad in view.pads() if pad.overlaps(offer.pad)]
    if not own and not offer.is_recalled:
        return PadIssued(first=offer.first, last=offer.last, given=offer.key)
    why = WhyNot.RECALLED
    if own:
        why = WhyNot.OVERLAPS if offer.pad.without(own) else WhyNot.HAS_IT
    return PadDeclined(given=offer.key, first=offer.first, last=offer.last, why=str(why))


def _answer_id(book: Book, offer: PadOffer) -> str:
    """The same for the same pad of the office, whatever this book says to it."""
    told = f"shoebox/pad/1/{book.register}/{book.epoch}/{offer.key}"
    return entry_id(hashlib.sha256(told.encode()).digest()[:16])
