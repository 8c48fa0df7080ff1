"""What Finance's window is handed, and what passes between central, reconciliation and casework."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox import reconcile
from shoebox.casework import Casework
from shoebox.catalogue import say_in
from shoebox.central import Central
from shoebox.domain.card import kept_name
from shoebox.domain.case import CaseView
from shoebox.domain.clock import Clock
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.finding import RunSummary, StoreDay
from shoebox.domain.holdings import BoxResult, Settled
from shoebox.domain.journal import Accounts
from shoebox.domain.language import SOURCE, Say, as_written
from shoebox.domain.pace import Pace
from shoebox.domain.policy import Policy
from shoebox.domain.result import ResultTaken
from shoebox.domain.sealed import ClearCard, key_id_of
from shoebox.domain.staff import Person, Signature, Staff
from shoebox.formats.results import FILE_BYTES_MAX as RESULT_BYTES_MAX
from shoebox.formats.results import read_results
from shoebox.handover.archive import BoxRoom
from shoebox.handover.journals import JournalRoom
from shoebox.handover.keeping import keep_whole
from shoebox.handover.reconciling import INCIDENT_FILE, Reconciling, files_of, pace_of
from shoebox.handover.weighing import Weighing, weighing_of
from shoebox.storage.sealing_keys import SealingKeys

__all__ = ["INCIDENT_FILE", "FinanceDesk", "Reports"]
Progress = Callable[[str, int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Reports:
    """What a day's casework leaves for others: files that were written."""

    findings_pdf: Path
    findings_xlsx: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceDesk:
    """Head office: what it holds, its cases and its people, ready to use."""

    folder: Path
    central: Central
    casework: Casework
    policy: Policy
    read_policy: Callable[[bytes], Policy]  # the words of one that was sent out
    staff: Staff
    clock: Clock
    out: Path  # where instruction files and reports go
    language: str = SOURCE  # of the window and its papers, one of `LANGUAGES`
    read_accounts: Callable[[], Accounts] = Accounts  # what Finance calls its accounts, read at each journal
    warnings: tuple[ShoeboxError, ...] = ()  # what nobody has mended yet, such as keys that lie open

    @property
    def boxes(self) -> BoxRoom:
        """The boxes of paper that the stores send."""
        return BoxRoom(self)

    @property
    def journals(self) -> JournalRoom:
        """What is posted in the accounting system."""
        return JournalRoom(self)

    def close(self) -> None:
        """Let go of the folder."""
        self.central.close()
        self.casework.close()

    def case(self, case_id: int, say: Say = as_written) -> CaseView:
        """One case with its evidence, and with which of its slips have a sealed card number."""
        view = self.casework.case(case_id, say)
        slips = ((slip.slip_id, slip.slip_no) for slip in view.evidence.slips if slip.tender == Tender.CARD)
        return replace(view, sealed=tuple(one for one in slips if self.central.sealed(one[0]) is not None))

    def open_card(self, case_id: int, slip_id: str, *, note: str, passphrase: str, by: Person) -> ClearCard:
        """Open the sealed card number of one slip of a case: one person, whose role it is, with a reason.

        The entry in the book of cases is on the disk when this returns, also where it refuses a wrong passphrase.
        Refusals ``seal.*``, ``keys.passphrase``.
        """
        sealed = self.central.sealed(slip_id)
        if sealed is None:
            raise Refusal("seal.none", case=case_id)

        def unlock() -> Callable[[], ClearCard]:
            key = SealingKeys(self.folder).open(key_id_of(sealed.letters), lambda: passphrase)
            return lambda: key.open(sealed.letters, sealed.whose)

        card = self.casework.open_card(case_id, sealed, note=note, by=by, unlock=unlock)
        if card.last4 != sealed.last4:
            raise Refusal("seal.differs")
        return card

    def reconcile(
        self, *, by: Person | None = None, progress: Progress | None = None, stop: Stop | None = None
    ) -> tuple[RunSummary, Path]:
        """Reconcile all slips with all charges that head office holds, and put the findings into the queue.

        Answers the summary and the folder of the engine's own files. What it read stays beside them, so a run can be
        repeated without Shoebox. Run twice on the same holdings, it opens no second case; one that was stopped goes on
        where `Reconciling` says.
        """
        return Reconciling(self, progress=progress, stop=stop).run(by=by)

    def pace(self) -> Pace:
        """What the stages of the next run are expected to take, from its rows and the run before."""
        return pace_of(self)

    def weigh(self, view: CaseView, *, stop: Stop | None = None) -> Weighing:
        """What each fact says of a case, in bits, for the story told and for the one that came second."""
        return weighing_of(self, view, stop=stop)

    def store_days(self, run_no: int) -> tuple[StoreDay, ...]:
        """The statement of a run by store and day; refuses where its files are not in this desk's folder any more."""
        out = files_of(self.folder, run_no).out
        if not out.is_dir():
            raise Refusal("reconcile.no_files", run=run_no)
        return reconcile.read_store_days(out)

    def settle_refused(self, digest: bytes, code: str, how: Settled, *, note: str, by: Person) -> None:
        """Keep something refused apart for good, or note that it was asked for again."""
        one = self.central.refused.one(digest, code)
        self.casework.settle_refused(one, how, note=note, by=by)
        self.central.refused.settle(one, how, note)

    def believe_refused(
        self, digest: bytes, code: str, *, note: str, first: Signature, second: Signature
    ) -> BoxResult | None:
        """Two people believe something refused: it is tried again at once; how that went, None where nothing is kept.

        The entry comes first: what is admitted has a name beside it whatever happens in between.
        """
        one = self.central.refused.one(digest, code)
        self.central.refused.check_believable(one)
        two = self.casework.believe_refused(one, note=note, first=first, second=second)
        return self.central.refused.believe(one, note, by=two)

    def take_boxes(
        self,
        paths: tuple[Path, ...],
        *,
        by: Person | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> tuple[tuple[BoxResult, ...], int]:
        """Take boxes in and hold the books against each other; how each went, and how many cases that opened."""
        results = self.central.import_boxes(paths, progress=progress, stop=stop)
        found = self.casework.take_found(self.central.crossings(currency=self.policy.currency), by=by)
        with suppress(ShoeboxError):  # a box that came before its entries has its store now; the page Boxes tries again
            self.boxes.tell_stores(by=by)
        return results, len(found)

    def take_result(self, path: Path, *, by: Person, file_no: int = 0) -> ResultTaken:
        """Match a processor's result file back to its instruction file, once. Refusals ``result.*``."""
        name = kept_name(path.name)
        try:
            with path.open("rb") as file:
                data = file.read(RESULT_BYTES_MAX + 1)
        except OSError as wrong:
            raise Trouble("central.file_unreadable", file=name, why=wrong.strerror or "") from wrong
        return self.casework.take_result(read_results(data, file=name), name=name, data=data, by=by, file_no=file_no)

    def write_reports(self, *, by: Person) -> Reports:
        """Write the findings report (PDF) and the findings sheet (.xlsx) of the last run as it is decided so far."""
        from shoebox import paper

        runs = self.casework.runs()
        days: tuple[StoreDay, ...] | None = None
        with suppress(Refusal):  # the run's own files were moved away: the report says so
            days = self.store_days(runs[0].run_no) if runs else None
        report = self.casework.findings_report(days, by=by, say=say_in(self.language), others=self.central.other_days())
        report = replace(
            report,
            bridges=tuple(one for one in self.central.day_bridges() if one.currency == report.currency),
            corrected=tuple(one for one in self.central.corrected_boxes() if one.currency == report.currency),
        )
        stem = f"findings-run-{report.run_id}"
        sheet = self.casework.worksheet(days)
        with paper.in_language(self.language):
            pdf = paper.findings_pdf(report)
        return Reports(keep_whole(self.out / f"{stem}.pdf", pdf), keep_whole(self.out / f"{stem}.xlsx", sheet))
