"""What a person does at the register, one function an act: hand the work to a lane, name who answers. Register room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.desk.text import warning_of
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.printer import RollEnd
from shoebox.handover.keeping import mark_unprinted, take_unprinted
from shoebox.handover.store import StoreHouse
from shoebox.till.correcting import ENTRY_DIGITS_MAX
from shoebox.till.day_rows import DayRows
from shoebox.till.drafts import Declined, Mend, Recorded, RefundDraft, SaleDraft, Spoiled, Today, Twin, Voided

Failed = Callable[[ShoeboxError], None]
Gone = Callable[[], None]  # a bug ended it: no answer will come


@dataclass(frozen=True, slots=True)
class Looked:
    """What the book says of a draft."""

    draft: SaleDraft
    mends: tuple[Mend, ...]
    twin: Twin | None
    declined: Declined | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Today, and what a person should know of the book though work goes on."""

    today: Today
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The sale that was sought, if the book has it."""

    sought: str
    row: SaleRow | None
    other: SaleRow | None = None  # the other part of a sale by two tenders
    alone: Mapping[str, int] = field(default_factory=dict)  # what each person gave back alone today, minor units


@dataclass(frozen=True, slots=True)
class Wanted:
    """A receipt that is to be printed, as a copy or not, and for whom."""

    row: SaleRow
    copy: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the receipt of an entry lies."""

    row: SaleRow
    path: Path
    original: bool = False  # taken to be printed for the first time


@dataclass(frozen=True, slots=True)
class ClaimQr:
    """A claim code and its square: rows of bools, True = dark, without the quiet zone."""

    claim_code: str
    matrix: tuple[tuple[bool, ...], ...]


def look_at(lanes: Lanes, house: StoreHouse, draft: SaleDraft, done: Callable[[Looked], None], failed: Failed) -> None:
    """What the book says of a draft."""
    lanes.book.ask(
        lambda: Looked(draft, house.till.mends(draft), house.till.twin(draft), house.till.declined(draft)), done, failed
    )


def record(
    lanes: Lanes, house: StoreHouse, draft: SaleDraft, done: Callable[[Recorded], None], failed: Failed, *, gone: Gone
) -> None:
    """Put a sale into the book; `done` hears of it only when it is on the disk."""
    lanes.book.ask(lambda: house.till.record(draft), done, failed, gone)


def claim_qr(
    lanes: Lanes, house: StoreHouse, recorded: Recorded, done: Callable[[ClaimQr], None], failed: Failed
) -> None:
    """The square of a claim code: a hundredth of a second's arithmetic, for which the screen does not wait."""
    code = recorded.claim_code
    lanes.free.ask(lambda: ClaimQr(code, house.claim_qr(code)), done, failed)


def refund(
    lanes: Lanes, house: StoreHouse, draft: RefundDraft, done: Callable[[Recorded], None], failed: Failed, *, gone: Gone
) -> None:
    """Give money back."""
    lanes.book.ask(lambda: house.till.refund(draft), done, failed, gone)


def decline(lanes: Lanes, house: StoreHouse, draft: SaleDraft, *, done: Callable[[int], None], failed: Failed) -> None:
    """Remember a card that was declined by phone."""
    lanes.book.ask(lambda: house.till.decline(draft), done, failed)


def spoil(
    lanes: Lanes, house: StoreHouse, slip: str, *, why: str, clerk: str, done: Callable[[Spoiled], None], failed: Failed
) -> None:
    """Account for a slip that became no sale."""
    lanes.book.ask(lambda: house.till.spoil(slip, why, clerk), done, failed)


@dataclass(frozen=True, slots=True)
class VoidAsked:
    """An entry to strike out: why, on whose PIN, and whether its paper lies in the box."""

    seq: int
    entry_id: str
    reason: str
    pin: str
    paper_in_box: bool
    clerk: str


def void(lanes: Lanes, house: StoreHouse, asked: VoidAsked, done: Callable[[Voided], None], failed: Failed) -> None:
    """Strike an entry out, with another person's PIN."""
    lanes.book.ask(
        lambda: house.till.void(
            seq=asked.seq,
            reason=asked.reason,
            pin=asked.pin,
            paper_in_box=asked.paper_in_box,
            clerk=asked.clerk,
            entry_id=asked.entry_id,
        ),
        done,
        failed,
    )


