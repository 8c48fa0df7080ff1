"""`shoebox journal`: what waits for the accounting system, and the journals written for it, from the command line."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, NOT_DONE, ask_pin, plain, say
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, money_text

if TYPE_CHECKING:
    from shoebox.domain.journal import JournalFile
    from shoebox.handover.finance import FinanceDesk


def add_journal(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its options."""
    journal = commands.add_parser("journal", help="list or write the journals for the accounting system")
    journal.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    journal.add_argument("--write", action="store_true", help="write what stands in none yet")
    journal.add_argument(
        "--by",
        default="",
        metavar="STAFF",
        help="to write, or to put there first: your staff number; the PIN is asked for",
    )
    journal.add_argument("--again", type=int, default=0, metavar="NUMBER", help="put this one there again, as it was")
    journal.add_argument("--out", type=Path, help="where to put it (default: HEAD_OFFICE/out)")
    journal.set_defaults(run=_journal)


def _journal(asked: argparse.Namespace) -> int:
    from shoebox.head_office import open_finance

    with closing(open_finance(asked.folder, out=asked.out)) as desk:
        if asked.again:
            by = desk.casework.sign_in(asked.by, ask_pin(asked.by)) if asked.by else None
            print(plain(f"{desk.journals.put_again(asked.again, desk.out, by=by)} is there again, byte for byte."))
            return DONE
        return _write(desk, asked.by) if asked.write else _list(desk)


def _write(desk: FinanceDesk, number: str) -> int:
    if not number:
        return say("Say who writes it: --by and a staff number.", NOT_DONE)
    written = desk.journals.write(by=desk.casework.sign_in(number, ask_pin(number)))
    for one in written:
        print(plain(f"{desk.out / one.name}: {_words(one)}"))
    if not written:
        print(str(Refusal("journal.nothing")))
    return DONE


def _list(desk: FinanceDesk) -> int:
    for one in desk.journals.rows():
        print(plain(f"{one.journal_no:>4}  {one.name}: {_words(one)}"))
    waits = desk.journals.waits()
    print(f"In no journal yet: {waits.days:,} closed days, {waits.moves:,} movements of cases.")
    if waits.unput:
        print(f"{waits.unput:,} decided, and never laid into a folder: write again.")
    if waits.unanswered:
        print(f"{waits.unanswered:,} instructions that were sent wait for the processor's answer.")
    return DONE


def _words(one: JournalFile) -> str:
    total = money_text(Money(one.total_minor, one.currency))
    return f"{one.days:,} closed days, {one.cases:,} movements of cases, {one.lines:,} lines, {total} on either side"
