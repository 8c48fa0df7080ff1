"""Ed25519 over entry hashes. Formats room: bytes in, bytes out, no disk."""

from __future__ import annotations

from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shoebox.formats.sodium import quick_check

KEY_BYTES = 32


class Signer:
    """A register's private key, in memory. It is never shown, logged or put into an entry."""

    __slots__ = ("_key", "_public")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self._public = key.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"Signer({self._public.hex()[:8]})"

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_private_bytes(cls, private: bytes) -> Self:
        """The key of these 32 bytes; a ValueError for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(private))

    def private_bytes(self) -> bytes:
        """The 32 secret bytes, for the key file alone."""
        return self._key.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes over an entry's hash."""
        return self._key.sign(message)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that everybody may know."""
        return self._public


@lru_cache(64)
def _key_of(public_key: bytes) -> Ed25519PublicKey:
    """A parcel has hundreds of signatures by one key."""
    return Ed25519PublicKey.from_public_bytes(public_key)


def signature_fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is this key's over these bytes, as OpenSSL sees it; any damaged one just does not fit."""
    quick = quick_check()
    if quick is not None and quick(public_key, message, signature):
        return True
    try:
        _key_of(public_key).verify(signature, message)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
