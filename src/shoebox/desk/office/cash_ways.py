"""The ways in which a drawer is touched beside selling: words, keys, and what each one asks for. Office room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.actions import Failed
from shoebox.desk.office.drawer_sheet import DrawerDraft
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.segments import Choice
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Signature
from shoebox.handover.store import StoreHouse

OUT, IN, DROP, CHANGE = "out", "in", "drop", "change"
NO_SALE, CHECK, BANK = "no_sale", "check", "bank"
WAYS = (OUT, IN, DROP, CHANGE, NO_SALE, CHECK, BANK)
_AMOUNTS = frozenset({OUT, IN, DROP, CHANGE, BANK})
_REASONS, _BAGS = frozenset({OUT, IN, NO_SALE}), frozenset({DROP, BANK})


@dataclass(frozen=True, slots=True, kw_only=True)
class CashDraft:
    """What was typed. Empty or 0 where this way does not ask for it."""

    way: str
    amount_minor: int
    reason: str
    bag: str
    second: Signature
    drawer: str | None = None  # None = the only one
    pieces: tuple[tuple[int, int], ...] = ()  # in the bag; empty = its slip is filled in by hand


def asks_amount(way: str) -> bool:
    """Whether money moves, or stays."""
    return way in _AMOUNTS


def asks_reason(way: str) -> bool:
    """Whether it is done for some reason, in a few words."""
    return way in _REASONS


def asks_bag(way: str) -> bool:
    """Whether it goes into a numbered bag, which another person signs for."""
    return way in _BAGS


def reasons(way: str, policy: Policy) -> tuple[str, ...]:
    """The usual reasons, by policy."""
    usual = {OUT: policy.paid_out_reasons, IN: policy.paid_in_reasons, NO_SALE: policy.no_sale_reasons}
    return usual.get(way, ())


def choices() -> tuple[Choice, ...]:
    """Each way with its key."""
    words = {
        OUT: tr("Paid out"),
        IN: tr("Paid in"),
        DROP: tr("Safe drop"),
        CHANGE: tr("Change"),
        NO_SALE: tr("No sale"),
        CHECK: tr("Check"),
        BANK: tr("Bank"),
    }
    return tuple(Choice(way, words[way], key_of("office", way, "cash")) for way in WAYS)


def title_of(way: str) -> str:
    """What is done, as the card's title."""
    titles = {
        OUT: tr("Paid out of the drawer"),
        IN: tr("Paid into the drawer"),
        DROP: tr("Dropped into the safe"),
        CHANGE: tr("Change fetched from the bank"),
        NO_SALE: tr("Drawer opened without a sale"),
        CHECK: tr("Check the drawer"),
        BANK: tr("To the bank, after the count"),
    }
    return titles[way]


def small_of(way: str) -> str:
    """What it does to the drawer."""
    smalls = {
        OUT: tr("Taken out of the drawer for something."),
        IN: tr("Put into the drawer."),
        DROP: tr("Out of the drawer, into the safe. Two sign for it."),
        CHANGE: tr("From the bank, into the drawer."),
        NO_SALE: tr("No money moves. The report counts how often."),
        CHECK: tr("Both figures are kept, and the day goes on."),
        BANK: tr("The rest stays as the next float. Two sign for it."),
    }
    return smalls[way]


def record(
    lanes: Lanes, house: StoreHouse, draft: CashDraft, *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Write it into the book; the answer is the entry's number."""
    lanes.book.ask(lambda: _write(house, draft, clerk), done, failed)


def _write(house: StoreHouse, draft: CashDraft, clerk: str) -> int:
    drawer, own, amount_minor = house.day.drawer, draft.drawer, draft.amount_minor
    if draft.way == OUT:
        return drawer.paid_out(amount_minor=amount_minor, reason=draft.reason, clerk=clerk, drawer=own)
    if draft.way == IN:
        return drawer.paid_in(amount_minor=amount_minor, reason=draft.reason, clerk=clerk, drawer=own)
    if draft.way == CHANGE:
        return drawer.change_fetched(amount_minor=amount_minor, clerk=clerk, drawer=own)
    if draft.way == DROP:
        return drawer.safe_drop(amount_minor=amount_minor, clerk=clerk, drawer=own, **_bagged(draft))
    if draft.way == BANK:
        return drawer.deposit(amount_minor=amount_minor, clerk=clerk, drawer=own, **_bagged(draft)).seq
    return drawer.no_sale(reason=draft.reason, clerk=clerk, drawer=own)


def _bagged(draft: CashDraft) -> dict[str, Any]:
    """What is said of the bag."""
    return {"bag": draft.bag, "second": draft.second, "pieces": draft.pieces}


def open_drawer(
    lanes: Lanes, house: StoreHouse, draft: DrawerDraft, *, clerk: str, done: Callable[[str], None], failed: Failed
) -> None:
    """Open one more drawer, or give one to somebody; the answer is how entries call it."""

    def work() -> str:
        drawer = house.day.drawer
        if draft.drawer is not None:
            drawer.give(drawer=draft.drawer, seller=draft.seller, clerk=clerk)
            return draft.drawer
        return drawer.open_another(float_minor=draft.float_minor, seller=draft.seller, clerk=clerk, second=draft.second)

    lanes.book.ask(work, done, failed)
