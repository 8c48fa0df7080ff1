"""The statement by store and day for paper and sheet: whatever the days, its sums are those of the run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shoebox.casework import statement
from shoebox.casework.statement import day_cells, day_lines
from shoebox.domain.finding import Proof, ProofLine, StoreDay
from shoebox.domain.report import SideSum

PARTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 10**9)), min_size=4, max_size=4)
PLACES = st.tuples(st.sampled_from(("085", "031", "")), st.dates().map(str), st.sampled_from(("USD", "EUR")))
SLIPS, CHARGES = ("settled", "in_findings", "voided", "cash"), ("settling", "duplicate", "unrelated", "in_findings")


def side(labels: tuple[str, ...], parts: list[tuple[int, int]]) -> tuple[ProofLine, tuple[ProofLine, ...]]:
    lines = tuple(ProofLine(label, *part) for label, part in zip(labels, parts, strict=True))
    return ProofLine("in", sum(x.count for x in lines), sum(x.amount_minor for x in lines)), lines


@st.composite
def store_days(draw: st.DrawFn) -> StoreDay:
    store, day, currency = draw(PLACES)
    slips, charges = side(SLIPS, draw(PARTS)), side(CHARGES, draw(PARTS))
    paid = ProofLine("paid", slips[1][0].count, slips[1][0].amount_minor + draw(st.sampled_from((0, 0, 0, 1))))
    return StoreDay(store, day, Proof(currency, *slips, *charges), paid)


@given(st.lists(store_days(), max_size=12))
def test_no_cent_is_lost_between_days_and_paper(days: list[StoreDay]) -> None:
    """However few rows paper holds: counts and money in all are those of the days, and each row adds up."""
    own = [day for day in days if day.proof.currency == "USD"]
    lines = day_lines(days, "USD")
    for sides, wholes in (
        ([line.slips for line in lines], [day.proof.slips_in for day in own]),
        ([line.charges for line in lines], [day.proof.charges_in for day in own]),
    ):
        whole = SideSum.of(sides)
        assert whole.count == sum(one.count for one in wholes)
        assert whole.amount_minor == sum(one.amount_minor for one in wholes)
        assert whole.amount_minor == whole.matched_minor + whole.in_question_minor + whole.other_minor
    assert len(list(day_cells(days))) == 2 * len(days)


@given(st.lists(store_days(), max_size=12))
def test_what_needs_a_look_stands_first(days: list[StoreDay]) -> None:
    lines = day_lines(days, "USD")
    ranks = [(line.closes, -line.slips.in_question_minor - line.charges.in_question_minor) for line in lines]
    assert ranks == sorted(ranks)


def test_beyond_what_paper_holds_stands_their_sum(monkeypatch) -> None:
    """Three store-days of 100, 300 and 200 in question, paper for two: 300, 200, and one more."""
    monkeypatch.setattr(statement, "DAYS_ON_PAPER_MAX", 2)
    days = []
    for store, minor in (("031", 100), ("085", 300), ("112", 200)):
        slips, charges = (
            side(SLIPS, [(1, 5_000), (1, minor), (0, 0), (0, 0)]),
            side(CHARGES, [(1, 5_000)] + [(0, 0)] * 3),
        )
        days.append(StoreDay(store, "2026-11-12", Proof("USD", *slips, *charges), ProofLine("paid", 1, 5_000)))
    lines = day_lines(days, "USD")
    assert [(line.label, line.slips.in_question_minor) for line in lines] == [
        ("Store 085", 300), ("Store 112", 200), ("1 more, each to the cent", 100),
    ]  # fmt: skip
