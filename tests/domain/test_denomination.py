"""Notes and coins: what a drawer is counted in where the policy does not say."""

from __future__ import annotations

import pytest

from shoebox.domain.currency import MINOR_DIGITS
from shoebox.domain.denomination import DENOMINATIONS_MAX, Denomination, piece_name, usual_denominations
from shoebox.domain.policy import Policy
from shoebox.domain.policy_words import policy_in
from shoebox.policy_settings import DENOMINATION_NAME_CHARS_MAX


@pytest.mark.parametrize("currency", sorted(MINOR_DIGITS))
def test_every_currency_has_pieces_that_can_be_counted(currency):
    """Each worth once, notes above coins, few enough for a page, and names short enough for it."""
    pieces = usual_denominations(currency)
    worths = [piece.worth_minor for piece in pieces]
    assert worths == sorted(set(worths), reverse=True)
    assert len(worths) <= DENOMINATIONS_MAX
    assert {piece.is_coin for piece in pieces} == {True, False}
    assert [piece.is_coin for piece in pieces] == sorted(piece.is_coin for piece in pieces)
    assert all(0 < len(piece.name) <= DENOMINATION_NAME_CHARS_MAX for piece in pieces)


def test_a_euro_drawer_has_no_dollars_in_it():
    """€200 to €5, then €2 to €0.01, in rolls of 25, 40 and 50."""
    policy = Policy(currency="EUR")
    assert [piece.name for piece in policy.pieces][:8] == ["€200", "€100", "€50", "€20", "€10", "€5", "€2", "€1"]
    assert [piece.roll for piece in policy.pieces if piece.is_coin] == [25, 25, 40, 40, 40, 50, 50, 50]
    assert policy.pieces[-1].name == "€0.01"


def test_what_the_policy_names_is_counted_largest_note_first():
    """A store that takes no $100 notes and counts no cents."""
    some = (
        Denomination(worth_minor=25, name="quarters", is_coin=True, roll=40),
        Denomination(worth_minor=2_000, name="twenties", is_coin=False),
        Denomination(worth_minor=100, name="silver dollars", is_coin=True),
    )
    assert [piece.name for piece in Policy(denominations=some).pieces] == ["twenties", "silver dollars", "quarters"]


def test_a_piece_of_an_earlier_policy_has_a_name_all_the_same():
    """Counted as 2 x $2 while there were such notes."""
    assert piece_name(200, Policy().pieces, "USD") == "$2"
    assert piece_name(25, Policy().pieces, "USD") == "25 cents"


def test_a_spanish_policy_calls_them_in_spanish():
    assert policy_in("es", currency="USD").pieces[0].name == "billete $100"
    assert policy_in("es", currency="MXN").pieces == Policy(currency="MXN").pieces
