"""A receipt of elsewhere: what stands on it, typed so that money can go back on it. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_form import LAST4_DIGITS
from shoebox.desk.register.card_guard import guard
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.card import Brand
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.item import per_cent_text
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import drill_day
from shoebox.till import Outside

CASH = "cash"
USUAL = ""
WIDTH_U = 92


class OutsideSheet(Sheet):
    """`taken` carries an Outside."""

    taken = Signal(object)

    def __init__(self, over: QWidget, policy: Policy, clock: Clock, store: str) -> None:
        super().__init__(over, tr("A receipt that is not in this book"), width_u=WIDTH_U)
        self._policy, self._clock = policy, clock
        self.store = Field(tr("Store number"), length_max=20)
        self.store.set_text(store)
        self.receipt = Field(
            tr("Claim code or receipt number"), hint=tr("The claim code, where it has one"), length_max=30
        )
        self.day = Field(tr("Date"), hint=tr("Such as 3 Nov"), length_max=20)
        self.original = AmountField(tr("Paid then"), policy.currency)
        ways = [Choice(brand, _brand(brand), str(at)) for at, brand in enumerate(policy.brands, 1)]
        self.ways = Segments(tr("Paid by"), (*ways, Choice(CASH, tr("Cash"), str(len(ways) + 1))))
        self.how = Labelled(tr("Paid by"), self.ways, mend_lines=1)
        self.rates = Segments(tr("Tax on the receipt"), _rates(policy))
        self.rates.choose(USUAL)
        self._taxed = Labelled(tr("Tax on the receipt"), self.rates)
        self.last4 = Field(tr("Last four of the card"), numbers_only=True, length_max=24)
        self.again = Field(tr("Last four again"), numbers_only=True, length_max=24)
        self._card = QWidget()
        self._card.setLayout(_row(self.last4, self.again))
        self.button = Button(tr("Take this receipt"), kind=Kind.FIRST, key="Return")
        rule = tr("Hold the receipt in your hand. A second person looks at it too, and signs with their PIN.")
        self.body.addWidget(Words(rule, Type.BODY, Ink.T2, wrap=True))
        self.body.addLayout(_row(self.store, self.receipt))
        self.body.addLayout(_row(self.day, self.original))
        self.body.addWidget(self._taxed)
        self._taxed.setVisible(bool(policy.tax_rates_per_100k))
        self.body.addWidget(self.how)
        self.body.addWidget(self._card)
        self._card.hide()
        self.add_act(self.button)
        self._listen()

    def ask(self) -> None:
        """Open it with the keyboard in the receipt's number."""
        self.open(self.receipt.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A tender by its number, or a rate where the keyboard is there; in no field."""
        asked = self.rates if self.rates.hasFocus() or _holds(self.rates) else self.ways
        if not asked.press_numbered(event):
            super().keyPressEvent(event)

    def _listen(self) -> None:
        self.original.walks = self.last4.walks = self.again.walks = False
        self.original.entered.connect(self._from_original)
        self.rates.entered.connect(self._to_ways)
        self.rates.chosen.connect(self._rated)
        self.last4.entered.connect(self._to_again)
        self.again.entered.connect(self._take)
        self.ways.chosen.connect(self._chosen)
        self.ways.entered.connect(self._take)
        self.button.acted.connect(self._take)
        for field in (self.store, self.receipt, self.day, self.original, self.last4, self.again):
            field.typed.connect(self._typed)
            guard(field, claims=field is self.receipt)

    def _from_original(self) -> None:
        """To the rate where the policy has several, the usual one chosen; else to how it was paid."""
        if self._policy.tax_rates_per_100k:
            self.rates.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._to_ways()

    def _rated(self, _rate: object) -> None:
        self.rates.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_ways(self) -> None:
        self.ways.segments[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, way: object) -> None:
        self.how.set_mend("")
        self._card.setVisible(way != CASH)
        (self.button if way == CASH else self.last4).setFocus(Qt.FocusReason.TabFocusReason)

    def _to_again(self) -> None:
        """Last four that were scanned are not asked twice, as on a card slip."""
        if self.last4.edit.ended_scan():
            self.again.set_text(self.last4.text())
        if len(self.last4.text()) != LAST4_DIGITS or self.again.text():
            self._take()
        else:
            self.again.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self, _said: str) -> None:
        for field in (self.store, self.receipt, self.day, self.original, self.last4, self.again):
            field.set_mend("")

    def _take(self) -> None:
        way = self.ways.value()
        for field, said in self._wrong(way):
            field.set_mend(said)
            (self.ways.segments[0] if field is self.how else field).setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, Field):
                field.edit.selectAll()  # what is typed next is the same once more
            return
        card = way != CASH
        self.taken.emit(
            Outside(
                store=self.store.text().strip(),
                receipt=self.receipt.text().strip(),
                day=self._day(),
                original_minor=good_money(self.original, self._policy.currency).amount_minor,
                tender=Tender.CARD if card else Tender.CASH,
                brand=str(way) if card else "",
                last4=self.last4.text() if card else "",
                rate=str(self.rates.value() or USUAL),
            )
        )

    def _wrong(self, way: object) -> list[tuple[Field | Labelled, str]]:
        asked: list[tuple[Field | Labelled, bool, str]] = [
            (self.store, bool(self.store.text().strip()), tr("Type the number of the store.")),
            (self.receipt, bool(self.receipt.text().strip()), tr("Type what stands on the receipt.")),
            (self.day, bool(self._day()), tr("Type the date like 3 Nov.")),
            (
                self.original,
                bool(good_money(self.original, self._policy.currency)),
                amount_mend(self.original) or tr("Type how much was paid then."),
            ),
            (self.how, way is not None, tr("Choose with 1 to {0}.", len(self.ways.segments))),
            (self.last4, way == CASH or len(self.last4.text()) == LAST4_DIGITS, tr("Four digits, from the receipt.")),
            (self.again, way == CASH or self.again.text() == self.last4.text(), self._again_mend()),
        ]
        return [(field, said) for field, good, said in asked if not good]

    def _again_mend(self) -> str:
        if not self.again.text():
            return tr("Type the last four once more.")
        return tr("Not {0} as before. Read the receipt again.", self.last4.text())

    def _day(self) -> str:
        now = local_time(self._clock.wall_ms(), self._clock.offset_min())
        try:
            return drill_day(self.day.text(), now.date().isoformat())
        except Refusal:
            return ""


def _brand(brand: Brand) -> str:
    return tr("Other") if brand is Brand.OTHER else brand.words


def _rates(policy: Policy) -> tuple[Choice, ...]:
    """The usual rate, then the policy's others by name, each with its per cent and the digit that chooses it."""
    named = ((USUAL, tr("Usual"), policy.tax_rate_per_100k), *(
        (name, name, rate) for name, rate in sorted(policy.tax_rates_per_100k.items())
    ))  # fmt: skip
    return tuple(
        Choice(name, tr("{0}, {1} %", said, per_cent_text(rate)), str(at))
        for at, (name, said, rate) in enumerate(named, 1)
    )


def _holds(track: QWidget) -> bool:
    here = QApplication.focusWidget()
    return here is not None and track.isAncestorOf(here)


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(2))
    for field in fields:
        row.addWidget(field, 1)
    return row
