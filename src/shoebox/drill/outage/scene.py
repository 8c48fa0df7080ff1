"""Where and when a made outage happens, and luck that comes out the same on every machine. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from shoebox.domain.money import minor_digits
from shoebox.drill.outage.profiles import EVERY, Chances
from shoebox.drill.outage.rows import Card

DAY_S, HOUR_S, MINUTE_S = 86_400, 3_600, 60
FIRST_DAY_S = 1_794_614_400  # 2026-11-14T00:00:00Z, a Saturday; the stores' clocks show UTC
LATE_DAYS = 10
AMOUNT_MINOR_MAX = 9_999_999
_BRANDS = (("visa", 55), ("mastercard", 85), ("amex", 95), ("discover", 100))  # of a hundred cards, added up


@dataclass(frozen=True, slots=True)
class Scene:
    """One store's outage: chances, hours, currency, and how many stores there are beside it."""

    chances: Chances
    store: str
    stores: int
    days: int
    currency: str
    other_currency: str

    @property
    def start_s(self) -> int:
        """When central went down: on the first day, before opening."""
        return FIRST_DAY_S + 6 * HOUR_S

    @property
    def end_s(self) -> int:
        """When it came back: on the last day, after closing."""
        return FIRST_DAY_S + (self.days - 1) * DAY_S + 22 * HOUR_S + 30 * MINUTE_S

    def minor(self, cents: int) -> int:
        """So many cents of a basket in minor units of the store's currency."""
        return cents * 10 if minor_digits(self.currency) == 3 else cents


class Luck:
    """Chances in 100,000 and choices, all from one seeded source."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._below = rng.random

    def hits(self, chance: int) -> bool:
        """Whether it happens this time; always takes one number, so that one chance does not shift another's luck."""
        return self._below() * EVERY < chance

    def below(self, end: int) -> int:
        """0 up to `end` - 1."""
        return int(self._below() * end)

    def between(self, low: int, high: int) -> int:
        """`low` up to `high`, both taken in."""
        return low + int(self._below() * (high - low + 1))

    def code(self) -> str:
        """An approval code."""
        return f"{self.below(1_000_000):06d}"

    def card(self) -> Card:
        """A new card."""
        at = self.below(100)
        brand = next(brand for brand, end in _BRANDS if at < end)
        return Card(brand, f"{self.below(10_000):04d}", f"{self.rng.getrandbits(48):012x}")


_SPELLED = {
    "visa": ("Visa", "VISA", "visa", "Visa Debit"),
    "mastercard": ("Mastercard", "MC", "MASTERCARD", "mastercard"),
    "amex": ("American Express", "AMEX", "Amex"),
    "discover": ("Discover", "DISCOVER"),
}


def spelled(luck: Luck, brand: str) -> str:
    """A brand as somebody wrote it."""
    ways = _SPELLED[brand]
    return ways[luck.below(len(ways))]
