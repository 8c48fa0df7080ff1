"""Whole errands of an upgrade: a store's book, and head office's files or its database. Builds, as bootstrap does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import ENROLMENT_FILE, SystemClock, renew_card
from shoebox.central import verify_central, verify_central_on
from shoebox.central.own_keys import certify_key_of_before
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.verdict import Verdict
from shoebox.entrance import STORE_FILE
from shoebox.head_office import FINANCE_FILE, database_of
from shoebox.storage.book import Book
from shoebox.storage.case_book import FILE_NAME, KEY_FILE
from shoebox.storage.case_verify import verify_cases, verify_cases_on
from shoebox.storage.central_file import CENTRAL
from shoebox.storage.file_upgrade import HOLDINGS_FILE, OFFICE_FILES, bring_up_file, proved, version_of
from shoebox.storage.upgrading import MARK, Stage, Watch

# Something that is brought up to date, by its name, and who looks on.
Watching = Callable[[str], Watch]
WITH_CARDS = 6  # from this version of the holdings on head office's key may stand on a card
_CHECKS: dict[str, Callable[[Path], Verdict]] = {HOLDINGS_FILE: verify_central, FILE_NAME: verify_cases}


@dataclass(frozen=True, slots=True)
class BroughtUp:
    """What became of a folder: the names of what older Shoeboxes wrote, and what a person should know of the book."""

    kept: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    is_damaged: bool = False  # the book was set aside, and another one begun


def bring_up(folder: Path, watching: Watching) -> BroughtUp:
    """Bring up to date what older Shoeboxes wrote in a store's folder or head office's.

    Refusals and troubles ``book.*`` and ``upgrade.*``; Stopped where somebody says so.
    """
    if is_store(folder):
        return _bring_up_store(folder, watching("the book"))
    there = [file for file in OFFICE_FILES if (folder / file.name).is_file()]
    # Files of before it moved into a database lie there still, and nobody opens them.
    if (there or (folder / FINANCE_FILE).is_file()) and database_of(folder):
        raise Refusal("upgrade.on_server", folder=str(folder))
    if not there:
        raise Refusal("upgrade.nothing", folder=str(folder))
    kept = []
    for file in there:
        watch, was = watching(file.name), list[int]()
        copy = bring_up_file(folder, file, watch, was.append)
        if copy is not None:
            if file.name == HOLDINGS_FILE:  # before the check: who goes on without the copy opens it by its card too
                _certify(folder, was[0])
            watch.at(Stage.CHECK, 0, 1)
            _refuse_unproved(_CHECKS[file.name](folder / file.name), file.name, copy.name)
            if copy.exists():  # else somebody took it away to free space
                kept.append(proved(copy).name)
    return BroughtUp(tuple(kept))


def is_half_way(folder: Path) -> bool:
    """Whether one of head office's files is on its way, or brought up to date and the other not: nothing opens both.

    Where an upgrade was stopped while it made its copy, an older Shoebox goes on with everything.
    """
    there = [(version_of(folder / file.name), file.part.version) for file in OFFICE_FILES
             if (folder / file.name).is_file()]  # fmt: skip
    return any(held >= MARK for held, _ in there) or len({held < newest for held, newest in there}) > 1


def is_store(folder: Path) -> bool:
    """Whether this is a store's folder, whose book is made anew beside the old one, so nothing is ever half done."""
    return (folder / STORE_FILE).is_file()


def _bring_up_store(folder: Path, watch: Watch) -> BroughtUp:
    with Book.open(folder, clock=SystemClock(), app=__version__, watch=watch) as book:
        renew_card(folder / ENROLMENT_FILE, book)  # what `doctor` has somebody carry to head office lies there then
        kept = sorted(path.name for path in folder.glob("book*.db.v*"))
        notices = tuple(notice.words for notice in book.notices)
        return BroughtUp(tuple(kept), notices, is_damaged=book.opened_after_damage is not None)


def bring_up_server(address: str, folder: Path, watching: Watching) -> None:
    """The same for head office's database, as its owner; `folder` is head office's, where the desk's key lies."""
    from shoebox.storage.server_parts import PARTS
    from shoebox.storage.server_upgrade import bring_up_database

    def begun(schema: str, version: int) -> None:
        if schema == CENTRAL.schema:
            _certify(folder, version)

    bring_up_database(address, PARTS, watching, begun)
    # However often it is asked: one that was stopped here, or does not prove itself, was brought up all the same.
    watching("the database").at(Stage.CHECK, 0, 1)
    for verdict in (
        verify_central_on(address, owner=True),
        verify_cases_on(address, folder / KEY_FILE, owner=True),
    ):
        _refuse_unproved(verdict, "The database", "your backup")


def _certify(folder: Path, version: int) -> None:
    certify_key_of_before(folder, now_ms=SystemClock().wall_ms(), had_cards=version >= WITH_CARDS)


def _refuse_unproved(verdict: Verdict, file: str, kept: str) -> None:
    if not verdict.ok:
        raise Trouble("upgrade.not_whole", file=file, why=verdict.line.partition(": ")[2], kept=kept)
