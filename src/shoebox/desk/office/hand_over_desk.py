"""Hands a box over: asks in a sheet, has it written down, says what came of it. Office room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.office import actions
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.arrival_words import arrived_at, found_words, meaning_of
from shoebox.desk.office.hand_over_sheet import HandOverSheet
from shoebox.desk.office.page import OfficePage
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.domain.clock import local_time
from shoebox.domain.custody import BoxCustody, HandOverDraft, Way
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Signature


class HandOverDesk(QObject):
    """Belongs to the page Box and speaks through it; `row` and `button` stand among the page's own."""

    handed = Signal(str)

    def __init__(self, page: OfficePage, *, key: str) -> None:
        super().__init__(page)
        self._page = page
        self._sheet: HandOverSheet | None = None
        self.button = Button(tr("Hand over"), key=key)
        self.row = ActRow(tr("Custody"), right=self.button)
        self.late_row = ActRow(" ", " ", Meaning.WAITING)
        self.button.acted.connect(self.ask)
        self.handed.connect(page.changed)

    def show_day(self, seen: Seen) -> None:
        """Where the box closed last is, how many older ones are still here, and which should have arrived."""
        self.button.hold(self._page.why_not())
        self.late_row.setVisible(bool(seen.late))
        if seen.late:
            late = seen.late[0]
            one = tr("Box {0} has not arrived", late.box_no)
            line = one if len(seen.late) == 1 else tr("{0} boxes have not arrived", len(seen.late))
            since = text.moment(local_time((late.last or late.steps[-1]).wall_ms, late.offset_min))
            self.late_row.say(line, tr("{0}, taken by {1}.", since, late.holder), Meaning.WAITING, icon="truck")
        if seen.boxes:
            box, older = seen.boxes[0], len(seen.boxes) - 1
            line, small, icon = _where(box, older=older, beside=sum(one.is_here for one in seen.elsewhere))
            self.row.say(line, small, _meaning(box), icon=icon)
        else:
            here = sum(one.is_here for one in seen.elsewhere)
            is_renewed = any(one.register == self._page.house.register for one in seen.elsewhere)
            line = _any_words(here) if is_renewed else _others_words(here)
            self.row.say(line, tr("Who takes one is written into this book."), icon="shoebox")

    def ask(self) -> None:
        """H: who takes which box where."""
        seen, person = self._page.seen, self._page.person
        boxes = (*seen.boxes, *seen.away, *seen.elsewhere) if seen is not None else ()
        if self.button.held() or seen is None or person is None or not boxes:
            self._page.said.emit(self.button.held() or tr("No box is here."))
            return
        self._sheet = HandOverSheet(
            self._page, boxes, signer=person.name, is_shared=bool(seen.known or len(boxes) > 1 or boxes[0].register)
        )  # fmt: skip
        self._sheet.asked.connect(self._hand_over)
        self._sheet.closed.connect(self._gone)
        self._sheet.ask()

    def _hand_over(self, draft: HandOverDraft, pin: str, second: Signature) -> None:
        page = self._page
        actions.hand_over(
            page.lanes, page.house, draft, signature=(page.clerk, pin),
            second=second if draft.way is Way.INSIDE else None, done=self._done, failed=self._refused,
        )  # fmt: skip

    def _done(self, box: BoxCustody) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        here = self._page.house.register
        own = "" if box.register in ("", here) else here  # a step names nobody where it is who closed the box
        step = max(box.steps, key=lambda one: one.seq_in(own))  # by another clock the last one may be older
        self.handed.emit(tr("Box {0} handed over, entry {1}: {2}.", box.box_no, step.seq_in(own), step.to_place))

    def _refused(self, error: ShoeboxError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self._page.said.emit(sentence_of(error))

    def _gone(self) -> None:
        self._sheet = None


def _others_words(here: int) -> str:
    if not here:
        return tr("Every box of the other registers is on its way")
    one = tr("A box of another register is here")
    return one if here == 1 else tr("{0} boxes of other registers are here", text.count(here))


def _any_words(here: int) -> str:
    """Where some were closed in this register's book before."""
    if not here:
        return tr("Every box is on its way")
    return tr("A box is here") if here == 1 else tr("{0} boxes are here", text.count(here))


def _meaning(box: BoxCustody) -> Meaning:
    if box.arrival is not None:
        return meaning_of(box.arrival)
    return Meaning.PLAIN if box.is_seal_whole else Meaning.REFUSED


def _where(box: BoxCustody, *, older: int, beside: int) -> tuple[str, str, str]:
    """The row's line, its small words and its icon. `beside` are boxes of other registers that are here."""
    waiting = text.many(older, tr("older box waits"), tr("older boxes wait")) if older else ""
    others = text.many(beside, tr("box of another register"), tr("boxes of other registers")) if beside else ""
    more = " ".join(tr("{0} here too.", said) for said in (waiting, others) if said)
    if box.arrival is not None:
        came = tr("{0}: {1}.", arrived_at(box.arrival, box.offset_min), found_words(box.arrival))
        icon = "ok" if box.arrival.is_right else "refused"
        return tr("Arrived at head office"), f"{came} {more}".strip(), icon
    if not box.steps:
        return tr("In this place: {0}", box.place), more or tr("Nobody has taken it yet."), "shoebox"
    since = text.moment(local_time((box.last or box.steps[-1]).wall_ms, box.offset_min))
    small = tr("{0}, taken by {1}.", since, box.holder)
    line = tr("In this place: {0}", box.place) if box.is_here else tr("On its way: {0}", box.place)
    return line, f"{small} {more}".strip(), "shoebox" if box.is_here else "truck"
