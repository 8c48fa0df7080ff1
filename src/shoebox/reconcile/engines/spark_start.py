"""Starts Spark, or says in one sentence what lacks. Imports pyspark; what Spark's Java says goes aside.

Which master it is: as asked, or as Spark's own configuration says (``spark-defaults.conf``, ``PYSPARK_SUBMIT_ARGS``),
or the processors of this machine.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from shoebox.domain.errors import Refusal, ShoeboxError, Stopped, Trouble
from shoebox.reconcile.engines.memory import memory_bytes

APP = "shoebox reconcile"
TASKS_PER_PROCESSOR = 2
DRIVER_MB_LEAST = 512  # below it Spark does not start
WORKERS_WAIT_S = 120  # for the first worker that gives us room
ASKED_EVERY_S = 0.1
# Set over any configuration: on these the answers hang.
ANSWERS = {
    "spark.sql.ansi.enabled": "true",  # a number that is too large ends the run, and wraps round nowhere
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "false",
    "spark.sql.files.ignoreMissingFiles": "false",  # a row that is passed over is a customer who is charged again
    "spark.sql.files.ignoreCorruptFiles": "false",
}
# Where nobody configured anything else.
USUAL = {
    "spark.app.name": APP,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "2",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
WHY_MAX = 200  # signs of what Spark says
_said: IO[bytes] | None = None  # by the one Java of this process


class Started:
    """A session, and whether it is ours to end."""

    def __init__(self, session: Any, *, is_ours: bool) -> None:
        self.session, self._is_ours = session, is_ours

    def close(self) -> None:
        """Let the workers go; Java itself ends with this process."""
        if self._is_ours:
            self.session.stop()


def check_installed() -> None:
    """Refuse where pyspark or Java lacks."""
    try:
        import_module("pyspark.sql")
    except ImportError as error:
        raise Refusal("reconcile.no_spark") from error
    if not _has_java():
        raise Refusal("reconcile.no_java")


def start(master: str, memory_limit: str, stop: Callable[[], bool] | None) -> Started:
    """A session of its own, where all is installed (`check_installed`); trouble where the master gives no room."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  (heavy, and not everywhere)

    asked = {"spark.master": master} if master else {}
    if memory_limit:
        asked["spark.driver.memory"] = f"{max(DRIVER_MB_LEAST, memory_bytes(memory_limit) >> 20)}m"
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)  # we say what went wrong
    context, is_ours = _context(asked)
    try:
        _wait_for_workers(context, stop)
    except ShoeboxError:
        if is_ours:
            context.stop()
        raise
    started = Started(SparkSession(context).newSession(), is_ours=is_ours)
    for name, value in ANSWERS.items():
        started.session.conf.set(name, value)
    if not context.getConf().contains("spark.sql.shuffle.partitions"):
        tasks = TASKS_PER_PROCESSOR * context.defaultParallelism
        started.session.conf.set("spark.sql.shuffle.partitions", str(tasks))
    return started


def _context(asked: dict[str, str]) -> tuple[Any, bool]:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415

    there = SparkContext._active_spark_context
    if there is not None:
        return there, False
    gateway = SparkContext._gateway
    try:
        if gateway is None:
            gateway = launch_gateway(SparkConf(loadDefaults=False).setAll(list(asked.items())), {"stderr": _aside()})
        configured = SparkConf(loadDefaults=True, _jvm=gateway.jvm)
        for name, value in USUAL.items():
            configured.setIfMissing(name, value)
        configured.setAll(list(asked.items()))
        if configured.get("spark.master", "local[*]").startswith("local"):
            configured.setIfMissing("spark.driver.host", "localhost").setIfMissing(
                "spark.driver.bindAddress", "127.0.0.1"
            )
        return SparkContext(conf=configured, gateway=gateway), True
    except Exception as error:  # whatever Java, a configuration or a master did, in many types
        raise Trouble("reconcile.spark", why=_last_words(str(error))) from error


def _wait_for_workers(context: Any, stop: Callable[[], bool] | None) -> None:
    """Until the first worker is there: a job that none takes would wait for ever."""
    if context.master.startswith("local"):
        return
    until = time.monotonic() + WORKERS_WAIT_S
    spark = context._jsc.sc()
    while True:
        if spark.isStopped():
            raise Trouble("reconcile.spark", why=f"{context.master} does not answer")
        if spark.getExecutorMemoryStatus().size() > 1:  # the first is ourselves
            return
        if stop is not None and stop():
            raise Stopped
        if time.monotonic() > until:
            raise Trouble("reconcile.spark", why=f"no worker of {context.master} has room for this run")
        time.sleep(ASKED_EVERY_S)


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(Path(home, "bin", "java").is_file() if home else shutil.which("java"))


def _aside() -> IO[bytes]:
    global _said  # noqa: PLW0603  (there is one Java for each process, and it writes as long as it lives)
    _said = tempfile.TemporaryFile()  # noqa: SIM115
    return _said


def _last_words(error: str) -> str:
    """What Java said last, or else the error's first line."""
    lines = []
    if "JAVA_GATEWAY_EXITED" in error and _said is not None:
        _said.seek(0)
        lines = [line for line in _said.read().decode("utf-8", "replace").splitlines() if not line.startswith("\tat ")]
    last = (lines or [*error.splitlines(), ""])[-1 if lines else 0].strip()
    return last.rpartition("Exception: ")[2][:WHY_MAX].rstrip(".")
