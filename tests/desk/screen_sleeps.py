"""Whether a thread sleeps in a call of the system, as the kernel itself says: for whatever no hook of Python hears.

Qt's own waits (for a process, a socket, another thread's signal) and libraries in C make no event of the interpreter.
The kernel knows of each thread which call it is in, whether it sleeps there, and how often it has gone to sleep: while
that count stands still it is one sleep, and its length is real. A thread that only waits for a processor, on a machine
with other work, does not sleep; nor does one that waits for the interpreter's lock count here.
"""

from __future__ import annotations

import platform
import sys
import time
from pathlib import Path

# Calls that wait for somebody outside of the program, by their numbers on the machine that the tests run on.
_CALLS = {
    "x86_64": {
        7: "poll", 23: "select", 42: "connect", 43: "accept", 44: "sendto", 45: "recvfrom", 46: "sendmsg",
        47: "recvmsg", 61: "wait4", 73: "flock", 74: "fsync", 75: "fdatasync", 230: "clock_nanosleep",
        232: "epoll_wait", 247: "waitid", 270: "pselect6", 271: "ppoll", 288: "accept4",
    },
    "aarch64": {
        22: "epoll_pwait", 32: "flock", 72: "pselect6", 73: "ppoll", 82: "fsync", 83: "fdatasync", 95: "waitid",
        115: "clock_nanosleep", 202: "accept", 203: "connect", 206: "sendto", 207: "recvfrom", 211: "sendmsg",
        212: "recvmsg", 242: "accept4", 260: "wait4",
    },
}  # fmt: skip
CALLS = _CALLS.get(platform.machine(), {}) if sys.platform.startswith("linux") else {}
SLEEPING = ("S", "D")


class Sleeps:
    """The sleeps of one thread, looked at from beside it."""

    def __init__(self, native_id: int) -> None:
        self._task = Path(f"/proc/self/task/{native_id}")
        self._now: tuple[str, str] | None = None  # the call with its arguments, and how often it slept by then
        self._since_s = 0.0

    def awake(self) -> None:
        """Whatever comes is another sleep."""
        self._now = None

    def look(self) -> tuple[str, float]:
        """In which call it sleeps, and for how many milliseconds it has been seen there; "" where it does not."""
        call, now = self._asked()
        if not call:
            self._now = None
            return "", 0.0
        if now != self._now:
            self._now, self._since_s = now, time.monotonic()
        return call, (time.monotonic() - self._since_s) * 1_000

    def _asked(self) -> tuple[str, tuple[str, str]]:
        try:
            state = (self._task / "stat").read_text().rpartition(")")[2].split()[0]
            said = (self._task / "syscall").read_text()
            slept = (self._task / "status").read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0]
            again = (self._task / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):  # no such files here, or they may not be read
            return "", ("", "")
        number = said.split()[0]
        if {state, again} - set(SLEEPING) or not number.isdecimal():
            return "", ("", "")
        return CALLS.get(int(number), ""), (said, slept)
