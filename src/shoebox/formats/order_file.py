"""Order files: CSV bytes to online orders of one store, and to bad lines with their reasons. Formats room: no disk.

The first line says what it is: ``shoebox-orders,1,085,2026-11-12T06:00:00Z`` (a mark, the version of the layout, the
store, as of when it is true). The second names the columns; then one order a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shoebox.domain.card import holds_card_number
from shoebox.domain.charge import BadLine
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits, name_fits
from shoebox.domain.pickup import ORDER_CHARS_MAX, Order, OrdersFacts, order_key
from shoebox.formats.list_file import BadCellError, cells, fitting, moment_ms

MARK, VERSION = "shoebox-orders", "1"
FILE_BYTES_MAX = 32 * 1024 * 1024
LINES_MAX = 100_000
COLUMNS_MAX = 50
CELL_CHARS_MAX = 200
BAD_LINES_MAX = 1_000
REQUIRED = ("order", "name")
COLUMNS = (*REQUIRED, "email", "phone", "goods", "paid")
_ORDER = re.compile(r"[0-9A-Za-z][0-9A-Za-z ._/-]*")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.\-]{4,22}[0-9]")
_PAID = {"": True, "yes": True, "y": True, "1": True, "no": False, "n": False, "0": False}


@dataclass(frozen=True, slots=True)
class OrderFile:
    """What an order file holds. ``bad`` are the first bad lines, ``bad_count`` is how many there are."""

    facts: OrdersFacts
    orders: tuple[Order, ...]
    bad: tuple[BadLine, ...]
    bad_count: int


def read_orders(data: bytes, *, file: str, store: str) -> OrderFile:
    """Read a whole order file of this store.

    Refuses what is no order file of this version and store, or is too large (``orders.*``); a bad line is kept aside
    with its reason. A file without orders is good: nothing waits.
    """
    _refuse_too_much(data, file)
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    as_of_ms = _first_line(lines, file=file, store=store)
    reader = _OrderReader(file, _columns(lines, file))
    orders = tuple(reader.orders(lines[2:], first=3))
    if not orders and reader.bad_count:
        raise Refusal("orders.none", file=file, bad=reader.bad_count)
    facts = OrdersFacts(as_of_ms=as_of_ms, orders=len(orders))
    return OrderFile(facts, orders, tuple(reader.bad), reader.bad_count)


def _refuse_too_much(data: bytes, file: str) -> None:
    if len(data) > FILE_BYTES_MAX:
        raise Refusal("orders.too_large", file=file, most=f"{FILE_BYTES_MAX // 2**20} MB")
    if data.count(b"\n") > LINES_MAX:
        raise Refusal("orders.too_large", file=file, most=f"{LINES_MAX:,} lines")


def _first_line(lines: Sequence[bytes], *, file: str, store: str) -> int:
    """As of when the orders are true, from the line that says what the file is."""
    said = cells(lines[0]) or []
    if len(said) < 4 or said[0] != MARK:
        raise Refusal("orders.no_mark", file=file, example=f"{MARK},{VERSION},{store},2026-11-12T06:00:00Z")
    if said[1] != VERSION:
        raise Refusal("orders.version", file=file, version=said[1][:10])
    if said[2] != store:
        raise Refusal("orders.store", file=file, theirs=said[2][:20], ours=store)
    as_of_ms = moment_ms(said[3])
    if as_of_ms is None:
        raise Refusal("orders.as_of", file=file, example="2026-11-12T06:00:00Z")
    return as_of_ms


def _columns(lines: Sequence[bytes], file: str) -> list[str]:
    names = [name.lower() for name in (cells(lines[1]) if len(lines) > 1 else None) or []]
    if len(names) > COLUMNS_MAX:
        raise Refusal("orders.columns", file=file, most=COLUMNS_MAX)
    for name in REQUIRED:
        if name not in names:
            raise Refusal("orders.column_missing", file=file, column=name)
    for name in COLUMNS:
        if names.count(name) > 1:
            raise Refusal("orders.column_twice", file=file, column=name)
    return names


@dataclass(slots=True)
class _OrderReader:
    """Reads the lines below the head, and remembers which orders it has seen."""

    file: str
    columns: list[str]
    bad: list[BadLine] = field(default_factory=list)
    bad_count: int = 0
    _seen: dict[str, int] = field(default_factory=dict)

    def orders(self, lines: Sequence[bytes], *, first: int) -> Iterator[Order]:
        """The good ones; empty lines are passed over."""
        for number, line in enumerate(lines, start=first):
            if not line.strip():
                continue
            try:
                order = self._order(line)
                self._refuse_twice(order, number)
            except BadCellError as wrong:
                self._put_aside(number, wrong)
            else:
                yield order

    def _put_aside(self, number: int, wrong: BadCellError) -> None:
        self.bad_count += 1
        if len(self.bad) < BAD_LINES_MAX:
            self.bad.append(BadLine(file=self.file, line=number, column=wrong.column, reason=wrong.reason))

    def _order(self, line: bytes) -> Order:
        said = cells(line)
        if said is None:
            raise BadCellError("", "no CSV in UTF-8, or too long")
        if len(said) != len(self.columns):
            raise BadCellError("", f"{len(said)} cells where the head has {len(self.columns)}")
        texts = {name: said[self.columns.index(name)] for name in COLUMNS if name in self.columns}
        for name, text in texts.items():
            if len(text) > CELL_CHARS_MAX:
                raise BadCellError(name, f"more than {CELL_CHARS_MAX} signs")
            if holds_card_number(text):
                raise BadCellError(name, "looks like a card number, which is never kept")
        email, phone, paid = texts.get("email", ""), texts.get("phone", ""), texts.get("paid", "").lower()
        goods = texts.get("goods", "")
        return Order(
            order_no=fitting(
                "order", texts["order"], fits=_is_order(texts["order"]), rule="up to 30 letters and digits"
            ),
            name=fitting("name", texts["name"], fits=name_fits(texts["name"]), rule="1 to 60 signs to read"),
            email=fitting("email", email, fits=not email or bool(_MAIL.fullmatch(email)), rule="an e-mail address"),
            phone=fitting("phone", phone, fits=not phone or bool(_PHONE.fullmatch(phone)), rule="a phone number"),
            goods=fitting("goods", goods, fits=line_fits(goods), rule="one line to read"),
            is_paid=_PAID[fitting("paid", paid, fits=paid in _PAID, rule="yes or no")],
        )

    def _refuse_twice(self, order: Order, number: int) -> None:
        key = order_key(order.order_no)
        if key in self._seen:
            raise BadCellError("order", f"stands in line {self._seen[key]} already")
        self._seen[key] = number


def _is_order(text: str) -> bool:
    return len(text) <= ORDER_CHARS_MAX and bool(_ORDER.fullmatch(text))
