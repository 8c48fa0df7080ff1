"""A private key under a passphrase, as bytes. Formats room: no disk.

Scrypt makes a key of the passphrase, slowly and with much memory; ChaCha20-Poly1305 seals the private key with it,
bound to its public key, which stands beside it in clear: it tells whose key this is before anybody types anything.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from shoebox.domain.errors import Refusal
from shoebox.formats.signing import KEY_BYTES, Signer
from shoebox.formats.strict_json import read_plain, write_plain

PASSPHRASE_CHARS_MIN, WRAPPED_BYTES_MAX = 12, 1_024
WORK, WORK_MAX = 17, 20  # scrypt's cost, two to this: 128 MB and about half a second
_KIND = "shoebox/private-key/1"
_FIELDS: dict[str, type] = {"key": str, "public_key": str, "salt": str, "sealed": str, "work": int}
_SALT_BYTES, _NONCE_BYTES = 16, 12
_HEX = re.compile(r"[0-9a-f]+")


def wrap(signer: Signer, passphrase: str, *, work: int = WORK) -> bytes:
    """This key under a passphrase. Refuses one that is too short to be any good (``keys.short``)."""
    if len(passphrase) < PASSPHRASE_CHARS_MIN:
        raise Refusal("keys.short", least=PASSPHRASE_CHARS_MIN)
    salt, public = os.urandom(_SALT_BYTES), signer.public_key
    key, nonce = _derived(passphrase, salt, work)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, signer.private_bytes(), _bound(public))
    return write_plain(
        {"key": _KIND, "public_key": public.hex(), "salt": salt.hex(), "sealed": sealed.hex(), "work": work}
    )


def is_wrapped(data: bytes) -> bool:
    """Whether this looks like a key under a passphrase."""
    return data.startswith(b'{"key":"shoebox/private-key/')


def public_of(data: bytes) -> bytes:
    """The public key of a wrapped one, as it stands there in clear; a ValueError for anything else."""
    return bytes.fromhex(_plain(data)["public_key"])


def unwrap(data: bytes, passphrase: str) -> Signer:
    """The key. Refusal ``keys.passphrase`` for a wrong one, a ValueError for bytes that are none."""
    plain = _plain(data)
    public, salt, sealed = (bytes.fromhex(plain[name]) for name in ("public_key", "salt", "sealed"))
    key, nonce = _derived(passphrase, salt, plain["work"])
    try:
        signer = Signer.from_private_bytes(ChaCha20Poly1305(key).decrypt(nonce, sealed, _bound(public)))
    except InvalidTag as wrong:
        raise Refusal("keys.passphrase") from wrong
    if signer.public_key != public:
        raise ValueError("public_key")
    return signer


def _plain(data: bytes) -> dict[str, Any]:
    plain = read_plain(data, fields=_FIELDS, most=WRAPPED_BYTES_MAX)
    sizes = {"public_key": KEY_BYTES, "salt": _SALT_BYTES, "sealed": KEY_BYTES + 16}
    if plain["key"] != _KIND or not 1 <= plain["work"] <= WORK_MAX:
        raise ValueError("another kind of file")
    for name, size in sizes.items():
        if len(plain[name]) != 2 * size or not _HEX.fullmatch(plain[name]):
            raise ValueError(name)
    return plain


def _derived(passphrase: str, salt: bytes, work: int) -> tuple[bytes, bytes]:
    """Key and nonce; both are of this salt alone, so no nonce is ever used twice with a key."""
    both = Scrypt(salt=salt, length=32 + _NONCE_BYTES, n=2**work, r=8, p=1).derive(
        unicodedata.normalize("NFC", passphrase).encode()
    )
    return both[:32], both[32:]


def _bound(public: bytes) -> bytes:
    return _KIND.encode() + public
