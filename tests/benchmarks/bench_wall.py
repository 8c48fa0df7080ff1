"""The page of stores of a whole chain: looked at for the first time, and again once something came of one store."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bookmaking import HandClock
from boxmaking import MemoryRegister
from postgresmaking import LINE, address, enrolled_at_the_desk, is_here, new_database
from shoebox.central import Central
from shoebox.storage.adding import add_rows
from shoebox.storage.central_slips_kept import SlipsKept
from shoebox.storage.central_tables import SLIP

STORES, SLIPS, TIMES = 120, 1_000, 5
Figure = tuple[str, float, str, float | None]


def main() -> Iterator[Figure]:
    """In a file, and where a server is installed, in PostgreSQL."""
    yield from _looked("SQLite", "")
    if is_here():
        yield from _looked("PostgreSQL", address(new_database(), LINE))


def _looked(where: str, server: str) -> Iterator[Figure]:
    registers = [MemoryRegister(f"{number:03d}") for number in range(1, STORES + 1)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hq"
        enrolled_at_the_desk(folder, server, *(register.enrolment for register in registers))
        with Central.open(folder, HandClock(), server=server) as central:
            _sold(central, registers)
            every, seconds = _times(central, registers[0])
    number = f"{STORES * SLIPS:,} slips, {where}"
    yield f"page of stores, {number}, read anew", round(every * 1_000, 1), "ms", 1.0
    yield f"page of stores, {number}, after a parcel", round(median(seconds) * 1_000, 1), "ms", median(seconds) / every


def _times(central: Central, first: MemoryRegister) -> tuple[float, list[float]]:
    """Seconds of the page when every slip is read anew, and of each time after a parcel came."""

    def anew() -> None:
        central._book._slips_kept = SlipsKept()
        central.wall()

    def again() -> None:
        first.sale(1_999)
        assert not central.line.take("by line", first.parcel(len(first.entries)))[0].code
        seconds.append(_seconds(central.wall))

    seconds: list[float] = []
    every = median(_seconds(anew) for _ in range(TIMES))
    for _ in range(TIMES):
        again()
    return every, seconds


def _sold(central: Central, registers: Sequence[MemoryRegister]) -> None:
    """A chain's slips, of which none was charged yet; the register of the first store sells on."""
    columns = {column.name: "" for column in SLIP.columns} | {"epoch": 1, "kind": "sale", "tender": "card"}
    for register in registers:
        rows = [
            {**columns, "entry_id": f"{register.store}-{seq}", "store": register.store, "register": "2", "seq": seq,
             "slip_no": f"{seq:09d}", "day": "2026-11-12", "sold_at": "2026-11-12T10:00:00-05:00", "brand": "visa",
             "amount_minor": seq, "tax_minor": 0, "signature_ok": 1}
            for seq in range(1, SLIPS + 1)
        ]  # fmt: skip
        with central._book._file.writing() as connection:
            add_rows(connection, SLIP, rows)
    registers[0].open()
    assert not central.line.take("by line", registers[0].parcel())[0].code


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
