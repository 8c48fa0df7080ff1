"""Spark's work, stopped in the middle where somebody asks so; its errors in our words. Imports pyspark's own errors."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from py4j.protocol import Py4JError, Py4JNetworkError
from pyspark.errors import PySparkException

from shoebox.domain.errors import Stopped, Trouble
from shoebox.reconcile.engines.spark_start import ASKED_EVERY_S, WHY_MAX

_Answer = TypeVar("_Answer")


class Watch:
    """Does work of a session, asking several times a second whether to stop. True raises Stopped."""

    def __init__(self, session: Any, stop: Callable[[], bool] | None) -> None:
        self._session, self._stop = session, stop
        self._worker = ThreadPoolExecutor(1) if stop else None

    def close(self) -> None:
        """Let go of the thread."""
        if self._worker:
            self._worker.shutdown()

    def __call__(self, work: Callable[[], _Answer]) -> _Answer:
        """The answer of some work."""
        stopped = False
        try:
            if self._worker is None or self._stop is None:
                return work()
            answer = self._worker.submit(work)
            while True:
                try:
                    found = answer.result(timeout=ASKED_EVERY_S)
                except TimeoutError:
                    if stopped or self._stop():
                        stopped = True
                        self._session.sparkContext.cancelAllJobs()  # again and again: one statement has several
                    continue
                if stopped:
                    raise Stopped
                return found
        except (Py4JError, PySparkException, ConnectionError) as error:
            if stopped:
                raise Stopped from error
            raise told(error) from error


def told(error: Exception) -> Trouble:
    """What went wrong in Spark, in our words."""
    text = str(error)
    if isinstance(error, (Py4JNetworkError, ConnectionError)) or "OutOfMemoryError" in text:
        return Trouble("reconcile.spark_memory")
    if "No space left on device" in text or "Permission denied" in text:
        return Trouble("reconcile.unwritable", why=_first(text, "No space left on device", "Permission denied"))
    if "FileNotFoundException" in text or "PATH_NOT_FOUND" in text or "does not exist" in text:
        return Trouble("reconcile.spark_files")
    return Trouble("reconcile.spark", why=_cause(text))


def _first(text: str, *known: str) -> str:
    return next(one for one in known if one in text)


def _cause(text: str) -> str:
    """The line that says why, of many."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    return (causes[-1] if causes else lines[1] if len(lines) > 1 else "".join(lines))[:WHY_MAX]
