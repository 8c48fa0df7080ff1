"""Two people for every movement, within limits, with reasons; whatever anybody tries."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import ANN, JONAS, LEO, MO, PINS, PRIYA, STAFF, Books, charge, open_casework, slip, summary
from shoebox.casework import Casework
from shoebox.domain.decision import Action, CaseState, CloseReason, Outcome
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import ChargeView, FormerSlip
from shoebox.domain.finding import Finding, FindingKind
from shoebox.domain.incident import RescueLane
from shoebox.domain.pins import PIN_CODES
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Deadlines
from shoebox.domain.staff import Person
from shoebox.formats.instructions import read_instructions

PEOPLE = (ANN, LEO, PRIYA, JONAS, MO)
REKEYED = Policy(rescue_lane=RescueLane.REKEY)


def refusal(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.code not in str(refused.value), "a sentence stands for the code"
    assert "?" not in str(refused.value)
    return refused.value.code


@pytest.mark.parametrize(("maker", "checker"), list(itertools.product(PEOPLE, PEOPLE)), ids=lambda one: one.initials)
def test_every_pair_of_roles(casework: Casework, books: Books, maker: Person, checker: Person) -> None:
    """A refund of $129.95, proposed and approved by each pair of the desk's five people and its clerk."""
    casework.take_run(1, [books.doubled()], summary())
    if maker is MO:
        assert refusal(lambda: casework.propose(1, Action.REFUND, maker=maker)) == "case.not_here"
        return
    casework.propose(1, Action.REFUND, maker=maker)

    def approve() -> None:
        casework.approve(1, checker=checker, pin=PINS[checker])

    expected = {ANN: "case.role_approve", LEO: "case.role_approve", MO: "case.not_here"}.get(checker)
    if maker is checker:
        assert refusal(approve) == "case.same_person"
    elif expected:
        assert refusal(approve) == expected
    else:
        approve()
        assert casework.case(1).row.state is CaseState.APPROVED
        return
    assert casework.case(1).row.state is CaseState.PROPOSED


def test_a_wrong_pin_approves_nothing(casework: Casework, books: Books) -> None:
    """Priya, with Jonas' PIN."""
    casework.take_run(1, [books.doubled()], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    assert refusal(lambda: casework.approve(1, checker=PRIYA, pin=PINS[JONAS])) == "case.pin"
    assert casework.case(1).row.state is CaseState.PROPOSED


def test_limits_are_each_persons_own(casework: Casework, books: Books) -> None:
    """Ann proposes up to $500.00, Jonas approves up to $200.00, Priya up to $2,000.00; the triple is $259.90."""
    casework.take_run(1, [books.tripled(), books.doubled("2", 50_001)], summary(2))
    casework.propose(1, Action.REFUND, maker=ANN)
    assert refusal(lambda: casework.approve(1, checker=JONAS, pin=PINS[JONAS])) == "case.approve_limit"
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert refusal(lambda: casework.propose(2, Action.REFUND, maker=ANN)) == "case.propose_limit"
    assert refusal(lambda: casework.close_without(2, CloseReason.NOT_A_FAULT, by=ANN)) == "case.close_limit"
    casework.close_without(2, CloseReason.NOT_A_FAULT, by=PRIYA, note="Two honest purchases.")
    assert casework.case(2).row.state is CaseState.CLOSED


def test_a_person_made_up_with_a_higher_limit_is_nobody(casework: Casework, books: Books) -> None:
    """Ann, with a limit of her own making; and somebody under Priya's number."""
    casework.take_run(1, [books.doubled("2", 60_000)], summary())
    rich = replace(ANN, propose_minor_max=10**9)
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=rich)) == "case.not_here"
    twin = replace(PRIYA, number="99")
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=twin)) == "case.not_here"


@pytest.mark.parametrize(("amount_minor", "code"), [(25_991, "case.over_surplus"), (-1, "case.over_surplus")])
def test_a_refund_stays_within_the_surplus(casework: Casework, books: Books, amount_minor: int, code: str) -> None:
    """Two of three charges of $129.95 may go back: $259.90 and no cent more."""
    casework.take_run(1, [books.tripled()], summary())
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN, amount_minor=amount_minor)) == code
    assert casework.propose(1, Action.REFUND, maker=ANN, amount_minor=15_000) == 15_000
    assert [(line.charge_id, line.amount_minor) for line in casework.case(1).proposal.lines] == [
        ("C1b", 12_995),
        ("C1c", 2_005),
    ]


