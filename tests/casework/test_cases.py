"""Findings become cases, once; runs come and go; the queue finds them again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bookmaking import HandClock
from casemaking import ANN, LEO, MO, PINS, PRIYA, Books, charge, open_casework, slip, summary
from shoebox.casework import Casework
from shoebox.domain.case import Change, QueueFilter
from shoebox.domain.decision import Action, CaseState, CloseReason
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind
from shoebox.storage.case_verify import verify_cases


def test_a_finding_becomes_one_case_with_its_evidence_side_by_side(casework: Casework, books: Books) -> None:
    """Slip 085 100 047, $129.95, charged at 15:10, 15:10:03 and next day 02:41."""
    casework.take_run(1, [books.tripled()], summary())
    (row,) = casework.queue()
    view = casework.case(row.case_id)
    assert (row.case_id, row.state, row.charges, row.store_name) == (1, CaseState.OPEN, 3, "Harbour Row")
    assert {one.field: (one.slip, one.other, one.differs) for one in view.comparisons} == {
        "Number": ("085 100 047", "W-2207751", False),
        "Amount": ("$129.95", "$129.95", False),
        "Card": ("Visa •• 4417", "Visa •• 4417", False),
        "Store": ("085", "085", False),
        "Taken": ("Thu 12 Nov, 14:33", "Thu 12 Nov, 15:10", False),
        "Approval": ("48213A", "48213A", False),
        "Slip named": ("085 100 047", "085 100 047", False),
    }
    assert [(one.words, one.surplus_minor) for one in view.charges] == [
        ("Pays the sale", 0),
        ("3 s later", 12_995),
        ("11 h 31 min later", 12_995),
    ]
    assert view.reasons == ("Both say card ending 4417.",)
    assert (view.suggested, view.suggested_minor) == (Action.REFUND, 25_990)


def test_what_differs_is_marked(casework: Casework, books: Books) -> None:
    """Slip $62.41 on Visa 4417; charged $26.41 on Visa 4471, without approval code."""
    found = books.finding(
        FindingKind.AMOUNT_MISMATCH,
        (slip("S1", 6_241),),
        (charge("C1", 2_641, last4="4471", approval=""),),
        minor=3_600,
        reasons=("amount_digits_swapped 62.41/26.41", "brand_new_code x"),
    )
    casework.take_run(1, [found], summary())
    view = casework.case(1)
    assert [one.field for one in view.comparisons if one.differs] == ["Amount", "Card"]
    assert view.reasons == (
        "Two digits of the amount are swapped, 62.41 on the slip, 26.41 on the charge.",
        "Brand new code x.",
    )
    assert (view.suggested, view.paper_first, view.chargeable_minor) == (None, True, 3_600)


def test_a_slip_keyed_twice_stands_beside_its_twin(casework: Casework, books: Books) -> None:
    """One sale on slips 47 and 48, keyed with two amounts; no charge is in question."""
    twins = (slip("S1", 6_241), slip("S2", 6_214, slip_no="085100048"))
    casework.take_run(1, [books.finding(FindingKind.DUPLICATE_SLIP, twins, (), minor=6_214)], summary())
    view = casework.case(1)
    assert view.beside_slip
    assert {one.field: (one.slip, one.other, one.differs) for one in view.comparisons if one.field != "Taken"} == {
        "Number": ("085 100 047", "085 100 048", False),
        "Amount": ("$62.41", "$62.14", True),
        "Card": ("Visa •• 4417", "Visa •• 4417", False),
        "Store": ("085", "085", False),
        "Approval": ("48213A", "48213A", False),
    }


def test_a_run_taken_twice_opens_nothing_twice(casework: Casework, books: Books) -> None:
    """Run 1, two findings; again; then run 1 with another finding."""
    found = [books.tripled(), books.uncharged()]
    casework.take_run(1, found, summary(2))
    before = casework.trail()
    casework.take_run(1, list(reversed(found)), summary(2))
    assert casework.trail() == before
    with pytest.raises(Refusal, match="taken in before with other findings"):
        casework.take_run(1, [books.doubled()], summary())
    assert casework.next_run() == 2


def test_a_finding_that_is_gone_cannot_be_decided_and_comes_back_open(casework: Casework, books: Books) -> None:
    """Run 1 finds a triple, Ann proposes; run 2 doesn't; run 3 does."""
    tripled = books.tripled()
    casework.take_run(1, [tripled], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.take_run(2, [books.uncharged()], summary())
    assert casework.case(1).row.state is CaseState.SUPERSEDED
    for act in (
        lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA]),
        lambda: casework.propose(1, Action.REFUND, maker=ANN),
        lambda: casework.close_without(1, CloseReason.NOT_A_FAULT, by=ANN),
        lambda: casework.send_back(1, note="no", by=PRIYA),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "case.stale"
    casework.take_run(3, [tripled], summary())
    assert casework.case(1).row.state is CaseState.OPEN
    assert [act.words for act in casework.case(1).history] == [
        "Opened the case", "Proposed", "Gone from the last run", "Back in the last run",
    ]  # fmt: skip
    with pytest.raises(Refusal) as refused:
        casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert refused.value.code == "case.not_proposed"
    assert casework.verify().ok


