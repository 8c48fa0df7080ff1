"""A store's window to its first key, and on to its book, beside bare PySide6 windows; a fresh process each.

A first key is taken when the window is painted and the field has the keyboard. Processor time says more than the clock
where other work is on the machine; both are told. A bare window that names an alignment or a key, as every real one
does, pays for PySide6 making Python classes of all of Qt's common enumerations. Modules are compiled before, as those
of an installed program are: whatever the surroundings say of that, one start of each is not counted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bounding import slow_windows

RUNS = 9
BARE = """
import time; began, cpu = time.perf_counter(), time.process_time()
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([]); field = QLineEdit(); field.show(); field.setFocus(); app.processEvents()
print(time.perf_counter() - began, time.process_time() - cpu)
"""
BARE_QT = BARE.replace("app = ", "from PySide6.QtCore import Qt; app = ")
OURS = """
import sys, time; began, cpu = time.perf_counter(), time.process_time()
from functools import partial
from pathlib import Path
from shoebox.desk.doors import StoreDoors, StoreOpener, make_app
from shoebox.entrance import store_front, store_language
app = make_app()
def read(*_):
    from shoebox.bootstrap import open_store
    return open_store(folder)
folder, face = Path(sys.argv[1]), sys.argv[2]
doors = StoreDoors(StoreOpener(partial(store_language, folder), partial(store_front, folder), read))
getattr(doors, face)()
first = time.perf_counter() - began, time.process_time() - cpu
assert doors._windows[face]._porch.number.hasFocus()
while not doors.is_open():
    app.processEvents()
print(*first, time.perf_counter() - began, time.process_time() - cpu)
doors.close()
"""
Row = tuple[str, str, str, float | None]


def main() -> tuple[list[Row], list[str]]:
    """Rows of (name, value, unit, ratio to a bare window), and what is not within bounds.

    From the first import, the median of several starts. The bound is held in processor time.
    """
    programs = {"bare": (BARE,), "bare with Qt's names": (BARE_QT,)}
    with tempfile.TemporaryDirectory() as folder:
        store = str(_store(Path(folder) / "store"))
        programs |= {face: (OURS, store, face) for face in ("register", "office")}
        cache = str(Path(folder) / "compiled")
        for program in programs.values():
            _start(cache, *program)
        starts: dict[str, list[list[float]]] = {name: [] for name in programs}
        for _ in range(RUNS):  # side by side, so that whatever else the machine does meets all of them alike
            for name, program in programs.items():
                starts[name].append(_start(cache, *program))
    taken = {name: [statistics.median(figures) for figures in zip(*runs, strict=True)] for name, runs in starts.items()}
    bare, named = taken["bare"], taken["bare with Qt's names"]
    rows: list[Row] = [
        ("bare PySide6 window", _ms(bare[0]), "ms", None),
        ("bare PySide6 window, processor", _ms(bare[1]), "ms", None),
        ("bare PySide6 window that names Qt's enumerations, processor", _ms(named[1]), "ms", named[1] / bare[1]),
    ]
    for face in ("register", "office"):
        first, first_cpu, whole, whole_cpu = taken[face]
        rows += [
            (f"{face} window takes its first key", _ms(first), "ms", first / bare[0]),
            (f"{face} window takes its first key, processor", _ms(first_cpu), "ms", first_cpu / bare[1]),
            (f"{face} window with book and page", _ms(whole), "ms", whole / bare[0]),
            (f"{face} window with book and page, processor", _ms(whole_cpu), "ms", whole_cpu / bare[1]),
        ]
    return rows, slow_windows({face: taken[face][1] / bare[1] for face in ("register", "office")})


def _ms(seconds: float) -> str:
    return f"{seconds * 1_000:.0f}"


def _start(cache: str, program: str, *arguments: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return [float(one) for one in done.stdout.split()]


def _store(folder: Path) -> Path:
    from shoebox.bootstrap import new_person, set_up_store
    from shoebox.domain.staff import Role
    from shoebox.settings import StoreSettings

    manager = new_person("1", "M. Okafor", "M.O.", Role.MANAGER, "1111")
    people = (manager, new_person("17", "Dana K.", "D.K.", Role.CLERK, "1717"))
    set_up_store(folder, StoreSettings(store="085", store_name="Harbour Row", register="085-1"), people=people)
    return folder


if __name__ == "__main__":
    print(*main()[0], sep="\n")
