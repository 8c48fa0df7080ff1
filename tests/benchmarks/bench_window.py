"""The register window ready for its first key, beside a bare PySide6 window with one field; a fresh process each."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
BARE = """
import time; began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([]); field = QLineEdit(); field.show(); field.setFocus(); app.processEvents()
print(time.perf_counter() - began)
"""
OURS = """
import sys, time; began = time.perf_counter()
from pathlib import Path
from shoebox.desk.app import make_app
app = make_app()
from shoebox.bootstrap import open_store
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.lanes import Lanes
house, lanes = open_store(Path(sys.argv[1])), Lanes.pools()
window = RegisterWindow(house, lanes, person=house.staff.people[0])
window.show()
while window.focusWidget() is None:
    app.processEvents()
print(time.perf_counter() - began)
window.close(); lanes.close(); house.book.close()
"""


def main() -> list[tuple[str, str, str, float | None]]:
    """Rows of (name, value, unit, ratio): from the first import to a painted window, the median of several starts."""
    with tempfile.TemporaryDirectory() as folder:
        store = _store(Path(folder) / "store")
        bare = statistics.median(_start(BARE) for _ in range(RUNS))
        ours = statistics.median(_start(OURS, str(store)) for _ in range(RUNS))
    return [
        ("register window ready for the first key", f"{ours * 1000:.0f}", "ms", ours / bare),
        ("bare PySide6 window", f"{bare * 1000:.0f}", "ms", None),
    ]


def _start(program: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return float(done.stdout.split()[-1])


def _store(folder: Path) -> Path:
    from shoebox.bootstrap import new_person, set_up_store
    from shoebox.domain.staff import Role
    from shoebox.settings import StoreSettings

    manager = new_person("1", "M. Okafor", "M.O.", Role.MANAGER, "1111")
    people = (manager, new_person("17", "Dana K.", "D.K.", Role.CLERK, "1717"))
    set_up_store(folder, StoreSettings(store="085", store_name="Harbour Row", register="085-1"), people=people)
    return folder


if __name__ == "__main__":
    print(*main(), sep="\n")
