"""How what was sent out reads in this window. Finance room; values to words, no widget."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Meaning
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.facts import Fact
from shoebox.domain.carrying import Place
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.sent_out import Reader, SentOut
from shoebox.domain.sentences import gaps_of

PLACES_MAX, READERS_MAX = 40, 60  # named beside the list; how many more there are is said


def what(row: SentOut) -> str:
    """``Notice 3``, ``Incident 26-07``."""
    name = tr(DispatchKind(row.kind).words)
    name = name[:1].upper() + name[1:]
    return f"{name} {row.series}" if row.kind == DispatchKind.INCIDENT else f"{name} {row.version}"


def whom(row: SentOut) -> str:
    """Which stores it is for."""
    return _some(row.stores, 3) if row.stores else tr("all stores")


def held(row: SentOut) -> tuple[str, Meaning, str]:
    """How many registers hold it, with its colour and icon."""
    said = tr("{0} of {1}", text.count(len(row.held_by)), text.count(row.registers))
    if not row.is_here:
        return tr("its file is lost"), Meaning.REFUSED, "refused"
    if row.refused_by:
        return said, Meaning.REFUSED, "refused"
    return (said, Meaning.WAITING, "waiting") if row.waits else (said, Meaning.OK, "ok")


def read(row: SentOut) -> str:
    """How many people have read it; a dash where nobody is asked to."""
    if row.kind != DispatchKind.NOTICE:
        return text.DASH
    return text.many(len({(one.place.store, one.number) for one in row.readers}), tr("person"), tr("people"))


def facts(row: SentOut, offset_min: int, now_ms: int) -> list[Fact]:
    """When, for whom, and until when."""
    over = Meaning.WAITING if row.is_over(now_ms) else Meaning.PLAIN
    return [
        Fact(tr("Sent out"), says.moment(row.issued_ms, offset_min)),
        Fact(tr("For"), whom(row)),
        Fact(tr("Good until"), says.moment(row.expires_ms, offset_min), over),
        Fact(tr("Held by registers"), held(row)[0], held(row)[1]),
    ]


def missing(row: SentOut) -> str:
    """Which registers did not say yet that they hold it, and which refused it and why."""
    refused = [tr("{0}: {1}", place_words(place), _why(code, row)) for place, code in row.refused_by[:PLACES_MAX]]
    if len(row.refused_by) > PLACES_MAX:
        refused.append(tr("and {0} more refused it", len(row.refused_by) - PLACES_MAX))
    bad = {place for place, _ in row.refused_by}
    waits = [place_words(place) for place in row.waits if place not in bad]
    lines = [*refused, *([_some(waits, PLACES_MAX)] if waits else [])]
    return "\n".join(lines) or tr("Every register that it is for holds it.")


def readers(row: SentOut, offset_min: int) -> str:
    """Who has read a notice and where, the last first; then the stores in which nobody has."""
    last = sorted(row.readers, key=lambda one: one.at_ms, reverse=True)
    lines = [_reader(one, offset_min) for one in last[:READERS_MAX]]
    if len(last) > READERS_MAX:
        lines.append(tr("and {0} more", len(last) - READERS_MAX))
    if row.unread:
        lines.append(tr("Nobody yet in: {0}", _some(row.unread, PLACES_MAX)))
    return "\n".join(lines) or tr("No register holds it yet.")


def place_words(place: Place) -> str:
    """``085, register 085-2``."""
    return tr("{0}, register {1}", place.store, place.register)


def _reader(one: Reader, offset_min: int) -> str:
    return tr("{0}: staff number {1}, {2}", says.moment(one.at_ms, offset_min), one.number, place_words(one.place))


def _why(code: str, row: SentOut) -> str:
    """The sentence of a refusal; its code where the sentence needs what only the register knows."""
    known = {"sent": DispatchKind(row.kind).words, "version": row.version}
    return sentence_of(Refusal(code, **known)) if gaps_of(code) <= known.keys() else code


def _some(names: Sequence[str], most: int) -> str:
    said = "; ".join(names[:most]) if any("," in name for name in names) else ", ".join(names[:most])
    return tr("{0} and {1} more", said, len(names) - most) if len(names) > most else said
