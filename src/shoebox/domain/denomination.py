"""Notes and coins: which a currency has, and how many coins stand in a roll. Standard library only.

Which of them a store counts is its policy's matter. A policy that names none goes by what its currency usually has, so
one written before denominations could be named is as good as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from shoebox.domain.money import Money, figure_text, minor_digits, money_text

DENOMINATIONS_MAX = 24
ROLL_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Denomination:
    """A note or a coin: what it is worth in minor units, and what people call it. ``roll`` 0: it comes loose alone."""

    worth_minor: int
    name: str
    is_coin: bool
    roll: int = 0


def usual_denominations(currency: str) -> tuple[Denomination, ...]:
    """What is in a drawer of this currency, the largest first; a row of 1, 2 and 5 where nobody has written it down."""
    if currency == "USD":
        return _DOLLARS
    notes, coins = _KNOWN.get(currency) or _plain(minor_digits(currency))
    return tuple(
        [_named(worth, currency, is_coin=False) for worth in notes]
        + [_named(worth, currency, is_coin=True, roll=roll) for worth, roll in coins]
    )


def usually_two(currency: str) -> tuple[int, ...]:
    """The notes of which customers of this currency hand over two: ten and twenty as a rule, in minor units."""
    if currency in _TWO:
        return _TWO[currency]
    digits = minor_digits(currency)
    ten = 10 * 10**digits if digits else 1_000
    return ten, 2 * ten


def piece_name(worth_minor: int, denominations: Sequence[Denomination], currency: str) -> str:
    """What people call a piece, also one that was counted under an earlier policy."""
    known = (one.name for one in denominations if one.worth_minor == worth_minor)
    return next(known, _bare(worth_minor, currency))


def comes_to_minor(pieces: Iterable[tuple[int, int]], worths: Collection[int]) -> int:
    """What those of the counted pieces come to that are worth one of these."""
    return sum(worth * number for worth, number in pieces if worth in worths)


def _named(worth_minor: int, currency: str, *, is_coin: bool, roll: int = 0) -> Denomination:
    return Denomination(worth_minor=worth_minor, name=_bare(worth_minor, currency), is_coin=is_coin, roll=roll)


def _bare(worth_minor: int, currency: str) -> str:
    """``€20`` or ``€0.50``: read alike in every language."""
    money = Money(worth_minor, currency)
    whole, part = divmod(worth_minor, 10 ** minor_digits(currency))
    return money_text(money) if part else money_text(money).replace(figure_text(money), f"{whole:,}")


def _plain(digits: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Notes and coins of a currency that has so many digits after the point."""
    ones = [10**exponent * step for exponent in range(6) for step in (1, 2, 5)]
    least_note, most_note = (500, 10_000) if digits == 0 else (5 * 10**digits, 200 * 10**digits)
    notes = [worth for worth in ones if least_note <= worth <= most_note]
    coins = [worth for worth in ones if worth < least_note and worth >= 10 ** max(0, digits - 2)]
    return tuple(reversed(notes)), tuple((worth, 0) for worth in reversed(coins))


_DOLLARS = (
    *(
        Denomination(worth_minor=whole * 100, name=f"${whole} notes", is_coin=False)
        for whole in (100, 50, 20, 10, 5, 1)
    ),
    Denomination(worth_minor=25, name="25 cents", is_coin=True, roll=40),
    Denomination(worth_minor=10, name="10 cents", is_coin=True, roll=50),
    Denomination(worth_minor=5, name="5 cents", is_coin=True, roll=40),
    Denomination(worth_minor=1, name="1 cent", is_coin=True, roll=50),
)
# Notes, then coins with how many stand in the roll that its central bank or mint packs.
_KNOWN: dict[str, tuple[tuple[int, ...], tuple[tuple[int, int], ...]]] = {
    "EUR": (
        (20_000, 10_000, 5_000, 2_000, 1_000, 500),
        ((200, 25), (100, 25), (50, 40), (20, 40), (10, 40), (5, 50), (2, 50), (1, 50)),
    ),
    "GBP": ((5_000, 2_000, 1_000, 500), ((200, 0), (100, 0), (50, 0), (20, 0), (10, 0), (5, 0), (2, 0), (1, 0))),
    "CAD": ((10_000, 5_000, 2_000, 1_000, 500), ((200, 25), (100, 25), (25, 40), (10, 50), (5, 40), (1, 0))),
    "MXN": (
        (100_000, 50_000, 20_000, 10_000, 5_000, 2_000),
        ((1_000, 0), (500, 0), (200, 0), (100, 0), (50, 0), (20, 0), (10, 0), (5, 0)),
    ),
    "JPY": ((10_000, 5_000, 1_000), ((500, 50), (100, 50), (50, 50), (10, 50), (5, 50), (1, 50))),
}
_TWO: dict[str, tuple[int, ...]] = {
    "MXN": (10_000, 20_000),
    "JPY": (1_000,),
}  # its ten is a coin; its two is none at all
