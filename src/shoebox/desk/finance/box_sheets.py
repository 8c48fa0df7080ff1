"""The sheets over the page Boxes: a box is taken in, or boxes are destroyed by two. Finance room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import box_words
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.pin_field import pin_field, staff_number_field
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.archive import (
    PLACE_SIGNS_MAX,
    SEAL_SIGNS_MAX,
    ArrivalDraft,
    BoxKey,
    BoxState,
    How,
    KeptBox,
)
from shoebox.domain.box import LABEL_SIGNS_MAX
from shoebox.domain.decision import NOTE_MAX
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.staff import Signature

COUNT_DIGITS_MAX, NUMBERS_SHOWN = 5, 6


class ArrivalSheet(Sheet):
    """`asked` carries (ArrivalDraft, BoxKey or None for a box that nobody imported)."""

    asked = Signal(object, object)

    def __init__(self, over: QWidget, number: str, box: KeptBox | None) -> None:
        super().__init__(over, tr("Take box {0} in", number))
        self._number, self._box = number, box
        self.seal = Field(tr("Number on the tape"), hint=tr("Read it now, from the box."), length_max=SEAL_SIGNS_MAX)
        self.tape = Segments(
            tr("The tape is"),
            (
                Choice(True, tr("Whole"), key=key_of("finance", "tape_whole", "boxes")),
                Choice(False, tr("Broken"), key=key_of("finance", "tape_broken", "boxes")),
            ),
        )
        self._tape = Labelled(tr("The tape is"), self.tape, mend_lines=1)
        self.count = Field(
            tr("Slips counted by hand"), hint=tr("Empty = not opened."), numbers_only=True, length_max=COUNT_DIGITS_MAX
        )
        self.place = Field(tr("Where it is put"), hint=tr("Empty = later."), length_max=PLACE_SIGNS_MAX)
        self.note = Field(tr("Note"), hint=tr("What is odd about it."), length_max=NOTE_MAX, mend_lines=2)
        self.button = Button(tr("Take it in"), kind=Kind.FIRST, key="Return")
        self._lay_out(_whose(box))
        for field in (self.seal, self.count, self.place, self.note):
            field.typed.connect(self._mended)
        self.tape.chosen.connect(self._chose)
        self.note.walks = False
        self.note.take_no_scan()
        self.note.entered.connect(self._ask)
        self.button.acted.connect(self._ask)

    def ask(self) -> None:
        """Open it with the keyboard at the tape."""
        self.open(self.tape.segments[0])

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended."""
        self.button.busy("")
        fields = {"archive.seal": self.seal, "archive.count": self.count, "archive.place": self.place}
        field = fields.get(error.code, self.note)
        field.set_mend(sentence_of(error))
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the caps say how the tape is, wherever the keyboard is."""
        pressed = QKeySequence(event.keyCombination()).toString()
        for segment in self.tape.segments:
            if segment.choice.key == pressed:
                segment.click()
        super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.tape.value() is None:
            self._tape.set_mend(sentence_of(Refusal("archive.tape")))
            self.tape.setFocus()
            return
        if not self.button.begin(tr("Saving")):
            return
        draft = ArrivalDraft(
            box_no=self._number, seal=self.seal.text(), is_whole=bool(self.tape.value()),
            counted=int(self.count.text() or "-1"), place=self.place.text(), note=self.note.text(),
        )  # fmt: skip
        self.asked.emit(draft, self._box.key if self._box is not None else None)

    def _chose(self, _whole: object) -> None:
        self._mended("")
        self.seal.setFocus()

    def _mended(self, _said: str) -> None:
        for field in (self.seal, self._tape, self.count, self.place, self.note):
            field.set_mend("")

    def _lay_out(self, whose: str) -> None:
        self.body.addWidget(Words(whose, Type.BODY, Ink.T2, wrap=True))
        self.body.addLayout(beside(self._tape, self.seal))
        self.body.addLayout(beside(self.count, self.place))
        self.body.addWidget(self.note)
        self.add_act(self.button)


class DestructionSheet(Sheet):
    """Each box is scanned once more. `asked` carries (keys, How, place, (first signature, second signature)).

    `scanned` carries a label's text to whoever knows the boxes; `add` takes the answer.
    """

    scanned = Signal(str)
    asked = Signal(object, object, str, object)

    def __init__(self, over: QWidget, boxes: tuple[KeptBox, ...], *, first: str, today: str) -> None:
        super().__init__(over, tr("Destroy boxes"))
        self._boxes: dict[BoxKey, KeptBox] = {box.key: box for box in boxes}
        self._today = today
        self._line, self._numbers = Words("", Type.H3), Words("", Type.SMALL, Ink.T2, wrap=True)
        self.scan = Field(
            tr("Scan each box"), hint=tr("Enter with nothing goes on."), length_max=LABEL_SIGNS_MAX, mend_lines=2
        )
        self.how = Segments(tr("How"), tuple(Choice(how, box_words.how_words(how)) for how in How))
        self._how = Labelled(tr("How"), self.how, mend_lines=1)
        self.place = Field(tr("Where, or by which firm"), hint=" ", length_max=PLACE_SIGNS_MAX)
        self.people = tuple(_signer(label) for label in (tr("First person's number"), tr("Second person's number")))
        self.people[0][0].set_text(first)
        self.button = Button(tr("Destroyed by two"), kind=Kind.FIRST, key="Return")
        self.how.choose(How.CROSS_CUT)
        self._lay_out()
        self._listen()
        self._show()

    def ask(self) -> None:
        """Open it with the keyboard ready for the scanner."""
        self.open(self.scan.edit)

    def add(self, found: tuple[str, tuple[KeptBox, ...]]) -> None:
        """The box that was scanned; told where it is none that is due."""
        _, boxes = found
        due = [box for box in boxes if box.state(self._today) is BoxState.DUE]
        if not due:
            self.scan.set_mend(tr("No box of this number is due.") if boxes else tr("No box has this number."))
            return
        self._boxes |= {box.key: box for box in due}
        self._show()

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended; PINs never stand about."""
        self.button.busy("")
        for _, pin in self.people:
            pin.set_text("")
        first, second = self.people
        number, pin = second if error.facts.get("number") == second[0].text() else first
        spots = {"archive.place": self.place, "archive.two_people": second[0], "archive.how_many": self.scan}
        field = spots.get(error.code, pin if error.code in {"case.pin", "case.pin_wait"} else number)
        field.set_mend(sentence_of(error))
        field.setFocus()

    def _scanned(self) -> None:
        said = self.scan.text()
        self.scan.set_text("")
        if said:
            self.scanned.emit(said)
        else:
            self.how.setFocus()

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        signatures: list[Signature] = [(number.text(), pin.text()) for number, pin in self.people]
        self.asked.emit(tuple(self._boxes), How(str(self.how.value())), self.place.text(), tuple(signatures))

    def _show(self) -> None:
        boxes = text.many(len(self._boxes), tr("box in hand"), tr("boxes in hand"))
        numbers = [key.box_no for key in self._boxes]
        more = tr(" and {0} more", len(numbers) - NUMBERS_SHOWN) if len(numbers) > NUMBERS_SHOWN else ""
        self._line.say(boxes)
        self._numbers.say(", ".join(numbers[-NUMBERS_SHOWN:]) + more)
        self._numbers.setVisible(bool(numbers))

    def _mended(self, _said: str) -> None:
        for field in (self.scan, self.place, *(one for pair in self.people for one in pair)):
            field.set_mend("")

    def _listen(self) -> None:
        self.scan.walks = False
        self.scan.entered.connect(self._scanned)
        last = self.people[1][1]
        last.walks = False
        last.entered.connect(self._ask)
        self.button.acted.connect(self._ask)
        for field in (self.scan, self.place, *(one for pair in self.people for one in pair)):
            field.typed.connect(self._mended)

    def _lay_out(self) -> None:
        said = tr("Two people destroy a box, each signs with a PIN, and the entry stays for ever.")
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.body.addWidget(self.scan)
        self.body.addWidget(self._line)
        self.body.addWidget(self._numbers)
        self.body.addLayout(beside(self._how, self.place))
        for pair in self.people:
            self.body.addLayout(beside(*pair))
        self.add_act(self.button)


def _signer(label: str) -> tuple[Field, Field]:
    return staff_number_field(label), pin_field(tr("Their PIN"))


def _whose(box: KeptBox | None) -> str:
    if box is None or box.sent is None:
        return tr("None of its entries has come yet. It is kept by its number until they do.")
    return tr("Store {0}, {1}.", box_words.store_words(box), box_words.day_words(box.sent.day))


def beside(one: QWidget, other: QWidget) -> QHBoxLayout:
    """Two fields in one row, their labels on one line."""
    row = QHBoxLayout()
    row.setSpacing(u(2))
    for field in (one, other):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
