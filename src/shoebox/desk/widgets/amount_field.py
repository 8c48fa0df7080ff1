"""The field for money: currency at the left, digits at the right, letters never typed. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Meaning, Type
from shoebox.desk.text import currency_sign
from shoebox.desk.widgets.cents import CentsValidator
from shoebox.desk.widgets.field import Field
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, figure_text, minor_digits, money_text, plain_text


class AmountField(Field):
    """Money, typed as on a till: 12995 is 129.95. `money()` refuses what is no amount, with the sentence to show."""

    def __init__(
        self,
        label: str,
        currency: str,
        *,
        hint: str = "",
        role: Type = Type.BODY,
        height_u: float = 5,
        show_currency: bool = True,
        mend_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        empty = figure_text(Money(0, currency))
        super().__init__(
            label,
            hint=hint,
            placeholder=empty,
            role=role,
            height_u=height_u,
            numbers_only=True,
            mend_lines=mend_lines,
            parent=parent,
        )
        self.take_no_scan()
        self._currency = currency
        # An icon behind right-aligned digits would push them aside while they are typed.
        self.shows_icons = False
        self._cents = CentsValidator(minor_digits(currency), self.edit)
        self.edit.setValidator(self._cents)
        self.edit.selectionChanged.connect(self._mark)
        self.left.connect(self._forget_lone_point)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if show_currency:
            sign = currency_sign(currency)
            self.frame.show_unit(sign)
            self.name(f"{label}, {currency}")

    def _walk(self) -> None:
        """An amount that Enter was refused for is typed once more, in place of what stands there and not behind it."""
        super()._walk()
        if self.edit.hasFocus() and self.frame.meaning is Meaning.REFUSED:
            self.edit.selectAll()

    def money(self) -> Money | None:
        """The amount, or nothing while the field is empty. Raises Refusal for what is no amount (``money.point``)."""
        said, meant_minor = self.text(), self._cents.meant()
        if meant_minor is not None:
            raise Refusal("money.point", digits=meant_minor, amount=money_text(Money(meant_minor, self._currency)))
        return Money.parse(said, self._currency) if said else None

    def set_text(self, said: str) -> None:
        """Put text in from the program; no signal, and no point of the person's in it."""
        self._cents.forget("")
        super().set_text(said)
        self._cents.forget(self.edit.text())

    def set_money(self, money: Money | None) -> None:
        """Put an amount in from the program; no signal."""
        self.set_text("" if money is None else plain_text(money))

    def _mark(self) -> None:
        self._cents.mark(max(self.edit.selectionStart(), 0), len(self.edit.selectedText()))

    def _forget_lone_point(self) -> None:
        if not self.edit.text():
            self._cents.forget("")
