"""Who may look at the stores page: somebody of head office, by staff number and PIN. Service room: no disk, no books.

It is HTTP's own Basic authentication, so a browser asks by itself; it belongs behind TLS, as the whole door does. A
right answer is remembered for some minutes under a key of this process; too many wrong ones close the page for a while.
Whoever is taken off the list, or has another PIN, is let in no more from that moment on.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
from collections import deque
from collections.abc import Callable

from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.language import SOURCE
from shoebox.domain.staff import Staff

KNOWN_MS, WRONG_MS, WRONG_MAX = 10 * 60_000, 5 * 60_000, 10
KNOWN_MAX = 200
HEADER_CHARS_MAX = 200


class Guard:
    """Knows head office's people. May be asked from several threads; a first answer takes a tenth of a second.

    `staff` is asked each time, and answers with the same list as long as nobody changed it.
    """

    def __init__(self, staff: Callable[[], Staff], clock: Clock, *, language: str = SOURCE) -> None:
        self.language = language  # which those people read
        self._staff, self._known_of = staff, staff()
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._known: dict[bytes, int] = {}
        self._wrong: deque[int] = deque()
        self._turn = threading.Lock()

    def let_in(self, header: str) -> None:
        """Refusal ``service.who`` for anybody else, Trouble ``service.too_many_wrong`` while the page is closed.

        Refusals ``settings.*`` where the list can't be read: somebody is changing it.
        """
        now_ms, staff = self._clock.mono_ms(), self._staff()
        mark = hmac.new(self._key, header[:HEADER_CHARS_MAX].encode(), hashlib.sha256).digest()
        with self._turn:
            if staff is not self._known_of:
                self._known.clear()
                self._known_of = staff
            if now_ms - self._known.get(mark, -KNOWN_MS) < KNOWN_MS:
                return
            while self._wrong and now_ms - self._wrong[0] > WRONG_MS:
                self._wrong.popleft()
            if len(self._wrong) >= WRONG_MAX:
                raise Trouble("service.too_many_wrong", minutes=WRONG_MS // 60_000)
        fits = _fits(header, staff)
        with self._turn:
            if not fits:
                if header:
                    self._wrong.append(now_ms)
                raise Refusal("service.who")
            if len(self._known) >= KNOWN_MAX:
                self._known.clear()
            if staff is self._known_of:  # else they were changed while this one was looked at
                self._known[mark] = now_ms


def _fits(header: str, staff: Staff) -> bool:
    number, pin = _read(header)
    try:
        staff.signing(number, pin)
    except Refusal:
        return False
    return True


def _read(header: str) -> tuple[str, str]:
    kind, _, packed = header.partition(" ")
    if kind.lower() != "basic" or len(header) > HEADER_CHARS_MAX:
        return "", ""
    try:
        number, _, pin = base64.b64decode(packed, validate=True).decode("utf-8").partition(":")
    except ValueError:
        return "", ""
    return number, pin
