"""Head office's word to one store on carrying keys: strict JSON, a row for each register. Formats room."""

from __future__ import annotations

from typing import Any

from shoebox.domain.carrying_keys import REGISTERS_MAX, CarrierKey, CarryingList
from shoebox.domain.dispatch import BODY_BYTES_MAX, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.names import number_fits
from shoebox.formats.pouch import KEY_BYTES, is_carrying_key
from shoebox.formats.strict_json import exactly, read_plain, write_plain

_FIELDS: dict[str, type] = {"office": str, "registers": list, "store": str}


def write_carrying_list(keys: CarryingList) -> bytes:
    """The words for one store; the same keys, the same bytes."""
    rows = [[one.register, one.epoch, one.public_key.hex()] for one in sorted(keys.registers)[:REGISTERS_MAX]]
    return write_plain({"office": keys.office.hex(), "registers": rows, "store": keys.store})


def read_carrying_list(body: bytes) -> CarryingList:
    """Refuses anything else (``out.body``), and a key to which nothing can be encrypted."""
    try:
        plain = read_plain(body, fields=_FIELDS, most=BODY_BYTES_MAX[DispatchKind.CARRYING])
        if not number_fits(plain["store"]) or len(plain["registers"]) > REGISTERS_MAX:
            raise ValueError("store")
        registers = tuple(map(_register, plain["registers"]))
        if list(registers) != sorted(registers) or len({one.register for one in registers}) != len(registers):
            raise ValueError("registers")
        office = _key(plain["office"])
    except ValueError as wrong:
        raise Refusal("out.body", sent=DispatchKind.CARRYING.words, why=str(wrong)[:60]) from wrong
    return CarryingList(store=plain["store"], office=office, registers=registers)


def _register(row: Any) -> CarrierKey:
    if type(row) is not list or [type(part) for part in row] != [str, int, str]:
        raise ValueError("registers")
    register, epoch, key = row
    if not number_fits(register) or epoch < 1:
        raise ValueError("registers")
    return CarrierKey(register=register, epoch=epoch, public_key=_key(key) if key else b"")


def _key(text: str) -> bytes:
    key = exactly(text, KEY_BYTES)
    if not is_carrying_key(key):
        raise ValueError("key")
    return key
