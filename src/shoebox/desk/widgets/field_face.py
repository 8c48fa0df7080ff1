"""What a field shows: a label, a framed line, and below it the hint or the way to mend. Desk widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.field_frame import FieldFrame
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.words import Words


class FieldFace(QWidget):
    """A labelled line and what is said below it; who types in it, and how Enter walks, is the field's."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        role: Type = Type.BODY,
        height_u: float = 5,
        secret: bool = False,
        numbers_only: bool = False,
        length_max: int = 120,
        mend_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shows_icons = True  # a form may do so by itself
        self.edit = LineEdit(numbers_only=numbers_only)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(length_max)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        self.frame = FieldFrame(self.edit, role, u(height_u))
        self.label, self.below = Words(label, Type.LABEL, Ink.T2), MendLine(hint, lines=mend_lines)
        self._stack()
        # Only now: shown without a parent they would be windows for a moment, and take the keyboard with them.
        self.label.setVisible(bool(label))
        self.below.setVisible(mend_lines > 0)
        self._listen()
        self.edit.setAccessibleName(label)
        self._describe()

    def text(self) -> str:
        """What stands in it, without the blanks around."""
        return self.edit.text().strip()

    def name(self, said: str) -> None:
        """A name for readers where the visible label is short or absent."""
        self.edit.setAccessibleName(said)

    def name_it(self, said: str) -> None:
        """Change the visible label, and with it the name for readers."""
        self.label.say(said)
        self.edit.setAccessibleName(said)

    def set_hint(self, said: str) -> None:
        """What stands below while nothing is wrong."""
        self.below.hint(said)
        self._describe()

    def set_mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """Say what is wrong and how to mend it; empty means all is well again."""
        if said == self.mend() and (not said or meaning is self.frame.meaning):
            return  # forms say all their mends at every key, and a frame painted anew for nothing costs the next key
        self.below.mend(said, meaning)
        self.frame.meaning = meaning if said else Meaning.PLAIN
        if self.shows_icons:
            self.frame.show_icon("refused" if self.frame.meaning is Meaning.REFUSED else "", Ink.REFUSED_MARK)
        self.frame.update()
        self._describe()

    def is_cut(self) -> bool:
        """Whether the line below says more than it has room for."""
        return self.below.is_cut()

    def tell_at_foot(self) -> None:
        """The foot of its form says in full what is cut below it."""
        self.below.at_foot = True

    def mend(self) -> str:
        """The mend now shown, or nothing."""
        return self.below.said()

    def set_good(self, good: bool) -> None:
        """Show the check of a value that is right. A mend takes it away."""
        if self.shows_icons and not self.mend():
            self.frame.show_icon("check" if good else "", Ink.OK_MARK)

    def set_busy(self, said: str) -> None:
        """Say in the right slot that something is being looked up; typing goes on."""
        self.frame.show_busy(said)

    def hold(self, reason: str) -> None:
        """Close it for this reason, which becomes its hint; empty opens it again."""
        self.edit.setReadOnly(bool(reason))
        self.frame.dress()
        self.set_hint(reason)

    def _stack(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.625))
        for part in (self.label, self.frame, self.below):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.label.setBuddy(self.edit)

    def _listen(self) -> None:
        """What comes of typing is the field's."""

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(self.below.shown())
