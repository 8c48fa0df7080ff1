"""A sale of a closed day that was none: keyed twice, or never made. Struck out on the day that is open. Till room.

As with any correction the sale and its day stay as they are, the slip stays in the old box, and no drawer moves. What
the new entry says is that nothing was paid; from then on the sale is void, and counts nowhere as one that stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shoebox.domain.card import refuse_card_data
from shoebox.domain.correction import Correction, CorrectionRow, facts_of
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.pins import refuse_pin
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Role, Staff
from shoebox.storage.book import Book, BookView
from shoebox.till import checks
from shoebox.till.correcting import correctable, correction, refuse_given_back
from shoebox.till.draft_acts import part_id
from shoebox.till.told import NOTHING_TOLD, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeDraft:
    """Which sale is none, and why. ``entry_id`` is minted once per draft."""

    entry_id: str
    clerk: str
    of_seq: int
    reason: str
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """What is on the disk: an entry for each tender of the sale, and the sale as it stands now."""

    rows: tuple[CorrectionRow, ...]
    sale: SaleRow


class Strikes:
    """What was no sale at one register, found after its day was closed."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, *, told: Told = NOTHING_TOLD) -> None:
        self._book, self._policy, self._staff, self._told = book, policy, staff, told

    def refuse_unstrikable(self, seq: int) -> SaleRow:
        """The sale that this entry is of, where it may be struck out (``correction.*``, ``void.too_large`` else)."""
        rows = self._strikable(self._book, seq)
        self._roles(rows)
        return rows[0]

    def strike(self, draft: StrikeDraft) -> Struck:
        """Say, by two people, that a closed day's sale was none. Refusals ``correction.*``, ``till.*``, ``staff.*``."""
        checks.refuse_unfit_id(draft.entry_id)
        first = self._book.entry(draft.entry_id)
        if first is not None:
            return self._struck_again(first, draft)
        opened = self._book.open_day()
        if opened is None:
            raise Refusal("till.day_closed")
        refuse_card_data(draft.clerk)
        self._staff.by_number(draft.clerk)
        rows = self._strikable(self._book, draft.of_seq)
        reason = refuse_pin(checks.note(draft.reason, required="till.reason_missing"), signed=draft.pin)
        approver = self._staff.second_person(draft.pin, first=draft.clerk, roles=self._roles(rows)).number
        acts = [
            (_act(self._book, row, reason=reason, approver=approver), part_id(draft.entry_id, at))
            for at, row in enumerate(rows)
        ]

        def still_good(view: BookView) -> None:
            now = view.open_day()
            if now is None or now.day != opened.day:
                raise Refusal("till.day_closed")
            if self._strikable(view, draft.of_seq) != rows:
                raise Refusal("correction.changed", entry=rows[0].seq)

        self._book.append_together(acts, clerk=draft.clerk, day=opened.day, check=still_good)
        return self._answer(rows[0].seq)

    def _struck_again(self, first: Entry, draft: StrikeDraft) -> Struck:
        held = read_body(first.body)
        asked = self._book.sale(draft.of_seq)
        whole_seq = self._book.whole_sale(asked)[0].seq if asked is not None else 0
        if first.kind != Kind.CORRECTION or held.data["corrects_seq"] != whole_seq or not held.data.get("struck"):
            raise Refusal("entry.id_reused", entry=first.seq)
        return self._answer(whole_seq)

    def _answer(self, seq: int) -> Struck:
        sale = self._book.sale(seq)
        assert sale is not None, "a sale that was struck out is in the book"
        parts = (part for part in self._book.whole_sale(sale) if part is not None)
        rows = tuple(row for part in parts for row in self._book.corrections_of(part.seq) if row.is_strike)
        return Struck(rows=rows, sale=sale)

    def _strikable(self, view: BookView, seq: int) -> tuple[SaleRow, ...]:
        """All of the sale, where nothing has come of it: no money went back, and no till has charged it anew."""
        first, rest = view.whole_sale(correctable(view, seq))
        rows = tuple(correctable(view, row.seq) for row in (first, rest) if row is not None)
        refuse_what_came_of(first, view, self._told)
        return rows

    def _roles(self, rows: tuple[SaleRow, ...]) -> tuple[Role, ...]:
        """Whose PIN strikes this much out, as for a void (``void.too_large`` where nobody's does)."""
        roles = self._policy.voiding(sum(row.amount_minor for row in rows))
        if not roles:
            raise Refusal("void.too_large", entry=rows[0].seq)
        return tuple(map(Role, roles))


def refuse_what_came_of(first: SaleRow, view: BookView, told: Told) -> None:
    """Refuse to strike out a sale, named by its first entry, that money went back on, or that a till has charged anew.

    By receipts of this register too, and at others of the store. Refusals ``correction.*``.
    """
    refuse_given_back(first, view, told)
    tick = view.tick(seq=first.seq)
    if tick is not None and tick.draft_seq == first.seq:
        raise Refusal("correction.rekeyed", entry=first.seq, order=tick.order_no)


def _act(book: Book, row: SaleRow, *, reason: str, approver: str) -> Correction:
    return correction(book, row, facts_of(row).struck, reason=reason, approver=approver, struck=True)
