"""DuckDB runs the passes: reads both sides, settles what only fits once, fetches what is open, writes the results.

With its neighbours the one place that imports duckdb. What a slip or a charge means is decided elsewhere, in Python.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import Finding
from shoebox.reconcile import differing, intake
from shoebox.reconcile.engines import columns
from shoebox.reconcile.engines import duckdb_faults as faults
from shoebox.reconcile.engines import duckdb_reading as reading
from shoebox.reconcile.engines import duckdb_results as results
from shoebox.reconcile.engines import duckdb_words as words
from shoebox.reconcile.engines.columns import Side
from shoebox.reconcile.engines.duckdb_keeping import KeptTables, keep_reading, reading_of
from shoebox.reconcile.engines.duckdb_room import Room
from shoebox.reconcile.engines.duckdb_watch import Watch
from shoebox.reconcile.engines.number_runs import runs_of_words
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import Source
from shoebox.reconcile.links import Books, Numbered, every_link, lined_up
from shoebox.reconcile.passing import (
    BLOCKS,
    COMMON_PRICE_SLIPS,
    LAG_S_MAX,
    LAG_S_MIN,
    OPEN,
    ORDER_S_MIN,
    RARE_PRICE_CHARGES,
    REPEATS_OF_SLIPS,
    SAMPLE_ROWS,
    WEIGHED_ROWS,
    asking,
    keying_steps,
    numbers_sql,
    passes_text,
    split,
)  # fmt: skip
from shoebox.reconcile.proof import StoreDays, Tally
from shoebox.reconcile.reasons import day_text
from shoebox.reconcile.sides import Census, Charge, ChargePlace, Columns, Counts, OpenItems, Slip, SlipPlace
from shoebox.reconcile.timing import Ints
from shoebox.reconcile.weighing import Marks

# Where nobody says: of the whole process, and of the engine's tables, which spill to the disk beyond it. A million
# slips and their charges have 610 MB, ten million the most.
PROCESS_BYTES = 3_900_000_000
TABLES_BYTES, TABLES_LEAST_BYTES, TABLES_ROW_BYTES = 3_200_000_000, 300_000_000, 120
# By how much the others grow: for each slip of a doubted pair, for each charge
# and pair that is open, beyond the columns of whoever is open, for each that somebody will read about, and for each
# charge that has a link.
DOUBTED_BYTES, OPEN_BYTES, DECIDING_TIMES, SHOWN_BYTES, LINK_BYTES = 80, 60, 2, 1_500, 80
LINED_AT_ONCE, LINED_AT_ONCE_BOUND = 4_000_000, 400_000  # links, where nobody bounds the memory and where somebody does
_SIDES = ("slip", "charge")
_FEW = ("store_id", "register_id")  # columns of so few texts that they are kept once they were read
_Answer = TypeVar("_Answer")


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
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(spill_folder),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        }
        self._spill = spill_folder
        self._connection = duckdb.connect(config=settings)
        self._room = Room(self._connection, memory_limit, usual_bytes=PROCESS_BYTES, most_bytes=TABLES_BYTES)
        self._watch = Watch(self._connection, stop)
        # Else it draws one on the standard output of whoever runs a line of Python.
        self._connection.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
        self._passes = split(passes_text())
        self._scans: dict[str, list[reading.Scan]] = {}
        self._money = columns.Currencies("USD", ("USD",))
        self._links: Columns = {}
        self._known_texts: dict[str, dict[int, str]] = {}
        self._kept, self._is_reading_kept = KeptTables(self._connection), False
        self._late_s, self._offset_s = LAG_S_MAX, 0

    def close(self) -> None:
        """Let go of all memory and spilled files."""
        self._watch.close()
        self._connection.close()

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""
        return self._watched(lambda: self._load(slips, charges, incident))

    def _load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[intake.BadLine]:
        connection, sides = self._connection, ((columns.SLIPS, slips), (columns.CHARGES, charges))
        self._offset_s = 60 * incident.offset_min
        for side, sources in sides:
            self._scans[side.name] = reading.scans(connection, side, sources, spill_folder=self._spill)
        every = [scan for scans in self._scans.values() for scan in scans]
        self._money = reading.currencies(connection, every, incident.currency)
        bad = reading.rejects(connection)
        for side, sources in sides:
            bad += self._load_side(side, sources, is_something_rejected=bool(bad))
        self._make_room()
        self._mark_incident(incident)
        self._keep_code_texts()
        return sorted(bad)

    def _make_room(self) -> None:
        if not self._room.is_given:
            rows = sum(self._number(f"SELECT count(*) FROM {side}") for side in _SIDES)
            self._room.most_bytes = min(TABLES_BYTES, TABLES_LEAST_BYTES + rows * TABLES_ROW_BYTES)
        self._room.share(DOUBTED_BYTES * min(WEIGHED_ROWS, self._number("SELECT count(*) FROM slip")))

    def keep(self, part: Path) -> None:
        """Write the tables that are new since it was last asked into a folder."""
        self._watched(lambda: self._kept.keep(part))
        if not self._is_reading_kept:
            keep_reading(part, self._scans, self._money, self._spill)
            self._is_reading_kept = True

    def take_up(self, parts: Sequence[Path], incident: Incident) -> None:
        """Have the tables of the engine that kept these parts."""
        self._offset_s = 60 * incident.offset_min
        self._scans, self._money = reading_of(parts[0])
        self._is_reading_kept = True
        self._watched(lambda: self._kept.take_up(parts))
        self._make_room()

    def _load_side(self, side: Side, sources: list[Source], *, is_something_rejected: bool) -> list[intake.BadLine]:
        connection, scans = self._connection, self._scans[side.name]
        total, kept, ids_repeat = reading.load(connection, side, scans, self._money)
        if not total and not is_something_rejected:
            raise Refusal("reconcile.no_rows", side=side.name + "s")
        if ids_repeat:
            reading.keep_first_of_each_id(connection, side, scans, self._money)
        if kept == total and not ids_repeat:
            return []
        found = faults.suspects(connection, side, scans, self._money, reading.origins(scans))
        return list(intake.trace(found, sources, side.columns))

    def tally(self) -> tuple[Census, Columns]:
        """Count both sides, and sample the pairs that only fit each other, as columns (`evidence.learn`)."""
        for name in ("meeting", "crowd", "anchor", "lone_slip", "lone_charge", "stranger"):
            self._pass(name)
        census = self._census()
        step = max(1, census.settled // SAMPLE_ROWS)
        return census, self._columns(words.ANCHORS.format(step=step))

    def numbers(self, side: str, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the rows of some ids, of ``slip`` or ``charge``."""
        return {own: number for number, own in self._rows(numbers_sql(side, ids))} if ids else {}

    def settle(self, auth_tells: bool, lag_s_min: int, is_sure: Callable[[Columns], Marks], stay: Columns) -> int:
        """Settle what only fits once and isn't contradicted, and what stays as it was; answers how many.

        `is_sure` is asked about pairs of which only the charge has an approval code; `stay` are pairs that an earlier
        run settled (``sid``, ``cid``, ``ppm``).
        """
        self._pass("bare")
        self._execute("CREATE TABLE sure (sid BIGINT); CREATE TABLE stay (sid BIGINT, cid BIGINT, ppm INTEGER)")
        self._insert("stay", stay)
        if auth_tells:
            shares = 1 + self._number("SELECT count(*) FROM slip") // WEIGHED_ROWS
            for share in range(shares):
                lag = {"lag_s_min": lag_s_min, "lag_s_max": LAG_S_MAX}
                rows = self._columns(words.DOUBTED.format(shares=shares, share=share, **lag))
                self._insert("sure", {"sid": rows["sid"][is_sure(rows)]})
        self._pass("settled", auth_tells=int(auth_tells), lag_s_min=lag_s_min, lag_s_max=LAG_S_MAX)
        for name in ("open_slip", "open_charge"):
            self._pass(name)
        self._execute(
            "DROP TABLE lone_slip; DROP TABLE lone_charge; DROP TABLE stranger; DROP VIEW anchor; DROP TABLE crowd;"
            " DROP TABLE meeting; DROP TABLE bare; DROP TABLE sure; DROP TABLE stay"
        )
        return self._number("SELECT count(*) FROM settled")

    def open_items(self) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about."""
        self._room.share()
        self._execute("CREATE TABLE keying_step (minor BIGINT)")
        self._insert("keying_step", {"minor": keying_steps()})
        for name in ("store_charge", "mate", "lonely", "spare_charge"):
            self._pass(name)
        self._pass("common_price", slips=COMMON_PRICE_SLIPS)
        self._pass("rare_price", charges=RARE_PRICE_CHARGES)
        self._pass("own", lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX)
        self._pass("rest")
        self._pass(asking(self._number(self._passes["chance"])))
        for name in BLOCKS:
            self._pass(name, lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX, order_s_min=ORDER_S_MIN)
        for name in ("pair", "slip_pair", "retry", "asked_slip", "asked_charge"):
            self._pass(name)
        asked, pairs_found = (
            self._number(sql) for sql in ("SELECT count(*) FROM asked_charge", "SELECT count(*) FROM pair")
        )
        self._room.share(OPEN_BYTES * (2 * asked + pairs_found))
        retries = self._rows(
            "SELECT a.place, b.place FROM retry AS t JOIN asked_charge AS a ON a.cid = t.cid"
            " JOIN asked_charge AS b ON b.cid = t.other_cid ORDER BY a.place, b.place"
        )
        found, twins = self._columns(words.PAIRS), self._columns(words.SLIP_PAIRS)
        for name in (*BLOCKS, *OPEN):
            self._execute(f"DROP {'VIEW' if name == 'asking' else 'TABLE'} {name}")
        slips, charges = (_placed(self._columns(sql)) for sql in (words.SLIPS, words.CHARGES))
        texts = dict(self._rows("SELECT code, clean FROM code_text"))
        pairs = differing.pairs(slips, charges, _in_order(found, "charge", "slip"), texts)
        slip_pairs = differing.slip_pairs(slips, _in_order(twins, "one", "other"), texts)
        items = OpenItems(slips, charges, pairs, slip_pairs, tuple(retries))
        held = sum(column.nbytes for side in (slips, charges, pairs, slip_pairs) for column in side.values())
        self._room.share(DECIDING_TIMES * held)  # large tables go to the disk while others decide
        return items

    def show(
        self, slips: set[SlipPlace], charges: set[ChargePlace]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        """Slips and charges that somebody will read about, with their texts."""
        self._room.share(SHOWN_BYTES * (len(slips) + len(charges)))
        of_slips, of_charges = self._wanted(slips, words.SHOWN_SLIPS), self._wanted(charges, words.SHOWN_CHARGES)
        stores = self._texts(("slip", "charge"), "store_id", {*of_slips["store"], *of_charges["store"]})
        # Only an order that two of them share is ever spoken of.
        often = Counter(of_charges["order_id"])
        shared = [key for key, count in often.items() if count > 1]
        orders = self._texts(("charge",), "order_id", {*shared, *of_slips["order_ref"]})
        for facts, order in ((of_slips, "order_ref"), (of_charges, "order_id")):
            facts["store"] = [stores.get(key, "") for key in facts["store"]]
            facts["currency"] = [self._money.all[number] for number in facts["currency"]]
            facts["brand"] = [columns.BRANDS[number] for number in facts["brand"]]
            facts["card"] = [columns.token(key) for key in facts["card"]]
            facts[order] = [orders.get(key) or columns.token(key) for key in facts[order]]
        return (
            {slip.place: slip for slip in map(Slip, *(of_slips[name] for name in Slip._fields))},
            {charge.place: charge for charge in map(Charge, *(of_charges[name] for name in Charge._fields))},
        )

    def _wanted(self, places: Iterable[int], sql: str) -> dict[str, list[Any]]:
        wanted = {"place": np.array(sorted(places), dtype=np.int64)}
        self._connection.register("wanted", wanted)
        found = self._columns(sql)
        self._connection.unregister("wanted")
        return {name: column.tolist() for name, column in found.items()}

    def _texts(self, sides: Iterable[str], column: str, keys: Iterable[int]) -> dict[int, str]:
        found = self._known_texts.setdefault(column, {}) if column in _FEW else {}
        asked = set(keys)
        for side in sides:
            read = partial(reading.texts, self._connection, self._scans[side], column, asked - found.keys())
            found.update(self._watched(read))
        return {key: found[key] for key in asked if key in found}

    def number_runs(self) -> list[tuple[str, str, int, int]]:
        """Unbroken runs of slip numbers: store, register ('' for the whole store), first, last; ordered.

        Only of places whose numbers do run: where hardly two follow each other, no gap can be told.
        """
        self._room.share()
        found: list[tuple[int, int, int, int]] = []
        for register in ("0::UBIGINT", "register"):
            known = "" if register.startswith("0") else "AND register <> 0"
            words_of = self._columns(
                f"WITH every AS MATERIALIZED (SELECT store, {register} AS register, slip_no // 32 AS word,"
                " bit_or(1::BIGINT << (slip_no % 32)::INTEGER) AS bits FROM slip"
                f" WHERE slip_no BETWEEN 1 AND 999999999999999 {known} GROUP BY ALL),"
                " running AS (SELECT store, register FROM every GROUP BY ALL"
                " HAVING sum(bit_count(bits)) >= 2 * count(*))"
                " SELECT store, register, word, bits FROM every SEMI JOIN running USING (store, register) ORDER BY ALL"
            )
            found += runs_of_words(words_of)
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
                f"CREATE TABLE late_{side} AS SELECT s.*, row_number() OVER (ORDER BY {side}_id) - 1 AS place"
                f" FROM ({late}) AS x JOIN {side} AS s USING ({side[0]}id)"
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
        self._room.share(LINK_BYTES * self._number("SELECT count(*) FROM charge") + SHOWN_BYTES * len(findings))
        self._watched(lambda: results.keep_findings(self._connection, findings))
        self._execute(results.copy_sql(results.FINDINGS, folder, "findings") + "; DROP TABLE finding")
        numbers = [self._columns(f"SELECT {side[0]}id AS id FROM asked_{side} ORDER BY place")["id"] for side in _SIDES]
        self._keep_links(links, numbers, exact_ppm)
        self._said = [number[sorted(places)] for number, places in zip(numbers, spoken_of, strict=True)]
        first, beyond = lined_up(self._links, self._charges)
        lined = self._line_up(first)
        self._connection.register("beyond", beyond)
        self._room.share()  # what the links were made from is let go of by now
        self._execute(results.copy_sql(results.links_sql(words.LINKS.format(lined=lined), names), folder, "links"))
        self._connection.unregister("beyond")
        return len(self._links["cid"])

    def _line_up(self, first: Columns) -> str:
        """The first link of every charge beside its id: what a question reads them from."""
        at_once, size = LINED_AT_ONCE_BOUND if self._room.is_given else LINED_AT_ONCE, len(first["cid"])
        if size <= at_once:
            self._connection.register("linked", first)
            return words.LINED.format(some="")
        for start in range(0, size, at_once):
            rows = {name: column[start : start + at_once] for name, column in first.items()}
            some = words.LINED_SOME.format(first=rows["cid"][0], last=rows["cid"][-1])
            self._connection.register("linked", rows)
            verb = "INSERT INTO lined" if start else "CREATE TABLE lined AS"
            self._execute(f"{verb} {words.LINED.format(some=some)}")
        return "lined"

    @property
    def currency(self) -> str:
        """The currency of what names none."""
        return self._money.default

    def books(self) -> tuple[list[tuple[str, str, int, int]], StoreDays, int]:
        """What was read by side and currency, where every row of every store-day went, and what was said that can't be.

        The last is always 0, or the run fails; it counts what `links.Books` calls contradictions. A charge without a
        link doesn't show there: it is missing in the books.
        """
        self._room.share(LINK_BYTES * len(self._charges.there))
        slips = self._numbered(words.SLIPS_READ, "sid", ("voided", "cash"))
        late = self._columns(f"SELECT sid, cid FROM settled WHERE lag > {self._late_s}")
        said = tuple(np.zeros(len(each.there), dtype=bool) for each in (slips, self._charges))
        for marks, numbers, also in zip(said, self._said, (late["sid"], late["cid"]), strict=True):
            marks[numbers] = True
            marks[also] = True
        books = Books(slips, self._charges, self._links, (said[0], said[1]))
        read = [(side, self._money.all[number], count, minor) for side, number, count, minor in self._rows(words.READ)]
        places = self._store_days()
        some = len(places)
        days = StoreDays(
            places, self._read_by_day("slip", "sold_at", some), books.slips(some), books.paid(some),
            self._read_by_day("charge", "charged_at", some), books.charges(some),
        )  # fmt: skip
        return read, days, books.contradictions()

    def _numbered(self, sql: str, number: str, marks: tuple[str, ...]) -> Numbered:
        return Numbered.of(self._columns(sql.format(offset_s=self._offset_s)), number, marks)

    def _store_days(self) -> list[tuple[str, str, str]]:
        rows = self._rows("SELECT store, day, currency FROM store_day ORDER BY day_no")
        stores = self._texts(_SIDES, "store_id", {store for store, _, _ in rows})
        return [(stores.get(store, ""), day_text(day), self._money.all[currency]) for store, day, currency in rows]

    def _read_by_day(self, side: str, time: str, some: int) -> Tally:
        found = self._columns(words.READ_BY_DAY.format(side=side, time=time, offset_s=self._offset_s))
        tally = Tally(np.zeros(some, dtype=np.int64), np.zeros(some, dtype=np.int64))
        tally.count[found["day_no"]], tally.minor[found["day_no"]] = found["n"], found["minor"]
        return tally

    def _census(self) -> Census:
        slips_by_store, by_store, by_amount = (
            Counts(self._rows(sql)) for sql in (words.SLIPS_BY_STORE, words.CHARGES_BY_STORE, words.CHARGES_BY_AMOUNT)
        )
        slips = sum(slips_by_store.values())
        step = 1 + slips // REPEATS_OF_SLIPS
        first, last, middle = self._rows(words.SPAN)[0]
        facts: tuple[Any, ...] = (
            slips_by_store, by_store, by_amount, *self._rows(words.COUNTS)[0], *self._rows(words.STRANGERS)[0],
            *self._rows(words.DOUBLES)[0], (first, last), middle, self._columns(words.HOURS),
            self._columns(words.REPEATS.format(step=step)), *self._rows(words.VISIT_PAIRS)[0],
            self._columns(words.TWINS), self._columns(words.DOUBLES_APART), *self._rows(words.STRUCK_OUT)[0],
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
        kept: dict[int, str] = {}
        for side in (columns.SLIPS, columns.CHARGES):
            for column, ours in side.codes:
                rows = self._connection.execute(f"SELECT DISTINCT {ours} FROM {side.name} WHERE {ours} < 0").fetchall()
                found = reading.texts(self._connection, self._scans[side.name], column, (key for (key,) in rows))
                kept.update(found)
        self._fill("code_text", ("BIGINT", "VARCHAR"), zip(*kept.items(), strict=True))

    def _keep_links(self, links: Sequence[Sequence[int]], numbers: Sequence[Ints], exact_ppm: int) -> None:
        slip, charge = (np.append(each, -1) for each in numbers)  # the place -1 is none
        names = ("charge", "slip", "role", "first", "ppm", "rule")
        places = {name: np.array(column, dtype=np.int64) for name, column in zip(names, links, strict=True)}
        decided = {name: places[name] for name in ("role", "ppm", "rule")}
        decided |= {"cid": charge[places["charge"]], "sid": slip[places["slip"]], "first": charge[places["first"]]}
        self._execute(words.STORE_DAYS.format(offset_s=self._offset_s))
        self._charges = self._numbered(words.CHARGES_READ, "cid", ("captured",))
        settled = self._columns("SELECT cid, sid, stay_ppm FROM settled")
        self._links = every_link(self._charges, settled, decided, exact_ppm)

    def _fill(self, table: str, types: tuple[str, ...], values: Iterable[tuple[Any, ...]]) -> None:
        listed = [list(column) for column in values]
        if listed:
            row = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(types, 1))
            self._execute(f"INSERT INTO {table} SELECT {row}", listed)

    def _insert(self, table: str, rows: Columns) -> None:
        self._connection.register("given", rows)
        self._execute(f"INSERT INTO {table} SELECT * FROM given")
        self._connection.unregister("given")

    def _pass(self, name: str, **numbers: int) -> None:
        self._execute(self._passes[name].format(**numbers) if numbers else self._passes[name])

    def _execute(self, sql: str, values: list[Any] | None = None) -> None:
        self._asked(lambda: self._connection.execute(sql, values or []))

    def _rows(self, sql: str) -> list[Any]:
        return self._asked(lambda: self._connection.execute(sql).fetchall())

    def _columns(self, sql: str) -> Columns:
        found: Columns = self._asked(lambda: self._connection.execute(sql).fetchnumpy())
        return found

    def _asked(self, statement: Callable[[], _Answer]) -> _Answer:
        """One statement, which leaves nothing where it fails; with more room where it needs some that can be had."""
        try:
            while True:
                try:
                    return self._watched(statement)
                except Trouble as trouble:
                    if trouble.code != "reconcile.memory" or not self._room.widen():
                        raise
        finally:
            self._room.settle()

    def _number(self, sql: str) -> int:
        return int(self._rows(sql)[0][0])

    def _watched(self, work: Callable[[], _Answer]) -> _Answer:
        """Do some work of the engine's, asking all the while whether to stop; troubles in our words."""
        try:
            return self._watch(work)
        except duckdb.IOException as error:
            raise Trouble("reconcile.unwritable", why=str(error).splitlines()[0][:200]) from error


def _placed(found: Columns) -> Columns:
    """Rows in the order of their places, which are the numbers from 0: each is put there, which sorts nothing."""
    place = found.pop("place")
    order = np.empty(len(place), dtype=np.int64)
    order[place] = np.arange(len(place))
    return {name: found.pop(name)[order] for name in tuple(found)}  # never twice of all columns


def _in_order(found: Columns, first: str, second: str) -> Columns:
    """Pairs of places by the first and then the second: as one number they are sorted many times faster."""
    size = int(found[second].max(initial=0)) + 1
    both = found.pop(first).astype(np.int64)
    both *= size
    both += found.pop(second)  # never more of all pairs than this number and what comes of it
    both.sort()
    one, other = (np.empty(len(both), dtype=np.int32) for _ in range(2))
    for start in range(0, len(both), differing.PAIRS_AT_ONCE):
        some = slice(start, start + differing.PAIRS_AT_ONCE)
        one[some], other[some] = np.divmod(both[some], size)
    return {first: one, second: other}
