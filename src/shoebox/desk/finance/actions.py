"""What a person does at Finance's desk, an act a function: hand work to a lane, name who answers. Finance room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimeZone

from shoebox.desk.finance.session import Session
from shoebox.desk.lanes import Errand, Progress, Stop
from shoebox.desk.text import tr
from shoebox.domain.case import CaseRow, CaseView, QueueFilter
from shoebox.domain.charge import BadLine, Charge
from shoebox.domain.charge_map import ChargeMap
from shoebox.domain.decision import Action, CloseReason, Outcome, Proposal
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.holdings import BoxResult, ChargesResult
from shoebox.domain.staff import Person
from shoebox.handover.charge_maps import Looked, keep_map, look_at, preview

Done = Callable[[Any], None]
Failed = Callable[[ShoeboxError], None]


def queue(session: Session, asked: QueueFilter, done: Done, failed: Failed) -> None:
    """The rows that pass a filter, with the figures over them."""
    casework = session.desk.casework
    session.lanes.book.ask(lambda: (casework.queue(asked), casework.figures()), done, failed)


def case(session: Session, case_id: int, done: Done, failed: Failed) -> None:
    """One case with its evidence."""
    session.lanes.book.ask(lambda: session.desk.case(case_id, tr), done, failed)


def open_card(
    session: Session, case_id: int, slip: tuple[str, str], *, note: str, passphrase: str, by: Person, done: Done,
    failed: Failed,
) -> None:  # fmt: skip
    """Open the sealed card number of a slip (id, number); answers (slip number, who, card) after the entry."""
    slip_id, slip_no = slip
    session.lanes.book.ask(
        lambda: (slip_no, by, session.desk.open_card(case_id, slip_id, note=note, passphrase=passphrase, by=by)),
        done, failed,
    )  # fmt: skip


def weigh(session: Session, view: CaseView, done: Done, failed: Failed, progress: Callable[..., None]) -> Errand:
    """What each fact says of a case, in bits; people go on working meanwhile."""
    return session.lanes.free.start(lambda _tell, stop: session.desk.weigh(view, stop=stop), done, failed, progress)


def propose(
    session: Session, row: CaseRow, action: Action, *, by: Person, minor: int = 0, note: str = "",
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Ask for money to move; answers the case with it, since another one may be chosen by then."""
    casework = session.desk.casework
    session.lanes.book.ask(
        lambda: (row, casework.propose(row.case_id, action, maker=by, amount_minor=minor, note=note)), done, failed
    )


def propose_many(session: Session, case_ids: Iterable[int], *, by: Person, done: Done, failed: Failed) -> None:
    """Propose everything that is sure enough."""
    session.lanes.book.ask(lambda: session.desk.casework.propose_many(case_ids, maker=by), done, failed)


def close(
    session: Session, case_id: int, reason: CloseReason, *, by: Person, note: str, done: Done, failed: Failed
) -> None:
    """End a case with no money moved."""
    casework = session.desk.casework
    session.lanes.book.ask(lambda: casework.close_without(case_id, reason, by=by, note=note), done, failed)


def take(session: Session, case_id: int, *, by: Person, done: Done, failed: Failed) -> None:
    """Make a case one's own."""
    session.lanes.book.ask(lambda: session.desk.casework.take(case_id, by=by), done, failed)


def ask_store(session: Session, case_id: int, *, by: Person, note: str, done: Done, failed: Failed) -> None:
    """Note that the store was asked."""
    session.lanes.book.ask(lambda: session.desk.casework.ask_store(case_id, by=by, note=note), done, failed)


def waiting(session: Session, done: Done, failed: Failed) -> None:
    """Proposals that wait for a second person."""
    session.lanes.book.ask(session.desk.casework.waiting, done, failed)


def approve(
    session: Session, proposal: Proposal, *, by: Person, pin: str, risk_note: str, done: Done, failed: Failed
) -> None:
    """Say yes to this proposal as a second person."""
    casework, case_id, seen = session.desk.casework, proposal.case_id, proposal.proposal
    session.lanes.book.ask(
        lambda: casework.approve(case_id, checker=by, pin=pin, risk_note=risk_note, seen=seen), done, failed
    )


def approve_many(
    session: Session, seen: Mapping[int, int], *, by: Person, pin: str, done: Done, failed: Failed
) -> None:
    """Approve several with one PIN: the number of each proposal, by case."""
    casework = session.desk.casework
    session.lanes.book.ask(lambda: casework.approve_many(seen, checker=by, pin=pin, seen=seen), done, failed)


def send_back(session: Session, case_id: int, *, by: Person, note: str, done: Done, failed: Failed) -> None:
    """Say no, with a reason."""
    session.lanes.book.ask(lambda: session.desk.casework.send_back(case_id, note=note, by=by), done, failed)


def bring_boxes(
    session: Session, paths: tuple[Path, ...], done: Callable[[tuple[tuple[BoxResult, ...], int]], None],
    failed: Failed, progress: Callable[..., None],
) -> Errand:  # fmt: skip
    """Take in boxes from files and folders; how each went, and how many cases two books together have opened."""
    person = session.person

    def work(tell: Progress, stop: Stop) -> tuple[tuple[BoxResult, ...], int]:
        return session.desk.take_boxes(paths, by=person, progress=tell, stop=stop)

    return session.lanes.free.start(work, done, failed, progress)


