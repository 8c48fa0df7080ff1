"""Runs other programs quietly and says what happens. Starts processes and prints; keeps nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from fresh.mends import explain

# A tool's words are searched for signs, so it must speak one language. What else a person set for pip stays theirs.
SETTLED = {"LC_ALL": "C.UTF-8", "PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def say(line: str) -> None:
    """Tell the person what happens now."""
    print(line, flush=True)


def run(command: Sequence[str], *, step: str) -> str:
    """Run a program quietly and hand back what it said. Raises Stuck with the mend where it fails."""
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **SETTLED},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise explain(step, f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        raise explain(step, done.stdout)
    return done.stdout
