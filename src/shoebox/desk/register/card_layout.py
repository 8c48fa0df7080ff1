"""Where the fields of a card slip stand, and the line that says why it is by hand. Register room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from shoebox.desk.look import LINE_PX, Ink, Type, u
from shoebox.desk.register.controls import segments_of
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.paint import rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words

if TYPE_CHECKING:
    from shoebox.desk.register.card_form import CardForm

# Widths of slip and tax, of the last four, and of approval and phone, where the window is wide and where it is narrow.
_TOP_U = ((34, 16.5), (29.5, 14.5))
_LAST4_U, _PHONE_U = (17, 11.5), (22.5, 15.5)
_TIME_U = (17, 11.5)
_AGAIN = 1
# Room around the fields where the window is wide and where it is low: above them, and between their rows.
_ROOM_U = ((2.5, 1), (1, 0.25))


class WhyLine(Painted):
    """A strip over the verdict: a hairline, and why this sale is by hand."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self.words = Words("", Type.BODY, Ink.T2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(u(2.5), u(0.5) + LINE_PX, u(1.5), u(0.5))
        row.setSpacing(u(1))
        row.addWidget(IconView("offline", Ink.T3), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        rule(QPainter(self), 0, 0, self.width())


class CardLayout:
    """Lays a card form's fields out, and gives them less room in a narrow window."""

    def __init__(self, form: CardForm) -> None:
        self._form = form
        self.other_reason = Button(tr("Other reason"), kind=Kind.QUIET, key=key_of("register", "reason", "card"))
        self._why = WhyLine(self.other_reason)
        self._grid = QGridLayout()
        body = form.card.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._inner = inner = QVBoxLayout()
        inner.addLayout(self._top())
        inner.addWidget(form.brand)
        inner.addLayout(self._low())
        inner.addStretch(1)
        body.addLayout(inner, 1)
        body.addWidget(self._why)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fit the fields to the window."""
        at = int(narrow)
        self._form.slip.setFixedWidth(u(_TOP_U[at][0]))
        self._form.second.setFixedWidth(u(_TOP_U[at][1]))
        self._form.time.setFixedWidth(u(_TIME_U[at]))
        form, (above, between) = self._form, _ROOM_U[at]
        self._inner.setContentsMargins(u(2.5), u(above), u(2.5), 0)
        self._inner.setSpacing(u(between))
        self._grid.setVerticalSpacing(u(between))
        first = form.number.expiry if form.number is not None else form.last4
        first.setFixedWidth(max(u(_LAST4_U[at]), first.label.sizeHint().width()))
        for field in (form.approval, form.phone):
            field.setFixedWidth(max(u(_PHONE_U[at]), field.label.sizeHint().width()))

    def fit(self) -> None:
        """Key caps on the questions of the last row where they have room beside the words, in all or in none."""
        form, edge = self._form, u(2)
        asked = [segments_of(one) for one in (form.expiry, form.imprint, form.signature)]
        for one in asked:
            one.bare(bare=False)
        row = (*asked[1:], form.phone)
        wants = sum(one.minimumSizeHint().width() for one in row) + edge * (len(row) - 1)
        bare = wants > form.width() - 2 * self._inner.contentsMargins().left() - 2 * LINE_PX
        for one in asked:
            one.bare(bare=bare)

    def say_reason(self, reason: str, incident: str, more: str = "", *, goods: str = "") -> None:
        """Why by hand, and what else the slip says: the usual goods where it says no more, or since which incident."""
        self.other_reason.say(tr("Other reason") if reason else tr("Say why"))
        untold = tr("**Why by hand?** Once said, it stays for your shift.")
        because = tr("Why by hand: **{0}**", reason) if reason else untold
        since = tr("{0}, from incident {1}", because, incident) if incident and reason else because
        usual = f"{because}  ·  {tr('goods: {0}', goods)}" if goods and reason else since
        self._why.words.say(f"{because}  ·  {more}" if more else usual)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(self._form.slip)
        row.addWidget(self._form.amount, 1)
        row.addWidget(self._form.second)
        return row

    def _with_time(self, field: Field) -> QHBoxLayout:
        """A field of the card, and beside it the slip's own time while that is asked: it has room to spare."""
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(field, 1)
        row.addWidget(self._form.time)
        return row

    def _low(self) -> QGridLayout:
        form, grid = self._form, self._grid
        grid.setHorizontalSpacing(u(2))
        if form.number is not None:
            grid.addWidget(form.number.expiry, 0, 0)
            grid.addLayout(self._with_time(form.number.field), 0, 1, 1, 2)
            grid.addWidget(form.approval, 0, 3)
        else:
            grid.addWidget(form.last4, 0, 0)
            grid.addLayout(self._with_time(form.again), 0, _AGAIN)
            grid.addWidget(form.expiry, 0, 2)
            grid.addWidget(form.approval, 0, 3)
        grid.addWidget(form.imprint, 1, 0, 1, 2)
        grid.addWidget(form.signature, 1, 2)
        grid.addWidget(form.phone, 1, 3)
        grid.setColumnStretch(_AGAIN, 1)
        return grid
