"""Price files: CSV bytes to items, and to bad lines that say why they are none. Formats room: no disk.

The first line says what it is: ``shoebox-prices,1,USD,2026-11-12T06:00:00Z`` (a mark, the version of the layout, the
currency, as of when the prices are true). The second names the columns; then one item a line. Each line is read by
itself, so a quote that nobody closed costs its own line and not the rest of the shop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shoebox.domain.charge import BadLine
from shoebox.domain.errors import Refusal
from shoebox.domain.item import GTIN_SIZES, Item, PricesFacts, gtin, rate_fits, sku_fits, sounds_stored, unit_fits
from shoebox.domain.money import Money
from shoebox.domain.names import name_fits
from shoebox.formats.list_file import LINE_BYTES_MAX, BadCellError, cells, fitting, moment_ms

MARK, VERSION = "shoebox-prices", "1"
FILE_BYTES_MAX = 64 * 1024 * 1024
LINES_MAX = 250_000
COLUMNS_MAX = 50
CELL_CHARS_MAX = 200
BAD_LINES_MAX = 1_000  # kept with their reasons; beyond that they are only counted
REQUIRED = ("sku", "name", "price")
COLUMNS = (*REQUIRED, "barcode", "tax", "unit", "stored_value")
YES_NO = {"yes": True, "no": False, "": False}


@dataclass(frozen=True, slots=True)
class PriceFile:
    """What a price file holds. ``bad`` are the first bad lines, ``bad_count`` is how many there are."""

    facts: PricesFacts
    items: tuple[Item, ...]
    bad: tuple[BadLine, ...]
    bad_count: int


def read_prices(
    data: bytes, *, file: str, currency: str, rates: Collection[str], stored_words: Collection[str] = ()
) -> PriceFile:
    """Read a whole price file for a store of this currency and these tax rates.

    Where it has no column ``stored_value``, an item whose name has one of the `stored_words` counts as a gift card.

    Refuses what is no price file of this version and currency, is too large, or holds no single good item
    (``prices.*``); a bad line is kept aside with its reason.
    """
    _refuse_too_much(data, file)
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    as_of_ms = _first_line(lines, file=file, currency=currency)
    reader = _ItemReader(file, _columns(lines, file), currency, frozenset(rates), tuple(stored_words))
    items = tuple(reader.items(lines[2:], first=3))
    if not items:
        raise Refusal("prices.none", file=file, bad=reader.bad_count)
    facts = PricesFacts(currency=currency, as_of_ms=as_of_ms, items=len(items))
    return PriceFile(facts, items, tuple(reader.bad), reader.bad_count)


def _refuse_too_much(data: bytes, file: str) -> None:
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("prices.too_large", file=file, most=f"{FILE_BYTES_MAX // 2**20} MB")
    if data.count(b"\n") > LINES_MAX:
        raise Refusal("prices.too_large", file=file, most=f"{LINES_MAX:,} lines")


def _first_line(lines: Sequence[bytes], *, file: str, currency: str) -> int:
    """As of when the prices are true, from the line that says what the file is."""
    said = cells(lines[0]) or []
    if len(said) < 4 or said[0] != MARK:
        raise Refusal("prices.no_mark", file=file, example=f"{MARK},{VERSION},{currency},2026-11-12T06:00:00Z")
    if said[1] != VERSION:
        raise Refusal("prices.version", file=file, version=said[1][:10])
    if said[2] != currency:
        raise Refusal("prices.currency", file=file, theirs=said[2][:10], ours=currency)
    as_of_ms = moment_ms(said[3])
    if as_of_ms is None:
        raise Refusal("prices.as_of", file=file, example="2026-11-12T06:00:00Z")
    return as_of_ms


def _columns(lines: Sequence[bytes], file: str) -> list[str]:
    names = [name.lower() for name in (cells(lines[1]) if len(lines) > 1 else None) or []]
    if len(names) > COLUMNS_MAX:
        raise Refusal("prices.columns", file=file, most=COLUMNS_MAX)
    for name in REQUIRED:
        if name not in names:
            raise Refusal("prices.column_missing", file=file, column=name)
    for name in COLUMNS:
        if names.count(name) > 1:
            raise Refusal("prices.column_twice", file=file, column=name)
    return names


@dataclass(slots=True)
class _ItemReader:
    """Reads the lines below the head, and remembers which numbers it has seen."""

    file: str
    columns: list[str]
    currency: str
    rates: frozenset[str]
    stored_words: tuple[str, ...] = ()
    bad: list[BadLine] = field(default_factory=list)
    bad_count: int = 0
    _places: dict[str, int] = field(default_factory=dict)
    _skus: dict[str, int] = field(default_factory=dict)
    _barcodes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {name: self.columns.index(name) for name in COLUMNS if name in self.columns}

    def items(self, lines: Sequence[bytes], *, first: int) -> Iterator[Item]:
        """The good ones; empty lines are passed over."""
        for number, line in enumerate(lines, start=first):
            if not line.strip():
                continue
            try:
                item = self._item(line)
                self._refuse_twice(item, number)
            except BadCellError as wrong:
                self._put_aside(number, wrong)
            else:
                yield item

    def _put_aside(self, number: int, wrong: BadCellError) -> None:
        self.bad_count += 1
        if len(self.bad) < BAD_LINES_MAX:
            self.bad.append(BadLine(file=self.file, line=number, column=wrong.column, reason=wrong.reason))

    def _item(self, line: bytes) -> Item:
        said = cells(line)
        if said is None:
            raise BadCellError("", f"no CSV in UTF-8, or longer than {LINE_BYTES_MAX:,} bytes")
        if len(said) != len(self.columns):
            raise BadCellError("", f"{len(said)} cells, {len(self.columns)} columns")
        texts = {name: said[at] for name, at in self._places.items()}
        for name, text in texts.items():
            if len(text) > CELL_CHARS_MAX:
                raise BadCellError(name, f"longer than {CELL_CHARS_MAX} signs")
        stored_value = self._is_stored(texts)
        return Item(
            sku=fitting("sku", texts["sku"], fits=sku_fits(texts["sku"]), rule="up to 20 letters, digits, . _ / -"),
            name=fitting("name", texts["name"], fits=name_fits(texts["name"]), rule="1 to 60 signs to read"),
            price_minor=_price(texts["price"], self.currency, may_be_nothing=stored_value),
            rate=self._rate(texts.get("tax", "").lower()),
            barcode=_barcode(texts.get("barcode", "")),
            unit=_unit(texts.get("unit", "").lower()),
            stored_value=stored_value,
        )

    def _is_stored(self, texts: Mapping[str, str]) -> bool:
        if "stored_value" in texts:
            return _yes(texts["stored_value"])
        return sounds_stored(texts["name"], self.stored_words)

    def _rate(self, text: str) -> str:
        if not rate_fits(text) or text not in self.rates | {""}:
            raise BadCellError("tax", "a tax rate that the policy of this store does not have")
        return text

    def _refuse_twice(self, item: Item, number: int) -> None:
        for name, text, seen in (("sku", item.sku.upper(), self._skus), ("barcode", item.barcode, self._barcodes)):
            if text and text in seen:
                raise BadCellError(name, f"stands in line {seen[text]} already")
        self._skus[item.sku.upper()] = number
        if item.barcode:
            self._barcodes[item.barcode] = number


def _price(text: str, currency: str, *, may_be_nothing: bool) -> int:
    """More than nothing; a gift card that any amount may be put on has 0.00, and is never sold here."""
    try:
        minor = Money.parse(text, currency).amount_minor
    except Refusal:
        minor = -1
    if minor < 0 or not (minor or may_be_nothing):
        raise BadCellError("price", "no price like 62.41")
    return minor


def _barcode(text: str) -> str:
    try:
        return gtin(text) if text else ""
    except Refusal:
        sizes = ", ".join(map(str, GTIN_SIZES))
        raise BadCellError("barcode", f"not {sizes} digits with a check digit that fits") from None


def _yes(text: str) -> bool:
    said = YES_NO.get(text.lower())
    if said is None:
        raise BadCellError("stored_value", "not yes, no or empty")
    return said


def _unit(text: str) -> str:
    text = "" if text in {"each", "piece", "pc", "pcs", "ea"} else text
    return fitting("unit", text, fits=unit_fits(text), rule="empty for pieces, or what it is weighed in, such as kg")
