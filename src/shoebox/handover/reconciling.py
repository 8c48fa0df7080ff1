"""Finance's run, from what head office holds to cases: stopped at any step without harm, and gone on with. Handover.

A run has a folder of its own: what it read (``in``), what the engine has finished meanwhile (``kept``), and what it
said of it (``result``). Each appears whole or not at all. Whoever starts a run again after it was stopped, or after the
machine was, goes on with what is whole and still true: the files, while head office holds what it held then; the
engine's stages and the result, while those files and the rules are the ones they were made of. Head office's database
is only looked at for a moment, so boxes and charges come in meanwhile.
"""

from __future__ import annotations

import json
import shutil
import time
import tomllib
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox import reconcile
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.finding import RunSummary
from shoebox.domain.pace import Pace, Stage
from shoebox.domain.staff import Person
from shoebox.handover.keeping import keep_whole
from shoebox.reconcile.kept_lock import KeptLock

if TYPE_CHECKING:
    from shoebox.handover.finance import FinanceDesk

INCIDENT_FILE = "incident.toml"
GATHERED_FILE = "gathered.json"
RUNS = "runs"  # in head office's folder; one run at a time is in it

Progress = Callable[[str, int, int], None]
Stop = Callable[[], bool]


class Reconciling:
    """One run of a desk. `progress` gets a stage and how far it is; `stop` is asked all the while (raises Stopped)."""

    def __init__(self, desk: FinanceDesk, *, progress: Progress | None, stop: Stop | None) -> None:
        self._desk, self._progress, self._stop = desk, progress, stop
        self._number = 0

    @property
    def _folder(self) -> Path:
        return folder_of(self._desk.folder, self._number)

    @property
    def _files(self) -> reconcile.Files:
        return files_of(self._desk.folder, self._number)

    def run(self, *, by: Person | None) -> tuple[RunSummary, Path]:
        """Gather, reconcile, open cases; the summary, and the folder of the engine's own files.

        Refuses while another run of this head office goes on (``reconcile.run_in_use``): it reads the very files that
        this one would write.
        """
        lock = KeptLock(self._desk.folder / RUNS, "reconcile.run_in_use")
        try:
            self._number = self._desk.casework.next_run()
            return self._run(self._folder / "kept", by=by)
        finally:
            lock.release()

    def _run(self, kept: Path, *, by: Person | None) -> tuple[RunSummary, Path]:
        self._tell(Stage.GATHERING, 0, 1)
        began = time.perf_counter()
        incident, is_anew = self._gather()
        gathered_ms = round((time.perf_counter() - began) * 1_000)
        before = self._before()
        summary = self._finished() or self._weighed(incident, kept, before)
        shutil.rmtree(kept, ignore_errors=True)  # of a run that was killed between its result and its end
        took = dict(summary.timings_ms)
        whole = took.pop("whole", 0) + gathered_ms
        # Where nothing was gathered nothing is said, or the next run would be promised that it takes no time.
        own = ((Stage.GATHERING.value, gathered_ms),) if is_anew else ()
        summary = replace(summary, timings_ms=(*own, *took.items(), ("whole", whole)))
        self._tell(Stage.CASES, 0, 1)
        crossings = self._desk.central.crossings(currency=self._desk.policy.currency)
        findings = (*reconcile.read_findings(self._files.out), *crossings)
        since = self._since(before)
        self._desk.casework.take_run(self._number, findings, summary, by=by, since=since, stop=self._stop)
        self._tell("done", 1, 1)
        return summary, self._files.out

    def _gather(self) -> tuple[Path, bool]:
        """Write what head office holds, or go on with what was written while it held the same.

        The incident's file, and whether anything was written.
        """
        inputs = self._folder / "in"
        inputs.mkdir(parents=True, exist_ok=True)
        held = asdict(self._desk.central.counts())
        rows, written = held["slips"] + held["charges"], 0
        is_anew = _read(inputs / GATHERED_FILE) != {"held": held, "files": _digests(self._files)}
        if is_anew:
            (inputs / GATHERED_FILE).unlink(missing_ok=True)
            for write, path in (
                (self._desk.central.write_slips, self._files.slips),
                (self._desk.central.write_charges, self._files.charges),
            ):
                written += write(path, partial(self._gathered, written, rows))
            said = {"held": held, "files": _digests(self._files)}
            keep_whole(inputs / GATHERED_FILE, json.dumps(said, sort_keys=True).encode())
        return self._incident(inputs), is_anew

    def _gathered(self, before: int, rows: int, done: int) -> None:
        self._tell(Stage.GATHERING, before + done, rows)

    def _finished(self) -> RunSummary | None:
        """What the engine said before the run was stopped, where it is still what it would say."""
        out = self._files.out
        if not out.is_dir():
            return None
        try:
            summary = reconcile.read_run(out)
        except Refusal:
            return None
        names = {"slips.csv": self._files.slips, "charges.csv": self._files.charges}
        same = {name: reconcile.digest(path) for name, path in names.items()} == dict(summary.digests)
        return summary if same and summary.rules_digest == reconcile.rules_digest() else None

    def _incident(self, inputs: Path) -> Path:
        """The declared incident beside the run's inputs, with the slip numbers that are known to be spoiled.

        Where it says something else than it did, what the engine said under the one before is thrown away.
        """
        declared = self._desk.folder / INCIDENT_FILE
        said = declared.read_text(encoding="utf-8") if declared.exists() else ""
        by_store: dict[str, list[str]] = {}
        for store, slip in self._desk.central.spoiled_slips():
            by_store.setdefault(store, []).append(slip)
        lines = [f"{json.dumps(store)} = {json.dumps(slips)}" for store, slips in sorted(by_store.items())]
        if not _says_offset(said):  # days of the statement go by the clock of this desk
            said = f"offset_min = {self._desk.clock.offset_min()}\n{said}"
        text = (said.rstrip() + "\n\n[accounted]\n" + "\n".join(lines) + "\n").encode()
        path = inputs / INCIDENT_FILE
        if path.is_file() and path.read_bytes() == text:
            return path
        shutil.rmtree(self._files.out, ignore_errors=True)
        return keep_whole(path, text)

    def _weighed(self, incident: Path, kept: Path, before: reconcile.Files | None) -> RunSummary:
        """What the engine says; from scratch where the files of the run before can't be read any more."""
        try:
            return reconcile.run(
                self._files.slips, self._files.charges, self._files.out,
                incident=incident, before=before, keep=kept, progress=self._of_engine, stop=self._stop,
            )  # fmt: skip
        except Refusal as refusal:
            if refusal.code != "reconcile.before":
                raise
        return self._weighed(incident, kept, None)

    def _before(self) -> reconcile.Files | None:
        """The files of the run before, where it ended, they are here, and it went by today's rules."""
        before, runs = files_of(self._desk.folder, self._number - 1), self._desk.casework.runs()
        if not before.are_there or not runs:
            return None
        try:
            held = reconcile.read_run(before.out)
        except (Refusal, Trouble):
            return None
        is_that_run = held.digests == runs[0].summary.digests and held.rules_digest == reconcile.rules_digest()
        return before if is_that_run else None

    def _since(self, before: reconcile.Files | None) -> reconcile.Since | None:
        """What came since the run before; nothing is said of it where its files can't be read."""
        try:
            return reconcile.since(before, self._files, stop=self._stop) if before else None
        except (Refusal, Trouble):
            return None

    def _of_engine(self, stage: str, done: int, total: int) -> None:
        if stage != "done":
            self._tell(stage, done, total)

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(stage, done, total)
        if self._stop is not None and stage != "done" and self._stop():
            raise Stopped


