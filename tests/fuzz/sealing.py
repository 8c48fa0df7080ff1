"""Seals what was changed again, so that what lies behind a signature is read too. No target, only hands for them.

What goes in is text that a mutation can get at: canonical JSON, one entry a line. ``"*"`` stands for what only whoever
seals can know, such as a hash.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from typing import Any

from boxmaking import signer
from inmemory import new_folder
from keymaking import card, key
from shoebox.domain.chain import entry_hash, genesis
from shoebox.domain.entry import Entry
from shoebox.domain.errors import ShoeboxError
from shoebox.formats.box_check import totals_of
from shoebox.formats.frames import KIND_BYTES_MAX, frame, signed, write_sealed
from shoebox.formats.strict_json import INTEGER_MAX

REGISTER, OFFICE = signer("fuzz/register"), signer("fuzz/office")
OURS = card(key(OFFICE.public_key, until_ms=INTEGER_MAX))
FOLDER = new_folder("fuzz")
STAR = "*"
LINES_MAX = 40


def loose(data: bytes) -> Any:
    """What these bytes say as JSON, read as loosely as can be; None where it is none."""
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def spelled(plain: Any) -> bytes:
    """The canonical spelling, of values too that may not stand in one."""
    try:
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    except (ValueError, TypeError, RecursionError):
        return b"null"
    return text.encode("utf-8", "surrogatepass")


def respelled(data: bytes) -> bytes:
    """The same in the canonical spelling where it is JSON, so that more than the spelling is tried."""
    plain = loose(data)
    return data if plain is None else spelled(plain)


def resigned(data: bytes, tag: bytes, *, name: str = "sig", by: Any = OFFICE) -> bytes:
    """A message of JSON under a signature that fits it."""
    plain = loose(data)
    if not isinstance(plain, dict):
        return data
    plain.pop(name, None)
    return spelled({**plain, name: by.sign(hashlib.sha256(tag + spelled(plain)).digest()).hex()})


def sealed(head: bytes, body: bytes, *, magic: bytes, tag: bytes, by: Any) -> bytes:
    """Head and body as a box, a parcel or a dispatch."""
    packed = zlib.compress(body, 1)
    return write_sealed(head, packed, magic=magic, version=1, sign=lambda digest: by.sign(signed(tag, digest)))


def chained(lines: Iterable[bytes], *, register: str, epoch: int, seq: int, prev: bytes) -> tuple[Entry, ...]:
    """An entry for each line (``kind``, a tab, the body), hashed and signed as a register's book does."""
    entries = []
    for at, line in enumerate(lines):
        kind, _, body = line.partition(b"\t")
        name, said = kind.decode("ascii", "replace").replace("\ufffd", "?")[:KIND_BYTES_MAX], respelled(body)
        own = entry_hash(register=register, epoch=epoch, seq=seq + at, kind=name, body=said, prev=prev)
        entries.append(Entry(register, epoch, seq + at, name, said, prev, own, REGISTER.sign(own)))
        prev = own
    return tuple(entries)


def parts(data: bytes) -> tuple[dict[str, Any], tuple[Entry, ...]]:
    """A head and its entries, chained as the head says; an empty head where the first line is none."""
    first, *lines = data.split(b"\n")[: LINES_MAX + 1]
    head = loose(first)
    if not isinstance(head, dict):
        return {}, ()
    register, epoch, seq = _whose(head)
    begins = genesis(register, epoch, REGISTER.public_key) if seq == 1 else bytes(32)
    entries = chained(lines, register=register, epoch=epoch, seq=seq, prev=begins)
    last = entries[-1].hash.hex() if entries else ""
    facts = {"prev": begins.hex(), "public_key": REGISTER.public_key.hex(), "head": last}
    for name, value in facts.items():
        if head.get(name) == STAR:
            head[name] = value
    if head.get("totals_minor") == STAR:
        head["totals_minor"] = [list(pair) for pair in _totals(entries)]
    return head, entries


def _whose(head: dict[str, Any]) -> tuple[str, int, int]:
    register, epoch, seq = head.get("register"), head.get("epoch"), head.get("first_seq")
    name = register if isinstance(register, str) and register.isprintable() else "1"
    return name, epoch if type(epoch) is int else 1, seq if type(seq) is int else 1


def _totals(entries: tuple[Entry, ...]) -> tuple[tuple[str, int], ...]:
    try:
        return totals_of(entries)
    except (ShoeboxError, IndexError):
        return ()


def framed(entries: Iterable[Entry]) -> bytes:
    """Entries as they lie in a box."""
    return b"".join(map(frame, entries))
