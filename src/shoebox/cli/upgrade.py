"""The command that brings up to date what an older Shoebox wrote: upgrade. Part of the front door."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, FOUND, INTERRUPTED, plain, say
from shoebox.domain.errors import Stopped

if TYPE_CHECKING:
    from shoebox.storage.upgrading import Watch


def add_upgrade(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command upgrade."""
    upgrade = commands.add_parser(
        "upgrade", help="bring what an older Shoebox wrote up to date; a register does it by itself when it is opened"
    )
    upgrade.add_argument(
        "folders",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="of a store or head office; nothing may run on it",
    )
    upgrade.set_defaults(run=_upgrade)


class Teller:
    """Says each hundredth of the way once."""

    def __init__(self, what: str) -> None:
        self._what, self._said = what, ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """One line, where it is another than the last."""
        doing = {
            "copy": f"Keeping a copy of {self._what}", "rows": f"Bringing {self._what} up to date",
            "indexes": f"Building the indexes of {self._what}", "check": f"Checking {self._what}",
        }[stage]  # fmt: skip
        line = f"{doing}: {100 * done // total if total else 100} %" if total > 1 else f"{doing} ..."
        if line != self._said:
            self._said = line
            print(plain(line), flush=True)


def watching(what: str) -> Watch:
    """Tells on the command line how far this is."""
    from shoebox.storage.upgrading import Watch

    return Watch(Teller(what))


def under_way() -> int:
    """What is said where head office's data may be half way, and the exit code of it."""
    return say("Stopped. It goes on when you start it again; until then nothing opens it.", INTERRUPTED)


def _upgrade(asked: argparse.Namespace) -> int:
    from shoebox.errands.upgrades import bring_up, is_half_way, is_store

    code = DONE
    for folder in asked.folders:
        try:
            brought = bring_up(folder, watching)
        except (KeyboardInterrupt, Stopped):
            if is_store(folder) or not is_half_way(folder):
                raise
            return under_way()
        for notice in brought.notices:
            code = say(notice, FOUND if brought.is_damaged else code)
        print(plain(f"{folder} is up to date."))
        for name in brought.kept:
            print(plain(f"  What an older Shoebox wrote is kept: {name}"))
    return code