@pytest.mark.parametrize(
    ("asked", "cases"),
    [
        (QueueFilter(), [3, 1, 2]),
        (QueueFilter(kinds=(FindingKind.MISSING_CHARGE,)), [3]),
        (QueueFilter(at_least_minor=20_000), [3, 1]),
        (QueueFilter(states=(CaseState.PROPOSED,)), [2]),
        (QueueFilter(owner="42"), [2]),
        (QueueFilter(store="112"), [3]),
        (QueueFilter(last4="0082"), [3]),
        (QueueFilter(text="harbour"), [1, 2]),
        (QueueFilter(text="C2b"), [2]),
        (QueueFilter(text="north q"), [3]),
        (QueueFilter(text="100%_"), []),
        (QueueFilter(sure_ppm_min=999_000), []),
        (QueueFilter(due_before="2026-11-13"), []),
        (QueueFilter(due_before="2026-11-14", store="112"), [3]),
        (QueueFilter(before_ms=1), []),
    ],
)
def test_the_queue_narrows(casework: Casework, books: Books, asked: QueueFilter, cases: list[int]) -> None:
    """1: tripled $259.90, 2: doubled $129.95 proposed by Leo, 3: never charged $349.99 in store 112, card 0082."""
    found = [books.tripled(), books.doubled(), books.uncharged(store="112", store_name="North Quay", last4="0082")]
    casework.take_run(1, found, summary(3))
    casework.propose(2, Action.REFUND, maker=LEO)
    assert [row.case_id for row in casework.queue(asked)] == cases


def test_the_figures_count_what_is_not_at_an_end(casework: Casework, books: Books, clock: HandClock) -> None:
    """Three cases, one closed, one proposed, all to be done by 13 November; it is the 15th."""
    casework.take_run(1, [books.tripled(), books.doubled(), books.uncharged()], summary(3))
    casework.close_without(3, CloseReason.MENDED_ELSEWHERE, by=ANN)
    casework.propose(2, Action.REFUND, maker=ANN)
    clock.pass_min(3 * 24 * 60)
    figures = casework.figures()
    assert (figures.open, figures.at_risk, figures.past_deadline, figures.proposed) == (2, (("USD", 38_985),), 2, 1)


def test_cases_survive_closing_and_opening_the_book(casework: Casework, books: Books) -> None:
    """A case taken by Ann, asked about in the store; opened again by another process."""
    casework.take_run(1, [books.tripled()], summary())
    casework.take(1, by=ANN)
    casework.ask_store(1, by=ANN, note="Is there a second slip?")
    again = open_casework(casework.path.parent, books)
    row = again.case(1).row
    assert (row.state, row.owner, row.state.waits_for) == (CaseState.ASKED, "41", "Store")
    assert again.case(1) == casework.case(1)


