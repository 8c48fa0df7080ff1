"""Keying a card slip: the fields of the paper, in the order of the paper. Register room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type
from shoebox.desk.register.amounts import TaxFollows, amount_mend, good_money, minor_of
from shoebox.desk.register.approval_sheet import ApprovalSheet, Call
from shoebox.desk.register.card_choices import brands, imprints, yes_no
from shoebox.desk.register.card_layout import CardLayout
from shoebox.desk.register.controls import TOP_U, Control, clear, is_empty, labelled_segments, segments_of
from shoebox.desk.register.items_taken import TakenItems
from shoebox.desk.register.sale_form import SaleForm
from shoebox.desk.register.sealed_number import Seal, SealedNumber
from shoebox.desk.register.second_amount import SecondAmount
from shoebox.desk.register.slip_extras import Extras, PartSheet, extras_words
from shoebox.desk.register.slip_time import SlipTime
from shoebox.desk.register.verdict_words import (
    REASONS_NUMBERED,
    Said,
    bare_words,
    declined_before_words,
    declined_words,
    dropping_words,
    why_words,
)
from shoebox.desk.register.why_by_hand import WhyByHand
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.keycap import key_names
from shoebox.domain.card import Brand
from shoebox.domain.clock import Clock
from shoebox.domain.entry import Tender
from shoebox.domain.incident import Incident
from shoebox.domain.item import Basket
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import EXPIRY_DIGITS
from shoebox.domain.slip import Imprint, Pad
from shoebox.till.drafts import SaleDraft

LAST4_DIGITS = 4


class CardForm(SaleForm):
    """One card slip.

    Signals besides those of every sale: `ended` with a slip that is to be voided, and why; `dropped` with one that
    was never written on and stays free; `agreement_asked` when another person is to agree to it, because it is above
    the register's limit.
    """

    ASKED_LAST = ("goods", "reason")
    ended = Signal(str, str)
    dropped = Signal(str)
    agreement_asked = Signal()

    def __init__(self, policy: Policy, clock: Clock, *, merchant_no: str = "", seal: Seal | None = None) -> None:
        super().__init__(policy.currency, clock)
        self._merchant_no = merchant_no
        self._policy, self._incident, self._declined, self._dropping = policy, "", False, False
        self._why = WhyByHand(policy.reasons_by_hand, policy.reasons_of_one_sale)
        self._pad: Pad | None = None
        self._next_slip = ""
        self.slip = Field(tr("Slip number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.time = SlipTime(clock)
        self.amount = self.amount_field(tr("Amount, tax included"))
        self.tax = self.amount_field(tr("of which tax"), role=Type.H2, show_currency=False)
        self.items = TakenItems(self.amount, self.tax, policy.currency)
        self.amount_again = self.amount_field(tr("Amount again"), role=Type.H2, show_currency=False)
        self.second = SecondAmount(self.amount, self.tax, self.amount_again, self.items, policy)
        self.brand = labelled_segments(tr("Card brand"), brands(policy))
        seal = seal if policy.sealing_public else None
        self.number = SealedNumber(self, seal, self._draft_or_none, clock) if seal is not None else None
        self.last4 = Field(tr("Last four"), numbers_only=True, length_max=24)
        self.again = Field(tr("Last four again"), numbers_only=True, length_max=24)
        self.expiry = labelled_segments(tr("Expiry date valid"), yes_no())
        self._by_phone = tr("Call {0}", " ".join(key_names(key_of("register", "call", "card"))))
        self.approval = Field(tr("Approval code"), placeholder=self._by_phone, length_max=24)
        imprint = tr("Imprint") if policy.legible_asked else tr("Imprint, legible on all copies")
        self.imprint = labelled_segments(imprint, imprints(policy))
        compared = tr("Signed and legible") if policy.legible_asked else tr("Signature compared")
        self.signature = labelled_segments(compared, yes_no())
        self.phone = Field(tr("Phone or e-mail"), placeholder=tr("Optional"), length_max=80)
        self.phone.take_no_scan()
        self._tax = TaxFollows(self.amount, self.tax, currency=policy.currency, rate_per_100k=policy.tax_rate_per_100k)
        self.layout_of = CardLayout(self)
        self.layout_of.other_reason.acted.connect(self.next_reason)
        self.say_reason()
        self._take_in()
        self._bind()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other room for the keys of its questions."""
        super().resizeEvent(event)
        self.layout_of.fit()

    # -- a draft from the fields

    def draft(self) -> SaleDraft:
        """What is typed now. Refuses an amount that can't be read."""
        signed = segments_of(self.signature).value() is True
        return SaleDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            tender=Tender.CARD,
            slip="".join(self.slip.text().split()),
            amount_minor=minor_of(self.amount),
            tax_minor=minor_of(self.tax),
            brand=str(segments_of(self.brand).value() or ""),
            last4=self._last4(),
            sealed=self.number.sealed if self.number else None,
            expiry_ok=self.number.is_good() if self.number else segments_of(self.expiry).value() is True,
            approval=self.approval.text(),
            imprint=str(segments_of(self.imprint).value() or ""),
            signature_ok=signed,
            legible=signed and self._policy.legible_asked,  # one question, with all copies in hand
            phone=self.phone.text(),
            reason=self._why.of(self.clerk),
            lines=self.items.basket.lines,
            exempt=self.items.basket.exempt,
            cash_minor=self.extras.cash_minor,
            received_minor=self.extras.received_minor,
            goods=self.extras.goods,
            happened_ms=self.extras.happened_ms,
        )

    def own_mends(self) -> dict[str, str]:
        """Amounts that can't be read, last four digits that differ, and a reason that nobody has said."""
        untold = tr("F4 says why this card is taken by hand: once, and it stays for your shift.")
        own = {
            "happened_ms": self.time.mend_words(),
            "reason": "" if self._why.of(self.clerk) else untold,
            "amount_minor": amount_mend(self.amount),
            "amount_again": self.second.mend(),
            "tax_minor": amount_mend(self.tax),
        }
        if self.number is not None:
            return {**own, "expiry_ok": self.number.expiry_mend(), "sealed": self.number.mend()}
        first, again = self.last4.text(), self.again.text()
        again_mend = "" if first == again else tr("Not {0} as before. Read the slip again.", first)
        return {
            **own,
            "again": again_mend if first and again else tr("Type the last four once more.") if first else "",
        }

    def ready_line(self) -> str:
        """``$129.95 on Visa •• 4417``."""
        brand = segments_of(self.brand).value()
        words = brand.words if isinstance(brand, Brand) else ""
        said = tr("{0} on {1}", good_money(self.amount, self.currency), text.card(words, self._last4()))
        part = Money(self.extras.cash_minor, self.currency)
        return tr("{0} and {1} in cash", said, part) if part else said

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for the next slip; the clerk's reason why by hand stays, and the imprint is the usual one."""
        self._tax.start()
        self._declined = self._dropping = False
        self._why.begin_slip(clerk)
        if self.number is not None:
            self.number.clear()
        self.take_extras(Extras())
        super().start(entry_id, clerk)
        self.say_reason()
        self.second.settle()
        segments_of(self.imprint).choose(self._policy.imprint_usual or None)

    def begun(self) -> bool:
        """Whether anything is typed or chosen that was not chosen before."""
        usual = segments_of(self.imprint).value() == self._policy.imprint_usual
        return any(
            not is_empty(control) for name, control in self.controls.items() if not (name == "imprint" and usual)
        )

    def hint_slip(self, next_slip: str, pad: Pad | None) -> None:
        """Say which number is next on the pad; Enter takes it."""
        self._next_slip, self._pad = next_slip, pad
        said = tr("Next is {0}. Enter takes it.", text.slip(next_slip)) if next_slip else tr("Scan it or type it.")
        self.slip.set_hint(said)

    # -- fewer keys

    def fill(self, name: str) -> None:
        """Enter in the empty slip field takes the pad's next number."""
        if name == "slip" and self._next_slip and not self.slip.text() and name not in self._notices:
            self.slip.set_text(text.slip(self._next_slip))
            self._change(name)  # what the book said of the empty field is old, and must not keep the keyboard there
        if name == "sealed" and self.number is not None:
            self.number.take()

    def is_full(self, name: str) -> bool:
        """A number of the pad in hand, four digits, the same four again, a code of the usual length."""
        if name == "slip":
            return self._pad is not None and "".join(self.slip.text().split()) in self._pad
        if name == "expiry_ok" and self.number is not None:
            return sum(map(str.isdigit, self.number.expiry.text())) == EXPIRY_DIGITS
        if name in {"last4", "again"}:
            return len((self.last4 if name == "last4" else self.again).text()) == LAST4_DIGITS
        if name == "happened_ms":
            return self.time.is_full()
        signs = len(self.approval.text())
        return name == "approval" and bool(signs) and signs == self._policy.approval_signs

    def take_scanned(self, name: str) -> None:
        """Last four that were scanned, or came from a reader that sends no more of a card, are not asked twice."""
        if name == "last4":
            self.again.set_text(self.last4.text())
            self._visited.add("again")
            self._change("again")
            self.walk_from("again")

    def takes_number(self, name: str) -> bool:
        """The one field for it, where the policy has numbers sealed."""
        return name == "sealed"

    def may_be_card(self, name: str) -> bool:
        """A number of the pad in hand is no card's."""
        return name != "slip"

    def needs_no_answer(self, name: str) -> bool:
        """The tax follows, the usual imprint is chosen, a phone number is the customer's to give."""
        if name == "tax_minor":
            return self._tax.follows()
        if name == "amount_again":
            return not self.second.asked() or self.second.same()
        return name == "phone" or (name == "imprint" and segments_of(self.imprint).value() is not None)

    def _needs_no_code(self) -> bool:
        """Whether the slip is below its brand's floor limit, as far as is keyed; the book may know why it needs one."""
        brand, money = segments_of(self.brand).value(), good_money(self.amount, self.currency)
        if brand is None or not money or "approval" in self.check.mends:
            return False
        return not self._policy.needs_code(str(brand), money.amount_minor, str(segments_of(self.imprint).value()))

    def take_incident(self, incident: Incident | None, day: str) -> None:
        """Under which incident and on which day this is sold by hand."""
        self._incident = incident.number if incident is not None else ""
        self.time.day = day
        self._why.begin_shift(self._incident, day)
        self.say_reason()

    def begin_with(self, said: str) -> None:
        """Go on with what was typed beside the last result."""
        self.slip.set_text(said)
        self.slip.edit.setFocus()
        self.slip.edit.end(False)
        self.slip.typed.emit(said)

    def call(self, *, suspicious: bool = False) -> None:
        """Ctrl+T: whom to call for an approval code, and what to say."""
        brand = segments_of(self.brand).value()
        money = good_money(self.amount, self.currency)
        call = Call(
            phone=self._policy.phone_of(str(brand or "")),
            merchant_no=self._merchant_no,
            brand=brand.words if isinstance(brand, Brand) else "",
            amount=str(money) if money else "",
        )
        ApprovalSheet(self, call, suspicious=suspicious).open()

    # -- what the slip says besides

    def whole(self) -> Money:
        """What the customer pays by all tenders."""
        return good_money(self.amount, self.currency) + Money(self.extras.cash_minor, self.currency)

    def readable_amount(self) -> str:
        """The amount as it stands in its field; nothing where it can't be read."""
        return "" if amount_mend(self.amount) else self.amount.text()

    def tax_follows(self) -> None:
        """The tax of the whole sale."""
        self._tax.again(self.whole())

    def ask_part(self) -> None:
        """Ctrl+F6: a part of the sale is paid in cash."""
        sheet = PartSheet(self, self.whole(), self.extras)
        sheet.whole.hold(tr("From its items") if self.items else "")
        sheet.taken.connect(self._take_part)
        sheet.taken.connect(sheet.dismiss)
        sheet.ask()

    def take_items(self, basket: Basket) -> None:
        """Other items are another amount: what was paid in cash is asked anew."""
        self.take_extras(self.extras.without_part())
        super().take_items(basket)
        self.say_reason()

    def _take_part(self, whole_minor: int, cash_minor: int, received_minor: int) -> None:
        whole = Money(whole_minor, self.currency)
        self.amount.set_money(Money(whole_minor - cash_minor, self.currency))
        self._tax.whole(whole)
        self.take_extras(replace(self.extras, cash_minor=cash_minor, received_minor=received_minor))
        self.second.begin_anew()
        self._change("cash_minor")

    def take_extras(self, extras: Extras) -> None:
        """Show the part in cash below the amount, and the rest below all fields."""
        self.extras = extras
        self.time.show_time(extras.happened_ms)
        part = Money(extras.cash_minor, self.currency)
        self.items.remind(tr("{0} of it in cash: {1} together", part, self.whole()) if part else "")
        self.say_reason()

    # -- a slip that ends without a sale

    def decline(self) -> None:
        """F10: the card was declined by phone."""
        self._declined, self._dropping = True, False
        self.settle()
        self.record.setFocus()

    def declined(self) -> bool:
        """Whether the verdict says that this slip ends here."""
        return self._declined

    def declined_draft(self) -> SaleDraft | None:
        """What is known of a card that was declined; None for any other, and where brand or last four are not keyed."""
        draft = self._draft_or_none() if self._declined else None
        known = draft is not None and bool(draft.brand) and len(draft.last4) == LAST4_DIGITS
        return replace(draft, slip=self.slip_to_void()) if draft is not None and known else None

    def drop_twin(self) -> None:
        """Ctrl+Backspace: this is the same sale again. Once more: it was written on two forms, and this one is void.

        One paper keyed twice takes the number the register offers, which is a blank form's on the pad: a customer's
        sale will be written on it, so that number is given up only by whoever says that it was written on.
        """
        twin = self.check.twin
        if twin is None or not self.asks_twin() or self.sending():
            return
        if self._dropping:
            self.ended.emit(self.draft().slip, tr("same sale as entry {0}", text.entry(twin.row.seq)))
            return
        self._dropping = True
        self.settle()
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_record(self) -> None:
        """Record; or end a declined card's slip; or drop what was keyed of a form that is blank."""
        if self._declined:
            self.ended.emit(self.slip_to_void(), tr("card declined"))
        elif self._dropping:
            self.dropped.emit(self.draft().slip)
        else:
            super().try_record()

    def renew_slip(self) -> None:
        """The slip at hand is spoiled: the sale as keyed goes onto the next one, whose paper is filled anew."""
        self.slip.set_text("")
        for asked in (self.imprint, self.signature):
            clear(asked)
        segments_of(self.imprint).choose(self._policy.imprint_usual or None)
        self._change("slip")
        self.focus_first()

    def slip_to_void(self) -> str:
        """The number of the paper in hand, if it is a number that can still be voided."""
        return "" if "slip" in self.wrong() or not self.slip.text() else self.draft().slip

    def said(self, wrong: dict[str, str]) -> Said:
        """A declined card comes before everything else."""
        if self._declined:
            money = good_money(self.amount, self.currency)
            known = self.declined_draft() is not None
            return declined_words(self.slip_to_void(), str(money) if money else "", is_known=known)
        if self._dropping:
            return dropping_words(self.draft().slip)
        if set(wrong) == {"reason"} and not self._notices and self._greeting is None:
            return why_words(self._why.reasons, asked="reason" in self._visited)
        asks = self.time.question() if "happened_ms" in self._visited and not self._notices else None
        if asks is not None:
            return asks
        said = super().said(wrong)
        if self.check.declined is not None and said.meaning not in {Meaning.REFUSED, Meaning.WAITING}:
            brand = Brand(self.check.declined.brand)  # which one it was; another may be keyed now
            card = tr("{0} •• {1}", tr(brand.words), self.last4.text())
            minor = self.check.declined.amount_minor
            asked = text.money(Money(minor, self.currency)) if minor else ""
            return declined_before_words(card, self.check.declined, asked=asked, ready=not wrong)
        if self.extras.cash_minor and said.meaning is Meaning.OK:
            back = Money(max(self.extras.received_minor - self.extras.cash_minor, 0), self.currency)
            small = tr("Together {0}. Enter records it.", self.whole())
            return replace(said, small=tr("{0} Give back {1}.", small, back) if back else small)
        return bare_words() if said.meaning is Meaning.OK and self._is_bare() else said

    def _is_bare(self) -> bool:
        """Whether neither an imprint nor a code would show that the card was here."""
        by_hand = segments_of(self.imprint).value() == Imprint.HANDWRITTEN
        return by_hand and not self.approval.text().strip()

    def settle(self) -> None:
        """A declined slip can always be ended; whether it needs a code stands in the code's field."""
        super().settle()
        # A code that was given all the same is typed, so the keyboard stops here; Enter goes on without one.
        none = tr("{0}: none", key_names("Return")[0])
        if not self.tax.edit.isReadOnly():
            self.tax.set_hint(self._subtotal())
        self.approval.edit.setPlaceholderText(none if self._needs_no_code() else self._by_phone)
        if self._declined:
            self.record.hold("")

    # -- one field fills another

    def changed(self, name: str) -> None:
        """The tax follows the amount; typing takes a declined card back."""
        self._declined = self._dropping = False
        self._tax.changed(name)
        if name == "happened_ms":
            self.extras = replace(self.extras, happened_ms=self.time.said_ms())
            self.say_reason()
        if name == "amount_minor":
            self.second.begin_anew()
            if self.extras.cash_minor:
                self.take_extras(self.extras.without_part())
        if self.number is not None and name != "sealed":
            self.number.drop_if_other()

    def left_good(self, name: str) -> None:
        """A slip number that was read is shown in groups, as on the paper."""
        digits = "".join(self.slip.text().split())
        if name == "slip" and digits.isdigit():
            self.slip.set_text(text.slip(digits))
        if name == "amount_again":
            self.second.settle()
        if name == "happened_ms":
            self.time.show_time(self.extras.happened_ms)
        if name == "expiry_ok" and self.number is not None:
            self.number.show_expiry()

    def _last4(self) -> str:
        return self.number.last4() if self.number is not None else self.last4.text()

    def _number_told(self) -> None:
        """The number was sealed, or not: the draft is another."""
        self._visited.add("sealed")
        self._change("sealed")

    def next_reason(self) -> None:
        """F4: why this card is taken by hand, or another reason."""
        self._why.say_next(self.clerk)
        self.say_reason()
        self._ask()
        self.settle()

    def say_reason(self) -> None:
        """Show why whoever is at work takes cards by hand."""
        more = extras_words(self.extras, self._clock)
        goods = "" if self.extras.goods or self.items.basket.lines else self.usual_goods()
        self.layout_of.say_reason(self._why.of(self.clerk), self._incident, more, goods=goods)

    def usual_goods(self) -> str:
        """The policy's words for what was sold."""
        return self._policy.goods_usual if self._policy.goods_needed else ""

    def _subtotal(self) -> str:
        """What was paid without the tax, as the paper says it beside tax and total."""
        whole, tax = self.whole(), good_money(self.tax, self.currency)
        return tr("Subtotal {0}", whole - tax) if tax < whole and not self._untouched() else ""

    def toggle_time(self) -> None:
        """Ctrl+Shift+E: slips that were written earlier are keyed, each asked for its own time; once more, none is."""
        self.time.is_asked = not self.time.is_asked
        self._arrange()
        self.time.show_time(self.extras.happened_ms)
        self.settle()
        self.go_on()

    # -- keys

    def press_yes(self) -> None:
        """Y, for the question at hand."""
        self._press(yes=True)

    def press_no(self) -> None:
        """N, for the question at hand."""
        self._press(yes=False)

    def _press(self, *, yes: bool) -> None:
        """Expiry first, then signature; the one with the keyboard in it before both."""
        expiry, signature = segments_of(self.expiry), segments_of(self.signature)
        here = self.focusWidget()
        asked = expiry if expiry.value() is None and self.number is None else signature
        for segments in (expiry, signature):
            if here is not None and segments.isAncestorOf(here):
                asked = segments
        asked.press(yes)

    def _press_brand(self, brand: Brand) -> None:
        """Digits are brands until one is chosen; afterwards only beside them, or a stray scan would change the card."""
        segments = segments_of(self.brand)
        here = self.focusWidget()
        if self._says_why(tuple(Brand).index(brand)):
            return
        if segments.value() is None or (here is not None and segments.isAncestorOf(here)):
            segments.press(brand)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A policy may have more reasons than there are brands: their numbers are no commands, but say why as well."""
        at = event.key() - Qt.Key.Key_1
        if not (len(Brand) <= at < REASONS_NUMBERED and self._says_why(at)):
            super().keyPressEvent(event)

    def _told(self, reason: str) -> None:
        super()._told(reason)
        if set(self.wrong()) == {"reason"}:
            self.settle()  # the numbers of the reasons, and what they do

    def _says_why(self, at: int) -> bool:
        """Whether a digit said why by hand, at a slip's end where nothing else is left to say; it records the slip."""
        if not self.record.hasFocus() or set(self.wrong()) != {"reason"} or not self._why.say(self.clerk, at):
            return False
        self.say_reason()
        self.try_record()
        return True

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in the order of the paper."""
        why = self.layout_of.other_reason
        return (*self.controls.values(), *((self.record, why) if self._why.of(self.clerk) else (why, self.record)))

    def _take_in(self) -> None:
        walk: dict[str, Control] = {
            "slip": self.slip,
            "amount_minor": self.amount,
            "amount_again": self.amount_again,
            "tax_minor": self.tax,
            "brand": self.brand,
            **self._card_controls(),
            "approval": self.approval,
            "imprint": self.imprint,
            "signature_ok": self.signature,
            "phone": self.phone,
        }
        for name, control in walk.items():
            self.add(name, control)
        self._walk = dict(self.controls)
        self._arrange()
        if self.number is not None:
            self.number.told.connect(self._number_told)

    def _arrange(self) -> None:
        """The slip's own time is in the walk only while it is asked of each slip."""
        asked = self.time.is_asked
        self.controls = {name: one for name, one in self._walk.items() if asked or name != "happened_ms"}
        self.time.setVisible(asked)

    def _card_controls(self) -> dict[str, Control]:
        """What is asked of the card: the last four twice and whether it is good, or expiry and number once.

        The slip's own time stands among them, where there is room.
        """
        if self.number is not None:
            return {"expiry_ok": self.number.expiry, "sealed": self.number.field, "happened_ms": self.time}
        return {"last4": self.last4, "again": self.again, "happened_ms": self.time, "expiry_ok": self.expiry}

    def _bind(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "reason": self.next_reason,
            "call": self.call,
            "part": self.ask_part,
            "more": self.ask_more,
            "times": self.toggle_time,
            "exempt": self.ask_exempt,
            "agree": self.agreement_asked.emit,
            "declined": self.decline,
            "drop": self.drop_twin,
            "yes": self.press_yes,
            "no": self.press_no,
            **{f"brand_{at}": partial(self._press_brand, brand) for at, brand in enumerate(Brand, start=1)},
            **{str(kind): partial(segments_of(self.imprint).press, kind) for kind in Imprint},
        }
        bind(self, "register", "card", acts)
