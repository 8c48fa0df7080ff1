"""What a run believes before it looks at a pair: how many charges are second keyings, and how many are customers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from shoebox.reconcile import weighing
from shoebox.reconcile.evidence import counted, learn, mb
from shoebox.reconcile.rules import Text
from shoebox.reconcile.sides import Census, Columns, Counts, OpenItems

SLIPS, STORES, HOUR, NOON_S = 30_000, 30, 440_000, 440_000 * 3_600
NONE = np.zeros(0, dtype=np.int64)


def column(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


# Thirty stores, with customers who come back: of the charges from before the outage six in ten are nobody's slip's.
SEEN = Census(
    slips_by_store=Counts(dict.fromkeys(range(STORES), SLIPS // STORES)),
    charges_by_store=Counts(dict.fromkeys(range(STORES), 1_300)),
    charges_by_amount=Counts({999: 400, 2_000: 300} | dict.fromkeys(range(1_001, 1_701), 50)),
    slips=SLIPS,
    charges=39_000,
    store_charges=39_000,
    web_charges=0,
    settled=28_000,
    bare_slips=300,
    strangers=5_400,
    strangers_with_auth=4_000,
    strangers_with_ref=0,
    doubles_of_order=0,
    doubles_apart=0,
    span_hours=(HOUR - 30, HOUR + 30),
    middle_s=NOON_S,
    hours={"hour": column(HOUR - 20, HOUR + 20), "stranger": column(2_700, 2_700), "web": column(0, 0)},
    repeats={
        "amount": column(999, 1_475, 2_000),
        "customers": column(3_000, 500, 2_500),
        "same": column(40, 3, 30),
        "before": column(1_500, 250, 1_250),
        "same_before": column(20, 1, 15),
    },
    visit_pairs=9_000_000,
    before_pairs=4_000_000,
    before=4_600,
    strangers_before=2_700,
    twins=dict.fromkeys(("number_is", "band", "charged", "one"), NONE),
    doubles_apart_s={"apart": NONE, "repeats": NONE},
    struck_out=100,
    struck_out_charged=3,
)


def keyed_again(census: Census, *, apart: int, repeats: int, with_code: float) -> float:
    """How many second keyings are believed in where so many slips have two charges, some of which share a code."""
    pairs: Columns = {
        "apart": np.full(apart, 6 * 3_600, dtype=np.int64),
        "repeats": np.repeat(column(1, 0), [repeats, apart - repeats]),
    }
    anchors = anchors_with(code=with_code)
    return learn(replace(census, doubles_apart=apart, doubles_apart_s=pairs), anchors).keyed_again * SLIPS


def anchors_with(*, code: float) -> Columns:
    every, nothing = np.arange(1_000, dtype=np.int64), np.zeros(1_000, dtype=np.int64)
    anchors = dict.fromkeys(("ref_is", "card_is", "brand_is", "register", "slip_no", "auth", "charge_auth"), nothing)
    anchors |= {"sold_at": NOON_S + every, "lag": nothing + 90_000, "charged_at": NOON_S + 90_000 + every}
    return anchors | {"store": every % STORES, "auth_is": np.where(every < code * 1_000, 1, 0)}


def test_customers_who_came_again_are_no_second_keyings() -> None:
    """Twice as many as come on average; of so many second keyings some would have repeated a code."""
    assert (
        keyed_again(SEEN, apart=45, repeats=0, with_code=0.5) < 2 < keyed_again(SEEN, apart=45, repeats=0, with_code=0)
    )


@pytest.mark.parametrize(("repeats", "with_code"), [(37, 0.5), (0, 0.0)])
def test_second_keyings_stand_out(repeats: int, with_code: float) -> None:
    """Far more than customers who come again; where there are codes some repeat them."""
    assert 120 < keyed_again(SEEN, apart=187, repeats=repeats, with_code=with_code) < 187


def test_chains_whose_second_keyings_never_repeat_a_code_have_them_all_the_same() -> None:
    assert keyed_again(SEEN, apart=187, repeats=0, with_code=0.5) > 60


def test_where_customers_come_back_more_charges_belong_to_no_slip_than_are_seen() -> None:
    """So an agreement is worth less: there are more strangers' charges among which one may agree by accident."""
    seldom = replace(SEEN, strangers_before=4_300)
    assert learn(SEEN, anchors_with(code=0.5)).first < learn(seldom, anchors_with(code=0.5)).first


def test_customers_who_seldom_bought_the_same_before_the_outage_seldom_do_after_it() -> None:
    """However many sales on one card at one price lie among the slips: what looks like more is keyed again."""
    seldom = replace(SEEN, repeats={**SEEN.repeats, "same_before": column(0, 0, 0)})
    popular = np.full(3, 1e-4)
    usual, rare = (
        learn(census, anchors_with(code=0.5)).returns.same_amount(SEEN.repeats["amount"], popular)
        for census in (SEEN, seldom)
    )
    assert (rare < 0.9 * usual).all()
    assert keyed_again(SEEN, apart=80, repeats=0, with_code=0.5) < keyed_again(
        seldom, apart=80, repeats=0, with_code=0.5
    )


