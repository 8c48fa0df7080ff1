"""What somebody who owns a register's PC, its key and its disk can do to its book; it opens as whole afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from shoebox.central import Central
from shoebox.domain.carrying import PROTOCOL_NEWEST, PROTOCOL_OLDEST, Claim, Hello
from shoebox.domain.entry import Entry
from shoebox.formats.carrying import read_welcome, write_claim, write_hello
from shoebox.storage.book import Book
from shoebox.storage.book_tables import ENTRY
from shoebox.storage.mirror import mirror_beside
from shoebox.storage.projections import Rebuild, read_line, rebuild_projections


def copy_of(folder: Path, place: Path) -> Path:
    """Every file of a register, to bring back or to run a second time."""
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("*.lock"))
    return place


def bring_back(folder: Path, kept: Path) -> None:
    """An older copy in place of what is there."""
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def rewind(folder: Path, keep: int) -> None:
    """The book as it was after this entry, with everything that speaks of later ones taken out."""
    path = folder / "book.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db, Rebuild() as made:
        triggers = [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")]
        db.execute("BEGIN")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DELETE FROM entry WHERE seq > ?", (keep,))
        for seq, register, epoch, kind, body, prev, own, sig in db.execute(ENTRY.select).fetchall():
            made.take(read_line(Entry(register, epoch, seq, kind, body, prev, own, sig)))
        rebuild_projections(db, made)
        for statement in triggers:
            db.execute(statement)
        db.execute("COMMIT")
    mirror_beside(path).unlink(missing_ok=True)
    (folder / "line.receipt").unlink(missing_ok=True)


def rot(path: Path, chance: int) -> None:
    """One value of an office's copies is not what was written: a bad disk, or somebody's hand."""
    with closing(sqlite3.connect(path)) as db, db:
        if chance % 2:
            db.execute(
                "UPDATE entry SET hash = zeroblob(32) WHERE rowid = (SELECT rowid FROM entry ORDER BY rowid LIMIT 1 "
                "OFFSET ? % max(1, (SELECT count(*) FROM entry)))", (chance // 2,),
            )  # fmt: skip
        else:
            db.execute(
                "UPDATE parcel SET data = CAST(substr(data, 1, length(data) - 8) || x'00000000ffffffff' AS BLOB) "
                "WHERE rowid = (SELECT rowid FROM parcel ORDER BY rowid LIMIT 1 "
                "OFFSET ? % max(1, (SELECT count(*) FROM parcel)))", (chance // 2,),
            )  # fmt: skip


def accuse_head_office(central: Central, book: Book) -> None:
    """Say by a register's key that head office's log was another one, and show what is no receipt of it.

    A Refusal where head office has something against this register.
    """
    own = {"store": book.store, "register": book.register, "epoch": book.epoch}
    hello = Hello(**own, app="sim", protocol_oldest=PROTOCOL_OLDEST, protocol_newest=PROTOCOL_NEWEST)
    nonce = read_welcome(central.line.hello(write_hello(hello))).nonce
    head = book.head()
    claim = Claim(
        **own, nonce=nonce, head_seq=head.seq, head=head.hash, central_size=9_999, central_root=head.hash,
        central_receipt="head office said so",
    )  # fmt: skip
    central.line.claim(write_claim(claim, book.sign))