def test_nothing_goes_back_where_nothing_is_in_surplus(casework: Casework, books: Books) -> None:
    """Never charged; a card slip without charge; cash; a void nobody charged."""
    casework.take_run(1, [books.uncharged(), books.uncharged("4", tender="cash")], summary(2))
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN)) == "case.no_refund"
    assert casework.propose(1, Action.CHARGE, maker=ANN) == 34_999
    assert refusal(lambda: casework.propose(2, Action.CHARGE, maker=ANN)) == "case.no_charge"


def test_a_charge_without_approval_code_needs_the_risk_signed(casework: Casework, books: Books) -> None:
    """Amex slip of $349.99 with no approval code."""
    casework.take_run(1, [books.uncharged(approval="")], summary())
    casework.propose(1, Action.CHARGE, maker=ANN)
    assert casework.case(1).needs_risk_note
    assert refusal(lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])) == "case.risk_note"
    for typed in (PINS[PRIYA], f"{PRIYA.number} {PINS[PRIYA]}", "999 999", f"Slip seen. {PINS[PRIYA]}"):
        with pytest.raises(Refusal, check=lambda error: error.code in PIN_CODES):  # typed one field early
            casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note=typed)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note="Known customer, signed slip seen.")
    assert casework.case(1).history[-1].detail == "Known customer, signed slip seen."


@pytest.mark.of_the_file
def test_a_slip_beyond_its_last_deadline_is_charged_only_with_a_reason(tmp_path: Path, books: Books) -> None:
    """Thursday's Visa and Amex slips, a week later; Amex has 20 days. One is charged with a word of the approver."""
    clock = HandClock()
    policy = Policy(presentment_by_brand={"amex": Deadlines(4, 5, 20)})
    casework = Casework.open(tmp_path, staff=STAFF, clock=clock, evidence=books.evidence, policy=policy)
    casework.take_run(1, [books.uncharged("1"), books.uncharged("2"), books.uncharged("3", brand="amex")], summary(3))
    for case_id in (1, 2, 3):
        assert casework.case(case_id).late_slips == ()
        casework.propose(case_id, Action.CHARGE, maker=ANN)
    clock.pass_min(7 * 24 * 60)
    assert (casework.case(1).needs_risk_note, casework.case(3).needs_risk_note) == (True, False)
    assert casework.case(1).late_slips == ("085100047",)
    assert casework.case(1).reasons[-1] == "Too late to be charged unseen: whoever approves a charge writes why."
    with pytest.raises(Refusal, match="Slip 085 100 047 is beyond its brand's last deadline"):
        casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    outcome = casework.approve_many([2, 3], checker=PRIYA, pin=PINS[PRIYA])
    assert (outcome.done, [case_id for case_id, _ in outcome.left]) == ((3,), [2])
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note="The customer agreed by phone.")
    assert casework.case(1).history[-1].detail == "The customer agreed by phone."
    casework.close()


def test_a_slip_that_its_store_keys_again_is_charged_only_with_a_reason(tmp_path: Path, books: Books) -> None:
    """Stores key their drafts again by this policy, and one slip was ticked off before: both lanes would charge it."""
    rekeyed = Casework.open(tmp_path, staff=STAFF, clock=HandClock(), evidence=books.evidence, policy=REKEYED)
    ticked = open_casework(tmp_path / "two", books)
    for casework, of_slip in ((rekeyed, {}), (ticked, {"order_no": "W-77"})):
        casework.take_run(1, [books.uncharged("1", **of_slip), books.tripled("2")], summary(2))
        casework.propose_many([1, 2], maker=ANN)
        view = casework.case(1)
        assert (view.needs_risk_note, view.keyed_slips) == (True, ("085100047",))
        assert view.reasons[-1] == "Its store keys it again: whoever approves a charge writes why Finance charges it."
        assert casework.approve_many([1, 2], checker=PRIYA, pin=PINS[PRIYA]).done == (2,)
        with pytest.raises(Refusal, match="Slip 085 100 047 is for its store to key again"):
            casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
        casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note="The store has closed down.")
        assert casework.case(1).row.state is CaseState.APPROVED
        casework.close()


