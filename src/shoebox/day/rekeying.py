"""Ticking off the drafts that a store keys into the revived point of sale. Day room: writes to the book.

One order number, one draft. A tick that was wrong is taken back by two people, and a draft beyond its brand's last
deadline is ticked off only after somebody in charge looked at it: both are entries of their own. A draft of a damaged
book before this one is ticked off in this one.
"""

from __future__ import annotations

from datetime import date

from shoebox.day.pen import Pen, one_line, reason_line
from shoebox.day.presenting import written_on
from shoebox.domain.acts import BoxGathered, DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind, Tender, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.incident import Incident
from shoebox.domain.pickup import order_key
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait
from shoebox.domain.rekeying import ORDER_SIGNS_MAX, DraftLeft, Ticked
from shoebox.domain.slip import Pad
from shoebox.domain.staff import Signature
from shoebox.domain.ticking import tick_key
from shoebox.storage.book import BookView
from shoebox.storage.incident_view import TickRow


class Rekeying:
    """The drafts of one register's book under the lane "the store keys them again"."""

    def __init__(self, pen: Pen, policy: Policy, clock: Clock) -> None:
        self._pen, self._policy, self._clock = pen, policy, clock
        self._book = pen.book

    def left(self) -> tuple[DraftLeft, ...]:
        """Every draft that waits, of all incidents that are over, the oldest first; none of Finance's lane."""
        rows = self._book.drafts_to_rekey()
        one_of_each = {row.incident_seq: row for row in rows}
        held = {seq: self._book.incident_under(row) for seq, row in one_of_each.items()}
        numbers = {seq: one.number for seq, one in held.items() if one is not None}
        return tuple(self._left(row, numbers[row.incident_seq]) for row in rows)

    def tick(self, *, seq: int, order_no: str, clerk: str) -> Entry:
        """Tick a draft off. Only in the lane that says so, once, and under an order number that no other one has.

        Refusals ``rekey.*``. ``rekey.review`` where it is too late to be keyed unseen.
        """
        self._pen.staff.by_number(clerk)
        order = one_line(order_no, "rekey.order")
        if len(order) > ORDER_SIGNS_MAX or not order_key(order):
            raise Refusal("rekey.order")
        row = self._tickable(self._book, seq, order, clerk)

        def check(view: BookView) -> None:
            self._tickable(view, seq, order, clerk)

        # A draft of a book before is named by a number below zero: head office knows it by its entry id.
        act = Rekeyed(rekeyed=row.entry_id, rekeyed_seq=seq, order_no=order, refund=_is_refund(row))
        return self._book.append(act, clerk=clerk, day=self._today().isoformat(), check=check)

    def ticked(self, said: str) -> Ticked:
        """The draft that was ticked off under this order number, or has this slip number (``rekey.no_tick``)."""
        key = order_key(one_line(said, "rekey.order"))
        # Sale and refund may have one number: the one ticked off last is meant, and the other is found after it.
        under = (self._book.tick(order_key=tick_key(said, is_refund=refund)) for refund in (False, True) if key)
        tick = max((one for one in under if one is not None), key=lambda one: one.seq, default=None)
        if tick is None:
            slip = self._book.sale_by_slip(key)
            tick = self._book.tick(seq=slip.seq) if slip is not None else None
        row = self._book.sale(tick.draft_seq) if tick is not None else None
        if tick is None or row is None:
            raise Refusal("rekey.no_tick", said=said.strip()[:ORDER_SIGNS_MAX])
        entry = next(iter(self._book.entries(tick.seq, tick.seq)))
        return Ticked(row=row, seq=tick.seq, order_no=tick.order_no, clerk=read_body(entry.body).clerk)

    def undo(self, ticked: Ticked, *, reason: str, clerk: str, second: Signature) -> Entry:
        """Take a wrong tick back, by two people: the draft waits again, and the order number is free.

        Refusals ``rekey.no_tick``, ``rekey.why``, ``day.second``, ``day.second_pin``.
        """
        why = reason_line(reason, "rekey.why")
        other = self._pen.another(second, first=clerk).number

        def check(view: BookView) -> None:
            stands = TickRow(ticked.row.seq, ticked.seq, ticked.order_no, _is_refund(ticked.row))
            if view.tick(seq=ticked.row.seq) != stands:
                raise Refusal("rekey.no_tick", said=ticked.order_no)

        act = RekeyUndone(
            rekeyed=ticked.row.entry_id, rekeyed_seq=ticked.row.seq, ticked_seq=ticked.seq, reason=why, approver=other
        )
        return self._book.append(act, clerk=clerk, day=self._today().isoformat(), check=check)

    def review(self, *, seq: int, reason: str, clerk: str, second: Signature) -> Entry:
        """Let a draft that is too late be keyed all the same, by the word of somebody in charge who does not key it.

        Refusals ``rekey.*``, ``day.second``, ``day.second_pin``, ``day.role``.
        """
        why = reason_line(reason, "rekey.why")
        other = self._pen.another(second, first=clerk).number
        self._pen.in_charge(other, self._policy.day_roles)

        def check(view: BookView) -> None:
            row = self._to_key(view, seq)[0]
            if not self._is_too_late(row):
                raise Refusal("rekey.in_time", entry=seq)
            if view.review(seq) is not None:
                raise Refusal("rekey.reviewed", entry=seq)

        row = self._to_key(self._book, seq)[0]
        act = DraftReviewed(reviewed=row.entry_id, reviewed_seq=seq, reason=why, approver=other)
        return self._book.append(act, clerk=clerk, day=self._today().isoformat(), check=check)

    def _left(self, row: SaleRow, incident: str) -> DraftLeft:
        review = self._book.review(row.seq)
        return DraftLeft(
            row=row, incident=incident, since=written_on(row), wait=self._wait(row),
            reviewed_by=review.reviewer if review is not None else "",
        )  # fmt: skip

    def _tickable(self, view: BookView, seq: int, order: str, clerk: str) -> SaleRow:
        row, held = self._to_key(view, seq)
        if held.is_on:
            raise Refusal("rekey.too_early", number=held.number)
        key = order_key(order)
        if _is_ours(view, key):
            raise Refusal("rekey.own_number", said=order)
        before = view.tick(seq=seq, order_key=tick_key(order, is_refund=_is_refund(row)))
        other = view.tick(order_key=tick_key(order, is_refund=not _is_refund(row)))
        if before is None and other is not None and not _is_of(view, row, other):
            before = other
        if before is not None:
            raise Refusal("rekey.twice", entry=before.draft_seq, order=before.order_no)
        if self._is_too_late(row):
            review = view.review(seq)
            if review is None:
                raise Refusal("rekey.review", entry=seq, days=self._policy.deadlines_of(row.brand).review_days)
            if review.reviewer == clerk:
                raise Refusal("rekey.own_review", entry=seq)
        return row

    def _to_key(self, view: BookView, seq: int) -> tuple[SaleRow, Incident]:
        """The draft and its incident, if it is one that the store keys again, and stands."""
        row = view.sale(seq)
        held = view.incident_under(row) if row is not None and view.is_proven(row) else None
        if row is None or held is None or row.part_of_seq:
            raise Refusal("rekey.unknown", entry=seq)
        if not held.is_rekeyed:
            raise Refusal("rekey.lane", number=held.number)
        if row.voided_by_seq:
            raise Refusal("rekey.voided", entry=seq)
        return row, held

    def _is_too_late(self, row: SaleRow) -> bool:
        return self._wait(row) is Wait.REVIEW

    def _wait(self, row: SaleRow) -> Wait:
        """Cash has been paid: no acquirer waits for it. A refund is never too late: the customer waits for it."""
        if row.tender != Tender.CARD:
            return Wait.EARLY
        wait = self._policy.wait_of(row.brand, written_on(row), self._today())
        return Wait.RED if wait is Wait.REVIEW and _is_refund(row) else wait

    def _today(self) -> date:
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date()


def _is_refund(row: SaleRow) -> bool:
    return row.kind == "refund"


def _is_of(view: BookView, row: SaleRow, tick: TickRow) -> bool:
    """Whether a sale and a refund are one another's, so that both may have the number that the till gave the sale.

    A refund on a receipt of elsewhere names no sale of this book; it may be of any.
    """
    other = view.sale(tick.draft_seq)
    sale, refund = (other, row) if _is_refund(row) else (row, other)
    if sale is None or refund is None or not refund.refund_of_seq:
        return True
    of = view.sale(refund.refund_of_seq)
    return of is not None and view.whole_sale(of)[0].seq == sale.seq


def _is_ours(view: BookView, key: str) -> bool:
    """Whether a slip of this store, or the claim code of a receipt of ours, was scanned where an order is asked for."""
    if view.sale_by_slip(key) is not None or view.on_a_pad(key):
        return True
    if view.sale_by_claim(key.removeprefix(order_key(CLAIM_PREFIX))) is not None:
        return True
    gathered = (act for _, _, act in view.of_kind_ever(Kind.BOX_GATHERED) if isinstance(act, BoxGathered))
    return any(key in Pad(*ends) for act in gathered for ends in act.pads)
