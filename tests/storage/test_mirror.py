"""The mirror has every entry once more; it may fail without hurting a sale."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, card_sale, new_book, new_till, reopened
from shoebox.domain.acts import PadIssued
from shoebox.domain.chain import hash_of
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Trouble
from shoebox.storage.mirror import Mirror, mirror_beside, read_mirror, write_line


def mirrored(folder: Path) -> list[int]:
    return [entry.seq for entry, _ in read_mirror(folder / "mirror.log")]


def test_every_entry_stands_in_the_mirror_as_in_the_book(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        new_till(book).record(card_sale(1, reason="central is down"))
        assert [entry for entry, _ in read_mirror(tmp_path / "mirror.log")] == list(book.entries())


def test_mirrors_stand_beside_their_books(tmp_path: Path) -> None:
    assert mirror_beside(tmp_path / "book.db").name == "mirror.log"
    assert mirror_beside(tmp_path / "book-e12.db").name == "mirror-e12.log"


def test_half_a_last_line_is_cut_off_and_written_again(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    path = tmp_path / "mirror.log"
    path.write_bytes(path.read_bytes()[:-40])
    assert mirrored(tmp_path) == [1, 2]
    with reopened(tmp_path) as book:
        assert book.notices == ()
    assert mirrored(tmp_path) == [1, 2, 3]


def test_a_mirror_that_is_gone_is_written_again(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    (tmp_path / "mirror.log").unlink()
    reopened(tmp_path).close()
    assert mirrored(tmp_path) == [1, 2, 3]


def test_a_changed_line_is_kept_aside_and_said(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    path = tmp_path / "mirror.log"
    path.write_bytes(path.read_bytes().replace(b"\tpad_issued\t", b"\tPAD issued\t"))
    changed = path.read_bytes()
    with reopened(tmp_path) as book:
        assert [notice.code for notice in book.notices] == ["book.mirror_damaged"]
    assert (tmp_path / "mirror.log.damaged-1").read_bytes() == changed
    assert mirrored(tmp_path) == [1, 2, 3]


def test_a_full_disk_under_the_mirror_loses_no_sale_and_is_said_and_caught_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slip 1 is mirrored, slips 2 and 3 are not, slip 4 brings all of them."""
    with new_book(tmp_path) as book:
        till = new_till(book)
        till.record(card_sale(1))

        def full(_handle: int, _data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("shoebox.storage.mirror.os.write", full)
        for number in (2, 3):
            assert till.record(card_sale(number)).entry_no == 4 + number
        assert book.mirror_behind == 2
        notice = book.notices[0]
        assert (notice.code, dict(notice.facts)["behind"]) == ("book.mirror_behind", 2)
        assert "No space left" in notice.words
        monkeypatch.undo()
        till.record(card_sale(4))
        assert (book.mirror_behind, book.notices) == (0, ())
    assert mirrored(tmp_path) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_half_a_line_that_failed_is_taken_off_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_book(tmp_path) as book:
        really, calls = os.write, []

        def half_then_full(handle: int, data: bytes) -> int:
            calls.append(len(data))
            if len(calls) == 1:
                return really(handle, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

        size = (tmp_path / "mirror.log").stat().st_size
        monkeypatch.setattr("shoebox.storage.mirror.os.write", half_then_full)
        book.append(PadIssued(first="085200001", last="085200002"), clerk=CLERK, day=DAY)
        assert (tmp_path / "mirror.log").stat().st_size == size
        monkeypatch.undo()
    reopened(tmp_path).close()
    assert mirrored(tmp_path) == [1, 2, 3, 4]


def test_a_mirror_that_cannot_be_opened_does_not_stop_the_book(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    (tmp_path / "mirror.log").unlink()
    (tmp_path / "mirror.log").mkdir()
    with reopened(tmp_path) as book:
        assert [notice.code for notice in book.notices] == ["book.mirror_behind"]
        assert new_till(book).record(card_sale(1)).entry_no == 5
        assert book.mirror_behind == 5


def test_a_forged_line_proves_nothing_against_the_book(tmp_path: Path) -> None:
    """Somebody appends an entry of their own making: it hangs together, but the register never signed it."""
    with new_book(tmp_path) as book:
        last = list(book.entries())[-1]
        head = book.head()
    forged = replace(last, seq=last.seq + 1, prev=head.hash)
    with (tmp_path / "mirror.log").open("ab") as file:
        file.write(write_line(replace(forged, hash=hash_of(forged))))
    with reopened(tmp_path) as book:
        assert book.epoch == 1
        assert [notice.code for notice in book.notices] == ["book.mirror_damaged"]
    assert mirrored(tmp_path) == [1, 2, 3]


def test_hostile_lines_end_the_reading_quietly(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        good = write_line(next(book.entries()))
    path = tmp_path / "hostile.log"
    for bad in (b"\n", b"\xff\xfe\t1\t1\n", b"x" * 200_000 + b"\n", good[:-1], good.replace(b"\t1\t1\t", b"\t1\tx\t")):
        path.write_bytes(good + bad + good)
        assert [entry.seq for entry, _ in read_mirror(path)] == [1]
    path.write_bytes(b"")
    assert list(read_mirror(path)) == []
    Mirror(path).close()


def test_a_book_that_cannot_be_read_meanwhile_leaves_no_line_twice(tmp_path: Path) -> None:
    """Two lines are written, then the book can't be read: the mirror is as long as before, and catches up."""
    with new_book(tmp_path) as book:
        entries = list(book.entries())
    path = tmp_path / "again.log"
    mirror = Mirror(path)
    mirror.open(0, whole_bytes=0)

    def torn() -> Iterator[Entry]:
        yield from entries[:2]
        raise Trouble("book.unreadable", why="disk I/O error")

    with pytest.raises(Trouble) as wrong:
        mirror.append(torn())
    assert wrong.value.code == "book.mirror_behind"
    assert path.read_bytes() == b""
    mirror.append(entries)
    mirror.close()
    assert [entry for entry, _ in read_mirror(path)] == entries
