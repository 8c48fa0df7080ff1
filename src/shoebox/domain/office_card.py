"""Head office's card: its root key, and the working keys that the root has certified. Ground: standard library only.

A register pins the root. Every receipt and everything sent out is signed by a working key, and the newest card says
which of those are believed. Its number only goes up, so an older card never brings a revoked key back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from shoebox.domain.clock import DAY_MS, local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import fingerprint

KEYS_MAX, NUMBER_MAX = 16, 2**31
KEY_DAYS, OVERLAP_DAYS, WARN_DAYS, KEY_DAYS_MAX = 400, 35, 31, 3_700


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingKey:
    """A public key (Ed25519, 32 bytes) and how far it is believed. Times are UTC in milliseconds."""

    public_key: bytes
    certified_ms: int
    until_ms: int
    is_revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """One card; its newest key first. ``data`` is the card as it is carried, under the root's signature."""

    root: bytes
    number: int
    issued_ms: int
    keys: tuple[WorkingKey, ...]
    data: bytes = field(default=b"", compare=False)

    def refuse_signer(self, public_key: bytes, *, at_ms: int) -> None:
        """Refuse what this key signed at this time (``keys.unknown``, ``keys.revoked``, ``keys.over``).

        The time is the signer's own word: a key that was stolen is revoked, not waited for.
        """
        key, named = self.key(public_key), fingerprint(public_key)
        if key is None:
            raise Refusal("keys.unknown", key=named)
        if key.is_revoked:
            raise Refusal("keys.revoked", key=named, number=self.number)
        if at_ms > key.until_ms:
            raise Refusal("keys.over", key=named, day=utc_day(key.until_ms))

    def key(self, public_key: bytes) -> WorkingKey | None:
        """This working key, whatever became of it."""
        return next((one for one in self.keys if one.public_key == public_key), None)

    def vouches_for(self, public_key: bytes) -> bool:
        """Whether this key is one of head office's, and the root has not taken its word back."""
        key = self.key(public_key)
        return key is not None and not key.is_revoked

    def ends_ms(self) -> int:
        """When the key that signs from this card on ends; 0 where none is believed."""
        return next((one.until_ms for one in self.keys if not one.is_revoked), 0)

    def ends_soon(self, now_ms: int) -> bool:
        """Whether less than a month of it is left."""
        return self.ends_ms() - now_ms < WARN_DAYS * DAY_MS

    def with_key(self, public_key: bytes, *, now_ms: int, days: int = KEY_DAYS, stolen: bool = False) -> OfficeCard:
        """The next card, for the root to sign: this key is the one from now on.

        The ones before stay good for what is on its way, a month and some days; `stolen` revokes them at once.
        """
        overlap_ms = now_ms + OVERLAP_DAYS * DAY_MS
        before = [
            replace(one, until_ms=min(one.until_ms, overlap_ms), is_revoked=one.is_revoked or stolen)
            for one in self.keys
            if one.public_key != public_key
        ]
        key = WorkingKey(public_key=public_key, certified_ms=now_ms, until_ms=now_ms + days * DAY_MS)
        return replace(self, number=self.number + 1, issued_ms=now_ms, keys=(key, *before)[:KEYS_MAX], data=b"")


def utc_day(at_ms: int) -> str:
    """``2027-12-17``, the day of a moment in UTC."""
    return local_time(at_ms, 0).date().isoformat()


NOBODY = OfficeCard(root=b"", number=0, issued_ms=0, keys=())
"""The card of a register that knows no head office: it believes nobody."""


def unfit_card(card: OfficeCard) -> str:
    """Which field of a card can't be; empty where all is well."""
    right = {
        "number": 1 <= card.number <= NUMBER_MAX,
        "issued_ms": card.issued_ms >= 1,
        "keys": 1 <= len(card.keys) <= KEYS_MAX and len({one.public_key for one in card.keys}) == len(card.keys),
        "until_ms": all(one.until_ms >= 1 for one in card.keys),
    }
    return next((name for name, fits in right.items() if not fits), "")
