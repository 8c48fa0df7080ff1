"""One reconciliation, from files to a folder. The reconcile room; reads its inputs, writes its folder, nothing else."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.finding import Finding, FindingKind, Proof, RunSummary, Stay
from shoebox.domain.pace import ENGINE_STAGES, Stage
from shoebox.reconcile import engines, gaps, intake, outcome, staying
from shoebox.reconcile import findings as saying
from shoebox.reconcile.engines import Engine
from shoebox.reconcile.engines.memory import peak_bytes
from shoebox.reconcile.incident import Incident, read_incident
from shoebox.reconcile.intake import Source
from shoebox.reconcile.keeping import Keeping, is_full, run_key
from shoebox.reconcile.proof import StoreDays, prove
from shoebox.reconcile.ruling import rules_digest
from shoebox.reconcile.since import Came, Files, came
from shoebox.reconcile.stages import Stages

RULES_VERSION = "15"
Progress = Callable[[str, int, int], None]


class _Steps:
    """Says which stage begins, times it, and stops between stages when asked to."""

    def __init__(self, progress: Progress | None, stop: Callable[[], bool] | None) -> None:
        self._progress, self._stop = progress, stop
        self._begun: list[tuple[str, float]] = []

    def begin(self, stage: Stage) -> None:
        if self._stop is not None and self._stop():
            raise Stopped
        self._begun.append((stage.value, time.perf_counter()))
        if self._progress is not None:
            self._progress(stage.value, ENGINE_STAGES.index(stage), len(ENGINE_STAGES))

    def finish(self) -> tuple[tuple[str, int], ...]:
        """Milliseconds per stage, however often it began, and of the whole."""
        ends = [when for _, when in self._begun[1:]] + [time.perf_counter()]
        spent: Counter[str] = Counter()
        for (name, begun), end in zip(self._begun, ends, strict=True):
            spent[name] += round((end - begun) * 1000)
        if self._progress is not None:
            self._progress("done", len(ENGINE_STAGES), len(ENGINE_STAGES))
        return (*spent.items(), ("whole", round((ends[-1] - self._begun[0][1]) * 1000)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a run is asked for."""

    slips: Path
    charges: Path
    out: Path
    incident: Path | None
    before: Files | None
    engine: str
    memory_limit: str
    master: str
    progress: Progress | None
    stop: Callable[[], bool] | None


def run(
    slips: Path,
    charges: Path,
    out: Path,
    *,
    incident: Path | None = None,
    before: Files | None = None,
    engine: str = "duckdb",
    memory_limit: str = "",
    master: str = "",
    keep: Path | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    made_way: Callable[[], None] | None = None,
) -> RunSummary:
    """Reconcile slips against charges and leave links, findings, bad lines and a summary in `out`.

    What the finished run `before` settled stays so, but for what came since that has to do with it: sales that the odds
    alone would move stand in the summary (`Stay`), and all else is what a run from scratch says. Each finished stage is
    kept in the folder `keep`, where one is given, until the run ends: the same run started again after a stop or a kill
    goes on from there, and says the same to the byte. Where the results find no room beside what is kept, that is
    thrown away, `made_way` is called, and the run begins again without. `progress` gets the code of a stage, stages
    done and stages in all; `stop` is asked all the while, and True raises Stopped. Raises Refusal for input that a
    person can mend or a folder `keep` that another run is in, and Trouble for the disk; either leaves `out` as it was.
    """
    asked = _Asked(
        slips=slips, charges=charges, out=out, incident=incident, before=before, engine=engine,
        memory_limit=memory_limit, master=master, progress=progress, stop=stop,
    )  # fmt: skip
    try:
        return _reconcile(asked, keep)
    except _NoRoom:
        if made_way is not None:
            made_way()
    return _reconcile(asked, None)


class _NoRoom(Exception):
    """The disk was full, and what was kept has made way."""


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a run is made of, before any row is read."""

    about: Incident
    sides: list[list[Source]]
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one round said, and left in its folder."""

    findings: Sequence[Finding]
    link_count: int
    bad_line_count: int
    proofs: Sequence[Proof]
    days: StoreDays


def _reconcile(asked: _Asked, keep: Path | None) -> RunSummary:
    steps = _Steps(asked.progress, asked.stop)
    steps.begin(Stage.CHECKING)
    outcome.check_target(asked.out)
    engines.check(asked.engine, asked.master)
    if asked.before is not None:
        staying.check(asked.before)
        engines.check("duckdb")  # it holds the files of two runs against each other, whichever engine makes them
    about, sides = read_incident(asked.incident), [intake.sources(place) for place in (asked.slips, asked.charges)]
    steps.begin(Stage.READING)
    inputs = _Inputs(about, sides, _digests((asked.slips, asked.charges), sides))
    engine = (asked.engine, _version(asked.engine))
    key = run_key((rules_digest(), *engine, inputs.digests, _places(sides), _text(asked.incident)))
    with closing(Keeping(keep, key)) as kept:
        try:
            with outcome.aside(asked.out, keep) as folder:
                rounds = _Rounds(asked, inputs, steps, folder)
                said = rounds.run(kept)
                summary = _summary(asked.engine, inputs, said, rounds.stays, steps.finish())
                outcome.write_summary(summary, said.days.listed(), folder / "summary.json")
        except Trouble as trouble:
            if is_full(trouble) and kept.makes_way(asked.out):
                raise _NoRoom from trouble
            raise
        kept.clear()
    return summary


