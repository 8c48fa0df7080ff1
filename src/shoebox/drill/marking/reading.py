"""Reads an answer and the truth, and holds them together. DuckDB does the long part: links are never held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import FindingKind
from shoebox.drill.marking.marks import (
    BANDS_PPM,
    Calibration,
    Known,
    Mark,
    Marks,
    RefundMoney,
    Told,
    calibrate,
    from_sums,
)
from shoebox.drill.marking.matching import Matching

_ANSWER = ("links", "findings")
# What sends money back to a customer, and the whole of its amount.
REFUNDED = (FindingKind.DUPLICATE_CHARGE, FindingKind.VOID_CHARGED, FindingKind.REFUND_CHARGED)
_STRANGERS = """
SELECT count(*) FROM links WHERE charge_id NOT IN (SELECT id FROM truth WHERE what = 'charge')
OR (slip_id <> '' AND slip_id NOT IN (SELECT id FROM truth WHERE what = 'slip'))
"""
_SLIPS = "CREATE TEMP TABLE slip AS SELECT id, alike, sales[1] AS sale FROM truth WHERE what = 'slip'"
_CHARGES = "CREATE TEMP TABLE charge AS SELECT id, unnest(sales) AS sale, scored FROM truth WHERE what = 'charge'"
# A charge's slip is right if it is for the charge's sale, or like one that is.
_SAID = """
CREATE TEMP TABLE said AS
SELECT l.charge_id, l.slip_id, l.confidence, s.sale, s.alike,
       EXISTS (
           FROM charge c LEFT JOIN slip t ON t.sale = c.sale
           WHERE c.id = l.charge_id AND (c.sale = s.sale OR t.alike = s.alike)
       ) AS is_right
FROM (SELECT charge_id, slip_id, max(CAST(confidence AS DOUBLE)) AS confidence FROM links
      WHERE slip_id IS NOT NULL AND slip_id <> '' GROUP BY ALL) l
LEFT JOIN slip s ON s.id = l.slip_id
WHERE l.charge_id NOT IN (SELECT id FROM truth WHERE what = 'charge' AND scored = 'open')
"""
_TRUE_PAIRS = """
SELECT count(*) FROM charge c WHERE scored = 'yes' AND EXISTS (FROM slip s WHERE s.sale = c.sale)
"""
_FOUND_PAIRS = """
SELECT coalesce(sum(least(said, due)), 0)::BIGINT FROM (
    SELECT charge_id, count(*) FILTER (is_right) AS said FROM said GROUP BY charge_id
) JOIN (
    SELECT id, count(*) AS due FROM charge c
    WHERE scored = 'yes' AND EXISTS (FROM slip s WHERE s.sale = c.sale) GROUP BY id
) ON id = charge_id
"""
_KNOWN = """
SELECT id, kind, slip_ids, charge_ids, amount_minor, currency, fault, also, optional = 'yes', numbers
FROM truth WHERE what = 'finding' ORDER BY id
"""
_TOLD = """
SELECT finding_id, kind, slip_ids, charge_ids, amount_minor, currency,
       CAST(round(CAST(confidence AS DOUBLE) * 1000000) AS BIGINT), reasons
