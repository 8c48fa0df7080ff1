"""A processor's own columns read as charges, by a map that somebody made of them. Formats room: no disk.

Each cell is brought into the contract's form, and the contract's own reader judges it: one place says what a charge is,
what is kept of a card, and why a line is bad. Columns that the map does not name are never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shoebox.domain.charge import BadLine, Charge, Odd, day_alone, is_day_alone
from shoebox.domain.charge_map import NAME_SIGNS_MAX, NEEDED, TIME_OF_DAY, ChargeMap, DateForm, MoneyForm
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, plain_text
from shoebox.formats.charges import CELL_CHARS_MAX, COLUMNS, ChargeReader, refuse_card_columns
from shoebox.formats.workbook import LostDigits, NumberText

# What columns are called where we have met them; guesses that a person looks at before anything is taken.
KNOWN_AS = {
    "charge_id": ("charge id", "transaction id", "payment id", "id", "reference", "psp reference",
                  "transaction reference", "txn id", "trace id", "arn"),
    "order_id": ("order id", "order", "order number", "merchant reference", "merchant order id", "invoice"),
    "store_id": ("store id", "store", "store number", "location", "merchant store", "shop", "outlet"),
    "channel": ("channel", "sales channel", "entry channel"),
    "charged_at": ("charged at", "created", "created utc", "created at", "transaction date", "date", "timestamp",
                   "booking date", "captured at", "processed at", "fecha", "datum"),
    "charged_time": ("charged time", "time", "transaction time", "time of day", "created time", "local time", "hora",
                     "uhrzeit", "zeit"),
    "amount": ("amount", "gross", "gross amount", "transaction amount", "total", "net amount", "betrag", "importe"),
    "currency": ("currency", "currency code", "ccy", "moneda"),
    "kind": ("kind", "type", "transaction type", "record type", "operation"),
    "status": ("status", "state", "result"),
    "card_brand": ("card brand", "brand", "card type", "scheme", "payment method", "card scheme"),
    "card_last4": ("card last4", "last4", "last four", "last 4", "card last 4 digits", "card ending", "card suffix"),
    "auth_code": ("auth code", "approval code", "authorization code", "authorisation code", "auth"),
    "slip_ref": ("slip ref", "slip", "slip number", "description", "statement descriptor", "memo", "note"),
}  # fmt: skip
_WORDS = {
    "kind": {
        "charge": ("charge", "sale", "payment", "purchase", "capture", "debit", "settled", "venta", "cargo"),
        "refund": ("refund", "credit", "return", "refunded", "reembolso", "abono"),
    },
    "status": {
        "captured": ("captured", "settled", "paid", "succeeded", "success", "approved", "completed", "cleared", "ok"),
        "declined": ("declined", "failed", "refused", "rejected", "error"),
        "voided": ("voided", "void", "cancelled", "canceled", "reversed"),
    },
    "channel": {
        "pos": ("pos", "in store", "store", "retail", "card present", "terminal"),
        "web": ("web", "online", "ecommerce", "e commerce", "internet"),
        "phone": ("phone", "moto", "telephone", "mail order"),
    },
}
_CHOICES = {field: {word: value for value, words in some.items() for word in words} for field, some in _WORDS.items()}
_POINT = re.compile(r"(-?)(\d{1,13}|\d{1,3}(?:[, ']\d{3})+)(\.\d{1,12})?")
_COMMA = re.compile(r"(-?)(\d{1,13}|\d{1,3}(?:[. ']\d{3})+)(,\d{1,12})?")
_WHOLE = re.compile(r"(-?)(\d{1,15})")
_DATE = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})"
    r"(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?)?"
)
_TIME = re.compile(r"(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_PLAIN_SIGNS = {0xA0: " ", 0x202F: " ", 0x2212: "-"}
_NOON, _CURRENCY_LETTERS = 12, 3


_Found = tuple[datetime | None, bool]  # a moment, and whether a time of day was said


class _OddCellError(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field)
        self.field, self.reason = field, str(reason)


def plain_name(name: str) -> str:
    """``Transaction_ID`` as ``transaction id``: how a column's name is compared."""
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()


