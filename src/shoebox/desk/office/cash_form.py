"""The form for cash that is no sale: a few fields, each shown where its way asks for it. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type
from shoebox.desk.office import cash_ways
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.cash_ways import BANK, NO_SALE, CashDraft
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

BAG_SIGNS_MAX = 40


class CashForm(Card):
    """`asked` carries a CashDraft; the form is busy until `recorded` or `refuse`."""

    asked = Signal(object)
    amount_said = Signal(object)  # what the bag is to hold, minor units beyond 32 bits; 0 while it can't be read

    def __init__(self, policy: Policy, *, key: str) -> None:
        super().__init__(" ")
        self._policy, self._way = policy, ""
        self._has_told = False  # whether the foot tells what came of the last try; a look at the book keeps it
        self._seen: Seen | None = None
        self.amount = AmountField(tr("Amount"), policy.currency, role=Type.AMOUNT, height_u=8.5)
        self.reason = ReasonField()
        self.bag = Field(tr("Number of the bag"), length_max=BAG_SIGNS_MAX, hint=tr("As it stands on the bag."))
        self.second = SecondPerson(hint=tr("Whoever saw the money go into the bag."))
        self.button = Button(tr("Record"), kind=Kind.FIRST, key=key, large=True)
        self.verdict = Verdict(self.button)
        for part in (self.amount, self.reason, self.bag, self.second):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.set_foot(self.verdict)
        for field in (self.amount, self.reason, self.bag):
            field.typed.connect(self._typed)
        self.amount.typed.connect(self._say_amount)
        self.button.acted.connect(self.ask)
        self.button.told.connect(self._say_held)

    def show_way(self, way: str) -> None:
        """Ask for what this way needs."""
        if way == self._way:
            return
        self._way = way
        self.set_title(cash_ways.title_of(way))
        self.amount.setVisible(cash_ways.asks_amount(way))
        self.reason.setVisible(cash_ways.asks_reason(way))
        self.bag.setVisible(cash_ways.asks_bag(way))
        self.second.setVisible(cash_ways.asks_bag(way))
        self.reason.offer(cash_ways.reasons(way, self._policy))
        self.amount.set_hint(tr("0 if all of it stays in the drawer.") if way == BANK else "")
        self._typed("")

    def show_day(self, seen: Seen, held: str) -> None:
        """The day as it stands, and why nothing can be recorded where that is so."""
        self._seen = seen
        self.button.hold(held)
        if not self._has_told:
            self._rest()

    def focus_first(self) -> None:
        """The keyboard where typing begins."""
        first = self.reason if self._way == NO_SALE else self.amount
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ctrl+Enter: record it."""
        if self.button.held():
            self.button.click()
            return
        amount = self._amount() if cash_ways.asks_amount(self._way) else Money(0, self._policy.currency)
        if amount is None:
            self.amount.setFocus()
            return
        if not self.button.begin(tr("Recording")):
            return
        draft = CashDraft(
            way=self._way, amount_minor=amount.amount_minor, reason=self.reason.reason(), bag=self.bag.text(),
            second=self.second.signature(),
        )  # fmt: skip
        self.asked.emit(draft)

    def recorded(self, said: str) -> None:
        """It stands in the book: nothing typed stays."""
        self.button.busy("")
        for field in (self.amount, self.reason, self.bag):
            field.set_text("")
        self.second.empty()
        small = "" if self._way in {BANK, NO_SALE} else tr("Cash that moves after the count asks for a new count.")
        self.verdict.say(said, small, Meaning.OK)
        self._has_told = True
        self.focus_first()

    def begin_anew(self) -> None:
        """Another drawer is in front: what was said of the one before is over."""
        self._rest()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        self.verdict.say(tr("Nothing is recorded yet"), tr("Mend it above, then once more."), Meaning.REFUSED)
        self._has_told = True
        if self.second.refuse(error):
            return
        at_amount = ("day.amount", "day.deposit_amount", "day.deposit_more", "day.deposit_uncounted")
        fields = {**dict.fromkeys(at_amount, self.amount), "day.reason": self.reason, "day.bag": self.bag}
        shown = [field for field in (self.reason, self.bag, self.amount) if field.isVisibleTo(self)]
        field = fields.get(error.code, shown[0])
        field.set_mend(sentence_of(error))
        field.setFocus()

    # -- what the foot says

    def _rest(self) -> None:
        self._has_told = False
        if self._way == BANK:
            self._say_bank()
        elif self._seen is not None and self._seen.figures.counts and self._way != NO_SALE:
            said = tr("The drawer is counted already")
            self.verdict.say(said, tr("Cash that moves now asks for a new count."), Meaning.WAITING)
        else:
            self._say_way()

    def _say_way(self) -> None:
        line, _, small = cash_ways.small_of(self._way).partition(". ")
        self.verdict.say(line.removesuffix("."), small, icon="cash")

    def _say_bank(self) -> None:
        """What stays in the drawer, as the amount is typed."""
        stays_minor = self._stays_minor()
        if self._seen is None or stays_minor is None:
            self._say_way()
        elif stays_minor < 0:
            most = text.money(self._seen.money(self._seen.figures.counts[-1].counted_minor))
            self.verdict.say(tr("More than was counted"), tr("{0} were counted.", most), Meaning.WAITING)
        else:
            stays = text.money(self._seen.money(stays_minor))
            self.verdict.say(tr("{0} stays in the drawer", stays), cash_ways.small_of(BANK), icon="cash")

    def _stays_minor(self) -> int | None:
        counts = self._seen.figures.counts if self._seen is not None else ()
        try:
            typed = self.amount.money()
        except Refusal:
            typed = None
        return counts[-1].counted_minor - typed.amount_minor if counts and typed is not None else None

    def _say_amount(self, _said: str) -> None:
        try:
            typed = self.amount.money()
        except Refusal:
            typed = None
        self.amount_said.emit(typed.amount_minor if typed is not None else 0)

    def wait(self) -> None:
        """Something beside the form comes first: the button is ready again."""
        self.button.busy("")

    def tell(self, reason: str) -> None:
        """Say in the foot why something on this page is not to be had yet."""
        self._say_held(reason)

    def _say_held(self, reason: str) -> None:
        self.verdict.say(tr("Not yet"), reason, Meaning.WAITING)

    def _typed(self, _said: str) -> None:
        for field in (self.amount, self.reason, self.bag):
            field.set_mend("")
        self._rest()

    def _amount(self) -> Money | None:
        try:
            amount = self.amount.money()
        except Refusal as refused:
            self.amount.set_mend(sentence_of(refused))
            return None
        if amount is None:
            said = tr("Type what goes to the bank, or 0.") if self._way == BANK else tr("Type what was moved.")
            self.amount.set_mend(said)
        return amount
