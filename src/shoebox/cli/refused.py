"""`shoebox refused`: what head office keeps apart, listed and settled one by one from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, FOUND, ask_pin, plain
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import utc_day

if TYPE_CHECKING:
    from shoebox.domain.holdings import Flag, Quarantined
    from shoebox.handover.finance import FinanceDesk

NUMBER_LETTERS = 12  # of a row's digest: enough to name one, short enough to type
FLAGS_MAX = 40
HOWS = ("ask", "apart", "believe")


def add_refused(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its options."""
    refused = commands.add_parser("refused", help="list what head office keeps apart, or settle one of it")
    refused.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    refused.add_argument("--settle", metavar="NUMBER", help="the number that the list shows")
    refused.add_argument("--as", dest="how", choices=HOWS, help="ask for it again, keep it apart for good, believe it")
    refused.add_argument("--reason", default="", help="why, in a few words")
    refused.add_argument("--by", default="", metavar="STAFF", help="your staff number; the PIN is asked for")
    refused.add_argument("--second", default="", metavar="STAFF", help="to believe: an approver's staff number")
    refused.set_defaults(run=_refused)


def _refused(asked: argparse.Namespace) -> int:
    from shoebox.head_office import open_finance

    with closing(open_finance(asked.folder)) as desk:
        rows = desk.central.refused.rows()
        if not asked.settle:
            code = _list(rows)
            _list_flags(desk.central.flags())
            return code
        return _settle(desk, _named(rows, asked.settle), asked)


def _list(rows: tuple[Quarantined, ...]) -> int:
    for row in rows:
        times = f", {row.times:,} times" if row.times > 1 else ""
        whose = ", and nobody proved to be that store" if row.store and not row.is_proved else ""
        print(plain(f"{_number(row)}  store {row.store or '?'}  {row.box_no or row.name}{times}{whose}"))
        print(plain(f"              {row.sentence}"))
    if not rows:
        print("Nothing is kept apart.")
    return FOUND if rows else DONE


def _list_flags(flags: Sequence[Flag]) -> None:
    """What was taken all the same, the latest first: a true sale never stops a register's line."""
    if flags:
        print(f"Taken, and yet to be looked at: {len(flags):,}")
    for flag in sorted(flags, key=lambda one: one.came_ms, reverse=True)[:FLAGS_MAX]:
        place = f"store {flag.store}, register {flag.register}"
        print(plain(f"  {utc_day(flag.came_ms)}  {place}: {flag.sentence}"))
    if len(flags) > FLAGS_MAX:
        print(f"  and {len(flags) - FLAGS_MAX:,} before them")


def _settle(desk: FinanceDesk, row: Quarantined, asked: argparse.Namespace) -> int:
    from shoebox.domain.holdings import Settled

    if not asked.how or not asked.by:
        raise Refusal("refused.how")
    first = (asked.by, ask_pin(asked.by))
    if asked.how == "believe":
        second = (asked.second, ask_pin(asked.second)) if asked.second else ("", "")
        result = desk.believe_refused(row.digest, row.code, note=asked.reason, first=first, second=second)
        print(plain(result.sentence if result else "Believed from now on. The register sends it by itself."))
        return FOUND if result is not None and result.code else DONE
    how = {"ask": Settled.ASKED, "apart": Settled.APART}[asked.how]
    person = desk.casework.sign_in(*first)
    desk.settle_refused(row.digest, row.code, how, note=asked.reason, by=person)
    print("Written down.")
    return DONE


def _named(rows: tuple[Quarantined, ...], number: str) -> Quarantined:
    fitting = [row for row in rows if _number(row).startswith(number.lower())]
    if len(fitting) != 1:
        raise Refusal("refused.unknown")
    return fitting[0]


def _number(row: Quarantined) -> str:
    return row.digest.hex()[:NUMBER_LETTERS]