def today(lanes: Lanes, house: StoreHouse, done: Callable[[Seen], None], failed: Failed) -> None:
    """Everything in view."""
    lanes.book.ask(lambda: Seen(house.till.today(), tuple(map(warning_of, house.warnings()))), done, failed)


def notices(lanes: Lanes, house: StoreHouse, done: Callable[[tuple[str, ...]], None], failed: Failed) -> None:
    """What the book noticed while it wrote, such as a clock that went back; no file is read for it."""
    lanes.book.ask(lambda: tuple(map(warning_of, house.book_warnings())), done, failed)


def read_rows(lanes: Lanes, rows: DayRows, at: int, done: Callable[[DayRows], None], failed: Failed) -> None:
    """Have the day's rows around this place there."""
    lanes.book.ask(partial(rows.read, at), done, failed)


def last_saved(lanes: Lanes, house: StoreHouse, done: Callable[[SaleRow | None], None], failed: Failed) -> None:
    """The last sale or refund in the book."""
    lanes.book.ask(house.till.last_saved, done, failed)


def find_sale(lanes: Lanes, house: StoreHouse, said: str, done: Callable[[Found], None], failed: Failed) -> None:
    """Look a sale up by claim code, slip number or entry number."""
    lanes.book.ask(lambda: _both(house, said), done, failed)


def make_receipt(
    lanes: Lanes, house: StoreHouse, asked: Wanted, done: Callable[[Receipt], None], failed: Failed, *, gone: Gone
) -> None:
    """Make the receipt of an entry that stands in the book. A printer's trouble loses no sale."""
    row, copy, by = asked.row, asked.copy, asked.by
    lanes.free.ask(lambda: Receipt(row, house.receipt(row, copy=copy, by=by)), done, failed, gone)


def receipt_again(
    lanes: Lanes, house: StoreHouse, asked: Wanted, done: Callable[[Receipt], None], failed: Failed, *, gone: Gone
) -> None:
    """The receipt of an entry for one more print: the original where none was printed yet, else a copy.

    It counts as printed from here on, unless it is given back: if the program ends meanwhile, it may have come out.
    What is asked for as no copy never was made, and is made now.
    """

    def work() -> Receipt:
        path = house.receipt_again(asked.row, by=asked.by, made=asked.copy)
        return Receipt(asked.row, path, original=take_unprinted(path))

    lanes.free.ask(work, done, failed, gone)


def give_back(lanes: Lanes, receipt: Receipt, done: Callable[[None], None], failed: Failed) -> None:
    """This receipt was not printed after all."""
    if receipt.original:
        lanes.free.ask(lambda: mark_unprinted(receipt.path), done, failed)


def roll_receipt(
    lanes: Lanes, house: StoreHouse, asked: Wanted, done: Callable[[bytes], None], failed: Failed, *, gone: Gone
) -> None:
    """Make the receipt of an entry for the register's own printer. Nothing has left before `done`."""
    lanes.free.ask(lambda: house.roll_receipt(asked.row, copy=asked.copy, by=asked.by), done, failed, gone)


def print_roll(
    lanes: Lanes, house: StoreHouse, job: bytes, done: Callable[[RollEnd], None], failed: Failed, *, gone: Gone
) -> None:
    """Send a receipt to the register's own printer; seconds may pass, and nobody waits for them."""
    lanes.free.ask(lambda: house.print_roll(job), done, failed, gone)


def _both(house: StoreHouse, said: str) -> Found:
    row = _found(house, said)
    first, rest = house.book.whole_sale(row) if row is not None else (None, None)
    return Found(said, row, rest if row == first else first, house.till.given_alone() if row is not None else {})


def _found(house: StoreHouse, said: str) -> SaleRow | None:
    plain = "".join(said.upper().removeprefix(CLAIM_PREFIX).split())
    if not (plain.isascii() and plain.isdigit()):
        return house.book.sale_by_claim(plain)
    by_slip = house.book.sale_by_slip(plain)
    if by_slip is None and len(plain) <= ENTRY_DIGITS_MAX:
        return house.book.sale(int(plain))
    return by_slip or house.book.sale_by_claim(plain)
