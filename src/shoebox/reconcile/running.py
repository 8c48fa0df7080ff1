"""One reconciliation, from files to a folder. The reconcile room; reads its inputs, writes its folder, nothing else."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.errors import Stopped, Trouble
from shoebox.domain.finding import Finding, FindingKind, Proof, RunSummary
from shoebox.domain.pace import ENGINE_STAGES, Stage
from shoebox.reconcile import engines, gaps, intake, outcome
from shoebox.reconcile import findings as saying
from shoebox.reconcile.engines import Engine
from shoebox.reconcile.engines.memory import peak_bytes
from shoebox.reconcile.incident import Incident, read_incident
from shoebox.reconcile.intake import Source
from shoebox.reconcile.keeping import Keeping, is_full, run_key
from shoebox.reconcile.proof import prove
from shoebox.reconcile.ruling import rules_digest
from shoebox.reconcile.stages import Stages

RULES_VERSION = "12"
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
            self._progress(stage.value, len(self._begun) - 1, len(ENGINE_STAGES))

    def finish(self) -> tuple[tuple[str, int], ...]:
        """Milliseconds per stage, and of the whole."""
        ends = [when for _, when in self._begun[1:]] + [time.perf_counter()]
        spent = [(name, round((end - begun) * 1000)) for (name, begun), end in zip(self._begun, ends, strict=True)]
        if self._progress is not None:
            self._progress("done", len(ENGINE_STAGES), len(ENGINE_STAGES))
        return (*spent, ("whole", round((ends[-1] - self._begun[0][1]) * 1000)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a run is asked for."""

    slips: Path
    charges: Path
    out: Path
    incident: Path | None
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
    engine: str = "duckdb",
    memory_limit: str = "",
    master: str = "",
    keep: Path | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    made_way: Callable[[], None] | None = None,
) -> RunSummary:
    """Reconcile slips against charges and leave links, findings, bad lines and a summary in `out`.

    Each finished stage is kept in the folder `keep`, where one is given, until the run ends: the same run started again
    after a stop or a kill goes on from there, and says the same to the byte. Where the results find no room beside
    what is kept, that is thrown away, `made_way` is called, and the run begins again without. `progress` gets the code
    of a stage, stages done and stages in all; `stop` is asked all the while, and True raises Stopped. Raises Refusal
    for input that a person can mend or a folder `keep` that another run is in, and Trouble for the disk; either leaves
    `out` as it was.
    """
    asked = _Asked(
        slips=slips, charges=charges, out=out, incident=incident, engine=engine, memory_limit=memory_limit,
        master=master, progress=progress, stop=stop,
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


def _reconcile(asked: _Asked, keep: Path | None) -> RunSummary:
    steps = _Steps(asked.progress, asked.stop)
    steps.begin(Stage.CHECKING)
    outcome.check_target(asked.out)
    engines.check(asked.engine, asked.master)
    about, sides = read_incident(asked.incident), [_sources(place) for place in (asked.slips, asked.charges)]
    steps.begin(Stage.READING)
    inputs = _Inputs(about, sides, _digests((asked.slips, asked.charges), sides))
    engine = (asked.engine, _version(asked.engine))
    key = run_key((rules_digest(), *engine, inputs.digests, _places(sides), _text(asked.incident)))
    with closing(Keeping(keep, key)) as kept:
        try:
            summary = _stages(asked, inputs, steps, kept, keep)
        except Trouble as trouble:
            if is_full(trouble) and kept.makes_way(asked.out):
                raise _NoRoom from trouble
            raise
        kept.clear()
    return summary


def _stages(asked: _Asked, inputs: _Inputs, steps: _Steps, kept: Keeping, keep: Path | None) -> RunSummary:
    with outcome.aside(asked.out, keep) as folder:
        spill = folder / "spill"
        spill.mkdir()
        opened = engines.open_engine(
            asked.engine, spill_folder=spill, memory_limit=asked.memory_limit, master=asked.master, stop=asked.stop
        )
        with closing(opened) as runner:
            bad = (stages := Stages(runner, kept, inputs.about, stop=asked.stop)).read(*inputs.sides)
            steps.begin(Stage.EXACT)
            stages.settle()
            steps.begin(Stage.CANDIDATES)
            stages.gather()
            steps.begin(Stage.DECIDING)
            said = stages.decide()
            said.findings += _beside(runner, inputs.about)
            steps.begin(Stage.WRITING)
            link_count = runner.write(
                said.links.columns, said.findings, saying.LINK_NAMES, spoken_of=(said.slips, said.charges),
                exact_ppm=saying.EXACT_PPM, folder=folder,
            )  # fmt: skip
            intake.write_bad_lines(bad, folder / "bad_lines.csv")
            steps.begin(Stage.PROVING)
            read, days, contradictions = runner.books()
            proofs = prove(read, days, contradictions)
        shutil.rmtree(spill)
        counts, timings = _counts(proofs), steps.finish()
        summary = RunSummary(
            engine=asked.engine,
            rules_version=RULES_VERSION,
            rules_digest=rules_digest(),
            slip_count=counts[0],
            charge_count=counts[1],
            bad_line_count=len(bad),
            link_count=link_count,
            finding_counts=tuple(sorted(Counter(f.kind for f in said.findings).items())),
            finding_amounts=_amounts(said.findings),
            proofs=proofs,
            digests=inputs.digests,
            timings_ms=timings,
            rows_per_second=sum(counts) * 1000 // max(1, timings[-1][1]),
            peak_memory_bytes=peak_bytes(),
            store_day_count=len(days.places),
        )
        outcome.write_summary(summary, days.listed(), folder / "summary.json")
    return summary


def _beside(runner: Engine, about: Incident) -> list[Finding]:
    """What is found without weighing anything: gaps in the numbers, and charges that came late."""
    found = gaps.gap_findings(runner.number_runs(), runner.currency, accounted=about.accounted)
    return found + saying.late_findings(runner.late_pairs(about.policy.late_days * 86_400), about)


def _sources(place: Path) -> list[Source]:
    found = []
    for path in intake.find_files(place):
        parquet, columns = intake.read_header(path)
        found.append(Source(path, parquet, columns))
    return found


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
