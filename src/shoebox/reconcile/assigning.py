"""The best way to give every row of a small table a column of its own. Pure; whole numbers.

Shortest augmenting paths (Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
assignment problems", Computing 38, 1987). A solver of a large library does the same; loading that one took a second of
every run, to solve a handful of tables of a few dozen cells.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_FAR = np.int64(1 << 60)


def best_columns(gains: Ints) -> list[int]:
    """For each row the column that it gets, each column once, so that the gains are highest together.

    There are at least as many columns as rows, and gains are smaller than 2 to the 40. Among equals a row gets the
    first column that is free.
    """
    rows, columns = gains.shape
    assert rows <= columns, "every row needs a column"
    costs = -gains.astype(np.int64)
    row_price, column_price = np.zeros(rows, dtype=np.int64), np.zeros(columns, dtype=np.int64)
    owner, taken = np.full(columns, -1, dtype=np.int64), np.full(rows, -1, dtype=np.int64)
    for row in range(rows):
        length, came_from, is_passed, end = _path(row, costs - column_price, row_price, owner)
        passed = np.flatnonzero(is_passed)
        passed = passed[passed != end]
        reached = length[end]
        row_price[row] += reached
        row_price[owner[passed]] += reached - length[passed]
        column_price[passed] -= reached - length[passed]
        at = end
        while True:  # each row on the way moves to the next column
            mover = int(came_from[at])
            owner[at] = mover
            at, taken[mover] = int(taken[mover]), at
            if mover == row:
                break
    return [int(column) for column in taken]


def _path(row: int, priced: Ints, row_price: Ints, owner: Ints) -> tuple[Ints, Ints, NDArray[np.bool_], int]:
    """The cheapest way from a row to a column that nobody has, over columns whose owners would have to move."""
    length = np.full(len(owner), _FAR)
    came_from = np.full(len(owner), -1, dtype=np.int64)
    is_passed = np.zeros(len(owner), dtype=bool)
    mover, so_far = row, np.int64(0)
    while True:
        through = so_far + priced[mover] - row_price[mover]
        nearer = ~is_passed & (through < length)
        length[nearer], came_from[nearer] = through[nearer], mover
        so_far = np.where(is_passed, _FAR, length).min()
        nearest = np.flatnonzero(~is_passed & (length == so_far))
        free = nearest[owner[nearest] < 0]
        end = int(free[0]) if len(free) else int(nearest[-1])
        is_passed[end] = True
        if len(free):
            return length, came_from, is_passed, end
        mover = int(owner[end])
