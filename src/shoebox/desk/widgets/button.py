"""The button: a verb, an object, and its key. Desk widgets."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.keycap import cap_height, cap_width, key_names, paint_cap
from shoebox.desk.widgets.paint import box, mirrored, radius_button, width_of, words


class Kind(StrEnum):
    """How much a button asks for. One FIRST on a page."""

    FIRST = "first"
    NORMAL = "normal"
    QUIET = "quiet"


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
        super().__init__(said.replace("&", "&&"), parent)
        self._kind, self._icon, self._large, self._small = kind, icon, large, small
        self._key = " ".join(key_names(key)) if key else ""
        self._reason, self._mends, self._busy, self._chosen = "", None, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._press)
        self._ring = FocusRing(self, radius_button())
        self._name()

    _mends: QWidget | None

    def say(self, said: str) -> None:
        """Change the words."""
        self.setText(said.replace("&", "&&"))
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

    def choose(self, chosen: bool) -> None:
        """Mark it as the suggestion now taken."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """The words with room at both sides, an icon before and a key behind them."""
        height = u(6) if self._large else u(3.75) if self._small else u(4.5)
        return QSize(self._content_px() + 2 * self._pad(), height)

    def minimumSizeHint(self) -> QSize:
        """A button is never shorter than its words."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, then icon, words and cap, all centred as one."""
        painter = QPainter(self)
        fill, edge, ink = self._inks()
        box(painter, QRectF(self.rect()), fill=fill, edge=edge, radius_px=radius_button())
        left = (self.width() - self._content_px()) / 2
        if self._icon:
            side = u(2.25)
            paint_icon(painter, self._icon, ink, self._placed(left, side, side))
            left += side + u(1)
        font = self._font()
        width = width_of(self._said(), font)
        words(painter, self._placed(left, width, self.height()), self._said(), font, ink, Qt.AlignmentFlag.AlignCenter)
        if self._key:
            cap = self._placed(left + width + u(1), cap_width(self._key, self.font()), cap_height())
            paint_cap(
                painter,
                cap,
                self._key,
                self.font(),
                ink=Ink.T3 if self._reason else Ink.T2,
                on_accent=ink is Ink.ON_ACCENT,
            )

    def _placed(self, left: float, width: float, height: float) -> QRectF:
        rect = QRectF(left, (self.height() - height) / 2, width, height)
        return mirrored(rect, QRectF(self.rect()), self.layoutDirection())

    def _inks(self) -> tuple[Ink | None, Ink | None, Ink]:
        if self._reason or not self.isEnabled():
            return Ink.S2, Ink.LINE, Ink.T3
        strong = self.isDown() or self.underMouse()
        if self._kind is Kind.FIRST:
            shown = Ink.ACCENT_HI if strong else Ink.ACCENT
            return shown, shown, Ink.ON_ACCENT
        if self._chosen:
            return Ink.ACCENT_TINT, Ink.ACCENT, Ink.ACCENT
        if self._kind is Kind.QUIET:
            return (Ink.S2 if strong else None), None, Ink.ACCENT
        return (Ink.S2 if strong else Ink.S1), Ink.LINE2, Ink.T1

    def _font(self) -> QFont:
        role = Type.H3 if self._kind is Kind.FIRST else Type.VALUE
        if self._large:
            return look.font(Type.LARGE, self.font(), weight=role.value.weight)
        return look.font(Type.LABEL if self._small else role, self.font(), weight=role.value.weight)

    def _pad(self) -> int:
        return u(2.5) if self._large else u(1.25) if self._small else u(1.75)

    def _said(self) -> str:
        return self._busy or self.text().replace("&&", "&")

    def _content_px(self) -> int:
        icon = u(2.25) + u(1) if self._icon else 0
        cap = u(1) + cap_width(self._key, self.font()) if self._key else 0
        return icon + width_of(self._said(), self._font()) + cap

    def _name(self) -> None:
        self.setAccessibleName(self._said())
        self.setAccessibleDescription(self._reason or (self._key and f"Key {self._key}"))
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
