"""How a register comes to know head office: the card it answers an enrolment with, and the key pinned beside the book.

Storage room: small files. The card holds a public key and nothing secret, but whoever swaps it would be believed, so
people compare its fingerprint, and a register that knows one head office takes no other unasked.
"""

from __future__ import annotations

import re
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.formats.strict_json import read_plain, write_plain
from shoebox.storage.keys import write_whole

OFFICE_CARD_FILE, PINNED_FILE = "head-office.json", "central.pub"
_CARD_BYTES_MAX = 1_024
_CARD = "shoebox/head-office/1"
_CARD_FIELDS: dict[str, type] = {"card": str, "public_key": str}
_KEY = re.compile(r"[0-9a-f]{64}")


def write_office_card(path: Path, public_key: bytes) -> None:
    """Write head office's card whole or not at all, in place of an older one. Trouble ``files.unwritable``."""
    try:
        write_whole(path, write_plain({"card": _CARD, "public_key": public_key.hex()}))
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(path), why=wrong.strerror or "") from wrong


def read_office_card(path: Path) -> bytes:
    """Head office's public key from its card. Refusal ``office_card.unreadable``, Trouble ``office_card.missing``."""
    try:
        with path.open("rb") as file:
            plain = read_plain(file.read(_CARD_BYTES_MAX + 1), fields=_CARD_FIELDS, most=_CARD_BYTES_MAX)
        if plain["card"] != _CARD or not _KEY.fullmatch(plain["public_key"]):
            raise ValueError("another kind of file")
    except OSError as wrong:
        raise Trouble("office_card.missing", path=str(path), why=wrong.strerror or "") from wrong
    except ValueError as wrong:
        raise Refusal("office_card.unreadable", path=path.name) from wrong
    return bytes.fromhex(plain["public_key"])


def pinned_key(folder: Path) -> bytes:
    """Head office's key as this register knows it; empty where it knows none, or the file can't be read."""
    try:
        with (folder / PINNED_FILE).open("rb") as file:
            text = file.read(_CARD_BYTES_MAX).decode("ascii").strip()
    except (OSError, ValueError):
        return b""
    return bytes.fromhex(text) if _KEY.fullmatch(text) else b""


def pin_key(folder: Path, public_key: bytes, *, replace: bool = False) -> None:
    """Have the register believe receipts that this key signed. The same key twice is once.

    Refuses another key than the one it knows (``office_key.other``) unless `replace` says that it is meant.
    """
    held = pinned_key(folder)
    if held == public_key:
        return
    if held and not replace:
        raise Refusal("office_key.other", folder=str(folder), held=fingerprint(held), offered=fingerprint(public_key))
    try:
        write_whole(folder / PINNED_FILE, public_key.hex().encode() + b"\n")
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(folder / PINNED_FILE), why=wrong.strerror or "") from wrong
