"""The field: a label, a framed line, and below it the hint or the way to mend. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import LINE_PX, Ink, Meaning, Type, u
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.mend_line import MendLine
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words


class FieldFrame(Painted):
    """The painted frame around the line, with room for words at its left and right."""

    def __init__(self, edit: LineEdit, role: Type, height_px: int) -> None:
        super().__init__()
        self.edit, self._role = edit, role
        self.meaning, self.icon, self.icon_ink = Meaning.PLAIN, "", Ink.T3
        self.setFixedHeight(height_px)
        unit = Type.STAT if role in {Type.AMOUNT, Type.FIGURE} else Type.BODY
        self.left, self.right = Words("", unit, Ink.T3, weight=500), Words("", Type.SMALL, Ink.T3)
        self.left.hide()
        self.right.hide()
        row = QHBoxLayout(self)
        pad = u(2) if height_px > u(5) else u(1.5)
        row.setContentsMargins(pad, LINE_PX, pad, LINE_PX)
        row.setSpacing(u(1))
        for part in (self.left, edit, self.right):
            row.addWidget(part, 1 if part is edit else 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(edit)
        self.dress()

    def show_unit(self, said: str) -> None:
        """A unit or a currency at the leading edge."""
        self.left.say(said)
        self.left.show()

    def show_icon(self, name: str, ink: Ink) -> None:
        """A small icon at the trailing edge, such as the check of a good value."""
        self.icon, self.icon_ink = name, ink
        margins = self.layout().contentsMargins()
        pad = u(2) if self.height() > u(5) else u(1.5)
        trailing = pad + (u(2.25) + u(1) if name else 0)
        rtl = self.is_mirrored()
        self.layout().setContentsMargins(
            trailing if rtl else pad, margins.top(), pad if rtl else trailing, margins.bottom()
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a short value."""
        return QSize(u(14), self.height())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow; its layout gives way first."""
        return QSize(u(7), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Set the line's letters anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, ring, icon."""
        painter, area = QPainter(self), self.area()
        bad = self.meaning is Meaning.REFUSED
        idle = self.edit.isReadOnly()
        fill = Ink.REFUSED_TINT if bad else Ink.S2 if idle else Ink.S1
        edge = Ink.REFUSED_MARK if bad else Ink.LINE if idle else Ink.LINE2
        box(painter, area, fill=fill, edge=edge, radius_px=radius_field())
        if bad or self.edit.hasFocus():
            ring(painter, area, radius_field(), Ink.REFUSED_MARK if bad else Ink.ACCENT)
        if self.icon:
            side = u(2.25)
            spot = QRectF(area.width() - side - u(1.5), (area.height() - side) / 2, side, side)
            paint_icon(painter, self.icon, self.icon_ink, mirrored(spot, area, self.layoutDirection()))

    def dress(self) -> None:
        """Letters and colours of the line, after a change of font, palette or state."""
        self.update()
        self.edit.setFont(look.font(self._role, self.font(), weight=self._weight()))
        held = self.edit.isReadOnly()
        palette = self.edit.palette()
        palette.setColor(palette.ColorRole.Text, look.colour(Ink.T3 if held else Ink.T1))
        palette.setColor(palette.ColorRole.PlaceholderText, look.colour(Ink.T3))
        if palette != self.edit.palette():
            self.edit.setPalette(palette)

    def _weight(self) -> int:
        return 500 if self._role in {Type.STAT, Type.CODE, Type.H2} else 0


class Field(QWidget):
    """A labelled line. Enter walks on unless the page has set a mend; Shift+Enter walks back; Esc clears.

    Signals: `typed` the text after the person changed it; `entered` on Enter, before walking; `left` when the focus
    goes. Setting text from the program fires none of them.
    """

    typed = Signal(str)
    entered = Signal()
    left = Signal()

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
        self.walks = True
        self.edit = LineEdit(numbers_only=numbers_only)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(length_max)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        self.frame = FieldFrame(self.edit, role, u(height_u))
        self.label, self.below = Words(label, Type.LABEL, Ink.T2), MendLine(hint, lines=mend_lines)
        self.label.setVisible(bool(label))
        self.below.setVisible(mend_lines > 0)
        self._stack()
        self._listen()
        self.edit.setAccessibleName(label)
        self._describe()

    def text(self) -> str:
        """What stands in it, without the blanks around."""
        return self.edit.text().strip()

    def set_text(self, said: str) -> None:
        """Put text in from the program; no signal."""
        self.edit.setText(said)

    def name(self, said: str) -> None:
        """A name for readers where the visible label is short or absent."""
        self.edit.setAccessibleName(said)

    def set_hint(self, said: str) -> None:
        """What stands below while nothing is wrong."""
        self.below.hint(said)
        self._describe()

    def set_mend(self, said: str, meaning: Meaning = Meaning.REFUSED) -> None:
        """Say what is wrong and how to mend it; empty means all is well again."""
        self.below.mend(said, meaning)
        self.frame.meaning = meaning if said else Meaning.PLAIN
        refused = bool(said) and meaning is Meaning.REFUSED
        self.frame.show_icon("refused" if refused else "", Ink.REFUSED_MARK)
        self._describe()

    def mend(self) -> str:
        """The mend now shown, or nothing."""
        return self.below.said()

    def set_good(self, good: bool) -> None:
        """Show the check of a value that is right. A mend takes it away."""
        if not self.mend():
            self.frame.show_icon("check" if good else "", Ink.OK_MARK)

    def set_busy(self, said: str) -> None:
        """Say in the right slot that something is being looked up; typing goes on."""
        self.frame.right.say(said)
        self.frame.right.setVisible(bool(said))

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
        self.edit.textEdited.connect(self.typed)
        self.edit.cleared.connect(self._cleared)
        self.edit.entered.connect(self._walk)
        self.edit.stepped_back.connect(self._walk_back)
        self.edit.gained.connect(self.frame.update)
        self.edit.lost.connect(self.frame.update)
        self.edit.lost.connect(self.left)

    def _cleared(self) -> None:
        self.typed.emit("")

    def _walk(self) -> None:
        self.entered.emit()
        if self.walks and self.edit.hasFocus() and self.frame.meaning is not Meaning.REFUSED:
            self.focusNextPrevChild(True)

    def _walk_back(self) -> None:
        self.focusNextPrevChild(False)

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(self.below.shown())
