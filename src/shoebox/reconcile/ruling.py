"""Which of this program's texts a run's answer hangs on, and their digest. Reads them and nothing else.

Everything in this room counts but what is named here, so that a new file counts until somebody says that it need not;
of the ground below it count the trade's nouns that an answer is made of. Python, DuckDB, SQLite, Spark and numpy don't:
their versions are no rules of ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

ROOM = Path(__file__).parent
# Who asks for a run, who reads what one left, and what is kept meanwhile: none of them changes what comes out.
NO_RULES = frozenset({
    "__init__.py", "face.py", "reading.py", "bits.py", "keeping.py", "kept_lock.py",
    "engines/duckdb_watch.py", "engines/spark_watch.py",
})  # fmt: skip
GROUND = ("finding.py", "money.py")
_TEXTS = frozenset({".py", ".sql", ".toml"})


def rule_files(room: Path = ROOM) -> Iterator[tuple[str, Path]]:
    """Every file that counts, with its name, in one order on every machine."""
    every = ((path.relative_to(room).as_posix(), path) for path in room.rglob("*") if path.suffix in _TEXTS)
    yield from sorted((name, path) for name, path in every if name not in NO_RULES)
    yield from ((f"domain/{name}", room.parent / "domain" / name) for name in GROUND)


def rules_digest(room: Path = ROOM) -> str:
    """SHA-256 over name and text of all that decides what comes out: reading, weighing, wording, proving."""
    whole = hashlib.sha256()
    for name, path in rule_files(room):
        text = path.read_bytes().replace(b"\r\n", b"\n")  # a checkout on Windows has the same rules
        whole.update(f"{name} {len(text)}\n".encode())
        whole.update(text)
    return whole.hexdigest()