def test_struck_out_slips_are_charged_as_often_as_this_run_shows() -> None:
    often = replace(SEEN, struck_out=400, struck_out_charged=80)
    usual, often_mb = (learn(census, anchors_with(code=0.5)).void for census in (SEEN, often))
    assert usual + 2_000 < often_mb


@pytest.mark.parametrize(("one", "is_twice"), [(3, False), (20, True)])
def test_slips_keyed_twice_hours_apart_are_known_by_how_many_share_a_charge(one: int, is_twice: bool) -> None:
    """Of a hundred pairs alike, hours apart under other numbers, three with one charge are lost twins, not twenty."""
    seen = {"number_is": column(1, 2), "band": column(0, 3), "charged": column(0, 100), "one": column(60, one)}
    odds = learn(replace(SEEN, bare_slips=700, twins=seen), anchors_with(code=0.5))
    assert (odds.twice[2][3] > mb(odds.rates.slip_lost)) == is_twice


def test_nothing_seen_is_nearly_nothing_believed() -> None:
    assert 0 < keyed_again(SEEN, apart=0, repeats=0, with_code=0.5) < 1


def same_code_mb(codes: list[int], last4: list[int], relation: int) -> int:
    """What the first two of some charges of a slip say by having one code."""
    charges = {"auth": np.array(codes, dtype=np.int64), "last4": np.array(last4, dtype=np.int16)}
    odds = learn(SEEN, anchors_with(code=0.5))
    (said,) = weighing.same_code_mb(odds, charges, *(np.array([at]) for at in (0, 1, relation))).tolist()
    return int(said)


@pytest.mark.parametrize(("of_others", "least_mb", "most_mb"), [(0, 18_000, 20_000), (7, 0, 2_000)])
def test_a_code_of_no_approval_ties_no_charges(of_others: int, least_mb: int, most_mb: int) -> None:
    """Charges 0 and 1 of code 7 on one card; where eight other cards have that code too it says little."""
    codes = [7, 7, *[of_others or n for n in range(100, 108)]]
    said = same_code_mb(codes, [9609, 9609, *range(1_000, 1_008)], int(Text.UNKNOWN))
    assert least_mb <= said <= most_mb


@pytest.mark.parametrize(("of_others", "least_mb", "most_mb"), [(0, 18_000, 20_000), (7, 0, 0)])
def test_charges_without_a_last_four_are_on_cards_of_their_own(of_others: int, least_mb: int, most_mb: int) -> None:
    """Five hundred charges that name no card: one code of two of them ties these, one code of all says nothing."""
    codes = [7, 7, *[of_others or n for n in range(100, 598)]]
    assert least_mb <= same_code_mb(codes, [-1] * 500, int(Text.UNKNOWN)) <= most_mb


def test_a_code_of_every_card_ties_no_charges_however_many_there_are() -> None:
    """Last fours are ten thousand at most: a code on each of them says nothing, though the charges are four times as
    many as the cards."""
    cards = [at // 4 for at in range(8_000)]
    codes = [7 if at % 4 < 2 else 1_000 + at for at in range(8_000)]
    assert same_code_mb(codes, cards, int(Text.UNKNOWN)) == 0


def test_what_was_never_charged_is_not_paid_back() -> None:
    """Another code costs a web charge nothing where fields are weighed; so a common one of both gains nothing."""
    web = {"is_web": np.array([False, True]), "auth": column(7, 7), "last4": column(9609, 9609)}
    pairs = {"charge": column(1, 0), "auth": column(Text.OTHER, Text.OTHER)}
    assert weighing.auth_is(web, pairs).tolist() == [Text.UNKNOWN, Text.OTHER]
    odds = learn(SEEN, anchors_with(code=0.5))
    common = {"auth": np.full(9, 7), "last4": column(9609, 9609, *range(1_000, 1_007)), "is_web": np.arange(9) == 1}
    gained = weighing.shared_mb(odds, web_items(common), (column(0), column(1)), np.zeros(9, dtype=np.int64))
    assert gained.tolist() == [0]


def web_items(charges: Columns) -> OpenItems:
    """A slip with its first charge, and with an extra one on the web under the same code, which is not the slip's."""
    charges |= {"amount": np.full(9, 6_241)}
    same, both = np.full(2, int(Text.SAME)), np.zeros(2, dtype=np.int64)
    pairs = {"slip": both, "charge": column(0, 1), "amount": both, "last4": same, "card": both}
    pairs["auth"] = np.full(2, int(Text.OTHER))
    return OpenItems(slips={"amount": column(6_241)}, charges=charges, pairs=pairs, slip_pairs={}, retries=())


def test_a_count_is_found_however_large_the_numbers_are() -> None:
    """1 and 7 stand 3 and 5 times; of those below, between and beyond nothing is known. Just so 2 to the 40 higher."""
    for by in (0, 1 << 40):
        counts = Counts({1 + by: 3, 7 + by: 5})
        assert counted(np.array([7, 0, 1, 4, 8, 900]) + by, counts, 1).tolist() == [5, 1, 3, 1, 1, 1]
