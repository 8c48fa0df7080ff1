"""How long a run still takes: from its rows, from the run before, and from how it goes today."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.pace import ENGINE_STAGES, PPM, STAGES, USUAL_US, Pace, Stage


def even(ms: int = 10_000) -> Pace:
    return Pace(tuple((stage, ms) for stage in STAGES))


def test_a_machine_as_fast_as_expected_is_told_what_is_left() -> None:
    """Nine stages of ten seconds each; four are over, and five seconds of the next."""
    done = [(stage, 10_000) for stage in STAGES[:4]]
    share, left = even().left(done, STAGES[4], 5_000)
    assert (share, left) == (500_000, 45_000)


def test_every_stage_is_expected_to_take_something() -> None:
    assert tuple(USUAL_US) == STAGES
    assert (Stage.GATHERING, *ENGINE_STAGES, Stage.CASES) == STAGES


def test_a_machine_half_as_fast_has_twice_as_much_left() -> None:
    done = [(stage, 20_000) for stage in STAGES[:4]]
    _, left = even().left(done, STAGES[4], 10_000)
    assert 85_000 < left < 91_000


def test_a_stage_that_takes_too_long_is_never_quite_done() -> None:
    share, left = even().left([(stage, 10_000) for stage in STAGES[:-1]], STAGES[-1], 90_000)
    assert left == 500
    assert share < PPM


def test_what_an_earlier_start_had_kept_does_not_make_the_rest_seem_quick() -> None:
    """Four stages of a minute each are gone on with, in a tenth of a second; five minutes are left, and not seconds."""
    done = [(stage, 25) for stage in STAGES[:4]]
    _, left = even(60_000).left(done, STAGES[4], 0)
    assert left == 300_000


def test_the_run_before_says_more_than_the_table() -> None:
    """100 rows took a second to decide; 300 take three."""
    pace = dict(Pace.of(300, before_ms={"deciding": 1_000}, rows_before=100).expected_ms)
    assert pace["deciding"] == 3_000
    assert pace["reading"] == 1


@given(st.integers(0, len(STAGES) - 1), st.lists(st.integers(0, 10**7), min_size=9, max_size=9), st.integers(0, 10**8))
def test_it_is_never_less_than_nothing_nor_more_than_all(at: int, took: list[int], stage_ms: int) -> None:
    done = list(zip(STAGES[:at], took[:at], strict=True))
    share, left = Pace.of(1_000_000, before_ms={}, rows_before=0).left(done, STAGES[at], stage_ms)
    assert 0 <= share <= PPM
    assert left >= 0
