"""How much the disk of a book still takes, and whether that is little. Standard library only.

A disk fills by what others lay on it as much as by sales, so two bounds count: what is free, and for how many days it
would last at today's pace. Both stand in the policy.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.policy import Policy

ENTRY_BYTES_MIN = 2_048  # of an entry in book and mirror: what a young book measures says nothing yet
RESERVE_BYTES = 16 * 1024 * 1024  # a close makes papers and a sealed box, a commit a journal
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskRoom:
    """What was found: bytes that are free, bytes of an entry in book and mirror, and entries of the open day."""

    free_bytes: int
    entry_bytes: int = ENTRY_BYTES_MIN
    entries_today: int = 0

    @property
    def free_mb(self) -> int:
        """Whole megabytes that are free."""
        return self.free_bytes // _MB

    @property
    def sales_left(self) -> int:
        """How many sales still fit, with room left to close the day."""
        return max(0, self.free_bytes - RESERVE_BYTES) // max(self.entry_bytes, ENTRY_BYTES_MIN)

    def is_low(self, policy: Policy) -> bool:
        """Whether somebody should make room now, long before a sale is refused."""
        lasts = self.sales_left >= policy.disk_days_min * self.entries_today
        return self.free_bytes < policy.disk_free_mb_min * _MB or not lasts


def roughly(number: int) -> int:
    """Rounded down to its first digit: what is said of a disk stays the same while it fills a little more."""
    first, rest = str(max(0, number))[0], len(str(max(0, number))) - 1
    return int(first + "0" * rest)
