"""What people do in a store on an outage day, step by step, as a drill plans it: frozen and in order. Pure.

A step says what a person types (`Face`) and, beside it, what the paper truly says; whoever carries a plan out only
types, and keeps which step became which entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.entry import Kind
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Role
from shoebox.drill.baskets import Basket


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPerson:
    """Somebody of the drill, with the PIN they type. Limits are Finance's, in minor units."""

    number: str
    name: str
    initials: str
    role: Role
    pin: str
    propose_minor_max: int = 0
    approve_minor_max: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What one slip says, or what was typed of it. Empty text where the tender has no such thing; cash has no slip."""

    slip: str = ""
    tender: str
    amount_minor: int
    tax_minor: int
    brand: str = ""
    last4: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of one person. ``step_id`` is unique in the plan, ``at_ms`` (UTC) never goes back within a store."""

    step_id: str
    at_ms: int
    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareIncident(Step):
    """The outage is declared at this register."""

    number: str
    began_ms: int
    rescue_lane: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePad(Step):
    """A pad of slips is handed to the register."""

    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay(Step):
    """The business day begins; ``clerk`` opens, ``verified_by`` has counted the float too."""

    day: str
    float_minor: int
    verified_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySale(Step):
    """A card slip or a cash sale is keyed.

    ``mistake`` names the field of `typed` that differs from `paper`, or is empty. ``twin_of`` is an earlier step that
    the register will ask about, and the clerk keeps both; ``same_sale_as`` is an earlier step that keyed the very same
    sale. ``happened_ms`` is what the slip says (0 = as keyed).
    """

    typed: Face
    paper: Face
    imprint: str = ""
    expiry_ok: bool = False
    signature_ok: bool = False
    phone: str = ""
    reason: str = ""
    received_minor: int = 0
    happened_ms: int = 0
    mistake: str = ""
    twin_of: str = ""
    same_sale_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidSale(Step):
    """An earlier step's sale is struck out; ``approver`` types their own PIN, the paper goes into the box."""

    of_step: str
    approver: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundSale(Step):
    """Money is given back on an earlier step's sale, to the same tender; ``approver`` where policy asks for one."""

    of_step: str
    typed: Face
    approver: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoilSlip(Step):
    """A slip is ruined before it was a sale."""

    slip: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCash(Step):
    """Cash into or out of the drawer that is no sale: paid in or out, dropped in the safe, or change fetched."""

    kind: Kind
    amount_minor: int
    reason: str
    bag: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainMissing(Step):
    """Numbers that nobody finds, said at the close."""

    slips: tuple[str, ...]
    explanation: str
    initials: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDrawer(Step):
    """A blind count: pairs of (piece in minor units, how many). Number 2 is another person's."""

    number: int
    pieces: tuple[tuple[int, int], ...]

    @property
    def counted_minor(self) -> int:
        """What the pieces come to."""
        return sum(piece * count for piece, count in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPaper(Step):
    """The slips in the shoebox counted by hand; ``note`` is for where the book says another number."""

    slips: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDay(Step):
    """The day ends and the box is sealed with this seal."""

    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueSale:
    """One purchase as it really was. ``good`` and ``voided`` are the steps that keyed it; none = it is in no book.

    ``fate`` is what became of it at the counter: empty, or the name of the rate in `rates.Rates` that struck it.
    """

    sale_id: str
    store: str
    household: str
    paper: Face
    happened_ms: int
    fate: str
    good: tuple[str, ...]
    voided: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreDay:
    """Everything one store does on one business day, in order; ``open_ended`` days are not counted nor closed."""

    store: str
    store_name: str
    register: str
    day: str
    offset_min: int
    policy: Policy
    people: tuple[PlannedPerson, ...]
    steps: tuple[Step, ...]
    sales: tuple[TrueSale, ...]
    missing: tuple[str, ...]  # slip numbers that stand in no entry
    next_number: int  # the first slip number nobody has used
    open_ended: bool = False

    @property
    def sales_keyed(self) -> int:
        """How many sales are typed, struck out or not."""
        return sum(isinstance(step, KeySale) for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The declared outage: its number, its hours in UTC milliseconds, the stores it took."""

    number: str
    began_ms: int
    ended_ms: int
    rescue_lane: str
    stores: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutagePlan:
    """An outage Saturday of a whole chain, and the morning after in its first store, still open."""

    seed: int
    currency: str
    midnight_ms: int  # when the outage day began at the stores, UTC
    incident: Incident
    days: tuple[StoreDay, ...]
    tomorrow: StoreDay | None
    finance: tuple[PlannedPerson, ...]
    beside: tuple[Basket, ...]  # what was bought elsewhere, before and after

    @property
    def sales_keyed(self) -> int:
        """How many sales are typed on the outage day, over all stores."""
        return sum(day.sales_keyed for day in self.days)
