"""The commands of head office's database: prepare one, move into it, bring it up to date. The front door."""

from __future__ import annotations

import argparse
from pathlib import Path

from shoebox.cli.line import DONE, FOUND, plain
from shoebox.domain.errors import Refusal, Stopped


def add_database(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Database prepare, database move and database upgrade."""
    database = commands.add_parser("database", help="keep head office's data in a PostgreSQL database")
    ways = database.add_subparsers(dest="way", required=True, metavar="WAY")
    prepare = ways.add_parser("prepare", help="make roles, tables and guards, as the owner of the database")
    move = ways.add_parser("move", help="bring what a folder holds into a prepared, empty database, as its owner")
    move.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder; nothing may run on it")
    upgrade = ways.add_parser("upgrade", help="bring a database of an older Shoebox up to date, as its owner")
    upgrade.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder; nothing may run on it")
    upgrade.add_argument("--backed-up", action="store_true", help="there is a copy of the database from just now")
    for way, run in ((prepare, _prepare), (move, _move), (upgrade, _upgrade)):
        way.add_argument("address", metavar="ADDRESS", help="postgresql://OWNER@HOST/DATABASE, without a password")
        way.set_defaults(run=run)


def _tell(line: str) -> None:
    print(plain(line), flush=True)


def _prepare(asked: argparse.Namespace) -> int:
    from shoebox.storage.postgres import AUDITOR, FINANCE, SERVICE, prepare
    from shoebox.storage.server_parts import PARTS

    prepare(asked.address, PARTS, _tell)
    print(f"Prepared. Give people and services one of the roles: GRANT {SERVICE} TO ...; {FINANCE}; {AUDITOR}.")
    return DONE


def _move(asked: argparse.Namespace) -> int:
    from shoebox.central import BOOK_FILE, verify_central_on
    from shoebox.storage.case_book import CASES, FILE_NAME, KEY_FILE
    from shoebox.storage.case_verify import verify_cases_on
    from shoebox.storage.central_file import CENTRAL
    from shoebox.storage.moving import move

    files = {asked.folder / BOOK_FILE: CENTRAL, asked.folder / FILE_NAME: CASES}
    there = {path: part for path, part in files.items() if path.is_file()}
    if not there:
        raise Refusal("database.no_files", folder=str(asked.folder))
    move(asked.address, there, _tell)
    verdicts = (
        verify_central_on(asked.address, owner=True),
        verify_cases_on(asked.address, asked.folder / KEY_FILE, owner=True),
    )
    for verdict in verdicts:
        _tell(verdict.line)
    if not all(verdict.ok for verdict in verdicts):
        return FOUND
    print("Moved. Name the database in finance.toml; the files stay as they are, and are not used any more.")
    return DONE


def _upgrade(asked: argparse.Namespace) -> int:
    from shoebox.cli.upgrade import under_way, watching
    from shoebox.errands.upgrades import bring_up_server

    if not asked.backed_up:
        raise Refusal("database.no_backup")
    try:
        bring_up_server(asked.address, asked.folder, watching)
    except (KeyboardInterrupt, Stopped):
        return under_way()
    print("The database is up to date.")
    return DONE
