"""One-use codes by which registers enrol themselves. Work room: storage and formats below it."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence

from shoebox.central.accept import take_enrolment
from shoebox.domain.box import Enrolment
from shoebox.domain.clock import DAY_MS, Clock
from shoebox.domain.enrolling import (
    CODE_DAYS,
    CODES_MAX,
    CodeSheet,
    card_key,
    code_key,
    new_code,
    office_proof,
    register_proof,
)
from shoebox.domain.errors import Refusal
from shoebox.domain.names import number_fits
from shoebox.formats.enrolling import read_request, write_answer
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import CentralWriter, Row


class CodeDesk:
    """Makes codes and takes them back, each once."""

    def __init__(self, book: CentralBook, clock: Clock, *, root: bytes) -> None:
        self._book = book
        self._clock = clock
        self._root = root

    def make(self, registers: Sequence[tuple[str, str]], *, random: Callable[[int], bytes]) -> tuple[CodeSheet, ...]:
        """A code for each of these registers (store, register), good for seven days; a newer one replaces none.

        Refusals ``enrol.codes`` and ``settings.unfit``, before any is made.
        """
        if not 1 <= len(registers) <= CODES_MAX or len(set(registers)) != len(registers):
            raise Refusal("enrol.codes", most=CODES_MAX)
        for store, register in registers:
            if not (number_fits(store) and number_fits(register)):
                raise Refusal("settings.unfit", what="register", rule="1 to 20 letters, digits and hyphens")
        now_ms = self._clock.wall_ms()
        until_ms = now_ms + CODE_DAYS * DAY_MS
        sheets = tuple(
            CodeSheet(store=store, register=register, code=new_code(random(16)), until_ms=until_ms)
            for store, register in registers
        )
        rows: list[Row] = [
            {
                "code_key": code_key(sheet.code), "store": sheet.store, "register": sheet.register,
                "made_ms": now_ms, "until_ms": until_ms,
            }
            for sheet in sheets
        ]  # fmt: skip
        with self._book.writing() as central:
            central.add_codes(rows)
        return sheets

    def enrol(self, data: bytes) -> bytes:
        """Enrol a register that knows its code, and prove to it that this head office knows it too.

        The same request twice is one. Refusals ``carry.message``, ``enrol.code``, ``enrol.used``, ``central.enrolled``,
        ``central.numbered_alike``.
        """
        wanted, proof = read_request(data)
        with self._book.writing() as central:
            row = _code_of(central, wanted, proof)
            if row is None:
                raise Refusal("enrol.code", register=wanted.register, store=wanted.store)
            if row["public_key"] is None:
                if row["until_ms"] < self._clock.wall_ms():
                    raise Refusal("enrol.code", register=wanted.register, store=wanted.store)
                self._take(central, row, wanted)
            elif (row["public_key"], row["epoch"]) != (wanted.public_key, wanted.epoch):
                raise Refusal("enrol.used", register=wanted.register, store=wanted.store)
        return write_answer(self._root, office_proof(row["code_key"], self._root, wanted.public_key))

    def _take(self, central: CentralWriter, row: Row, wanted: Enrolment) -> None:
        _use(central, row["code_key"], wanted, self._clock.wall_ms())
        take_enrolment(central, wanted)


def enrol_by_card(central: CentralWriter, enrolment: Enrolment, *, now_ms: int) -> None:
    """Know a register by the card that Finance was brought: a code is made and used in one moment.

    The tables enrol nobody without one, and what stores speak to has no right to make any. The same card twice is one.
    Refusals of `take_enrolment`.
    """
    if central.enrolment((enrolment.store, enrolment.register, enrolment.epoch)) is None:
        key = card_key(enrolment)
        made: Row = {"code_key": key, "store": enrolment.store, "register": enrolment.register}
        central.add_codes([{**made, "made_ms": now_ms, "until_ms": now_ms}])
        _use(central, key, enrolment, now_ms)
    take_enrolment(central, enrolment)


def _use(central: CentralWriter, key: bytes, enrolment: Enrolment, now_ms: int) -> None:
    used: Row = {"code_key": key, "epoch": enrolment.epoch, "public_key": enrolment.public_key}
    central.use_code({**used, "used_ms": now_ms})


def _code_of(central: CentralWriter, wanted: Enrolment, proof: bytes) -> Row | None:
    """The code of this very register that the proof was made with."""
    fitting = None
    for row in central.codes_for(wanted.store, wanted.register):
        if hmac.compare_digest(register_proof(row["code_key"], wanted), proof):
            fitting = row
    return fitting
