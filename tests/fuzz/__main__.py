"""Tries what reads what came from outside, guided by what each try reached.

python tests/fuzz TARGET... --seconds 60      these readers, so long together
python tests/fuzz TARGET=20 TARGET=40         these, each for seconds of its own
python tests/fuzz --seconds 600 --keep DIR    all of them, going on where the last run with this folder ended
python tests/fuzz --long                      a million tries, over all of them
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:1] = [str(HERE.parent), str(HERE.parents[1] / "src")]

RSS_MIB_MAX, ONE_TRY_S_MAX, BYTES_MAX = 1_500, 60, 4_096
LONG_TRIES = 1_000_000
# Whatever reads what came from outside: what is not named here is tried blindly.
GUIDES = [
    *(
        "shoebox.domain",
        "shoebox.formats",
        "shoebox.settings",
        "shoebox.settings_file",
        "shoebox.policy_settings",
        "shoebox.account_settings",
        "shoebox.entrance",
    ),
    *("shoebox.carry", "shoebox.central", "shoebox.cli", "tomllib"),
]


def main() -> int:
    """0 where nothing was found. A find is kept as a file in the folder that `--finds` names; put it into `corpus/`."""
    asked = _asked()
    if os.environ.get("PYTHONHASHSEED") != "0":  # the same seed is to be the same tries
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    import atheris

    with atheris.instrument_imports(include=GUIDES, enable_loader_override=False):
        from fuzz.targets import TARGETS

    own = dict(one.partition("=")[::2] for one in asked.target)
    wanted = [name for name in TARGETS if not own or name in own]
    if not set(own) <= set(wanted):
        print("One of:", *TARGETS, sep="\n  ")
        return 2
    if asked.long:
        asked.runs = -(-LONG_TRIES // len(wanted))
    found = []
    for name in wanted:  # each in a process of its own, which ends as the library pleases
        child = os.fork()
        if not child:
            _try(atheris, TARGETS[name], asked, seconds=int(own.get(name) or max(1, asked.seconds // len(wanted))))
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(f"{name}: {'nothing found' if not ended else f'A FIND, ended with {ended}'}", flush=True)
        found += [name] * (ended != 0)
    return int(bool(found))


def _try(atheris: Any, target: Any, asked: argparse.Namespace, *, seconds: int) -> None:
    from fuzz.hostile import hostile
    from fuzz.mutating import Mutator

    def by_bytes(data: bytes, most: int) -> bytes:
        changed: bytes = atheris.Mutate(data, most)  # looked up now: the library puts its own there once it has begun
        return changed

    asked.finds.mkdir(parents=True, exist_ok=True)
    options = {
        "seed": asked.seed, "max_len": BYTES_MAX, "timeout": ONE_TRY_S_MAX, "rss_limit_mb": RSS_MIB_MAX,
        "artifact_prefix": f"{asked.finds}/{target.name}-", "print_final_stats": 1, "verbosity": 0,
        **({"runs": asked.runs} if asked.runs else {"max_total_time": seconds}),
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="shoebox-fuzz-") as place:
        small = (data for data in hostile(target.name).values() if len(data) <= BYTES_MAX)
        for at, data in enumerate((*target.seeds(), *small)):
            (Path(place) / f"{at:03}").write_bytes(data)
        atheris.Setup(
            [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), *_kept(asked, target.name), place],
            lambda data: target.try_out(data) and None,
            custom_mutator=Mutator(by_bytes),
        )
        atheris.Fuzz()


def _kept(asked: argparse.Namespace, name: str) -> list[str]:
    """Where the library puts what reached something new, and begins from next time: the first folder it is given."""
    if asked.keep is None:
        return []
    kept = asked.keep / name
    kept.mkdir(parents=True, exist_ok=True)
    return [str(kept)]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try these targets, or each in turn where none is named.")
    parser.add_argument("target", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together")
    parser.add_argument("--runs", type=int, default=0, help="so many tries of each, however long they take")
    parser.add_argument("--long", action="store_true", help=f"{LONG_TRIES:,} tries over all targets: hours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for what reached something new; used again next time")
    parser.add_argument("--finds", type=Path, default=Path("finds"), help="where a find is kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
