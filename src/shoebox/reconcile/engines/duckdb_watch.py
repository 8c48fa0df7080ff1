"""DuckDB's work on a thread of its own, so that it can be stopped in the middle of a statement. Imports duckdb."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident
from typing import Self, TypeVar

import duckdb

from shoebox.domain.errors import Stopped, Trouble

ASKED_EVERY_S = 0.1
_Answer = TypeVar("_Answer")


class Watch:
    """Does work of a connection, asking several times a second whether to stop; without `stop`, just does it.

    True raises Stopped. What goes wrong with memory is told in our words. Work may ask for more work: that is done
    where it is asked for, since the one thread would wait for itself for ever.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, stop: Callable[[], bool] | None) -> None:
        self._connection, self._stop = connection, stop
        self._worker = ThreadPoolExecutor(1, initializer=self._begin) if stop else None
        self._thread = 0  # the worker's, once it has begun

    def _begin(self) -> None:
        self._thread = get_ident()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the thread."""
        if self._worker:
            self._worker.shutdown()

    def __call__(self, work: Callable[[], _Answer]) -> _Answer:
        """The answer of some work."""
        try:
            if self._worker is None or self._stop is None or self._thread == get_ident():
                return work()
            answer = self._worker.submit(work)
            while True:
                try:
                    return answer.result(timeout=ASKED_EVERY_S)
                except TimeoutError:
                    if self._stop():
                        self._connection.interrupt()
        except duckdb.InterruptException as error:
            raise Stopped from error
        except duckdb.OutOfMemoryException as error:
            raise Trouble("reconcile.memory") from error
