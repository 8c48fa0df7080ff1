"""Where tables break: a title with no rows under it and a sum without its rows help nobody."""

from __future__ import annotations

import pytest

from shoebox.paper.flow import Flow, packed
from shoebox.paper.table import Column, Laid, Row, Section, lay

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


def _list(title: str, rows: int) -> Laid:
    return lay(Section(title=title, columns=(Column(grow=True),), rows=(Row(("x",)),) * rows), 250)


def test_lists_that_fit_in_another_order_take_one_page() -> None:
    """Columns of 20 rows. Of 9, 12, 8 and 6 rows in this order the third column begins; 9 and 6 beside 12 and 8 fit."""
    laids = [_list("A", 9), _list("B", 12), _list("C", 8), _list("D", 6)]
    bottom = laids[0].height + laids[2].height + 5 + 3.5 * ROW
    pieces = packed(laids, bottom=bottom, page=1, start=0.0, gap=5.0)
    assert pieces is not None
    placed = {piece.laid.section.title: (piece.page, piece.column) for piece in pieces}
    assert placed == {"A": (1, 0), "D": (1, 0), "B": (1, 1), "C": (1, 1)}
    for piece in pieces:
        assert piece.y + piece.laid.height <= bottom
    assert packed([*laids, _list("E", 12)], bottom=bottom, page=1, start=0.0, gap=5.0) is None
