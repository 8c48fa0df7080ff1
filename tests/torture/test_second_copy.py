"""The second copy under kills, with its medium pulled, and on one that is really full: no sale knows of any of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import cash_sale, new_book, new_till
from shoebox.domain.errors import Trouble
from shoebox.storage.second_copy import SecondCopy, begin_copy, copy_folder, last_number

ROUNDS, PARTS = 60, 3


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer forks its writer")
@pytest.mark.parametrize("part", range(PARTS))
def test_killed_and_pulled_at_any_moment_it_holds_true_sales_alone_and_catches_up(tmp_path: Path, part: int) -> None:
    """60 kills, the medium pulled before half of them: what it holds alone was sold, and the rest comes over."""
    script = Path(__file__).with_name("copying_killed.py")
    command = [sys.executable, "-W", "error", script, tmp_path, str(ROUNDS // PARTS), str(67 + part)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    rounds = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rounds) == ROUNDS // PARTS
    assert sum(one["announced"] for one in rounds) > ROUNDS // PARTS
    assert max(one["alone"] for one in rounds) > 0, "the medium never held a sale by itself"
    assert [one for one in rounds if one["lost"] or one["strange"] or one["aside"] or not one["whole"]] == []


@pytest.fixture
def small_medium(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 64 kB."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    medium = tmp_path / "stick"
    medium.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", medium]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk here: {mounted.stderr.strip()}")
    yield medium
    subprocess.run(["umount", medium], check=True)


@pytest.mark.torture
def test_a_medium_that_is_really_full_or_gone_costs_no_sale(tmp_path: Path, small_medium: Path) -> None:
    """64 kB less a ballast: it fills, is told, and catches up when there is room; then it is taken off the PC."""
    shop, never = tmp_path / "shop", lambda: False
    begin_copy(small_medium, store="085", register="1")
    ballast = small_medium / "ballast"
    ballast.write_bytes(bytes(40_000))
    copy = SecondCopy(shop, small_medium, store="085", register="1")
    told = []
    with new_book(shop) as book:
        till = new_till(book)
        for amount in range(100, 150):
            till.record(cash_sale(amount))
            try:
                copy.bring_up(never)
            except Trouble as wrong:
                told.append(wrong.code)
        kept = copy_folder(small_medium, store="085", register="1") / "mirror.log"
        assert set(told) == {"copy.full"}
        assert (shop / "mirror.log").read_bytes().startswith(kept.read_bytes())
        assert 0 < last_number(kept) < book.head().seq
        ballast.unlink()
        assert copy.bring_up(never) == book.head().seq
        subprocess.run(["umount", small_medium], check=True)
        till.record(cash_sale(500))
        with pytest.raises(Trouble) as gone:
            copy.bring_up(never)
        assert gone.value.code == "copy.absent"
        assert list(small_medium.iterdir()) == []
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", small_medium], check=True)  # as it was found
