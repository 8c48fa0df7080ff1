"""What a person does at the register, one function an act: hand the work to a lane, name who answers. Register room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Mend, Recorded, RefundDraft, SaleDraft, Today, Twin, Voided

Failed = Callable[[ShoeboxError], None]
Looked = tuple[SaleDraft, tuple[Mend, ...], Twin | None]


def look_at(lanes: Lanes, house: StoreHouse, draft: SaleDraft, done: Callable[[Looked], None], failed: Failed) -> None:
    """What the book says of a draft."""
    lanes.book.ask(lambda: (draft, house.till.mends(draft), house.till.twin(draft)), done, failed)


def record(lanes: Lanes, house: StoreHouse, draft: SaleDraft, done: Callable[[Recorded], None], failed: Failed) -> None:
    """Put a sale into the book; `done` hears of it only when it is on the disk."""
    lanes.book.ask(lambda: house.till.record(draft), done, failed)


def refund(
    lanes: Lanes, house: StoreHouse, draft: RefundDraft, done: Callable[[Recorded], None], failed: Failed
) -> None:
    """Give money back."""
    lanes.book.ask(lambda: house.till.refund(draft), done, failed)


def void(
    lanes: Lanes, house: StoreHouse, row: SaleRow, *, said: tuple[str, str, bool], clerk: str,
    done: Callable[[Voided], None], failed: Failed,
) -> None:  # fmt: skip
    """Strike an entry out, with another person's PIN."""
    reason, pin, paper = said
    lanes.book.ask(
        lambda: house.till.void(seq=row.seq, reason=reason, pin=pin, paper_in_box=paper, clerk=clerk), done, failed
    )


def today(lanes: Lanes, house: StoreHouse, done: Callable[[Today], None], failed: Failed) -> None:
    """Everything in view."""
    lanes.book.ask(house.till.today, done, failed)


def find_sale(
    lanes: Lanes, house: StoreHouse, said: str, done: Callable[[SaleRow | None], None], failed: Failed
) -> None:
    """Look a sale up by claim code, slip number or entry number."""
    lanes.book.ask(lambda: _found(house, said), done, failed)


def print_receipt(
    lanes: Lanes, house: StoreHouse, row: SaleRow, *, copy: bool, done: Callable[[Path], None], failed: Failed
) -> None:
    """Make the receipt of an entry that stands in the book. A printer's trouble loses no sale."""
    lanes.free.ask(lambda: house.receipt(row, copy=copy), done, failed)


def _found(house: StoreHouse, said: str) -> SaleRow | None:
    plain = "".join(said.upper().removeprefix(CLAIM_PREFIX).split())
    if not plain.isdigit():
        return house.book.sale_by_claim(plain)
    by_slip = house.book.sale_by_slip(plain)
    if by_slip is None and len(plain) <= 6:
        return house.book.sale(int(plain))
    return by_slip or house.book.sale_by_claim(plain)
