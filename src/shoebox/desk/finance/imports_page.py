"""Imports: boxes of the stores and charges of the central systems, by file, folder or drop. Finance room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from shoebox.desk import text
from shoebox.desk.finance import actions
from shoebox.desk.finance.import_model import ImportModel, Landed, of_box, of_charges
from shoebox.desk.finance.map_sheet import MapSheet
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.session import Session
from shoebox.desk.lanes import Errand
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.charge import BadLine, Odd
from shoebox.domain.charge_map import ChargeMap
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.holdings import BoxResult, ChargesResult, Holdings, Quarantined
from shoebox.handover.charge_maps import Looked

CHARGE_ENDINGS = (".csv", ".xlsx", ".parquet")
LOOKED_AT = (".csv", ".xlsx")  # their columns may be a processor's own


class ImportsPage(Page):
    """Nothing is half-taken: each file is taken, known already, or refused with a sentence."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._errand: Errand | None = None
        self._queue: list[tuple[Path, ...]] = []
        self._sheet: MapSheet | None = None
        self.setAcceptDrops(True)
        self._stats = StatLine()
        self.boxes = Button(tr("Choose boxes"), kind=Kind.FIRST, key=key_of("finance", "choose_boxes", "imports"))
        self.folder = Button(tr("A folder"), key=key_of("finance", "folder", "imports"))
        self.charges = Button(tr("Choose charges"), key=key_of("finance", "charges", "imports"))
        self.stop = Button(tr("Stop"), icon="stop", key=key_of("finance", "stop", "imports"))
        self._line, self._small, self._meter = Words("", Type.H3), Words("", Type.SMALL, Ink.T2), Meter()
        self.model = ImportModel()
        self.table = Table(self.model, name=tr("What came in"), row_u=5.5)
        self._empty = EmptyState(
            "import",
            tr("Drop boxes or charges here"),
            tr("Or choose them above. Nothing is half-taken, and twice is harmless."),
        )
        self._bad = ActRow("", "", Meaning.WAITING, icon="file", first=True)
        self._lay_out()
        self.boxes.acted.connect(self.choose_boxes)
        self.folder.acted.connect(self.choose_folder)
        self.charges.acted.connect(self.choose_charges)
        self.stop.acted.connect(self.stop_safely)
        bind(
            self,
            "finance",
            "imports",
            {
                "choose_boxes": self.choose_boxes,
                "folder": self.choose_folder,
                "charges": self.choose_charges,
                "stop": self.stop_safely,
            },
        )

    def reload(self) -> None:
        """Read what is held."""
        actions.holdings(self._session, self._show_held, self._session.refuse)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "choose_boxes", "imports"),), tr("Choose boxes")),
            Hint((key_of("finance", "folder", "imports"),), tr("A folder of boxes")),
            Hint((key_of("finance", "charges", "imports"),), tr("Choose charges")),
            Hint(("Esc",), tr("Stop safely")),
            Hint(("F1",), tr("All keys")),
        )

    def choose_boxes(self) -> None:
        """Ask for files of boxes."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Boxes"), "", tr("Sealed boxes (*.shoebox *.parcel *.pouch)"))
        self.bring(tuple(Path(name) for name in names))

    def choose_folder(self) -> None:
        """Ask for a folder of boxes, such as a stick."""
        name = QFileDialog.getExistingDirectory(self, tr("A folder of boxes"))
        self.bring((Path(name),) if name else ())

    def choose_charges(self) -> None:
        """Ask for files of charges."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Charges"), "", tr("Charges (*.csv *.xlsx *.parquet)"))
        self.bring(tuple(Path(name) for name in names))

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Take these in: charges by their ending, everything else as boxes. Waits for what is under way."""
        charges = tuple(path for path in paths if path.suffix.lower() in CHARGE_ENDINGS)
        boxes = tuple(path for path in paths if path not in charges)
        self._queue += [group for group in (boxes, *((path,) for path in charges)) if group]
        self._next()

    def stop_safely(self) -> None:
        """Stop; what is taken stays taken, and nothing is half-taken."""
        self._queue.clear()
        if self._errand is not None:
            self._errand.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        if all(url.isLocalFile() for url in event.mimeData().urls()) and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.bring(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls()))

    def _next(self) -> None:
        if self._errand is not None or not self._queue:
            return
        paths = self._queue.pop(0)
        charges = paths[0].suffix.lower() in CHARGE_ENDINGS
        self._busy.show()
        self._line.say(
            tr("Taking in {0}", paths[0].name if len(paths) == 1 else text.many(len(paths), tr("file"), tr("files")))
        )
        self._small.say(tr("Stopping is safe. You can go on working."))
        self._meter.show_share(0, 1)
        self._errand = Errand()  # an inline lane has answered before it hands its errand over
        if charges and paths[0].suffix.lower() in LOOKED_AT:
            actions.look_at_charges(self._session, paths[0], self._looked, self._failed)
            return
        if charges:
            errand = actions.bring_charges(self._session, paths, self._took_charges, self._failed, self._tell)
        else:
            errand = actions.bring_boxes(self._session, paths, self._took_boxes, self._failed, self._tell)
        if self._errand is not None:
            self._errand = errand

    def _looked(self, looked: Looked) -> None:
        """Columns as the contract names them go in at once; others are looked at by a person first."""
        if looked.look.is_contract:
            self._hold(actions.bring_charges(
                self._session, (looked.path,), self._took_charges, self._failed, self._tell
            ))  # fmt: skip
            return
        self._busy.hide()
        self._sheet = MapSheet(self, self._session, looked)
        self._sheet.asked.connect(self._take_mapped)
        self._sheet.closed.connect(self._left_mapping)
        self._sheet.ask()

    def _take_mapped(self, plan: ChargeMap) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.dismiss()
            self._busy.show()
            self._hold(actions.bring_mapped(
                self._session, sheet.path, plan, done=self._took_charges, failed=self._failed, progress=self._tell
            ))  # fmt: skip

    def _left_mapping(self) -> None:
        """Closed without a word: the file is left as it is."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            self._failed(Refusal("map.needed", file=sheet.path.name))

    def _hold(self, errand: Errand) -> None:
        if self._errand is not None:  # an inline lane has answered already
            self._errand = errand

    def _tell(self, *given: object) -> None:
        numbers = [one for one in given if isinstance(one, int)]
        if len(numbers) >= 2:
            self._meter.show_share(numbers[-2], max(numbers[-1], 1), tr("taken in"))
            self._small.say(tr("{0}. Stopping is safe.", text.percent(numbers[-2], numbers[-1])))

    def _took_boxes(self, took: tuple[tuple[BoxResult, ...], int]) -> None:
        results, opened = took
        self._land(tuple(of_box(result) for result in results))
        if opened:
            cases = text.many(opened, tr("new case"), tr("new cases"))
            self._session.said.emit(tr("{0}: two stores or registers did the same thing. See the queue.", cases))

    def _took_charges(self, results: tuple[ChargesResult, ...]) -> None:
        self._land(tuple(of_charges(result) for result in results))

    def _land(self, landed: tuple[Landed, ...]) -> None:
        self.model.show_rows((*landed, *self.model.rows))
        self._settle()
        refused = sum(one.meaning is Meaning.REFUSED for one in landed)
        said = tr("{0} came in.", text.many(len(landed), tr("file"), tr("files")))
        self._session.said.emit(said + (" " + tr("{0} refused, see why.", refused) if refused else ""))
        self._session.changed.emit()
        self._next()

    def _failed(self, error: ShoeboxError) -> None:
        self.model.show_rows((Landed(tr("Not taken in"), sentence_of(error), 0, "", Meaning.REFUSED), *self.model.rows))
        self._settle()
        self._next()

    def _settle(self) -> None:
        self._errand = None
        self._busy.hide()
        self._card.show()
        self._empty.hide()

    def _show_held(self, held: tuple[Holdings, tuple[Quarantined, ...], tuple[BadLine, ...]]) -> None:
        counts, quarantined, bad_lines = held
        is_proved = any(row.is_proved for row in quarantined)  # anybody can send the rest, in any store's name
        refused, loud = (Meaning.REFUSED, Meaning.REFUSED) if is_proved else (Meaning.PLAIN, Meaning.WAITING)
        self._stats.show_stats(
            (
                Stat(tr("Stores"), text.count(counts.stores)),
                Stat(tr("Boxes"), text.count(counts.boxes)),
                Stat(tr("Slips"), text.count(counts.slips)),
                Stat(tr("Charges"), text.count(counts.charges)),
                Stat(tr("Boxes refused"), text.count(counts.quarantined), refused),
            )
        )
        self._aside.setVisible(bool(bad_lines or quarantined))
        if bad_lines:
            # Whether a charge took money decides whether somebody gives it back.
            first = next((one for one in bad_lines if one.column == "status"), bad_lines[0])
            line = tr("{0} could not be read", text.many(len(bad_lines), tr("line"), tr("lines")))
            why = text.retold(first.reason, tuple(Odd))
            place = tr("Kept aside. First: {0}, line {1}: {2}.", first.file, text.count(first.line), why)
            self._bad.say(line, place, Meaning.WAITING, icon="file")
        elif quarantined:
            boxes = text.many(len(quarantined), tr("box is refused"), tr("boxes are refused"))
            worst = max(quarantined, key=lambda row: row.is_proved)
            self._bad.say(boxes, text.retold(worst.sentence), loud)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        head = QHBoxLayout()
        head.setSpacing(u(1))
        head.addWidget(Words(tr("Imports"), Type.H1), 1)
        for button in (self.boxes, self.folder, self.charges):
            head.addWidget(button)
        self._busy = Card()
        top = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._line)
        said.addWidget(self._small)
        top.addLayout(said, 1)
        top.addWidget(self.stop)
        self._busy.body.addLayout(top)
        self._busy.body.addWidget(self._meter)
        self._busy.hide()
        self._card = Card(tr("What came in"), flat=True)
        self._card.body.addWidget(self.table)
        self._card.hide()
        self._aside = Card(flat=True)
        self._aside.body.addWidget(self._bad)
        self._aside.hide()
        column.addLayout(head)
        column.addWidget(self._stats)
        column.addWidget(self._busy)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._aside)
