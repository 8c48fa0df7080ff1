"""The command that brings up to date what an older Shoebox wrote: upgrade. Part of the front door."""

from __future__ import annotations

import argparse
from pathlib import Path

from shoebox.cli_line import DONE, plain


def add_upgrade(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command upgrade."""
    upgrade = commands.add_parser(
        "upgrade", help="bring what an older Shoebox wrote up to date; registers do it by themselves"
    )
    upgrade.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="a store's folder")
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


def _upgrade(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import bring_up_store
    from shoebox.storage.upgrading import Watch

    for folder in asked.folders:
        kept = bring_up_store(folder, Watch(Teller("the book")))
        print(plain(f"The book in {folder} is up to date."))
        for name in kept:
            print(plain(f"  What an older Shoebox wrote is kept: {name}"))
    return DONE
