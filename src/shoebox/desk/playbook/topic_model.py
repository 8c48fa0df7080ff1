"""The list of pages: title, and under it where it belongs or the line that answers. Desk: knows no window."""

from __future__ import annotations

from shoebox.desk.look import Ink
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.playbook_search import Hit

LINE_SIGNS_MAX = 40


class TopicModel(RowModel[Hit]):
    """Pages that answer, the best first."""

    def __init__(self) -> None:
        super().__init__((Column(""),))

    def cell(self, row: Hit, _column: int) -> Cell:
        """Title and second line."""
        return Cell(row.topic.title, second=_short(row.line) or row.topic.group, second_ink=Ink.T2, weight=500)


def _short(line: str) -> str:
    """As many whole words as stand on one line of the list."""
    if len(line) <= LINE_SIGNS_MAX:
        return line
    return line[:LINE_SIGNS_MAX].rpartition(" ")[0].rstrip(".,;: ") + "…"
