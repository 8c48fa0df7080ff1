"""What every way of keying a sale shares: walking, mends, the verdict at the foot. Register room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Meaning, Type
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Segments
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.clock import local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money
from shoebox.till.drafts import Mend, SaleDraft, Twin

Control = Field | Labelled

TOP_U = 8.5
# How a field is called in "One thing to mend: last four digits".
NAMES: dict[str, str] = {
    "slip": "slip number",
    "amount_minor": "amount",
    "tax_minor": "tax",
    "brand": "card brand",
    "last4": "last four digits",
    "again": "last four digits",
    "expiry_ok": "expiry date",
    "approval": "approval code",
    "imprint": "imprint",
    "signature_ok": "signature",
    "phone": "customer phone",
    "received_minor": "cash received",
    "reason": "why by hand",
}


class SaleForm(QWidget):
    """Base of the card and the cash form: a draft from fields, mends into fields, a verdict and one button.

    Signals: `looked_at` a draft whose mends are wanted; `asked` a draft to record; `emptied` Esc on an empty form.
    """

    looked_at = Signal(object)
    asked = Signal(object)
    emptied = Signal()

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.currency = currency
        self.controls: dict[str, Control] = {}
        self._visited: set[str] = set()
        self._mends: dict[str, str] = {}
        self._twin: Twin | None = None
        self._twin_ok = False
        self._pending = self._record_next = False
        self.entry_id = ""
        self.clerk = ""
        self.record = Button(tr("Record sale"), kind=Kind.FIRST, key="Return", large=True)
        self.record.acted.connect(self.try_record)
        self.record.told.connect(self._told)
        self.verdict = Verdict(self.record)
        self.card = Card()
        self.card.set_foot(self.verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    # -- what a form answers

    def draft(self) -> SaleDraft:
        """What is typed now. Refuses where a field can't be read."""
        raise NotImplementedError

    def own_mends(self) -> dict[str, str]:
        """What the form itself knows to be wrong, by field, before the book is asked."""
        raise NotImplementedError

    def ready_line(self) -> str:
        """The verdict's line when all is well."""
        raise NotImplementedError

    # -- building

    def add(self, name: str, control: Control) -> None:
        """Take a control into the walk, in the order of the calls."""
        self.controls[name] = control
        if isinstance(control, Field):
            control.typed.connect(self._typed)
            control.entered.connect(self._entered)
            control.left.connect(self._left)
        else:
            segments = control.control
            assert isinstance(segments, Segments)
            segments.chosen.connect(self._chosen)
            segments.entered.connect(self._left)

    def amount_field(self, label: str, *, role: Type = Type.AMOUNT, show_currency: bool = True) -> AmountField:
        """A top field for money."""
        return AmountField(label, self.currency, role=role, height_u=TOP_U, show_currency=show_currency)

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for a new draft."""
        self.entry_id, self.clerk, self._twin, self._twin_ok = entry_id, clerk, None, False
        self._pending = self._record_next = False
        self._visited.clear()
        self._mends.clear()
        for control in self.controls.values():
            control.set_mend("")
            if isinstance(control, Field):
                control.set_text("")
                control.set_good(False)
        self.settle()

    def focus_first(self) -> None:
        """The keyboard into the first field."""
        next(iter(self.controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted empties the form; Ctrl+Backspace drops a likely twin."""
        if event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    # -- what the book says

    def take_mends(self, draft: SaleDraft, mends: Sequence[Mend], twin: Twin | None) -> None:
        """Show what the book says of this draft; an answer to an older draft is dropped."""
        if draft.entry_id != self.entry_id or draft != self._draft_or_none():
            return
        self._mends = {mend.field: mend.words for mend in mends}
        self._twin, self._pending = twin, False
        self.settle()
        if self._record_next:
            self._record_next = False
            self.try_record()

    def take_refusal(self, refused: Exception) -> None:
        """The book refused to record it: say it where it is mended, or in the verdict."""
        self.record.busy("")
        self.verdict.say(tr("Not recorded"), str(refused), Meaning.REFUSED)

    def take_twin(self, twin: Twin | None) -> None:
        """Record found a likely twin: ask in place."""
        self.record.busy("")
        self._twin = twin
        self.settle()

    # -- the verdict

    def wrong(self) -> dict[str, str]:
        """Everything to mend, in the order of focus."""
        own = self.own_mends()
        return {name: own.get(name) or self._mends.get(name, "") for name in (*self.controls, "reason", "happened_ms")
                if own.get(name) or self._mends.get(name)}  # fmt: skip

    def settle(self) -> None:
        """Show mends under visited fields, and the verdict at the foot."""
        wrong = self.wrong()
        for name, control in self.controls.items():
            control.set_mend(wrong.get(name, "") if name in self._visited else "")
            if isinstance(control, Field) and name == "slip":
                control.set_good(bool(control.text()) and name not in wrong)
        self.record.busy("")
        if wrong:
            self._say_wrong(wrong)
        elif self._pending:
            self.verdict.say(tr("Checking with the book"))
        elif self._twin is not None and not self._twin_ok:
            self._say_twin(self._twin)
        else:
            self.record.hold("")
            self.record.say(tr("Record sale"))
            self.verdict.say(self.ready_line(), tr("Enter records it."), Meaning.OK)

    def try_record(self) -> None:
        """Enter on the last field or the button: record, or go to what is to mend."""
        self._visited.update(self.controls)
        self.settle()
        if self.wrong():
            self._to_first_wrong()
            return
        if self._pending:  # the book's answer is on its way; record when it says that all is well
            self._record_next = True
            return
        if self._twin is not None and not self._twin_ok:
            self._twin_ok = True  # asked about in the verdict, and Enter pressed once more
        self.record.busy(tr("Recording"))
        self.asked.emit(self.draft())

    def keeps_twin(self) -> bool:
        """Whether the person was asked about a likely twin and keeps both."""
        return self._twin_ok

    def asks_twin(self) -> bool:
        """Whether the verdict asks about a likely twin now."""
        return self._twin is not None and not self._twin_ok

    def _say_wrong(self, wrong: dict[str, str]) -> None:
        first = next(iter(wrong))
        seen = [name for name in wrong if name in self._visited]
        self.record.hold(wrong[first], self.controls.get(first))
        if not seen:
            self.verdict.say(tr("Next: {0}", tr(NAMES.get(first, first))), "", Meaning.PLAIN)
            return
        name = tr(NAMES.get(seen[0], seen[0]))
        line = (
            tr("One thing to mend: {0}", name)
            if len(seen) == 1
            else tr("{0} things to mend, first: {1}", len(seen), name)
        )
        rest = [other for other in wrong if other not in seen]
        small = tr("Then the {0}.", tr(NAMES.get(rest[0], rest[0]))) if rest else wrong[seen[0]]
        self.verdict.say(line, small, Meaning.REFUSED)

    def _say_twin(self, twin: Twin) -> None:
        when = text.clock(local_time(twin.row.wall_ms, twin.row.offset_min))
        said = tr("Looks like slip {0} of {1}", text.slip(twin.row.slip), when)
        self.record.hold("")
        self.record.say(tr("Keep both"))
        self.verdict.say(
            said, tr("Enter once more keeps both, Ctrl+Backspace drops this one."), Meaning.WAITING, icon="twin"
        )

    def _to_first_wrong(self) -> None:
        wrong = self.wrong()
        if wrong:
            first = self.controls.get(next(iter(wrong)))
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, reason: str) -> None:
        self._visited.update(self.controls)
        self.settle()
        self.verdict.say(self.verdict.line(), reason, Meaning.REFUSED)

    # -- walking

    def _name_of(self, sender: object) -> str:
        for name, control in self.controls.items():
            if control is sender or (isinstance(control, Labelled) and control.control is sender):
                return name
        return ""

    def _typed(self, _said: str) -> None:
        self._twin, self._twin_ok, self._record_next = None, False, False
        name = self._name_of(self.sender())
        self.changed(name)
        self._ask()
        self.settle()

    def _chosen(self, _value: object) -> None:
        name = self._name_of(self.sender())
        self._visited.add(name)
        self.changed(name)
        self._ask()
        self.settle()
        self.walk_from(name)

    def _entered(self) -> None:
        name = self._name_of(self.sender())
        self._visited.add(name)
        self.changed(name)
        self._ask()
        self.settle()
        if name == list(self.controls)[-1]:
            self.try_record()

    def _left(self) -> None:
        name = self._name_of(self.sender())
        control = self.controls.get(name)
        if isinstance(control, Field) and not control.text():
            return  # walking past an empty field is no mistake yet
        self._visited.add(name)
        self.settle()
        if name not in self.wrong():
            self.left_good(name)

    def left_good(self, name: str) -> None:
        """The person left a field that is right; a form may show it more readably."""

    def changed(self, name: str) -> None:
        """A field changed or was walked on from; a form may fill another one."""

    def walk_from(self, name: str) -> None:
        """On to the control after this one."""
        names = list(self.controls)
        at = names.index(name) + 1
        following = self.controls[names[at]] if at < len(names) else self.record
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self) -> None:
        self._mends.clear()
        draft = self._draft_or_none()
        if draft is not None:
            self._pending = True
            self.looked_at.emit(draft)

    def _draft_or_none(self) -> SaleDraft | None:
        try:
            return self.draft()
        except Refusal:
            return None


def minor_of(field: AmountField) -> int:
    """Minor units typed, 0 while empty. Raises Refusal for what is no amount."""
    money = field.money()
    return money.amount_minor if money is not None else 0


def amount_mend(field: AmountField) -> str:
    """The sentence for an amount that can't be read, or nothing."""
    try:
        field.money()
    except Refusal as refused:
        return str(refused)
    return ""


def good_money(field: AmountField, currency: str) -> Money:
    """The amount typed, zero where there is none yet or it can't be read."""
    try:
        return field.money() or Money(0, currency)
    except Refusal:
        return Money(0, currency)
