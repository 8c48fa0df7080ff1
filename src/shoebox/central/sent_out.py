"""What is out, held against the registers that it is for: who lacks it, and who has read it. Work room: reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from shoebox.central.outgoing import OutDesk, OutLine
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.dispatch import BY_ITSELF, DispatchKind
from shoebox.domain.sent_out import OnItsWay, Reader, SentOut


def sent_out(out: OutDesk, places: Iterable[Place]) -> tuple[SentOut, ...]:
    """Everything that counts, the newest first. What goes to each store by itself is left out.

    `places` are the registers that anything is handed to.
    """
    places, readers = tuple(places), out.all_readers()
    lines = [line for line in out.lines() if line.is_newest and line.kind not in BY_ITSELF]
    series: dict[tuple[str, str], list[OutLine]] = {}
    for line in lines:
        series.setdefault((line.kind, line.series), []).append(line)
    found, stores = [], {place.store for place in places}
    for others in series.values():
        counts = {store: _newest_at(store, others) for store in stores}
        found += [_of(line, [place for place in places if counts[place.store] is line], readers) for line in others]
    return tuple(sorted(found, key=lambda one: one.issued_ms, reverse=True))


def newest_places(enrolments: Iterable[Enrolment]) -> tuple[Place, ...]:
    """Each register in its newest epoch: the books before it ask for nothing any more."""
    newest: dict[tuple[str, str], int] = {}
    for one in enrolments:
        key = (one.store, one.register)
        newest[key] = max(one.epoch, newest.get(key, 0))
    return tuple(Place(store=store, register=name, epoch=epoch) for (store, name), epoch in sorted(newest.items()))


def _newest_at(store: str, series: Iterable[OutLine]) -> OutLine | None:
    """What counts of a series at this store: it has taken the place of all before it there."""
    meant = (line for line in series if not line.stores or store in line.stores)
    return max(meant, key=lambda line: line.version, default=None)


def _of(line: OutLine, meant: Sequence[Place], readers: dict[int, tuple[Reader, ...]]) -> SentOut:
    held = tuple(place for place in meant if place in line.held_by)
    return SentOut(
        **{one.name: getattr(line, one.name) for one in fields(OnItsWay)},
        held_by=held,
        waits=tuple(place for place in meant if place not in line.held_by),
        refused_by=tuple((place, code) for place, code in line.refused_by if place in meant),
        readers=readers.get(line.version, ()) if line.kind == DispatchKind.NOTICE else (),
    )  # fmt: skip
