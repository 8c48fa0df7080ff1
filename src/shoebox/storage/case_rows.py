"""From an act to the rows it makes: pure, so that the writer and the verifier can never disagree. Storage room."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from shoebox.storage.case_tables import (
    APPROVAL,
    BOX_ARRIVED,
    BOX_DESTROYED,
    BOX_EXPLAINED,
    BOX_MOVED,
    CASE,
    CASE_CHARGE,
    CASE_SLIP,
    FILE,
    FILE_LINE,
    INSTRUCTED,
    JOURNAL,
    JOURNAL_DAY,
    JOURNAL_MOVE,
    LINE,
    OUTCOME,
    PROPOSAL,
    REFUSED_ACT,
    RESULT,
    RESULT_LINE,
    RUN,
)

_TAG = b"shoebox/case-act/1"
GENESIS = hashlib.sha256(b"shoebox/cases/1").digest()

Row = tuple[Table, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing somebody did, as it stands in the chain. ``state`` and ``owner`` are the case's after it."""

    seq: int
    kind: str
    case_id: int
    state: str
    owner: str
    person: str
    at_ms: int
    body: bytes
    prev: bytes
    hash: bytes

    @property
    def plain(self) -> dict[str, Any]:
        """What the act says, as it was written."""
        said = json.loads(self.body)
        assert isinstance(said, dict)
        return said


def write_plain(plain: dict[str, Any]) -> bytes:
    """The one spelling of what an act says: sorted keys, no blanks, UTF-8."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def act_hash(act: Act) -> bytes:
    """SHA-256 over the tag and every field of the act but the hash itself, each with its length before it."""
    digest = hashlib.sha256(_TAG)
    for field in (
        str(act.seq).encode(),
        act.kind.encode(),
        str(act.case_id).encode(),
        act.state.encode(),
        act.owner.encode(),
        act.person.encode(),
        str(act.at_ms).encode(),
        act.body,
        act.prev,
    ):
        digest.update(len(field).to_bytes(8, "big"))
        digest.update(field)
    return digest.digest()


def rows_of(act: Act) -> Iterator[Row]:
    """The projection rows of one act, in an order in which they can be written. Most acts make none."""
    if act.kind in _MAKERS:
        yield from rows_of_said(act, act.plain)


def rows_of_said(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    """The same, for a writer that still holds what the body says."""
    if act.kind in _MAKERS:
        yield from _MAKERS[act.kind](act, said)


def _run(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    yield RUN, {"run_no": said["run_no"], "seq": act.seq}


def _opened(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    yield CASE, {**said["case"], "case_id": act.case_id, "seq": act.seq}
    for charge in said["charges"]:
        yield CASE_CHARGE, {**charge, "case_id": act.case_id}
    for slip in said["slips"]:
        yield CASE_SLIP, {**slip, "case_id": act.case_id}


def _proposed(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    same = {"proposal": act.seq, "case_id": act.case_id, "action": said["action"], "currency": said["currency"]}
    yield PROPOSAL, {**same, "amount_minor": said["amount_minor"], "maker": act.person, "note": said["note"]}
    for line in said["lines"]:
        yield LINE, {**line, **same}


def _approved(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    yield (
        APPROVAL,
        {
            "proposal": said["proposal"],
            "case_id": act.case_id,
            "seq": act.seq,
            "maker": said["maker"],
            "checker": act.person,
            "risk_note": said["risk_note"],
        },
    )


def _instructed(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    for line in said["lines"]:
        yield INSTRUCTED, {**line, "proposal": said["proposal"], "case_id": act.case_id, "seq": act.seq}


def _file_written(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    head = {name: said[name] for name in ("file_no", "name", "action", "currency", "line_count", "total_minor")}
    yield (
        FILE,
        {
            **head,
            "digest": said["digest"],
            "seq": act.seq,
            "written_by": act.person,
            "written_ms": act.at_ms,
            "data": said["data"].encode(),
        },
    )
    for sequence, key in enumerate(said["keys"], start=1):
        yield FILE_LINE, {"file_no": said["file_no"], "sequence": sequence, "key": key}


def _answered(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    for key, outcome in said["outcomes"]:
        yield OUTCOME, {"file_no": said["file_no"], "key": key, "seq": act.seq, "outcome": outcome}


def _result_taken(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    same = {"digest": said["digest"], "file_no": said["file_no"], "seq": act.seq}
    yield RESULT, {**same, "name": said["name"], "known": said["known"], "bad": said["bad"]}
    for key, answer, reason, reference, doubt in said["lines"]:
        line = {"key": key, "answer": answer, "reason": reason, "reference": reference, "doubt": doubt}
        yield RESULT_LINE, {**same, **line}


def _journal_written(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    head = {name: said[name] for name in ("journal_no", "name", "currency", "line_count", "total_minor", "digest")}
    when = {"seq": act.seq, "written_by": act.person, "written_ms": act.at_ms}
    yield JOURNAL, {**head, **when, "data": said["data"].encode()}
    for store, register, epoch, first_seq, last_seq in said["days"]:
        own = {"store": store, "register": register, "epoch": epoch, "first_seq": first_seq, "last_seq": last_seq}
        yield JOURNAL_DAY, {**own, "journal_no": said["journal_no"]}
    for key in said["moves"]:
        yield JOURNAL_MOVE, {"key": key, "journal_no": said["journal_no"]}


def _box_arrived(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    yield BOX_ARRIVED, {**said, "is_whole": int(said["is_whole"]), "seq": act.seq, "person": act.person}


def _of_box(table: Table) -> Callable[[Act, dict[str, Any]], Iterator[Row]]:
    def rows(act: Act, said: dict[str, Any]) -> Iterator[Row]:
        yield table, {**said, "seq": act.seq, "person": act.person}

    return rows


_KEPT = 18  # months, in acts that were written before the policy said how many


def _boxes_destroyed(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    same = {name: said[name] for name in ("how", "place", "note")} | {"keep_months": said.get("keep_months", _KEPT)}
    people = {"first_person": act.person, "second_person": said["second"]}
    for box_no, store, register in said["boxes"]:
        key = {"box_no": box_no, "store": store, "register": register}
        yield BOX_DESTROYED, {**key, **same, **people, "seq": act.seq}


def _refused_settled(act: Act, said: dict[str, Any]) -> Iterator[Row]:
    same = {name: said[name] for name in ("digest", "code", "how", "note")}
    yield REFUSED_ACT, {**same, "seq": act.seq, "first_person": act.person, "second_person": said["second"]}


_MAKERS = {
    "run_taken": _run,
    "opened": _opened,
    "proposed": _proposed,
    "approved": _approved,
    "instructed": _instructed,
    "file_written": _file_written,
    "answered": _answered,
    "result_taken": _result_taken,
    "journal_written": _journal_written,
    "box_arrived": _box_arrived,
    "box_moved": _of_box(BOX_MOVED),
    "box_explained": _of_box(BOX_EXPLAINED),
    "boxes_destroyed": _boxes_destroyed,
    "refused_settled": _refused_settled,
}
