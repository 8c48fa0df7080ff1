"""DuckDB runs the passes: reads both sides, settles what only fits once, fetches what is open, writes the results.

The one place that imports duckdb. What a slip or a charge means is decided elsewhere, in plain Python.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import Finding, Link
from shoebox.reconcile import intake
from shoebox.reconcile.engines import duckdb_reading as reading
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source
from shoebox.reconcile.sides import Anchor, Census, Charge, OpenItems, Slip

SAMPLE_ROWS = 20_000
LAG_S_MIN = -3 * 86_400
LAG_S_MAX = 45 * 86_400
_MEMORY = re.compile(r"\d{1,6}(\.\d{1,3})? ?([KMG]i?B)", re.IGNORECASE)
_PASSES = Path(__file__).parent.parent / "passes.sql"
_SLIP = (
    "slip_id, store, register, slip_no, refund = 1, voided = 1, cash = 1, sold_at, amount, currency, brand, last4,"
    " card, auth, order_ref"
)
_CHARGE = (
    "charge_id, order_id, store, web = 1, charged_at, amount, currency, refund = 1, in_incident = 1, brand, last4,"
    " card, auth, slip_ref"
)


def passes_text() -> str:
    """The reviewed SQL of all passes: its digest stands in every run."""
    return _PASSES.read_text("utf-8")


@contextmanager
def _troubles() -> Iterator[None]:
    """What DuckDB says of memory and disk, in our words."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise Trouble("reconcile.memory") from error
    except duckdb.IOException as error:
        raise Trouble("reconcile.unwritable", why=str(error).splitlines()[0][:200]) from error


