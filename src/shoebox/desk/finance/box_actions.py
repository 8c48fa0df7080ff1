"""What a person does with boxes of paper, an act a function: hand work to a lane, name who answers. Finance room."""

from __future__ import annotations

from shoebox.desk.finance.actions import Done, Failed
from shoebox.desk.finance.session import Session
from shoebox.domain.archive import ArrivalDraft, BoxKey, How
from shoebox.domain.staff import Person, Signature


def boxes(session: Session, done: Done, failed: Failed) -> None:
    """Every box, and today's date."""
    room = session.desk.boxes
    session.lanes.book.ask(lambda: (room.boxes(), room.today()), done, failed)


def find(session: Session, text: str, done: Done, failed: Failed) -> None:
    """What was scanned, and the boxes that it may mean."""
    session.lanes.book.ask(lambda: (text, session.desk.boxes.found(text)), done, failed)


def arrive(
    session: Session, draft: ArrivalDraft, key: BoxKey | None, *, by: Person, done: Done, failed: Failed
) -> None:
    """Take a box in."""
    session.lanes.book.ask(lambda: session.desk.boxes.arrive(draft, key, by=by), done, failed)


def move(session: Session, key: BoxKey, place: str, *, by: Person, done: Done, failed: Failed) -> None:
    """Put a box somewhere else."""
    session.lanes.book.ask(lambda: session.desk.boxes.move(key, place=place, note="", by=by), done, failed)


def explain(session: Session, key: BoxKey, note: str, *, by: Person, done: Done, failed: Failed) -> None:
    """Say how a difference came about."""
    session.lanes.book.ask(lambda: session.desk.boxes.explain(key, note=note, by=by), done, failed)


def destroy(
    session: Session, keys: tuple[BoxKey, ...], *, how: How, place: str, signers: tuple[Signature, Signature],
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Write a destruction down, with its certificate."""
    first, second = signers
    session.lanes.book.ask(
        lambda: session.desk.boxes.destroy(keys, how=how, place=place, note="", first=first, second=second),
        done, failed,
    )  # fmt: skip


def paper(session: Session, key: BoxKey, *, end: int, by: Person, done: Done, failed: Failed) -> None:
    """Write the custody sheet of a box, or the certificate of the act that destroyed it."""
    room = session.desk.boxes
    session.lanes.free.ask(
        lambda: room.write_certificate(end) if end else room.write_sheet(key, by=by), done, failed
    )  # fmt: skip