def pace_of(desk: FinanceDesk) -> Pace:
    """What the stages of the next run are expected to take."""
    held = desk.central.counts()
    runs = desk.casework.runs()
    if not runs:
        return Pace.of(held.slips + held.charges, before_ms={}, rows_before=0)
    last = runs[0].summary
    took = {stage: ms for stage, ms in last.timings_ms if stage != "whole"}
    rows = last.slip_count + last.charge_count
    return Pace.of(held.slips + held.charges, before_ms=took, rows_before=rows)


def folder_of(folder: Path, run_no: int) -> Path:
    """Where a run's files are."""
    return folder / RUNS / f"{run_no:04d}"


def files_of(folder: Path, run_no: int) -> reconcile.Files:
    """The files of a run, whether they are there or not."""
    own = folder_of(folder, run_no)
    return reconcile.Files(own / "in" / "slips.csv", own / "in" / "charges.csv", own / "result")


def _says_offset(incident: str) -> bool:
    try:
        return "offset_min" in tomllib.loads(incident)
    except tomllib.TOMLDecodeError:
        return True  # the engine says what is wrong with it


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _digests(files: reconcile.Files) -> dict[str, str]:
    return {path.name: reconcile.digest(path) if path.is_file() else "" for path in (files.slips, files.charges)}
