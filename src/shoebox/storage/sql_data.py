"""What head office's data can do, in a file or on a server. Storage room."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, RowMapping, Select


class SqlData(Protocol):
    """One half of head office's data: one moment to read, or one write to its end."""

    def close(self) -> None:
        """Let go of it."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One moment, however long it is looked at."""

    def writing(self) -> AbstractContextManager[Connection]:
        """All of it is kept when this ends, or none of it is; one writer at a time."""


class HeldData(SqlData, Protocol):
    """What a desk reads whole for each run, while others go on writing."""

    def streaming(self, query: Select[Any], *, at_once: int) -> AbstractContextManager[Iterable[RowMapping]]:
        """All rows of one moment, in order; nobody who writes waits, however slowly they are read."""
