"""What happens at one store's counter: customers come, slips are written, and somebody keys them. Pure planning.

One `Counter` serves one store's day. Slip numbers are handed out in the order in which slips are written; keying
follows minutes later, in lulls, and it is there that hands go wrong.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace
from random import Random

from shoebox.domain.entry import Tender
from shoebox.domain.money import Money, tax_within
from shoebox.domain.policy import Policy
from shoebox.domain.refunding import GivingBack
from shoebox.domain.slip import Imprint
from shoebox.drill.baskets import CURRENCY, SHUTS_S, Basket
from shoebox.drill.cast import card_of
from shoebox.drill.rates import Rates, happens, one_of
from shoebox.drill.slips_of_hand import wrong_amount, wrong_digits
from shoebox.drill.steps import Face, KeySale, PlannedPerson, RefundSale, SpoilSlip, Step, TrueSale, VoidSale

MINUTE_MS = 60_000
_CARD_FATES = (
    "amount_typo", "last4_typo", "approval_typo", "slips_exchanged", "rewritten_twice", "void_and_rekey",
    "void_walked_away", "slip_lost", "refund",
)  # fmt: skip
_CASH_FATES = ("refund",)
_NO_CODE_PERCENT = 80  # of slips within the floor limit: why telephone when nobody asks for it
_WALKED = ("customer changed their mind", "customer left without the goods", "paid another way instead")
_REFUND_REASONS = ("brought back unopened", "wrong size", "faulty", "bought by mistake")
_SPOILED = ("imprint not legible", "amount written wrong", "torn while imprinting", "wrong plate")


@dataclass(slots=True, kw_only=True)
class Counter:
    """One store's day in the making: hands out numbers, and collects steps and the truth beside them."""

    seed: int
    store: str
    policy: Policy
    rates: Rates
    people: tuple[PlannedPerson, ...]  # the manager first
    midnight_ms: int
    next_number: int
    day_no: int
    rng: Random
    lose_one_after: int = 0
    steps: list[Step] = field(default_factory=list)
    sales: list[TrueSale] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    papers: int = 0  # slips that lie in the shoebox
    _exchange: int = -1  # place of the step that waits for its neighbour's number
    _waiting: list[tuple[int, int, TrueSale, Basket]] = field(default_factory=list)  # refunds to come
    _alone: dict[str, int] = field(default_factory=dict)  # what each clerk gave back alone so far, minor units

    def serve(self, baskets: tuple[Basket, ...]) -> None:
        """Serve everybody in the order they come; refunds come back in between, so that numbers stay in order."""
        for basket in sorted(baskets, key=lambda one: (one.second_of_day, one.household)):
            at_ms = self.midnight_ms + basket.second_of_day * 1000
            self._refund_until(at_ms)
            self._serve(basket, at_ms)
        self._refund_until(self.midnight_ms + SHUTS_S * 1000)

    def clerk_at(self, at_ms: int) -> str:
        """Whose shift it is: the second clerk takes over at three."""
        return self.people[1 if at_ms < self.midnight_ms + 15 * 3_600_000 else 2].number

    def new_id(self) -> str:
        """The next step's name, such as ``085-1-0007``."""
        return f"{self.store}-{self.day_no}-{len(self.steps) + 1:04d}"

    def numbers_in_book(self) -> list[str]:
        """Every slip number that some entry will carry."""
        sold = [step.typed.slip for step in self.steps if isinstance(step, KeySale)]
        given_back = [step.typed.slip for step in self.steps if isinstance(step, RefundSale)]
        return [*sold, *given_back, *(step.slip for step in self.steps if isinstance(step, SpoilSlip))]

    def _serve(self, basket: Basket, at_ms: int) -> None:
        if self._pays_cash(basket.total_minor):
            fate = one_of(self.rng, self.rates, _CASH_FATES)
            paper = Face(tender=Tender.CASH, amount_minor=basket.total_minor, tax_minor=basket.tax_minor)
            step = self._key_cash(paper, at_ms)
            self._keep(basket, paper, at_ms, fate, good=(step,))
            return
        paper = self._write_slip(basket, at_ms)
        fate = self._possible(one_of(self.rng, self.rates, _CARD_FATES), paper)
        paper, good, voided = self._key_card(paper, at_ms, fate)
        self._keep(basket, paper, at_ms, fate, good=good, voided=voided)

    def _keep(
        self, basket: Basket, paper: Face, at_ms: int, fate: str, *, good: tuple[str, ...], voided: tuple[str, ...] = ()
    ) -> None:
        sale = TrueSale(
            sale_id=f"{self.store}-{self.day_no}-S{len(self.sales) + 1:04d}", store=self.store,
            household=basket.household, paper=paper, happened_ms=at_ms, fate=fate, good=good, voided=voided,
        )  # fmt: skip
        if fate == "refund":
            back_ms = at_ms + self.rng.randint(30, 200) * MINUTE_MS
            if back_ms < self.midnight_ms + (SHUTS_S - 900) * 1000:
                heapq.heappush(self._waiting, (back_ms, len(self.sales), sale, basket))
            else:
                sale = replace(sale, fate="")
        self.sales.append(sale)

    def _pays_cash(self, amount_minor: int) -> bool:
        """Small amounts are paid in cash more often: about one sale in eight together."""
        percent = 26 if amount_minor < 500 else 14 if amount_minor < 2_000 else 6
        return self.rng.randrange(100) < percent

    # Paper

    def _take_number(self) -> str:
        number = f"{self.next_number:09d}"
        self.next_number += 1
        return number

    def _write_slip(self, basket: Basket, at_ms: int) -> Face:
        while happens(self.rng, self.rates.torn_out):
            self.missing.append(self._take_number())
        if 0 < self.lose_one_after <= len(self.sales):
            self.lose_one_after = 0
            self.missing.append(self._take_number())
        while happens(self.rng, self.rates.spoiled):
            spoil_ms = at_ms + self.rng.randint(20, 90) * 1000
            number, reason, step_id = self._take_number(), self.rng.choice(_SPOILED), self.new_id()
            clerk = self.clerk_at(spoil_ms)
            self.steps.append(SpoilSlip(step_id=step_id, at_ms=spoil_ms, clerk=clerk, slip=number, reason=reason))
            self.papers += 1
        card = card_of(self.seed, basket.household, self.rng)
        amount = min(basket.total_minor, self.policy.sale_minor_max)
        tax = tax_within(Money(amount, CURRENCY), self.policy.tax_rate_per_100k).amount_minor
        return Face(
            slip=self._take_number(), tender=Tender.CARD, amount_minor=amount, tax_minor=tax,
            brand=card.brand, last4=card.last4, approval=self._approval(card.brand, amount),
        )  # fmt: skip

    def _approval(self, brand: str, amount_minor: int) -> str:
        code = f"{self.rng.randrange(1_000_000):06d}"
        skipped = self.rng.randrange(100) < _NO_CODE_PERCENT
        return code if self.policy.needs_approval(brand, amount_minor) or not skipped else ""

    def _possible(self, fate: str, paper: Face) -> str:
        """A fate that this slip can't meet does not happen."""
        return "" if fate == "approval_typo" and not paper.approval else fate

    # Keying

    def _key_card(self, paper: Face, at_ms: int, fate: str) -> tuple[Face, tuple[str, ...], tuple[str, ...]]:
        """Key one slip: the paper that counts, the steps that stand, and those that are struck out."""
        ready_ms = at_ms + 20_000 + min(int(self.rng.expovariate(1 / 150_000)), 1_500_000)
        self.papers += fate != "slip_lost"
        match fate:
            case "slip_lost":
                self.missing.append(paper.slip)
                return paper, (), ()
            case "amount_typo" | "last4_typo" | "approval_typo":
                return paper, (self._key_wrong(paper, at_ms, ready_ms, fate),), ()
            case "rewritten_twice":
                return paper, self._key_twice(paper, at_ms, ready_ms), ()
            case "void_and_rekey":
                wrong = self._key_wrong(paper, at_ms, ready_ms, "amount_typo")
                self._void(wrong, ready_ms + 45_000, "keyed a wrong amount")
                again = self._write_again(paper)
                return again, (self._key(again, again, at_ms, ready_ms + 120_000),), (wrong,)
            case "void_walked_away":
                step = self._key(paper, paper, at_ms, ready_ms)
                self._void(step, ready_ms + self.rng.randint(1, 20) * MINUTE_MS, self.rng.choice(_WALKED))
                return paper, (), (step,)
        step = self._key(paper, paper, at_ms, ready_ms)
        self._exchange_numbers(waits=fate == "slips_exchanged")
        return paper, (step,), ()

    def _exchange_numbers(self, *, waits: bool) -> None:
        """Two plain slips in a row are keyed under each other's numbers; the register can't know."""
        if self._exchange < 0:
            self._exchange = len(self.steps) - 1 if waits else -1
            return
        one, other = self.steps[self._exchange], self.steps[-1]
        assert isinstance(one, KeySale), "a sale waits"
        assert isinstance(other, KeySale), "a sale was just keyed"
        self.steps[self._exchange] = replace(one, typed=replace(one.typed, slip=other.paper.slip), mistake="slip")
        self.steps[-1] = replace(other, typed=replace(other.typed, slip=one.paper.slip), mistake="slip")
        self._exchange = -1

    def _write_again(self, paper: Face) -> Face:
        """The same sale on the next slip."""
        self.papers += 1
        return replace(paper, slip=self._take_number())

    def _key_wrong(self, paper: Face, at_ms: int, ready_ms: int, fate: str) -> str:
        if fate == "last4_typo":
            typed = replace(paper, last4=wrong_digits(self.rng, paper.last4))
            return self._key(typed, paper, at_ms, ready_ms, mistake="last4")
        if fate == "approval_typo":
            typed = replace(paper, approval=wrong_digits(self.rng, paper.approval))
            return self._key(typed, paper, at_ms, ready_ms, mistake="approval")
        amount = wrong_amount(self.rng, paper.amount_minor, highest_minor=self._highest(paper))
        tax = tax_within(Money(amount, CURRENCY), self.policy.tax_rate_per_100k).amount_minor
        typed = replace(paper, amount_minor=amount, tax_minor=tax)
        return self._key(typed, paper, at_ms, ready_ms, mistake="amount")

    def _highest(self, paper: Face) -> int:
        """A slip without a code can't be keyed above its floor limit: the register would ask for the code."""
        floor = self.policy.floor_limit_minor.get(paper.brand, 0)
        return self.policy.sale_minor_max if paper.approval else max(floor, paper.amount_minor)

    def _key_twice(self, paper: Face, at_ms: int, ready_ms: int) -> tuple[str, ...]:
        """The first paper was to be spoiled, but both land on the pile: the second soon, or found hours later."""
        first = self._key(paper, paper, at_ms, ready_ms)
        again = self._write_again(paper)
        soon = self.rng.randrange(100) < 60
        wait_ms = self.rng.randint(40, 300) * 1000 if soon else self.rng.randint(15, 240) * MINUTE_MS
        later_ms = min(ready_ms + wait_ms, max(ready_ms, self.midnight_ms + SHUTS_S * 1000) + MINUTE_MS)
        return first, self._key(again, again, at_ms, later_ms, same_sale_as=first)

    def _key(
        self, typed: Face, paper: Face, at_ms: int, ready_ms: int, *,
        mistake: str = "", same_sale_as: str = "",
    ) -> str:  # fmt: skip
        """One card slip is keyed at `ready_ms`; the step's name."""
        luck, step_id = self.rng.randrange(100), self.new_id()
        # Without a code from the telephone, no card is taken that was not imprinted.
        by_hand = luck >= 90 and bool(typed.approval)
        imprint = Imprint.HANDWRITTEN if by_hand else Imprint.RUBBED if luck >= 82 else Imprint.IMPRINTED
        said_ms = at_ms - at_ms % (MINUTE_MS * (5 if self.rng.randrange(4) == 0 else 1))
        self.steps.append(
            KeySale(
                step_id=step_id, at_ms=ready_ms, clerk=self.clerk_at(ready_ms), typed=typed, paper=paper,
                imprint=imprint, expiry_ok=True, signature_ok=True,
                phone=f"555 01{self.rng.randrange(100):02d}" if luck >= 95 else "",
                reason=self.policy.reasons_by_hand[0], happened_ms=said_ms,
                mistake=mistake, same_sale_as=same_sale_as,
            )
        )  # fmt: skip
        return step_id

    def _key_cash(self, paper: Face, at_ms: int) -> str:
        """Cash is keyed while the customer stands there, and the change shows a wrong amount at once: no typos here."""
        note = self.rng.choice((1, 500, 1_000, 2_000))
        received, step_id = -(-paper.amount_minor // note) * note, self.new_id()
        self.steps.append(
            KeySale(
                step_id=step_id, at_ms=at_ms + 5_000, clerk=self.clerk_at(at_ms), typed=paper, paper=paper,
                reason=self.policy.reasons_by_hand[0], received_minor=received,
            )
        )  # fmt: skip
        return step_id

    def _void(self, step: str, at_ms: int, reason: str) -> None:
        step_id, clerk = self.new_id(), self.clerk_at(at_ms)
        self.steps.append(
            VoidSale(
                step_id=step_id, at_ms=at_ms, clerk=clerk, of_step=step, approver=self.people[0].number, reason=reason
            )
        )

    # Refunds

    def _refund_until(self, at_ms: int) -> None:
        while self._waiting and self._waiting[0][0] <= at_ms:
            back_ms, _, sale, basket = heapq.heappop(self._waiting)
            self._refund(sale, basket, back_ms)

    def _refund(self, sale: TrueSale, basket: Basket, back_ms: int) -> None:
        """The whole sale, or one thing of it, goes back to the same tender."""
        values = [item.value_minor for item in basket.items if 0 < item.value_minor < sale.paper.amount_minor]
        amount = self.rng.choice(values) if values and self.rng.randrange(100) < 40 else sale.paper.amount_minor
        card = sale.paper.tender == Tender.CARD
        self.papers += card
        face = replace(
            sale.paper, slip=self._take_number() if card else "", amount_minor=amount, approval="",
            tax_minor=tax_within(Money(amount, CURRENCY), self.policy.tax_rate_per_100k).amount_minor,
        )  # fmt: skip
        clerk = self.clerk_at(back_ms)
        self.steps.append(
            RefundSale(
                step_id=self.new_id(), at_ms=back_ms, clerk=clerk, of_step=sale.good[0], typed=face,
                approver=self._signs(sale.good[0], clerk, amount), reason=self.rng.choice(_REFUND_REASONS),
            )
        )  # fmt: skip

    def _signs(self, of_step: str, clerk: str, amount_minor: int) -> str:
        """Who signs a refund beside its clerk; empty where the policy lets them give it back alone."""
        giving = GivingBack(
            clerk=clerk,
            sold_by=next(step.clerk for step in self.steps if step.step_id == of_step),
            amount_minor=amount_minor,
            sale_before_minor=0,  # a sale comes back once
            day_before_minor=self._alone.get(clerk, 0),
        )
        if giving.why_two(self.policy) is not None:
            return self.people[0].number
        self._alone[clerk] = giving.day_before_minor + amount_minor
        return ""
