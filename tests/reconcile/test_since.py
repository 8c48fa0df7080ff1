"""What came since the run before, and what is said to have changed by it."""

from __future__ import annotations

from typing import Any

from shoebox.domain.finding import Finding, FindingKind
from shoebox.reconcile import Since

PAYS = "primary"


def held(**fields: Any) -> Since:
    """A run in which nothing but this is other than in the one before."""
    plain = {"slips": frozenset(), "charges": frozenset(), "same_count": 40, "before": {}, "now": {}}
    return Since(**{**plain, **fields})


def finding(*, slips: tuple[str, ...] = (), charges: tuple[str, ...] = ()) -> Finding:
    kind = FindingKind.DUPLICATE_CHARGE if slips or charges else FindingKind.SLIP_GAP
    return Finding(
        finding_id="F1", kind=kind, slip_ids=slips, charge_ids=charges, amount_minor=100, currency="USD",
        confidence_ppm=990_000, reasons=(), deadline="",
    )  # fmt: skip


def test_a_charge_that_came_and_took_the_slip_is_the_cause() -> None:
    """C1 paid S; C2 came and pays it now, and C1 pays nothing: that is C2's doing, not the odds'."""
    since = held(
        charges=frozenset({"C2"}),
        before={"C1": (("C1", "S", PAYS),)},
        now={"C1": (("C1", "", "unrelated"),), "C2": (("C2", "S", PAYS),)},
    )
    assert since.link_counts == (40, 1, 1, 0)
    assert since.why([finding(charges=("C1",)), finding(slips=("S",))]) == [("charge_came C2",)] * 2


def test_what_nothing_came_for_moved_by_the_odds() -> None:
    since = held(before={"C1": (("C1", "S", PAYS),)}, now={"C1": (("C1", "T", PAYS),)})
    assert since.link_counts == (40, 0, 0, 1)
    assert since.why([finding(charges=("C1",))]) == [("odds_moved",)]


def test_charges_of_no_slip_have_nothing_in_common() -> None:
    """C1 lost its slip by itself; C2, which came, has none: no slip is not a slip that both speak of."""
    since = held(
        charges=frozenset({"C2"}),
        before={"C1": (("C1", "S", PAYS),)},
        now={"C1": (("C1", "", "unrelated"),), "C2": (("C2", "", "unrelated"),)},
    )
    assert since.link_counts == (40, 1, 0, 1)


def test_a_gap_that_was_filled_is_given_no_cause() -> None:
    assert held(slips=frozenset({"S9"})).why([finding()]) == [()]
