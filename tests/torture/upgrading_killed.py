"""An upgrade to be killed, and its killer: run as ``upgrading_killed.py FOLDER KILLS SEED`` in a process of its own.

Each round forks an upgrade of what an older Shoebox wrote, waits a random moment, and ends it with SIGKILL; the next
goes on with what that left. One that came to its end is compared with one that was never killed, and another begins.
One JSON line per round goes to standard output.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from oldmaking import NEWEST_OLD, every_row, unpacked
from shoebox.storage import book_upgrade, file_upgrade, part_upgrade
from shoebox.storage.upgrading import Watch

# Many small batches, so that a kill finds something to cut.
book_upgrade.ENTRIES_AT_ONCE = 2
file_upgrade._PAGES_AT_ONCE = 4
part_upgrade.ROWS_AT_ONCE = 1


def bring_book(folder: Path, watch: Watch) -> None:
    found = book_upgrade.bring_up(folder / "store" / "book.db", last_signatures=500, watch=watch)
    assert found is None or found.fault is None, found


def bring_office(folder: Path, watch: Watch) -> None:
    for file in file_upgrade.OFFICE_FILES:
        copy = file_upgrade.bring_up_file(folder / "hq", file, watch)
        if copy is not None:
            file_upgrade.proved(copy)


WORK: dict[str, tuple[Callable[[Path, Watch], None], str]] = {
    "book": (bring_book, "store/book.db"),
    "office": (bring_office, "hq/central.db"),
}


def words_until_killed(work: Callable[[Path, Watch], None], folder: Path, wait_s: float) -> tuple[int, bool]:
    """How much the upgrade said of itself, and whether it came to its end before it was killed."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        work(folder, Watch(tell=lambda *_: os.write(write_end, b".")))
        os.write(write_end, b"!")
        os._exit(0)
    os.close(write_end)
    time.sleep(wait_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.read()
    return said.count(b"."), said.endswith(b"!")


def main(root: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    old = unpacked(NEWEST_OLD, root / "old")
    for what, (work, file) in WORK.items():
        never = shutil.copytree(old, root / f"never-{what}")
        begun = time.monotonic()
        work(never, Watch())
        whole_s, expected = time.monotonic() - begun, every_row(never / file)
        folder = shutil.copytree(old, root / what)
        for _ in range(kills // len(WORK)):
            words, ended = words_until_killed(work, folder, chance.uniform(0, whole_s * 0.7))
            print(json.dumps({"what": what, "words": words, "ended": ended}), flush=True)
            if ended:
                compare(folder / file, expected)
                shutil.rmtree(folder)
                shutil.copytree(old, folder)
        work(folder, Watch())
        compare(folder / file, expected)


def compare(path: Path, expected: dict[str, object]) -> None:
    assert every_row(path) == expected, f"{path.name} is not as one that was never killed"
    beside = {one.name for one in path.parent.iterdir()}
    assert not beside & {f"{path.name}.new", f"{path.name}.unproved"}, beside
    assert len([name for name in beside if name.startswith(f"{path.name}.v")]) == 1, beside


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
