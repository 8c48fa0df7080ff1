"""How a private key lies on a disk, and what it means that it can't be opened. Ground: standard library only."""

from __future__ import annotations

from enum import StrEnum


class Keeping(StrEnum):
    """What stands between whoever has a key's file and the key."""

    KEYRING = "keyring"  # what opens it is held by the system's keyring of this user
    PASSPHRASE = "passphrase"  # noqa: S105  (the word, not one)
    FILE = "file"  # nothing but the rights of the file

    @property
    def words(self) -> str:
        """For a list of keys."""
        return _WORDS[self]


_WORDS = {
    Keeping.KEYRING: "opened by this user's keyring",
    Keeping.PASSPHRASE: "under a passphrase",
    Keeping.FILE: "a file that its user alone may read",
}

KEY_WAITS = frozenset(
    {"key.no_ring", "key.ring_empty", "key.ring_locked", "key.ring_silent", "keys.locked", "keys.passphrase"}
)
"""The key is whole, and can't be opened here and now: somebody may mend that, or it is given up for a new one."""
