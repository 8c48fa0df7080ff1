"""A finding's facts in words and numbers: how strongly each speaks, and by what the second story lost. Finance room."""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.casework.words import card_words
from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.text import tr
from shoebox.desk.widgets.bit_bars import BitRow, bits_text
from shoebox.domain.case import CaseView
from shoebox.domain.evidence import SlipView
from shoebox.domain.weights import BIT, FACTS, Duel, Strength, Weighed, strength

Slips = Mapping[str, SlipView]
_ID_SHOWN_MAX = 18
_TIMES_SAID_MAX = 1_000_000
_LABELS = {
    "amount": "The amount",
    "card": "The card",
    "store": "The store",
    "written": "Approval code, slip number",
    "moment": "Its moment",
    "prior": "Before any fact",
}
_WORDS = {
    Strength.NOTHING: "nothing",
    Strength.LITTLE: "little",
    Strength.CLEAR: "clear",
    Strength.STRONG: "strong",
    Strength.VERY_STRONG: "very strong",
}
_FOR = {
    Strength.NOTHING: "says nothing",
    Strength.LITTLE: "says a little for it",
    Strength.CLEAR: "speaks clearly for it",
    Strength.STRONG: "speaks strongly for it",
    Strength.VERY_STRONG: "speaks very strongly for it",
}
_AGAINST = {
    Strength.NOTHING: "says nothing",
    Strength.LITTLE: "says a little against it",
    Strength.CLEAR: "speaks clearly against it",
    Strength.STRONG: "speaks strongly against it",
    Strength.VERY_STRONG: "speaks very strongly against it",
}


def said_of(value_mb: int) -> str:
    """``+12.3 bits, speaks strongly for it``."""
    how = _AGAINST if value_mb < 0 else _FOR
    return tr("{0} bits, {1}", bits_text(value_mb), tr(how[strength(value_mb)]))


def rows_of(duel: Duel) -> tuple[BitRow, ...]:
    """A row for each fact, and the sum."""
    second = duel.second.facts_mb if duel.second is not None else (None,) * len(FACTS)
    rows = [
        BitRow(tr(_LABELS[fact]), (own, other), _strengths(own, other), _both(own, other))
        for fact, own, other in zip(FACTS, duel.chosen.facts_mb, second, strict=True)
    ]
    whole = (duel.chosen.total_mb, duel.second_mb)
    return (*rows, BitRow(tr("Together"), whole, _strengths(*whole), _both(*whole), is_sum=True))


def _strengths(*values_mb: int | None) -> tuple[str, ...]:
    return tuple("" if value is None else tr(_WORDS[strength(value)]) for value in values_mb)


def _both(own: int, other: int | None) -> str:
    return said_of(own) if other is None else tr("{0}; second: {1}", said_of(own), said_of(other))


def charge_words(duel: Duel, view: CaseView) -> str:
    """Which charge is looked at: its id, amount and when."""
    for line in view.charges:
        if line.charge.charge_id == duel.charge_id:
            money = says.money(line.charge.amount_minor, line.charge.currency)
            return tr("Charge {0}, {1}", duel.charge_id, money)
    return tr("The nearest charge, {0}", duel.charge_id)


def chosen_words(duel: Duel, view: CaseView, slips: Slips) -> str:
    """The story told."""
    if not is_told(duel, view):
        return tr("Not told: it is the charge of slip {0}", _slip(duel.chosen, slips))
    if duel.chosen.is_extra:
        return tr("One more charge of slip {0}", _slip(duel.chosen, slips))
    return tr("The charge of slip {0}", _slip(duel.chosen, slips))


def second_words(duel: Duel, slips: Slips) -> str:
    """The story that came second."""
    if duel.second is None:
        return tr("Second: it is nobody's here, another purchase or somebody else's")
    return tr("Second: it is of slip {0}", _slip(duel.second, slips))


def is_told(duel: Duel, view: CaseView) -> bool:
    """Whether the finding tells this story; of one without a charge or slip the nearest stands there, which lost."""
    return duel.chosen.slip_id in view.finding.slip_ids and duel.charge_id in view.finding.charge_ids


def verdict_words(duel: Duel, view: CaseView) -> str:
    """By how much the first leads, and which fact made it so."""
    lead = duel.chosen.total_mb - duel.second_mb
    if lead < 0 and not is_told(duel, view):
        return tr("{0} bits behind the second, so it was not told.", bits_text(-lead)[1:])
    if lead < 0:
        return tr(
            "By itself the second is likelier, by {0} bits; what else competes has decided.", bits_text(-lead)[1:]
        )
    times = 2 ** min(lead / BIT, 40)
    odds = text.count(round(times)) if times < _TIMES_SAID_MAX else tr("over a million")
    said = tr("{0} bits ahead: {1} times as likely.", bits_text(lead)[1:], odds)
    if duel.decided_by < 0:
        return said
    return said + " " + tr("The second lost most by this: {0}.", tr(_LABELS[FACTS[duel.decided_by]]).lower())


def _slip(story: Weighed, slips: Slips) -> str:
    """``085 100 047, $62.41, Visa •• 4417``: as far as the slip is held."""
    slip = slips.get(story.slip_id)
    if slip is None:
        return story.slip_id[:_ID_SHOWN_MAX]
    number = text.slip(slip.slip_no) if slip.slip_no else slip.slip_id[:_ID_SHOWN_MAX]
    parts = (number, says.money(slip.amount_minor, slip.currency), card_words(slip.brand, slip.last4, tr))
    return ", ".join(part for part in parts if part)
