"""Box: the papers of the day closed last, its sealed box onto a stick, custody, and head office's receipts. Office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import actions, paper_actions
from shoebox.desk.office.actions import SealedTo, Seen
from shoebox.desk.office.custody_card import CustodyCard
from shoebox.desk.office.day_timeline import DayTimeline
from shoebox.desk.office.day_words import at, corrections, of_books_before, over_short, slips_words
from shoebox.desk.office.hand_over_desk import HandOverDesk
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.papers import Papers
from shoebox.desk.office.unsealed_sheet import UnsealedSheet, how_old
from shoebox.desk.office.unsent_words import unsent_facts
from shoebox.desk.printing import open_sheet
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.columns import two_columns
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.box import UnsealedDay
from shoebox.domain.day import DayFigures
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.store import ClosedPapers, StoreHouse

PLACE_SIGNS_MAX = 16  # of a folder's name on a button; the whole path is its tool tip


class BoxPage(OfficePage):
    """What is done with a closed day: print, seal, hand over, carry, and hear that it arrived."""

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(house, lanes)
        self.timeline, self._box_no = DayTimeline(), ""
        self._heading, self._sub = Words("", Type.H1), Words("", Type.BODY, Ink.T2)
        self.open_report, self.print_report = _button(tr("Open"), "open_report"), _button(tr("Print"), "")
        self.open_label, self.print_label = _button(tr("Open"), "open_label"), _button(tr("Print"), "print_label")
        self.seal_first, self.seal_to = _button("", "seal", Kind.FIRST), _button(tr("Another place"), "choose")
        self.receipts_button = _button(tr("Take receipts"), "receipts")
        self._of_papers = (self.open_report, self.print_report, self.open_label, self.print_label)
        self._report_row = ActRow(tr("End-of-day report"), right=_pair(self.open_report, self.print_report), first=True)
        self._label_row = ActRow(tr("Box label"), right=_pair(self.open_label, self.print_label))
        self._seal_row = ActRow(tr("Sealed box"), right=_pair(self.seal_first, self.seal_to))
        self.unsealed_button = _button(tr("Seal one of them"), "unsealed")
        self._unsealed_row = ActRow(" ", " ", Meaning.WAITING, right=self.unsealed_button)
        self._receipts_row = ActRow(tr("Receipts of head office"), right=self.receipts_button)
        self.custody = HandOverDesk(self, key=key_of("office", "hand_over", "box"))
        self.chain = CustodyCard(key=key_of("office", "custody_sheet", "box"))
        self.verdict = Verdict()
        self._big, self._facts = BigAmount(tr("Taken"), role=Type.FIGURE), Facts(row_u=3.25)
        self.papers = Papers(self)
        self._name_buttons()
        self._lay_out()
        self._listen()
        self.bind_keys("box", self._acts())

    def show_day(self, seen: Seen) -> None:
        """The box at hand, or those of other registers alone, or that there is none yet."""
        if seen.box is None and not seen.elsewhere:
            self.show_empty(
                "shoebox", tr("No box yet"), tr("A box is there when a day is closed: its papers and its sealed twin."),
                lead=("close", tr("To the close")),
            )  # fmt: skip
            return
        self.show_content()
        for part in self._own_parts:
            part.setVisible(seen.box is not None)
        if seen.box is not None:
            self._show_own(seen, seen.box)
        else:
            self._show_no_own(seen)
        self._show_unsealed(seen)
        self.custody.show_day(seen)
        self.chain.show_boxes(
            (*seen.boxes, *(box for box in seen.elsewhere if box.is_here)),
            (*seen.away, *(box for box in seen.elsewhere if not box.is_here)),
            own=self.house.register,
        )

    def focus_first(self) -> None:
        """What comes next: the stick; with boxes of other registers alone, who takes one."""
        (self.seal_first if self.seal_first.isVisibleTo(self) else self.custody.button).setFocus()

    def areas(self) -> tuple[QWidget, ...]:
        """Timeline, report, label, stick, custody, receipts, the chain."""
        acts = (self.open_report, self.open_label, self.seal_first, self.custody.button, self.receipts_button)
        return self.timeline, *acts, self.chain.table

    def print(self) -> None:
        """Ctrl+P: the report."""
        self.print_report.click()

    # -- what is shown

    def _show_own(self, seen: Seen, box: DayFigures) -> None:
        if self._box_no != box.box_no:  # what was said last is of another box
            self._box_no = box.box_no
            self.verdict.setVisible(False)
        self.papers.make(box.box_no)
        # The box may be yesterday's while a new day is open: then its timeline is that of its own day.
        self.timeline.show_day(replace(seen, figures=box, today=box.day))
        for button in self._of_papers:
            button.hold("")
        self._show_head(seen, box)
        self._show_seal(seen, box)
        self._show_receipts(seen, box)
        self._big.show_amount(text.money(seen.money(box.taken_minor)))
        self._facts.show_facts(_facts(seen, box))

    def _show_no_own(self, seen: Seen) -> None:
        """Before this book's first close: other boxes stand here all the same, and somebody takes them."""
        is_renewed = any(one.register == self.house.register for one in seen.elsewhere)
        why, heading, sub = _no_box_words(is_renewed=is_renewed)
        for button in (*self._of_papers, self.seal_first, self.seal_to, self.receipts_button):
            button.hold(why)
        self._heading.say(heading)
        self._sub.say(sub)

    def _show_head(self, seen: Seen, box: DayFigures) -> None:
        day = text.day(date.fromisoformat(box.day))
        self._heading.say(_stand(seen, box))
        self._sub.say(
            tr("{0}, closed {1} by {2}. Nothing in it can change.", day, at(seen, box.closed_ms), box.closed_by)
        )

    def _show_seal(self, seen: Seen, box: DayFigures) -> None:
        place = Path(seen.last_place).name[:PLACE_SIGNS_MAX]
        self.seal_first.say(tr("Seal to {0}", place) if place else tr("Choose a place"))
        self.seal_to.setVisible(bool(place))
        self.seal_first.setToolTip(seen.last_place)
        for button in (self.seal_first, self.seal_to):
            button.busy("")
            button.hold(self.why_not())
        if box.on_stick:
            said = text.many(box.entries, tr("entry"), tr("entries"))
            self._seal_row.say(tr("Sealed box"), tr("On a stick, {0}.", said), Meaning.OK, icon="ok")
        else:
            self._seal_row.say(tr("Sealed box"), tr("Not on a stick yet. Put one in."), Meaning.WAITING, icon="stick")

    def _show_unsealed(self, seen: Seen) -> None:
        """Older days that nobody sealed: they are never hidden behind the last one."""
        older = self._older(seen)
        self._unsealed_row.setVisible(bool(older))
        self.unsealed_button.hold(self.why_not())
        if older:
            oldest = tr("The oldest is box {0}, {1}.", older[0].box_no, how_old(older[0], seen.today))
            line = (
                tr("One older box is on no stick")
                if len(older) == 1
                else tr("{0} older boxes are on no stick", len(older))
            )
            self._unsealed_row.say(line, oldest, Meaning.WAITING, icon="stick")

    def _older(self, seen: Seen) -> tuple[UnsealedDay, ...]:
        return tuple(one for one in seen.unsealed if seen.box is None or one.day != seen.box.day)

    def _show_receipts(self, seen: Seen, box: DayFigures) -> None:
        self.receipts_button.busy("")
        no_key = tr("Head office's key is not here yet. Operations brings it.")
        self.receipts_button.hold(self.why_not() or ("" if seen.can_take_receipts else no_key))
        arrived = tr("{0} of {1} entries have arrived.", text.count(box.acknowledged), text.count(box.entries))
        done = box.acknowledged >= box.entries
        small = arrived if seen.can_take_receipts or box.acknowledged else f"{arrived} {no_key}"
        meaning = Meaning.OK if done else Meaning.PLAIN
        self._receipts_row.say(tr("Receipts of head office"), small, meaning, icon="ok" if done else "import")

    def _show_papers(self, papers: ClosedPapers) -> None:
        self._report_row.say(tr("End-of-day report"), papers.report.name, Meaning.PLAIN, icon="file")
        self._label_row.say(tr("Box label"), papers.label.name, Meaning.PLAIN, icon="scan")

    # -- acts

    def seal_last(self) -> None:
        """Seal to the place that was used last."""
        self._seal_or_ask("")

    def choose_place(self) -> None:
        """Ask for a stick or a folder, without stopping anything else."""
        self._ask_place("")

    def choose_day(self) -> None:
        """Ask which closed day is sealed, where one was left behind."""
        if self.seen is None or not self._older(self.seen):
            self.said.emit(tr("Every older box is on a stick, or has arrived."))
        elif self.unsealed_button.held():
            self.unsealed_button.click()
        else:
            sheet = UnsealedSheet(self, self.seen.unsealed, self.seen.today)
            sheet.chosen.connect(self._seal_or_ask)
            sheet.ask()

    def _seal_or_ask(self, day: str) -> None:
        """Seal this day, empty for the last one, to the place used last; or ask for one."""
        if self.seen is not None and self.seen.last_place:
            self._seal(day, self.seen.last_place)
        else:
            self._ask_place(day)

    def _ask_place(self, day: str) -> None:
        if self.seal_first.held():
            self.seal_first.click()
            return
        self.ask_folder(tr("Where does the sealed box go?"), partial(self._seal, day), self._last_place())

    def take_receipts(self) -> None:
        """Ask where head office's receipts are."""
        if self.receipts_button.held():
            self.receipts_button.click()
            return
        self.ask_folder(tr("Where are head office's receipts?"), self._take_receipts, self._last_place())

    def _last_place(self) -> str:
        return self.seen.last_place if self.seen is not None else ""

    def open_sheet(self) -> None:
        """Draw the custody sheet of the box under the mark, of whichever register, and open it."""
        box = self.chain.marked()
        if box is not None:
            paper_actions.draw_custody(self.lanes, self.house, box, self._show_sheet, self._no_sheet)

    def _show_sheet(self, path: Path) -> None:
        try:
            open_sheet(path)
        except ShoeboxError as error:
            self._no_sheet(error)
        else:
            self.chain.verdict.say(tr("{0} is open in the viewer.", path.name), "", Meaning.OK)

    def _no_sheet(self, error: ShoeboxError) -> None:
        line, _, small = sentence_of(error).partition(". ")
        self.chain.verdict.say(line, small, Meaning.REFUSED)

    def _seal(self, day: str, folder: str) -> None:
        """Seal this day, empty for the one closed last."""
        if self.seal_first.held():
            self.seal_first.click()
            return
        if not self.seal_first.begin(tr("Sealing")):
            return
        self.seal_to.busy(tr("Sealing"))
        actions.seal(
            self.lanes, self.house, Path(folder), day=day, clerk=self.clerk, done=self._sealed, failed=self._failed
        )

    def _sealed(self, sealed: SealedTo) -> None:
        place = sealed.place
        said = tr("{0} is on {1}", place.name, place.parent.name)
        self.changed.emit(tr("{0}.", said))
        if sealed.plain is None:
            self._tell(said, tr("It is encrypted. Take the stick out and send it on with the box."))
        else:
            self._tell(said, sentence_of(sealed.plain), Meaning.WAITING)

    def _take_receipts(self, folder: str) -> None:
        self.receipts_button.busy(tr("Taking"))
        actions.take_receipts(
            self.lanes, self.house, Path(folder), clerk=self.clerk, done=self._took_receipts, failed=self._failed
        )

    def _took_receipts(self, last_seq: int) -> None:
        said = tr("Head office holds the entries up to {0}.", text.count(last_seq))
        self.changed.emit(said)
        self._tell(said)

    def _failed(self, error: ShoeboxError) -> None:
        if self.seen is not None:
            self.show_day(self.seen)
        if error.code == "carry.others_left":  # the box itself is there, and noted
            self.changed.emit(sentence_of(error).partition(". ")[0] + ".")
        self._say(sentence_of(error), False)

    def _say(self, said: str, good: bool) -> None:
        line, _, small = said.partition(". ")
        self._tell(line, small, Meaning.OK if good else Meaning.REFUSED)

    def _tell(self, line: str, small: str = "", meaning: Meaning = Meaning.OK) -> None:
        """The foot has words only once there is something to say: until then the chain below is nearer."""
        self.verdict.say(line, small, meaning)
        self.verdict.setVisible(True)

    # -- wiring

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "open_report": self.open_report.click,
            "open_label": self.open_label.click,
            "print_label": self.print_label.click,
            "seal": self.seal_last,
            "choose": self.choose_place,
            "unsealed": self.choose_day,
            "receipts": self.take_receipts,
            "hand_over": self.custody.ask,
            "custody_sheet": self.chain.sheet_button.click,
        }

    def _listen(self) -> None:
        self.timeline.leads.connect(self.leads)
        self.papers.made.connect(self._show_papers)
        self.papers.told.connect(self._say)
        self.open_report.acted.connect(self._open_report)
        self.print_report.acted.connect(self._print_report)
        self.open_label.acted.connect(self._open_label)
        self.print_label.acted.connect(self._print_label)
        self.seal_first.acted.connect(self.seal_last)
        self.seal_to.acted.connect(self.choose_place)
        self.unsealed_button.acted.connect(self.choose_day)
        self.receipts_button.acted.connect(self.take_receipts)
        self.chain.sheet_button.acted.connect(self.open_sheet)
        others = (self.seal_first, self.seal_to, self.unsealed_button, self.custody.button, self.receipts_button)
        for button in (*self._of_papers, *others):
            button.told.connect(self._say_held)

    def _print_report(self) -> None:
        self.papers.print("report")

    def _open_report(self) -> None:
        self.papers.open("report")

    def _open_label(self) -> None:
        self.papers.open("label")

    def _print_label(self) -> None:
        self.papers.print("label")

    def _say_held(self, reason: str) -> None:
        self._say(reason, False)

    def _name_buttons(self) -> None:
        names = (
            (self.open_report, tr("Open the report")),
            (self.print_report, tr("Print the report")),
            (self.open_label, tr("Open the box label")),
            (self.print_label, tr("Print the box label")),
        )
        for button, name in names:
            button.setAccessibleName(name)

    def _lay_out(self) -> None:
        left_card = Card(flat=True)
        left_card.setAccessibleName(tr("What is done with a closed day"))
        for row in (
            self._report_row,
            self._label_row,
            self._seal_row,
            self._unsealed_row,
            self.custody.row,
            self.custody.late_row,
            self._receipts_row,
        ):
            left_card.body.addWidget(row)
        left_card.set_foot(self.verdict)
        self.verdict.setVisible(False)
        right_card = Card(tr("What is in it"))
        right_card.body.addWidget(self._big)
        right_card.body.addWidget(self._facts)
        columns = two_columns((left_card,), (right_card,), right_u=41)
        own_rows = (self._report_row, self._label_row, self._seal_row, self._receipts_row)
        at_right = right_card.parentWidget()
        assert at_right is not None, "laid into a column just now"
        self._own_parts: tuple[QWidget, ...] = (self.timeline, *own_rows, at_right)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addWidget(self.timeline)
        column.addSpacing(u(1.5))
        column.addWidget(self._heading)
        column.addWidget(self._sub)
        column.addSpacing(u(1.5))
        column.addWidget(columns)
        column.addSpacing(u(1.5))
        column.addWidget(self.chain)
        column.addStretch(1)


