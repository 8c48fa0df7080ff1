"""When money goes back by two people: one rule for the till, its form and the drill. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import Policy


class WhyTwo(StrEnum):
    """Why somebody does not give money back alone; each is the code of the refusal that says so."""

    OWN_SALE = "refund.own_sale"
    SALE = "refund.second_person"
    DAY = "refund.alone_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneLine:
    """What one person gave back on a day without a second one: refunds that stand, and their sum in minor units."""

    by: str  # initials
    count: int
    amount_minor: int
    register: str = ""  # of a store-day of several


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingBack:
    """Money that is about to go back on a sale that the register knows. Amounts in minor units."""

    clerk: str  # staff number of who gives it back
    sold_by: str  # and of who keyed the sale
    amount_minor: int
    sale_before_minor: int  # went back of the whole sale already, by whichever tender
    day_before_minor: int  # this person gave back alone on this business day

    def why_two(self, policy: Policy) -> WhyTwo | None:
        """What asks for a second person; None where one is enough."""
        if self.clerk == self.sold_by and not policy.refund_own_sale_alone:
            return WhyTwo.OWN_SALE
        if self.sale_before_minor + self.amount_minor > policy.refund_second_person_above_minor:
            return WhyTwo.SALE
        over = self.day_before_minor + self.amount_minor > policy.refund_alone_day_minor
        return WhyTwo.DAY if over else None

    def refusal(self, why: WhyTwo, policy: Policy) -> Refusal:
        """The refusal that asks for the second person, with what its sentence names."""

        def money(minor: int) -> str:
            return money_text(Money(minor, policy.currency))

        if why is WhyTwo.SALE:
            return Refusal(why, limit=money(policy.refund_second_person_above_minor))
        if why is WhyTwo.DAY:
            return Refusal(why, given=money(self.day_before_minor), limit=money(policy.refund_alone_day_minor))
        return Refusal(why)
