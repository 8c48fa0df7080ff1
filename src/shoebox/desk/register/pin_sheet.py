"""A sheet that another person signs with their PIN, whatever it is that they agree to. Register room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shoebox.desk.pin_field import second_pin_field
from shoebox.desk.register.card_guard import guard
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.sheet import WIDTH_U, Sheet
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Role


class PinSheet(Sheet):
    """Has `pin` and `button`, which whoever builds on it puts into `body`; it stays until the till has answered."""

    def __init__(
        self, over: QWidget, title: str, *, roles: Iterable[str], act: str, waiting: str, width_u: float = WIDTH_U
    ) -> None:
        super().__init__(over, title, width_u=width_u)
        self._asking, self._words_waiting = False, waiting
        hint = tr("A {0} of this store, not whoever keys this.", roles_words(roles))
        self.pin = second_pin_field(tr("PIN of another person"), hint=hint, mend_lines=1)
        self.button = Button(act, kind=Kind.FIRST, key="Return")
        self.add_act(self.button)
        self.pin.walks = False
        self.pin.entered.connect(self._ask)
        self.pin.typed.connect(self._pin_typed)
        self.button.acted.connect(self._ask)
        guard(self.pin)

    def is_missing(self) -> bool:
        """Whether something else is to be mended first; says so where it is."""
        return False

    def wants_pin(self) -> bool:
        """Whether what is asked for needs another person at all."""
        return True

    def send(self) -> None:
        """Everything is there: ask the till."""
        raise NotImplementedError

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not; a PIN never stands about."""
        self.refuse_at(self.pin, error)

    def refuse_at(self, field: Field, error: ShoeboxError) -> None:
        """Say why not where it is mended. Whoever mends it may be the first person alone: the second one signs anew."""
        self._asking = False
        self.button.busy("")
        self.pin.set_text("")
        field.set_mend(sentence_of(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        if self._asking or self.is_missing():
            return
        if self.wants_pin() and not self.pin.text():
            self.pin.set_mend(tr("Another person types their PIN."))
            self.pin.setFocus()
        else:
            self._asking = True
            self.button.busy(self._words_waiting)
            self.send()

    def _pin_typed(self, _said: str) -> None:
        self.pin.set_mend("")


def roles_words(roles: Iterable[str]) -> str:
    """``supervisor or manager``, as people say it."""
    return tr(" or ").join(tr(Role(role).words) for role in roles)
