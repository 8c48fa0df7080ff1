"""A real cluster of Spark of the tests' own, on loopback: a master and two workers, each a process.

Left out where Java or pyspark is not installed; where SHOEBOX_SPARK_NEEDED is set, as on the build machine, a test that
misses them fails.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NEEDED = "SHOEBOX_SPARK_NEEDED"
_START_S_MAX = 180
# Small and short: little is compiled, one processor of each worker for a run, so that two runs find room.
DEFAULTS = """
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 700m
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.executor.memory 500m
spark.executor.cores 1
spark.cores.max 2
spark.sql.codegen.wholeStage false
spark.sql.shuffle.partitions 2
"""
# What a cluster may be configured to, and no run may be.
DEFAULTS += """
spark.sql.files.ignoreMissingFiles true
spark.sql.files.ignoreCorruptFiles true
"""
# The same once more for runs of this process: nothing is compiled at all.
NOT_COMPILED = "--conf spark.sql.codegen.factoryMode=NO_CODEGEN pyspark-shell"


def is_here() -> bool:
    """Whether both are installed."""
    return bool(shutil.which("java") and importlib.util.find_spec("pyspark"))


def needed_or_skipped() -> None:
    """Leave the test out where Spark is not here, or fail where it was promised."""
    if is_here():
        return
    why = "Java or pyspark is not installed"
    if os.environ.get(NEEDED):
        pytest.fail(why)
    pytest.skip(why)


@dataclass(frozen=True)
class Cluster:
    """Where the master listens, what tells Spark so, and the folders in which the workers work."""

    master: str
    configured: Path
    workers: tuple[Path, ...]

    def tasks_done(self) -> list[int]:
        """How many tasks each worker's executors have finished."""
        return [
            sum(said.read_text("utf-8").count("Finished task ") for said in worker.glob("app-*/*/stderr"))
            for worker in self.workers
        ]


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers, which end with the block."""
    configured = folder / "conf"
    configured.mkdir()
    (configured / "spark-defaults.conf").write_text(DEFAULTS, "utf-8")
    with ExitStack() as until:
        said = _begun(until, folder, "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        master = _wait_for(said, r"Starting Spark master at (spark://\S+)")[0]
        workers = tuple(folder / f"worker-{n}" for n in range(2))
        for worker in workers:
            worker.mkdir()
            _begun(
                until, folder, "worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "2",
                "--memory", "2g", "--work-dir", str(worker), master, said=f"{worker.name}.log",
            )  # fmt: skip
        _wait_for(said, r"Registering worker \S+", count=2)
        yield Cluster(master, configured, workers)


def _begun(until: ExitStack, folder: Path, what: str, *options: str, said: str = "master.log") -> Path:
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    log = until.enter_context((folder / said).open("wb"))
    environment = os.environ | {
        "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_CONF_DIR": str(folder / "conf"),
        "SPARK_DAEMON_MEMORY": "300m", "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }  # fmt: skip
    process = subprocess.Popen(
        [program, f"org.apache.spark.deploy.{what}", *options], stdout=log, stderr=subprocess.STDOUT, env=environment
    )
    until.callback(_ended, process)
    return folder / said


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(log: Path, pattern: str, *, count: int = 1) -> list[str]:
    until = time.monotonic() + _START_S_MAX
    while len(found := re.findall(pattern, log.read_text("utf-8", "replace"))) < count:
        assert time.monotonic() < until, log.read_text("utf-8", "replace")[-2_000:]
        time.sleep(0.1)
    return found
