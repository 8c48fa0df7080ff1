"""Where a clerk is on the register's page: keying in one of the ways, or before what says why nothing can be keyed.

Register room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register.sale_ways import CARD, CASH, FORMS, GIFT, PICKUP, REFUND, RESTING, START, SaleWays
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.handover.store import StoreHouse

if TYPE_CHECKING:
    from shoebox.desk.register.card_form import CardForm
    from shoebox.desk.register.drill_desk import DrillDesk
    from shoebox.desk.register.items_desk import ItemsDesk
    from shoebox.desk.register.sale_ways import Form
    from shoebox.desk.register.today_panel import TodayPanel


class SalePlaces(SaleWays):
    """Goes from way to way and back. A draft that was begun is never put aside, whatever ends meanwhile."""

    panel: TodayPanel
    drill: DrillDesk
    items: ItemsDesk

    def __init__(self, house: StoreHouse, lanes: Lanes, slip: CardForm) -> None:
        super().__init__(house, lanes, slip)
        self._kinds = Segments(tr("What to key"), _kinds())
        self._put_off = False  # the start of manual sales, until somebody wants it

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The page itself looks the same with the keyboard and without; Qt would paint all of it anew."""

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """As above."""

    def _open(self, way: str) -> None:
        if self._rests():
            self._settle_place()
            return
        self._kinds.choose(way)
        form = self._form(way)
        self._show(form)
        form.focus_first()

    def _show(self, shown: QWidget) -> None:
        self.setFocus()  # or hiding the form would send the keyboard into the list, which chooses a row then
        self._stack.setCurrentWidget(next(place for place, (_, way) in self._ways.items() if way is shown))

    def begun(self) -> bool:
        """Whether a sale or anything else is begun that must end under the policy it was begun under."""
        forms = any(form.begun() or form.sending() for form in self._forms.values())
        return forms or self.items.begun() or (self.place() == START and self.start.begun())

    def _rests(self) -> bool:
        stopped = self._today is not None and (not self._today.day or not self._may_sell(self._today))
        begun = self.items.begun() or any(form.begun() for form in self._forms.values())
        return not self.clerk or (stopped and not begun)

    def _settle_place(self) -> None:
        """Show why nothing can be keyed, or go back to keying when that is over. A draft is never put aside."""
        if self._rests():
            self._show_why()
        elif self.place() in (RESTING, START):
            self._kinds.show()
            self.panel.setVisible(not self.drill.is_shown())
            self._open(self._way_on_show())

    def _show_why(self) -> None:
        """The reason nothing can be keyed, alone on the page, with what ends it."""
        starts = bool(self.clerk) and self._today is not None and not self._may_sell(self._today)
        if not self.clerk:
            self.resting.show_nobody()
        elif starts:
            self.resting.show_no_incident(self._found_late())
        else:
            self.resting.show_day_closed(self.closed_today())
        self._kinds.hide()
        is_start = starts and not self._put_off
        self.panel.setVisible(not is_start)
        if not is_start:
            self._show(self.resting)
            self.resting.focus_first()
        elif self.place() != START:  # else somebody is typing there
            self._show(self.start)
            self.start.begin(self._house.name_of(self.clerk))
            self.start.focus_first()

    def _start_now(self, *, is_late: bool = False) -> None:
        """Somebody wants the four steps after all, or has a slip that was found late."""
        self._put_off, self.takes_late = is_late, is_late
        self._settle_place()

    def _start_later(self) -> None:
        self._put_off = True
        self._settle_place()

    def _way_on_show(self) -> str:
        """The way of keying that was gone to last; a card slip where that is none."""
        way = str(self._kinds.value() or CARD)
        return way if way in FORMS else CARD

    def _form_on_show(self) -> Form:
        return self._form(self._way_on_show())

    def _form_at_work(self) -> Form:
        return next((form for form in self._forms.values() if form.sending()), self._form_on_show())

    def _empty_forms(self) -> None:
        for form in self._forms.values():
            form.start(self._house.till.new_id(), self.clerk)

    def _empty_one(self) -> None:
        form = self._form_on_show()
        form.start(self._house.till.new_id(), self.clerk)
        form.focus_first()


def _kinds() -> tuple[Choice, ...]:
    return (
        Choice(CARD, tr("Card slip"), key_of("register", "card")),
        Choice(CASH, tr("Cash"), key_of("register", "cash")),
        Choice(REFUND, tr("Refund"), key_of("register", "refund")),
        Choice(PICKUP, tr("Pick-up"), key_of("register", "pickup")),
        Choice(GIFT, tr("Gift"), key_of("register", "gift")),
    )
