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
from shoebox.domain.pads_given import OFFERED_MAX, GiftState, PadAnswer, PadFate, PadGift, PadOffer, WhyNot, key_of
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
    recalled = {act.given: (seq, act.fate) for view in books for seq, act in _recalls(view)}
    answers, held = others.answers(), others.issued(book)
    said = (
        (replace(one, recalled_seq=recalled.get(one.key, (0, ""))[0], fate=recalled.get(one.key, (0, ""))[1]),
         answers.get((one.register, one.key)))
        for one in given
    )  # fmt: skip
    return tuple(_as_it_is(one, answer, held) for one, answer in said)


def _given(view: BookView) -> Iterator[PadGift]:
    for entry, envelope, act in view.of_kind(Kind.PAD_GIVEN):
        assert isinstance(act, PadGiven), "asked for by its kind"
        yield PadGift(
            key=key_of(view.register, view.epoch, entry.seq), seq=entry.seq, register=act.register,
            pad=Pad(act.first, act.last), day=envelope.day, by=envelope.clerk, state=GiftState.WAITING,
        )  # fmt: skip


def _recalls(view: BookView) -> Iterator[tuple[int, PadRecalled]]:
    for entry, _, act in view.of_kind(Kind.PAD_RECALLED):
        assert isinstance(act, PadRecalled), "asked for by its kind"
        yield entry.seq, act


def _as_it_is(gift: PadGift, answer: PadAnswer | None, held: Sequence[PadAt]) -> PadGift:
    """With its state, and the entry that says so. What its register has counts before what was said without it."""
    if answer is not None:
        state = _UNTAKEN[WhyNot(answer.why)] if answer.why else GiftState.TAKEN
        if gift.fate == PadFate.LOST and state in (GiftState.BACK, GiftState.REFUSED):
            state = GiftState.LOST  # it never had the pad, which is gone all the same, whatever else it has
        return replace(gift, state=state, answer_seq=answer.seq, has_some=answer.why == WhyNot.OVERLAPS)
    if not gift.pad.without(one.pad for one in held if one.register == gift.register):
        return replace(gift, state=GiftState.HAD_IT)  # keyed there by hand; its answer is still to come
    if gift.fate:
        return replace(gift, state=GiftState(gift.fate))
    return replace(gift, state=GiftState.RECALLING if gift.recalled_seq else GiftState.WAITING)


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

    def nobodys(self) -> tuple[PadGift, ...]:
        """Those with numbers that may be given to nobody."""
        return tuple(one for one in self.gifts() if one.is_nobodys)

    def refuse_out(self, pad: Pad) -> None:
        """Refuse a pad with numbers that are out (``day.pad_given``), or were said to be gone (``day.pad_lost``)."""
        gift = next((one for one in self.nobodys() if one.pad.overlaps(pad)), None)
        if gift is None:
            return
        ends = _ends(gift)
        if gift.state is GiftState.LOST:
            raise Refusal("day.pad_lost", register=gift.register, entry=gift.recalled_seq, **ends)
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

    def recall(self, run: Pad, *, reason: str, clerk: str, second: Signature, fate: str = "") -> PadGift | None:
        """Take back a pad that is out, by two people; None where none of these numbers are.

        Its register is told. Of one that is told already, and is never heard, a `PadFate` says where the pad is: then
        it is waited for no more. One that was lost may turn up. Refusals ``slip.back_middle`` for a part of it,
        ``slip.back_told`` for one taken back already and no fate, and those of `taking_back`.
        """
        gift = next((one for one in self.nobodys() if one.pad.overlaps(run)), None)
        if gift is None:
            return None
        if gift.pad != run:
            raise Refusal("slip.back_middle", **_ends(gift))
        is_told = gift.state is not GiftState.WAITING
        said = PadFate(fate) if fate and is_told else ""
        if is_told and said in ("", gift.fate):
            raise Refusal("slip.back_told", register=gift.register, **_ends(gift))
        why = reason_line(reason, "slip.back_why", signed=second[1])
        other = self._pen.another(second, first=clerk).number
        if self._pen.staff.by_number(clerk).role not in self._policy.day_roles:
            self._pen.in_charge(other, self._policy.day_roles)

        def check(_view: BookView) -> None:
            if gift not in self.nobodys():
                raise Refusal("day.moved_on")

        act = PadRecalled(given=gift.key, first=run.first, last=run.last, reason=why, approver=other, fate=said)
        seq = self._pen.book.append(act, clerk=clerk, day=self._day(), check=check).seq
        state = GiftState(said) if said else GiftState.RECALLING
        return replace(gift, state=state, recalled_seq=seq, fate=said)

    def offers_to(self, register: str) -> tuple[PadOffer, ...]:
        """What that register is told: pads of which no answer of its book is here, and those that it has after all.

        The latter is told as long as it has any of the numbers: two people had waited for it no more.
        """
        mine = [one for one in self.gifts() if one.register == register]
        held = [one.pad for one in self._others.issued(self._pen.book) if one.register == register]
        unanswered = [one.offer for one in mine if not one.answer_seq][-OFFERED_MAX:]
        after_all = [
            one.offer
            for one in mine
            if one.answer_seq and one.came_after_all and any(pad.overlaps(one.pad) for pad in held)
        ]
        return (*after_all[: OFFERED_MAX - len(unanswered)], *unanswered)

    def waited_for_no_more(self, offers: Iterable[PadOffer]) -> tuple[PadOffer, ...]:
        """Those of the office's pads that this register has, and that the office took back without hearing of it.

        It is said as long as a number of it may still be written on here.
        """
        book = self._pen.book
        return tuple(one for one in offers if one.is_recalled and any(_blank(book, one.pad)))

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


def _ends(gift: PadGift) -> dict[str, str]:
    return {"first": grouped(gift.pad.first), "last": grouped(gift.pad.last)}


def _blank(book: BookView, pad: Pad) -> Iterator[Pad]:
    """Runs of these numbers that are on this register's pads, with some that are in no entry."""
    shared = (Pad(max(own.first, pad.first), min(own.last, pad.last)) for own in book.pads() if own.overlaps(pad))
    yield from (run for run in shared if len(run) > book.taken_of(run))


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
