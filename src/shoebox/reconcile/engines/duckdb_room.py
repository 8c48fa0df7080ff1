"""How much of a process's memory DuckDB's tables may have. Imports duckdb.

The engine's own limit knows of its tables alone. Beside them stand Python, its libraries and the columns of whoever
decides, which come and go: so the room that is left for tables is measured anew whenever the others are about to grow.
"""

from __future__ import annotations

import duckdb

from shoebox.reconcile.engines.memory import give_back, memory_bytes, resident_bytes

LEAST_BYTES = 40_000_000  # of tables, unless less is asked for: whatever the others hold
REUSED_BYTES = 400_000_000  # of tables' pages kept for the next table where nobody bounds the memory
UNTOLD_PERCENT = 15  # what the engine takes beyond what it counts, such as the pages of a file being written


class Room:
    """Bounds a connection so that the whole process stays within `limit`; tables never get more than `most_bytes`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, limit: str, *, usual_bytes: int, most_bytes: int) -> None:
        self._connection, self._limit = connection, memory_bytes(limit) if limit else usual_bytes
        self.most_bytes = self._limit if limit else most_bytes
        self.is_given = bool(limit)
        self._tables = 0  # what they may have now
        self._is_alone = False
        if not limit:
            # Pages that went back to the system come again full of zeros: clearing them took a twelfth of a run.
            connection.execute(f"SET block_allocator_memory = '{REUSED_BYTES // 1000}KB'")
        self.share()

    def share(self, growing_bytes: int = 0) -> None:
        """Give tables what is left while everything else grows by so much; what is beyond it goes to the disk."""
        give_back()
        sql = "SELECT coalesce(sum(memory_usage_bytes), 0)::BIGINT FROM duckdb_memory()"
        ((tables,),) = self._connection.execute(sql).fetchall()
        others = max(0, resident_bytes() - int(tables)) + growing_bytes
        left = max((self._limit - others) * (100 - UNTOLD_PERCENT) // 100, min(self._limit, LEAST_BYTES))
        size = min(left, self.most_bytes)
        while True:
            try:
                self._bound(size)
            except duckdb.OutOfMemoryException:  # what is held can't all go: as little as can be, or it stays as it was
                size = size * 3 // 2
                if size < self._tables:
                    continue
            return

    def widen(self) -> bool:
        """More for tables, for a statement that can't do with what they have; False where there is no more to be had.

        First it is done by one thread, since each has rows in its hands that can't go to the disk. Then it gets half as
        much again, up to all that the process may have. The whole may be exceeded then, which is better than to end
        the run.
        """
        if not self._is_alone:
            self._connection.execute("SET threads = 1")
            self._is_alone = True
            return True
        if self._tables >= self._limit:
            return False
        self._bound(min(self._tables * 3 // 2, self._limit))
        return True

    def settle(self) -> None:
        """The statement that needed more has ended."""
        if self._is_alone:
            self._connection.execute("RESET threads")
            self._is_alone = False

    def _bound(self, size: int) -> None:
        self._connection.execute(f"SET memory_limit = '{size // 1000}KB'")
        self._tables = size
