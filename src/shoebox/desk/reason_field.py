"""A reason in one's own words, or one of the usual ones by its number. Desk: every window uses it.

Most reasons are followed by a PIN, and a PIN typed one field early would stand here in clear and go into the book. What
looks like one stands in dots while it is typed, and is gone as soon as the keyboard goes on.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from shoebox.desk.look import Meaning
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.errors import Refusal
from shoebox.domain.pins import is_digits, refuse_pin

REASON_SIGNS_MAX = 200


class ReasonField(Field):
    """A number alone becomes the usual reason of that number once the keyboard goes on; a PIN alone is cleared."""

    def __init__(
        self, label: str = "", *, hint: str = "", length_max: int = REASON_SIGNS_MAX, mend_lines: int = 2
    ) -> None:
        self._usual: tuple[str, ...] = ()
        self._why_cleared = ""
        super().__init__(label or tr("Reason"), hint=hint, length_max=length_max, mend_lines=mend_lines)
        self.take_no_scan()
        self.typed.connect(self._typed_anew)  # all before whoever asks: it finds the reason, or nothing
        self.entered.connect(self._settle)
        self.left.connect(self._settle)

    def offer(self, usual: tuple[str, ...]) -> None:
        """The usual reasons to choose from."""
        self._usual = usual
        numbered = ", ".join(f"{number} {reason}" for number, reason in enumerate(usual, 1))
        self.set_hint(tr("{0}; or in your own words.", numbered) if usual else tr("In a few words."))

    def reason(self) -> str:
        """The reason itself, never its number."""
        self._settle()
        return self.text()

    def set_text(self, said: str) -> None:
        """Put a text there; what was cleared before is forgotten."""
        self._why_cleared = ""
        super().set_text(said)
        self._veil()

    def set_mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """What was cleared, and why, comes before whatever else is to mend, until something is typed."""
        super().set_mend(self._why_cleared or said, Meaning.REFUSED if self._why_cleared else meaning)

    def _typed_anew(self, _said: str) -> None:
        self._why_cleared = ""
        self._veil()

    def _veil(self) -> None:
        """Digits alone stand in dots, but the number of a usual reason: words are read, a PIN is not."""
        said = self.text()
        is_usual = said.isdecimal() and 0 < int(said) <= len(self._usual)
        hides = is_digits(said) and not is_usual
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if hides else QLineEdit.EchoMode.Normal)

    def _settle(self) -> None:
        said = self.text()
        if said.isdecimal() and 0 < int(said) <= len(self._usual):
            self.set_text(self._usual[int(said) - 1])
            return
        try:
            refuse_pin(said)
        except Refusal as refused:
            self.set_text("")  # which also forgets the undo steps
            self._why_cleared = sentence_of(refused)
            self.set_mend("")
        else:
            self.edit.setEchoMode(QLineEdit.EchoMode.Normal)  # too short for a PIN: read like any other reason