def test_a_late_refund_needs_no_reason(casework: Casework, books: Books, clock: HandClock) -> None:
    """What goes back to a customer is never too late."""
    casework.take_run(1, [books.doubled()], summary())
    clock.pass_min(30 * 24 * 60)
    casework.propose(1, Action.REFUND, maker=ANN)
    assert not casework.case(1).needs_risk_note
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])


def test_what_stores_wrote_of_a_slip_stands_beside_its_charge(casework: Casework, books: Books) -> None:
    """Ticked off as ``pos w-2207751``, after a review: one order, however it is written. Another order differs."""
    late = {"order_no": "w 2207751", "review": "02: the bank agreed"}
    one = books.finding(FindingKind.LATE, (slip("S1", **late),), (charge("C1"),), minor=0)
    two = books.finding(FindingKind.LATE, (slip("S2", order_no="POS 9"),), (charge("C2", slip_ref=""),), minor=0)
    casework.take_run(1, [one, two], summary(2))
    said = {line.field: line for line in casework.case(1).comparisons}
    assert (said["Keyed as"].slip, said["Keyed as"].differs) == ("w 2207751", False)
    assert "Keyed again though it was late, reviewed by 02: the bank agreed." in casework.case(1).reasons
    assert {line.field: line.differs for line in casework.case(2).comparisons}["Keyed as"]


def test_a_charge_nobody_has_a_slip_for_is_never_refunded_by_itself(casework: Casework, books: Books) -> None:
    """A charge of $204.15 in store 064 with no slip."""
    found = books.finding(FindingKind.MISSING_SLIP, (), (charge("C1", 20_415),), minor=20_415)
    casework.take_run(1, [found], summary())
    assert casework.case(1).suggested is None
    assert casework.propose_many([1], maker=ANN).done == ()
    casework.propose(1, Action.REFUND, maker=ANN)
    assert refusal(lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])) == "case.risk_note"


@pytest.mark.parametrize(
    ("on_slip", "charged", "reason"),
    [
        (45_000, 4_500, "amount_ten_times 450.00/45.00"),
        (4_500, 45_000, "amount_ten_times 45.00/450.00"),
        (450_000, 4_500, "amount_less 4500.00/45.00"),
        (4_500, 450_000, "amount_differs 45.00/4500.00"),
        (6_241, 2_641, "amount_digits_swapped 62.41/26.41"),
        (6_241, 62_241, "amount_digit_added 62.41/622.41"),
        (62_241, 6_241, "amount_digit_lost 622.41/62.41"),
        (6_241, 6_541, "amount_digit_wrong 62.41/65.41"),
    ],
)
def test_an_amount_that_a_hand_keyed_wrong_moves_no_money_before_somebody_read_the_paper(
    casework: Casework, books: Books, on_slip: int, charged: int, reason: str
) -> None:
    """Written $45.00, keyed 450.00, charged 45.00: as sure as it is, no evidence says which of the two is wrong."""
    found = books.finding(
        FindingKind.AMOUNT_MISMATCH, (slip("S1", on_slip),), (charge("C1", charged),),
        minor=abs(on_slip - charged), reasons=(reason, "same_last4 4417"),
    )  # fmt: skip
    casework.take_run(1, [found], summary())
    view = casework.case(1)
    assert (view.suggested, view.suggested_minor, view.paper_first) == (None, 0, True)
    assert casework.propose_many([1], maker=PRIYA, note="All that are sure").done == ()
    action = Action.CHARGE if on_slip > charged else Action.REFUND
    assert refusal(lambda: casework.propose(1, action, maker=PRIYA)) == "case.paper_first"
    casework.ask_store(1, by=PRIYA, note="What does the paper say?")
    casework.propose(1, action, maker=PRIYA, amount_minor=100, note="The paper says one more, read by Maria Okafor.")
    assert casework.case(1).row.state is CaseState.PROPOSED


