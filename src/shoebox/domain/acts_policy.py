"""What entries say of the policy that a store set for itself. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySigned(Act):
    """Two people of the store set its own policy: which settings are others than before, and the file's hash."""

    KIND = Kind.POLICY_SIGNED
    number: int  # counts up from 1
    version: str  # as sales name it
    digest: str  # SHA-256 of the file, hex
    signed_by: str
    second: str
    changed: tuple[str, ...]  # the settings' names

    def unfit(self) -> str:
        """The field that can't be so."""
        return "number" if self.number < 1 else "" if _DIGEST.fullmatch(self.digest) else "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRefused(Act):
    """A policy lay in the store's folder that nobody had signed: it was put aside, and counts for nothing."""

    KIND = Kind.POLICY_REFUSED
    digest: str  # SHA-256 of the file, hex

    def unfit(self) -> str:
        """The field that can't be so."""
        return "" if _DIGEST.fullmatch(self.digest) else "digest"


ACTS_POLICY: tuple[type[Act], ...] = (PolicySigned, PolicyRefused)
