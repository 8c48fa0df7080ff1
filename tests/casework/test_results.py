"""A processor's result matched back: done, refused with its reason, or unknown; and nothing is ever sent twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemaking import ANN, LEO, MO, PINS, PRIYA, Books, summary
from shoebox.casework import Casework, resulting
from shoebox.domain.decision import CaseState, CloseReason
from shoebox.domain.errors import Refusal
from shoebox.domain.result import Aside, ResultTaken
from shoebox.formats.results import read_results

HEAD = "idempotency_key,result,reason,amount,currency,charge_id\n"


@pytest.fixture
def sent(casework: Casework, books: Books, tmp_path: Path) -> Casework:
    """Two of three charges of case 1 go back ($129.95 each), $349.99 of case 2 is charged; both files are written."""
    casework.take_run(1, [books.tripled(), books.uncharged()], summary(2))
    casework.propose_many([1, 2], maker=ANN)
    casework.approve_many([1, 2], checker=PRIYA, pin=PINS[PRIYA])
    casework.write_instructions(tmp_path / "out", by=LEO)
    return casework


def take(casework: Casework, *rows: str, file_no: int = 0, by=LEO) -> ResultTaken:
    data = (HEAD + "".join(f"{row}\n" for row in rows)).encode()
    return casework.take_result(read_results(data, file="r.csv"), name="r.csv", data=data, by=by, file_no=file_no)


def states(casework: Casework) -> list[CaseState]:
    return [casework.case(case_id).row.state for case_id in (1, 2)]


def answers(casework: Casework, file_no: int) -> list[tuple[str, str, str, str]]:
    return [(line.key, line.outcome, line.answer, line.reason) for line in casework.file_lines(file_no)]


def test_each_line_goes_to_what_its_processor_said(sent: Casework) -> None:
    """One refund went through, the other was refused; its file is found by its keys."""
    taken = take(sent, "1-REFUND-1,done,,129.95,USD,C1b", "1-REFUND-2,refused,Account closed,,,")
    assert (taken.file_name[:7], taken.done, taken.refused, taken.unknown, taken.silent) == ("refunds", 1, 1, 0, 0)
    assert answers(sent, taken.file_no) == [
        ("1-REFUND-1", "confirmed", "confirmed", ""),
        ("1-REFUND-2", "failed", "failed", "Account closed"),
    ]
    assert states(sent) == [CaseState.FAILED, CaseState.INSTRUCTED]
    assert "Account closed" in sent.case(1).history[-1].detail
    assert sent.verify().ok


def test_unknown_is_a_state_of_its_own_and_is_not_sent_again(sent: Casework, tmp_path: Path) -> None:
    """A timeout and a line nobody mentions: both wait, whatever is written. Then the answer comes."""
    taken = take(sent, "1-REFUND-1,timeout,No answer from the bank,,,")
    assert (taken.unknown, taken.silent) == (1, 1)
    assert states(sent)[0] is CaseState.INSTRUCTED
    assert sent.write_instructions(tmp_path / "out", by=LEO) == ()
    assert [file.unknown for file in sent.files() if file.file_no == taken.file_no] == [1]
    assert "No answer from the bank" in sent.case(1).history[-1].detail
    take(sent, "1-REFUND-1,done,,,,", "1-REFUND-2,done,,,,")
    assert states(sent)[0] is CaseState.CONFIRMED
    assert [file.unknown for file in sent.files() if file.file_no == taken.file_no] == [0]
    assert sent.verify().ok


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ("1-REFUND-1,done,,12.00,USD,C1b", "amount"),
        ("1-REFUND-1,done,,129.95,EUR,C1b", "currency"),
        ("1-REFUND-1,done,,129.95,USD,C9", "charge"),
    ],
)
def test_an_answer_about_other_money_is_not_believed(sent: Casework, row: str, doubt: str) -> None:
    taken = take(sent, row)
    assert (taken.done, taken.unknown) == (0, 1)
    assert sent.file_lines(taken.file_no)[0].doubt == doubt
    assert states(sent)[0] is CaseState.INSTRUCTED


@pytest.mark.parametrize("amount", ["129.950", "-129.9500", ""])
def test_noughts_behind_an_amount_are_no_other_amount(sent: Casework, amount: str) -> None:
    """A sheet that kept the result once writes 62.00 as 62; another program writes three decimals."""
    assert take(sent, f"1-REFUND-1,done,,{amount},USD,C1b").done == 1


@pytest.mark.parametrize(
    ("said", "meant", "is_same"),
    [
        ("62", "62.00", True),
        ("4500.00", "4500", True),
        ("4500", "45000", False),
        ("1.2", "1.250", False),
        ("62,41", "62.41", True),
        ("1,204", "1.204", False),
    ],
)
def test_an_amount_is_what_it_says_in_any_currency(said: str, meant: str, is_same: bool) -> None:
    assert (resulting.plain_amount(said) == resulting.plain_amount(meant)) is is_same


def test_two_rows_of_one_line_must_both_be_of_its_money(sent: Casework) -> None:
    """Done twice over, and the second row says other money: somebody must look."""
    taken = take(sent, "1-REFUND-1,done,,129.95,USD,C1b", "1-REFUND-1,done,,12.00,USD,C1b")
    assert (taken.done, taken.unknown) == (0, 1)
    assert sent.file_lines(taken.file_no)[0].doubt == "amount"


@pytest.mark.parametrize("late", ["done", "refused"])
def test_a_late_answer_sends_nothing_of_a_closed_case(sent: Casework, tmp_path: Path, late: str) -> None:
    """One line was refused, and the case closed as mended elsewhere; then the other line is answered."""
    take(sent, "1-REFUND-1,refused,,,,")
    sent.close_without(1, CloseReason.MENDED_ELSEWHERE, by=PRIYA)
    taken = take(sent, f"1-REFUND-2,{late},,,,")
    assert (states(sent)[0], taken.done + taken.refused) == (CaseState.CLOSED, 1)
    assert sent.write_instructions(tmp_path / "out", by=LEO) == ()
    assert sent.verify().ok


def test_a_line_that_was_sent_again_waits_for_its_answer_again(sent: Casework, tmp_path: Path) -> None:
    take(sent, "1-REFUND-1,refused,,,,", "1-REFUND-2,done,,,,")
    assert sent.journals.waits(()).unanswered == 1, "the charge of case 2"
    sent.write_instructions(tmp_path / "out", by=LEO)
    assert sent.journals.waits(()).unanswered == 2


def test_a_result_that_says_both_says_nothing(sent: Casework) -> None:
    taken = take(sent, "1-REFUND-1,done,,,,", "1-REFUND-1,refused,,,,")
    assert (taken.done, taken.refused, taken.unknown) == (0, 0, 1)
    assert sent.file_lines(taken.file_no)[0].doubt == "both"


def test_the_same_result_twice_changes_nothing(sent: Casework) -> None:
    row = "1-REFUND-1,done,,,,"
    first, acts = take(sent, row), len(sent.trail())
    again = take(sent, row)
    assert (again.seen_before, again.done, again.file_no) == (True, first.done, first.file_no)
    assert len(sent.trail()) == acts
    known = take(sent, row, "1-REFUND-2,done,,,,")
    assert (known.known, known.done) == (1, 1), "other bytes that say the same of a line"


def test_an_answer_is_never_changed_by_a_later_one(sent: Casework, tmp_path: Path) -> None:
    """Refused, sent again, and then the first sending is said to be done after all: somebody must look."""
    first = take(sent, "1-REFUND-1,refused,,,,")
    (again,) = sent.write_instructions(tmp_path / "out", by=LEO)
    taken = take(sent, "1-REFUND-1,done,,,,", "1-REFUND-2,pending,,,,", file_no=first.file_no)
    assert [bad.reason for bad in taken.bad] == [Aside.OTHERWISE]
    assert answers(sent, again.file_no) == [("1-REFUND-1", "", "", "")]
    assert states(sent)[0] is CaseState.FAILED or states(sent)[0] is CaseState.INSTRUCTED
    assert sent.verify().ok


def test_a_line_that_was_sent_twice_needs_its_file(sent: Casework, tmp_path: Path) -> None:
    """The refused line stands in two files: which one the result answers, only a person can say."""
    take(sent, "1-REFUND-1,refused,,,,")
    (again,) = sent.write_instructions(tmp_path / "out", by=LEO)
    with pytest.raises(Refusal, match="stand in several files"):
        take(sent, "1-REFUND-1,done,,,,")
    taken = take(sent, "1-REFUND-1,done,,,,", file_no=again.file_no)
    assert (taken.file_no, taken.done) == (again.file_no, 1)
    assert take(sent, "1-REFUND-2,done,,,,").done == 1
    assert states(sent)[0] is CaseState.CONFIRMED


def test_one_result_may_answer_two_files(sent: Casework) -> None:
    """A processor's day: two refunds and a charge. Taken for the refunds, and then with the other file chosen."""
    rows = ("1-REFUND-1,done,,,,", "2-CHARGE-1,done,,,,", "1-REFUND-2,done,,,,")
    charges = next(file for file in sent.files() if file.lines == 1)
    first = take(sent, *rows)
    assert (first.done, len(first.bad)) == (2, 1)
    assert take(sent, *rows).seen_before
    other = take(sent, *rows, file_no=charges.file_no)
    assert (other.seen_before, other.file_no, other.done, len(other.bad)) == (False, charges.file_no, 1, 2)
    again = [take(sent, *rows, file_no=file_no) for file_no in (0, first.file_no, charges.file_no)]
    assert [(one.seen_before, one.file_no) for one in again] == [
        (True, first.file_no), (True, first.file_no), (True, charges.file_no),
    ]  # fmt: skip
    assert states(sent) == [CaseState.CONFIRMED, CaseState.CONFIRMED]
    assert sent.verify().ok


