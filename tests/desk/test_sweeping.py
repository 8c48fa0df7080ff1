"""What is swept up goes back to the system, and nobody but the sweeper sweeps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shoebox.desk import sweeping
from shoebox.desk.sweeping import NEW_MAX, ROUNDS_MAX, Sweeper, give_back

PIECE, PIECES, STAY = 2_000, 30_000, 10
MANY, OFTEN = NEW_MAX + 1, ROUNDS_MAX + 1


def resident() -> int:
    """Bytes of this process that lie in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists() or not give_back(), reason="memory is kept otherwise here")
def test_what_lies_free_between_things_that_stay_goes_back():
    """60 MB in pieces of 2 kB, of which nine of ten go: the rest lies between them."""
    before, pieces = resident(), [bytearray(PIECE) for _ in range(PIECES)]
    stay = pieces[::STAY]
    del pieces
    kept = resident() - before
    give_back()
    left = resident() - before
    assert len(stay) * PIECE < left < kept // 2


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
