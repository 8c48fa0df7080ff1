"""What entries say of the people of a store: who got another PIN, who was let in, who guessed. Standard library only.

No PIN and nothing made of one is in an entry: a book travels, and four digits are soon tried.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChanged(Act):
    """Somebody of this store got another PIN, or somebody new was let in as a clerk, by two people."""

    KIND = Kind.STAFF_CHANGED
    number: str
    name: str
    initials: str
    is_new: bool
    approver: str  # staff number of the second person

    def unfit(self) -> str:
        """Somebody, and a second person who is not that one."""
        return "number" if not self.number else "approver" if self.approver in ("", self.number) else ""


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