def bring_charges(
    session: Session, paths: tuple[Path, ...], done: Callable[[tuple[ChargesResult, ...]], None], failed: Failed,
    progress: Callable[..., None],
) -> Errand:  # fmt: skip
    """Take in files of charges, one after the other, each whole or not at all."""
    currency = session.desk.policy.currency

    def work(tell: Progress, stop: Stop) -> tuple[ChargesResult, ...]:
        central = session.desk.central
        return tuple(central.import_charges(path, currency=currency, progress=tell, stop=stop) for path in paths)

    return session.lanes.free.start(work, done, failed, progress)


def look_at_charges(session: Session, path: Path, done: Callable[[Looked], None], failed: Failed) -> None:
    """The beginning of a charges file, and the map to begin with."""
    here = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    session.lanes.free.ask(lambda: look_at(session.desk, path, here=here), done, failed)


def preview_charges(
    session: Session, looked: Looked, plan: ChargeMap, done: Callable[[tuple[Charge | BadLine, ...]], None],
    failed: Failed,
) -> None:  # fmt: skip
    """What the first rows are by a map."""
    session.lanes.free.ask(lambda: preview(session.desk, looked.look, plan), done, failed)


def bring_mapped(
    session: Session, path: Path, plan: ChargeMap, *, done: Callable[[tuple[ChargesResult, ...]], None], failed: Failed,
    progress: Callable[..., None],
) -> Errand:  # fmt: skip
    """Keep a map, and take a file of charges in by it, whole or not at all."""
    desk = session.desk

    def work(tell: Progress, stop: Stop) -> tuple[ChargesResult, ...]:
        keep_map(desk.folder, plan, file=path.name)
        currency = desk.policy.currency
        return (desk.central.import_charges(path, currency=currency, plan=plan, progress=tell, stop=stop),)

    return session.lanes.free.start(work, done, failed, progress)


def holdings(session: Session, done: Done, failed: Failed) -> None:
    """How much is here, and what was refused."""
    central = session.desk.central
    session.lanes.book.ask(lambda: (central.counts(), central.quarantined(), central.bad_lines()), done, failed)


def reconcile(session: Session, *, by: Person, done: Done, failed: Failed, progress: Callable[..., None]) -> Errand:
    """Reconcile everything that is here; people go on working on the other lane meanwhile."""
    return session.lanes.free.start(
        lambda tell, stop: session.desk.reconcile(by=by, progress=tell, stop=stop), done, failed, progress,
        in_stages=True,
    )  # fmt: skip


def runs(session: Session, done: Done, failed: Failed) -> None:
    """Runs that the queue was filled from."""
    session.lanes.book.ask(session.desk.casework.runs, done, failed)


def store_days(session: Session, run_no: int, done: Done, failed: Failed) -> None:
    """The statement of a run by store and day."""
    session.lanes.free.ask(lambda: session.desk.store_days(run_no), done, failed)


def run_changes(session: Session, run_no: int, done: Done, failed: Failed) -> None:
    """What a run changed, beside the one before it."""
    session.lanes.book.ask(lambda: session.desk.casework.changes(run_no), done, failed)


def pace(session: Session, done: Done, failed: Failed) -> None:
    """What the stages of the next run are expected to take."""
    session.lanes.book.ask(session.desk.pace, done, failed)


def reopen(session: Session, case_id: int, *, by: Person, note: str, done: Done, failed: Failed) -> None:
    """Take a case up again that ended with no money moved."""
    session.lanes.book.ask(lambda: session.desk.casework.reopen(case_id, by=by, note=note), done, failed)


def write_reports(session: Session, *, by: Person, done: Done, failed: Failed) -> None:
    """Write the findings report and the sheet of the last run."""
    session.lanes.free.ask(lambda: session.desk.write_reports(by=by), done, failed)


def files(session: Session, done: Done, failed: Failed) -> None:
    """Instruction files, and how much waits for one."""
    casework = session.desk.casework
    session.lanes.book.ask(lambda: (casework.files(), casework.file_figures()), done, failed)


def file_lines(session: Session, file_no: int, done: Done, failed: Failed) -> None:
    """The lines of one file, with its number."""
    session.lanes.book.ask(lambda: (file_no, session.desk.casework.file_lines(file_no)), done, failed)


def write_files(session: Session, *, by: Person, done: Done, failed: Failed) -> None:
    """Write instruction files of everything approved."""
    desk = session.desk
    session.lanes.book.ask(lambda: desk.casework.write_instructions(desk.out, by=by), done, failed)


def put_again(session: Session, file_no: int, folder: Path, done: Done, failed: Failed) -> None:
    """Put a file that was written before into a folder once more."""
    by = session.person
    session.lanes.book.ask(lambda: session.desk.casework.put_again(file_no, folder, by=by), done, failed)


def note_answers(
    session: Session, file_no: int, answers: dict[str, Outcome], *, by: Person, done: Done, failed: Failed
) -> None:
    """Note what the processor answered."""
    session.lanes.book.ask(lambda: session.desk.casework.note_answers(file_no, answers, by=by), done, failed)


def take_result(session: Session, path: Path, file_no: int, *, by: Person, done: Done, failed: Failed) -> None:
    """Match a processor's result file back; `file_no` is the instruction file that is chosen, 0 where none is."""
    session.lanes.book.ask(lambda: session.desk.take_result(path, by=by, file_no=file_no), done, failed)


def trail(session: Session, before: int, done: Done, failed: Failed) -> None:
    """Acts before a number, newest first; 0 for the newest of all."""
    session.lanes.book.ask(lambda: session.desk.casework.trail(before=before, say=tr), done, failed)


def verify(session: Session, done: Done, failed: Failed) -> None:
    """Replay the chain of acts."""
    session.lanes.free.ask(session.desk.casework.verify, done, failed)
