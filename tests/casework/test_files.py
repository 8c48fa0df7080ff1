"""Instruction files: written once, bound to cases, sent again only after a refusal, and answered line by line."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from casemaking import ANN, LEO, PINS, PRIYA, Books, charge, full_disk, summary
from shoebox.casework import Casework
from shoebox.domain.case import Change
from shoebox.domain.decision import Action, CaseState, CloseReason, Outcome
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import FindingKind
from shoebox.formats.instructions import read_instructions


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def approved(casework: Casework, books: Books) -> Casework:
    """Case 1: two of three charges go back. Case 2: $349.99 from a slip is charged. Ann proposed, Priya approved."""
    casework.take_run(1, [books.tripled(), books.uncharged()], summary(2))
    casework.propose_many([1, 2], maker=ANN)
    casework.approve_many([1, 2], checker=PRIYA, pin=PINS[PRIYA])
    return casework


def test_a_refund_file_and_a_charge_file_with_control_totals(approved: Casework, out: Path) -> None:
    """Charges and refunds never share a file."""
    charges, refunds = approved.write_instructions(out, by=LEO)
    assert [(one.action, one.lines, one.total_minor) for one in (charges, refunds)] == [
        (Action.CHARGE, 1, 34_999),
        (Action.REFUND, 2, 25_990),
    ]
    data = (out / refunds.name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == refunds.digest
    read = read_instructions(data)
    assert [(one.key, one.charge_id, one.amount_minor, one.maker, one.checker) for one in read.lines] == [
        ("1-REFUND-1", "C1b", 12_995, "41", "43"),
        ("1-REFUND-2", "C1c", 12_995, "41", "43"),
    ]
    (line,) = read_instructions((out / charges.name).read_bytes()).lines
    assert (line.key, line.charge_id, line.slip_no, line.approval) == ("2-CHARGE-1", "", "085100047", "48213A")
    assert approved.case(1).row.state is CaseState.INSTRUCTED
    assert approved.case(1).keys == ("1-REFUND-1", "1-REFUND-2")
    assert approved.verify().ok


def test_nothing_is_written_twice(approved: Casework, out: Path) -> None:
    """Write, write again, take the file away as somebody who sends it would, and write again."""
    files = approved.write_instructions(out, by=LEO)
    assert approved.write_instructions(out, by=ANN) == ()
    for file in files:
        (out / file.name).unlink()
    assert approved.write_instructions(out, by=ANN) == ()
    assert list(out.iterdir()) == []
    assert approved.put_again(files[0].file_no, out).read_bytes()


def test_a_file_that_was_decided_but_not_put_there_comes_byte_for_byte(approved: Casework, out: Path) -> None:
    """The disk is full just as the decided file is written; later it isn't."""
    with full_disk(), pytest.raises(Trouble):
        approved.write_instructions(out, by=LEO)
    decided = {file.name: file.digest for file in approved.files()}
    assert not any(file.is_put for file in approved.files())
    approved.write_instructions(out, by=ANN)
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}
    assert there == decided


def test_a_file_that_somebody_put_onto_a_stick_instead_is_not_laid_out_besides(
    approved: Casework, out: Path, tmp_path: Path
) -> None:
    """The folder could not be written, so that somebody took the first file onto a stick, and to the processor."""
    with full_disk(), pytest.raises(Trouble):
        approved.write_instructions(out, by=LEO)
    last, first = approved.files()
    approved.put_again(first.file_no, tmp_path / "stick", by=ANN)
    assert [file.name for file in approved.write_instructions(out, by=LEO)] == [last.name]


def test_another_file_of_that_name_is_never_written_over(approved: Casework, out: Path) -> None:
    """Somebody put a file of theirs under the name."""
    files = approved.write_instructions(out, by=LEO)
    place = out / files[0].name
    place.write_bytes(b"mine")
    with pytest.raises(Trouble, match="holds something else"):
        approved.put_again(files[0].file_no, out)
    assert place.read_bytes() == b"mine"


def test_a_line_is_sent_again_only_after_it_failed_and_under_its_key(approved: Casework, out: Path) -> None:
    """Of two refunds the processor confirms one and refuses the other; the second sending is confirmed."""
    _, refunds = approved.write_instructions(out, by=LEO)
    keys = approved.keys_of(refunds.file_no)
    with pytest.raises(Refusal) as refused:
        approved.note_answers(refunds.file_no, {"9-REFUND-1": Outcome.FAILED}, by=LEO)
    assert refused.value.code == "case.key_unknown"
    approved.note_answers(refunds.file_no, {keys[0]: Outcome.CONFIRMED, keys[1]: Outcome.FAILED}, by=LEO)
    assert approved.case(1).row.state is CaseState.FAILED
    (again,) = approved.write_instructions(out, by=LEO)
    assert [line.key for line in read_instructions((out / again.name).read_bytes()).lines] == ["1-REFUND-2"]
    with pytest.raises(Refusal) as refused:
        approved.note_answers(refunds.file_no, {keys[0]: Outcome.FAILED}, by=LEO)
    assert refused.value.code == "case.answered"
    approved.note_answers(again.file_no, {keys[1]: Outcome.CONFIRMED}, by=LEO)
    assert approved.case(1).row.state is CaseState.CONFIRMED
    assert approved.write_instructions(out, by=LEO) == ()
    assert [(file.confirmed, file.failed) for file in approved.files()] == [(1, 0), (1, 1), (0, 0)]
    assert approved.verify().ok


