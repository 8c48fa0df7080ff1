"""The launcher: three doors into the same data. Desk; opens whatever it is handed, and imports no window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox import __version__
from shoebox.desk.frame import Frame
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import ALL_PAGES, bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.door import Door
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.words import Words

COLUMN_U = 140


@dataclass(frozen=True, slots=True)
class LauncherFacts:
    """What the launcher says: who waits behind each door, and what is known about the data."""

    sentence: str
    register_place: str
    office_place: str
    finance_place: str
    finance_words: str
    stats: tuple[Stat, ...]
    note: str
    pill: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """What to do when a door is opened. `again` starts the demo over; without it there is no such button."""

    register: Callable[[], object]
    office: Callable[[], object]
    finance: Callable[[], object]
    again: Callable[[], object] | None = None


class Launcher(Frame):
    """The first window of the demo."""

    def __init__(self, facts: LauncherFacts, doors: Doors, *, parent: QWidget | None = None) -> None:
        super().__init__("launcher", "Shoebox", place=tr("Demo"), parent=parent)
        self._doors = doors
        self.header.set_state(facts.pill or tr("Nothing here is real"), icon="training")
        self.doors = self._make_doors(facts)
        self.add_page("doors", self._page(facts), scrolls=True)
        acts: dict[str, Callable[[], object]] = {
            "register": doors.register,
            "office": doors.office,
            "finance": doors.finance,
        }
        if doors.again is not None:
            acts["again"] = doors.again
        bind(self, "launcher", ALL_PAGES, acts)
        self.show_hints(_hints(), tr("Version {0}", __version__))
        self.doors[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, step: int) -> None:
        at = next(at for at, door in enumerate(self.doors) if door.hasFocus())
        self.doors[(at + step) % len(self.doors)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_doors(self, facts: LauncherFacts) -> tuple[Door, ...]:
        register = Door(
            "slip",
            tr("Register"),
            tr("A queue at the counter, a pad of slips, no till. Key a sale in seconds."),
            facts.register_place,
            key=key_of("launcher", "register"),
        )
        office = Door(
            "drawer",
            tr("Office"),
            tr("Count blind, account for every slip number, close, seal the box."),
            facts.office_place,
            key=key_of("launcher", "office"),
        )
        finance = Door(
            "queue", tr("Finance"), facts.finance_words, facts.finance_place, key=key_of("launcher", "finance")
        )
        register.clicked.connect(self._doors.register)
        office.clicked.connect(self._doors.office)
        finance.clicked.connect(self._doors.finance)
        for door in (register, office, finance):
            door.walked.connect(self._walk)
        return register, office, finance

    def _page(self, facts: LauncherFacts) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(u(2))
        head = Words(tr("Every sale taken once, every customer charged once."), Type.FIGURE, wrap=True)
        column.addWidget(head)
        column.addWidget(Words(facts.sentence, Type.LEAD, Ink.T2, wrap=True))
        column.addSpacing(u(0.5))
        row = QGridLayout()
        row.setSpacing(u(2))
        for at, door in enumerate(self.doors):
            row.addWidget(door, 0, at)
            row.setColumnStretch(at, 1)
        column.addLayout(row)
        column.addWidget(StatLine(facts.stats, even=True))
        column.addLayout(self._last_line(facts))
        return _centred(column)

    def _last_line(self, facts: LauncherFacts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Words(facts.note, Type.SMALL, Ink.T3, wrap=True), 1)
        if self._doors.again is not None:
            again = Button(tr("Start over"), key=key_of("launcher", "again"), small=True)
            again.acted.connect(self._doors.again)
            row.addWidget(again)
        return row


def _centred(column: QVBoxLayout) -> QWidget:
    inner = QWidget()
    inner.setLayout(column)
    inner.setMaximumWidth(u(COLUMN_U) + 2 * u(1))
    column.setContentsMargins(u(1), u(1), u(1), u(1))
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addStretch(1)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(inner, 1000)
    across.addStretch(1)
    outer.addLayout(across)
    outer.addStretch(1)
    return page


def _hints() -> tuple[Hint, ...]:
    return (
        Hint(("1", "3"), tr("Open"), span=tr("to")),
        Hint(("Left", "Right"), tr("Move")),
        Hint(("Return",), tr("Open")),
        Hint(("F1",), tr("All keys")),
        Hint(("Ctrl+D",), tr("Dark or light")),
    )
