"""What a register knows of the other registers of its store: by the office's word, or as the office. Carry room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from shoebox.domain.declined import DeclinedCard
from shoebox.domain.errors import Trouble
from shoebox.domain.given_back import GivenBack
from shoebox.domain.pads_given import PadAnswer, PadOffer
from shoebox.domain.pickup import GoneOrder, order_mark
from shoebox.domain.relaying import GIVEN_MAX, GONE_MAX, HELD_MAX, KEPT_MAX, HeardElsewhere, RelayWord
from shoebox.domain.slip import PadAt
from shoebox.storage.elsewhere_file import ElsewhereFile


class Copies(Protocol):
    """The other registers' books, where they come to this PC."""

    def gone_order(self, key: str) -> GoneOrder | None:
        """An online order of this key that one of them handed over."""
        ...

    def given_back(self, mark: str) -> tuple[GivenBack, ...]:
        """What they gave back on the receipt of this mark."""
        ...

    def held_order(self, key: str) -> GoneOrder | None:
        """An online order of this key on the hold list of one of them."""
        ...

    def declined_cards(self, last4: str) -> tuple[DeclinedCard, ...]:
        """Cards with these last four that were declined at one of them."""
        ...

    def pads(self) -> tuple[PadAt, ...]:
        """The pads of slips that were handed to them."""
        ...

    def pad_answers(self) -> Mapping[tuple[str, str], PadAnswer]:
        """What they say of pads that this office gave them, by register and this office's entry."""
        ...


_Told = TypeVar("_Told", bound=GoneOrder | GivenBack)


def _with_earlier(newest: tuple[_Told, ...], before: tuple[_Told, ...], *, full: int) -> tuple[_Told, ...]:
    if len(newest) < full:
        return newest
    oldest_ms, named = min(one.wall_ms for one in newest), set(newest)
    earlier = tuple(one for one in before if one.wall_ms <= oldest_ms and one not in named)
    return (*newest, *earlier)[:KEPT_MAX]


def _not_out(held: tuple[GoneOrder, ...], gone: tuple[GoneOrder, ...]) -> tuple[GoneOrder, ...]:
    """Waiting orders that were not handed over since: a word that is full does not say which wait no more."""
    out_ms: dict[str, int] = {}
    for one in gone:
        out_ms[one.mark] = max(one.wall_ms, out_ms.get(one.mark, 0))
    return tuple(one for one in held if out_ms.get(one.mark, -1) < one.wall_ms)


def _every(newest: tuple[DeclinedCard, ...], before: tuple[DeclinedCard, ...]) -> tuple[DeclinedCard, ...]:
    """A card that was declined stays declined, whichever word is heard last."""
    found = dict.fromkeys((*newest, *before))
    return tuple(sorted(found, key=lambda one: (-one.wall_ms, one.register, one.seq)))[:KEPT_MAX]


class Elsewhere:
    """Asked by the window's lanes, told by the line's. What was told last is kept for the next start."""

    def __init__(self) -> None:
        self.answered = 0  # entries of this register that the office's words have made since the start
        self._file: ElsewhereFile | None = None
        self._kept = HeardElsewhere()
        self._trouble: Trouble | None = None
        self._gone: dict[str, GoneOrder] = {}
        self._given: dict[str, tuple[GivenBack, ...]] = {}
        self._pads: tuple[PadAt, ...] = ()
        self._held: dict[str, GoneOrder] = {}
        self._declined: tuple[DeclinedCard, ...] = ()
        self._recalled: tuple[PadOffer, ...] = ()
        self._copies: Copies | None = None

    def look_into(self, copies: Copies) -> None:
        """This PC is an office: what comes to it is asked first."""
        self._copies = copies

    def keep_in(self, file: ElsewhereFile) -> None:
        """Go by what this file holds until the office is heard, and keep there what it says from now on."""
        self._file = file
        try:
            self._kept = file.read()
        except Trouble as wrong:
            self._trouble = wrong
        self._go_by(self._kept)

    def warnings(self) -> tuple[Trouble, ...]:
        """What is wrong with what is kept; nothing any more once the office is heard and its word is kept."""
        return (self._trouble,) if self._trouble is not None else ()

    def take(self, word: RelayWord) -> None:
        """All that the office's newest word names, in place of the word before. A full disk loses it at the end.

        A word that is full names the newest alone: what was told of earlier moments stands.
        """
        heard = HeardElsewhere(
            gone=_with_earlier(word.gone, self._kept.gone, full=GONE_MAX),
            given=_with_earlier(word.given, self._kept.given, full=GIVEN_MAX),
            pads_at=word.pads_at,
            declined=_every(word.declined, self._kept.declined),
            held=_with_earlier(word.held, _not_out(self._kept.held, word.gone), full=HELD_MAX),
            recalled=tuple(one for one in word.pads if one.is_recalled),
        )
        self._go_by(heard)
        if self._file is None or (heard == self._kept and self._trouble is None):
            return
        try:
            self._file.keep(heard)
        except Trouble as wrong:
            self._trouble = wrong
        else:
            self._kept, self._trouble = heard, None

    def _go_by(self, heard: HeardElsewhere) -> None:
        given: dict[str, tuple[GivenBack, ...]] = {}
        for one in heard.given:
            given[one.mark] = (*given.get(one.mark, ()), one)
        self._gone, self._given = {one.mark: one for one in heard.gone}, given
        self._pads, self._declined, self._recalled = heard.pads_at, heard.declined, heard.recalled
        self._held = {one.mark: one for one in heard.held}

    def order(self, key: str) -> GoneOrder | None:
        """The online order of this key, where another register handed it over."""
        here = self._copies.gone_order(key) if self._copies is not None else None
        return here or (self._gone.get(order_mark(key)) if self._gone else None)

    def held(self, key: str) -> GoneOrder | None:
        """The online order of this key, where it is on another register's hold list."""
        here = self._copies.held_order(key) if self._copies is not None else None
        return here or self._held.get(order_mark(key))

    def declined(self, last4: str) -> tuple[DeclinedCard, ...]:
        """Cards with these last four that were declined at other registers."""
        here = self._copies.declined_cards(last4) if self._copies is not None else ()
        return (*here, *(one for one in self._declined if one.last4 == last4))

    def given(self, mark: str) -> tuple[GivenBack, ...]:
        """What other registers gave back on the receipt of this mark."""
        here = self._copies.given_back(mark) if self._copies is not None else ()
        return here or self._given.get(mark, ())

    def pads(self) -> tuple[PadAt, ...]:
        """Pads of slips at other registers, where this PC is the office that their entries come to."""
        return self._copies.pads() if self._copies is not None else ()

    def pads_told(self) -> tuple[PadAt, ...]:
        """Pads that are at other registers by the office's last word."""
        return self._pads

    def recalled(self) -> tuple[PadOffer, ...]:
        """Pads for this register that the office took back, by its last word."""
        return self._recalled

    def pad_answers(self) -> Mapping[tuple[str, str], PadAnswer]:
        """What they say of pads that this office gave them, by register and this office's entry."""
        return self._copies.pad_answers() if self._copies is not None else {}
