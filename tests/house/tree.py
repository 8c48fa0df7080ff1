"""The house as its tests see it: where things stand, and every file of ours read once."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "shoebox"


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: where it stands, its text, and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as people say it, such as ``till/record.py``."""
        return self.path.relative_to(SOURCE).as_posix()

    @property
    def lines(self) -> int:
        """How long the file is."""
        return self.text.count("\n")


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    paths = sorted(SOURCE.rglob("*.py"))
    texts = ((path, path.read_text(encoding="utf-8")) for path in paths)
    return tuple(Module(path, text, ast.parse(text)) for path, text in texts)


@cache
def _walked() -> tuple[tuple[Module, tuple[ast.AST, ...]], ...]:
    return tuple((module, tuple(ast.walk(module.tree))) for module in modules())


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[Module, ast.AST]]:
    """Every node of a kind, with the module it stands in."""
    for module, walked in _walked():
        for node in walked:
            if isinstance(node, kind):
                yield module, node


@cache
def committed() -> tuple[Path, ...]:
    """The files of the project: what git holds, or where there is no git, what stands in the folder."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        # Root of a container is often not the owner of the checkout, which git would refuse to read.
        command = ("git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z")
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())
    made = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split())]
    return tuple(path for path in sorted(ROOT.rglob("*")) if path.is_file() and not _is_made(path, made))


def _is_made(path: Path, patterns: list[str]) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(fnmatch(part, pattern) for part in parts for pattern in patterns)
