"""The same slip numbers at two registers of a store: found where their words meet. Day room: pure, reads a book.

A register refuses a pad that it knows to be at another one. Registers that no office has gathered know nothing of each
other. What mends it is the pad taken back at one of them; until that is here, somebody in charge says what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shoebox.day.gathering import others_slips
from shoebox.domain.acts_slips import PadsShared
from shoebox.domain.crossing_slips import PadHeld, overlaps
from shoebox.domain.entry import Kind
from shoebox.domain.slip import Pad, PadAt, PadsTwice, TakenFrom, left_of
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import Line

Key = tuple[str, str, tuple[str, str], bool]


def pads_twice(view: BookView, elsewhere: Sequence[PadAt]) -> tuple[PadsTwice, ...]:
    """Every overlap of this register and those that are known here, with the last word on it."""
    others = others_slips(view)
    held = dict.fromkeys((*others.pads_at, *others.came_at, *elsewhere))
    if not held:
        return ()
    own = {
        *(PadAt(view.register, pad) for pad in view.pads()),
        *(PadAt(view.register, run, is_issued=False) for run in left_of(view.put_down(TakenFrom.CUPBOARD))),
    }
    every = (
        PadHeld(store=view.store, register=one.register, run=one.pad, is_issued=one.is_issued)
        for one in (*own, *(one for one in held if one.register != view.register))
    )
    said = _said(view)
    found = {_twice(one, other, both) for one, other, both in overlaps(every)}
    return tuple(sorted(_with_word(one, said) for one in found))


def spoken_of(lines: Sequence[Line], initials_of: Callable[[str], str]) -> tuple[PadsTwice, ...]:
    """What was said in a day's entries, each with the initials of who said it."""
    return tuple(
        PadsTwice(
            Pad(act.first, act.last), act.registers, act.is_issued, act.found, initials_of(envelope.clerk)
        )
        for _, envelope, act in lines
        if isinstance(act, PadsShared)
    )  # fmt: skip


def _twice(one: PadHeld, other: PadHeld, both: Pad) -> PadsTwice:
    first, last = sorted((one.register, other.register))
    return PadsTwice(both, (first, last), one.is_issued)


def _said(view: BookView) -> dict[Key, tuple[str, str]]:
    words: dict[Key, tuple[str, str]] = {}
    for key, found, clerk in _words(view):
        words[key] = (found, clerk)
    return words


def _words(view: BookView) -> Iterator[tuple[Key, str, str]]:
    for _, envelope, act in view.of_kind_ever(Kind.PADS_SHARED):
        assert isinstance(act, PadsShared), "asked for by its kind"
        yield (act.first, act.last, act.registers, act.is_issued), act.found, envelope.clerk


def _with_word(one: PadsTwice, said: dict[Key, tuple[str, str]]) -> PadsTwice:
    found, by = said.get((one.numbers.first, one.numbers.last, one.registers, one.is_issued), ("", ""))
    return PadsTwice(one.numbers, one.registers, one.is_issued, found, by)
