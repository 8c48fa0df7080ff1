"""From approvals to instruction files, and from a processor's answers back to cases. Casework room.

What a file holds is decided in one transaction and kept as bytes; only then is it put on the disk, under a name that is
never used again. A kill in between leaves a decided file that the next call puts there, byte for byte. A file that was
put there once is not made again by itself: somebody may have moved it to the processor already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from shoebox.casework.given_back import GivenBack
from shoebox.casework.holding import given_since
from shoebox.casework.people import Gate
from shoebox.domain.case import CaseRow
from shoebox.domain.decision import (
    Action,
    CaseState,
    InstructionFile,
    InstructionLine,
    Outcome,
    Proposal,
    instruction_key,
)
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.staff import Person
from shoebox.formats.instructions import InstructionHead, write_instructions
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook, CaseWriter
from shoebox.storage.case_proof import refuse_strange_cases
from shoebox.storage.case_tables import FILE
from shoebox.whole_file import put_new, write_aside

LINES_MAX = 5_000
_STEMS = {Action.REFUND: "refunds", Action.CHARGE: "charges"}

# One case's part of a file: the case, the proposal it carries out, its keys, and whether it was sent before.
_Part = tuple[CaseRow, Proposal, tuple[str, ...], bool]


def decide_files(book: CaseBook, *, given: GivenBack, by: Person, at_ms: int) -> None:
    """Put every approved case, and every line that a processor refused, into new files. None waiting, none made.

    Of a refused line whose reason is gone from the last run, the money may have moved in another way: it stays here. So
    does what was given back since it was approved.
    """
    with book.write(at_ms=at_ms) as writer:
        groups: dict[tuple[Action, str], list[_Part]] = {}
        held = case_reads.held_back(writer.conn) | given_since(writer.conn, given)
        ready = case_reads.cases_in_state(writer.conn, CaseState.APPROVED, CaseState.FAILED)
        waiting = tuple(case_id for case_id in ready if case_id not in held)
        refuse_strange_cases(writer.conn, waiting)
        for case_id in waiting:
            part = _part(writer, case_id)
            groups.setdefault((part[1].action, part[1].currency), []).append(part)
        for key in sorted(groups):
            for parts in _sized(groups[key]):
                _write(writer, parts, by=by)
                writer.flush()


def _part(writer: CaseWriter, case_id: int) -> _Part:
    row, proposal = case_reads.case_row(writer.conn, case_id), case_reads.last_proposal(writer.conn, case_id)
    assert row is not None, "a case that has a state is there"
    assert proposal is not None, "an approval answers a proposal"
    again = row.state is CaseState.FAILED
    keys = (
        case_reads.unanswered(writer.conn, case_id, outcome=Outcome.FAILED.value)
        if again
        else tuple(instruction_key(case_id, proposal.action, line.number) for line in proposal.lines)
    )
    return row, proposal, keys, again


def _sized(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Files of at most `LINES_MAX` lines; a case stays together."""
    chunk: list[_Part] = []
    for part in parts:
        if chunk and sum(len(one[2]) for one in (*chunk, part)) > LINES_MAX:
            yield chunk
            chunk = []
        chunk.append(part)
    yield chunk


def _write(writer: CaseWriter, parts: list[_Part], *, by: Person) -> None:
    file_no = case_reads.next_number(writer.conn, "file")
    action, currency = parts[0][1].action, parts[0][1].currency
    chain = writer.head[1].hex()
    lines = _numbered([line for part in parts for line in _instructions(writer, part)])
    for row, proposal, keys, again in parts:
        kind, said = ("sent_again", {"keys": list(keys)}) if again else ("instructed", _said(proposal, keys))
        writer.add(
            kind,
            {**said, "file_no": file_no},
            case_id=row.case_id,
            state=CaseState.INSTRUCTED,
            owner=row.owner,
            person=by.number,
        )
    head = InstructionHead(
        file_no=file_no, action=action, currency=currency, written_by=by.number, written_ms=writer.at_ms, chain=chain
    )
    data = write_instructions(head, lines)
    digest = hashlib.sha256(data).hexdigest()
    writer.add(
        "file_written",
        {
            "file_no": file_no,
            "name": f"{_STEMS[action]}-{file_no:04d}-{digest[:8]}.csv",
            "action": action.value,
            "currency": currency,
            "line_count": len(lines),
            "total_minor": sum(line.amount_minor for line in lines),
            "digest": digest,
            "data": data.decode(),
            "keys": [line.key for line in lines],
        },
        person=by.number,
    )


def _said(proposal: Proposal, keys: tuple[str, ...]) -> dict[str, object]:
    lines = [
        {
            "key": key,
            "number": line.number,
            "action": proposal.action.value,
            "charge_id": line.charge_id,
            "slip_id": line.slip_id,
            "amount_minor": line.amount_minor,
        }
        for key, line in zip(keys, proposal.lines, strict=True)
    ]
    return {"proposal": proposal.proposal, "lines": lines}


