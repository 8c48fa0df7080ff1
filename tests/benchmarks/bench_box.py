"""A box of 1,000 entries sealed, opened and imported, beside a bare sqlite3 insert of the same rows."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bookmaking import HandClock
from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.domain.entry import Entry
from shoebox.domain.holdings import Outcome
from shoebox.formats.box import read_box

ENTRIES, CHARGES = 1_000, 100_000
RUNS = 5
Figure = tuple[str, float, str, float | None]


def _register(run: int) -> MemoryRegister:
    """1,000 entries: enrolment, opening, 997 sales; the close comes with the seal."""
    register = MemoryRegister(f"{run:03d}")
    register.open()
    for at in range(ENTRIES - 3):
        register.sale(1_000 + at)
    return register


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1_000


def _bare_insert(folder: Path, run: int, entries: tuple[Entry, ...]) -> float:
    """The same rows in one transaction, with the same pragmas, unchecked."""
    db = sqlite3.connect(folder / f"bare-{run}.db", isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = TRUNCATE")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(
            "CREATE TABLE entry (register TEXT, epoch INTEGER, seq INTEGER, kind TEXT, body BLOB, prev BLOB, "
            "hash BLOB, sig BLOB, PRIMARY KEY (register, epoch, seq)) STRICT"
        )
        rows = [(one.register, one.epoch, one.seq, one.kind, one.body, one.prev, one.hash, one.sig) for one in entries]

        def insert() -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            db.execute("COMMIT")

        return _ms(insert)
    finally:
        db.close()


def _charges(folder: Path) -> Path:
    path = folder / "charges.csv"
    head = "charge_id,order_id,store_id,charged_at,amount,currency,kind,card_last4,auth_code,slip_ref\n"
    lines = (
        f"ch{at:08d},o{at},085,2026-11-12T14:33:{at % 60:02d}Z,{1 + at % 900}.{at % 100:02d},USD,charge,"
        f"{at % 10_000:04d},061234,085{at:06d}\n"
        for at in range(CHARGES)
    )
    path.write_text(head + "".join(lines))
    return path


def main() -> list[Figure]:
    """Rows of (name, value, unit, ratio to the bare insert of the same run)."""
    sealed, opened, imported, bare = [], [], [], []
    with tempfile.TemporaryDirectory() as name, Central.open(Path(name) / "central", HandClock()) as central:
        folder = Path(name)
        for run in range(RUNS):
            register = _register(run)
            central.enrol(register.enrolment)
            data = register.close()
            register.first_seq = 1
            sealed.append(_ms(register.box))
            opened.append(_ms(lambda data=data: read_box(data)))
            path = folder / f"{run}.shoebox"
            path.write_bytes(data)
            imported.append(_ms(lambda path=path: central.import_boxes([path])))
            bare.append(_bare_insert(folder, run, tuple(register.entries)))
        assert central.counts().boxes == RUNS
        assert central.import_boxes([folder / "0.shoebox"])[0].outcome == Outcome.ALREADY_HELD
        charges = _charges(folder)
        seconds = _ms(lambda: central.import_charges(charges)) / 1_000
    seal, opening, taking, plain = (statistics.median(times) for times in (sealed, opened, imported, bare))
    return [
        (f"bare SQLite insert of {ENTRIES:,} rows, one commit", round(plain, 1), "ms", None),
        (f"box of {ENTRIES:,} entries sealed", round(seal, 1), "ms", seal / plain),
        ("the same opened, every signature and sum checked", round(opening, 1), "ms", opening / plain),
        ("the same imported at head office, receipt laid out", round(taking, 1), "ms", taking / plain),
        (f"box of {ENTRIES:,} entries", round(len(data) / 1_000, 1), "kB", None),
        (f"charges file of {CHARGES:,} lines taken in", round(seconds, 2), "s", None),
    ]


if __name__ == "__main__":
    for what, value, unit, ratio in main():
        print(what, value, unit, "" if ratio is None else f"{ratio:.2f}")
