"""The hands that the boxes went through: from the seal on, one row each. Office room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.custody_words import keyed_words
from shoebox.desk.look import Ink
from shoebox.desk.office.arrival_words import arrived_at, found_words, meaning_of
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.clock import local_time
from shoebox.domain.custody import BoxArrival, BoxCustody, HandOver, same_seal

ROWS_MAX, ROW_U = 8, 5.5


class Col(IntEnum):
    """Columns of the chain."""

    BOX = 0
    WHEN = 1
    WHERE = 2
    WHO = 3
    SEAL = 4


@dataclass(frozen=True, slots=True)
class Hands:
    """One row: the close, a hand-over after it, or that head office has it."""

    box: BoxCustody
    step: HandOver | None
    keyed: str = ""  # where the hand-over was written down, and that it is in doubt
    came: BoxArrival | None = None


class CustodyModel(RowModel[Hands]):
    """One row for each close and each hand-over."""

    def __init__(self) -> None:
        columns = {
            Col.BOX: Column(tr("Box"), 12),
            Col.WHEN: Column(tr("When"), 19),
            Col.WHERE: Column(tr("Where")),
            Col.WHO: Column(tr("From whom, to whom")),
            Col.SEAL: Column(tr("On the tape"), 16),
        }
        super().__init__(enum_columns(columns))

    def cell(self, row: Hands, column: int) -> Cell:
        """What this column says of the close or the hand-over."""
        if column == Col.BOX:
            return Cell(row.box.box_no, weight=500)
        if row.came is not None:
            return _arrival(row.box, row.came, column)
        if column == Col.WHEN:
            at_ms = row.step.wall_ms if row.step else row.box.closed_ms
            return Cell(text.moment(local_time(at_ms, row.box.offset_min)))
        if column == Col.SEAL:
            return _seal(row)
        if row.step is None:
            return Cell(row.box.first_place if column == Col.WHERE else tr("closed by {0}", row.box.closed_by))
        if column == Col.WHERE:
            return _where(row.step, row.keyed)
        return Cell(tr("{0} to {1}", row.step.gives, row.step.takes), second=row.step.note)


class CustodyCard(ListCard):
    """The box closed last, every older one that is here or on its way, and those that came to head office last."""

    def __init__(self, *, key: str = "") -> None:
        super().__init__(
            tr("Hands the boxes went through"), CustodyModel(), none=tr("none"), rows_max=ROWS_MAX, row_u=ROW_U
        )
        self.sheet_button, self.verdict = Button(tr("Custody sheet"), key=key), Verdict()
        self.set_acts(self.verdict, self.sheet_button)

    def show_boxes(self, boxes: tuple[BoxCustody, ...], away: tuple[BoxCustody, ...] = (), *, own: str = "") -> None:
        """Show these, the newest box first, each from its seal on; of an older one that came, only that it did.

        `own` is this register, and closed those that name none.
        """
        rows: list[Hands] = []
        for box in sorted((*boxes, *away), key=_since_ms, reverse=True):
            if box in boxes or box.arrival is None:
                rows += [Hands(box, None)] if box.is_known else []
                rows += [Hands(box, step, keyed_words(step, box.register or own, own)) for step in box.steps]
            rows += [Hands(box, None, came=box.arrival)] if box.arrival is not None else []
        marked = self.marked()
        self.show_rows(rows)
        self.table.choose_row(0)
        if marked is not None:  # rows come above it, and the mark stays on its box
            self.table.choose(lambda row: row.box.box_no == marked.box_no)

    def marked(self) -> BoxCustody | None:
        """The box of the row under the mark."""
        row = self.table.row()
        return row.box if isinstance(row, Hands) else None


def _since_ms(box: BoxCustody) -> int:
    return box.closed_ms if box.is_known else box.steps[0].wall_ms


def _where(step: HandOver, keyed: str) -> Cell:
    said = tr("{0} to {1}", step.from_place, step.to_place)
    if step.is_doubtful:
        return Cell(said, second=keyed, ink=Ink.REFUSED, icon="refused")
    return Cell(said, second=keyed)


def _arrival(box: BoxCustody, came: BoxArrival, column: int) -> Cell:
    if column == Col.WHEN:
        return Cell(arrived_at(came, box.offset_min))
    if column == Col.WHERE:
        return Cell(tr("head office"), icon="ok" if came.is_right else "refused", icon_ink=meaning_of(came).ink)
    if column == Col.SEAL:
        return Cell(came.seal, ink=Ink.REFUSED if came.seal_differs else Ink.T1)
    return Cell(tr("arrived"), second=found_words(came))


def _seal(row: Hands) -> Cell:
    seal = row.step.seal if row.step else row.box.seal
    broken = bool(row.box.seal) and not same_seal(seal, row.box.seal)
    return Cell(seal, ink=Ink.REFUSED if broken else Ink.T1, icon="refused" if broken else "")
