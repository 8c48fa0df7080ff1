"""What a killed test run held in memory is given back by the next, and what a living one holds is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from inmemory import MEMORY, ROOM_BYTES_MIN, is_roomy, sweep, top

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDS = """
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
import inmemory
inmemory.MEMORY = Path(sys.argv[1])
folder = inmemory.new_folder("postgres")
(folder / "much").write_bytes(b"x")
print(folder, flush=True)
sys.stdin.read()
"""
# As a server does, it hears what a shell that began all this in the background had it ignore.
SERVES = """
import signal, sys
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
print('up', flush=True)
sys.stdin.read()
"""


@contextmanager
def run(program: str, *given: str) -> Iterator[subprocess.Popen[str]]:
    """A program that has said its first line, and waits."""
    command = [sys.executable, "-c", program, *given]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as running:
        yield running
        if running.poll() is None:
            running.kill()


def test_a_killed_run_leaves_nothing(tmp_path: Path) -> None:
    with run(HOLDS, str(tmp_path)) as holds:
        assert holds.stdout is not None
        folder = Path(holds.stdout.readline().strip())
        with run(SERVES, str(folder)) as serves:
            assert serves.stdout is not None
            assert serves.stdout.readline() == "up\n"
            (folder / "data").mkdir()
            (folder / "data" / "postmaster.pid").write_text(f"{serves.pid}\n{folder}\n")
            sweep(tmp_path)
            assert (folder / "much").exists(), "somebody else's who is still there"
            holds.kill()
            holds.wait()
            sweep(tmp_path)
            assert not list(tmp_path.iterdir())
            assert serves.wait(timeout=60) == -signal.SIGQUIT, "the server that outlived it"


def test_a_number_that_another_program_has_now_is_left_alone(tmp_path: Path) -> None:
    with run(HOLDS, str(tmp_path)) as holds, run(SERVES) as other:
        assert holds.stdout is not None
        assert other.stdout is not None
        folder = Path(holds.stdout.readline().strip())
        assert other.stdout.readline() == "up\n"
        (folder / "data").mkdir()
        (folder / "data" / "postmaster.pid").write_text(f"{other.pid}\n")
        holds.kill()
        holds.wait()
        sweep(tmp_path)
        assert not folder.exists()
        assert other.poll() is None


@pytest.mark.parametrize("own", [True, False])
def test_only_what_tests_made_is_swept(tmp_path: Path, own: bool) -> None:
    folder = tmp_path / ("shoebox-tests-1" if own else "somebody-else")
    folder.mkdir()
    sweep(tmp_path)
    assert folder.exists() is not own


def test_what_tests_write_lies_in_memory() -> None:
    """Where there is room: each of a thousand books would wait for a disk a thousand times."""
    assert Path(tempfile.mkdtemp()).parent == Path(os.environ["TMPDIR"]) == top()
    assert top().is_relative_to(MEMORY) is is_roomy(MEMORY)


def test_a_memory_that_is_small_or_not_there_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container often has 64 MB of it, and what lies there may not be started."""
    told = SimpleNamespace(f_bavail=ROOM_BYTES_MIN // 4096, f_frsize=4096, f_flag=0)
    monkeypatch.setattr(os, "statvfs", lambda _place: told)
    assert is_roomy(tmp_path)
    told.f_flag = os.ST_NOEXEC
    assert not is_roomy(tmp_path)
    told.f_flag, told.f_bavail = 0, told.f_bavail - 1
    assert not is_roomy(tmp_path)
    monkeypatch.undo()
    assert not is_roomy(tmp_path / "nowhere")