class _Rounds:
    """Weighs everything, and once more where the odds alone moved what the run before had settled, until none is."""

    def __init__(self, asked: _Asked, inputs: _Inputs, steps: _Steps, folder: Path) -> None:
        self._asked, self._inputs, self._steps, self._folder = asked, inputs, steps, folder
        self._came: Came | None = None
        self.stays: tuple[Stay, ...] = ()

    def run(self, kept: Keeping) -> _Said:
        """What the last round said; `stays` are the sales that it was told."""
        said = self._weigh(kept)
        while more := self._moved():
            self.stays += more
            self._steps.begin(Stage.READING)
            # What is kept is of the first round: a start after a stop goes on with that, and comes here again.
            said = self._weigh(Keeping(None))
        return said

    def _moved(self) -> tuple[Stay, ...]:
        before, known = self._asked.before, {stay.charge_id for stay in self.stays}
        if before is None:
            return ()
        now = Files(self._asked.slips, self._asked.charges, self._folder)
        try:
            self._came = self._came or came(before, now, stop=self._asked.stop)
            moved = staying.moved_by_odds(before, now, self._came, stop=self._asked.stop)
        except (Refusal, Trouble) as error:
            if error.code == "reconcile.memory":
                raise
            raise Refusal("reconcile.before", file=before.out, why=error) from error
        return tuple(stay for stay in moved if stay.charge_id not in known)

    def _weigh(self, kept: Keeping) -> _Said:
        asked, steps, spill = self._asked, self._steps, self._folder / "spill"
        spill.mkdir()
        opened = engines.open_engine(
            asked.engine, spill_folder=spill, memory_limit=asked.memory_limit, master=asked.master, stop=asked.stop
        )
        with closing(opened) as runner:
            stages = Stages(runner, kept, self._inputs.about, stays=self.stays, stop=asked.stop)
            bad = stages.read(*self._inputs.sides)
            steps.begin(Stage.EXACT)
            stages.settle()
            steps.begin(Stage.CANDIDATES)
            stages.gather()
            steps.begin(Stage.DECIDING)
            said = stages.decide()
            said.findings += _beside(runner, self._inputs.about)
            steps.begin(Stage.WRITING)
            link_count = runner.write(
                said.links.columns, said.findings, saying.LINK_NAMES, spoken_of=(said.slips, said.charges),
                exact_ppm=saying.EXACT_PPM, folder=self._folder,
            )  # fmt: skip
            intake.write_bad_lines(bad, self._folder / "bad_lines.csv")
            steps.begin(Stage.PROVING)
            read, days, contradictions = runner.books()
            proofs = prove(read, days, contradictions)
        shutil.rmtree(spill)
        return _Said(said.findings, link_count, len(bad), proofs, days)


def _summary(
    engine: str, inputs: _Inputs, said: _Said, stays: tuple[Stay, ...], timings_ms: tuple[tuple[str, int], ...]
) -> RunSummary:
    counts = _counts(said.proofs)
    return RunSummary(
        engine=engine,
        rules_version=RULES_VERSION,
        rules_digest=rules_digest(),
        slip_count=counts[0],
        charge_count=counts[1],
        bad_line_count=said.bad_line_count,
        link_count=said.link_count,
        finding_counts=tuple(sorted(Counter(f.kind for f in said.findings).items())),
        finding_amounts=_amounts(said.findings),
        proofs=tuple(said.proofs),
        digests=inputs.digests,
        timings_ms=timings_ms,
        rows_per_second=sum(counts) * 1000 // max(1, timings_ms[-1][1]),
        peak_memory_bytes=peak_bytes(),
        store_day_count=len(said.days.places),
        stays=stays,
    )


def _beside(runner: Engine, about: Incident) -> list[Finding]:
    """What is found without weighing anything: gaps in the numbers, and charges that came late."""
    found = gaps.gap_findings(runner.number_runs(), runner.currency, accounted=about.accounted)
    return found + saying.late_findings(runner.late_pairs(about.policy.late_days * 86_400), about)


def _digests(places: Sequence[Path], sides: Sequence[list[Source]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (source.path.relative_to(place.parent).as_posix(), intake.digest(source.path))
        for place, sources in zip(places, sides, strict=True)
        for source in sources
    )


def _places(sides: Sequence[list[Source]]) -> list[str]:
    """Where the files lie: texts are read from them again, whichever start made the tables."""
    return [str(source.path.absolute()) for sources in sides for source in sources]


def _text(incident: Path | None) -> str:
    return "" if incident is None else incident.read_text("utf-8")


def _version(engine: str) -> str:
    try:
        return engines.version_of(engine)
    except ImportError:  # it is here, and what would tell its version is not
        return ""


def _counts(proofs: Sequence[Proof]) -> tuple[int, int]:
    return sum(p.slips_in.count for p in proofs), sum(p.charges_in.count for p in proofs)


def _amounts(findings: Sequence[Finding]) -> tuple[tuple[str, FindingKind, int], ...]:
    money: Counter[tuple[str, FindingKind]] = Counter()
    for each in findings:
        money[each.currency, each.kind] += each.amount_minor
    return tuple((currency, kind, minor) for (currency, kind), minor in sorted(money.items()))
