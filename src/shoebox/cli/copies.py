"""The commands of the second copy: copy and recover. Part of the front door."""

from __future__ import annotations

import argparse
from pathlib import Path

from shoebox.cli.line import DONE, FOUND, plain, tell_copy, tell_left


def add_copies(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Copy and recover."""
    copy = commands.add_parser("copy", help="keep the mirror of a register's book on a second medium too")
    copy.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    where = copy.add_mutually_exclusive_group()
    where.add_argument("--on", type=Path, metavar="MEDIUM", help="a folder on a stick, a second disk or a share")
    where.add_argument("--off", action="store_true", help="keep none any more; what lies there stays")
    copy.set_defaults(run=_copy)
    recover = commands.add_parser("recover", help="make a book anew from its second copy, after its disk was lost")
    recover.add_argument("folder", type=Path, metavar="STORE", help="a folder that was just set up for this register")
    recover.add_argument("medium", type=Path, metavar="MEDIUM", help="where the second copy lies")
    recover.set_defaults(run=_recover)


def _copy(asked: argparse.Namespace) -> int:
    from shoebox.errands.copies import keep_copy

    if asked.on is None and not asked.off:
        return DONE if tell_copy(asked.folder) else FOUND
    begun = keep_copy(asked.folder, asked.on)
    if begun is None:
        print("No second copy is kept from the next start on. What lies on the medium stays there.")
        return DONE
    print(plain(f"From the next start on the mirror is kept in {begun} too."))
    print("Leave the medium in. Names, amounts and last fours can be read on it as on this PC:")
    print("lock it up like the slips.")
    return DONE


def _recover(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import ENROLMENT_FILE
    from shoebox.errands.copies import recover_book

    found = recover_book(asked.folder, asked.medium)
    print(f"{found.entries:,} entries of the lost book are proven and remembered, up to entry {found.last_seq:,}.")
    print(f"The register goes on in book {found.epoch}, under the key of this folder, which is a new one.")
    print(plain(f"Next: carry {asked.folder / ENROLMENT_FILE} and the file .keycard beside it to head office."))
    print("What of the lost book had not been sent goes under the new key, once head office has that card.")
    tell_left(asked.folder)
    print("Slips in the box that are written later than that are keyed again: nothing else knows them.")
    return DONE
