"""The second copy is the mirror on another medium: verified, caught up, and never in the way of anybody."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bookmaking import card_sale, cash_sale, new_book, new_till, reopened
from shoebox.domain.errors import ShoeboxError
from shoebox.storage import second_copy
from shoebox.storage.second_copy import SecondCopy, begin_copy, copy_folder, last_number


def never() -> bool:
    return False


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Register 1 of store 085 with five entries, closed."""
    folder = tmp_path / "shop"
    with new_book(folder) as book:
        new_till(book).record(card_sale(1))
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    medium = tmp_path / "stick"
    medium.mkdir()
    begin_copy(medium, store="085", register="1")
    return medium


def copy_of(shop: Path, stick: Path) -> SecondCopy:
    return SecondCopy(shop, stick, store="085", register="1", is_apart=lambda _one, _other: True)


def kept_in(stick: Path) -> Path:
    return copy_folder(stick, store="085", register="1") / "mirror.log"


def code_of(copy: SecondCopy) -> str:
    with pytest.raises(ShoeboxError) as wrong:
        copy.bring_up(never)
    return wrong.value.code


def test_it_is_the_mirror_byte_for_byte_and_goes_on_from_where_it_is(shop: Path, stick: Path) -> None:
    copy = copy_of(shop, stick)
    assert copy.has_news()
    assert copy.bring_up(never) == 5
    assert kept_in(stick).read_bytes() == (shop / "mirror.log").read_bytes()
    assert not copy.has_news()
    with reopened(shop) as book:
        new_till(book).record(cash_sale(500))
        assert copy.has_news()
        assert copy.bring_up(never) == 6
    assert kept_in(stick).read_bytes() == (shop / "mirror.log").read_bytes()


def test_nothing_is_written_where_the_medium_is_not(shop: Path, tmp_path: Path) -> None:
    """A stick that is pulled leaves the empty folder that it was mounted on."""
    mount = tmp_path / "stick"
    mount.mkdir()
    assert code_of(copy_of(shop, mount)) == "copy.absent"
    assert list(mount.iterdir()) == []
    mount.rmdir()
    assert code_of(copy_of(shop, mount)) == "copy.absent"
    assert not mount.exists()


def test_another_registers_copy_is_left_alone(shop: Path, stick: Path) -> None:
    own = copy_folder(stick, store="085", register="1")
    shutil.copy(begin_copy(stick, store="085", register="2") / second_copy.MARK_FILE, own)
    assert code_of(copy_of(shop, stick)) == "copy.other"
    assert not kept_in(stick).exists()


def test_the_books_own_disk_is_no_second_medium(shop: Path, stick: Path) -> None:
    assert code_of(SecondCopy(shop, stick, store="085", register="1")) == "copy.same_disk"


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_torn_line_is_cut_and_written_again(shop: Path, stick: Path, cut: int) -> None:
    """Pulled in the middle of a write."""
    copy_of(shop, stick).bring_up(never)
    kept = kept_in(stick)
    kept.write_bytes(kept.read_bytes()[:-cut])
    assert copy_of(shop, stick).bring_up(never) == 5
    assert kept.read_bytes() == (shop / "mirror.log").read_bytes()
    assert sorted(path.name for path in kept.parent.iterdir()) == ["mirror.log", second_copy.MARK_FILE]


def test_a_copy_that_says_otherwise_is_kept_aside_and_said(shop: Path, stick: Path) -> None:
    copy_of(shop, stick).bring_up(never)
    kept = kept_in(stick)
    changed = kept.read_bytes().replace(b"\tpad_issued\t", b"\tPAD_issued\t")
    kept.write_bytes(changed)
    copy = copy_of(shop, stick)
    assert copy.bring_up(never) == 5
    assert (kept.with_name(copy.aside)).read_bytes() == changed
    assert kept.read_bytes() == (shop / "mirror.log").read_bytes()