FROM findings ORDER BY finding_id
"""
_ALIKE = """
SELECT id, alike FROM truth WHERE what IN ('slip', 'charge') AND alike <> '' AND id IN (
    SELECT unnest(slip_ids) FROM truth WHERE what = 'finding' UNION SELECT unnest(charge_ids) FROM truth
    WHERE what = 'finding' UNION SELECT unnest(slip_ids) FROM findings UNION SELECT unnest(charge_ids) FROM findings
)
"""
_LISTS = ("sales", "also", "slip_ids", "charge_ids", "numbers")
_MEMORY = "2GB"


def mark_answer(result: Path, truth: Path) -> Marks:
    """Mark the folder of a reconciliation by the folder of a drill.

    Refuses folders that are not what they are taken for (``drill.no_answer``, ``drill.no_truth``).
    """
    import duckdb  # noqa: PLC0415  (a heavy import)

    with duckdb.connect(config={"threads": 2, "memory_limit": _MEMORY}) as db:
        try:
            _open(db, result, truth)
            if db.execute(_STRANGERS).fetchall()[0][0]:
                raise Refusal("drill.strangers", result=result, truth=truth)
            db.execute(_SLIPS)
            db.execute(_CHARGES)
            db.execute(_SAID)
            links, link_confidence = _links(db)
            known = [_known(row) for row in db.execute(_KNOWN).fetchall()]
            told = [_told(row) for row in db.execute(_TOLD).fetchall()]
            alike = dict(db.execute(_ALIKE).fetchall())
        except (duckdb.OutOfMemoryException, OSError) as wrong:
            raise Trouble("drill.unreadable", why=str(wrong).splitlines()[0]) from wrong
        except (duckdb.Error, ValueError) as wrong:
            raise Refusal("drill.not_comparable", result=result, truth=truth) from wrong
    matching = Matching(told, alike)
    matching.look_for(known)
    return _marks(known, told, matching, links, link_confidence)


def _open(db: Any, result: Path, truth: Path) -> None:
    for name in _ANSWER:
        path = result / f"{name}.parquet"
        if not path.is_file():
            raise Refusal("drill.no_answer", file=result, part=path.name)
        db.execute(f"CREATE TEMP VIEW {name} AS FROM read_parquet('{_quoted(path)}')")
    parquet, text = truth / "truth.parquet", truth / "truth.csv"
    if parquet.is_file():
        db.execute(f"CREATE TEMP VIEW truth AS FROM read_parquet('{_quoted(parquet)}')")
    elif text.is_file():
        lists = ", ".join(f"coalesce(string_split(nullif({name}, ''), ' '), []) AS {name}" for name in _LISTS)
        source = f"read_csv('{_quoted(text)}', header = true, all_varchar = true)"
        changed = f"* REPLACE ({lists}, CAST(amount_minor AS BIGINT) AS amount_minor)"
        db.execute(f"CREATE TEMP VIEW truth AS SELECT {changed} FROM {source}")  # noqa: S608  (quoted)
    else:
        raise Refusal("drill.no_truth", file=truth)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _links(db: Any) -> tuple[Mark, Calibration]:
    said, right = db.execute("SELECT count(*), count(*) FILTER (is_right) FROM said").fetchall()[0]
    due = db.execute(_TRUE_PAIRS).fetchall()[0][0]
    found = db.execute(_FOUND_PAIRS).fetchall()[0][0]
    mark = Mark(name="links", raised=said, true=right, false=said - right, found=found, missed=due - found)
    bands = " ".join(f"WHEN ppm <= {high} THEN {at}" for at, high in enumerate(BANDS_PPM))
    rows = db.execute(
        f"SELECT CASE {bands} END, count(*), sum(ppm)::BIGINT, count(*) FILTER (is_right) "  # noqa: S608
        "FROM (SELECT is_right, CAST(round(confidence * 1000000) AS BIGINT) AS ppm FROM said) GROUP BY 1"
    ).fetchall()
    by_band = {at: sums for at, *sums in rows}
    return mark, from_sums([by_band.get(at, [0, 0, 0]) for at in range(len(BANDS_PPM))])


def _known(row: Sequence[Any]) -> Known:
    name, kind, slips, charges, minor, currency, fault, also, optional, numbers = row
    return Known(
        name, FindingKind(kind), tuple(slips), tuple(charges), minor, currency, fault or "",
        tuple(FindingKind(one) for one in also), optional, tuple(numbers),
    )  # fmt: skip


def _told(row: Sequence[Any]) -> Told:
    name, kind, slips, charges, minor, currency, confidence_ppm, reasons = row
    return Told(
        name, FindingKind(kind), tuple(slips or ()), tuple(charges or ()), minor, currency, confidence_ppm,
        tuple(reasons or ()),
    )  # fmt: skip


def _marks(
    known: Sequence[Known], told: Sequence[Told], matching: Matching, links: Mark, link_confidence: Calibration
) -> Marks:
    is_true = {one.name: one.name in matching.answers for one in told}
    found = {one.name for answered in matching.answers.values() for one in answered}
    return Marks(
        links=links,
        kinds=tuple(_kinds(known, told, is_true, found)),
        refunds=tuple(_refunds(known, told, matching)),
        finding_confidence=calibrate((one.confidence_ppm, is_true[one.name]) for one in told),
        link_confidence=link_confidence,
        missed=tuple(matching.missed),
        false=tuple(one for one in told if not is_true[one.name]),
    )


def _kinds(known: Sequence[Known], told: Sequence[Told], is_true: dict[str, bool], found: set[str]) -> Iterator[Mark]:
    raised = Counter(one.kind for one in told)
    true = Counter(one.kind for one in told if is_true[one.name])
    was_found = Counter(one.kind for one in known if one.name in found)
    missed = Counter(one.kind for one in known if one.name not in found and not one.optional)
    for kind in FindingKind:
        if raised[kind] or was_found[kind] or missed[kind]:
            yield Mark(
                name=kind.value, raised=raised[kind], true=true[kind], false=raised[kind] - true[kind],
                found=was_found[kind], missed=missed[kind],
            )  # fmt: skip


def _refunds(known: Sequence[Known], told: Sequence[Told], matching: Matching) -> Iterator[RefundMoney]:
    """Money said beyond what is due is wrong, whether the finding itself is or only its amount."""
    due: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    open_minor = {one.name: one.minor for one in known}
    refunds = [one for one in told if one.kind in REFUNDED]
    counted = {one.name: one for one in matching.missed if one.kind in REFUNDED}
    counted |= {one.name: one for each in refunds for one in matching.answers.get(each.name, ())}
    for one in counted.values():
        due[one.currency] += one.minor
    for each in refunds:
        left = each.minor
        for one in matching.answers.get(each.name, ()):
            paid = min(left, open_minor[one.name])
            open_minor[one.name] -= paid
            right[each.currency] += paid
            left -= paid
        wrong[each.currency] += left
    for currency in sorted(due.keys() | wrong.keys()):
        yield RefundMoney(currency, due[currency], right[currency], wrong[currency])
