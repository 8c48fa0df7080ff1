"""Brings a machine with nothing but Python to where Shoebox runs: `python3 installer/install.py program|tests`.

Called by the scripts beside it, on Linux and on Windows. May be run again at any time: it does only what is not done.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time

from fresh import environment, layers, system
from fresh.mends import Stuck, explain
from fresh.steps import say

WANTED = {"program": layers.RUN_LAYERS, "tests": layers.TEST_LAYERS}
BESIDE = {"tests": (layers.SPARK,)}  # where Java is
STOPPED_BY_HAND = 130


def install(wanted: tuple[str, ...]) -> None:
    """System packages, environment, locked packages, our own; says what it does, and little when there is nothing."""
    began = time.monotonic()
    system.supply(system.lacking())
    if environment.prepare(wanted):
        say(f"Installed in {time.monotonic() - began:.0f} s.")


def main(arguments: list[str] | None = None) -> int:
    """Install, and end with 0; or say what to mend, and end with 1."""
    parser = argparse.ArgumentParser(description="Install what Shoebox needs on this machine.")
    parser.add_argument("what", choices=WANTED, help="the program alone, or with the tools that test and check it")
    options = parser.parse_args(arguments)
    try:
        beside = BESIDE.get(options.what, ()) if shutil.which("java") else ()
        install((*WANTED[options.what], *beside))
    except Stuck as stuck:
        print(stuck, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain("writing to this folder", str(error)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run this again, and it is put right from where it was.", file=sys.stderr)
        return STOPPED_BY_HAND
    return 0


if __name__ == "__main__":
    sys.exit(main())
