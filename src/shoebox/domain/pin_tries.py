"""Who guesses a PIN is slowed down, wherever it is typed. Standard library only."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from shoebox.domain.clock import Clock
from shoebox.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Guessed:
    """So many wrong PINs in a row for one staff number, which is empty where a PIN alone was typed."""

    number: str
    tries: int


class PinTries:
    """Counts wrong PINs in a row by staff number; after so many of them that one's is not looked at for a while.

    How many, and how long, is the policy's; the built-in one's until another is told.

    Any thread may ask. It forgets with the program, and what was noted in the book stays there.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.go_by(Policy())
        self._turn = threading.Lock()
        self._wrong: dict[str, tuple[int, int]] = {}
        self._untold: list[Guessed] = []

    def go_by(self, policy: Policy) -> None:
        """Another policy: what was counted before counts on."""
        self._tries_max, self._wait_ms = policy.pin_tries_max, policy.pin_wait_s * 1_000

    def wait_s(self, number: str) -> int:
        """How long this number's PIN isn't looked at, in whole seconds; 0 is now."""
        with self._turn:
            tries, at_ms = self._wrong.get(number, (0, 0))
            left_ms = at_ms + self._wait_ms - self._clock.mono_ms()
            return -(-left_ms // 1000) if tries and tries % self._tries_max == 0 and left_ms > 0 else 0

    def count(self, number: str, *, fits: bool) -> None:
        """One more try, and whether it was the right PIN."""
        with self._turn:
            if fits:
                self._wrong.pop(number, None)
                return
            tries = self._wrong.get(number, (0, 0))[0] + 1
            self._wrong[number] = (tries, self._clock.mono_ms())
            if tries % self._tries_max == 0:
                self._untold.append(Guessed(number, tries))

    def untold(self) -> tuple[Guessed, ...]:
        """What is to be noted in the book still. Never waits long."""
        return tuple(self._untold)

    def noted(self, one: Guessed) -> None:
        """This one is in the book."""
        with self._turn:
            self._untold.remove(one)
