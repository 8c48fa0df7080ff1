"""What is swept up goes back to the system, and nobody but the sweeper sweeps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from shoebox.desk import sweeping
from shoebox.desk.sweeping import NEW_MAX, ROUNDS_MAX, Sweeper, give_back

MANY, OFTEN = NEW_MAX + 1, ROUNDS_MAX + 1

# In a program of its own: what other tests left free in this one would go back too, and hide what is asked here.
ALONE = """
import os
from pathlib import Path
from shoebox.desk.sweeping import give_back

def resident():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")

give_back()
before, pieces = resident(), [bytearray(2_000) for _ in range(30_000)]
stay = pieces[::10]
del pieces
kept = resident() - before
give_back()
print(len(stay) * 2_000, resident() - before, kept)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists() or not give_back(), reason="memory is kept otherwise here")
def test_what_lies_free_between_things_that_stay_goes_back():
    """60 MB in pieces of 2 kB, of which nine of ten go: the rest lies between them."""
    said = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True).stdout
    stay, left, kept = map(int, said.split())
    assert stay < left < kept // 2


@pytest.mark.parametrize(
    ("counts", "collected", "given"),
    [
        ((NEW_MAX, OFTEN, OFTEN), [], 0),
        ((MANY, 0, 0), [0], 0),
        ((MANY, OFTEN, 0), [1], 0),
        ((MANY, OFTEN, OFTEN), [2], 1),
    ],
)
def test_the_oldest_are_looked_through_seldom_and_then_memory_goes_back(app, monkeypatch, counts, collected, given):
    done: list[int] = []
    gave: list[bool] = []
    monkeypatch.setattr(sweeping.gc, "get_count", lambda: counts)
    monkeypatch.setattr(sweeping.gc, "collect", done.append)
    monkeypatch.setattr(sweeping, "give_back", lambda: gave.append(True))
    sweeper = Sweeper(app)
    try:
        sweeper.look()
    finally:
        sweeper._timer.stop()
        sweeper.deleteLater()
    assert (done, len(gave)) == (collected, given)
