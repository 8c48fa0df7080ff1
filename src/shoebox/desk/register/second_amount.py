"""A large amount is typed a second time, in the tax's place: the tax follows by itself. Register room."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from shoebox.desk.register.amounts import good_money
from shoebox.desk.register.items_taken import TakenItems
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy


class SecondAmount(QStackedWidget):
    """Shows the tax, or the field for the amount once more while that is asked and not yet the same."""

    def __init__(self, amount: AmountField, tax: AmountField, again: AmountField, items: TakenItems, policy: Policy):
        super().__init__()
        self._amount, self._tax, self._again, self._items, self._policy = amount, tax, again, items, policy
        self.addWidget(tax)
        self.addWidget(again)

    def asked(self) -> bool:
        """Whether this amount is typed twice: above the policy's limit, and not summed up from items."""
        return self._typed(self._amount).amount_minor > self._policy.amount_twice_above_minor and not self._items

    def same(self) -> bool:
        """Whether it was typed once more, and is the same."""
        return self._typed(self._again) == self._typed(self._amount)

    def mend(self) -> str:
        """What keeps the second amount from being right, or nothing; short, since the field is narrow."""
        if not self.asked() or self.same():
            return ""
        return tr("Differs.") if self._again.text() else tr("Once more.")

    def begin_anew(self) -> None:
        """The amount was typed in: it is typed twice anew, if at all."""
        self._again.set_text("")
        self.settle()

    def settle(self) -> None:
        """Show the tax as soon as nothing is to type twice."""
        self.setCurrentWidget(self._again if self.mend() else self._tax)

    def _typed(self, field: AmountField) -> Money:
        return good_money(field, self._policy.currency)
