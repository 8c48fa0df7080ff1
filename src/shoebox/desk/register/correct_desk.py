"""A sale of a closed day: corrected, or struck out where there was none; with a note for today's box. Register room."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.printing import print_sheet
from shoebox.desk.register.closed_sheet import ClosedSheet
from shoebox.desk.register.correct_sheet import CorrectAsked, CorrectSheet
from shoebox.desk.register.strike_sheet import StrikeSheet
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.correction import CorrectionRow
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.printer import PrinterKind, RollEnd
from shoebox.handover.store import StoreHouse
from shoebox.till import Corrected, CorrectionDraft, StrikeDraft, Struck


class CorrectDesk(QObject):
    """`said` a quiet sentence, `warned` one that everybody must see, `changed` when the book has one entry more.

    `clerk` is who is at work, also where somebody else opened the sheet.
    """

    said = Signal(str)
    warned = Signal(str)
    changed = Signal()

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self.clerk, self._entry_id, self._seq = "", "", 0
        self._wanted: tuple[ClosedSheet | None, int] = (None, 0)  # the list and the sale that Enter was pressed for
        self._notes: deque[CorrectionRow] = deque()  # whose note is to be made, the first under way
        self._unprinted: deque[tuple[CorrectionRow, Path]] = deque()  # notes that lie saved, the oldest first
        self.closed: ClosedSheet | None = None
        self.sheet: CorrectSheet | StrikeSheet | None = None
        self.send: Callable[[Path, QWidget], bool] = print_sheet

    def ask(self, clerk: str) -> None:
        """Lay the list of closed sales over the window."""
        if self.closed is None and self.sheet is None:
            self.clerk, self.closed = clerk, ClosedSheet(self._owner)
            self.closed.sought.connect(self._seek)
            self.closed.chosen.connect(self._chosen)
            self.closed.struck.connect(self._to_strike)
            self.closed.closed.connect(self._list_closed)
            self.closed.ask()

    def _seek(self, said: str) -> None:
        self._lanes.book.ask(lambda: self._house.corrections.find(said), self._found, self._not_found)

    def _found(self, found: object) -> None:
        if self.closed is not None:
            self.closed.take_found(found)  # type: ignore[arg-type]

    def _not_found(self, error: ShoeboxError) -> None:
        if self.closed is not None:
            self.closed.search.set_mend(sentence_of(error))

    def _chosen(self, row: SaleRow) -> None:
        corrections, self._wanted = self._house.corrections, (self.closed, row.seq)
        self._lanes.book.ask(lambda: corrections.refuse_uncorrectable(row.seq), self._open, self._not_found)

    def _to_strike(self, row: SaleRow) -> None:
        strikes, self._wanted = self._house.strikes, (self.closed, row.seq)
        self._lanes.book.ask(lambda: strikes.refuse_unstrikable(row.seq), self._open_strike, self._not_found)

    def _open(self, row: SaleRow) -> None:
        if not self._leave_list(row):
            return
        policy = self._house.policy
        sheet = CorrectSheet(self._owner, row, policy, roles=policy.void_roles)
        sheet.asked.connect(self._send)
        self._show(sheet, row)

    def _open_strike(self, row: SaleRow) -> None:
        if not self._leave_list(row):
            return
        roles = self._house.policy.voiding(row.amount_minor + row.rest_minor)
        sheet = StrikeSheet(self._owner, row, roles=roles)
        sheet.asked.connect(self._send_strike)
        self._show(sheet, row)

    def _leave_list(self, row: SaleRow) -> bool:
        """First: it gives the keyboard back to where it was, and the next sheet takes it from there.

        Whether it was there: who has left it wants nothing any more, and a second Enter has its sheet already.
        """
        if self.closed is None or self._wanted != (self.closed, row.seq):
            return False
        self.closed.dismiss()
        return True

    def _show(self, sheet: CorrectSheet | StrikeSheet, row: SaleRow) -> None:
        self._seq, self._entry_id, self.sheet = row.seq, self._house.till.new_id(), sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.ask()

    def _send(self, asked: CorrectAsked) -> None:
        draft = CorrectionDraft(
            entry_id=self._entry_id, clerk=self.clerk, of_seq=self._seq, facts=asked.facts, reason=asked.reason,
            pin=asked.pin,
        )  # fmt: skip
        self._lanes.book.ask(lambda: self._house.corrections.correct(draft), self._corrected, self._refused)

    def _send_strike(self, reason: str, pin: str) -> None:
        draft = StrikeDraft(entry_id=self._entry_id, clerk=self.clerk, of_seq=self._seq, reason=reason, pin=pin)
        self._lanes.book.ask(lambda: self._house.strikes.strike(draft), self._struck, self._refused)

    def _refused(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _corrected(self, done: Corrected) -> None:
        money = Money(done.sale.amount_minor, done.sale.currency)
        said = tr("Entry {0} is {1} now, corrected by entry {2}.", done.sale.seq, money, done.row.seq)
        self._recorded(done.row, said)

    def _struck(self, done: Struck) -> None:
        row = done.rows[0]
        self._recorded(row, tr("Entry {0} is struck out by entry {1}.", done.sale.seq, row.seq))

    def _recorded(self, row: CorrectionRow, said: str) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()
        self.said.emit(said)
        self.changed.emit()
        self._note(row)

    def _note(self, row: CorrectionRow) -> None:
        """The paper for today's box; without it the correction stands all the same."""
        self._notes.append(row)
        if len(self._notes) == 1:
            self._make_note()

    def _make_note(self) -> None:
        """One after the other: an answer is of the first one."""
        house, lane, row = self._house, self._lanes.free, self._notes[0]
        if house.printer.on_roll:
            lane.ask(lambda: house.print_correction(row), self._rolled, self._not_made, self._gone)
        else:
            lane.ask(lambda: house.correction_note(row), self._made, self._not_made, self._gone)

    def _note_is_made(self) -> CorrectionRow:
        row = self._notes.popleft()
        if self._notes:
            self._make_note()
        return row

    def _rolled(self, _end: RollEnd) -> None:
        self._told(self._note_is_made())

    def _made(self, path: Path) -> None:
        """Saved, as a receipt is: the keyboard is free for the next correction, and nobody is stopped by a printer."""
        row = self._note_is_made()
        if self._house.printer.kind is PrinterKind.NONE:
            self._by_hand(row)
            return
        self._unprinted.append((row, path))
        self._say_saved()

    def _not_made(self, error: ShoeboxError) -> None:
        self._not_printed(self._note_is_made(), error)

    def _gone(self) -> None:
        self._by_hand(self._note_is_made())

    def newest_note(self) -> int:
        """The entry whose note was saved last and not printed yet; 0 where none waits."""
        return self._unprinted[-1][0].seq if self._unprinted else 0

    def print_note(self) -> None:
        """Ctrl+P: print the oldest note that waits; one that does not come out is written by hand."""
        row, path = self._unprinted.popleft()
        try:
            printed = self.send(path, self._owner)
        except ShoeboxError as error:
            self._not_printed(row, error)
            return
        if not printed:
            self._by_hand(row)
        elif self._unprinted:
            self._say_saved()
        else:
            self._told(row)

    def _say_saved(self) -> None:
        row, key = self._unprinted[0][0], key_of("register", "print")
        if len(self._unprinted) == 1:
            self.said.emit(tr("Note of entry {0} saved, {1} prints it. It goes into today's box.", row.seq, key))
        else:
            self.said.emit(tr("{0} notes for today's box are saved, {1} prints them.", len(self._unprinted), key))

    def _told(self, row: CorrectionRow) -> None:
        self.said.emit(
            tr("Note of entry {0} printed. Both sign it; it goes into today's box, the slip stays in {1}.", row.seq,
               row.box_no)
        )  # fmt: skip

    def _by_hand(self, row: CorrectionRow) -> None:
        said = tr("Write a note for today's box: entry {0} corrects entry {1}, its slip lies in box {2}.")
        if row.is_strike:
            said = tr("Write a note for today's box: entry {0} strikes out entry {1}, its slip lies in box {2}.")
        self.said.emit(said.format(row.seq, row.corrects_seq, row.box_no))

    def _not_printed(self, row: CorrectionRow, error: ShoeboxError) -> None:
        self.warned.emit(tr("Entry {0} is saved. Its note did not print: {1}", row.seq, sentence_of(error)))
        self._by_hand(row)

    def _list_closed(self) -> None:
        self.closed = None

    def _sheet_closed(self) -> None:
        self.sheet = None
