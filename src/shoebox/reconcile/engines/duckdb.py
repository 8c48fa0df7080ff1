"""DuckDB runs the passes: reads both sides, settles what only fits once, fetches what is open, writes the results.

With its neighbours the one place that imports duckdb. What a slip or a charge means is decided elsewhere, in Python.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np

from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.finding import Finding
from shoebox.reconcile import intake
from shoebox.reconcile.engines import duckdb_columns as columns
from shoebox.reconcile.engines import duckdb_faults as faults
from shoebox.reconcile.engines import duckdb_reading as reading
from shoebox.reconcile.engines import duckdb_words as words
from shoebox.reconcile.engines.duckdb_columns import Side
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source
from shoebox.reconcile.sides import Census, Charge, ChargePlace, Columns, OpenItems, Slip, SlipPlace

SAMPLE_ROWS = 60_000
REPEATS_OF_SLIPS = 400_000  # beyond it, returning customers are counted on a sample of cards
LAG_S_MIN = -3 * 86_400
LAG_S_MAX = 45 * 86_400
ASKED_EVERY_S = 0.1
MEMORY_USUAL = "2500MB"  # of the engine's tables, where nobody says; ten million slips then spill to the disk
ALONE_PPM = 999_500
_SEPARATOR = "\x1f"
_MEMORY = re.compile(r"\d{1,6}(\.\d{1,3})? ?([KMG]i?B)", re.IGNORECASE)
_PASSES = Path(__file__).parent.parent / "passes.sql"
_Answer = TypeVar("_Answer")


def passes_text() -> str:
    """The reviewed SQL of all passes: its digest stands in every run."""
    return _PASSES.read_text("utf-8")


def read_parquet_rows(path: Path, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Named columns of a Parquet file, row by row. Refuses a file that has not those columns."""
    with duckdb.connect() as connection:
        try:
            return connection.execute(
                f"SELECT {', '.join(names)} FROM read_parquet(?)", [reading.escaped(path)]
            ).fetchall()
        except duckdb.Error:
            raise Refusal("reconcile.not_a_run", file=path.parent) from None


