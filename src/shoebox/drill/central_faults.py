"""The faults of central systems with card sales: lost, doubled, split, keyed wrong. Each says what should be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.central_ledger import DAY_MS, HOUR_MS, MINUTE_MS, Draft, Ledger
from shoebox.drill.rates import happens, one_of
from shoebox.drill.slips_of_hand import wrong_amount, wrong_digits
from shoebox.drill.steps import KeySale, StoreDay, TrueSale

_HIGHEST_MINOR = 9_999_999
_SPLIT_LEAST_MINOR = 200


class CardFaults:
    """Charges one store's card sales. At most one thing goes wrong with a sale, at the counter or at central."""

    def __init__(self, ledger: Ledger, day: StoreDay, typed: Mapping[str, KeySale]) -> None:
        self._ledger = ledger
        self._rng = ledger.rng
        self._day = day
        self._typed = typed
        self._done: set[str] = set()
        self._plain: dict[tuple[str, str], list[TrueSale]] = {}
        for sale in day.sales:
            if sale.fate == "" and sale.good:
                self._plain.setdefault((sale.paper.brand, sale.paper.last4), []).append(sale)

    def charge(self, sale: TrueSale) -> None:
        """Charge this sale as central did, unless it was charged together with an earlier one."""
        if sale.sale_id in self._done:
            return
        self._done.add(sale.sale_id)
        if sale.fate:
            self._after_the_counter(sale)
            return
        other = self._comes_again(sale)
        if other is not None and happens(self._rng, self._ledger.rates.combined):
            self._combined(sale, other)
            return
        fault = _FAULTS.get(one_of(self._rng, self._ledger.rates, tuple(_FAULTS)), CardFaults._once)
        fault(self, sale)

    # What the counter did; central charges the paper once

    def _after_the_counter(self, sale: TrueSale) -> None:
        if sale.fate == "slip_lost":
            self._slip_lost(sale)
            return
        first = self._once(sale)
        if sale.fate in ("amount_typo", "last4_typo"):
            typed = self._typed[sale.good[0]].typed
            off = abs(typed.amount_minor - sale.paper.amount_minor)
            kind = FindingKind.AMOUNT_MISMATCH if off else FindingKind.CARD_MISMATCH
            self._expect(kind, sale, (first,), off or sale.paper.amount_minor, fault=sale.fate)
        elif sale.fate == "rewritten_twice":
            # Two slips, one charge: the approval code tells. Without one it might be honest twins, one never charged.
            unsure = not sale.paper.approval
            self._ledger.expect(
                FindingKind.DUPLICATE_SLIP, sale.store, fault=sale.fate, slips=sale.good, drafts=(first,),
                amount_minor=sale.paper.amount_minor, also=(FindingKind.AMBIGUOUS,) if unsure else (),
            )  # fmt: skip

    def _slip_lost(self, sale: TrueSale) -> None:
        """Charged from the bank's copy: nothing is in a book, but the charge fell into the hours or names a slip."""
        at_ms = self._ledger.keyed_after(sale.happened_ms)
        named = sale.paper.slip if at_ms > self._ledger.plan.incident.ended_ms else None
        draft = self._ledger.write(sale.paper, sale.store, at_ms, role=Role.UNRELATED, slip_ref=named)
        self._expect(FindingKind.MISSING_SLIP, sale, (draft,), sale.paper.amount_minor, fault="slip_lost")

    # What central did

    def _once(self, sale: TrueSale) -> Draft:
        at_ms = self._ledger.keyed_after(sale.happened_ms)
        return self._ledger.write(sale.paper, sale.store, at_ms, slips=sale.good[:1])

    def _lost(self, sale: TrueSale) -> None:
        self._expect(FindingKind.MISSING_CHARGE, sale, (), sale.paper.amount_minor, fault="lost")

    def _double(self, sale: TrueSale) -> None:
        self._times(sale, 1, "double")

    def _triple(self, sale: TrueSale) -> None:
        self._times(sale, 2, "triple")

    def _times(self, sale: TrueSale, extra: int, fault: str) -> None:
        drafts = [self._once(sale)]
        for _ in range(extra):
            at_once = self._rng.randrange(100) < 60
            gap_ms = self._rng.randint(2, 40) * 1000 if at_once else self._rng.randint(60, 720) * MINUTE_MS
            drafts.append(self._ledger.again(drafts[0], drafts[-1].at_ms + gap_ms, same_order=at_once))
        amount = sale.paper.amount_minor * extra
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, tuple(drafts), amount, fault=fault)

    def _keyed_again(self, sale: TrueSale) -> None:
        """Keyed on recovery by another hand, half the time with a keying error."""
        first = self._once(sale)
        second = self._ledger.again(first, first.at_ms + self._rng.randint(5, 600) * MINUTE_MS, same_order=False)
        error = self._rng.randrange(4)
        if error == 0:
            second.amount_minor = wrong_amount(self._rng, second.amount_minor, highest_minor=_HIGHEST_MINOR)
        elif error == 1:
            second.last4 = wrong_digits(self._rng, second.last4)
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, (first, second), second.amount_minor, fault="keyed_again")

    def _wrong_amount(self, sale: TrueSale) -> None:
        draft = self._once(sale)
        draft.amount_minor = wrong_amount(self._rng, draft.amount_minor, highest_minor=_HIGHEST_MINOR)
        off = abs(draft.amount_minor - sale.paper.amount_minor)
        self._expect(FindingKind.AMOUNT_MISMATCH, sale, (draft,), off, fault="wrong_amount")

    def _wrong_last4(self, sale: TrueSale) -> None:
        draft = self._once(sale)
        draft.last4 = wrong_digits(self._rng, draft.last4)
        self._expect(FindingKind.CARD_MISMATCH, sale, (draft,), sale.paper.amount_minor, fault="wrong_last4")

    def _wrong_store(self, sale: TrueSale) -> None:
        draft = self._once(sale)
        others = [store for store in self._ledger.plan.incident.stores if store != sale.store]
        if others:
            draft.store = self._rng.choice(others)
            self._expect(FindingKind.STORE_MISMATCH, sale, (draft,), sale.paper.amount_minor, fault="wrong_store")

    def _split(self, sale: TrueSale) -> None:
        """One sale on two charges that come to its exact cents."""
        if sale.paper.amount_minor < _SPLIT_LEAST_MINOR:
            self._once(sale)
            return
        part_minor = self._rng.randint(_SPLIT_LEAST_MINOR // 2, sale.paper.amount_minor - _SPLIT_LEAST_MINOR // 2)
        first = self._once(sale)
        second = self._ledger.again(first, first.at_ms + self._rng.randint(20, 400) * 1000, same_order=True)
        first.amount_minor, second.amount_minor = part_minor, sale.paper.amount_minor - part_minor
        first.role = second.role = Role.PART
        second.duplicate_of = None
        self._expect(FindingKind.SPLIT_CHARGE, sale, (first, second), sale.paper.amount_minor, fault="split")

    def _comes_again(self, sale: TrueSale) -> TrueSale | None:
        """A plain sale on the same card that is not charged yet."""
        same_card = self._plain[sale.paper.brand, sale.paper.last4]
        return next((one for one in same_card if one.sale_id not in self._done), None)

    def _combined(self, sale: TrueSale, other: TrueSale) -> None:
        """Two sales on one card are charged as one sum."""
        self._done.add(other.sale_id)
        slips = (sale.good[0], other.good[0])
        amount = sale.paper.amount_minor + other.paper.amount_minor
        at_ms = self._ledger.keyed_after(max(sale.happened_ms, other.happened_ms))
        draft = self._ledger.write(sale.paper, sale.store, at_ms, role=Role.PART, slips=slips, amount_minor=amount)
        self._ledger.expect(
            FindingKind.COMBINED_CHARGE, sale.store, fault="combined", slips=slips, drafts=(draft,), amount_minor=amount
        )

    def _late(self, sale: TrueSale) -> None:
        draft = self._once(sale)
        draft.at_ms = sale.happened_ms + 9 * DAY_MS + self._rng.randint(0, 36) * HOUR_MS
        self._expect(FindingKind.LATE, sale, (draft,), sale.paper.amount_minor, fault="late")

    def _web_twin(self, sale: TrueSale) -> None:
        """The customer was told to order on the web as well, and nobody cancelled it."""
        first = self._once(sale)
        at_ms = sale.happened_ms + self._rng.randint(20, 1_400) * MINUTE_MS
        twin = self._ledger.again(first, at_ms, same_order=False)
        twin.store, twin.channel, twin.approval, twin.slip_ref = "", "web", f"{self._rng.randrange(10**6):06d}", ""
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, (first, twin), twin.amount_minor, fault="web_twin")

    def _double_reversed(self, sale: TrueSale) -> None:
        """Charged twice, and one of them voided in time: no money is wrong, so nothing should be found."""
        first = self._once(sale)
        self._moved_nothing(self._ledger.again(first, first.at_ms + 30_000, same_order=True), "voided")

    def _declined_first(self, sale: TrueSale) -> None:
        """An attempt was declined before the charge went through: nothing should be found."""
        charged = self._once(sale)
        attempt = self._ledger.again(charged, charged.at_ms - self._rng.randint(15, 35) * 1000, same_order=True)
        self._moved_nothing(attempt, "declined")

    def _moved_nothing(self, draft: Draft, status: str) -> None:
        draft.status, draft.role, draft.slips, draft.duplicate_of = status, Role.UNRELATED, (), None

    def _expect(
        self, kind: FindingKind, sale: TrueSale, drafts: tuple[Draft, ...], amount_minor: int, *, fault: str
    ) -> None:
        self._ledger.expect(kind, sale.store, fault=fault, slips=sale.good, drafts=drafts, amount_minor=amount_minor)


# By the name of their rate: what central does to a sale when it strikes.
_FAULTS: dict[str, Callable[[CardFaults, TrueSale], object]] = {
    "lost": CardFaults._lost,
    "double": CardFaults._double,
    "triple": CardFaults._triple,
    "keyed_again": CardFaults._keyed_again,
    "wrong_amount": CardFaults._wrong_amount,
    "wrong_last4": CardFaults._wrong_last4,
    "wrong_store": CardFaults._wrong_store,
    "split": CardFaults._split,
    "late": CardFaults._late,
    "web_twin": CardFaults._web_twin,
    "double_reversed": CardFaults._double_reversed,
    "declined_first": CardFaults._declined_first,
}
