"""How each store stands as head office sees it: up to date, behind, silent, or refused. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.language import Say, as_written
from shoebox.domain.presentment import Wait

HOUR_MS = 3_600_000
MINUTES_SHOWN = 60  # of arrivals
_NAMED_MAX = 12  # registers by name


class TileState(StrEnum):
    """The one thing to know of a store; the gravest wins."""

    REFUSED = "refused"
    SILENT = "silent"
    BEHIND = "behind"
    NEVER = "never"
    UP_TO_DATE = "up_to_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """A store's last incident. Times are UTC; a sale's is as its slip says, ISO 8601; 0 or empty = not yet."""

    number: str
    declared_ms: int
    ended_ms: int
    first_sale: str
    last_sale: str
    policy: str = ""  # versions that its registers went by as it was declared; empty = an older Shoebox's

    @property
    def is_on(self) -> bool:
        """Whether the store still sells by hand."""
        return not self.ended_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBook:
    """What is open of a book that a register has left, since it goes on in a newer one; numbers of entries and days.

    ``missing`` are not here; of those, ``apart`` came and were refused, and ``lost`` can't be read at the store any
    more. ``unsealed`` are days with sales that are in no box, of this book or a later one.
    """

    register: str
    epoch: int
    missing: int
    apart: int
    lost: int
    is_explained: bool
    unsealed: int

    @property
    def is_open(self) -> bool:
        """Whether anything of it wants a person; what is lost does not, once the store has said what it knows of it."""
        return bool(self.apart or self.unsealed) or self.missing > (self.lost if self.is_explained else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One store on the wall, by its registers' present books; what is open of those they have left is ``left``.

    ``refused`` are things that its own registers' keys have sealed, ``unproved`` those that anybody may have sent in
    its name; ``strange`` are registers of which only such things came since they were heard, which is too long ago.
    ``behind`` is by its registers' own last word; ``heard_ms`` 0 where nothing ever came.
    ``unsealed`` are days with sales whose box is not here; ``draft_due`` is the day of the card slip whose
    deadline is nearest of those that no charge names and no store keyed again, ISO 8601.
    """

    store: str
    name: str
    registers: int
    state: TileState
    behind: int
    silent_ms: int
    heard_ms: int
    last_day: str
    entries: int
    refused: int
    apps: tuple[str, ...]
    fallback: Fallback | None = None
    unsealed: int = 0
    draft_due: str = ""
    draft_wait: Wait = Wait.EARLY
    left: tuple[LeftBook, ...] = ()
    unproved: int = 0
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """All stores at one moment. ``arrivals`` are entries that came in each of the last minutes, the newest last.

    ``open_keys`` are head office's private keys that nothing guards but their files' rights; ``doubted_by`` the
    registers that hold a receipt which head office's own log never gave, ``newer_keys_at`` those that go by a signing
    key which it has no card of. ``unproved`` are refused things that no known key shows to be of the store they name.
    """

    tiles: tuple[Tile, ...]
    arrivals: tuple[int, ...]
    now_ms: int
    silent_hours: int
    open_keys: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()
    newer_keys_at: tuple[str, ...] = ()
    unproved: int = 0

    @property
    def in_fallback(self) -> int:
        """How many stores sell by hand now."""
        return sum(tile.fallback is not None and tile.fallback.is_on for tile in self.tiles)


def state_of(
    *, refused: int, behind: int, heard_ms: int, now_ms: int, silent_ms: int, strange: Sequence[str] = ()
) -> TileState:
    """Which of these a store is in. Silence counts from its last word or the last entries that came, by any road.

    `refused` are things that its own keys have sealed: nobody else can paint it. A register of which only what nobody
    proved comes (`strange`) is behind: its key may be new, and not known here.
    """
    if refused:
        return TileState.REFUSED
    if not heard_ms:
        return TileState.NEVER
    if now_ms - heard_ms > silent_ms:
        return TileState.SILENT
    return TileState.BEHIND if behind or strange else TileState.UP_TO_DATE


def doubts_words(wall: Wall, say: Say = as_written) -> tuple[str, ...]:
    """What speaks against head office's own books and keys, each with what to do; nothing where nothing does."""
    said = ((newer_key_words, wall.newer_keys_at), (doubt_words, wall.doubted_by))
    return tuple(words(registers, say) for words, registers in said if registers)


def strange_words(tile: Tile, say: Say = as_written) -> str:
    """What a store may be in trouble with that its keys can't tell; empty where there is nothing of the kind."""
    if not tile.strange:
        return ""
    return say(
        "Something came in the name of a register that has not been heard since (register: {0}), and nobody proved to "
        "be that register: its key, its book or its version may not be known here. It stands on the page Refused."
    ).format(_named(tile.strange))


def unproved_words(wall: Wall, say: Say = as_written) -> str:
    """The calm line on what anybody may have sent; empty where there is nothing."""
    if not wall.unproved:
        return ""
    one = say(
        "1 refused thing came without a seal that shows whose it is. It counts for no store, and stands with its "
        "reason on the page Refused."
    )
    many = say(
        "{0} refused things came without a seal that shows whose they are. They count for no store, and stand with "
        "their reasons on the page Refused."
    )
    return one if wall.unproved == 1 else many.format(f"{wall.unproved:,}")


def _named(registers: Sequence[str]) -> str:
    return ", ".join(registers[:_NAMED_MAX]) + (", \u2026" if len(registers) > _NAMED_MAX else "")


def newer_key_words(registers: Sequence[str], say: Say = as_written) -> str:
    """That these registers know a signing key that head office has lost, and what to do; the first of them by name."""
    return say(
        "Registers go by a signing key that head office's root has signed and head office itself does not know "
        "(store/register: {0}): it was brought back from a copy older than that key. Copy head-office.json from one of "
        "these registers into its folder, then run shoebox rotate."
    ).format(_named(registers))


def doubt_words(registers: Sequence[str], say: Say = as_written) -> str:
    """That these registers hold what head office's own log never gave, and what to do; the first of them by name."""
    return say(
        "Registers hold receipts that head office's own log never gave (store/register: {0}): its books were brought "
        "back from an older copy, or changed. Registers send again what is missing by themselves; look for a newer "
        "backup for the rest, and check the books with shoebox verify."
    ).format(_named(registers))
