"""A business day as people look at it: rows on screen and figures on paper. Standard library only.

These are read models: frozen, made from entries, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from shoebox.domain.correction import SlipFacts
from shoebox.domain.custody import BoxCustody
from shoebox.domain.denomination import Denomination
from shoebox.domain.refunding import AloneLine
from shoebox.domain.register_part import PlateLine, RegisterPart
from shoebox.domain.registers import Came, OutTwice, RefusedThere, RegisterIncident, RegisterLine
from shoebox.domain.slip import BackLine, PadsTwice
from shoebox.domain.ticking import SharedOrder
from shoebox.domain.unsent import NOT_COUNTED, Unsent

# What the lines of a drawer's account are called: the English, to be taken apart for another language.
DRAWER_LINES = (
    *("Opening float", "Cash sales, {count}", "Cash refunds, {count}", "Paid in, {reason}", "Paid out, {reason}"),
    *("Safe drop, bag {bag}", "Change fetched from the bank", "Change fetched from the bank, {reason}"),
)
# And what stands for an entry that is named by itself, beside reasons and slip numbers.
STRUCK_LINES = (
    *("refund of entry {entry} of book {book}", "refund of entry {entry}"),
    *("refund of receipt {receipt}, store {store}", "cash"),
)
VERSIONS = "Policy {policy}, Shoebox {program}"
SPANS_NAMED_MAX = 6
OF_REGISTER = "register {register}: {line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRow:
    """A sale or refund as screens list it. ``amount_minor`` is positive; ``kind`` says which way the money went."""

    seq: int
    entry_id: str
    day: str
    wall_ms: int
    offset_min: int
    kind: str  # "sale" or "refund"
    tender: str
    slip: str
    amount_minor: int
    tax_minor: int
    currency: str
    brand: str
    last4: str
    approval: str
    imprint: str
    expiry_ok: bool
    signature_ok: bool
    clerk: str
    reason: str
    received_minor: int
    twin_of_seq: int
    refund_of_seq: int  # for a refund: the sale's entry
    refunded_minor: int  # for a sale: what was given back so far
    voided_by_seq: int  # 0 = good
    void_reason: str
    claim_code: str
    slip_code: str
    goods: str = ""
    rest_minor: int = 0  # paid besides in the tied entry; a sale by two tenders is two entries
    outside_store: str = ""  # for a refund on a receipt of elsewhere: where it is from
    outside_receipt: str = ""
    part_of_seq: int = 0  # for the second of them: the first one's entry
    drawer: str = ""  # whose cash it is; empty = the day's first drawer
    taken_ms: int = 0  # of a sale: when its slip says it was, as keyed where it says nothing; UTC, milliseconds
    incident_seq: int = 0  # the entry that declared the incident it was taken under; 0 = none
    corrected_by_seq: int = 0  # the correction that says how it stands now; 0 = as it was keyed


class Step(StrEnum):
    """Where a day stands, in the order of the timeline."""

    NOT_OPEN = "not_open"
    SELLING = "selling"
    COUNTED = "counted"
    ACCOUNTED = "accounted"
    CLOSED = "closed"
    SEALED = "sealed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderLine:
    """One line of "slips by tender": a brand, or cash. What was given back is positive, and in none of the others."""

    name: str
    tender: str
    count: int
    gross_minor: int
    tax_minor: int
    refunds: int = 0
    refunded_minor: int = 0
    refunded_tax_minor: int = 0
    present_by: str = ""  # the first deadline of its drafts that are still owed, ISO 8601; empty = none
    is_rekeyed: bool = False  # whether the store keys its drafts again; else they go to the acquirer, if it is a card

    @property
    def net_minor(self) -> int:
        """What was taken less what was given back."""
        return self.gross_minor - self.refunded_minor

    @property
    def net_tax_minor(self) -> int:
        """The tax in it, likewise."""
        return self.tax_minor - self.refunded_tax_minor

    def __add__(self, other: TenderLine) -> TenderLine:
        """Both together, by the name and the tender of the first, and the earlier deadline."""
        return TenderLine(
            name=self.name,
            tender=self.tender,
            count=self.count + other.count,
            gross_minor=self.gross_minor + other.gross_minor,
            tax_minor=self.tax_minor + other.tax_minor,
            refunds=self.refunds + other.refunds,
            refunded_minor=self.refunded_minor + other.refunded_minor,
            refunded_tax_minor=self.refunded_tax_minor + other.refunded_tax_minor,
            present_by=min(filter(None, (self.present_by, other.present_by)), default=""),
            is_rekeyed=self.is_rekeyed and other.is_rekeyed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PadLine:
    """The account of one pad. ``missing`` counts unexplained and explained gaps below the highest number used."""

    first: str
    last: str
    used: int
    voided: int
    spoiled: int
    unused: int
    missing: int
    first_used: str = ""  # lowest and highest number that came to anything, a spoiled one too; empty = none did
    last_used: str = ""

    @property
    def issued(self) -> int:
        """Numbers on the pad; always the sum of the five states."""
        return self.used + self.voided + self.spoiled + self.unused + self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class GapNote:
    """Numbers that are missing and what was said of them; empty explanation = nobody has said anything yet."""

    slips: tuple[str, ...]
    explanation: str
    initials: str
    how: str = ""  # a `shoebox.domain.slip.Fate` where they were reported so; empty = nobody finds them


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLine:
    """Somebody who got another PIN or was let in, by two; or so many wrong PINs in a row, by nobody knows whom."""

    seq: int
    number: str  # whose; empty where PINs alone were tried
    name: str
    is_new: bool = False
    tries: int = 0  # 0: a PIN was set
    by: str = ""  # initials of both
    register: str = ""  # of a store-day of several


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLine:
    """A line of the drawer's account, signed as it changes it. A move says when and whose, the float who counted it."""

    name: str
    amount_minor: int
    kind: str = ""  # of the entry, or of those that are summed up here; the float's is the day's opening
    bag: str = ""
    by: str = ""  # initials; `second` is whoever signed too
    second: str = ""
    wall_ms: int = 0
    seq: int = 0
    drawer: str = ""  # of a move; empty = the day's first
    pieces: tuple[tuple[int, int], ...] = ()  # in the bag of a drop: worth in minor units, how many; empty = not said


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One blind count as it was saved."""

    number: int
    by: str
    counted_minor: int
    expected_minor: int
    wall_ms: int
    pieces: tuple[tuple[int, int], ...] = ()
    drawer: str = ""
    awaits_another: bool = False  # another person counts before anybody is told what this one came to
    clerk: str = ""  # staff number of whom `by` names

    @property
    def over_short_minor(self) -> int:
        """Positive = over, negative = short."""
        return self.counted_minor - self.expected_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSaleLine:
    """The drawer opened without a sale."""

    seq: int
    wall_ms: int
    by: str  # initials
    reason: str
    drawer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpLine:
    """An online order that was handed over or is on the hold list, by its last step of the day."""

    seq: int
    wall_ms: int
    order_no: str
    is_held: bool
    by: str  # initials
    register: str = ""  # of a store-day of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What of the counted cash goes to the bank tonight, and what stays in the drawer."""

    seq: int
    wall_ms: int
    by: str  # initials; `second` signed too
    second: str
    bag: str
    amount_minor: int
    stays_minor: int
    pieces: tuple[tuple[int, int], ...] = ()  # in the bag, as of a drop


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerAccount:
    """One drawer of a store-day with several, at one register or more: what changed it, and what people counted.

    Until it is counted `cash` holds its moves alone, and `counts` is empty: somebody counts it blind.
    """

    register: str
    cash: tuple[CashLine, ...]
    counts: tuple[Count, ...]
    drawer: str = ""  # empty = the first of its register
    of_many: bool = False  # whether its register has more than this one
    clerks: tuple[str, ...] = ()  # names of those who sell from it
    checks: tuple[Count, ...] = ()
    no_sales: tuple[NoSaleLine, ...] = ()
    deposit: Deposit | None = None
    float_off_minor: int = 0
    moved_before: tuple[CashLine, ...] = ()  # in a damaged book before, on the same day: its float has it in it

    @property
    def expected_minor(self) -> int:
        """What should be in it; 0 until it is counted."""
        return sum(line.amount_minor for line in self.cash) if self.counts else 0

    @property
    def counted_minor(self) -> int:
        """By the last count; 0 until there is one."""
        return self.counts[-1].counted_minor if self.counts else 0

    @property
    def over_short_minor(self) -> int:
        """By the last count; 0 until there is one."""
        return self.counts[-1].over_short_minor if self.counts else 0

    @property
    def left_minor(self) -> int:
        """What stays in it over night."""
        return self.deposit.stays_minor if self.deposit is not None else self.counted_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What was taken, given back and struck out, of one day or of all days of a book.

    A sale struck out stands in ``gross_minor`` and in ``voided_minor``; a refund struck out in ``refunded_minor`` and,
    with a minus, in ``voided_minor``. So what was keyed never goes down again. ``corrected_minor`` is by how much sales
    of closed days were more than they had been keyed; it is below zero where they were less.
    """

    sales: int = 0
    gross_minor: int = 0
    refunds: int = 0
    refunded_minor: int = 0
    voids: int = 0
    voided_minor: int = 0
    corrections: int = 0
    corrected_minor: int = 0

    @classmethod
    def of(cls, rows: Iterable[SaleRow]) -> Sums:
        """Sales and refunds as they were keyed, and what of them was struck out."""
        keyed = tuple(rows)
        sales = [row for row in keyed if row.kind == "sale"]
        refunds = [row for row in keyed if row.kind == "refund"]
        struck = [row for row in keyed if row.voided_by_seq]
        return cls(
            sales=sum(not row.part_of_seq for row in sales),  # one by two tenders is one sale
            gross_minor=sum(row.amount_minor for row in sales),
            refunds=len(refunds),
            refunded_minor=sum(row.amount_minor for row in refunds),
            voids=sum(not row.part_of_seq for row in struck),
            voided_minor=sum(row.amount_minor if row.kind == "sale" else -row.amount_minor for row in struck),
        )

    @property
    def net_minor(self) -> int:
        """What is left of it: sales less refunds less voids, and what corrections of closed days came to."""
        return self.gross_minor - self.refunded_minor - self.voided_minor + self.corrected_minor

    def __add__(self, other: Sums) -> Sums:
        """Both together."""
        return Sums(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(Sums)})


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLeft:
    """What a book of this register from before the present one owes: not signed for by head office, or lost."""

    epoch: int
    unsent: int  # entries, with those that are lost and that nobody has explained
    lost: tuple[tuple[int, int], ...]  # numbers of entries that can't be read any more, from and to
    explanation: str = ""
    initials: str = ""

    @property
    def lost_entries(self) -> int:
        """How many can't be read any more."""
        return sum(last - first + 1 for first, last in self.lost)

    @property
    def spans_words(self) -> str:
        """Which, for a sentence: ``7-13, 20``; of many the first ones, and the last."""
        spans = [f"{first}" if first == last else f"{first}-{last}" for first, last in self.lost]
        if len(spans) > SPANS_NAMED_MAX:
            spans[SPANS_NAMED_MAX - 1 : -1] = ["\u2026"]
        return ", ".join(spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPart:
    """What a book of this register from before the present one has of a day that was open in both."""

    epoch: int
    sales: int  # that stand, and count in the day's figures
    net_minor: int  # with refunds, likewise
    seen: int = 0  # sales and refunds without an entry that proves itself: in no sum
    register: str = ""  # of a store-day of several
    is_elsewhere: bool = False  # not all that can be read of it is at this office: what is missing is in no sum


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """Slips Finance should look at first."""

    name: str
    count: int
    amount_minor: int
    seqs: tuple[int, ...]
    written: tuple[tuple[int, int], ...] = ()  # of slips keyed late: the entry, and when it was written (UTC, ms)
    at: tuple[tuple[str, tuple[int, ...]], ...] = ()  # of a store-day of several, in place of `seqs`: by register
    written_at: tuple[tuple[str, int, int], ...] = ()  # and in place of `written`


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckLine:
    """An entry that is named by itself: a void or refund with the people behind it, a large or exempt sale, a price."""

    seq: int
    text: str
    by: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A sale of a closed day that two people put right on this one. Its slip stays in its own day's box."""

    register: str
    seq: int
    corrects_seq: int
    sold_day: str
    box_no: str
    was: SlipFacts
    now: SlipFacts
    reason: str
    by: str  # initials of both

    @property
    def change_minor(self) -> int:
        """By how much the sale is more than it was keyed; less where it is below zero."""
        return self.now.amount_minor - self.was.amount_minor

    @property
    def drawer_minor(self) -> int:
        """What it explains of what was over (above zero) or short on the day of the sale: its drawer was counted."""
        held = {"cash": 1}
        was, now = (held.get(one.tender, 0) * one.amount_minor for one in (self.was, self.now))
        return now - was


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """One thing that stops the close: a code with facts for its sentence, and the page that mends it."""

    code: str
    facts: tuple[tuple[str, str], ...]
    mend_at: str  # "slips", "cash", "deposit", "box", "registers", "ticks"


SECOND_COUNTS = frozenset(
    f"day.block.{drawer}{code}"
    for drawer in ("", "drawer_")
    for code in ("second_count", "second_still", "third_count")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Under what a day was sold by hand: since when (UTC, milliseconds), by whose word, and without which tools."""

    since_ms: int
    declared_by: str
    given_by: str
    kit_missing: tuple[str, ...]
    policy: str = ""  # the version that the register went by then; empty = an older Shoebox's
    offset_min: int | None = None  # the store's clock then, minutes east of UTC; None = as the day's


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """Everything the end-of-day report says, and the office window shows. Money in minor units of `currency`."""

    store: str
    store_name: str
    register: str
    incident: str
    declared: Declaration | None
    day: str
    z_no: int
    currency: str
    step: Step
    opened_ms: int
    closed_ms: int
    offset_min: int
    opened_by: str
    closed_by: str
    taken_minor: int
    sales: int
    tax_minor: int
    tenders: tuple[TenderLine, ...]
    hours: tuple[tuple[int, int, int], ...]  # (hour of the store's clock, sales, gross minor), in the order of its day
    pads: tuple[PadLine, ...]
    gaps: tuple[GapNote, ...]
    cash: tuple[CashLine, ...]
    counts: tuple[Count, ...]
    tolerance_minor: int
    risks: tuple[RiskLine, ...]
    struck: tuple[StruckLine, ...]
    slips_in_book: int
    slips_by_hand: int  # -1 = not counted yet
    paper_note: str
    box_no: str
    seal: str
    entries: int
    first_seq: int
    last_seq: int
    acknowledged: int
    on_stick: int
    digest: bytes  # hash of the day-closed entry, or of the last entry so far
    previous_digest: bytes
    blockers: tuple[Blocker, ...]
    returns_held: int = 0  # claim slips and promise slips that lie in the box besides, by the same count
    gift_promises: int = 0
    nothing_to_count: bool = False  # a PC without a drawer, that sells nothing: nobody counted, `slips_by_hand` is 0
    sums: Sums = Sums()  # of this day
    own_sums: Sums = Sums()  # of this day at this register, also where the others are of several
    grand: Sums = Sums()  # of all days of the book, this one with them
    float_off_minor: int = 0  # the float against what the day before left in the drawer
    no_sales: tuple[NoSaleLine, ...] = ()
    checks: tuple[Count, ...] = ()  # counts in the middle of the day, which end nothing
    deposit: Deposit | None = None
    largest: tuple[StruckLine, ...] = ()  # the five largest good sales; the text is slip and tender
    exempt: tuple[StruckLine, ...] = ()  # sales without tax; the text is the certificate's number
    overrides: tuple[StruckLine, ...] = ()  # items at another price than the list's: item and reason, more or less (-)
    spoils: tuple[GapNote, ...] = ()  # slips ruined before they were a sale
    refused: tuple[int, str] = (0, "")  # how many entries head office refuses, as far as was heard, and its sentence
    versions: str = ""  # of the policy and of the program that closed the day
    at_risk: tuple[int, int] = (0, 0)  # of all risks: how many slips and how much money, each slip once
    spoiled: int = 0  # slips ruined this day before they were a sale
    pieces: tuple[Denomination, ...] = ()  # what a drawer is counted in, and what was counted besides
    pickups: tuple[PickUpLine, ...] = ()  # no money moved
    custody: BoxCustody | None = None  # in whose hands the box is; None until the day is closed
    refused_there: tuple[RefusedThere, ...] = ()  # the same of the store's other registers, where their office knows
    before: tuple[BookLeft, ...] = ()  # what books before the present one owe
    parts_before: tuple[BookPart, ...] = ()  # and what of this day's sums is theirs
    out_twice: tuple[OutTwice, ...] = ()  # what two registers of the store let out, one of them on this day
    partly_here: tuple[str, ...] = ()  # other registers of which not all that came can be read
    incidents: tuple[RegisterIncident, ...] = ()  # of the registers here, where they go by two numbers or two lanes
    shared_orders: tuple[SharedOrder, ...] = ()  # numbers with slips of two registers, ticked or spoken of on this day
    corrections: tuple[CorrectionLine, ...] = ()  # of sales of closed days; in none of the figures above but the totals
    pads_twice: tuple[PadsTwice, ...] = ()  # numbers at two registers that were spoken of this day
    taken_back: tuple[BackLine, ...] = ()  # slip numbers that were put down wrong, taken back this day
    alone_back: tuple[AloneLine, ...] = ()  # who gave money back without a second person, and how much
    people: tuple[PeopleLine, ...] = ()  # who got a PIN this day, and where PINs were guessed
    by_network: int = 0  # entries of other registers' sealed days that came here over the store's network
    moved_before: tuple[CashLine, ...] = ()  # cash that moved in a damaged book before; of several drawers each one's
    alone: int = 0  # entries that are on this computer alone: on no stick, and not signed for
    unsent: Unsent = NOT_COUNTED  # of all days and all registers of the store, as this was drawn
    registers: tuple[RegisterLine, ...] = ()  # of a store-day of several, this one among them
    parts: tuple[RegisterPart, ...] = ()  # of such a day: each register that is here
    drawers: tuple[DrawerAccount, ...] = ()  # each one's account, of such a day and where a register has several
    plate: PlateLine | None = None  # None = nobody looked at it

    @property
    def has_two_lanes(self) -> bool:
        """Whether some of its card drafts are keyed again and others are Finance's."""
        return len({line.is_rekeyed for line in self.tenders if line.tender == "card"}) > 1

    @property
    def pickups_released(self) -> int:
        """Online orders handed over this day."""
        return sum(not line.is_held for line in self.pickups)

    @property
    def pickups_held(self) -> int:
        """Put onto the hold list this day, and still there."""
        return sum(line.is_held for line in self.pickups)

    @property
    def accounts(self) -> tuple[DrawerAccount, ...]:
        """Every drawer's account, also where there is but one."""
        alone = DrawerAccount(
            register=self.register,
            cash=self.cash,
            counts=self.counts,
            checks=self.checks,
            no_sales=self.no_sales,
            deposit=self.deposit,
            float_off_minor=self.float_off_minor,
            moved_before=self.moved_before,
        )
        return self.drawers or (alone,)

    @property
    def hides_drawer(self) -> bool:
        """Whether somebody is still to count blind: a drawer is not counted, or a second person must."""
        if self.closed_ms:
            return False
        return not self.counts or any(stop.code in SECOND_COUNTS for stop in self.blockers)

    @property
    def expected_minor(self) -> int:
        """What should be in the drawer, or in all of them; 0 until they are counted."""
        return sum(line.amount_minor for line in self.cash) if self.counts else 0

    @property
    def own_drawers(self) -> tuple[DrawerAccount, ...]:
        """Each drawer of this register where it has several; none where it has one."""
        return tuple(one for one in self.drawers if one.of_many and one.register == self.register)

    @property
    def left_minor(self) -> int:
        """What stays in the register's drawers over night: what each one's deposit left, else what was counted last."""
        if self.own_drawers:
            return sum(one.left_minor for one in self.own_drawers)
        if self.deposit is not None:
            return self.deposit.stays_minor
        return self.counts[-1].counted_minor if self.counts else 0

    @property
    def over_short_minor(self) -> int:
        """By the last count, of all drawers where there are several; 0 where nobody has counted."""
        if self.registers:
            return sum(line.over_short_minor for line in self.registers if line.came in (Came.OWN, Came.HERE))
        return self.counts[-1].over_short_minor if self.counts else 0
