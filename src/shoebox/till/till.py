"""The till: a draft is checked, becomes an entry, and is answered only when it is on the disk. Till room.

It owns no state but a view of today that it could make anew at any time, and who agreed to other prices in the drafts
at hand; the book is the truth.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from shoebox.domain.acts import Refund, Sale, Void
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.card import refuse_card_data
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import drawer_of
from shoebox.domain.entry import Entry, Kind, Tender, read_body
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.former import is_former
from shoebox.domain.ids import entry_id as new_entry_id
from shoebox.domain.item import Line
from shoebox.domain.money import Money, money_text
from shoebox.domain.pins import refuse_pin
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import SealedCard
from shoebox.domain.slip import grouped, parse_slip_number
from shoebox.domain.staff import Person, Role, Staff
from shoebox.storage.book import Book, BookView
from shoebox.till import alone, checks, outside, today
from shoebox.till.agreed import Agreed
from shoebox.till.declines import card_declined, declined_before, needs_other_card
from shoebox.till.draft_acts import as_worked_out, part_id, refund_act, sale_acts
from shoebox.till.drafts import Above, Declined, Mend, Recorded, RefundDraft, SaleDraft, Spoiled, Today, Twin, Voided
from shoebox.till.limits import above_limits, refuse_above_limit
from shoebox.till.sealing import seal_number
from shoebox.till.striking import refuse_what_came_of
from shoebox.till.told import Told

NOTHING_TOLD = Told()
_Trade = TypeVar("_Trade", bound=Sale | Refund)


class Till:
    """One register at work on its book."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, clock: Clock, *, told: Told = NOTHING_TOLD) -> None:
        if policy.currency != book.currency:
            raise Trouble("till.currency", book=book.currency, policy=policy.currency)
        policy = policy.on_paper() if book.training else policy  # nobody's real card belongs into practice
        self._book, self._policy, self._staff, self._clock, self._told = book, policy, staff, clock, told
        self._seen: Today | None = None
        self._agreed = Agreed(policy, staff)

    @staticmethod
    def new_id() -> str:
        """An identity for a new draft; it stays the draft's however often the draft is sent."""
        return new_entry_id(os.urandom(16))

    # -- looking

    def mends(self, draft: SaleDraft) -> tuple[Mend, ...]:
        """Everything to mend in a draft, in the order of focus; empty when it may be recorded."""
        return checks.sale_mends(
            draft,
            self._policy,
            view=self._book,
            now_ms=self._clock.wall_ms(),
            agreed=self._agreed.of(draft),
            told=self._told,
        )

    def refund_mends(self, draft: RefundDraft) -> tuple[Mend, ...]:
        """Everything to mend in a refund's own fields; refuses where there is no such sale (``refund.unknown``)."""
        if draft.outside is not None:
            return self._outside_mends(draft)
        row = self._refundable(self._book, draft)
        return checks.refund_mends(draft, tender=row.tender, view=self._book)

    def given_alone(self) -> dict[str, int]:
        """What each person gave back alone today, by staff number: see the policy's `refund_alone_day_minor`."""
        return alone.given_alone(self._book)

    def twin(self, draft: SaleDraft) -> Twin | None:
        """The last good sale with the same last four and amount within the policy's minutes; None for cash."""
        return self._twin(self._book, draft)

    def declined(self, draft: SaleDraft) -> Declined | None:
        """When this draft's card was declined before, in this incident, at any register that is known here."""
        return declined_before(draft, self._book, self._told)

    def today(self) -> Today:
        """Everything in view, as the book has it now."""
        if self._seen is None or self._seen.entries != self._book.head().seq:
            self._seen = today.look(self._book, self._told.arrived())
        return self._seen

    def last_saved(self) -> SaleRow | None:
        """The last sale or refund in the book: what to say after a power cut."""
        return self._book.last_sale()

    # -- another price than the list's

    def may_override(self, clerk: str) -> bool:
        """Whether this person sells at another price than the list's on their own word."""
        return self._agreed.may_override(clerk)

    def agree_to_override(self, entry_id: str, line: Line, *, pin: str, clerk: str) -> Person:
        """Another person agrees with their PIN to this line's price, in this draft alone (``staff.*``)."""
        return self._agreed.to_price(entry_id, line, pin=pin, clerk=clerk)

    def carry_agreed(self, of: str, to: str) -> None:
        """The same sale goes on as another draft, such as by another tender: what was agreed goes along."""
        self._agreed.carry(of, to)

    def agree_to_limit(self, draft: SaleDraft, *, pin: str) -> Person:
        """Another person agrees with their PIN that this draft, of this amount, passes a limit (``staff.*``).

        It is the first one that nobody agreed to yet, which its mends say: another limit is asked about by itself.
        """
        agreed = self._agreed.of(draft).limits
        above = above_limits(draft, self._policy, self._book, self._clock.wall_ms())
        first = next((one for one in above if not any(said.covers(one) for said in agreed)), None)
        return self._agreed.to_limit(draft, first, pin=pin)

    def agree_to_card(self, draft: SaleDraft, *, pin: str) -> Person:
        """Another person says with their PIN that this is not the card that was declined (``staff.*``)."""
        return self._agreed.to_card(draft, pin=pin)

    def seal(self, draft: SaleDraft, number: str, expiry: str) -> SealedCard:
        """Number and expiry as typed, sealed for this draft's slip and amount, and forgotten. Refusals ``seal.*``."""
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        return seal_number(draft, number, expiry, policy=self._policy, view=self._book, today=now.date())

    def _limit_by(self, draft: SaleDraft) -> tuple[str, tuple[Above, ...]]:
        """Who agreed to a draft above its limits, and to which it needs; empty where it is within."""
        above = tuple(above_limits(draft, self._policy, self._book, self._clock.wall_ms()))
        agreed = self._agreed.limits(draft)
        needed = [(said, who) for said, who in agreed if any(said.covers(one) for one in above)]
        return " ".join(sorted({who for _, who in needed})), tuple(said for said, _ in needed)

    def _other_card_by(self, draft: SaleDraft) -> str:
        """Who said that it is another card than the declined one; empty where nobody had to."""
        return self._agreed.card_by(draft) if needs_other_card(draft, self._policy, self._book, self._told) else ""

    # -- writing

    def record(self, draft: SaleDraft) -> Recorded:
        """Put a sale into the book. Refuses with the first thing to mend, or ``till.twin``, ``till.day_closed``."""
        checks.refuse_unfit_id(draft.entry_id)
        first = self._book.entry(draft.entry_id)
        if first is not None:
            as_typed = replace(self._policy, goods_usual="")  # which may have been others when it was saved
            return self._recorded_again(first, sale_acts(draft, as_typed, twin=None), draft.clerk)
        day = self._open_day(self._book)
        self._refuse_stranger(draft.clerk)
        _refuse_first(self.mends(draft))
        self._refuse_no_incident(self._book)
        self._told.refuse_stored_value(draft.lines)
        said = sale_acts(draft, self._policy, twin=self.twin(draft), override_by=self._agreed.price_by(draft))
        limit_by, agreed = self._limit_by(draft)
        first_act = replace(said[0], limit_by=limit_by, other_card_by=self._other_card_by(draft))
        said = (first_act, *said[1:])
        acts = tuple(self._into_drawer(self._book, act, draft.clerk) for act in said)
        twin_of_seq = acts[0].twin_of_seq

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)
            self._refuse_no_incident(view)
            checks.refuse_unfit_time(draft.happened_ms, self._policy, view=view, now_ms=self._clock.wall_ms())
            checks.refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)
            self._refuse_other_drawer(view, acts, draft.clerk)
            refuse_above_limit(draft, self._policy, view=view, now_ms=self._clock.wall_ms(), agreed=agreed)
            twin = self._twin(view, draft)
            if twin is not None and not (draft.twin_ok and twin.row.seq == twin_of_seq):
                raise Refusal("till.twin", slip=grouped(twin.row.slip), entry=twin.row.seq, minutes=twin.minutes)

        both = [(act, part_id(draft.entry_id, at)) for at, act in enumerate(acts)]
        return self._recorded(self._book.append_together(both, clerk=draft.clerk, day=day, check=still_good)[0])

    def refund(self, draft: RefundDraft) -> Recorded:
        """Give money back on an earlier sale, to its own tender and never more than is left of it."""
        checks.refuse_unfit_id(draft.entry_id)
        first = self._book.entry(draft.entry_id)
        if draft.outside is not None:
            return self._refund_outside(draft, first)
        row = self._refundable(self._book, draft)
        if first is not None:
            return self._recorded_again(first, (self._refund_act(draft, row, approver=""),), draft.clerk)
        day = self._open_day(self._book)
        self._refuse_stranger(draft.clerk)
        _refuse_first(checks.refund_mends(draft, tender=row.tender, view=self._book))
        refuse_pin(draft.reason, signed=draft.pin)
        self._refuse_too_much(row, draft)
        self._told.refuse_given_elsewhere(row, draft.amount_minor, view=self._book)
        before_minor = self._book.given_back_minor(row)
        approver = self._refund_approver(row, draft)
        said = replace(self._refund_act(draft, row, approver=approver), exempt=self._certificate(row))
        act = self._into_drawer(self._book, said, draft.clerk)

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)
            checks.refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)
            if view.given_back_minor(self._refundable(view, draft)) != before_minor:
                raise Refusal("refund.changed", entry=row.seq)
            if not approver:
                alone.refuse_alone(view, row, draft, self._policy)
            self._told.refuse_given_elsewhere(row, draft.amount_minor, view=view)
            self._refuse_other_drawer(view, (act,), draft.clerk)

        return self._recorded(
            self._book.append(act, clerk=draft.clerk, day=day, entry_id=draft.entry_id, check=still_good)
        )

    def _refund_outside(self, draft: RefundDraft, first: Entry | None) -> Recorded:
        """Money back on a receipt of elsewhere: always by two people."""
        if first is not None:
            return self._recorded_again(first, (outside.outside_act(draft, self._policy, approver=""),), draft.clerk)
        day = self._open_day(self._book)
        self._refuse_stranger(draft.clerk)
        _refuse_first(self._outside_mends(draft))
        refuse_pin(draft.reason, signed=draft.pin)
        outside.refuse_alike(draft, self._book, self._policy)
        if not draft.pin:
            raise Refusal("refund.outside_person")
        approver = self._second_person(draft.pin, draft.clerk).number
        act = self._into_drawer(self._book, outside.outside_act(draft, self._policy, approver=approver), draft.clerk)

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)
            checks.refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)
            outside.refuse_outside_too_much(draft, view, self._policy, self._told)
            outside.refuse_alike(draft, view, self._policy)
            self._refuse_other_drawer(view, (act,), draft.clerk)

        return self._recorded(
            self._book.append(act, clerk=draft.clerk, day=day, entry_id=draft.entry_id, check=still_good)
        )

    def void(
        self, *, seq: int, reason: str, pin: str, paper_in_box: bool, clerk: str, entry_id: str | None = None
    ) -> Voided:
        """Strike out a sale or refund of the open day: once, by two people, with the paper kept.

        A sale by two tenders is struck out whole, whichever of its entries `seq` is. An `entry_id` that a void was
        saved under before answers with that void and strikes out nothing more.
        """
        first = self._book.entry(entry_id) if entry_id is not None else None
        if first is not None:
            return self._voided_again(first, seq)
        day = self._open_day(self._book)
        self._refuse_stranger(clerk)
        rows = self._voidable(self._book, seq)
        said = refuse_pin(checks.note(reason, required="till.reason_missing"), signed=pin)
        if not paper_in_box:
            raise Refusal("void.paper", entry=seq)
        second = self._staff.second_person(pin, first=clerk, roles=self._voiding(rows))
        own_id = entry_id or self.new_id()
        acts = [
            (
                Void(
                    void_of=row.entry_id,
                    void_of_seq=row.seq,
                    reason=said,
                    approver=second.number,
                    paper_in_box=paper_in_box,
                ),
                part_id(own_id, at),
            )
            for at, row in enumerate(rows)
        ]

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)
            self._voidable(view, seq)

        entry = self._book.append_together(acts, clerk=clerk, day=day, check=still_good)[0]
        return self._voided(entry, seq)

    def decline(self, draft: SaleDraft) -> int:
        """Remember that this draft's card was declined by phone; the entry's number. Its paper is `spoil`'s.

        Refuses a card whose brand or last four is not known (``till.brand_missing``, ``card.last4``).
        """
        day = self._open_day(self._book)
        self._refuse_stranger(draft.clerk)
        act = card_declined(draft, self._policy)

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)

        return self._book.append(act, clerk=draft.clerk, day=day, check=still_good).seq

    def spoil(self, slip: str, reason: str, clerk: str) -> Spoiled:
        """Account for a slip that was ruined before it was a sale; the paper is kept."""
        day = self._open_day(self._book)
        self._refuse_stranger(clerk)
        number = parse_slip_number(slip)
        last = number if today.is_out_of_turn(self._book, number) else ""
        act = SlipSpoiled(slip=number, reason=checks.note(reason, required="till.reason_missing"), last=last)

        def still_good(view: BookView) -> None:
            self._refuse_other_day(view, day)
            checks.refuse_used_slip(number, view=view, entry_id="")

        entry = self._book.append(act, clerk=clerk, day=day, check=still_good)
        own_id = read_body(entry.body).entry_id
        return Spoiled(entry_no=entry.seq, entry_id=own_id, slip=number, today=self.today())

    def _recorded(self, entry: Entry) -> Recorded:
        row, rest = self._book.whole_sale(self._row(entry.seq))
        if self._seen is not None:
            self._seen = today.after_sale(self._book, self._seen, row, self._told.arrived())
        return Recorded(
            entry_no=row.seq,
            entry_id=row.entry_id,
            claim_code=row.claim_code,
            slip_code=row.slip_code,
            row=row,
            today=self.today(),
            rest=rest,
        )

    def _recorded_again(self, first: Entry, acts: Sequence[Sale | Refund], clerk: str) -> Recorded:
        """Answer a draft that came twice with its first entry; the book refuses one that says something else.

        What the till itself worked out at the time (twin, policy, a refund's tax and approver) is taken as it was.
        """
        held = read_body(first.body)
        again = [
            (as_worked_out(act, self._book.entry(own_id)), own_id)
            for at, act in enumerate(acts)
            for own_id in [part_id(held.entry_id, at)]
        ]
        self._book.append_together(again, clerk=clerk, day=held.day)
        return self._recorded(first)

    def _voided(self, entry: Entry, seq: int) -> Voided:
        own_id = read_body(entry.body).entry_id
        return Voided(entry_no=entry.seq, entry_id=own_id, row=self._row(seq), today=self.today())

    def _voided_again(self, first: Entry, seq: int) -> Voided:
        row = self._book.sale(seq)
        whole_seq = self._book.whole_sale(row)[0].seq if row is not None else 0
        if first.kind != Kind.VOID or read_body(first.body).data["void_of_seq"] != whole_seq:
            raise Refusal("entry.id_reused", entry=first.seq)
        return self._voided(first, seq)

    # -- what a book must say before it is written to

    def _open_day(self, view: BookView) -> str:
        opened = view.open_day()
        if opened is None:
            raise Refusal("till.day_closed")
        return opened.day

    def _refuse_other_day(self, view: BookView, day: str) -> None:
        if self._open_day(view) != day:
            raise Refusal("till.day_closed")

    def _refuse_no_incident(self, view: BookView) -> None:
        """A sale by hand belongs to a declared incident; to which, its time says (`checks.refuse_unfit_time`)."""
        if view.incident() is None:
            raise Refusal("till.no_incident")

    def _refuse_stranger(self, clerk: str) -> None:
        refuse_card_data(clerk)  # a scanner fires into whatever field has the focus
        self._staff.by_number(clerk)

    def _into_drawer(self, view: BookView, act: _Trade, clerk: str) -> _Trade:
        """The act with the drawer that its cash goes into, or comes out of; a card's is in none."""
        return replace(act, drawer=drawer_of(view.drawers(), clerk)) if act.tender == Tender.CASH else act

    def _refuse_other_drawer(self, view: BookView, acts: Sequence[Sale | Refund], clerk: str) -> None:
        """Drawers were given anew between the look and the lock."""
        if any(self._into_drawer(view, act, clerk) != act for act in acts):
            raise Refusal("day.moved_on")

    def _twin(self, view: BookView, draft: SaleDraft) -> Twin | None:
        if draft.tender != Tender.CARD or not draft.last4.strip():
            return None
        now_ms = self._clock.wall_ms()
        since_ms = now_ms - self._policy.twin_minutes * 60_000
        for row in view.twins(draft.last4.strip(), draft.amount_minor, since_ms):
            if row.entry_id != draft.entry_id:
                return Twin(row, max(now_ms - row.wall_ms, 0) // 60_000)
        return None

    def _outside_mends(self, draft: RefundDraft) -> tuple[Mend, ...]:
        return outside.outside_mends(draft, self._policy, view=self._book, clock=self._clock, told=self._told)

    def _refundable(self, view: BookView, draft: RefundDraft) -> SaleRow:
        row = view.sale(draft.of_seq)
        if row is None:
            raise Refusal("refund.unknown", entry=draft.of_seq)
        if not view.is_proven(row):
            raise Refusal("refund.unproven", entry=row.seq)
        if row.kind != "sale":
            raise Refusal("refund.of_refund", entry=row.seq)
        if row.voided_by_seq:
            raise Refusal("refund.voided", entry=row.seq, void=row.voided_by_seq)
        return row

    def _refund_act(self, draft: RefundDraft, row: SaleRow, *, approver: str) -> Refund:
        """The entry; on a sale of a book before it names the sale as the customer's receipt does."""
        act = refund_act(draft, row, approver=approver, taxed_minor=self._book.tax_given_back_minor(row))
        if not is_former(row.seq):
            return act
        first, rest = self._book.whole_sale(row)
        return replace(
            act,
            refund_of="",
            refund_of_seq=0,
            outside_store=self._book.store,
            outside_receipt=first.claim_code,
            outside_day=first.day,
            outside_minor=first.amount_minor + (rest.amount_minor if rest is not None else 0),
        )

    def _refuse_too_much(self, row: SaleRow, draft: RefundDraft) -> None:
        left_minor = row.amount_minor - row.refunded_minor
        if draft.amount_minor > left_minor:
            raise Refusal("refund.too_much", entry=row.seq, left=money_text(Money(left_minor, row.currency)))

    def _refund_approver(self, row: SaleRow, draft: RefundDraft) -> str:
        """The second person's number where one is needed: small refunds add up, on a sale and over a day."""
        giving = alone.giving_back(self._book, row, draft)
        why = giving.why_two(self._policy)
        if why is None:
            return ""
        if not draft.pin:
            raise giving.refusal(why, self._policy)
        return self._second_person(draft.pin, draft.clerk).number

    def _certificate(self, row: SaleRow) -> str:
        """By which certificate this sale, or the sale whose part it is, was without tax."""
        basket = self._book.basket(row.part_of_seq or row.seq)
        return basket.exempt if basket is not None else ""

    def _voidable(self, view: BookView, seq: int) -> tuple[SaleRow, ...]:
        """What is struck out with this entry: itself, and the other part of a sale by two tenders."""
        asked = view.sale(seq)
        if asked is None:
            raise Refusal("void.unknown", entry=seq)
        if is_former(asked.seq):
            raise Refusal("void.before", entry=asked.seq)
        first, rest = view.whole_sale(asked)
        rows = (first, rest) if rest is not None else (first,)
        opened = view.open_day()
        for row in rows:
            if row.voided_by_seq:
                raise Refusal("void.twice", entry=row.seq, void=row.voided_by_seq)
            if row.refunded_minor:
                raise Refusal("void.refunded", entry=row.seq)
            if opened is None or row.day != opened.day or row.seq < opened.opened_seq:
                raise Refusal("void.closed", entry=row.seq, day=row.day)
        if first.kind == "sale":
            refuse_what_came_of(first, view, self._told)
        return rows

    def _voiding(self, rows: Sequence[SaleRow]) -> tuple[Role, ...]:
        """Whose PIN strikes these out together (``void.too_large`` where nobody's does)."""
        roles = self._policy.voiding(sum(row.amount_minor for row in rows))
        if not roles:
            raise Refusal("void.too_large", entry=rows[0].seq)
        return tuple(Role(role) for role in roles)

    def _second_person(self, pin: str, clerk: str) -> Person:
        return self._staff.second_person(pin, first=clerk, roles=tuple(Role(role) for role in self._policy.void_roles))

    def _row(self, seq: int) -> SaleRow:
        row = self._book.sale(seq)
        assert row is not None, "a sale that was saved is in the book"
        return row


def _refuse_first(mends: tuple[Mend, ...]) -> None:
    if mends:
        raise mends[0].refusal()
