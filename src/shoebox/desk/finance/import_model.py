"""What came in, file by file, with the sentence that says how it went. Finance room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.holdings import BoxResult, ChargesResult, Outcome


@dataclass(frozen=True, slots=True)
class Landed:
    """One file: its name, what became of it, how many lines or entries, how much money, and what that means."""

    name: str
    sentence: str
    count: int
    money: str
    meaning: Meaning


class Col(IntEnum):
    """Columns of the list."""

    NAME = 0
    COUNT = 1
    MONEY = 2


_MEANINGS = {Outcome.TAKEN: Meaning.OK, Outcome.ALREADY_HELD: Meaning.PLAIN, Outcome.REFUSED: Meaning.REFUSED}
_ICONS = {Meaning.OK: "ok", Meaning.PLAIN: "check", Meaning.REFUSED: "refused", Meaning.WAITING: "waiting"}


def of_box(result: BoxResult) -> Landed:
    """A box as a row."""
    money = says.money(result.taken_minor, result.currency) if result.currency else ""
    name = tr("Box {0}", result.box_no) if result.box_no else result.name
    return Landed(name, text.retold(result.sentence), result.entries, money, _MEANINGS[result.outcome])


def of_charges(result: ChargesResult) -> Landed:
    """A file of charges as a row."""
    if result.seen_before:
        return Landed(result.name, tr("This very file came before. Nothing was taken twice."), 0, "", Meaning.PLAIN)
    parts = [tr("{0} taken", text.many(result.taken, tr("charge"), tr("charges")))]
    if result.already_held:
        parts.append(tr("{0} known already", text.count(result.already_held)))
    if result.restated:
        changed = text.many(result.restated, tr("charge"), tr("charges"))
        parts.append(tr("{0} with another status than before", changed))
    if result.bad_lines:
        parts.append(
            tr("{0} could not be read and are kept aside", text.many(result.bad_lines, tr("line"), tr("lines")))
        )
    meaning = Meaning.WAITING if result.bad_lines else Meaning.OK
    return Landed(result.name, ", ".join(parts) + ".", result.taken, "", meaning)


class ImportModel(RowModel[Landed]):
    """Newest first."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("File")),
                Column(tr("Entries or charges"), 16, number=True),
                Column(tr("Money"), 14, number=True, drop=1),
            )
        )

    def cell(self, row: Landed, column: int) -> Cell:
        """One place of the list."""
        if column == Col.NAME:
            ink = Ink.T3 if row.meaning is Meaning.PLAIN else row.meaning.ink
            return Cell(
                row.name, second=row.sentence, icon=_ICONS[row.meaning], icon_ink=ink, weight=500, second_ink=Ink.T2
            )
        if column == Col.COUNT:
            return Cell(text.count(row.count) if row.count else text.DASH, weight=500)
        return Cell(row.money or text.DASH, ink=Ink.T2)
