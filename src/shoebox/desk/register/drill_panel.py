"""The slip of the drill at hand, as it lies on the counter; at the end the score. Register room."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.words import Words
from shoebox.domain.money import Money
from shoebox.domain.practice import DrillResult, Fault, PaperSlip

_NAMES = {
    "slip": "slip number",
    "amount": "amount",
    "brand": "card brand",
    "last4": "last four",
    "approval": "approval code",
    "spoiled": "nothing was wrong with it",
    Fault.EXPIRED: "the card was expired",
    Fault.UNSIGNED: "it was not signed",
    Fault.ILLEGIBLE: "not readable on every copy",
    Fault.SUM: "it did not add up",
}


class DrillPanel(Card):
    """Stands where today's entries stand otherwise."""

    def __init__(self, currency: str) -> None:
        super().__init__(flat=True)
        self._currency = currency
        self._title, self._last = Words("", Type.H2), Words("", Type.SMALL, Ink.T2, wrap=True)
        self._paper, self._score = Facts(row_u=4), BigAmount(role=Type.FIGURE)
        self._small = Words("", Type.SMALL, Ink.T2, wrap=True)
        self.body.setContentsMargins(u(2), u(2), u(2), u(2))
        self.body.setSpacing(u(1.5))
        for part in (self._title, self._paper, self._score, self._small, self._last):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setAccessibleName(tr("Drill"))
        self.hide()

    def show_slip(self, slip: PaperSlip, number: str, at: int, count: int) -> None:
        """The next slip to key, or to notice something about."""
        self._title.say(tr("Slip {0} of {1}", at, count))
        self._paper.show_facts(_facts(slip, number, self._currency))
        key = key_of("register", "spoil")
        self._small.say(tr("Key it as it lies here. Something is wrong with it? {0} sets it aside.", key))
        self._paper.show()
        self._score.hide()

    def say_last(self, wrong: Sequence[str]) -> None:
        """How the slip before went."""
        said = ", ".join(tr(_NAMES[name]) for name in wrong)
        self._last.say(tr("The one before: {0}.", said) if wrong else tr("The one before: right."))
        self._last.say(self._last.text(), Ink.REFUSED if wrong else Ink.OK)

    def begin(self) -> None:
        """Nothing is keyed yet."""
        self._last.say("")

    def show_score(self, result: DrillResult) -> None:
        """The end: how many were right, how many mistakes were noticed, how long a slip took."""
        self._title.say(tr("The drill is over"))
        self._paper.hide()
        good = result.right == result.slips
        noticed = tr("{0} of {1} mistakes noticed.", result.noticed, result.faults)
        pace = tr("{0} seconds a slip.", text.count(-(-result.median_ms // 1000)))
        right = tr("{0} of {1} right", result.right, result.slips)
        self._score.show_amount(right, verdict=f"{noticed} {pace}", meaning=Meaning.OK if good else Meaning.PLAIN)
        self._score.show()
        again = key_of("register", "drill")
        self._small.say(tr("Aim for less than a minute a slip. {0} starts another one. It stands on Readiness.", again))


def _facts(slip: PaperSlip, number: str, currency: str) -> tuple[Fact, ...]:
    goods, tax, total = (str(Money(minor, currency)) for minor in (slip.goods_minor, slip.tax_minor, slip.total_minor))
    illegible, unsigned = slip.fault is Fault.ILLEGIBLE, slip.fault is Fault.UNSIGNED
    return (
        Fact(tr("Slip number"), text.slip(number)),
        Fact(tr("Subtotal"), goods),
        Fact(tr("Tax"), tax),
        Fact(tr("Total"), total, strong=True),
        Fact(tr("Card"), text.card(slip.brand.words, slip.last4)),
        Fact(tr("Expires"), slip.expires),
        Fact(tr("Approval code"), slip.approval),
        Fact(tr("Imprint"), tr("third copy is blank") if illegible else tr("readable on all")),
        Fact(tr("Signature"), tr("none") if unsigned else tr("as on the card")),
    )
