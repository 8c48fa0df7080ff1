"""Sorting by packed numbers, the two best of a group, and what hangs together: beside the plain way of each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from shoebox.reconcile import knots
from shoebox.reconcile.evidence import counted
from shoebox.reconcile.knots import Weights
from shoebox.reconcile.placing import Options
from shoebox.reconcile.plan import _distinct
from shoebox.reconcile.sides import Counts

WIDE = 1 << 40  # three such keys fit in no number of 63 bits
small = st.integers(-5, 5)


@given(st.lists(st.tuples(small, st.integers(-WIDE, WIDE), small), unique=True), st.integers(1, WIDE))
def test_ordered_is_lexsort(rows: list[tuple[int, int, int]], spread: int) -> None:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T * [[spread], [1], [spread]]
    assert knots.ordered(*columns).tolist() == np.lexsort(tuple(columns[::-1])).tolist()


@given(st.lists(small))
def test_grouped_holds_every_row_once_by_code(codes: list[int]) -> None:
    groups = knots.grouped(np.array(codes, dtype=np.int64))
    assert [codes[group[0]] for group in groups] == sorted(set(codes))
    assert [[codes.index(code)] for code in sorted(set(codes))] == [group[:1].tolist() for group in groups]
    assert sorted(np.concatenate([*groups, []]).tolist()) == list(range(len(codes)))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-9, 9)), max_size=12))
def test_the_two_best_of_each_group(rows: list[tuple[int, int]]) -> None:
    group, value = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    best, second, which = knots._two_best(group, value)
    for one in set(group.tolist()):
        ranked = sorted((-v, at) for at, (g, v) in enumerate(rows) if g == one)
        assert (best[one], which[one]) == (-ranked[0][0], ranked[0][1])
        assert second[one] == (-ranked[1][0] if len(ranked) > 1 else knots._NEVER)


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=25))
def test_whoever_hangs_together_has_one_lowest_number(edges: list[tuple[int, int]]) -> None:
    one, other = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    lowest = knots._lowest(one, other, 15)
    _, label = connected_components(coo_array((np.ones(len(edges)), (one, other)), shape=(15, 15)), directed=False)
    assert lowest.tolist() == [label.tolist().index(each) for each in label]


@given(st.lists(st.tuples(small, small), min_size=1))
def test_distinct_rows_are_those_of_numpy(rows: list[tuple[int, int]]) -> None:
    few, which = _distinct(np.array(rows, dtype=np.int64))
    assert few.tolist() == sorted({row: list(row) for row in rows}.values())
    assert few[which].tolist() == [list(row) for row in rows]


def test_rows_that_mix_to_one_number_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoebox.reconcile.plan._MIX", np.uint64(1))
    few, which = _distinct(np.array([[1, 2], [2, 1], [1, 2]]))
    assert (few.tolist(), which.tolist()) == ([[1, 2], [2, 1]], [0, 1, 0])


def test_counted_knows_what_it_never_saw() -> None:
    values = np.array([2**63 + 5, 7, 9], dtype=np.uint64)
    assert counted(values, Counts({2**63 + 5: 3, 9: 2}), 1).tolist() == [3, 1, 2]
    assert counted(values, Counts(), 4).tolist() == [4, 4, 4]


def chain(charges: int) -> tuple[Options, Weights]:
    """Each charge fits its own slip best and the next one's six bits less, so that all hang together."""
    own = np.arange(charges, dtype=np.int64)
    charge, slip = np.repeat(own, 2), np.stack((own, own + 1), axis=1).ravel()
    weight = np.tile(np.array([20_000, 14_000], dtype=np.int64), charges)
    nothing = np.zeros(charges + 1, dtype=np.int64)
    options = Options(charge, np.zeros_like(charge), slip, weight, np.arange(2 * charges))
    return options, Weights(nothing, nothing, nothing[:-1], nothing, nothing[:-1], own)


def test_a_knot_too_large_to_be_told_falls_apart_where_it_is_faint() -> None:
    options, weights = chain(charges=5_000)
    kept, tied = knots.tie_small(options, weights, np.ones(5_001, dtype=bool))
    assert kept.slip.tolist() == kept.charge.tolist() == list(range(5_000))
    assert tied.count == 5_000


def test_a_knot_that_can_be_told_loses_nothing() -> None:
    options, weights = chain(charges=knots.CHARGES_MAX)
    kept, tied = knots.tie_small(options, weights, np.ones(knots.CHARGES_MAX + 1, dtype=bool))
    assert len(kept.charge) == 2 * knots.CHARGES_MAX
    assert tied.count == 1


def test_a_knot_of_equals_falls_apart_into_its_slips() -> None:
    """Of 400 charges alike each fits each of 4 slips as well, as the first one or a further one."""
    every = np.array(list(np.ndindex(400, 2, 4)), dtype=np.int64)
    charge, part, slip = every.T
    weight, nothing = np.where(part == 0, 20_000, 14_000), np.zeros(400, dtype=np.int64)
    alike = Weights(nothing[:4], nothing[:4], nothing, np.arange(4), np.arange(400), nothing)
    kept, tied = knots.tie_small(Options(charge, part, slip, weight, charge), alike, np.ones(4, dtype=bool))
    assert np.bincount(tied.charge).tolist() == [100] * 4
    further = kept.part == 1
    assert (len(np.unique(kept.charge[further])), np.bincount(kept.slip[~further]).tolist()) == (
        400,
        [knots.KIN_MAX] * 4,
    )
