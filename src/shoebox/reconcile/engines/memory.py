"""How much memory a person gives an engine, as they write it. Pure."""

from __future__ import annotations

import re

from shoebox.domain.errors import Refusal

_MEMORY = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([KMG])(i?)B", re.IGNORECASE)


def memory_bytes(text: str) -> int:
    """``2GB`` or ``800MB`` in bytes. Refuses what does not read so."""
    found = _MEMORY.fullmatch(text.strip())
    if found is None:
        raise Refusal("reconcile.memory_limit", text=text[:20])
    number, unit, binary = found.groups()
    return int(float(number) * (1024 if binary else 1000) ** ("KMG".index(unit.upper()) + 1))
