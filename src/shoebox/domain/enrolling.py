"""Enrolling a register by a one-use code from a printed sheet. Standard library only; randomness comes in.

Both sides prove that they know the code without saying it: the register over its new key, head office over its own. So
a register trusts the head office that made its sheet, and nobody who listens learns a code.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from shoebox.domain.box import Enrolment
from shoebox.domain.ids import ALPHABET

CODE_SIGNS = 16
CODE_DAYS = 7
CODES_MAX = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSheet:
    """What one register's part of the printed sheet says."""

    store: str
    register: str
    code: str
    until_ms: int


def new_code(random_bytes: bytes) -> str:
    """16 letters (75 bits) from 16 random bytes: ``K7QM4TXN9CDF2HJK``."""
    number = int.from_bytes(random_bytes, "big")
    letters = []
    for _ in range(CODE_SIGNS):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters)


def typed_code(text: str) -> str:
    """A code as somebody typed it: blanks, hyphens and small letters are taken as they are meant."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def code_key(code: str) -> bytes:
    """What head office keeps of a code, 32 bytes; the letters themselves are on the sheet alone."""
    return hashlib.sha256(b"shoebox/enrol-code/1" + code.encode()).digest()


def card_key(enrolment: Enrolment) -> bytes:
    """The key of the code that stands for a card, 32 bytes. It is used as it is made, so it is no secret."""
    return _proof(b"card", b"", enrolment.store, enrolment.register, str(enrolment.epoch), enrolment.public_key)


def register_proof(key: bytes, enrolment: Enrolment) -> bytes:
    """The register's proof that it knows the code, over all that it enrols with."""
    return _proof(
        b"register", key, enrolment.store, enrolment.register, str(enrolment.epoch), enrolment.store_name,
        enrolment.public_key,
    )  # fmt: skip


def office_proof(key: bytes, office_key: bytes, register_key: bytes) -> bytes:
    """Head office's proof of the same, over its own key and the register's."""
    return _proof(b"office", key, office_key, register_key)


def _proof(who: bytes, key: bytes, *parts: str | bytes) -> bytes:
    mac = hmac.new(key, b"shoebox/enrol/1/" + who, hashlib.sha256)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        mac.update(len(data).to_bytes(8, "big"))
        mac.update(data)
    return mac.digest()
