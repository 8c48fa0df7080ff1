"""What Finance's window is handed, and what passes between central, reconciliation and casework."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox import reconcile
from shoebox.casework import Casework
from shoebox.catalogue import say_in
from shoebox.central import Central
from shoebox.domain.clock import Clock
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.finding import RunSummary
from shoebox.domain.holdings import BoxResult, Settled
from shoebox.domain.language import SOURCE
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Signature, Staff
from shoebox.handover.archive import BoxRoom
from shoebox.handover.keeping import keep_whole

INCIDENT_FILE = "incident.toml"
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
    staff: Staff
    clock: Clock
    out: Path  # where instruction files and reports go
    language: str = SOURCE  # of the window and its papers, one of `LANGUAGES`

    @property
    def boxes(self) -> BoxRoom:
        """The boxes of paper that the stores send."""
        return BoxRoom(self)

    def close(self) -> None:
        """Let go of the folder."""
        self.central.close()
        self.casework.close()

    def reconcile(
        self, *, by: Person | None = None, progress: Progress | None = None, stop: Stop | None = None
    ) -> tuple[RunSummary, Path]:
        """Reconcile all slips with all charges that head office holds, and put the findings into the queue.

        Answers the summary and the folder of the engine's own files. What it read stays beside them, so a run can be
        repeated without Shoebox. Run twice on the same holdings, it opens no second case.
        """
        number = self.casework.next_run()
        folder = self.folder / "runs" / f"{number:04d}"
        inputs, result = folder / "in", folder / "result"
        inputs.mkdir(parents=True, exist_ok=True)
        slips, charges = inputs / "slips.csv", inputs / "charges.csv"
        self.central.write_slips(slips)
        self.central.write_charges(charges)
        incident = self._incident(inputs)
        summary = reconcile.run(
            slips,
            charges,
            result,
            incident=incident,
            progress=progress,
            stop=stop,
        )
        findings = (*reconcile.read_findings(result), *self.central.crossings(currency=self.policy.currency))
        self.casework.take_run(number, findings, summary, by=by)
        return summary, result

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
        self.casework.believe_refused(one, note=note, first=first, second=second)
        return self.central.refused.believe(one, note)

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

    def _incident(self, inputs: Path) -> Path:
        """The declared incident beside the run's inputs, with the slip numbers that are known to be spoiled."""
        declared = self.folder / INCIDENT_FILE
        said = declared.read_text(encoding="utf-8") if declared.exists() else ""
        by_store: dict[str, list[str]] = {}
        for store, slip in self.central.spoiled_slips():
            by_store.setdefault(store, []).append(slip)
        lines = [f"{json.dumps(store)} = {json.dumps(slips)}" for store, slips in sorted(by_store.items())]
        if "offset_min" not in said:  # days of the statement go by the clock of this desk
            said = f"offset_min = {self.clock.offset_min()}\n{said}"
        text = said.rstrip() + "\n\n[accounted]\n" + "\n".join(lines) + "\n"
        return keep_whole(inputs / INCIDENT_FILE, text.encode())

    def write_reports(self, *, by: Person) -> Reports:
        """Write the findings report (PDF) and the findings sheet (.xlsx) of the last run as it is decided so far."""
        from shoebox import paper

        report = self.casework.findings_report(by=by, say=say_in(self.language))
        stem = f"findings-run-{report.run_id}"
        sheet = self.casework.worksheet()
        with paper.in_language(self.language):
            pdf = paper.findings_pdf(report)
        return Reports(keep_whole(self.out / f"{stem}.pdf", pdf), keep_whole(self.out / f"{stem}.xlsx", sheet))