class DuckEngine:
    """One run's tables, in memory, spilling to `spill_folder` beyond `memory_limit`.

    `stop` is asked several times a second, also inside a statement; True raises Stopped.
    """

    name = "duckdb"

    def __init__(self, *, spill_folder: Path, memory_limit: str = "", stop: Callable[[], bool] | None = None) -> None:
        if memory_limit and not _MEMORY.fullmatch(memory_limit.strip()):
            raise Refusal("reconcile.memory_limit", text=memory_limit[:20])
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(spill_folder),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        }
        settings["memory_limit"] = memory_limit.strip() or MEMORY_USUAL
        self._spill, self._stop = spill_folder, stop
        self._worker = ThreadPoolExecutor(1) if stop else None
        self._connection = duckdb.connect(config=settings)
        self._connection.execute("SET TimeZone = 'UTC'")
        self._passes = _split(passes_text())
        self._scans: dict[str, list[reading.Scan]] = {}
        self._money = reading.Currencies("USD", ("USD",))
        self._read: list[Any] = []
        self._late_s = LAG_S_MAX

    def close(self) -> None:
        """Let go of all memory and spilled files."""
        if self._worker:
            self._worker.shutdown()
        self._connection.close()

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""
        return self._watched(lambda: self._load(slips, charges, incident))

    def _load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        connection, sides = self._connection, ((columns.SLIPS, slips), (columns.CHARGES, charges))
        for side, sources in sides:
            self._scans[side.name] = reading.scans(connection, side, sources, spill_folder=self._spill)
        every = [scan for scans in self._scans.values() for scan in scans]
        self._money = reading.currencies(connection, every, incident.currency)
        bad = reading.rejects(connection)
        for side, sources in sides:
            bad += self._load_side(side, sources, is_something_rejected=bool(bad))
        self._mark_incident(incident)
        self._keep_code_texts()
        return sorted(bad)

    def _load_side(self, side: Side, sources: list[Source], *, is_something_rejected: bool) -> list[intake.BadLine]:
        connection, scans = self._connection, self._scans[side.name]
        total, kept, ids_repeat = reading.load(connection, side, scans, self._money)
        if not total and not is_something_rejected:
            raise Refusal("reconcile.no_rows", side=side.name + "s")
        if ids_repeat:
            reading.keep_first_of_each_id(connection, side)
        if kept == total and not ids_repeat:
            return []
        origins = dict(zip((path for scan in scans for path in scan.files), sources, strict=True))
        found = faults.suspects(connection, side, scans, self._money, origins)
        return list(intake.trace(found, sources, side.required))

    def tally(self) -> tuple[Census, Columns]:
        """Count both sides, and sample the pairs that only fit each other, as columns (`evidence.learn`)."""
        for name in ("meeting", "crowd", "anchor", "lone_slip", "lone_charge", "stranger"):
            self._pass(name)
        census = self._census()
        step = max(1, census.settled // SAMPLE_ROWS)
        return census, self._columns(words.ANCHORS.format(step=step))

    def settle(self, *, auth_tells: bool, lag_s_min: int) -> int:
        """Settle what only fits once and isn't contradicted; answers how many."""
        self._pass("bare")
        for name in ("settled", "open_slip"):
            self._pass(name, auth_tells=int(auth_tells), lag_s_min=lag_s_min, lag_s_max=LAG_S_MAX)
        self._pass("open_charge")
        self._execute(
            "DROP TABLE lone_slip; DROP TABLE lone_charge; DROP TABLE stranger; DROP VIEW anchor; DROP TABLE crowd;"
            " DROP TABLE meeting"
        )
        return self._number("SELECT count(*) FROM settled")

    def open_items(self) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about."""
        steps = {d * 10**k * f for d in range(1, 10) for k in range(12) for f in (1, 9)}
        self._connection.execute("CREATE TABLE keying_step AS SELECT unnest($1::BIGINT[]) AS minor", [sorted(steps)])
        self._pass("lonely")
        self._pass("pair", lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX)
        for name in ("slip_pair", "retry", "asked_slip", "asked_charge"):
            self._pass(name)
        retries = self._rows(
            "SELECT a.place, b.place FROM retry AS t JOIN asked_charge AS a ON a.cid = t.cid"
            " JOIN asked_charge AS b ON b.cid = t.other_cid ORDER BY a.place, b.place"
        )
        return OpenItems(
            self._columns(words.SLIPS),
            self._columns(words.CHARGES),
            self._columns(words.PAIRS),
            self._columns(words.SLIP_PAIRS),
            tuple(retries),
        )

    def show(
        self, slips: set[SlipPlace], charges: set[ChargePlace]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        """Slips and charges that somebody will read about, with their texts."""
        slip_rows, charge_rows = self._wanted(slips, words.SHOWN_SLIPS), self._wanted(charges, words.SHOWN_CHARGES)
        stores = self._texts(("slip", "charge"), "store_id", [*(r[2] for r in slip_rows), *(r[3] for r in charge_rows)])
        # Only an order that two of them share is ever spoken of.
        often = Counter(row[2] for row in charge_rows)
        shared = [key for key, count in often.items() if count > 1]
        orders = self._texts(("charge",), "order_id", {*shared, *(row[15] for row in slip_rows)})
        money, brands = self._money.all, columns.BRANDS
        shown_slips: dict[SlipPlace, Slip] = {}
        for r in slip_rows:
            order = orders.get(r[15]) or _token(r[15])
            facts = [
                *r[:2],
                stores[r[2]],
                "",
                *r[4:10],
                money[r[10]],
                brands[r[11]],
                r[12],
                _token(r[13]),
                r[14],
                order,
            ]
            shown_slips[r[0]] = Slip(*facts)
        shown_charges: dict[ChargePlace, Charge] = {}
        for r in charge_rows:
            order, store = orders.get(r[2]) or _token(r[2]), stores[r[3]] if r[3] else ""
            facts = [*r[:2], order, store, *r[4:7], money[r[7]], *r[8:10], brands[r[10]], r[11], _token(r[12]), *r[13:]]
            shown_charges[r[0]] = Charge(*facts)
        return shown_slips, shown_charges

    def _wanted(self, places: Iterable[int], sql: str) -> list[Any]:
        wanted = {"place": np.array(sorted(places), dtype=np.int64)}
        self._connection.register("wanted", wanted)
        rows = self._rows(sql)
        self._connection.unregister("wanted")
        return rows

    def _texts(self, sides: Iterable[str], column: str, keys: Iterable[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for side in sides:
            wanted = set(keys) - found.keys()
            read = partial(reading.texts, self._connection, self._scans[side], column, wanted)
            found.update(self._watched(read))
        return found

    def number_runs(self) -> list[tuple[str, str, int, int]]:
        """Unbroken runs of slip numbers: store, register ('' for the whole store), first, last; ordered.

        Only of places whose numbers do run: where hardly two follow each other, no gap can be told.
        """
        found: list[tuple[int, int, int, int]] = []
        for register in ("0::UBIGINT", "register"):
            known = "" if register.startswith("0") else "AND register <> 0"
            words_of = self._columns(
                f"SELECT * FROM (SELECT store, {register} AS register, slip_no // 32 AS word,"
                " bit_or(1::BIGINT << (slip_no % 32)::INTEGER) AS bits FROM slip"
                f" WHERE slip_no BETWEEN 1 AND 999999999999999 {known} GROUP BY ALL)"
                " QUALIFY sum(bit_count(bits)) OVER (PARTITION BY store, register)"
                " >= 2 * count(*) OVER (PARTITION BY store, register) ORDER BY ALL"
            )
            found += _runs(words_of)
        stores = self._texts(("slip",), "store_id", {run[0] for run in found})
        registers = self._texts(("slip",), "register_id", {run[1] for run in found})
        return sorted(
            (stores[store], registers.get(register, ""), first, last) for store, register, first, last in found
        )

    def late_pairs(self, late_s: int) -> list[tuple[Slip, Charge]]:
        """Exactly settled pairs whose charge came more than so many seconds after the sale."""
        self._late_s = late_s
        late = f"SELECT sid, cid FROM settled WHERE lag > {late_s}"
        if not self._number(f"SELECT count(*) FROM ({late})"):
            return []
        for side in ("slip", "charge"):
            self._execute(
                f"CREATE TABLE late_{side} AS SELECT x.{side[0]}id, row_number() OVER (ORDER BY {side}_id) - 1 AS place"
                f" FROM ({late}) AS x JOIN {side} USING ({side[0]}id)"
            )
        pairs = self._rows(
            f"SELECT a.place, b.place FROM ({late}) JOIN late_slip AS a USING (sid) JOIN late_charge AS b USING (cid)"
            " ORDER BY a.place"
        )
        self._execute("ALTER TABLE asked_slip RENAME TO kept_slip; ALTER TABLE late_slip RENAME TO asked_slip")
        self._execute("ALTER TABLE asked_charge RENAME TO kept_charge; ALTER TABLE late_charge RENAME TO asked_charge")
        slips, charges = self.show({slip for slip, _ in pairs}, {charge for _, charge in pairs})
        for side in ("slip", "charge"):
            self._execute(f"DROP TABLE asked_{side}; ALTER TABLE kept_{side} RENAME TO asked_{side}")
        return [(slips[slip], charges[charge]) for slip, charge in pairs]

    def write(
        self, links: Sequence[Sequence[int]], findings: Sequence[Finding], names: Sequence[Sequence[str]], *,
        spoken_of: tuple[set[SlipPlace], set[ChargePlace]], exact_ppm: int, folder: Path,
    ) -> int:  # fmt: skip
        """Write both Parquet files in the order of their ids; answers the number of links.

        `links` are columns: charge, slip, role, first charge (places; -1 is none), parts per million, rule; `names` say
        what roles and rules are called; `spoken_of` are the slips and charges in findings.
        """
        self._keep_findings(findings, spoken_of)
        self._keep_links(links, exact_ppm)
        roles, rules = (_case(each, some) for each, some in zip(("role", "rule"), names, strict=True))
        link_rows = (
            f"SELECT link.charge_id, slip_id, {roles} AS role, f.charge_id AS duplicate_of,"
            f" ppm / 1000000 AS confidence, {rules} AS rule FROM link"
            " LEFT JOIN link_first AS f ON f.cid = link.first_cid"
            " ORDER BY link.charge_id, CASE WHEN link.role = 2 THEN slip_id ELSE '' END"
        )
        for select, name in ((link_rows, "links"), ("SELECT * FROM finding ORDER BY finding_id", "findings")):
            target = reading.quoted(str(folder / f"{name}.parquet"))
            self._execute(f"COPY ({select}) TO {target} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)")
        return self._number("SELECT count(*) FROM link")

    @property
    def currency(self) -> str:
        """The currency of what names none."""
        return self._money.default

    def books(self) -> list[tuple[str, str, str, int, int]]:
        """Where every row went: side, currency, label, count, money. Labels ``in`` are what was read."""
        rows = self._read + self._rows(words.BOOKS)
        return [(side, self._money.all[number], label, count, minor) for side, number, label, count, minor in rows]

    def contradictions(self) -> int:
        """How many things were said that cannot be: always 0, or the run fails.

        Links to slips never read, a charge or a slip settled twice, and pairs that settle plainly although their money
        differs. A charge without a link doesn't show here: it is missing in the books.
        """
        settling = self._columns("SELECT cid, sid FROM link WHERE role = 1")
        twice = sum(int((np.bincount(settling[name]) > 1).sum()) for name in ("cid", "sid"))
        return self._number(words.CONTRADICTIONS) + twice

    def _census(self) -> Census:
        slips_by_store, by_store, by_amount = (
            dict(self._rows(sql)) for sql in (words.SLIPS_BY_STORE, words.CHARGES_BY_STORE, words.CHARGES_BY_AMOUNT)
        )
        slips = sum(slips_by_store.values())
        step = 1 + slips // REPEATS_OF_SLIPS
        first, last, middle = self._rows(words.SPAN)[0]
        facts: tuple[Any, ...] = (
            slips_by_store, by_store, by_amount, *self._rows(words.COUNTS)[0], *self._rows(words.STRANGERS)[0],
            *self._rows(words.DOUBLES)[0], (first, last), middle, self._columns(words.HOURS),
            self._columns(words.REPEATS.format(step=step)), *self._rows(words.VISIT_PAIRS)[0],
            self._columns(words.TWINS), self._columns(words.DOUBLES_APART),
        )  # fmt: skip
        return Census(*facts)

    def _mark_incident(self, incident: Incident) -> None:
        stores = [store.upper() for store in incident.stores]
        named = "SELECT hash(unnest($3::VARCHAR[]))" if stores else "SELECT store FROM slip"
        during = f"charged_at BETWEEN $1 AND $2 AND store IN ({named})" if incident.is_known else "false"
        values = [incident.start_s, incident.end_s, *([stores] if stores else [])] if incident.is_known else []
        self._connection.execute(f"CREATE TABLE during AS SELECT rowid AS cid FROM charge_kept WHERE {during}", values)
        self._connection.execute("CREATE OR REPLACE VIEW charge AS SELECT rowid AS cid, * FROM charge_kept")

    def _keep_code_texts(self) -> None:
        """The texts of codes that are no numbers."""
        self._connection.execute("CREATE TABLE code_text (code BIGINT, clean VARCHAR)")
        for side in (columns.SLIPS, columns.CHARGES):
            for column, ours in side.codes:
                rows = self._connection.execute(f"SELECT DISTINCT {ours} FROM {side.name} WHERE {ours} < 0").fetchall()
                found = reading.texts(self._connection, self._scans[side.name], column, (key for (key,) in rows))
                if found:
                    self._fill("code_text", ("BIGINT", "VARCHAR"), zip(*found.items(), strict=True))
        self._connection.execute("CREATE OR REPLACE TABLE code_text AS SELECT DISTINCT code, clean FROM code_text")

    def _keep_links(self, links: Sequence[Sequence[int]], exact_ppm: int) -> None:
        names = ("charge", "slip", "role", "first", "ppm", "rule")
        decided = {name: np.array(column, dtype=np.int64) for name, column in zip(names, links, strict=True)}
        self._connection.register("decided", decided)
        self._execute(
            "CREATE TABLE link_decided AS SELECT c.cid, s.sid, role::TINYINT AS role, f.cid AS first_cid,"
            " ppm::INTEGER AS ppm, rule::TINYINT AS rule FROM decided AS d JOIN asked_charge AS c ON c.place = d.charge"
            " LEFT JOIN asked_slip AS s ON s.place = d.slip LEFT JOIN asked_charge AS f ON f.place = d.first"
        )
        self._connection.unregister("decided")
        self._read = self._rows(words.READ)
        self._execute(words.LINKS.format(exact_ppm=exact_ppm, alone_ppm=ALONE_PPM))
        # From here on the links are all that is left to know of the charges.
        self._execute(
            "DROP VIEW charge; DROP TABLE charge_kept; CREATE TABLE link_first AS SELECT cid, charge_id FROM link"
            " WHERE cid IN (SELECT first_cid FROM link_decided)"
        )

    def _keep_findings(self, findings: Sequence[Finding], spoken_of: tuple[set[SlipPlace], set[ChargePlace]]) -> None:
        texts = [
            (f.finding_id, f.kind.value, _SEPARATOR.join(f.slip_ids), _SEPARATOR.join(f.charge_ids), f.currency,
             _SEPARATOR.join(f.reasons), f.deadline)
            for f in findings
        ]  # fmt: skip
        names = ("finding_id", "kind", "slips", "charges", "currency", "why", "deadline")
        table: Columns = {name: np.array([row[at] for row in texts], dtype=object) for at, name in enumerate(names)}
        table["amount_minor"] = np.array([f.amount_minor for f in findings], dtype=np.int64)
        table["ppm"] = np.array([f.confidence_ppm for f in findings], dtype=np.int64)
        self._connection.register("said", table)
        slips, charges, why = (
            f"CASE WHEN {name} = '' THEN []::VARCHAR[] ELSE string_split({name}, chr(31)) END"
            for name in names[2:4] + names[5:6]
        )
        self._execute(
            f"CREATE TABLE finding AS SELECT finding_id::VARCHAR AS finding_id, kind::VARCHAR AS kind,"
            f" {slips} AS slip_ids,"
            f" {charges} AS charge_ids, amount_minor, currency::VARCHAR AS currency, ppm / 1000000 AS confidence,"
            f" {why} AS reasons, deadline::VARCHAR AS deadline FROM said"
        )
        self._connection.unregister("said")
        for side, places in zip(("slip", "charge"), spoken_of, strict=True):
            key = side[0] + "id"
            self._connection.register("wanted", {"place": np.array(sorted(places), dtype=np.int64)})
            self._execute(
                f"CREATE TABLE finding_{side} AS SELECT {key} FROM wanted JOIN asked_{side} USING (place)"
                f" UNION SELECT {key} FROM settled WHERE lag > {self._late_s}"
            )
            self._connection.unregister("wanted")

    def _fill(self, table: str, types: tuple[str, ...], values: Iterable[tuple[Any, ...]]) -> None:
        listed = [list(column) for column in values]
        if listed:
            row = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(types, 1))
            self._execute(f"INSERT INTO {table} SELECT {row}", listed)

    def _pass(self, name: str, **numbers: int) -> None:
        self._execute(self._passes[name].format(**numbers) if numbers else self._passes[name])

    def _execute(self, sql: str, values: list[Any] | None = None) -> None:
        self._watched(lambda: self._connection.execute(sql, values or []))

    def _rows(self, sql: str) -> list[Any]:
        return self._watched(lambda: self._connection.execute(sql).fetchall())

    def _columns(self, sql: str) -> Columns:
        found: Columns = self._watched(lambda: self._connection.execute(sql).fetchnumpy())
        return found

    def _number(self, sql: str) -> int:
        return int(self._rows(sql)[0][0])

    def _watched(self, work: Callable[[], _Answer]) -> _Answer:
        """Do some work of the engine's, asking all the while whether to stop; troubles in our words."""
        try:
            if self._worker is None or self._stop is None:
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
        except duckdb.IOException as error:
            raise Trouble("reconcile.unwritable", why=str(error).splitlines()[0][:200]) from error


def _split(text: str) -> dict[str, str]:
    pieces = re.split(r"^-- pass: (\w+)$", text, flags=re.MULTILINE)
    return {name: body.strip().rstrip(";") for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def _case(column: str, names: Sequence[str]) -> str:
    cases = " ".join(f"WHEN {number} THEN '{name}'" for number, name in enumerate(names) if name)
    return f"CASE link.{column} {cases} END"


def _token(key: int) -> str:
    """A text that is only compared, as some text."""
    return f"#{key:x}" if key else ""


def _runs(found: Columns) -> list[tuple[int, int, int, int]]:
    """Runs of numbers out of words of 32 bits: store, register, first, last. Only of places whose numbers do run."""
    bits = (found["bits"][:, None] >> np.arange(32)) & 1
    row, bit = np.nonzero(bits)
    store, register, number = found["store"][row], found["register"][row], found["word"][row] * 32 + bit
    if not len(number):
        return []
    fresh = np.r_[True, (store[1:] != store[:-1]) | (register[1:] != register[:-1]) | (number[1:] != number[:-1] + 1)]
    start = np.flatnonzero(fresh)
    end = np.r_[start[1:], len(number)] - 1
    runs = list(
        zip(store[start].tolist(), register[start].tolist(), number[start].tolist(), number[end].tolist(), strict=True)
    )
    how_many, numbers = Counter(run[:2] for run in runs), Counter[tuple[int, int]]()
    for at, register_at, first, last in runs:
        numbers[at, register_at] += last - first + 1
    return [run for run in runs if numbers[run[:2]] >= 5 * how_many[run[:2]]]
