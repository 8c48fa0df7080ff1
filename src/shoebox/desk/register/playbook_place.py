"""Which page of the playbook a clerk needs, from where the keyboard is. Register room; looks, changes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.register.sale_page import SalePage
from shoebox.desk.register.sale_ways import CASH, GIFT, PICKUP, RECORDED, REFUND, RESTING, START

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
    if page.place() in {RESTING, START} and page.is_over():  # nothing may be keyed, and central may be up again
        return "central-back"
    return _TOPICS.get(page.place()) or _of_card(page)


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
