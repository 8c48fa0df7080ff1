"""A processor's result file, as CSV: bytes to answers under our own keys. Formats room: no disk.

Every instruction carries a key that is bound to its case for ever, and the result names it again. What its words mean
is written down here and nowhere guessed: a word that is not in the list is *unknown*, with the word as its reason, so
that nothing is taken for done, or sent once more, because a processor spoke in its own way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from shoebox.domain.card import holds_card_number
from shoebox.domain.charge import BadLine
from shoebox.domain.errors import Refusal
from shoebox.domain.result import Answer, Aside, ResultLine, Results
from shoebox.formats.mapped import delimiter_of

FILE_BYTES_MAX = 8 * 1024 * 1024
LINES_MAX = 20_000
COLUMNS_MAX = 100
CELL_CHARS_MAX = 200
REASON_CHARS_MAX = 120
# The names a column may have; the first is the one that the documents tell.
NAMES = {
    "key": ("idempotency_key", "key", "merchant_reference", "client_reference", "instruction_key"),
    "answer": ("result", "status", "outcome", "state"),
    "reason": ("reason", "message", "response_text", "decline_reason", "error_message"),
    "reference": ("reference", "processor_reference", "transaction_id", "refund_id", "arn"),
    "amount": ("amount",),
    "amount_minor": ("amount_minor", "amount_cents"),
    "currency": ("currency",),
    "charge_id": ("charge_id", "original_charge_id"),
}
REQUIRED = ("key", "answer")
WORDS = {
    Answer.DONE: ("done", "ok", "approved", "settled", "success", "succeeded", "successful", "captured", "refunded",
                  "completed", "confirmed", "paid"),
    Answer.REFUSED: ("refused", "declined", "rejected", "failed", "failure", "denied", "not approved"),
    Answer.UNKNOWN: ("unknown", "pending", "processing", "timeout", "timed out", "accepted", "submitted",
                     "in progress"),
}  # fmt: skip
_ANSWERS = {word: answer for answer, words in WORDS.items() for word in words}


def read_results(data: bytes, *, file: str) -> Results:
    """Read a whole result file (RFC 4180 or parted by semicolons, UTF-8). Refusals ``result.*``.

    A bad line is kept aside with its reason.
    """
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("result.too_large", file=file, most=f"{FILE_BYTES_MAX // 2**20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("result.unreadable", file=file) from None
    rows = _rows(text, file)
    _, header = next(rows, (0, []))
    return read_rows(header, rows, file=file)


def read_rows(header: Sequence[str], rows: Iterator[tuple[int, Sequence[str]]], *, file: str) -> Results:
    """The same from rows that somebody else has taken apart: the number of each, and its cells."""
    places = _places(header, file)
    lines: list[ResultLine] = []
    bad: list[BadLine] = []
    for count, (row, cells) in enumerate(rows, 1):
        if count > LINES_MAX:
            raise Refusal("result.too_large", file=file, most=f"{LINES_MAX:,} lines")
        read = _line(row, cells, places, columns=len(header), file=file)
        if isinstance(read, ResultLine):
            lines.append(read)
        else:
            bad.append(read)
    if not lines:
        raise Refusal("result.empty", file=file)
    return Results(tuple(lines), tuple(bad))


def _rows(text: str, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    delimiter = delimiter_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error:
        raise Refusal("result.unreadable", file=file) from None


def _places(header: Sequence[str], file: str) -> dict[str, int]:
    names = [name.strip().lower().replace(" ", "_") for name in header[: COLUMNS_MAX + 1]]
    if len(names) > COLUMNS_MAX:
        raise Refusal("result.unreadable", file=file)
    places = {}
    for field, known in NAMES.items():
        found = [names.index(name) for name in known if name in names]
        if found:
            places[field] = found[0]
        elif field in REQUIRED:
            raise Refusal("result.column_missing", file=file, column=known[0])
    return places


def _line(row: int, cells: Sequence[str], places: dict[str, int], *, columns: int, file: str) -> ResultLine | BadLine:
    if len(cells) != columns:
        return BadLine(file=file, line=row, column="", reason=Aside.CELLS)
    texts = {field: cells[at].strip() for field, at in places.items()}
    for field, text in texts.items():
        wrong = _wrong(text)
        if wrong:
            return BadLine(file=file, line=row, column=NAMES[field][0], reason=wrong)
    said = texts.pop("answer")
    if not texts["key"]:
        return BadLine(file=file, line=row, column=NAMES["key"][0], reason=Aside.NO_KEY)
    word = said.lower().replace("_", " ").replace("-", " ")
    answer = _ANSWERS.get(word, Answer.UNKNOWN)
    reason = texts.pop("reason", "") or (said if answer is Answer.UNKNOWN else "")
    return ResultLine(row=row, answer=answer, reason=reason[:REASON_CHARS_MAX], **texts)


def _wrong(text: str) -> str:
    if len(text) > CELL_CHARS_MAX:
        return Aside.LONG
    if not text.isprintable():
        return Aside.SIGNS
    return Aside.CARD if holds_card_number(text) else ""
