"""Settles what stops the close, from whichever page it is asked: explains gaps, counts the paper. Office room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from shoebox.desk import text
from shoebox.desk.office import actions
from shoebox.desk.office.actions import PaperDraft
from shoebox.desk.office.day_words import missing_slips, pad_words, twice_words
from shoebox.desk.office.explain_sheet import ExplainSheet
from shoebox.desk.office.lost_sheet import LostSheet
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.paper_sheet import PaperSheet
from shoebox.desk.office.reason_sheet import ReasonSheet
from shoebox.desk.office.shared_card import shared_words
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.day import BookLeft
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.slip import PadsTwice
from shoebox.domain.staff import Signature
from shoebox.domain.ticking import SharedOrder


class Settling(QObject):
    """Belongs to a page and speaks through it."""

    settled = Signal(str)

    def __init__(self, page: OfficePage) -> None:
        super().__init__(page)
        self._page = page
        self._sheet: ExplainSheet | LostSheet | PaperSheet | ReasonSheet | None = None
        self._kept = ""
        self.settled.connect(page.changed)

    def explain(self) -> None:
        """Ask what became of the missing numbers."""
        seen, why_not = self._page.seen, self._page.why_not()
        missing = missing_slips(seen) if seen else ()
        before = seen.figures.before if seen else ()
        lost = next((left for left in before if left.lost and not left.explanation), None)
        if lost is not None and not why_not:
            self._ask_lost(lost)
            return
        if not missing and seen is not None and any(not one.found for one in seen.twice):
            self.pads_twice()
            return
        if why_not or not missing:
            self._page.said.emit(why_not or tr("No slip number is missing."))
            return
        sheet = ExplainSheet(self._page, missing)
        sheet.asked.connect(self._explain)
        self._show(sheet)
        sheet.ask()

    def _ask_lost(self, lost: BookLeft) -> None:
        """What can't be read any more of a damaged book comes first: slips of it may look like gaps."""
        sheet = LostSheet(self._page, lost)
        sheet.asked.connect(self._explain_lost)
        self._show(sheet)
        sheet.ask()

    def count_paper(self, differs: str = "") -> None:
        """Ask how many slips lie in the box; `differs` is what was found wrong before."""
        why_not = self._page.why_not()
        if why_not:
            self._page.said.emit(why_not)
            return
        seen = self._page.seen
        sheet = PaperSheet(self._page, differs=differs, beside=seen.beside if seen is not None else (0, 0))
        sheet.asked.connect(self._count_paper)
        self._show(sheet)
        sheet.ask()

    def pads_twice(self) -> None:
        """Ask somebody in charge what they found of numbers at two registers, the first that nobody spoke of."""
        seen = self._page.seen
        one = next((one for one in seen.twice if not one.found), None) if seen is not None else None
        why_not = self._page.why_not(manager=True, what=tr("A manager says what was found."))
        if why_not or one is None:
            self._page.said.emit(why_not or tr("No number is at two registers."))
            return
        said = tr("Look where the paper lies. Such as: the pad is at register 2; the other was typed wrong.")
        sheet = ReasonSheet(self._page, twice_words(one), said, act=tr("Say so"), label=tr("What was found"))
        sheet.asked.connect(partial(self._say_of_twice, one))
        self._show(sheet)
        sheet.ask()

    def _say_of_twice(self, one: PadsTwice, found: str) -> None:
        self._kept = tr("Said of {0}", pad_words(one.numbers.first, one.numbers.last))
        page = self._page
        actions.say_of_twice(
            page.lanes, page.house, one, found, clerk=page.clerk, done=self._done, failed=self._refused
        )

    def shared_order(self) -> None:
        """Ask somebody in charge what they found of slips on one order number, the first that nobody spoke of."""
        seen = self._page.seen
        one = next((one for one in seen.shared if not one.found), None) if seen is not None else None
        why_not = self._page.why_not(manager=True, what=tr("A manager says what was found."))
        if why_not or one is None:
            self._page.said.emit(why_not or tr("No order has two slips."))
            return
        line, slips = shared_words(one, self._page.house)
        said = tr("Look in the till whose it is. Such as: the order is slip 085 100 101; the other is keyed on Monday.")
        sheet = ReasonSheet(self._page, line, f"{slips} {said}", act=tr("Say so"), label=tr("What was found"))
        sheet.asked.connect(partial(self._say_of_shared, one))
        self._show(sheet)
        sheet.ask()

    def _say_of_shared(self, one: SharedOrder, found: str) -> None:
        self._kept = tr("Said of order {0}", one.order_no)
        page = self._page
        actions.say_of_shared(
            page.lanes, page.house, one, found, clerk=page.clerk, done=self._done, failed=self._refused
        )

    def _show(self, sheet: ExplainSheet | LostSheet | PaperSheet | ReasonSheet) -> None:
        self._sheet = sheet
        sheet.closed.connect(self._gone)

    def _gone(self) -> None:
        self._sheet = None

    def _explain(self, slips: tuple[str, ...], said: tuple[str, str], second: Signature) -> None:
        self._kept = text.many(len(slips), tr("slip number explained"), tr("slip numbers explained"))
        page = self._page
        actions.explain(
            page.lanes,
            page.house,
            slips,
            said=said,
            clerk=page.clerk,
            second=second,
            done=self._done,
            failed=self._refused,
        )

    def _explain_lost(self, said: tuple[str, str], second: Signature) -> None:
        self._kept = tr("What can't be read is explained")
        page = self._page
        actions.explain_lost(
            page.lanes, page.house, said, clerk=page.clerk, second=second, done=self._done, failed=self._refused
        )

    def _count_paper(self, draft: PaperDraft) -> None:
        self._kept = text.many(draft.slips, tr("slip in the box"), tr("slips in the box"))
        page = self._page
        actions.count_paper(
            page.lanes, page.house, draft, clerk=page.clerk, done=self._done, failed=self._refused
        )  # fmt: skip

    def _done(self, entry: int) -> None:
        if isinstance(self._sheet, Sheet):
            self._sheet.dismiss()
        self.settled.emit(tr("{0}, entry {1}", self._kept, entry))

    def _refused(self, error: ShoeboxError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self._page.said.emit(sentence_of(error))
