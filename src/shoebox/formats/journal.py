"""The journal file: balanced double entry for an accounting system, as RFC 4180 CSV with control totals. Formats room.

No disk, no network. Every line has the same columns. The first after the column names is ``H``: the journal's number,
who wrote it and when, and the head of the chain of acts it rests on. ``L`` lines are the postings, those of one entry
beside each other. The last line, ``T``, carries their count, what they debit and credit, and a SHA-256 over every byte
before it. The same entries give the same bytes. docs/journal.md describes it for whoever reads it on the other side.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.journal import Accounts, AccountSum, JournalEntry, Posting, totals
from shoebox.formats.instructions import is_plain

COLUMNS = (
    "record", "sequence", "external_id", "entry", "date", "store", "register", "type", "account", "account_role",
    "detail", "debit_minor", "credit_minor", "currency", "reference",
)  # fmt: skip
FILE_BYTES_MAX = 64 * 1024 * 1024
_ACCOUNT, _ROLE, _DETAIL, _DEBIT, _CREDIT, _REFERENCE = 8, 9, 10, 11, 12, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    """What a journal says of itself before its lines. ``chain`` is the hash of the last act, in hex."""

    journal_no: int
    currency: str
    written_by: str
    written_ms: int
    chain: str


def write_journal(head: JournalHead, entries: Iterable[JournalEntry], accounts: Accounts) -> bytes:
    """The file's bytes. Trouble ``journal.unbalanced`` where an entry's debits and credits differ: nothing is written.

    A text that is not plain is a bug here.
    """
    kept = [entry for entry in entries if entry.postings]
    for entry in kept:
        if entry.off_minor or entry.currency != head.currency:
            raise Trouble("journal.unbalanced", entry=entry.ref, off=entry.off_minor)
    postings = [(entry, posting) for entry in kept for posting in entry.postings]
    rows = [_row(number, entry, posting, accounts) for number, (entry, posting) in enumerate(postings, 1)]
    assert rows, "a journal has lines"
    assert all(is_plain(cell) for row in rows for cell in row), "plain texts only"
    assert len({row[2] for row in rows}) == len(rows), "no line stands twice"
    debit, credit = totals(kept)
    body = _csv([COLUMNS, _head_row(head), *rows])
    digest = hashlib.sha256(body).hexdigest()
    return body + _csv([_trailer(len(rows), debit, credit, head.currency, digest)])


def account_sums(data: bytes) -> tuple[AccountSum, ...]:
    """What a journal posts to each account, in the order in which it names them.

    Refuses bytes whose digest, count or totals do not fit (``journal.wrong``).
    """
    sums: dict[tuple[str, str, str], list[int]] = {}
    for row in _checked_rows(data):
        sides = sums.setdefault((row[_ACCOUNT], row[_ROLE], row[_DETAIL]), [0, 0])
        sides[0] += int(row[_DEBIT] or 0)
        sides[1] += int(row[_CREDIT] or 0)
    return tuple(
        AccountSum(account=account, role=role, detail=detail, debit_minor=debit, credit_minor=credit)
        for (account, role, detail), (debit, credit) in sums.items()
    )


def _checked_rows(data: bytes) -> list[list[str]]:
    """The lines of a journal that is as it was written."""
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("journal.wrong", why="it is too large")
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        if len(rows) < 4 or tuple(rows[0]) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
            raise ValueError("its columns differ")
        lines, last = rows[2:-1], rows[-1]
        debit, credit = (sum(int(row[at] or 0) for row in lines) for at in (_DEBIT, _CREDIT))
        trailer = _trailer(len(lines), debit, credit, rows[1][13], last[_REFERENCE])
        body = data[: -len(_csv([last]))]
        if debit != credit or tuple(last) != trailer or hashlib.sha256(body).hexdigest() != last[_REFERENCE]:
            raise ValueError("its count, totals or digest do not fit its lines")
    except (ValueError, csv.Error) as wrong:
        raise Refusal("journal.wrong", why=str(wrong)[:80]) from wrong
    return lines


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _head_row(head: JournalHead) -> tuple[str, ...]:
    written = datetime.fromtimestamp(head.written_ms / 1000, UTC).isoformat(timespec="milliseconds")
    number = str(head.journal_no)
    return ("H", number, "", "", written, "", "", "", "", "", head.written_by, "", "", head.currency, head.chain)


def _trailer(count: int, debit: int, credit: int, currency: str, digest: str) -> tuple[str, ...]:
    return ("T", str(count), "", "", "", "", "", "", "", "", "", str(debit), str(credit), currency, digest)


def _row(number: int, entry: JournalEntry, posting: Posting, accounts: Accounts) -> tuple[str, ...]:
    parts = (entry.ref, posting.type.value, posting.account.value, *([posting.detail] if posting.detail else []))
    debit, credit = (str(max(side, 0) or "") for side in (posting.minor, -posting.minor))
    return (
        "L", str(number), "/".join(parts), entry.ref, entry.day, entry.store, entry.register, posting.type.value,
        accounts.called(posting.account, posting.detail), posting.account.value, posting.detail, debit, credit,
        entry.currency, entry.reference,
    )  # fmt: skip
