"""What the columns of a charges file are: chosen by keys, seen at once as charges, kept by name. Finance room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.casework.words import moment_words
from shoebox.desk import text
from shoebox.desk.finance import actions, says
from shoebox.desk.finance.map_model import LABELS, MapModel, Mapped, rows_of
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.charge import BadLine, Charge, Odd
from shoebox.domain.charge_map import NAME_SIGNS_MAX, ChargeMap, DateForm, MoneyForm
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.charge_maps import Looked

WIDTH_U, TABLE_U, ROWS_SAID = 120, 56, 4


class MapSheet(Sheet):
    """`asked` carries the map by which the file is to be taken in; the page closes the sheet then."""

    asked = Signal(object)

    def __init__(self, over: QWidget, session: Session, looked: Looked) -> None:
        super().__init__(over, tr("The columns of {0}", looked.look.name), width_u=WIDTH_U)
        self._session, self._looked = session, looked
        self._columns = dict(looked.plan.columns)
        self.model = MapModel()
        self.table = Table(self.model, name=tr("Columns"), row_u=3.75)
        self.money = _segments(tr("Amounts are written"), (
            (MoneyForm.POINT, "1,234.50"), (MoneyForm.COMMA, "1.234,50"), (MoneyForm.CENTS, tr("123450, in cents")),
        ))  # fmt: skip
        self.dates = _segments(tr("Dates are written"), (
            (DateForm.ISO, "2026-11-12"), (DateForm.DAY_FIRST, "12.11.2026"), (DateForm.MONTH_FIRST, "11/12/2026"),
        ))  # fmt: skip
        self.sign = _segments(tr("A minus in the amount"), ((False, tr("is wrong")), (True, tr("is a refund"))))
        self.zone = Field(tr("Times without a zone are of"), mend_lines=1)
        self.name = Field(tr("Name of this map"), length_max=NAME_SIGNS_MAX, mend_lines=1)
        self.seen = Words("", Type.SMALL, Ink.T1, wrap=True)
        self.verdict = Words("", Type.H3, wrap=True)
        self.button = Button(tr("Take it in"), kind=Kind.FIRST, key="Ctrl+Return")
        for taker in (self.table, self.zone.edit, self.name.edit, self.money, self.dates, self.sign):
            taker.installEventFilter(self)
        self._fill_in(looked.plan)
        self._lay_out()
        self.add_act(self.button)
        self.button.acted.connect(self._ask)
        for segments in (self.money, self.dates, self.sign):
            segments.chosen.connect(self._changed)
        for field in (self.zone, self.name):
            field.typed.connect(self._changed)
        self._changed()

    def ask(self) -> None:
        """Open it with the keyboard on the columns."""
        self.open(self.table)
        missing = next((at for at, row in enumerate(self.model.rows) if row.is_missing), 0)
        self.table.choose_row(missing)

    @property
    def path(self) -> Path:
        """The file that is looked at."""
        return self._looked.path

    def plan(self) -> ChargeMap:
        """The map as it is chosen now."""
        return ChargeMap(
            name=self.name.text().strip(),
            header=self._looked.look.header,
            columns=tuple(self._columns.items()),
            money=MoneyForm(str(self.money.value())),
            dates=DateForm(str(self.dates.value())),
            zone=self.zone.text().strip(),
            minus_is_refund=self.sign.value() is True,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right choose the column of the row, Delete none; Ctrl+Return takes the file in from anywhere."""
        if watched is self.window():
            return super().eventFilter(watched, event)
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if _is_go(event):
            self._ask()
            return True
        if watched is self.table:
            steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._choose("")
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return takes it in, from wherever the keyboard is."""
        if _is_go(event):
            self._ask()
            event.accept()
            return
        super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        row: Mapped | None = self.table.row()
        if row is None:
            return
        taken = {theirs for own, theirs in self._columns.items() if own != row.own}
        free = ["", *(column for column in self._looked.look.header if column and column not in taken)]
        at = free.index(row.theirs) if row.theirs in free else 0
        self._choose(free[(at + step) % len(free)])

    def _choose(self, theirs: str) -> None:
        row: Mapped | None = self.table.row()
        if row is not None:
            self._columns.pop(row.own, None)
            if theirs:
                self._columns[row.own] = theirs
            self._changed()

    def _changed(self, *_given: object) -> None:
        at = max(self.table.currentIndex().row(), 0)
        look = self._looked.look
        self.model.show_rows(rows_of(self._columns, look.header, look.rows))
        self.table.choose_row(at)
        actions.preview_charges(self._session, self._looked, self.plan(), self._show, self._refused)

    def _show(self, read: tuple[Charge | BadLine, ...]) -> None:
        good = sum(isinstance(one, Charge) for one in read)
        self.seen.say("\n".join(map(_line, read[:ROWS_SAID])))
        self.verdict.say(tr("{0} of the first {1} rows are charges.", text.count(good), text.count(len(read))))
        for field in (self.zone, self.name):
            field.set_mend("")
        self.button.hold("" if good else tr("None of the first rows is a charge yet."))

    def _refused(self, error: ShoeboxError) -> None:
        missing = next((row for row in self.model.rows if row.is_missing), None)
        said = sentence_of(error)
        if error.code == "map.column_missing" and missing is not None:
            said = tr("Say which column this is: {0}.", tr(LABELS[missing.own]))
        self.seen.say("")
        self.verdict.say(said)
        self.zone.set_mend(said if error.code == "map.zone" else "")
        self.name.set_mend(said if error.code == "map.name" else "")
        self.button.hold(said)

    def _ask(self) -> None:
        if not self.button.held():
            self.asked.emit(self.plan())

    def _fill_in(self, plan: ChargeMap) -> None:
        self.money.choose(plan.money)
        self.dates.choose(plan.dates)
        self.sign.choose(plan.minus_is_refund)
        self.zone.set_text(plan.zone)
        self.name.set_text(plan.name)

    def _lay_out(self) -> None:
        known = tr("Made before, for the same columns.") if self._looked.is_known else tr("A guess; look at it.")
        how = tr("Left and Right choose a column, Delete takes none.")
        self.body.addWidget(Words(f"{known} {how}", Type.SMALL, Ink.T2))
        right = QVBoxLayout()
        right.setSpacing(u(1))
        for label, segments in (
            (tr("Amounts are written"), self.money), (tr("Dates are written"), self.dates),
            (tr("A minus in the amount"), self.sign),
        ):  # fmt: skip
            right.addWidget(Labelled(label, segments))
        fields = QHBoxLayout()
        fields.setSpacing(u(2))
        fields.addWidget(self.zone, 1)
        fields.addWidget(self.name, 1)
        right.addLayout(fields)
        right.addWidget(self.verdict)
        right.addWidget(self.seen)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(u(3))
        self.table.setFixedWidth(u(TABLE_U))
        self.table.setMinimumHeight(u(54))
        row.addWidget(self.table)
        row.addLayout(right, 1)
        self.body.addLayout(row)


def _is_go(event: QKeyEvent) -> bool:
    is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return is_return and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _segments(name: str, choices: tuple[tuple[object, str], ...]) -> Segments:
    return Segments(name, [Choice(value, said) for value, said in choices])


def _line(read: Charge | BadLine) -> str:
    """A row as it would be taken, or why it would be kept aside."""
    if isinstance(read, BadLine):
        where = tr("{0}: ", tr(LABELS[read.column])) if read.column in LABELS else ""
        return tr("Row {0} is kept aside. {1}{2}", text.count(read.line), where, text.retold(read.reason, tuple(Odd)))
    card = f"{read.card_brand} {read.card_last4}".strip()
    kind = tr("Refund") if read.kind == "refund" else tr("Charge")
    money, when = says.money(read.amount_minor, read.currency), moment_words(read.charged_at, tr)
    return ", ".join(part for part in (f"{kind} {read.charge_id}", money, when, card, read.status) if part)
