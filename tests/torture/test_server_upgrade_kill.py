"""Ten upgrades of a database ended with kill -9: each next one goes on, and the end is as if nobody had killed any."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from oldmaking import NEWEST_OLD, unpacked
from postgresmaking import LINE, OWNER, address, dumped, old_database, require_server
from shoebox.central import verify_central_on

KILLS = 10
SCRIPT = Path(__file__).with_name("server_upgrading.py")


def words_until_killed(database: str, words_max: int) -> list[str]:
    """What the upgrade says, killed as soon as it has said so much; whatever it was at is cut somewhere."""
    heard: list[str] = []
    command = [sys.executable, "-W", "error", SCRIPT, address(database, OWNER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as upgrade:
        assert upgrade.stdout is not None
        for line in upgrade.stdout:
            heard.append(line.strip())
            if len(heard) == words_max:
                upgrade.kill()
                break
    return heard


@pytest.mark.torture
@pytest.mark.postgres
def test_a_killed_upgrade_of_a_database_goes_on_and_ends_as_one_never_killed(tmp_path: Path) -> None:
    """Row by row, killed after a number of words that a seed picks; one that ended is compared, and another begun."""
    require_server()
    folder, chance = unpacked(NEWEST_OLD, tmp_path), random.Random(2026)
    never, killed = old_database(folder), old_database(folder)
    all_words = len(words_until_killed(never, 1_000_000))
    expected = dumped(never)
    cut = 0
    for _ in range(KILLS):
        heard = words_until_killed(killed, chance.randint(1, all_words // 3))
        cut += heard[-1] == "word"
        if heard[-1] == "done":
            assert dumped(killed) == expected
            killed = old_database(folder)
    assert words_until_killed(killed, 1_000_000)[-1] == "done"
    assert dumped(killed) == expected
    assert verify_central_on(address(killed, LINE)).ok
    assert cut >= KILLS // 2, "upgrades were done before they were killed"