def test_what_was_said_of_a_sending_is_never_taken_for_the_next(sent: Casework, tmp_path: Path) -> None:
    """Refused, sent again; and the same result is taken in once more while the new file is the chosen one."""
    take(sent, "1-REFUND-1,refused,,,,")
    (again,) = sent.write_instructions(tmp_path / "out", by=LEO)
    assert take(sent, "1-REFUND-1,refused,,,,", file_no=again.file_no).seen_before
    assert answers(sent, again.file_no) == [("1-REFUND-1", "", "", "")]


def test_what_was_said_of_a_second_files_sending_is_never_taken_for_the_next(sent: Casework, tmp_path: Path) -> None:
    """One result answers both files. The charge that it refused is sent again, and it is taken in for that as well."""
    rows = ("1-REFUND-1,done,,,,", "2-CHARGE-1,refused,,,,", "1-REFUND-2,done,,,,")
    charges = next(file for file in sent.files() if file.lines == 1)
    take(sent, *rows)
    assert take(sent, *rows, file_no=charges.file_no).refused == 1
    (again,) = sent.write_instructions(tmp_path / "out", by=LEO)
    assert take(sent, *rows, file_no=again.file_no).seen_before
    assert answers(sent, again.file_no) == [("2-CHARGE-1", "", "", "")]


