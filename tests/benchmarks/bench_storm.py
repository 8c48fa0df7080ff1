"""A whole chain's registers come back at once: how fast head office takes them in, beside a bare insert of their rows.

Head office is `shoebox serve` in a process of its own. The registers are prepared beforehand, are in this process, and
cost little; their lines are cut and freed at random. At the end every register holds head office's signed word on its
last entry, and as many entries are held as were sent, with as much money: none lost, none twice. Where a figure is not
as it must be, the run ends with 1 and says which.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench_intake import BARE, INSERT, NAMES, Figure, file_engine
from sqlalchemy import Engine, create_engine, text

from bookmaking import HandClock
from casemaking import STAFF
from postgresmaking import LINE, OWNER, address, enrolled_at_the_desk, keeper_pid, new_database
from shoebox.central import Central
from shoebox.formats.parcel import read_parcel
from shoebox.head_office import set_up_finance
from shoebox.storage.postgres import url_of
from storming import HELD, HELD_MINOR, TWICE, Came, Ready, Seen, Weather, missed, ready, storm

WEATHER = Weather(life_s=20, dead_s=5)


def main(*, registers: int = 360, entries: int = 2_000, postgres: bool = False) -> tuple[list[Figure], list[str]]:
    """Rows of (name, value, unit, ratio of the bare insert to it), and what of them is not as it must be."""
    with ProcessPoolExecutor(2) as makers:
        fleet = list(makers.map(partial(ready, entries=entries), range(registers)))
    where = "PostgreSQL" if postgres else "SQLite"
    with tempfile.TemporaryDirectory() as name:
        if postgres:
            server, bare_at = address(new_database(), LINE), _server_engine()
        else:
            server, bare_at = "", file_engine(Path(name) / "bare.db")
        bare_s = _inserted(bare_at, fleet)
        came = _stormed(Path(name) / "hq", server, fleet)
    number, seen, seconds = registers * entries, came.seen, came.seconds
    of_server = [("the same, processors of PostgreSQL", round(1e6 * came.server_s / number), "µs", None)]
    rows: list[Figure] = [
        (f"bare inserts into {where}, 500 rows a commit", round(number / bare_s), "entries/s", None),
        (f"storm of {registers} registers, {where}", round(number / seconds), "entries/s", seconds / bare_s),
        (f"storm of {number:,} entries, {where}", round(seconds), "s", None),
        ("the same, processors of the service, an entry", round(1e6 * came.service_s / number), "µs", None),
        *(of_server if postgres else []),
        ("the same, processors of the registers played here", round(1e6 * came.registers_s / number), "µs", None),
        ("the same, a parcel from its first byte to its receipt, p50", round(seen.batch_s(0.5), 2), "s", None),
        ("the same, p99", round(seen.batch_s(0.99), 2), "s", None),
        ("the same, memory of the service", round(came.peak_bytes / 1e6), "MB", None),
        ("lines cut", seen.cut, "", None),
        ("sent away until later", seen.sent_away, "", None),
        ("entries lost or doubled", abs(number - came.held[0]) + came.held[2], "", None),
        ("held but for what was sold, minor units", came.held[1] - sum(one.totals_minor for one in fleet), "", None),
    ]
    return rows, missed(
        Came(
            sent=number, held=came.held[0], sent_minor=sum(one.totals_minor for one in fleet),
            held_minor=came.held[1], twice=came.held[2] + came.held[3], unsigned=came.unsigned,
            p99_s=seen.batch_s(0.99), seconds=seconds, peak_bytes=came.peak_bytes,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Came:
    """What was seen, how long it took, seconds of processors by whose they were, the service's memory, what is held."""

    seen: Seen
    seconds: float
    service_s: float
    server_s: float
    registers_s: float
    peak_bytes: int
    held: tuple[int, int, int, int]
    unsigned: int


def _stormed(folder: Path, server: str, fleet: Sequence[Ready]) -> _Came:
    set_up_finance(folder, people=STAFF.people)
    enrolled_at_the_desk(folder, server, *(one.enrolment for one in fleet))
    with Central.open(folder, HandClock(), server=server) as central:
        card = central.keys.card
    with _served(folder, server) as (pid, port):

        def spent() -> tuple[float, float, float, float]:
            return perf_counter(), _processor_s(pid), _family_s(keeper_pid()) if server else 0.0, process_time()

        before = spent()
        seen = asyncio.run(storm(fleet, port, card=card, weather=WEATHER))
        took = [after - began for after, began in zip(spent(), before, strict=True)]
        peak_bytes = _peak_bytes(pid)
    return _Came(seen, *took, peak_bytes, _held(folder, server), _unsigned(fleet, seen))


def _unsigned(fleet: Sequence[Ready], seen: Seen) -> int:
    """Registers that have no signed word of head office on their last entry."""
    words = {place: (receipt.held_seq, receipt.held_head) for place, receipt in seen.receipts.items()}
    return sum(words.get(one.place) != one.parcels[-1][:2] for one in fleet)


def _held(folder: Path, server: str) -> tuple[int, int, int, int]:
    """What lies there now, asked of the database itself: entries, money, slips held twice, and what was refused."""
    asked = (HELD, HELD_MINOR, TWICE, "SELECT (SELECT count(*) FROM fork) + (SELECT count(*) FROM refused_parcel)")
    engine = (
        create_engine(url_of(server), connect_args={"options": "-c search_path=central"}) if server
        else create_engine(f"sqlite:///{folder / 'central.db'}")
    )  # fmt: skip
    with engine.connect() as connection:
        found = [int(connection.execute(text(words)).scalar_one()) for words in asked]
    engine.dispose()
    return found[0], found[1], found[2], found[3]


@contextmanager
def _served(folder: Path, server: str) -> Iterator[tuple[int, int]]:
    command = [sys.executable, "-m", "shoebox", "serve", str(folder), "--port", "0"]
    env = {**os.environ, **({"SHOEBOX_DATABASE": server} if server else {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline() + running.stdout.readline()
            port = re.search(r"http://127\.0\.0\.1:(\d+)", said)
            assert port, said
            yield running.pid, int(port[1])
        finally:
            running.terminate()


def _peak_bytes(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) * 1024


def _processor_s(pid: int, *, with_ended: bool = False) -> float:
    """Seconds of processors of a process; of those that it started and that have ended too."""
    times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, times[11 : 15 if with_ended else 13])) / os.sysconf("SC_CLK_TCK")


def _family_s(pid: int) -> float:
    """The same of a process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return _processor_s(pid, with_ended=True) + sum(map(_processor_s, map(int, children)))


def _server_engine() -> Engine:
    return create_engine(url_of(address(new_database(), OWNER)), connect_args={"options": "-c search_path=central"})


def _inserted(engine: Engine, fleet: Sequence[Ready]) -> float:
    """Seconds for the same rows into the same kind of table, a commit for each parcel, nothing looked at."""
    kind = "BLOB" if engine.dialect.name == "sqlite" else "bytea"
    with engine.begin() as connection:
        connection.execute(text(BARE.format(bytes=kind)))
    seconds = 0.0
    for store, parcel in ((one.enrolment.store, parcel) for one in fleet for _, _, parcel in one.parcels):
        rows = [
            {"store": store} | {name: getattr(entry, name) for name in NAMES} for entry in read_parcel(parcel).entries
        ]
        began_s = perf_counter()
        with engine.begin() as connection:
            connection.execute(INSERT, rows)
        seconds += perf_counter() - began_s
    engine.dispose()
    return seconds
