"""What the entries of one register's day post to the accounts. Standard library only; see `domain.journal`.

A sale struck out in the same stretch leaves nothing. One struck out later is taken back under a type of its own, on
that later day: a day that was posted is never posted again. So does a correction of a closed day's sale post what was
and what is; where that is cash it moves no drawer, since what lay in it was counted, but what was over or short. Tax
goes by the name of its rate; a sale that was keyed as one amount has the usual one. The float with which a register
first begins is posted by nobody here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shoebox.domain.act import Act
from shoebox.domain.acts import CashCount, CashDeposit, CashMove, DayOpened, DrawerOpened, Refund, Sale, Void
from shoebox.domain.correction import Correction, SlipFacts, facts_of
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.journal import USUAL, Account, Posting, Type, account_fits, in_order

# The kinds of entries that move money between accounts; a day's others say nothing here.
POSTED = (
    Kind.DAY_OPENED, Kind.DRAWER_OPENED, Kind.SALE, Kind.REFUND, Kind.VOID, Kind.CORRECTION, Kind.PAID_IN,
    Kind.PAID_OUT, Kind.SAFE_DROP, Kind.CHANGE_FETCHED, Kind.CASH_COUNT, Kind.DEPOSIT,
)  # fmt: skip
_TENDERS = {Tender.CASH.value: Account.CASH, Tender.CARD.value: Account.CARD}
# From which account to which a move of cash goes.
_MOVES = {
    Kind.PAID_IN.value: (Account.PAID_IN, Account.CASH),
    Kind.PAID_OUT.value: (Account.CASH, Account.PAID_OUT),
    Kind.SAFE_DROP.value: (Account.CASH, Account.SAFE),
    Kind.CHANGE_FETCHED.value: (Account.CHANGE, Account.CASH),
}
Find = Callable[[int], Act | None]
Lost = Callable[[int], bool]
Before = Callable[[Correction], int]


def _none(_seq: int) -> bool:
    """No entry is lost."""
    return False


def _no_earlier(_act: Correction) -> int:
    """No correction of the same sale stands before it."""
    return 0


@dataclass(slots=True)
class TillRoll:
    """Adds up the entries of one stretch, in their order.

    `find` looks an earlier entry of the same book up by its number. What an entry strikes out or gives back and `find`
    does not have is refused (``journal.gap``): its money is not known, or not its tax. One that is `lost` was never
    posted, so nothing of it is taken back; of what was given back on it, or put right, the tax goes by the usual rate.
    `earlier` is asked where the correction that another one goes on from is lost: the last one before it of the same
    sale that is here, 0 where there is none.
    """

    find: Find
    first_seq: int
    _sums: dict[tuple[Type, Account, str], int] = field(default_factory=dict)
    _over_short: dict[str, int] = field(default_factory=dict)  # by drawer, of the count that stands
    _deposits: dict[str, int] = field(default_factory=dict)
    lost: Lost = _none
    earlier: Before = _no_earlier

    def take(self, seq: int, kind: str, act: Act) -> None:
        """One more entry."""
        if isinstance(act, Sale | Refund):
            self._sell(seq, act, _type_of(act), sign=1)
        elif isinstance(act, Void):
            self._strike(act)
        elif isinstance(act, Correction):
            self._correct(act)
        elif isinstance(act, CashMove):
            taken_from, put_to = _MOVES[kind]
            self._move(Type(kind), taken_from, put_to, act.amount_minor)
            self._cash_moved(act.drawer)
        elif isinstance(act, DayOpened | DrawerOpened):
            self._move(Type.FLOAT, Account.OVER_SHORT, Account.CASH, act.float_off_minor)
        elif isinstance(act, CashCount):
            self._over_short[act.drawer] = act.counted_minor - act.expected_minor
            self._deposits.pop(act.drawer, None)
        elif isinstance(act, CashDeposit):
            self._deposits[act.drawer] = act.amount_minor

    def take_back(self, seq: int) -> None:
        """A sale that turned up, and is posted: a correction of it that was posted before had nothing to take back."""
        sale = self.find(seq)
        assert isinstance(sale, Sale), "asked for a sale that turned up"
        self._restate(facts_of(sale), tax_by_rate(seq, sale, self.find, self.lost), sign=-1)

    def postings(self) -> tuple[Posting, ...]:
        """All of it, with the last count and deposit of each drawer that still stand."""
        whole = TillRoll(self.find, self.first_seq, dict(self._sums))
        for minor in self._over_short.values():
            whole._move(Type.OVER_SHORT, Account.OVER_SHORT, Account.CASH, minor)
        for minor in self._deposits.values():
            whole._move(Type.DEPOSIT, Account.CASH, Account.BANK, minor)
        return in_order(whole._sums)

    def _sell(self, seq: int, act: Sale | Refund, type_: Type, *, sign: int) -> None:
        """A sale puts money to its tender, from sales and taxes; a refund goes the other way."""
        tender = _TENDERS.get(act.tender, Account.OTHER)
        way = sign if isinstance(act, Sale) else -sign
        goods = Account.SALES if isinstance(act, Sale) else Account.REFUNDS
        detail = act.tender if tender is Account.OTHER else act.brand if tender is Account.CARD else ""
        self._add(type_, tender, detail, way * act.amount_minor)
        self._add(type_, goods, "", -way * (act.amount_minor - act.tax_minor))
        for rate, minor in tax_by_rate(seq, act, self.find, self.lost).items():
            self._add(type_, Account.TAX, rate or USUAL, -way * minor)
        if tender is Account.CASH:
            self._cash_moved(act.drawer)

    def _strike(self, act: Void) -> None:
        struck = self.find(act.void_of_seq)
        if struck is None and self.lost(act.void_of_seq):
            return
        if not isinstance(struck, Sale | Refund):
            raise Refusal("journal.gap", entry=act.void_of_seq)
        type_ = _type_of(struck) if act.void_of_seq >= self.first_seq else Type.LATE_VOIDS
        self._sell(act.void_of_seq, struck, type_, sign=-1)

    def _correct(self, act: Correction) -> None:
        sale = _sale(act.corrects_seq, self.find, self.lost)
        rates = tax_by_rate(act.corrects_seq, sale, self.find, self.lost) if sale is not None else {}
        was = self._was(act, sale)
        if was is not None:
            self._restate(was, rates, sign=-1)
        self._restate(act.now, rates, sign=1)

    def _was(self, act: Correction, sale: Sale | None) -> SlipFacts | None:
        """How the sale is posted before this correction; None where it is not.

        What a correction says that is lost was never posted: what is, is what the last one before it says, or the sale.
        """
        seq = act.after_seq
        if seq and self.find(seq) is None:
            if not self.lost(seq):
                raise Refusal("journal.gap", entry=seq)
            seq = self.earlier(act)
        before = self.find(seq) if seq else None
        if isinstance(before, Correction):
            return before.now
        return facts_of(sale) if sale is not None else None

    def _restate(self, facts: SlipFacts, rates: Mapping[str, int], *, sign: int) -> None:
        cash = facts.tender == Tender.CASH
        account = Account.OVER_SHORT if cash else _TENDERS.get(facts.tender, Account.OTHER)
        self._add(Type.CORRECTIONS, account, "" if cash else facts.brand, sign * facts.amount_minor)
        self._add(Type.CORRECTIONS, Account.SALES, "", -sign * (facts.amount_minor - facts.tax_minor))
        for rate, minor in shared(facts.tax_minor, rates).items():
            self._add(Type.CORRECTIONS, Account.TAX, rate or USUAL, -sign * minor)

    def _move(self, type_: Type, taken_from: Account, put_to: Account, minor: int) -> None:
        self._add(type_, put_to, "", minor)
        self._add(type_, taken_from, "", -minor)

    def _add(self, type_: Type, account: Account, detail: str, minor: int) -> None:
        # What a register writes is anybody's word: where it names nothing that a journal may say, it says nothing.
        key = (type_, account, detail if account_fits(detail) else "")
        self._sums[key] = self._sums.get(key, 0) + minor

    def _cash_moved(self, drawer: str) -> None:
        """A count of before says nothing any more, nor does what was to go to the bank."""
        self._over_short.pop(drawer, None)
        self._deposits.pop(drawer, None)


def _type_of(act: Sale | Refund) -> Type:
    return Type.SALES if isinstance(act, Sale) else Type.REFUNDS


def tax_by_rate(seq: int, act: Sale | Refund, find: Find, lost: Lost = _none) -> dict[str, int]:
    """The tax of a sale or refund, in minor units, by the name of its rate; empty is the usual one.

    The parts of a sale by two tenders together have the tax of its basket to the cent. A refund gives tax back in the
    shares in which its sale had it; where the entry that says so is `lost`, by the usual rate.
    """
    if isinstance(act, Refund):
        if not act.refund_of_seq:
            return {act.outside_rate: act.tax_minor} if act.tax_minor else {}
        sale = _sale(act.refund_of_seq, find, lost)
        return shared(act.tax_minor, tax_by_rate(act.refund_of_seq, sale, find, lost) if sale else {})
    if not act.part_of:
        return shared(act.tax_minor, _of_basket(act))
    first = _sale(seq - 1, find, lost)  # the entry of the part that came before it
    if first is None:
        return shared(act.tax_minor, {})
    whole = _of_basket(first)
    rest = {rate: minor - shared(first.tax_minor, whole).get(rate, 0) for rate, minor in whole.items()}
    return rest if rest and sum(rest.values()) == act.tax_minor else shared(act.tax_minor, whole)


def _sale(seq: int, find: Find, lost: Lost) -> Sale | None:
    """The sale that is this entry; None where it is lost, and Refusal ``journal.gap`` where it is not here yet."""
    sale = find(seq)
    if isinstance(sale, Sale):
        return sale
    if sale is None and lost(seq):
        return None
    raise Refusal("journal.gap", entry=seq)


def _of_basket(sale: Sale) -> dict[str, int]:
    parts: dict[str, int] = {}
    for part in sale.basket.taxes:
        parts[part.rate] = parts.get(part.rate, 0) + part.tax_minor
    return parts


def shared(total_minor: int, weights: Mapping[str, int]) -> dict[str, int]:
    """A sum shared out by weights, to the cent: what is left over goes to the largest fractions, then by name."""
    whole = sum(weights.values())
    if whole <= 0:
        return {"": total_minor} if total_minor else {}
    parts = {name: total_minor * weight // whole for name, weight in weights.items()}
    left = total_minor - sum(parts.values())
    by_fraction = sorted(weights, key=lambda name: (-(total_minor * weights[name] % whole), name))
    for name in by_fraction[:left]:
        parts[name] += 1
    return parts
