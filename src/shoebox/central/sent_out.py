"""What is out, held against the registers that it is for: who lacks it, and who has read it. Work room: reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from shoebox.central.outgoing import OutDesk, OutLine
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.dispatch import BY_ITSELF, DispatchKind
from shoebox.domain.sent_out import OnItsWay, Reader, SentOut


def sent_out(out: OutDesk, enrolments: Iterable[Enrolment]) -> tuple[SentOut, ...]:
    """Everything that counts, the newest first. What goes to each store by itself is left out."""
    places, readers = newest_places(enrolments), out.all_readers()
    lines = (line for line in out.lines() if line.is_newest and line.kind not in BY_ITSELF)
    found = [_of(line, places, readers) for line in lines]
    return tuple(sorted(found, key=lambda one: one.issued_ms, reverse=True))


def newest_places(enrolments: Iterable[Enrolment]) -> tuple[Place, ...]:
    """Each register in its newest epoch: the books before it ask for nothing any more."""
    newest: dict[tuple[str, str], int] = {}
    for one in enrolments:
        key = (one.store, one.register)
        newest[key] = max(one.epoch, newest.get(key, 0))
    return tuple(Place(store=store, register=name, epoch=epoch) for (store, name), epoch in sorted(newest.items()))


def _of(line: OutLine, places: tuple[Place, ...], readers: dict[int, tuple[Reader, ...]]) -> SentOut:
    meant = [place for place in places if not line.stores or place.store in line.stores]
    held = tuple(place for place in meant if place in line.held_by)
    return SentOut(
        **{one.name: getattr(line, one.name) for one in fields(OnItsWay)},
        held_by=held,
        waits=tuple(place for place in meant if place not in line.held_by),
        refused_by=tuple((place, code) for place, code in line.refused_by if place in meant),
        readers=readers.get(line.version, ()) if line.kind == DispatchKind.NOTICE else (),
    )  # fmt: skip
