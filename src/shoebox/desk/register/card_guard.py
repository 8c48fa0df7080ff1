"""Keeps card numbers and security codes out of every field, and knows a claim code by its first letters. Register room.

What is refused is gone at once: from the line, from its undo steps and from what readers are told.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.card import holds_card_number, refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import CLAIM_PREFIX, may_become_claim

# The longest card number, each digit with a blank after it.
RUN_SIGNS_MAX = 40
_RUN_SIGNS = frozenset("0123456789 .-/")
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def clear_card_data(field: Field, *, claims: bool = False) -> str:
    """Empty the field if it holds card data; the sentence that says so, or nothing.

    `claims`: a claim code may be typed here, and one in many begins as a security code does. Such letters are only
    looked for; what keeps them asks again.
    """
    if claims and may_become_claim(field.edit.text()):
        return ""
    try:
        refuse_card_data(field.edit.text())
    except Refusal as refused:
        field.set_text("")  # setText also forgets the undo steps, which clear() would keep
        return _cleared_words(refused.code)
    return ""


def guard(field: Field, *, claims: bool = False) -> KeyWatch:
    """Watch a field that is no part of a sale's form: it is emptied, and says why in its own mend line."""
    watch = KeyWatch(field, claims=claims)
    field.typed.connect(watch.look)
    watch.card_typed.connect(watch.look)
    return watch


class KeyWatch(QObject):
    """Sees each key before the line does, since a line for amounts drops what it can't hold.

    `card_typed` after a run of digits that could be a card number, whatever the line kept of it (the line is then
    empty); `claim_began` after the letters that every claim code begins with on paper. `run` is the digits typed in one
    go, which a form carries on into the next field when this one walks on by itself.
    """

    card_typed = Signal()
    claim_began = Signal()

    def __init__(self, field: Field, *, claims: bool = False) -> None:
        super().__init__(field)
        self._claims = claims
        self._field, self.run, self._letters, self._refused = field, "", "", ""
        field.edit.installEventFilter(self)

    def look(self) -> None:
        """Refuse card data that stands in the field now, or that was typed and not even kept."""
        said = clear_card_data(self._field, claims=self._claims) or self.take_refused()
        if said:
            self._field.set_mend(said)

    def take_refused(self) -> str:
        """The sentence about the card number that was typed last, once."""
        said, self._refused = self._refused, ""
        return said

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the keys; swallow the one that ends a card number or a claim code's beginning, and held Enters."""
        if event.type() is QEvent.Type.FocusOut:
            self.run = self._letters = ""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTERS and event.isAutoRepeat():
            return True
        return self._ends_card_number(event.text()) or self._begins_claim(event.text())

    def _ends_card_number(self, said: str) -> bool:
        self.run = (self.run + said)[-RUN_SIGNS_MAX:] if said and said in _RUN_SIGNS else ""
        if not holds_card_number(self.run):
            return False
        self.run, self._refused = "", _cleared_words("card.number")
        self._field.set_text("")
        self.card_typed.emit()
        return True

    def _begins_claim(self, said: str) -> bool:
        if not said:
            return False
        self._letters = (self._letters + said.upper())[-len(CLAIM_PREFIX) :]
        if self._letters != CLAIM_PREFIX:
            return False
        kept, begun = self._field.edit.text(), CLAIM_PREFIX[:-1]
        self._letters = ""
        self._field.set_text(kept[: -len(begun)] if kept.upper().endswith(begun) else kept)
        self.claim_began.emit()
        return True


def _cleared_words(code: str) -> str:
    if code == "card.security_code":
        return tr("Cleared: security codes are never kept.")
    return tr("Cleared: card numbers are never kept.")
