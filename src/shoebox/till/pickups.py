"""Online orders at the counter: handed over once, never charged, or held for a word of Finance. Till room.

The order file says what was ordered and paid; the book says what became of it here. What the store's other registers
handed over is known as far as its office has told; with nobody to tell, a store hands its orders over at one register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shoebox.domain.acts import PickUp
from shoebox.domain.clock import local_time
from shoebox.domain.dates import short_words
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.domain.phone import phone_sought
from shoebox.domain.pickup import (
    GoneOrder,
    Order,
    OrderSeen,
    OrdersFacts,
    PickUpRow,
    PickUpState,
    order_key,
    parse_order_no,
)
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Role, Staff
from shoebox.storage.book import Book, BookView
from shoebox.storage.order_list import FOUND_MAX, OrderList
from shoebox.till.checks import note, refuse_unfit_contact

NAME_SIGNS_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpDraft:
    """One step with one order. ``entry_id`` is minted once per draft; texts are as they were typed."""

    entry_id: str
    clerk: str
    order_no: str
    checked: str = ""  # how the customer proved it, one of the policy's ways
    name: str = ""
    contact: str = ""
    note: str = ""
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FoundOrders:
    """What was found for a text; without a text, the orders that customers wait for."""

    text: str
    orders: tuple[OrderSeen, ...]
    facts: OrdersFacts | None
    held: int


def _nowhere(_key: str) -> GoneOrder | None:
    return None


class PickUps:
    """The orders of one register."""

    def __init__(
        self,
        book: Book,
        policy: Policy,
        staff: Staff,
        orders: OrderList | None,
        *,
        elsewhere: Callable[[str], GoneOrder | None] = _nowhere,
        held: Callable[[str], GoneOrder | None] = _nowhere,
    ) -> None:
        """`elsewhere` knows by its key an order that another register handed over, `held` one that waits there."""
        self._elsewhere, self._held_elsewhere = elsewhere, held
        self._book, self._policy, self._staff, self._orders = book, policy, staff, orders

    # -- looking

    def search(self, text: str) -> FoundOrders:
        """Orders of the file that may be meant, each with its last step, then those held; the hold list for no text."""
        held = tuple(_seen_of(row) for row in self._book.pickups_held())
        plain = text.strip()
        if not plain:
            return FoundOrders(text, held, self._facts(), len(held))
        listed = self._orders.search(plain) if self._orders is not None else ()
        seen = [self._seen(order) for order in listed]
        known = {order_key(one.order.order_no) for one in seen}
        means = _meant(plain)
        waiting = [one for one in held if order_key(one.order.order_no) not in known and means(one.order)]
        return FoundOrders(text, tuple([*seen, *waiting][:FOUND_MAX]), self._facts(), len(held))

    def _seen(self, order: Order) -> OrderSeen:
        key = order_key(order.order_no)
        last, gone = self._book.pickup_of(key), self._elsewhere(key)
        known = gone is not None and gone.register == self._book.register and last is not None
        return OrderSeen(order, last, None if known else gone)

    def _facts(self) -> OrdersFacts | None:
        return self._orders.facts() if self._orders is not None else None

    # -- writing

    def release(self, draft: PickUpDraft) -> PickUpRow:
        """Hand an order of the file over, once. Nothing is charged: it was paid for online.

        Refusals ``pickup.*``; an order that is not in the file needs `release_held`.
        """
        order = self._listed(draft.order_no)
        if order is None:
            raise Refusal("pickup.not_found", order=parse_order_no(draft.order_no))
        if not order.is_paid:
            raise Refusal("pickup.unpaid", order=order.order_no)
        self._refuse_unchecked(draft)
        act = PickUp(
            order_no=order.order_no,
            state=PickUpState.RELEASED,
            name=order.name,
            contact=order.email or order.phone,
            goods=order.goods,
            checked=draft.checked,
            note=note(draft.note),
        )
        return self._write(act, draft, self._refuse_released)

    def hold(self, draft: PickUpDraft) -> PickUpRow:
        """Put an order that is not in the file on the hold list, with whom to call when Finance has found it."""
        order_no = parse_order_no(draft.order_no)
        if self._listed(order_no) is not None:
            raise Refusal("pickup.listed", order=order_no)
        name, contact = note(draft.name, required="pickup.name"), draft.contact.strip()
        if not contact:
            raise Refusal("pickup.contact")
        if len(name) > NAME_SIGNS_MAX:
            raise Refusal("till.note_long", most=NAME_SIGNS_MAX)
        refuse_unfit_contact(contact)
        act = PickUp(order_no=order_no, state=PickUpState.HELD, name=name, contact=contact, note=note(draft.note))
        return self._write(act, draft, self._refuse_known)

    def release_held(self, draft: PickUpDraft) -> PickUpRow:
        """Hand a held order over on Finance's word: a second person, and what Finance said."""
        self._refuse_unchecked(draft)
        return self._settle(draft, PickUpState.RELEASED, of=PickUpState.HELD)

    def end_held(self, draft: PickUpDraft) -> PickUpRow:
        """Take an order off the hold list that is not handed over here: a second person, and why."""
        return self._settle(draft, PickUpState.ENDED, of=PickUpState.HELD)

    def undo(self, draft: PickUpDraft) -> PickUpRow:
        """An order was released by mistake and its goods are back: a second person, and why."""
        return self._settle(draft, PickUpState.UNDONE, of=PickUpState.RELEASED)

    def _settle(self, draft: PickUpDraft, state: PickUpState, *, of: PickUpState) -> PickUpRow:
        said = note(draft.note, required="till.reason_missing")
        key = order_key(parse_order_no(draft.order_no))
        row = self._book.pickup_of(key)
        first = self._book.entry(draft.entry_id)
        if first is None and (row is None or row.state != of):
            raise Refusal("pickup.moved_on", order=draft.order_no)
        assert row is not None, "a step that was saved stands in the book"
        act = PickUp(
            order_no=row.order_no,
            state=state,
            name=row.name,
            contact=row.contact,
            goods=row.goods,
            checked=draft.checked if state is PickUpState.RELEASED else "",
            approver=self._second(draft),
            note=said,
        )

        def still_so(view: BookView, own_key: str) -> None:
            now = view.pickup_of(own_key)
            if now is None or now.seq != row.seq:
                raise Refusal("pickup.moved_on", order=row.order_no)

        return self._write(act, draft, still_so)

    def _write(self, act: PickUp, draft: PickUpDraft, check: Callable[[BookView, str], None]) -> PickUpRow:
        self._staff.by_number(draft.clerk)
        opened, key = self._book.open_day(), order_key(act.order_no)
        if opened is None:
            raise Refusal("till.day_closed")

        def still_good(view: BookView) -> None:
            if view.open_day() != opened:
                raise Refusal("till.day_closed")
            self._refuse_no_incident(view)
            check(view, key)
            if act.state in (PickUpState.RELEASED, PickUpState.HELD):
                self._refuse_gone(act.order_no, key, view)
            if act.state == PickUpState.HELD:
                self._refuse_waiting(act.order_no, key, view)

        entry = self._book.append(act, clerk=draft.clerk, day=opened.day, entry_id=draft.entry_id, check=still_good)
        return self._row(entry)

    def _row(self, entry: Entry) -> PickUpRow:
        row = self._book.pickup(entry.seq)
        assert row is not None, "a step that was saved is in the book"
        return row

    # -- what must be so

    def _refuse_no_incident(self, view: BookView) -> None:
        held = view.incident()
        if held is None or not held.is_on:
            raise Refusal("till.no_incident")

    def _refuse_released(self, view: BookView, key: str) -> None:
        row = view.pickup_of(key)
        if row is not None and row.state == PickUpState.RELEASED:
            when = short_words(local_time(row.wall_ms, row.offset_min))
            raise Refusal(
                "pickup.released", order=row.order_no, entry=row.seq, when=when, who=self._staff.name_of(row.clerk)
            )

    def _refuse_gone(self, order_no: str, key: str, view: BookView) -> None:
        """Refuse what went out at another register (``pickup.released_elsewhere``).

        Of this register's own book before, the store tells too: where the order is known here, what is known counts.
        """
        gone = self._elsewhere(key)
        if gone is not None and not (gone.register == view.register and view.pickup_of(key) is not None):
            when = short_words(local_time(gone.wall_ms, gone.offset_min))
            raise Refusal(
                "pickup.released_elsewhere", order=order_no, register=gone.register, entry=gone.seq, when=when
            )

    def _refuse_known(self, view: BookView, key: str) -> None:
        self._refuse_released(view, key)
        row = view.pickup_of(key)
        if row is not None and row.state == PickUpState.HELD:
            raise Refusal("pickup.held", order=row.order_no, entry=row.seq)

    def _refuse_waiting(self, order_no: str, key: str, view: BookView) -> None:
        """Refuse a second place on a hold list of the store (``pickup.held_elsewhere``)."""
        held = self._held_elsewhere(key)
        if held is not None and held.register != view.register:
            when = short_words(local_time(held.wall_ms, held.offset_min))
            raise Refusal("pickup.held_elsewhere", order=order_no, register=held.register, entry=held.seq, when=when)

    def _refuse_unchecked(self, draft: PickUpDraft) -> None:
        if self._policy.pickup_checks and draft.checked not in self._policy.pickup_checks:
            raise Refusal("pickup.checked")

    def _listed(self, order_no: str) -> Order | None:
        plain = parse_order_no(order_no)
        return self._orders.find(plain) if self._orders is not None else None

    def _second(self, draft: PickUpDraft) -> str:
        if not draft.pin:
            raise Refusal("pickup.second")
        roles = tuple(Role(role) for role in self._policy.void_roles)
        return self._staff.second_person(draft.pin, first=draft.clerk, roles=roles).number


def _seen_of(row: PickUpRow) -> OrderSeen:
    """A held order as the book knows it."""
    order = Order(order_no=row.order_no, name=row.name, phone=row.contact, goods=row.goods)
    return OrderSeen(order, row)


def _meant(text: str) -> Callable[[Order], bool]:
    """Whether a held order may be meant by what was typed: its number, a name, or with whom to call about it."""
    key, wanted, sought = order_key(text), text.casefold(), phone_sought(text)

    def means(order: Order) -> bool:
        contact = order.phone
        if "@" in contact:
            fits = "@" in text and contact.casefold().startswith(wanted)
        else:
            fits = "@" not in text and sought.fits(contact)
        return fits or wanted in order.name.casefold() or bool(key and order_key(order.order_no).startswith(key))

    return means
