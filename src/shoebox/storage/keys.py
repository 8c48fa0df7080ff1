"""A key's file and the enrolment card that tells central of it. Storage room: small files beside the book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from shoebox.domain.box import Enrolment
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.names import name_fits, number_fits
from shoebox.formats.signing import Signer
from shoebox.formats.strict_json import read_plain, write_plain
from shoebox.formats.wrapping import WRAPPED_BYTES_MAX
from shoebox.storage.key_opening import key_like, opened, public_in
from shoebox.storage.passphrases import Passphrase
from shoebox.storage.private import keep_private
from shoebox.whole_file import write_once, write_whole

CARD_BYTES_MAX = 4_096
_CARD_FIELDS: dict[str, type] = {
    "card": str, "epoch": int, "public_key": str, "register": str, "store": str, "store_name": str,
}  # fmt: skip
_CARD = "shoebox/enrolment/1"


def load_or_create_signer(path: Path, *, like: Path | None = None) -> Signer:
    """A key, made on first use with rights for its owner alone; kept as the one in `like` is, where that is there.

    Trouble ``key.unreadable``, and those of `read_signer`.
    """
    try:
        return _load(path)
    except FileNotFoundError:
        return _create(path, like)


def make_signer(path: Path, *, like: Path | None = None) -> Signer:
    """The same of a key that nobody goes by yet: a file of its name with nothing in it is thrown away.

    A power cut left it, after the name was on the disk and before what is in it.
    """
    with suppress(FileNotFoundError):
        if path.stat().st_size == 0:
            path.unlink()
    return load_or_create_signer(path, like=like)


def read_signer(path: Path, passphrase: Passphrase | None = None) -> Signer:
    """The key of this file, however it is kept; makes nothing. A `passphrase` is asked where it is under one.

    Troubles ``key.unreadable``, ``key.no_ring``, ``key.ring_*``; refusals ``keys.passphrase``, ``keys.locked``.
    """
    try:
        held = key_bytes(path)
    except OSError as wrong:
        raise Trouble("key.unreadable", path=str(path)) from wrong
    return _open(path, held, passphrase)


def former_signers(path: Path) -> Iterator[Signer]:
    """The keys that were moved aside from this place and can be opened now, such as `register.key.set-aside-1`."""
    for former in sorted(path.parent.glob(f"{path.name}.*")):
        with suppress(ShoeboxError):
            yield read_signer(former)


def public_key_beside(path: Path) -> bytes:
    """The public key to this key file, for whoever only checks; empty where it can't be read. Asks for nothing."""
    try:
        return public_in(key_bytes(path))
    except (OSError, ValueError):
        return b""


def _load(path: Path) -> Signer:
    signer = _open(path, key_bytes(path))
    keep_private(path)
    return signer


def _open(path: Path, held: bytes, passphrase: Passphrase | None = None) -> Signer:
    try:
        return opened(held, passphrase)
    except ValueError as wrong:
        raise Trouble("key.unreadable", path=str(path)) from wrong


def key_bytes(path: Path) -> bytes:
    """What a key's file holds; an OSError where it can't be read."""
    with path.open("rb") as file:
        return file.read(WRAPPED_BYTES_MAX + 1)


def _create(path: Path, like: Path | None) -> Signer:
    signer = Signer.generate()
    held = key_bytes(like) if like is not None and like.exists() else b""
    try:
        content = key_like(signer, path.name, held)
    except ValueError as wrong:
        raise Trouble("key.unreadable", path=str(like)) from wrong
    write_once(path, content)
    return signer


def write_enrolment(path: Path, enrolment: Enrolment) -> None:
    """Write the card whole or not at all, in place of an older one."""
    content = write_plain(
        {
            "card": _CARD,
            "epoch": enrolment.epoch,
            "public_key": enrolment.public_key.hex(),
            "register": enrolment.register,
            "store": enrolment.store,
            "store_name": enrolment.store_name,
        }
    )
    write_whole(path, content)


def keep_file(path: Path, content: bytes) -> None:
    """As `write_whole`, with Trouble ``files.unwritable``."""
    try:
        write_whole(path, content)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(path), why=wrong.strerror or "") from wrong


def read_enrolment(path: Path) -> Enrolment:
    """The card in this file; refuses one that is not written as cards are (``enrolment.unreadable``)."""
    try:
        with path.open("rb") as file:
            plain = read_plain(file.read(CARD_BYTES_MAX + 1), fields=_CARD_FIELDS, most=CARD_BYTES_MAX)
        if plain.pop("card") != _CARD or not re.fullmatch(r"[0-9a-f]{64}", plain["public_key"]):
            raise ValueError("another kind of file")
        if not (number_fits(plain["store"]) and number_fits(plain["register"]) and name_fits(plain["store_name"])):
            raise ValueError("names that no file or paper can carry")
    except OSError as wrong:
        raise Trouble("enrolment.missing", path=str(path), why=wrong.strerror or "") from wrong
    except ValueError as wrong:
        raise Refusal("enrolment.unreadable", path=path.name) from wrong
    return Enrolment(**{**plain, "public_key": bytes.fromhex(plain["public_key"])})
