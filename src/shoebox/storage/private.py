"""Files and folders for their owner's eyes alone, where the system knows such rights. Storage room.

A umask only ever takes rights away and may be too generous, so they are set, not hoped for. A file system without
rights, such as a stick's, goes on without them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def keep_private(path: Path) -> None:
    """Leave this file to its owner alone, made empty where there is none: a database is then never open to others.

    Where it can't be made, whoever opens it next says why. An existing file is not opened here: closing it would drop
    the locks that SQLite holds on it in this process.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        path.chmod(0o600)
        with suppress(FileNotFoundError):
            path.with_name(path.name + "-journal").chmod(0o600)  # what a database writes on its way


def private_folder(path: Path) -> None:
    """Make a folder for its owner alone; an OSError where it can't be. One that others use already stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    if os.name == "posix" and not any(path.iterdir()):
        with suppress(OSError):
            path.chmod(0o700)
