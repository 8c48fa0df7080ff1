"""One page with every component in its states, for pictures and for the tests of looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.frame import Frame
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.evidence import Charge, ChargeLine, Comparison, EvidenceHead, Line
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.filter_line import FilterLine
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.meter import Legend, Meter, Part
from shoebox.desk.widgets.nav_list import Place
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.qr_view import QrView
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sparkline import Sparkline
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.tick import Tick
from shoebox.desk.widgets.tile import Tile, TileWall
from shoebox.desk.widgets.timeline import Stand, Step, Timeline
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.money import Money

ROWS = (
    ("risk", "Charged 3 times", "085 Harbour Row", "Visa •• 4417", 25990, "2 d 1 h", "Ann"),
    ("risk", "Charged twice", "031 Mill Lane", "Mastercard •• 0082", 61200, "1 d 22 h", "Nobody"),
    ("waiting", "Never charged", "085 Harbour Row", "Amex •• 1006", 34999, "1 d 20 h", "Ann"),
    ("refused", "No slip for charge", "064 Lower Field", "Visa •• 6641", 20415, "1 d 18 h", "Leo"),
)


class FindingsModel(RowModel[tuple]):
    """What is wrong, where, on which card, how much, how old, whose."""

    def __init__(self, rows=ROWS) -> None:
        super().__init__(
            (
                Column("What is wrong"),
                Column("Store", 17, drop=1),
                Column("Card or order", 18),
                Column("At risk, $", 11, number=True),
                Column("Age", 9, number=True),
                Column("Owner", 9, drop=2),
            ),
            rows,
        )

    def cell(self, row: tuple, column: int) -> Cell:
        meaning = Meaning(row[0])
        if column == 0:
            return Cell(row[1], icon=meaning.icon, icon_ink=meaning.ink, weight=500)
        if column == 3:
            return Cell(text.figure(Money(row[4], "USD")), weight=500)
        return Cell(row[column + 1], ink=Ink.T2)


class EntriesModel(RowModel[tuple]):
    """Today in this book: two lines a row."""

    def __init__(self) -> None:
        super().__init__(
            (Column("", 7), Column(""), Column("", 11, number=True)),
            (
                ("14:33", "ok", "Visa •••• 4417", "Slip 085 100 047", 12995),
                ("14:29", "card", "Mastercard •••• 2208", "Slip 085 100 046", 8450),
                ("14:18", "risk", "Amex •••• 1006", "No approval code", 34999),
                ("14:09", "void", "Visa •••• 5520", "Voided, typed twice", 6241),
            ),
        )

    def cell(self, row: tuple, column: int) -> Cell:
        if column == 0:
            return Cell(row[0], ink=Ink.T3)
        if column == 2:
            return Cell(text.figure(Money(row[4], "USD")), weight=500, struck=row[1] == "void")
        ink = {"risk": Ink.RISK, "ok": Ink.OK}.get(row[1], Ink.T3)
        return Cell(row[2], second=row[3], second_ink=ink, icon=row[1], icon_ink=ink)

    def tint(self, row: tuple) -> Ink | None:
        return Ink.OK_TINT if row[1] == "ok" else None


def gallery() -> Frame:
    """A window like any other, whose page shows everything."""
    frame = Frame(
        "register",
        tr("Register {0}", 2),
        place=tr("Store 085 Harbour Row"),
        nav=(
            Place("queue", tr("Queue"), "queue"),
            Place("approvals", tr("Approvals"), "people"),
            Place("imports", tr("Imports"), "import", group=tr("Reconcile")),
        ),
        nav_foot=tr("Ann Weber, analyst\nProposes up to $500.00"),
    )
    frame.header.set_state(tr("Central is down, saving here"), icon="offline")
    frame.header.set_person("Dana K.")
    frame.header.set_clock("14:32")
    frame.nav.set_count("queue", "1,284")
    playbook = Button(tr("Playbook"), icon="playbook", key="F2", small=True)
    said = tr("**Incident 26-07.** Manual slips since 07:42. **Never key a slip into the till afterwards.**")
    frame.show_banner(Banner(said, icon="siren", button=playbook))
    frame.show_hints(
        (Hint(("Return",), tr("Next")), Hint(("Shift+Return",), tr("Back")), Hint(("F1",), tr("All keys"))),
        tr("Run 14"),
    )
    frame.add_page("queue", Columns(), scrolls=True)
    return frame


class Columns(QWidget):
    """Three columns side by side where there is room, below one another where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(u(2))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom)
        for column in (_entry_column(), _table_column(), _rest_column()):
            self._row.addLayout(column, 1)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        wide = self.width() >= u(190)
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom)


