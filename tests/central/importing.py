"""An importer to be killed, and its killer: run as ``importing.py FOLDER ROUNDS SEED`` in a process of its own.

A whole import is timed; then each round forks the importer on what the round before left, and ends it with
SIGKILL at a random moment of that time. One JSON line per round goes to standard output.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bookmaking import HandClock
from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.domain.box import Enrolment

ROUNDS_PER_FOLDER = 5
BOXES, SALES, CHARGES = 4, 60, 6_000


def lay_out(folder: Path) -> tuple[Enrolment, ...]:
    """Four stores' boxes of 60 sales in `boxes`, and `charges.csv` with 6,000 lines."""
    (folder / "boxes").mkdir()
    enrolments = []
    for store in range(BOXES):
        register = MemoryRegister(f"{store + 1:03d}")
        register.open()
        for at in range(SALES):
            register.sale(100 + at)
        (folder / "boxes" / f"{store}.shoebox").write_bytes(register.close())
        enrolments.append(register.enrolment)
    lines = "".join(f"c-{at},2026-11-12T14:33:00Z,{at + 1}.00,charge\n" for at in range(CHARGES))
    (folder / "charges.csv").write_text("charge_id,charged_at,amount,kind\n" + lines)
    return tuple(enrolments)


def set_up(folder: Path, enrolments: tuple[Enrolment, ...]) -> None:
    with Central.open(folder, HandClock()) as central:
        for enrolment in enrolments:
            central.enrol(enrolment)


def bring_in(folder: Path, source: Path) -> None:
    with Central.open(folder, HandClock()) as central:
        central.import_boxes([source / "boxes"])
        central.import_charges(source / "charges.csv")


def wrong_in(folder: Path) -> list[str]:
    """What is half-taken: empty when every box and every file is whole or not there."""
    db = sqlite3.connect(folder / "central.db")

    def number(table: str) -> int:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    try:
        boxes, files = number("box"), number("charge_file")
        wrong = [] if db.execute("PRAGMA quick_check").fetchone() == ("ok",) else ["quick_check"]
        expected = {"receipt": boxes, "entry": boxes * (SALES + 3), "slip": boxes * SALES, "charge": files * CHARGES}
        return wrong + [table for table, rows in expected.items() if number(table) != rows]
    finally:
        db.close()


def killed(folder: Path, source: Path, wait_s: float) -> bool:
    """Fork an importer and kill it; whether it was still at work."""
    importer = os.fork()
    if importer == 0:
        bring_in(folder, source)
        os._exit(0)
    time.sleep(wait_s)
    os.kill(importer, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(importer, 0)[1])


def main(source: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    enrolments = lay_out(source)
    for name in ("first", "whole"):  # the first import of a process is slow, and would make the moments too late
        set_up(source / name, enrolments)
        began = time.perf_counter()
        bring_in(source / name, source)
        whole_s = time.perf_counter() - began
    for at in range(rounds):
        folder = source / f"central-{at // ROUNDS_PER_FOLDER}"
        if not folder.exists():
            set_up(folder, enrolments)
        at_work = killed(folder, source, chance.uniform(0, whole_s))
        print(json.dumps({"folder": folder.name, "at_work": at_work, "wrong": wrong_in(folder)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