def guess_map(header: Sequence[str], *, name: str, zone: str) -> ChargeMap:
    """What the columns seem to be, for somebody to look at. A column is taken once."""
    left = {plain_name(column): column for column in reversed(header)}
    columns = []
    for own, names in KNOWN_AS.items():
        found = next((left.pop(known) for known in (plain_name(own), *names) if known in left), "")
        if found:
            columns.append((own, found))
    return ChargeMap(name=name, header=tuple(header), columns=tuple(columns), zone=zone)


def check_map(plan: ChargeMap, *, file: str) -> None:
    """Refuse a map that can't be used (``map.*``): a name, column or zone is missing, or a column is named twice."""
    if not plan.name.strip() or len(plan.name) > NAME_SIGNS_MAX or not plan.name.isprintable():
        raise Refusal("map.name", most=NAME_SIGNS_MAX)
    for own in NEEDED:
        if not plan.column_of(own):
            raise Refusal("map.column_missing", column=own)
    theirs = [column for _, column in plan.columns]
    if len(set(theirs)) < len(theirs) or not set(theirs) <= set(plan.header):
        raise Refusal("map.column_twice")
    refuse_card_columns(theirs, file=file)
    zone_of(plan.zone)


def zone_of(said: str) -> tzinfo | None:
    """``UTC``, ``-05:00`` or ``America/New_York``; None where none is said. Refuses anything else (``map.zone``)."""
    plain = said.strip()
    if not plain:
        return None
    if plain.upper() in {"UTC", "Z", "GMT"}:
        return UTC
    match = _OFFSET.fullmatch(plain)
    if match:
        minutes = int(match[2]) * 60 + int(match[3])
        if minutes <= 14 * 60 and int(match[3]) < 60:
            return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    try:
        return ZoneInfo(plain)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal("map.zone", zone=plain[:40]) from None


@dataclass(slots=True)
class MappedReader:
    """Reads the lines of one file by its map. Refuses a file that names a card number's column, whole."""

    file: str
    header: Sequence[str]
    plan: ChargeMap
    currency: str
    _places: dict[str, int] = field(init=False)
    _zone: tzinfo | None = field(init=False)
    _reader: ChargeReader = field(init=False)

    def __post_init__(self) -> None:
        if not self.plan.fits(self.header):
            raise Refusal("map.other_header", file=self.file, name=self.plan.name)
        check_map(self.plan, file=self.file)
        names = list(self.header)
        self._places = {own: names.index(column) for own, column in self.plan.columns}
        self._zone = zone_of(self.plan.zone)
        self._reader = ChargeReader(self.file, COLUMNS, self.currency)

    def read(self, line: int, cells: Sequence[str]) -> Charge | BadLine:
        """The charge of a line, or why it is none."""
        if len(cells) != len(self.header):
            reason = Odd.CELLS.format(cells=len(cells), columns=len(self.header))
            return BadLine(file=self.file, line=line, column="", reason=reason)
        texts: dict[str, str] = {own: cells[at] for own, at in self._places.items()}
        try:
            found = self._brought(texts)
        except _OddCellError as odd:
            return BadLine(file=self.file, line=line, column=odd.field, reason=odd.reason)
        charge = self._reader.read(line, [found.get(own, "") for own in COLUMNS])
        if isinstance(charge, Charge) and is_day_alone(found["charged_at"]):
            return replace(charge, charged_at=found["charged_at"])  # its reader fills the seconds in
        return charge

    def finish(self) -> None:
        """Refuse the file if a column of identities turned out to hold card numbers."""
        self._reader.finish()

    def _brought(self, texts: dict[str, str]) -> dict[str, str]:
        """The cells in the contract's form; what can't be brought there stays as it is, for its reader to judge."""
        for own, text in texts.items():
            if isinstance(text, LostDigits):
                raise _OddCellError(own, Odd.LOST_DIGITS)
        found = {own: text.strip() for own, text in texts.items()}
        if any(len(text) > CELL_CHARS_MAX for text in found.values()):
            return found
        for own, words in _CHOICES.items():
            if found.get(own):
                found[own] = words.get(plain_name(found[own]), found[own])
        sign, found["amount"] = self._amount(texts["amount"], found)
        if self.plan.minus_is_refund:
            found["kind"] = "refund" if sign == "-" else "charge"
        elif sign == "-":
            raise _OddCellError("amount", Odd.MINUS)
        found.setdefault("kind", "charge")
        found["charged_at"] = self._moment(found["charged_at"], found.pop(TIME_OF_DAY, ""))
        return found

    def _amount(self, text: str, found: dict[str, str]) -> tuple[str, str]:
        """The sign, and the amount with a point and no groups; what is written otherwise is never read otherwise."""
        is_number = isinstance(text, NumberText)
        form = MoneyForm.POINT if is_number and self.plan.money is MoneyForm.COMMA else self.plan.money
        plain = text.strip().translate(_PLAIN_SIGNS)
        match = {MoneyForm.POINT: _POINT, MoneyForm.COMMA: _COMMA, MoneyForm.CENTS: _WHOLE}[form].fullmatch(plain)
        currency = (found.get("currency") or self.currency).upper()
        if match is None or len(currency) != _CURRENCY_LETTERS:
            raise _OddCellError("amount", Odd.AMOUNT_OF_MAP)
        if form is MoneyForm.CENTS:
            return match[1], plain_text(Money(int(match[2]), currency))
        return match[1], re.sub(r"\D", "", match[2]) + (match[3] or "").replace(",", ".")

    def _moment(self, text: str, clock: str) -> str:
        """ISO 8601 with its offset; the zone of the map where the text has none.

        `clock` is what a column of its own says of the time of day, or nothing. A day alone is taken for its noon, and
        written so that everybody knows.
        """
        found = _iso(text) if self.plan.dates is DateForm.ISO or _iso(text)[0] else self._dated(text)
        moment, has_time = found
        if moment is None:
            raise _OddCellError("charged_at", Odd.TIME_OF_MAP)
        if clock:
            moment, has_time = _at_time(moment, clock, has_time=has_time), True
        written = datetime.isoformat if has_time else day_alone
        if moment.tzinfo is not None or self._zone is None:
            return written(moment)
        own = moment.replace(tzinfo=self._zone)
        if own.utcoffset() != own.replace(fold=1).utcoffset():
            raise _OddCellError("charged_at", Odd.CLOCK_CHANGED)
        return written(own)

    def _dated(self, text: str) -> _Found:
        match = _DATE.fullmatch(text)
        if match is None:
            return None, False
        one, other, year = int(match[1]), int(match[2]), int(match[3])
        day, month = (one, other) if self.plan.dates is DateForm.DAY_FIRST else (other, one)
        hour = _hour(int(match[4]), match[7] or "") if match[4] else _NOON
        try:
            found = datetime(year, month, day, hour, int(match[5] or 0), int(match[6] or 0))  # noqa: DTZ001  (its zone follows)
        except ValueError:
            return None, False
        return found, bool(match[4])


