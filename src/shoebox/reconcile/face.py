"""`shoebox reconcile`: arguments in, a table for people out. The reconcile room's own door on the command line."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from shoebox.domain.errors import Refusal, ShoeboxError, Stopped
from shoebox.domain.finding import FindingKind, Proof, ProofLine, RunSummary
from shoebox.domain.money import Money, money_text
from shoebox.domain.pace import ENGINE_STAGES, Pace, Stage
from shoebox.reconcile import intake
from shoebox.reconcile.engines import NAMES
from shoebox.reconcile.keeping import is_any_there
from shoebox.reconcile.running import run
from shoebox.reconcile.since import Files

DONE, TROUBLE, REFUSED, STOPPED = 0, 1, 2, 130
_WORDS = {
    "settled": "settled", "in_findings": "in findings", "voided": "voided", "cash": "cash, no charge expected",
    "settling": "settle a slip", "duplicate": "duplicates", "unrelated": "belong to no slip",
    "not_captured": "voided or declined",
}  # fmt: skip
_STAGE_WORDS: dict[str, str] = {
    Stage.CHECKING: "Checking the files", Stage.READING: "Reading both sides",
    Stage.EXACT: "Settling what fits only once", Stage.CANDIDATES: "Gathering what might belong together",
    Stage.DECIDING: "Weighing the evidence", Stage.WRITING: "Writing links and findings",
    Stage.PROVING: "Adding up the books", "done": "Done",
}  # fmt: skip


def command(argv: Sequence[str]) -> int:
    """Run `shoebox reconcile`: 0 when done, 2 for input to mend, 1 for disk or memory trouble, 130 if stopped."""
    given = _parser().parse_args(argv)
    show = sys.stderr.isatty() and not given.quiet
    try:
        summary = run(
            given.slips,
            given.charges,
            given.out,
            incident=given.incident,
            before=Files(*given.before) if given.before else None,
            engine=given.engine,
            memory_limit=given.memory_limit,
            master=given.master,
            keep=given.keep,
            progress=_Line(_rows_about(given.slips) + _rows_about(given.charges)).show if show else None,
            made_way=lambda: _made_way(given.keep),
        )
    except (Stopped, KeyboardInterrupt):
        is_kept = given.keep is not None and is_any_there(given.keep)
        kept = f" What was done is kept in {given.keep}; the same command goes on with it." if is_kept else ""
        sys.stderr.write(f"Stopped. Nothing was written.{kept}\n")
        return STOPPED
    except ShoeboxError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED if isinstance(error, Refusal) else TROUBLE
    if not given.quiet:
        sys.stdout.write(summary_text(summary, given.out))
    return DONE


def summary_text(summary: RunSummary, out: Path) -> str:
    """A finished run as a table for people."""
    lines = [f"Reconciled {summary.slip_count:,} slips with {summary.charge_count:,} charges: {_spent(summary)}.", ""]
    if summary.finding_counts:
        lines += [f"{'Findings':<26}{'count':>10}  at stake", *_finding_lines(summary), ""]
    else:
        lines += ["No findings: every card slip is charged once, and every charge is explained.", ""]
    for proof in summary.proofs:
        lines += _proof_lines(proof)
    if summary.stays:
        sales = "1 sale stays" if len(summary.stays) == 1 else f"{len(summary.stays):,} sales stay"
        lines += [
            f"{sales} settled as the earlier run had it: nothing came since that has to do with it. From scratch it",
            "would be linked otherwise: summary.json has the charges, and both slips.",
            "",
        ]
    if summary.bad_line_count:
        rows = "1 row" if summary.bad_line_count == 1 else f"{summary.bad_line_count:,} rows"
        lines += [f"{rows} could not be read. They are kept in {out / 'bad_lines.csv'}, with the reason.", ""]
    lines.append(f"Everything is in {out}.")
    return "\n".join(lines) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="shoebox reconcile",
        description="Hold the stores' slips against central's charges: who was never charged, who was charged twice, "
        "and what belongs to what. Reads CSV or Parquet (or a folder of either) and writes a folder.",
        epilog="Ends with 0 when done, 2 when the input has to be mended, 1 when disk or memory gave out.",
    )
    parser.add_argument("--slips", type=Path, required=True, help="slips of the stores' ledgers: a file or a folder")
    parser.add_argument(
        "--charges", type=Path, required=True, help="charges and refunds of central: a file or a folder"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder for the results; an earlier run in it is replaced",
    )
    parser.add_argument(
        "--incident", type=Path, metavar="TOML", help="start, end and stores of the outage, and policy days"
    )
    parser.add_argument(
        "--before", type=Path, nargs=3, metavar=("SLIPS", "CHARGES", "DIR"),
        help="an earlier run, its files and its results: what it settled stays settled where nothing came that has to "
        "do with it",
    )  # fmt: skip
    parser.add_argument(
        "--engine", default="duckdb", help=f"what runs the passes: {', '.join(NAMES)} (default: duckdb)"
    )
    parser.add_argument(
        "--memory-limit", default="", metavar="SIZE", help="such as 2GB; beyond it the run spills to disk"
    )
    parser.add_argument(
        "--master",
        default="",
        metavar="URL",
        help="where Spark runs, such as spark://host:7077; without a word as it is configured, or on this machine",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="folder in which finished stages are kept until the run ends: after a stop or a power cut the same "
        "command goes on with them",
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")
    return parser


def _made_way(keep: Path) -> None:
    begin = "\n" if sys.stderr.isatty() else ""
    sys.stderr.write(
        f"{begin}The disk is full. What was kept in {keep} has made way for the results, and the run begins again"
        " without keeping: stopped now, nothing of it is gone on with.\n"
    )


class _Line:
    """The line that says how far a run of about so many rows is, and about how long it takes still."""

    def __init__(self, rows: int) -> None:
        usual = Pace.of(rows, before_ms={}, rows_before=0).expected_ms
        self._pace = Pace(tuple((stage, ms) for stage, ms in usual if stage in ENGINE_STAGES))
        self._begun: list[tuple[str, float]] = []

    def show(self, stage: str, done: int, total: int) -> None:
        """It is in this stage now."""
        now = time.monotonic()
        self._begun.append((stage, now))
        over = [(name, round(1_000 * (end - when))) for (name, when), (_, end) in pairwise(self._begun)]
        _, left_ms = self._pace.left(over, stage, 0)
        left = "" if done == total else f", {_left(left_ms)}"
        said = f"{done}/{total} {_STAGE_WORDS.get(stage, stage)}{left}"
        sys.stderr.write(f"\r{said:<72}" + ("\n" if done == total else ""))
        sys.stderr.flush()


def _left(ms: int) -> str:
    seconds = -(-ms // 1_000)
    return f"about {seconds} s left" if seconds < 100 else f"about {-(-seconds // 60)} min left"


def _rows_about(place: Path) -> int:
    """How many rows a side has, guessed from its bytes: a row of CSV takes a hundred, of Parquet less than half."""
    try:
        sizes = [(path.stat().st_size, path.suffix == ".csv") for path in intake.find_files(place)]
    except (OSError, ShoeboxError):  # the run itself says what is wrong
        return 0
    return sum(size // (100 if is_csv else 45) for size, is_csv in sizes)


def _spent(summary: RunSummary) -> str:
    seconds = dict(summary.timings_ms)["whole"] / 1000
    memory = f", {summary.peak_memory_bytes / 2**20:,.0f} MB at most" if summary.peak_memory_bytes else ""
    return f"{seconds:.1f} s, {summary.rows_per_second:,} rows a second{memory}"


def _finding_lines(summary: RunSummary) -> list[str]:
    money: dict[FindingKind, list[str]] = {}
    for currency, kind, minor in summary.finding_amounts:
        if minor:
            money.setdefault(kind, []).append(money_text(Money(minor, currency)))
    return [
        f"  {kind.value.replace('_', ' '):<24}{count:>10,}  {' + '.join(money.get(kind, ['-']))}"
        for kind, count in summary.finding_counts
    ]


def _proof_lines(proof: Proof) -> list[str]:
    lines = []
    for name, whole, parts in (("Slips", proof.slips_in, proof.slips), ("Charges", proof.charges_in, proof.charges)):
        lines.append(_row(f"{name} in, {proof.currency}", whole, proof.currency))
        lines += [_row(f"  {_WORDS[part.label]}", part, proof.currency) for part in parts if part.count]
    return [*lines, "  Both sides add up.", ""]


def _row(name: str, line: ProofLine, currency: str) -> str:
    return f"{name:<28}{line.count:>12,}{money_text(Money(line.amount_minor, currency)):>22}"
