"""From words of the filter line to a filter: "age over 1 day", "owner me". Finance room, no widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from shoebox.casework.words import kind_words
from shoebox.desk.finance.filter_language import choices_here, in_english
from shoebox.desk.finance.session import Session
from shoebox.desk.text import tr
from shoebox.domain.case import QueueFilter
from shoebox.domain.decision import LIVE, CaseState
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind
from shoebox.domain.money import Money

_OPEN = (*LIVE, CaseState.FAILED)
_ENDED = tuple(state for state in CaseState if state not in _OPEN)
_STATES: dict[str, tuple[CaseState, ...]] = {
    "open": _OPEN,
    "all": (),
    "ended": _ENDED,
    "undecided": (CaseState.OPEN, CaseState.ASKED),
    **{state.value.replace("_", " "): (state,) for state in CaseState if state is not CaseState.OPEN},
}
_SPAN = re.compile(r"over (\d{1,4}) (hour|day|week)s?")
_HOURS = {"hour": 1, "day": 24, "week": 168}
_HOUR_MS = 3_600_000


class Unread(Exception):
    """A filter that can't be read; its text says how to write it."""


def read_filters(filters: Sequence[str], session: Session) -> QueueFilter:
    """All words of the line together. Raises Unread naming what the last bad one should look like."""
    asked = QueueFilter()
    for said in filters:
        word, _, rest = in_english(said).partition(" ")
        asked = _READERS[word.lower()](asked, " ".join(rest.lower().split()), session)
    return asked


def _state(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    if rest not in _STATES:
        raise Unread(tr("A state is one of: {0}.", choices_here(_STATES)))
    return replace(asked, states=_STATES[rest])


def _wrong(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    kinds = tuple(
        kind
        for kind in FindingKind
        if rest and rest in f"{kind_words(kind)} {kind_words(kind, say=tr)} {kind.value}".lower()
    )
    if not kinds:
        raise Unread(tr("Write what is wrong as the first column says it, such as: wrong never charged."))
    return replace(asked, kinds=kinds)


def _store(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    if not rest:
        raise Unread(tr("Write the store's number, such as: store 085."))
    return replace(asked, store=rest)


def _card(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    if not re.fullmatch(r"\d{4}", rest):
        raise Unread(tr("Write the last four digits, such as: card 4417."))
    return replace(asked, last4=rest)


def _owner(asked: QueueFilter, rest: str, session: Session) -> QueueFilter:
    if rest == "nobody":
        return replace(asked, unowned=True)
    if rest == "me" and session.person is not None:
        return replace(asked, owner=session.person.number)
    found = [person for person in session.desk.staff.people if rest and person.name.lower().startswith(rest)]
    if not found:
        raise Unread(tr("Write me, nobody, or a name of this desk, such as: owner ann."))
    return replace(asked, owner=found[0].number)


def _age(asked: QueueFilter, rest: str, session: Session) -> QueueFilter:
    match = _SPAN.fullmatch(rest)
    if match is None:
        raise Unread(tr("Write an age like: age over 1 day, or: age over 3 hours."))
    return replace(asked, before_ms=session.now_ms() - int(match[1]) * _HOURS[match[2]] * _HOUR_MS)


def _money(asked: QueueFilter, rest: str, session: Session) -> QueueFilter:
    try:
        amount = Money.parse(rest.removeprefix("over").strip(" $€£"), session.desk.policy.currency)
    except Refusal as refused:
        raise Unread(tr("Write an amount like: money over 20.")) from refused
    return replace(asked, at_least_minor=amount.amount_minor)


def _sure(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    match = re.fullmatch(r"(?:over )?(\d{1,3})(?: ?%)?", rest)
    if match is None or int(match[1]) > 100:
        raise Unread(tr("Write per cent, such as: sure over 95."))
    return replace(asked, sure_ppm_min=int(match[1]) * 10_000)


def _past(asked: QueueFilter, rest: str, session: Session) -> QueueFilter:
    if rest not in {"", "deadline"}:
        raise Unread(tr("Write: past deadline."))
    return replace(asked, due_before=session.today())


def _find(asked: QueueFilter, rest: str, _session: Session) -> QueueFilter:
    if not rest:
        raise Unread(tr("Write what to find, such as: find C-881204."))
    return replace(asked, text=rest)


_READERS: dict[str, Callable[[QueueFilter, str, Session], QueueFilter]] = {
    "state": _state,
    "wrong": _wrong,
    "store": _store,
    "card": _card,
    "owner": _owner,
    "age": _age,
    "money": _money,
    "sure": _sure,
    "past": _past,
    "find": _find,
}
