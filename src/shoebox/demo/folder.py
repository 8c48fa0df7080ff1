"""The demo's folder appears whole or not at all: everything is made aside and renamed at the end."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble

MARK = "shoebox-demo.txt"
MARK_WORDS = "This folder was made by `shoebox demo`, which replaces it when it runs again. Nothing in it is real.\n"


@contextlib.contextmanager
def made_aside(out: Path) -> Iterator[Path]:
    """A fresh folder beside `out` that takes its place when the block ends well, and vanishes when it doesn't.

    Refuses to replace a folder that holds anything but an earlier demo (``demo.not_ours``). What a killed run left
    aside is cleared by the next one.
    """
    out = out.absolute()
    _refuse_strange(out)
    aside = out.with_name(f".{out.name}.making")
    before = out.with_name(f".{out.name}.before")
    try:
        for old in (aside, before):
            _clear(old)
        aside.mkdir(parents=True)
        (aside / MARK).write_text(MARK_WORDS, encoding="utf-8")
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(out), why=wrong.strerror or "") from wrong
    try:
        yield aside
        if out.exists():
            out.rename(before)
        aside.rename(out)
    finally:
        _clear(aside)
        _clear(before)


def _refuse_strange(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise Refusal("demo.not_ours", folder=str(out))
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise Refusal("demo.not_ours", folder=str(out))


def _clear(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder, ignore_errors=os.name == "nt")
