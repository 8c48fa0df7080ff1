"""A private key that a random secret opens, which lies elsewhere, as bytes. Formats room: no disk, no keyring.

ChaCha20-Poly1305 seals the private key, bound to its public key and to the name under which the secret is kept, which
stand beside it in clear. A nonce is drawn for each sealing, so the same secret may seal the same key again.
"""

from __future__ import annotations

import os
import re
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from shoebox.formats.signing import KEY_BYTES, Signer
from shoebox.formats.strict_json import exactly, read_plain, write_plain

SECRET_BYTES, KEPT_BYTES_MAX = 32, 1_024
_KIND = "shoebox/kept-key/1"
_FIELDS: dict[str, type] = {"key": str, "name": str, "nonce": str, "public_key": str, "sealed": str}
_NONCE_BYTES, _TAG_BYTES = 12, 16
_NAME = re.compile(r"[a-z0-9-]{1,20}\.key [0-9a-f]{32}")


def kept_name(file_name: str, signer: Signer) -> str:
    """Under which name its secret is kept: ``register.key 9f86d081884c7d659a2feaa0c55ad015``."""
    return f"{file_name} {signer.public_key.hex()[:32]}"


def seal_key(signer: Signer, secret: bytes, *, name: str) -> bytes:
    """This key under a secret of 32 bytes that is kept by this name."""
    assert _NAME.fullmatch(name), name
    nonce, public = os.urandom(_NONCE_BYTES), signer.public_key
    sealed = ChaCha20Poly1305(secret).encrypt(nonce, signer.private_bytes(), _bound(public, name))
    return write_plain(
        {"key": _KIND, "name": name, "nonce": nonce.hex(), "public_key": public.hex(), "sealed": sealed.hex()}
    )


def is_kept(data: bytes) -> bool:
    """Whether this looks like a key whose secret is kept elsewhere."""
    return data.startswith(b'{"key":"shoebox/kept-key/')


def name_and_public(data: bytes) -> tuple[str, bytes]:
    """The name of its secret, and the public key, as they stand there in clear; a ValueError for anything else."""
    plain = _plain(data)
    return plain["name"], bytes.fromhex(plain["public_key"])


def open_key(data: bytes, secret: bytes) -> Signer | None:
    """The key; None where this secret does not open it. A ValueError for bytes that are none."""
    plain = _plain(data)
    nonce, public, sealed = (bytes.fromhex(plain[part]) for part in ("nonce", "public_key", "sealed"))
    try:
        signer = Signer.from_private_bytes(
            ChaCha20Poly1305(secret).decrypt(nonce, sealed, _bound(public, plain["name"]))
        )
    except InvalidTag:
        return None
    if signer.public_key != public:
        raise ValueError("public_key")
    return signer


def _plain(data: bytes) -> dict[str, Any]:
    plain = read_plain(data, fields=_FIELDS, most=KEPT_BYTES_MAX)
    if plain["key"] != _KIND or not _NAME.fullmatch(plain["name"]):
        raise ValueError("another kind of file")
    for part, size in (("nonce", _NONCE_BYTES), ("public_key", KEY_BYTES), ("sealed", KEY_BYTES + _TAG_BYTES)):
        exactly(plain[part], size)
    return plain


def _bound(public: bytes, name: str) -> bytes:
    return _KIND.encode() + public + name.encode()
