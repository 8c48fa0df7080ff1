"""What a day's entries post: debits and credits of the same size, whatever people key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.act import Act
from shoebox.domain.acts import CashCount, CashDeposit, CashMove, DayOpened, Refund, Sale, Void
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.item import Basket, Line
from shoebox.domain.journal import Account, Posting, Type
from shoebox.domain.takings import TillRoll, shared


def sale(minor: int, tax: int = 0, *, tender: str = "cash", **other: object) -> Sale:
    card = {"brand": "visa", "last4": "4417"} if tender == "card" else {}
    return Sale(slip="", tender=tender, amount_minor=minor, tax_minor=tax, currency="USD", **card, **other)  # type: ignore[arg-type]


def refund(of: int, minor: int, tax: int = 0, *, tender: str = "cash") -> Refund:
    brand = "visa" if tender == "card" else ""
    return Refund(
        refund_of="e", refund_of_seq=of, slip="", tender=tender, amount_minor=minor, tax_minor=tax, currency="USD",
        brand=brand,
    )  # fmt: skip


def void(of: int) -> Void:
    return Void(void_of="e", void_of_seq=of, reason="typed twice", approver="2", paper_in_box=True)


def move(minor: int, drawer: str = "") -> CashMove:
    return CashMove(amount_minor=minor, reason="stamps", drawer=drawer)


def counted(counted_minor: int, expected_minor: int, drawer: str = "") -> CashCount:
    return CashCount(
        pieces=(), counted_minor=counted_minor, expected_minor=expected_minor, number=1, drawer=drawer
    )  # fmt: skip


def banked(minor: int, stays: int = 0) -> CashDeposit:
    return CashDeposit(amount_minor=minor, bag="B1", stays_minor=stays, second="2")


def posted(
    *acts: Act | tuple[Kind, CashMove], earlier: dict[int, Act] | None = None, lost: frozenset[int] = frozenset()
) -> dict[tuple[str, str, str], int]:
    """The postings of a day whose entries begin at number 10."""
    said = [act if isinstance(act, tuple) else (act.KIND, act) for act in acts]
    book = {**(earlier or {}), **{10 + at: act for at, (_, act) in enumerate(said)}}
    roll = TillRoll(book.get, 10, lost=lost.__contains__)
    for at, (kind, act) in enumerate(said):
        roll.take(10 + at, kind.value, act)
    return {(one.type.value, one.account.value, one.detail): one.minor for one in roll.postings()}


def basket(*parts: tuple[str, int, int]) -> tuple[tuple[str, str, str, int, int, str, int, int, str], ...]:
    """Lines of one piece each: rate's name, rate in thousandths of a per cent, price."""
    return tuple(
        Line(
            sku="A1", name="Mug", unit="", quantity_thousandths=1_000, price_minor=price, rate=rate, rate_per_100k=per,
            list_price_minor=price,
        ).plain()
        for rate, per, price in parts
    )  # fmt: skip


def test_takings_by_tender_and_tax() -> None:
    """Cash 10.00 with 0.68 tax; Visa 62.41 with 4.22."""
    assert posted(sale(1_000, 68), sale(6_241, 422, tender="card")) == {
        ("sales", "cash_drawer", ""): 1_000,
        ("sales", "card_slips", "visa"): 6_241,
        ("sales", "sales", ""): -6_751,
        ("sales", "tax", "usual"): -490,
    }


def test_a_sale_struck_out_the_same_day_leaves_nothing() -> None:
    assert posted(sale(1_000, 68), void(10)) == {}


def test_one_struck_out_later_is_taken_back_on_that_day() -> None:
    """Yesterday's sale of 10.00 is entry 4; today nothing but its void."""
    assert posted(void(4), earlier={4: sale(1_000, 68)}) == {
        ("late_voids", "cash_drawer", ""): -1_000,
        ("late_voids", "sales", ""): 932,
        ("late_voids", "tax", "usual"): 68,
    }


def test_of_what_is_lost_nothing_is_taken_back_and_what_was_given_back_on_it_is_posted() -> None:
    """Entry 4 is lost with its book: its void posts nothing, a refund of 5.00 on it has its tax under the usual rate.

    Of one that is not here yet, and not lost, nothing is posted.
    """
    for act in (void(4), refund(4, 500, 34)):
        with pytest.raises(Refusal):
            posted(act)
    assert posted(void(4), lost=frozenset({4})) == {}
    assert posted(refund(4, 500, 34), lost=frozenset({4})) == {
        ("refunds", "cash_drawer", ""): -500,
        ("refunds", "refunds", ""): 466,
        ("refunds", "tax", "usual"): 34,
    }


def test_tax_by_rate_of_a_basket_and_of_its_refund() -> None:
    """Two rates inside the price, 10.70 and 21.00; half of it goes back."""
    lines = basket(("", 7_000, 1_070), ("reduced", 5_000, 2_100))
    taxes = {part.rate: part.tax_minor for part in Basket(lines=tuple(map(Line.of, lines))).taxes}
    assert taxes == {"": 70, "reduced": 100}
    found = posted(sale(3_170, 170, lines=lines), refund(10, 1_585, 85))
    assert found["sales", "tax", "usual"] == -70
    assert found["sales", "tax", "reduced"] == -100
    assert found["refunds", "tax", "usual"] == 35
    assert found["refunds", "tax", "reduced"] == 50
    assert found["refunds", "cash_drawer", ""] == -1_585


