"""The ways a hand keys a number wrong: swapped neighbours, one digit, one lost or added, out by ten. Pure.

Weights follow the studies named in `rates`: of a hundred slips about sixty are one wrong digit.
"""

from __future__ import annotations

from random import Random

_WAYS = ("digit",) * 60 + ("swap",) * 18 + ("lost",) * 8 + ("added",) * 6 + ("ten",) * 8


def wrong_amount(rng: Random, amount_minor: int, *, highest_minor: int) -> int:
    """Another amount above zero and at most `highest_minor`, as a hand would make it of this one."""
    assert 0 < amount_minor <= highest_minor
    for _ in range(20):
        wrong = _amount(rng, amount_minor, rng.choice(_WAYS))
        if wrong != amount_minor and 0 < wrong <= highest_minor:
            return wrong
    return amount_minor - 1 if amount_minor > 1 else amount_minor + 1


def wrong_digits(rng: Random, text: str) -> str:
    """The same text with one digit wrong or two neighbours swapped; of the same length, and different."""
    swaps = [at for at in range(len(text) - 1) if text[at] != text[at + 1]]
    if swaps and rng.randrange(100) < 20:
        at = rng.choice(swaps)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    at = rng.randrange(len(text))
    other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :]


def _amount(rng: Random, amount_minor: int, way: str) -> int:
    text = str(amount_minor)
    at = rng.randrange(len(text))
    if way == "ten":
        return amount_minor * 10 if rng.randrange(2) else amount_minor // 10
    if way == "lost":
        return int((text[:at] + text[at + 1 :]) or "0")
    if way == "added":
        return int(text[:at] + str(rng.randrange(10)) + text[at:])
    if way == "swap" and at + 1 < len(text):
        return int(text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    return int(text[:at] + str(rng.randrange(10)) + text[at + 1 :])
