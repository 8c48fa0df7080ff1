"""Changes how a key lies on the disk, whole or not at all. Storage room.

What is written is opened first as the next start will open it, so a key is never locked up for good by the way.
"""

from __future__ import annotations

from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.key_keeping import Keeping
from shoebox.formats.signing import Signer
from shoebox.formats.wrapping import WORK, is_wrapped, unwrap, wrap
from shoebox.storage.key_opening import keeping_of, opened, plain_key, remember, ring_key
from shoebox.storage.keys import keep_file, key_bytes, read_signer


def kept_as(path: Path) -> Keeping:
    """How this key is kept now. Trouble ``key.unreadable``."""
    try:
        return keeping_of(key_bytes(path))
    except OSError as wrong:
        raise Trouble("key.unreadable", path=str(path)) from wrong


def open_to_keep(path: Path, passphrase: str) -> Signer:
    """The key, also where it is under the passphrase that it is to be under: a change was stopped after this one.

    Refuses and troubles as `read_signer` has them.
    """
    try:
        return read_signer(path)
    except Refusal as shut:
        if shut.code not in ("keys.passphrase", "keys.locked") or not passphrase:
            raise
        try:
            signer = read_signer(path, lambda: passphrase)
        except Refusal:
            raise shut from None
    remember(key_bytes(path), signer)
    return signer


def keep_key(path: Path, keeping: Keeping, passphrase: str = "", *, work: int = WORK) -> bool:
    """Keep this key so from now on; whether anything was changed. A new `passphrase` takes the place of one before.

    Troubles ``key.*``, ``files.unwritable``; refusals ``keys.locked``, ``keys.passphrase``, ``keys.short``: then it
    lies as it lay. What a disk held before is not wiped from it: no file system promises that.
    """
    if kept_as(path) is keeping and keeping is not Keeping.PASSPHRASE:
        return False
    signer = open_to_keep(path, passphrase)
    data = _sealed(signer, path.name, keeping, passphrase, work)
    assert _opens(data, passphrase).public_key == signer.public_key, "what is written is what was held"
    keep_file(path, data)
    remember(data, signer)
    return True


def _sealed(signer: Signer, name: str, keeping: Keeping, passphrase: str, work: int) -> bytes:
    if keeping is Keeping.KEYRING:
        return ring_key(signer, name)
    return wrap(signer, passphrase, work=work) if keeping is Keeping.PASSPHRASE else plain_key(signer)


def _opens(data: bytes, passphrase: str) -> Signer:
    return unwrap(data, passphrase) if is_wrapped(data) else opened(data)
