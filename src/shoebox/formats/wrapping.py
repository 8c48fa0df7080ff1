"""A private key under a passphrase, as bytes. Formats room: no disk.

Scrypt makes a key of the passphrase, slowly and with much memory; ChaCha20-Poly1305 seals the private key with it,
bound to its public key, which stands beside it in clear: it tells whose key this is before anybody types anything.
"""

from __future__ import annotations

import os
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from shoebox.domain.errors import Refusal
from shoebox.formats.signing import KEY_BYTES, Signer
from shoebox.formats.strict_json import exactly, read_plain, write_plain

PASSPHRASE_CHARS_MIN, WRAPPED_BYTES_MAX = 12, 1_024
WORK, WORK_MAX = 17, 20  # scrypt's cost, two to this: 128 MB and about half a second
SIGNING, SEALING = "shoebox/private-key/1", "shoebox/sealing-key/1"  # what a key is for is bound into its wrapping
_FIELDS: dict[str, type] = {"key": str, "public_key": str, "salt": str, "sealed": str, "work": int}
_SALT_BYTES, _NONCE_BYTES = 16, 12


def wrap(signer: Signer, passphrase: str, *, work: int = WORK) -> bytes:
    """This key under a passphrase. Refuses one that is too short to be any good (``keys.short``)."""
    return wrap_bytes(signer.private_bytes(), signer.public_key, passphrase, kind=SIGNING, work=work)


def wrap_bytes(private: bytes, public: bytes, passphrase: str, *, kind: str, work: int = WORK) -> bytes:
    """The same for the 32 bytes of a key of another kind."""
    if len(passphrase) < PASSPHRASE_CHARS_MIN:
        raise Refusal("keys.short", least=PASSPHRASE_CHARS_MIN)
    salt = os.urandom(_SALT_BYTES)
    key, nonce = _derived(passphrase, salt, work)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, private, _bound(public, kind))
    return write_plain(
        {"key": kind, "public_key": public.hex(), "salt": salt.hex(), "sealed": sealed.hex(), "work": work}
    )


def is_wrapped(data: bytes) -> bool:
    """Whether this looks like a key under a passphrase."""
    return data.startswith(b'{"key":"shoebox/private-key/')


def public_of(data: bytes, *, kind: str = SIGNING) -> bytes:
    """The public key of a wrapped one, as it stands there in clear; a ValueError for anything else."""
    public: bytes = _plain(data, kind)["public_key"]
    return public


def unwrap(data: bytes, passphrase: str) -> Signer:
    """The key. Refusal ``keys.passphrase`` for a wrong one, a ValueError for bytes that are none."""
    private, public = unwrap_bytes(data, passphrase, kind=SIGNING)
    signer = Signer.from_private_bytes(private)
    if signer.public_key != public:
        raise ValueError("public_key")
    return signer


def unwrap_bytes(data: bytes, passphrase: str, *, kind: str) -> tuple[bytes, bytes]:
    """The 32 private bytes of a key of this kind, and the public key that stands beside them; refuses as `unwrap`."""
    plain = _plain(data, kind)
    public, salt, sealed = (plain[name] for name in ("public_key", "salt", "sealed"))
    key, nonce = _derived(passphrase, salt, plain["work"])
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, _bound(public, kind)), public
    except InvalidTag as wrong:
        raise Refusal("keys.passphrase") from wrong


def _plain(data: bytes, kind: str) -> dict[str, Any]:
    plain = read_plain(data, fields=_FIELDS, most=WRAPPED_BYTES_MAX)
    sizes = {"public_key": KEY_BYTES, "salt": _SALT_BYTES, "sealed": KEY_BYTES + 16}
    if plain["key"] != kind or not 1 <= plain["work"] <= WORK_MAX:
        raise ValueError("another kind of file")
    return {**plain, **{name: exactly(plain[name], size) for name, size in sizes.items()}}


def _derived(passphrase: str, salt: bytes, work: int) -> tuple[bytes, bytes]:
    """Key and nonce; both are of this salt alone, so no nonce is ever used twice with a key."""
    both = Scrypt(salt=salt, length=32 + _NONCE_BYTES, n=2**work, r=8, p=1).derive(
        unicodedata.normalize("NFC", passphrase).encode()
    )
    return both[:32], both[32:]


def _bound(public: bytes, kind: str) -> bytes:
    return kind.encode() + public
