"""The way from an outage back to normal, step by step, each with its key to where it is done. Office room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.incident.step import StepMark
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.unsent_words import unsent_line
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.dots import Stand
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.day import Step
from shoebox.domain.registers import RegisterAtEnd
from shoebox.domain.slip import LastSlip

STEPS, NAMED_MOST = 5, 8
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayStep:
    """One step: what to do, what the book says of it now, the page where it is done, and whether it is."""

    line: str
    fact: str
    page: str
    is_done: bool


def way_back(seen: Seen) -> tuple[WayStep, ...]:
    """The last slip, count, close, seal, send: all that comes before an incident ends, in this order."""
    stops = {stop.mend_at for stop in seen.figures.blockers}
    done, closed = tr("done"), not seen.is_open
    on_the_way, sealed = _on_the_way(seen), closed and not seen.unsealed
    sent = sealed and bool(on_the_way)
    blank = blank_words(seen.last_slips, seen.figures.register)
    count = tr("nobody has counted yet") if "cash" in stops else tr("nobody has said what goes to the bank")
    box = tr("box {0} is on no stick", seen.unsealed[0].box_no) if seen.unsealed else tr("after the close")
    others = others_words(seen)
    counted = closed or not stops & {"cash", "deposit"}
    where = on_the_way if sent else tr("it is here still") if sealed else tr("after the seal")
    return (
        WayStep(line=tr("Stop writing slips, at every register"), fact=others or blank,
                page="registers" if others and (closed or not stops & {"slips", "box"}) else "close",
                is_done=not others and (closed or not stops & {"slips", "box"})),
        WayStep(line=tr("Count the drawer"), fact=done if counted else count, page="today", is_done=counted),
        WayStep(line=tr("Close the day"), fact=done if closed else tr("{0} is open", text.day(seen.date)),
                page="close", is_done=closed),
        WayStep(line=tr("Seal the box"), fact=done if sealed else box, page="box", is_done=sealed),
        WayStep(line=tr("Send it to head office"), page="box",
                fact=_with_unsent(where, seen), is_done=sent),
    )  # fmt: skip


def blank_words(lasts: Sequence[LastSlip], own: str) -> str:
    """After which slip of each pad every form must be blank; pads of other registers than `own` with its name."""
    begun = [_last_words(one, own) for one in lasts if one.slip]
    if not begun:
        return tr("none is in the book")
    if len(begun) > NAMED_MOST:
        begun[NAMED_MOST:] = [tr("and the others on each register's page Slips")]
    line = tr("on the pad every slip after {0} must be blank", "; ".join(begun))
    if len(begun) > 1:
        line = tr("on each pad every slip after its last must be blank: {0}", "; ".join(begun))
    return line if len(begun) == len(lasts) else tr("{0}. A pad not begun: every slip", line)


def _last_words(one: LastSlip, own: str) -> str:
    last = text.slip(one.slip).replace(" ", NO_BREAK)
    return last if one.register == own else tr("register {0}: {1}", one.register, last)


def others_words(seen: Seen) -> str:
    """Which other registers sell still, and of which nobody here knows; empty where all have stopped."""
    offset_min = seen.figures.offset_min
    opened = [tr("register {0} has {1} open", one.register, _day(one.day)) for one in seen.others_open]
    unknown = [_unknown_words(one, offset_min) for one in seen.others_unknown]
    return "; ".join((*opened, *unknown))


def _unknown_words(one: RegisterAtEnd, offset_min: int) -> str:
    if one.reason:
        return tr("register {0} not heard: {1}", one.register, one.reason)
    if one.heard_ms:
        return tr("register {0} last heard {1}", one.register, text.moment(local_time(one.heard_ms, offset_min)))
    if one.day:
        return tr("of register {0} nothing is here since {1}", one.register, _day(one.day))
    return tr("of register {0} nothing is here", one.register)


def _day(day: str) -> str:
    return text.day(date.fromisoformat(day))


def _with_unsent(said: str, seen: Seen) -> str:
    """With what head office has not signed for, of all days and all registers: a box on its way is not there yet."""
    return f"{said}; {unsent_line(seen)}" if seen.unsent.entries or seen.unsent.unknown else said


def _on_the_way(seen: Seen) -> str:
    """How what is in the box closed last went to head office; empty while it, or a book before it, is only here."""
    if any(left.unsent for left in seen.figures.before):
        return ""
    if seen.box is None:
        return tr("nothing to send") if not seen.is_open else ""
    if seen.box.step is Step.SENT:
        return tr("its entries have arrived")
    box = seen.boxes[0] if seen.boxes else None
    if box is None or box.is_here:
        return ""
    return tr("box {0} has arrived", box.box_no) if box.arrival is not None else tr("{0} has it", box.holder)


class WayBack(Card):
    """`leads` carries the page where a step is done. The first step that is not done has the keyboard."""

    leads = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Back to normal"))
        self.rows = tuple(_Row(at + 1) for at in range(STEPS))
        self._steps: tuple[WayStep, ...] = ()
        for row in self.rows:
            self.body.addWidget(row)
            row.button.acted.connect(self._press)

    def show_steps(self, steps: tuple[WayStep, ...]) -> None:
        """How each stands: those behind checked, the first of the others at work."""
        self._steps = steps
        now = next((at for at, step in enumerate(steps) if not step.is_done), len(steps))
        for at, (row, step) in enumerate(zip(self.rows, steps, strict=True)):
            row.show_step(step, Stand.DONE if step.is_done else Stand.NOW if at == now else Stand.TO_COME)

    def focus_first(self) -> bool:
        """The keyboard on the button of the step at work; whether there is one."""
        row = next((row for row, step in zip(self.rows, self._steps, strict=False) if not step.is_done), None)
        if row is not None:
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def go(self, at: int) -> None:
        """To where a step is done, by its number from 0."""
        if at < len(self._steps):
            self.leads.emit(self._steps[at].page)

    def _press(self) -> None:
        sender = self.sender()
        self.go(next(at for at, row in enumerate(self.rows) if row.button is sender))


class _Row(QWidget):
    """A step's number, what to do, what the book says, and the way there."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._mark, self._line = StepMark(number), Words("", Type.H3, wrap=True)
        self._fact = Words("", Type.BODY, Ink.T2, wrap=True)
        self.button = Button(tr("Go there"), key=key_of("office", f"step_{number}", "incident"), small=True)
        keeps = self.button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keeps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, u(0.5), 0, u(0.5))
        row.setSpacing(u(1.5))
        row.addWidget(self._mark)
        row.addWidget(self._line, 3)
        row.addWidget(self._fact, 2)
        row.addWidget(self.button)
        self.setMinimumHeight(u(5))

    def show_step(self, step: WayStep, stand: Stand) -> None:
        """As it stands now."""
        self._mark.show_stand(stand)
        self._line.say(step.line)
        self._fact.say(step.fact)
        self.button.setVisible(not step.is_done)
        self.button.setAccessibleName(tr("Go there: {0}", step.line))
        self.setAccessibleName(f"{step.line}, {step.fact}")
