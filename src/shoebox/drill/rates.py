"""How often things go wrong on a drill's outage day: every rate in one place, with where it comes from. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random

EVERY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Chances in 100,000, whole numbers. Each line says of what.

    Keying: 0.29 % of single-keyed fields are wrong (Garza et al., 93 papers), 0.14 % of double-keyed ones, about 1 %
    untrained; amounts and last four stand between. Which digit goes wrong how follows Verhoeff (one digit 60 to 95 %,
    neighbours swapped 10 to 20 %, a digit added or lost 10 to 20 %) and Thimbleby and Cairns (out by ten).
    Lost 1 %, double 1 %, triple 0.3 %, wrong store, split and combined 0.1 % each are the rates our reconciliation was
    measured with; lost, wrong store, split and combined are a little above them here, and what goes wrong with refunds
    and voids far above any real day, so that one Saturday of twelve stores shows every kind.
    """

    # At the counter, of card sales.
    amount_typo: int = 500
    last4_typo: int = 500
    approval_typo: int = 300
    slips_exchanged: int = 200  # two slips side by side are keyed under each other's numbers
    rewritten_twice: int = 400  # written again on the next slip, and both papers are keyed
    void_and_rekey: int = 500  # keyed with a wrong amount, struck out, written again on the next slip
    void_walked_away: int = 500
    slip_lost: int = 250  # never keyed, yet charged from the other copy
    refund: int = 900  # of card and cash sales alike
    # Of slips handed out.
    spoiled: int = 900
    torn_out: int = 100
    # Of stores.
    drawer_off: int = 35_000
    drawer_off_badly: int = 8_000
    # At the central systems, of card sales that stand in a book.
    lost: int = 1_200
    double: int = 1_000
    triple: int = 300
    keyed_again: int = 300  # on recovery, by another hand, half of them with a keying error
    wrong_amount: int = 400
    wrong_last4: int = 300
    wrong_store: int = 300
    split: int = 200
    combined: int = 1_500  # of those sales after which the same card came again
    late: int = 200
    web_twin: int = 50  # a web order made for a sale the store had taken
    double_reversed: int = 200  # charged twice and one voided in time: no finding
    declined_first: int = 800  # an attempt that moved no money: no finding
    # Of walked-away voids, of refunds, of cash sales.
    void_charged: int = 20_000
    refund_lost: int = 12_000
    refund_doubled: int = 8_000
    refund_as_charge: int = 8_000
    cash_charged_too: int = 1_000
    # What a charge says, of charges.
    approval_absent: int = 10_000
    brand_absent: int = 15_000
    slip_named: int = 33_333
    slip_named_wrong: int = 500
    # Beside the incident, of card sales (orders) and of web orders (what goes wrong with them).
    web_order: int = 6_000
    web_retry: int = 2_500
    web_repeat: int = 2_000  # an honest second purchase hours later: no finding
    ordinary: int = 10_000  # charges of the same stores before and after the incident

    def __post_init__(self) -> None:
        assert all(0 <= getattr(self, field.name) <= EVERY for field in fields(self)), "rates are chances in 100,000"

    @classmethod
    def none(cls) -> Rates:
        """A day on which nothing goes wrong, and nothing stands beside it."""
        return cls(**{field.name: 0 for field in fields(cls)})


def happens(rng: Random, rate: int) -> bool:
    """Whether this time it happens; always takes one number from `rng`, so one rate does not shift another's luck."""
    return rng.randrange(EVERY) < rate


def one_of(rng: Random, rates: Rates, names: tuple[str, ...]) -> str:
    """The one of these that happens, or empty text: they exclude each other."""
    drawn = rng.randrange(EVERY)
    for name in names:
        drawn -= getattr(rates, name)
        if drawn < 0:
            return name
    return ""
