"""Casework: the one object that faces and the demo hold. Casework room; the rules stand in its neighbours.

Findings come in, cases are worked by named people, instruction files go out. Every call is one transaction of its own;
any thread may call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

from shoebox.casework import boarding, deciding, instructing, intake, opening, reporting, resulting
from shoebox.casework.archive import Archive
from shoebox.casework.given_back import GivenBack, nothing_given, with_given
from shoebox.casework.holding import given_since
from shoebox.casework.journalling import Journals
from shoebox.casework.people import Gate
from shoebox.casework.views import act_row, case_view
from shoebox.domain.board import Board
from shoebox.domain.case import (
    ActRow,
    BulkOutcome,
    CaseRow,
    CaseView,
    FileLineRow,
    QueueFigures,
    QueueFilter,
    RunChanges,
    RunRow,
    Waiting,
)
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.decision import Action, CaseState, CloseReason, InstructionFile, Outcome
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import Evidence
from shoebox.domain.finding import Finding, RunSummary, StoreDay
from shoebox.domain.holdings import Quarantined, Settled
from shoebox.domain.language import Say, as_written
from shoebox.domain.money import Money
from shoebox.domain.pins import refuse_pin, refuse_pin_within
from shoebox.domain.policy import Policy
from shoebox.domain.report import FindingsReport, OtherDay
from shoebox.domain.result import Results, ResultTaken
from shoebox.domain.sealed import ClearCard, SealedSlip
from shoebox.domain.staff import Person, Role, Signature, Staff
from shoebox.domain.verdict import Verdict
from shoebox.storage import case_reads
from shoebox.storage.case_book import KEY_FILE, CaseBook, CaseWriter
from shoebox.storage.case_verify import verify_cases, verify_cases_on

PPM_PER_PERCENT = 10_000
EVERYTHING = QueueFilter()


class Casework:
    """Finance's cases in one folder."""

    def __init__(
        self, book: CaseBook, *, staff: Staff, clock: Clock, evidence: Callable[[Finding], Evidence],
        given_back: GivenBack, policy: Policy,
    ) -> None:  # fmt: skip
        self._book, self._given_back = book, given_back
        self._clock, self._policy = clock, policy
        self._evidence = evidence
        self.gate = Gate(staff, clock, policy)
        self.archive = Archive(book, self.gate, self._write)
        self.journals = Journals(book, self.gate, clock)

    @classmethod
    def open(
        cls, folder: Path, *, staff: Staff, clock: Clock, evidence: Callable[[Finding], Evidence],
        given_back: GivenBack = nothing_given, server: str = "", policy: Policy | None = None,
    ) -> Casework:  # fmt: skip
        """Open or begin the cases in this folder, or those of the database at the address `server`.

        `evidence` looks up what a finding rests on, `given_back` refunds that stand beside charges; `policy` says by
        when slips are charged.
        """
        book = CaseBook.open(folder, server=server)
        return cls(book, staff=staff, clock=clock, evidence=evidence, given_back=given_back, policy=policy or Policy())

    @property
    def path(self) -> Path:
        """The file, for `verify_cases`."""
        return self._book.path

    def close(self) -> None:
        """Let go of the file. Every call has a connection of its own, so nothing is left open in between."""
        self._book.close()

    # What only looks

    def queue(self, asked: QueueFilter = EVERYTHING) -> tuple[CaseRow, ...]:
        """Cases that pass the filter, largest money first."""
        with self._book.read() as conn:
            return case_reads.case_rows(conn, asked)

    def figures(self) -> QueueFigures:
        """The queue in numbers, as of today's deadlines."""
        with self._book.read() as conn:
            return case_reads.figures(conn, today=self._today().isoformat())

    def file_figures(self) -> QueueFigures:
        """The same, told apart from what waits for a file those refunds that were given back since."""
        with self._book.read() as conn:
            found, held = case_reads.figures(conn, today=self._today().isoformat()), case_reads.held_back(conn)
            given = len(given_since(conn, self._given_back) - held)
        return replace(found, approved=found.approved - given, given=given)

    def board(self, *, currency: str) -> Board:
        """The war room's board as of now; `currency` is the one of its sums where nothing is open."""
        return boarding.board(self._book, self._clock, self._policy, currency=currency)

    def case(self, case_id: int, say: Say = as_written) -> CaseView:
        """One case with its evidence and history, in the language of `say`."""
        view = case_view(self._book, case_id, say, policy=self._policy, today=self._today())
        return with_given(view, self._given_back, say)

    def runs(self) -> tuple[RunRow, ...]:
        """Runs that were taken in, newest first."""
        return reporting.run_rows(self._book)

    def changes(self, run_no: int) -> RunChanges:
        """What a run changed, beside the one before it; refuses one that was never taken in (``case.no_run``)."""
        return reporting.run_changes(self._book, run_no)

    def next_run(self) -> int:
        """The number the next run will have."""
        with self._book.read() as conn:
            return case_reads.next_number(conn, "run")

    def files(self) -> tuple[InstructionFile, ...]:
        """Instruction files, newest first."""
        with self._book.read() as conn:
            return case_reads.files(conn)

    def waiting(self) -> tuple[Waiting, ...]:
        """Proposals that wait for a second person, newest first."""
        with self._book.read() as conn:
            rows = case_reads.case_rows(conn, QueueFilter(states=(CaseState.PROPOSED,)))
            found = ((row, case_reads.last_proposal(conn, row.case_id)) for row in rows)
            paired = [Waiting(row, proposal) for row, proposal in found if proposal is not None]
        return tuple(sorted(paired, key=lambda one: -one.proposal.proposal))

    def file_lines(self, file_no: int) -> tuple[FileLineRow, ...]:
        """The lines of a file in order, with what the processor answered."""
        with self._book.read() as conn:
            return case_reads.lines_of_file(conn, file_no)

    def verify(self) -> Verdict:
        """Whether the book of cases is whole, from the first act to the last."""
        if self._book.server:
            return verify_cases_on(self._book.server, self.path.with_name(KEY_FILE))
        return verify_cases(self.path)

    def keys_of(self, file_no: int) -> tuple[str, ...]:
        """The keys of a file's lines, in order."""
        with self._book.read() as conn:
            return tuple(key for key, _ in case_reads.keys_of_file(conn, file_no))

    def trail(self, *, most: int = 500, before: int = 0, say: Say = as_written) -> tuple[ActRow, ...]:
        """The newest acts, newest first; `before` an act's number for the page after it; in the language of `say`."""
        with self._book.read() as conn:
            return tuple(act_row(act, say) for act in case_reads.acts(conn, most=most, before=before))

    # What comes in

    def take_run(
        self,
        run_no: int,
        findings: Iterable[Finding],
        summary: RunSummary,
        *,
        by: Person | None = None,
        since: intake.Since | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """One case for each finding, for ever; one that is gone is marked so. The same run twice changes nothing.

        `since` tells what came since the run before, so that each change says why. `stop` is asked for the last time
        when nobody else can write any more; True leaves nothing and raises Stopped.
        """
        intake.take_run(
            self._book,
            run_no,
            findings,
            summary,
            evidence=self._evidence,
            at_ms=self._clock.wall_ms(),
            by=by.number if by else "",
            since=since,
            stop=stop,
        )

    def take_found(self, findings: Iterable[Finding], *, by: Person | None = None) -> tuple[str, ...]:
        """Open cases for findings that don't wait for a run; the ids of those that are new."""
        return intake.take_found(
            self._book,
            findings,
            evidence=self._evidence,
            at_ms=self._clock.wall_ms(),
            by=by.number if by else "",
        )

    def settle_refused(self, one: Quarantined, how: Settled, *, note: str, by: Person) -> None:
        """Write down that something refused stays apart, or was asked for again."""
        self.gate.worker(by)
        if how is Settled.BELIEVED:
            raise Refusal("refused.two")
        self._note_refused(one, how, note=note, first=by, second="")

    def believe_refused(self, one: Quarantined, *, note: str, first: Signature, second: Signature) -> tuple[str, str]:
        """Write down that two people, one of them an approver, believe something that was refused; their numbers."""
        refuse_pin_within(refuse_pin(note), first[1], second[1])
        person, other = self.gate.two(first, second, refusal="refused.two")
        if other.role is not Role.APPROVER:
            raise Refusal("case.role_approve", name=other.name)
        self._note_refused(one, Settled.BELIEVED, note=note, first=person, second=other.number)
        return person.number, other.number

    def _note_refused(self, one: Quarantined, how: Settled, *, note: str, first: Person, second: str) -> None:
        said = {
            "digest": one.digest.hex(), "code": one.code, "how": how.value, "store": one.store,
            "register": one.register, "first_seq": one.first_seq, "last_seq": one.last_seq, "box_no": one.box_no,
            "note": deciding.checked_note(note), "second": second,
        }  # fmt: skip
        if not said["note"]:
            raise Refusal("case.note_needed")
        with self._write() as writer:
            writer.add("refused_settled", said, person=first.number)

    # What people do

    def sign_in(self, number: str, pin: str) -> Person:
        """The person behind number and PIN, if they work at this desk."""
        return self.gate.sign_in(number, pin)

    def propose(self, case_id: int, action: Action, *, maker: Person, amount_minor: int = 0, note: str = "") -> int:
        """Ask for money to move; 0 means all that may. Answers the minor units proposed."""
        with self._write() as writer:
            return self._propose(writer, case_id, action, amount_minor=amount_minor, note=note, maker=maker)

    def _propose(
        self, writer: CaseWriter, case_id: int, action: Action, *, amount_minor: int = 0, note: str, maker: Person
    ) -> int:
        return deciding.propose(
            writer, case_id, action, amount_minor=amount_minor, note=note, maker=maker, gate=self.gate,
            given=self._given_back,
        )  # fmt: skip

    def approve(self, case_id: int, *, checker: Person, pin: str, risk_note: str = "", seen: int = 0) -> None:
        """Say yes as a second person. `risk_note` signs for a charge without approval code, or too late.

        `seen` is the proposal that was looked at; another one is refused (``case.proposed_anew``).
        """
        refuse_pin(risk_note, signed=pin)
        self.gate.check_pin(checker, pin)
        with self._write() as writer:
            self._approve(writer, case_id, checker=checker, risk_note=risk_note, seen=seen)

    def _approve(self, writer: CaseWriter, case_id: int, *, checker: Person, risk_note: str, seen: int) -> None:
        deciding.approve(
            writer, case_id, checker=checker, risk_note=risk_note, gate=self.gate,
            policy=self._policy, today=self._today(), given=self._given_back, seen=seen,
        )  # fmt: skip

    def send_back(self, case_id: int, *, note: str, by: Person) -> None:
        """Say no to a proposal, with a reason; the case is open again."""
        with self._write() as writer:
            deciding.send_back(writer, case_id, note=note, by=by, gate=self.gate)

    def close_without(self, case_id: int, reason: CloseReason, *, by: Person, note: str = "") -> None:
        """End a case with no money moved, within one's own limit."""
        with self._write() as writer:
            deciding.close(writer, case_id, reason=reason, note=note, by=by, gate=self.gate)

    def reopen(self, case_id: int, *, by: Person, note: str) -> None:
        """Take a case up again that ended without money, or with a loss that was taken; says why."""
        with self._write() as writer:
            deciding.reopen(writer, case_id, note=note, by=by, gate=self.gate)

    def take(self, case_id: int, *, by: Person) -> None:
        """Make a case one's own."""
        with self._write() as writer:
            deciding.take(writer, case_id, by=by, gate=self.gate)

    def ask_store(self, case_id: int, *, by: Person, note: str = "") -> None:
        """Note that the store was asked."""
        with self._write() as writer:
            deciding.ask_store(writer, case_id, note=note, by=by, gate=self.gate)

    def propose_many(self, case_ids: Iterable[int], *, maker: Person, note: str = "") -> BulkOutcome:
        """Propose what the evidence itself asks for, where it is as sure as the policy wants. The others are left."""
        sure_ppm_min = self._policy.sure_percent * PPM_PER_PERCENT

        def one(writer: CaseWriter, case_id: int) -> None:
            action = deciding.sure_action(writer, case_id, sure_ppm_min=sure_ppm_min, given=self._given_back)
            self._propose(writer, case_id, action, note=note, maker=maker)

        return self._many(case_ids, one)

    def approve_many(
        self, case_ids: Iterable[int], *, checker: Person, pin: str, seen: Mapping[int, int] | None = None
    ) -> BulkOutcome:
        """Approve several proposals with one PIN. What needs a risk accepted, or another person, is left with why.

        `seen` are the proposals that were looked at, by case.
        """
        self.gate.check_pin(checker, pin)

        def one(writer: CaseWriter, case_id: int) -> None:
            self._approve(writer, case_id, checker=checker, risk_note="", seen=(seen or {}).get(case_id, 0))

        return self._many(case_ids, one)

    def open_card(
        self, case_id: int, sealed: SealedSlip, *, note: str, by: Person, unlock: Callable[[], Callable[[], ClearCard]]
    ) -> ClearCard:
        """Open one sealed card number with what `unlock` answers, and write down who, why and whether it opened.

        Refusals ``seal.*`` and those of `unlock`: ``seal.shut`` and ``keys.passphrase`` are written down as well.
        """
        reason = opening.checked_reason(note, by=by, gate=self.gate)
        opening.refuse_guessing(self._book, by=by, now_ms=self._clock.wall_ms())
        try:
            open_it = unlock()  # takes half a second: nothing is locked meanwhile
        except Refusal as wrong:
            if wrong.code == "keys.passphrase":
                with self._write() as writer:
                    opening.note_wrong_passphrase(writer, case_id, sealed, reason=reason, by=by)
            raise
        with self._write() as writer:
            card = opening.open_card(writer, case_id, sealed, reason=reason, by=by, open_it=open_it)
        if card is None:
            raise Refusal("seal.shut")
        return card

    # What goes out

    def write_instructions(self, out: Path, *, by: Person) -> tuple[InstructionFile, ...]:
        """Decide the files of everything approved and put them into `out`, each once; the files that were put there."""
        self.gate.worker(by)
        at_ms = self._clock.wall_ms()
        instructing.decide_files(self._book, given=self._given_back, by=by, at_ms=at_ms)
        return instructing.put_files(self._book, out, by=by, at_ms=at_ms)

    def put_again(self, file_no: int, out: Path, *, by: Person | None = None) -> Path:
        """Put a file that was written before into a folder once more, byte for byte."""
        for file in self.files():
            if file.file_no == file_no:
                return instructing.put_file(self._book, file, out, by=by, at_ms=self._clock.wall_ms())
        raise Refusal("case.file_unknown", file=file_no)

    def note_answers(self, file_no: int, answers: Mapping[str, Outcome], *, by: Person) -> None:
        """Note what the processor answered, line by line, under the lines' keys."""
        instructing.note_answers(self._book, file_no, answers, by=by, gate=self.gate, at_ms=self._clock.wall_ms())

    def take_result(self, results: Results, *, name: str, data: bytes, by: Person, file_no: int = 0) -> ResultTaken:
        """Match a processor's result back to its instruction file, once for these bytes.

        `results` is what was read of `data`; `file_no` the file that somebody chose, 0 where nobody did. Refusals
        ``result.*``.
        """
        return resulting.take_result(
            self._book,
            results,
            name=name,
            data=data,
            file_no=file_no,
            by=by,
            gate=self.gate,
            at_ms=self._clock.wall_ms(),
        )

    def findings_report(
        self, days: Iterable[StoreDay] | None, *, by: Person, say: Say = as_written, others: Iterable[OtherDay] = ()
    ) -> FindingsReport:
        """The last run for paper, in the language of `say`; refuses where there was none (``case.no_run``).

        `days` is its statement by store and day, None where that is not at hand any more; `others` are the slips that
        stand in it under another day than in their boxes.
        """
        made = reporting.findings_report(self._book, self._last_run(), days, by=by, clock=self._clock, say=say)
        return replace(made, other_days=tuple(one for one in others if one.currency == made.currency))

    def worksheet(self, days: Iterable[StoreDay] | None) -> bytes:
        """The last run as .xlsx, with the same statement; refuses where there was none (``case.no_run``)."""
        return reporting.worksheet(self._book, self._last_run(), days)

    def approvers_for(self, money: Money, *, maker: Person) -> tuple[Person, ...]:
        """Who could approve so much of this maker's."""
        return self.gate.approvers(except_number=maker.number, money=money)

    def _last_run(self) -> RunRow:
        runs = self.runs()
        if not runs:
            raise Refusal("case.no_run")
        return runs[0]

    def _today(self) -> date:
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date()

    def _write(self) -> AbstractContextManager[CaseWriter]:
        return self._book.write(at_ms=self._clock.wall_ms())

    def _many(self, case_ids: Iterable[int], one: Callable[[CaseWriter, int], None]) -> BulkOutcome:
        """All in one transaction; a case that is refused is left out and doesn't stop the others."""
        done: list[int] = []
        left: list[tuple[int, str]] = []
        with self._write() as writer:
            for case_id in dict.fromkeys(case_ids):
                try:
                    one(writer, case_id)
                except Refusal as refused:
                    left.append((case_id, str(refused)))
                else:
                    done.append(case_id)
        return BulkOutcome(tuple(done), tuple(left))