def test_an_amount_that_is_plainly_another_is_still_proposed(casework: Casework, books: Books) -> None:
    """Slip of $62.41, charged $19.99: no slip of a hand makes one of the other."""
    found = books.finding(
        FindingKind.AMOUNT_MISMATCH, (slip("S1", 6_241),), (charge("C1", 1_999),),
        minor=4_242, reasons=("amount_less 62.41/19.99",),
    )  # fmt: skip
    casework.take_run(1, [found], summary())
    assert (casework.case(1).suggested, casework.case(1).paper_first) == (Action.CHARGE, False)
    casework.propose(1, Action.CHARGE, maker=PRIYA)


def test_sent_back_is_open_again_with_the_reason_kept(casework: Casework, books: Books) -> None:
    """Priya sends back: look at the slip first."""
    casework.take_run(1, [books.doubled()], summary())
    casework.propose(1, Action.REFUND, maker=ANN, note="Batch 0412 was sent twice.")
    assert refusal(lambda: casework.send_back(1, note=" ", by=PRIYA)) == "case.note_needed"
    casework.send_back(1, note="Look at the slip first.", by=PRIYA)
    assert refusal(lambda: casework.approve(1, checker=JONAS, pin=PINS[JONAS])) == "case.not_proposed"
    casework.propose(1, Action.REFUND, maker=PRIYA)
    assert refusal(lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])) == "case.same_person"
    assert [act.detail for act in casework.case(1).history] == [
        "",
        "Refund $129.95. Batch 0412 was sent twice.",
        "Look at the slip first.",
        "Refund $129.95.",
    ]


def test_a_write_off_needs_a_reason_and_two_people_and_moves_nothing(
    casework: Casework, books: Books, tmp_path
) -> None:
    """$349.99 never charged, the card is expired."""
    casework.take_run(1, [books.uncharged()], summary())
    assert refusal(lambda: casework.propose(1, Action.WRITE_OFF, maker=ANN)) == "case.note_needed"
    casework.propose(1, Action.WRITE_OFF, maker=ANN, note="Card expired, customer unknown.")
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert casework.case(1).row.state is CaseState.WRITTEN_OFF
    assert casework.write_instructions(tmp_path / "out", by=ANN) == ()


@pytest.mark.parametrize("note", ["Card 4111 1111 1111 1111", "cvv 123", "x" * 501, "bell\x07"])
def test_a_note_holds_no_card_data(casework: Casework, books: Books, note: str) -> None:
    """A card number, a security code, five hundred and one letters, a bell."""
    casework.take_run(1, [books.doubled()], summary())
    code = refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN, note=note))
    assert code in {"card.number", "card.security_code", "case.note_long"}
    assert note not in "".join(act.detail for act in casework.trail())


def test_a_refund_that_nobody_sent_goes_out_by_its_slip(casework: Casework, books: Books) -> None:
    """$20.00 promised on a slip; nobody knows the charge of its sale, so the checker says how the card was found."""
    casework.take_run(1, [books.unsent()], summary())
    view = casework.case(1)
    assert (view.suggested, view.suggested_minor, view.refundable_minor) == (Action.REFUND, 2_000, 2_000)
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN, amount_minor=2_001)) == "case.over_surplus"
    assert casework.propose(1, Action.REFUND, maker=ANN) == 2_000
    assert refusal(lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])) == "case.risk_note"
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note="The acquirer has the card, by telephone.")
    out = casework.path.parent / "out"
    (file,) = casework.write_instructions(out, by=ANN)
    (line,) = read_instructions((out / file.name).read_bytes()).lines
    assert (line.action, line.charge_id, line.slip_no, line.amount_minor) == (Action.REFUND, "", "085100047", 2_000)
    assert casework.file_lines(file.file_no)[0].charge_id == ""
    assert casework.verify().ok


