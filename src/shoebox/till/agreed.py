"""Who agreed to what in the drafts at hand: to another price than the list's, to a slip above a limit. Till room.

It is kept here and nowhere else until a draft is recorded: whoever starts the program again is asked again.
"""

from __future__ import annotations

from typing import TypeVar

from shoebox.domain.errors import Refusal
from shoebox.domain.item import Line
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, Staff
from shoebox.till.drafts import Above, Agreement, SaleDraft

AGREED_MAX = 200
_Key = TypeVar("_Key", bound=tuple[object, ...])


class Agreed:
    """Second people, by their PINs, each for one draft."""

    def __init__(self, policy: Policy, staff: Staff) -> None:
        self._policy, self._staff = policy, staff
        self._prices: dict[tuple[str, str, int], str] = {}  # entry id, item, price -> who agreed to it
        self._limits: dict[tuple[str, int, Above], str] = {}  # entry id, amount, a limit -> who agreed to pass it
        self._cards: dict[tuple[str, str, str], str] = {}  # entry id, brand, last four -> who says it is another card

    def may_override(self, clerk: str) -> bool:
        """Whether this person sells at another price than the list's on their own word."""
        return str(self._staff.by_number(clerk).role) in self._policy.override_roles

    def to_price(self, entry_id: str, line: Line, *, pin: str, clerk: str) -> Person:
        """Another person agrees to this line's price, in this draft alone (``staff.*``)."""
        roles = tuple(Role(role) for role in self._policy.override_roles)
        second = self._staff.second_person(pin, first=clerk, roles=roles)
        _keep_newest(self._prices, (entry_id, line.sku, line.price_minor), second)
        return second

    def carry(self, of: str, to: str) -> None:
        """The same sale goes on as another draft: what was agreed goes along."""
        for (entry_id, sku, price_minor), number in tuple(self._prices.items()):
            if entry_id == of:
                self._prices[to, sku, price_minor] = number

    def to_limit(self, draft: SaleDraft, above: Above | None, *, pin: str) -> Person:
        """Another person agrees that this draft, of this amount, passes this limit, and no other (``staff.*``)."""
        roles = tuple(Role(role) for role in self._policy.void_roles)
        second = self._staff.second_person(pin, first=draft.clerk, roles=roles)
        if above is not None:
            _keep_newest(self._limits, (draft.entry_id, draft.amount_minor, above), second)
        return second

    def limits(self, draft: SaleDraft) -> tuple[tuple[Above, str], ...]:
        """The limits that this much of it or more may pass, and who agreed to each.

        Not whoever goes on with the draft, who would be one person alone.
        """
        return tuple(
            (above, number)
            for (entry_id, minor, above), number in self._limits.items()
            if entry_id == draft.entry_id and minor >= draft.amount_minor and number != draft.clerk
        )

    def to_card(self, draft: SaleDraft, *, pin: str) -> Person:
        """Another person says that this draft's card is not the one that was declined (``staff.*``)."""
        roles = tuple(Role(role) for role in self._policy.void_roles)
        second = self._staff.second_person(pin, first=draft.clerk, roles=roles)
        _keep_newest(self._cards, (draft.entry_id, str(draft.brand), draft.last4.strip()), second)
        return second

    def card_by(self, draft: SaleDraft) -> str:
        """Who said so of this very card; not whoever goes on with the draft."""
        number = self._cards.get((draft.entry_id, str(draft.brand), draft.last4.strip()), "")
        return number if number != draft.clerk else ""

    def of(self, draft: SaleDraft) -> Agreement:
        """All that another person said of this draft."""
        return Agreement(limits=tuple(above for above, _ in self.limits(draft)), other_card=bool(self.card_by(draft)))

    def price_by(self, draft: SaleDraft) -> str:
        """Who agreed to the draft's prices; empty where all are the list's, or the clerk may set them."""
        others = [line for line in draft.lines if line.overridden]
        if not others or self.may_override(draft.clerk):
            return ""
        agreed = {self._prices.get((draft.entry_id, line.sku, line.price_minor), "") for line in others}
        if "" in agreed:
            raise Refusal("item.second_person", roles=" or ".join(self._policy.override_roles))
        return " ".join(sorted(agreed))


def _keep_newest(agreed: dict[_Key, str], key: _Key, second: Person) -> None:
    """Remember who agreed to this; of drafts that were never recorded the oldest go."""
    while len(agreed) >= AGREED_MAX:
        agreed.pop(next(iter(agreed)))
    agreed[key] = second.number
