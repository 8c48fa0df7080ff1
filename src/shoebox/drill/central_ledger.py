"""The central systems' charges of a drill in the making, and what each should be found to be. Pure planning."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.rates import Rates, happens
from shoebox.drill.slips_of_hand import wrong_digits
from shoebox.drill.steps import Face, OutagePlan

MINUTE_MS = 60_000
HOUR_MS = 3_600_000
DAY_MS = 86_400_000
_AT_ONCE_PERCENT = 30  # central was half up now and then: these were keyed within minutes, the others afterwards
_RECOVERY_MS = (10 * MINUTE_MS, 17 * HOUR_MS)  # after the incident's end: the night shift keys what is left


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A charge before it has its number."""

    order_id: str
    store: str
    channel: str
    at_ms: int
    amount_minor: int
    kind: str
    brand: str
    last4: str
    approval: str
    slip_ref: str
    role: Role
    slips: tuple[str, ...]
    status: str = "captured"
    duplicate_of: Draft | None = None
    scored: bool = True


@dataclass(slots=True, kw_only=True)
class Wish:
    """A finding that should come out, naming drafts."""

    kind: FindingKind
    store: str
    fault: str
    slips: tuple[str, ...]
    drafts: tuple[Draft, ...]
    amount_minor: int
    also: tuple[FindingKind, ...]
    numbers: tuple[str, ...]
    optional: bool


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Collects charges and wishes; every charge is written here, in exactly one role."""

    plan: OutagePlan
    rates: Rates
    seed: int
    drafts: list[Draft] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    rng: Random = field(init=False)
    _orders: int = 0

    def __post_init__(self) -> None:
        self.rng = Random(f"central/{self.seed}")  # noqa: S311  (a drill must be repeatable)

    def in_order(self) -> list[Draft]:
        """By time; the order in which they were written settles a tie."""
        return sorted(self.drafts, key=lambda draft: draft.at_ms)

    def write(
        self, face: Face, store: str, at_ms: int, *, role: Role = Role.SETTLES, slips: tuple[str, ...] = (),
        kind: str = "charge", amount_minor: int = 0, last4: str = "", order_id: str = "", channel: str = "pos",
        slip_ref: str | None = None,
    ) -> Draft:  # fmt: skip
        """One charge as somebody keyed it from this paper; what is given here stands instead of the paper's."""
        approval = "" if happens(self.rng, self.rates.approval_absent) else face.approval
        brand = "" if happens(self.rng, self.rates.brand_absent) else face.brand
        named = self._slip_ref(face.slip)
        draft = Draft(
            order_id=order_id or self.new_order(), store=store, channel=channel, at_ms=at_ms,
            amount_minor=amount_minor or face.amount_minor, kind=kind, brand=brand, last4=last4 or face.last4,
            approval=approval, slip_ref=named if slip_ref is None else slip_ref, role=role, slips=slips,
        )  # fmt: skip
        self.drafts.append(draft)
        return draft

    def again(self, first: Draft, at_ms: int, *, same_order: bool) -> Draft:
        """The same charge a second time: sent again by the gateway, or keyed again under an order of its own."""
        draft = Draft(
            order_id=first.order_id if same_order else self.new_order(), store=first.store, channel=first.channel,
            at_ms=at_ms, amount_minor=first.amount_minor, kind=first.kind, brand=first.brand, last4=first.last4,
            approval=first.approval, slip_ref=first.slip_ref, role=Role.DUPLICATE, slips=first.slips,
            duplicate_of=first,
        )  # fmt: skip
        self.drafts.append(draft)
        return draft

    def expect(
        self, kind: FindingKind, store: str, *, fault: str, slips: tuple[str, ...] = (),
        drafts: tuple[Draft, ...] = (), amount_minor: int = 0, also: tuple[FindingKind, ...] = (),
        numbers: tuple[str, ...] = (), optional: bool = False,
    ) -> None:  # fmt: skip
        """This should be found."""
        self.wishes.append(
            Wish(
                kind=kind, store=store, fault=fault, slips=slips, drafts=drafts, amount_minor=amount_minor, also=also,
                numbers=numbers, optional=optional,
            )
        )  # fmt: skip

    def new_order(self) -> str:
        """The next order number of the central system."""
        self._orders += 1
        return f"W-{2_200_000 + self._orders}"

    def keyed_after(self, happened_ms: int) -> int:
        """When central got to a sale: within minutes while it was half up, or in the night after the incident."""
        at_once = self.rng.randrange(100) < _AT_ONCE_PERCENT
        soon_ms = happened_ms + self.rng.randint(40, 1_200) * 1000
        late_ms = self.plan.incident.ended_ms + self.rng.randint(*_RECOVERY_MS)
        return soon_ms if at_once and soon_ms < self.plan.incident.ended_ms else late_ms

    def _slip_ref(self, slip: str) -> str:
        named = happens(self.rng, self.rates.slip_named)
        wrong = happens(self.rng, self.rates.slip_named_wrong)
        if not (named and slip):
            return ""
        return wrong_digits(self.rng, slip) if wrong else slip