def test_two_tenders_share_the_tax_of_their_basket_to_the_cent() -> None:
    """31.70 by a card slip of 20.00 and 11.70 in cash; the rates keep 0.70 and 1.00 together."""
    lines = basket(("", 7_000, 1_070), ("reduced", 5_000, 2_100))
    slip = sale(2_000, 107, tender="card", lines=lines, rest_minor=1_170)
    found = posted(slip, sale(1_170, 63, part_of="e"))
    assert (found["sales", "tax", "usual"], found["sales", "tax", "reduced"]) == (-70, -100)


def test_cash_that_moves_and_is_no_sale() -> None:
    found = posted(
        (Kind.PAID_IN, move(500)), (Kind.PAID_OUT, move(200)), (Kind.SAFE_DROP, move(900)),
        (Kind.CHANGE_FETCHED, move(300)),
    )  # fmt: skip
    assert {key: minor for key, minor in found.items() if key[1] != "cash_drawer"} == {
        ("paid_in", "paid_in", ""): -500,
        ("paid_out", "paid_out", ""): 200,
        ("safe_drop", "safe", ""): 900,
        ("change_fetched", "change_from_bank", ""): -300,
    }


def test_the_count_and_the_deposit_that_stand_are_posted() -> None:
    """Counted 1.00 short, then cash moved: the second count is 0.20 over, and 50.00 goes to the bank."""
    found = posted(counted(900, 1_000), (Kind.PAID_IN, move(500)), counted(1_520, 1_500), banked(5_000))
    assert found["over_short", "over_short", ""] == -20
    assert found["deposit", "bank_deposits", ""] == 5_000


def test_a_deposit_of_before_the_last_count_stands_no_more() -> None:
    assert ("deposit", "bank_deposits", "") not in posted(counted(900, 900), banked(500), counted(900, 900))


def test_each_drawer_has_its_own_count() -> None:
    """A is 1.00 short, B is 0.30 over; a move in B says nothing of A's count."""
    found = posted(counted(900, 1_000), (Kind.PAID_IN, move(100, "B")), counted(330, 300, "B"))
    assert found["over_short", "over_short", ""] == 70


def test_a_float_that_differs_from_what_was_left() -> None:
    opened = DayOpened(z_no=2, float_minor=19_900, opened_by="1", verified_by="2", float_off_minor=-100)
    assert posted(opened) == {("float", "cash_drawer", ""): -100, ("float", "over_short", ""): 100}


@pytest.mark.parametrize("act", [void(4), refund(4, 100)])
def test_what_rests_on_an_entry_that_has_not_come_waits(act: Act) -> None:
    with pytest.raises(Refusal) as refused:
        posted(act)
    assert refused.value.code == "journal.gap"


_MINOR = st.integers(min_value=1, max_value=10**7)
_ACTS = st.one_of(
    st.builds(
        lambda minor, share, tender: sale(minor, minor * share // 300, tender=tender),
        _MINOR, st.integers(0, 100), st.sampled_from(["cash", "card", "voucher"]),
    ),
    st.builds(lambda of, minor: refund(of, minor, minor // 15, tender="card"), st.integers(1, 3), _MINOR),
    st.builds(void, st.integers(1, 3)),
    st.builds(lambda kind, minor, drawer: (kind, move(minor, drawer)),
              st.sampled_from([Kind.PAID_IN, Kind.PAID_OUT, Kind.SAFE_DROP, Kind.CHANGE_FETCHED]), _MINOR,
              st.sampled_from(["", "B"])),
    st.builds(counted, _MINOR, _MINOR, st.sampled_from(["", "B"])),
    st.builds(banked, _MINOR),
)  # fmt: skip


@given(st.lists(_ACTS, max_size=30))
def test_whatever_is_keyed_debits_and_credits_are_the_same(acts: list[Act]) -> None:
    """Three sales of the day before may be struck out and given back, in any order and again."""
    lines = basket(("", 7_000, 1_070), ("reduced", 5_000, 2_100))
    earlier: dict[int, Act] = {1: sale(1_000, 68), 2: sale(6_241, 422, tender="card"), 3: sale(3_170, 170, lines=lines)}
    assert sum(posted(*acts, earlier=earlier).values()) == 0


@given(st.integers(0, 10**9), st.dictionaries(st.sampled_from(["", "a", "b", "c"]), st.integers(0, 10**6)))
def test_a_share_out_comes_to_its_sum(total: int, weights: dict[str, int]) -> None:
    assert sum(shared(total, weights).values()) == total


def test_postings_stand_in_the_order_of_types_and_accounts() -> None:
    roll = TillRoll({}.get, 1)
    roll.take(1, Kind.DEPOSIT.value, banked(5))
    roll.take(2, Kind.SALE.value, sale(7))
    assert roll.postings()[0] == Posting(Type.SALES, Account.CASH, "", 7)