def test_a_closed_case_whose_money_left_in_part_is_not_opened_again(approved: Casework, out: Path) -> None:
    """One of two refunds was paid, the other failed, and it was closed: proposed anew, both would be paid again."""
    _, refunds = approved.write_instructions(out, by=LEO)
    keys = approved.keys_of(refunds.file_no)
    approved.note_answers(refunds.file_no, {keys[0]: Outcome.CONFIRMED, keys[1]: Outcome.FAILED}, by=LEO)
    approved.close_without(1, CloseReason.MENDED_ELSEWHERE, by=PRIYA)
    with pytest.raises(Refusal) as refused:
        approved.reopen(1, by=LEO, note="The customer called again.")
    assert (refused.value.code, approved.case(1).row.state) == ("case.sent", CaseState.CLOSED)


def test_an_approval_whose_finding_is_gone_reaches_no_file(approved: Casework, books: Books, out: Path) -> None:
    """Approved; the next run finds that central gave the money back already."""
    approved.take_run(2, [books.uncharged()], summary())
    files = approved.write_instructions(out, by=LEO)
    assert [file.action for file in files] == [Action.CHARGE]


def test_a_refused_line_whose_finding_is_gone_is_not_sent_again(approved: Casework, books: Books, out: Path) -> None:
    """Both are refused. Run 2 finds that the slip was charged by another hand; run 4 that it was not after all."""
    for file in approved.write_instructions(out, by=LEO):
        approved.note_answers(file.file_no, dict.fromkeys(approved.keys_of(file.file_no), Outcome.FAILED), by=LEO)
    approved.take_run(2, [books.tripled()], summary())
    figures = approved.figures()
    assert (figures.open, figures.approved, figures.held) == (2, 1, 1)
    assert [file.action for file in approved.write_instructions(out, by=LEO)] == [Action.REFUND]
    approved.take_run(3, [books.tripled()], summary())
    assert approved.write_instructions(out, by=LEO) == ()
    approved.take_run(4, [books.uncharged()], summary())
    assert [file.action for file in approved.write_instructions(out, by=LEO)] == [Action.CHARGE]
    assert approved.verify().ok


def test_a_refused_line_is_sent_again_where_its_charge_is_in_another_finding(
    approved: Casework, books: Books, out: Path
) -> None:
    """C1b and C1c were refused; a fourth charge comes, so the family is another finding, and C1b still too much."""
    _, refunds = approved.write_instructions(out, by=LEO)
    keys = approved.keys_of(refunds.file_no)
    approved.note_answers(refunds.file_no, dict.fromkeys(keys, Outcome.FAILED), by=LEO)
    four = (*(books.charges[f"C1{mark}"] for mark in "abc"), charge("C1d"))
    more = books.finding(FindingKind.DUPLICATE_CHARGE, (books.slips["S1"],), four, minor=38_985)
    approved.take_run(2, [more, books.uncharged()], summary(2))
    (again,) = approved.write_instructions(out, by=LEO)
    assert approved.keys_of(again.file_no) == keys


def test_what_is_found_again_after_an_answer_is_said_to_be(approved: Casework, books: Books, out: Path) -> None:
    """A refund is found no longer, then the processor answers, then a run finds it again."""
    _, refunds = approved.write_instructions(out, by=LEO)
    approved.take_run(2, [books.uncharged()], summary())
    approved.note_answers(refunds.file_no, {approved.keys_of(refunds.file_no)[0]: Outcome.FAILED}, by=LEO)
    assert approved.figures().held == 1
    approved.take_run(3, [books.uncharged()], summary())
    approved.take_run(4, [books.uncharged(), books.tripled()], summary(2))
    said = [[one.change for one in approved.changes(run_no).rows] for run_no in (2, 3, 4)]
    assert (said, approved.figures().held) == ([[Change.UNFOUND], [], [Change.FOUND]], 0)


def test_a_report_counts_what_it_has_no_room_for(
    approved: Casework, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for one of three findings, of which nobody has decided the last; and one more is in yen."""
    monkeypatch.setattr("shoebox.casework.reporting.FINDINGS_ON_PAPER_MAX", 1)
    yen = replace(books.uncharged("8", 900), currency="JPY")
    approved.take_run(2, [books.tripled(), books.uncharged(), books.doubled("7", 500), yen], summary(4))
    report = approved.findings_report(None, by=ANN)
    kinds = [(sum(line.count for line in report.kinds)), sum(line.open_minor for line in report.kinds)]
    assert (len(report.findings), kinds, report.elsewhere) == (1, [3, 500], 1)


def test_reports_say_what_was_decided(approved: Casework, out: Path) -> None:
    """Two findings, both in files."""
    approved.write_instructions(out, by=LEO)
    report = approved.findings_report(None, by=ANN)
    assert (report.run_id, report.currency, len(report.files)) == ("1", "USD", 2)
    assert [(line.label, line.count, line.decided) for line in report.kinds] == [
        ("Never charged", 1, 1),
        ("Charged twice", 1, 1),
    ]
    assert [line.decision for line in report.findings] == ["in a file", "in a file"]
    assert sum(line.open_minor for line in report.kinds) == 0
    assert report.slips[-1].count == sum(line.count for line in report.slips[:-1])
