"""How often things go wrong in a made outage: every chance in one place, and the profiles that differ in them. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from random import Random

EVERY = 100_000
_SMALL_CARD_LOT = 90_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """Chances in 100,000, whole numbers. Each group says of what.

    Rates of the standard outage are those a chain plans for: keying by hand is wrong in 0.3 to 1 % of fields, central
    loses 1.2 % of what is keyed on recovery and takes 1.3 % of it more than once.
    """

    # What becomes of a card sale; they exclude each other, and what is left is charged once.
    lost: int = 1_200
    double: int = 1_000
    triple: int = 300
    split: int = 200
    wrong_store: int = 150
    keyed_twice: int = 300
    paper_lost: int = 250  # charged, and its slip is in no ledger
    void_again: int = 400  # struck out and rung again minutes later, charged once
    void_again_charged: int = 10  # and both papers were charged
    void_walked: int = 200
    void_charged: int = 30
    partial_capture: int = 50
    tip: int = 100
    cent: int = 0  # the POS rounds tax half up, the slip did not
    late: int = 50
    declined_first: int = 800
    reversed: int = 200  # charged twice, one voided in time
    picked_up: int = 300  # a web order released by a slip
    picked_up_charged: int = 20
    wrong_currency: int = 0
    # Of card sales that may share a charge with another one on their card.
    combined: int = 100
    # Of a double's further charges; a share of the lost has a voided or declined charge.
    at_once: int = 55_000
    in_other_store: int = 4_000
    on_the_web: int = 4_000
    own_typo: int = 15_000
    lost_with_attempt: int = 5_000
    # Of slips keyed twice.
    other_number: int = 20_000
    twice_typo: int = 10_000
    twice_charged: int = 10_000
    # Single fields, of slips and of charges.
    slip_amount: int = 150
    charge_amount: int = 150
    slip_last4: int = 300
    charge_last4: int = 300
    slip_code: int = 250
    charge_code: int = 250
    code_by_central: int = 400  # central made another code at keying time
    slip_number: int = 200
    wrong_day: int = 200
    no_last4: int = 500
    no_charge_last4: int = 200
    no_brand: int = 10_000
    reference_wrong: int = 500
    # What is written at all.
    code_small: int = 15_000  # slips under 50.00 with an approval code
    code_large: int = 92_000
    central_code: int = 70_000  # charges for slips without a code that got one
    reference: int = 33_333
    token: int = 0
    rounded: int = 65_000
    dates_only: int = 0
    stood_in: int = 12_000  # charged at the time of the sale by a terminal on its own
    # Refunds and cash, of all papers; what becomes of them, of their own number.
    refund: int = 800
    refund_lost: int = 1_500
    refund_doubled: int = 1_500
    refund_as_charge: int = 1_000
    cash: int = 2_000
    cash_charged: int = 1_000
    # Of numbers on a pad.
    spoiled: int = 300
    torn_out: int = 20
    # Beside the incident: of ordinary visits before and after, of slips (web orders), of web orders.
    ordinary: int = 60_000
    web: int = 40_000
    web_retry: int = 500
    # The processor's files, of days of a store.
    file_replayed: int = 0
    file_missing: int = 0
    file_shifted: int = 0

    def __post_init__(self) -> None:
        assert all(0 <= getattr(self, field.name) <= EVERY for field in fields(self)), "chances are in 100,000"
        assert sum(getattr(self, name) for name in FATES) <= EVERY, "fates exclude each other"


FATES = (
    "lost", "double", "triple", "split", "wrong_store", "keyed_twice", "paper_lost", "void_again",
    "void_again_charged", "void_walked", "void_charged", "partial_capture", "tip", "cent", "late", "declined_first",
    "reversed", "picked_up", "picked_up_charged", "wrong_currency",
)  # fmt: skip
REFUND_FATES = ("refund_lost", "refund_doubled", "refund_as_charge")
_HARMLESS = ("void_again", "void_walked", "declined_first", "reversed", "picked_up")  # nothing there for Finance
_FIELDS = (
    "slip_amount", "charge_amount", "slip_last4", "charge_last4", "slip_code", "charge_code", "code_by_central",
    "slip_number", "wrong_day", "no_last4", "no_charge_last4", "reference_wrong",
)  # fmt: skip
_OF_DOUBLES = ("in_other_store", "on_the_web", "own_typo")
FAULTS = (
    *(name for name in FATES if name not in _HARMLESS), *_FIELDS, *REFUND_FATES, "combined", "cash_charged",
    "torn_out", "web_retry", "file_replayed", "file_missing", "file_shifted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of outage: its chances, what it is for, and the currencies of its stores."""

    name: str
    words: str
    chances: Chances
    currencies: tuple[str, ...] = ("USD",)