def test_a_refund_slip_is_paid_out_once_however_often_it_is_found(casework: Casework, books: Books) -> None:
    """The slip was corrected after its refund left: the next run finds it under another id."""
    casework.take_run(1, [books.unsent()], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    former = FormerSlip(
        slip_id="S4", slip_no="085100047", amount_minor=2_000, tender="card", brand="visa", last4="4417", approval="",
        reason="last four", by="1", second="2",
    )  # fmt: skip
    books.slips["S4b"] = slip("S4b", 2_000, kind="refund", last4="4471", was=(former,))
    again = Finding("f" * 16, FindingKind.REFUND_MISSING, ("S4b",), (), 2_000, "USD", 990_000, (), "")
    casework.take_run(2, [books.unsent(), again], summary(2))
    assert casework.case(2).refundable_minor == 0
    assert refusal(lambda: casework.propose(2, Action.REFUND, maker=LEO)) == "case.no_refund"


def test_a_slip_is_charged_once_though_an_older_case_of_it_is_taken_up_again(casework: Casework, books: Books) -> None:
    """Closed; the store corrects the slip, the next run finds it under another id, and it is charged as corrected."""
    casework.take_run(1, [books.uncharged()], summary())
    casework.close_without(1, CloseReason.STORE_EXPLAINED, by=PRIYA)
    former = FormerSlip(
        slip_id="S3", slip_no="085100047", amount_minor=34_999, tender="card", brand="visa", last4="4417",
        approval="48213A", reason="amount", by="1", second="2",
    )  # fmt: skip
    corrected = books.uncharged("3b", 34_000, was=(former,))
    casework.take_run(2, [corrected], summary())
    casework.propose(2, Action.CHARGE, maker=ANN)
    casework.reopen(1, by=LEO, note="It was never charged.")
    assert casework.case(1).chargeable_minor == 0
    assert refusal(lambda: casework.propose(1, Action.CHARGE, maker=LEO)) == "case.no_charge"
    casework.send_back(2, note="wait", by=ANN)
    assert casework.case(1).chargeable_minor == 34_999, "nobody charges it now"


def test_what_was_given_back_elsewhere_is_given_back_again_only_with_a_reason(tmp_path: Path, books: Books) -> None:
    """C1b and C2b are too much each. Somebody gave C1b back at the processor's own desk; later C2b as well."""
    known = {"C1b": charge("R1", kind="refund")}
    casework = Casework.open(
        tmp_path, staff=STAFF, clock=HandClock(), evidence=books.evidence,
        given_back=lambda ids: tuple(known[one] for one in ids if one in known),
    )  # fmt: skip
    casework.take_run(1, [books.doubled("1"), books.doubled("2")], summary(2))
    assert casework.propose_many([1, 2], maker=ANN, note="all of them").done == (2,)
    assert casework.case(1).given_back == ("R1",)
    assert casework.case(1).reasons[-1].startswith("R1 gave $129.95 back already, ")
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN)) == "case.given_back"
    casework.propose(1, Action.REFUND, maker=ANN, note="R1 was for another sale of that order.")
    assert [casework.case(case_id).needs_risk_note for case_id in (1, 2)] == [True, False]
    known["C2b"] = charge("R2", kind="refund")
    assert casework.approve_many([1, 2], checker=PRIYA, pin=PINS[PRIYA]).done == ()
    assert refusal(lambda: casework.approve(2, checker=PRIYA, pin=PINS[PRIYA])) == "case.given_back"
    casework.approve(2, checker=PRIYA, pin=PINS[PRIYA], risk_note="R2 came back from the bank.")
    casework.close()


def test_a_refund_that_was_refused_and_given_back_in_another_way_is_not_sent_again(
    tmp_path: Path, books: Books
) -> None:
    """C2b is refused, C1b of three goes through and C1c is refused; then the charges file has R1 for C1b, later R2."""
    known: dict[str, ChargeView] = {}
    casework = Casework.open(
        tmp_path, staff=STAFF, clock=HandClock(), evidence=books.evidence,
        given_back=lambda ids: tuple({known[one].charge_id: known[one] for one in ids if one in known}.values()),
    )  # fmt: skip
    casework.take_run(1, [books.tripled("1"), books.doubled("2")], summary(2))
    casework.propose_many([1, 2], maker=ANN)
    casework.approve_many([1, 2], checker=PRIYA, pin=PINS[PRIYA])
    (file,) = casework.write_instructions(tmp_path / "out", by=LEO)
    answers = {"1-REFUND-1": Outcome.CONFIRMED, "1-REFUND-2": Outcome.FAILED, "2-REFUND-1": Outcome.FAILED}
    casework.note_answers(file.file_no, answers, by=LEO)
    known |= dict.fromkeys(("C1b", "C1c"), charge("R1", kind="refund"))
    known["C2b"] = charge("R2", kind="refund")
    figures = casework.file_figures()
    assert (figures.approved, figures.given) == (1, 1)
    (again,) = casework.write_instructions(tmp_path / "out", by=LEO)
    assert casework.keys_of(again.file_no) == ("1-REFUND-2",), "R1 is our own"
    casework.close_without(2, CloseReason.MENDED_ELSEWHERE, by=PRIYA)
    assert casework.file_figures().given == 0
    casework.close()