def test_a_result_says_nothing_of_a_file_that_was_written_later(sent: Casework, tmp_path: Path) -> None:
    """Taken for the refunds; its other row is of the charge that was refused by another result and sent again since."""
    rows = ("1-REFUND-1,done,,,,", "2-CHARGE-1,refused,,,,", "1-REFUND-2,done,,,,")
    take(sent, *rows)
    take(sent, "2-CHARGE-1,refused,Account closed,,,")
    (again,) = sent.write_instructions(tmp_path / "out", by=LEO)
    assert take(sent, *rows, file_no=again.file_no).seen_before
    assert answers(sent, again.file_no) == [("2-CHARGE-1", "", "", "")]


def test_a_strangers_result_is_refused_and_a_strangers_line_kept_aside(sent: Casework) -> None:
    with pytest.raises(Refusal) as refused:
        take(sent, "9-REFUND-1,done,,,,")
    assert refused.value.code == "result.no_keys"
    taken = take(sent, "1-REFUND-1,done,,,,", "2-CHARGE-1,done,,,,", "1-REFUND-2,done,,,,")
    assert [(bad.line, bad.reason) for bad in taken.bad] == [(3, Aside.NOT_OURS)]
    with pytest.raises(Refusal):
        take(sent, "1-REFUND-2,done,,,,", by=MO)
