"""What processors' results said, read from the cases. Storage room: each question one function over a connection."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from shoebox.domain.result import Answer, ResultTaken
from shoebox.storage.case_tables import FILE, FILE_LINE, OUTCOME, RESULT, RESULT_LINE

_KEYS_AT_ONCE = 500


class Told(NamedTuple):
    """What the newest result says of a line of a file."""

    answer: str
    reason: str
    reference: str
    doubt: str


def result_of(conn: Connection, digest: str) -> ResultTaken | None:
    """What became of a result that was taken before, by the SHA-256 of its bytes in hex."""
    wanted = select(RESULT, FILE.c.name.label("file_name")).join(FILE, FILE.c.file_no == RESULT.c.file_no)
    row = conn.execute(wanted.where(RESULT.c.digest == digest)).first()
    if row is None:
        return None
    counted = (
        select(RESULT_LINE.c.answer, func.count()).where(RESULT_LINE.c.digest == digest).group_by(RESULT_LINE.c.answer)
    )
    counts = {answer: int(lines) for answer, lines in conn.execute(counted)}
    return ResultTaken(
        name=row.name, file_no=row.file_no, file_name=row.file_name, done=counts.get(Answer.DONE, 0),
        refused=counts.get(Answer.REFUSED, 0), unknown=counts.get(Answer.UNKNOWN, 0), known=row.known,
        seen_before=True,
    )  # fmt: skip


def files_with(conn: Connection, keys: Collection[str]) -> dict[int, int]:
    """Numbers of the files that hold any of these keys, each with how many of them."""
    found: dict[int, int] = {}
    wanted_keys = sorted(keys)
    for first in range(0, len(wanted_keys), _KEYS_AT_ONCE):
        some = wanted_keys[first : first + _KEYS_AT_ONCE]
        wanted = (
            select(FILE_LINE.c.file_no, func.count()).where(FILE_LINE.c.key.in_(some)).group_by(FILE_LINE.c.file_no)
        )
        for file_no, lines in conn.execute(wanted):
            found[file_no] = found.get(file_no, 0) + int(lines)
    return found


def files_before(conn: Connection, digest: str) -> tuple[int, ...]:
    """Numbers of the files that were written before a result was taken in, oldest first; none where it never was."""
    taken = select(RESULT.c.seq).where(RESULT.c.digest == digest).scalar_subquery()
    return tuple(conn.execute(select(FILE.c.file_no).where(FILE.c.seq < taken).order_by(FILE.c.file_no)).scalars())


def told_of_file(conn: Connection, file_no: int) -> dict[str, Told]:
    """By key, what the newest result says of the lines of one file."""
    wanted = (
        select(
            RESULT_LINE.c.key, RESULT_LINE.c.answer, RESULT_LINE.c.reason, RESULT_LINE.c.reference, RESULT_LINE.c.doubt
        )
        .where(RESULT_LINE.c.file_no == file_no)
        .order_by(RESULT_LINE.c.seq)
    )  # fmt: skip
    return {key: Told(*said) for key, *said in conn.execute(wanted)}


def unknown_by_file(conn: Connection) -> dict[int, int]:
    """How many lines of each file are unknown to the processor, and have no answer since."""
    wanted = (
        select(RESULT_LINE.c.file_no, func.count(func.distinct(RESULT_LINE.c.key)))
        .outerjoin(OUTCOME, and_(OUTCOME.c.file_no == RESULT_LINE.c.file_no, OUTCOME.c.key == RESULT_LINE.c.key))
        .where(RESULT_LINE.c.answer == Answer.UNKNOWN, OUTCOME.c.key.is_(None))
        .group_by(RESULT_LINE.c.file_no)
    )
    return {file_no: int(lines) for file_no, lines in conn.execute(wanted)}