def without_faults(chances: Chances) -> Chances:
    """The same outage with every fault taken out: what stays is honest."""
    return replace(chances, **dict.fromkeys(FAULTS, 0))


def only(fault: str, chance: int, *, profile: str = "clean") -> Chances:
    """An outage in which one thing alone goes wrong."""
    return replace(PROFILES[profile].chances, **{fault: chance})


def _hostile() -> Chances:
    """Three to five times as many errors as standard, a tenth of the slips cash."""
    plain = Chances()
    worse = {name: 4 * getattr(plain, name) for name in (*_FIELDS, *REFUND_FATES, "combined", "torn_out", "web_retry")}
    for name in FATES:
        worse[name] = (3 if name in {"lost", "double", "triple", *_HARMLESS} else 5) * getattr(plain, name)
    worse |= {name: 2 * getattr(plain, name) for name in _OF_DOUBLES}
    worse |= {"cash": 10_000, "cash_charged": 4_000, "cent": 500, "code_small": 8_000, "code_large": 70_000}
    return replace(plain, **worse)


def _profiles() -> tuple[Profile, ...]:
    plain = Chances()
    poor = replace(
        plain, code_small=0, code_large=0, central_code=0, slip_code=0, charge_code=0, code_by_central=0,
        dates_only=EVERY, reference=0,
    )  # fmt: skip
    refunds = replace(plain, refund=25_000, refund_lost=3_000, refund_doubled=3_000, refund_as_charge=2_000)
    files = replace(plain, file_replayed=2_000, file_missing=1_500, file_shifted=3_000)
    money = ("USD", "CAD", "EUR", "JPY", "KWD")
    return (
        Profile("standard", "the outage a chain plans for", plain),
        Profile("rich", "card tokens on most rows", replace(plain, token=_SMALL_CARD_LOT)),
        Profile("poor", "no approval codes, dates without times, no slip numbers on charges", poor),
        Profile("hostile", "errors three to five times as many, a tenth of the slips cash", _hostile()),
        Profile("refunds", "a quarter of the papers are refunds, and they go wrong more often", refunds),
        Profile(
            "multi-currency", "stores in five currencies, with none, two and three decimals; some charges in another",
            replace(plain, wrong_currency=100), money,
        ),
        Profile("half-up", "the POS rounds tax another way: a cent's difference on 6 %", replace(plain, cent=6_000)),
        Profile("files", "processor files replayed, missing and a day off", files),
        Profile("clean", "honest repeat purchases and no fault at all", without_faults(plain)),
    )  # fmt: skip


PROFILES = {profile.name: profile for profile in _profiles()}


class Draw:
    """Draws what becomes of a paper: one number decides which of the named things happens, or none."""

    def __init__(self, chances: Chances, names: tuple[str, ...]) -> None:
        self._names = names
        self._ends = list(accumulate(getattr(chances, name) for name in names))

    def one(self, rng: Random) -> str:
        """The name of what happens, or empty text."""
        at = bisect_right(self._ends, rng.randrange(EVERY))
        return self._names[at] if at < len(self._names) else ""
