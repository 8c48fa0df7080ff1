"""A card number that Finance alone can open: what it is sealed with, and what it looks like. Standard library only.

In the profile *sealed* a register seals number and expiry to Finance's public key. What stands in the entry is written
in sixteen letters and no digit, so that nothing that looks for card numbers ever takes it for one, and no number that
was left somewhere in clear is ever taken for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from shoebox.domain.card import Brand, passes_check
from shoebox.domain.errors import Refusal

NUMBER_DIGITS_MIN, NUMBER_DIGITS_MAX = 13, 19
EXPIRY_DIGITS = 4  # MMYY
YEARS_AHEAD_MAX = 20
SEALED_BYTES, KEY_ID_BYTES, PUBLIC_BYTES = 80, 8, 32
_LETTERS = "abcdefghijklmnop"
_SEALED = re.compile(f"ab[{_LETTERS[0]}-{_LETTERS[-1]}]{{{2 * SEALED_BYTES - 2}}}")
_PUBLIC = re.compile(f"[{_LETTERS[0]}-{_LETTERS[-1]}]{{{2 * PUBLIC_BYTES}}}")
_TO_LETTERS = str.maketrans("0123456789abcdef", _LETTERS)
_TO_HEX = str.maketrans(_LETTERS, "0123456789abcdef")


class CardProfile(StrEnum):
    """What of a card a store's registers take: brand and last four, or the number too, sealed."""

    PAPER = "paper"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class ClearCard:
    """A number (digits) and its expiry (MMYY) in clear, for as long as somebody types or reads it; never shown."""

    number: str = field(repr=False)
    expiry: str = field(repr=False)

    @property
    def last4(self) -> str:
        """The last four digits."""
        return self.number[-4:]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFor:
    """Whose number it is: the entry that it is sealed into. In any other entry it does not open."""

    store: str
    register: str
    epoch: int
    entry_id: str
    slip: str
    amount_minor: int
    currency: str

    def bound(self) -> bytes:
        """All of it in one spelling, each part with its length before it."""
        parts = (
            self.store, self.register, str(self.epoch), self.entry_id, self.slip, str(self.amount_minor), self.currency,
        )  # fmt: skip
        return b"".join(len(part).to_bytes(4, "big") + part for part in (text.encode() for text in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCard:
    """A sealed number on its way into an entry: the letters, whose they are, and what the slip may say of the card."""

    letters: str
    whose: SealedFor
    brand: str
    last4: str


@dataclass(frozen=True, slots=True)
class SealedSlip:
    """A sealed number as head office holds it, and what its entry says of the card in clear."""

    letters: str
    whose: SealedFor
    last4: str


def to_letters(data: bytes) -> str:
    """Bytes in letters a to p, two for each."""
    return data.hex().translate(_TO_LETTERS)


def from_letters(text: str) -> bytes:
    """The bytes again; for a text that `is_sealed` or `is_public` has found good."""
    return bytes.fromhex(text.translate(_TO_HEX))


def is_sealed(text: str) -> bool:
    """Whether this could be a sealed number: its length, its letters and its version. Only Finance can tell more."""
    return _SEALED.fullmatch(text) is not None


def is_public(text: str) -> bool:
    """Whether this could be Finance's public key, as a policy says it."""
    return _PUBLIC.fullmatch(text) is not None


def key_id_of(letters: str) -> bytes:
    """Which key a number was sealed to, 8 bytes; asks for nothing."""
    return from_letters(letters)[1 : 1 + KEY_ID_BYTES]


def brand_of(number: str) -> Brand:
    """The brand by the number's first digits, as the brands publish them."""
    two, three, four = number[:2], number[:3], number[:4]
    if number.startswith("4"):
        return Brand.VISA
    if "51" <= two <= "55" or "2221" <= four <= "2720":
        return Brand.MASTERCARD
    if two in {"34", "37"}:
        return Brand.AMEX
    if four == "6011" or "644" <= three <= "649" or two == "65":
        return Brand.DISCOVER
    return Brand.OTHER


_DIGITS = {Brand.VISA: (13, 16, 19), Brand.MASTERCARD: (16,), Brand.AMEX: (15,), Brand.DISCOVER: (16, 17, 18, 19)}


def parse_number(text: str, brand: str) -> str:
    """The digits of a number as it stands on the slip, of this brand. Refusals ``seal.*``; no digit is in a fact."""
    digits = re.sub(r"[ \-]", "", text)
    if not re.fullmatch(r"[0-9]+", digits) or not NUMBER_DIGITS_MIN <= len(digits) <= NUMBER_DIGITS_MAX:
        raise Refusal("seal.length")
    if not passes_check(digits):
        raise Refusal("seal.check")
    found = brand_of(digits)
    if len(digits) not in _DIGITS.get(found, range(NUMBER_DIGITS_MIN, NUMBER_DIGITS_MAX + 1)):
        raise Refusal("seal.length")
    if found != brand:
        raise Refusal("seal.brand")
    return digits


def parse_expiry(text: str, today: date) -> str:
    """MMYY of a card that is good today, from ``09/28`` or ``0928``. Refusals ``seal.expiry``, ``till.expiry``."""
    found = re.fullmatch(r"(0[1-9]|1[0-2])[/ .\-]?([0-9]{2})", text.strip())
    if found is None:
        raise Refusal("seal.expiry")
    month, year = int(found[1]), today.year - today.year % 100 + int(found[2])
    if (year, month) < (today.year, today.month):
        raise Refusal("till.expiry")
    if year > today.year + YEARS_AHEAD_MAX:
        raise Refusal("seal.expiry")
    return found[1] + found[2]


def grouped_number(digits: str) -> str:
    """In fours, as it is printed on the card; 4-6-5 for fifteen digits."""
    if brand_of(digits) is Brand.AMEX:
        parts = [digits[:4], digits[4:10], digits[10:]]
    else:
        parts = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    return " ".join(part for part in parts if part)
