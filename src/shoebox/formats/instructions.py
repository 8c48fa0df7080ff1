"""The instruction file: refunds or charges for a processor, as RFC 4180 CSV with control totals. Formats room.

No disk, no network. Every line has the same columns. The first after the column names is ``H``: the file's number, who
wrote it and when, and the head of the decision chain it rests on. ``R`` lines are the movements. The last line, ``T``,
carries their count, their total and a SHA-256 over every byte before it. The same decisions give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from shoebox.domain.decision import Action, InstructionLine
from shoebox.domain.errors import Refusal

COLUMNS = (
    "record", "sequence", "action", "case_id", "idempotency_key", "charge_id", "slip_number", "amount_minor",
    "currency", "approval_code", "reason", "maker", "checker",
)  # fmt: skip
FILE_BYTES_MAX = 64 * 1024 * 1024
TEXT_MAX = 200
# A sheet program runs text that begins so as a formula, and a quote in front would be another charge's id.
_FORMULA_STARTS = ("=", "+", "-", "@")
_ACTIONS = (Action.REFUND.value, Action.CHARGE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionHead:
    """What a file says of itself before its lines. ``chain`` is the hash of the last decision, in hex."""

    file_no: int
    action: Action
    currency: str
    written_by: str
    written_ms: int
    chain: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """A file that was read back whole: its head and its lines."""

    head: InstructionHead
    lines: tuple[InstructionLine, ...]


def is_plain(text: str) -> bool:
    """Whether a text may stand in a file as it is: printable, not long, never taken for a formula."""
    return len(text) <= TEXT_MAX and text.isprintable() and not text.startswith(_FORMULA_STARTS)


def write_instructions(head: InstructionHead, lines: Iterable[InstructionLine]) -> bytes:
    """The file's bytes. A text that is not plain is a bug here: decisions refuse it with a sentence."""
    rows = [_row(line) for line in lines]
    assert rows, "a file has lines"
    assert all(is_plain(cell) for row in rows for cell in row), "plain texts only"
    total = sum(int(row[7]) for row in rows)
    body = _csv([COLUMNS, _head_row(head), *rows])
    digest = hashlib.sha256(body).hexdigest()
    trailer = ("T", str(len(rows)), head.action.value, "", "", "", "", str(total), head.currency, "", digest, "", "")
    return body + _csv([trailer])


def read_instructions(data: bytes) -> Instructions:
    """Strictly read what `write_instructions` wrote; refuses anything else, saying why (``case.file_wrong``)."""
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("case.file_wrong", why="it is too large")
    try:
        rows = list(
            csv.reader(io.StringIO(data.decode("ascii" if data.isascii() else "utf-8"), newline=""), strict=True)
        )
        if len(rows) < 4 or tuple(rows[0]) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
            raise ValueError("its columns differ")
        head, lines = _head_of(rows[1]), tuple(_line_of(row) for row in rows[2:-1])
        if write_instructions(head, lines) != data:
            raise ValueError("its count, total or digest does not fit its lines")
    except (ValueError, csv.Error, AssertionError, OverflowError, OSError) as wrong:
        raise Refusal("case.file_wrong", why=str(wrong)[:80]) from wrong
    return Instructions(head, lines)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _head_row(head: InstructionHead) -> tuple[str, ...]:
    written = datetime.fromtimestamp(head.written_ms / 1000, UTC).isoformat(timespec="milliseconds")
    number = str(head.file_no)
    return ("H", number, head.action.value, "", "", "", "", "", head.currency, head.chain, written, head.written_by, "")


def _head_of(row: list[str]) -> InstructionHead:
    if row[0] != "H" or row[2] not in _ACTIONS:
        raise ValueError("it has no head")
    written_ms = round(datetime.fromisoformat(row[10]).timestamp() * 1000)
    return InstructionHead(
        file_no=int(row[1]),
        action=Action(row[2]),
        currency=row[8],
        written_by=row[11],
        written_ms=written_ms,
        chain=row[9],
    )


def _row(line: InstructionLine) -> tuple[str, ...]:
    return (
        "R", str(line.sequence), line.action.value, str(line.case_id), line.key, line.charge_id, line.slip_no,
        str(line.amount_minor), line.currency, line.approval, line.reason, line.maker, line.checker,
    )  # fmt: skip


def _line_of(row: list[str]) -> InstructionLine:
    if row[0] != "R" or row[2] not in _ACTIONS:
        raise ValueError("it has an unknown line")
    return InstructionLine(
        sequence=int(row[1]),
        action=Action(row[2]),
        case_id=int(row[3]),
        key=row[4],
        charge_id=row[5],
        slip_no=row[6],
        amount_minor=int(row[7]),
        currency=row[8],
        approval=row[9],
        reason=row[10],
        maker=row[11],
        checker=row[12],
    )