def _hour(hour: int, half: str) -> int:
    """Of a clock with two halves, where one is named; one that it does not have is no hour at all."""
    if not half:
        return hour
    return hour % _NOON + (_NOON if half.lower() == "p" else 0) if 1 <= hour <= _NOON else -1


def _iso(text: str) -> _Found:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None, False
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        return moment.replace(hour=_NOON), False
    return moment, True


def _at_time(day: datetime, clock: str, *, has_time: bool) -> datetime:
    """This day at that time. A day that has another time beside the midnight of a sheet's dates is not understood."""
    if has_time and day.time() != time():
        raise _OddCellError(TIME_OF_DAY, Odd.TWO_TIMES)
    match = _TIME.fullmatch(clock)
    try:
        if match is None and ":" in clock:
            return datetime.combine(day, time.fromisoformat(clock))  # with an offset
        if match is None:
            raise ValueError(clock)
        at = time(_hour(int(match[1]), match[4] or ""), int(match[2]), int(match[3] or 0), tzinfo=day.tzinfo)
    except ValueError:
        raise _OddCellError(TIME_OF_DAY, Odd.TIME_OF_DAY) from None
    return datetime.combine(day, at)


def delimiter_of(line: str) -> str:
    """What parts the cells of a file whose first line this is: a comma, or what stands in it more often."""
    outside = re.sub(r'"[^"]*"', "", line)
    return max((",", ";", "\t"), key=lambda sign: (outside.count(sign), sign == ","))


def headers_of(rows: Iterable[tuple[int, list[str]]]) -> tuple[str, ...]:
    """The names in a file's first row."""
    _, header = next(iter(rows), (0, []))
    return tuple(name.strip() for name in header)
