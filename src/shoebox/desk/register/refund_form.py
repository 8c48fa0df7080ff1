"""Giving money back on an earlier sale of this book. Register room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type
from shoebox.desk.look import u as units
from shoebox.desk.pin_field import second_pin_field
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.controls import TOP_U
from shoebox.desk.register.outside_sheet import OutsideSheet
from shoebox.desk.register.rows import receipt_row, row_money, row_tender, row_tender_line
from shoebox.desk.register.verdict_words import Said, mend_words, trouble_words
from shoebox.desk.shortcuts import bind
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import Clock
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.ids import CLAIM_PREFIX, CLAIM_SIGNS
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.domain.refunding import GivingBack, WhyTwo
from shoebox.till.drafts import Outside, RefundDraft

_MENDED_AT = {
    "staff": "pin",
    "refund.outside_person": "pin",
    "refund.outside_alike": "pin",
    "refund.outside_much": "amount",
    "refund.outside": "sale",
    "refund.inside": "sale",
    **{str(why): "pin" for why in WhyTwo},
    "till.reason": "why",
    "till.note": "why",
    "reason.": "why",
    "slip": "slip",
}


class RefundForm(QWidget):
    """Find the sale, then say how much goes back. `sought` carries what to look for; `asked` a RefundDraft."""

    sought = Signal(str)
    asked = Signal(object)
    emptied = Signal()

    def __init__(self, policy: Policy, clock: Clock, store: str) -> None:
        super().__init__()
        self._clock, self._store = clock, store
        self._outside: Outside | None = None
        self._policy, self._row, self.entry_id, self.clerk, self._next_slip = policy, None, "", "", ""
        self._other: SaleRow | None = None
        self._alone: Mapping[str, int] = {}
        self._alike = ""
        self._sending, self._trouble, self._visited, self._told = False, None, set(), {}
        self.sale = Field(tr("Claim code, slip or entry number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.amount = AmountField(tr("Give back"), policy.currency, role=Type.AMOUNT, height_u=TOP_U)
        self.found = Words("", Type.BODY, Ink.T2, wrap=True)
        self.reason = ReasonField(mend_lines=1)
        self.slip = Field(tr("Slip number of the refund"), length_max=40, mend_lines=2)
        self.pin = second_pin_field(tr("PIN of a second person"), mend_lines=2)
        self._fields = {
            "sale": self.sale,
            "amount": self.amount,
            "why": self.reason,
            "slip": self.slip,
            "pin": self.pin,
        }
        for field in self._fields.values():
            field.tell_at_foot()
        self.button = Button(tr("Give back"), kind=Kind.FIRST, key="Return", large=True)
        self.verdict = Verdict(self.button)
        self._lay_out()
        self._listen()
        bind(self, "register", "refund", {"part": self.other_part, "outside": self.ask_outside})

    _row: SaleRow | None
    _trouble: ShoeboxError | None
    _visited: set[str]
    _alone: Mapping[str, int]  # what each person gave back alone today, as of the last search
    _alike: str  # that money went back on a like receipt; said once, and the next PIN says that this is another one
    _told: dict[str, str]  # what the book said of a field, until it is typed in again

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it."""
        self._row, self._other, self.entry_id, self.clerk = None, None, entry_id, clerk
        self._outside, self._alike, self._alone = None, "", {}
        self._sending, self._trouble = False, None
        self._visited.clear()
        self._told.clear()
        for field in self._fields.values():
            field.set_text("")
            field.set_mend("")
        self.settle()

    def focus_first(self) -> None:
        """The keyboard into the search."""
        self.sale.setFocus(Qt.FocusReason.OtherFocusReason)

    def hint_slip(self, next_slip: str) -> None:
        """Say which number is next on the pad."""
        self._next_slip = next_slip
        self.settle()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (*self._fields.values(), self.button)

    def begun(self) -> bool:
        """Whether anything is typed."""
        return any(field.text() for field in self._fields.values())

    def sending(self) -> bool:
        """Whether a draft is on its way to the disk."""
        return self._sending

    def let_go(self) -> None:
        """What was asked for is not sent after all."""
        self._sending = False
        self.settle()

    def begin_with(self, said: str) -> None:
        """Look for a claim code that was scanned elsewhere; what is still to come is typed on here."""
        self.sale.set_text(said)
        self.sale.edit.end(False)
        if len(said) >= CLAIM_SIGNS:
            self.sought.emit(said)

    def take_found(
        self, sought: str, row: SaleRow | None, other: SaleRow | None = None, *, alone: Mapping[str, int]
    ) -> None:
        """The sale that was looked for, or none; an answer to an older search is dropped.

        `other` is the other part of a sale by two tenders, `alone` what each person gave back alone today.
        """
        if sought != self.sale.text():
            return
        self._alone = alone
        self._row, self._other, self._outside, self._trouble = row, other, None, None
        none = tr("No sale of this book has it. Read it again from the receipt.")
        self.sale.set_mend("" if row is not None else none)
        if row is not None:
            self._offer_all(row)
        else:
            self.sale.edit.selectAll()
        self.settle()

    def found_row(self) -> SaleRow | None:
        """The sale that money goes back on, or none yet."""
        return self._row

    def other_part(self) -> None:
        """F4: of a sale by two tenders, what was paid by the other one."""
        if self._row is not None and self._other is not None and not self._sending:
            self._row, self._other = self._other, self._row
            self._offer_all(self._row)
            self.settle()

    def ask_outside(self) -> None:
        """Ctrl+R: the receipt is of another register, another store, or of before the outage."""
        if not self._sending:
            sheet = OutsideSheet(self, self._policy, self._clock, self._store)
            sheet.taken.connect(sheet.dismiss)  # first: it gives the keyboard back to where it was
            sheet.taken.connect(self._take_outside)
            sheet.ask()

    def _take_outside(self, outside: Outside) -> None:
        self.sale.set_text(f"{outside.store} / {outside.receipt}")
        self.sale.set_mend("")
        self._row, self._other, self._outside = receipt_row(outside, self._policy.currency), None, outside
        self._trouble, self._alike = None, ""
        self._told.clear()
        self._offer_all(self._row)
        self.settle()

    def _offer_all(self, row: SaleRow) -> None:
        self.amount.set_money(Money(row.amount_minor - row.refunded_minor, row.currency))
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.edit.selectAll()

    def take_refusal(self, error: ShoeboxError) -> None:
        """Say the book's reason under the field that mends it, or in the verdict; the draft and its identity stay."""
        self._sending, self._trouble = False, error
        if isinstance(error, Refusal) and error.code != "till.day_closed":
            at = next((place for code, place in _MENDED_AT.items() if error.code.startswith(code)), "amount")
            self._told[at] = sentence_of(error)
            if error.code == "refund.outside_alike":  # it stays in view until it is answered; the field is one line
                self._alike, self._trouble = sentence_of(error), None
                self._told[at] = tr("Another sale? Their PIN once more.")
            self.pin.set_text("")  # whoever mends it may be the first person alone: the second one signs anew
            self._fields[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def try_refund(self) -> None:
        """Ask for the refund, or go to what is missing."""
        if self._sending:
            return
        self._visited.update(self._fields)
        wrong = self.wrong()
        self.settle()
        if wrong:
            self._fields[next(iter(wrong))].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._row is not None:
            self._sending, self._trouble = True, None
            self.button.busy(tr("Recording"))
            self.asked.emit(self._draft(self._row))

    def wrong(self) -> dict[str, str]:
        """What the form itself can see to be wrong, in the order of focus."""
        row = self._row
        if row is None:
            return {"sale": tr("Scan the receipt, or type its claim code.")}
        amount = good_money(self.amount, self._policy.currency)
        left = Money(row.amount_minor - row.refunded_minor, row.currency)
        most = "" if amount <= left else tr("{0} is left of this sale. Type that or less.", left)
        nothing = "" if amount else tr("Type how much goes back.")
        found = {
            "amount": amount_mend(self.amount) or most or nothing,
            "why": "" if self.reason.text() else tr("Say why in a few words."),
            "slip": tr("A card refund has a slip of its own.")
            if self._needs_slip(row) and not self.slip.text()
            else "",
            "pin": tr("A second person types their PIN.") if self._needs_pin(row) and not self.pin.text() else "",
        }
        return {name: said for name, said in found.items() if said}

    def settle(self) -> None:
        """Hints, mends and the verdict as things stand."""
        row, wrong = self._row, self.wrong()
        for name, field in list(self._fields.items())[1:]:
            field.set_mend(self._told.get(name) or (wrong.get(name, "") if name in self._visited else ""))
        self.button.busy("")
        first = next(iter(wrong), "")
        self.button.hold(wrong.get(first, ""), self._fields.get(first))
        said = self._said(wrong)
        self.verdict.say(said.line, said.small, said.meaning, icon=said.icon)
        self.slip.hold("" if row is None or self._needs_slip(row) else tr("Cash needs no slip."))
        if row is not None and self._needs_slip(row) and self._next_slip:
            self.slip.set_hint(tr("Next is {0}. Enter takes it.", text.slip(self._next_slip)))
        self.pin.hold("" if row is None or self._needs_pin(row) else tr("Not needed here."))
        if row is None:
            way = tr("The money goes back the way it came: to the same card, or in cash for cash.")
            self.found.say(f"{way} {tr('A receipt of another register, store or time: Ctrl+R.')}")
            return
        if self._outside is not None:
            self._say_outside(self._outside, row)
            return
        given = tr(", {0} given back before", Money(row.refunded_minor, row.currency)) if row.refunded_minor else ""
        sale = tr("Entry {0}, {1}", text.entry(row.seq), row_money(row))
        other = self._other
        of_one = tr(". Of one sale with entry {0}, {1}: F4")
        part = of_one.format(text.entry(other.seq), row_money(other)) if other is not None else ""
        self.found.say(f"{text.bold(sale)}  ·  {row_tender_line(row)}{given}{part}")
        if why := self._giving(row).why_two(self._policy):
            self.pin.set_hint(self._why_words(why))

    def _say_outside(self, outside: Outside, row: SaleRow) -> None:
        receipt = tr("Receipt {0} of store {1}", outside.receipt, outside.store)
        day = date.fromisoformat(outside.day)
        when = f"{text.day(day)} {day.year}"
        said = f"{text.bold(receipt)}  ·  {when}  ·  {row_money(row)}  ·  {row_tender(row)}"
        self.found.say(self._alike or said, ink=Ink.WAITING if self._alike else Ink.T2)
        self.pin.set_hint(tr("Always, for such a receipt."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted empties the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, wrong: dict[str, str]) -> Said:
        if self._trouble is not None:
            return trouble_words(self._trouble)
        row = self._row
        if row is None:
            return Said(tr("Next: the sale it is about"))
        if wrong:
            cut = [name for name, field in self._fields.items() if field.is_cut()]
            said = mend_words(wrong, self._visited, cut=cut)
            why = self.pin.below.shown() if "pin" in cut and next(iter(wrong)) == "pin" else ""
            return said if said.small or not why else replace(said, small=why)
        amount = good_money(self.amount, self._policy.currency)
        way = tr("{0} goes back in cash") if row.tender == Tender.CASH else tr("{0} goes back to the same card")
        entry = tr("Entry {0}. Enter records it.", text.entry(row.seq))
        small = entry if self._outside is None else tr("Receipt {0}. Enter records it.", self._outside.receipt)
        return Said(way.format(amount), small, Meaning.OK)

    def _draft(self, row: SaleRow) -> RefundDraft:
        return RefundDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            of_seq=row.seq,
            amount_minor=good_money(self.amount, self._policy.currency).amount_minor,
            slip="".join(self.slip.text().split()) if self._needs_slip(row) else "",
            reason=self.reason.text(),
            pin=self.pin.text(),
            outside=self._outside,
            alike_ok=bool(self._alike),
        )

    def _needs_slip(self, row: SaleRow) -> bool:
        return row.tender == Tender.CARD

    def _needs_pin(self, row: SaleRow) -> bool:
        return self._outside is not None or self._giving(row).why_two(self._policy) is not None

    def _giving(self, row: SaleRow) -> GivingBack:
        """The limits are the whole sale's, whichever of its tenders goes back now, and the day's of who is at work."""
        return GivingBack(
            clerk=self.clerk,
            sold_by=row.clerk,
            amount_minor=good_money(self.amount, self._policy.currency).amount_minor,
            sale_before_minor=row.refunded_minor + (self._other.refunded_minor if self._other is not None else 0),
            day_before_minor=self._alone.get(self.clerk, 0),
        )

    def _why_words(self, why: WhyTwo) -> str:
        """Why one person is not enough, said before Enter."""
        policy = self._policy
        if why is WhyTwo.OWN_SALE:
            return tr("You keyed this sale, so a second person signs too.")
        if why is WhyTwo.SALE:
            return tr("Above {0} a manager agrees.", Money(policy.refund_second_person_above_minor, policy.currency))
        given, limit = (
            Money(minor, policy.currency) for minor in (self._alone.get(self.clerk, 0), policy.refund_alone_day_minor)
        )
        return tr("You have given back {0} alone today; above {1} a second person signs.", given, limit)

    def _listen(self) -> None:
        self.sale.walks = False
        self.sale.entered.connect(self._seek)
        self.button.acted.connect(self.try_refund)
        self.sale.typed.connect(self._sale_typed)
        for name, field in self._fields.items():
            if name != "sale":
                field.typed.connect(self._typed)
                field.left.connect(self._left)
                field.entered.connect(self._entered)
                field.walks = False
            guard(field, claims=name == "sale")

    def _seek(self) -> None:
        if self._row is not None:  # somebody walked back to it: what is to go back stays as typed
            self.amount.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.sale.text():
            self.sought.emit(self.sale.text())
        else:
            self.sale.set_mend(self.wrong().get("sale", ""))

    def _sale_typed(self, said: str) -> None:
        """Another number is another sale; of a scanned code only what follows its beginning counts."""
        if said.upper().startswith(CLAIM_PREFIX):
            self.begin_with(said[len(CLAIM_PREFIX) :])
        self._row = self._other = self._outside = None
        self._alike = ""
        self.sale.set_mend("")
        self.settle()

    def _typed(self, _said: str) -> None:
        self._trouble = None
        for name, field in self._fields.items():
            if field is self.sender():
                self._told.pop(name, None)
        self.settle()

    def _entered(self) -> None:
        """Enter takes the pad's next number, walks on from what is right, and gives back from the last question."""
        name = next(name for name, field in self._fields.items() if field is self.sender())
        if name == "slip" and not self.slip.text() and self._next_slip:
            self.slip.set_text(text.slip(self._next_slip))
        self._visited.add(name)
        self.settle()
        if self._fields[name].mend():
            return
        asked = self._asked()
        later = asked[asked.index(name) + 1 :] if name in asked else []
        if later:
            self._fields[later[0]].setFocus(Qt.FocusReason.TabFocusReason)
        elif self._fields[name].edit.ended_scan():
            self.button.setFocus(Qt.FocusReason.TabFocusReason)  # a scan is an answer, and gives nothing back
        else:
            self.try_refund()

    def _asked(self) -> list[str]:
        """The questions that this sale asks, in the order of focus; Tab comes to the others too, and hears why not."""
        return [name for name, field in self._fields.items() if not field.edit.isReadOnly()]

    def _left(self) -> None:
        for name, field in self._fields.items():
            if field is self.sender() and field.text():
                self._visited.add(name)
        self.settle()

    def _lay_out(self) -> None:
        card = Card()
        card.set_foot(self.verdict)
        top = QHBoxLayout()
        top.setSpacing(units(2))
        top.addWidget(self.sale, 1)
        top.addWidget(self.amount, 1)
        low = QHBoxLayout()
        low.setSpacing(units(2))
        for field in (self.slip, self.pin):
            low.addWidget(field, 1)
        card.body.addLayout(top)
        card.body.addWidget(self.found)
        card.body.addWidget(self.reason)
        card.body.addLayout(low)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
