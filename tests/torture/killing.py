"""A writer to be killed, and its killer: run as ``killing.py FOLDER ROUNDS SEED`` in a process of its own.

Each round forks the real till on the real book, waits a random moment, and ends it with SIGKILL. What the writer said
it had recorded comes through a pipe, a line for each sale, written only after `Till.record` returned. One JSON line
per round goes to standard output.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bookmaking import card_sale, new_book, new_till, reopened

ROUNDS_PER_BOOK = 10
SLIPS = 1_000


def write_until_killed(folder: Path, pipe: int) -> None:
    """Sell slip after slip; say each one only when the till has."""
    with reopened(folder) as book:
        till = new_till(book)
        os.write(pipe, b"open\n")
        for number in range(book.head().seq, SLIPS):
            recorded = till.record(card_sale(number % 100 + 1, slip="", tender="cash", received_minor=5_000 + number))
            os.write(pipe, f"{recorded.entry_id} {recorded.entry_no}\n".encode())


def round_of(folder: Path, wait_s: float, *, while_opening: bool) -> dict[str, object]:
    read_end, write_end = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(read_end)
        write_until_killed(folder, write_end)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = b"" if while_opening else pipe.readline()
        time.sleep(wait_s)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        said += pipe.read()
    whole = [line.split() for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    return check(folder, {line[0]: int(line[1]) for line in whole if len(line) == 2})


def check(folder: Path, announced: dict[str, int]) -> dict[str, object]:
    """Open the book as the next morning would, with all its checks, and look for every announced sale."""
    with reopened(folder) as book:
        held = {row.entry_id: row.seq for row in book.sales(book.open_day().day)}
        lost = [own_id for own_id, seq in announced.items() if held.get(own_id) != seq]
        first = min(announced.values(), default=0)
        unannounced = sum(seq >= first for seq in held.values()) - len(announced) if announced else 0
        return {
            "announced": len(announced),
            "lost": len(lost),
            "unannounced": unannounced,
            "damaged": book.opened_after_damage is not None,
            "mirror_behind": book.mirror_behind,
        }


def main(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    for at in range(rounds):
        own = folder / f"book-{at // ROUNDS_PER_BOOK}"
        if not own.exists():
            new_book(own).close()
        told = round_of(own, chance.uniform(0, 0.15), while_opening=chance.random() < 0.1)
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
