"""Which page of the playbook a clerk needs, from where the keyboard is. Register room; looks, changes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.register.sale_page import SalePage
from shoebox.desk.register.sale_ways import CARD, CASH, GIFT, PICKUP, RECORDED, REFUND, RESTING, START

_TOPICS = {
    CASH: "cash-sale",
    GIFT: "gift-card",
    PICKUP: "pick-up",
    RECORDED: "fix-slip",
    REFUND: "refund",
    RESTING: "start",
    START: "start",
}


def topic_for(page: SalePage) -> str:
    """The name of the page for what is being keyed now."""
    if page.items.is_open():
        return "price-lookup"
    if _is_ending(page):
        return "central-back"
    return _TOPICS.get(page.place()) or _of_card(page)


def _is_ending(page: SalePage) -> bool:
    """Whether the way back to normal is under way: the incident is over, or on with its day closed here and no other.

    An incident ends only once its days are closed, so a register that has closed today's is on that way, or soon is.
    Who keys a slip that was found late, gives money back or hands an order out needs the page on that.
    """
    if page.is_over():
        return not page.takes_late and page.place() in {RESTING, START, RECORDED, CARD, CASH}
    return page.place() == RESTING and page.has_closed_today()


def _of_card(page: SalePage) -> str:
    card = page.card
    if card.declined() or card.check.declined is not None:
        return "declined-card"
    if card.asks_twin():
        return "fix-slip"
    fields: tuple[tuple[QWidget, str], ...] = (
        (card.approval, "approval"),
        (card.imprint, "flat-card"),
        (card.brand, "flat-card"),
        (card.expiry, "flat-card"),
        (card.phone, "declined-later"),
    )
    here = QApplication.focusWidget()
    found = (topic for field, topic in fields if here is not None and (field is here or field.isAncestorOf(here)))
    return next(found, "card-slip")
