"""What went out at two registers of the store, in words. Office room."""

from __future__ import annotations

from shoebox.desk.text import tr
from shoebox.domain.money import Money
from shoebox.domain.registers import OutTwice, What

SHOWN_MAX = 3


def twice_words(one: OutTwice, currency: str) -> tuple[str, str]:
    """What it is, in a line; where it stands and what to do, in a small one."""
    where = "; ".join(tr("Register {0}, entry {1}", place.register, place.seq) for place in one.places[:SHOWN_MAX])
    if one.what is What.ORDER:
        line = tr("Order {0} was handed over at two registers", one.number)
        return line, tr("{0}. Finance finds it too; tell them what you know.", where)
    if one.what is What.CARD:
        much = Money(one.too_much_minor, currency)
        line = tr("Card •• {0}: slips at two registers pass a limit by {1}", one.number, much)
        return line, tr("{0}. Look whether they are one sale.", where)
    line = tr("Receipt {0}: {1} too much was given back", one.number, Money(one.too_much_minor, currency))
    return line, tr("{0}. Finance finds it too; tell them what you know.", where)


def twice_line(twice: tuple[OutTwice, ...], currency: str) -> str:
    """All of it in one sentence or two; empty where nothing did."""
    if not twice:
        return ""
    line, small = twice_words(twice[0], currency)
    more = tr(" And {0} more.", len(twice) - 1) if len(twice) > 1 else ""
    return f"{line}: {small}{more}"
