"""Who would wait too long is sent away at once; how long it is, is learnt from those who were served."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest

from shoebox.domain.errors import Trouble
from shoebox.service.turns import ALWAYS, LINE_S_MAX, RETRY_S, Turns

PARCEL = 80_000


class Hand:
    """A clock that stands still until it is moved."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def in_line(turns: Turns, size: int = PARCEL) -> list[AbstractContextManager[None]]:
    """Everybody who is let in, one behind the other."""
    standing: list[AbstractContextManager[None]] = []
    while len(standing) < 10_000:
        one = turns.standing(size)
        try:
            one.__enter__()
        except Trouble:
            break
        standing.append(one)
    return standing


def served(turns: Turns, hand: Hand, standing: list[AbstractContextManager[None]], *, each_s: float) -> None:
    for one in standing:
        hand.now_s += each_s
        one.__exit__(None, None, None)


@pytest.mark.parametrize("each_s", [0.01, 0.1, 0.5])
def test_the_line_is_as_long_as_those_in_it_take(each_s: float) -> None:
    """A hundred served at 0.1 s each: about eight stand in a line of 0.75 s, and the next is sent away."""
    hand = Hand()
    turns = Turns(hand)
    for _ in range(100):
        served(turns, hand, [entered(turns)], each_s=each_s)
    standing = in_line(turns)
    assert abs(len(standing) * each_s - LINE_S_MAX) <= 2 * each_s
    assert turns.line_s > LINE_S_MAX


def test_nobody_is_shut_out_for_good_by_one_slow_moment() -> None:
    """Ten minutes for one parcel, then as fast as ever: two at a time are let in, and the line opens again."""
    hand = Hand()
    turns = Turns(hand)
    served(turns, hand, [entered(turns)], each_s=600)
    rounds = 0
    while len(standing := in_line(turns)) == ALWAYS:
        served(turns, hand, standing, each_s=0.01)
        rounds += 1
    assert rounds < 100


def test_an_idle_hour_teaches_nothing() -> None:
    """One parcel an hour, each done in 10 ms: the line is not thought slow."""
    hand = Hand()
    turns = Turns(hand)
    for _ in range(50):
        hand.now_s += 3_600
        served(turns, hand, [entered(turns)], each_s=0.01)
    assert len(in_line(turns)) > 50


@pytest.mark.parametrize(("away", "least", "most"), [(1, 10, 10), (200, 15, 25), (1_900, 60, 60)])
def test_a_crowd_is_asked_to_stay_away_for_as_long_as_it_takes(away: int, least: int, most: int) -> None:
    """At 0.1 s a parcel, two hundred who were sent away take about twenty seconds; in an hour nobody remembers them."""
    hand = Hand()
    turns = Turns(hand)
    for _ in range(100):
        served(turns, hand, [entered(turns)], each_s=0.1)
    asked = [turns.busy().facts["longest_s"] for _ in range(away)][-1]
    assert least <= asked <= most
    hand.now_s += 3_600
    assert turns.busy().facts["longest_s"] == 2 * RETRY_S


def test_what_was_begun_is_told_as_it_ended() -> None:
    """Something goes wrong in a turn: it is out of the line all the same."""
    turns = Turns(Hand())
    with pytest.raises(ValueError, match="wrong"), turns.standing(PARCEL):
        raise ValueError("wrong")
    assert turns.line_s == 0


def entered(turns: Turns) -> AbstractContextManager[None]:
    one = turns.standing(PARCEL)
    one.__enter__()
    return one
