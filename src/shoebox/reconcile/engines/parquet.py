"""Reads a Parquet file row by row as text, for importing what central systems send. Imports duckdb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shoebox.domain.errors import Refusal

ROWS_AT_A_TIME = 10_000


def parquet_rows(path: Path) -> Iterator[dict[str, str]]:
    """Each row with its column names; every value as text, an absent value as empty text. Times come out as ISO 8601.

    Refuses a file that is not Parquet (``files.not_parquet``).
    """
    import duckdb  # noqa: PLC0415  (Finance's extra; a store never loads it)

    with duckdb.connect() as engine:
        try:
            engine.execute("SET TimeZone = 'UTC'")
            columns = engine.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        except duckdb.Error as wrong:
            raise Refusal("files.not_parquet", file=path.name) from wrong
        texts = ", ".join(_as_text(name, kind) for name, kind, *_ in columns)
        engine.execute(f"SELECT {texts} FROM read_parquet(?)", [str(path)])  # noqa: S608  (names quoted in _as_text)
        names = [name for name, *_ in columns]
        while rows := engine.fetchmany(ROWS_AT_A_TIME):
            yield from (dict(zip(names, row, strict=True)) for row in rows)


def _as_text(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    value = (
        f"strftime({quoted}, '%Y-%m-%dT%H:%M:%SZ')" if kind.startswith("TIMESTAMP") else f"CAST({quoted} AS VARCHAR)"
    )
    return f"coalesce({value}, '')"
