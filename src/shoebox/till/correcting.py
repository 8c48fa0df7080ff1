"""A sale of a closed day that was keyed wrong: what its paper says, as a new entry of the open day. Till room.

The sale and its day stay as they are. Two people say what is right, the slip stays in the old box, and no drawer moves:
the cash of that day was counted by what lay in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from shoebox.domain.card import parse_last4, refuse_card_data
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.correction import Correction, CorrectionRow, SlipFacts, facts_of
from shoebox.domain.dates import short_words
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind, Tender, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.former import is_former
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.money import Money, money_text
from shoebox.domain.pins import refuse_pin
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import drill_day
from shoebox.domain.slip import parse_slip_number
from shoebox.domain.staff import Role, Staff
from shoebox.storage.book import Book, BookView
from shoebox.till import checks
from shoebox.till.told import NOTHING_TOLD, Told

FOUND_MAX = 200
ENTRY_DIGITS_MAX = 6  # more of them are a slip, a code, or two scans in one
_CODE_SIGNS, _SLIP_DIGITS_MIN = 8, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDraft:
    """What a sale's paper says, as it was typed. ``entry_id`` is minted once per draft."""

    entry_id: str
    clerk: str
    of_seq: int
    facts: SlipFacts
    reason: str
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ClosedSales:
    """Good sales of closed days that a text may mean; of the day closed last where nothing was typed.

    ``day`` is the day that was looked through, empty where a whole number was; an entry may be of another.
    """

    text: str
    day: str
    rows: tuple[SaleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction that is on the disk, and the sale as it stands now."""

    row: CorrectionRow
    sale: SaleRow


class Corrections:
    """What was keyed wrong at one register, put right after the day was closed."""

    def __init__(self, book: Book, policy: Policy, staff: Staff, clock: Clock, *, told: Told = NOTHING_TOLD) -> None:
        self._book, self._policy, self._staff, self._clock, self._told = book, policy, staff, clock, told

    # -- looking

    def find(self, text: str) -> ClosedSales:
        """By slip number or claim code; by date; of the day closed last by last four, entry or the end of the slip."""
        said = text.strip()
        plain = "".join(said.upper().removeprefix(CLAIM_PREFIX).split())
        named = self._named(plain) if plain else None
        if named is not None:
            return ClosedSales(text, "", tuple(self._closed(self._whole(named))))
        day = self._day(said)
        last = self._book.last_closed()
        if day or last is None:
            return ClosedSales(text, day, self._sales_of(day)[:FOUND_MAX] if day else ())
        is_entry = plain.isascii() and plain.isdigit() and len(plain) <= ENTRY_DIGITS_MAX
        short = self._book.sale(int(plain)) if is_entry else None
        by_entry = self._closed((short,)) if short is not None else []
        meant = [row for row in self._sales_of(last.day) if not plain or plain in (row.last4, row.slip[-len(plain) :])]
        return ClosedSales(text, last.day, tuple(dict.fromkeys([*meant, *by_entry]))[:FOUND_MAX])

    def _named(self, plain: str) -> SaleRow | None:
        """The sale of a whole number or code; parts of one are looked for in the day closed last."""
        if len(plain) == _CODE_SIGNS and (by_code := self._book.sale_by_claim(plain)) is not None:
            return by_code
        is_slip = plain.isascii() and plain.isdigit() and len(plain) >= _SLIP_DIGITS_MIN
        return self._book.sale_by_slip(plain) if is_slip else None

    def _day(self, said: str) -> str:
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        try:
            return drill_day(said, now.date().isoformat())
        except Refusal:
            return ""

    def _whole(self, row: SaleRow) -> tuple[SaleRow, ...]:
        first, rest = self._book.whole_sale(row)
        return (first, rest) if rest is not None else (first,)

    def _sales_of(self, day: str) -> tuple[SaleRow, ...]:
        """Newest first, as a pile of slips lies."""
        return tuple(reversed(self._closed(self._book.sales_now(day))))

    def _closed(self, rows: tuple[SaleRow, ...]) -> list[SaleRow]:
        until_seq = _closed_until(self._book)
        return [row for row in rows if 0 < row.seq < until_seq and row.kind == "sale" and not row.voided_by_seq]

    def refuse_uncorrectable(self, seq: int) -> SaleRow:
        """The sale as it stands, where it may be corrected (``correction.*`` else)."""
        return self._correctable(self._book, seq)

    def _correctable(self, view: BookView, seq: int) -> SaleRow:
        """As `correctable`, and no money went back on its receipt, by which number and at which register ever."""
        row = correctable(view, seq)
        refuse_given_back(view.whole_sale(row)[0], view, self._told)
        return row

    # -- writing

    def correct(self, draft: CorrectionDraft) -> Corrected:
        """Say what a sale of a closed day should have been, by two people. Refusals ``correction.*``, ``till.*``."""
        checks.refuse_unfit_id(draft.entry_id)
        first = self._book.entry(draft.entry_id)
        if first is not None:
            return self._corrected_again(first, draft)
        opened = self._book.open_day()
        if opened is None:
            raise Refusal("till.day_closed")
        refuse_card_data(draft.clerk)
        self._staff.by_number(draft.clerk)
        row = self._correctable(self._book, draft.of_seq)
        facts = self._fit(row, draft.facts)
        reason = refuse_pin(checks.note(draft.reason, required="till.reason_missing"), signed=draft.pin)
        roles = tuple(Role(role) for role in self._policy.void_roles)
        approver = self._staff.second_person(draft.pin, first=draft.clerk, roles=roles).number
        act = correction(self._book, row, facts, reason=reason, approver=approver)

        def still_good(view: BookView) -> None:
            now = view.open_day()
            if now is None or now.day != opened.day:
                raise Refusal("till.day_closed")
            if self._correctable(view, row.seq) != row:
                raise Refusal("correction.changed", entry=row.seq)
            self._refuse_slip(view, row, facts)

        entry = self._book.append(act, clerk=draft.clerk, day=opened.day, entry_id=draft.entry_id, check=still_good)
        return self._answer(entry, row.seq)

    def _corrected_again(self, first: Entry, draft: CorrectionDraft) -> Corrected:
        held = read_body(first.body)
        if first.kind != Kind.CORRECTION or held.data["corrects_seq"] != draft.of_seq:
            raise Refusal("entry.id_reused", entry=first.seq)
        return self._answer(first, draft.of_seq)

    def _answer(self, entry: Entry, seq: int) -> Corrected:
        row = next(one for one in self._book.corrections_of(seq) if one.seq == entry.seq)
        sale = self._book.sale(seq)
        assert sale is not None, "a sale that was corrected is in the book"
        return Corrected(row=row, sale=sale)

    # -- what must hold

    def _fit(self, row: SaleRow, said: SlipFacts) -> SlipFacts:
        """The facts as they are written; refuses the first that no paper can say."""
        facts = _tidied(said)
        whose: tuple[Callable[[SaleRow, SlipFacts], None], ...] = (
            self._refuse_tender, self._refuse_number, self._refuse_amount, self._refuse_card,
        )  # fmt: skip
        for refuse in whose:
            refuse(row, facts)
        self._refuse_slip(self._book, row, facts)
        if facts == facts_of(row):
            raise Refusal("correction.nothing", entry=row.seq)
        return facts

    def _refuse_tender(self, row: SaleRow, facts: SlipFacts) -> None:
        if facts.tender not in tuple(Tender):
            raise Refusal("till.tender")
        if facts.tender != row.tender and (row.rest_minor or row.part_of_seq):
            raise Refusal("correction.two_tenders", entry=row.seq)

    def _refuse_number(self, _row: SaleRow, facts: SlipFacts) -> None:
        if facts.tender == Tender.CARD or facts.slip:
            parse_slip_number(facts.slip)

    def _refuse_slip(self, view: BookView, row: SaleRow, facts: SlipFacts) -> None:
        """Another number must be free, as for a sale; the sale's own is its own."""
        if facts.slip != row.slip:
            checks.refuse_used_slip(facts.slip, view=view, entry_id=row.entry_id)

    def _refuse_amount(self, row: SaleRow, facts: SlipFacts) -> None:
        if facts.amount_minor <= 0:
            raise Refusal("till.amount")
        if facts.amount_minor > self._policy.sale_minor_max:
            raise Refusal("till.amount_large", most=money_text(Money(self._policy.sale_minor_max, row.currency)))
        if not 0 <= facts.tax_minor < facts.amount_minor:
            raise Refusal("till.tax")
        basket = self._book.basket(row.part_of_seq or row.seq)
        if basket is not None and basket.exempt and facts.tax_minor:
            raise Refusal("item.exempt_tax")

    def _refuse_card(self, row: SaleRow, facts: SlipFacts) -> None:
        if facts.tender != Tender.CARD:
            return
        if not facts.brand:
            raise Refusal("till.brand_missing")
        if facts.brand not in self._policy.brands and facts.brand != row.brand:
            raise Refusal("till.brand")
        parse_last4(facts.last4)
        checks.refuse_unfit_approval(facts.approval)


def correction(
    book: Book, row: SaleRow, facts: SlipFacts, *, reason: str, approver: str, struck: bool = False
) -> Correction:
    """What the book says of a sale that stands like this row, and should be like these facts."""
    was = {f"was_{name}": value for name, value in asdict(facts_of(row)).items()}
    return Correction(
        register=book.register,
        epoch=book.epoch,
        corrects=row.entry_id,
        corrects_seq=row.seq,
        after_seq=row.corrected_by_seq,
        sold_day=row.day,
        box_no=book.place.box_no(book.z_no_of(row.seq)),
        currency=row.currency,
        reason=reason,
        approver=approver,
        struck=struck,
        **was,
        **asdict(facts),
    )


def _tidied(said: SlipFacts) -> SlipFacts:
    slip = "".join(said.slip.split())
    if said.tender != Tender.CARD:
        return replace(said, slip=slip, brand="", last4="", approval="")
    return replace(said, slip=slip, last4=said.last4.strip(), approval=said.approval.strip().upper())


def correctable(view: BookView, seq: int) -> SaleRow:
    """The sale as it stands, where it is one of a closed day that may still be put right (``correction.*`` else)."""
    row = view.sale(seq)
    if row is None or is_former(seq):
        raise Refusal("correction.unknown", entry=seq)
    if row.kind != "sale":
        raise Refusal("correction.of_refund", entry=seq)
    if row.voided_by_seq:
        raise Refusal("correction.voided", entry=seq, void=row.voided_by_seq)
    if row.refunded_minor:
        raise Refusal("correction.refunded", entry=seq)
    if row.seq > _closed_until(view):
        raise Refusal("correction.open", entry=seq)
    return row


def _closed_until(view: BookView) -> int:
    """The entry that closed a day last in this very book, 0 before its first; one before has numbers of its own."""
    return next((day.closed_seq for day in view.closed_days(1)), 0)


def refuse_given_back(first: SaleRow, view: BookView, told: Told) -> None:
    """Refuse to touch a sale, named by its first entry, on whose receipt money went back (``correction.*``).

    On a receipt that was typed at this register, and at others of the store as far as was heard.
    """
    numbers = view.receipt_numbers(first)
    if any(view.outside_refunded_minor(view.store, number) for number in numbers):
        raise Refusal("correction.refunded", entry=first.seq)
    for given in told.given_elsewhere(view.store, numbers, view):
        when = short_words(local_time(given.wall_ms, given.offset_min))
        raise Refusal("correction.given_back", entry=given.seq, register=given.register, when=when)
