"""What people gave back without a second one on the day that is open. Till room: reads the book, writes nothing.

It is in no table: each refund's own entry says who signed it, and a day has few of them.
"""

from __future__ import annotations

from shoebox.domain.acts import Refund
from shoebox.domain.day import SaleRow
from shoebox.domain.policy import Policy
from shoebox.domain.refunding import GivingBack
from shoebox.storage.book import BookView
from shoebox.storage.projections import read_line
from shoebox.till.drafts import RefundDraft

_EVERY = -1


def given_alone(view: BookView) -> dict[str, int]:
    """Minor units by staff number, of the open business day in whichever book; refunds struck out are none."""
    opened = view.open_day()
    found: dict[str, int] = {}
    for row in view.refunds_given(_EVERY, opened.day) if opened is not None else ():
        if not _is_signed(view, row):
            found[row.clerk] = found.get(row.clerk, 0) + row.amount_minor
    return found


def giving_back(view: BookView, row: SaleRow, draft: RefundDraft) -> GivingBack:
    """What a refund of a sale that is known here is judged by, as the book stands."""
    return GivingBack(
        clerk=draft.clerk,
        sold_by=row.clerk,
        amount_minor=draft.amount_minor,
        sale_before_minor=view.given_back_minor(row),
        day_before_minor=given_alone(view).get(draft.clerk, 0),
    )


def refuse_alone(view: BookView, row: SaleRow, draft: RefundDraft, policy: Policy) -> None:
    """Refuse a refund that one person may not give alone (a code of `WhyTwo`)."""
    giving = giving_back(view, row, draft)
    why = giving.why_two(policy)
    if why is not None:
        raise giving.refusal(why, policy)


def _is_signed(view: BookView, row: SaleRow) -> bool:
    """Whether a second person signed; of an entry that can't be read any more nobody knows, so it counts as alone."""
    acts = [read_line(entry)[2] for entry in view.entries(row.seq, row.seq)]
    return any(isinstance(act, Refund) and act.approver for act in acts)
