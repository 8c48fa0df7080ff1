"""System packages, by way of apt and as root; and the room on the disk. The only part that changes the system."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fresh import libraries
from fresh.mends import Stuck
from fresh.steps import run, say

FREE_MIB_MIN = 1_300


def venv_package() -> str:
    """Debian's package that lets this very Python make environments."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def can_make_environments() -> bool:
    """Whether this Python brings pip into a new environment; Debian's does not until a package is added."""
    return importlib.util.find_spec("ensurepip") is not None


def lacking() -> tuple[str, ...]:
    """The packages to install before anything else, by their Debian names."""
    names = [] if can_make_environments() else [venv_package()]
    if sys.platform.startswith("linux"):
        names += [library.package for library in libraries.missing(libraries.listed())]
    return tuple(names)


def supply(names: Sequence[str]) -> None:
    """Install what is lacking. Raises Stuck where only a person can: another distribution, no rights, no network."""
    if not names:
        return
    if shutil.which("apt-get") is None:
        raise Stuck(_on_another_distribution(names))
    root = way_to_root(names, is_root=os.geteuid() == 0, has_sudo=shutil.which("sudo") is not None, may_sudo=may_sudo)
    say(f"Installing {len(names)} system packages with apt-get (about half a minute): {' '.join(names)}")
    _apt(root, names)
    # A process started now looks again, since the loader and the importer of this one remember what was not there.
    importlib.invalidate_caches()
    left = lacking()
    if left:
        raise Stuck(f"After installing, still missing: {' '.join(left)}. Run 'ldconfig' as root, then this again.")


def check_room(folder: Path, *, free_mib_min: int = FREE_MIB_MIN) -> None:
    """Refuse before a long download rather than after it."""
    free_mib = shutil.disk_usage(folder).free // 2**20
    if free_mib < free_mib_min:
        raise Stuck(
            f"The disk is full, or nearly: {free_mib} MiB are free in {folder}, and {free_mib_min} are needed. "
            "Free some, and run this again."
        )


def may_sudo() -> bool:
    """Whether sudo can be used: somebody is there to type its password, or it wants none."""
    return sys.stdin.isatty() or not subprocess.run(("sudo", "-n", "true"), capture_output=True, check=False).returncode


def way_to_root(
    names: Sequence[str], *, is_root: bool, has_sudo: bool, may_sudo: Callable[[], bool]
) -> tuple[str, ...]:
    """What stands before a command that takes root. Raises Stuck, with a line for whoever is root, where none can."""
    if is_root:
        return ()
    if not has_sudo:
        raise Stuck(_ask_root("there is no sudo here", names))
    if not may_sudo():
        raise Stuck(_ask_root("sudo here wants a password, and nobody is there to type it", names))
    return ("sudo",)


def _apt(root: Sequence[str], names: Sequence[str]) -> None:
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
    lists = None
    try:
        run((*apt, "update"), step="reading the system's package lists")
    except Stuck as said:
        lists = said  # one source that fails must not matter where the others have what is needed
    try:
        run((*apt, "install", "-y", "--no-install-recommends", *names), step="installing system packages")
    except Stuck as said:
        raise lists or said from None


def _ask_root(reason: str, names: Sequence[str]) -> str:
    return (
        f"System packages are missing, and installing them takes root; {reason}. Ask whoever has it to run\n"
        f"    apt-get update && apt-get install -y {' '.join(names)}\n"
        "and run this again."
    )


def _on_another_distribution(names: Sequence[str]) -> str:
    wanted = {library.package: library.file for library in libraries.listed()}
    lines = [f"    {wanted.get(name, 'the venv module of Python, with pip')} (on Debian: {name})" for name in names]
    return "\n".join(
        (
            "This system has no apt-get, so Shoebox does not know how to install here. Missing are",
            *lines,
            "Install them with this system's own tool, and run this again.",
        )
    )
