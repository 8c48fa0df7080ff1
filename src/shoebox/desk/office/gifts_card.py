"""Pads that this office gave to the store's other registers, and what each register said to that. Office room."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shoebox.desk import text
from shoebox.desk.look import Ink
from shoebox.desk.office.day_words import pad_words
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.pads_given import GiftState, PadGift

ROWS_MAX = 4
_LOOKS = {
    GiftState.WAITING: ("waiting", Ink.WAITING),
    GiftState.RECALLING: ("waiting", Ink.WAITING),
    GiftState.TAKEN: ("ok", Ink.OK),
    GiftState.HAD_IT: ("ok", Ink.OK),
    GiftState.REFUSED: ("refused", Ink.REFUSED),
    GiftState.BACK: ("void", Ink.T2),
    GiftState.RETURNED: ("void", Ink.T2),
    GiftState.LOST: ("refused", Ink.REFUSED),
}


class GiftsModel(RowModel[PadGift]):
    """One row a pad."""

    def __init__(self, initials_of: Callable[[str], str]) -> None:
        super().__init__((Column(tr("Pad"), 26), Column(tr("As it stands")), Column(tr("By"), 10)))
        self._initials_of = initials_of

    def cell(self, row: PadGift, column: int) -> Cell:
        """Its ends, where it is, and who gave it."""
        if column == 0:
            return Cell(pad_words(row.pad.first, row.pad.last), weight=500)
        if column == 2:
            return Cell(self._initials_of(row.by))
        icon, ink = ("waiting", Ink.WAITING) if row.came_after_all else _LOOKS[row.state]
        return Cell(state_words(row), icon=icon, ink=ink)


class GiftsCard(ListCard):
    """Not there at all where no pad was given to another register."""

    def __init__(self, initials_of: Callable[[str], str]) -> None:
        model = GiftsModel(initials_of)
        super().__init__(tr("Pads for other registers"), model, none=tr("none"), rows_max=ROWS_MAX)
        self.hide()

    def show_gifts(self, gifts: Iterable[PadGift]) -> None:
        """Those without an answer first, then the newest."""
        rows = sorted(gifts, key=lambda one: (not one.is_out, -one.seq))
        waiting = sum(one.is_out for one in rows)
        self.show_rows(rows, tr("{0} without an answer", waiting) if waiting else "")
        self.setVisible(bool(rows))


def state_words(gift: PadGift) -> str:
    """Where it is, as far as this office knows."""
    register, entry = gift.register, text.entry(gift.answer_seq)
    if gift.state is GiftState.WAITING:
        return tr("{0} not reached yet", register)
    if gift.state is GiftState.RECALLING:
        return tr("taken back, {0} not reached yet", register)
    if gift.state is GiftState.LOST and gift.has_some:
        return tr("{0} has a part of it, entry {1}; lost: entry {2}", register, entry, text.entry(gift.recalled_seq))
    if gift.came_after_all:
        return tr("{0} has it after all; it is told to show its slips", register)
    if gift.state is GiftState.RETURNED:
        return tr("{0} not heard, the pad lies here", register)
    if gift.state is GiftState.LOST:
        return tr("{0} not heard, the pad is lost: entry {1}", register, text.entry(gift.recalled_seq))
    if gift.state is GiftState.TAKEN:
        return tr("taken at {0}, entry {1}", register, entry)
    if gift.state is GiftState.HAD_IT:
        return tr("{0} had keyed it by hand", register)
    if gift.state is GiftState.REFUSED:
        return tr("{0} has a part of it, entry {1}", register, entry)
    return tr("taken back before {0} had it", register)
