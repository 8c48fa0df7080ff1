"""The ways of keying a sale, and what is shown instead of them: each made when first gone to. Register room."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from shoebox.desk.lanes import Lanes
from shoebox.desk.register.card_form import CardForm
from shoebox.desk.register.resting_view import RestingView
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.domain.clock import local_time
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Today

if TYPE_CHECKING:
    from shoebox.desk.incident.start_page import StartPage
    from shoebox.desk.register.cash_form import CashForm
    from shoebox.desk.register.correct_desk import CorrectDesk
    from shoebox.desk.register.gift_view import GiftView
    from shoebox.desk.register.items_page import ItemsPage
    from shoebox.desk.register.pickup_desk import PickUpDesk
    from shoebox.desk.register.pickup_form import PickUpForm
    from shoebox.desk.register.recorded_view import RecordedView
    from shoebox.desk.register.refund_form import RefundForm

    Form = CardForm | CashForm | RefundForm | PickUpForm
    Way = Form | GiftView | RecordedView | RestingView | StartPage | ItemsPage

CARD, CASH, REFUND, PICKUP, GIFT = "card", "cash", "refund", "pickup", "gift"
ITEMS, RECORDED, RESTING, START = "items", "recorded", "resting", "start"
PICKUP_DESK, CORRECT_DESK = "pickup desk", "correct desk"
FORMS = frozenset({CARD, CASH, REFUND, PICKUP})
F = TypeVar("F", bound="Form")
W = TypeVar("W", bound="Way")


class SaleWays(QWidget):
    """A stack of ways. The card slip stands ready; any other is made, and loaded, when it is first asked for.

    `hear` is told of each, by its name. The `card_slip` is made before, in a turn of the loop that is its own.
    """

    def __init__(self, house: StoreHouse, lanes: Lanes, slip: CardForm) -> None:
        super().__init__()
        self._house, self._lanes, self.clerk = house, lanes, ""
        self._today: Today | None = None
        self.takes_late = False  # slips of an incident that is over, one day long
        self._narrow = False
        self.sure: Callable[[Callable[[], object], Callable[[], object] | None], None] = _at_once
        self._stack = QStackedWidget()
        self._forms: dict[str, Form] = {}  # those that are there
        self._ways: dict[QWidget, tuple[str, Way]] = {}  # by what lies in the stack for them
        self.card = self._put_form(CARD, slip)
        self.resting = self._put(RESTING, RestingView())

    def hear(self, name: str, way: Any) -> None:
        """Listen to a way that was just made."""
        raise NotImplementedError

    @cached_property
    def cash(self) -> CashForm:
        """Cash."""
        from shoebox.desk.register.cash_form import CashForm

        return self._put_form(CASH, CashForm(self._house.policy, self._house.clock))

    @cached_property
    def refund(self) -> RefundForm:
        """Money back."""
        from shoebox.desk.register.refund_form import RefundForm

        form = RefundForm(self._house.policy, self._house.clock, self._house.store)
        if self._today is not None:
            form.hint_slip(self._today.next_slip)
        return self._put_form(REFUND, form)

    @cached_property
    def pickups(self) -> PickUpDesk:
        """Online orders."""
        from shoebox.desk.register.pickup_desk import PickUpDesk

        desk = PickUpDesk(self, self._house, self._lanes, self.make_sure)
        self._put_form(PICKUP, desk.form)
        self.hear(PICKUP_DESK, desk)
        return desk

    @cached_property
    def corrections(self) -> CorrectDesk:
        """Sales of closed days that were keyed wrong."""
        from shoebox.desk.register.correct_desk import CorrectDesk

        desk = CorrectDesk(self, self._house, self._lanes)
        self.hear(CORRECT_DESK, desk)
        return desk

    def ask_code_10(self) -> None:
        """Ctrl+0: something is odd about the card at hand, the one just recorded, or the one money goes back to."""
        from shoebox.desk.register.approval_sheet import ApprovalSheet, call_about

        place = self.place()
        if place in {CARD, ITEMS}:
            self.card.call(suspicious=True)
            return
        row = self.recorded.row if place == RECORDED else self.refund.found_row() if place == REFUND else None
        ApprovalSheet(self, call_about(row, self._house.policy, self._house.merchant_no), suspicious=True).open()

    def ask_correction(self) -> None:
        """Ctrl+F9: find a sale of a closed day, and say what its paper says."""
        if self.clerk:
            self.make_sure(self._correct)

    def _correct(self) -> None:
        self.corrections.ask(self.clerk)

    @cached_property
    def gift(self) -> GiftView:
        """Why no gift card is taken."""
        from shoebox.desk.register.gift_view import GiftView

        return self._put(GIFT, GiftView())

    @cached_property
    def recorded(self) -> RecordedView:
        """What was recorded last."""
        from shoebox.desk.register.recorded_view import RecordedView

        view = RecordedView(self._house.policy.currency, practice=self._house.book.training)
        view.set_narrow(narrow=self._narrow)
        return self._put(RECORDED, view)

    @cached_property
    def start(self) -> StartPage:
        """The start of manual sales."""
        from shoebox.desk.incident.start_page import StartPage

        page = StartPage(self._house, self._lanes)
        return self._put(START, page, scrolled(page))

    def make_sure(self, do: Callable[[], object], otherwise: Callable[[], object] | None = None) -> None:
        """Do it once it is certain who is at work, as the window sees to; `otherwise` where it never is."""
        self.sure(do, otherwise)

    def way(self) -> Way:
        """What is shown."""
        return self._ways[self._stack.currentWidget()][1]

    def place(self) -> str:
        """The name of what is shown."""
        return self._ways[self._stack.currentWidget()][0]

    def is_over(self) -> bool:
        """Whether an outage was here, and is over."""
        incident = self._today.incident if self._today is not None else None
        return incident is not None and not incident.is_on

    def has_closed_today(self) -> bool:
        """Whether somebody is at work, an incident is on, and the day of this date, which had sales, is closed."""
        return bool(self.closed_today())

    def closed_today(self) -> str:
        """That day, ISO 8601: of this date, or one begun the evening before its own; empty where none is closed."""
        today, clock = self._today, self._house.clock
        if not self.clerk or today is None or today.day or today.incident is None or today.last is None:
            return ""
        now = local_time(clock.wall_ms(), clock.offset_min()).date().isoformat()
        return today.last.day if today.last.day >= now else ""

    def there(self) -> frozenset[str]:
        """The names of what is made."""
        return frozenset(name for name, _ in self._ways.values())

    def _may_sell(self, today: Today) -> bool:
        return today.incident is not None and (today.incident.is_on or self.takes_late)

    def _found_late(self) -> str:
        """The incident that is over, where a slip of it may be taken into the day that is open."""
        today = self._today
        return today.incident.number if today is not None and today.day and today.incident is not None else ""

    def _put(self, name: str, way: W, place: QWidget | None = None) -> W:
        """Take a way, or what scrolls it, into the stack."""
        place = place or way
        self._ways[place] = name, way
        self._stack.addWidget(place)
        self.hear(name, way)
        return way

    def _put_form(self, name: str, form: F) -> F:
        """Take a form in, empty and under the name of who is at work."""
        self._forms[name] = self._put(name, form)
        form.start(self._house.till.new_id(), self.clerk)
        return form

    def _form(self, way: str) -> Form:
        if way == CARD:
            return self.card
        if way == CASH:
            return self.cash
        return self.refund if way == REFUND else self.pickups.form


def card_slip(house: StoreHouse) -> CardForm:
    """The way that stands ready."""
    return CardForm(house.policy, house.clock, merchant_no=house.merchant_no, seal=house.till.seal)


def _at_once(do: Callable[[], object], _otherwise: Callable[[], object] | None) -> None:
    do()
