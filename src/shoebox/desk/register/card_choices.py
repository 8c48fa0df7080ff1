"""What is chosen and not typed on a card slip: each choice with its key. Register room."""

from __future__ import annotations

from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.segments import Choice
from shoebox.domain.card import Brand
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint

_IMPRINT_WORDS = {
    Imprint.IMPRINTED: ("Imprinted", "I"),
    Imprint.RUBBED: ("Rubbed", "R"),
    Imprint.HANDWRITTEN: ("Handwritten", "H"),
}


def brands(policy: Policy) -> tuple[Choice, ...]:
    """Every brand by its digit; one that the policy does not take says so."""
    held = sentence_of(Refusal("till.brand"))
    return tuple(
        Choice(
            brand, tr("Other") if brand is Brand.OTHER else brand.words, str(at), "" if brand in policy.brands else held
        )
        for at, brand in enumerate(Brand, start=1)
    )


def imprints(policy: Policy) -> tuple[Choice, ...]:
    """How the card came onto the slip, by the first letter."""
    held = sentence_of(Refusal("till.imprint_not_here"))
    return tuple(
        Choice(kind, tr(said), key, "" if kind in policy.imprints else held)
        for kind, (said, key) in _IMPRINT_WORDS.items()
    )


def yes_no() -> tuple[Choice, ...]:
    """Y and N."""
    return (Choice(value=True, said=tr("Yes"), key="Y"), Choice(value=False, said=tr("No"), key="N"))