def read_parquet_rows(path: Path, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Named columns of a Parquet file, row by row. Refuses a file that has not those columns."""
    with duckdb.connect() as connection:
        try:
            return connection.execute(
                f"SELECT {', '.join(columns)} FROM read_parquet(?)", [reading.escaped(path)]
            ).fetchall()
        except duckdb.Error:
            raise Refusal("reconcile.not_a_run", file=path.parent) from None


class DuckEngine:
    """One run's tables, in memory, spilling to `spill_folder` beyond `memory_limit`."""

    name = "duckdb"

    def __init__(self, *, spill_folder: Path, memory_limit: str = "") -> None:
        if memory_limit and not _MEMORY.fullmatch(memory_limit.strip()):
            raise Refusal("reconcile.memory_limit", text=memory_limit[:20])
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(spill_folder),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        }
        if memory_limit:
            settings["memory_limit"] = memory_limit.strip()
        self._spill = spill_folder
        self._connection = duckdb.connect(config=settings)
        self._connection.execute("SET TimeZone = 'UTC'")
        self._passes = _split(passes_text())

    def close(self) -> None:
        """Let go of all memory and spilled files."""
        self._connection.close()

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""
        with _troubles():
            return self._load(slips, charges, incident)

    def _load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        connection = self._connection
        selects = [reading.read_side(connection, reading.SLIPS, slips, spill_folder=self._spill)]
        selects.append(reading.read_side(connection, reading.CHARGES, charges, spill_folder=self._spill))
        money = reading.currencies(connection, incident.currency)
        bad = reading.rejects(connection)
        for side, sources, sql in zip((reading.SLIPS, reading.CHARGES), (slips, charges), selects, strict=True):
            if reading.settle_side(connection, side, money):
                found = reading.suspects(connection, side, sources, sql, money)
                bad += intake.trace(found, sources, side.required)
        self._mark_incident(incident)
        return sorted(bad)

    def tally(self) -> tuple[Census, tuple[Anchor, ...]]:
        """Count both sides, and sample the pairs that only fit each other."""
        self._pass("tally")
        self._pass("anchor")
        step = max(1, self._number("SELECT count(*) FROM anchor") // SAMPLE_ROWS)
        sample = self._rows(
            "SELECT a.sold_at, a.lag, a.auth_is, a.ref_is, a.card_is, a.brand_is FROM anchor AS a"
            f" JOIN slip AS s USING (sid) WHERE a.voided = 0 AND (a.sold_at + 7 * s.amount) % {step} = 0"
            " ORDER BY s.slip_id"
        )
        return self._census(), tuple(Anchor(*row) for row in sample)

    def settle(self, *, auth_tells: bool) -> int:
        """Settle what only fits once and isn't contradicted; answers how many."""
        self._pass("settled", auth_tells=int(auth_tells), lag_s_min=-2 * 86_400, lag_s_max=LAG_S_MAX)
        for name in ("open_slip", "open_charge"):
            self._pass(name)
        return self._number("SELECT count(*) FROM settled")

    def open_items(self) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about."""
        steps = {d * 10**k * f for d in range(1, 10) for k in range(12) for f in (1, 9)}
        self._connection.execute("CREATE TABLE keying_step AS SELECT unnest($1::BIGINT[]) AS minor", [sorted(steps)])
        self._pass("pair", lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX)
        for name in ("slip_pair", "retry", "asked_slip", "asked_charge"):
            self._pass(name)
        slips = self._rows(f"SELECT place, {_SLIP} FROM slip JOIN asked_slip USING (sid) ORDER BY place")
        charges = self._rows(f"SELECT place, {_CHARGE} FROM charge JOIN asked_charge USING (cid) ORDER BY place")
        return OpenItems(
            {row[0]: Slip(*row) for row in slips},
            {row[0]: Charge(*row) for row in charges},
            dict(self._places("settled", ("slip", "sid"), ("charge", "cid"))),
            tuple(self._places("pair", ("slip", "sid"), ("charge", "cid"))),
            tuple(self._places("slip_pair", ("slip", "sid"), ("slip", "other_sid"))),
            tuple(self._places("retry", ("charge", "cid"), ("charge", "other_cid"))),
        )

    def number_runs(self) -> list[tuple[str, str, int, int]]:
        """Unbroken runs of slip numbers: store, register ('' for the whole store), first, last; ordered.

        Only of places whose numbers do run: where hardly two follow each other, no gap can be told.
        """
        runs: list[tuple[str, str, int, int]] = []
        for place, known in (("store || chr(31)", "true"), ("store || chr(31) || register", "register <> ''")):
            self._execute(
                f"CREATE OR REPLACE TABLE number AS SELECT DISTINCT {place} AS place, slip_no::BIGINT AS no FROM slip"
                f" WHERE regexp_full_match(slip_no, '[0-9]{{1,15}}') AND {known}"
            )
            for name in ("run_start", "run_end"):
                self._execute(f"DROP TABLE IF EXISTS {name}")
                self._pass(name)
            starts = self._rows(f"SELECT place, no FROM run_start {_RUNNING} ORDER BY place, no")
            ends = self._rows(f"SELECT place, no FROM run_end {_RUNNING} ORDER BY place, no")
            for (spot, first), (_, last) in zip(starts, ends, strict=True):
                store, _, register = spot.partition("\x1f")
                runs.append((store, register, first, last))
        return runs

    def late_pairs(self, late_s: int) -> list[tuple[Slip, Charge]]:
        """Exactly settled pairs whose charge came more than so many seconds after the sale."""
        rows = self._rows(
            f"SELECT a.* EXCLUDE (sid), b.* EXCLUDE (cid) FROM settled"
            f" JOIN (SELECT sid, 0, {_SLIP}, sold_at AS sold_s FROM slip) AS a USING (sid)"
            f" JOIN (SELECT cid, 0, {_CHARGE}, charged_at AS charged_s FROM charge) AS b USING (cid)"
            f" WHERE charged_s - sold_s > {late_s} ORDER BY slip_id"
        )
        width = len(Slip.__slots__)
        return [(Slip(*row[:width]), Charge(*row[width + 1 : -1])) for row in rows]

    def write(self, links: Sequence[Link], findings: Sequence[Finding], *, exact_ppm: int, folder: Path) -> int:
        """Write both Parquet files in the order of their ids; answers the number of links."""
        self._keep_links(links, exact_ppm)
        self._keep_findings(findings)
        for select, name in ((_LINK_ROWS, "links"), (_FINDING_ROWS, "findings")):
            target = str(folder / f"{name}.parquet").replace("'", "''")
            self._execute(f"COPY ({select}) TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)")
        return self._number("SELECT count(*) FROM link")

    def books(self) -> list[tuple[str, str, str, int, int]]:
        """Where every row went: side, currency, label, count, money. Labels ``in`` are what was read."""
        return self._rows(_BOOKS)

    def contradictions(self) -> int:
        """How many things were said that cannot be: always 0, or the run fails.

        Charges without a link, links to slips never read, a charge or a slip settled twice, and pairs that settle
        plainly although their money differs.
        """
        return self._number(_CONTRADICTIONS)

    def _places(self, table: str, one: tuple[str, str], other: tuple[str, str]) -> list[tuple[int, int]]:
        """Pairs of a table as places, in order; each side is slip or charge, and its column."""
        (side, column), (other_side, other_column) = one, other
        return self._rows(
            f"SELECT a.place, b.place FROM {table} AS t JOIN asked_{side} AS a ON a.{side[0]}id = t.{column}"
            f" JOIN asked_{other_side} AS b ON b.{other_side[0]}id = t.{other_column} ORDER BY a.place, b.place"
        )

    def _census(self) -> Census:
        counts = self._rows(
            "SELECT (SELECT count(*) FROM slip WHERE cash = 0 AND voided = 0),"
            " count(*), count(*) FILTER (web = 0), count(*) FILTER (web = 1), (SELECT count(*) FROM anchor),"
            " (SELECT coalesce(sum(slips - 1), 0)::BIGINT FROM tally WHERE slips > 1),"
            " (SELECT coalesce(sum(charges - slips), 0)::BIGINT FROM tally WHERE slips > 0 AND charges > slips),"
            " (SELECT coalesce(sum(slips - charges), 0)::BIGINT FROM tally WHERE slips > charges)"
            " FROM charge WHERE captured = 1"
        )[0]
        pool = self._rows(
            "SELECT count(*), count(*) FILTER (auth <> ''), count(*) FILTER (slip_ref <> '') FROM charge"
            " ANTI JOIN anchor USING (cid) WHERE captured = 1 AND web = 0"
        )[0]
        slips_by_store = self._rows("SELECT store, count(*) FROM slip GROUP BY store")
        by_store = self._rows("SELECT store, count(*) FROM charge WHERE captured = 1 GROUP BY store")
        by_amount = self._rows(
            "SELECT amount, count(*) FROM charge WHERE captured = 1 GROUP BY amount HAVING count(*) > 1"
        )
        return Census(dict(slips_by_store), dict(by_store), dict(by_amount), *counts, *pool)

    def _mark_incident(self, incident: Incident) -> None:
        self._connection.execute("ALTER TABLE charge ADD COLUMN in_incident INTEGER DEFAULT 0")
        if not incident.is_known:
            return
        stores = [store.upper() for store in incident.stores]
        named = "SELECT unnest($3::VARCHAR[])" if stores else "SELECT store FROM slip"
        self._connection.execute(
            f"UPDATE charge SET in_incident = 1 WHERE charged_at BETWEEN $1 AND $2 AND store IN ({named})",
            [incident.start_s, incident.end_s, *([stores] if stores else [])],
        )

    def _keep_links(self, links: Sequence[Link], exact_ppm: int) -> None:
        self._connection.execute(
            "CREATE TABLE link_decided (charge_id VARCHAR, slip_id VARCHAR, role VARCHAR, duplicate_of VARCHAR,"
            " ppm INTEGER, rule VARCHAR)"
        )
        columns = zip(
            *((x.charge_id, x.slip_id, x.role.value, x.duplicate_of, x.confidence_ppm, x.rule) for x in links),
            strict=True,
        )
        self._fill("link_decided", ("VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "INTEGER", "VARCHAR"), columns)
        self._execute(_LINKS.format(exact_ppm=exact_ppm))

    def _keep_findings(self, findings: Sequence[Finding]) -> None:
        self._connection.execute(
            "CREATE TABLE finding (finding_id VARCHAR, kind VARCHAR, slip_ids VARCHAR[], charge_ids VARCHAR[],"
            " amount_minor BIGINT, currency VARCHAR, confidence DOUBLE, reasons VARCHAR[], deadline VARCHAR)"
        )
        rows = (
            (f.finding_id, f.kind.value, list(f.slip_ids), list(f.charge_ids), f.amount_minor, f.currency,
             f.confidence_ppm / 1_000_000, list(f.reasons), f.deadline)
            for f in findings
        )  # fmt: skip
        types = ("VARCHAR", "VARCHAR", "VARCHAR[]", "VARCHAR[]", "BIGINT", "VARCHAR", "DOUBLE", "VARCHAR[]", "VARCHAR")
        self._fill("finding", types, zip(*rows, strict=True))
        for side in ("slip", "charge"):
            self._execute(
                f"CREATE TABLE finding_{side} AS SELECT DISTINCT unnest({side}_ids) AS {side}_id FROM finding"
            )

    def _fill(self, table: str, types: tuple[str, ...], columns: Iterable[tuple[Any, ...]]) -> None:
        values = [list(column) for column in columns]
        if values:
            row = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(types, 1))
            self._execute(f"INSERT INTO {table} SELECT {row}", values)

    def _pass(self, name: str, **numbers: int) -> None:
        self._execute(self._passes[name].format(**numbers) if numbers else self._passes[name])

    def _execute(self, sql: str, values: list[Any] | None = None) -> None:
        with _troubles():
            self._connection.execute(sql, values or [])

    def _rows(self, sql: str) -> list[Any]:
        with _troubles():
            return self._connection.execute(sql).fetchall()

    def _number(self, sql: str) -> int:
        return int(self._rows(sql)[0][0])


def _split(text: str) -> dict[str, str]:
    pieces = re.split(r"^-- pass: (\w+)$", text, flags=re.MULTILINE)
    return {name: body.strip().rstrip(";") for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}


_LINKS = """
CREATE TABLE link AS
SELECT charge_id, slip_id, role, duplicate_of, confidence, rule, c.amount AS amount FROM (
    SELECT c.charge_id, s.slip_id, 'settles' AS role, NULL::VARCHAR AS duplicate_of,
           {exact_ppm} / 1000000 AS confidence, 'exact' AS rule
    FROM settled AS x JOIN slip AS s USING (sid) JOIN charge AS c USING (cid)
    WHERE NOT EXISTS (SELECT 1 FROM link_decided AS d WHERE d.charge_id = c.charge_id)
    UNION ALL
    SELECT charge_id, nullif(slip_id, ''), role, nullif(duplicate_of, ''), ppm / 1000000, rule FROM link_decided
    UNION ALL
    SELECT charge_id, NULL, 'unrelated', NULL, CASE captured WHEN 0 THEN 1.0 ELSE 0.9995 END,
           CASE captured WHEN 0 THEN 'not_captured' ELSE 'no_slip' END
    FROM charge AS c
    WHERE NOT EXISTS (SELECT 1 FROM settled AS x WHERE x.cid = c.cid)
      AND NOT EXISTS (SELECT 1 FROM link_decided AS d WHERE d.charge_id = c.charge_id)
) AS every JOIN charge AS c USING (charge_id)
"""

_RUNNING = """
WHERE place IN (SELECT place FROM number GROUP BY place HAVING count(*) >=
                5 * (SELECT count(*) FROM run_start AS r WHERE r.place = number.place))
"""
_LINK_ROWS = (
    "SELECT charge_id, slip_id, role, duplicate_of, confidence, rule FROM link ORDER BY charge_id, slip_id, role"
)
_FINDING_ROWS = "SELECT * FROM finding ORDER BY finding_id"

_BOOKS = """
WITH slip_place AS (
    SELECT currency, amount, CASE
        WHEN f.slip_id IS NOT NULL THEN 'in_findings' WHEN voided = 1 THEN 'voided' WHEN cash = 1 THEN 'cash'
        WHEN k.slip_id IS NOT NULL THEN 'settled' ELSE 'unexplained' END AS label
    FROM slip AS s LEFT JOIN finding_slip AS f USING (slip_id)
    LEFT JOIN (SELECT DISTINCT slip_id FROM link WHERE role IN ('settles', 'part')) AS k USING (slip_id)
), charge_place AS (
    SELECT currency, c.amount, CASE
        WHEN f.charge_id IS NOT NULL THEN 'in_findings' WHEN captured = 0 THEN 'not_captured'
        WHEN k.place = 1 THEN 'settling' WHEN k.place = 2 THEN 'duplicate' WHEN k.place = 3 THEN 'unrelated'
        ELSE 'unexplained' END AS label
    FROM charge AS c LEFT JOIN finding_charge AS f USING (charge_id)
    LEFT JOIN (SELECT charge_id, min(CASE role WHEN 'duplicate' THEN 2 WHEN 'unrelated' THEN 3 ELSE 1 END) AS place
               FROM link GROUP BY charge_id) AS k USING (charge_id)
)
SELECT 'slips', currency, label, count(*), sum(amount)::BIGINT FROM slip_place GROUP BY currency, label
UNION ALL SELECT 'slips', currency, 'in', count(*), sum(amount)::BIGINT FROM slip GROUP BY currency
UNION ALL SELECT 'charges', currency, label, count(*), sum(amount)::BIGINT FROM charge_place GROUP BY currency, label
UNION ALL SELECT 'charges', currency, 'in', count(*), sum(amount)::BIGINT FROM charge GROUP BY currency
ORDER BY ALL
"""

_CONTRADICTIONS = """
SELECT (SELECT count(*) FROM charge WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.charge_id = charge.charge_id))
     + (SELECT count(*) FROM link WHERE slip_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM slip WHERE slip.slip_id = link.slip_id))
     + (SELECT count(*) FROM link JOIN slip USING (slip_id) WHERE role = 'settles' AND link.amount <> slip.amount
        AND NOT EXISTS (SELECT 1 FROM finding_charge WHERE finding_charge.charge_id = link.charge_id))
     + (SELECT count(*) FROM (SELECT charge_id FROM link WHERE role = 'settles' GROUP BY charge_id HAVING count(*) > 1))
     + (SELECT count(*) FROM (SELECT slip_id FROM link WHERE role = 'settles' GROUP BY slip_id HAVING count(*) > 1))
"""
