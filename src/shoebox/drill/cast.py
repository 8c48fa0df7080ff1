"""Who stands in a drill: staff with their PINs, and the cards that households carry. Pure; the seed is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from shoebox.domain.card import Brand
from shoebox.domain.staff import Role
from shoebox.drill.steps import PlannedPerson

_GIVEN = (
    "Dana", "Tomas", "Mei", "Leo", "Priya", "Jonas", "Grace", "Omar", "Ines", "Karl", "Ruth", "Hugo", "Noor", "Vera",
    "Sam", "Ivo", "Lena", "Milo", "Tess", "Yusuf", "Nell",
)  # fmt: skip
_FAMILY = (
    "Keller", "Rossi", "Okafor", "Duarte", "Brandt", "Tan", "Lindqvist", "Moreau", "Haddad", "Novak", "Byrne", "Silva",
    "Jansen", "Costa", "Lund", "Farkas", "Ito",
)  # fmt: skip
# How often each brand is met, in hundredths.
_BRANDS = (
    (Brand.VISA,) * 52 + (Brand.MASTERCARD,) * 26 + (Brand.AMEX,) * 11 + (Brand.DISCOVER,) * 9 + (Brand.OTHER,) * 2
)
_SECOND_CARD_PERCENT = 12


@dataclass(frozen=True, slots=True)
class Card:
    """What a slip may say of a card."""

    brand: Brand
    last4: str


def card_of(seed: int, household: str, rng: Random) -> Card:
    """The card a household pays with: the same one in every store and order, now and then its second one."""
    which = "second" if rng.randrange(100) < _SECOND_CARD_PERCENT else "first"
    own = Random(f"card/{seed}/{household}/{which}")  # noqa: S311  (a drill must be repeatable)
    return Card(own.choice(_BRANDS), f"{own.randrange(10_000):04d}")


def store_people(seed: int, store: str) -> tuple[PlannedPerson, ...]:
    """Two clerks and a manager, each with a name, a number and a PIN of their own. The manager stands first.

    Few on purpose: every PIN that is tried costs a slow hash per person.
    """
    rng = Random(f"people/{seed}/{store}")  # noqa: S311
    names = list(zip(rng.sample(_GIVEN, 3), rng.sample(_FAMILY, 3), strict=True))
    pins = [f"{pin:04d}" for pin in rng.sample(range(1_000, 10_000), 3)]
    roles = (Role.MANAGER, Role.CLERK, Role.CLERK)
    numbers = ("10", "21", "22")
    return tuple(
        PlannedPerson(number=number, name=f"{given} {family}", initials=f"{given[0]}.{family[0]}.", role=role, pin=pin)
        for number, (given, family), role, pin in zip(numbers, names, roles, pins, strict=True)
    )


def finance_people() -> tuple[PlannedPerson, ...]:
    """The two who decide at head office: one proposes, the other approves."""
    return (
        PlannedPerson(
            number="701", name="Ann Weber", initials="A.W.", role=Role.ANALYST, pin="4417", propose_minor_max=50_000
        ),
        PlannedPerson(
            number="702", name="Priya Nair", initials="P.N.", role=Role.APPROVER, pin="9031",
            propose_minor_max=50_000, approve_minor_max=200_000,
        ),
    )  # fmt: skip
