"""What a store's window shows before it is made: who is at work? Desk; drawn by Qt alone, without a name of ours.

PySide6 makes Python classes of a hundred enumerations as soon as a colour of ours is given to a painter or a key is
named, which is a fifth of a bare window's start. Here nothing is painted and none is named: labels and lines under a
sheet of styles, in the places and colours that the window itself has, so that nobody sees the one follow the other.
What is typed stands in its field at once and goes along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.pin_field import PIN_DIGITS_MAX, STAFF_DIGITS_MAX
from shoebox.desk.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent

    from shoebox.desk.widgets.nav_list import Place

CARD_U = 56  # as the sheet that asks who is at work
KEYS_MAX = 200
_PASSWORD, _ENTERS, _HELD_DOWN = 2, frozenset({0x01000004, 0x01000005}), range(0x01000020, 0x01000027)


class Taken(NamedTuple):
    """What was typed so far: the two fields, which of them has the keyboard, and the keys that wait for the window."""

    number: str
    pin: str
    on_pin: bool
    keys: list[tuple[int, Qt.KeyboardModifier, str]]


class Porch(QFrame):
    """Stands in the whole window until that is made; `leave` tells what was typed."""

    def __init__(self, window: QWidget, title: str, places: Sequence[Place]) -> None:
        super().__init__(window)
        self.setObjectName("porch")
        self._keys: list[tuple[int, Qt.KeyboardModifier, str]] = []
        self.number = self._line(tr("Staff number"), STAFF_DIGITS_MAX)
        self.pin = self._line(tr("PIN"), PIN_DIGITS_MAX)
        self.pin.setProperty("echoMode", _PASSWORD)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._behind(title, places), 0, 0)
        whole.addLayout(_centred(self._card(window)), 0, 0)
        self.setStyleSheet(_styles())
        self.number.setFocus()

    def leave(self) -> Taken:
        """The window is made now: what was typed, as it was typed."""
        taken = Taken(self.number.text(), self.pin.text(), self.pin.hasFocus(), self._keys)
        for line in (self.number, self.pin):
            line.clearFocus()  # or a sheet would give the keyboard back to it, when it is long gone
        self.hide()
        self.deleteLater()
        return taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field takes: Enter walks on to the PIN; all other keys wait, and from then on those after them."""
        if event.key() in _ENTERS and self.number.hasFocus() and not self._keys:
            self.pin.setFocus()
        elif event.key() not in _HELD_DOWN and len(self._keys) < KEYS_MAX:
            self._keys.append((event.key(), event.modifiers(), event.text()))
            for line in (self.number, self.pin):
                line.setReadOnly(True)  # so it leaves its keys to the porch
        event.accept()

    def _line(self, name: str, length_max: int) -> QLineEdit:
        made = QLineEdit(self)
        made.setAccessibleName(name)
        made.setMaxLength(length_max)
        made.setFixedHeight(u(5))
        made.setFont(look.font(Type.BODY, self.font()))
        return made

    def _words(self, said: str, role: Type, name: str, *, weight: int = 0) -> QLabel:
        made = QLabel(said, self)
        made.setFont(look.font(role, self.font(), weight=weight))
        made.setObjectName(name)
        made.setIndent(0)
        if role is not Type.CAP:
            made.setFixedHeight(look.line_height(role, self.font()))
        return made

    def _behind(self, title: str, places: Sequence[Place]) -> QVBoxLayout:
        """Header, nav and foot, under the sheet's shade."""
        column, head, row = QVBoxLayout(), self._strip("head"), QHBoxLayout()
        head.setFixedHeight(u(7))
        row_of = QHBoxLayout(head)
        row_of.setContentsMargins(u(3), 0, u(3), look.LINE_PX)
        row_of.setSpacing(u(1.5))
        mark = self._strip("mark")
        mark.setFixedSize(u(4), u(4))
        row_of.addWidget(mark)
        row_of.addWidget(self._words(title, Type.H3, "title"))
        row_of.addStretch(1)
        column.setSpacing(0)
        column.addWidget(head)
        if places:
            row.addWidget(self._nav(places))
        row.addStretch(1)
        column.addLayout(row, 1)
        foot = self._strip("foot")
        foot.setFixedHeight(u(5))
        column.addWidget(foot)
        return column

    def _nav(self, places: Sequence[Place]) -> QFrame:
        """The pages' words; their icons come with the window."""
        nav = self._strip("nav")
        nav.setFixedWidth(u(26))
        column = QVBoxLayout(nav)
        column.setContentsMargins(u(1.5) + u(4.75), u(1.5), u(1.5), u(1.5))
        column.setSpacing(u(0.25))
        for place in places:
            said = self._words(place.said, Type.VALUE, "place")
            said.setFixedHeight(u(4.5))
            column.addWidget(said)
        column.addStretch(1)
        return nav

    def _strip(self, name: str) -> QFrame:
        made = QFrame(self)
        made.setObjectName(name)
        return made

    def _card(self, window: QWidget) -> QFrame:
        card = self._strip("card")
        card.setFixedWidth(min(u(CARD_U), window.width() - u(4)))
        column = QVBoxLayout(card)
        edge = look.LINE_PX  # which a style's border takes from the room within
        column.setContentsMargins(u(3) - edge, u(2) - edge, u(3) - edge, u(2.5) - edge)
        column.setSpacing(u(1.5))
        head, fields, acts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._words(tr("Who is at work?"), Type.H2, "title"), 1)
        head.addWidget(self._button(tr("Close"), "Esc", "quiet", Type.VALUE))
        fields.setSpacing(u(2))
        fields.addLayout(self._field(tr("Staff number"), self.number), 1)
        fields.addLayout(self._field(tr("PIN"), self.pin), 1)
        acts.addWidget(self._button(tr("Start"), tr("Enter"), "first", Type.H3))
        acts.addStretch(1)
        for part in (head, fields, acts):
            column.addLayout(part)
        return card

    def _field(self, label: str, line: QLineEdit) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(u(0.625))
        column.addWidget(self._words(label, Type.LABEL, "label"))
        column.addWidget(line)
        column.addSpacing(u(0.625) + 2 * look.line_height(Type.SMALL, self.font()) + 1)
        return column

    def _button(self, said: str, key: str, name: str, role: Type) -> QFrame:
        made, cap = self._strip(name), self._words(key, Type.CAP, f"{name}_cap")
        made.setFixedHeight(u(4.5))
        cap.setFixedHeight(u(2.5))
        row = QHBoxLayout(made)
        row.setContentsMargins(u(1.75), 0, u(1.75), 0)
        row.setSpacing(u(1))
        row.addWidget(self._words(said, role, f"{name}_words"))
        row.addWidget(cap)
        return made


