"""Charges files, one line at a time: cells to a `Charge`, or to a `BadLine` that says why. Formats room: no disk.

The columns are those of the reconciliation contract. A line that can't be read is kept aside with its reason and never
stops the rest; a file that isn't what it says, or that carries card numbers, is refused whole.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self, TextIO

from shoebox.domain.card import holds_card_number
from shoebox.domain.charge import BadLine, Charge, Odd
from shoebox.domain.charge_map import FIELDS
from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX, minor_digits

CELL_CHARS_MAX = 200
COLUMNS_MAX = 500
ROW_SIGNS_MAX = 250_000  # all columns, filled and quoted
REQUIRED = ("charge_id", "charged_at", "amount", "kind")
COLUMNS = FIELDS
# A file with one of these is refused before a line of it is read, however the name is spelled.
_CARD_COLUMNS = frozenset(
    {
        "pan", "cardnumber", "cardno", "cardnum", "ccnumber", "ccno", "ccnum", "creditcardnumber", "creditcard",
        "primaryaccountnumber", "cvv", "cvv2", "cvc", "cvc2", "cid", "csc", "cardcode", "securitycode",
        "cardsecuritycode", "cardverificationvalue", "track1", "track2", "trackdata", "magstripe", "pin", "pinblock",
    }
)  # fmt: skip
_CHOICES = {
    "channel": ("pos", "web", "phone"),
    "kind": ("charge", "refund"),
    "status": ("captured", "voided", "declined"),
}
_DEFAULTS = {"channel": "pos", "status": "captured"}
_OPAQUE = ("charge_id", "order_id", "store_id")
# Typed by people, or meant to be short: no card number passes here. The other columns are read as what they must be.
_TYPED = frozenset({"card_brand", "card_last4", "auth_code", "slip_ref"})
_AMOUNT = re.compile(r"([0-9]{1,13})(?:\.([0-9]{1,12}))?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LAST4 = re.compile(r"[xX*•.\s-]*([0-9]{1,4})")
_PAN_SIZES = range(13, 20)
_BARE = re.compile(r"[\d\W_]+")  # digits, however they are grouped, and no letters


def refuse_card_columns(names: Iterable[str], *, file: str) -> None:
    """Refuse a file that names a column of card numbers or of security codes, however it is spelled."""
    for name in names:
        if re.sub(r"[^a-z0-9]", "", name.lower()) in _CARD_COLUMNS:
            raise Refusal("charges.card_column", file=file, column=name[:40])


def csv_lines(text: TextIO, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Rows of an RFC 4180 file with the number of the line each begins at; empty rows are passed over.

    Opened with ``newline=""``. Refusal ``charges.long_row`` where one row goes on for longer than any charge does.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    first = 1
    try:
        for cells in reader:
            if cells:
                yield first, cells
            first = reader.line_num + 1
            lines.signs = 0
    except (csv.Error, _CutRowError) as wrong:
        raise Refusal("charges.unreadable", line=first) from wrong
    except _LongRowError as wrong:
        raise Refusal("charges.long_row", line=first, most=f"{ROW_SIGNS_MAX:,}") from wrong


class _LongRowError(Exception):
    pass


class _CutRowError(Exception):
    pass


@dataclass(slots=True)
class _Lines:
    """The lines of a file, read no further than a row may reach: `signs` is how far this one does."""

    text: TextIO
    signs: int = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self.text.readline(ROW_SIGNS_MAX + 1)
        self.signs += len(line)
        if self.signs > ROW_SIGNS_MAX:
            raise _LongRowError
        if not line and self.signs:
            raise _CutRowError  # a row goes on where the file ends: its reader would make a whole cell of a cut one
        if not line:
            raise StopIteration
        return line


@dataclass(slots=True)
class ChargeReader:
    """Reads the lines of one file. `naive_utc` is for Parquet, whose timestamps are UTC without saying so."""

    file: str
    header: Sequence[str]
    currency: str
    naive_utc: bool = False
    _places: dict[str, int] = field(init=False)
    _lines: int = 0
    _card_like: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        names = [name.strip().lower() for name in self.header]
        if len(names) > COLUMNS_MAX:
            raise Refusal("charges.columns", file=self.file, most=COLUMNS_MAX)
        refuse_card_columns(names, file=self.file)
        for name in REQUIRED:
            if name not in names:
                raise Refusal("charges.column_missing", file=self.file, column=name)
        for name in COLUMNS:
            if names.count(name) > 1:
                raise Refusal("charges.column_twice", file=self.file, column=name)
        self._places = {name: names.index(name) for name in COLUMNS if name in names}
        self._card_like = dict.fromkeys(_OPAQUE, 0)

    def read(self, line: int, cells: Sequence[str]) -> Charge | BadLine:
        """The charge of a line, or why it is none."""
        self._lines += 1
        if len(cells) != len(self.header):
            reason = Odd.CELLS.format(cells=len(cells), columns=len(self.header))
            return BadLine(file=self.file, line=line, column="", reason=reason)
        texts = {name: cells[at].strip() for name, at in self._places.items()}
        try:
            for name, text in texts.items():
                _check_text(name, text)
            self._watch(texts)
            return _charge(texts, self.currency, naive_utc=self.naive_utc)
        except _BadCellError as wrong:
            return BadLine(file=self.file, line=line, column=wrong.column, reason=wrong.reason)

    def finish(self) -> None:
        """Refuse the file if a column of identities turned out to hold card numbers (``charges.card_numbers``).

        One identity in ten passes the check digit by chance, so a single one says nothing; most of a column does.
        """
        for name, hits in self._card_like.items():
            if hits >= 3 and hits * 10 >= self._lines * 6:
                raise Refusal("charges.card_numbers", file=self.file, column=name)

    def _watch(self, texts: dict[str, str]) -> None:
        for name in _OPAQUE:
            text = texts.get(name, "")
            if len(text) >= _PAN_SIZES[0] and _BARE.fullmatch(text) and holds_card_number(text):
                self._card_like[name] += 1


class _BadCellError(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column)
        self.column, self.reason = column, str(reason)


def _check_text(name: str, text: str) -> None:
    if len(text) > CELL_CHARS_MAX:
        raise _BadCellError(name, Odd.LONG.format(most=CELL_CHARS_MAX))
    if not text.isprintable():
        raise _BadCellError(name, Odd.SIGNS)
    if len(text) >= _PAN_SIZES[0] and name in _TYPED and holds_card_number(text):
        raise _BadCellError(name, Odd.CARD)


def _charge(texts: dict[str, str], currency: str, *, naive_utc: bool) -> Charge:
    own = (texts.get("currency") or currency).upper()
    if not _CURRENCY.fullmatch(own):
        raise _BadCellError("currency", Odd.CURRENCY)
    charge_id = texts["charge_id"]
    if not charge_id:
        raise _BadCellError("charge_id", Odd.EMPTY)
    return Charge(
        charge_id=charge_id,
        order_id=texts.get("order_id", ""),
        store_id=texts.get("store_id", ""),
        channel=_choice("channel", texts),
        charged_at=_moment(texts["charged_at"], naive_utc=naive_utc),
        amount_minor=_amount(texts["amount"], own),
        currency=own,
        kind=_choice("kind", texts),
        status=_choice("status", texts),
        card_brand=texts.get("card_brand", ""),
        card_last4=_last4(texts.get("card_last4", "")),
        auth_code=texts.get("auth_code", ""),
        slip_ref=texts.get("slip_ref", ""),
    )


def _choice(name: str, texts: dict[str, str]) -> str:
    text = texts.get(name, "").lower() or _DEFAULTS.get(name, "")
    if text not in _CHOICES[name]:
        raise _BadCellError(name, Odd.CHOICE.format(choices=", ".join(_CHOICES[name])))
    return text


def _amount(text: str, currency: str) -> int:
    match = _AMOUNT.fullmatch(text)
    digits = minor_digits(currency)
    part = (match[2] or "") if match else ""
    if match is None or part[digits:].strip("0"):
        raise _BadCellError("amount", Odd.AMOUNT)
    minor: int = int(match[1]) * 10**digits + int(part[:digits].ljust(digits, "0") or "0")
    if not 0 < minor <= AMOUNT_MINOR_MAX:
        raise _BadCellError("amount", Odd.TOO_MUCH)
    return minor


def _moment(text: str, *, naive_utc: bool) -> str:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None and naive_utc:
            moment = moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)  # a year 1 east of Greenwich has no UTC
    except (ValueError, OverflowError):
        raise _BadCellError("charged_at", Odd.TIME) from None
    if moment.tzinfo is None:
        raise _BadCellError("charged_at", Odd.NO_OFFSET)
    return moment.isoformat()


def _last4(text: str) -> str:
    """Four digits; masks are dropped, and a zero that a spreadsheet ate is put back. Anything else says nothing.

    Nor do four zeros: files have them for wallets and for whatever they know no card of. One card in ten thousand does
    end so, and is known by the rest; taken for a card's, they would say of every slip that it was never charged.
    """
    match = _LAST4.fullmatch(text)
    return match[1].zfill(4) if match and match[1].strip("0") else ""
