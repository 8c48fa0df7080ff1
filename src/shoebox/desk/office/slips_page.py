"""Slips: pads, gaps, spoiled slips, voids and refunds with their reasons. Office room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, u
from shoebox.desk.office import actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import run_words
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.office.page import OfficePage, place_refusal
from shoebox.desk.office.settling import Settling
from shoebox.desk.office.slips_card import SlipsCard
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.day import GapNote, StruckLine
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, figure_text
from shoebox.handover import StoreHouse

SLIP_SIGNS_MAX = 16


class StruckModel(RowModel[StruckLine]):
    """Voids and refunds with the people behind them."""

    def __init__(self, currency: str) -> None:
        amount = Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True)
        super().__init__((Column(tr("Entry"), 9), Column(tr("Reason")), Column(tr("By"), 12), amount))
        self._currency = currency

    def cell(self, row: StruckLine, column: int) -> Cell:
        """Entry, reason, initials, amount."""
        if column == 3:
            return Cell(figure_text(Money(row.amount_minor, self._currency)), weight=500)
        return Cell((text.count(row.seq), row.text, row.by)[column], ink=Ink.T2 if column == 2 else Ink.T1)


class GapsModel(RowModel[GapNote]):
    """Missing numbers and what was said of them."""

    def __init__(self) -> None:
        super().__init__((Column(tr("Missing"), 26), Column(tr("What became of it")), Column(tr("Initials"), 10)))

    def cell(self, row: GapNote, column: int) -> Cell:
        """Numbers, explanation, initials; a gap that nobody explained is refused."""
        if column == 0:
            return Cell(run_words(row.slips), weight=500)
        if not row.explanation:
            return Cell(tr("not explained yet"), ink=Ink.REFUSED, icon="refused") if column == 1 else Cell("")
        return Cell(row.explanation if column == 1 else row.initials)


class SlipsPage(OfficePage):
    """Accounts for paper."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.slips = SlipsCard(key=key_of("office", "explain", "slips"))
        self.gaps = ListCard(tr("Missing numbers"), GapsModel(), none=tr("none"), rows_max=4)
        self.struck = ListCard(tr("Voids and refunds"), StruckModel(house.policy.currency), none=tr("none"), rows_max=8)
        self.first, self.last = (
            Field(
                tr("First number"),
                hint=tr("As printed on its first slip."),
                numbers_only=True,
                length_max=SLIP_SIGNS_MAX,
                mend_lines=2,
            ),
            Field(
                tr("Last number"),
                hint=tr("As printed on its last slip."),
                numbers_only=True,
                length_max=SLIP_SIGNS_MAX,
                mend_lines=2,
            ),
        )
        self.issue_button = Button(tr("Issue pad"), key=key_of("office", "issue", "slips"))
        self.slip = Field(
            tr("Number of the spoiled slip"),
            hint=tr("The paper lies apart."),
            numbers_only=True,
            length_max=SLIP_SIGNS_MAX,
            mend_lines=2,
        )
        self.reason = Field(tr("Why"), hint=tr("Such as: torn, written over."), length_max=200)
        self.spoil_button = Button(tr("Spoil slip"), key=key_of("office", "spoil", "slips"))
        self._settling = Settling(self)
        self._kept = ""
        self._lay_out()
        self._listen()
        acts = {"explain": self._settling.explain, "issue": self._issue, "spoil": self._spoil}
        self.bind_keys("slips", acts)

    def show_day(self, seen: Seen) -> None:
        """The account of the day in view; pads may be issued on any day."""
        self.show_content()
        figures = seen.figures
        self.slips.show_day(seen, held=self.why_not() if seen.is_open else tr("The day is closed."))
        self.slips.setVisible(bool(figures.pads))
        self.gaps.show_rows(figures.gaps)
        self.struck.show_rows(figures.struck)
        self.issue_button.hold(self.why_not())
        self.spoil_button.hold(self.why_not() or ("" if seen.is_open else tr("No day is open.")))
        self._spoil_card.setVisible(seen.is_open)
        self._no_pad.setVisible(not figures.pads and not seen.pads_left)

    def focus_first(self) -> None:
        """The gaps if there are any, else the pad's first number."""
        (self.slips.button if self.slips.button.isVisibleTo(self) else self.first).setFocus()

    def areas(self) -> tuple[QWidget, ...]:
        """Account, pad, spoiled slip, lists."""
        return self.slips.table, self.first, self.slip, self.struck.table

    # -- acts

    def _issue(self) -> None:
        if self.issue_button.held():
            self.issue_button.click()
            return
        self._kept = tr("Pad {0} to {1}", text.slip(self.first.text()), text.slip(self.last.text()))
        self.issue_button.busy(tr("Issuing"))
        ends = (self.first.text(), self.last.text())
        actions.issue_pad(self.lanes, self.house, ends, clerk=self.clerk, done=self._issued, failed=self._not_issued)

    def _issued(self, entry: int) -> None:
        self.issue_button.busy("")
        self.first.set_text("")
        self.last.set_text("")
        self.changed.emit(tr("{0} is issued, entry {1}.", self._kept, entry))
        self.first.setFocus()

    def _not_issued(self, error: ShoeboxError) -> None:
        self.issue_button.busy("")
        place_refusal(error, {"slip.pad": self.last}, self.first)

    def _spoil(self) -> None:
        if self.spoil_button.held():
            self.spoil_button.click()
            return
        self.spoil_button.busy(tr("Saving"))
        self._kept = text.slip(self.slip.text())
        actions.spoil(
            self.lanes, self.house, self.slip.text(), reason=self.reason.text(), clerk=self.clerk,
            done=self._spoiled, failed=self._not_spoiled,
        )  # fmt: skip

    def _spoiled(self, entry: int) -> None:
        self.spoil_button.busy("")
        self.slip.set_text("")
        self.reason.set_text("")
        self.changed.emit(tr("Slip {0} is spoiled, entry {1}. Keep the paper apart.", self._kept, entry))
        self.slip.setFocus()

    def _not_spoiled(self, error: ShoeboxError) -> None:
        self.spoil_button.busy("")
        place_refusal(error, {"till.reason_missing": self.reason, "till.note_long": self.reason}, self.slip)

    # -- wiring

    def _listen(self) -> None:
        for field in (self.first, self.last, self.slip, self.reason):
            field.typed.connect(self._clear)
        self.slips.explain_asked.connect(self._settling.explain)
        self.issue_button.acted.connect(self._issue)
        self.spoil_button.acted.connect(self._spoil)
        self.issue_button.told.connect(self.first.set_mend)
        self.spoil_button.told.connect(self.slip.set_mend)

    def _clear(self, _said: str) -> None:
        for field in (self.first, self.last, self.slip, self.reason):
            field.set_mend("")

    def _lay_out(self) -> None:
        pad_card = _form(tr("Issue a pad"), (self.first, self.last), self.issue_button)
        self._spoil_card = _form(tr("Spoil a slip"), (self.slip, self.reason), self.spoil_button)
        self._no_pad = Card(tr("No pad is issued yet"), hint=tr("Type the first and the last number of the pad."))
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self._no_pad, self.slips, self.gaps, self.struck):
            left.addWidget(part)
        for part in (pad_card, self._spoil_card):
            right.addWidget(part)
        for side in (left, right):
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(u(2))
            side.addStretch(1)
        at_right = QWidget()
        at_right.setLayout(right)
        at_right.setFixedWidth(u(40))
        row = QHBoxLayout(self.content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addLayout(left, 1)
        row.addWidget(at_right)


def _form(title: str, fields: tuple[Field, ...], button: Button) -> Card:
    card = Card(title)
    card.body.setSpacing(u(0.5))
    for field in fields:
        card.body.addWidget(field)
    card.body.addWidget(button)
    return card
