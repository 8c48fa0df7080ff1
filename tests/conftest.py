"""What every test stands on: Qt off screen, a data folder of its own, and how hard Hypothesis looks.

The surroundings are set before anything of ours or of Qt's is imported, so that no test ever opens a window or touches
the books of the person who runs it.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from inmemory import new_folder, top

# Here lie each test's folder and all that its programs make beside it; `--basetemp` keeps the first, to be looked at.
os.environ["TMPDIR"] = tempfile.tempdir = str(top())
PRIVATE = new_folder("private")
for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ[variable] = str(PRIVATE / variable.lower())
os.environ["SHOEBOX_HOME"] = str(PRIVATE / "home")
# Else each worker, and each program that a test starts, compiles all that it imports once more.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the one of whoever runs this
for variable in ("SHOEBOX_PASSPHRASE_FILE", "CREDENTIALS_DIRECTORY"):
    os.environ.pop(variable, None)

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402  (after the surroundings, as all imports here)

from shoebox.domain import staff  # noqa: E402

# A PIN's hash takes its twentieth of a second on purpose. Each pair of PIN and salt is paid for once, in full.
staff.hash_pin = cache(staff.hash_pin)

# No deadlines: on a busy till or build machine a slow example is no fault. No files between runs.
settings.register_profile("suite", max_examples=60, deadline=None, database=None, print_blob=True)
settings.register_profile("quick", settings.get_profile("suite"), max_examples=10)
settings.register_profile(
    "thorough", settings.get_profile("suite"), max_examples=2_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


LONGEST = {"test_fuzz.py", "test_spark.py"}


@pytest.hookimpl(trylast=True)  # after they are put in a random order
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes comes first, or one worker might be at it when all others have gone home."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where all that tests need was promised, a test that was left out is a failure: it would be missed by nobody."""
    told = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = told.stats.get("skipped", []) if told is not None else []
    if left_out and os.environ.get("SHOEBOX_NOTHING_LEFT_OUT"):
        told.write_line(f"SHOEBOX_NOTHING_LEFT_OUT is set, and {len(left_out)} were left out", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def nothing_logged_to_disk() -> Iterator[None]:
    """The log file that a command opened in one test is not written by the next."""
    yield
    log = logging.getLogger("shoebox")
    for handler in log.handlers[:]:
        log.removeHandler(handler)
        handler.close()


@pytest.fixture(autouse=True)
def roomy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of anything else is told that the disk of whoever runs it is nearly full."""
    from shoebox.storage import disk_space

    monkeypatch.setattr(disk_space, "free_bytes", lambda _folder: 50_000_000_000)


@pytest.fixture(autouse=True)
def nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test's command says of where passphrases come from holds for that test alone."""
    from shoebox.storage import passphrases

    monkeypatch.setattr(passphrases, "_source", passphrases.no_passphrase)
