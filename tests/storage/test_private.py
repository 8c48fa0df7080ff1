"""Books, holdings, cases and keys are their owner's alone, under any umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock, card_sale, new_book, new_till, reopened
from shoebox.central import Central
from shoebox.storage.case_book import CaseBook
from shoebox.storage.private import private_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are another matter there")


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """A umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    """Mode of the folder, as ``.``, and of each file in it."""
    here = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()}
    return here | {".": stat.S_IMODE(folder.stat().st_mode)}


def loosened(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o666)


def test_a_book_its_mirror_and_its_key_are_private_from_the_first_moment(tmp_path: Path) -> None:
    """Made, sold from, loosened by somebody, opened again."""
    store = tmp_path / "deep" / "store"
    with new_book(store) as book:
        new_till(book).record(card_sale(1))
    private = dict.fromkeys(("book.db", "book.db-journal", "mirror.log", "register.key"), 0o600)
    assert rights(store) == private | {".": 0o700, "book.lock": 0o600}
    loosened(store)
    reopened(store).close()
    assert rights(store).items() >= private.items()


def test_the_book_of_a_new_epoch_is_private_too(tmp_path: Path) -> None:
    with new_book(tmp_path / "store"):
        pass
    (tmp_path / "store" / "register.key").unlink()
    reopened(tmp_path / "store").close()
    assert rights(tmp_path / "store")["book-e2.db"] == rights(tmp_path / "store")["mirror-e2.log"] == 0o600


def test_head_office_is_private(tmp_path: Path) -> None:
    office = tmp_path / "hq"
    for _ in range(2):
        Central.open(office, HandClock()).close()
        CaseBook.open(office).close()
        kept = rights(office)
        assert kept.pop(".") == 0o700
        assert {"central.db", "central.key", "root.key", "cases.db"} <= set(kept)
        assert {name for name, mode in kept.items() if mode != 0o600} == set()
        loosened(office)


def test_a_folder_that_others_use_keeps_its_rights(tmp_path: Path) -> None:
    """An empty one is taken; one with a file of somebody's in it is not."""
    shared, empty = tmp_path / "shared", tmp_path / "empty"
    for folder in (shared, empty):
        folder.mkdir(mode=0o777)
    (shared / "theirs.txt").touch()
    for folder in (shared, empty):
        private_folder(folder)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (shared, empty)] == [0o777, 0o700]
