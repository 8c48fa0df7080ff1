"""The best assignment, against a solver that is known, and against every assignment there is."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shoebox.reconcile.assigning import best_columns

shapes = st.integers(1, 5).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(rows, 6)))
tables = shapes.flatmap(lambda shape: arrays(np.int64, shape, elements=st.integers(-9, 9)))


def gain(table: np.ndarray, columns: list[int]) -> int:
    return int(table[np.arange(len(columns)), columns].sum())


@given(tables)
def test_no_other_assignment_gains_more(table: np.ndarray) -> None:
    columns = best_columns(table)
    assert len(set(columns)) == len(table)
    every = (gain(table, list(some)) for some in permutations(range(table.shape[1]), len(table)))
    assert gain(table, columns) == max(every)


@pytest.mark.parametrize("seed", range(5))
def test_it_gains_what_a_known_solver_gains(seed: int) -> None:
    """Sixty rows as a large knot has them: most places are impossible, and everybody may stay alone."""
    optimize = pytest.importorskip("scipy.optimize")
    random = np.random.default_rng(seed)
    table = np.full((60, 100), -(10**9), dtype=np.int64)
    here = random.random((60, 40)) < 0.2
    table[:, :40][here] = random.integers(-20_000, 40_000, int(here.sum()))
    table[:, 40:] = 0
    rows, columns = optimize.linear_sum_assignment(table, maximize=True)
    assert gain(table, best_columns(table)) == int(table[rows, columns].sum())


def test_equals_take_the_first_free_column() -> None:
    assert best_columns(np.zeros((3, 5), dtype=np.int64)) == [0, 1, 2]


def test_a_row_moves_for_another_one() -> None:
    """Both want the first column; the second row has nowhere else to go."""
    assert best_columns(np.array([[9, 8], [9, -5]])) == [1, 0]
