"""A sheet in which somebody says what is known of something, and stands behind it with initials. Office room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.office.page import place_refusal
from shoebox.desk.office.who_looked import WhoLooked
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError


class SaidSheet(Sheet):
    """Has `reason` and `who`, below what is said of and `more` fields; it stays until the book has answered."""

    def __init__(
        self, over: QWidget, title: str, *, of: Iterable[tuple[str, Ink]], reason: Field, more: tuple[Field, ...] = ()
    ) -> None:
        super().__init__(over, title)
        for words, ink in of:
            self.body.addWidget(Words(words, Type.BODY, ink, wrap=True))
        self.reason, self.who, self._fields = reason, WhoLooked(), (*more, reason)
        self.button = Button(tr("Explain"), kind=Kind.FIRST, key="Return")
        for field in self._fields:
            self.body.addWidget(field)
            field.typed.connect(self._mended)
        self.body.addWidget(self.who)
        self.who.typed.connect(self._mended)
        self.who.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        self.add_act(self.button)

    def ask(self) -> None:
        """Open it with the keyboard in the explanation."""
        self.open(self.reason.edit)

    def send(self, said: tuple[str, str]) -> None:
        """Hand the explanation and its initials on, with all else that was typed."""
        raise NotImplementedError

    def mended_at(self) -> dict[str, Field]:
        """Which field mends what the book refuses, by code; all else is mended at the explanation."""
        return {}

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        if not self.who.refuse(error):
            place_refusal(error, self.mended_at(), self.reason)

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        self.send((self.reason.text(), self.who.initials.text()))

    def _mended(self, _said: str) -> None:
        for field in self._fields:
            field.set_mend("")