def test_a_copy_with_more_than_the_book_is_evidence_and_is_kept(shop: Path, stick: Path, tmp_path: Path) -> None:
    """The store's disk was brought back from an image of this morning: what the stick has more must not go."""
    before = tmp_path / "image"
    shutil.copytree(shop, before)
    with reopened(shop) as book:
        new_till(book).record(cash_sale(500))
    copy_of(shop, stick).bring_up(never)
    longer = kept_in(stick).read_bytes()
    copy = copy_of(before, stick)
    assert copy.bring_up(never) == 5
    assert kept_in(stick).with_name(copy.aside).read_bytes() == longer


def test_a_medium_that_changes_what_it_holds_is_given_up_and_never_filled(shop: Path, stick: Path) -> None:
    kept = kept_in(stick)
    for _ in range(second_copy.ASIDE_MAX):
        kept.write_bytes(b"rot\n")
        assert copy_of(shop, stick).bring_up(never) == 5
    kept.write_bytes(b"rot\n")
    assert code_of(copy_of(shop, stick)) == "copy.failing"


def test_a_full_medium_keeps_whole_lines_and_is_caught_up_when_there_is_room(
    shop: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_of(shop, stick)
    copy.bring_up(never)
    whole = kept_in(stick).read_bytes()
    really = os.write

    def half_then_full(handle: int, data: bytes) -> int:
        if len(data) < 100:
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(handle, data[: len(data) // 2])

    with reopened(shop) as book:
        new_till(book).record(cash_sale(500))
    with monkeypatch.context() as full:
        full.setattr("shoebox.storage.second_copy.os.write", half_then_full)
        assert code_of(copy) == "copy.full"
    assert kept_in(stick).read_bytes() == whole
    assert copy.bring_up(never) == 6


def test_what_the_medium_did_not_keep_is_noticed_at_once(
    shop: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick of less than it says takes every write, and loses it."""
    monkeypatch.setattr("shoebox.storage.second_copy._read_all", lambda _handle, size: bytes(size))
    assert code_of(copy_of(shop, stick)) == "copy.failing"


def test_long_mirrors_are_brought_over_in_bites_and_may_be_stopped(
    shop: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_copy, "_BITE", 1_500)
    copy = copy_of(shop, stick)
    assert copy.bring_up(lambda: True) < 5
    assert copy.has_news()
    assert copy.bring_up(never) == 5
    assert kept_in(stick).read_bytes() == (shop / "mirror.log").read_bytes()


def test_every_book_of_the_register_comes_along(shop: Path, stick: Path) -> None:
    """The first is damaged; selling goes on in the second."""
    (shop / "book.db").write_bytes(b"gone")
    with reopened(shop) as book:
        assert book.epoch == 2
    copy_of(shop, stick).bring_up(never)
    folder = kept_in(stick).parent
    for name in ("mirror.log", "mirror-e2.log"):
        assert (folder / name).read_bytes() == (shop / name).read_bytes()


@settings(max_examples=12)
@given(cuts=some.lists(some.integers(min_value=0, max_value=6_000), max_size=6))
def test_wherever_it_is_cut_it_ends_as_the_mirror(tmp_path_factory: pytest.TempPathFactory, cuts: list[int]) -> None:
    """Pulled at any byte, any number of times, between two sales."""
    folder = tmp_path_factory.mktemp("cut")
    shop, stick = folder / "shop", folder / "stick"
    stick.mkdir()
    begin_copy(stick, store="085", register="1")
    kept = kept_in(stick)
    with new_book(shop) as book:
        till = new_till(book)
        for at, cut in enumerate(cuts):
            till.record(cash_sale(100 + at))
            copy_of(shop, stick).bring_up(never)
            kept.write_bytes(kept.read_bytes()[:cut])
        copy_of(shop, stick).bring_up(never)
        assert kept.read_bytes() == (shop / "mirror.log").read_bytes()
        assert last_number(kept) == book.head().seq


def test_no_number_is_read_from_nothing(tmp_path: Path) -> None:
    assert last_number(tmp_path / "none.log") == 0
    (tmp_path / "torn.log").write_bytes(b"1\t1\t1\t")
    assert last_number(tmp_path / "torn.log") == 0
