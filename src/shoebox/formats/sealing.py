"""Card numbers sealed to Finance's public key and opened with the private one. Formats room: bytes alone, no disk.

RFC 9180 (HPKE) in base mode, one message for each key that it makes: DHKEM(X25519), HKDF-SHA256, ChaCha20-Poly1305.
The entry's identity goes in as ``info``, so a number that was moved to another entry does not open. The message is as
long for every number: version, key id, encapsulated key, sealed number and expiry.
"""

from __future__ import annotations

import hashlib
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import (
    EXPIRY_DIGITS,
    KEY_ID_BYTES,
    NUMBER_DIGITS_MAX,
    SEALED_BYTES,
    ClearCard,
    SealedFor,
    from_letters,
    is_sealed,
    key_id_of,
    to_letters,
)

_VERSION = b"\x01"
_TAG, _ID_TAG = b"shoebox/sealed-card/1", b"shoebox/sealing-key-id/1"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seal_card(card: ClearCard, whose: SealedFor, public_key: bytes) -> str:
    """Number and expiry sealed to this key for this entry alone, in letters. Never the same twice."""
    assert len(card.expiry) == EXPIRY_DIGITS
    assert len(card.number) <= NUMBER_DIGITS_MAX
    plain = card.number.ljust(NUMBER_DIGITS_MAX) + card.expiry
    sealed = _SUITE.encrypt(plain.encode("ascii"), X25519PublicKey.from_public_bytes(public_key), _info(whose))
    data = _VERSION + key_id(public_key) + sealed
    assert len(data) == SEALED_BYTES
    return to_letters(data)


def key_id(public_key: bytes) -> bytes:
    """Eight bytes that name a key in what was sealed to it."""
    return hashlib.sha256(_ID_TAG + public_key).digest()[:KEY_ID_BYTES]


class SealingKey:
    """Finance's private key, in memory for one opening. It is never shown, logged or written in clear."""

    __slots__ = ("_key", "public_key")

    def __init__(self, key: X25519PrivateKey) -> None:
        self._key = key
        self.public_key = key.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"SealingKey({self.public_key.hex()[:8]})"

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's randomness."""
        return cls(X25519PrivateKey.generate())

    @classmethod
    def from_private_bytes(cls, private: bytes) -> Self:
        """The key of these 32 bytes; a ValueError for another length."""
        return cls(X25519PrivateKey.from_private_bytes(private))

    def private_bytes(self) -> bytes:
        """The 32 secret bytes, for the key file alone."""
        return self._key.private_bytes_raw()

    def open(self, letters: str, whose: SealedFor) -> ClearCard:
        """Number and expiry. Refuses what is of another entry, was changed, or goes to another key (``seal.shut``)."""
        if not is_sealed(letters) or key_id_of(letters) != key_id(self.public_key):
            raise Refusal("seal.shut")
        try:
            plain = _SUITE.decrypt(from_letters(letters)[1 + KEY_ID_BYTES :], self._key, _info(whose)).decode("ascii")
        except (InvalidTag, ValueError) as wrong:
            raise Refusal("seal.shut") from wrong
        return ClearCard(plain[:NUMBER_DIGITS_MAX].rstrip(), plain[NUMBER_DIGITS_MAX:])


def _info(whose: SealedFor) -> bytes:
    return _TAG + whose.bound()
