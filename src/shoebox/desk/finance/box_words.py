"""How boxes of paper read in this window. Finance room; values to words, no widget."""

from __future__ import annotations

from datetime import date

from shoebox.desk import text
from shoebox.desk.custody_words import keyed_words
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact
from shoebox.domain.archive import ArchiveStep, BoxState, How, KeptBox, SentBox
from shoebox.domain.clock import local_time
from shoebox.domain.custody import HandOver, last_sure, same_seal

_LOOKS: dict[BoxState, tuple[Meaning, str]] = {
    BoxState.EXPECTED: (Meaning.PLAIN, "truck"),
    BoxState.OVERDUE: (Meaning.WAITING, "truck"),
    BoxState.ARRIVED: (Meaning.WAITING, "import"),
    BoxState.SEAL_DIFFERS: (Meaning.REFUSED, "refused"),
    BoxState.COUNT_DIFFERS: (Meaning.REFUSED, "refused"),
    BoxState.STORED: (Meaning.OK, "shoebox"),
    BoxState.DUE: (Meaning.WAITING, "waiting"),
    BoxState.DESTROYED: (Meaning.PLAIN, "void"),
}


def state_look(state: BoxState) -> tuple[Meaning, str]:
    """Colour and icon of a state."""
    return _LOOKS[state]


def state_words(state: BoxState) -> str:
    """A state as it begins a line."""
    return {
        BoxState.EXPECTED: tr("Expected"),
        BoxState.OVERDUE: tr("Overdue"),
        BoxState.ARRIVED: tr("Arrived"),
        BoxState.SEAL_DIFFERS: tr("Seal differs"),
        BoxState.COUNT_DIFFERS: tr("Count differs"),
        BoxState.STORED: tr("Stored"),
        BoxState.DUE: tr("Due for destruction"),
        BoxState.DESTROYED: tr("Destroyed"),
    }[state]


def how_words(how: str) -> str:
    """How paper was destroyed."""
    return {How.CROSS_CUT: tr("cross-cut"), How.BURNT: tr("burnt"), How.PULPED: tr("pulped")}[How(how)]


def store_words(box: KeptBox) -> str:
    """``085 Harbour Row``; that nothing of it has come, where that is so."""
    return f"{box.key.store} {box.sent.store_name}".strip() if box.sent is not None else tr("Not imported yet")


def day_words(day: str) -> str:
    """``12 May 2028``: these days lie years apart."""
    when = date.fromisoformat(day)
    return f"{text.day_month(when)} {when.year}"


def where(box: KeptBox) -> str:
    """Where it is, as far as head office knows."""
    if box.place:
        return box.place
    last = last_sure(box.sent.steps) if box.arrival is None and box.sent is not None else None
    return last.to_place if last is not None else text.DASH


def facts(box: KeptBox) -> list[Fact]:
    """What the store wrote, beside what was found here."""
    found = []
    if box.is_late:
        found.append(Fact(tr("On its way for"), text.many(box.days_away, tr("day"), tr("days")), Meaning.WAITING))
    if box.sent is not None:
        found.append(Fact(tr("Seal, by the store"), _seal_sent(box.sent, box.seal_due)))
    if box.arrival is not None:
        found.append(_seal_found(box))
    if box.sent is not None:
        found.append(Fact(tr("Slips, by the store"), _slips_sent(box.sent)))
    if box.arrival is not None:
        found.append(_slips_found(box))
    if box.keep_until:
        found.append(Fact(tr("Kept until"), day_words(box.keep_until)))
    return found


def _seal_sent(sent: SentBox, due: str) -> str:
    return sent.seal if same_seal(sent.seal, due) else tr("{0}, then {1}", sent.seal, due)


def _seal_found(box: KeptBox) -> Fact:
    assert box.arrival is not None, "asked for boxes that came"
    tape = box.arrival.seal if box.arrival.is_whole else tr("{0}, broken", box.arrival.seal)
    return Fact(tr("Tape as found"), tape, Meaning.REFUSED if box.seal_differs else Meaning.PLAIN)


def _slips_sent(sent: SentBox) -> str:
    if sent.slips_by_hand < 0:
        return tr("{0} in the book, not counted", text.count(sent.slips_in_book))
    return tr("{0} by hand, {1} in the book", text.count(sent.slips_by_hand), sent.slips_in_book)


def _slips_found(box: KeptBox) -> Fact:
    assert box.arrival is not None, "asked for boxes that came"
    counted = text.count(box.arrival.counted) if box.arrival.counted >= 0 else tr("not counted")
    return Fact(tr("Slips counted here"), counted, Meaning.REFUSED if box.count_differs else Meaning.PLAIN)


def way_lines(box: KeptBox, session: Session) -> str:
    """The whole way so far, a line a step."""
    lines = []
    if box.sent is not None:
        sent = box.sent
        lines.append(tr("{0}: closed at the store", _moment(sent.closed_ms, sent.offset_min)))
        lines += [_handed(box, step) for step in sent.steps]
    offset = session.desk.clock.offset_min()
    lines += [tr("{0}: {1}", _moment(step.at_ms, offset), _step(step, session)) for step in box.steps]
    return "\n".join(lines)


def _handed(box: KeptBox, step: HandOver) -> str:
    late = tr("keyed once the box was here") if box.is_too_late(step) else ""
    return "; ".join(filter(None, (_moved(step), keyed_words(step, box.key.register), late)))


def _moved(step: HandOver) -> str:
    return tr("{0}: {1} to {2}", _moment(step.wall_ms, step.offset_min), step.from_place, step.to_place)


def _moment(at_ms: int, offset_min: int) -> str:
    when = local_time(at_ms, offset_min)
    return f"{day_words(when.date().isoformat())}, {text.clock(when)}"


def _step(step: ArchiveStep, session: Session) -> str:
    who = session.who(step.person)
    if step.kind == "destroyed":
        return tr("destroyed, {0}, by {1} and {2}", how_words(step.how), who, session.who(step.second))
    done = {
        "arrived": tr("taken in by {0}", who),
        "moved": tr("moved by {0}, {1}", who, step.place),
        "explained": tr("explained by {0}", who),
    }[step.kind]
    return tr("{0}: {1}", done, step.note) if step.note else done
