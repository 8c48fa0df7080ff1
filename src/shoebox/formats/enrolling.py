"""Enrolment by code as bytes: the register's request and head office's answer. Formats room: no disk, no network."""

from __future__ import annotations

from typing import Any

from shoebox.domain.box import Enrolment
from shoebox.domain.chain import HASH_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.names import name_fits, number_fits
from shoebox.formats.strict_json import exactly, read_plain, write_plain

ENROLLING_BYTES_MAX = 4_096
_REQUEST: dict[str, type] = {
    "epoch": int, "public_key": str, "proof": str, "register": str, "store": str, "store_name": str,
}  # fmt: skip
_ANSWER: dict[str, type] = {"public_key": str, "proof": str}


def write_request(enrolment: Enrolment, proof: bytes) -> bytes:
    """A register's wish to be enrolled."""
    return write_plain(
        {
            "epoch": enrolment.epoch,
            "public_key": enrolment.public_key.hex(),
            "proof": proof.hex(),
            "register": enrolment.register,
            "store": enrolment.store,
            "store_name": enrolment.store_name,
        }
    )


def read_request(data: bytes) -> tuple[Enrolment, bytes]:
    """Refuses anything else (``carry.message``)."""
    try:
        plain = read_plain(data, fields=_REQUEST, most=ENROLLING_BYTES_MAX)
        key, proof = exactly(plain.pop("public_key"), HASH_BYTES), exactly(plain.pop("proof"), HASH_BYTES)
        fits = number_fits(plain["store"]) and number_fits(plain["register"]) and name_fits(plain["store_name"])
        if not fits or plain["epoch"] < 1:
            raise ValueError("names")
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    return Enrolment(**plain, public_key=key), proof


def write_answer(office_key: bytes, proof: bytes) -> bytes:
    """Who answers: head office's root key or the mark of an office's door, and the proof that it knows the code."""
    return write_plain({"public_key": office_key.hex(), "proof": proof.hex()})


def read_answer(data: bytes) -> tuple[bytes, bytes]:
    """Refuses anything else (``carry.message``)."""
    try:
        plain: dict[str, Any] = read_plain(data, fields=_ANSWER, most=ENROLLING_BYTES_MAX)
        return exactly(plain["public_key"], HASH_BYTES), exactly(plain["proof"], HASH_BYTES)
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
