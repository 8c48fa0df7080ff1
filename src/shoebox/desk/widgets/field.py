"""The field: typing into a labelled line, walking on, and what becomes of a scan. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import Signal

from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.field_face import FieldFace


class Field(FieldFace):
    """A labelled line. Enter walks on; where the page has set a mend it selects what is typed anew. Shift+Enter, Esc.

    Signals: `typed` the text after the person changed it; `entered` on Enter, before walking; `left` when the focus
    goes. Setting text from the program fires none of them.
    """

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    walks = is_typed_anew = True  # a form may do each by itself
    _scanned = ""  # what was wrong with a scan, until something else is typed

    def set_text(self, said: str) -> None:
        """Put text in from the program; no signal."""
        self._scanned = ""
        self.edit.setText(said)

    def take_no_scan(self) -> None:
        """Enter decides here, or what is asked is never scanned: a scanner's Enter leads nowhere."""
        self.edit.takes_scans = False

    def set_mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """Say what is wrong and how to mend it; empty means all is well again. A scan that led nowhere comes first."""
        super().set_mend(*((self._scanned, Meaning.REFUSED) if self._scanned else (said, meaning)))

    def _listen(self) -> None:
        self.edit.textEdited.connect(self._typed_by_hand)
        self.edit.cleared.connect(self._cleared)
        self.edit.entered.connect(self._walk)
        self.edit.scanned.connect(self._refuse_scan)
        self.edit.stepped_back.connect(self._walk_back)
        self.edit.gained.connect(self.frame.update)
        self.edit.lost.connect(self.frame.update)
        self.edit.lost.connect(self.left)

    def _typed_by_hand(self, said: str) -> None:
        self._forget_scan()
        self.typed.emit(said)

    def _cleared(self) -> None:
        self._forget_scan()
        self.typed.emit("")

    def _forget_scan(self) -> None:
        if self._scanned:
            self._scanned = ""
            self.set_mend("")

    def _walk(self) -> None:
        self.entered.emit()
        is_here, refused = self.edit.hasFocus(), self.frame.meaning is Meaning.REFUSED
        if is_here and not refused and self.walks:
            self.focusNextPrevChild(True)
        elif is_here and refused and self.is_typed_anew:
            self.edit.selectAll()

    def _refuse_scan(self) -> None:
        """Nothing comes of it, and what it typed is gone."""
        kept = self.edit.without_scan()
        self.set_text(kept)
        self._scanned = tr("A scan was cleared. Type it.")
        self.typed.emit(kept)
        self.set_mend("")

    def _walk_back(self) -> None:
        self.focusNextPrevChild(False)
