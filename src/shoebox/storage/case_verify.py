"""Replays a book of cases and says whether it is whole. Storage room; opens the file for reading only.

What it can't see is a tail that was cut after a whole transaction, or a book that somebody made anew with their own
key: for that, compare the head and the key's fingerprint with ones that are held elsewhere. Every instruction file
carries the head it rests on.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from shoebox.domain.errors import Refusal
from shoebox.domain.ids import fingerprint
from shoebox.domain.verdict import Verdict
from shoebox.formats.signing import signature_fits
from shoebox.storage.case_book import CASES, KEY_FILE
from shoebox.storage.case_guards import triggers
from shoebox.storage.case_rows import GENESIS, Act, act_hash, rows_of
from shoebox.storage.case_tables import ACT, APPLICATION_ID, PROJECTIONS, SCHEMA_VERSION
from shoebox.storage.keys import public_key_beside
from shoebox.storage.postgres import PostgresPart, told_of_server
from shoebox.storage.upgrading import other_version
from shoebox.storage.verify import OTHER_VERSION

# A statement, answered by rows.
Ask = Callable[[str], Iterable[Sequence[Any]]]


def verify_cases(path: Path) -> Verdict:
    """Whether every act hangs on the one before and every row is what the acts say. Never raises on damaged input."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as conn:
            conn.execute("BEGIN")  # one moment of it, whoever writes meanwhile
            fault = _file_fault(conn)
            return _verdict(conn.execute, path.name, fault, public_key_beside(path.with_name(KEY_FILE)))
    except (
        sqlite3.Error,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ) as why:
        return Verdict(False, f"{path.name}: it can't be read as a book of cases ({str(why)[:80]}).")


def verify_cases_on(address: str, key_file: Path, *, owner: bool = False) -> Verdict:
    """The same of cases on a server; `key_file` is the desk's key. Trouble ``database.server`` where none answers."""
    with closing(PostgresPart.open(address, CASES, told_of_server, owner=owner)) as server:
        try:
            with server.asking() as ask:
                return _verdict(ask, "cases", "", public_key_beside(key_file))
        except Refusal as wrong:
            return Verdict(False, f"cases: {wrong}")


def _file_fault(conn: sqlite3.Connection) -> str:
    """What is wrong with the file before any act is read; empty where nothing is."""
    ours = conn.execute("PRAGMA application_id").fetchone()[0], conn.execute("PRAGMA user_version").fetchone()[0]
    if ours[0] != APPLICATION_ID:
        return "it is no book of cases."
    if ours[1] != SCHEMA_VERSION:
        return str(Refusal(other_version(ours[1], SCHEMA_VERSION, **OTHER_VERSION), version=ours[1]))
    for (said,) in conn.execute("PRAGMA integrity_check(1)"):
        if said != "ok":
            return f"the file is damaged ({said[:80]})."
    return "" if _triggers_of(conn) == sorted(triggers()) else "the triggers that keep acts as written were changed."


def _verdict(ask: Ask, name: str, fault: str, beside: bytes) -> Verdict:
    if fault:
        return Verdict(False, f"{name}: {fault}")
    expected: Counter[tuple[str, bytes]] = Counter()
    seq, prev = 0, GENESIS
    seals = _Seals(ask)
    for act in _acts(ask):
        seq += 1
        if (act.seq, act.prev) != (seq, prev) or act_hash(act) != act.hash:
            return Verdict(False, f"{name}: act {seq} is not as it was written.", seq)
        prev = act.hash
        if not seals.fit(act):
            return Verdict(False, f"{name}: the signature of act {seq} does not fit.", seq)
        expected.update((table.name, _mark(table, row)) for table, row in rows_of(act))
    for table in PROJECTIONS:
        if _held(ask, table) != {mark: n for (of, mark), n in expected.items() if of == table.name}:
            return Verdict(False, f"{name}: rows of {table.name} are not what the acts say.")
    if wrong := seals.wrong_at_end(seq, beside):
        return Verdict(False, f"{name}: {wrong}", seals.last_seq + 1)
    return Verdict(True, f"{name}: whole, {seq:,} acts, head {prev.hex()[:16]}{seals.words}.")


class _Seals:
    """The signatures, one after the other as their acts come by."""

    def __init__(self, ask: Ask) -> None:
        self._rows = {seq: (key, sig) for seq, key, sig in ask("SELECT seq, public_key, sig FROM seal")}
        self._since: dict[bytes, int] = {}  # each key by the first act it signed, in order
        self.last_seq = 0

    def fit(self, act: Act) -> bool:
        """Whether this act has no signature of its own, or one that fits, by no key that had a successor."""
        key, sig = self._rows.pop(act.seq, (b"", b""))
        if not key:
            return True
        if key != next(reversed(self._since), key) and key in self._since:
            return False
        self._since.setdefault(key, self.last_seq + 1)
        self.last_seq = act.seq
        return signature_fits(key, act.hash, sig)

    def wrong_at_end(self, seq: int, beside: bytes) -> str:
        """What is wrong with the signatures as a whole; empty where nothing is."""
        if self._rows:
            return "it holds a signature over an act that is not there."
        if self.last_seq != seq:
            return f"act {self.last_seq + 1} and what follows is not signed."
        if beside and self._since and beside != next(reversed(self._since)):
            return "it was signed last with another key than the one beside it."
        return ""

    @property
    def words(self) -> str:
        """By which key; and since when, where one was lost and another followed."""
        if not self._since:
            return ""
        key, since = next(reversed(self._since.items()))
        many = f", {len(self._since)} keys, the last since act {since}" if len(self._since) > 1 else ""
        return f", key {fingerprint(key)}{many}"


def _acts(ask: Ask) -> Iterator[Act]:
    names = ", ".join(ACT.c.keys())
    for row in ask(f"SELECT {names} FROM act ORDER BY seq"):  # noqa: S608  (our own names)
        yield Act(**dict(zip(ACT.c.keys(), row, strict=True)))


def _held(ask: Ask, table: Table) -> dict[bytes, int]:
    names = table.c.keys()
    rows = ask(f"SELECT {', '.join(names)} FROM {table.name}")  # noqa: S608  (our own names)
    return dict(Counter(_mark(table, dict(zip(names, row, strict=True))) for row in rows))


def _mark(table: Table, row: dict[str, Any]) -> bytes:
    """A short mark of a row's values; `repr` keeps 1, '1' and b'1' apart."""
    return hashlib.blake2b(repr([row[name] for name in table.c.keys()]).encode(), digest_size=16).digest()  # noqa: SIM118


def _triggers_of(conn: sqlite3.Connection) -> list[str]:
    return sorted(sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
