"""Shares a table's width out to its columns. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk.look import u
from shoebox.desk.widgets.row_delegate import edge_px, gap_px
from shoebox.desk.widgets.row_model import Column

# A column that stretches is never narrower than this: others are dropped first.
STRETCH_U_MIN = 15


def share_out(columns: Sequence[Column], room_px: int) -> list[int]:
    """The width of each column, 0 for those left out: fixed ones as they are, the rest to those that stretch.

    The first and the last column get the table's edge on top of their own width.
    """
    room_px -= 2 * (edge_px() - gap_px())
    kept = list(columns)
    for column in sorted((one for one in columns if one.drop), key=lambda one: -one.drop):
        if sum(u(one.width_u or STRETCH_U_MIN) for one in kept) > room_px:
            kept.remove(column)
    stretching = [column for column in kept if not column.width_u]
    left = max(room_px - sum(u(column.width_u) for column in kept), 0)
    share, rest = divmod(left, len(stretching)) if stretching else (0, 0)
    widths = {id(column): u(column.width_u) or share for column in kept}
    if stretching:
        widths[id(stretching[-1])] += rest
    for column in (kept[0], kept[-1]):
        widths[id(column)] += edge_px() - gap_px()
    return [widths.get(id(column), 0) for column in columns]
