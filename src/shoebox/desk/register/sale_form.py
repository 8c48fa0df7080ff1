"""What every way of keying a sale shares: walking, mends, the verdict at the foot. Register room.

A form never waits for the book while somebody types. Enter walks on at once; if the book then says that the field was
wrong, and nothing was typed since, the keyboard goes back to it. Enter at the end records as soon as the answer is in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from shoebox.desk.look import Meaning, Type
from shoebox.desk.register.auto_walk import LateKeys
from shoebox.desk.register.card_guard import KeyWatch, clear_card_data
from shoebox.desk.register.controls import TOP_U, Control, RecordButton, clear, is_empty, segments_of
from shoebox.desk.register.draft_check import DraftCheck
from shoebox.desk.register.items_taken import TakenItems
from shoebox.desk.register.slip_extras import Extras, MoreSheet
from shoebox.desk.register.verdict_words import (
    Said,
    emptying_words,
    keys_words,
    mend_words,
    notice_words,
    trouble_words,
    twin_words,
)
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.item import Basket
from shoebox.till.drafts import Declined, Mend, SaleDraft, Twin

# A disk that answers sooner is quicker than words on a screen, and painting them would hold it up.
SLOW_MS = 120


class SaleForm(QWidget):
    """Base of the card and the cash form: a draft from fields, mends into fields, a verdict and one button.

    Signals: `looked_at` a draft whose mends are wanted; `asked` a draft to record; `emptied` the second Esc;
    `claim_began` with what is known of a claim code that somebody scans; `exempt_asked` for a certificate's number.
    """

    looked_at = Signal(object)
    asked = Signal(object)
    emptied = Signal()
    claim_began = Signal(str)
    exempt_asked = Signal()

    ASKED_LAST: tuple[str, ...] = ()  # what has no control of its own, and is to be said before recording
    items: TakenItems

    def __init__(self, currency: str, clock: Clock) -> None:
        super().__init__()
        self.currency, self._clock, self.extras = currency, clock, Extras()
        self.day_open: Callable[[], str] = str  # the business day that is open; a page knows it
        self.controls: dict[str, Control] = {}
        self._watches: dict[str, KeyWatch] = {}
        self._late = LateKeys(self)
        self._late.more.connect(self._one_more)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._late.ended.connect(self._ended)
        self.check = DraftCheck()
        self.entry_id = self.clerk = ""
        self._clear_state()
        self.record = RecordButton()
        self.record.acted.connect(self.try_record)
        self.record.told.connect(self._told)
        self.record.stepped_back.connect(self._back_from_button)
        self.verdict = Verdict(self.record)
        self.card = Card()
        self.card.set_foot(self.verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def _clear_state(self) -> None:
        self._visited: set[str] = set()
        self._notices: dict[str, str] = {}
        self._greeting: Said | None = None
        self._trouble: ShoeboxError | None = None
        self._walked_from = self._full = self._run = ""
        self._empties_next = False  # the Esc before this one emptied a field, or was told what this one does
        self._record_next = self._twin_asked = self._twin_kept = self._sending = False
        self._slow.stop()

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
        control.tell_at_foot()
        if isinstance(control, Field):
            control.walks = False  # the form walks, past what needs no answer
            control.is_typed_anew = False  # but for what was only begun: see `_type_anew`
            if not self.takes_number(name):
                watch = self._watches[name] = KeyWatch(control)
                watch.card_typed.connect(self._card_typed)
                watch.claim_began.connect(self._claim_began)
            control.typed.connect(self._typed)
            control.edit.cleared.connect(self._emptied_one)  # behind what is typed: its end
            control.entered.connect(self._entered)
            control.left.connect(self._left)
        else:
            segments = segments_of(control)
            segments.chosen.connect(self._chosen)
            segments.entered.connect(self._left)
            segments.told.connect(self._held)

    def amount_field(self, label: str, *, role: Type = Type.AMOUNT, show_currency: bool = True) -> AmountField:
        """A top field for money."""
        return AmountField(label, self.currency, role=role, height_u=TOP_U, show_currency=show_currency)

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for a new draft."""
        self.entry_id, self.clerk = entry_id, clerk
        self._clear_state()
        self.check.clear()
        self.record.busy("")
        self.items.take(Basket())
        for control in self.controls.values():
            clear(control)
        self.settle()

    def focus_first(self) -> None:
        """The keyboard into the first field; past it where items have filled it."""
        first = next(iter(self.controls))
        if self.items.fills(first):
            self.go_on()
        else:
            self.controls[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_items(self, basket: Basket) -> None:
        """The sale is these items': amount and tax follow them; without lines they are typed again."""
        self.items.take(basket)
        self._change("items")
        self.go_on()

    def ask_exempt(self) -> None:
        """Ctrl+F10: the customer shows a certificate and pays no tax."""
        if not self.sending():
            self.exempt_asked.emit()

    def take_exempt(self, certificate: str) -> None:
        """Sell without tax by this certificate, or with tax again where it is empty."""
        said = " ".join(certificate.split())
        if self.items:
            self.take_items(replace(self.items.basket, exempt=said))
            return
        self.items.exempt(said)
        self.tax_follows()
        self._change("items")
        self.go_on()

    def look_again(self) -> None:
        """Ask the book about the same draft once more: something besides it has changed."""
        self.check.clear()
        self._ask()
        self.settle()

    def tax_follows(self) -> None:
        """Fill in the tax of what is paid, where nothing else says what it is."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The keyboard to the first question that has no answer yet."""
        asked = (name for name in self.controls if not self.needs_no_answer(name) and not self.items.fills(name))
        first = next((self.controls[name] for name in asked if is_empty(self.controls[name])), self.record)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_more(self) -> None:
        """Ctrl+E: goods and time, as written on the slip or by hand."""
        sheet = MoreSheet(self, self.extras, self._clock, day=self.day_open(), usual=self.usual_goods())
        sheet.taken.connect(self._take_more)
        sheet.taken.connect(sheet.dismiss)
        sheet.ask()

    def usual_goods(self) -> str:
        """What the slip calls the goods where nobody keys more; empty where nothing is said of them."""
        return ""

    def take_extras(self, extras: Extras) -> None:
        """What the paper says besides its fields; a form shows it."""
        raise NotImplementedError

    def _take_more(self, goods: str, happened_ms: int) -> None:
        self.take_extras(replace(self.extras, goods=goods, happened_ms=happened_ms))
        self._visited.add("happened_ms")
        self._change("goods")

    def greet(self, said: Said) -> None:
        """Say this until the first key."""
        self._greeting = said
        self.settle()

    def begun(self) -> bool:
        """Whether anything is typed or chosen."""
        return not all(is_empty(control) for control in self.controls.values())

    # -- what the book says

    def take_mends(
        self, draft: SaleDraft, mends: Sequence[Mend], twin: Twin | None, declined: Declined | None = None
    ) -> None:
        """Show what the book says of this draft; an answer to an older draft is dropped."""
        if not self.check.take(draft, mends, twin, declined):
            return
        self._go_on()

    def take_silence(self) -> None:
        """The book could not be asked; recording will say why."""
        self.check.give_up()
        self._go_on()

    def take_refusal(self, error: ShoeboxError) -> None:
        """The book did not record it: say so truly, keep the draft and its identity, and look again."""
        self._sending, self._trouble = False, error
        self._slow.stop()
        self.record.busy("")
        if error.code == "till.twin":
            self._trouble, self._twin_asked, self._twin_kept = None, False, False
        self.check.clear()
        self._ask()
        self.settle()

    def sending(self) -> bool:
        """Whether a draft is on its way to the disk."""
        return self._sending

    # -- the verdict

    def wrong(self) -> dict[str, str]:
        """Everything to mend, in the order of focus."""
        own, told = self.own_mends(), self.check.mends
        names = (*self.controls, "legible", "cash_minor", "goods", "reason", "happened_ms")
        return {name: own.get(name) or told.get(name, "") for name in names if own.get(name) or told.get(name)}

    def settle(self) -> None:
        """Show mends under visited fields, and the verdict at the foot."""
        wrong = self.wrong()
        for name, control in self.controls.items():
            control.set_mend(self._notices.get(name) or (wrong.get(name, "") if name in self._visited else ""))
            if isinstance(control, Field) and name == "slip":
                control.set_good(bool(control.text()) and name not in wrong and not self.check.pending)
        if self.check.pending:  # until the book answers, the button stays as it was, but leads nowhere
            self.record.hold(self.record.held())
        else:
            first = next(iter(wrong), "")
            untouched = tr("Nothing is typed yet.") if self._untouched() else ""
            mends = self.controls.get(first, self.record if first else next(iter(self.controls.values())))
            self.record.hold(wrong.get(first, untouched), mends)
        said = self.said(wrong)
        self.record.say(said.button or tr("Record sale"))
        self.verdict.say(said.line, said.small, said.meaning, icon=said.icon)

    def said(self, wrong: dict[str, str]) -> Said:
        """What the verdict says now."""
        if self._greeting is not None:
            return self._greeting
        if self._notices:
            return notice_words(next(iter(self._notices.values())))
        if self._trouble is not None and not wrong:
            return trouble_words(self._trouble)
        if self._untouched():
            return mend_words({next(iter(self.controls)): ""}, set())
        if self.check.limit in wrong.values():  # too long for the line below the amount, and worth reading
            return Said(self.check.limit_title, self.check.limit, Meaning.REFUSED)
        if wrong:
            cut = [name for name in wrong if name not in self.controls or self.controls[name].is_cut()]
            return mend_words(wrong, self._visited, cut=cut)
        if self.check.pending:
            return Said(tr("Checking with the book"))
        if self.check.twin is not None and not self._twin_kept:
            return twin_words(self.check.twin, asked=self._twin_asked)
        small = tr("{0} Enter records it.", self.items.words()) if self.items else ""
        return Said(self.ready_line(), small, Meaning.OK) if small else Said.ready(self.ready_line())

    def try_record(self) -> None:
        """Enter on the last field or the button: record, ask about a twin, or go to what is to mend."""
        if self._sending:
            return
        self._visited.update((*self.controls, *self.ASKED_LAST))
        self._greeting = None
        self._ask()
        if self.check.pending and not any(self.own_mends().values()):
            self._record_next = True  # the book's answer is on its way; record when it says that all is well
            self.settle()
        elif self.wrong():
            self.settle()
            self._to_first_wrong()
        elif self.check.twin is not None and not self._twin_asked:
            self._twin_asked = True
            self.settle()
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._twin_kept = self.check.twin is not None
            self._send()

    def asks_twin(self) -> bool:
        """Whether the verdict asks about a likely twin now."""
        return self.check.twin is not None and not self._twin_kept and not self.wrong()

    def _send(self) -> None:
        self._sending, self._trouble = True, None
        self._slow.start()
        self.asked.emit(replace(self.draft(), twin_ok=self._twin_kept))

    def _say_slow(self) -> None:
        self.settle()
        self.record.busy(tr("Recording"))

    def _go_on(self) -> None:
        self.settle()
        records, self._record_next = self._record_next, False
        if records and not self._is_left():
            self.try_record()
        elif self._walked_from and self._keeps_keyboard(self._walked_from):
            self.controls[self._walked_from].setFocus(Qt.FocusReason.OtherFocusReason)
        self._walked_from = ""

    def _is_left(self) -> bool:
        """Whether somebody went on elsewhere, or to what else the slip says: it is recorded once they are back."""
        sheets = self.window().findChildren(Sheet)
        return not self.isVisible() or any(sheet.isVisible() and not sheet.asks_person for sheet in sheets)

    def _to_first_wrong(self) -> None:
        first = self.controls.get(next(iter(self.wrong()), ""))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _untouched(self) -> bool:
        return not self.begun() and not self._visited

    def _told(self, reason: str) -> None:
        if self.check.pending:
            self.try_record()
            return
        self._visited.update((*self.controls, *self.ASKED_LAST))
        self.settle()
        self.verdict.say(self.verdict.line(), reason, Meaning.REFUSED)

    # -- walking

    def _back_from_button(self) -> None:
        list(self.controls.values())[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _name_of(self, sender: QObject) -> str:
        for name, control in self.controls.items():
            if control is sender or (isinstance(control, Labelled) and control.control is sender):
                return name
        return ""

    def _name_at(self, here: QWidget | None) -> str:
        for name, control in self.controls.items():
            if here is not None and control.isAncestorOf(here):
                return name
        return ""

    def _typed(self, said: str) -> None:
        name = self._name_of(self.sender())
        control = self.controls[name]
        assert isinstance(control, Field)
        refused = "" if self.takes_number(name) else clear_card_data(control)
        self._change(name)
        if refused:
            self._note_card(name, refused)
        elif said.upper().startswith(CLAIM_PREFIX):  # pasted, or typed into an empty line
            control.set_text("")
            self._change(name)
            self.claim_began.emit(said[len(CLAIM_PREFIX) :])
        elif self.is_full(name):
            self._walk_on_full(name)

    def _walk_on_full(self, name: str) -> None:
        """On by itself, unless it is wrong; digits that still come may be the rest of a card number."""
        self._visited.add(name)
        if self._keeps_keyboard(name):
            self.settle()
            self._type_anew(name)
            return
        self._walked_from = name if self.check.pending else ""
        self._full, self._run = name, self._watches[name].run if self.may_be_card(name) else ""
        self.walk_from(name)
        self._late.watch()
        following = self._name_at(QApplication.focusWidget())
        if following in self._watches:
            self._watches[following].run = self._run

    def _keeps_keyboard(self, name: str) -> bool:
        """Whether this field is to be typed anew. Last four that wait for a second person are right as they are.

        The foot says whom to ask; meanwhile the slip is keyed to its end, and nothing is asked for twice after the PIN.
        """
        said = self.wrong().get(name, "")
        return bool(said) and not (self.check.asks_card and said == self.check.limit)

    def _type_anew(self, name: str) -> None:
        """What is typed next is the same once more: behind what stands there it had no room, or came to something else.

        A slip number that was only begun goes on where it is, and so do words: their next sign may make a card's code.
        """
        control = self.controls[name]
        if not isinstance(control, Field):
            return
        if self.is_full(name) if name == "slip" else name == "happened_ms" or " " not in control.text():
            control.edit.selectAll()

    def _one_more(self, digit: str) -> None:
        """A digit that belongs to the field before: back to it, as if it had never been left."""
        control, run = self.controls[self._full], self._run
        assert isinstance(control, Field)
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        control.edit.end(False)
        self._watches[self._full].run = run
        no_key = Qt.Key.Key_unknown
        QApplication.sendEvent(
            control.edit, QKeyEvent(QEvent.Type.KeyPress, no_key, Qt.KeyboardModifier.NoModifier, digit)
        )

    def _ended(self, at_ms: int) -> None:
        control = self.controls[self._full]
        if isinstance(control, Field) and control.edit.was_scanned(at_ms):
            self.take_scanned(self._full)

    def _card_typed(self) -> None:
        watch = self.sender()
        assert isinstance(watch, KeyWatch)
        name = self._name_of(watch.parent())
        if self._run and self._full != name:  # it began in the field before
            clear(self.controls[self._full])
            self._change(name)
            name = self._full
            self.controls[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(name)
        self._note_card(name, watch.take_refused())

    def _note_card(self, name: str, said: str) -> None:
        self._notices[name] = said
        self.settle()

    def _claim_began(self) -> None:
        watch = self.sender()
        assert isinstance(watch, KeyWatch)
        self._change(self._name_of(watch.parent()))
        self.claim_began.emit("")

    def _change(self, name: str) -> None:
        """Something is typed or chosen: whatever was asked and answered before speaks of an older draft."""
        self._notices.pop(name, None)
        self._greeting = self._trouble = None
        self._empties_next = False
        self._walked_from = ""
        self._record_next = self._twin_asked = self._twin_kept = False
        self.changed(name)
        self._ask(name)
        self.settle()

    def _chosen(self, _value: object) -> None:
        name = self._name_of(self.sender())
        self._visited.add(name)
        self._change(name)
        self.controls[name].setFocus(Qt.FocusReason.OtherFocusReason)  # the choice is where Shift+Enter comes back to
        self.walk_from(name)

    def _entered(self) -> None:
        name = self._name_of(self.sender())
        self.fill(name)
        self._notices.pop(name, None)
        self._greeting, self._empties_next = None, False
        self._visited.add(name)
        self._ask()
        self.settle()
        if name == list(self.controls)[-1]:
            self.try_record()
        elif self._keeps_keyboard(name):
            self._type_anew(name)
        else:
            self._walked_from = name if self.check.pending else ""
            self.walk_from(name)

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
        """A field changed; a form may fill another one."""

    def is_full(self, _name: str) -> bool:
        """Whether nothing more can follow in this field, so that the keyboard goes on by itself."""
        return False

    def takes_number(self, _name: str) -> bool:
        """Whether this is the one field that a card number belongs into, to be sealed."""
        return False

    def may_be_card(self, _name: str) -> bool:
        """Whether the digits in this full field may be the beginning of a card number."""
        return True

    def needs_no_answer(self, _name: str) -> bool:
        """Whether Enter walks past it, because it is filled by itself or may stay empty."""
        return False

    def fill(self, name: str) -> None:
        """Enter in a field; a form may fill in what it offers there."""

    def take_scanned(self, name: str) -> None:
        """A full field came from a scanner, which reads nothing wrong; a form may spare the person something."""

    def walk_from(self, name: str) -> None:
        """On to the next control that wants an answer."""
        names = list(self.controls)
        later = names[names.index(name) + 1 :]
        left = [each for each in later if not self.needs_no_answer(each) and not self.items.fills(each)]
        following = self.controls[left[0]] if left else self.record
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in segments takes the choice back, two empty the form. Of a key that none has, it says which do."""
        here = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._escape(self._chosen_at(here))
            return
        control = self.controls.get(self._name_at(here))
        if isinstance(control, Labelled) and event.text().isalnum():
            self.greet(keys_words(self._name_at(here), segments_of(control).segments))
        super().keyPressEvent(event)

    def _escape(self, chosen: str) -> None:
        """Field by field, then all: where the keyboard went on by itself, the field before it may have been meant."""
        if chosen:
            clear(self.controls[chosen])
            self._visited.discard(chosen)
            self._change(chosen)
            self._empties_next = True
        elif self._empties_next or not self.begun():
            self.emptied.emit()
        else:
            self.greet(emptying_words())
            self._empties_next = True

    def _emptied_one(self) -> None:
        self._empties_next = True

    def _held(self, why: str) -> None:
        """What can't be chosen says so where the eyes are: it looks like a key that was not heard."""
        self.greet(Said(tr("Not taken"), why, Meaning.REFUSED))

    def _chosen_at(self, here: QWidget | None) -> str:
        name = self._name_at(here)
        control = self.controls.get(name)
        return name if isinstance(control, Labelled) and not is_empty(control) else ""

    def _ask(self, typed_in: str = "") -> None:
        draft = self._draft_or_none()
        if self.check.asks(draft):
            self.check.forget(typed_in)
            self.looked_at.emit(draft)

    def _draft_or_none(self) -> SaleDraft | None:
        try:
            return self.draft()
        except Refusal:
            return None
