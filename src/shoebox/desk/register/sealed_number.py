"""The card number of a slip where the policy has it sealed: typed once, and sealed as it is left. Register room.

It is the one field a card number may be typed into. Nothing of it can be copied or taken back by undo, and readers are
told dots; leaving the field, in whatever way, leaves a sealed number or none. What Python and Qt did with the letters
meanwhile in memory is not theirs to wipe: docs/sealed.md says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.field import Field
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import SealedCard, grouped_number, parse_expiry
from shoebox.till.drafts import SaleDraft

Seal = Callable[[SaleDraft, str, str], SealedCard]
SIGNS_MAX, EXPIRY_SIGNS_MAX = 23, 7
_TAKES_OUT = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_WRITTEN = frozenset("0123456789 -")


class HiddenField(Field):
    """Shows what is typed while it is typed, and a cover afterwards; typing on the cover begins anew."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint, numbers_only=True, length_max=SIGNS_MAX)
        self.covered, self._hint = False, hint
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setAcceptDrops(False)
        self.edit.installEventFilter(self)
        self._open()

    def set_text(self, said: str) -> None:
        """From the program: what stood there is gone, with every step of undo."""
        self._open()
        self.set_hint(self._hint)
        super().set_text(said)

    def cover(self, said: str) -> None:
        """Put these words in place of what was typed."""
        self.set_text(said)
        self.covered = True
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal)

    def regroup(self) -> None:
        """In groups as on the card, while somebody types at its end."""
        if self.edit.cursorPosition() == len(self.edit.text()):
            self.edit.setText(grouped_number("".join(filter(str.isdigit, self.edit.text()))))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key on the cover takes it off first."""
        if not self.covered or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _TAKES_OUT:
            self.set_text("")
            self.typed.emit("")
            return True
        if event.matches(QKeySequence.StandardKey.Paste) or _writes(event):
            self.set_text("")
        return False

    def _open(self) -> None:
        self.covered = False
        # In this mode Qt copies nothing, takes nothing back by undo, and tells readers dots.
        self.edit.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)


def _writes(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _HELD


class SealedNumber(QObject):
    """Expiry and number of one draft. `sealed` is what the draft carries; `told` fires when that, or the mend, changed.

    `draft` answers what is typed beside it, or None where something can't be read yet.
    """

    told = Signal()

    def __init__(self, parent: QObject, seal: Seal, draft: Callable[[], SaleDraft | None], clock: Clock) -> None:
        super().__init__(parent)
        self._seal, self._draft, self._clock, self._why = seal, draft, clock, ""
        self.sealed: SealedCard | None = None
        self.expiry = Field(tr("Card expires"), placeholder=tr("MM/YY"), numbers_only=True, length_max=EXPIRY_SIGNS_MAX)
        self.field = HiddenField(tr("Card number, for Finance alone"), hint=tr("Sealed as soon as you go on."))
        self.field.typed.connect(self._typed)
        self.field.left.connect(self.leave)

    def clear(self) -> None:
        """Nothing is typed, nothing sealed."""
        self.sealed, self._why = None, ""
        self.field.set_text("")

    def today(self) -> date:
        """The store's date."""
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date()

    def is_good(self) -> bool:
        """Whether the expiry is one, and still to come."""
        return not self.expiry_mend()

    def expiry_mend(self) -> str:
        """What is wrong with the expiry."""
        try:
            parse_expiry(self.expiry.text(), self.today())
        except Refusal as wrong:  # the field is narrow
            return tr("Expired.") if wrong.code == "till.expiry" else tr("As 09/28.")
        return ""

    def show_expiry(self) -> None:
        """A good one as it stands on the card, ``09/28``."""
        digits = "".join(filter(str.isdigit, self.expiry.text()))
        self.expiry.set_text(f"{digits[:2]}/{digits[2:]}")

    def mend(self) -> str:
        """What is wrong with the number, as far as the form knows."""
        return self._why

    def last4(self) -> str:
        """The last four of a sealed number."""
        return self.sealed.last4 if self.sealed is not None else ""

    def take(self) -> None:
        """Enter: seal what is typed; what can't be sealed stays to be mended while the keyboard is in it."""
        typed, draft = self.field.text(), self._draft()
        if self.field.covered or not typed:
            return
        try:
            if draft is None:
                raise Refusal("seal.first")
            self.sealed = self._seal(draft, typed, self.expiry.text())
        except Refusal as wrong:
            is_own = wrong.code.startswith("seal.") and wrong.code != "seal.expiry"
            self._why = sentence_of(wrong if is_own else Refusal("seal.first"))
        else:
            self._why = ""
            self.field.cover(f"•••• {self.sealed.last4}")
            self.field.set_hint(tr("Sealed. Nobody here can read it again."))
        self.told.emit()

    def leave(self) -> None:
        """The keyboard goes elsewhere: sealed, or gone."""
        self.take()
        if not self.field.covered and self.field.text():
            self.field.set_text("")
            self.told.emit()

    def drop_if_other(self) -> None:
        """Slip, amount or brand were changed: what was sealed for the others is worth nothing."""
        draft = self._draft()
        sealed = self.sealed
        if sealed is None:
            return
        same = draft is not None and (sealed.whose.entry_id, sealed.whose.slip, sealed.whose.amount_minor) == (
            draft.entry_id, "".join(filter(str.isdigit, draft.slip)), draft.amount_minor
        )  # fmt: skip
        if draft is None or not same or sealed.brand != draft.brand:
            self.clear()
            self._why = sentence_of(Refusal("seal.other_entry"))

    def _typed(self, said: str) -> None:
        self.sealed, self._why = None, ""
        if self.field.covered:  # something was dropped onto the cover
            self.field.set_text("")
        elif not _WRITTEN.issuperset(said):
            self.field.set_text("")
            self._why = sentence_of(Refusal("seal.stripe"))
            self.told.emit()
        else:
            self.field.regroup()
