"""A processor's result, matched back to the instructions it answers. Casework room; writes through the case book.

A result file is taken once, by its digest. Each of its rows names the key of an instruction; the instruction goes to
done, to refused with its reason, or stays unknown. Nothing is sent again but what the processor refused, and nothing is
taken for refused that was not called so. An answer that was noted is never changed by a later one: the two are told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shoebox.casework.instructing import note_outcomes
from shoebox.casework.people import Gate
from shoebox.domain.card import kept_name
from shoebox.domain.case import FileLineRow
from shoebox.domain.charge import BadLine
from shoebox.domain.decision import InstructionFile, Outcome
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, plain_text
from shoebox.domain.result import Answer, Aside, Check, ResultLine, Results, ResultTaken
from shoebox.domain.staff import Person
from shoebox.storage import case_reads, case_results
from shoebox.storage.case_book import CaseBook, CaseWriter

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+|,[0-9]{1,2})")  # behind a comma three digits may be thousands
_OUTCOMES = {Answer.DONE: Outcome.CONFIRMED, Answer.REFUSED: Outcome.FAILED}


@dataclass(slots=True)
class _Sorted:
    """The rows of a result by what becomes of them."""

    taken: list[tuple[ResultLine, Answer, Check]] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    known: int = 0

    def count(self, wanted: Answer) -> int:
        """How many taken rows say this."""
        return sum(answer is wanted for _, answer, _ in self.taken)


def take_result(
    book: CaseBook, results: Results, *, name: str, data: bytes, file_no: int, by: Person, gate: Gate, at_ms: int
) -> ResultTaken:
    """Note all that a result says, in one transaction. `file_no` is the file somebody chose, 0 where nobody did.

    Refuses a result that names no key of ours (``result.no_keys``), or keys that were sent in several files while none
    of these was chosen (``result.which_file``). The same bytes again change nothing, but that they may answer another
    file that somebody chose then: a processor's day has refunds and charges in one.
    """
    gate.worker(by)
    digest = hashlib.sha256(data).hexdigest()
    with book.write(at_ms=at_ms) as writer:
        held = _taken_before(writer, digest)
        if held and not _is_for_another(writer, results.lines, file_no, digest, held):
            return held.get(file_no, next(iter(held.values())))
        file = _file(writer, file_no) if held else _file_of(writer, results.lines, file_no)
        digest = _digest_for(digest, file_no) if held else digest
        lines = {line.key: line for line in case_reads.lines_of_file(writer.conn, file.file_no)}
        sorted_rows = _sort(results, lines, file=kept_name(name))
        taken = ResultTaken(
            name=kept_name(name), file_no=file.file_no, file_name=file.name, done=sorted_rows.count(Answer.DONE),
            refused=sorted_rows.count(Answer.REFUSED), unknown=sorted_rows.count(Answer.UNKNOWN),
            known=sorted_rows.known, silent=_silent(lines, sorted_rows), bad=(*results.bad, *sorted_rows.bad),
        )  # fmt: skip
        _write(writer, taken, digest, sorted_rows, lines, by=by)
    return taken


def _file_of(writer: CaseWriter, rows: Sequence[ResultLine], chosen: int) -> InstructionFile:
    """The file that a result answers: of those with most of its keys the chosen one, or the only one."""
    counts = case_results.files_with(writer.conn, {row.key for row in rows})
    if not counts:
        raise Refusal("result.no_keys")
    most = max(counts.values())
    best = [file_no for file_no, count in counts.items() if count == most]
    if chosen in best:
        best = [chosen]
    if len(best) > 1:
        raise Refusal("result.which_file", files=", ".join(map(str, sorted(best))))
    return _file(writer, best[0])


def _taken_before(writer: CaseWriter, digest: str) -> dict[int, ResultTaken]:
    """What these bytes were taken for already, by the number of the file, the first one first."""
    first = case_results.result_of(writer.conn, digest)
    if first is None:
        return {}
    held = {first.file_no: first}
    for file_no in case_results.files_before(writer.conn, digest):
        other = case_results.result_of(writer.conn, _digest_for(digest, file_no))
        if other is not None:
            held[file_no] = other
    return held


def _is_for_another(
    writer: CaseWriter, rows: Sequence[ResultLine], chosen: int, digest: str, held: Iterable[int]
) -> bool:
    """Whether somebody chose another file than these bytes were taken for, and they answer lines of that one too.

    What was said of a sending says nothing of the next: never a file that was written since the bytes first came, nor
    one in which lines of a file that they were taken for were sent again.
    """
    if chosen not in case_results.files_before(writer.conn, digest):
        return False
    other = _keys(writer, chosen)
    return not other.isdisjoint(row.key for row in rows) and all(
        other.isdisjoint(_keys(writer, file_no)) for file_no in held
    )


def _keys(writer: CaseWriter, file_no: int) -> set[str]:
    return {key for key, _ in case_reads.keys_of_file(writer.conn, file_no)}


def _digest_for(digest: str, file_no: int) -> str:
    """Under which bytes are known that were taken for another file first."""
    return hashlib.sha256(f"{digest} for file {file_no}".encode()).hexdigest()


def _file(writer: CaseWriter, file_no: int) -> InstructionFile:
    return next(file for file in case_reads.files(writer.conn) if file.file_no == file_no)


def _sort(results: Results, lines: dict[str, FileLineRow], *, file: str) -> _Sorted:
    by_key: dict[str, list[ResultLine]] = {}
    for row in results.lines:
        by_key.setdefault(row.key, []).append(row)
    found = _Sorted()
    for key, rows in by_key.items():
        line, row = lines.get(key), rows[0]
        if line is None:
            found.bad.append(BadLine(file=file, line=row.row, column="idempotency_key", reason=Aside.NOT_OURS))
            continue
        doubts = (check for check in (_check(one, line) for one in rows) if check)
        check = Check.BOTH if len({one.answer for one in rows}) > 1 else next(doubts, Check.NONE)
        answer = Answer.UNKNOWN if check else row.answer
        if line.outcome and answer is not Answer.UNKNOWN and line.outcome == answer.value:
            found.known += 1
        elif line.outcome:
            found.bad.append(BadLine(file=file, line=row.row, column="result", reason=Aside.OTHERWISE))
        else:
            found.taken.append((row, answer, check))
    return found


def _check(row: ResultLine, line: FileLineRow) -> Check:
    """Whether the result speaks of the money that was instructed; what it does not say is not held against it."""
    if row.currency and row.currency.upper() != line.currency:
        return Check.CURRENCY
    said = row.amount_minor.lstrip("-") or row.amount.lstrip("-")
    meant = str(line.amount_minor) if row.amount_minor else plain_text(Money(line.amount_minor, line.currency))
    if said and plain_amount(said) != plain_amount(meant):
        return Check.AMOUNT
    return Check.CHARGE if row.charge_id and line.charge_id and row.charge_id != line.charge_id else Check.NONE


def plain_amount(amount: str) -> str:
    """With a point and without the noughts that change nothing: a sheet keeps ``12.50`` as ``12.5`` or ``12,5``."""
    return amount.replace(",", ".").rstrip("0").rstrip(".") if _DECIMAL.fullmatch(amount) else amount


def _silent(lines: dict[str, FileLineRow], found: _Sorted) -> int:
    said = {row.key for row, _, _ in found.taken}
    return sum(not line.outcome and key not in said for key, line in lines.items())


def _write(
    writer: CaseWriter, taken: ResultTaken, digest: str, found: _Sorted, lines: dict[str, FileLineRow], *, by: Person
) -> None:
    said = {
        "digest": digest, "name": taken.name, "file_no": taken.file_no, "known": taken.known, "bad": len(taken.bad),
        "lines": [
            [row.key, answer.value, row.reason, row.reference, check.value] for row, answer, check in found.taken
        ],
    }  # fmt: skip
    writer.add("result_taken", said, person=by.number)
    by_case: dict[int, list[tuple[ResultLine, Answer, Check]]] = {}
    for one in found.taken:
        by_case.setdefault(lines[one[0].key].case_id, []).append(one)
    for case_id in sorted(by_case):
        _write_case(writer, taken.file_no, case_id, by_case[case_id], by=by)


def _write_case(
    writer: CaseWriter, file_no: int, case_id: int, rows: Iterable[tuple[ResultLine, Answer, Check]], *, by: Person
) -> None:
    some = sorted(rows, key=lambda one: one[0].key)
    outcomes = [(row.key, _OUTCOMES[answer].value) for row, answer, _ in some if answer in _OUTCOMES]
    why = [[row.key, row.reason] for row, answer, _ in some if answer is Answer.REFUSED and row.reason]
    if outcomes:
        note_outcomes(writer, file_no, case_id, outcomes, by=by, why=why)
    unknown = [[row.key, row.reason, check.value] for row, answer, check in some if answer is Answer.UNKNOWN]
    if unknown:
        row = case_reads.case_row(writer.conn, case_id)
        assert row is not None, "a line of a file has a case"
        said = {"file_no": file_no, "lines": unknown}
        writer.add("not_known", said, case_id=case_id, state=row.state, owner=row.owner, person=by.number)
        writer.flush()
