"""A phone number as people type it, beside one as it is kept. Standard library only.

Numbers are compared from their last digit to their first: the end of one is what people read out, and a country's
prefix or a leading 0 may stand before it or not.
"""

from __future__ import annotations

from dataclasses import dataclass

PHONE_DIGITS_MIN = 4  # below, too many numbers end so
_PREFIX_DIGITS_MAX = 4  # a country's prefix, and the 0 that some write after it
_OWN_DIGITS_MIN = 7  # what is left of a number without its country is a whole one
_ZEROS = ("", "0", "00")


@dataclass(frozen=True, slots=True)
class PhoneSought:
    """The numbers that a typed one may mean, backwards: they begin with one of these, or are one of these."""

    beginnings: tuple[str, ...]
    wholes: tuple[str, ...]

    def fits(self, phone: str) -> bool:
        """Whether the number, as it is kept, may be meant."""
        back = phone_back(phone)
        return back in self.wholes or any(back.startswith(begins) for begins in self.beginnings)


def phone_back(text: str) -> str:
    """The digits of a number, the last one first; the 0 in ``+44 (0)20`` is no part of it."""
    plain = text.replace("(0)", "")
    return "".join(sign for sign in reversed(plain) if sign.isascii() and sign.isdigit())


def phone_sought(text: str) -> PhoneSought:
    """What to look for when somebody typed this; nothing where it has too few digits."""
    typed = phone_back(text)
    own = typed.rstrip("0")  # the 0 or 00 before it is dialled, and is no part of the number abroad
    wholes: list[str] = []
    for digits in range(1, _PREFIX_DIGITS_MAX + 1):
        number, prefix = own[:-digits], own[-digits:]
        if len(number) >= _OWN_DIGITS_MIN:
            bare = number.rstrip("0")
            wholes += [bare + zeros for zeros in _ZEROS]
            wholes += [f"{bare}{inside}{prefix.lstrip('0')}{zeros}" for inside in ("", "0") for zeros in _ZEROS]
    beginnings = [one for one in (typed, own) if len(one) >= PHONE_DIGITS_MIN]
    return PhoneSought(tuple(dict.fromkeys(beginnings)), tuple(dict.fromkeys(wholes)))
