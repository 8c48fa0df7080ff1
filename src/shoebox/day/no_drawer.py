"""The day of a PC that sells nothing: how it begins, and how that is known again. Day room: acts only."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.act import Act
from shoebox.domain.acts import CashCount, CashDeposit, DayOpened, PaperCount


def opening(opened: DayOpened, *, says_deposit: bool) -> tuple[Act, ...]:
    """What opens such a day. What the close asks of a drawer and of a box is said in the same breath."""
    said = (opened, PaperCount(slips=0, note=""), CashCount(pieces=(), counted_minor=0, expected_minor=0, number=1))
    if not says_deposit:
        return said
    return (*said, CashDeposit(amount_minor=0, bag="", stays_minor=0, second=opened.verified_by))


def is_of_opening(around: Sequence[Act]) -> bool:
    """Whether the middle one of three acts in a row is a count that nobody made, since nothing was to be counted.

    Books have no word of their own for it: it stands between an opening without a float and a count without a piece.
    """
    if len(around) != 3 or not isinstance(around[0], DayOpened):
        return False
    return not around[0].float_minor and tuple(around[1:]) == opening(around[0], says_deposit=False)[1:]
