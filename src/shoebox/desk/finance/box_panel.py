"""One box beside the list: what its store wrote, what was found here, its way, and what comes next. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.finance import box_words
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.words import Words
from shoebox.domain.archive import BoxState, KeptBox


class BoxPanel(Card):
    """The buttons are the page's to listen to."""

    def __init__(self, session: Session) -> None:
        super().__init__(flat=True)
        self._session = session
        self.setAccessibleName(tr("The chosen box"))
        self._pill, self._register = Pill(""), Words("", Type.SMALL, Ink.T2)
        self._number, self._store = Words("", Type.H2), Words("", Type.BODY, Ink.T2, wrap=True)
        self._facts, self._way = Facts(row_u=4), Words("", Type.SMALL, Ink.T2, wrap=True)
        self.arrive = Button(tr("Take it in"), kind=Kind.FIRST, key=key_of("finance", "take_in", "boxes"))
        self.other_place = Button(tr("Move"), key=key_of("finance", "move", "boxes"))
        self.why = Button(tr("Explain"), key=key_of("finance", "explain", "boxes"))
        self.end = Button(tr("Destroy"), key=key_of("finance", "destroy", "boxes"))
        self.paper = Button(tr("Paper"), small=True, key=key_of("finance", "paper", "boxes"))
        self._fill()

    def show_box(self, box: KeptBox, *, today: str) -> None:
        """Show one box, with the buttons that make sense for it."""
        state = box.state(today)
        meaning, icon = box_words.state_look(state)
        self._pill.show_state(box_words.state_words(state), meaning, icon=icon)
        self._register.say(tr("Register {0}", box.key.register) if box.key.register else "")
        self._number.say(box.key.box_no)
        day = box_words.day_words(box.sent.day) if box.sent is not None else ""
        self._store.say(", ".join(part for part in (box_words.store_words(box), day) if part))
        self._facts.show_facts(box_words.facts(box))
        self._way.say(box_words.way_lines(box, self._session))
        here = box.arrival is not None and box.end is None
        self.arrive.setVisible(state in {BoxState.EXPECTED, BoxState.OVERDUE})
        self.other_place.setVisible(here)
        self.why.setVisible(state in {BoxState.SEAL_DIFFERS, BoxState.COUNT_DIFFERS})
        self.end.setVisible(state is BoxState.DUE)

    def _fill(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, found, way = Part(lined=False), Part(), Part()
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self._register)
        head.body.addLayout(top)
        head.body.addWidget(self._number)
        head.body.addWidget(self._store)
        found.body.addWidget(self._facts)
        title = QHBoxLayout()
        title.addWidget(Words(tr("Its way"), Type.H3), 1)
        title.addWidget(self.paper)
        way.body.addLayout(title)
        way.body.addWidget(self._way)
        for part in (head, found, way):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1.5))
        row.setSpacing(u(1))
        for button in (self.arrive, self.end, self.why, self.other_place):
            row.addWidget(button)
        row.addStretch(1)
        self.set_foot(foot)
