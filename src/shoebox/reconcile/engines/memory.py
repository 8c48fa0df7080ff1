"""How much memory a person gives an engine, as they write it, and how much this process holds. Reads /proc."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

from shoebox.domain.errors import Refusal

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_MEMORY = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([KMG])(i?)B", re.IGNORECASE)


def memory_bytes(text: str) -> int:
    """``2GB`` or ``800MB`` in bytes. Refuses what does not read so."""
    found = _MEMORY.fullmatch(text.strip())
    if found is None:
        raise Refusal("reconcile.memory_limit", text=text[:20])
    number, unit, binary = found.groups()
    return int(float(number) * (1024 if binary else 1000) ** ("KMG".index(unit.upper()) + 1))


def resident_bytes() -> int:
    """What this process holds now; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def peak_bytes() -> int:
    """The most memory this process ever held; 0 where the system does not say."""
    try:  # what getrusage says begins with the memory of whoever started this program
        found = _PEAK.search(Path("/proc/self/status").read_text("ascii", "replace"))
    except OSError:
        found = None
    if found:
        return int(found[1]) * 1024
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def give_back() -> None:
    """Let the system have what was let go of: glibc keeps it for later, and it would count as held."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):  # another C library
        return
