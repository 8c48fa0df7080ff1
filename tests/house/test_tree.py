"""The tree names no machine but the reader's: no folder of whoever wrote it, no registry, nothing too large."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from house.tree import ROOT, committed

LARGEST_KIB = 2_048
LOCKS = sorted((ROOT / "installer" / "requirements").glob("*.txt"))


def texts():
    for path in committed():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def own_folders() -> list[str]:
    """The folders of this checkout and this person: where the tests run is often where the code was written."""
    deep = [folder for folder in (ROOT, ROOT.parent, Path.home()) if len(folder.parts) > 2]
    return [str(folder) for folder in deep]


def test_no_file_names_the_folder_it_was_written_in():
    named = [(path.name, folder) for path, text in texts() for folder in own_folders() if folder in text]
    assert named == []


def test_no_file_names_a_persons_home():
    home = re.compile(r"/(?:home|Users)/(?!you\b|me\b|runner\b)[a-z][a-z0-9_-]+/")
    assert [(path.name, found.group()) for path, text in texts() if (found := home.search(text))] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address_and_no_path(lock):
    """Only names, versions, markers and digests, so that any mirror serves."""
    line = re.compile(r"#.*|[a-z0-9.-]+==[^ ]+( ; .+)? \\?|    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [text for text in lines if not line.fullmatch(text)] == []
    assert [text for text in lines if "://" in text or "/tmp" in text] == []


def test_no_resolver_lock_is_kept():
    """uv.lock holds the address of every file, which would tie the project to one mirror."""
    assert [path.name for path in committed() if path.name in {"uv.lock", "poetry.lock", "Pipfile.lock"}] == []


def test_nothing_large_is_kept():
    large = [
        (path.name, path.stat().st_size // 1024) for path in committed() if path.stat().st_size > LARGEST_KIB * 1024
    ]
    assert large == []


def test_what_tools_make_is_not_kept():
    made = re.compile(r"(^|/)(__pycache__|\.venv|\.mypy_cache|\.pytest_cache|build|dist)/|\.(pyc|db|sqlite3?)$")
    assert [path for path in committed() if made.search(path.relative_to(ROOT).as_posix())] == []


@pytest.mark.parametrize(
    "script",
    ["check", ".ci/run", "installer/run.sh", "installer/test.sh", "installer/lock.sh", "installer/smoke/fresh.sh"],
)
def test_a_script_can_be_run_and_read(script):
    path = ROOT / script
    assert path.stat().st_mode & 0o111, "not executable"
    shell = path.read_text(encoding="utf-8").splitlines()[0].rpartition("/")[2].rpartition(" ")[2]
    assert shell == "sh", "a bare Debian's /bin/sh must do"
    assert subprocess.run((shell, "-n", path), check=False).returncode == 0
