"""What a sale's form is made of: fields to type in, labelled segments to choose from, one button. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments

Control = Field | Labelled

TOP_U = 8.5
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def segments_of(control: Control) -> Segments:
    """The segments of a labelled choice."""
    assert isinstance(control, Labelled)
    assert isinstance(control.control, Segments)
    return control.control


def labelled_segments(name: str, choices: tuple[Choice, ...]) -> Labelled:
    """Segments under their label; each segment's name says whose it is, since "Yes" stands on a page twice."""
    made = Segments(name, choices)
    for segment in made.segments:
        segment.setAccessibleName(tr("{0}: {1}", name, segment.choice.said))
    return Labelled(name, made, mend_lines=1)


def takes_tab(widget: QWidget) -> bool:
    """Whether the Tab key may stop there now; of a choice that is made only the chosen segment does."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isEnabled()


def leaves(stop: QWidget) -> tuple[QWidget, ...]:
    """What takes the keyboard within a stop."""
    if isinstance(stop, Field):
        return (stop.edit,)
    return segments_of(stop).segments if isinstance(stop, Labelled) else (stop,)


def is_empty(control: Control) -> bool:
    """Whether nothing is typed or chosen there."""
    return not control.text() if isinstance(control, Field) else segments_of(control).value() is None


def clear(control: Control) -> None:
    """Take out what is typed or chosen, from the program."""
    if isinstance(control, Field):
        control.set_text("")
        control.set_good(False)
    else:
        segments_of(control).choose(None)


class RecordButton(Button):
    """Shift+Enter walks back from it as everywhere, and an Enter that is held down presses nothing."""

    stepped_back = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Record sale"), kind=Kind.FIRST, key="Return", large=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only a plain, fresh Enter presses it."""
        if event.key() not in _ENTERS:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stepped_back.emit()
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)
