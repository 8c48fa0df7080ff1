"""The form for numbered paper: a few fields, each shown where its way asks for it. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import slip_ways
from shoebox.desk.office.page import place_refusal
from shoebox.desk.office.slip_ways import ISSUE, PRINT, RANGE, RECEIVE, SPOIL, SlipDraft
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.papers import SLIPS_PRINTED_MAX
from shoebox.domain.slip import Fate, SlipStock

SLIP_SIGNS_MAX, SAID_SIGNS_MAX, COUNT_SIGNS_MAX = 16, 200, 3
REGISTER_SIGNS_MAX = 20
_PAIRS = frozenset({ISSUE, RECEIVE, RANGE})


class SlipForm(Card):
    """`asked` carries a SlipDraft; the form is busy until `recorded` or `refuse`."""

    asked = Signal(object)

    def __init__(self, *, key: str, back_key: str) -> None:
        super().__init__(" ")
        self._way = ""
        self._small = Words("", Type.SMALL, Ink.T2, wrap=True)
        self._registers: tuple[str, ...] = ()  # this one first
        self.register = Field(tr("For register"), hint=" ", length_max=REGISTER_SIGNS_MAX, mend_lines=2)
        self.first, self.last = _number(tr("First number")), _number(tr("Last number"))
        self.said = Field(tr("Why"), hint=" ", length_max=SAID_SIGNS_MAX, mend_lines=2)
        self.fate = Segments(tr("What became of them"), slip_ways.fates())
        self.fate.choose(str(Fate.SPOILED))
        self.count = Field(tr("How many slips"), hint=" ", numbers_only=True, length_max=COUNT_SIGNS_MAX, mend_lines=2)
        self.parts = Segments(tr("Parts of a slip"), (Choice(False, tr("Two parts")), Choice(True, tr("Three parts"))))
        self.parts.choose(False)
        self.button = Button("", kind=Kind.FIRST, key=key)
        self.body.setSpacing(u(0.5))
        parts = (self._small, self.fate, self.register, self.first, self.last, self.said, self.count, self.parts)
        for part in parts:
            self.body.addWidget(part)
            if part in (self._small, self.fate):
                self.body.addSpacing(u(0.75))  # or it would read as the next field's label
        self.body.addSpacing(u(1))
        self.body.addWidget(self.button)
        self.back_button = Button(tr("Take numbers back"), key=back_key, small=True)
        self.body.addSpacing(u(1))
        self.body.addWidget(self.back_button)
        for field in self._fields():
            field.typed.connect(self._clear)
        self.said.walks = False
        self.said.take_no_scan()
        self.said.entered.connect(self.ask)
        self.button.acted.connect(self.ask)
        self.button.told.connect(self._say_held)

    def show_way(self, way: str) -> None:
        """Ask for what this way needs."""
        if way == self._way:
            return
        self._way = way
        self.set_title({choice.value: choice.said for choice in slip_ways.choices()}[way])
        self._small.say(slip_ways.small_of(way))
        self.button.say(slip_ways.button_of(way))
        self.register.setVisible(way == ISSUE and len(self._registers) > 1)
        self.first.setVisible(way != PRINT)
        self.first.name_it(tr("Number, or first number") if way == SPOIL else tr("First number"))
        self.last.name_it(tr("Last number, if several") if way == SPOIL else tr("Last number"))
        self.last.setVisible(way in _PAIRS or way == SPOIL)
        self.fate.setVisible(way == SPOIL)
        self.said.setVisible(way in (SPOIL, RANGE))
        self.said.name_it(tr("Why") if way == SPOIL else tr("Who gave them"))
        self.said.set_hint(
            tr("Such as: torn, written over, taken from the counter.")
            if way == SPOIL
            else tr("Such as: Operations, by phone.")
        )
        self.count.setVisible(way == PRINT)
        self.parts.setVisible(way == PRINT)
        self._clear("")

    def show_stock(self, stock: SlipStock, held: str) -> None:
        """Which numbers come next from the printer, and why nothing can be done where that is so."""
        self.button.hold(held)
        run = stock.next_printed
        if run is None:
            self.count.set_hint(tr("No numbers are left to print."))
        else:
            most = min(len(run), SLIPS_PRINTED_MAX)
            self.count.set_hint(tr("From {0} on, up to {1} at once.", text.slip(run.first), text.count(most)))

    def show_registers(self, own: str, others: tuple[str, ...]) -> None:
        """Whom a pad may be for: this register, unless another one is typed or chosen."""
        if (own, *others) == self._registers:
            return
        self._registers = (own, *others)
        self.register.set_text(own)
        self.register.set_hint(tr("{0} once more: the next one.", key_of("office", ISSUE, "slips")))
        self.register.setVisible(self._way == ISSUE and bool(others))

    def next_register(self) -> None:
        """This one, each of the others, and this one again."""
        if len(self._registers) > 1:
            at = self._registers.index(self._whom()) if self._whom() in self._registers else -1
            self.register.set_text(self._registers[(at + 1) % len(self._registers)])
            self.register.set_mend("")

    def _whom(self) -> str:
        """The register as the store calls it; ``1`` is 085-1 where no other one ends so."""
        typed = self.register.text().upper()
        ends = [one for one in self._registers if typed in (one.upper(), one.upper().rpartition("-")[2])]
        return ends[0] if len(ends) == 1 else self.register.text()

    def next_fate(self) -> None:
        """Spoiled, lost, stolen, and spoiled again."""
        fates = list(map(str, Fate))
        self.fate.press(fates[(fates.index(str(self.fate.value())) + 1) % len(fates)])

    def focus_first(self) -> None:
        """The keyboard where typing begins."""
        (self.count if self._way == PRINT else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ctrl+Enter: write it down."""
        if self.button.held():
            self.button.click()
            return
        if self._way == PRINT and not self.count.text().isdecimal():
            self.count.set_mend(tr("Type how many slips to print."))
            self.count.setFocus()
            return
        if not self.button.begin(tr("Saving")):
            return
        count = int(self.count.text()) if self._way == PRINT else 0
        draft = SlipDraft(
            way=self._way, first=self.first.text(), last=self.last.text(), said=self.said.text(), count=count,
            bank_copy=bool(self.parts.value()), fate=str(self.fate.value() or Fate.SPOILED),
            register=self._whom() if self._way == ISSUE else "",
        )  # fmt: skip
        self.asked.emit(draft)

    def recorded(self) -> None:
        """It stands in the book: nothing typed stays."""
        self.button.busy("")
        for field in self._fields():
            field.set_text(self._registers[0] if field is self.register and self._registers else "")
        self.fate.choose(str(Fate.SPOILED))
        self.focus_first()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        self.button.busy("")
        fields = {
            "slip.pad": self.last, "till.reason_missing": self.said, "till.note_long": self.said,
            "slip.given_by": self.said, "day.text": self.said, "day.explanation": self.said,
            "day.pad_to": self.register, "day.pads_waiting": self.register,
        }  # fmt: skip
        first = self.count if self._way == PRINT else self.first
        place_refusal(error, fields if self._way != PRINT else {}, first)

    def _fields(self) -> tuple[Field, ...]:
        return self.register, self.first, self.last, self.said, self.count

    def _say_held(self, reason: str) -> None:
        (self.count if self._way == PRINT else self.first).set_mend(reason, Meaning.WAITING)

    def _clear(self, _said: str) -> None:
        for field in self._fields():
            field.set_mend("")


def _number(label: str) -> Field:
    return Field(label, numbers_only=True, length_max=SLIP_SIGNS_MAX, mend_lines=2)