def _entry_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(u(2))
    kinds = Segments(
        tr("Kind of sale"),
        (
            Choice("card", tr("Card slip"), "F5"),
            Choice("cash", tr("Cash"), "F6"),
            Choice("gift", tr("Gift card"), held=tr("Gift cards wait until central is back.")),
        ),
    )
    kinds.choose("card")
    column.addWidget(kinds)
    card = Card(flat=True)
    card.body.addLayout(_fields())
    record = Button(tr("Record sale"), kind=Kind.FIRST, key="Return", large=True)
    record.hold(tr("One thing to mend: last four digits"))
    verdict = Verdict(record)
    verdict.say(tr("One thing to mend: last four digits"), tr("Then the approval code."), Meaning.REFUSED)
    card.set_foot(verdict)
    column.addWidget(card)
    column.addWidget(_buttons())
    done = Card()
    done.body.addWidget(BigAmount(tr("Give back"), "$20.05", tr("Count it into the customer's hand.")))
    column.addWidget(done)
    column.addStretch(1)
    return column


def _fields() -> QGridLayout:
    slip = Field(tr("Slip number"), role=Type.STAT, height_u=8.5, mend_lines=0)
    slip.set_text("085 100 047")
    slip.set_good(True)
    amount = AmountField(tr("Amount, tax included"), "USD", role=Type.AMOUNT, height_u=8.5, mend_lines=0)
    amount.set_money(Money(12995, "USD"))
    again = Field(tr("Last four again"))
    again.set_text("4471")
    again.set_mend(tr("Not 4417 as before. Read the slip again."))
    code = Field(tr("Approval code"), placeholder=tr("From the phone call"))
    code.set_busy(tr("checking"))
    closed = Field(tr("Customer phone"))
    closed.hold(tr("Only for card slips"))
    empty = AmountField(tr("Cash received"), "USD", hint=tr("Or choose one of the round amounts."))
    brand = Segments(tr("Card brand"), (Choice(1, "Visa", "1"), Choice(2, "Mastercard", "2"), Choice(3, "Amex", "3")))
    brand.choose(1)
    grid = QGridLayout()
    grid.setContentsMargins(u(3), u(3), u(3), u(3))
    grid.setHorizontalSpacing(u(2))
    grid.setVerticalSpacing(u(2))
    grid.addWidget(slip, 0, 0)
    grid.addWidget(amount, 0, 1)
    grid.addWidget(Labelled(tr("Card brand"), brand), 1, 0, 1, 2)
    for at, field in enumerate((again, code, closed, empty)):
        grid.addWidget(field, 2 + at // 2, at % 2)
    return grid


def _buttons() -> Card:
    card = Card(tr("Buttons and pills"), hint=tr("all kinds"))
    row = QHBoxLayout()
    row.setSpacing(u(1))
    busy = Button(tr("Save count"), kind=Kind.FIRST)
    busy.busy(tr("Recording"))
    chosen = Button("$80", key="C")
    chosen.choose(True)
    for button in (
        Button(tr("Propose"), kind=Kind.FIRST, key="R"),
        busy,
        chosen,
        Button(tr("Not now"), kind=Kind.QUIET, key="Esc"),
    ):
        row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
    pills = QHBoxLayout()
    pills.setSpacing(u(1))
    for meaning, said in (
        (Meaning.OK, tr("Complete")),
        (Meaning.WAITING, tr("7 to send")),
        (Meaning.REFUSED, tr("2 missing")),
        (Meaning.RISK, tr("3 times")),
        (Meaning.INFO, tr("Working")),
    ):
        pills.addWidget(Pill(said, meaning))
    pills.addStretch(1)
    card.body.addLayout(pills)
    ticks = QHBoxLayout()
    for said, on in ((tr("Imprinter, plate 085 fits"), True), (tr("Pens and a torch"), False)):
        tick = Tick(said)
        tick.setChecked(on)
        ticks.addWidget(tick)
    card.body.addLayout(ticks)
    return card


def _table_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(u(2))
    spark = Sparkline((4, 6, 9, 12, 14), (12, 13, 10, 9, 6))
    column.addWidget(
        StatLine((Stat(tr("Open cases"), "1,284"), Stat(tr("Money at risk"), "$86,412.70", Meaning.RISK)), right=spark)
    )
    line = FilterLine(("state", "age", "money", "store"))
    line.set_filters(("state open", "age over 1 day"))
    line.set_count("318 of 1,284")
    column.addWidget(line)
    table_card = Card(flat=True)
    table = Table(FindingsModel(), name=tr("Findings"))
    table.setFixedHeight(u(23))
    table.choose_row(0)
    table.sorted_by(4, descending=True)
    table_card.body.addWidget(table)
    column.addWidget(table_card)
    steps = (Step(tr("Opened"), "08:55", Stand.DONE), Step(tr("Slips"), tr("2 missing"), Stand.STOPPED))
    more = (Step(tr("Closed"), "", Stand.NOW), Step(tr("Sent")))
    timeline = Card()
    timeline.body.addWidget(Timeline((*steps, *more)))
    column.addWidget(timeline)
    numbers = Card(tr("Slip numbers"), right=Pill(tr("2 missing"), Meaning.REFUSED))
    parts = (
        Part(127, tr("used")),
        Part(2, tr("voided"), Ink.LINE2),
        Part(2, tr("spoiled"), Ink.WAITING_MARK),
        Part(167, tr("unused"), Ink.S3),
        Part(2, tr("missing"), Ink.REFUSED_MARK),
    )
    numbers.body.addWidget(Meter(parts, height_u=1.5))
    numbers.body.addWidget(Legend(parts))
    column.addWidget(numbers)
    stops = Card(flat=True)
    explain, again = Button(tr("Explain"), key="1"), Button(tr("Count again"), key="2")
    first = ActRow(
        tr("2 slip numbers are unaccounted for"), tr("Find the paper."), Meaning.REFUSED, right=explain, first=True
    )
    first.set_chosen(True)
    stops.body.addWidget(first)
    stops.body.addWidget(
        ActRow(tr("Drawer 2 is $20.00 short"), tr("Tolerance is $5.00."), Meaning.WAITING, right=again)
    )
    column.addWidget(stops)
    column.addStretch(1)
    return column


def _rest_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(u(2))
    evidence = Card()
    head = EvidenceHead()
    head.show_finding(
        tr("Charged 3 times"),
        Meaning.RISK,
        ids="F-20418, case 3307",
        figure="$259.90",
        line=tr("goes back to the customer"),
    )
    evidence.body.addWidget(head)
    lines = (Line(tr("Number"), ("085 100 047", "W-2207751")), Line(tr("Amount"), ("$129.95", "$129.59"), differs=True))
    evidence.body.addWidget(Comparison((tr("Slip"), tr("Central order")), lines))
    evidence.body.addWidget(
        ChargeLine(Charge("Thu 15:10", "C-881204", tr("Pays the slip, keep"), "129.95", Meaning.OK))
    )
    back = Charge("Thu 15:10", "C-881207", tr("Same batch, 3 s later"), "129.95", Meaning.RISK, icon="refund")
    evidence.body.addWidget(ChargeLine(back))
    column.addWidget(evidence)
    entries = Card(tr("Today in this book"), hint="Thu 12 Nov", flat=True)
    table = Table(EntriesModel(), name=tr("Entries"), row_u=5.5, heads=False)
    table.setFixedHeight(u(22))
    entries.body.addWidget(table)
    column.addWidget(entries)
    facts = Card(tr("What the report will say"))
    facts.body.addWidget(
        Facts(
            (
                Fact(tr("Card slips, 127"), "$12,402.40"),
                Fact(tr("No approval code, 3"), "$811.97", Meaning.RISK, icon=""),
                Fact(tr("Drawer 1 counted"), tr("exact"), Meaning.OK),
            )
        )
    )
    column.addWidget(facts)
    wall = Card()
    tiles = [Tile(f"{n:03}", tr("Store {0}, up to date", f"{n:03}")) for n in range(1, 9)]
    tiles[2] = Tile("003", tr("Store 003, 63 to come"), Meaning.WAITING, "63")
    tiles[4] = Tile("005", tr("Store 005, silent for 26 hours"), Meaning.WAITING, "26 h", "offline")
    tiles[5] = Tile("006", tr("Store 006, refused"), Meaning.REFUSED, tr("gap"))
    wall.body.addWidget(TileWall(tiles, columns=4))
    code = QHBoxLayout()
    matrix = tuple(tuple((row * column + row) % 3 == 0 for column in range(21)) for row in range(21))
    code.addWidget(QrView(matrix, name=tr("Claim code {0}", "K7QM 4TXN")))
    code.addWidget(Words("K7QM 4TXN", Type.CODE, align=Qt.AlignmentFlag.AlignHCenter), 1)
    wall.body.addLayout(code)
    column.addWidget(wall)
    empty = Card()
    look = Button(tr("Import boxes"))
    empty.body.addWidget(EmptyState("queue", tr("No findings wait"), tr("The last run ended 08:12."), button=look))
    column.addWidget(empty)
    column.addStretch(1)
    return column
