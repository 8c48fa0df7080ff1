"""The system's keyring, asked with a limit of time. Storage room; the only file that imports it, and only when asked.

A keyring may ask its owner for a password on the screen, or wait for a service that never comes. So each question is
put on a thread of its own, which nobody waits for beyond the limit. An answer that comes later is there for whoever
asks again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.formats.kept_key import SECRET_BYTES

SERVICE = "Shoebox"
WAIT_S = 15.0
_turn = threading.Lock()
_asked: dict[tuple[str, str], Future[str]] = {}


def ring_name() -> str:
    """What this user's keyring calls itself; empty where none answers."""
    try:
        return _in_time(("name", ""), lambda: str(getattr(_ring(), "name", "")) or "keyring")
    except Trouble:
        return ""


def secret_of(name: str) -> bytes:
    """The secret kept by this name. Troubles ``key.no_ring``, ``ring_empty``, ``ring_locked``, ``ring_silent``."""
    said = _in_time(("get", name), lambda: _ring().get_password(SERVICE, name) or "")
    try:
        secret = bytes.fromhex(said)
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise Trouble("key.ring_empty", name=name)
    return secret


def secret_for(name: str) -> bytes:
    """The same, made where there is none: what an older copy of the file is opened by stays good.

    It is read back, so that nothing is ever sealed under a secret that was not kept.
    """
    try:
        return secret_of(name)
    except Trouble as wrong:
        if wrong.code != "key.ring_empty":
            raise
    made = os.urandom(SECRET_BYTES).hex()
    _in_time(("set", name), lambda: _ring().set_password(SERVICE, name, made) or "")
    return secret_of(name)


def _ring() -> Any:
    """This user's keyring. Trouble ``key.no_ring`` where there is none that deserves the name."""
    try:
        import keyring  # noqa: PLC0415  (a tenth of a second that a key in a file never costs)
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise Trouble("key.no_ring") from missing
    found: Any = keyring.get_keyring()
    if isinstance(found, ChainerBackend):  # it would go on to a lesser one when the best is locked
        found = next(iter(found.backends), None)
    if found is None or found.priority < 1:  # such as one that holds nothing, or a file in clear
        raise Trouble("key.no_ring")
    return found


def _in_time(question: tuple[str, str], ask: Callable[[], str]) -> str:
    """What the keyring answers. One that was asked the same before, and has not answered yet, is not asked twice."""
    with _turn:
        answer = _asked.get(question)
        if answer is None or (answer.done() and answer.exception() is not None):
            answer = _asked[question] = Future()
            threading.Thread(target=_answer, args=(answer, ask), name="keyring", daemon=True).start()
    try:
        said = answer.result(timeout=WAIT_S)
    except TimeoutError as late:
        raise Trouble("key.ring_silent", seconds=int(WAIT_S)) from late
    except ShoeboxError:
        _forget(question, answer)
        raise
    except Exception as wrong:  # whatever a keyring of whoever's making raises
        _forget(question, answer)
        raise Trouble("key.ring_locked", why=f"{type(wrong).__name__}: {wrong}"[:120].strip(": ")) from wrong
    _forget(question, answer)
    return said


def _forget(question: tuple[str, str], answer: Future[str]) -> None:
    with _turn:
        if _asked.get(question) is answer:
            del _asked[question]


def _answer(answer: Future[str], ask: Callable[[], str]) -> None:
    try:
        answer.set_result(ask())
    except Exception as wrong:  # told to whoever waits
        answer.set_exception(wrong)
