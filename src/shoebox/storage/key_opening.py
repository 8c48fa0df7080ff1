"""Opens what a key's file holds, however it is kept: by the system's keyring, by a passphrase, or not at all. Storage.

A key is opened once in a process, by the bytes of its file: nobody is asked twice, and no keyring while a screen waits.
"""

from __future__ import annotations

import re

from shoebox.domain.errors import Trouble
from shoebox.domain.key_keeping import Keeping
from shoebox.formats.kept_key import is_kept, kept_name, name_and_public, open_key, seal_key
from shoebox.formats.signing import Signer
from shoebox.formats.wrapping import is_wrapped, public_of, unwrap, wrap
from shoebox.storage.passphrases import Passphrase
from shoebox.storage.passphrases import passphrase as known_passphrase
from shoebox.storage.system_ring import secret_for, secret_of

_opened: dict[bytes, Signer] = {}


def keeping_of(held: bytes) -> Keeping:
    """How a key is kept whose file holds these bytes."""
    if is_kept(held):
        return Keeping.KEYRING
    return Keeping.PASSPHRASE if is_wrapped(held) else Keeping.FILE


def public_in(held: bytes) -> bytes:
    """The public key, without asking anybody; a ValueError for bytes that are no key."""
    if is_kept(held):
        return name_and_public(held)[1]
    return public_of(held) if is_wrapped(held) else _plain_signer(held).public_key


def opened(held: bytes, passphrase: Passphrase | None = None) -> Signer:
    """The key in these bytes; a ValueError where there is none.

    A `passphrase` that is given is asked anew each time, and its key not remembered. Troubles ``key.no_ring``,
    ``key.ring_*``; refusals ``keys.locked``, ``keys.passphrase``.
    """
    if keeping_of(held) is Keeping.FILE:
        return _plain_signer(held)
    if passphrase is not None:
        return _by_passphrase(held, passphrase) if is_wrapped(held) else _by_ring(held)
    if held not in _opened:
        _opened[held] = _by_ring(held) if is_kept(held) else _by_passphrase(held, known_passphrase)
    return _opened[held]


def remember(held: bytes, signer: Signer) -> None:
    """These bytes were made of this key just now: nobody needs to be asked for it."""
    _opened[held] = signer


def plain_key(signer: Signer) -> bytes:
    """A key as its file holds it where nothing but the file's rights guards it."""
    return signer.private_bytes().hex().encode() + b"\n"


def ring_key(signer: Signer, file_name: str) -> bytes:
    """The same where the keyring guards it, which has answered. Troubles ``key.no_ring``, ``key.ring_*``."""
    name = kept_name(file_name, signer)
    return seal_key(signer, secret_for(name), name=name)


def key_like(signer: Signer, file_name: str, held: bytes) -> bytes:
    """A new key, kept as the one in `held` is: one that takes its place must not lie open where that one did not.

    It is a plain file only where there is no keyring at all, as in a folder that was brought to another computer; one
    that is locked or silent is to be unlocked first. Troubles ``key.ring_*``; refusals ``keys.locked``,
    ``keys.passphrase``; a ValueError where `held` is damaged.
    """
    if is_wrapped(held):
        words = known_passphrase()
        unwrap(held, words)  # one that was mistyped would lock the new key for good
        return wrap(signer, words)
    if is_kept(held):
        try:
            return ring_key(signer, file_name)
        except Trouble as wrong:
            if wrong.code != "key.no_ring":
                raise
    return plain_key(signer)


def _by_passphrase(held: bytes, passphrase: Passphrase) -> Signer:
    return unwrap(held, passphrase())


def _by_ring(held: bytes) -> Signer:
    name, _ = name_and_public(held)
    signer = open_key(held, secret_of(name))
    if signer is None:
        raise Trouble("key.ring_empty", name=name)
    return signer


def _plain_signer(held: bytes) -> Signer:
    text = held.decode("ascii", "replace").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError("key")
    return Signer.from_private_bytes(bytes.fromhex(text))
