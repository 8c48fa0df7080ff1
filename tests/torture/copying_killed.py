"""A writer with a second copy, to be killed while its medium comes and goes: ``copying_killed.py FOLDER ROUNDS SEED``.

Each round forks the real till with the lane of the second copy beside it, waits a random moment, pulls the medium or
not, and ends the writer with SIGKILL. Then it looks as the next morning would: at the book, and at what the medium
alone would give back. One JSON line per round goes to standard output.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bookmaking import HandClock, cash_sale, new_book, new_till, reopened
from shoebox.carry import CopyLane
from shoebox.storage.second_copy import SecondCopy, begin_copy, copy_folder, mirrors_in

SALES = 2_000


def copy_of(shop: Path, stick: Path) -> SecondCopy:
    return SecondCopy(shop, stick, store="085", register="1", is_apart=lambda _one, _other: True)


def write_until_killed(shop: Path, stick: Path, pipe: int) -> None:
    with reopened(shop) as book:
        till, lane = new_till(book), CopyLane(copy_of(shop, stick), HandClock(), look_s=0.001)
        lane.start()
        os.write(pipe, b"open\n")
        for amount in range(SALES):
            recorded = till.record(cash_sale(100 + amount))
            os.write(pipe, f"{recorded.entry_id} {recorded.entry_no}\n".encode())


def round_of(shop: Path, stick: Path, chance: random.Random) -> dict[str, object]:
    read_end, write_end = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(read_end)
        write_until_killed(shop, stick, write_end)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.readline()
        time.sleep(chance.uniform(0, 0.1))
        away = stick.rename(stick.with_name("pocket")) if chance.random() < 0.5 else None
        time.sleep(chance.uniform(0, 0.05))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        said += pipe.read()
    if away is not None:
        away.rename(stick)
    whole = [line.split() for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    return check(shop, stick, {line[0]: int(line[1]) for line in whole if len(line) == 2})


def check(shop: Path, stick: Path, announced: dict[str, int]) -> dict[str, object]:
    kept = copy_folder(stick, store="085", register="1")
    alone = from_the_medium(kept)
    with reopened(shop) as book:
        held = {row.entry_id: row.seq for row in book.sales(book.open_day().day)}
    copy_of(shop, stick).bring_up(lambda: False)
    return {
        "announced": len(announced),
        "lost": sum(held.get(own) != seq for own, seq in announced.items()),
        "strange": len(alone - held.keys()),
        "alone": len(alone),
        "whole": (kept / "mirror.log").read_bytes() == (shop / "mirror.log").read_bytes(),
        "aside": sum(path.name.startswith("mirror.log.") for path in kept.iterdir()),
    }


def from_the_medium(kept: Path) -> set[str]:
    """The sales that a book made anew from the medium alone would know."""
    if not mirrors_in(kept):
        return set()
    anew = kept.parent.parent / "anew"
    shutil.rmtree(anew, ignore_errors=True)
    anew.mkdir()
    shutil.copy(kept / "mirror.log", anew)
    with reopened(anew) as book:
        opened = book.open_day()
        return {row.entry_id for row in book.before.sales(opened.day)} if opened is not None else set()


def main(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    shop, stick = folder / "shop", folder / "stick"
    new_book(shop).close()
    stick.mkdir()
    begin_copy(stick, store="085", register="1")
    for _ in range(rounds):
        print(json.dumps(round_of(shop, stick, chance)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
