"""Boxes: every box of paper, scanned in, looked up, and at its end destroyed by two. Finance room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import box_actions, box_words
from shoebox.desk.finance.box_model import BoxModel
from shoebox.desk.finance.box_panel import BoxPanel
from shoebox.desk.finance.box_sheets import ArrivalSheet, DestructionSheet
from shoebox.desk.finance.page import Page, with_panel
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.sheet_desk import SheetDesk
from shoebox.desk.finance.sheets import NoteSheet
from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.printing import open_sheet
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.archive import ArrivalDraft, BoxKey, BoxState, How, KeptBox, scanned_box
from shoebox.domain.box import LABEL_SIGNS_MAX
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.staff import Signature

PANEL_U, PANEL_NARROW_U = 52, 44
_WRONG = (BoxState.SEAL_DIFFERS, BoxState.COUNT_DIFFERS)
# What wants hands first stands first.
_ORDER = (
    *_WRONG,
    BoxState.OVERDUE,
    BoxState.DUE,
    BoxState.ARRIVED,
    BoxState.EXPECTED,
    BoxState.STORED,
    BoxState.DESTROYED,
)


class BoxesPage(Page):
    """The scanner's field above the list, the chosen box beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheets = SheetDesk(self, session)
        self._today = ""
        self._wanted: BoxKey | None = None  # to be chosen as soon as it is in the list
        self.stats = StatLine()
        self.scan = Field(
            tr("Box"), placeholder=tr("Scan a label, or type a number"), length_max=LABEL_SIGNS_MAX, mend_lines=1
        )  # fmt: skip
        self.scan.walks = False
        self.model = BoxModel()
        self.table = Table(self.model, name=tr("Boxes"))
        self.panel = BoxPanel(session)
        self._empty = EmptyState("shoebox", tr("No box is known yet"), tr("Import the stores' days, or scan a label."))
        self._lay_out()
        self.scan.entered.connect(self.look_up)
        self.scan.typed.connect(self._mended)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        acts: dict[str, Callable[[], object]] = {
            "take_in": self.take_in, "move": self.ask_place, "explain": self.ask_why, "destroy": self.ask_two,
            "paper": self.write_paper, "scan": self.scan.edit.setFocus,
        }  # fmt: skip
        for button, act in (
            (self.panel.arrive, "take_in"), (self.panel.other_place, "move"), (self.panel.why, "explain"),
            (self.panel.end, "destroy"), (self.panel.paper, "paper"),
        ):  # fmt: skip
            button.acted.connect(acts[act])
        bind(self, "finance", "boxes", acts)

    def reload(self) -> None:
        """Read the boxes again, and let stores know of those that came."""
        box_actions.boxes(self._session, self._show, self._session.refuse)

    def first(self) -> QWidget:
        """The scanner writes here."""
        return self.scan.edit

    def set_width(self, size_class: str) -> None:
        """A narrower panel where there is less room."""
        self.panel.setFixedWidth(u(PANEL_U if size_class == "wide" else PANEL_NARROW_U))

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "take_in", "boxes"),), tr("Take in")),
            Hint((key_of("finance", "move", "boxes"),), tr("Move")),
            Hint((key_of("finance", "explain", "boxes"),), tr("Explain")),
            Hint((key_of("finance", "destroy", "boxes"),), tr("Destroy")),
            Hint(("F1",), tr("All keys")),
        )

    # -- looking up

    def look_up(self) -> None:
        """Go to the box whose label was scanned; one that is expected is taken in at once."""
        said = self.scan.text()
        if said:
            box_actions.find(self._session, said, self._found, self._not_found)

    def _found(self, found: tuple[str, tuple[KeptBox, ...]]) -> None:
        said, boxes = found
        if self.scan.text() == said:  # else the next label is being scanned by now
            self.scan.set_text("")
        if not boxes:
            self._open_arrival(scanned_box(said)[0], None)
            return
        if self.model.find(lambda row: row.key == boxes[0].key) < 0:  # it came in since the list was read
            self._wanted = boxes[0].key
            self.reload()
        self.table.choose(lambda row: row.key == boxes[0].key)
        if len(boxes) > 1:
            self.scan.set_mend(tr("Several registers have a box of this number. Choose one."), Meaning.WAITING)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif boxes[0].arrival is None:
            self._open_arrival(boxes[0].key.box_no, boxes[0])

    def _not_found(self, error: ShoeboxError) -> None:
        self.scan.set_mend(sentence_of(error))

    # -- acts

    def take_in(self) -> None:
        """F4: the chosen box came."""
        box = self._box()
        if box is not None and box.arrival is None:
            self._open_arrival(box.key.box_no, box)

    def ask_place(self) -> None:
        """F7: the chosen box goes somewhere else."""
        box = self._box()
        if box is not None and box.arrival is not None and box.end is None:
            title = tr("Move box {0}", box.key.box_no)
            sheet = NoteSheet(self, title, act=tr("Move"), why=box.place, label=tr("Where it is put"), needed=False)
            self._open(sheet, lambda place: self._do(box_actions.move, box.key, place))

    def ask_why(self) -> None:
        """F9: how a difference came about."""
        box = self._box()
        if box is not None and box.state(self._today) in _WRONG:
            title = tr("Box {0} differs", box.key.box_no)
            why = tr("{0} took it in. Somebody else looks into it and says how it came about.", self._taker(box))
            sheet = NoteSheet(self, title, act=tr("It is explained"), why=why)
            self._open(sheet, lambda note: self._do(box_actions.explain, box.key, note))

    def ask_two(self) -> None:
        """F10: boxes that nobody may ask for any more are destroyed."""
        box, person = self._box(), self._session.person
        if person is not None:
            due = (box,) if box is not None and box.state(self._today) is BoxState.DUE else ()
            sheet = DestructionSheet(self, due, first=person.number, today=self._today)
            sheet.scanned.connect(lambda said: box_actions.find(self._session, said, sheet.add, sheet.refuse))
            sheet.asked.connect(self._destroy)
            self._sheets.open(sheet)

    def write_paper(self) -> None:
        """Ctrl+P: the custody sheet of the chosen box, or the certificate of its end."""
        box, person = self._box(), self._session.person
        if box is not None and person is not None:
            end = box.end.seq if box.end is not None else 0
            box_actions.paper(
                self._session, box.key, end=end, by=person, done=self._written, failed=self._session.refuse
            )  # fmt: skip

    def _open_arrival(self, number: str, box: KeptBox | None) -> None:
        sheet = ArrivalSheet(self, number, box)
        sheet.asked.connect(self._arrive)
        self._sheets.open(sheet)

    def _arrive(self, draft: ArrivalDraft, key: BoxKey | None) -> None:
        person = self._session.person
        if person is not None:
            box_actions.arrive(self._session, draft, key, by=person, done=self._done, failed=self._sheets.refuse)

    def _destroy(self, keys: tuple[BoxKey, ...], how: How, place: str, signers: tuple[Signature, Signature]) -> None:
        box_actions.destroy(
            self._session, keys, how=how, place=place, signers=signers, done=self._destroyed, failed=self._sheets.refuse
        )

    def _do(self, act: Callable[..., None], key: BoxKey, said: str) -> None:
        person = self._session.person
        if person is not None:
            act(self._session, key, said, by=person, done=self._done, failed=self._sheets.refuse)

    def _open(self, sheet: NoteSheet, act: Callable[[str], None]) -> None:
        sheet.asked.connect(act)
        self._sheets.open(sheet)

    def _done(self, box: KeptBox) -> None:
        self._wanted = box.key
        self._finish(tr("Box {0}: {1}.", box.key.box_no, box_words.state_words(box.state(self._today)).lower()))

    def _destroyed(self, place: Path) -> None:
        self._finish(tr("Written down. The certificate is {0}.", place.name))

    def _finish(self, said: str) -> None:
        self._sheets.finish(said)
        self.scan.edit.setFocus()

    def _written(self, place: Path) -> None:
        self._session.said.emit(tr("Written: {0}", place.name))
        try:
            open_sheet(place)
        except Trouble as trouble:
            self._session.refuse(trouble)

    # -- showing

    def _show(self, found: tuple[tuple[KeptBox, ...], str]) -> None:
        boxes, self._today = found
        self._session.tell_stores_of(boxes)
        chosen = self._wanted or (before.key if (before := self._box()) is not None else None)
        self.model.today = self._today
        self.model.show_rows(sorted(boxes, key=lambda box: _ORDER.index(box.state(self._today))))
        self._show_stats(boxes)
        self._body.setVisible(bool(boxes))
        self._empty.setVisible(not boxes)
        if boxes:
            at = self.model.find(lambda row: row.key == chosen)
            self.table.choose_row(max(at, 0))
            if at >= 0:
                self._wanted = None

    def _show_stats(self, boxes: tuple[KeptBox, ...]) -> None:
        states = [box.state(self._today) for box in boxes]
        wrong, due = sum(state in _WRONG for state in states), states.count(BoxState.DUE)
        away, late = states.count(BoxState.EXPECTED), states.count(BoxState.OVERDUE)
        here = len(boxes) - away - late - states.count(BoxState.DESTROYED)
        self.stats.show_stats(
            (
                Stat(tr("Expected"), text.count(away)),
                Stat(tr("Overdue"), text.count(late), Meaning.WAITING if late else Meaning.PLAIN),
                Stat(tr("Here"), text.count(here)),
                Stat(tr("Seal or count differs"), text.count(wrong), Meaning.REFUSED if wrong else Meaning.PLAIN),
                Stat(tr("Due"), text.count(due)),
                Stat(tr("Destroyed"), text.count(states.count(BoxState.DESTROYED))),
            )
        )

    def _chosen(self, box: KeptBox | None) -> None:
        if box is not None:
            self.panel.show_box(box, today=self._today)

    def _opened(self, box: KeptBox) -> None:
        if box.arrival is None:
            self.take_in()

    def _mended(self, _said: str) -> None:
        self.scan.set_mend("")

    def _box(self) -> KeptBox | None:
        row = self.table.row()
        return row if isinstance(row, KeptBox) else None

    def _taker(self, box: KeptBox) -> str:
        return self._session.who(box.arrival.person) if box.arrival is not None else ""

    def _lay_out(self) -> None:
        self._body = with_panel(self.table, self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(1.5))
        top = QHBoxLayout()
        top.setSpacing(u(3))
        top.addWidget(Words(tr("Boxes"), Type.H1), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.scan, 1)
        column.addWidget(self.stats)
        column.addLayout(top)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)