def test_an_approved_refund_that_was_given_back_before_its_file_is_decided_anew(tmp_path: Path, books: Books) -> None:
    """R1 comes between the approval and the file; with a word of both the refund is sent, though R1 stands beside."""
    known: dict[str, ChargeView] = {}
    casework = Casework.open(
        tmp_path, staff=STAFF, clock=HandClock(), evidence=books.evidence,
        given_back=lambda ids: tuple(known[one] for one in ids if one in known),
    )  # fmt: skip
    casework.take_run(1, [books.doubled("1")], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    known["C1b"] = charge("R1", kind="refund")
    assert casework.write_instructions(tmp_path / "out", by=LEO) == ()
    casework.close_without(1, CloseReason.MENDED_ELSEWHERE, by=LEO)
    casework.reopen(1, by=LEO, note="R1 was of another sale.")
    casework.propose(1, Action.REFUND, maker=ANN, note="R1 was of another sale.")
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA], risk_note="Seen.")
    (file,) = casework.write_instructions(tmp_path / "out", by=LEO)
    casework.note_answers(file.file_no, {"1-REFUND-1": Outcome.FAILED}, by=LEO)
    assert len(casework.write_instructions(tmp_path / "out", by=LEO)) == 1, "both knew of R1"
    assert casework.verify().ok
    casework.close()


def test_a_refund_beside_a_charge_that_was_voided_is_sent_only_where_that_is_the_refund_itself(
    tmp_path: Path, books: Books
) -> None:
    """C1b of three went back by a void: C1c goes on. Then C1a, which stayed, is voided: C1c waits for a person."""
    known: dict[str, ChargeView] = {}
    casework = Casework.open(
        tmp_path, staff=STAFF, clock=HandClock(), evidence=books.evidence,
        given_back=lambda ids: tuple(known.values()) if ids else (),
    )  # fmt: skip
    casework.take_run(1, [books.tripled("1"), books.doubled("2")], summary(2))
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    (file,) = casework.write_instructions(tmp_path / "out", by=LEO)
    casework.note_answers(file.file_no, {"1-REFUND-1": Outcome.CONFIRMED, "1-REFUND-2": Outcome.FAILED}, by=LEO)
    known["C1b"] = charge("C1b", status="voided")
    assert casework.file_figures().given == 0
    known["C1a"] = charge("C1a", status="voided")
    assert casework.file_figures().given == 1
    assert casework.write_instructions(tmp_path / "out", by=LEO) == ()
    assert casework.case(1).reasons[-1].startswith("C1a took no money after all, ")
    assert refusal(lambda: casework.propose(2, Action.REFUND, maker=ANN)) == "case.undone"
    casework.propose(2, Action.REFUND, maker=ANN, note="C1a was of another sale.")
    casework.close()