def _instructions(writer: CaseWriter, part: _Part) -> Iterator[InstructionLine]:
    row, proposal, keys, _ = part
    checker = case_reads.checker_of(writer.conn, proposal.proposal)
    assert checker not in {"", proposal.maker}, "two people stand behind every line"
    for line in proposal.lines:
        key = instruction_key(row.case_id, proposal.action, line.number)
        if key in keys:
            yield InstructionLine(
                sequence=0,
                action=proposal.action,
                case_id=row.case_id,
                key=key,
                charge_id=line.original,
                slip_no=line.slip_no,
                amount_minor=line.amount_minor,
                currency=line.currency,
                approval=line.approval,
                reason=row.kind.value,
                maker=proposal.maker,
                checker=checker,
            )


def _numbered(lines: list[InstructionLine]) -> list[InstructionLine]:
    return [replace(line, sequence=at) for at, line in enumerate(lines, start=1)]


def put_files(book: CaseBook, out: Path, *, by: Person, at_ms: int) -> tuple[InstructionFile, ...]:
    """Put every decided file that was never put anywhere into `out`; those files."""
    with book.read() as conn:
        waiting = [one for one in reversed(case_reads.files(conn)) if not one.is_put]
    for file in waiting:
        put_file(book, file, out, by=by, at_ms=at_ms)
    return tuple(waiting)


def put_file(book: CaseBook, file: InstructionFile, out: Path, *, by: Person | None, at_ms: int) -> Path:
    """Put one decided file into a folder. The same bytes there already are fine; others are ``case.file_changed``.

    The first time is an act, so that no other folder gets it by itself.

    Refusals ``cases.unsigned`` and ``cases.strange_file`` where it may be another hand's, and ``case.put_by``.
    """
    data = book.data_of(FILE, file.file_no)
    assert data is not None, "a file that is listed is there"
    first = "" if file.is_put else first_by(by, file.name)
    place = put_bytes(data, out, file.name)
    if first:
        with book.write(at_ms=at_ms) as writer:
            writer.add("file_put", {"file_no": file.file_no, "name": file.name}, person=first)
    return place


def first_by(by: Person | None, name: str) -> str:
    """Whose number stands in the trail for laying a file out first; refuses nobody's (``case.put_by``)."""
    if by is None:
        raise Refusal("case.put_by", file=name)
    return by.number


def put_bytes(data: bytes, out: Path, name: str) -> Path:
    """Put bytes that were decided into a folder under their name, whole or not at all; as `put_file`."""
    place = out / name
    try:
        out.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            put_new(write_aside(place, data), place)
        if place.read_bytes() != data:
            raise Trouble("case.file_changed", file=name)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=name, why=wrong.strerror or "") from wrong
    return place


def note_answers(
    book: CaseBook, file_no: int, answers: Mapping[str, Outcome], *, by: Person, gate: Gate, at_ms: int
) -> None:
    """Note what the processor answered to lines of a file. Refuses a line of another file or one answered before."""
    gate.worker(by)
    with book.write(at_ms=at_ms) as writer:
        case_of = dict(case_reads.keys_of_file(writer.conn, file_no))
        unknown = [key for key in answers if key not in case_of]
        if unknown:
            raise Refusal("case.key_unknown", key=unknown[0][:60], file=file_no)
        by_case: dict[int, list[tuple[str, str]]] = {}
        for key in sorted(answers):
            by_case.setdefault(case_of[key], []).append((key, answers[key].value))
        for case_id, outcomes in by_case.items():
            note_outcomes(writer, file_no, case_id, outcomes, by=by)


def note_outcomes(
    writer: CaseWriter, file_no: int, case_id: int, outcomes: list[tuple[str, str]], *, by: Person,
    why: list[list[str]] | None = None,
) -> None:  # fmt: skip
    """Note answers to lines of one case, with the reasons that the processor gave (key and reason).

    A case that was closed meanwhile stays closed: what it has left to send was mended elsewhere, and is never sent.
    """
    row = case_reads.case_row(writer.conn, case_id)
    assert row is not None, "a line of a file has a case"
    silent = set(case_reads.unanswered(writer.conn, case_id, outcome=""))
    if not silent.issuperset(key for key, _ in outcomes):
        raise Refusal("case.answered", case=case_id)
    failed = case_reads.unanswered(writer.conn, case_id, outcome=Outcome.FAILED.value)
    state = CaseState.INSTRUCTED
    if failed or any(outcome == Outcome.FAILED.value for _, outcome in outcomes):
        state = CaseState.FAILED
    elif silent == {key for key, _ in outcomes}:
        state = CaseState.CONFIRMED
    if row.state is CaseState.CLOSED:
        state = row.state
    said = {"file_no": file_no, "outcomes": [list(pair) for pair in outcomes]} | ({"why": why} if why else {})
    writer.add("answered", said, case_id=case_id, state=state, owner=row.owner, person=by.number)
    writer.flush()
