"""The one sheet that is open over a page of Finance, until the book has taken what it asks for. Finance room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shoebox.desk.finance.session import Session

if TYPE_CHECKING:
    from shoebox.desk.finance.box_sheets import ArrivalSheet, DestructionSheet
    from shoebox.desk.finance.card_sheets import OpenCardSheet
    from shoebox.desk.finance.refused_sheet import BelieveSheet
    from shoebox.desk.finance.sheets import NoteSheet
    from shoebox.domain.errors import ShoeboxError

    AskSheet = NoteSheet | BelieveSheet | ArrivalSheet | DestructionSheet | OpenCardSheet


class SheetDesk(QObject):
    """Opens a sheet, closes it when what it asked for is written down, and has it say why it was not."""

    def __init__(self, owner: QObject, session: Session) -> None:
        super().__init__(owner)
        self._session = session
        self.sheet: AskSheet | None = None

    def open(self, sheet: AskSheet) -> None:
        """Put it in front."""
        self.sheet = sheet
        sheet.closed.connect(self._closed)
        sheet.ask()

    def finish(self, said: str) -> None:
        """It is written down: close the sheet, say so, and have every page look again."""
        if self.sheet is not None:
            self.sheet.dismiss()
        self.tell(said)

    def tell(self, said: str) -> None:
        """The same of an act without a sheet: one that was opened meanwhile stays."""
        self._session.changed.emit()
        self._session.said.emit(said)

    def refuse(self, error: ShoeboxError) -> None:
        """Why not, where it is mended."""
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _closed(self) -> None:
        self.sheet = None
