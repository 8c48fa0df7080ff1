"""What goes over the till's counter: drafts in, answers out. Till room: frozen values only.

There is no place here for a security code, and none may be added. A card number passes once, to be sealed, and a draft
holds what nobody here can open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shoebox.domain.day import SaleRow
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident
from shoebox.domain.item import Line
from shoebox.domain.presentment import Road
from shoebox.domain.sealed import SealedCard
from shoebox.domain.slip import Pad
from shoebox.till.day_rows import DayRows

Facts = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleDraft:
    """A sale as it is typed, before it is anything. ``entry_id`` is minted once per draft, by `Till.new_id`.

    Texts are as they were typed; amounts are whole minor units and include the tax. A sale by two tenders is a card
    draft with `cash_minor`: ``amount_minor`` is then what the slip says, and tax, items and certificate are the whole
    sale's.
    """

    entry_id: str
    clerk: str
    tender: str
    amount_minor: int
    tax_minor: int = 0
    slip: str = ""
    brand: str = ""
    last4: str = ""
    approval: str = ""
    imprint: str = ""
    expiry_ok: bool = False
    signature_ok: bool = False
    legible: bool = False  # all copies can be read: asked with the signature, where the policy wants it
    phone: str = ""  # or an e-mail address
    reason: str = ""
    received_minor: int = 0  # cash handed over; 0 = exactly the amount
    happened_ms: int = 0  # when the slip says it was; 0 = now
    twin_ok: bool = False  # the person was asked about a likely twin, and keeps both
    lines: tuple[Line, ...] = ()  # its items; none for a sale that is keyed as one amount
    exempt: str = ""  # certificate number of a customer who pays no tax
    cash_minor: int = 0  # paid in cash besides the card slip; `received_minor` is then the cash handed over
    goods: str = ""  # what the slip calls the goods
    sealed: SealedCard | None = None  # its number, where the policy has numbers sealed

    @property
    def whole_minor(self) -> int:
        """What the customer pays by all tenders."""
        return self.amount_minor + self.cash_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A receipt of another register, another store, or of before the outage: what it says, as it was typed."""

    store: str
    receipt: str
    day: str  # ISO 8601
    original_minor: int
    tender: str
    brand: str = ""
    last4: str = ""
    rate: str = ""  # name of the tax rate on it, as the policy has it; empty = the usual one


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDraft:
    """Money to be given back on one earlier sale, to the tender it came from.

    The sale is an entry of this book, or stands on a receipt of elsewhere; then ``of_seq`` is 0.
    """

    entry_id: str
    clerk: str
    of_seq: int
    amount_minor: int
    slip: str = ""  # the refund's own slip; a card refund needs one
    reason: str = ""
    pin: str = field(default="", repr=False)  # of the second person, where one is needed
    outside: Outside | None = None
    alike_ok: bool = False  # two people were told of money that went back on a like receipt: this is another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """One limit that a draft passes, as its refusal calls it; of a limit of one sale on which card, beside what."""

    limit: str  # drafts, slips, split or customer
    last4: str = ""
    beside: frozenset[int] = frozenset()  # numbers of the entries that may be the same sale
    facts: Facts = field(default=(), compare=False)

    def covers(self, other: Above) -> bool:
        """Whether who agreed to this one was told of the other, too: of that limit, that card and those entries."""
        return (self.limit, self.last4) == (other.limit, other.last4) and other.beside <= self.beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What another person said of a draft: the limits it may pass, and that its card is not the one declined."""

    limits: tuple[Above, ...] = ()
    other_card: bool = False


@dataclass(frozen=True, slots=True)
class Mend:
    """One field that keeps a draft from being recorded: the draft's field, a code, and the facts of its sentence."""

    field: str
    code: str
    facts: Facts = ()

    @property
    def words(self) -> str:
        """What is wrong and how to mend it, in English."""
        return str(self.refusal())

    def refusal(self) -> Refusal:
        """The same as a refusal."""
        return Refusal(self.code, **dict(self.facts))


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier sale that this draft looks like, and how many minutes ago it was saved."""

    row: SaleRow
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """That a card with these last four was declined before: the entry that says so, its brand, and when in short words.

    `same_brand`: the draft's brand is that one; else it may be another card, or the same with another key pressed.
    `register` is empty where it was this one, and else names the other of this store.
    """

    seq: int
    brand: str
    same_brand: bool
    when: str
    register: str = ""
    amount_minor: int = 0  # what was asked for then; 0 = not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the register has in view: ``tenders`` are good sales less good refunds, rows stand newest first."""

    incident: Incident | None  # declared last, over or not
    day: str  # "" = no day is open
    rows: DayRows
    sales: int
    tenders: tuple[tuple[str, int], ...]
    unsent: int
    oldest_ms: dict[tuple[str, Road], int]  # by brand and what is to be done: when its oldest card slip was taken
    entries: int
    pad: Pad | None
    pad_left: int
    next_slip: str
    last: SaleRow | None
    drafts_minor: int = 0  # card slips that head office does not hold yet, together
    slips: int = 0  # good card slips of the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A sale or refund that is on the disk."""

    entry_no: int
    entry_id: str
    claim_code: str
    slip_code: str
    row: SaleRow
    today: Today
    rest: SaleRow | None = None  # what of it was paid by another tender, in the entry after

    @property
    def change_minor(self) -> int:
        """What goes back to a customer who paid cash."""
        paid = self.rest or self.row
        return max(paid.received_minor - paid.amount_minor, 0) if paid.received_minor else 0

    @property
    def whole_minor(self) -> int:
        """What was paid by all tenders."""
        return self.row.amount_minor + self.row.rest_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """A sale or refund that is struck out, as it stands now; ``entry_no`` is the void's own entry."""

    entry_no: int
    entry_id: str
    row: SaleRow
    today: Today


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiled:
    """A slip that was ruined before it was a sale, and accounted for."""

    entry_no: int
    entry_id: str
    slip: str
    today: Today