def test_a_slip_that_was_corrected_once_its_charge_was_refused_is_charged_as_it_stands(
    casework: Casework, books: Books, tmp_path: Path
) -> None:
    """The refused charge is not sent again; once its case is closed, the slip as corrected may be charged, and once."""
    casework.take_run(1, [books.uncharged()], summary())
    casework.propose(1, Action.CHARGE, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    (file,) = casework.write_instructions(tmp_path / "out", by=LEO)
    casework.note_answers(file.file_no, {"1-CHARGE-1": Outcome.FAILED}, by=LEO)
    former = FormerSlip(
        slip_id="S3", slip_no="085100047", amount_minor=34_999, tender="card", brand="visa", last4="4417",
        approval="48213A", reason="amount", by="1", second="2",
    )  # fmt: skip
    casework.take_run(2, [books.uncharged("3b", 34_000, was=(former,))], summary())
    assert (casework.figures().held, casework.case(2).chargeable_minor) == (1, 0)
    casework.close_without(1, CloseReason.MENDED_ELSEWHERE, by=PRIYA)
    assert casework.propose(2, Action.CHARGE, maker=ANN) == 34_000
    casework.approve(2, checker=PRIYA, pin=PINS[PRIYA])
    assert [one.total_minor for one in casework.write_instructions(tmp_path / "out", by=LEO)] == [34_000]
    assert casework.verify().ok


def test_no_refund_of_a_slip_that_was_voided_or_paid_in_cash(casework: Casework, books: Books) -> None:
    casework.take_run(1, [books.unsent("1", status="voided"), books.unsent("2", tender="cash")], summary(2))
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN)) == "case.no_refund"
    assert refusal(lambda: casework.propose(2, Action.REFUND, maker=ANN)) == "case.no_refund"


def test_two_findings_over_one_charge_give_it_back_once(casework: Casework, books: Books) -> None:
    """Charge C1b is in a double; the store's void names it too; then the double becomes a triple."""
    doubled = books.doubled("1")
    voided = books.finding(
        FindingKind.VOID_CHARGED, (slip("S9", 12_995, status="voided"),), (charge("C1b"),), minor=12_995
    )
    casework.take_run(1, [doubled, voided], summary(2))
    casework.propose(1, Action.REFUND, maker=ANN)
    assert refusal(lambda: casework.propose(2, Action.REFUND, maker=LEO)) == "case.no_refund"
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    casework.write_instructions(casework.path.parent / "out", by=ANN)
    casework.take_run(2, [books.tripled("1")], summary())
    assert casework.case(3).refundable_minor == 12_995, "one stays, one went back already, one is left"
    casework.propose(3, Action.REFUND, maker=ANN)
    assert [line.charge_id for line in casework.case(3).proposal.lines] == ["C1c"]


def test_one_charge_of_a_sale_always_stays_even_when_the_first_one_changes(casework: Casework, books: Books) -> None:
    """C1b went back. A later run calls C1b the first of three: only one more may go."""
    casework.take_run(1, [books.doubled("1")], summary())
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    casework.write_instructions(casework.path.parent / "out", by=ANN)
    family = (books.charges["C1b"], books.charges["C1a"], charge("C1z"))
    casework.take_run(2, [books.finding(FindingKind.DUPLICATE_CHARGE, (slip("S1"),), family, minor=25_990)], summary())
    assert casework.case(2).refundable_minor == 12_995


def test_many_at_once_leave_out_what_is_not_sure(casework: Casework, books: Books, tmp_path) -> None:
    """A triple at 99.8 %, a double at 60 %, a slip without approval code, one that Priya proposed herself."""
    found = [
        books.tripled("1"),
        books.doubled("2", sure_ppm=600_000),
        books.uncharged("3", approval=""),
        books.doubled("4"),
    ]
    casework.take_run(1, found, summary(4))
    casework.propose(4, Action.REFUND, maker=PRIYA)
    proposed = casework.propose_many([1, 2, 3, 4, 77], maker=ANN)
    assert proposed.done == (1, 3)
    assert (
        dict(proposed.left)[2]
        == "60.0 % sure, and 95.0 % sure is needed to decide many at once. Decide this one by itself."
    )
    approved = casework.approve_many([1, 3, 4], checker=PRIYA, pin=PINS[PRIYA])
    assert approved.done == (1,)
    assert [case for case, _ in approved.left] == [3, 4]
    (file,) = casework.write_instructions(tmp_path / "out", by=PRIYA)
    assert (file.lines, file.total_minor) == (2, 25_990)


def test_text_that_a_sheet_would_run_never_reaches_a_file(casework: Casework, books: Books) -> None:
    """A charge whose id is =HYPERLINK(...)."""
    evil = charge("=HYPERLINK(1)")
    found = books.finding(FindingKind.DUPLICATE_CHARGE, (slip(),), (charge("C1"), evil), minor=12_995)
    casework.take_run(1, [found], summary())
    assert refusal(lambda: casework.propose(1, Action.REFUND, maker=ANN)) == "case.unsafe_text"
