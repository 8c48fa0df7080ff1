"""A run of slips that was just drawn: print it, or look at it first. Office room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type
from shoebox.desk.printing import open_sheet, print_sheet
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.slip import Pad


class PrintedSheet(Sheet):
    """The numbers are in the book by now. `told` says what went to the printer."""

    told = Signal(str)

    def __init__(self, over: QWidget, pad: Pad, path: Path) -> None:
        super().__init__(over, tr("Slips {0} to {1}", text.slip(pad.first), text.slip(pad.last)))
        self._path = path
        said = tr(
            "These numbers are this register's now, and are never given out again. Print each sheet once; a slip that "
            "comes out badly is spoiled like any other."
        )
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.verdict = Verdict()
        self.verdict.say(path.name, tr("Cut along the dashes. Black on white paper, at full size."), icon="file")
        self.body.addWidget(self.verdict)
        self.print_button = Button(tr("Print"), kind=Kind.FIRST)
        self.open_button = Button(tr("Open"))
        self.print_button.acted.connect(self._print)
        self.open_button.acted.connect(self._open)
        for button in (self.print_button, self.open_button):
            self.add_act(button)

    def ask(self) -> None:
        """Open it with the keyboard on the printing."""
        self.open(self.print_button)

    def _print(self) -> None:
        self._try(lambda: print_sheet(self._path, self), tr("{0} went to the printer.", self._path.name))

    def _open(self) -> None:
        self._try(self._opened, tr("{0} is open in the viewer.", self._path.name))

    def _opened(self) -> bool:
        open_sheet(self._path)
        return True

    def _try(self, do: Callable[[], bool], said: str) -> None:
        try:
            done = do()
        except ShoeboxError as error:
            line, _, small = sentence_of(error).partition(". ")
            self.verdict.say(line, small, Meaning.REFUSED)
            return
        if done:
            self.verdict.say(said, tr("Esc closes this."), Meaning.OK)
            self.told.emit(said)
