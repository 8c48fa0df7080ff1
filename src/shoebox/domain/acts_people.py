"""What entries say of the people of a store: who got another PIN, who was let in, who guessed. Standard library only.

No PIN is in an entry, nor what is kept of one: a book travels, and four digits are soon tried. What an entry has is the
hash of what is kept, salt and all, which nobody can try PINs against; so the store's other registers, which are told
the rest over its own network, know that it is the very one that two people set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.set_here import TURN_MAX, SetBy

_MARK = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChanged(Act):
    """Somebody of this store got another PIN, or somebody new was let in as a clerk, by two people."""

    KIND = Kind.STAFF_CHANGED
    LATER = frozenset({"mark", "instead", "turn"})
    number: str
    name: str
    initials: str
    is_new: bool
    approver: str  # staff number of the second person
    mark: str = ""  # of what is kept of the PIN, and `instead` of what the list kept; see `domain.set_here`
    instead: str = ""
    turn: int = 0  # the first of this number is 1; 0 as an older Shoebox wrote it, with neither of the other two

    def unfit(self) -> str:
        """Somebody, and a second person who is not that one; marks that are some."""
        if not self.number or self.approver in ("", self.number):
            return "approver" if self.number else "number"
        if not self.turn:
            return "turn" if self.mark or self.instead else ""
        marks = _MARK.fullmatch(self.mark) and (not self.instead or _MARK.fullmatch(self.instead))
        return "" if marks and 1 <= self.turn <= TURN_MAX else "mark"

    def set_by(self, entry: Entry, envelope: Envelope) -> SetBy:
        """Who set it, when and where, by the entry whose act this is."""
        return SetBy(
            turn=self.turn, wall_ms=envelope.wall_ms, register=entry.register, epoch=entry.epoch, seq=entry.seq,
            by=envelope.clerk, other=self.approver,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PinsWrong(Act):
    """Wrong PINs in a row at this register, after which none was looked at for a while."""

    KIND = Kind.PINS_WRONG
    number: str  # whose; empty where a PIN alone was typed
    tries: int

    def unfit(self) -> str:
        """At least one."""
        return "tries" if self.tries < 1 else ""


ACTS_PEOPLE: tuple[type[Act], ...] = (StaffChanged, PinsWrong)
