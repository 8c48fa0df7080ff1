"""How stores read in this window. Finance room; values to words, no widget."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact
from shoebox.domain.presentment import Wait
from shoebox.domain.wall import HOUR_MS, LeftBook, Tile, TileState

LOOKS: dict[TileState, tuple[Meaning, str]] = {
    TileState.REFUSED: (Meaning.REFUSED, "refused"),
    TileState.SILENT: (Meaning.WAITING, "offline"),
    TileState.BEHIND: (Meaning.WAITING, "waiting"),
    TileState.NEVER: (Meaning.PLAIN, "waiting"),
    TileState.UP_TO_DATE: (Meaning.OK, "ok"),
}


def state(tile: Tile) -> str:
    """A store's state with its one figure."""
    if tile.state is TileState.REFUSED:
        return tr("Refused: {0}", text.count(tile.refused))
    if tile.state is TileState.SILENT:
        return tr("Silent for {0} h", tile.silent_ms // HOUR_MS)
    if tile.state is TileState.BEHIND:
        if not tile.behind:
            return tr("Not proved: {0}", text.count(len(tile.strange)))
        return tr("Behind by {0}", text.many(tile.behind, tr("entry"), tr("entries")))
    return tr("Not heard yet") if tile.state is TileState.NEVER else tr("Up to date")


def since(tile: Tile, offset_min: int) -> str:
    """Since when it sells by hand; a dash where it does not."""
    on = tile.fallback if tile.fallback is not None and tile.fallback.is_on else None
    return says.moment(on.declared_ms, offset_min) if on is not None else text.DASH


def heard(tile: Tile, now_ms: int) -> str:
    """How long ago it was heard last."""
    return tr("{0} ago", says.short_age(tile.heard_ms, now_ms)) if tile.heard_ms else tr("never")


def draft(tile: Tile) -> tuple[str, Meaning]:
    """The draft that is due first, with how it stands against its deadline."""
    if not tile.draft_due:
        return text.DASH, Meaning.PLAIN
    words = {
        Wait.EARLY: tr("in time"), Wait.AMBER: tr("soon due"), Wait.RED: tr("late"), Wait.REVIEW: tr("too late"),
    }  # fmt: skip
    loud = {Wait.AMBER: Meaning.WAITING, Wait.RED: Meaning.REFUSED, Wait.REVIEW: Meaning.REFUSED}
    said = tr("of {0}, {1}", text.day_month(date.fromisoformat(tile.draft_due)), words[tile.draft_wait])
    return said, loud.get(tile.draft_wait, Meaning.PLAIN)


def facts(tile: Tile, now_ms: int) -> list[Fact]:
    """What else is known of it."""
    due, meaning = draft(tile)
    return [
        Fact(tr("Last heard"), heard(tile, now_ms)),
        Fact(tr("Behind"), text.many(tile.behind, tr("entry"), tr("entries"))),
        Fact(tr("Refused"), text.count(tile.refused), Meaning.REFUSED if tile.refused else Meaning.PLAIN),
        *([Fact(tr("Not proved to be its own"), text.count(tile.unproved))] if tile.unproved else []),
        Fact(tr("Days not sealed"), text.count(tile.unsealed)),
        Fact(tr("Draft due first"), due, meaning),
        Fact(tr("Last day here"), _day(tile.last_day)),
        Fact(tr("Version"), ", ".join(tile.apps) or tr("not known")),
        *(fact for book in tile.left for fact in _left(book)),
    ]


def _left(book: LeftBook) -> Iterator[Fact]:
    """What is open of a book that its register has left."""
    whose = (book.register, book.epoch)
    if book.missing:
        meaning = Meaning.REFUSED if book.apart else Meaning.WAITING
        yield Fact(tr("{0}, left book {1}: not here", *whose), text.count(book.missing), meaning)
    if book.unsealed:
        yield Fact(tr("{0}, left book {1}: not sealed", *whose), text.count(book.unsealed), Meaning.WAITING)


def incident(tile: Tile, offset_min: int) -> list[Fact]:
    """The incident's moments in order; none where the store never declared one."""
    fallback = tile.fallback
    if fallback is None:
        return []
    ended = says.moment(fallback.ended_ms, offset_min) if fallback.ended_ms else tr("goes on")
    policy = [Fact(tr("Under policy"), fallback.policy)] if fallback.policy else []
    return [
        Fact(tr("Declared"), says.moment(fallback.declared_ms, offset_min)),
        *policy,
        Fact(tr("First sale"), _sold(fallback.first_sale)),
        Fact(tr("Last sale"), _sold(fallback.last_sale)),
        Fact(tr("Ended"), ended, Meaning.PLAIN if fallback.ended_ms else Meaning.WAITING),
    ]


def _sold(moment: str) -> str:
    return text.moment(datetime.fromisoformat(moment)) if moment else tr("none yet")


def _day(day: str) -> str:
    return text.day(date.fromisoformat(day)) if day else tr("none")
