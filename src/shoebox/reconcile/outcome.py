"""The folder a run leaves: written aside, forced to the disk, then renamed. Reads and writes that folder only."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import Proof, ProofLine, RunSummary, StoreDay

# Links and findings are CSV where nothing on the machine can write Parquet.
FILES = ("bad_lines.csv", "findings.parquet", "links.parquet", "findings.csv", "links.csv", "summary.json")
_STALE_S = 86_400


def check_target(out: Path) -> None:
    """Refuse a folder that holds anything but an earlier run: it would be replaced."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise Refusal("reconcile.out_not_folder", file=out)
    if out.is_dir():
        strangers = sorted(path.name for path in out.iterdir() if path.name not in FILES)
        if strangers:
            raise Refusal("reconcile.out_in_use", file=out, stranger=strangers[0])


@contextmanager
def aside(out: Path, keep: Path | None = None) -> Iterator[Path]:
    """A folder beside `out` to write in; it takes `out`'s place at the end, or vanishes if anything goes wrong.

    Who holds the folder `keep` is its only run, and has what a killed one left swept at once: it may be gigabytes.
    """
    parent, prefix = out.absolute().parent, f".{out.name}.aside-"
    if keep is not None:
        prefix += hashlib.sha256(os.fsencode(keep.resolve())).hexdigest()[:12] + "-"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _recover(out)
        for path in parent.glob(f"{glob.escape(prefix)}*") if keep else ():
            shutil.rmtree(path, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    except OSError as error:
        raise Trouble("reconcile.unwritable", why=error.strerror or str(error)) from error
    try:
        yield folder
        _replace(folder, out)
    except OSError as error:
        raise Trouble("reconcile.unwritable", why=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_summary(summary: RunSummary, days: Sequence[StoreDay], path: Path) -> None:
    """Write `summary.json`: whole numbers only, keys in a fixed order, and a line for each store-day at its end."""
    head = json.dumps(as_json(summary), indent=2, ensure_ascii=False).removesuffix("\n}")
    lines = ",\n".join("    " + json.dumps(_store_day(day), ensure_ascii=False) for day in days)
    path.write_text(f'{head},\n  "store_days": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


def as_json(summary: RunSummary) -> dict[str, object]:
    """A summary as it stands in `summary.json`."""
    return {
        "engine": summary.engine,
        "rules_version": summary.rules_version,
        "rules_digest": summary.rules_digest,
        "slips": summary.slip_count,
        "charges": summary.charge_count,
        "bad_lines": summary.bad_line_count,
        "links": summary.link_count,
        "findings": {kind.value: count for kind, count in summary.finding_counts},
        "finding_amounts_minor": [
            {"currency": currency, "kind": kind.value, "amount_minor": minor}
            for currency, kind, minor in summary.finding_amounts
        ],
        "store_day_count": summary.store_day_count,
        "stays": [asdict(stay) for stay in summary.stays],
        "books": [_book(proof) for proof in summary.proofs],
        "inputs": dict(summary.digests),
        "timings_ms": dict(summary.timings_ms),
        "rows_per_second": summary.rows_per_second,
        "peak_memory_bytes": summary.peak_memory_bytes,
    }


def _book(proof: Proof) -> dict[str, object]:
    return {
        "currency": proof.currency,
        "slips": {"in": _line(proof.slips_in), **{line.label: _line(line) for line in proof.slips}},
        "charges": {"in": _line(proof.charges_in), **{line.label: _line(line) for line in proof.charges}},
    }


def _store_day(day: StoreDay) -> dict[str, object]:
    """One store-day, with the labels that hold something: ``[rows, minor units]``."""
    sides = ((day.proof.slips_in, day.proof.slips), (day.proof.charges_in, day.proof.charges))
    slips, charges = (
        {line.label: [line.count, line.amount_minor] for line in (whole, *parts) if line.count}
        for whole, parts in sides
    )
    paid = [day.paid.count, day.paid.amount_minor]
    place = {"store": day.store, "day": day.day, "currency": day.proof.currency}
    return {**place, "slips": slips, "paid": paid, "charges": charges}


def _line(line: ProofLine) -> dict[str, int]:
    return {"count": line.count, "amount_minor": line.amount_minor}


def _replace(folder: Path, out: Path) -> None:
    folder.chmod(0o755 & ~_umask())
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    old = _old(out)
    if out.exists():
        out.rename(old)
    folder.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _recover(out: Path) -> None:
    """Put back what a kill between two renames left aside, and sweep what kills left long ago."""
    old = _old(out)
    if old.is_dir() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    for path in out.absolute().parent.glob(f".{out.name}.aside-*"):
        if time.time() - path.stat().st_mtime > _STALE_S:
            shutil.rmtree(path, ignore_errors=True)


def _old(out: Path) -> Path:
    return out.absolute().parent / f".{out.name}.before"


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
