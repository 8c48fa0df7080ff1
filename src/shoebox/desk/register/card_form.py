"""Keying a card slip: the fields of the paper, in the order of the paper. Register room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.register.sale_fields import TOP_U, Control, SaleForm, amount_mend, good_money, minor_of
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.card import Brand
from shoebox.domain.entry import Tender
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.money import tax_within
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint
from shoebox.till.drafts import SaleDraft

_IMPRINT_WORDS = {
    Imprint.IMPRINTED: ("Imprinted", "I"),
    Imprint.RUBBED: ("Rubbed", "R"),
    Imprint.HANDWRITTEN: ("Handwritten", "H"),
}


class CardForm(SaleForm):
    """One card slip. `scanned_claim` carries a claim code that a scanner put where a slip number belongs."""

    scanned_claim = Signal(str)

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy.currency)
        self._policy, self._reason_at, self._tax_typed = policy, 0, False
        self.slip = Field(tr("Slip number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.amount = self.amount_field(tr("Amount, tax included"))
        self.tax = self.amount_field(tr("of which tax"), role=Type.H2, show_currency=False)
        self.brand = _segments(tr("Card brand"), _brands(policy))
        self.last4 = Field(tr("Last four"), numbers_only=True, length_max=24)
        self.again = Field(tr("Last four again"), numbers_only=True, length_max=24)
        self.expiry = _segments(tr("Expiry date valid"), _yes_no())
        self.approval = Field(tr("Approval code"), placeholder=tr("From the phone call"), length_max=24)
        self.imprint = _segments(
            tr("Imprint"), tuple(Choice(kind, tr(said), key) for kind, (said, key) in _IMPRINT_WORDS.items())
        )
        self.signature = _segments(tr("Signature compared"), _yes_no())
        self.phone = Field(tr("Customer phone"), placeholder=tr("Optional, if declined"), length_max=24, mend_lines=1)
        self._lay_out()
        self._take_in()
        self._bind()

    # -- a draft from the fields

    def draft(self) -> SaleDraft:
        """What is typed now. Refuses an amount that can't be read."""
        return SaleDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            tender=Tender.CARD,
            slip=self.slip.text(),
            amount_minor=minor_of(self.amount),
            tax_minor=minor_of(self.tax),
            brand=str(self._chosen_of(self.brand) or ""),
            last4=self.last4.text(),
            expiry_ok=self._chosen_of(self.expiry) is True,
            approval=self.approval.text(),
            imprint=str(self._chosen_of(self.imprint) or ""),
            signature_ok=self._chosen_of(self.signature) is True,
            phone=self.phone.text(),
            reason=self._policy.reasons_by_hand[self._reason_at],
            twin_ok=self.keeps_twin(),
        )

    def own_mends(self) -> dict[str, str]:
        """Amounts that can't be read, and last four digits that differ."""
        first, again = self.last4.text(), self.again.text()
        differ = again != first or not again
        return {
            "amount_minor": amount_mend(self.amount),
            "tax_minor": amount_mend(self.tax),
            "again": tr("Not {0} as before. Read the slip again.", first) if differ and first else "",
        }

    def ready_line(self) -> str:
        """``$129.95 on Visa •• 4417``."""
        brand = self._chosen_of(self.brand)
        words = brand.words if isinstance(brand, Brand) else ""
        return tr("{0} on {1}", good_money(self.amount, self.currency), text.card(words, self.last4.text()))

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for the next slip; the reason why by hand stays."""
        self._tax_typed = False
        for choices in (self.brand, self.expiry, self.imprint, self.signature):
            _of(choices).choose(None)
        super().start(entry_id, clerk)

    def hint_slip(self, next_slip: str) -> None:
        """Say which number is next on the pad."""
        said = tr("Next is {0}.", text.slip(next_slip)) if next_slip else tr("Scan it or type it.")
        self.slip.set_hint(said)

    def begin_with(self, said: str) -> None:
        """Go on with what was typed beside the last result."""
        self.slip.set_text(said)
        self.slip.edit.setFocus()
        self.slip.edit.end(False)
        self.slip.typed.emit(said)

    # -- one field fills another

    def changed(self, name: str) -> None:
        """The tax follows the amount until somebody types it; a scanned claim code is no slip number."""
        if name == "tax_minor":
            self._tax_typed = bool(self.tax.text())
        if name == "amount_minor" and not self._tax_typed and not amount_mend(self.amount):
            amount = good_money(self.amount, self.currency)
            self.tax.set_money(tax_within(amount, self._policy.tax_rate_per_100k) if amount else None)
        if name == "slip" and self.slip.text().upper().startswith(CLAIM_PREFIX):
            code = self.slip.text().upper().removeprefix(CLAIM_PREFIX)
            self.slip.set_text("")
            self.scanned_claim.emit(code)

    def left_good(self, name: str) -> None:
        """A slip number that was read is shown in groups, as on the paper."""
        if name == "slip":
            self.slip.set_text(text.slip("".join(self.slip.text().split())))

    def next_reason(self) -> None:
        """F4: another reason why this sale is by hand."""
        self._reason_at = (self._reason_at + 1) % len(self._policy.reasons_by_hand)
        self._say_reason()
        self.settle()

    def press_yes(self) -> None:
        """Y, for the question at hand."""
        self._press(yes=True)

    def press_no(self) -> None:
        """N, for the question at hand."""
        self._press(yes=False)

    def _press(self, *, yes: bool) -> None:
        """Expiry first, then signature; the one with the keyboard in it before both."""
        expiry, signature = _of(self.expiry), _of(self.signature)
        here = self.focusWidget()
        asked = expiry if expiry.value() is None else signature
        for segments in (expiry, signature):
            if here is not None and segments.isAncestorOf(here):
                asked = segments
        asked.press(yes)

    def _chosen_of(self, labelled: Labelled) -> object:
        return _of(labelled).value()

    # -- layout

    def _lay_out(self) -> None:
        body = self.card.body
        body.setSpacing(u(1))
        top = QHBoxLayout()
        top.setSpacing(u(2))
        for field, stretch in ((self.slip, 30), (self.amount, 42), (self.tax, 15)):
            top.addWidget(field, stretch)
        body.addLayout(top)
        body.addWidget(self.brand)
        grid = QGridLayout()
        grid.setHorizontalSpacing(u(2))
        grid.setVerticalSpacing(u(1))
        for row, parts in enumerate(
            (
                ((self.last4, 0, 1), (self.again, 1, 1), (self.expiry, 2, 1), (self.approval, 3, 1)),
                ((self.imprint, 0, 2), (self.signature, 2, 1), (self.phone, 3, 1)),
            )
        ):
            for part, column, span in parts:
                grid.addWidget(part, row, column, 1, span)
        for column, stretch in enumerate((17, 32, 19, 22)):
            grid.setColumnStretch(column, stretch)
        body.addSpacing(u(0.5))
        body.addLayout(grid)
        body.addStretch(1)
        self._why = Words("", Type.BODY, Ink.T2)
        body.addWidget(self._why_row())
        self._say_reason()

    def _why_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(1))
        other = Button(tr("Other reason"), kind=Kind.QUIET, key=key_of("register", "reason", "card"), small=True)
        other.acted.connect(self.next_reason)
        row.addWidget(IconView("offline", Ink.T3))
        row.addWidget(self._why, 1)
        row.addWidget(other)
        return holder

    def _say_reason(self) -> None:
        self._why.say(tr("Why by hand: **{0}**", self._policy.reasons_by_hand[self._reason_at]))

    def _take_in(self) -> None:
        walk: dict[str, Control] = {
            "slip": self.slip,
            "amount_minor": self.amount,
            "tax_minor": self.tax,
            "brand": self.brand,
            "last4": self.last4,
            "again": self.again,
            "expiry_ok": self.expiry,
            "approval": self.approval,
            "imprint": self.imprint,
            "signature_ok": self.signature,
            "phone": self.phone,
        }
        for name, control in walk.items():
            self.add(name, control)
        stops: list[QWidget] = [*walk.values(), self.record]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _bind(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "reason": self.next_reason,
            "drop": self.emptied.emit,
            "yes": self.press_yes,
            "no": self.press_no,
            **{f"brand_{at}": _Press(self.brand, brand) for at, brand in enumerate(Brand, start=1)},
            **{str(kind): _Press(self.imprint, kind) for kind in Imprint},
        }
        bind(self, "register", "card", acts)


class _Press:
    """Chooses one segment, as the person would."""

    def __init__(self, labelled: Labelled, value: Brand | Imprint) -> None:
        self._labelled, self._value = labelled, value

    def __call__(self) -> None:
        _of(self._labelled).press(self._value)


def _of(labelled: Labelled) -> Segments:
    assert isinstance(labelled.control, Segments)
    return labelled.control


def _segments(name: str, choices: tuple[Choice, ...]) -> Labelled:
    return Labelled(name, Segments(name, choices), mend_lines=1)


def _brands(policy: Policy) -> tuple[Choice, ...]:
    held = tr("This brand is not taken on paper here.")
    return tuple(
        Choice(
            brand, tr("Other") if brand is Brand.OTHER else brand.words, str(at), "" if brand in policy.brands else held
        )
        for at, brand in enumerate(Brand, start=1)
    )


def _yes_no() -> tuple[Choice, ...]:
    return (Choice(value=True, said=tr("Yes"), key="Y"), Choice(value=False, said=tr("No"), key="N"))
