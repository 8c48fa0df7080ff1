"""A checkout in small: the real scripts, a Shoebox of one line, and locks with nothing in them.

It builds without a network and without build tools, by a backend of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from house.tree import ROOT

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "shoebox-pos"
version = "0"
"""

BACKEND = """
import zipfile

INFO = "shoebox_pos-0.dist-info/"
DOOR = "import os, sys\\ndef main(): print('demo runs:', sys.argv[1:], os.environ['QT_QPA_PLATFORM'])\\n"
FILES = {
    "shoebox_door.py": DOOR,
    INFO + "METADATA": "Metadata-Version: 2.1\\nName: shoebox-pos\\nVersion: 0\\n",
    INFO + "WHEEL": "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    INFO + "entry_points.txt": "[console_scripts]\\nshoebox = shoebox_door:main\\n",
}


def build_editable(folder, settings=None, metadata=None):
    name = "shoebox_pos-0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
        wheel.writestr(INFO + "RECORD", "".join(f"{path},,\\n" for path in (*FILES, INFO + "RECORD")))
    return name
"""

EMPTY_LOCK = "# nothing\n"
LAYERS = ("build", "base", "finance", "demo-data", "central", "test")
NOWHERE = "http://127.0.0.1:9/simple"


class Checkout:
    """One such checkout in a folder, and a way to run its scripts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = folder / ".venv"
        shutil.copytree(ROOT / "installer", folder / "installer", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "src" / "shoebox").mkdir(parents=True)
        (folder / "src" / "shoebox" / "__init__.py").touch()
        (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
        (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
        self.needs_libraries("")
        for layer in LAYERS:
            self.lock(layer, EMPTY_LOCK)

    def lock(self, layer: str, text: str) -> None:
        """Write a lock file."""
        (self.folder / "installer" / "requirements" / f"{layer}.txt").write_text(text, encoding="utf-8")

    def needs_libraries(self, lines: str) -> None:
        """Write the list of system libraries; an empty one lets any machine do."""
        (self.folder / "installer" / "linux" / "packages.txt").write_text(lines, encoding="utf-8")

    def run(self, script: str, *options: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        """Run a script as a person would, with no display and no network, but for what is said."""
        base = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        base.pop("QT_QPA_PLATFORM", None)
        quiet = {"PYTHON": sys.executable, "PIP_INDEX_URL": NOWHERE, "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
        return subprocess.run(
            (self.folder / "installer" / script, *options),
            env={**base, **quiet, **surroundings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )


def programs(folder: Path, *, here: tuple[str, ...] = (), **fakes: str) -> str:
    """A folder of programs to be found first: links to those that are here, and scripts that stand in for others."""
    folder.mkdir()
    for name in here:
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, text in fakes.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
    return str(folder)