@pytest.mark.of_the_file
def test_a_strange_file_is_left_alone(tmp_path, books: Books) -> None:
    """cases.db is somebody's shopping list."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "cases.db")) as other:
        other.execute("CREATE TABLE shopping (what TEXT)")
    with pytest.raises(Refusal) as refused:
        open_casework(tmp_path, books)
    assert refused.value.code == "cases.not_ours"
    assert not verify_cases(tmp_path / "cases.db").ok


def test_five_wrong_pins_make_one_wait(casework: Casework, clock: HandClock) -> None:
    """Five times 0000, then the right PIN, at once and a minute later."""
    for _ in range(5):
        with pytest.raises(Refusal, match="not the PIN of Ann Weber"):
            casework.sign_in("41", "0000")
    with pytest.raises(Refusal, match="Wait 60 s"):
        casework.sign_in("41", "4141")
    clock.pass_min(1)
    assert casework.sign_in("41", "4141") == ANN
    with pytest.raises(Refusal) as refused:
        casework.sign_in("45", PINS[MO])
    assert refused.value.code == "case.not_here"


class Came:
    """A run before which one slip came."""

    link_counts = (40, 2, 1, 0)

    def why(self, findings):
        return [("slip_came S9",) for _ in findings]


def test_a_run_says_what_it_changed_and_why(casework: Casework, books: Books) -> None:
    """Run 1: tripled and doubled; doubled is closed. Run 2: doubled still, tripled gone, one never charged is new."""
    tripled, doubled, uncharged = books.tripled(), books.doubled(), books.uncharged()
    casework.take_run(1, [tripled, doubled], summary(2))
    casework.close_without(2, CloseReason.NOT_A_FAULT, by=ANN)
    casework.take_run(2, [doubled, uncharged], summary(2), since=Came())
    changes = casework.changes(2)
    assert [(one.change, one.row.case_id, one.why) for one in changes.rows] == [
        (Change.GONE, 1, ("slip_came S9",)), (Change.NEW, 3, ("slip_came S9",)),
    ]  # fmt: skip
    assert (changes.same, changes.settled, changes.links) == (0, 1, (40, 2, 1, 0))
    assert dict(changes.counts) == {Change.GONE: 1, Change.NEW: 1}
    assert casework.case(1).history[-1].detail == "Slip S9 came."
    first = casework.changes(1)
    assert ([one.change for one in first.rows], first.links) == ([Change.NEW, Change.NEW], ())
    with pytest.raises(Refusal) as refused:
        casework.changes(3)
    assert refused.value.code == "case.no_run"


def test_a_run_of_many_changes_is_looked_up_in_few_questions(casework: Casework, books: Books) -> None:
    """Thirty cases opened by one run ask the book no more often than two."""
    asked: list[str] = []

    def asking(*said: Any) -> None:
        asked.append(said[2])

    findings = [books.doubled(str(at)) for at in range(30)]
    casework.take_run(1, findings[:2], summary())
    casework.take_run(2, findings, summary())
    counts = []
    event.listen(Engine, "before_cursor_execute", asking)
    try:
        for run_no, rows in ((1, 2), (2, 28)):
            asked.clear()
            assert len(casework.changes(run_no).rows) == rows
            counts.append(len(asked))
    finally:
        event.remove(Engine, "before_cursor_execute", asking)
    assert counts[0] == counts[1]


def test_a_new_finding_about_decided_papers_names_that_case(casework: Casework, books: Books) -> None:
    """A double is closed; a run later the same slip has a third charge, which is another finding."""
    doubled = books.doubled("1")
    casework.take_run(1, [doubled], summary())
    casework.close_without(1, CloseReason.NOT_A_FAULT, by=ANN)
    casework.take_run(2, [doubled, books.tripled("1")], summary(2), since=Came())
    assert casework.changes(2).rows[0].why == ("slip_came S9", "beside_case 1")


def test_a_case_is_as_sure_as_the_last_run(casework: Casework, books: Books) -> None:
    """98 % at first, 60 % in the next run: the queue says 60, and it is not proposed together with sure ones."""
    found = books.doubled()
    casework.take_run(1, [replace(found, confidence_ppm=980_000)], summary())
    casework.take_run(2, [replace(found, confidence_ppm=975_000)], summary())
    assert casework.changes(2).same == 1
    casework.take_run(3, [replace(found, confidence_ppm=600_000)], summary())
    assert [(one.change, one.why) for one in casework.changes(3).rows] == [(Change.WEIGHED, ("sure 600000 980000",))]
    (row,) = casework.queue()
    assert row.confidence_ppm == casework.case(1).row.confidence_ppm == 600_000
    assert casework.queue(QueueFilter(sure_ppm_min=900_000)) == ()
    assert casework.propose_many([1], maker=ANN).done == ()
    casework.take_run(4, [replace(found, confidence_ppm=990_000)], summary())
    assert [row.case_id for row in casework.queue(QueueFilter(sure_ppm_min=985_000))] == [1]
    assert casework.case(1).history[-1].detail == "99.0 % sure, before 60.0 % sure."
    assert casework.verify().ok


def test_a_closed_case_is_opened_again_with_a_reason(casework: Casework, books: Books) -> None:
    casework.take_run(1, [books.doubled()], summary())
    casework.close_without(1, CloseReason.NOT_A_FAULT, by=ANN)
    with pytest.raises(Refusal) as refused:
        casework.reopen(1, by=LEO, note=" ")
    assert refused.value.code == "case.note_needed"
    casework.reopen(1, by=LEO, note="The customer called again.")
    assert (casework.case(1).row.state, casework.case(1).row.owner) == (CaseState.OPEN, LEO.number)
    with pytest.raises(Refusal, match="nothing to open again"):
        casework.reopen(1, by=LEO, note="Once more.")
    casework.propose(1, Action.REFUND, maker=LEO)
    assert casework.verify().ok


def test_a_decision_about_money_that_is_found_no_longer_stays_and_says_so(casework: Casework, books: Books) -> None:
    """A refund is in a file; run 2 finds the double no longer, run 3 neither, run 4 does."""
    doubled, other = books.doubled(), books.uncharged()
    casework.take_run(1, [doubled], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    casework.write_instructions(casework.path.parent / "out", by=LEO)
    for run_no, found in ((2, [other]), (3, [other]), (4, [other, doubled])):
        casework.take_run(run_no, found, summary(), since=Came())
    assert casework.case(1).row.state is CaseState.INSTRUCTED
    said = [[one.change for one in casework.changes(run_no).rows if one.row.case_id == 1] for run_no in (2, 3, 4)]
    assert said == [[Change.UNFOUND], [], [Change.FOUND]]
