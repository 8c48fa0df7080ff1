"""Whatever people do, in any order: no charge goes back twice, and nothing moves on one person's word."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bookmaking import HandClock
from casemaking import ANN, JONAS, LEO, PINS, PRIYA, Books, charge, open_casework, slip, summary
from inmemory import top
from shoebox.casework import Casework
from shoebox.domain.decision import Action, CloseReason, Outcome
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind
from shoebox.formats.instructions import read_instructions

pytestmark = pytest.mark.thorough

CASES = st.integers(1, 7)
PEOPLE = st.sampled_from((ANN, LEO, PRIYA, JONAS))


class _PinsChecked:
    """PINs have tests of their own; here they would only cost time."""

    def check_pin(self, *_: object) -> None:
        return


class Desk(RuleBasedStateMachine):
    """Seven ways in which findings overlap over the charges of two sales and one refund slip."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory(dir=top())  # thousands of commits, and none has to survive
        folder = Path(self.place.name)
        self.books, self.out, self.run = Books({}, {}), folder / "out", 0
        self.casework: Casework = open_casework(folder, self.books, HandClock())
        self.casework.gate.check_pin = _PinsChecked().check_pin  # type: ignore[method-assign]
        voided = slip("S1v", status="voided")
        same = (charge("C1b"), charge("C1a"), charge("C1d"))
        self.found = (
            self.books.doubled("1"),
            self.books.tripled("1"),
            self.books.finding(FindingKind.VOID_CHARGED, (voided,), (charge("C1b"),), minor=12_995),
            self.books.finding(FindingKind.DUPLICATE_CHARGE, (slip("S1"),), same, minor=25_990),
            self.books.uncharged("2", 20_000),
            self.books.finding(
                FindingKind.AMOUNT_MISMATCH, (slip("S2", 20_000),), (charge("C2", 2_000),), minor=18_000
            ),
            self.books.unsent("5"),
        )

    def teardown(self) -> None:
        self.place.cleanup()

    @rule(which=st.sets(st.integers(0, 6)))
    def reconcile(self, which: set[int]) -> None:
        self.run += 1
        self.casework.take_run(self.run, [self.found[at] for at in sorted(which)], summary())

    @rule(
        case=CASES, who=PEOPLE, action=st.sampled_from((Action.REFUND, Action.CHARGE)), minor=st.sampled_from((0, 500))
    )
    def propose(self, case, who, action, minor) -> None:
        with suppress(Refusal):
            self.casework.propose(case, action, maker=who, amount_minor=minor)

    @rule(case=CASES, who=PEOPLE)
    def approve(self, case, who) -> None:
        with suppress(Refusal):
            self.casework.approve(case, checker=who, pin=PINS[who], risk_note="seen")

    @rule(who=PEOPLE)
    def approve_all(self, who) -> None:
        self.casework.approve_many(range(1, 8), checker=who, pin=PINS[who])

    @rule(case=CASES, who=PEOPLE)
    def send_back(self, case, who) -> None:
        with suppress(Refusal):
            self.casework.send_back(case, note="look again", by=who)

    @rule(case=CASES, who=PEOPLE)
    def close(self, case, who) -> None:
        with suppress(Refusal):
            self.casework.close_without(case, CloseReason.NOT_A_FAULT, by=who)

    @rule(who=PEOPLE)
    def write(self, who) -> None:
        self.casework.write_instructions(self.out, by=who)

    @rule(who=PEOPLE, outcome=st.sampled_from(Outcome), pick=st.integers(0, 9))
    def answer(self, who, outcome, pick) -> None:
        for file in self.casework.files():
            keys = self.casework.keys_of(file.file_no)
            with suppress(Refusal):
                self.casework.note_answers(file.file_no, {keys[pick % len(keys)]: outcome}, by=who)

    @invariant()
    def every_charge_goes_back_at_most_once(self) -> None:
        lines = [line for path in sorted(self.out.glob("*.csv")) for line in read_instructions(path.read_bytes()).lines]
        assert all(line.maker and line.checker and line.maker != line.checker for line in lines)
        moved = {line.key: line for line in lines}
        refunds = Counter(line.charge_id or "slip" for line in moved.values() if line.action is Action.REFUND)
        charges = Counter(line.slip_no + str(line.case_id) for line in moved.values() if line.action is Action.CHARGE)
        assert all(times == 1 for times in refunds.values()), "two keys give one charge back"
        assert all(times == 1 for times in charges.values())
        for line in moved.values():
            if line.action is Action.REFUND:
                limit = self.books.charges[line.charge_id].amount_minor if line.charge_id else 2_000
                assert line.amount_minor <= limit
        assert not {"C1a", "C1b", "C1c", "C1d"} <= set(refunds), "a sale is always paid by one charge that stays"

    @invariant()
    def the_book_is_whole(self) -> None:
        verdict = self.casework.verify()
        assert verdict.ok, verdict.line


TestNeverTwice = Desk.TestCase
TestNeverTwice.settings = settings(
    max_examples=12, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
