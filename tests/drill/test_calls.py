"""Slips on one card add up against its floor limit, and whoever keys them calls for a code."""

from __future__ import annotations

from random import Random

from shoebox.domain.card import Brand
from shoebox.domain.entry import Tender
from shoebox.domain.policy import Policy
from shoebox.drill.calls import as_on_paper, with_calls
from shoebox.drill.steps import Face, KeySale, Step, TrueSale, VoidSale

POLICY = Policy(floor_limit_minor={Brand.VISA: 5_000}, split_minutes=120)
MINUTE_MS = 60_000


def keyed(
    name: str, minute: int, amount_minor: int, last4: str = "4417", approval: str = "", brand: Brand = Brand.VISA
) -> KeySale:
    face = Face(tender=Tender.CARD, amount_minor=amount_minor, tax_minor=0, brand=brand, last4=last4, approval=approval)
    return KeySale(step_id=name, at_ms=minute * MINUTE_MS, clerk="17", typed=face, paper=face)


def called(*steps: Step) -> list[str]:
    """The names of the steps that were called for."""
    after = with_calls(list(steps), POLICY, Random(1))
    before = {step.step_id: step for step in steps}
    return [step.step_id for step in after if step != before[step.step_id]]


def test_the_slip_that_lifts_a_card_above_its_limit_is_called_for() -> None:
    """$30.00, then $20.01 a minute later: together $50.01, above $50.00."""
    assert called(keyed("a", 0, 3_000), keyed("b", 1, 2_000)) == []
    assert called(keyed("a", 0, 3_000), keyed("b", 1, 2_001)) == ["b"]
    assert called(keyed("a", 0, 3_000), keyed("b", 1, 2_001, brand=Brand.AMEX)) == ["b"], "the same last four"


def test_another_card_two_hours_and_a_coded_slip_start_anew() -> None:
    assert called(keyed("a", 0, 3_000), keyed("b", 1, 3_000, last4="1524")) == []
    assert called(keyed("a", 0, 3_000), keyed("b", 121, 3_000)) == []
    assert called(keyed("a", 0, 6_000, approval="498795"), keyed("b", 1, 3_000)) == []


def test_a_slip_struck_out_before_counts_no_longer() -> None:
    void = VoidSale(step_id="v", at_ms=MINUTE_MS, clerk="17", of_step="a", approver="1", reason="keyed a wrong amount")
    assert called(keyed("a", 0, 3_000), void, keyed("b", 2, 3_000)) == []
    assert called(keyed("a", 0, 3_000), keyed("b", 0, 3_000), void) == ["b"]


def test_the_code_stands_on_the_paper_of_the_sale_too() -> None:
    steps = with_calls([keyed("a", 0, 3_000), keyed("b", 1, 3_000)], POLICY, Random(1))
    paper = keyed("b", 1, 3_000).paper
    sale = TrueSale(
        sale_id="S1", store="085", household="h", paper=paper, happened_ms=0, fate="", good=("b",), voided=()
    )
    lost = TrueSale(sale_id="S2", store="085", household="h", paper=paper, happened_ms=0, fate="", good=(), voided=())
    written, unwritten = as_on_paper([sale, lost], steps)
    step = steps[1]
    assert isinstance(step, KeySale)
    assert written.paper.approval == step.typed.approval != ""
    assert unwritten.paper.approval == ""
