"""What a card slip may say besides its fields: a part paid in cash, the goods, the time it was written. Register room.

Two sheets by key, so that a slip without any of it costs no keystroke more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.written_field import ASKS, WrittenField, as_typed, slip_time
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal
from shoebox.domain.item import GOODS_SIGNS_MAX
from shoebox.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """Nothing of it, as a rule. ``received_minor`` 0 = exactly the part; ``happened_ms`` 0 = now."""

    cash_minor: int = 0
    received_minor: int = 0
    goods: str = ""
    happened_ms: int = 0

    def without_part(self) -> Extras:
        """The same slip, paid by card alone."""
        return replace(self, cash_minor=0, received_minor=0)


def extras_words(extras: Extras, clock: Clock) -> str:
    """``written 11:05, 2 shirts``, with its day where that is not today; or nothing. What may be cut comes last."""
    said = []
    if extras.happened_ms:
        when, is_today = slip_time(extras.happened_ms, clock)
        said.append(tr("written {0}", text.clock(when) if is_today else text.moment(when)))
    return ", ".join([*said, extras.goods] if extras.goods else said)


class PartSheet(Sheet):
    """`taken` carries (whole, part in cash, cash received) in minor units; a part of 0 is card alone."""

    taken = Signal(object, object, object)  # money may be beyond 32 bits

    def __init__(self, over: QWidget, whole: Money, extras: Extras) -> None:
        super().__init__(over, tr("Part in cash, the rest on the card"))
        self._currency = whole.currency
        self.whole = AmountField(tr("The whole sale"), whole.currency, role=Type.STAT, height_u=7)
        self.part = AmountField(tr("of which in cash"), whole.currency, role=Type.STAT, height_u=7)
        self.received = AmountField(tr("Cash received"), whole.currency, role=Type.STAT, height_u=7)
        for field, minor in (
            (self.whole, whole.amount_minor),
            (self.part, extras.cash_minor),
            (self.received, extras.received_minor),
        ):
            field.set_money(Money(minor, whole.currency) if minor else None)
        self.slip = BigAmount(tr("The slip says"), role=Type.FIGURE)
        self.button = Button(tr("Take it in two parts"), kind=Kind.FIRST, key="Return")
        rule = tr("One card and cash: good. One sale on two slips or two cards: never, it dodges the limit.")
        row = QHBoxLayout()
        row.setSpacing(u(2))
        for field in (self.whole, self.part, self.received):
            row.addWidget(field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.slip)
        self.body.addWidget(Words(rule, Type.SMALL, Ink.T2, wrap=True))
        self.add_act(self.button)
        self._listen()
        self._settle()

    def ask(self) -> None:
        """Open it where an answer is missing."""
        self.open((self.part if self.whole.text() else self.whole).edit)

    def _listen(self) -> None:
        self.received.walks = False
        self.received.entered.connect(self._take)
        self.button.acted.connect(self._take)
        for field in (self.whole, self.part, self.received):
            field.typed.connect(self._typed)
            guard(field)

    def _money(self) -> tuple[Money, Money, Money]:
        whole, part, received = (good_money(one, self._currency) for one in (self.whole, self.part, self.received))
        return whole, part, received

    def _typed(self, _said: str) -> None:
        for field in (self.whole, self.part, self.received):
            field.set_mend(amount_mend(field))
        self._settle()

    def _settle(self) -> None:
        whole, part, received = self._money()
        left = whole - part if part < whole else Money(0, self._currency)
        back = tr("Give back {0} of the cash.", received - part) if part < received else ""
        self.slip.show_amount(str(left), verdict=back)
        self.button.say(tr("Take it in two parts") if part or not self.part.text() else tr("All on the card"))

    def _take(self) -> None:
        whole, part, received = self._money()
        if not whole:
            self._mend(self.whole, tr("Type what the customer pays in all."))
        elif not self.part.text():
            self._mend(self.part, tr("Type what is paid in cash; 0 is all on the card."))
        elif not part < whole:
            self._mend(self.part, tr("All of it in cash is a cash sale: Esc, then F6."))
        elif received and received < part:
            self._mend(self.received, tr("{0} is missing.", part - received))
        elif not any(amount_mend(field) for field in (self.whole, self.part, self.received)):
            kept = received.amount_minor if part else 0
            self.taken.emit(whole.amount_minor, part.amount_minor, kept)

    def _mend(self, field: Field, said: str) -> None:
        field.set_mend(said)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class MoreSheet(Sheet):
    """What else the paper says. `taken` carries (goods, when it was written in UTC milliseconds or 0)."""

    taken = Signal(str, object)

    def __init__(self, over: QWidget, extras: Extras, clock: Clock, *, day: str = "", usual: str = "") -> None:
        super().__init__(over, tr("What else the slip says"))
        self._clock = clock
        self.goods = Field(
            tr("Goods, as written on the slip"), hint=tr("Such as: 2 shirts, blue."), placeholder=usual,
            length_max=GOODS_SIGNS_MAX,
        )  # fmt: skip
        self.time = WrittenField(tr("Time on the slip"), clock, mend_lines=2)
        self.time.day = day
        self.goods.set_text(extras.goods)
        if extras.happened_ms:
            self.time.set_text(as_typed(extras.happened_ms, clock))
        self._say_when()
        self.button = Button(tr("Take it over"), kind=Kind.FIRST, key="Return")
        self.body.addWidget(self.goods)
        self.body.addWidget(self.time)
        self.add_act(self.button)
        self.time.walks = False
        self.time.entered.connect(self._take)
        self.button.acted.connect(self._take)
        for field in (self.goods, self.time):
            field.typed.connect(self._typed)
            guard(field)

    def ask(self) -> None:
        """Open it with the keyboard in the goods."""
        self.open(self.goods.edit)

    def _typed(self, _said: str) -> None:
        self.time.set_mend("")
        self._say_when()

    def _say_when(self) -> None:
        """Below the time, for which day it is taken, as soon as it is one; a question where that is not sure."""
        refused = self.time.why_not()
        said = tr("Such as 11:05; of another day 11 0830 (the 11th) or -1 0830 (yesterday). Empty is now.")
        if refused is not None and refused.code == ASKS and self.time.is_whole():
            self._ask_day(refused)
        elif refused is None and self.time.text():
            when, is_today = slip_time(self.time.read_ms(), self._clock)
            said = tr("Today, {0}", text.clock(when)) if is_today else text.moment(when)
        self.time.set_hint(said)

    def _ask_day(self, refused: Refusal) -> None:
        """Which day it is, by one key in place of the time."""
        self.time.set_mend(sentence_of(refused), Meaning.WAITING)
        self.time.edit.selectAll()

    def _take(self) -> None:
        refused = self.time.why_not()
        if refused is None:
            self.taken.emit(self.goods.text(), self.time.read_ms())
            return
        if refused.code == ASKS:
            self._ask_day(refused)
        else:
            no_time = tr("This is no time of day. Type it like 11:05, or 11 0830 for the 11th.")
            self.time.set_mend(sentence_of(refused) if refused.code == "till.happened" else no_time)
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
