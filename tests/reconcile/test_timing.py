"""When charges come: places in the pile, hours in which anything comes anyhow, and how far doubles lie apart."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shoebox.reconcile import timing
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import DAY_S, HOUR_S, MINUTE_S, UNKNOWN_S, fit, hours

PAPERS = 200
KEYED_FROM_S = 3 * DAY_S


def pile(*, in_order: bool = True, alone: int = 0) -> Columns:
    """One store's anchors: a sale every five minutes, keyed half a minute apart three days later.

    Every `alone`th was charged by its terminal within a minute.
    """
    random = Random(4)
    sold = [n * 5 * MINUTE_S for n in range(PAPERS)]
    keyed = [KEYED_FROM_S + n * 30 for n in range(PAPERS)]
    if not in_order:
        random.shuffle(keyed)
    charged = [s + 60 if alone and n % alone == 0 else k for n, (s, k) in enumerate(zip(sold, keyed, strict=True))]
    columns = {"sold_at": sold, "charged_at": charged, "slip_no": list(range(1, PAPERS + 1))}
    columns |= {"lag": [c - s for c, s in zip(charged, sold, strict=True)], "store": [7] * PAPERS}
    columns |= {"register": [1] * PAPERS}
    return {name: np.array(values, dtype=np.int64) for name, values in columns.items()}


def slips(*sold_s: int, store: int = 7) -> Columns:
    columns = {"sold_at": list(sold_s), "store": [store] * len(sold_s), "register": [0] * len(sold_s)}
    columns["slip_no"] = [0] * len(sold_s)
    return {name: np.array(values, dtype=np.int64) for name, values in columns.items()}


def off_s(anchors: Columns, store: int = 7) -> int:
    """How far the hundredth sale's charge is from its place: it was keyed fifty minutes into the session."""
    hundredth = slips(100 * 5 * MINUTE_S, store=store)
    moment = np.array([KEYED_FROM_S + 50 * MINUTE_S])
    return int(np.abs(moment - fit(anchors).due_s(hundredth))[0])


def test_a_slip_is_due_where_its_neighbours_are() -> None:
    assert off_s(pile()) <= 3 * MINUTE_S


def test_terminals_that_charged_on_their_own_do_not_move_the_pile() -> None:
    assert off_s(pile(alone=4)) <= 3 * MINUTE_S


def test_terminals_that_charged_several_in_a_row_do_not_move_it_either() -> None:
    """Six sales next to each other were charged within a minute: closer together than neighbours in the pile."""
    anchors = pile()
    near = slice(98, 104)
    anchors["charged_at"][near] = anchors["sold_at"][near] + 60
    anchors["lag"][near] = 60
    assert off_s(anchors) <= 3 * MINUTE_S


def test_a_store_without_neighbours_has_no_pile() -> None:
    assert off_s(pile(), store=8) > -UNKNOWN_S // 2


def test_a_place_in_the_pile_says_much_where_there_is_an_order_and_little_where_not() -> None:
    lag, off = np.array([KEYED_FROM_S, KEYED_FROM_S]), np.array([30, 40 * MINUTE_S])
    store = np.array([7, 7])
    ordered, mixed = (fit(pile(in_order=order)).first_mb(lag, off, store) for order in (True, False))
    assert ordered[0] - ordered[1] > 5 * timing.BIT
    assert mixed[0] - mixed[1] < 3 * timing.BIT


def test_each_store_has_an_order_of_its_own() -> None:
    """Store 7 keys its pile in order, store 9 as it comes: to be near one's place says much in 7 and little in 9."""
    both, other = pile(), pile(in_order=False)
    other["store"][:] = 9
    measured = fit({name: np.concatenate((both[name], other[name])) for name in both})
    lag, off = np.array([KEYED_FROM_S, KEYED_FROM_S]), np.array([30, 40 * MINUTE_S])
    ordered, mixed, unknown = (measured.first_mb(lag, off, np.array([store] * 2)) for store in (7, 9, 8))
    assert ordered[0] - ordered[1] > 5 * timing.BIT
    assert mixed[0] - mixed[1] < 3 * timing.BIT
    assert mixed[0] < unknown[0] < ordered[0]


