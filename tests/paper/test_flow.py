"""Where tables break: a title with no rows under it and a sum without its rows help nobody."""

from __future__ import annotations

import pytest

from shoebox.paper.flow import Flow
from shoebox.paper.table import Column, Row, Section, lay

ROW = 11 + 2 * 1.2  # points, close


def _runs(rows: int, room: float) -> list[int]:
    """How many rows of a table with a sum stand in each column, behind a list that leaves so much of the first."""
    columns = (Column(grow=True), Column(right=True))
    table = Section(
        title="Sums", columns=columns, rows=(*(Row(("x", "1")) for _ in range(rows - 1)), Row(("", "1"), True))
    )
    flow = Flow(top=0.0, bottom=400.0, columns=2, start=400.0 - room)
    flow.add([lay(table, 250)])
    return [piece.end - piece.first for piece in flow.pieces]


@pytest.mark.parametrize("rows", range(1, 30))
def test_no_table_leaves_fewer_than_three_rows_on_either_side_of_a_break(rows: int) -> None:
    """A column has room for 28 rows at the most; a table of three or fewer is never broken."""
    for fitting in range(1, 29):
        runs = _runs(rows, 18.5 + fitting * ROW + 1)
        assert sum(runs) == rows
        assert min(runs) >= min(3, rows), fitting