def _centred(card: QWidget) -> QVBoxLayout:
    column, row = QVBoxLayout(), QHBoxLayout()
    column.setContentsMargins(0, 0, 0, 1)  # halves of what is left are rounded up here, and down for the sheet
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return column


def _styles() -> str:
    """As the widgets paint themselves that come afterwards. No letters: those are their fonts."""
    line, line2, accent, on_accent = (colour(one).name() for one in (Ink.LINE, Ink.LINE2, Ink.ACCENT, Ink.ON_ACCENT))
    card, words, quiet = (colour(one).name() for one in (Ink.S1, Ink.T1, Ink.T2))
    pad = u(1.5) - 1
    return f"""
#porch {{ background: {_shaded(Ink.S0)}; }}
#head {{ background: {_shaded(Ink.S1)}; border-bottom: 1px solid {_shaded(Ink.LINE)}; }}
#foot {{ background: {_shaded(Ink.S1)}; border-top: 1px solid {_shaded(Ink.LINE)}; }}
#nav {{ background: {_shaded(Ink.S1)}; border-right: 1px solid {_shaded(Ink.LINE)}; }}
#mark {{ background: {_shaded(Ink.ACCENT)}; border-radius: {u(1)}px; }}
#head #title {{ color: {_shaded(Ink.T1)}; }}
#place {{ color: {_shaded(Ink.T2)}; }}
#card {{ background: {card}; border: 1px solid {line2}; border-radius: {u(1.25)}px; }}
#title {{ color: {words}; }}
#label {{ color: {quiet}; }}
QLineEdit {{ background: {card}; color: {words}; border: 1px solid {line2}; border-radius: {u(0.75)}px;
  padding: 0 {pad}px; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 {pad - 1}px; }}
#quiet_words {{ color: {accent}; }}
#quiet_cap {{ color: {quiet}; border: 1px solid {line}; border-bottom: 2px solid {line}; border-radius: {u(0.5)}px;
  padding: 0 {u(0.75) - 1}px; }}
#first {{ background: {accent}; border-radius: {u(0.875)}px; }}
#first_words {{ color: {on_accent}; }}
#first_cap {{ color: {on_accent}; border: 1px solid {on_accent}; border-radius: {u(0.5)}px;
  padding: 0 {u(0.75) - 1}px; }}
"""


def _shaded(ink: Ink) -> str:
    """A colour under the shade of a sheet."""
    below, shade = colour(ink), colour(Ink.SHADE)
    share = shade.alphaF()
    parts = ((below.red(), shade.red()), (below.green(), shade.green()), (below.blue(), shade.blue()))
    return "#" + "".join(f"{round(under * (1 - share) + over * share):02x}" for under, over in parts)