def test_no_charge_comes_before_its_sale() -> None:
    measured = fit(pile())
    early, late = measured.too_early_mb(np.array([-5 * HOUR_S, KEYED_FROM_S]))
    assert early < -4 * timing.BIT
    assert late == 0
    assert -HOUR_S <= measured.earliest_s <= 0


def test_sales_that_stand_at_noon_are_charged_before_it() -> None:
    """Only the day is known: one charge in ten came before noon, and that is nothing out of the ordinary."""
    noon = pile()
    noon["lag"][::10] = -4 * HOUR_S
    assert fit(noon).too_early_mb(np.array([-4 * HOUR_S])).tolist() == [0]
    assert fit(noon).earliest_s <= -4 * HOUR_S


def test_hours_in_which_much_comes_are_likely_and_none_is_impossible() -> None:
    anyhow = hours(np.array([100, 101]), np.array([50, 50]), (90, 120))
    busy, quiet = anyhow.at_mb(np.array([100 * HOUR_S, 115 * HOUR_S]))
    assert busy > quiet + 2 * timing.BIT
    whole = sum(2 ** (int(each) / timing.BIT) * HOUR_S for each in anyhow.mb)
    assert abs(whole - 1) < 0.01


def test_doubles_seen_close_together_make_closeness_likely() -> None:
    anyhow = hours(np.array([0]), np.array([1]), (0, 200))
    charged = np.arange(50) * HOUR_S
    usual = timing.apart_shares(np.zeros(0, dtype=np.int64), (0.0, 0.0), charged, anyhow)
    seen = timing.apart_shares(np.full(60, 30), (0.0, 0.0), charged, anyhow)
    assert seen[0] > 10 * usual[0]
    assert abs(sum(seen) - 1) < 1e-9


def test_customers_who_came_again_are_taken_off() -> None:
    """Sixty charges a day apart of which all are said to be returning customers leave the table as it was."""
    anyhow = hours(np.array([24]), np.array([60]), (0, 48))
    charged = np.zeros(50, dtype=np.int64)
    usual = timing.apart_shares(np.zeros(0, dtype=np.int64), (0.0, 0.0), charged, anyhow)
    seen = timing.apart_shares(np.full(60, DAY_S), (60.0, 0.0), charged, anyhow)
    raw = timing.apart_shares(np.full(60, DAY_S), (0.0, 0.0), charged, anyhow)
    day = 5
    assert raw[day] > seen[day]
    assert abs(seen[day] - usual[day]) < 0.25


def test_one_charge_of_another_century_makes_no_table_of_half_a_million_hours() -> None:
    """Dated 1970 and 2199 by a broken file: the hours around the outage alone are looked at, and say what they said."""
    middle = 500_000
    hour = np.array([0, middle - 3, middle, middle + 5, 2_000_000])
    count = np.array([1, 4, 90, 7, 1])
    near = timing.near((0, 2_000_000), middle * HOUR_S)
    assert near[0] < middle - 3
    assert near[1] - near[0] < 5_000
    inside = timing.hours(hour[1:4], count[1:4], near)
    assert timing.hours(hour, count, near).mb.tolist() == inside.mb.tolist()
    assert timing.near((0, 10), middle * HOUR_S) == (middle, middle), "nothing at all came around the outage"


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 11)), min_size=1, max_size=20),
    st.sampled_from([1, 10**17]),
)
def test_a_row_s_place_is_behind_whoever_comes_before_it(
    held: list[tuple[int, int]], asked: list[tuple[int, int]], wide: int
) -> None:
    """Of its own group and those before it, as sorting says; numbers of eighteen digits do not fit into one key."""
    held = sorted(held)
    asked = [each for each in asked if each[0] in {group for group, _ in held}] or [held[0]]
    one, other = (np.array(side, dtype=np.int64).T * np.array([[1], [wide]]) for side in (held, asked))
    places = timing._places((one[0], one[1]), (other[0], other[1]))
    assert places.tolist() == [sum(each <= mine for each in held) for mine in asked]
