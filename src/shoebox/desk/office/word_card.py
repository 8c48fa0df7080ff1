"""What head office has sent, how old each part of it is, and who has read its notices. Office room."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office.day_words import age_words
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.dispatch import DispatchKind, NoticeView, Standing, TakeOutcome, Took, WordView

_SHOWN = (
    DispatchKind.POLICY, DispatchKind.STAFF, DispatchKind.PRICES, DispatchKind.ORDERS, DispatchKind.PLAYBOOK,
)  # fmt: skip
_IF_SENT = (DispatchKind.INCIDENT,)  # no store has one of its own until there is one


class WordCard(Card):
    """A row for each kind, then a few lines for each notice, and the button that takes in from a stick."""

    def __init__(self, button: Button) -> None:
        super().__init__(tr("From head office"))
        self.facts = Facts(row_u=3.25)
        self._lines = QWidget()
        self._none = Words("", Type.SMALL, Ink.T2, wrap=True)
        self.told = Words("", Type.SMALL, Meaning.REFUSED.ink, wrap=True)
        self.told.hide()
        for part in (self.facts, self._none, self._lines, button, self.told):
            self.body.addWidget(part)

    def show_word(self, view: WordView | None, offset_min: int) -> None:
        """Show it as it is now."""
        self.facts.setVisible(view is not None)
        if view is None:
            said = tr("This register does not know head office's key. Enrol it there, then its word can be believed.")
            self._none.say(said)
            self._show_notices((), offset_min, 0)
            return
        held = {one.kind: one for one in view.standing}
        shown = (*_SHOWN, *(kind for kind in _IF_SENT if kind in held))
        self.facts.show_facts([_fact(kind, held.get(kind), view, offset_min) for kind in shown])
        self._none.say(asked_words(view, offset_min))
        self._show_notices(view.notices, offset_min, view.now_ms)

    def tell(self, sentence: str) -> None:
        """Why something was not taken in; empty where all was."""
        self.told.say(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _show_notices(self, notices: tuple[NoticeView, ...], offset_min: int, now_ms: int) -> None:
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, u(0.5), 0, u(0.5))
        column.setSpacing(u(0.25))
        for one in notices:
            column.addWidget(Words(one.notice.title, weight=500, wrap=True))
            column.addWidget(Words(notice_age(one, now_ms, offset_min), Type.SMALL, Ink.T2))
            column.addWidget(Words(readers_words(one, offset_min), Type.SMALL, Ink.T2, wrap=True))
            column.addSpacing(u(0.75))
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        lines.setVisible(bool(notices))


def _fact(kind: DispatchKind, held: Standing | None, view: WordView, offset_min: int) -> Fact:
    if held is None:
        return Fact(tr(kind.words).capitalize(), tr("the store's own"))
    number = held.series if kind is DispatchKind.INCIDENT else held.version
    label = f"{tr(kind.words).capitalize()} {number}"
    if held.is_over(view.now_ms):
        return Fact(label, tr("over since {0}", _day(held.expires_ms, offset_min)), Meaning.REFUSED)
    if kind in (DispatchKind.POLICY, DispatchKind.STAFF) and view.waits:
        return Fact(label, tr("in force between two sales"), Meaning.WAITING)
    return Fact(label, f"{_day(held.issued_ms, offset_min)}, {age_words(held.age_days(view.now_ms))}")


def notice_age(one: NoticeView, now_ms: int, offset_min: int) -> str:
    """``12 Nov, 3 days old``: since head office signed it."""
    return f"{_day(one.issued_ms, offset_min)}, {age_words(one.age_days(now_ms))}"


def readers_words(one: NoticeView, offset_min: int) -> str:
    """Who has read a notice, and whose turn it is yet."""
    read = ", ".join(f"{name} {_moment(at_ms, offset_min)}" for name, at_ms in one.read_by)
    waits = ", ".join(person.name for person in one.waits_for)
    said = [tr("Read by {0}.", read)] if read else []
    said += [tr("Not yet: {0}.", waits)] if waits else [tr("Everybody has read it.")]
    return " ".join(said)


def asked_words(view: WordView, offset_min: int) -> str:
    """When head office last said that there is nothing newer: the time of day, with its day where that is over."""
    if not view.asked_ms:
        return tr("Head office was not asked since the start whether there is anything newer.")
    asked = _local(view.asked_ms, offset_min)
    if asked.date() == _local(view.now_ms, offset_min).date():
        return tr("Nothing newer, as head office said at {0}.", text.clock(asked))
    return tr("Nothing newer, as head office said on {0}.", text.moment(asked))


def _local(at_ms: int, offset_min: int) -> datetime:
    return local_time(at_ms, offset_min)


def _day(at_ms: int, offset_min: int) -> str:
    return text.day_month(_local(at_ms, offset_min).date())


def _moment(at_ms: int, offset_min: int) -> str:
    return f"{_day(at_ms, offset_min)} {text.clock(_local(at_ms, offset_min))}"


def took_words(took: tuple[Took, ...]) -> str:
    """What became of a stick, in one line."""
    number = Counter(one.outcome for one in took)
    said = [tr("{0} taken in.", text.count(number[TakeOutcome.TAKEN]))]
    said += [tr("{0} were here before.", text.count(more))] if (more := number[TakeOutcome.ALREADY]) else []
    said += [tr("{0} for other registers.", text.count(more))] if (more := number[TakeOutcome.FOR_OTHERS]) else []
    said += [tr("{0} for other stores.", text.count(more))] if (more := number[TakeOutcome.NOT_OURS]) else []
    said += [tr("{0} refused.", text.count(more))] if (more := number[TakeOutcome.REFUSED]) else []
    return " ".join(said)
