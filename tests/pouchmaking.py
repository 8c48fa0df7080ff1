"""Carrying keys as a test wants them, and the rings they hang on."""

from __future__ import annotations

from collections.abc import Sequence

from boxmaking import signer
from shoebox.domain.errors import Refusal
from shoebox.formats.pouch import CarryingKey, Keyring, carrying_id

OURS, THEIRS = CarryingKey.of(signer("ours")), CarryingKey.of(signer("theirs"))


def ring(*keys: CarryingKey) -> Keyring:
    """Whoever has these keys, and no other."""
    held = {carrying_id(key.public_key): key for key in keys}

    def key_of(ids: Sequence[bytes]) -> CarryingKey:
        for one in ids:
            if one in held:
                return held[one]
        raise Refusal("pouch.not_ours")

    return key_of
