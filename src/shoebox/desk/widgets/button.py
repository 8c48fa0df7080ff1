"""The button: a verb, an object, and its key. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button_face import Face, Kind
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.keycap import key_names
from shoebox.desk.widgets.paint import radius_button

__all__ = ["Button", "Kind"]


class Button(QPushButton):
    """A button. Listen to `acted`: it never fires while the button is held or busy.

    Held looks disabled but stays in the Tab order; pressing it says the reason (`told`) and moves to the field that
    would mend it.
    """

    acted = Signal()
    told = Signal(str)

    def __init__(
        self,
        said: str,
        *,
        kind: Kind = Kind.NORMAL,
        key: str = "",
        icon: str = "",
        large: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(said.replace("&", "&&"))  # given above, Qt would look for an icon first, and load all it knows
        self._kind, self._icon, self._large, self._small = kind, icon, large, small
        self._key = " ".join(key_names(key)) if key else ""
        self._mends: QWidget | None = None
        self._reason, self._busy, self._chosen, self._listed = "", "", False, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._press)
        self._ring = FocusRing(self, radius_button())
        self._name()

    def list_it(self) -> None:
        """It stands in a list, as wide as the others: its words begin at the edge, and its key ends at the other."""
        self._listed = True
        self.update()

    def say(self, said: str) -> None:
        """Change the words."""
        words = said.replace("&", "&&")
        if words != self.text():
            self.setText(words)
            self._name()

    def set_key(self, key: str) -> None:
        """Change the key on its cap, where the act behind it changed."""
        said = " ".join(key_names(key)) if key else ""
        if said != self._key:
            self._key = said
            self._name()

    def hold(self, reason: str, mends: QWidget | None = None) -> None:
        """Hold it back for this reason, or release it with an empty one. `mends` is where pressing it leads."""
        if (reason, mends) != (self._reason, self._mends):
            self._reason, self._mends = reason, mends
            self._name()

    def held(self) -> str:
        """Why it is held, or nothing."""
        return self._reason

    def busy(self, said: str) -> None:
        """Show that its work is under way; further presses are dropped. Empty ends it."""
        self._busy = said
        self._name()

    def begin(self, said: str) -> bool:
        """Show that its work begins; False while it is under way. Keys of a form that leads past it ask here."""
        if self._busy:
            return False
        self.busy(said)
        return True

    def is_busy(self) -> bool:
        """Whether its work is under way."""
        return bool(self._busy)

    def choose(self, chosen: bool) -> None:
        """Mark it as the suggestion now taken."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """As its face needs; Qt's least size of a push button is the same, so it is never shorter than its words."""
        return self._face().size(self.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its face, in the state it is in."""
        held, strong = bool(self._reason) or not self.isEnabled(), self.isDown() or self.underMouse()
        area, direction = QRectF(self.rect()), self.layoutDirection()
        self._face().paint(QPainter(self), area, self.font(), direction, held=held, strong=strong, chosen=self._chosen)

    def _face(self) -> Face:
        return Face(self._kind, self._said(), self._key, self._icon, self._large, self._small, self._listed)

    def _said(self) -> str:
        return self._busy or self.text().replace("&&", "&")

    def _name(self) -> None:
        self.setAccessibleName(self._said())
        self.setAccessibleDescription(self._reason or (self._key and tr("Key {0}", self._key)))
        self.setToolTip(self._reason)
        self.updateGeometry()
        self.update()

    def _press(self) -> None:
        if self._busy:
            return
        if not self._reason:
            self.acted.emit()
            return
        announce(self, self._reason)
        self.told.emit(self._reason)
        if self._mends is not None:
            self._mends.setFocus(Qt.FocusReason.OtherFocusReason)