def _no_box_words(*, is_renewed: bool) -> tuple[str, str, str]:
    """Why there is no paper to draw, the heading, and what stands here."""
    if is_renewed:
        return (
            tr("No day was closed in this book yet: it has no box."),
            tr("No box of this book yet"),
            tr("What stands here was closed in the book before, or at the store's other registers."),
        )
    return (
        tr("No day was closed at this register yet: it has no box."),
        tr("No box of this register yet"),
        tr("What stands here are boxes of the store's other registers."),
    )


def _stand(seen: Seen, box: DayFigures) -> str:
    """How far the box is: the paper, wherever its sealed twin has got to."""
    custody = seen.boxes[0] if seen.boxes else None
    if custody is not None and custody.arrival is not None:
        return tr("Box {0} has arrived", box.box_no)
    if custody is not None and not custody.is_here:
        return tr("Box {0} is on its way", box.box_no)
    return tr("Box {0} is sealed", box.box_no) if box.on_stick else tr("Box {0} is closed", box.box_no)


def _button(words: str, act: str, kind: Kind = Kind.NORMAL) -> Button:
    key = key_of("office", act, "box") if act else key_of("office", "print")
    return Button(words, kind=kind, key=key)


def _pair(one: Button, other: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(1))
    row.addWidget(one)
    row.addWidget(other)
    return holder


def _facts(seen: Seen, box: DayFigures) -> tuple[Fact, ...]:
    return (
        Fact(tr("Report number"), f"{box.z_no:04d}"),
        Fact(tr("Seal"), box.seal),
        Fact(tr("Entries"), tr("{0} to {1}", text.count(box.first_seq), text.count(box.last_seq))),
        Fact(tr("Sales"), text.count(box.sales)),
        *of_books_before(replace(seen, figures=box)),
        *corrections(replace(seen, figures=box)),
        Fact(tr("Slips in the box"), slips_words(box)),
        Fact(tr("Over or short"), over_short(seen, box.over_short_minor)),
        Fact(tr("On a stick"), text.many(box.on_stick, tr("entry"), tr("entries"))),
        Fact(tr("Arrived at head office"), text.many(box.acknowledged, tr("entry"), tr("entries"))),
        *unsent_facts(seen),
    )
