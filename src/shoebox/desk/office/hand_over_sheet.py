"""A box changes hands: where to, who takes it, the number on the tape, and who signs. Office room."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.pin_field import pin_field
from shoebox.desk.second_person import SecondPerson
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.archive import scanned_box
from shoebox.domain.box import LABEL_SIGNS_MAX
from shoebox.domain.custody import BoxCustody, HandOverDraft, Way
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.pins import PIN_CODES

PLACE_SIGNS_MAX, SEAL_SIGNS_MAX, NOTE_SIGNS_MAX = 80, 40, 200


class HandOverSheet(Sheet):
    """`asked` carries (HandOverDraft, the signer's PIN, the second person's signature)."""

    asked = Signal(object, str, object)

    def __init__(self, over: QWidget, boxes: tuple[BoxCustody, ...], *, signer: str, is_shared: bool) -> None:
        """`is_shared` says that it is to be asked which box: another one is here, or another register closes some."""
        super().__init__(over, tr("Hand a box over"))
        self._boxes, self._is_shared = boxes, is_shared
        self._sub = Words("", Type.BODY, Ink.T2, wrap=True)
        self.box = Field(tr("Box"), hint=tr("Scan its label, or type its number."), length_max=LABEL_SIGNS_MAX)
        self.way = Segments(tr("Who takes it"), _ways())
        self.place = Field(tr("Where it goes"), hint=" ", length_max=PLACE_SIGNS_MAX)
        self.seal = Field(
            tr("Number on the tape"), hint=tr("Read it now, from the box."), length_max=SEAL_SIGNS_MAX, mend_lines=3
        )
        self.outsider = Field(tr("Their name"), hint=tr("And what they showed: firm, badge."), length_max=80)
        self.second = SecondPerson(hint=tr("Whoever takes it from you."))
        self.note = Field(tr("Note"), hint=tr("Receipt number; why the tape differs."), length_max=NOTE_SIGNS_MAX)
        self.pin = pin_field(tr("PIN of {0}", signer))
        self.button = Button(tr("Hand over"), kind=Kind.FIRST, key="Return")
        self._lay_out()
        self._listen()
        next_out = next(
            (box for box in boxes if box.is_here), boxes[0]
        )  # one that is away is asked for when it is back
        self.box.set_text(next_out.box_no)
        self.way.choose(Way.OUT if next_out.is_here else Way.BACK)
        self._show()

    def ask(self) -> None:
        """Open it with the keyboard in the place; with boxes of several registers, where the label is scanned."""
        self.open(self.box.edit if any(box.register for box in self._boxes) else self.place.edit)
        self.box.edit.selectAll()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended; a PIN never stands about."""
        self.button.busy("")
        self.pin.set_text("")
        if error.code in PIN_CODES:
            self.note.set_text("")
        fields = {
            "custody.no_box": self.box, "custody.not_come": self.box, "custody.is_here": self.box,
            "custody.away": self.box, "custody.place": self.place, "custody.name": self.outsider,
            "custody.seal": self.seal, "custody.other_seal": self.seal,
            "staff.pin": self.pin, "staff.pin_wait": self.pin, "day.role": self.pin,
        }  # fmt: skip
        if not (self.second.isVisibleTo(self) and self.second.refuse(error)):
            field = fields.get(error.code, self.note)
            field = field if field.isVisibleTo(self) else self.place
            # Another seal, or a box ahead of its day, may be so: it is asked about, and Enter walks on to the note.
            may_be = error.code in ("custody.other_seal", "custody.not_come")
            field.set_mend(sentence_of(error), Meaning.WAITING if may_be else Meaning.REFUSED)
            field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the caps choose who takes it, wherever the keyboard is."""
        pressed = QKeySequence(event.keyCombination()).toString()
        for segment in self.way.segments:
            if segment.choice.key == pressed:
                segment.click()
        super().keyPressEvent(event)

    def _ask(self) -> None:
        if not self.button.begin(tr("Saving")):
            return
        way = self.way.value()
        assert isinstance(way, Way)
        draft = HandOverDraft(
            box_no=self.box.text(), way=way, to_place=self.place.text(), seal=self.seal.text(),
            outsider=self.outsider.text(), note=self.note.text(),
        )  # fmt: skip
        self.asked.emit(draft, self.pin.text(), self.second.signature())

    def _show(self) -> None:
        """Ask for whom this way needs, and say where the box is."""
        way = self.way.value()
        self.outsider.setVisible(way != Way.INSIDE)
        self.second.setVisible(way == Way.INSIDE)
        self.box.setVisible(self._is_shared)
        hints = {
            Way.OUT: tr("Such as: van 12."),
            Way.INSIDE: tr("Such as: safe."),
            Way.BACK: tr("Where it lies now."),
        }
        self.place.set_hint(hints[Way(str(way))])
        box = self._meant()
        self._sub.say(place_words(box) if box is not None else tr("No box with this number has come here."))

    def _meant(self) -> BoxCustody | None:
        """The box that is scanned or typed, where it is one of these."""
        with suppress(Refusal):
            number, _ = scanned_box(self.box.text())
            return next((one for one in self._boxes if one.box_no.casefold() == number.casefold()), None)
        return None

    def _chose(self, _way: object) -> None:
        self._mended("")
        self.place.setFocus()

    def _mended(self, _said: str) -> None:
        for field in (self.box, self.place, self.seal, self.outsider, self.note, self.pin):
            field.set_mend("")
        self._show()

    def _listen(self) -> None:
        for field in (self.box, self.place, self.seal, self.outsider, self.note, self.pin):
            field.typed.connect(self._mended)
        self.way.chosen.connect(self._chose)
        self.pin.walks = False
        self.pin.entered.connect(self._ask)
        self.button.acted.connect(self._ask)

    def _lay_out(self) -> None:
        self.body.addWidget(self._sub)
        self.body.addWidget(self.way)
        self.body.addWidget(self.box)
        self.body.addLayout(_beside(self.place, self.seal))
        self.body.addWidget(self.outsider)
        self.body.addWidget(self.second)
        self.body.addLayout(_beside(self.note, self.pin))
        self.add_act(self.button)


def place_words(box: BoxCustody) -> str:
    """Where a box is, who took it last, and how many slips were counted into it."""
    where = tr("Box {0}: {1}, with {2}.", box.box_no, box.place, box.holder)
    if not box.steps:
        where = tr("Box {0}: {1}, where {2} closed it.", box.box_no, box.place, box.closed_by)
    if box.slips_by_hand < 0:
        return where
    if box.nothing_to_count:
        return f"{where} {tr('No slips were to be counted.')}"
    slips = tr("{0} counted", text.many(box.slips_by_hand, tr("slip"), tr("slips")))
    return f"{where} {tr('{0} by hand.', slips)}"


def _ways() -> tuple[Choice, ...]:
    return (
        Choice(Way.OUT, tr("A carrier"), key=key_of("office", "way_out", "box")),
        Choice(Way.INSIDE, tr("One of us"), key=key_of("office", "way_inside", "box")),
        Choice(Way.BACK, tr("It came back"), key=key_of("office", "way_back", "box")),
    )


def _beside(one: QWidget, other: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(u(2))
    for field in (one, other):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
