"""A keyring in memory, by the package's own interface; it locks, falls silent and forgets as a test says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from shoebox.storage import key_opening, system_ring


class Ring(KeyringBackend):
    """What a desktop's keyring does. `held` are its secrets by name."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}
        self.is_locked = False
        self.asked = 0
        self.may_answer = threading.Event()
        self.may_answer.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._answer(service)
        return self.held.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer(service)
        self.held[username] = password

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("nothing of ours ever takes a secret away")

    def _answer(self, service: str) -> None:
        assert service == "Shoebox"
        self.asked += 1
        assert self.may_answer.wait(30), "the test never let it answer"
        if self.is_locked:
            raise KeyringLocked("Failed to unlock the collection!")


def forget_opened() -> None:
    """As in a process that has just begun: no key is open yet."""
    key_opening._opened.clear()


@contextmanager
def ring_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    """The keyring of this user, in a process that has just begun."""
    made = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    monkeypatch.setattr(system_ring, "_asked", {})
    forget_opened()
    try:
        yield made
    finally:
        made.may_answer.set()
        forget_opened()
